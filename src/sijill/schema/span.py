"""A stretch of a report's text: where something was read."""

from typing import Literal

from msgspec import Struct

Part = Literal["text", "title"]


class Span(Struct, frozen=True, order=True, gc=False):
    """Half-open stretch ``[start, end)`` in Unicode code points of one part of a report.

    Attributes:
        start: first code point, from 0. Example: ``0``.
        end: one past the last code point. Example: ``4``.
        part: the text or the title. Example: ``"text"``.

    Example:
        >>> Span(0, 3).of("قسد تطالب")
        'قسد'
    """

    start: int
    end: int
    part: Part = "text"

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]
