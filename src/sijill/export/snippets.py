"""The stretch of a report around the words that were searched for."""

import re

from msgspec import Struct

from sijill.lexicon.fold import Folded, fold_with_offsets
from sijill.schema import Part, Report, Span
from sijill.store.search import asked_words, forms

AROUND = 90  # code points before and after the words


class Snippet(Struct, frozen=True):
    """A stretch of a report's text.

    Attributes:
        part: text or title. start, end: where it stands. text: its words.
        marks: the words searched for, each ``[start, end)`` in the report's own offsets.
    """

    part: Part
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(query: str, report: Report | None, near: Span) -> Snippet | None:
    """Return the stretch with the words that stand nearest to a mention, None where they are not found.

    Args:
        query: as it was asked.
        report: with its text.
        near: where the mention stands.
    """
    pattern = _pattern(query)
    if report is None or pattern is None:
        return None
    found = _found(pattern, report.text)
    if not found:
        title = _found(pattern, report.title)
        return Snippet("title", 0, len(report.title), report.title, tuple(title)) if title else None
    at = near.start if near.part == "text" else 0
    start, end = min(found, key=lambda one: abs(one[0] - at))
    first, last = _edge(report.text, start - AROUND), _edge(report.text, end + AROUND)
    marks = tuple(one for one in found if first <= one[0] and one[1] <= last)
    return Snippet("text", first, last, report.text[first:last], marks)


def _pattern(query: str) -> re.Pattern[str] | None:
    """Return what finds any of the words, each with what may be joined before it, in a folded text."""
    phrases = asked_words(query)
    if not phrases:
        return None
    forms_of = (
        rf"(?:{'|'.join(map(re.escape, forms(first)))})" + "".join(rf"\W+{re.escape(w)}" for w in rest)
        for first, *rest in phrases
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms_of)})(?!\w)", re.IGNORECASE)


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    folded: Folded = fold_with_offsets(text)
    return [(folded.start(m.start()), folded.end(m.end())) for m in pattern.finditer(folded.text)]


def _edge(text: str, at: int) -> int:
    """Return the nearest place to ``at`` that cuts no word, within the text."""
    at = max(0, min(at, len(text)))
    while 0 < at < len(text) and not text[at].isspace() and text[at - 1].isalnum():
        at -= 1
    return at
