"""Aid during a blockade: asked for, allowed through, delivered, stripped, refused, and by whom."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sijill.link.days import first_day
from sijill.schema import Event
from sijill.states.blockades.spells import Spell
from sijill.states.blockades.steps import EVER, Step
from sijill.states.blockades.types import AidStep, AidTurn
from sijill.states.days import day_of, order, shifted
from sijill.states.ground import Ground

_RELIEF = frozenset({"LIFT", "AID"})  # what is asked for, or refused, of aid
_NEAR = 2  # days before and after a blockade within which what is told of aid belongs to it
_TYPES = frozenset({"AID", "DEMAND", "REJECT", "COERCE"})


class AidEvents:
    """The events that may tell of aid, by area, and where no place is told by their parties."""

    def __init__(self, events: Iterable[Event], ground: Ground) -> None:
        """Index ``events``."""
        self._near: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self._by_id: dict[str, Event] = {}
        self._ground = ground
        self._bringers: dict[str, set[str]] = defaultdict(set)
        for event in events:
            for report in _reports(event) if event.type == "AID" else ():
                self._bringers[report].update(a for a in event.actor if not ground.parties.is_group(a))
            day = first_day(day_of(event).start)
            if event.type in _TYPES and day:
                self._by_id[event.id] = event
                for key in self._keys(event):
                    self._near[key].append((day, event.id))
        for listed in self._near.values():
            listed.sort()

    def bringers(self, event: Event) -> frozenset[str]:
        """Return who brings aid in the reports that tell ``event``, as actor ids."""
        return frozenset().union(*(self._bringers.get(report, ()) for report in _reports(event)))

    def during(self, spell: Spell, until: date | None) -> list[Event]:
        """Return those that are told of a blockade's places or parties while it was on, in order."""
        areas = self._ground.areas.areas(spell.places)
        keys = (*sorted(areas), *(_TO + who for who in sorted(spell.who | spell.whom)))
        first, last = _bounds(spell, until)
        found: set[str] = set()
        for key in keys:
            listed = self._near.get(key, [])
            since, to = bisect_left(listed, (first, "")), bisect_left(listed, (last, "~"))
            found.update(event for _, event in listed[since:to])
        return sorted((self._by_id[i] for i in found), key=order)

    def _keys(self, event: Event) -> Iterable[str]:
        if event.place:
            return self._ground.areas.areas(event.place)
        return [_TO + who for who in self._ground.parties.named((*event.target, *event.actor))]


_TO = "party:"


def aid_of(
    spell: Spell, until: date | None, easing: Sequence[Step], events: AidEvents, ground: Ground
) -> tuple[AidTurn, ...]:
    """Return what became of aid during a blockade, in order.

    Asked: a demand for aid or a lifting. Allowed: a lifting that lets goods or people through. Delivered: aid
    that is told as given. Refused: the besiegers' refusal, or a convoy that is kept out. Stripped: coercion
    by the besiegers of whoever brought aid.
    """
    near = events.during(spell, until)
    told = [(_aid_step(e, spell, events.bringers(e), ground), e) for e in near]
    told += [("allowed", s.event) for s in easing]
    told += [("refused", s.event) for s in spell.steps if s.convoy]
    turns = [_turn(what, event, ground) for what, event in told if what]
    return tuple(sorted(turns, key=lambda t: (t.day or "~", t.what, t.events)))


def _aid_step(event: Event, spell: Spell, bringers: frozenset[str], ground: Ground) -> AidStep | None:
    here = not event.place or ground.areas.overlap(event.place, spell.places)
    besieger = bool(ground.parties.named(event.actor) & spell.who)
    about = not _RELIEF.isdisjoint(event.about)
    if not here:
        return None
    if event.type == "AID":
        return "delivered" if event.place else None
    if event.type == "COERCE":
        return "stripped" if besieger and bringers & set(event.target) else None
    if event.type == "REJECT":
        return "refused" if besieger and about else None
    return "asked" if about and not besieger else None


def _reports(event: Event) -> set[str]:
    return {t.mention.report for t in event.told}


def _bounds(spell: Spell, until: date | None) -> tuple[date, date]:
    """Return the days within which what is told of aid belongs to a blockade."""
    first, last = spell.steps[0].first, until or spell.seen
    if first == EVER:
        return EVER, date.min
    return shifted(first, -_NEAR), shifted(last, _NEAR)


def _turn(what: AidStep, event: Event, ground: Ground) -> AidTurn:
    by, one_side = ground.sources.said([event])
    return AidTurn(day_of(event).start, what, event.actor, by, one_side, (event.id,))
