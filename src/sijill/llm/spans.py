"""Where words stand in a text: exactly, or but for spacing, diacritics and quotation marks."""

import re

from msgspec import Struct

from sijill.schema import Span

_DIACRITICS = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_QUOTES = frozenset("\"'«»“”„‟‘’‚‛`´‹›")


class Evened(Struct, frozen=True):
    """A copy of a text with single blanks, without diacritics, all quotation marks the same.

    Attributes:
        text: the copy. at: for each character of it the offset of its original. whole: the original.
    """

    text: str
    at: tuple[int, ...]
    whole: str


def even(text: str) -> Evened:
    """Return the evened copy of a text. Nothing else is repaired: another letter is another word.

    Example:
        >>> even('قالَ  «نعم»').text
        'قال "نعم"'
    """
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        one = _evened(letter)
        if one and not (one == " " and letters and letters[-1] == " "):
            letters.append(one)
            origin.append(place)
    return Evened("".join(letters), tuple(origin), text)


def _evened(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in _QUOTES:
        return '"'
    return "" if _DIACRITICS.match(letter) else letter


def locate(words: str, where: Evened, near: int = 0, within: Span | None = None) -> Span | None:
    """Return where words stand, the nearest place to ``near``; None where they do not.

    Args:
        words: as somebody quoted them.
        where: the text.
        near: an offset of the original.
        within: only inside this stretch of the original.
    """
    wanted = even(words).text.strip().strip('"').strip()
    if not wanted:
        return None
    found = [_span(at, wanted, where) for at in _places(wanted, where.text)]
    if within is not None:
        found = [one for one in found if within.start <= one.start and one.end <= within.end]
    return min(found, key=lambda one: abs(one.start - near), default=None)


def _places(wanted: str, text: str) -> list[int]:
    places, at = [], text.find(wanted)
    while at >= 0:
        places.append(at)
        at = text.find(wanted, at + 1)
    return places


def _span(at: int, wanted: str, where: Evened) -> Span:
    return Span(where.at[at], where.at[at + len(wanted) - 1] + 1)


def to_words(span: Span, text: str) -> Span:
    """Return a stretch widened to whole words: «حاصرت» of «وحاصرت» to the latter."""
    start, end = span.start, span.end
    while start > 0 and _inside(text, start):
        start -= 1
    while end < len(text) and _inside(text, end):
        end += 1
    return Span(start, end, span.part)


def _inside(text: str, at: int) -> bool:
    """Tell whether a place is inside a word, its diacritics counted to it."""
    return _lettered(text[at - 1]) and _lettered(text[at])


def _lettered(letter: str) -> bool:
    return letter.isalnum() or bool(_DIACRITICS.match(letter))
