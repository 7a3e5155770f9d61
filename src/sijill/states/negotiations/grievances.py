"""Who does to whom what a demand would end: a siege to be lifted, prisoners to be released."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sijill.link.days import first_day
from sijill.schema import Event
from sijill.states.days import day_of, shifted
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER, Act
from sijill.states.negotiations.brokers import QUARREL, Pair

_ENDS = {"LIFT": "BLOCKADE", "RELEASE": "DETAIN"}


class Grievances:
    """The sieges and detentions by who suffers them."""

    def __init__(self, events: Iterable[Event], ground: Ground) -> None:
        """Index ``events``."""
        self._ground = ground
        self._of: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
        for event in events:
            day = first_day(day_of(event).start)
            if day and event.type in _ENDS.values():
                for victim in ground.parties.named(event.target):
                    self._of[event.type, victim] += [(day, who) for who in ground.parties.named(event.actor)]
        for listed in self._of.values():
            listed.sort()

    def pairs(self, act: Act) -> list[Pair]:
        """Return who asks, each with whom it suffers from, in the last `brokers.QUARREL` days."""
        if act.first == EVER:
            return []
        found: set[Pair] = set()
        for party in self._ground.parties.named(act.event.actor):
            for done in (_ENDS[a] for a in act.event.about if a in _ENDS):
                listed = self._of.get((done, party), [])
                first = bisect_left(listed, (shifted(act.first, -QUARREL), ""))
                until = bisect_left(listed, (act.first, "~"))
                found |= {frozenset({party, foe}) for _, foe in listed[first:until] if foe != party}
        return sorted(found, key=sorted)
