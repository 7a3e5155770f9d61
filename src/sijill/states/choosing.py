"""Which states are asked for: by party, actor, place and days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from sijill.link.days import first_day, last_day
from sijill.states.field import Field
from sijill.states.ground import Ground
from sijill.states.names import FIRST_DAYS, LAST_DAYS, LAST_TOLD, PARTY_FIELDS, PLACE_FIELDS


class StateFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What states are asked for; what is left empty asks for nothing.

    Attributes:
        party: sides, of which one must be in it. Example: ``("sdf",)``.
        actor: actor ids as told, of which one must be in it.
        place: names; a place stands for those inside it, and for those it lies in.
        since, until: days; a state that lasted over one of them counts.
        composed: True, False, or None for both.
    """

    party: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    composed: bool | None = None


def chosen(states: Sequence[Struct], wanted: StateFilter, ground: Ground) -> tuple[Struct, ...]:
    """Return the states that fit all of a filter, in their order."""
    return tuple(state for state in states if _fits(state, wanted, ground))


def _fits(state: Struct, wanted: StateFilter, ground: Ground) -> bool:
    actors = frozenset(_values(state, PARTY_FIELDS))
    parties = ground.parties.all(actors) | actors
    return (
        (not wanted.party or bool(parties & frozenset(wanted.party)))
        and (not wanted.actor or bool(actors & frozenset(wanted.actor)))
        and (not wanted.place or ground.areas.overlap(wanted.place, _values(state, PLACE_FIELDS)))
        and (wanted.composed is None or getattr(state, "composed", False) == wanted.composed)
        and _within(state, wanted)
    )


def _values(state: Struct, names: Iterable[str]) -> list[str]:
    return [value for name in names for value in _plain(getattr(state, name, None))]


def _plain(value: object) -> Iterator[str]:
    held = value.value if isinstance(value, Field) else value
    yield from (str(one) for one in (held if isinstance(held, tuple) else (held,)) if one is not None)


def _within(state: Struct, wanted: StateFilter) -> bool:
    """Tell whether a state's days meet those asked for; what has no beginning or end is open there.

    Of what nothing was told since, the last day that it was told of is taken for its end; and for its
    beginning where none is told, so that who was freed is not found in all years before.
    """
    begun = _days(state, FIRST_DAYS, last=False) or _days(state, LAST_TOLD, last=False)
    first = min(begun, default=date.min)
    ends = _days(state, LAST_DAYS, last=True)
    if not ends and "no-report-since" in getattr(state, "gaps", ()):
        ends = _days(state, LAST_TOLD, last=True)
    last = max(ends, default=date.max)
    since, until = first_day(wanted.since), last_day(wanted.until)
    return (since is None or last >= since) and (until is None or first <= until)


def _days(state: Struct, names: Iterable[str], *, last: bool) -> list[date]:
    read = last_day if last else first_day
    return [day for value in _values(state, names) if (day := read(value)) is not None]
