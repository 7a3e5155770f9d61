"""Words that the record keeps under a key, apart from its content: snapshots, to be compared with later."""

from collections.abc import Mapping

from sqlalchemy import Connection

from sijill.store.driver import ask, write_many

_PUT = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


def notes(at: Connection, prefix: str) -> dict[str, str]:
    """Return what is kept under the keys that begin with ``prefix``, by the rest of the key, in order."""
    rows = ask(
        at, "SELECT key, value FROM meta WHERE substr(key, 1, ?) = ? ORDER BY key", [len(prefix), prefix]
    )
    return {str(key).removeprefix(prefix): str(value) for key, value in rows}


def keep_notes(at: Connection, kept: Mapping[str, str]) -> None:
    """Keep words under their keys; what stood there is replaced."""
    write_many(at, _PUT, list(kept.items()))
