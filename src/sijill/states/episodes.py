"""Crises cut out of the stream of events: between two parties, in one area, until it falls silent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.link.days import last_day
from sijill.schema import Event
from sijill.states.acts import Act, act_of, act_order
from sijill.states.cutting import GAP, Placed, Spells, placed, regions, reported_last
from sijill.states.days import happened
from sijill.states.field import Field, Gap
from sijill.states.given import Given
from sijill.states.ground import Ground
from sijill.states.intensity import Intensity, intensity
from sijill.states.pairs import ARMED, Pair, Parties
from sijill.states.phases import Ending, Phase, ending, first_strikes, phases
from sijill.states.places import Areas
from sijill.states.sources import composed, state_id

_ANSWERED = timedelta(days=30)  # sieges of each other that begin within these are one crisis
_BESIDE = timedelta(days=14)  # how far from a crisis an event that the same report tells may be
_LONG = 40  # months; an event that lasted longer is not looked for month by month
_LONGEST = 1200  # months; so many of a crisis are noted


class Episode(Struct, frozen=True, kw_only=True):
    """One crisis between two parties.

    Attributes:
        id: hash of kind, smallest event and parties.
        parties: the two, sorted. Episodes with the same parties are of one quarrel.
        mediators: third parties that met, offered, hosted or vouched.
        area: places told, the most often told first. regions: ids of their governorates or regions, sorted.
        since: the first day of force between the parties. until: the last day of anything between them, None
            where fewer than 45 days have passed since.
        phases: what it went through, by first day; talks before the first force are among them.
        intensity: each day's value, see `sijill.states.intensity`.
        outcome: deal, one-sided, petered-out, open.
        acts: all its events in the order of time, those between the parties and those beside them.
        events: their ids, sorted.
        gaps, composed: what is not known; whether a composed report tells it.
    """

    id: str
    parties: Field[tuple[str, ...]]
    mediators: Field[tuple[str, ...]]
    area: Field[tuple[str, ...]]
    regions: tuple[str, ...]
    since: Field[str]
    until: Field[str]
    phases: tuple[Phase, ...]
    intensity: tuple[Intensity, ...]
    outcome: Field[Ending]
    acts: tuple[Act, ...]
    events: tuple[str, ...]
    gaps: tuple[Gap, ...]
    composed: bool


class _Crisis(Struct):
    """The events of an episode while they are gathered."""

    pair: Pair
    core: tuple[Placed, ...]
    areas: frozenset[str]
    start: date
    end: date
    reports: Counter[str]
    beside: list[Event]


def episodes(events: Sequence[Event], lexicon: Lexicon, at: str | None = None) -> tuple[Episode, ...]:
    """Return the episodes, the earliest first.

    An episode is what two parties do to each other in one governorate or region, until 45 days pass without
    any of it, with at least one act of force that is told as fact. Areas are one where an event names both,
    where a deal that names no place is made while both run, or where the parties besiege each other's people
    in them within 30 days. Only events whose day a text tells set its bounds; the others, and those of third
    parties or without parties in its days and area or in its reports, stand inside or beside it.

    Args:
        events: any events.
        lexicon: parties and places.
        at: the day as of which it is known, ``YYYY-MM-DD``, None for all.

    Example:
        A siege in January and another in April of the same parties and town are two episodes of one quarrel.
    """
    return episodes_of(Given(events, lexicon, at))


def episodes_of(given: Given) -> tuple[Episode, ...]:
    """Return the episodes, see `episodes`."""
    known = happened(given.events, given.at)
    reading = _Reading(given.ground, known)
    today = last_day(given.at) or reported_last(known)
    return tuple(reading.episode(crisis, today) for crisis in reading.crises())


class _Reading:
    """What some events say of crises, by the parties and places of a lexicon."""

    def __init__(self, ground: Ground, events: Sequence[Event]) -> None:
        self._lexicon, self._sources, self._areas = ground.lexicon, ground.sources, ground.areas
        self._parties = Parties(events, ground.lexicon)
        self._events = events
        self._fought: set[Pair] = set()

    def crises(self) -> list[_Crisis]:
        """Return the crises with what stands beside them, the earliest first."""
        between = self._between()
        groups = [(pair, g) for pair, found in between.items() for g in self._cut(pair, found)]
        crises = [_crisis(pair, g) for pair, g in groups if _forceful(i.event for i in g)]
        self._fought = {c.pair for c in crises}
        inside = {i.event.id for c in crises for i in c.core}
        around = _Around(crises)
        for event in self._events:
            if event.id not in inside:
                item, who = self._placed(event), self._parties.involved(event)
                home = around.home(item, who)
                if home is not None:
                    home.beside.append(event)
        return sorted(crises, key=_crisis_order)

    def episode(self, crisis: _Crisis, today: date | None) -> Episode:
        """Return the state of a crisis as of the day ``today``."""
        acts = self._acts(crisis)
        of = {e.id: e for e in (*(i.event for i in crisis.core), *crisis.beside)}
        told, field = [i.event for i in crisis.core], self._sources.field
        over = today is not None and today - crisis.end > timedelta(days=GAP)
        outcome, why = ending(acts, over=over)
        first = first_strikes(acts)
        last = max((a for a in acts if a.between), key=lambda a: (a.exact, a.end, a.event))
        mediators, mediated = self._mediators(crisis, acts)
        area = Counter(p for i in crisis.core if i.event.type != "MEET" for p in i.event.place)
        return Episode(
            id=state_id(f"episode:{'+'.join(crisis.pair)}", told),
            parties=field(crisis.pair, told),
            mediators=field(mediators or None, [of[a.event] for a in mediated]),
            area=field(
                self._areas.once(p for p, _ in area.most_common()) or None, [e for e in told if e.place]
            ),
            regions=self._regions(crisis),
            since=field(first[0].day, [of[a.event] for a in first], first[0].basis),
            until=field(last.until, [of[last.event]], last.basis) if over else Field(),
            phases=phases(acts),
            intensity=intensity(acts),
            outcome=field(outcome, [of[a.event] for a in why] or told, "inferred"),
            acts=acts,
            events=tuple(sorted(of)),
            gaps=(
                *_gaps(over=over, petered=outcome == "petered-out", area=bool(area)),
                *self._sources.gaps(told),
            ),
            composed=composed(told),
        )

    def _between(self) -> dict[Pair, list[Event]]:
        """Return the events between parties, by pair, with the sieges that name only who besieges."""
        between: dict[Pair, list[Event]] = defaultdict(list)
        lone: list[Event] = []
        for event in self._events:
            pairs = self._parties.pairs(event)
            for pair in pairs:
                between[pair].append(event)
            if not pairs and event.type in {"BLOCKADE", "LIFT"} and event.place:
                lone.append(event)
        enemies = {pair: found for pair, found in between.items() if _forceful(found)}
        besieging = _Besieging(enemies, self._areas)
        for event in lone:
            besieged = besieging.pair(event, self._parties.all(event.actor))
            if besieged is not None:
                between[besieged].append(event)
        return between

    def _placed(self, event: Event) -> Placed:
        """Return an event in its days and areas; where a meeting is held is not what it is about."""
        where = () if event.type == "MEET" else event.place
        return placed(event, regions(self._areas, self._lexicon, where))

    def _cut(self, pair: Pair, events: Iterable[Event]) -> list[tuple[Placed, ...]]:
        """Return the events of a pair, cut by area and silence."""
        spells, items = Spells(), [self._placed(e) for e in events]
        spells.sweep(i for i in items if i.dated and i.areas)
        spells.bind(i for i in items if i.dated and not i.areas and i.event.type == "AGREE")
        _add(spells, [i for i in items if i.dated and not i.areas and i.event.type != "AGREE"])
        spells.bind(i for i in items if not i.told and not i.areas and i.event.type == "AGREE")
        _add(spells, [i for i in items if i.told and not i.dated])
        _add(spells, [i for i in items if not i.told and (i.areas or i.event.type != "AGREE")])
        self._join_sieges(spells, pair)
        return spells.groups()

    def _join_sieges(self, spells: Spells, pair: Pair) -> None:
        """Make one crisis of the sieges by which two parties answer each other."""
        sieges = spells.numbered(lambda i: i.event.type == "BLOCKADE" and i.start is not None)
        last: dict[str, tuple[int, date]] = {}
        for number, item in sorted(sieges, key=lambda s: (s[1].start or date.max, s[0])):
            start = item.start or date.max
            for party in self._parties.all(item.event.actor) & set(pair):
                answered = last.get(pair[0] if party == pair[1] else pair[1])
                if answered and start - answered[1] <= _ANSWERED:
                    spells.join(answered[0], number)
                last[party] = (number, start)

    def _acts(self, crisis: _Crisis) -> tuple[Act, ...]:
        core = [act_of(i.event, self._of(i.event), between=True) for i in crisis.core]
        beside = [act_of(e, self._of(e), between=False) for e in crisis.beside]
        return tuple(sorted((*core, *beside), key=act_order))

    def _of(self, event: Event) -> frozenset[str]:
        return self._parties.involved(event)

    def _regions(self, crisis: _Crisis) -> tuple[str, ...]:
        """Return the ids of a crisis's governorates and regions, without towns of no known region.

        A name that stands for places of several countries says nothing of a country that no other name is of.
        """
        places = self._lexicon.places
        named = [{places[a].country for a in i.areas} for i in crisis.core]
        sure = {country for countries in named if len(countries) == 1 for country in countries}
        found = [a for a in crisis.areas if not sure or places[a].country in sure]
        known = [a for a in found if places[a].kind in {"governorate", "region", "district"}]
        return tuple(sorted(known or found))

    def _enemies(self, pair: Pair) -> set[str]:
        """Return who is in a crisis of his own with one of the two."""
        return {party for other in self._fought if set(other) & set(pair) for party in other}

    def _mediators(self, crisis: _Crisis, acts: Sequence[Act]) -> tuple[tuple[str, ...], list[Act]]:
        """Return the third parties that stood between the two, with the acts that show it.

        That is who is told to mediate, who offers or agrees something with one of the two, or meets both; who
        only meets one of them is none.
        """
        found: dict[str, list[Act]] = defaultdict(list)
        for act in acts:
            third = {self._lexicon.party(m) for m in act.mediator}
            both = set(act.parties) & set(crisis.pair)
            if (act.type in {"OFFER", "AGREE"} and both) or (act.type == "MEET" and len(both) > 1):
                third |= set(act.parties) - self._enemies(crisis.pair)
            for party in third - set(crisis.pair):
                found[party].append(act)
        return tuple(sorted(found)), [a for shown in found.values() for a in shown]


class _Besieging:
    """Whose people a siege of civilians, or of nobody told, is of: by the places that others are told of."""

    def __init__(self, enemies: Mapping[Pair, Sequence[Event]], areas: Areas) -> None:
        self._areas = areas
        self._told_in: dict[str, Counter[Pair]] = defaultdict(Counter)
        self._where: dict[tuple[Pair, int], set[str]] = defaultdict(set)
        for pair, events in enemies.items():
            for event in events:
                self._told_in_add(event, pair)

    def pair(self, event: Event, who: frozenset[str]) -> Pair | None:
        """Return the besieger's pair that the event's reports tell most of, with events in its places."""
        found: Counter[Pair] = Counter()
        for told in event.told:
            found.update(self._told_in.get(told.mention.report, Counter()))
        fitting = [p for p in found if who & set(p) and self._there(p, event)]
        return min(fitting, key=lambda p: (-found[p], p), default=None)

    def _told_in_add(self, event: Event, pair: Pair) -> None:
        for told in event.told:
            self._told_in[told.mention.report][pair] += 1
        if event.type != "MEET":
            for month in _month_of(event):
                self._where[pair, month] |= set(event.place)

    def _there(self, pair: Pair, event: Event) -> bool:
        places = {p for month in _month_of(event) for p in self._where.get((pair, month), ())}
        return self._areas.overlap(event.place, places)


def _month_of(event: Event) -> range:
    """Return the months of an event and those beside them, counted from the year 0."""
    item = placed(event, frozenset())
    if item.start is None or item.end is None:
        return range(0)
    months = _months(item.start, item.end)[:_LONG]
    return range(months.start - 1, months.stop + 1)


class _Around:
    """Which crisis an event stands beside."""

    def __init__(self, crises: Sequence[_Crisis]) -> None:
        self._told_in: dict[str, list[_Crisis]] = defaultdict(list)
        self._then_there: dict[tuple[str, int], list[_Crisis]] = defaultdict(list)
        for crisis in crises:
            for report in crisis.reports:
                self._told_in[report].append(crisis)
            for area in crisis.areas:
                for month in _months(crisis.start, crisis.end)[:_LONGEST]:
                    self._then_there[area, month].append(crisis)

    def home(self, item: Placed, who: frozenset[str]) -> _Crisis | None:
        """Return the crisis that an event is told with, or happens in the days and area of; None for none.

        An event of parties that are all strangers to a crisis is beside it only in its days and area.
        """
        reports = item.reports()
        near = {id(c): c for r in reports for c in self._told_in.get(r, ()) if _told_with(c, item, who)}
        near |= {id(c): c for c in self._there(item) if not who or who & set(c.pair) or _third(item)}
        shared = {key: sum(c.reports[r] for r in reports) for key, c in near.items()}
        best = min(
            near,
            key=lambda k: (-shared[k], not who & set(near[k].pair), _crisis_order(near[k])),
            default=None,
        )
        return None if best is None else near[best]

    def _there(self, item: Placed) -> Iterator[_Crisis]:
        if item.start is None or item.end is None:
            return
        for area in item.areas:
            for month in _months(item.start, item.end)[:_LONG]:
                for crisis in self._then_there.get((area, month), ()):
                    if item.start <= crisis.end and item.end >= crisis.start:
                        yield crisis


def _third(item: Placed) -> bool:
    """Tell whether what strangers do is of the kind that bears on a crisis: talks, deals, force, relief."""
    return item.event.type not in {"ACCUSE", "DENY", "APPOINT", "PROTEST"}


def _told_with(crisis: _Crisis, item: Placed, who: frozenset[str]) -> bool:
    """Tell whether an event of a crisis's own reports belongs beside it: by party, area and days."""
    if who and not who & set(crisis.pair):
        return False
    if item.areas and crisis.areas and crisis.areas.isdisjoint(item.areas):
        return False
    if item.start is None or item.end is None:
        return True
    reach = _BESIDE if item.told else timedelta(days=GAP)
    return item.start - crisis.end <= reach and crisis.start - item.end <= _BESIDE


