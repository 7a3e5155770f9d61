"""Who holds whose people: how many, according to whom, and what became of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.schema import Event
from sijill.schema.event_type import CountOf
from sijill.states.days import day_of, first_day, happened, last_day, order
from sijill.states.field import Field, Gap
from sijill.states.figures import Figure, figures, inferred, merged
from sijill.states.pairs import NAMELESS
from sijill.states.places import Areas
from sijill.states.sources import Sources, composed, state_id

Fate = Literal["detained", "released", "escaped", "moved", "received"]
_GAP = timedelta(days=60)  # silence after which the detained of one party are another custody
_SAME_DAYS = timedelta(days=1)  # two releases this near are an exchange
_COUNTED: dict[str, tuple[CountOf, ...]] = {
    "DETAIN": ("detained",), "RELEASE": ("released",), "ESCAPE": ("escaped",),
    "HANDOVER": ("people", "detained", "released"),
}  # fmt: skip
_FATES: dict[str, Fate] = {
    "DETAIN": "detained", "RELEASE": "released", "ESCAPE": "escaped", "HANDOVER": "moved",
}  # fmt: skip
_GONE: tuple[Fate, ...] = ("released", "escaped", "moved")


class Custody(Struct, frozen=True, kw_only=True):
    """The people of one party in the hands of another.

    Attributes:
        id: hash of kind, smallest event and both parties.
        holder: who keeps them, as actor ids told. party: his party, "" where none is told. Both sides where a
            report counts what both hold or free together.
        of: whose people they are, or who, as actor ids told. of_party: their party, or the group.
        place: prisons and places told. since: first day. last: last day on which something was told of them.
        detained, released, escaped, moved, received: figures as told, each with who says it and its day; one
            without a number where the text gives none. Moved: given to another keeper; received: from one.
        exchanged: those of ``released`` that each side freed for the other's.
        recaptured: detained again by anybody, told in a report of their escape.
        held: True where more are told detained than freed, fled or moved; None where that is not known.
    """

    id: str
    holder: Field[tuple[str, ...]]
    party: str
    of: Field[tuple[str, ...]]
    of_party: str
    place: Field[tuple[str, ...]]
    since: Field[str]
    last: Field[str]
    detained: tuple[Figure, ...]
    released: tuple[Figure, ...]
    exchanged: tuple[Figure, ...]
    escaped: tuple[Figure, ...]
    recaptured: tuple[Figure, ...]
    moved: tuple[Figure, ...]
    received: tuple[Figure, ...]
    held: Field[bool]
    gaps: tuple[Gap, ...]
    composed: bool


class _Part(Struct, frozen=True):
    """What one event tells of the people of one party in the hands of one."""

    event: Event
    fate: Fate
    party: str
    of_party: str
    holder: tuple[str, ...]
    of: tuple[str, ...]
    whose: frozenset[str] | None  # which counts are theirs, by ``of``; None for all
    guessed: bool = False  # whose people they are is inferred


_Spell = list[_Part]


def custody(events: Sequence[Event], lexicon: Lexicon, at: str | None = None) -> tuple[Custody, ...]:
    """Return who holds whose people, the earliest first.

    The people of one party in the hands of another are one custody until 60 days pass without a word of them.
    Two releases within a day, each of the other's people, are an exchange; «detainees» freed in one are the
    other side's. Who escaped from nobody told is put to those of his people who are held in the same place.

    Args:
        events: any events.
        lexicon: parties and places.
        at: the day as of which it is known, ``YYYY-MM-DD``, None for all.

    Example:
        «أطلقت الأسايش 12 أسيراً من أصل 19» of the NDF: sdf holds people of syria, detained 19, released 12,
        held True.
    """
    reading = _Reading(lexicon, happened(events, at))
    return tuple(reading.state(spell) for spell in reading.spells())


class _Reading:
    """What some events say of custody, by the parties and places of a lexicon."""

    def __init__(self, lexicon: Lexicon, events: Sequence[Event]) -> None:
        self._lexicon = lexicon
        self._sources = Sources(lexicon)
        self._areas = Areas(lexicon)
        self._events = [e for e in events if e.type in _FATES]
        self._swaps = self._exchanges()
        self._fled = self._escapes()

    def spells(self) -> list[_Spell]:
        """Return what belongs together, the earliest first."""
        parts = [part for event in self._events for part in self._parts(event)]
        kept: dict[tuple[str, str], list[_Spell]] = defaultdict(list)
        for part in sorted((p for p in parts if p.party), key=lambda p: order(p.event)):
            _put(kept[part.party, part.of_party], part)
        by_people: dict[str, list[_Spell]] = defaultdict(list)
        for (_, of), spells in kept.items():
            by_people[of] += spells
        for part in sorted((p for p in parts if not p.party), key=lambda p: order(p.event)):
            home = self._home(part, by_people[part.of_party])
            if home is None:
                _put(by_people[part.of_party], part)
            else:
                home.append(part)
        found = [spell for spells in by_people.values() for spell in spells]
        return sorted(found, key=lambda s: min(order(p.event) for p in s))

    def state(self, spell: _Spell) -> Custody:
        """Return the custody that a spell's parts make."""
        events = sorted({p.event.id: p.event for p in spell}.values(), key=order)
        numbers = {fate: self._figures(spell, fate) for fate in get_args(Fate)}
        field, party = self._sources.field, next((p.party for p in spell if p.party), "")
        first, last = (
            day_of(events[0]),
            max((day_of(e) for e in events), key=lambda d: last_day(d.end) or date.min),
        )
        again = [e for p in spell if p.fate == "escaped" for e in self._fled.get(p.event.id, ())]
        held = _held(numbers)
        return Custody(
            id=state_id(f"custody:{party}:{spell[0].of_party}", events),
            holder=field(_all(p.holder for p in spell), [p.event for p in spell if p.holder]),
            party=party,
            of=field(_all(p.of for p in spell), [p.event for p in spell if p.of]),
            of_party=spell[0].of_party,
            place=field(_all(p.event.place for p in spell), [e for e in events if e.place]),
            since=field(first.start, events[:1], first.basis),
            last=field(last.end, events[-1:], last.basis),
            detained=numbers["detained"],
            released=numbers["released"],
            exchanged=self._figures([p for p in spell if p.event.id in self._swaps], "released"),
            escaped=numbers["escaped"],
            recaptured=inferred(merged((f for e in again for f in self._all_of(e)), self._sources)),
            moved=numbers["moved"],
            received=numbers["received"],
            held=field(held, [p.event for p in spell if p.fate in {"detained", "received"}], "inferred"),
            gaps=_gaps(spell, party, self._sources.gaps(events)),
            composed=composed(events),
        )

    def _parts(self, event: Event) -> Iterator[_Part]:
        """Yield what an event tells, once for each keeper and each party whose people it is about."""
        for fate, keepers in self._keepers(event):
            party = self._of(keepers)
            for of, whose in self._people(event):
                guess = self._swaps.get(event.id, "") if set(of) <= {"detainees"} else ""
                yield _Part(event, fate, party, guess or self._of(of), keepers, of, whose, bool(guess))

    def _keepers(self, event: Event) -> list[tuple[Fate, tuple[str, ...]]]:
        """Return who keeps the people, with what becomes of them there; nobody where none is told."""
        if event.type == "HANDOVER":
            both: list[tuple[Fate, tuple[str, ...]]] = [("moved", event.actor), ("received", event.target)]
            return [(fate, keepers) for fate, keepers in both if keepers]
        return [(_FATES[event.type], event.target if event.type == "ESCAPE" else event.actor)]

    def _people(self, event: Event) -> list[tuple[tuple[str, ...], frozenset[str] | None]]:
        """Return whose people an event is about, as actor ids, each with the counts that are theirs."""
        counted = sorted({
            c.of for t in event.told for c in t.mention.count if c.what in _COUNTED[event.type] and c.of
        })  # fmt: skip
        named = tuple(of for of in counted if of != "detainees")
        if len(named) > 1:
            return [((of,), frozenset({of})) for of in counted]
        if event.type == "HANDOVER":
            return [(tuple(counted), None)] if counted else []
        return [(named or (event.actor if event.type == "ESCAPE" else event.target), None)]

    def _of(self, people: Iterable[str]) -> str:
        """Return the party of people, the group itself where it has none."""
        return "+".join(sorted({self._lexicon.party(a) for a in people}))

    def _exchanges(self) -> dict[str, str]:
        """Return the releases that are an exchange, each with the party whose people were freed."""
        releases = [e for e in self._events if e.type == "RELEASE" and e.actor]
        found = {e.id: "" for e in releases if len(self._of(e.actor).split("+")) > 1}
        by_day: dict[date, list[Event]] = defaultdict(list)
        for event in releases:
            if (day := first_day(day_of(event).start)) and event.id not in found:
                for other in [o for shift in (0, 1) for o in by_day[day - shift * _SAME_DAYS]]:
                    if self._each_others(event, other):
                        found |= {event.id: self._of(other.actor), other.id: self._of(event.actor)}
                by_day[day].append(event)
        return found

    def _each_others(self, one: Event, other: Event) -> bool:
        """Tell whether two free each other's people: at least one is told to free those of the other."""
        mine, yours = self._of(one.actor), self._of(other.actor)
        if mine == yours:
            return False
        freed_of_yours = self._freed(one) <= {yours, "detainees"}
        freed_of_mine = self._freed(other) <= {mine, "detainees"}
        named = yours in self._freed(one) or mine in self._freed(other)
        return freed_of_yours and freed_of_mine and (named or _reports(one) & _reports(other) != set())

    def _freed(self, event: Event) -> set[str]:
        counted = {c.of for t in event.told for c in t.mention.count if c.of}
        return {self._lexicon.party(a) for a in (*event.target, *counted)}

    def _escapes(self) -> dict[str, list[Event]]:
        """Return the captures of the same people that the reports of an escape tell, by the escape's id."""
        captures: dict[str, list[Event]] = defaultdict(list)
        for event in self._events:
            if event.type == "DETAIN":
                for report in _reports(event):
                    captures[report].append(event)
        found: dict[str, list[Event]] = {}
        for event in self._events:
            if event.type == "ESCAPE":
                near = {e.id: e for r in _reports(event) for e in captures.get(r, ())}
                found[event.id] = [e for e in near.values() if self._retaken(e, event)]
        return found

    def _retaken(self, capture: Event, escape: Event) -> bool:
        fled, day = first_day(day_of(escape).start), last_day(day_of(capture).end)
        return self._of(capture.target) == self._of(escape.actor) and (not fled or not day or day >= fled)

    def _home(self, part: _Part, spells: Sequence[_Spell]) -> _Spell | None:
        """Return the custody that people of no keeper told are in: the nearest with their place or report."""
        near = [s for s in spells if _apart(s, part.event) <= _GAP and self._same_place(part.event, s)]
        return min(near, key=lambda s: self._strange(part.event, s), default=None)

    def _strange(self, event: Event, spell: _Spell) -> tuple[bool, bool, timedelta]:
        """Return how little an event has to do with a spell: other places, other reports, days between."""
        there = [p for part in spell for p in part.event.place]
        return (
            not self._areas.overlap(event.place, there),
            not _shares_report(spell, event),
            _apart(spell, event),
        )

    def _same_place(self, event: Event, spell: _Spell) -> bool:
        places = [p for part in spell for p in part.event.place]
        return not event.place or not places or self._areas.overlap(event.place, places)

    def _figures(self, spell: _Spell, fate: Fate) -> tuple[Figure, ...]:
        found: list[Figure] = []
        for part in spell:
            if part.fate == fate:
                told = [f for what in _COUNTED[part.event.type] for f in figures(
                    part.event, what, self._sources, of=part.whose,
                )]  # fmt: skip
                told = told or list(
                    figures(part.event, _COUNTED[part.event.type][0], self._sources, always=True)
                )
                found += inferred(told) if part.guessed else told
        return merged(found, self._sources)

    def _all_of(self, event: Event) -> tuple[Figure, ...]:
        return figures(event, "detained", self._sources, always=True)


