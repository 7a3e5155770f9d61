"""States for a terminal: a first line, the other fields below it, and what is not known of them."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from sijill.export.fields import Shown, pairs, shown, title, whose
from sijill.export.followed import followed, is_followed
from sijill.export.spark import spark
from sijill.i18n.bidi import directed, flush, one_line, wrap
from sijill.states.field import Field

# What stands in the first line of a state; the rest follows below, a line a field.
HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "blockades": ("actor", "target", "place", "since", "until", "status", "days"),
    "negotiations": ("parties", "since", "until", "mediators"),
    "agreements": ("parties", "day", "mediators", "status"),
    "control": ("place", "holder", "since", "until"),
    "custody": ("holder", "of", "place", "held"),
    "casualties": ("party", "place", "since", "until"),
    "episodes": ("parties", "area", "since", "until", "outcome"),
    "precedents": ("episode", "at", "stage"),
    "after": ("moment",),
})  # fmt: skip
# What a screen leaves to JSON and CSV: parties behind the ids as told, and what other fields sum up.
_NOT_ON_SCREEN = frozenset({
    "actor_party", "target_party", "of_party", "starts", "ends", "claims", "acts", "regions", "without",
})  # fmt: skip
_NAMED = frozenset({"days", "mediators", "at", "stage", "moment"})
_SIDES = ("actor", "target")
_INDENT = "   "
_DEEPER = "  "
_SPARK = 36


def cards(kind: str, states: Sequence[Struct], view: Shown, columns: int) -> str:
    """Return states for a terminal of ``columns`` columns, each with its fields below its first line.

    Args:
        kind: which state. Example: ``"blockades"``.
        states: what its reducer gave.
        view: known actors and language; Arabic runs from the right.
        columns: the width.
    """
    found = [_card(kind, f"{number}. ", state, view, columns) for number, state in enumerate(states, 1)]
    return "\n\n".join("\n".join(lines) for lines in found)


def card(kind: str, state: Struct, view: Shown, columns: int) -> str:
    """Return one state as `cards` has it, without a number."""
    return "\n".join(_card(kind, "", state, view, columns))


def headline(kind: str, state: Struct, view: Shown) -> str:
    """Return a state in one line. Example: ``"asayish → syria-gov · الحسكة · since 2021-01-10 · lifted"``."""
    rows = dict(pairs(state, view))
    told = rows.get("until")
    rows["until"] = view.text("state.until", day=told) if told else _open_end(state, "since" in rows, view)
    heads = [_head(name, rows, view) for name in HEADS.get(kind, ()) if name not in _SIDES]
    return " · ".join(filter(None, (sides(rows, view), *heads)))


def _open_end(state: Any, begun: bool, view: Shown) -> str:
    """Return what stands for an end that no report tells: still on, or not heard of since.

    What has no day at all, its own or a report's, may have been at any time: it is not said to be still on.
    """
    if not begun:
        return view.text("state.undated")
    return view.text("state.unheard" if "no-report-since" in getattr(state, "gaps", ()) else "state.open")


def sides(rows: Mapping[str, str], view: Shown) -> str:
    """Return who does it to whom. Example: ``"asayish → syria-gov"``, ``"? → syria-gov"`` for nobody told."""
    if not any(name in rows for name in _SIDES):
        return ""
    return f" {view.text('label.arrow')} ".join(
        rows.get(name, view.text("label.not_told")) for name in _SIDES
    )


def _head(name: str, rows: Mapping[str, str], view: Shown) -> str:
    value = rows.get(name, "")
    if name == "since":
        return view.text("state.since", day=value) if value else ""
    if name == "until":
        return value
    return f"{title(name, view.lang)} {value}" if value and name in _NAMED else value


def _card(kind: str, number: str, state: Struct, view: Shown, columns: int) -> list[str]:
    lines = _laid(number + headline(kind, marked_once(state), view), "", view, columns)
    for name, value in _below(kind, state, view):
        lines += _row(name, value, getattr(state, name), view, columns)
    return lines + [line for note in notes(state, view) for line in _laid(note, _INDENT, view, columns)]


def _below(kind: str, state: Struct, view: Shown) -> Iterator[tuple[str, str]]:
    """Yield the fields that stand below the first line of a state, in words."""
    heads = HEADS.get(kind, ())
    for name, value in pairs(marked_once(state), view):
        if name not in heads and name not in _NOT_ON_SCREEN:
            yield name, value


def state_rows(kind: str, state: Struct, view: Shown) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    """Yield the fields below the first line: name, value, its words and then those of each of its parts."""
    for name, value in _below(kind, state, view):
        held = getattr(state, name)
        parts = _parts(held)
        above = value if not parts else _above(name, held, view)
        yield name, held, (above, *(shown(name, one, view) for one in parts))


def _above(name: str, held: object, view: Shown) -> str:
    """Return what stands before the parts of a value: a range before its figures."""
    return "" if isinstance(held, tuple) else shown(name, replace(cast("Any", held), figures=()), view)


def marked_once(state: Struct) -> Struct:
    """Return a state of which one side alone speaks without the mark at each field: its notes say it."""
    if not _voices(state)[1]:
        return state
    fields = {name: getattr(state, name) for name in state.__struct_fields__}
    plain = {n: replace(v, one_side=False) for n, v in fields.items() if isinstance(v, Field)}
    return replace(state, **plain)


def _row(name: str, value: str, held: object, view: Shown, columns: int) -> list[str]:
    """Return a field below the first line; of several parts each takes a line of its own."""
    label = f"{title(name, view.lang)}{view.text('label.colon')}"
    if name == "intensity" and isinstance(held, tuple):
        return _laid(label + course_words(held, view), _INDENT, view, columns)
    parts = _parts(held)
    if name == "rates" and not any(getattr(one, "of", 0) for one in parts):
        return _laid(label + view.text("state.rates_none"), _INDENT, view, columns)
    if not parts:
        return _laid(label + value, _INDENT, view, columns)
    lines = _laid((label + _above(name, held, view)).rstrip(), _INDENT, view, columns)
    return lines + [line for one in parts for line in _part(name, one, view, columns)]


def _part(name: str, part: Struct, view: Shown, columns: int) -> list[str]:
    """Return one of several parts: in a line, or what came next after a crisis in a line a day."""
    if not is_followed(part):
        return _laid(f"- {shown(name, part, view)}", _INDENT, view, columns)
    return [
        line for depth, words in followed(part, view)
        for line in _laid(words, _INDENT + _DEEPER * depth, view, columns)
    ]  # fmt: skip


def _parts(held: object) -> tuple[Struct, ...]:
    """Return the parts that take a line each: those of a field of several, the figures of a range."""
    several = held if isinstance(held, tuple) else getattr(held, "figures", ())
    return tuple(one for one in several if isinstance(one, Struct))


def course_words(days: Sequence[Any], view: Shown) -> str:
    """Return the days' intensity as blocks with its worst day; the values stand in JSON and CSV."""
    worst = min(days, key=lambda one: one.value)
    blocks = spark([one.value for one in days], _SPARK)
    return view.text("state.course", blocks=blocks, worst=f"{worst.value:g}", day=worst.day)


