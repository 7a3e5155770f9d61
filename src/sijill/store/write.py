"""Writing one report with its coding: plain rows, made here, inserted in one transaction by the store."""

import calendar
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sijill.lexicon.fold import fold
from sijill.schema import Mention, Report
from sijill.store import tables as t
from sijill.store.coded import Coded, Placement
from sijill.store.driver import ask, write_many
from sijill.store.kinds import POSTGRES

Party = Callable[[str], str]
Row = dict[str, Any]


def write_report(at: Connection, placed: Placement, run: int | None) -> int:
    """Insert what of the report is new and return its version's key."""
    report = placed.report
    if placed.key:
        _fill_in(at, placed)
        return placed.key
    if placed.state == "new":
        _insert(at, t.reports, [_report_row(report)])
    else:
        at.execute(update(t.reports).where(t.reports.c.id == report.id), {"latest": report.version})
    key = _next(at).version
    _insert(at, t.versions, [{"key": key, "run": run, **_version_row(report)}])
    return key


def _fill_in(at: Connection, placed: Placement) -> None:
    """Keep what a later reading knew of a text that was here already: its date, its outlet ..."""
    known = {"published": placed.report.published, "language": placed.report.language}
    at.execute(update(t.versions).where(t.versions.c.key == placed.key), known)
    row = _report_row(placed.report)
    told = {name: row[name] for name in ("outlet", "url", "composed")}
    at.execute(update(t.reports).where(t.reports.c.id == placed.report.id), told)


class Coding(Struct, frozen=True):
    """What is written with a coding: the date it was told on, whose party an actor is, the run."""

    told_on: str | None
    party: Party
    run: int | None


def write_coding(at: Connection, version: int, coded: Coded, how: Coding) -> None:
    """Put ``coded`` in the place of what the same engine made of this version before."""
    row = {"version": version, "name": coded.name, "engine": coded.engine, "packs": coded.packs}
    free = _next(at)
    coding = free.coding
    _insert(at, t.codings, [{"key": coding, **row, "told_on": how.told_on, "run": how.run}])
    keyed = list(enumerate(coded.mentions, free.mention))
    _insert(at, t.mentions, [_mention_row(key, coding, mention) for key, mention in keyed])
    _insert(at, t.mention_actors, [row for key, m in keyed for row in _actor_rows(key, m, how.party)])
    _insert(at, t.mention_places, [row for key, m in keyed for row in _place_rows(key, m)])
    _insert(at, t.mention_sources, [row for key, m in keyed for row in _source_rows(key, m)])


def forget(at: Connection, version: int, name: str) -> None:
    """Take an engine's coding of a version away, with all that hangs on it."""
    coding = at.execute(
        select(t.codings.c.key).where(t.codings.c.version == version, t.codings.c.name == name)
    ).scalar()
    if coding is None:
        return
    keys = select(t.mentions.c.key).where(t.mentions.c.coding == coding)
    for table in (t.mention_actors, t.mention_places, t.mention_sources):
        at.execute(delete(table).where(table.c.mention.in_(keys)))
    at.execute(delete(t.mentions).where(t.mentions.c.coding == coding))
    at.execute(delete(t.codings).where(t.codings.c.key == coding))


def own_coding(at: Connection, report: Report, name: str) -> tuple[int, list[str]]:
    """Return the key of a report's version, and the bodies of what an engine, by name, coded of it."""
    v, c = t.versions.c, t.codings.c
    here = (v.report == report.id) & (v.number == report.version)
    key = at.execute(select(v.key).where(here)).scalar_one()
    such = (c.version == key) & (c.name == name)
    wanted = select(t.mentions.c.body).join(t.codings, c.key == t.mentions.c.coding).where(such)
    return int(key), list(at.execute(wanted).scalars())


def _insert(at: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        sql, names = _prepared(table, at.dialect.name)
        write_many(at, sql, [tuple([row[name] for name in names]) for row in rows])


@cache
def _prepared(table: Table, database: str) -> tuple[str, tuple[str, ...]]:
    """Return the INSERT of a table as SQLAlchemy words it, and the order of its columns.

    Kept, because a reading runs these few statements ten times a report, and building them anew each time
    took longer than SQLite did.
    """
    dialect = (postgresql if database == POSTGRES else sqlite).dialect(paramstyle="qmark")
    compiled = insert(table).inline().compile(dialect=dialect)
    return str(compiled), tuple(compiled.positiontup or ())


class _Free(Struct, frozen=True):
    """The next keys: given by hand, since the rows that hang on a mention go in many at a time."""

    version: int
    coding: int
    mention: int


_KEYS = """
SELECT (SELECT coalesce(max(key), 0) + 1 FROM versions),
       (SELECT coalesce(max(key), 0) + 1 FROM codings),
       (SELECT coalesce(max(key), 0) + 1 FROM mentions)
"""


def _next(at: Connection) -> _Free:
    return _Free(*ask(at, _KEYS)[0])


def _report_row(report: Report) -> Row:
    return {
        "id": report.id, "outlet": report.outlet, "url": report.url,
        "composed": report.composed, "latest": report.version,
    }  # fmt: skip


def _version_row(report: Report) -> Row:
    return {
        "report": report.id, "number": report.version, "title": report.title, "text": report.text,
        "published": report.published, "language": report.language, "text_hash": report.text_hash,
        "bytes_hash": report.bytes_hash, "extractor": report.extractor, "path": report.path,
        "notes": msgspec.json.encode(report.notes).decode(),
    }  # fmt: skip


def _mention_row(key: int, coding: int, mention: Mention) -> Row:
    first, last = days_of(mention.date.value) if mention.date else (None, None)
    return {
        "key": key, "id": mention.id, "coding": coding, "report": mention.report, "version": mention.version,
        "type": mention.type, "status": mention.status, "start": mention.evidence.start,
        "end": mention.evidence.end, "date_from": first, "date_to": last, "told_on": mention.told_on,
        "confidence": mention.confidence, "rule": mention.rule,
        "body": msgspec.json.encode(mention).decode(),
    }  # fmt: skip


def _actor_rows(key: int, mention: Mention, party: Party) -> list[Row]:
    roles = (("actor", mention.actor), ("target", mention.target), ("mediator", mention.mediator))
    return [
        {"mention": key, "role": role, "actor": filler.value, "party": party(filler.value)}
        for role, fillers in roles
        for filler in fillers
    ]


def _place_rows(key: int, mention: Mention) -> list[Row]:
    return [{"mention": key, "place": place.value, "folded": fold(place.value)} for place in mention.place]


def _source_rows(key: int, mention: Mention) -> list[Row]:
    sources = enumerate(mention.source)
    return [{"mention": key, "position": n, "source": source.value} for n, source in sources]


def days_of(value: str) -> tuple[str, str]:
    """Return the first and the last day of a date as it is coded, for looking up; the date itself stays.

    Example:
        >>> days_of("2024-02"), days_of("2024-08-06/2024-08-07")
        (('2024-02-01', '2024-02-29'), ('2024-08-06', '2024-08-07'))
    """
    first, _, last = value.partition("/")
    return first + "-01-01"[len(first) - 4 :], _last_day(last or first)


def _last_day(value: str) -> str:
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7:
        return f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:7]))[1]:02d}"
    return value