def _put(spells: list[_Spell], part: _Part) -> None:
    """Put a part to the last spell, or begin one where 60 days have passed."""
    if spells and _apart(spells[-1], part.event) <= _GAP:
        spells[-1].append(part)
    else:
        spells.append([part])


def _apart(spell: _Spell, event: Event) -> timedelta:
    """Return how many days lie between a spell and an event."""
    days = [day_of(p.event) for p in spell]
    start = min((d for x in days if (d := first_day(x.start))), default=None)
    end = max((d for x in days if (d := last_day(x.end))), default=None)
    day = day_of(event)
    first, last = first_day(day.start), last_day(day.end)
    if not start or not end or not first or not last:
        return timedelta(0)
    return max(start - last, first - end, timedelta(0))


def _shares_report(spell: _Spell, event: Event) -> bool:
    return any(_reports(p.event) & _reports(event) for p in spell)


def _reports(event: Event) -> set[str]:
    return {t.mention.report for t in event.told}


def _all(groups: Iterable[Iterable[str]]) -> tuple[str, ...] | None:
    return tuple(sorted({value for group in groups for value in group})) or None


def _held(numbers: dict[Fate, tuple[Figure, ...]]) -> bool | None:
    """Tell whether some are still held: True where the numbers leave some, None where they do not tell."""
    kept = [*numbers["detained"], *numbers["received"]]
    if not kept:
        return None
    gone = [f for fate in _GONE for f in numbers[fate]]
    if not gone:
        return True
    most = max(_most(f) for f in kept)
    unknown = any(f.low is None for f in gone)
    return True if not unknown and sum(_most(f) for f in gone) < most else None


def _most(figure: Figure) -> float:
    return figure.high or figure.low or 0


def _gaps(spell: _Spell, party: str, found: tuple[Gap, ...]) -> tuple[Gap, ...]:
    missing: list[Gap] = [] if party else ["no-actor"]
    if set(spell[0].of_party.split("+")) <= NAMELESS | {""}:
        missing.append("no-target")
    if all(not p.event.place for p in spell):
        missing.append("no-place")
    return (*missing, *found)
