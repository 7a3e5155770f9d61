"""From a state along the steps of a field to what stands there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sijill.evaluate.facts.fits import Fits, entries, overlap
from sijill.evaluate.facts.names import counted, entry, name_in
from sijill.evaluate.facts.path import Step
from sijill.states import Field

Follow = Callable[[str], Any]  # the id of another state -> that state, None for none
_OF_A_FIELD = frozenset({"by", "one_side", "basis", "word", "events"})
_DAY = "day"


class Walk:
    """Walking: what is kept at the end are alternatives, of which a fact asks for one."""

    def __init__(self, fits: Fits, follow: Follow) -> None:
        """Compare entries by ``fits``; take the ids of states to them by ``follow``."""
        self._fits = fits
        self._follow = follow

    def along(self, holder: Any, steps: Sequence[Step]) -> list[Any]:
        """Return what stands at the end: one value for each entry that was kept on the way.

        ``*`` makes one list of all its entries; an entry that is missing gives nothing.
        """
        if not steps:
            return [_plain(holder)]
        step, rest = steps[0], steps[1:]
        if isinstance(holder, Field) and step.name not in _OF_A_FIELD:
            holder = holder.value
        if isinstance(holder, str):
            holder = self._follow(holder)
        return list(self._step(holder, step, rest))

    def _step(self, holder: Any, step: Step, rest: Sequence[Step]) -> Iterator[Any]:
        listed = self._list(holder)
        if step.name == "count":
            yield len(listed)
        elif step.name == "*":
            ends = (end for one in listed for end in self.along(one, rest))
            yield tuple(value for end in ends for value in entries(end))
        elif step.number is not None:
            for one in listed[step.number :][:1]:
                yield from self.along(one, rest)
        else:
            for one in (holder,) if not isinstance(holder, tuple) else holder:
                yield from self._named(one, step, rest)

    def _list(self, holder: Any) -> tuple[Any, ...]:
        return entries(getattr(holder, name_in(holder, "*"), holder))

    def _named(self, holder: Any, step: Step, rest: Sequence[Step]) -> Iterator[Any]:
        if isinstance(holder, str):
            holder = self._follow(holder)
        if holder is None:
            return
        found = getattr(holder, name_in(holder, step.name))
        many = counted(holder, step.name)
        if many is not None and [one.name for one in rest] == ["count"]:
            yield max(many, len(entries(found)))
        elif not step.keys:
            yield from self.along(found, rest)
        else:
            for one in self._kept(entries(_plain(found)), step.keys):
                yield from self.along(one, rest)

    def _kept(self, listed: Iterable[Any], keys: Iterable[tuple[str, str]]) -> Iterator[Any]:
        wanted = tuple(keys)
        return (one for one in listed if all(self._fit(one, key, value) for key, value in wanted))

    def _fit(self, entry: Any, key: str, value: str) -> bool:
        found = _plain(getattr(entry, name_in(entry, key)))
        if key == _DAY:
            return found is not None and overlap(*_ends(found), value)
        told: object = float(value) if isinstance(found, (int, float)) else value
        return any(self._fits.one(told, one, key) for one in entries(found))


def _ends(days: str) -> tuple[str, str]:
    start, _, end = days.partition("/")
    return start, end or start


def _plain(value: Any) -> Any:
    found = value.value if isinstance(value, Field) else value
    if isinstance(found, tuple):
        return tuple(one for each in found for one in entries(entry(each)))
    return found
