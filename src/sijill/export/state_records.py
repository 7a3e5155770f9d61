"""States as JSON and as CSV: every field with whose word it is and the events behind it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sijill.export.fields import HIDDEN, Shown, shown
from sijill.export.sheet import to_csv
from sijill.export.states import events_of
from sijill.states.field import Field


def state_record(kind: str, state: Struct) -> dict[str, Any]:
    """Return a state as a mapping ready for JSON, with its kind and all events behind it."""
    return {"kind": kind, **msgspec.to_builtins(state), "all_events": list(events_of(state))}


def states_csv(found: Mapping[str, Sequence[Struct]], view: Shown) -> Iterator[bytes]:
    """Yield states by kind as CSV, see `states_cells`."""
    heads, *rows = states_cells(found, view)
    return to_csv(heads, rows)


def states_cells(found: Mapping[str, Sequence[Struct]], view: Shown) -> list[list[str]]:
    """Return states as cells, the heads first: each field, whose word it is and the events behind it.

    One kind has its fields for columns. Several have a line a field, so that one table holds them all.
    """
    if len(found) == 1:
        (states,) = found.values()
        return [_heads(states), *(_row(state, view) for state in states)]
    lines = [
        [kind, *line] for kind, states in found.items() for state in states for line in _lines(state, view)
    ]
    return [["kind", "id", "field", "value", "by", "events"], *lines]


def _names(state: Struct) -> list[str]:
    return [name for name in state.__struct_fields__ if name not in HIDDEN]


def _heads(states: Sequence[Struct]) -> list[str]:
    names = _names(states[0]) if states else []
    named = [column for name in names for column in (name, f"{name}_by", f"{name}_events")]
    return ["id", *named, "gaps", "composed", "events"]


def _row(state: Any, view: Shown) -> list[str]:
    cells = [cell for name in _names(state) for cell in _cells(name, getattr(state, name), view)]
    mark = view.text("mark.composed" if getattr(state, "composed", False) else "mark.news")
    gaps = "|".join(getattr(state, "gaps", ()))
    return [getattr(state, "id", ""), *cells, gaps, mark, "|".join(events_of(state))]


def _lines(state: Any, view: Shown) -> Iterator[list[str]]:
    for name in _names(state):
        cells = _cells(name, getattr(state, name), view)
        if cells[0]:
            yield [getattr(state, "id", ""), name, *cells]


def _cells(name: str, value: object, view: Shown) -> list[str]:
    """Return value, whose word and events of a field; parts in words, plain values as they are."""
    if isinstance(value, Field):
        return [_plain(value.value), "|".join(value.by), "|".join(value.events)]
    if isinstance(value, Struct):
        return [shown(name, value, view), "", "|".join(events_of(value))]
    structs = [one for one in value if isinstance(one, Struct)] if isinstance(value, tuple) else []
    if not structs:
        return [_plain(value), "", ""]
    events = sorted({event for one in structs for event in events_of(one)})
    return [" | ".join(shown(name, one, view) for one in structs), "", "|".join(events)]


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(map(str, value))
    return "" if value is None else str(value)
