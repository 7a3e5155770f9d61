"""Who carries word between whom: the mediators of a pair of parties, as events tell."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations, islice, takewhile

from sijill.link.days import first_day
from sijill.schema import Event, EventType
from sijill.states.days import day_of, shifted
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER, Act

BROKERED = 10  # days around an act of mediation within which a mediator's meeting with one side is of it
QUARREL = 60  # days before an offer within which whoever fought the one it is made to is the other side
_HOSTILE: frozenset[EventType] = frozenset({"BLOCKADE", "CLASH", "ATTACK", "DETAIN", "SEIZE", "VIOLATE"})
_OFFERED = frozenset({"LIFT", "AGREE", "RELEASE", "WITHDRAW", "HANDOVER"})
Pair = frozenset[str]


class Brokers:
    """The mediators between pairs of parties, by day.

    A party mediates between two where an event of both names it as mediator, or where it offers one of them
    what would end a quarrel (a lifting, a truce, a release, a withdrawal) that this one has with another.
    """

    def __init__(self, events: Iterable[Event], ground: Ground) -> None:
        """Index ``events``."""
        self._of: dict[tuple[str, str], list[tuple[date, tuple[str, ...]]]] = defaultdict(list)
        self._foes: dict[str, list[tuple[date, str]]] = defaultdict(list)
        offers: list[tuple[date, str, str]] = []
        for event in events:
            day = first_day(day_of(event).start) or EVER
            offers += self._take(event, day, ground)
        for day, broker, to in offers:
            foe = self._foe(to, day, broker)
            if foe:
                self._add(day, broker, frozenset({to, foe}))

    def pair(self, act: Act) -> Pair | None:
        """Return the two parties between which an act of a mediator with one of them goes on, if any.

        Example:
            Russia meets the SDF in the week in which it mediates between them and the government: that is
            between the SDF and the government.
        """
        if len(act.sides) > 1 and act.brokers:
            return None
        found = [(abs((day - act.first).days), pair) for day, pair in self._near(act)]
        return frozenset(min(found)[1]) if found else None

    def between(self, pair: Pair, others: frozenset[str], day: date) -> bool:
        """Tell whether all of ``others`` mediate between a pair around ``day``."""
        key = tuple(sorted(pair))
        return all(any(p == key for _, p in self._around(other, key[0], day)) for other in others)

    def _near(self, act: Act) -> Iterable[tuple[date, tuple[str, ...]]]:
        """Yield the mediations between an act's one side and another by who else is in it, around its day."""
        for side in sorted(act.sides):
            for broker in sorted(act.sides - {side} or act.brokers):
                yield from self._around(broker, side, act.first)

    def _around(self, broker: str, side: str, day: date) -> Iterable[tuple[date, tuple[str, ...]]]:
        listed = self._of.get((broker, side), [])
        if day == EVER:
            return []
        first = bisect_left(listed, (shifted(day, -BROKERED), ()))
        last = shifted(day, BROKERED)
        return takewhile(lambda one: one[0] <= last, islice(listed, first, None))

    def _take(self, event: Event, day: date, ground: Ground) -> Iterable[tuple[date, str, str]]:
        """Note what an event tells of mediators and foes; return the offers that may be a mediator's."""
        actors, targets = ground.parties.named(event.actor), ground.parties.named(event.target)
        mediators = ground.parties.named(event.mediator)
        for pair in combinations(sorted((actors | targets) - mediators), 2):
            for broker in mediators:
                self._add(day, broker, frozenset(pair))
            if event.type in _HOSTILE and day != EVER:
                insort(self._foes[pair[0]], (day, pair[1]))
                insort(self._foes[pair[1]], (day, pair[0]))
        if event.type != "OFFER" or _OFFERED.isdisjoint(event.about):
            return ()
        if len(targets) > 1:
            for pair, broker in ((p, b) for p in combinations(sorted(targets), 2) for b in actors - targets):
                self._add(day, broker, frozenset(pair))
        return [(day, broker, to) for broker in sorted(actors - targets) for to in sorted(targets)]

    def _add(self, day: date, broker: str, pair: Pair) -> None:
        if day != EVER and broker not in pair:
            for side in pair:
                insort(self._of[broker, side], (day, tuple(sorted(pair))))

    def _foe(self, party: str, day: date, broker: str) -> str | None:
        if day == EVER:
            return None
        foes = self._foes[party]
        recent = foes[bisect_left(foes, (shifted(day, -QUARREL), "")) : bisect_left(foes, (day, "~"))]
        count = Counter(foe for _, foe in recent)
        if broker in count:
            return None
        return min(count, key=lambda foe: (-count[foe], foe), default=None)
