"""What became of clauses: the later events that carry them out, go against them, or tell them undone."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from msgspec import Struct

from sijill.link.days import first_day, last_day
from sijill.schema import Event, EventType
from sijill.states.agreements.clauses import Owed
from sijill.states.agreements.deals import RETOLD, Deal
from sijill.states.agreements.told_with import ToldWith
from sijill.states.agreements.types import Clause, Kept
from sijill.states.days import day_of, shifted
from sijill.states.field import Field
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER

_VAGUE = timedelta(7)  # of a deal of which only month or year is told, deeds from its beginning on may be
WITHIN = 90  # days after an agreement without a term within which a deed carries it out
_FIGHTS: frozenset[EventType] = frozenset({"CLASH", "ATTACK", "SEIZE", "VIOLATE"})
# What goes against what is owed, done by who owes it.
_AGAINST: dict[str, frozenset[EventType]] = {
    "CEASEFIRE": _FIGHTS,
    "LIFT": frozenset({"BLOCKADE"}),
    "WITHDRAW": frozenset({"SEIZE"}),
}
# Types of contents that another type of event carries out.
_DONE_AS: dict[str, str] = {"DISARM": "HANDOVER"}
_TAKEN: frozenset[EventType] = frozenset({"SEIZE", "CLASH", "ATTACK"})
_PLACELESS = frozenset({"RELEASE", "APPOINT"})  # done elsewhere than where the quarrel is


class Window(Struct, frozen=True):
    """The days in which an agreement is kept or broken, ``first`` to ``last``, and by whom.

    Attributes:
        parties: of the agreement. deal: the ids of the events that tell it.
    """

    parties: frozenset[str]
    deal: frozenset[str]
    first: date
    last: date


class Later:
    """The events that may keep or break agreements, by party and day."""

    def __init__(self, events: Sequence[Event], placed: Mapping[str, date], ground: Ground) -> None:
        """Index ``events``, those that are denied included: they tell what was not done.

        Args:
            events: in any order.
            placed: the days of those whose report places them, by id.
            ground: for parties and places.
        """
        self.ground = ground
        self.told_with = ToldWith(events)
        self._of: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
        self._by_id: dict[str, Event] = {}
        self._days: dict[str, date | None] = {e.id: placed.get(e.id) or _day(e) for e in events}
        self._taken: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            day = self.day(event)
            if day is None or event.status == "planned":
                continue
            self._by_id[event.id] = event
            for key in self._keys(event):
                self._of[key, event.type].append((day, event.id))
            if event.type in _TAKEN:
                for report in {t.mention.report for t in event.told}:
                    self._taken[report].append(event)
        for listed in self._of.values():
            listed.sort()

    def day(self, event: Event) -> date | None:
        """Return the first day of an event, as its report places it where it has none of its own."""
        return self._days[event.id]

    def during(self, window: Window, areas: Iterable[str], types: Iterable[str]) -> list[Event]:
        """Return the events of the parties of an agreement, and those of nobody in its areas, in order."""
        found: set[str] = set()
        keys = (*sorted(window.parties), *(_AREA + a for a in areas))
        for key in product(keys, types):
            listed = self._of.get(key, [])
            first, last = bisect_left(listed, (window.first, "")), bisect_left(listed, (window.last, "~"))
            found.update(event for _, event in listed[first:last])
        return sorted((self._by_id[i] for i in found), key=self.order)

    def order(self, event: Event) -> tuple[date, str]:
        """Return what events are sorted by: their day, their id."""
        return self.day(event) or EVER, event.id

    def is_forced(self, event: Event) -> bool:
        """Tell whether a retreat was forced: its report tells that another took a place or attacked then."""
        own = self.ground.parties.all(event.actor)
        for report in {t.mention.report for t in event.told}:
            for other in self._taken[report]:
                by = self.ground.parties.all(other.actor)
                day, then = first_day(day_of(event).start), first_day(day_of(other).start)
                if by - own and day and then and abs((day - then).days) <= 1:
                    return True
        return False

    def _keys(self, event: Event) -> Iterable[str]:
        if event.actor or event.target:
            return self.ground.parties.all(event.actor or event.target)
        return [_AREA + area for area in self.ground.areas.areas(event.place)]


_AREA = "area:"


def _day(event: Event) -> date | None:
    return first_day(day_of(event).start)


def kept(owed: Owed, window: Window, later: Later) -> Clause:
    """Return a clause with what is told of it after the agreement; the last word is its state."""
    ground = later.ground
    areas = ground.areas.areas(owed.place)
    own = {e.id for e in owed.events}
    types = {_DONE_AS.get(owed.what, owed.what), "REJECT", *_AGAINST.get(owed.what, ())}
    near = [e for e in later.during(window, sorted(areas), sorted(types)) if e.id not in own]
    done = _timely([e for e in near if _fulfils(e, owed, window, later)], owed, later)
    against = [e for e in near if _breaks(e, owed, window, later)]
    withheld = [e for e in near if _withholds(e, owed, window, ground)]
    value, events = _state(done, against, later)
    return Clause(
        what=owed.what, words=owed.words, step=owed.step, deadline=owed.deadline,
        who=ground.sources.field(tuple(sorted(owed.who)) or None, owed.events, owed.basis),
        whom=ground.sources.field(tuple(sorted(owed.whom)) or None, owed.events, owed.basis),
        place=ground.sources.field(owed.place or None, owed.events),
        items=ground.sources.field(owed.items or None, owed.events),
        state=_state_field(value, events, ground), fulfilled_by=_ids(done), breached_by=_ids(against),
        withheld_by=_ids(withheld),
    )  # fmt: skip


def _timely(done: Sequence[Event], owed: Owed, later: Later) -> Sequence[Event]:
    """Return the deeds by the deadline, and those soon after; where none was in time, the late ones.

    What was done in time is not done once more months later: that is another siege's lifting.
    """
    limit = last_day(owed.deadline.value)
    in_time = [e for e in done if limit and later.order(e)[0] <= shifted(limit, RETOLD)]
    return in_time or done


def _state(done: Sequence[Event], against: Sequence[Event], later: Later) -> tuple[Kept, Sequence[Event]]:
    if against and (not done or later.order(against[-1])[0] >= later.order(done[-1])[0]):
        return "breached", against
    return ("fulfilled", done) if done else ("not-told", ())


def _state_field(value: Kept, events: Sequence[Event], ground: Ground) -> Field[Kept]:
    return ground.sources.field(value, events, "inferred") if events else Field("not-told")


def _fulfils(event: Event, owed: Owed, window: Window, later: Later) -> bool:
    if event.type != _DONE_AS.get(owed.what, owed.what) or event.status not in {"actual", "claimed"}:
        return False
    there = _is_there(event, owed, later.ground) or _is_told_as_its(event, owed, window, later)
    if not there or not _is_by(event, owed, window, later.ground):
        return False
    return event.type != "WITHDRAW" or not later.is_forced(event)


def _breaks(event: Event, owed: Owed, window: Window, later: Later) -> bool:
    ground = later.ground
    if event.type not in _AGAINST.get(owed.what, ()) or event.status not in {"actual", "claimed"}:
        return False
    if event.type == "VIOLATE":
        told_with = later.told_with.agreements(event)
        if told_with and told_with.isdisjoint(window.deal):
            return False  # its report tells which agreement it breaks
    elif later.day(event) == window.first or day_of(event).basis != "told":
        return False  # what went on until then does not break it, nor what may have been before
    by = ground.parties.all(event.actor)
    to = ground.parties.all(event.target)
    if owed.what == "CEASEFIRE":
        between = len((by | to) & window.parties) > 1 or (
            event.type == "VIOLATE" and bool(by & window.parties)
        )
        return between and _is_there(event, owed, ground)
    return bool(by & (owed.who or window.parties)) and _is_there(event, owed, ground)


def _withholds(event: Event, owed: Owed, window: Window, ground: Ground) -> bool:
    """Tell whether an event tells that what is owed was refused, or had not been done."""
    refused = event.type == "REJECT" and owed.what in event.about and event.status == "actual"
    undone = event.type == _DONE_AS.get(owed.what, owed.what) and event.status == "denied"
    return (refused or undone) and _is_by(event, owed, window, ground) and _is_there(event, owed, ground)


def _is_by(event: Event, owed: Owed, window: Window, ground: Ground) -> bool:
    by = ground.parties.all(event.actor)
    if by:
        return bool(by & (owed.who or window.parties))
    to = ground.parties.all(event.target)
    return bool(to & window.parties) or bool(event.place and owed.place)


def _is_there(event: Event, owed: Owed, ground: Ground) -> bool:
    known = [p for p in event.place if ground.areas.known([p])]
    if not known or not owed.place or event.type in _PLACELESS:
        return True
    return ground.areas.overlap(event.place, owed.place)


def _is_told_as_its(event: Event, owed: Owed, window: Window, later: Later) -> bool:
    """Tell whether the report of a deed tells it with the agreement, where the clause's place need not stand.

    Of a withdrawal only where it went may be told; of other deeds a place near by is enough.
    """
    if later.told_with.agreements(event).isdisjoint(window.deal):
        return False
    return event.type == "WITHDRAW" or later.ground.areas.same_area(event.place, owed.place)


def _ids(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(e.id for e in events)


def window_of(deal: Deal, last: date | None, by: date | None) -> Window:
    """Return the days in which a clause is kept or broken: to the end of the term or `WITHIN` days.

    Args:
        deal: the agreement.
        last: the end of its term, None for an open one.
        by: the day after which nothing counts: the day asked about, or that of a new agreement in its place.
    """
    end = last or shifted(deal.last, WITHIN)
    own = frozenset(e.id for e in deal.events)
    first = deal.first if deal.last - deal.first > _VAGUE else deal.last
    return Window(deal.parties, own, first, min(end, by) if by else end)
