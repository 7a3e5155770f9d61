"""From events to blockades: the one public function."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import structs

from sijill.lexicon import Lexicon
from sijill.link.days import first_day, last_day
from sijill.schema import Event
from sijill.states.blockades.aid import AidEvents, aid_of
from sijill.states.blockades.answering import with_answers
from sijill.states.blockades.claims import Denials, claims_of, latest
from sijill.states.blockades.history import history_of, standing
from sijill.states.blockades.spells import Spell, spells_of
from sijill.states.blockades.steps import EVER, steps_of
from sijill.states.blockades.types import Blockade
from sijill.states.blockades.when import When, is_unheard, when_of
from sijill.states.days import begun, day_of, shifted
from sijill.states.field import Field, Gap
from sijill.states.given import Given
from sijill.states.ground import Ground
from sijill.states.sources import composed, state_id
from sijill.states.tellings import joined

_SHORTLY = 3  # days before the end within which a meeting or a deal of the besiegers led to it


def blockades(events: Sequence[Event], lexicon: Lexicon, at: str | None = None) -> tuple[Blockade, ...]:
    """Return the blockades that ``events`` tell of, in the order in which they began.

    A blockade is all blockading of the same parties in places that hold or meet one another, until it is
    lifted or not told of for `spells.SILENCE` days. What only somebody claims counts, with his name to it;
    what is only denied or planned does not.

    Args:
        events: in any order; several may tell the same.
        lexicon: for parties, places and sides.
        at: the day as of which it is known, ``YYYY-MM-DD``; None for all.

    Example:
        ``blockades(events, load(), "2024-08-10")`` has the one of Hasakah as besieged, for 4 days.
    """
    return blockades_of(Given(events, lexicon, at))


def blockades_of(given: Given) -> tuple[Blockade, ...]:
    """Return the blockades, see `blockades`."""
    ground, at = given.ground, given.at
    makers = _Maker(given.known, given.begun, ground, at)
    limit = last_day(at) or EVER
    steps = [s for s in steps_of(given.happened, ground) if begun(s.event, at) or s.first <= limit < EVER]
    made = sorted(map(makers.blockade, spells_of(steps, ground)), key=_order)
    wants = {b.id: _wanting(b, ground) for b in made}
    return joined(with_answers(made, wants, ground))


class _Maker:
    """Makes a blockade of each spell; holds what is asked of all events."""

    def __init__(self, known: Sequence[Event], told: Sequence[Event], ground: Ground, at: str | None) -> None:
        self.ground, self.at = ground, at
        self.aid = AidEvents(known, ground)
        self.denials = Denials(told, ground)
        self.talks: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self.by_id = {e.id: e for e in known}
        for event in known:
            for party in _talking(event, ground):
                self.talks[party].append((first_day(day_of(event).start) or date.max, event.id))
        days = [first_day(day_of(e).start) for e in known]
        self.today = last_day(at) or max((d for d in days if d), default=None)

    def blockade(self, spell: Spell) -> Blockade:
        when = when_of(spell, self.ground, self.at)
        turns = history_of(spell.core(), when, self.ground)
        now = standing(when, turns, self.ground)
        claims = claims_of(spell.steps, when.easing, self.ground)
        by_id = {s.event.id: s.event for s in (*spell.steps, *spell.lifts)}
        core = [s.event for s in spell.core()]
        lifts = [s.event for s in spell.lifts]
        freed = core if any(self._parties(e.target) for e in core) else [*core, *lifts]
        return Blockade(
            id=state_id("blockade", core), composed=composed(core),
            actor=self._union(core, lambda e: e.actor), target=self._union(freed, lambda e: e.target),
            actor_party=self._union(core, lambda e: self._parties(e.actor)),
            target_party=self._union(freed, lambda e: self._parties(e.target)),
            place=self._places(core), items=self._union(core, _items),
            since=when.since, until=when.until, starts=when.starts, ends=when.ends, seen=when.seen,
            status=self.ground.sources.field(now.status, [by_id[i] for i in now.events]), days=when.days,
            answers=Field(), history=turns, claims=claims,
            surrounded=latest(claims, "surrounded", by_id, self.ground),
            no_aid=latest(claims, "no-aid", by_id, self.ground),
            no_exit=latest(claims, "no-exit", by_id, self.ground),
            aid=aid_of(spell, first_day(when.until.value), when.easing, self.aid, self.ground),
            denied=self.denials.of(spell, when.until.value or when.seen.value),
            ended_after=self._ended_after(spell, first_day(when.until.value)),
            gaps=self._gaps(core, lifts, when),
        )  # fmt: skip

    def _parties(self, actors: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(self.ground.parties.named(actors)))

    def _union(
        self, events: Sequence[Event], values: Callable[[Event], Iterable[str]]
    ) -> Field[tuple[str, ...]]:
        """Return all values in the order of the telling, with the events that tell any."""
        telling = [e for e in events if tuple(values(e))]
        found = tuple(dict.fromkeys(v for e in telling for v in values(e)))
        return self.ground.sources.field(found or None, telling)

    def _places(self, events: Sequence[Event]) -> Field[tuple[str, ...]]:
        found = self._union(events, lambda e: e.place)
        return structs.replace(found, value=self.ground.areas.once(found.value or ()) or None)

    def _ended_after(self, spell: Spell, until: date | None) -> Field[tuple[str, ...]]:
        found: set[str] = set()
        if until is None:
            return Field()
        for who in spell.who:
            listed = self.talks.get(who, [])  # in the order of their days, as the events are
            first = bisect_left(listed, (shifted(until, -_SHORTLY), ""))
            found.update(event for _, event in listed[first : bisect_left(listed, (until, "~"))])
        return self.ground.sources.field(tuple(sorted(found)) or None, [self.by_id[i] for i in sorted(found)])

    def _gaps(self, core: Sequence[Event], lifts: Sequence[Event], when: When) -> tuple[Gap, ...]:
        gaps: list[Gap] = []
        if when.until.value is None:
            gaps.append("open-end")
            if is_unheard(when.seen.value, self.today):
                gaps.append("no-report-since")
        if when.since.value is None or when.since.basis == "told-on":
            gaps.append("no-start")
        missing: tuple[tuple[Gap, bool], ...] = (
            ("no-actor", not any(e.actor for e in core)),
            ("no-target", not any(e.target for e in (*core, *lifts))),
            ("no-place", not any(e.place for e in core)),
        )
        return (*gaps, *(gap for gap, lacks in missing if lacks), *self.ground.sources.gaps(core))


def _items(event: Event) -> tuple[str, ...]:
    return tuple(sorted({f.value for t in event.told for f in t.mention.items}))


def _talking(event: Event, ground: Ground) -> frozenset[str]:
    """Return the parties of a dated meeting, or of a dated deal about a lifting."""
    led = event.type == "MEET" or (event.type == "AGREE" and "LIFT" in event.about)
    return ground.parties.named(event.actor) if led and day_of(event).basis == "told" else frozenset()


def _wanting(blockade: Blockade, ground: Ground) -> frozenset[str]:
    asked = [who for turn in blockade.aid if turn.what == "asked" for who in turn.who]
    return ground.parties.named(asked)


def _order(blockade: Blockade) -> tuple[str, str]:
    return blockade.since.value or "~", blockade.id
