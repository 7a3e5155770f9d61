"""Where a record is: a file, or a database of a PostgreSQL server by its URL."""

import os
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sijill.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import URL

_SCHEMES = ("postgresql://", "postgres://")
_TLS = ("disable", "prefer", "require", "verify-ca", "verify-full")
_OPTIONS = frozenset({"host", "sslmode", "sslrootcert"})
_PORT = 5432
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class Server(Struct, frozen=True):
    """A database and how to reach it.

    Attributes:
        user, password, database: as the URL has them; the password from ``PGPASSWORD`` where it has none.
        host: a name, an address, or the folder of the server's socket. port: the server's.
        tls: as PostgreSQL's own programs name it (``sslmode``): without it ``prefer``, TLS where the server
            offers it; none on this machine. Example: ``"verify-full"``.
        root: the file of the certificates that are trusted, ``""`` for the system's.
    """

    user: str
    password: str
    database: str
    host: str
    port: int
    tls: str = "prefer"
    root: str = ""


def is_url(record: str | os.PathLike[str]) -> bool:
    """Return whether a record is named by a URL, and not as a file.

    Example:
        >>> is_url("postgresql://sijill@db/press"), is_url("press.db")
        (True, False)
    """
    return str(record).startswith(_SCHEMES)


def shown(record: str | os.PathLike[str]) -> str:
    """Return a record's name as it may stand on a screen or in a log: without a password.

    Example:
        >>> shown("postgresql://amal:secret@db/press"), shown("press.db")
        ('postgresql://amal@db/press', 'press.db')
    """
    if not is_url(record):
        return str(record)
    try:
        held = _parsed(str(record))
    except ValueError:
        return _SCHEMES[0] + "…"
    where = held.host if held.port is None else f"{held.host}:{held.port}"
    return f"{_SCHEMES[0]}{held.username or ''}@{where or ''}/{held.database or ''}"


def short(record: str | os.PathLike[str]) -> str:
    """Return the last part of a record's name. Example: ``"press"`` of a URL, ``"press.db"`` of a file."""
    return os.path.basename(shown(record))  # noqa: PTH119  a URL is no path


def server(record: str) -> Server:
    """Return where a URL leads.

    Raises:
        UsageError: ``bad-record-url``, with what is wrong about it.
    """
    try:
        url = _parsed(record)
    except ValueError:  # its own words would hold the URL, and so the password
        raise UsageError("bad-record-url", shown(record), reason="URL") from None
    for name in url.query:
        if name not in _OPTIONS:
            raise UsageError("bad-record-url", shown(record), reason=name)
    host = url.host or _word(url, "host") or "localhost"
    tls = _word(url, "sslmode") or ("disable" if host in _HERE else "prefer")
    if tls not in _TLS or not url.username or not url.database:
        reason = f"sslmode={tls}" if tls not in _TLS else "user" if not url.username else "database"
        raise UsageError("bad-record-url", shown(record), reason=reason)
    return Server(
        user=url.username, password=url.password or os.environ.get("PGPASSWORD", ""),
        database=url.database, host=host, port=url.port or _PORT,
        tls=tls, root=_word(url, "sslrootcert"),
    )  # fmt: skip


def _parsed(record: str) -> "URL":
    """Return a URL's parts.

    Raises:
        ValueError: it is none.
    """
    from sqlalchemy import make_url  # noqa: PLC0415  which takes longer than all that is asked without it
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    try:
        return make_url(record)
    except ArgumentError as error:
        raise ValueError from error


def _word(url: "URL", name: str) -> str:
    given: Any = url.query.get(name, "")
    return given if isinstance(given, str) else str(given[-1])
