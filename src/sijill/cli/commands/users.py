"""``sijill user``: who may use a record that is served."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Record
from sijill.cli.settings import Settings

Name = Annotated[str, typer.Argument(metavar="NAME")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]


@contextmanager
def _people(record: str) -> Iterator[Any]:
    from sijill.store import open_store  # noqa: PLC0415

    with open_store(record) as store:
        yield store.people


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _password(lang: str, *, stdin: bool) -> str:
    """Return a password that is read from the standard input, or asked for twice without being shown."""
    from sijill.i18n import text  # noqa: PLC0415

    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    again = text("web.password_again", lang)
    return str(typer.prompt(text("web.password", lang), hide_input=True, confirmation_prompt=again))


def _said(ctx: typer.Context, key: str, **values: str) -> None:
    from sijill.cli.output import say  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    say(text(f"web.{key}", settings.lang, **values))


def add(
    ctx: typer.Context,
    name: Name,
    role: Annotated[str, typer.Option("--role", metavar="ROLE")] = "reader",
    password_stdin: Stdin = False,
    record: Record = RECORD,
) -> None:
    """Add a user."""
    from sijill.web.users import new_user, role_of  # noqa: PLC0415

    role_of(role)
    lang = ctx.find_root().obj.lang
    user = new_user(name, role, _password(lang, stdin=password_stdin), _now())
    with _people(record) as people:
        people.add_user(user)
    _said(ctx, "user_added", name=name, role=role)


def password(ctx: typer.Context, name: Name, password_stdin: Stdin = False, record: Record = RECORD) -> None:
    """Give a user another password."""
    from sijill.web.users import password_hash  # noqa: PLC0415

    found = password_hash(_password(ctx.find_root().obj.lang, stdin=password_stdin))
    with _people(record) as people:
        people.change_user(name, password=found)
    _said(ctx, "user_changed", name=name)


def remove(ctx: typer.Context, name: Name, record: Record = RECORD) -> None:
    """Remove a user."""
    with _people(record) as people:
        people.remove_user(name)
    _said(ctx, "user_removed", name=name)


def list_(ctx: typer.Context, record: Record = RECORD) -> None:
    """List the users."""
    from sijill.cli.output import say  # noqa: PLC0415

    with _people(record) as people:
        found = people.users()
    for user in found:
        say(f"{user.name}\t{user.role}\t{user.created}")
    if not found:
        _said(ctx, "no_users")


def token(
    name: Name,
    label: Annotated[str, typer.Option("--label", metavar="WORDS")] = "",
    record: Record = RECORD,
) -> None:
    """Make a token for a user's scripts, and print it: it is kept nowhere."""
    from sijill.cli.output import say  # noqa: PLC0415
    from sijill.web.users import new_token  # noqa: PLC0415

    made, hash_ = new_token()
    with _people(record) as people:
        people.add_token(name, label, hash_, _now())
    say(made)