def _add(spells: Spells, items: Sequence[Placed]) -> None:
    """Add events to the spells they fit; what is no force also to one its reports tell of, anywhere."""
    rest = spells.attach(items)
    words = spells.attach((i for i in rest if i.event.type not in ARMED), anywhere=True)
    spells.sweep([*(i for i in rest if i.event.type in ARMED), *words])


def _crisis(pair: Pair, group: tuple[Placed, ...]) -> _Crisis:
    exact = [i for i in group if i.dated and i.start and i.end] or [i for i in group if i.start and i.end]
    return _Crisis(
        pair, group, frozenset(a for i in group for a in i.areas),
        min((i.start for i in exact if i.start), default=date.max),
        max((i.end for i in exact if i.end), default=date.max),
        Counter(r for i in group for r in i.reports()), [],
    )  # fmt: skip


def _crisis_order(crisis: _Crisis) -> tuple[date, Pair, str]:
    return crisis.start, crisis.pair, crisis.core[0].event.id


def _forceful(events: Iterable[Event]) -> bool:
    return any(e.type in ARMED and e.status == "actual" for e in events)


def _months(start: date, end: date) -> range:
    return range(start.year * 12 + start.month, end.year * 12 + end.month + 1)


def _gaps(*, over: bool, petered: bool, area: bool) -> tuple[Gap, ...]:
    missing: list[Gap] = [] if over else ["open-end"]
    if petered:
        missing.append("no-report-since")
    if not area:
        missing.append("no-place")
    return tuple(missing)
