"""What every export takes: a mention with its report and what was decided about it."""

from collections.abc import Mapping

from msgspec import Struct

from sijill.schema import Actor, Mention, Report, Review, Span, corrected, standing

Actors = Mapping[str, Actor]


class Line(Struct, frozen=True):
    """A mention with its report and its reviews.

    Attributes:
        mention: as it was coded. report: at the version that the mention points into; its text may be
            left out of long lists.
        quote: the words of the evidence.
        reviews: the decisions about it, the oldest first.
        superseded: the version that stands instead of the report's, None where that one stands.
    """

    mention: Mention
    report: Report
    quote: str
    reviews: tuple[Review, ...] = ()
    superseded: int | None = None

    def words(self, span: Span) -> str:
        """Return a span's words, ``""`` where they lie outside the evidence and the text was left out."""
        whole = self.report.title if span.part == "title" else self.report.text
        if whole:
            return span.of(whole)
        evidence = self.mention.evidence
        inside = span.part == evidence.part and evidence.start <= span.start and span.end <= evidence.end
        return self.quote[span.start - evidence.start : span.end - evidence.start] if inside else ""

    def standing(self) -> tuple[Review, ...]:
        """Return the decisions on its coding that hold: a later verdict replaces the earlier ones."""
        return standing(self.reviews)

    def verdict(self) -> str:
        """Return ok, wrong or fix, or ``""`` where nobody has reviewed the mention."""
        held = self.standing()
        return held[-1].verdict if held else ""

    def corrected(self) -> dict[str, str]:
        """Return the corrected arguments with their right values, in the form of the mentions' table."""
        return corrected(self.reviews)
