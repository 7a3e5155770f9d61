"""Who holds which place, since when, and who says otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec
from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.link.days import first_day, last_day
from sijill.schema import Event
from sijill.states.days import Days, begun, day_of, happened, order
from sijill.states.field import Field, Gap
from sijill.states.given import Given
from sijill.states.ground import Ground
from sijill.states.sources import composed, state_id
from sijill.states.tellings import tellings
from sijill.states.vague import is_vague

Taken = Literal["seizure", "handover", "withdrawal", "told"]
_TYPES = frozenset({"SEIZE", "HANDOVER", "WITHDRAW", "DEPLOY"})
_SETTLEMENTS = frozenset({"city", "town", "village", "governorate", "district", "region", "country"})
# A place that somebody leaves is his who moves in within these days.
_MOVES_IN = timedelta(days=7)
# What is handed over where these are counted is people, not the place.
_PEOPLE = frozenset({"people", "detained", "released"})
# A part of a place or of the forces: it does not say whose the place is.
_PARTS = frozenset({"positions"})
_HOLD_NOTHING = frozenset({"", "civilians", "detainees"})
_LEFT_IN_PART = frozenset({"positions", "people", "vehicles"})


class Claim(Struct, frozen=True):
    """What one source says of who holds a place.

    Attributes:
        holder: party, "" where it only denies that the other holds it.
        by: who says so, sorted. events: ids of the events that tell it, sorted.
    """

    holder: str
    by: tuple[str, ...]
    events: tuple[str, ...]


class Holding(Struct, frozen=True, kw_only=True):
    """A place in one hand from one day to another.

    Attributes:
        id: hash of kind, smallest event and place. place: as a gazetteer spells it. Example: ``"الشدادي"``.
        holder: actor ids as told. party: their party. Example: ``("asayish",)`` and ``"sdf"``.
        since: the day it came into this hand, of days on end the last; the bounds ``A/B`` where only these
            are told; None where nothing tells it. until: the same of the day it left it.
        by: seizure; handover; withdrawal (the other left and this one moved in); told (it is known only from
            his losing it).
        part: only positions in the place, or somewhere in a countryside, are told to have been taken.
        contested: somebody denies it, or another is told to have taken it the same day.
        claims: what each source says where they differ, sorted.
        gaps, composed: what is not known; whether a composed report tells it.
    """

    id: str
    place: Field[str]
    holder: Field[tuple[str, ...]]
    party: str
    since: Field[str]
    until: Field[str]
    by: Taken
    part: bool
    contested: Field[bool]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
    composed: bool


class _Change(Struct, frozen=True):
    """A place passes from one hand to another; ``to`` and ``from_`` are parties, "" where none is told."""

    day: date
    event: Event
    to: str
    from_: str
    by: Taken
    holder: tuple[str, ...] = ()
    loser: tuple[str, ...] = ()
    part: bool = False


class _Spell(Struct):
    """A holding while it is being read."""

    party: str
    holder: tuple[str, ...]
    by: Taken
    part: bool
    gained: list[Event]
    known: list[Event]
    lost: list[Event]
    start: date | None = None


def control(events: Sequence[Event], lexicon: Lexicon, at: str | None = None) -> tuple[Holding, ...]:
    """Return who held which place when, as told; the places in the order of their names.

    Seizures and handovers give a place to somebody; a withdrawal ends his holding, and who sends forces there
    within a week holds it. Of places inside one another the smallest counts («مبنى البلدية» in a town is not
    the town). A handover that counts people is one of people. Counted positions are a part of a place.

    Args:
        events: any events; those denied are claims against the others.
        lexicon: parties and places.
        at: the day as of which it is known, ``YYYY-MM-DD``, None for all.

    Example:
        «انسحبت قسد من الشدادي ودخلتها وحدات الجيش»: two holdings, sdf until that day, syria since.
    """
    return control_of(Given(events, lexicon, at))


def control_of(given: Given) -> tuple[Holding, ...]:
    """Return who held which place, see `control`."""
    events, at = given.events, given.at
    reading = _Reading(given.ground, at)
    changes: dict[frozenset[str], list[_Change]] = defaultdict(list)
    names: dict[frozenset[str], set[str]] = defaultdict(set)
    told = tuple(tellings(e for e in events if _TYPES & {e.type, *(t.mention.type for t in e.told)}))
    for event in happened(told, at):
        for change in reading.changes(event):
            for place in reading.smallest(event.place):
                known = given.ground.areas.stands_for(place)
                changes[known].append(reading.in_part(change, place))
                names[known].add(place)
    denied = reading.denials(e for e in told if e.status == "denied" and begun(e, at))
    return tuple(
        holding
        for known, place in sorted(((k, min(called)) for k, called in names.items()), key=lambda one: one[1])
        for holding in reading.holdings(place, changes[known], denied.get(known, []))
    )


class _Reading:
    """What events say of control, by the parties and places of a lexicon."""

    def __init__(self, ground: Ground, at: str | None = None) -> None:
        self._lexicon, self._sources, self._at = ground.lexicon, ground.sources, last_day(at)
        self._areas, self._kinds = ground.areas, ground.place_kinds

    def changes(self, event: Event) -> Iterator[_Change]:
        """Yield what an event changes in who holds its places."""
        day = first_day(day_of(event).start)
        if day is None:
            return
        some, others = self._parties(event.actor), self._parties(event.target)
        part = _counts(event, _PARTS)
        if event.type == "SEIZE" and some and some[0] not in _HOLD_NOTHING:
            yield _Change(
                day, event, some[0], _other(others, some), "seizure", event.actor, event.target, part
            )
        elif event.type == "HANDOVER" and not _counts(event, _PEOPLE):
            to = others[0] if others else ""
            yield _Change(day, event, to, _other(some, others), "handover", event.target, event.actor, part)
        elif event.type == "WITHDRAW" and some and not _counts(event, _LEFT_IN_PART):
            yield from (_Change(day, event, "", who, "withdrawal", (), event.actor) for who in some)
        elif event.type == "DEPLOY" and some:
            yield _Change(day, event, some[0], "", "withdrawal", event.actor)

    def smallest(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the names without those of places that hold another of them, and without whole countries.

        A place that the lexicon does not know is in the one settlement named beside it.
        """
        names = tuple(dict.fromkeys(n for n in names if "country" not in self._kinds.get(fold(n), ())))
        towns = [n for n in names if self._settlement(n)]
        small = [n for n in names if not self._settlement(n)]
        loose = any(fold(n) not in self._kinds for n in small)
        return tuple(
            n for n in names
            if n not in towns
            or not ((len(towns) == 1 and loose) or self._holds(n, [m for m in names if m != n]))
        )  # fmt: skip

    def in_part(self, change: _Change, place: str) -> _Change:
        """Return a change as one of a part where the place is a countryside: no one takes that as a whole."""
        wide = "region" in self._kinds.get(fold(place), ())
        return msgspec.structs.replace(change, part=change.part or wide)

    def denials(self, denied: Iterable[Event]) -> dict[frozenset[str], list[Event]]:
        """Return the denials of a seizure, a handover or a withdrawal, by what names of places stand for."""
        found: dict[frozenset[str], list[Event]] = defaultdict(list)
        for event in denied:
            if event.type in {"SEIZE", "HANDOVER", "WITHDRAW"}:
                for place in event.place:
                    found[self._areas.stands_for(place)].append(event)
        return found

    def holdings(self, place: str, changes: Sequence[_Change], denied: Sequence[Event]) -> Iterator[Holding]:
        """Yield who held one place, in the order of time."""
        by_day: dict[date, list[_Change]] = defaultdict(list)
        for change in changes:
            by_day[change.day].append(change)
        ordered = sorted(changes, key=lambda c: _in_turn(c, by_day[c.day]))
        for spell in (*_whole([c for c in ordered if not c.part]), *_parts([c for c in ordered if c.part])):
            yield self._holding(place, spell, by_day, denied)

    def _holding(
        self, place: str, spell: _Spell, changes: Mapping[date, Sequence[_Change]], denied: Sequence[Event]
    ) -> Holding:
        field, told = self._sources.field, [*spell.gained, *spell.known, *spell.lost]
        claims, against = self._claims(spell, changes, denied)
        first = min(spell.gained, key=order, default=None)
        day = day_of(first) if first else None
        last = max(spell.lost, key=order, default=None)
        end = day_of(last) if last else None
        return Holding(
            id=state_id(f"control:{place}:{spell.party}:{day and day.start}:{spell.part}", told),
            place=field(place, told),
            holder=field(spell.holder or None, [*spell.gained, *spell.known] or spell.lost),
            party=spell.party,
            since=field(self._done(day), [first], day.basis) if first and day else Field(),
            until=field(self._done(end), [last], end.basis) if last and end else Field(),
            by=spell.by,
            part=spell.part,
            contested=field(bool(claims), against or told),
            claims=claims,
            gaps=_gaps(spell, self._sources.gaps(told)),
            composed=composed(told),
        )

    def _claims(
        self, spell: _Spell, changes: Mapping[date, Sequence[_Change]], denied: Sequence[Event]
    ) -> tuple[tuple[Claim, ...], list[Event]]:
        """Return what each source says of a contested holding, and the events that speak against it."""
        taken = [e for e in spell.gained if e.type in {"SEIZE", "HANDOVER"}]
        against = [d for d in denied if any(self._denies(d, e) for e in taken)]
        days = {first_day(day_of(e).start) for e in taken if day_of(e).basis == "told"} - {None}
        rivals = [c for d in days if d for c in changes.get(d, ()) if _rival(c, spell.party)]
        own = {e.id for e in taken}
        told = (c for same in changes.values() for c in same if c.event.id in own)
        rivals += [c for c in told if c.to not in {"", spell.party} and c not in rivals]
        if not against and not rivals:
            return (), []
        found = [self._claim(spell.party, taken), *(self._claim("", [d]) for d in against)]
        found += [self._claim(c.to, [c.event]) for c in rivals]
        return tuple(sorted(found, key=lambda c: (c.holder, c.by, c.events))), [
            *against,
            *(c.event for c in rivals),
        ]

    def _done(self, days: Days) -> str | None:
        """Return the day on which a change was done: of days on end the last; bounds as they are told."""
        if days.start == days.end or days.start is None:
            return days.start
        if is_vague(days.start, days.end):
            return f"{days.start}/{days.end}"
        known = self._at is None or (last_day(days.end) or date.max) <= self._at
        return days.end if known else days.start

    def _claim(self, holder: str, events: Sequence[Event]) -> Claim:
        return Claim(holder, self._sources.said(events)[0], tuple(sorted({e.id for e in events})))

    def _denies(self, denial: Event, event: Event) -> bool:
        """Tell whether a denial is of the same act by the same party about the same time."""
        apart = abs(
            (first_day(day_of(denial).start) or date.min) - (first_day(day_of(event).start) or date.max)
        )
        same = set(self._parties(denial.actor)) & set(self._parties(event.actor)) or not denial.actor
        return denial.type == event.type and bool(same) and apart <= _MOVES_IN

    def _parties(self, actors: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self._lexicon.party(a) for a in actors))

    def _settlement(self, name: str) -> bool:
        return bool(self._kinds.get(fold(name), frozenset()) & _SETTLEMENTS)

    def _holds(self, town: str, names: Iterable[str]) -> bool:
        return any(self._areas.overlap([town], [n]) for n in names)


