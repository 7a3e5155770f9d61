"""A record copied from a file into a database, from a database into a file, or between two of a kind.

All tables are copied as they stand at one moment of the source, in one transaction of the target: it holds
all of them at the end, or what it held before. Then both sides are read again and compared, row by row. The
index of the full text is not copied: each database has its own, made from the texts when first needed.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Boolean, Connection, Integer, Table

from sijill.errors import RecordError
from sijill.store import postgres
from sijill.store.address import is_url, shown
from sijill.store.canonical import canonical_hash
from sijill.store.connect import close, connect, tables, transaction
from sijill.store.driver import ask, stream, write_many
from sijill.store.kinds import POSTGRES
from sijill.store.tables import metadata

Tell = Callable[[int, int], None]
_ROWS = 500  # held at a time: a version's text may have a million letters
_LAST = ("unlinked", "meta")  # triggers write into them while the others are copied
_OWN = ("written", "searched")  # keys of `meta` that say something of one database alone
_COUNTED = ("reports", "versions", "mentions", "reviews")


class Moved(Struct, frozen=True):
    """What was copied, the same on both sides.

    Attributes:
        hash: SHA-256 of the record's canonical export, hexadecimal. rows: that of all rows of all tables.
        reports, versions, mentions, reviews: how many.
    """

    hash: str
    rows: str
    reports: int
    versions: int
    mentions: int
    reviews: int


def move(source: str, target: str, *, force: bool = False, tell: Tell | None = None) -> Moved:
    """Copy a record to another address, and return what was copied once both are known to be the same.

    The source is left as it is.

    Args:
        source: a file or a URL.
        target: a file or a URL; all of it is copied, or nothing.
        force: put it in the place of a record that is there.
        tell: told of rows done and of all rows.

    Raises:
        RecordError: ``same-file``, ``file-exists``, ``record-not-empty``, ``copy-differs``; see `connect`.
    """
    if _is_same(source, target):
        raise RecordError("same-file", shown(target))
    with _opened(source) as one:
        if is_url(target):
            return _into_server(one, target, force=force, tell=tell)
        return _into_file(one, target, force=force, tell=tell)


def _is_same(source: str, target: str) -> bool:
    if is_url(source) or is_url(target):
        return shown(source) == shown(target)
    return Path(source).absolute() == Path(target).absolute()


@contextmanager
def _opened(record: str) -> Iterator[Connection]:
    """Lend a connection that sees one moment of the record."""
    connection = connect(record, create=False, read_only=True)
    try:
        on_server = connection.dialect.name == POSTGRES
        ask(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if on_server else "BEGIN")
        yield connection
        ask(connection, "ROLLBACK")
    finally:
        close(connection)


def _into_server(source: Connection, target: str, *, force: bool, tell: Tell | None) -> Moved:
    connection = connect(target, create=True, read_only=False)
    try:
        with transaction(connection):
            if not _is_empty(connection):
                if not force:
                    raise RecordError("record-not-empty", shown(target))
                _made_anew(connection)
            return _copied(source, connection, target, tell)
    finally:
        close(connection)


def _made_anew(connection: Connection) -> None:
    from sijill.store.migrate import upgrade  # noqa: PLC0415  Alembic is slow to import

    postgres.forget_all(connection)
    upgrade(connection)


def _into_file(source: Connection, target: str, *, force: bool, tell: Tell | None) -> Moved:
    """Write a file beside the target, then put it there whole."""
    from sijill.store.backup import restore  # noqa: PLC0415  which moves, too

    if Path(target).exists() and not force:
        raise RecordError("file-exists", target)
    part = f"{target}.part"
    try:
        _let_go(part)
        connection = connect(part, create=True, read_only=False)
        try:
            with transaction(connection):
                done = _copied(source, connection, target, tell)
        finally:
            close(connection)
        if Path(target).exists():
            restore(part, target, force=True)
        else:
            os.replace(part, target)  # noqa: PTH105  a path's own method would hide which way it goes
    except OSError as error:
        raise RecordError("broken-write", target, reason=error.strerror or str(error)) from None
    finally:
        _let_go(part)
    return done


def _let_go(part: str) -> None:
    for left in (part, f"{part}-wal", f"{part}-shm", f"{part}-journal"):
        with suppress(OSError):
            Path(left).unlink()


def _copied(source: Connection, target: Connection, name: str, tell: Tell | None) -> Moved:
    done, total = 0, sum(_count(source, table) for table in _in_order())
    for table in _in_order():
        if table.name in _LAST:
            ask(target, f"DELETE FROM {table.name}{_such(table)}")  # noqa: S608  our own names
        for rows in _pages(source, table):
            _write(target, table, rows)
            done += len(rows)
            if tell is not None:
                tell(done, total)
    _count_on(target)
    here, there = _content(source), _content(target)
    if here != there:
        raise RecordError("copy-differs", shown(name))
    return there


def _in_order() -> list[Table]:
    """Return the tables, each after those it refers to."""
    found = [table for table in metadata.sorted_tables if table.name not in _LAST]
    return found + [metadata.tables[name] for name in _LAST]


def _pages(at: Connection, table: Table) -> Iterator[list[Any]]:
    held: list[Any] = []
    for row in stream(at, _rows(table), _ROWS):
        held.append(row)
        if len(held) == _ROWS:
            yield held
            held = []
    if held:
        yield held


def _rows(table: Table) -> str:
    names = [f'"{column.name}"' for column in table.columns]
    keys = [f'"{column.name}"' for column in table.primary_key.columns] or names
    order = ", ".join(f"{key} NULLS FIRST" for key in keys)
    return f"SELECT {', '.join(names)} FROM {table.name}{_such(table)} ORDER BY {order}"  # noqa: S608


def _such(table: Table) -> str:
    return f" WHERE key NOT IN {_OWN}" if table.name == "meta" else ""


def _write(at: Connection, table: Table, rows: Sequence[Any]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    places = ", ".join("?" * len(table.columns))
    write_many(at, f"INSERT INTO {table.name} ({names}) VALUES ({places})", rows)  # noqa: S608


def _count_on(at: Connection) -> None:
    """Let a server give its next keys after those that were copied, as SQLite does by itself."""
    if at.dialect.name != POSTGRES:
        return
    for table in _in_order():
        key = table.autoincrement_column
        if key is not None and isinstance(key.type, Integer):
            last = f"(SELECT max({key.name}) FROM {table.name})"  # noqa: S608
            ask(
                at,
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key.name}'), coalesce({last}, 1))",
            )


def _is_empty(at: Connection) -> bool:
    return not tables(at) or not any(_count(at, one) for one in _in_order() if one.name != "meta")


def _count(at: Connection, table: Table) -> int:
    return int(ask(at, f"SELECT count(*) FROM {table.name}{_such(table)}")[0][0])  # noqa: S608


def _content(at: Connection) -> Moved:
    digest = hashlib.sha256()
    for table in _in_order():
        digest.update(f"{table.name}\n".encode())
        plain = [isinstance(column.type, Boolean) for column in table.columns]
        for row in stream(at, _rows(table), _ROWS):
            same = tuple(int(value) if truth else value for value, truth in zip(row, plain, strict=True))
            digest.update(repr(same).encode("utf-8", "surrogatepass"))
    counts = [_count(at, metadata.tables[name]) for name in _COUNTED]
    return Moved(canonical_hash(at), digest.hexdigest(), *counts)
