"""What single events tell of people in somebody's hands, and which of them belong together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from sijill.link.days import first_day, last_day
from sijill.schema import Event
from sijill.schema.event_type import CountOf
from sijill.states.days import day_of, order
from sijill.states.given import Given

Fate = Literal["detained", "released", "escaped", "moved", "received"]
COUNTED: dict[str, tuple[CountOf, ...]] = {
    "DETAIN": ("detained",), "RELEASE": ("released",), "ESCAPE": ("escaped",),
    "HANDOVER": ("people", "detained", "released"),
}  # fmt: skip
_FATES: dict[str, Fate] = {"DETAIN": "detained", "RELEASE": "released", "ESCAPE": "escaped"}
_GAP = timedelta(days=60)  # silence after which the detained of one party are another custody
_ANYBODY = "detainees"  # the guide's id for the detained whose side is not told


class Part(Struct, frozen=True):
    """What one event tells of the people of one party in the hands of one.

    Attributes:
        event: the event. fate: what became of the people there.
        party: the keeper's, both joined by "+" where two keep or free together, "" where none is told.
        of_party: whose people, or the group. holder, of: the same as actor ids told.
        whose: which counts are theirs, by ``of``; None for all.
        guessed: whose people they are is inferred from an exchange.
    """

    event: Event
    fate: Fate
    party: str
    of_party: str
    holder: tuple[str, ...]
    of: tuple[str, ...]
    whose: frozenset[str] | None
    guessed: bool = False


class Keep:
    """The parts that belong together, with the days, places and reports that they are of."""

    def __init__(self) -> None:
        """Begin without any part."""
        self.parts: list[Part] = []
        self.places: set[str] = set()
        self.reports: set[str] = set()
        self._start, self._end = date.max, date.min

    def add(self, part: Part) -> None:
        """Add a part."""
        days = day_of(part.event)
        self.parts.append(part)
        self.places |= set(part.event.place)
        self.reports |= reports(part.event)
        self._start = min(self._start, first_day(days.start) or date.max)
        self._end = max(self._end, last_day(days.end) or date.min)

    def silent(self, day: date) -> bool:
        """Tell whether by a day nothing was told for so long that others would be another custody."""
        return self._end > date.min and day - self._end > _GAP

    def apart(self, event: Event) -> timedelta:
        """Return how many days lie between these and an event, none where one has no day."""
        days = day_of(event)
        first, last = first_day(days.start), last_day(days.end)
        if first is None or last is None or self._start > self._end:
            return timedelta(0)
        return max(self._start - last, first - self._end, timedelta(0))


class Keeping:
    """What some events tell of custody, by the parties and places of a lexicon.

    Attributes:
        exchanges: the releases that are an exchange, by mention id, each with the party whose people were
            freed; "" where both sides' are counted together.
    """

    def __init__(self, given: Given) -> None:
        """Read the events that had happened by the day."""
        self._lexicon = given.lexicon
        self._areas = given.ground.areas
        self._events = [e for e in given.known if e.type in COUNTED]
        self.exchanges = self._exchanges()
        self._captures: dict[str, list[Event]] = defaultdict(list)
        for event in self._events:
            if event.type == "DETAIN":
                for report in reports(event):
                    self._captures[report].append(event)

    def keeps(self) -> list[Keep]:
        """Return what belongs together, the earliest first.

        The people of one party in the hands of another belong together until 60 days pass without a word. Who
        escaped or was freed from nobody told is put to those of his people who are held in the same place.
        """
        parts = sorted((p for e in self._events for p in self._parts(e)), key=lambda p: order(p.event))
        kept: dict[tuple[str, str], list[Keep]] = defaultdict(list)
        for part in parts:
            if part.party:
                _put(kept[part.party, part.of_party], part)
        by_people: dict[str, list[Keep]] = defaultdict(list)
        for (_, of), found in kept.items():
            by_people[of] += found
        for part in parts:
            if not part.party:
                self._put_home(part, by_people[part.of_party])
        every = [keep for found in by_people.values() for keep in found]
        return sorted(every, key=lambda k: min(order(p.event) for p in k.parts))

    def recaptured(self, escape: Event) -> list[Event]:
        """Return the captures of the same people, from the escape on, that its own reports tell."""
        near = {e.mentions()[0]: e for r in reports(escape) for e in self._captures.get(r, ())}
        return [e for e in near.values() if self._retaken(e, escape)]

    def _retaken(self, capture: Event, escape: Event) -> bool:
        fled, day = first_day(day_of(escape).start), last_day(day_of(capture).end)
        return self._of(capture.target) == self._of(escape.actor) and (not fled or not day or day >= fled)

    def _parts(self, event: Event) -> Iterator[Part]:
        """Yield what an event tells, once for each keeper and each party whose people it is about."""
        for fate, keepers in _keepers(event):
            for of, whose in _people(event):
                guess = self.exchanges.get(event.mentions()[0], "") if set(of) <= {_ANYBODY} else ""
                of_party = guess or self._of(of)
                yield Part(event, fate, self._of(keepers), of_party, keepers, of, whose, bool(guess))

    def _of(self, people: Iterable[str]) -> str:
        """Return the party of people, the group itself where it has none."""
        return "+".join(sorted({self._lexicon.party(a) for a in people}))

    def _exchanges(self) -> dict[str, str]:
        releases = [e for e in self._events if e.type == "RELEASE" and e.actor]
        found = {e.mentions()[0]: "" for e in releases if "+" in self._of(e.actor)}
        by_day: dict[int, list[Event]] = defaultdict(list)
        for event in releases:
            if (day := first_day(day_of(event).start)) and event.mentions()[0] not in found:
                for other in (*by_day[day.toordinal()], *by_day[day.toordinal() - 1]):
                    if self._each_others(event, other):
                        found[event.mentions()[0]] = self._of(other.actor)
                        found[other.mentions()[0]] = self._of(event.actor)
                by_day[day.toordinal()].append(event)
        return found

    def _each_others(self, one: Event, other: Event) -> bool:
        """Tell whether two free each other's people.

        Both are told to free those of the other; or one is, and the same report tells of the others no more.
        """
        mine, yours = self._of(one.actor), self._of(other.actor)
        if mine == yours:
            return False
        by_me, by_you = self._freed(one), self._freed(other)
        if not (by_me <= {yours, _ANYBODY} and by_you <= {mine, _ANYBODY}):
            return False
        together = not reports(one).isdisjoint(reports(other))
        return (yours in by_me and mine in by_you) or (together and (yours in by_me or mine in by_you))

    def _freed(self, event: Event) -> set[str]:
        counted = {c.of for t in event.told for c in t.mention.count if c.of}
        return {self._lexicon.party(a) for a in (*event.target, *counted)}

    def _put_home(self, part: Part, keeps: list[Keep]) -> None:
        near = [k for k in keeps if k.apart(part.event) <= _GAP and self._same_place(part.event, k)]
        home = min(near, key=lambda k: self._strange(part.event, k), default=None)
        if home is None:
            _put(keeps, part)
        else:
            home.add(part)

    def _strange(self, event: Event, keep: Keep) -> tuple[bool, bool, timedelta]:
        """Return how little an event has to do with others: other places, other reports, days between."""
        elsewhere = not self._areas.overlap(event.place, keep.places)
        return elsewhere, keep.reports.isdisjoint(reports(event)), keep.apart(event)

    def _same_place(self, event: Event, keep: Keep) -> bool:
        return not event.place or not keep.places or self._areas.overlap(event.place, keep.places)


def reports(event: Event) -> set[str]:
    """Return the ids of the reports that tell an event."""
    return {t.mention.report for t in event.told}


def _put(keeps: list[Keep], part: Part) -> None:
    """Put a part to the last ones, or begin anew where 60 days have passed."""
    if not keeps or keeps[-1].apart(part.event) > _GAP:
        keeps.append(Keep())
    keeps[-1].add(part)


def _keepers(event: Event) -> list[tuple[Fate, tuple[str, ...]]]:
    """Return who keeps the people, with what becomes of them there; nobody where none is told."""
    if event.type == "HANDOVER":
        both: list[tuple[Fate, tuple[str, ...]]] = [("moved", event.actor), ("received", event.target)]
        return [(fate, keepers) for fate, keepers in both if keepers]
    return [(_FATES[event.type], event.target if event.type == "ESCAPE" else event.actor)]


def _people(event: Event) -> list[tuple[tuple[str, ...], frozenset[str] | None]]:
    """Return whose people an event is about, as actor ids, each with the counts that are theirs."""
    counts = (c for t in event.told for c in t.mention.count if c.what in COUNTED[event.type])
    counted = sorted({c.of for c in counts if c.of})
    named = tuple(of for of in counted if of != _ANYBODY)
    if len(named) > 1:
        return [((of,), frozenset({of})) for of in counted]
    if event.type == "HANDOVER":
        return [(tuple(counted), None)] if counted else []
    return [(named or (event.actor if event.type == "ESCAPE" else event.target), None)]