def _whole(changes: Sequence[_Change]) -> list[_Spell]:
    """Return the spells of a whole place: each change ends the one before and begins the next."""
    spells: list[_Spell] = []
    left: tuple[date, str] | None = None
    for change in changes:
        now = spells[-1] if spells and not spells[-1].lost else None
        if change.event.type == "DEPLOY":
            if _moves_in(change, left, now):
                spells.append(_begun(change))
                left = None
            continue
        if now and change.to and now.party == change.to:
            now.known.append(change.event)
            continue
        if now and any(change.event.id == one.id for one in now.gained):
            continue  # who else is told to have taken it then is a claim against this one
        if change.from_ or now:
            _end(spells, now, change)
        if change.event.type == "WITHDRAW":
            left = (change.day, change.from_)
        else:
            spells.append(_begun(change))
    return spells


def _end(spells: list[_Spell], now: _Spell | None, change: _Change) -> None:
    """End the holding of who loses the place; one that nothing told of before is known by its end alone."""
    loser = change.from_
    if now and (now.party == loser or change.to):
        now.lost.append(change.event)
    elif not now and _lost_already(spells, loser, change.day):
        spells[-1].lost.append(change.event)
    elif not now and loser not in _HOLD_NOTHING:
        spells.append(
            _Spell(loser, change.loser, "told", part=False, gained=[], known=[], lost=[change.event])
        )


