"""The score of pair after pair: what features say of two things that come again and again is kept.

`sijill.link.compare.score` says what a score is, one feature after the other; this gives the same number, to
the last bit, several times as fast. In a stretch of one war the same parties, places and days come back in
thousands of pairs, so that most words are looked up instead of found anew.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from msgspec import Struct

from sijill.link.atlas import Atlas
from sijill.link.compare import (
    APART,
    CEILING,
    FEATURES,
    FEW,
    FLOOR,
    HOPELESS,
    LASTING_REACH,
    Feature,
    weights,
)
from sijill.link.facts import Facts

V = TypeVar("V")
_MOST = 1 << 20  # pairs that one table keeps; above that it begins anew
_SHIFT = 32  # bits for one number of a pair
_NAMES = dict(FEATURES)


class Keyed(Struct, frozen=True, gc=False):
    """A mention with the numbers of what its features look at: equal ones have equal numbers.

    Attributes:
        facts: the mention. when: type, days, publication, whether planned. who: parties, actors, those it is
            done to, and whether it is said. about, place, status, numbers: of that feature alone.
        first, last: its own days, 0 where none are told. lasting: whether it lasts.
    """

    facts: Facts
    when: int
    who: int
    about: int
    place: int
    status: int
    numbers: int
    first: int
    last: int
    lasting: bool


class _Table(Generic[V]):
    """What some features say of two values, by their numbers, whichever comes first."""

    def __init__(self, find: Callable[[Facts, Facts], V]) -> None:
        self._find = find
        self.kept: dict[int, V] = {}

    def get(self, one: int, other: int, facts: Facts, others: Facts) -> V:
        pair = one << _SHIFT | other if one <= other else other << _SHIFT | one
        kept = self.kept
        if pair in kept:
            return kept[pair]
        if len(kept) >= _MOST:
            kept.clear()
        kept[pair] = found = self._find(facts, others)
        return found


class Scores:
    """Scores by one atlas.

    Example:
        ``scores.of(scores.key(one), scores.key(other))`` equals ``score(one, other, atlas)``.
    """

    def __init__(self, atlas: Atlas) -> None:
        """Begin with nothing kept."""
        self._atlas = atlas
        self._numbers: dict[Hashable, int] = {}
        self._weigh = weights().weigh
        self._base = weights().base
        self._when = _Table(self._begin)
        self._who = _Table(self._people)
        self._about = _Table(lambda one, other: self._one("about", one, other))
        self._place = _Table(lambda one, other: self._one("place", one, other))
        self._status = _Table(lambda one, other: self._one("status", one, other))
        self._counts = _Table(lambda one, other: self._one("numbers", one, other))
        self._stories: dict[tuple[str, str], float] = {}
        self._other_report = self._weigh["report"]["other"]

    def key(self, one: Facts) -> Keyed:
        """Return a mention as `of` takes it."""
        return Keyed(
            one,
            self._number(("when", one.type, one.days, one.told_on, one.status == "planned")),
            self._number(("who", one.actors, one.targets, one.ids, one.all_targets, one.said)),
            self._number(("about", one.about)),
            self._number(("place", one.places, one.type)),
            self._number(("status", one.status)),
            self._number(("numbers", one.numbers)),
            one.days.first if one.days else 0,
            one.days.last if one.days else 0,
            one.lasting,
        )

    def of(self, one: Keyed, other: Keyed) -> float:
        """Return how much speaks for one event, `APART` where the text keeps both apart.

        The words' weights are added in the order of `FEATURES`, so that the sum is the same to the last bit.
        """
        a, b = one.facts, other.facts
        if _days_apart(one, other):
            return APART
        total = self._when.get(one.when, other.when, a, b)
        if total == APART:
            return APART
        roles, parties, named, whom = self._who.get(one.who, other.who, a, b)
        if roles == APART:
            return APART
        report = self._other_report if _strangers(a, b) else self._one("report", a, b)
        if report == APART:
            return APART
        total += roles
        total += parties
        total += report
        total += self._status.get(one.status, other.status, a, b)
        total += named
        total += whom
        total += self._about.get(one.about, other.about, a, b)
        place = self._place.get(one.place, other.place, a, b)
        total += place
        if total < -HOPELESS:
            return APART if place == APART else FLOOR
        total += self._counts.get(one.numbers, other.numbers, a, b)
        total += self._one("words", a, b)
        total += self._story(a, b)
        return FLOOR if total < FLOOR else min(total, CEILING)

    def _number(self, value: Hashable) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def _one(self, name: str, one: Facts, other: Facts) -> float:
        feature: Feature = _NAMES[name]
        word = feature(one, other, self._atlas)
        return self._weigh[name][word] if word else APART

    def _begin(self, one: Facts, other: Facts) -> float:
        """Return the base with the type's and the time's weight."""
        total = self._base + self._one("kind", one, other)
        return total if total == APART else total + self._one("time", one, other)

    def _people(self, one: Facts, other: Facts) -> tuple[float, float, float, float]:
        """Return the weights of roles, parties, names, and of whom it is done to."""
        roles, parties, named, whom = (
            self._one(name, one, other) for name in ("roles", "parties", "named", "whom")
        )
        return roles, parties, named, whom

    def _story(self, one: Facts, other: Facts) -> float:
        pair = (one.report, other.report)
        if pair not in self._stories:
            if len(self._stories) >= _MOST:
                self._stories.clear()
            self._stories[pair] = self._one("story", one, other)
        return self._stories[pair]


def _days_apart(one: Keyed, other: Keyed) -> bool:
    """Return whether both tell days that keep them apart: what `time` says of most pairs, before the rest."""
    gap = max(one.first - other.last, other.first - one.last)
    if gap <= FEW or not one.first or not other.first:
        return False
    return gap > LASTING_REACH or not (one.lasting and other.lasting)


def _strangers(one: Facts, other: Facts) -> bool:
    """Return whether two mentions stand in different reports that are no copies."""
    return (
        one.report != other.report
        and (not other.copies or one.report not in other.copies)
        and (not one.copies or other.report not in one.copies)
    )
