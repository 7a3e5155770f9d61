"""Passwords, tokens and sessions: what proves who asks."""

import hashlib
import re
import secrets
import threading
import time
import unicodedata

from msgspec import Struct

from sijill.errors import UsageError
from sijill.store import ROLES, Role, User

LEAST = 10  # characters of a password; NIST SP 800-63B asks for 8 at least and for no other rule
MOST = 1024
SESSION = 12 * 3600  # seconds that a session lasts without a question
_NAME = re.compile(r"[\w.@-]+(?: [\w.@-]+)*")


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
    """Who is logged in, by the hash of a random cookie; forgotten when the server ends."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._held: dict[str, tuple[str, float]] = {}
        self._lock = threading.Lock()

    def begin(self, user: str) -> str:
        """Return the cookie of a new session."""
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            now = time.monotonic()
            self._held = {key: one for key, one in self._held.items() if one[1] > now}
            self._held[token_hash(cookie)] = (user, now + SESSION)
        return cookie

    def user(self, cookie: str) -> str:
        """Return whose session a cookie is, ``""`` for nobody's; asked for, it lasts on."""
        key = token_hash(cookie)
        with self._lock:
            user, until = self._held.get(key, ("", 0.0))
            if time.monotonic() >= until:
                self._held.pop(key, None)
                return ""
            self._held[key] = (user, time.monotonic() + SESSION)
        return user

    def end(self, cookie: str) -> None:
        """Forget a session."""
        with self._lock:
            self._held.pop(token_hash(cookie), None)

    def end_all(self, user: str) -> None:
        """Forget all sessions of a user: he was removed, or has another password."""
        with self._lock:
            self._held = {key: one for key, one in self._held.items() if one[0] != user}