def _lost_already(spells: Sequence[_Spell], loser: str, day: date) -> bool:
    """Tell whether the loser lost it a few days before: then this is another report of one loss."""
    if not spells or spells[-1].party != loser:
        return False
    last = first_day(day_of(spells[-1].lost[0]).end)
    return last is not None and day - last <= _MOVES_IN


def _moves_in(change: _Change, left: tuple[date, str] | None, now: _Spell | None) -> bool:
    return now is None and left is not None and change.to != left[1] and change.day - left[0] <= _MOVES_IN


def _parts(changes: Sequence[_Change]) -> list[_Spell]:
    taken = (c for c in changes if c.to and c.event.type in {"SEIZE", "HANDOVER"})
    each = {(c.event.id, c.to): c for c in reversed(list(taken))}  # once, however many tell it
    return [_begun(c) for c in reversed(each.values())]


def _begun(change: _Change) -> _Spell:
    return _Spell(change.to, change.holder, change.by, change.part, [change.event], [], [], change.day)


def _in_turn(change: _Change, same_day: Sequence[_Change]) -> tuple[object, ...]:
    """Return what changes of a place are sorted by; of two tellings of one, that of more voices is first."""
    event = change.event
    return change.day, _leaves_after(change, same_day), order(event), -len(event.told), change.to


def _leaves_after(change: _Change, same_day: Sequence[_Change]) -> bool:
    """Tell whether somebody leaves what he took the same day, so that his taking comes first."""
    return change.event.type == "WITHDRAW" and any(c.to == change.from_ for c in same_day if c.to)


def _rival(change: _Change, party: str) -> bool:
    told = day_of(change.event).basis == "told"
    return told and change.event.type in {"SEIZE", "HANDOVER"} and change.to not in {"", party}


def _counts(event: Event, what: frozenset[str]) -> bool:
    return any(c.what in what for t in event.told for c in t.mention.count)


def _other(losers: Sequence[str], winners: Sequence[str]) -> str:
    return next((p for p in losers if p not in winners), "")


def _gaps(spell: _Spell, found: tuple[Gap, ...]) -> tuple[Gap, ...]:
    missing: list[Gap] = [] if spell.gained else ["no-start"]
    if spell.gained and day_of(min(spell.gained, key=order)).basis == "told-on":
        missing.append("no-date")
    if not spell.lost:
        missing.append("open-end")
    if not set(spell.holder) - {"unknown"}:
        missing.append("no-actor")
    return (*missing, *found)
