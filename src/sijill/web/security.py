"""Who asks, and what he may: bearer tokens, sessions, or nobody in particular on this machine alone."""

from collections.abc import Callable
from typing import Any

from litestar.config.csrf import CSRFConfig
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.handlers import BaseRouteHandler
from litestar.middleware.authentication import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.middleware.csrf import CSRFMiddleware, generate_csrf_token
from litestar.types import Receive, Scope, Send

from sijill.web.faults import RefusedError
from sijill.web.serving import LOOPBACK
from sijill.web.users import Person

CSRF_HEADER = "x-csrftoken"
CSRF_COOKIE = "sijill_csrf"
SESSION_COOKIE = "sijill_session"
OPEN = "open"  # the mark of a handler that answers also those who have not logged in
_BEARER = "bearer "
_RIGHTS = {
    "read": ("reader", "reviewer", "admin"),
    "review": ("reviewer", "admin"),
    "add": ("reviewer", "admin"),
    "admin": ("admin",),
}
Asked = ASGIConnection[Any, Any, Any, State]


def may(person: Person | None, right: str) -> bool:
    """Say whether somebody may do something: read, review, add or admin.

    Example:
        >>> may(Person("a", "reader"), "review"), may(None, "read")
        (False, False)
    """
    return person is not None and person.role in _RIGHTS[right]


def needs(right: str) -> Callable[[Asked, BaseRouteHandler], None]:
    """Return the guard of a handler that asks for a right."""

    def guard(asked: Asked, handler: BaseRouteHandler) -> None:
        if handler.opt.get(OPEN):
            return
        if asked.user is None:
            raise RefusedError("login-needed")
        if not may(asked.user, right):
            raise RefusedError("not-allowed")

    return guard


class Gate(AbstractAuthenticationMiddleware):
    """Says of each question whose it is; and refuses those that were meant for another host."""

    async def authenticate_request(self, connection: Asked) -> AuthenticationResult:
        """Return who asks, None for somebody who has yet to log in.

        Raises:
            RefusedError: ``other-host``; ``login-needed`` where a token is nobody's.
        """
        from anyio import to_thread  # noqa: PLC0415

        room = connection.app.state.room
        _refuse_other_hosts(connection, on_loopback=room.serving.on_loopback)
        person = await to_thread.run_sync(_who, room, connection)
        return AuthenticationResult(user=person, auth=None)


def _refuse_other_hosts(asked: Asked, *, on_loopback: bool) -> None:
    """Refuse what reaches this machine under a stranger's name, which a page of his could have it do."""
    host = asked.headers.get("host", "")
    name = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    if on_loopback and name.lower() not in LOOPBACK:
        raise RefusedError("other-host", host=host)


def bearer(asked: Asked) -> str:
    """Return the token that a question bears, ``""`` where it bears none."""
    said = asked.headers.get("authorization", "")
    return said[len(_BEARER) :].strip() if said.lower().startswith(_BEARER) else ""


def _who(room: Any, asked: Asked) -> Person | None:
    token = bearer(asked)
    if token:
        found: Person | None = room.by_token(token)
        if found is None:
            raise RefusedError("login-needed")
        return found
    if not room.has_users():
        return Person(room.serving.reviewer, "admin", known=False) if room.serving.on_loopback else None
    cookie = asked.cookies.get(SESSION_COOKIE, "")
    held: Person | None = room.sessions.person(cookie) if cookie else None
    return held


class Csrf(CSRFMiddleware):
    """Litestar's double submit of a cookie and a header, for all but those who bear a token.

    No other site can have a browser send a token; a cookie it can. A cookie of a server that ended is given
    anew.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a change; give a question the cookie that a change needs."""
        if scope["type"] == ScopeType.WEBSOCKET or bearer(ASGIConnection(scope)):
            await self.app(scope, receive, send)
            return
        held = ASGIConnection(scope).cookies.get(self.config.cookie_name, "")
        if scope["method"] in self.config.safe_methods and not self._decode_csrf_token(held):
            token = generate_csrf_token(secret=self.config.secret)
            await self.app(scope, receive, self.create_send_wrapper(send=send, csrf_cookie=None, token=token))
            return
        await super().__call__(scope, receive, send)


def csrf_config(secret: str) -> CSRFConfig:
    """Return the names and the secret of the double submit; the app reads the cookie: it is not HttpOnly."""
    return CSRFConfig(
        secret=secret, cookie_name=CSRF_COOKIE, header_name=CSRF_HEADER, cookie_samesite="strict",
        cookie_httponly=False,
    )  # fmt: skip
