"""A copy of a record's file, made while others read and write it; and a record made from such a copy.

SQLite's online backup copies what a reader of one moment sees: a server or a watch goes on meanwhile, and
what it writes after that moment is in the next copy. Into a record that is there the copy goes as one
transaction: who reads goes on reading what stood before, and an end in the middle leaves that too.

The copy of a database is such a file as well, written by `sijill.store.move`, and its restoring a move back.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from sijill.errors import RecordError
from sijill.store.address import is_url
from sijill.store.connect import BUSY_SECONDS, KNOWN, read_mode, told
from sijill.store.move import Moved, move

_WRITTEN = "?mode=rwc"


class Copied(Struct, frozen=True):
    """What was copied, the same in both files.

    Attributes:
        hash: SHA-256 of all rows of all tables, hexadecimal: reports, reviews, users, pages and the rest.
        reports, reviews: how many.
    """

    hash: str
    reports: int
    reviews: int


def backup(record: str, to: str, *, force: bool = False) -> Copied:
    """Copy a record into a file of its own, and return what was copied once it is known to be the same.

    Args:
        record: its file, of an older version too, which stays as it is; or a database by its URL.
        to: the copy's file; it stands there whole, or not at all.
        force: put it in the place of a file that is there.

    Raises:
        RecordError: ``no-record``, ``not-a-record``, ``record-newer``, ``file-exists``, ``same-file``,
            ``record-damaged``, ``copy-differs``, ``disk-full``, ``broken-write``; of a database see `move`.
    """
    if is_url(record):
        return _of(move(record, to, force=force))
    _refuse_same(record, to)
    if Path(to).exists() and not force:
        raise RecordError("file-exists", to)
    part = f"{to}.part"
    try:
        with _opened(record, read_mode(record)) as source, told(to):
            _refuse(source, record)
            done = _copy(source, part)
        os.replace(part, to)  # noqa: PTH105  a path's own method would hide which way it goes
    except OSError as error:
        raise RecordError("broken-write", to, reason=error.strerror or str(error)) from None
    finally:
        for left in (part, f"{part}-wal", f"{part}-shm", f"{part}-journal"):
            with suppress(OSError):
                Path(left).unlink()
    return done


def restore(copy: str, record: str, *, force: bool = False) -> Copied:
    """Make a record from a copy, and return what was copied once it is known to be the same.

    Args:
        copy: what `backup` wrote.
        record: the record's file, or a database by its URL.
        force: put the copy in the place of all that stands in a record that is there.

    Raises:
        RecordError: see `backup`; ``record-busy`` where another process writes and does not let go.
    """
    if is_url(record):
        return _of(move(copy, record, force=force))
    _refuse_same(copy, record)
    if Path(record).exists() and not force:
        raise RecordError("file-exists", record)
    with _opened(copy, read_mode(copy)) as source:
        _refuse(source, copy)
        with told(copy):
            _sound(source, copy)
        with told(record):
            return _copy(source, record)


def _of(moved: Moved) -> Copied:
    return Copied(moved.rows, moved.reports, moved.reviews)


@contextmanager
def _opened(path: str, mode: str) -> Iterator[sqlite3.Connection]:
    """Lend a connection inside a transaction of reading: it sees one moment of the record."""
    if not Path(path).is_file():
        raise RecordError("no-record", path)
    with told(path), closing(_dial(path, mode)) as connection:
        yield connection


def _dial(path: str, mode: str) -> sqlite3.Connection:
    uri = Path(path).absolute().as_uri() + mode
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _refuse_same(one: str, other: str) -> None:
    with suppress(OSError):
        if Path(one).samefile(other):
            raise RecordError("same-file", other)


def _refuse(source: sqlite3.Connection, path: str) -> None:
    with told(path):
        source.execute("BEGIN")
        tables = {row[0] for row in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"alembic_version", "mentions"} <= tables:
            raise RecordError("not-a-record", path)
        version = str(source.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    if version not in KNOWN:
        raise RecordError("record-newer", path, version=version)


def _copy(source: sqlite3.Connection, to: str) -> Copied:
    """Copy all of a source, as its transaction sees it, and compare."""
    with closing(_dial(to, _WRITTEN)) as target:
        source.backup(target)
        _sound(target, to)
        done = _content(target)
    if done != _content(source):
        raise RecordError("copy-differs", to)
    return done


def _sound(connection: sqlite3.Connection, path: str) -> None:
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise RecordError("record-damaged", path, reason=str(found)[:200])


def _content(connection: sqlite3.Connection) -> Copied:
    if not connection.in_transaction:
        connection.execute("BEGIN")
    digest = hashlib.sha256()
    for name in _tables(connection):
        digest.update(f"{name}\n".encode())
        for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, rowid'):  # noqa: S608  its own names
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED]  # noqa: S608
    return Copied(digest.hexdigest(), *counts)


_COUNTED = ("reports", "reviews")


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables with rows of their own; those of the full text's index are among them."""
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND sql NOT LIKE '%WITHOUT ROWID%' ORDER BY name"
    )
    return [row[0] for row in connection.execute(sql)]
