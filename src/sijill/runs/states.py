"""The states of a record: what is pending is linked, the events are reduced, nothing is kept."""

from collections.abc import Sequence

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.runs.link import record_events
from sijill.schema import Event
from sijill.states.choosing import StateFilter, chosen
from sijill.states.ground import Ground
from sijill.states.kinds import STANDING, Kind, in_force, reduce_to
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
        at: the day as of which it is known; None for all that is known.

    Raises:
        RecordError: see `sijill.runs.link.link_record`.
    """
    return _states(record_events(store, lexicon), lexicon, kind, wanted, at)


def _states(
    events: Sequence[Event], lexicon: Lexicon, kind: Kind, wanted: StateFilter | None, at: str | None
) -> tuple[Struct, ...]:
    states = reduce_to(kind, events, lexicon, at)
    return chosen(states, wanted, Ground(lexicon)) if wanted else states


def record_state(
    store: Store, lexicon: Lexicon, at: str, wanted: StateFilter | None = None
) -> dict[Kind, tuple[Struct, ...]]:
    """Return all that is in force on the day ``at``, as far as it was told by then, by kind."""
    events = record_events(store, lexicon)
    return {
        kind: tuple(s for s in _states(events, lexicon, kind, wanted, at) if in_force(kind, s))
        for kind in STANDING
    }
