"""Statements handed to the driver itself, for the few that a reading runs for every report.

Through SQLAlchemy's connection each of them cost 0.1 ms beside what SQLite took, ten times a report; the
statements, their order and their transaction are the same.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection


def ask(at: Connection, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    """Run one statement and return its rows, none where it returns nothing."""
    cursor = at.connection.cursor()
    cursor.execute(sql, tuple(values))
    rows: list[Any] = list(cursor.fetchall())
    cursor.close()
    return rows


def ask_named(at: Connection, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Run one statement and return its rows by the names of their columns."""
    cursor = at.connection.cursor()
    cursor.execute(sql, tuple(values))
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    cursor.close()
    return rows


def write_many(at: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run one statement for each of ``rows``."""
    cursor = at.connection.cursor()
    cursor.executemany(sql, rows)
    cursor.close()
