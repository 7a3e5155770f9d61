"""Logging in and out, users, tokens, and what was done."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, delete, get, patch, post
from litestar.datastructures import Cookie
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath, JSONBody, PathParameter
from litestar.response import Response
from msgspec import Meta, Struct

from sijill.store import Role, Token, User
from sijill.web.asking import KEPT, Here, Paged
from sijill.web.faults import RefusedError
from sijill.web.security import OPEN, SESSION_COOKIE, may, needs
from sijill.web.shapes import Listed
from sijill.web.users import LEAST, LONGEST, MOST, NAME, is_password, new_token, new_user, password_hash

TRIES = 10  # of one address in a minute
Name = Annotated[str, Meta(min_length=1, max_length=64, pattern=KEPT)]
Whose = Annotated[str, PathParameter(max_length=64, pattern=KEPT)]
Password = Annotated[str, Meta(max_length=1024)]
Asked = Request[Any, Any, Any]


class Login(Struct, frozen=True, forbid_unknown_fields=True):
    """A name and a password."""

    name: Name
    password: Password


class Who(Struct, frozen=True):
    """Who is logged in."""

    name: str
    role: str


@post(
    "/login", status_code=200, opt={OPEN: True},
    middleware=[RateLimitConfig(rate_limit=("minute", TRIES)).middleware],
)  # fmt: skip
async def login(request: Asked, room: Here, data: JSONBody[Login]) -> Response[Who]:
    """Begin a session, which a cookie is given for."""
    from anyio import to_thread  # noqa: PLC0415

    user = await to_thread.run_sync(_checked, room, request, data)
    held = await to_thread.run_sync(room.sessions.begin, user.name)
    # The cookie outlasts the session, which lasts on with every question: when it ends, the server says.
    cookie = Cookie(
        SESSION_COOKIE, value=held, max_age=LONGEST, httponly=True,
        samesite="strict", path="/", secure=request.url.scheme == "https",
    )  # fmt: skip
    return Response(Who(user.name, user.role), cookies=[cookie])


def _checked(room: Any, request: Asked, data: Login) -> User:
    with room.reading() as store:
        user: User | None = store.people.user(data.name)
    if not is_password(user, data.password) or user is None:
        room.note(request, "login-refused", "", who=data.name)
        raise RefusedError("bad-login")
    room.note(request, "login", "", who=user.name)
    return user


@post("/logout", status_code=204, opt={OPEN: True})
async def logout(request: Asked, room: Here) -> Response[None]:
    """End the session."""
    from anyio import to_thread  # noqa: PLC0415

    cookie = request.cookies.get(SESSION_COOKIE, "")
    if cookie:
        await to_thread.run_sync(room.sessions.end, cookie)
    gone = Cookie(SESSION_COOKIE, value="", max_age=0, httponly=True, samesite="strict", path="/")
    return Response(None, status_code=204, cookies=[gone])


class TokenAsked(Struct, frozen=True, forbid_unknown_fields=True):
    """What a token is for."""

    label: Annotated[str, Meta(max_length=200, pattern=KEPT)] = ""


class TokenGiven(Struct, frozen=True):
    """A token: it is told once and never again."""

    token: str
    held: Token


@get("/tokens", sync_to_thread=True)
def tokens(request: Asked, room: Here, page: Paged) -> Listed:
    """Return one's own tokens; an admin all."""
    own = "" if may(request.user, "admin") else request.user.name
    with room.reading() as store:
        found = store.people.tokens(own)
    rows = [msgspec.to_builtins(one) for one in found[page.offset : page.offset + page.limit]]
    return Listed(items=rows, total=len(found), next=page.after(len(found)))


@post("/tokens", sync_to_thread=True)
def add_token(request: Asked, room: Here, data: JSONBody[TokenAsked]) -> TokenGiven:
    """Make a token for scripts, with one's own rights."""
    token, hash_ = new_token()
    with room.writing() as store:
        held = store.people.add_token(request.user.name, data.label, hash_, room.now())
    room.note(request, "token-added", data.label)
    return TokenGiven(token, held)


@delete("/tokens/{key:int}", sync_to_thread=True)
def remove_token(request: Asked, room: Here, key: FromPath[int]) -> None:
    """Take a token away: one's own, or as an admin anybody's."""
    own = "" if may(request.user, "admin") else request.user.name
    with room.writing() as store:
        store.people.remove_token(min(key, (1 << 63) - 1), own)
    room.forget_people()
    room.note(request, "token-removed", str(key))


class Person(Struct, frozen=True):
    """A user without his password."""

    name: str
    role: Role
    created: str


class NewUser(Struct, frozen=True, forbid_unknown_fields=True):
    """A user to be added."""

    name: Annotated[str, Meta(min_length=1, max_length=64, pattern=rf"^{NAME}$")]
    password: Annotated[str, Meta(min_length=LEAST, max_length=MOST)]
    role: Role = "reader"


class Changed(Struct, frozen=True, forbid_unknown_fields=True):
    """What is changed of a user: a role, a password, whether he is there at all."""

    role: Role | None = None
    password: Annotated[str, Meta(min_length=LEAST, max_length=MOST)] | None = None
    removed: Literal[True] | None = None


def _shown(user: User) -> Person:
    return Person(user.name, user.role, user.created)


@get("/users", sync_to_thread=True, guards=[needs("admin")])
def users(room: Here, page: Paged) -> Listed:
    """Return the users by name."""
    with room.reading() as store:
        found = store.people.users()
    rows = [msgspec.to_builtins(_shown(one)) for one in found[page.offset : page.offset + page.limit]]
    return Listed(items=rows, total=len(found), next=page.after(len(found)))


@post("/users", sync_to_thread=True, guards=[needs("admin")])
def add_user(request: Asked, room: Here, data: JSONBody[NewUser]) -> Person:
    """Add a user. The first one must be an admin: from then on everybody logs in."""
    user = new_user(data.name, data.role, data.password, room.now())
    if not room.has_users() and user.role != "admin":
        raise RefusedError("last-admin", name=user.name)
    with room.writing() as store:
        store.people.add_user(user)
    room.forget_people()
    room.note(request, "user-added", f"{user.name} {user.role}")
    return _shown(user)


@patch("/users/{name:str}", sync_to_thread=True, guards=[needs("admin")])
def change_user(request: Asked, room: Here, name: Whose, data: JSONBody[Changed]) -> None:
    """Give a user another role or password, or remove him; what he reviewed stands."""
    with room.writing() as store:
        if data.removed:
            store.people.remove_user(name)
        else:
            hash_ = password_hash(data.password) if data.password else ""
            store.people.change_user(name, role=data.role, password=hash_)
    room.forget_people()
    room.note(
        request, "user-removed" if data.removed else "user-changed", f"{name} {data.role or ''}".strip()
    )


@get("/audit", sync_to_thread=True, guards=[needs("admin")])
def audit(room: Here, page: Paged) -> Listed:
    """Return what was done, the newest first: who, when, from where, what."""
    with room.reading() as store:
        total, found = store.people.deeds(page.limit, page.offset)
    return Listed(items=[msgspec.to_builtins(one) for one in found], total=total, next=page.after(total))


HANDLERS = (
    login, logout, tokens, add_token, remove_token, users, add_user, change_user, audit,
)  # fmt: skip
