"""Linking cut into pieces that can be worked out anywhere: the same result as of all at once.

Three steps of linking are functions of a stretch alone: what is compared of some reports' mentions, the
scores of the pairs in a stretch of days, the events of some groups. What joins them (which pairs hang
together) is quick, and is done in one place.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.link.atlas import Atlas
from sijill.link.events import event
from sijill.link.facts import Facts, all_facts
from sijill.link.keys import buckets
from sijill.link.partition import Pairs, compared
from sijill.link.stories import Story
from sijill.schema import Told
from sijill.store import EventRow
from sijill.store.links import summary


class Known(Struct, frozen=True):
    """A mention, with its report's story where that was kept; else all of the report come together."""

    told: Told
    story: Story | None = None


class Scored(Struct, frozen=True, array_like=True):
    """The score of two mentions by their places in what was compared."""

    one: int
    other: int
    score: float


class Spread(Protocol):
    """Where the pieces of linking are worked out."""

    def facts(self, told: Sequence[Told], known: Mapping[str, Story] | None) -> list[Facts]:
        """Return what linking compares of mentions, see `all_facts`."""

    def compare(self, ordered: Sequence[Facts], atlas: Atlas, /) -> Pairs:
        """Return the scores of pairs, see `compared`."""

    def rows(self, groups: Sequence[Sequence[Told]]) -> list[EventRow]:
        """Return the row of each group's event."""


class Here:
    """All of it in this process."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep whose the actors are, where the places lie."""
        self._atlas = Atlas(lexicon)

    def facts(self, told: Sequence[Told], known: Mapping[str, Story] | None) -> list[Facts]:
        """Return what linking compares of mentions."""
        return all_facts(told, self._atlas, known)

    def compare(self, ordered: Sequence[Facts], atlas: Atlas, /) -> Pairs:
        """Return the scores of pairs."""
        return compared(ordered, atlas)

    def rows(self, groups: Sequence[Sequence[Told]]) -> list[EventRow]:
        """Return the row of each group's event."""
        return rows_of(groups, self._atlas)


def facts_of(stretch: Sequence[Known], atlas: Atlas) -> list[Facts]:
    """Return what linking compares of a stretch of mentions, whole reports each."""
    stories = {one.told.mention.report: one.story for one in stretch if one.story is not None}
    return all_facts((one.told for one in stretch), atlas, stories or None)


def scores_of(stretch: Sequence[Facts], atlas: Atlas) -> list[Scored]:
    """Return the scores of the pairs of a stretch of days."""
    return [Scored(one, other, much) for (one, other), much in compared(stretch, atlas).items()]


def rows_of(groups: Iterable[Sequence[Told]], atlas: Atlas) -> list[EventRow]:
    """Return the row of each group's event."""
    return [summary(event(group, atlas)) for group in groups]


def by_report(told: Iterable[Told], known: Mapping[str, Story] | None, size: int) -> Iterator[list[Known]]:
    """Yield stretches of about ``size`` mentions, each report's together."""
    found: dict[str, list[Known]] = defaultdict(list)
    for one in told:
        report = one.mention.report
        found[report].append(Known(one, known[report] if known is not None else None))
    stretch: list[Known] = []
    for own in found.values():
        stretch += own
        if len(stretch) >= size:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def windows(ordered: Sequence[Facts], size: int) -> list[list[int]]:
    """Return stretches of days, each as the places of the mentions that stand or ask in it.

    Two mentions are compared where one asks under a key that the other stands under; the key has a
    half-month, and both are in the stretch of it. So each pair is in one stretch at least, and in all those
    where it is it has the same score.

    Args:
        ordered: by id.
        size: about how many mentions to a stretch, before those of its neighbours come in.
    """
    around = [buckets(one) for one in ordered]
    ends = _ends(Counter(at for own in around for at in own), size)
    found: list[list[int]] = [[] for _ in ends]
    for place, own in enumerate(around):
        for stretch in sorted({bisect_left(ends, at) for at in own}):
            found[stretch].append(place)
    return [stretch for stretch in found if len(stretch) > 1]


def _ends(counted: Mapping[int, int], size: int) -> list[int]:
    """Return the last half-month of each stretch."""
    ends, held = [], 0
    for at in sorted(counted):
        held += counted[at]
        if held >= size:
            ends.append(at)
            held = 0
    last = max(counted, default=0)
    return ends if ends and ends[-1] == last else [*ends, last]
