"""What is new in a record: events, contradictions, blockades, deadlines, each with what it was made from."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from sijill.export.columns import View
from sijill.export.event_records import event_record
from sijill.export.events import argument_words, composed, marks, parties, told_by, value_words, what, when
from sijill.export.fields import Shown
from sijill.export.state_records import state_record
from sijill.export.states import events_of, headline
from sijill.i18n import text
from sijill.lexicon import Lexicon
from sijill.link.days import last_day
from sijill.runs.link import record_events
from sijill.runs.states import record_states
from sijill.schema import Disagreement, Event
from sijill.states.blockades.types import Blockade
from sijill.states.choosing import StateFilter, chosen
from sijill.states.ground import Ground
from sijill.states.kinds import in_force
from sijill.store import MentionFilter, Store

Kind = Literal["event", "again", "contradiction", "casualties", "blockade", "deadline"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_HARMS = frozenset({"killed", "injured", "displaced"})
_SETTLED = frozenset({"fulfilled", "breached"})
Record = dict[str, Any]


class NewsFilter(Struct, frozen=True, kw_only=True):
    """Which news is told; what is left empty asks for nothing.

    Attributes:
        kind: ``event`` (one that no report told before), ``again`` (another report of a known one),
            ``contradiction`` (mentions of an event differ), ``casualties`` (they differ in the killed,
            injured or displaced), ``blockade`` (a new one that is in force), ``deadline`` (a time that was
            set ends tomorrow, and nothing is told that settles it). All where none is named.
        type: event types; they ask nothing of blockades and deadlines.
        actor, party, place: of which one must be in it, see `StateFilter`.
    """

    kind: tuple[Kind, ...] = ()
    type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    place: tuple[str, ...] = ()

    def wants(self, kind: Kind) -> bool:
        """Say whether news of a kind is told."""
        return not self.kind or kind in self.kind


class Found(Struct, frozen=True):
    """One piece of news: what it is, so that it is told once, and all of it, ready for JSON."""

    key: str
    record: Record


class Newsroom:
    """Makes news of a record."""

    def __init__(self, store: Store, lexicon: Lexicon, wanted: NewsFilter, lang: str) -> None:
        """Keep whose record it is, what is wanted of it, and in which language words are."""
        self._store, self._lexicon, self._wanted, self._lang = store, lexicon, wanted, lang
        self._ground = Ground(lexicon)
        self._day: date | None = None  # on which all deadlines were looked through
        self._view, self._shown = View(lexicon.actors, lang), Shown(lexicon.actors, lang)

    def of(self, reports: Sequence[str], today: date) -> list[Found]:
        """Return the news of reports that were read since it was made last, and of the day.

        Args:
            reports: ids; what they alone tell is new.
            today: the day.
        """
        events = self._events(reports)
        own = frozenset(reports)
        fresh = frozenset(one.id for one in events if _reports(one) <= own)
        found = [*self._of_events(events, fresh, own)]
        if fresh and self._wanted.wants("blockade"):
            found += self._blockades(fresh, today)
        if self._wanted.wants("deadline"):
            found += self._deadlines(self._timed(events, today), today + timedelta(days=1))
        return found

    def _timed(self, events: Sequence[Event], today: date) -> Sequence[Event]:
        """Return the events that may set a time: on a new day all of the record, else those just read."""
        if today == self._day:
            return events
        self._day = today
        return self._events(self._store.watched.with_deadlines())

    def _events(self, reports: Sequence[str]) -> list[Event]:
        if not reports:
            return []
        return record_events(self._store, self._lexicon, MentionFilter(report=tuple(reports)))

    def _of_events(
        self, events: Sequence[Event], fresh: frozenset[str], own: frozenset[str]
    ) -> Iterator[Found]:
        for event in filter(self._fits, events):
            if event.id in fresh:
                yield from self._made("event", event.id, event)
            else:
                for report in sorted(_reports(event) & own):
                    yield from self._made("again", f"{event.id}:{_hash(report)}", event)
            for differs in event.disagreements:
                yield from self._differing(event, differs)

    def _differing(self, event: Event, differs: Disagreement) -> Iterator[Found]:
        kind: Kind = "casualties" if differs.argument in _HARMS else "contradiction"
        if not (self._wanted.wants(kind) or (kind == "casualties" and self._wanted.wants("contradiction"))):
            return
        values = "|".join(sorted(one.value for one in differs.values))
        key = f"{kind}:{_hash(event.id, differs.argument, differs.of, values)}"
        words = [value_words(differs, value, self._view) for value in differs.values]
        words[0] = argument_words(differs, self._view) + text("label.colon", self._lang) + words[0]
        yield self._found(
            kind, key, [self._event_words(event), *words],
            event=event_record(event), contradiction=msgspec.to_builtins(differs),
        )  # fmt: skip

    def _made(self, kind: Kind, key: str, event: Event) -> Iterator[Found]:
        if self._wanted.wants(kind):
            words = [self._event_words(event), told_by(event, self._lang), *marks(event, self._lang)]
            yield self._found(kind, f"{kind}:{key}", words, event=event_record(event))

    def _event_words(self, event: Event) -> str:
        mark = f"[{text('mark.composed', self._lang)}]" if composed(event) else ""
        places = text("label.comma", self._lang).join(event.place)
        parts = (
            mark, when(event, self._lang), what(event, self._lang), parties(event, self._view), places,
        )  # fmt: skip
        return " · ".join(filter(None, parts))

    def _found(self, kind: Kind, key: str, words: Sequence[str], **more: Any) -> Found:
        line = " · ".join(filter(None, words))
        return Found(key, {"id": key, "kind": kind, "words": line, **more})

    def _blockades(self, fresh: frozenset[str], today: date) -> Iterator[Found]:
        """Yield the blockades in force that new events alone tell."""
        for state in self._states("blockades"):
            assert isinstance(state, Blockade)  # noqa: S101  what is asked for
            if frozenset(events_of(state)) <= fresh and in_force("blockades", state, today.isoformat()):
                words = self._state_words("blockades", state)
                record = state_record("blockades", state)
                yield self._found("blockade", f"blockade:{state.id}", words, state=record)

    def _deadlines(self, events: Sequence[Event], day: date) -> Iterator[Found]:
        """Yield the events that set a time which ends on a day, where nothing told has settled them."""
        found = [event for event in events if self._fits(event) and _due(event, day)]
        settled = self._settled() if found else frozenset()
        for event in found:
            if event.id not in settled:
                words = [self._event_words(event), *marks(event, self._lang)]
                key = f"deadline:{day}:{event.id}"
                yield self._found("deadline", key, words, day=day.isoformat(), event=event_record(event))

    def _settled(self) -> frozenset[str]:
        """Return the events behind positions that are answered, and behind clauses carried out or broken."""
        negotiations, agreements = map(self._all_states, ("negotiations", "agreements"))
        positions = (p for state in negotiations for p in state.positions if p.standing != "open")
        clauses = (c for state in agreements for c in state.clauses if c.state.value in _SETTLED)
        taken = {id_ for position in positions for id_ in position.events}
        return frozenset(taken | {id_ for clause in clauses for id_ in clause.deadline.events})

    def _state_words(self, kind: str, state: Any) -> list[str]:
        mark = f"[{text('mark.composed', self._lang)}]" if state.composed else ""
        return [mark, headline(kind, state, self._shown)]

    def _states(self, kind: Any) -> tuple[Any, ...]:
        wanted, found = self._wanted, self._all_states(kind)
        asked = StateFilter(party=wanted.party, actor=wanted.actor, place=wanted.place)
        return found if asked == StateFilter() else chosen(found, asked, self._ground)

    def _all_states(self, kind: Any) -> tuple[Any, ...]:
        return record_states(self._store, self._lexicon, kind)

    def _fits(self, event: Event) -> bool:
        """Say whether an event is asked for: one of its mentions fits all."""
        return any(self._fits_mention(one.mention) for one in event.told)

    def _fits_mention(self, mention: Any) -> bool:
        wanted, places = self._wanted, [one.value for one in mention.place]
        actors = {one.value for one in (*mention.actor, *mention.target, *mention.mediator)}
        return (
            (not wanted.type or mention.type in wanted.type)
            and (not wanted.actor or not actors.isdisjoint(wanted.actor))
            and (not wanted.party or not self._parties(actors).isdisjoint(wanted.party))
            and (not wanted.place or self._ground.areas.overlap(wanted.place, places))
        )

    def _parties(self, actors: set[str]) -> frozenset[str]:
        known = frozenset(actors)
        return self._ground.parties.all(known) | known


def _reports(event: Event) -> frozenset[str]:
    return frozenset(one.mention.report for one in event.told)


def _due(event: Event, day: date) -> bool:
    """Tell whether a mention of an event sets a time that ends on a day, and is not denied."""
    return any(
        last_day(time.value) == day
        for one in event.told
        if one.mention.status != "denied"
        for time in (one.mention.deadline, *(content.deadline for content in one.mention.content))
        if time is not None
    )


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
