"""The states of a record: what is pending is linked, the events are reduced, what came of it is kept.

What is kept is no truth of its own: it is given as long as nothing changed of what it was made from, see
`sijill.store.kept`. States as of a day are made anew each time.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from typing import NamedTuple, cast

import msgspec
from msgspec import Struct

from sijill.errors import RecordError
from sijill.lexicon import Lexicon, load
from sijill.link.atlas import Atlas
from sijill.link.events import known_by as as_known_by
from sijill.runs.link import link_record, record_events, stamp
from sijill.runs.memory import settled
from sijill.runs.pool import may_copy
from sijill.schema import Event
from sijill.states.choosing import StateFilter, chosen
from sijill.states.encoded import code, decoded, encoded
from sijill.states.episodes import Episode
from sijill.states.given import Given
from sijill.states.ground import Ground
from sijill.states.kinds import KINDS, STANDING, Kind, Reduced, in_force
from sijill.states.precedents import After, Moment, Precedents, after, precedents
from sijill.states.sources import is_state_id
from sijill.store import Store

# Which kinds are made in one process: those that share the most, and about half of the work each.
_SHARES: tuple[tuple[Kind, ...], ...] = (
    ("blockades", "agreements", "negotiations", "control"), ("casualties", "custody", "episodes"),
)  # fmt: skip


def record_states(
    store: Store,
    lexicon: Lexicon,
    kind: Kind,
    wanted: StateFilter | None = None,
    at: str | None = None,
    known_by: str | None = None,
) -> tuple[Struct, ...]:
    """Return the states of a kind that a record's events make.

    Args:
        store: an open record; what is pending is linked first, where the file can be written.
        lexicon: for parties and places.
        kind: which. Example: ``"blockades"``.
        wanted: which of them; None for all.
        at: only what had begun by this day, looked at from it; None for all.
        known_by: only what had been published by this day, looked at from it where ``at`` is None.

    Raises:
        RecordError: see `sijill.runs.link.link_record`.
    """
    if at is None and known_by is None:
        states = _kept(store, lexicon, kind)
    else:
        states = _reduced(store, lexicon, at, known_by).of(kind)
    return chosen(states, wanted, Ground(lexicon)) if wanted and wanted != StateFilter() else states


def record_state(
    store: Store,
    lexicon: Lexicon,
    at: str,
    wanted: StateFilter | None = None,
    known_by: str | None = None,
) -> dict[Kind, tuple[Struct, ...]]:
    """Return all that was in force on the day ``at``, by kind.

    By all that the record tells of it; with ``known_by`` by what had been published by that day.
    """
    reduced, ground = _reduced(store, lexicon, at, known_by), Ground(lexicon)
    standing = (
        (kind, tuple(state for state in reduced.of(kind) if in_force(kind, state, at))) for kind in STANDING
    )
    return {kind: chosen(states, wanted or StateFilter(), ground) for kind, states in standing}


def all_states(store: Store, lexicon: Lexicon) -> dict[Kind, tuple[Struct, ...]]:
    """Return the states of every kind: as they are kept, else all of them made of one reading of the events.

    Raises:
        RecordError: see `sijill.runs.link.link_record`.
    """
    link_record(store, lexicon)
    known = {kind: states for kind in KINDS if (states := _read(store, lexicon, kind)) is not None}
    if len(known) == len(KINDS):
        return known
    made_from, reduced = _made_from(store, lexicon), _reduced(store, lexicon)
    for kind, states in known.items():
        reduced.keep(kind, states)
    found = {kind: reduced.of(kind) for kind in KINDS}
    _keep(store, {kind: encoded(found[kind]) for kind in KINDS if kind not in known}, made_from)
    return found


class FoundState(NamedTuple):
    """A state that was asked for by its id, with its kind and all states of that kind."""

    kind: Kind
    state: Struct
    every: tuple[Struct, ...]


def state_of(store: Store, lexicon: Lexicon, id_: str) -> FoundState | None:
    """Return the state of this id, None where the record's events make none.

    Raises:
        RecordError: see `sijill.runs.link.link_record`.
    """
    if not is_state_id(id_):
        return None
    found = all_states(store, lexicon).items()
    named = (FoundState(kind, one, states) for kind, states in found for one in states)
    return next((one for one in named if one.state.id == id_), None)  # type: ignore[attr-defined]


def keep_states(store: Store, lexicon: Lexicon, jobs: int = 2) -> dict[str, int]:
    """Make the states of every kind that are not kept yet, and keep them; return how many bytes each took.

    Args:
        store: an open record that can be written.
        lexicon: for parties and places.
        jobs: processes; 1 where this one must not be copied (another thread runs, or not on Linux).

    Raises:
        RecordError: see `sijill.runs.link.link_record`.
    """
    link_record(store, lexicon)
    made_from = _made_from(store, lexicon)
    if all(store.kept.get(kind, made_from) is not None for kind in KINDS):
        return {}
    events = record_events(store, lexicon)
    made = _in_processes(events, lexicon) if jobs > 1 and may_copy() else _encoded(events, lexicon, KINDS)
    store.kept.put(made, made_from)
    return {kind: len(body) for kind, body in made.items()}


def _reduced(store: Store, lexicon: Lexicon, at: str | None = None, known: str | None = None) -> Reduced:
    events = record_events(store, lexicon)
    if known:
        events = list(as_known_by(events, known, Atlas(lexicon)))
    return Reduced(Given(events, lexicon, at or known))


def _kept(store: Store, lexicon: Lexicon, kind: Kind) -> tuple[Struct, ...]:
    """Return the states of a kind as they are kept; made, and kept, where they are not."""
    link_record(store, lexicon)
    found = _read(store, lexicon, kind)
    if found is not None:
        return found
    made_from, states = _made_from(store, lexicon), _reduced(store, lexicon).of(kind)
    _keep(store, {kind: encoded(states)}, made_from)
    return states


def _keep(store: Store, made: Mapping[str, bytes], made_from: str) -> None:
    """Keep what was made; of a file that may only be read nothing is kept."""
    with suppress(RecordError):
        if not store.read_only:
            store.kept.put(made, made_from)
            return
        with store.again() as writable:
            writable.kept.put(made, made_from)


def _read(store: Store, lexicon: Lexicon, kind: Kind) -> tuple[Struct, ...] | None:
    body = store.kept.get(kind, _made_from(store, lexicon))
    try:
        return None if body is None else decoded(kind, body)
    except msgspec.DecodeError:
        return None


def _made_from(store: Store, lexicon: Lexicon) -> str:
    """Return what states are made from: the record as it is, the linking, the packs, the code."""
    return f"{store.revision()} {stamp(lexicon)} {code()}"


def _in_processes(events: Sequence[Event], lexicon: Lexicon) -> dict[str, bytes]:
    """Make the states of all kinds in two copies of this process, which have the events already."""
    context, given = get_context("fork"), (events, lexicon)  # not sent: a copy has them
    with settled(), ProcessPoolExecutor(len(_SHARES), context, initializer=_begin, initargs=given) as pool:
        return {kind: body for made in pool.map(_share, _SHARES) for kind, body in made.items()}


class _Held:
    """The events and the lexicon of a copy, taken over once when it starts."""

    events: Sequence[Event]
    lexicon: Lexicon


def _begin(events: Sequence[Event], lexicon: Lexicon) -> None:
    _Held.events, _Held.lexicon = events, lexicon


def _share(kinds: Sequence[Kind]) -> dict[str, bytes]:
    return _encoded(_Held.events, _Held.lexicon, kinds)


def _encoded(events: Sequence[Event], lexicon: Lexicon, kinds: Sequence[Kind]) -> dict[str, bytes]:
    reduced = Reduced(Given(events, lexicon))
    return {kind: encoded(reduced.of(kind)) for kind in kinds}


def record_episodes(
    store: Store, lexicon: Lexicon, wanted: StateFilter | None = None, known_by: str | None = None
) -> list[Episode]:
    """Return the episodes of a record, see `record_states`."""
    found = record_states(store, lexicon, "episodes", wanted, known_by=known_by)
    return [one for one in found if isinstance(one, Episode)]


def precedents_of(
    episodes: Sequence[Episode], which: str = "", at: str | None = None, lexicon: Lexicon | None = None
) -> Precedents:
    """Return the earlier episodes most like one, as it was known on a day, and what came next in each.

    Args:
        episodes: those of a record.
        which: an id; "" for the last that began by ``at``.
        at: the day as of which the episode is known; None for all of it.
        lexicon: for parties and places; all of ours where None.

    Raises:
        UsageError: ``no-such-episode``.
    """
    begun = [one for one in episodes if at is None or (one.since.value or "") <= at]
    chosen_id = which or (begun[-1].id if begun else "")
    return precedents(episodes, chosen_id, at, lexicon or load())


def after_moment(episodes: Sequence[Episode], moment: str) -> After:
    """Return what followed a moment in every episode that had it.

    Example:
        ``after_moment(episodes, "first-meeting-without-deal")``

    Raises:
        UsageError: ``no-such-moment``.
    """
    return after(episodes, cast("Moment", moment))
