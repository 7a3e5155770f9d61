"""Words of hostile origin made safe for a terminal, and kept in reading order beside Latin ones."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRM, RLM = "\u200e", "\u200f"
# C0 and C1 control characters (they move cursors and change colours), the bidirectional controls (they
# reorder what a reader sees: CVE-2021-42574), and line and paragraph separators.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"\S+")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# Figures and options that turn round behind Arabic letters: a hyphen or a dash between two numbers is there
# no part of either (UAX #9, W4 and W7), and one before a word goes to its other side. What stands between
# isolates already is passed over.
_TURNED = re.compile(
    r"[\u2066-\u2068][^\u2066-\u2069]*\u2069"
    r"|(?P<turned>(?<![\w-])--?[A-Za-z][\w-]*|[0-9]+(?:[-–/:.][0-9]+)*[-–][0-9]+(?:[-–/:.][0-9]+)*)"
)


def clean(text: str) -> str:
    r"""Return ``text`` without control characters, bidirectional controls and lone surrogates; lines stay.

    Example:
        >>> clean("a\x1b[31mb\u202ec")
        'a[31mbc'
    """
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    r"""Return ``text`` cleaned and on one line.

    Example:
        >>> one_line("a\n  b")
        'a b'
    """
    return clean(_SPACE.sub(" ", text)).strip()


def upright(text: str) -> str:
    r"""Return ``text`` with days, ranges and options between isolates where Arabic is beside them.

    Example:
        >>> upright("رُوي في 2024-08-13")
        'رُوي في \u20662024-08-13\u2069'
        >>> upright("told on 2024-08-13")
        'told on 2024-08-13'
    """
    return _TURNED.sub(_left_to_right, text) if RIGHT_TO_LEFT.search(text) else text


def _left_to_right(found: re.Match[str]) -> str:
    turned = found["turned"]
    return f"{LRI}{turned}{PDI}" if turned else found[0]


def isolate(text: str) -> str:
    """Return ``text`` between FSI and PDI, so that what stands beside it keeps its place.

    Days and ranges in it are kept `upright`. Text of ASCII letters alone needs none of this and is returned
    as it is. Source: Unicode UAX #9, 2.4.
    """
    return text if text.isascii() else f"{FSI}{upright(text)}{PDI}"


def directed(text: str, lang: str) -> str:
    r"""Return a line of several parts between isolates of the screen's own direction.

    Example:
        >>> directed("أ · b", "ar")
        '\u2067أ · b\u2069'
    """
    return text if text.isascii() else f"{RLI if lang == 'ar' else LRI}{upright(text)}{PDI}"


def flush(text: str, lang: str, columns: int) -> str:
    """Return a line of a screen, an Arabic one with its beginning at the right edge of ``columns``."""
    if lang != "ar" or not text:
        return text
    return " " * max(0, columns - width(text)) + directed(text, lang)


def width(text: str) -> int:
    r"""Return how many terminal columns ``text`` takes.

    Colours, marks and format characters take none, wide letters two.

    Example:
        >>> width("مُدن"), width("\u2068ab\u2069"), width("中")
        (3, 2, 2)
    """
    shown = _COLOUR.sub("", text) if "\x1b" in text else text
    return len(shown) if shown.isascii() else sum(_cells(letter) for letter in shown)


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _head(text: str, columns: int) -> str:
    used = 0
    for index, letter in enumerate(text):
        used += _cells(letter)
        if used > columns:
            return text[:index]
    return text


def _pieces(text: str, columns: int) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        word = match.group()
        while width(word) > columns:
            head = _head(word, columns) or word[0]
            yield head
            word = word[len(head) :]
        if word:
            yield word


def wrap(text: str, columns: int) -> list[str]:
    """Return ``text`` in lines of at most ``columns``, broken between words where that can be.

    Example:
        >>> wrap("one two three", 7)
        ['one two', 'three']
    """
    lines = [""]
    for word in _pieces(text, columns):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def wrap_few(text: str, columns: int, lines: int) -> list[str]:
    """Return ``text`` in at most so many ``lines``; what is left out is told by … after the last whole word.

    Example:
        >>> wrap_few("one two three four", 9, 1)
        ['one two …']
    """
    whole = wrap(text, columns)
    if len(whole) <= lines:
        return whole
    return [*whole[: lines - 1], f"{wrap(' '.join(whole[lines - 1 :]), columns - 2)[0]} …"]


def pack(parts: Iterable[str], columns: int, joint: str = "  ") -> list[str]:
    r"""Return parts set beside each other, each isolated, in lines of at most ``columns``.

    Lines are broken between parts; a part that is longer than a line is wrapped by itself.

    Example:
        >>> pack(["sdf", "3–7", "by name"], 12)
        ['sdf  \u20683–7\u2069', 'by name']
    """
    lines: list[str] = []
    for part in parts:
        first, *rest = wrap(part, columns)
        if lines and not rest and width(lines[-1]) + width(joint) + width(first) <= columns:
            lines[-1] += joint + isolate(first)
        else:
            lines += [isolate(first), *map(isolate, rest)]
    return lines
