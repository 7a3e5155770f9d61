"""All states of some events, each computed once, as of any day."""

from collections.abc import Callable, Sequence
from typing import Any, get_args

from sijill.evaluate.facts.fits import Fits
from sijill.evaluate.facts.where import Where
from sijill.lexicon import Lexicon
from sijill.schema import Event
from sijill.states.agreements import agreements
from sijill.states.blockades import blockades
from sijill.states.casualties import casualties
from sijill.states.control import control
from sijill.states.custody import custody
from sijill.states.episodes import episodes
from sijill.states.negotiations import negotiations
from sijill.states.precedents import Moment, after, precedents

State = Callable[[Sequence[Event], Lexicon, str | None], tuple[Any, ...]]
_STATES: dict[str, State] = {
    "blockades": blockades, "negotiations": negotiations, "agreements": agreements, "control": control,
    "custody": custody, "casualties": casualties, "episodes": episodes,
}  # fmt: skip
_MOMENTS: dict[str, Moment] = {moment: moment for moment in get_args(Moment)}
_PRECEDENTS = "precedents"


class World:
    """The states of some events.

    Example:
        ``World(link(gold_told(Path("examples")), lexicon), lexicon)``
    """

    def __init__(self, events: Sequence[Event], lexicon: Lexicon) -> None:
        """Reduce ``events`` when asked."""
        self._events = events
        self.lexicon = lexicon
        self.fits = Fits(lexicon)
        self._where = Where(self.fits)
        self._known: dict[tuple[str, str | None], tuple[Any, ...]] = {}

    def states(self, name: str, at: str | None = None) -> tuple[Any, ...]:
        """Return all states of a kind as of the day ``at``, None for all that is known."""
        if (name, at) not in self._known:
            self._known[name, at] = _STATES[name](self._events, self.lexicon, at)
        return self._known[name, at]

    def find(self, name: str, where: dict[str, Any]) -> list[Any]:
        """Return the states that the selectors of a fact mean."""
        if name == _PRECEDENTS:
            return self._precedents(where)
        return self._where.among(self.states(name, where.get("at")), where)

    def follow(self, name: str, at: str | None, id_: str) -> Any:
        """Return the state with an id, None where there is none; what precedents name are episodes."""
        listed = self.states("episodes") if name == _PRECEDENTS else self.states(name, at)
        return next((one for one in listed if one.id == id_), None)

    def _precedents(self, where: dict[str, Any]) -> list[Any]:
        all_ = self.states("episodes")
        meant = self._where.among(all_, where["episode"])
        if "after" not in where:
            return [precedents(all_, one.id, where.get("at"), self.lexicon) for one in meant]
        cases = after(all_, _MOMENTS[where["after"]]).cases
        return [case for case in cases if case.episode in {one.id for one in meant}]
