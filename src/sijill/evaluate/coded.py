"""Coded reports as the scorer sees them: events of the guide's form with the place of their evidence."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from sijill.errors import InputError
from sijill.schema import Report

_T = TypeVar("_T")
CountKey = tuple[str, tuple[tuple[str, float], ...]]
Role = str
ACTOR_ROLES = ("actor", "target", "mediator", "source")
SETS = ("actor", "target", "mediator", "place", "about", "source")
_SYMMETRIC = ("MEET", "AGREE", "CLASH")


class Coded(Struct, frozen=True):
    """One coded event.

    Attributes:
        type: a type of the guide. start, end: where its evidence stands in the text, 0 and 0 where unfound.
        actor, target, mediator, place, about, source: its fillers. date: or None.
        count: what and value, None for one that cannot be read. status: actual, claimed, denied, planned.
        quote: the evidence's words. rule: the rule that made it, "" for gold.
    """

    type: str
    start: int
    end: int
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    date: str | None = None
    count: tuple[CountKey | None, ...] = ()
    status: str = "actual"
    quote: str = ""
    rule: str = ""

    def fillers(self, role: Role) -> tuple[str, ...]:
        """Return the fillers of one of `SETS`."""
        values: tuple[str, ...] = getattr(self, role)
        return values

    def without_sides(self) -> "Coded":
        """Return the event with all parties as actors where the type has no sides (MEET, AGREE, CLASH)."""
        if self.type not in _SYMMETRIC:
            return self
        return msgspec.structs.replace(self, actor=tuple(dict.fromkeys(self.actor + self.target)), target=())


class Gold(Struct, frozen=True):
    """A report with its gold codes.

    Attributes:
        report: the report. events: its gold. origin: composed, np-2012, press-2015, seeds or other.
    """

    report: Report
    events: tuple[Coded, ...]
    origin: str


class _RawEvent(Struct):
    type: str | None = None
    start: int | None = None
    end: int | None = None
    actor: list[str] | None = None
    target: list[str] | None = None
    mediator: list[str] | None = None
    place: list[str] | None = None
    about: list[str] | None = None
    source: list[str] | None = None
    date: str | None = None
    count: list[Any] | None = None
    status: str = "actual"
    quote: str | None = None
    rule: str = ""


class _RawReport(Struct):
    id: str
    events: list[_RawEvent]
    text: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str | None = None
    composed: bool = False


def coded(event: object, text: str) -> Coded:
    """Return an event of the guide's form as the scorer sees it.

    Args:
        event: the guide's keys, with ``start`` and ``end`` or ``quote`` for the evidence.
        text: the report's text.

    Raises:
        InputError: "bad-gold" where a value is of another kind.
    """
    return _coded(_convert(event, _RawEvent, ""), text)


def _convert(value: object, kind: type[_T], place: str) -> _T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise InputError("bad-gold", place, detail=str(error)) from error


def _coded(raw: _RawEvent, text: str) -> Coded:
    start, end = _place_of(raw, text)
    sets = {role: tuple(getattr(raw, role) or ()) for role in SETS}
    return Coded(
        raw.type or "", start, end, date=raw.date, count=tuple(map(_count_key, raw.count or ())),
        status=raw.status, quote=raw.quote or text[start:end], rule=raw.rule, **sets,
    )  # fmt: skip


def _place_of(raw: _RawEvent, text: str) -> tuple[int, int]:
    if raw.start is not None and raw.end is not None:
        return raw.start, raw.end
    at = text.find(raw.quote or "\0")
    return (at, at + len(raw.quote or "")) if at >= 0 else (0, 0)


def _count_key(count: Any) -> CountKey | None:
    try:
        value = count["value"]
        bounds = (
            {key: float(x) for key, x in value.items()} if isinstance(value, dict) else {"is": float(value)}
        )
        return str(count["what"]), tuple(sorted(bounds.items()))
    except (TypeError, ValueError, KeyError, AttributeError):
        return None


def origin_of(report_id: str, composed: bool) -> str:
    """Return where a gold report comes from, told by its mark and its id.

    Example:
        >>> origin_of("np-syp11", composed=False)
        'np-2012'
    """
    if composed:
        return "composed"
    if report_id.startswith("np-"):
        return "np-2012"
    if report_id.startswith("seed-"):
        return "seeds"
    return "press-2015" if re.match("[a-z]{3}-2015-", report_id) else "other"


def load(path: Path) -> list[Gold]:
    """Read a folder of report files or one JSONL file, sorted by file name or in the file's order.

    Raises:
        InputError: "not-found", "bad-json" or "bad-gold", with file (and line).
    """
    return [_gold(raw) for raw in _raw_reports(path)]


def load_predicted(path: Path, texts: Mapping[str, str]) -> dict[str, tuple[Coded, ...]]:
    """Read coded reports: id -> events, with the evidence found in ``texts`` (id -> text)."""
    return {
        raw.id: tuple(_coded(event, texts.get(raw.id, "")) for event in raw.events)
        for raw in _raw_reports(path)
    }


def _gold(raw: _RawReport) -> Gold:
    report = Report(
        id=raw.id, text=raw.text, title=raw.title, outlet=raw.outlet, url=raw.url,
        published=raw.published, language="ar", composed=raw.composed,
    )  # fmt: skip
    events = tuple(_coded(event, raw.text) for event in raw.events)
    return Gold(report, events, origin_of(raw.id, raw.composed))


def _raw_reports(path: Path) -> Iterator[_RawReport]:
    for place, text in _texts(path):
        try:
            value = json.loads(text)
        except ValueError as error:
            raise InputError("bad-json", place, detail=str(error)) from error
        yield _convert(value, _RawReport, place)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        yield from ((str(file), file.read_text("utf-8")) for file in sorted(path.glob("*.json")))
        return
    if not path.exists():
        raise InputError("not-found", str(path))
    lines = path.read_text("utf-8").split("\n")
    yield from ((f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())
