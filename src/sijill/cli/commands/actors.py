"""``sijill actors``: the actors of the record, or those that the lexicons know."""

from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, TABLES, Format, Limit, Output, Packs, Record, Superseded, choice
from sijill.cli.settings import Settings

KNOWN = ("id", "names_ar", "names_en", "kind", "party")
FOUND = (
    "id", "names_ar", "names_en", "kind", "party", "mentions", "as_actor", "as_target", "as_mediator",
    "as_source",
)  # fmt: skip


def _rows(record: Any, pack: Any, known: bool, superseded: bool) -> list[Any]:
    from sijill.cli.engines import actors_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.export.tally import actor_rows, known_actor  # noqa: PLC0415

    if known:
        return [known_actor(one) for one in actors_of(pack).values()]
    with open_to_read(record) as store:
        return actor_rows(store.actors(superseded=superseded), actors_of(pack))


def command(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="WORDS")] = "",
    record: Record = RECORD,
    known: Annotated[bool, typer.Option("--known")] = False,
    superseded: Superseded = False,
    limit: Limit = None,
    format_: Format = "table",
    output: Output = None,
    pack: Packs = None,
) -> None:
    """List actors, the commonest first."""
    choice("--format", format_, TABLES)
    from sijill.cli.commands.listed import put  # noqa: PLC0415
    from sijill.export.tally import fits  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    found = [
        row
        for row in _rows(record, pack, known, superseded)
        if fits(query, row.id, *row.names_ar, *row.names_en)
    ]
    put(found[:limit], KNOWN if known else FOUND, format_, settings.lang, output)
