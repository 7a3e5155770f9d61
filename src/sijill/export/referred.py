"""What states refer to by ids, in words for a screen: events by type and day, other states by their line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sijill.export.fields import Shown, pairs
from sijill.export.names import type_name
from sijill.export.states import sides
from sijill.states.field import Field

# Fields whose values are ids of events, not only what stands behind a value.
_OF_EVENTS = frozenset({
    "deals", "ended_after", "ended_by", "breaches", "fulfilled_by", "breached_by", "withheld_by",
})  # fmt: skip
_REFERRING = ("blockades", "agreements")  # kinds whose states name others of their kind


def referred(found: Mapping[str, Sequence[Struct]]) -> set[str]:
    """Return the ids of the events that states name in their fields."""
    return {id_ for states in found.values() for state in states for id_ in _events(state)}


def names_of(
    found: Mapping[str, Sequence[Struct]], events: Mapping[str, tuple[str, str]], view: Shown
) -> dict[str, str]:
    """Return id → words for the events and states that states name.

    Args:
        found: states by kind.
        events: id → type and day (``""`` for none) of those that `referred` gives.
        view: the language of the screen.

    Example:
        ``{"a29b51708fade34c": "MEET 2024-08-12 [a29b51708fade34c]"}``
    """
    named = {
        id_: " ".join(filter(None, (type_name(type_, view.lang), day, f"[{id_}]")))
        for id_, (type_, day) in events.items()
    }
    for kind in _REFERRING:
        named |= {_id(state): f"{_short(state, view)} [{_id(state)}]" for state in found.get(kind, ())}
    return named


def _short(state: Struct, view: Shown) -> str:
    """Return the first words of a state: between whom, since when."""
    rows = dict(pairs(state, view))
    return " · ".join(
        filter(None, (sides(rows, view) or rows.get("parties"), rows.get("since") or rows.get("day")))
    )


def _id(state: Any) -> str:
    return str(state.id)


def _events(struct: Struct) -> Iterator[str]:
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        held = value.value if isinstance(value, Field) else value
        if name in _OF_EVENTS and isinstance(held, tuple):  # how many deals a mediator made is a number
            yield from held
        elif isinstance(held, tuple):
            yield from _inside(held)


def _inside(parts: Iterable[object]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Struct):
            yield from _events(part)
