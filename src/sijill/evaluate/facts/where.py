"""Which of the states a fact means, by its selectors."""

from collections.abc import Callable, Iterable
from typing import Any

from sijill.evaluate.facts.fits import NOBODY, Fits, entries, overlap
from sijill.evaluate.facts.names import figure_days, name_in
from sijill.states import Field

_ONLY_ASKED = frozenset({"at"})  # the argument of the state's function: it selects no state


class Where:
    """Finding states by actors, places, days and what they are about."""

    def __init__(self, fits: Fits) -> None:
        """Compare by ``fits``."""
        self._fits = fits
        self._selectors: dict[str, Callable[[Any, Any], bool]] = {
            "between": self._between, "party": self._party, "place": self._place, "on": self._on,
            "day": self._day, "about": self._about, "mediator": self._mediator,
        }  # fmt: skip

    def among(self, states: Iterable[Any], where: dict[str, Any]) -> list[Any]:
        """Return the states that fit all selectors."""
        return [one for one in states if all(self._fit(one, key, value) for key, value in where.items())]

    def _fit(self, state: Any, key: str, value: Any) -> bool:
        if key in _ONLY_ASKED:
            return True
        chosen = self._selectors.get(key)
        return chosen(state, value) if chosen else self._stands(value, _get(state, key), key)

    def _stands(self, actor: str, found: Any, field: str) -> bool:
        return any(self._fits.one(actor, one, field) for one in entries(found))

    def _between(self, state: Any, value: Iterable[str]) -> bool:
        there = (*entries(_get(state, "parties")), *entries(_get(state, "mediators")))
        return all(self._stands(actor, there, "parties") for actor in value)

    def _party(self, state: Any, value: str) -> bool:
        if hasattr(state, "parties"):
            return self._stands(value, _get(state, "parties"), "parties")
        found = _get(state, "party")
        return found is None if value == NOBODY else self._stands(value, found, "party")

    def _mediator(self, state: Any, value: str) -> bool:
        return self._stands(value, _get(state, "mediators"), "mediators")

    def _place(self, state: Any, value: str) -> bool:
        name = "area" if hasattr(state, "area") else "place"
        return any(self._fits.inside(one, value) for one in entries(_get(state, name)))

    def _about(self, state: Any, value: str) -> bool:
        return value in entries(_get(state, "purpose")) or any(c.what == value for c in state.clauses)

    def _day(self, state: Any, value: str) -> bool:
        day = _get(state, "day")
        return day is not None and _within(day, day, value)

    def _on(self, state: Any, value: str) -> bool:
        if hasattr(state, "from_"):
            since = _get(state, "day") or _get(state, "from_")
            return _within(since, _get(state, "until"), value)
        last = max([_get(state, "until") or "", *figure_days(state)])
        return _within(_get(state, "since") or _gone(state), last or None, value)


def _gone(state: Any) -> str | None:
    """Return the first day on which people left a custody of whose beginning nothing is told."""
    left = (one for name in ("released", "escaped", "moved") for one in getattr(state, name, ()))
    return min((one.day for one in left if one.day), default=None)


def _get(state: Any, name: str) -> Any:
    found = getattr(state, name_in(state, name))
    return found.value if isinstance(found, Field) else found


def _within(since: str | None, until: str | None, day: str) -> bool:
    start = since.partition("/")[0] if since else None
    end = until.rpartition("/")[2] if until else None
    return overlap(start, end, day)
