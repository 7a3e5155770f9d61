"""Gold codes as mentions, so that linking and states can be tried on what a coder read, not the program.

Besides the guide's keys a gold event may carry what the design adds: ``items`` (list), ``deadline`` (a date),
``term`` (a count), ``outcome``, ``via``, ``form`` and ``content``, a list of ``{"type", "actor", "target",
"place", "deadline", "items", "quote"}``. Gold names the clause, not the word of each filler, so that each
filler's span is that of its clause.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sijill.errors import InputError
from sijill.schema import Bound, Content, Count, EventType, Filler, Mention, Span, Status, Time, Told
from sijill.schema.event_type import ContentType, CountOf

ENGINE = "gold/1"


class _Count(Struct):
    what: CountOf
    value: int | float | Bound
    of: str | None = None
    word: str = ""


class _Content(Struct):
    type: ContentType
    quote: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    deadline: str | None = None
    items: tuple[str, ...] = ()


class _Event(Struct):
    type: EventType
    quote: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    date: str | None = None
    about: tuple[str, ...] = ()
    count: tuple[_Count, ...] = ()
    status: Status = "actual"
    source: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    deadline: str | None = None
    term: _Count | None = None
    outcome: str | None = None
    via: str | None = None
    form: str | None = None
    content: tuple[_Content, ...] = ()


class _Report(Struct):
    id: str
    text: str
    events: list[_Event]
    outlet: str = ""
    published: str | None = None
    composed: bool = False


def gold_told(folder: Path) -> list[Told]:
    """Return the coded events of a folder's reports as mentions, in the order of files and events.

    The id of the n-th event (from 0) of a report is the hash of ``"<report>#<n>"``, see `gold_id`.

    Raises:
        InputError: "bad-gold" with the file.
    """
    return [one for path in sorted(folder.glob("*.json")) for one in _of_file(path)]


def gold_id(report: str, number: int) -> str:
    """Return the id of the mention made of a report's gold event.

    Example:
        >>> gold_id("hsk-1", 0) == gold_id("hsk-1", 0) != gold_id("hsk-1", 1)
        True
    """
    return hashlib.sha256(f"{report}#{number}".encode()).hexdigest()[:16]


def _of_file(path: Path) -> list[Told]:
    try:
        report = msgspec.convert(json.loads(path.read_text("utf-8")), _Report)
    except (ValueError, msgspec.ValidationError) as error:
        raise InputError("bad-gold", str(path), detail=str(error)) from error
    return [_told(report, number, event) for number, event in enumerate(report.events)]


def _told(report: _Report, number: int, event: _Event) -> Told:
    return Told(
        mention=_mention(report, number, event), outlet=report.outlet, published=report.published,
        composed=report.composed, reviewed=True, quote=event.quote,
    )  # fmt: skip


def _mention(report: _Report, number: int, event: _Event) -> Mention:
    span = _span(report.text, event.quote)
    kept: dict[str, Any] = {
        name: _fillers(getattr(event, name), span)
        for name in ("actor", "target", "mediator", "place", "about", "source", "items")
    }
    kept |= {name: _filler(getattr(event, name), span) for name in ("outcome", "via", "form")}
    kept |= {name: _time(getattr(event, name), span) for name in ("date", "deadline")}
    return Mention(
        id=gold_id(report.id, number), report=report.id, version=1, type=event.type, evidence=span,
        trigger=span, engine=ENGINE, rule="gold", confidence=1.0, status=event.status,
        count=tuple(_count(one, span) for one in event.count),
        term=_count(event.term, span) if event.term else None,
        content=tuple(_content(one, report.text) for one in event.content),
        told_on=report.published, **kept,
    )  # fmt: skip


def _span(text: str, quote: str) -> Span:
    at = text.find(quote)
    return Span(at, at + len(quote)) if at >= 0 else Span(0, 0)


def _fillers(values: tuple[str, ...], span: Span) -> tuple[Filler, ...]:
    return tuple(Filler(value, span) for value in values)


def _filler(value: str | None, span: Span) -> Filler | None:
    return Filler(value, span) if value else None


def _time(value: str | None, span: Span) -> Time | None:
    return Time(value, span) if value else None


def _count(count: _Count, span: Span) -> Count:
    return Count(count.what, count.value, count.word, span, count.of)


def _content(content: _Content, text: str) -> Content:
    span = _span(text, content.quote)
    return Content(
        content.type, span, _fillers(content.actor, span), _fillers(content.target, span),
        _fillers(content.place, span), _time(content.deadline, span), _fillers(content.items, span),
    )  # fmt: skip
