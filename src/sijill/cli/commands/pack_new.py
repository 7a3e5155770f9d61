"""``sijill pack new``: the beginning of a lexicon pack."""

from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.settings import Settings


def command(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    country: Annotated[list[str] | None, typer.Option("--country", metavar="CC")] = None,
) -> int:
    """Write a manifest and the heads of the tables into an empty folder."""
    from sijill.cli.output import say  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate  # noqa: PLC0415
    from sijill.lexicon.scaffold import begin_pack  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    files = begin_pack(folder, country or ())
    say("\n".join(isolate(str(path)) for path in files))
    say(text("summary.pack_begun", settings.lang, folder=isolate(str(folder))))
    return 0
