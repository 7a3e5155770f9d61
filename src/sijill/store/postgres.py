"""A record on a PostgreSQL server: reaching it, one writer at a time, and what its errors mean.

All that is asked of PostgreSQL besides SQL stands here and in `sijill.store.driver`; the driver is an extra
and is imported when a URL is opened.
"""

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, ExceptionContext, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from sijill.errors import RecordError, SijillError, UsageError
from sijill.store.address import Server, server, shown

REACH_SECONDS = 10  # within which a server is reached
_WRITER = 0x53696A696C6C  # "Sijill": the advisory lock that whoever writes holds (one record a database)

# SQLSTATE, whole or its class (postgresql.org/docs/current/errcodes-appendix.html) → what it is told under.
_MEANING = {
    "28": "record-login", "3D000": "no-database", "53100": "disk-full", "55P03": "record-busy",
    "40P01": "record-busy", "53": "server-gone", "57": "server-gone", "08": "server-gone",
    "25006": "read-only", "42501": "read-only", "58": "disk-error", "XX": "record-damaged",
}  # fmt: skip
_REFUSED = "refuses SSL"  # how the driver says that the server speaks no TLS
_NUL = "22021"  # U+0000, which PostgreSQL keeps in no word; readers replace it in reports


def dial(record: str, *, read_only: bool, wait: float) -> Connection:
    """Connect to the database at a URL; transactions are begun by hand, as with SQLite.

    Args:
        record: the URL.
        read_only: let nothing be written.
        wait: seconds to wait for another writer.

    Raises:
        UsageError: ``bad-record-url``, ``no-postgres`` where the extra is not installed,
            ``bad-certificates`` where the file of trusted ones holds none.
        RecordError: ``server-gone``, ``server-no-tls``, ``server-untrusted``, ``record-login``,
            ``no-database``, ``not-utf-8``.
    """
    wanted, name = server(record), shown(record)
    driver = _driver()
    settings = {
        "lock_timeout": f"{max(1, int(wait * 1000))}", "client_encoding": "UTF8",
        "default_transaction_read_only": "on" if read_only else "off", "client_min_messages": "warning",
    }  # fmt: skip
    engine = create_engine(
        "postgresql+pg8000://",
        creator=lambda: _dialled(driver, wanted, settings),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        pool_reset_on_return=None,
    )
    event.listen(engine, "handle_error", _told(name))
    try:
        connection = engine.connect()
    except (driver.Error, DBAPIError, ssl.SSLError) as error:
        raise meaning(error, name) from error
    _refuse_letters(connection, name)
    return connection.execution_options(record=name)


def _driver() -> Any:
    try:
        import pg8000  # noqa: PLC0415
    except ImportError:
        raise UsageError("no-postgres") from None
    return pg8000


def _dialled(driver: Any, to: Server, settings: dict[str, str]) -> Any:
    held = _reached(driver, to)
    held._usock.settimeout(None)  # noqa: SLF001  once reached, a long question may take its time
    held.autocommit = True  # else the driver would begin a transaction here that nobody ends
    cursor = held.cursor()
    cursor.execute("; ".join(f"SET {name} = '{value}'" for name, value in settings.items()))
    cursor.close()
    return held


def _reached(driver: Any, to: Server) -> Any:
    try:
        return _called(driver, to, tls=_tls(to))
    except driver.InterfaceError as error:
        if to.tls != "prefer" or _REFUSED not in str(error):
            raise
    return _called(driver, to, tls=False)


def _called(driver: Any, to: Server, *, tls: Any) -> Any:
    where: dict[str, Any] = {"host": to.host, "port": to.port, "ssl_context": tls}
    if to.host.startswith("/"):
        where = {"unix_sock": f"{to.host}/.s.PGSQL.{to.port}", "ssl_context": False}
    who = {"user": to.user, "password": to.password, "database": to.database}
    return driver.connect(**who, **where, timeout=REACH_SECONDS, application_name="sijill")


def _tls(to: Server) -> Any:
    """Return how TLS is asked for: not at all, encrypted alone, or with the certificate looked at."""
    if to.tls == "disable":
        return False
    if to.tls in ("prefer", "require") and not to.root:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # without the system's certificates: 0.1 s to read
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context
    try:
        context = ssl.create_default_context(cafile=to.root or None)
    except OSError as error:
        raise UsageError("bad-certificates", to.root, reason=_reason(error)) from error
    context.check_hostname = to.tls == "verify-full"
    return context


def _told(name: str) -> Any:
    """Return what turns the errors of SQLAlchemy into ours, with the record's name."""

    def handle(found: ExceptionContext) -> None:
        error = found.original_exception
        if type(error).__module__.startswith("pg8000") or isinstance(error, OSError):
            raise meaning(error, name) from error

    return handle