def _laid(words: str, indent: str, view: Shown, columns: int) -> list[str]:
    lines = wrap(one_line(words), columns - len(indent))
    if view.lang == "ar":
        return [flush(line, view.lang, columns - len(indent)) for line in lines]
    return [indent + directed(line, view.lang) for line in lines]


def notes(state: Any, view: Shown) -> Iterator[str]:
    """Yield what must be said of a state: whose word, what is not known, from how many events, composed."""
    by, one_side = _voices(state)
    if by:
        yield view.joined(whose(by, view, one_side=one_side))
    gaps = [gap for gap in getattr(state, "gaps", ()) if gap not in {"composed", "one-side"}]
    if gaps:
        yield view.text("state.unknown", what=view.listed(view.text(f"state.gap_{gap}") for gap in gaps))
    events = events_of(state)
    mark = f"[{view.text('mark.composed')}] " if getattr(state, "composed", False) else ""
    parts = (
        f"{mark}{getattr(state, 'id', '')}",
        view.text("summary.from_events", n=len(events)) if events else "",
    )
    if any(parts):
        yield " · ".join(filter(None, parts))


def _voices(state: Struct) -> tuple[tuple[str, ...], bool]:
    """Return who says what a state is made of, and whether they all speak for one side."""
    values = [getattr(state, name) for name in state.__struct_fields__]
    fields = [v for v in values if isinstance(v, Field) and v.value is not None and v.by]
    by = sorted({who for field in fields for who in field.by})
    return tuple(by), bool(fields) and all(field.one_side for field in fields)


def events_of(state: Struct) -> tuple[str, ...]:
    """Return the ids of all events behind a state, sorted."""
    found: set[str] = set()
    for struct in (state, *_inside(state)):
        found |= set(getattr(struct, "events", ()))
    return tuple(sorted(found))


def _inside(state: Struct) -> Iterator[Struct]:
    for name in state.__struct_fields__:
        value = getattr(state, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Struct):
                yield one
                yield from _inside(one)
