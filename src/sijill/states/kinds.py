"""The states by name: which there are, what computes each, and what of each is in force."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Literal, cast, get_args

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.link.days import last_day
from sijill.schema import Event
from sijill.states.given import Given

Kind = Literal["blockades", "negotiations", "agreements", "control", "custody", "casualties", "episodes"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# What may be in force on a day; casualties add up, and an episode is the story of the others.
STANDING: tuple[Kind, ...] = ("blockades", "negotiations", "agreements", "control", "custody")


def reduce_to(
    kind: Kind, events: Sequence[Event], lexicon: Lexicon, at: str | None = None
) -> tuple[Struct, ...]:
    """Return the states of a kind that events make.

    Args:
        kind: which. Example: ``"blockades"``.
        events: linked events, in any order.
        lexicon: for parties and places.
        at: the day as of which it is known, ``YYYY-MM-DD``; None for all that is known.
    """
    return Reduced(Given(events, lexicon, at)).of(kind)


class Reduced:
    """The states of all kinds of the same events, each kind made when it is first asked for."""

    def __init__(self, given: Given) -> None:
        """Begin with none."""
        self._given = given
        self._made: dict[Kind, tuple[Any, ...]] = {}

    def of(self, kind: Kind) -> tuple[Any, ...]:
        """Return the states of a kind. Example: ``reduced.of("blockades")``."""
        if kind not in self._made:
            also = [self.of(other) for other in _MADE_OF.get(kind, ())]
            self._made[kind] = self._function(kind)(self._given, *also)
        return self._made[kind]

    def keep(self, kind: Kind, states: tuple[Any, ...]) -> None:
        """Take states of the same events that were made before, in the place of making them."""
        self._made[kind] = states

    @staticmethod
    def _function(kind: Kind) -> "Callable[..., tuple[Struct, ...]]":
        module = import_module(f"sijill.states.{kind}")  # each when it is asked for: start-up is felt
        return cast("Callable[..., tuple[Struct, ...]]", getattr(module, f"{kind}_of"))


_MADE_OF: dict[Kind, tuple[Kind, ...]] = {"agreements": ("blockades",)}  # clauses lift sieges


QUIET = 60  # days without a word after which talks are no longer going on, as `negotiations` cuts them


def in_force(kind: Kind, state: Any, at: str) -> bool:
    """Tell whether a state, computed as of the day ``at``, is in force on that day.

    A blockade that is not lifted; an agreement that stands; talks of which something was told in the last
    `QUIET` days and in which a position is open; a place held; people held. What ran out, or of which nothing
    was told for long, is not.
    """
    unheard = "no-report-since" in state.gaps
    match kind:
        case "blockades":
            return bool(state.status.value != "lifted") and not unheard
        case "agreements":
            return bool(state.status.value == "in-force")
        case "negotiations":
            return _is_recent(state.until.value, at) and any(p.standing == "open" for p in state.positions)
        case "control":
            return state.until.value is None
        case "custody":
            return bool(state.held.value) and not unheard
    return False


def _is_recent(day: str | None, at: str) -> bool:
    last, now = last_day(day), last_day(at)
    return last is not None and now is not None and (now - last).days <= QUIET
