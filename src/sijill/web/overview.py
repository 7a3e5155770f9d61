"""What the first screen shows: episodes, what is in force, the newest, the sharpest contradictions, a map."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sijill.export.state_records import state_record
from sijill.runs import events_of
from sijill.schema import COUNTED, Disagreement, Event
from sijill.states.episodes import Episode
from sijill.states.field import Field
from sijill.states.kinds import Kind
from sijill.states.names import PARTY_FIELDS, PLACE_FIELDS
from sijill.store import MentionFilter, Store
from sijill.web.kept import Snapshot, today
from sijill.web.points import Points
from sijill.web.room import Room
from sijill.web.shapes import Record, light_episode, light_event

NEWEST, SHARPEST = 30, 20
EPISODES, IN_FORCE, MARKS = 300, 100, 2000  # that the first screen holds; all are to be had by kind
_LOOKED_AT = 200  # disputed events, those with most sources, among which the sharpest are looked for


class Overview(Struct, frozen=True, kw_only=True):
    """The first screen.

    Attributes:
        at: the day that is looked from: as asked for, else the last day told of, and not after today.
        first, last: the days of the first and of the last event, "" where there is none.
        episodes: light, see `light_episode`.
        in_force: by kind, what stood on that day, as the command line writes states.
        newest: light events, the last days first.
        contradictions: each ``{event, argument, of, values, sides}``, the sharpest first.
        marks: each ``{place, lat, lon, precision, place_kind, kind, id, parties, composed}`` in force.
        unplaced: what is in force and has no one place.
        totals: how many episodes, marks and states of each kind there are; of a large record the lists hold
            the largest episodes, and what began last.
        names: of all actors and places. pending: whether the record has changed since.
    """

    at: str
    first: str
    last: str
    episodes: list[Record]
    in_force: dict[str, list[Record]]
    newest: list[Record]
    contradictions: list[Record]
    marks: list[Record]
    unplaced: list[Record]
    totals: dict[str, int]
    names: dict[str, dict[str, str]] = {}
    pending: bool = False


def overview(room: Room, store: Store, at: str) -> Overview:
    """Return the first screen as of the day ``at``, ``""`` for the last that is told of."""
    now = room.kept.snapshot()
    day = at or day_of(now)
    made: Overview | None = now.made.get("overview")
    if made is None or made.at != day:
        made = room.kept.held((now.revision, "overview", day), lambda: make_overview(room, store, now, day))
    return msgspec.structs.replace(made, pending=store.revision() != now.revision)


def day_of(now: Snapshot) -> str:
    """Return the last day that is told of, but not one after today."""
    return min(filter(None, (now.last, today())))


def make_overview(room: Room, store: Store, now: Snapshot, day: str) -> Overview:
    """Return the first screen of a snapshot as of a day."""
    standing = room.kept.state(store, now.revision, day)
    marks, unplaced = _marks(standing, room.points)
    episodes = [one for one in now.states.get("episodes", ()) if isinstance(one, Episode)]
    found = Overview(
        at=day,
        first=now.first,
        last=now.last,
        episodes=[light_episode(one) for one in _largest(episodes)],
        in_force={
            kind: [state_record(kind, one) for one in _latest(states)] for kind, states in standing.items()
        },
        newest=_newest(room, store),
        contradictions=_sharpest(room, store),
        marks=marks[:MARKS],
        unplaced=unplaced[:MARKS],
        totals={"episodes": len(episodes), "marks": len(marks)} | {k: len(v) for k, v in standing.items()},
    )
    return msgspec.structs.replace(found, names=room.naming.of(msgspec.to_builtins(found)))


def _largest(episodes: Sequence[Episode]) -> list[Episode]:
    """Return the episodes with most acts, in their order."""
    largest = sorted(episodes, key=lambda one: -len(one.acts))[:EPISODES]
    held = {one.id for one in largest}
    return [one for one in episodes if one.id in held]


def _latest(states: Sequence[Struct]) -> list[Struct]:
    """Return the states that began last, in their order."""
    if len(states) <= IN_FORCE:
        return list(states)
    since = sorted(range(len(states)), key=lambda at: _begun(states[at]), reverse=True)[:IN_FORCE]
    return [states[at] for at in sorted(since)]


def _begun(state: Any) -> str:
    held = getattr(state, "since", None) or getattr(state, "day", None)
    return str(held.value or "") if isinstance(held, Field) else ""


def _newest(room: Room, store: Store) -> list[Record]:
    ids = store.links.events(MentionFilter(limit=NEWEST), newest=True)
    return [light_event(one, room.points) for one in events_of(store, room.lexicon, ids)]


# Contradictions


def _sharpest(room: Room, store: Store) -> list[Record]:
    """Return the disagreements between parties to the conflict, then those of most voices, numbers first."""
    events = events_of(store, room.lexicon, store.links.disputed(_LOOKED_AT))
    all_ = [(event, one) for event in events for one in event.disagreements]
    all_.sort(key=lambda pair: (*_bluntness(pair[1]), pair[0].id, pair[1].argument))
    return [contradiction(event, one, room.points) for event, one in all_[:SHARPEST]]


def _bluntness(one: Disagreement) -> tuple[int, int, bool]:
    return -_sides(one), -_voices(one), one.argument not in COUNTED


def contradiction(event: Event, one: Disagreement, points: Points) -> Record:
    """Return a disagreement with its event, the values with who holds each, and how many sides differ."""
    values = msgspec.to_builtins(one.values)
    light = light_event(event, points)
    return {"event": light, "argument": one.argument, "of": one.of, "values": values, "sides": _sides(one)}


def _sides(one: Disagreement) -> int:
    """Return how many parties to the conflict hold a value, where they hold different ones."""
    held = [{voice.party for voice in value.by} - {""} for value in one.values]
    return len(set().union(*held)) if sum(map(bool, held)) > 1 else 0


def _voices(one: Disagreement) -> int:
    return len({voice.by for value in one.values for voice in value.by})


# The map


def _marks(standing: Mapping[Kind, Sequence[Struct]], points: Points) -> tuple[list[Record], list[Record]]:
    """Return a mark for each place of each state, and the states that have no one place."""
    marks: list[Record] = []
    unplaced: list[Record] = []
    for kind, states in standing.items():
        for state in states:
            found = [msgspec.to_builtins(one) for one in _points(state, points)]
            marks += [{**one, "place_kind": one["kind"], **_label(kind, state)} for one in found]
            unplaced += [] if found else [_label(kind, state)]
    return marks, unplaced


def _points(state: Struct, points: Points) -> list[Any]:
    return points.all(list(dict.fromkeys(_values(state, PLACE_FIELDS))))


def _label(kind: str, state: Any) -> Record:
    parties = list(dict.fromkeys(_values(state, PARTY_FIELDS)))
    return {"kind": kind, "id": state.id, "parties": parties, "composed": bool(state.composed)}


def _values(state: Struct, names: Iterable[str]) -> Iterator[str]:
    for name in state.__struct_fields__:
        if name in names:
            held = getattr(state, name)
            value = held.value if isinstance(held, Field) else held
            yield from (
                (value,) if isinstance(value, str) and value else value if isinstance(value, tuple) else ()
            )
