"""Long reports in parts that overlap, so that an event at the seam stands whole in one of them."""

from collections.abc import Iterator

from sijill.extract.parts import parts as cut
from sijill.schema import Span


def overlapping(text: str, longest: int, overlap: int) -> Iterator[Span]:
    """Yield the parts of a text, none longer than ``longest``, each beginning before the last one's end.

    Each begins and ends with a line or a sentence if it can.

    Args:
        text: of a report.
        longest: characters of a part.
        overlap: characters, less than half of ``longest``.

    Example:
        >>> [(p.start, p.end) for p in overlapping("قصفت حلب. قتل ثلاثة. هدأت.", 16, 6)]
        [(0, 10), (10, 21), (15, 26)]
    """
    for part in cut(text, longest - overlap):
        yield Span(_back(text, part.start, overlap), part.end)


def _back(text: str, start: int, overlap: int) -> int:
    """Return where a part begins that looks back over the last sentences before ``start``."""
    first = max(0, start - overlap)
    if not first:
        return 0
    ends = [at for mark in ("\n", ". ", "؟ ", "! ") if (at := text.find(mark, first, start)) >= 0]
    return min(ends) + 1 if ends else start
