"""``sijill move``: the record copied to another address, a file or a database."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from sijill.cli.settings import Settings

Source = Annotated[str, typer.Argument(metavar="SOURCE")]
Target = Annotated[str, typer.Argument(metavar="TARGET")]
Force = Annotated[bool, typer.Option("--force")]


def command(ctx: typer.Context, source: Source, target: Target, force: Force = False) -> None:
    """Copy a record whole, compare both sides, and say what was copied."""
    from sijill.cli.output import say  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate  # noqa: PLC0415
    from sijill.store.address import shown  # noqa: PLC0415
    from sijill.store.move import move  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    with _progress(settings.lang) as tell:
        done = move(source, target, force=force, tell=tell)
    counts = {name: getattr(done, name) for name in ("reports", "versions", "mentions", "reviews")}
    named = {"path": isolate(shown(target)), "hash": isolate(done.hash)}
    say(text("move.moved", settings.lang, **counts, **named))


@contextmanager
def _progress(lang: str) -> Iterator[Callable[[int, int], None] | None]:
    """Lend what is told of rows: a bar on the standard error, None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    from sijill.i18n import text  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text("move.moving", lang), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
