"""States for a terminal, for JSON and for a spreadsheet: every value with the events behind it."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from sijill.export.fields import HIDDEN, pairs, shown, title, whose
from sijill.export.line import Actors
from sijill.export.sheet import to_csv
from sijill.i18n import text
from sijill.i18n.bidi import directed, flush, one_line, wrap
from sijill.states.field import Field

# What stands in the first line of a state; the rest follows below, a line a field.
HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "blockades": ("since", "until", "actor", "target", "place", "status", "days"),
    "negotiations": ("since", "until", "parties", "mediators"),
    "agreements": ("day", "parties", "mediators", "status"),
    "control": ("place", "holder", "since", "until", "contested"),
    "custody": ("holder", "of", "place", "held"),
    "casualties": ("party", "place", "since", "until", "killed", "injured", "displaced"),
    "episodes": ("since", "until", "parties", "area", "outcome"),
    "precedents": ("episode", "likeness"),
})  # fmt: skip


def cards(kind: str, states: Sequence[Struct], actors: Actors, lang: str, columns: int) -> str:
    """Return states for a terminal of ``columns`` columns, each with its fields below its first line.

    Args:
        kind: which state. Example: ``"blockades"``.
        states: what its reducer gave.
        actors: what the lexicons know.
        lang: ``"ar"`` or ``"en"``; Arabic runs from the right.
        columns: the width.
    """
    lines: list[str] = []
    for number, state in enumerate(states, 1):
        lines += [*_card(kind, number, state, actors, lang, columns), ""]
    return "\n".join(lines).rstrip("\n")


# What a screen leaves to JSON and CSV: parties behind the ids as told, and what other fields sum up.
_NOT_ON_SCREEN = frozenset(
    {"actor_party", "target_party", "starts", "ends", "claims", "acts", "regions", "of_party"}
)
_NAMED = frozenset({"days", "mediators", "contested", "held", "likeness", "seen"})


def _card(kind: str, number: int, state: Struct, actors: Actors, lang: str, columns: int) -> list[str]:
    rows = {
        n: v
        for n, v in pairs(state, actors, lang)
        if n not in _NOT_ON_SCREEN and n not in HEADS.get(kind, ())
    }
    lines = _laid(f"{number}. {_headline(kind, state, actors, lang)}", "", lang, columns)
    for name, value in rows.items():
        lines += _row_lines(name, value, getattr(state, name), actors, lang, columns)
    return lines + [
        line for note in _notes(state, actors, lang) for line in _laid(note, _INDENT, lang, columns)
    ]


_INDENT = "   "


def _row_lines(name: str, value: str, held: object, actors: Actors, lang: str, columns: int) -> list[str]:
    """Return a field below the first line; of several parts each takes a line of its own."""
    label = f"{title(name, lang)}{text('label.colon', lang)}"
    if not (isinstance(held, tuple) and any(isinstance(one, Struct) for one in held)):
        return _laid(label + value, _INDENT, lang, columns)
    parts = [shown(name, one, actors, lang) for one in held]
    return _laid(label.rstrip(), _INDENT, lang, columns) + [
        line for one in parts for line in _laid(f"- {one}", _INDENT, lang, columns)
    ]


def _headline(kind: str, state: Struct, actors: Actors, lang: str) -> str:
    rows = dict(pairs(state, actors, lang))
    parts = [
        _sides(rows, lang),
        *(_head(n, rows, lang) for n in HEADS.get(kind, ()) if n not in _SIDES),
    ]
    return " · ".join(filter(None, parts))


_SIDES = ("actor", "target")


def _sides(rows: Mapping[str, str], lang: str) -> str:
    """Return who does it to whom. Example: ``"asayish → syria-gov"``, ``"? → syria-gov"``."""
    if not any(name in rows for name in _SIDES):
        return ""
    return f" {text('label.arrow', lang)} ".join(rows.get(name, "?") for name in _SIDES)


def _head(name: str, rows: Mapping[str, str], lang: str) -> str:
    value = rows.get(name, "")
    if name == "since":
        return text("state.since", lang, day=value) if value else ""
    if name == "until":
        return text("state.until", lang, day=value) if value else text("state.open", lang)
    return f"{title(name, lang)} {value}" if value and name in _NAMED else value


def _laid(words: str, indent: str, lang: str, columns: int) -> list[str]:
    room = columns - len(indent)
    lines = [directed(line, lang) for line in wrap(one_line(words), room)]
    return [indent + line if lang != "ar" else flush(line, lang, columns - len(indent)) for line in lines]


def _notes(state: Struct, actors: Actors, lang: str) -> list[str]:
    """Return what must be said of a state: whose word, what is not known, from how many events, composed."""
    by, one_side, events = _behind(state)
    notes = []
    if by:
        notes.append(text("label.semicolon", lang).join(whose(by, actors, lang, one_side=one_side)))
    gaps = [gap for gap in getattr(state, "gaps", ()) if gap not in {"composed", "one-side"}]
    if gaps:
        unknown = text("label.comma", lang).join(text(f"state.gap_{gap}", lang) for gap in gaps)
        notes.append(text("state.unknown", lang, what=unknown))
    mark = f"[{text('mark.composed', lang)}] " if getattr(state, "composed", False) else ""
    notes.append(f"{mark}{getattr(state, 'id', '')} · {text('state.from_events', lang, n=len(events))}")
    return notes


def _behind(state: Struct) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """Return who says what a state is made of, whether they all speak for one side, and its events."""
    fields = [value for value in _values(state) if isinstance(value, Field) and value.value is not None]
    by = sorted({who for field in fields for who in field.by})
    one_side = bool(fields) and all(field.one_side for field in fields if field.by)
    return tuple(by), one_side and bool(by), events_of(state)


def events_of(state: Struct) -> tuple[str, ...]:
    """Return the ids of all events behind a state, sorted."""
    found: set[str] = set()
    for struct in (state, *_structs(state)):
        found |= set(getattr(struct, "events", ()))
    return tuple(sorted(found))


def _values(state: Struct) -> list[object]:
    return [getattr(state, name) for name in state.__struct_fields__]


def _structs(state: Struct) -> Iterator[Struct]:
    for value in _values(state):
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Struct):
                yield one
                yield from _structs(one)


def state_record(kind: str, state: Struct) -> dict[str, Any]:
    """Return a state as a mapping ready for JSON, with its kind and all events behind it."""
    return {"kind": kind, **msgspec.to_builtins(state), "all_events": list(events_of(state))}


def states_csv(found: Mapping[str, Sequence[Struct]], actors: Actors, lang: str) -> Iterator[bytes]:
    """Yield states by kind as CSV, see `states_cells`."""
    heads, *rows = states_cells(found, actors, lang)
    return to_csv(heads, rows)


def states_cells(
    found: Mapping[str, Sequence[Struct]], actors: Actors = MappingProxyType({}), lang: str = "en"
) -> list[list[str]]:
    """Return states as cells, the heads first: each field, whose word it is and the events behind it.

    One kind has its fields for columns. Several have a line a field, so that one table holds them all.
    """
    if len(found) == 1:
        (states,) = found.values()
        return [_heads(states), *(_row(state, actors, lang) for state in states)]
    lines = [
        [kind, *line] for kind, states in found.items() for s in states for line in _lines(s, actors, lang)
    ]
    return [["kind", "id", "field", "value", "by", "events"], *lines]


def _names(state: Struct) -> list[str]:
    return [name for name in state.__struct_fields__ if name not in HIDDEN]


def _heads(states: Sequence[Struct]) -> list[str]:
    names = _names(states[0]) if states else []
    named = [column for name in names for column in (name, f"{name}_by", f"{name}_events")]
    return ["id", *named, "gaps", "composed", "events"]


def _row(state: Struct, actors: Actors, lang: str) -> list[str]:
    cells = [cell for name in _names(state) for cell in _cells(name, getattr(state, name), actors, lang)]
    mark = text("mark.composed" if getattr(state, "composed", False) else "mark.news", lang)
    gaps = "|".join(getattr(state, "gaps", ()))
    return [str(getattr(state, "id", "")), *cells, gaps, mark, "|".join(events_of(state))]


def _lines(state: Struct, actors: Actors, lang: str) -> Iterator[list[str]]:
    for name in _names(state):
        cells = _cells(name, getattr(state, name), actors, lang)
        if cells[0]:
            yield [str(getattr(state, "id", "")), name, *cells]


def _cells(name: str, value: object, actors: Actors, lang: str) -> list[str]:
    if isinstance(value, Field):
        held = value.value
        plain = "|".join(map(str, held)) if isinstance(held, tuple) else "" if held is None else str(held)
        return [plain, "|".join(value.by), "|".join(value.events)]
    structs = [one for one in value if isinstance(one, Struct)] if isinstance(value, tuple) else []
    events = sorted({e for one in structs for e in events_of(one)})
    words = " | ".join(shown(name, one, actors, lang) for one in structs) if structs else _plain(value)
    return [words, "", "|".join(events)]


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(map(str, value))
    return "" if value is None else str(value)
