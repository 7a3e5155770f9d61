"""Killed, injured and displaced by party and period: from the least to the most, and who says so."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct, structs

from sijill.lexicon import Lexicon
from sijill.link.days import first_day, last_day
from sijill.schema import Event, EventType
from sijill.schema.event_type import CountOf
from sijill.states.cutting import Placed, Spells, placed, regions
from sijill.states.days import day_of, order
from sijill.states.field import Basis, Field, Gap
from sijill.states.figures import Figure, Number, figures, merged
from sijill.states.given import Given
from sijill.states.keeping import reports
from sijill.states.pairs import NAMELESS
from sijill.states.sources import composed, state_id
from sijill.states.tellings import joined, origin

HARMS: tuple[CountOf, ...] = ("killed", "injured", "displaced")
# An act of up to two days (a night) is one incident; a count over more is one of a period.
_INCIDENT = timedelta(days=1)
# What counts the same people anew each time, so that it is never added up.
_RECOUNTED: frozenset[CountOf] = frozenset({"displaced"})
# A number of these that has no day is what there was by the day it was told.
_BY_THEN: frozenset[EventType] = frozenset({"CASUALTIES", "CLASH"})
Bounds = tuple[Number, Number | None]  # the least and the most, None for an open end


class Range(Struct, frozen=True):
    """From the least to the most, with the figures behind it.

    Attributes:
        low: the least that the figures leave possible, ``counted`` where it is a sum of separate incidents.
        high: the most that anybody tells, or the sum where that is more; None where nobody tells an end.
        figures: what was told, by day. Sums are ours, never in here.
    """

    low: Field[int]
    high: Field[int]
    figures: tuple[Figure, ...]


class Toll(Struct, frozen=True, kw_only=True):
    """The killed, injured and displaced of one party in one area and period.

    Attributes:
        id: hash of kind, smallest event and party.
        party: whose, as a party or a group («civilians»); None where the counts do not tell whose they are:
            then they are of all together and count others' again.
        since, until: the first and the last day that the figures are about.
        place: places told.
        killed, injured, displaced: from the least to the most.
        gaps, composed: what is not known; whether a composed report tells it.
    """

    id: str
    party: Field[str]
    since: Field[str]
    until: Field[str]
    place: Field[tuple[str, ...]]
    killed: Range
    injured: Range
    displaced: Range
    gaps: tuple[Gap, ...]
    composed: bool


class _Counted(Struct, frozen=True):
    """A figure with the event that tells it and the days that it is about."""

    figure: Figure
    event: Event
    start: date | None  # None: from the beginning, as far as anybody knows
    end: date | None
    dated: bool

    @property
    def summary(self) -> bool:
        """Whether it counts a period, and not one incident, of which a month may be all that is told."""
        if self.start is None or self.end is None:
            return True
        return "/" in (self.figure.day or "") and self.end - self.start > _INCIDENT


class _Incident(Struct, frozen=True):
    """What figures of one incident leave possible; without a day where none of them has one."""

    bounds: Bounds
    day: date | None


class _Period(Struct, frozen=True):
    """What counts of periods that overlap leave possible."""

    start: date | None
    end: date | None
    bounds: Bounds


def casualties(events: Sequence[Event], lexicon: Lexicon, at: str | None = None) -> tuple[Toll, ...]:
    """Return the tolls by party, area and period, the earliest first.

    A toll ends where 45 days pass without a figure from the area. Incidents of different days, or of places
    apart on one day, add up; what may be one incident told twice does not. A count of a period stands beside
    the sum of its incidents: the least is the lowest count that no longer one covers, the most the highest of
    counts and sum; incidents outside the period add. The displaced add up from places apart alone.

    Args:
        events: any events.
        lexicon: parties and places.
        at: the day as of which it is known, ``YYYY-MM-DD``, None for all.

    Example:
        «52 قتيلاً» by one, «43 بينهم 27 مدنياً» by another: the toll of nobody's in particular is killed
        43..52, that of the civilians 27..27.
    """
    return casualties_of(Given(events, lexicon, at))


def casualties_of(given: Given) -> tuple[Toll, ...]:
    """Return the tolls, see `casualties`."""
    reading = _Reading(given)
    by_party: dict[str, list[Event]] = defaultdict(list)
    for event in given.known:
        for party in reading.parties(event):
            by_party[party].append(event)
    tolls = [
        reading.toll(party, [i.event for i in group])
        for party, found in by_party.items()
        for group in reading.periods(found, nameless=party in NAMELESS | {""})
    ]
    return joined(tuple(sorted(tolls, key=lambda t: (t.since.value or "~", t.party.value or "", t.id))))


class _Reading:
    """What events say of casualties, by the parties and places of a lexicon."""

    def __init__(self, given: Given) -> None:
        ground = given.ground
        self._lexicon, self._sources, self._areas = ground.lexicon, ground.sources, ground.areas
        self._told_of: dict[str, list[str]] = defaultdict(list)
        for event in given.known:
            for report in reports(event):
                self._told_of[report] += event.place

    def parties(self, event: Event) -> frozenset[str]:
        """Return whose harm an event counts, "" where it does not tell."""
        return frozenset(
            self._whose(event, c.of) for t in event.told for c in t.mention.count if c.what in HARMS
        )

    def periods(self, events: Iterable[Event], *, nameless: bool) -> list[tuple[Placed, ...]]:
        """Return events by area and time.

        People whom a report neither names nor places are somewhere where it tells of something: «five killed»
        of a report of Kabul are not among those of a report of Baghdad.
        """
        spells, items = Spells(), [placed(e, regions(self._areas, self._lexicon, e.place)) for e in events]
        spells.sweep(i for i in items if i.dated and i.areas)
        loose = [i for i in items if not (i.dated and i.areas)]
        loose = [self._near_others(i) if nameless and not i.areas else i for i in loose]
        spells.sweep(spells.attach(i for i in loose if i.dated))
        spells.sweep(spells.attach(i for i in loose if not i.dated))
        return spells.groups()

    def _near_others(self, item: Placed) -> Placed:
        names = [name for report in sorted(item.reports()) for name in self._told_of[report]]
        return structs.replace(item, areas=regions(self._areas, self._lexicon, names))

    def toll(self, party: str, events: Sequence[Event]) -> Toll:
        """Return the toll of a party that some events of one period count."""
        field, ordered = self._sources.field, sorted(events, key=order)
        ranges = {what: self._range(what, party, ordered) for what in HARMS}
        dated = [e for e in ordered if day_of(e).basis == "told"] or ordered
        last = max(dated, key=lambda e: last_day(day_of(e).end) or date.min)
        first, end = day_of(dated[0]), day_of(last)
        places = self._areas.once(p for e in ordered for p in e.place)
        return Toll(
            id=state_id(f"casualties:{party}", ordered),
            party=field(party or None, ordered),
            since=field(first.start, dated[:1], first.basis),
            until=field(end.end, [last], end.basis),
            place=field(places or None, [e for e in ordered if e.place]),
            **ranges,
            gaps=(*_gaps(party, places), *self._sources.gaps(ordered)),
            composed=composed(ordered),
        )

    def _range(self, what: CountOf, party: str, events: Sequence[Event]) -> Range:
        found = [c for e in events for c in self._counted(e, what, party)]
        told = [c for c in found if c.figure.low is not None]
        parts = self._by_place(told) if what in _RECOUNTED else self._by_time(told)
        low, high = _sum(parts)
        basis: Basis = "counted" if len(parts) > 1 else "told"
        behind = [c.event for c in told]
        return Range(
            self._field(low, behind, basis, _word(told)),
            self._field(high, behind, basis),
            merged((c.figure for c in found), self._sources),
        )

    def _by_time(self, told: Sequence[_Counted]) -> list[Bounds]:
        """Return what adds up: the periods that counts are about, and the incidents outside of them."""
        incidents = self._incidents([c for c in told if not c.summary])
        periods = [_period(group, incidents) for group in _overlapping([c for c in told if c.summary])]
        outside = [i for i in incidents if not periods or (i.day and not any(_in(i, p) for p in periods))]
        return [p.bounds for p in periods] + [i.bounds for i in outside]

    def _by_place(self, told: Sequence[_Counted]) -> list[Bounds]:
        """Return what adds up of people who are counted anew each time: those of places apart."""
        groups: list[list[_Counted]] = []
        for one in sorted(told, key=lambda c: not c.event.place):
            near = [g for g in groups if any(self._same_place(one.event, o.event) for o in g)]
            joined = [one, *(o for g in near for o in g)]
            groups = [g for g in groups if g not in near] + [joined]
        return [_alternatives(group) for group in groups]

    def _field(
        self, value: Number | None, events: Sequence[Event], basis: Basis, word: str = ""
    ) -> Field[int]:
        return self._sources.field(None if value is None else int(value), events, basis, word)

    def _counted(self, event: Event, what: CountOf, party: str) -> list[_Counted]:
        """Return the figures of an event about a party, with the days that they are about."""
        whose = {c.of or "" for t in event.told for c in t.mention.count}
        mine = [of for of in whose if self._whose(event, of) == party]
        days = day_of(event)
        start, end, dated = first_day(days.start), last_day(days.end), days.basis == "told"
        if event.type in _BY_THEN and not any(t.mention.date for t in event.told):
            start, end, dated = None, last_day(event.told_on), False
        return [_Counted(f, event, start, end, dated) for f in figures(event, what, self._sources, of=mine)]

    def _whose(self, event: Event, of: str | None) -> str:
        """Return whose harm a count is: its own, else the only one to whom it is told to be done."""
        if of:
            return self._lexicon.party(of)
        harmed = event.actor if event.type == "DISPLACE" and not event.target else event.target
        parties = {self._lexicon.party(a) for a in harmed}
        return parties.pop() if len(parties) == 1 and event.type not in {"CLASH", "PROTEST"} else ""

    def _incidents(self, found: Sequence[_Counted]) -> list[_Incident]:
        """Return each separate incident: figures of one event, or of one day and place, are told of one."""
        by_day: dict[date, list[list[_Counted]]] = defaultdict(list)
        of_event: dict[str, list[_Counted]] = {}
        for one in sorted(found, key=lambda c: (not c.dated, not c.event.place, order(c.event))):
            home = of_event.get(origin(one.event)) or self._home(one, by_day)
            if home is None:
                home = []
                by_day[one.start or date.min].append(home)
            of_event.setdefault(origin(one.event), home).append(one)
        return [
            _Incident(_alternatives(cluster), day if cluster[0].dated else None)
            for day, clusters in by_day.items() for cluster in clusters
        ]  # fmt: skip

    def _home(self, one: _Counted, by_day: dict[date, list[list[_Counted]]]) -> list[_Counted] | None:
        """Return the incident that a figure may be of: of its days and place, or, undated, of any before."""
        days = [d for d in by_day if _may_be(one, d)]
        near = [cluster for d in sorted(days, reverse=True) for cluster in by_day[d]]
        return next((c for c in near if any(self._same_place(one.event, o.event) for o in c)), None)

    def _same_place(self, one: Event, other: Event) -> bool:
        return not one.place or not other.place or self._areas.overlap(one.place, other.place)


def _may_be(one: _Counted, day: date) -> bool:
    """Tell whether a figure may be of an incident of ``day``."""
    if one.start is None or one.end is None:
        return True
    return day - one.end <= timedelta(0) and (not one.dated or one.start - day <= _INCIDENT)


def _alternatives(cluster: Sequence[_Counted]) -> Bounds:
    """Return the least and the most that figures of the same people leave possible."""
    lows = [c.figure.low for c in cluster if c.figure.low is not None]
    return min(lows), _most(cluster)


def _most(found: Sequence[_Counted]) -> Number | None:
    """Return the highest upper end told, None where a figure with an open end is above all of them."""
    closed = max((c.figure.high for c in found if c.figure.high is not None), default=None)
    open_ = max(
        (c.figure.low for c in found if c.figure.high is None and c.figure.low is not None), default=None
    )
    return None if closed is None or (open_ is not None and open_ > closed) else closed


def _overlapping(totals: Sequence[_Counted]) -> list[list[_Counted]]:
    """Return counts of periods in groups that share days; one without a beginning shares those before it."""
    groups: list[list[_Counted]] = []
    end = date.min
    for one in sorted(totals, key=lambda c: (c.start or date.min, c.end or date.max)):
        if groups and (one.start or date.min) <= end:
            groups[-1].append(one)
        else:
            groups.append([one])
        end = max(end, one.end or date.max)
    return groups


def _period(group: Sequence[_Counted], incidents: Sequence[_Incident]) -> _Period:
    """Return what a group of counts leaves possible; the sum of the incidents inside may be more."""
    starts, ends = [c.start for c in group], [c.end for c in group]
    start = None if None in starts else min(s for s in starts if s)
    end = None if None in ends else max(e for e in ends if e)
    low = min(c.figure.low for c in _uncovered(group) if c.figure.low is not None)
    high = _most(group)
    inside = _sum([i.bounds for i in incidents if i.day is None or _in(i, _Period(start, end, (0, 0)))])
    if high is not None and inside[0] is not None and inside[0] > high:
        high = inside[1]
    elif high is not None and inside[1] is not None:
        high = max(high, inside[1])
    return _Period(start, end, (low, high))


def _in(incident: _Incident, period: _Period) -> bool:
    day = incident.day or date.min
    return (period.start or date.min) <= day <= (period.end or date.max)


def _uncovered(totals: Sequence[_Counted]) -> list[_Counted]:
    """Return the counts of a period that none goes on from, later and of no shorter a time.

    Where one count goes on, the other is no word against it. A count without a day says only by when: it goes
    on from those told before it that have no day either.
    """
    found: list[_Counted] = []
    earliest: date | None = None  # of the counts that end later than the one looked at, the first day
    undated = False  # whether one of them has no day
    for _, same_end in groupby(sorted(totals, key=_end, reverse=True), key=_end):
        group = list(same_end)
        found += [c for c in group if not (_begins_by(earliest, c) or (undated and not c.dated))]
        starts = [c.start or date.min for c in group if c.dated]
        earliest = min([*starts, *([earliest] if earliest else [])], default=None)
        undated = undated or any(not c.dated for c in group)
    return found or list(totals)


def _begins_by(earliest: date | None, counted: _Counted) -> bool:
    return earliest is not None and (counted.start is None or earliest <= counted.start)


def _end(counted: _Counted) -> date:
    return counted.end or date.max


def _sum(parts: Sequence[Bounds]) -> tuple[Number | None, Number | None]:
    if not parts:
        return None, None
    highs = [high for _, high in parts if high is not None]
    return sum(low for low, _ in parts), sum(highs) if len(highs) == len(parts) else None


def _word(told: Sequence[_Counted]) -> str:
    """Return the words of a vague number where nobody tells another: beside «25 على الأقل» 52 is told too."""
    if len({(c.figure.low, c.figure.high) for c in told}) != 1:
        return ""
    return next((c.figure.word for c in told if c.figure.word), "")


def _gaps(party: str, places: Sequence[str]) -> tuple[Gap, ...]:
    missing: list[Gap] = [] if party else ["no-target"]
    return (*missing, *(() if places else ("no-place",)))
