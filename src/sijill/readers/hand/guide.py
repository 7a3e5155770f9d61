"""Gold in the guide's form (docs/guide.md) → events: ids, types and days are the guide's own already."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast

from sijill.errors import InputError
from sijill.readers.hand.cells import Dates, read_day
from sijill.readers.identity import sha256
from sijill.readers.unread import Unread
from sijill.schema import (
    COUNTED,
    EVENT_TYPES,
    STATUSES,
    Bound,
    CountOf,
    EventType,
    HandCount,
    HandEvent,
    HandForm,
    Status,
)

FORM: HandForm = "guide"
_CARRIED = frozenset({
    "type", "actor", "target", "mediator", "place", "date", "about", "count", "status", "source", "quote",
})  # fmt: skip
_LISTS = ("actor", "target", "mediator", "place", "source")


def is_gold(value: object) -> bool:
    """Say whether a value is a report of the guide's form: it has an id and events."""
    return (
        isinstance(value, dict) and isinstance(value.get("events"), list) and isinstance(value.get("id"), str)
    )


def guide_events(
    report: Mapping[str, Any], place: str, at: tuple[str, int], coder: str, left: Counter[str]
) -> Iterator[HandEvent | Unread]:
    """Yield the events of a gold report, each with its words; one whose words the text lacks is refused.

    Args:
        report: the file's object.
        place: for messages.
        at: name of the file, and which of its reports.
        coder: who coded it.
        left: counts the keys that no field carries.
    """
    for number, event in enumerate(report["events"], 1):
        where = f"{place} events[{number}]"
        try:
            yield _event(report, event, (at[0], number), coder)
        except InputError as error:
            yield Unread(where, InputError(error.code, where, **error.values))
            continue
        left.update(name for name, value in event.items() if name not in _CARRIED and value)


def _event(report: Mapping[str, Any], event: object, at: tuple[str, int], coder: str) -> HandEvent:
    if not isinstance(event, dict):
        raise InputError("bad-gold", detail=type(event).__name__)
    quote, text = str(event.get("quote") or ""), str(report.get("text") or "")
    if text and quote not in text:
        raise InputError("quote-elsewhere", quote=quote[:120])
    words: dict[str, list[str]] = {}
    cells = {str(name): _cell(value) for name, value in event.items()}
    told = [coder, str(report["id"]), str(at[1]), *(f"{name}={cell}" for name, cell in cells.items())]
    lists = {name: _strings(event.get(name)) for name in _LISTS}
    return HandEvent(
        id=sha256("\x1f".join(told).encode("utf-8", "replace"))[:16],
        coder=coder, file=at[0], row=at[1], form=FORM, composed=report.get("composed") is True,
        type=_types("type", [event.get("type")], words),
        about=_types("about", _strings(event.get("about")), words),
        status=_status(event.get("status"), words),
        date=read_day(str(event["date"]), Dates()) if event.get("date") else None,
        count=tuple(_counts(event.get("count"), words)),
        url=str(report.get("url") or ""), report=str(report["id"]), quote=quote,
        words={name: tuple(held) for name, held in words.items()}, cells=cells, actor=lists["actor"],
        target=lists["target"], mediator=lists["mediator"], place=lists["place"], source=lists["source"],
    )  # fmt: skip


def _cell(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _strings(value: object) -> tuple[str, ...]:
    """Return a list's words.

    Raises:
        InputError: ``bad-gold`` where it is no list of words.
    """
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError("bad-gold", detail=_cell(value)[:120])
    return tuple(value)


def _types(slot: str, values: object, words: dict[str, list[str]]) -> tuple[EventType, ...]:
    found = [str(one) for one in cast("list[object]", values) if one]
    for one in found:
        if one not in EVENT_TYPES:
            words.setdefault(slot, []).append(one)
    return cast("tuple[EventType, ...]", tuple(one for one in found if one in EVENT_TYPES))


def _status(value: object, words: dict[str, list[str]]) -> Status | None:
    found = next((one for one in STATUSES if one == value), None)
    if found is None and value:
        words["status"] = [_cell(value)]
    return found


def _counts(values: Any, words: dict[str, list[str]]) -> Iterator[HandCount]:
    for one in values if isinstance(values, list) else [values] if values else []:
        what = one.get("what") if isinstance(one, dict) else None
        number = _number(one.get("value")) if isinstance(one, dict) else None
        if what in COUNTED and number is not None:
            yield HandCount(cast("CountOf", what), number, str(one.get("of") or ""))
        else:
            words.setdefault("count", []).append(_cell(one))


def _number(value: object) -> int | float | Bound | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    if not isinstance(value, dict) or not value or not value.keys() <= {"min", "max"}:
        return None
    plain = all(isinstance(end, int | float) and not isinstance(end, bool) for end in value.values())
    return Bound(min=value.get("min"), max=value.get("max")) if plain else None
