"""``sijill backup`` and ``sijill restore``: a copy of the record's file, and a record from it."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Record
from sijill.cli.settings import Settings

File = Annotated[Path, typer.Argument(metavar="FILE")]
Force = Annotated[bool, typer.Option("--force")]


def command(ctx: typer.Context, file: File, record: Record = RECORD, force: Force = False) -> None:
    """Copy the record into a file while it is in use, compare, and say what was copied."""
    from sijill.store.backup import backup  # noqa: PLC0415

    _said(backup(str(record), str(file), force=force), file, ctx)


def restore(ctx: typer.Context, file: File, record: Record = RECORD, force: Force = False) -> None:
    """Make the record from a copy, compare, and say what was copied."""
    from sijill.store.backup import restore  # noqa: PLC0415

    _said(restore(str(file), str(record), force=force), record, ctx)


def _said(done: Any, path: str | Path, ctx: typer.Context) -> None:
    from sijill.cli.output import say  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate  # noqa: PLC0415
    from sijill.store.address import shown  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    named = {"path": isolate(shown(path)), "hash": isolate(done.hash)}
    say(text("backup.copied", settings.lang, reports=done.reports, reviews=done.reviews, **named))
