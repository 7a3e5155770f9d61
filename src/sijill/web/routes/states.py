"""The first screen, episodes, and states of every kind."""

from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.params import FromPath, PathParameter
from msgspec import Struct

from sijill.errors import RecordError
from sijill.export.state_records import state_record
from sijill.runs import events_of
from sijill.runs.states import precedents_of, record_states
from sijill.states.choosing import chosen
from sijill.states.episodes import Episode
from sijill.states.kinds import Kind
from sijill.store import Store
from sijill.web.asking import Day, Here, Paged, States, cut, end
from sijill.web.kept import Snapshot
from sijill.web.overview import Overview, day_of, overview
from sijill.web.room import Room
from sijill.web.shapes import Listed, Record, light_episode, light_event


@get("/overview", sync_to_thread=True)
def first_screen(room: Here, at: Day = None) -> Overview:
    """Return episodes, what is in force on a day, the newest events, contradictions and marks for the map."""
    with room.reading() as store:
        return overview(room, store, end(at))


class Standing(Struct, frozen=True, kw_only=True):
    """All that was in force on a day, by kind."""

    at: str
    states: dict[str, list[Record]]
    names: dict[str, dict[str, str]]
    pending: bool


@get("/states", sync_to_thread=True)
def standing(room: Here, state_filter: States, at: Day = None) -> Standing:
    """Return all that was in force on a day, without one on the last day that is told of."""
    now = room.kept.snapshot()
    day = end(at) or day_of(now)
    with room.reading() as store:
        found = room.kept.state(store, now.revision, day)
        revision = store.revision()
    states: dict[str, list[Record]] = {
        kind: [state_record(kind, one) for one in chosen(held, state_filter, room.ground)]
        for kind, held in found.items()
    }
    return Standing(at=day, states=states, names=room.naming.of(states), pending=revision != now.revision)


@get("/states/{kind:str}", sync_to_thread=True)
def states_of(room: Here, kind: FromPath[Kind], state_filter: States, page: Paged, at: Day = None) -> Listed:
    """Return the states of a kind; with a day, only what had begun by it, looked at from it."""
    now = room.kept.snapshot()
    with room.reading() as store:
        day, revision = end(at), store.revision()
        held = record_states(store, room.lexicon, kind, None, day) if day else now.states.get(kind, ())
    found = chosen(held, state_filter, room.ground)
    rows = [state_record(kind, one) for one in cut(found, page)]
    return Listed(
        items=rows, total=len(found), next=page.after(len(found)), names=room.naming.of(rows),
        pending=revision != now.revision,
    )  # fmt: skip


class EpisodeAnswer(Struct, frozen=True, kw_only=True):
    """An episode with all that belongs to it.

    Attributes:
        episode: as the command line writes it. light: as the first screen lists it.
        events: light, in the order of its acts. also: light, others that these states point to: a meeting
            of others before the siege ended.
        blockades, negotiations, agreements, control, casualties, custody: states that share an event with it.
        precedents: earlier episodes most like it, light ones of them under ``episodes``; None for the first.
    """

    episode: Record
    light: Record
    events: list[Record]
    also: list[Record]
    blockades: list[Record]
    negotiations: list[Record]
    agreements: list[Record]
    control: list[Record]
    casualties: list[Record]
    custody: list[Record]
    precedents: Record | None
    names: dict[str, dict[str, str]] = {}
    pending: bool = False


@get("/episodes/{id_:str}", sync_to_thread=True)
def episode(room: Here, id_: Annotated[str, PathParameter(max_length=64)]) -> EpisodeAnswer:
    """Return an episode with its events, states and precedents."""
    now = room.kept.snapshot()
    found = next((one for one in _episodes(now) if one.id == id_), None)
    if found is None:
        raise RecordError("no-such-episode", "", id=id_)
    with room.reading() as store:
        pending = store.revision() != now.revision
        whole = room.kept.held((now.revision, "episode", id_), lambda: _whole(room, store, now, found))
    return msgspec.structs.replace(whole, pending=pending)


def _whole(room: Room, store: Store, now: Snapshot, found: Episode) -> EpisodeAnswer:
    order = list(dict.fromkeys(act.event for act in found.acts))
    events = [light_event(one, room.points) for one in events_of(store, room.lexicon, order)]
    beside = _beside(now, found)
    pointed = dict.fromkeys(id_ for one in beside["blockades"] for id_ in one["ended_after"]["value"] or ())
    others = events_of(store, room.lexicon, [id_ for id_ in pointed if id_ not in set(order)])
    whole = EpisodeAnswer(
        episode=state_record("episodes", found), light=light_episode(found), events=events,
        also=[light_event(one, room.points) for one in others], precedents=_precedents(room, now, found),
        **beside,  # type: ignore[arg-type]
    )  # fmt: skip
    return msgspec.structs.replace(whole, names=room.naming.of(msgspec.to_builtins(whole)))


def _episodes(now: Snapshot) -> list[Episode]:
    return [one for one in now.states.get("episodes", ()) if isinstance(one, Episode)]


_BESIDE = ("blockades", "negotiations", "agreements", "control", "casualties", "custody")


def _beside(now: Snapshot, found: Episode) -> dict[str, list[Record]]:
    """Return the states of each kind that share an event with an episode, in their order."""
    held = {place for event in found.events for place in now.index.get(event, ())}
    return {
        kind: [state_record(kind, now.states[kind][at]) for of, at in sorted(held) if of == kind]
        for kind in _BESIDE
    }


def _precedents(room: Room, now: Snapshot, found: Episode) -> Record | None:
    episodes = _episodes(now)
    told: Any = precedents_of(episodes, found.id, None, room.lexicon)
    like = {one.episode for one in told.like}
    light = {one.id: light_episode(one) for one in episodes if one.id in like}
    return {**msgspec.to_builtins(told), "episodes": light}


HANDLERS = (first_screen, standing, states_of, episode)