def meaning(error: BaseException, record: str) -> SijillError:
    """Return the driver's error as ours.

    Args:
        error: the driver's, or SQLAlchemy's around it.
        record: its name as it may be shown.
    """
    held = error.orig if isinstance(error, DBAPIError) else error
    told = held.args[0] if held is not None and held.args else ""
    if not isinstance(told, dict):  # no word of the server's: it was not reached, or is gone
        return RecordError(_unreached(held), record, reason=_reason(held))
    state, reason = str(told.get("C", "")), str(told.get("M", ""))
    if state == _NUL:
        return UsageError("bad-letter", record)
    code = _MEANING.get(state) or _MEANING.get(state[:2]) or "record-failed"
    return RecordError(code, record, reason=reason)


def _unreached(error: BaseException | None) -> str:
    """Return why a server was not reached, or is gone, as the code of an error."""
    if isinstance(error, ssl.SSLCertVerificationError):  # any other fault of TLS comes of a broken line
        return "server-untrusted"
    said = str(error)
    return "server-no-tls" if _REFUSED in said else "record-login" if "password" in said else "server-gone"


def _reason(error: BaseException | None) -> str:
    """Return what the system said of a connection that failed."""
    cause = error.__cause__ if error is not None and error.__cause__ is not None else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return cause.verify_message
    return str(getattr(cause, "strerror", "") or cause or "")


@contextmanager
def transaction(at: Connection, *, counted: bool = True) -> Iterator[None]:
    """Run the block as one transaction, one writer at a time: all of it is kept, or nothing.

    Args:
        at: the connection.
        counted: whether others see by `state` that something was written; a record that is being made has
            no such number yet.
    """
    _run(at, f"BEGIN; SELECT pg_advisory_xact_lock({_WRITER})")
    at.info["begun"] = True
    try:
        yield
        _refuse_lost(at)
        _run(at, f"{_COUNTED if counted else ''}COMMIT")
    except BaseException as error:
        _roll_back(at, error)
        raise
    at.info["own"] = at.info.get("own", 0) + counted


def _refuse_lost(at: Connection) -> None:
    """Refuse to end a transaction on another connection than it began on: nothing of it would be kept."""
    if not at.info.pop("begun", False):
        raise RecordError("server-gone", _name(at), reason="COMMIT")


_COUNTED = "UPDATE meta SET value = CAST(CAST(value AS bigint) + 1 AS text) WHERE key = 'written'; "


def state(at: Connection) -> int:
    """Return a number that changes whenever another connection has written."""
    found = asked(at, "SELECT value FROM meta WHERE key = 'written'").fetchall()
    return int(found[0][0]) - int(at.info.get("own", 0))


def asked(at: Connection, sql: str, values: Sequence[Any] = ()) -> Any:
    """Run a statement through the driver itself, and return its cursor.

    Raises:
        SijillError: see `meaning`.
    """
    try:
        cursor = revived(at).connection.cursor()
        cursor.execute(sql, tuple(values))
    except (_driver().Error, OSError) as error:
        found = meaning(error, _name(at))
        if found.code == "server-gone":
            at.invalidate()  # so that the next question is asked on a new connection
        raise found from error
    return cursor


def _name(at: Connection) -> str:
    return str(at.get_execution_options().get("record", ""))


def _run(at: Connection, sql: str) -> None:
    asked(at, sql).close()


def _roll_back(at: Connection, error: BaseException) -> None:
    """End a transaction without keeping anything; a connection that was interrupted in an answer is dropped.

    What is left of the answer would be taken for that to the next question. The server rolls back what it is
    no longer spoken to about.
    """
    if isinstance(error, Exception):
        with suppress(RecordError):
            _run(at, "ROLLBACK")
            return
    at.invalidate()


def revived(at: Connection) -> Connection:
    """Return a connection that reaches the server anew where it was dropped or lost."""
    if at.invalidated:
        at.rollback()  # SQLAlchemy's own notion of a transaction, which the server has forgotten
    return at


def _refuse_letters(at: Connection, name: str) -> None:
    found = at.exec_driver_sql("SHOW server_encoding").scalar_one()
    if found != "UTF8":
        raise RecordError("not-utf-8", name, encoding=found)


def tables(at: Connection) -> set[str]:
    """Return the names of the tables in the schema that is written to."""
    found = at.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    return set(found.scalars())


def forget_all(at: Connection) -> None:
    """Take a record's tables and functions away, inside a transaction."""
    from sijill.store.migrate import downgrade  # noqa: PLC0415

    downgrade(at)
