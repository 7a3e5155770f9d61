"""Passwords, tokens and sessions: what proves who asks."""

import hashlib
import re
import secrets
import time
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress

from msgspec import Struct

from sijill.errors import RecordError, UsageError
from sijill.store import ROLES, Role, Store, User, open_store

LEAST = 10  # characters of a password; NIST SP 800-63B asks for 8 at least and for no other rule
MOST = 1024
SESSION = 12 * 3600  # seconds that a session lasts without a question
LONGEST = 30 * 24 * 3600  # seconds after which one logs in again in any case
_STEP = 300  # seconds: a session is written again at most that often
NAME = r"[\w.@-]+( [\w.@-]+)*"  # words of letters, digits and . _ - @
_NAME = re.compile(NAME)


class Person(Struct, frozen=True):
    """Who asks.

    Attributes:
        name: the user's; of a server that asks nobody to log in, that of its reviewer.
        role: what he may do. known: whether he logged in, or bears a token.
    """

    name: str
    role: Role
    known: bool = True


def password_hash(password: str) -> str:
    """Return the argon2id hash of a password, with the library's parameters (RFC 9106, low memory).

    Raises:
        UsageError: ``short-password``, ``too-large``.
    """
    from argon2 import PasswordHasher  # noqa: PLC0415

    if len(password) < LEAST:
        raise UsageError("short-password", least=LEAST)
    if len(password) > MOST:
        raise UsageError("too-large", limit=MOST)
    return PasswordHasher().hash(unicodedata.normalize("NFC", password))


def is_password(user: User | None, password: str) -> bool:
    """Say whether a password is a user's; it takes as long where there is no such user."""
    from argon2 import PasswordHasher  # noqa: PLC0415
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        held = user.password if user else _NOBODY
        return PasswordHasher().verify(held, unicodedata.normalize("NFC", password[:MOST])) and bool(user)
    except (VerificationError, InvalidHashError):
        return False


# The hash of a password that nobody has: made of random bytes, with the library's usual parameters.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$u7WDD3Yb6HGRvXqlWbGJXQ$T9Q0ugD6bSr3e8Pzk4xmQ0GqV0t2nZyJm1C0cIhV5Nw"


def new_user(name: str, role: str, password: str, now: str) -> User:
    """Return a user to be added.

    Raises:
        UsageError: ``bad-user-name``, ``bad-choice``, ``short-password``.
    """
    if not _NAME.fullmatch(name) or len(name) > 64:
        raise UsageError("bad-user-name", name=name)
    return User(name, role_of(role), now, password_hash(password))


def role_of(value: str) -> Role:
    """Return a role by its name.

    Raises:
        UsageError: ``bad-choice``.
    """
    found = next((role for role in ROLES if role == value), None)
    if found is None:
        raise UsageError("bad-choice", option="role", value=value, choices=", ".join(ROLES))
    return found


def new_token() -> tuple[str, str]:
    """Return a token, which is shown once, and the hash that is kept of it."""
    token = f"sijill_{secrets.token_urlsafe(32)}"
    return token, token_hash(token)


def token_hash(token: str) -> str:
    """Return the hash that a token is known by; it is long and random, so that SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


class Sessions:
    """Who is logged in, by the hash of a random cookie; kept in the record, so as to outlive the server."""

    def __init__(self, record: str, reading: Callable[[], AbstractContextManager[Store]]) -> None:
        """Keep the record's file, and what gives a store to be read."""
        self._record, self._reading = record, reading

    def begin(self, user: str) -> str:
        """Return the cookie of a new session.

        Raises:
            RecordError: the record cannot be written.
        """
        cookie, now = secrets.token_urlsafe(32), int(time.time())
        with self._writing() as store:
            store.sessions.begin(token_hash(cookie), user, now, now + SESSION)
        return cookie

    def person(self, cookie: str) -> Person | None:
        """Return whose session a cookie is, None for nobody's; asked for, it lasts on."""
        key, now = token_hash(cookie), int(time.time())
        with self._reading() as store:
            found = store.sessions.held(key, now)
        if found is None:
            return None
        until = min(now + SESSION, found.begun + LONGEST)
        if until - found.until > _STEP:
            self._last(key, until)
        return Person(found.user.name, found.user.role)

    def _last(self, key: str, until: int) -> None:
        # Where another process writes just now, the next question will have it last on.
        with suppress(RecordError), self._writing() as store:
            store.sessions.last(key, until)

    def end(self, cookie: str) -> None:
        """Forget a session."""
        with self._writing() as store:
            store.sessions.end(token_hash(cookie))

    def _writing(self) -> Store:
        return open_store(self._record, create=False)
