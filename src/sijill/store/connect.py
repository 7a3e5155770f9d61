"""Opening a record: is it one, of which version, may it be written; and what SQLite's errors mean.

A record is a file of SQLite, or a database of a PostgreSQL server where its address is a URL.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from sijill.errors import RecordError
from sijill.store import postgres
from sijill.store.address import is_url, shown
from sijill.store.driver import ask
from sijill.store.kinds import POSTGRES

HEAD = "0008"  # the newest migration; a test holds it equal to Alembic's
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
BUSY_SECONDS = 10

# Words in SQLite's messages (sqlite.org/rescode.html) and the codes they are told under.
_MEANING = (
    ("readonly", "read-only"),
    ("read-only", "read-only"),
    ("locked", "record-busy"),
    ("disk is full", "disk-full"),
    ("disk i/o error", "disk-error"),
    ("malformed", "record-damaged"),
    ("not a database", "not-a-record"),
    ("unable to open", "record-unopened"),
)


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn SQLite's errors inside the block into `RecordError` with a code and the file.

    Those of a server are turned where they arise, see `postgres`.
    """
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        reason = str(error.orig if isinstance(error, DatabaseError) else error)
        code = next((code for words, code in _MEANING if words in reason.lower()), "record-failed")
        raise RecordError(code, path, reason=reason) from error


def connect(path: str, *, create: bool, read_only: bool) -> Connection:
    """Return a connection to the record at ``path``, its tables those of this version.

    Raises:
        RecordError: ``no-record``, ``no-record-folder``, ``record-is-folder``, ``not-a-record``,
            ``record-newer``, ``record-older`` (where it may not be brought up to date), ``read-only``,
            ``record-unopened``; of a server, see `postgres.dial`.
        UsageError: see `postgres.dial`.
    """
    if is_url(path):
        return _connect_server(path, create=create, read_only=read_only)
    fresh = _look_at(path, create=create and not read_only)
    writable = not read_only and (fresh or os.access(path, os.W_OK))
    with told(path):
        connection = _dial(path, writable=writable)
        try:
            _bring_up(connection, path, fresh=fresh, writable=writable)
        except BaseException:
            close(connection)
            raise
    return connection


def _connect_server(url: str, *, create: bool, read_only: bool) -> Connection:
    connection = postgres.dial(url, read_only=read_only, wait=BUSY_SECONDS)
    try:
        _refuse_none(connection, url, create=create and not read_only)
        _bring_up(connection, shown(url), fresh=False, writable=not read_only)
    except BaseException:
        close(connection)
        raise
    return connection


def revived(connection: Connection) -> Connection:
    """Return a connection that may be asked; one to a server that was lost is made anew."""
    return postgres.revived(connection) if _on_server(connection) else connection


def _refuse_none(connection: Connection, url: str, *, create: bool) -> None:
    if not create and not _version(connection, shown(url)):
        raise RecordError("no-record", shown(url))


def close(connection: Connection) -> None:
    """Close the connection and let go of the file."""
    connection.close()
    connection.engine.dispose()


def _look_at(path: str, *, create: bool) -> bool:
    """Return whether the record is to be made.

    The file is not opened here: a process that closes a file lets go of all its locks on it, those of its
    other connections too (SQLite, "How To Corrupt An SQLite Database File", 2.2), and a reading beside a
    server would take away the log that the server reads from. What is no database SQLite itself says.
    """
    file = Path(path)
    if not file.exists():
        if not create:
            raise RecordError("no-record", path)
        if not file.absolute().parent.is_dir():
            raise RecordError("no-record-folder", path)
        return True
    if file.is_dir():
        raise RecordError("record-is-folder", path)
    if not file.is_file():
        raise RecordError("not-a-record", path)
    return create and file.stat().st_size == 0


def _dial(path: str, *, writable: bool) -> Connection:
    """Connect; transactions are begun by hand, since the driver's own way begins none before reading."""
    uri = Path(path).absolute().as_uri() + ("?mode=rwc" if writable else read_mode(path))
    engine = create_engine(
        "sqlite://",  # the driver is called by hand: an address made of a file's name is easily misread
        # A server hands a connection from one of its threads to another, never to two at once.
        creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
    )
    connection = engine.connect()
    _set(connection, f"busy_timeout={BUSY_SECONDS * 1000}", "foreign_keys=ON", "cache_size=-32000")
    return connection


def _set(connection: Connection, *pragmas: str) -> None:
    for pragma in pragmas:
        connection.exec_driver_sql(f"PRAGMA {pragma}")


def read_mode(path: str) -> str:
    """Return how to open a record that is only read.

    SQLite needs its side files, or a folder to make them in, or the promise that nobody writes.
    """
    folder_writable = os.access(Path(path).absolute().parent, os.W_OK)
    return "?mode=ro" if folder_writable or Path(f"{path}-wal").exists() else "?mode=ro&immutable=1"


def _bring_up(connection: Connection, path: str, *, fresh: bool, writable: bool) -> None:
    version = "" if fresh else _version(connection, path)
    if version and version not in KNOWN:
        raise RecordError("record-newer", path, version=version)
    if version != HEAD and not writable:
        raise RecordError("record-older", path, version=version)
    if writable and not _on_server(connection):  # not before it is known that the file is ours: this writes
        _set(connection, "journal_mode=WAL", "synchronous=NORMAL")
    if version != HEAD:
        _upgrade(connection, path)


def _upgrade(connection: Connection, path: str) -> None:
    from sijill.store.migrate import upgrade  # noqa: PLC0415  Alembic is slow to import, and seldom needed

    with _changing(connection):
        if _version(connection, path) != HEAD:  # else another process has just done it
            upgrade(connection)


def _version(connection: Connection, path: str) -> str:
    """Return the record's version, ``""`` for none yet; a database of something else is left alone."""
    names = tables(connection)
    if not names:
        return ""
    if not {"alembic_version", "mentions"} <= names:
        raise RecordError("not-a-record", path)
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def tables(connection: Connection) -> set[str]:
    """Return the names of the tables that are there."""
    if _on_server(connection):
        return postgres.tables(connection)
    return set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())


def _on_server(connection: Connection) -> bool:
    return connection.dialect.name == POSTGRES


def state(connection: Connection) -> int:
    """Return a number that changes whenever another connection has written."""
    if _on_server(connection):
        return postgres.state(connection)
    return int(ask(connection, "PRAGMA data_version")[0][0])


@contextmanager
def _changing(connection: Connection) -> Iterator[None]:
    """Run the block as one transaction that makes or changes tables."""
    with postgres.transaction(connection, counted=False) if _on_server(connection) else _file(connection):
        yield


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run the block as one transaction: all of it is kept, or nothing."""
    with postgres.transaction(connection) if _on_server(connection) else _file(connection):
        yield


@contextmanager
def _file(connection: Connection) -> Iterator[None]:
    ask(connection, "BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if not connection.invalidated:  # interrupted in a statement it is closed, and SQLite has rolled back
            connection.exec_driver_sql("ROLLBACK")
        raise
    ask(connection, "COMMIT")
