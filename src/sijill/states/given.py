"""Events with what all kinds of states ask of them, found once and shared by the kinds."""

from collections.abc import Sequence
from functools import cached_property

from sijill.lexicon import Lexicon
from sijill.schema import Event
from sijill.states.days import begun, happened
from sijill.states.ground import Ground
from sijill.states.tellings import apart


class Given:
    """What states are computed from.

    Attributes:
        events: linked events, in any order. ground: indexes of a lexicon.
        at: the day as of which it is known, ``YYYY-MM-DD``; None for all that is known.
    """

    def __init__(
        self, events: Sequence[Event], lexicon: Lexicon, at: str | None = None, ground: Ground | None = None
    ) -> None:
        """Keep all of it; ``ground`` where the lexicon was indexed already."""
        self.events, self.at = events, at
        self.ground = ground or Ground(lexicon)

    @property
    def lexicon(self) -> Lexicon:
        """Whose the actors are, where the places lie."""
        return self.ground.lexicon

    @cached_property
    def apart(self) -> tuple[Event, ...]:
        """The tellings of each event, see `sijill.states.tellings.apart`."""
        return tuple(apart(self.events))

    @cached_property
    def known(self) -> tuple[Event, ...]:
        """The tellings that make states, begun by the day, earliest first."""
        return happened(self.apart, self.at)

    @cached_property
    def happened(self) -> tuple[Event, ...]:
        """The tellings that make states, whenever they began."""
        return self.known if self.at is None else happened(self.apart)

    @cached_property
    def begun(self) -> tuple[Event, ...]:
        """All tellings begun by the day, those denied or planned among them."""
        return tuple(e for e in self.apart if begun(e, self.at))
