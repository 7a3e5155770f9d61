"""Parts: a text too long for one report is coded in parts, so that its cost grows with its length alone.

A report's coder looks back (who is «the Movement»? which party was named most?), which costs time with the
square of the names. The longest report of three newspapers of 2015 has 19,227 characters; what is longer
than `LONGEST` is a file that holds many, and whom it speaks of changes from part to part anyway.
"""

import re
from collections.abc import Iterator

from sijill.schema import Span

LONGEST = 20_000  # characters that are coded together
_ENDS = (re.compile(r"\n"), re.compile(r"[.!؟?؛]\s"), re.compile(r"\s"))


def parts(text: str, longest: int = LONGEST) -> Iterator[Span]:
    r"""Yield the parts of a text, together all of it, none longer than ``longest``.

    Each ends with a line if it can, else with a sentence, else with a word.

    Example:
        >>> [(p.start, p.end) for p in parts("قصفت حلب.\nقتل ثلاثة.", 12)]
        [(0, 10), (10, 20)]
    """
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start + longest // 2, start + longest)
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _cut(text: str, first: int, last: int) -> int:
    """Return the last good place to end a part in ``(first, last]``."""
    for end in _ENDS:
        cuts = [match.end() for match in end.finditer(text, first, last)]
        if cuts:
            return cuts[-1]
    return last
