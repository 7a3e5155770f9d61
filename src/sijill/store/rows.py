"""One mention as a table shows it: with its report's facts, its words and what reviewers said."""

from msgspec import Struct

from sijill.schema import Mention, Review, standing


class MentionRow(Struct, frozen=True):
    """A mention with what is needed to show it.

    Attributes:
        mention: whole, with its spans.
        quote: the words of its evidence.
        outlet, url, title, published, composed: of the report at the version coded.
        reviews: all decisions on it, the oldest first.
        superseded: the version that stands instead of the one coded, None where that one stands.
    """

    mention: Mention
    quote: str
    outlet: str = ""
    url: str = ""
    title: str = ""
    published: str | None = None
    composed: bool = False
    reviews: tuple[Review, ...] = ()
    superseded: int | None = None

    @property
    def verdict(self) -> str:
        """Return the last verdict, ``""`` where nobody has reviewed it."""
        held = standing(self.reviews)
        return held[-1].verdict if held else ""
