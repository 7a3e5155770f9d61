"""Statements handed to the driver itself, for the few that a reading runs for every report.

Through SQLAlchemy's connection each of them cost 0.1 ms beside what SQLite took, ten times a report; the
statements, their order and their transaction are the same. A place for a value is written ``?`` in them and
is so handed to SQLite; for PostgreSQL it is rewritten once.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from sijill.store.kinds import POSTGRES
from sijill.store.postgres import asked

_MANY = 500  # rows of one INSERT, sent to PostgreSQL at once: a row alone is a journey to the server
_ROW = re.compile(r"VALUES (\([^()]*\))")


def ask(at: Connection, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    """Run one statement and return its rows, none where it returns nothing."""
    cursor = _ran(at, sql, values)
    rows: list[Any] = [tuple(row) for row in cursor.fetchall()] if cursor.description else []
    cursor.close()
    return rows


def ask_named(at: Connection, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Run one statement and return its rows by the names of their columns."""
    cursor = _ran(at, sql, values)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    cursor.close()
    return rows


def write_many(at: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run one statement for each of ``rows``."""
    if at.dialect.name == POSTGRES:
        _send_many(at, sql, rows)
        return
    cursor = at.connection.cursor()
    cursor.executemany(sql, rows)
    cursor.close()


def stream(at: Connection, sql: str, size: int) -> Iterator[Any]:
    """Yield the rows of a statement, ``size`` of them held at a time, all of one moment.

    Args:
        at: a connection outside a transaction.
        sql: the statement, without values.
        size: how many rows.
    """
    if at.dialect.name != POSTGRES:
        cursor = at.connection.cursor()
        cursor.execute(sql)
        while rows := cursor.fetchmany(size):
            yield from rows
        cursor.close()
        return
    name = f"told_{at.info.setdefault('streams', 0)}"
    at.info["streams"] += 1
    ask(at, f"DECLARE {name} CURSOR WITH HOLD FOR {sql}")
    while rows := ask(at, f"FETCH {size} FROM {name}"):
        yield from rows
    ask(at, f"CLOSE {name}")


def _ran(at: Connection, sql: str, values: Sequence[Any]) -> Any:
    if at.dialect.name == POSTGRES:
        return asked(at, _marked(sql) if values else sql, values)
    cursor = at.connection.cursor()
    cursor.execute(sql, tuple(values))
    return cursor


@lru_cache(maxsize=256)
def _marked(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


def _send_many(at: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Send the rows of an INSERT many at a time, other statements one by one."""
    row, left = _ROW.search(sql), iter(rows)
    while some := list(islice(left, _MANY if row else 1)):
        whole = _with_rows(sql, len(some)) if row else sql
        _ran(at, whole, [value for one in some for value in one]).close()


def _with_rows(sql: str, number: int) -> str:
    return _ROW.sub(lambda found: f"VALUES {', '.join([found[1]] * number)}", sql)
