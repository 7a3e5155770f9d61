"""Errors in one shape: a code, words in the language asked for, the place, and what the words name."""

from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from msgspec import Struct

from sijill.errors import InputError, SijillError, UsageError
from sijill.i18n.failures import message
from sijill.web.speaking import language


class Fault(Struct, frozen=True):
    """What an answer says that went wrong.

    Attributes:
        code: stable. Example: ``"unknown-report"``. message: in the language asked for.
        place: file, or parameter, where it is known. values: what the message names.
    """

    code: str
    message: str
    place: str = ""
    values: dict[str, Any] = {}


_MISSING = frozenset({
    "unknown-report", "unknown-id", "unknown-version", "unknown-mention", "unknown-event", "unknown-job",
    "no-such-episode", "one-version", "unknown-user", "unknown-token", "no-page",
})  # fmt: skip
_STATUS = {
    "record-busy": 503, "read-only": 409, "user-exists": 409, "login-needed": 401, "bad-login": 401,
    "not-allowed": 403, "bad-csrf": 403, "fetch-not-allowed": 403, "other-host": 400,
    "too-many": 429, "too-large": 413, "similar-extra": 501, "encoder-missing": 501,
}  # fmt: skip
# What the server's own library refuses, by status; the words stand in the catalogues.
_REFUSED = {
    401: "login-needed", 403: "not-allowed", 404: "no-page", 405: "no-method", 413: "too-large",
    415: "bad-request", 429: "too-many",
}  # fmt: skip


class RefusedError(SijillError):
    """A request that is not answered: who asks may not, or asks too much."""

    exit_code = 2


def status_of(error: SijillError) -> int:
    """Return the HTTP status of an error.

    Example:
        >>> status_of(UsageError("bad-date", value="x"))
        400
    """
    if error.code in _MISSING:
        return 404
    return _STATUS.get(error.code, 400 if isinstance(error, (UsageError, InputError, RefusedError)) else 500)


def told(error: SijillError, lang: str) -> Fault:
    """Return an error as an answer says it; the server's own folders are left out of it."""
    values = {name: str(value) for name, value in error.values.items()}
    return Fault(error.code, message(error, lang), error.place.replace("\\", "/").rpartition("/")[2], values)


def _answer(error: SijillError, request: Request[Any, Any, Any], status: int = 0) -> Response[bytes]:
    body = msgspec.json.encode(told(error, language(request)))
    return Response(body, status_code=status or status_of(error), media_type="application/json")


def on_own(request: Request[Any, Any, Any], error: SijillError) -> Response[bytes]:
    """Answer an error that Sijill raised on purpose."""
    return _answer(error, request)


def on_refused(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer what the server's library refuses: a path, a method, a parameter, a body."""
    if isinstance(error, ValidationException):
        return _answer(UsageError("bad-request", reason=_reason(error)), request)
    status = error.status_code
    if error.detail.startswith("CSRF"):
        return _answer(RefusedError("bad-csrf"), request)
    code = _REFUSED.get(status, "bad-request" if status < 500 else "fault")
    found = _answer(RefusedError(code, reason=error.detail, what=error.detail), request, status)
    for name, value in (error.headers or {}).items():
        found.headers[name] = value
    return found


def _reason(error: ValidationException) -> str:
    """Return what is wrong with which parameter. Example: ``"limit: Expected `int`, got `str`"``."""
    said = error.extra if isinstance(error.extra, list) else []
    named = [f"{one.get('key', '')}: {one.get('message', '')}" for one in said if isinstance(one, dict)]
    return "; ".join(named) or error.detail


def on_nested(request: Request[Any, Any, Any], _: RecursionError) -> Response[bytes]:
    """Answer a body whose brackets go deeper than anything is read."""
    return _answer(UsageError("bad-request", reason="nested too deep"), request)


def on_fault(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer a fault of ours without telling more of it than its kind; the log has the rest."""
    request.app.state.room.log.error("fault in %s", request.url.path, exc_info=error)
    return _answer(SijillError("fault", what=type(error).__name__), request, 500)


HANDLERS: dict[int | type[Exception], Callable[..., Response[Any]]] = {
    SijillError: on_own,
    HTTPException: on_refused,
    RecursionError: on_nested,
    Exception: on_fault,
}
