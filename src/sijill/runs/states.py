"""The states of a record: what is pending is linked, the events are reduced, nothing is kept."""

from collections.abc import Sequence
from typing import cast

from msgspec import Struct

from sijill.lexicon import Lexicon, load
from sijill.runs.link import record_events
from sijill.states.choosing import StateFilter, chosen
from sijill.states.episodes import Episode
from sijill.states.ground import Ground
from sijill.states.kinds import STANDING, Kind, in_force, reduce_to
from sijill.states.precedents import After, Moment, Precedents, after, precedents
from sijill.store import Store


def record_states(
    store: Store, lexicon: Lexicon, kind: Kind, wanted: StateFilter | None = None, at: str | None = None
) -> tuple[Struct, ...]:
    """Return the states of a kind that a record's events make.

    Args:
        store: an open record, not only to be read: what is pending is linked first.
        lexicon: for parties and places.
        kind: which. Example: ``"blockades"``.
        wanted: which of them; None for all.
        at: only what had begun by this day, looked at from it; None for all.

    Raises:
        RecordError: see `sijill.runs.link.link_record`.
    """
    states = reduce_to(kind, record_events(store, lexicon), lexicon, at)
    return chosen(states, wanted, Ground(lexicon)) if wanted else states


def record_state(
    store: Store, lexicon: Lexicon, at: str, wanted: StateFilter | None = None
) -> dict[Kind, tuple[Struct, ...]]:
    """Return all that was in force on the day ``at``, by kind, by all that the record tells of it."""
    events, ground = record_events(store, lexicon), Ground(lexicon)
    made = ((kind, reduce_to(kind, events, lexicon, at)) for kind in STANDING)
    standing = (
        (kind, tuple(state for state in states if in_force(kind, state, at))) for kind, states in made
    )
    return {kind: chosen(states, wanted or StateFilter(), ground) for kind, states in standing}


def record_episodes(store: Store, lexicon: Lexicon, wanted: StateFilter | None = None) -> list[Episode]:
    """Return the episodes of a record, see `record_states`."""
    found = record_states(store, lexicon, "episodes", wanted)
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
