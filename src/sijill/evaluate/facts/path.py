"""The way to a field, as a fact writes it: ``rounds[day=2016-08-21,venue=القامشلي].outcome``."""

import re

from msgspec import Struct

from sijill.errors import UsageError

_STEP = re.compile(r"(?P<name>\w+|-1|\*)(?:\[(?P<keys>[^\]]+)\])?")
_DOT = re.compile(r"\.(?![^\[]*\])")  # a dot between steps, none within the brackets


class Step(Struct, frozen=True):
    """One step: a name, a number, ``-1``, ``*`` or ``count``; with the keys that an entry must fit."""

    name: str
    keys: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> int | None:
        """Which entry, from 0; -1 for the last; None where the step is no number."""
        return int(self.name) if self.name.removeprefix("-").isdecimal() else None


def steps(field: str) -> tuple[Step, ...]:
    """Return the steps of a field.

    Raises:
        UsageError: "bad-fact" for what the grammar does not know.

    Example:
        >>> steps("aid[day=2021-01-30].what")
        (Step(name='aid', keys=(('day', '2021-01-30'),)), Step(name='what', keys=()))
    """
    return tuple(_step(one, field) for one in _DOT.split(field))


def _step(text: str, field: str) -> Step:
    found = _STEP.fullmatch(text)
    if found is None:
        raise UsageError("bad-fact", field=field)
    keys = (key.partition("=") for key in (found["keys"] or "").split(",") if key)
    return Step(found["name"], tuple((name, value) for name, _, value in keys))
