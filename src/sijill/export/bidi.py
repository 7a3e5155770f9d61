"""Words of hostile origin made safe for a terminal, and kept in reading order beside Latin ones."""

import re
import unicodedata
from collections.abc import Iterator

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
# C0 and C1 control characters (they move cursors and change colours), the bidirectional controls (they
# reorder what a reader sees: CVE-2021-42574), and line and paragraph separators.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"\S+")


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


def isolate(text: str) -> str:
    """Return ``text`` between FSI and PDI, so that what stands beside it keeps its place.

    Text of ASCII letters alone needs none and is returned as it is. Source: Unicode UAX #9, 2.4.
    """
    return text if text.isascii() else f"{FSI}{text}{PDI}"


def directed(text: str, lang: str) -> str:
    r"""Return a line of several parts between isolates of the screen's own direction.

    Example:
        >>> directed("أ · b", "ar")
        '\u2067أ · b\u2069'
    """
    return text if text.isascii() else f"{RLI if lang == 'ar' else LRI}{text}{PDI}"


def width(text: str) -> int:
    r"""Return how many terminal columns ``text`` takes: marks and format characters none, wide ones two.

    Example:
        >>> width("مُدن"), width("\u2068ab\u2069"), width("中")
        (3, 2, 2)
    """
    return len(text) if text.isascii() else sum(_cells(letter) for letter in text)


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """Return ``text``, ended by … where it would take more than ``columns``.

    Example:
        >>> cut("abcdef", 4)
        'abc…'
    """
    if width(text) <= columns:
        return text
    return _head(text, columns - 1).rstrip() + "…"


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
