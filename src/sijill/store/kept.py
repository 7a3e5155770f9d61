"""States as they were last made, so that a record that did not change is not reduced again.

Nothing here is truth: a row is given only for what it was made from, and that names the record's revision
(`Store.revision`), the linking, the packs and the code.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from sijill.store.driver import ask, write_many


class KeptStates:
    """The part of a store that keeps states."""

    def __init__(self, at: Connection, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep the connection and what begins a transaction; use `Store.kept`."""
        self._at, self._writing = at, writing

    def get(self, kind: str, made_from: str) -> bytes | None:
        """Return the states of a kind, None where none are kept or they were made from something else."""
        found = ask(self._at, "SELECT body FROM states WHERE kind = ? AND made_from = ?", [kind, made_from])
        return bytes(found[0][0]) if found else None

    def put(self, made: Mapping[str, bytes], made_from: str) -> None:
        """Keep states by kind in the place of older ones.

        Args:
            made: kind → the states, encoded.
            made_from: what they were made from, as it was before the events were read: what is written
                meanwhile raises the revision, and they are not given.
        """
        rows = [(kind, made_from, body) for kind, body in sorted(made.items())]
        with self._writing() as at:
            write_many(at, _PUT, rows)


_PUT = """
INSERT INTO states (kind, made_from, body) VALUES (?, ?, ?)
ON CONFLICT (kind) DO UPDATE SET made_from = excluded.made_from, body = excluded.body
"""
