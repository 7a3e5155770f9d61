"""What the model is to answer, as types; the JSON schema is made from them, and nothing else is taken."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Raw, Struct

from sijill.llm.errors import LlmError
from sijill.schema import CountOf, EventType, Status


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """An actor, a place or a source. Example: ``Named("sdf", "قسد")``."""

    value: str
    words: str


class When(Struct, frozen=True, forbid_unknown_fields=True):
    """A day, month, year or interval of these, and the words that tell it."""

    value: str
    words: str


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """A number: ``min`` and ``max`` are the same where it is exact, null where a side is open."""

    what: CountOf
    min: float | None
    max: float | None
    of: str | None
    words: str


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """One event as the model tells it; each filler with the report's words."""

    type: EventType
    quote: str
    trigger: str
    status: Status
    actor: list[Named]
    target: list[Named]
    mediator: list[Named]
    place: list[Named]
    source: list[Named]
    date: When | None
    about: list[EventType]
    count: list[Counted]


class Answer(Struct, frozen=True):
    """A whole answer. ``check`` repeats the word that the question gave."""

    check: str
    events: list[Raw]


class _Whole(Struct, frozen=True, forbid_unknown_fields=True):
    """The same, for the schema: every event spelled out."""

    check: str
    events: list[Told]


_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?```\s*\Z", re.DOTALL)
_DECODER = msgspec.json.Decoder(Answer)


def schema(labels: Mapping[EventType, str]) -> dict[str, Any]:
    """Return the JSON schema of an answer, the event types under the names they have in the question.

    Args:
        labels: event type → its name in the question; all 26, in the order of the question.
    """
    found: dict[str, Any] = msgspec.json.schema(_Whole)
    told = found["$defs"]["Told"]["properties"]
    names = list(labels.values())
    told["type"] = {"enum": names}
    told["about"] = {"type": "array", "items": {"enum": names}}
    whole = found["$defs"].pop("_Whole")
    return dict(_plain(_inlined(whole, found["$defs"])))


def _inlined(value: Any, types: Mapping[str, Any]) -> Any:
    """Put each type where it is named: llama-cpp-python finds none in a list of them; ours hold no circle."""
    if isinstance(value, dict):
        if "$ref" in value:
            return _inlined(types[value["$ref"].rpartition("/")[2]], types)
        return {name: _inlined(held, types) for name, held in value.items()}
    return [_inlined(one, types) for one in value] if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """Leave out what servers refuse in a strict schema, and all docstrings."""
    if isinstance(value, dict):
        kept = {name: held for name, held in value.items() if name not in ("description", "title") or
                not isinstance(held, str)}  # fmt: skip
        return {name: _plain(held) for name, held in kept.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def read_answer(words: str, check: str, labels: Mapping[EventType, str]) -> tuple[list[Told], int]:
    """Return the events of an answer, and how many were not in the form that was asked for.

    Args:
        words: what the model wrote; one fence of backticks around it is taken off.
        check: the word that it must repeat.
        labels: event type → its name in the question.

    Raises:
        LlmError: ``llm-rubbish`` where it is no such JSON, or repeats another word.
    """
    fenced = _FENCE.match(words)
    try:
        answer = _DECODER.decode(fenced[1] if fenced else words)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise LlmError("llm-rubbish", reason=str(error)[:120]) from None
    if answer.check != check:
        raise LlmError("llm-rubbish", reason="check")
    types = {label: kind for kind, label in labels.items()}
    events = [_told(raw, types) for raw in answer.events]
    return [one for one in events if one is not None], sum(one is None for one in events)


def _told(raw: Raw, types: Mapping[str, EventType]) -> Told | None:
    try:
        held = msgspec.json.decode(raw)
        held["type"] = types[held["type"]]
        held["about"] = [types[one] for one in held["about"]]
        return msgspec.convert(held, Told)
    except (msgspec.MsgspecError, KeyError, TypeError, RecursionError):
        return None
