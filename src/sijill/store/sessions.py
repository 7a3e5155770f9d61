"""Who is logged in: kept in the record, so that a server that begins anew need ask nobody again."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from sijill.store import tables as t
from sijill.store.people import User


class Session(Struct, frozen=True):
    """Somebody who is logged in.

    Attributes:
        user: as he is now, not as he was when he logged in.
        begun, until: seconds since 1970 (UTC). Example: ``1732276800``.
    """

    user: User
    begun: int
    until: int


class Sessions:
    """The part of a store that sessions stand in, each under the hash of its cookie."""

    def __init__(self, at: Connection, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep the connection and what begins a transaction; use `Store.sessions`."""
        self._at, self._writing = at, writing

    def begin(self, hash_: str, user: str, now: int, until: int) -> None:
        """Keep a session; those that have ended are taken away."""
        s = t.sessions.c
        with self._writing() as at:
            at.execute(delete(t.sessions).where(s.until <= now))
            at.execute(insert(t.sessions), {"hash": hash_, "user": user, "begun": now, "until": until})

    def held(self, hash_: str, now: int) -> Session | None:
        """Return the session under a hash, None where there is none or it has ended."""
        s, u = t.sessions.c, t.users.c
        wanted = select(u.name, u.role, u.created, u.password, s.begun, s.until).join_from(
            t.sessions, t.users, s.user == u.name
        )
        row = self._at.execute(wanted.where(s.hash == hash_, s.until > now)).first()
        return Session(User(*row[:4]), row.begun, row.until) if row else None

    def last(self, hash_: str, until: int) -> None:
        """Have a session last until another moment."""
        with self._writing() as at:
            at.execute(update(t.sessions).where(t.sessions.c.hash == hash_), {"until": until})

    def end(self, hash_: str) -> None:
        """Take a session away."""
        with self._writing() as at:
            at.execute(delete(t.sessions).where(t.sessions.c.hash == hash_))
