"""The record as one stretch of bytes that depends on what was read alone, not on when or in how many goes."""

import hashlib
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from sijill.store import tables as t


def canonical(connection: Connection) -> bytes:
    """Return the record as JSON lines with sorted keys: reports by id, reviews, what was coded by hand.

    Keys, runs, times of reading and paths are left out: they say how the record came about.
    """
    return b"".join(_lines(connection))


def canonical_hash(connection: Connection) -> str:
    """Return the SHA-256 of `canonical`, hexadecimal, without holding it whole."""
    digest = hashlib.sha256()
    for line in _lines(connection):
        digest.update(line)
    return digest.hexdigest()


def _lines(connection: Connection) -> Iterator[bytes]:
    for report in connection.execute(select(t.reports).order_by(t.reports.c.id)).mappings():
        yield _line({"report": {**report, "versions": _versions(connection, report["id"])}})
    for review in connection.execute(select(t.reviews).order_by(t.reviews.c.key)).mappings():
        yield _line({"review": {name: value for name, value in review.items() if name != "key"}})
    for (body,) in connection.execute(select(t.hand_events.c.body).order_by(t.hand_events.c.id)):
        yield _line({"hand": msgspec.Raw(body.encode())})


def _line(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted") + b"\n"


_KEPT = ("number", "title", "published", "language", "text_hash", "bytes_hash", "extractor", "notes")


def _versions(connection: Connection, report: str) -> list[dict[str, Any]]:
    v = t.versions.c
    rows = connection.execute(select(t.versions).where(v.report == report).order_by(v.number)).mappings()
    return [
        {**{name: row[name] for name in _KEPT}, "codings": _codings(connection, row["key"])} for row in rows
    ]


def _codings(connection: Connection, version: int) -> list[dict[str, Any]]:
    c, m = t.codings.c, t.mentions.c
    found = connection.execute(
        select(c.engine, c.packs, c.told_on, m.body)
        .select_from(t.codings.outerjoin(t.mentions, m.coding == c.key))
        .where(c.version == version)
        .order_by(c.engine, m.start, m.end, m.type, m.id)
    ).all()
    return [
        {
            "engine": engine,
            "packs": packs,
            "told_on": told,
            "mentions": [msgspec.Raw(b[3].encode()) for b in rows if b[3]],
        }
        for (engine, packs, told), rows in groupby(found, key=lambda row: row[:3])
    ]
