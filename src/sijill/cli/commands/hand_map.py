"""``sijill hand map``: a column map proposed for a team's table."""

from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.options import Output, Packs
from sijill.cli.settings import Settings
from sijill.errors import UsageError


def command(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    output: Output = None,
    encoding: Annotated[str, typer.Option("--encoding", metavar="NAME")] = "",
    pack: Packs = None,
) -> None:
    """Write a column map that a person looks over before the table is read by it.

    Raises:
        UsageError: ``map-there`` where the file is there already.
    """
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate  # noqa: PLC0415
    from sijill.readers.hand import propose_map, read_tables, written  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    if output is not None and output.exists():
        raise UsageError("map-there", str(output))  # somebody may have looked it over
    proposal = propose_map(read_tables(file, encoding), lexicon_of(pack), encoding)
    emit([written(proposal, file.name, settings.lang).encode()], output)
    if output is not None:
        say(text("hand.map_written", settings.lang, file=isolate(str(output))))
