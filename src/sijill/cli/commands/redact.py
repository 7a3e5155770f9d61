"""``sijill redact``: mark a name to be taken out of every export and brief, or take the mark back."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from sijill.cli.commands.review import user
from sijill.cli.options import RECORD, Record
from sijill.cli.settings import Settings


def command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="persons|places|sources")] = "persons",
    who: Annotated[str, typer.Option("--who", metavar="NAME", envvar="SIJILL_USER")] = "",
    why: Annotated[str, typer.Option("--why", metavar="WORDS")] = "",
    undo: Annotated[bool, typer.Option("--undo")] = False,
    list_: Annotated[bool, typer.Option("--list")] = False,
    record: Record = RECORD,
) -> None:
    """Keep the mark in the record, with who set it, when and why; or list the marks that hold."""
    from sijill.cli.output import say  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate, one_line  # noqa: PLC0415
    from sijill.runs.redacting import mark_name, marked_names  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    lang = settings.lang

    def shown(words: str) -> str:
        return isolate(one_line(words))

    with open_store(record, create=False, read_only=list_) as store:
        if list_:
            for one in marked_names(store):
                parts = (shown(one.value), one.argument, shown(one.who), one.when, shown(one.why))
                say(" · ".join(part for part in parts if part))
            return
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        said = {"name": name, "kind": kind, "who": who or user(), "why": why, "when": now}
        done = mark_name(store, {**said, "verdict": "undo" if undo else "redact"})
    key = "redacted_undone" if undo else "redacted"
    say(text(f"summary.{key}", lang, name=shown(done.value), who=shown(done.who)))
