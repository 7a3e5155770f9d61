"""Who may use a record that is served to a team, and what they did."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select, update

from sijill.errors import UsageError
from sijill.store import tables as t

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")


class User(Struct, frozen=True):
    """Somebody who may use the record.

    Attributes:
        name: what reviews are signed with. role: reader, reviewer or admin.
        created: ISO 8601 in UTC. password: its hash, never the password.
    """

    name: str
    role: Role
    created: str
    password: str = ""


class Token(Struct, frozen=True):
    """A key for scripts. key: its number. user: whose. label: what for. created: ISO 8601 in UTC."""

    key: int
    user: str
    label: str
    created: str


class Deed(Struct, frozen=True):
    """What somebody did.

    Attributes:
        when: ISO 8601 in UTC. who, address: by name, and from where.
        what: the deed. Example: ``"review"``. about: of what.
    """

    when: str
    who: str
    address: str
    what: str
    about: str = ""


class People:
    """The part of a store that users, tokens and deeds stand in."""

    def __init__(self, at: Connection, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep the connection and what begins a transaction; use `Store.people`."""
        self._at, self._writing = at, writing

    def users(self) -> list[User]:
        """Return all users by name."""
        u = t.users.c
        rows = self._at.execute(select(u.name, u.role, u.created, u.password).order_by(u.name))
        return [User(*row) for row in rows]

    def user(self, name: str) -> User | None:
        """Return a user, None where there is none of this name."""
        return next((one for one in self.users() if one.name == name), None)

    def add_user(self, user: User) -> None:
        """Add a user.

        Raises:
            UsageError: ``user-exists``.
        """
        with self._writing() as at:
            if at.execute(select(t.users.c.name).where(t.users.c.name == user.name)).first():
                raise UsageError("user-exists", name=user.name)
            row = {"name": user.name, "role": user.role, "created": user.created, "password": user.password}
            at.execute(insert(t.users), row)

    def change_user(self, name: str, *, role: Role | None = None, password: str = "") -> None:
        """Give a user another role, or another password's hash, which ends his sessions.

        Raises:
            UsageError: ``unknown-user``; ``last-admin`` where nobody else would be one.
        """
        with self._writing() as at:
            held = self._held(name)
            if role not in (None, "admin"):
                self._keep_an_admin(held)
            changed = {"role": role or held.role, "password": password or held.password}
            at.execute(update(t.users).where(t.users.c.name == name), changed)
            if password:
                at.execute(delete(t.sessions).where(t.sessions.c.user == name))

    def remove_user(self, name: str) -> None:
        """Take a user, his tokens and his sessions away; what he reviewed stands.

        Raises:
            UsageError: ``unknown-user``; ``last-admin`` where others are left and none of them is one.
        """
        with self._writing() as at:
            held = self._held(name)
            if len(self.users()) > 1:
                self._keep_an_admin(held)
            at.execute(delete(t.tokens).where(t.tokens.c.user == name))
            at.execute(delete(t.sessions).where(t.sessions.c.user == name))
            at.execute(delete(t.users).where(t.users.c.name == name))

    def _held(self, name: str) -> User:
        found = self.user(name)
        if found is None:
            raise UsageError("unknown-user", name=name)
        return found

    def _keep_an_admin(self, held: User) -> None:
        others = [one for one in self.users() if one.role == "admin" and one.name != held.name]
        if held.role == "admin" and not others:
            raise UsageError("last-admin", name=held.name)

    # Tokens

    def tokens(self, user: str = "") -> list[Token]:
        """Return the tokens of a user, or all, the oldest first."""
        k = t.tokens.c
        wanted = select(k.key, k.user, k.label, k.created).order_by(k.key)
        return [Token(*row) for row in self._at.execute(wanted.where(k.user == user) if user else wanted)]

    def add_token(self, user: str, label: str, hash_: str, created: str) -> Token:
        """Keep a token by its hash.

        Raises:
            UsageError: ``unknown-user``.
        """
        with self._writing() as at:
            self._held(user)
            row = {"user": user, "label": label, "hash": hash_, "created": created}
            (key,) = at.execute(insert(t.tokens), row).inserted_primary_key or (0,)
        return Token(int(key), user, label, created)

    def remove_token(self, key: int, user: str = "") -> None:
        """Take a token away: a user's own, or anybody's where ``user`` is empty.

        Raises:
            UsageError: ``unknown-token``.
        """
        k = t.tokens.c
        such = (k.key == key) & (k.user == user) if user else k.key == key
        with self._writing() as at:
            if not at.execute(delete(t.tokens).where(such)).rowcount:
                raise UsageError("unknown-token", key=key)

    def by_token(self, hash_: str) -> User | None:
        """Return whose token has this hash, None where nobody's has."""
        found = self._at.execute(select(t.tokens.c.user).where(t.tokens.c.hash == hash_)).scalar()
        return self.user(found) if found else None

    # Deeds

    def note(self, deed: Deed) -> None:
        """Append what somebody did."""
        with self._writing() as at:
            row = {name: getattr(deed, name) for name in deed.__struct_fields__}
            at.execute(insert(t.audit), row)

    def deeds(self, limit: int, offset: int) -> tuple[int, list[Deed]]:
        """Return how many deeds there are, and a page of them, the newest first."""
        a = t.audit.c
        total = self._at.execute(select(func.count()).select_from(t.audit)).scalar_one()
        wanted = select(a.when, a.who, a.address, a.what, a.about).order_by(a.key.desc())
        rows = self._at.execute(wanted.limit(limit).offset(offset))
        return int(total), [Deed(*row) for row in rows]
