"""How a value of a fact is compared with one of a state: actors by party, places by what lies in them."""

from typing import Any

from sijill.evaluate.facts.line import Compared
from sijill.lexicon import Lexicon
from sijill.link.days import first_day, last_day
from sijill.states.places import Areas

_ACTORS = frozenset(
    {
        "actor", "target", "holder", "of", "who", "whom", "party", "parties", "mediator", "mediators",
        "guarantors", "host", "to", "excludes", "answered_by",
    }
)  # fmt: skip
_PLACES = frozenset({"place", "venue", "area"})
_DAYS = frozenset({"since", "until", "day", "from_", "deadline", "answered_on"})
_WHOLE_DAY = len("2016-08-21")
NOBODY = "unknown"


class Fits:
    """Comparing by the parties and places of a lexicon.

    Every method is given the name of the field that the values stand in, which says what they are.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Compare by ``lexicon``."""
        self._lexicon = lexicon
        self._areas = Areas(lexicon)

    def holds(self, compared: Compared, told: Any, found: Any, field: str) -> bool:
        """Tell whether ``found`` is what a fact tells, in the fact's way of comparing."""
        if compared == "equal":
            return self.equal(told, found, field)
        if compared == "any-of":
            return any(self.equal(one, found, field) for one in told)
        if compared == "not":
            return not self.equal(told, found, field)
        among = [any(self.one(value, entry, field) for entry in entries(found)) for value in told]
        return all(among) if compared == "includes" else not any(among)

    def equal(self, told: Any, found: Any, field: str) -> bool:
        """Tell whether two values are the same: lists without their order, None the same as nothing."""
        if told is None:
            return empty(found)
        wanted, got = entries(told), entries(found)
        return (
            bool(got)
            and all(any(self.one(value, entry, field) for entry in got) for value in wanted)
            and all(any(self.one(value, entry, field) for value in wanted) for entry in got)
        )

    def one(self, told: Any, found: Any, field: str) -> bool:
        """Tell whether one value of a state is the one told."""
        if isinstance(told, dict):
            return _same_term(told, found)
        if isinstance(told, str) and isinstance(found, str):
            return self._word(told, found, field)
        return isinstance(told, bool) == isinstance(found, bool) and bool(told == found)

    def _word(self, told: str, found: str, field: str) -> bool:
        if field in _ACTORS:
            return self.same_actor(told, found)
        if field in _PLACES:
            return self.inside(found, told)
        if field in _DAYS and len(told) < _WHOLE_DAY:
            return all(part == told or part.startswith(told + "-") for part in found.split("/"))
        return told == found

    def same_actor(self, told: str, found: str) -> bool:
        """Tell whether two actors are of one party; a person is nobody but himself."""
        known = self._lexicon.actors.get(told)
        if known is not None and known.kind == "person":
            return told == found
        return self._lexicon.party(told) == self._lexicon.party(found)

    def inside(self, found: str, told: str) -> bool:
        """Tell whether the place ``found`` is ``told`` or lies in it."""
        return self._areas.overlap([found], [told]) and not self._areas.is_inside(told, found)


def _same_term(told: dict[str, Any], found: Any) -> bool:
    """Tell whether a term is the one told: as a count, or as the words that an agreement writes it in."""
    if isinstance(found, str):  # «24 hours»
        return found == f"{told['value']} {told['what']}"
    return all(getattr(found, key, None) == value for key, value in told.items())


def entries(value: Any) -> tuple[Any, ...]:
    """Return a value as a list: nothing for None, the value itself where it is one alone."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def empty(value: Any) -> bool:
    """Tell whether a value says nothing: None, an empty text or an empty list; not False and not 0."""
    return value is None or value in ("", ())


def overlap(since: str | None, until: str | None, day: str) -> bool:
    """Tell whether ``day``, which may be partial, lies in some days; open ends are for ever.

    Example:
        >>> overlap("2021-01-10", None, "2021-02"), overlap("2021-01-10", "2021-02-02", "2021-03")
        (True, False)
    """
    first, last = first_day(day), last_day(day)
    if first is None or last is None:
        return False
    start, end = first_day(since), last_day(until)
    return not (start and start > last) and not (end and end < first)
