"""States as they were last made, so that a record that did not change is not reduced again.

Nothing here is truth: a row holds as long as nothing changed of what it was made from. Whatever is linked
anew takes all rows away; so do triggers wherever a report, a version or a review is written; and a row made
with other packs or by other code is not given.
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

    def state(self) -> int:
        """Return a number that changes whenever another connection has written."""
        return int(ask(self._at, "PRAGMA data_version")[0][0])

    def get(self, kind: str, made_from: str) -> bytes | None:
        """Return the states of a kind, None where none are kept or they were made from something else."""
        found = ask(self._at, "SELECT body FROM states WHERE kind = ? AND made_from = ?", [kind, made_from])
        return bytes(found[0][0]) if found else None

    def put(self, made: Mapping[str, bytes], made_from: str, state: int) -> bool:
        """Keep states by kind; returns False, and keeps nothing, where another connection has written since.

        Args:
            made: kind → the states, encoded.
            made_from: what they were made from, besides the record.
            state: what `state` gave before the events were read.
        """
        with self._writing() as at:
            if self.state() != state:
                return False
            rows = [(kind, made_from, body) for kind, body in sorted(made.items())]
            write_many(at, "INSERT OR REPLACE INTO states (kind, made_from, body) VALUES (?, ?, ?)", rows)
        return True
