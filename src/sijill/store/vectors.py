"""Vectors of reports, kept by version and encoder, and the reports that are found by them or by words.

Only the versions that stand are looked at. What a vector is made of and how it is compared is not known here:
a row is bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

from msgspec import Struct
from sqlalchemy import Connection

from sijill.store.driver import ask, write_many
from sijill.store.kinds import POSTGRES
from sijill.store.search import any_expression, asked_words, match_expression, ranked_held

_STANDING = "versions v JOIN reports r ON r.id = v.report AND r.latest = v.number"
_WITHOUT = f"{_STANDING} LEFT JOIN vectors w ON w.version = v.key AND w.encoder = ? WHERE w.version IS NULL"
_COUNT = f"SELECT count(*) FROM {_WITHOUT}"  # noqa: S608  of our own words, as all of these
_NEXT = f"SELECT v.key, v.title, v.text FROM {_WITHOUT} ORDER BY v.key LIMIT ?"  # noqa: S608
_WITH = f"SELECT v.key, w.body FROM {_STANDING} JOIN vectors w ON w.version = v.key AND w.encoder = ?"  # noqa: S608
_RANKED = """
SELECT v.key FROM search JOIN versions v ON v.key = search.rowid
JOIN reports r ON r.id = v.report AND r.latest = v.number
WHERE search MATCH ? ORDER BY bm25(search), v.key LIMIT ?
"""
_PUT = """
INSERT INTO vectors (version, encoder, body) VALUES (?, ?, ?)
ON CONFLICT (version, encoder) DO UPDATE SET body = excluded.body
"""
_PAGE = 5000  # vectors read at a time: 4 MB
_ASKED = 500  # keys in one question, under SQLite's limit of values


class Unread(Struct, frozen=True):
    """A version that has no vector yet, by its key, with what its vector is made of."""

    key: int
    title: str
    text: str


class Near(Struct, frozen=True):
    """A report that was found, without its text: its id, its version and what stands above it."""

    report: str
    version: int
    outlet: str
    url: str
    title: str
    published: str | None
    composed: bool


class Vectors:
    """The part of a store that keeps vectors."""

    def __init__(self, at: Connection, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep the connection and what begins a transaction; use `Store.vectors`."""
        self._at, self._writing = at, writing

    def missing(self, encoder: str) -> int:
        """Return how many reports have no vector of an encoder, by its hash."""
        return int(ask(self._at, _COUNT, [encoder])[0][0])

    def next(self, encoder: str, most: int) -> list[Unread]:
        """Return some reports that have no vector of an encoder, those that were read first."""
        return [Unread(*row) for row in ask(self._at, _NEXT, [encoder, most])]

    def put(self, encoder: str, made: Sequence[tuple[int, bytes]]) -> None:
        """Keep vectors by the keys of their versions, all or none."""
        rows = [(key, encoder, body) for key, body in made]
        with self._writing() as at:
            write_many(at, _PUT, rows)

    def pages(self, encoder: str) -> Iterator[list[tuple[int, bytes]]]:
        """Yield the vectors of an encoder with the keys of their versions, a page at a time."""
        last = 0
        while rows := ask(
            self._at, f"{_WITH} WHERE v.key > ? ORDER BY v.key LIMIT ?", [encoder, last, _PAGE]
        ):
            yield [(int(key), bytes(body)) for key, body in rows]
            last = rows[-1][0]

    def one(self, encoder: str, report: str) -> tuple[int, bytes] | None:
        """Return the vector of a report as it stands, with its version's key; None where there is none."""
        rows = ask(self._at, f"{_WITH} WHERE r.id = ?", [encoder, report])
        return (int(rows[0][0]), bytes(rows[0][1])) if rows else None

    def by_words(self, text: str, most: int, *, every: bool = False) -> list[int]:
        """Return the versions that hold the words of a question, the best first, by their keys.

        The best by BM25 in SQLite, by how many of the words they hold in PostgreSQL.

        Args:
            text: the question; words in quotation marks are a phrase.
            most: how many.
            every: those alone that hold all the words; without it, those that hold any.
        """
        if self._at.dialect.name == POSTGRES:
            if not asked_words(text):
                return []
            return list(self._at.execute(ranked_held(text, most, every=every)).scalars())
        asked = match_expression(text) if every else any_expression(text)
        return [int(key) for (key,) in ask(self._at, _RANKED, [asked, most])] if asked else []

    def near(self, keys: Sequence[int]) -> dict[int, Near]:
        """Return what stands above the reports of some versions, by their keys."""
        found: dict[int, Near] = {}
        for first in range(0, len(keys), _ASKED):
            some = keys[first : first + _ASKED]
            rows = ask(self._at, _HEADS.format(marks=", ".join("?" * len(some))), some)
            found |= {row[0]: _near(*row[1:]) for row in rows}
        return found


def _near(  # noqa: PLR0913, PLR0917 (a row's columns)
    report: str, version: int, outlet: str, url: str, title: str, published: str | None, composed: int
) -> Near:
    return Near(report, version, outlet, url, title, published, bool(composed))


_HEADS = """
SELECT v.key, r.id, v.number, r.outlet, r.url, v.title, v.published, r.composed
FROM versions v JOIN reports r ON r.id = v.report WHERE v.key IN ({marks})
"""
