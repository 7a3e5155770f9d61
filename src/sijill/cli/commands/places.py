"""``sijill places``: the places of the record, or those that the lexicons know."""

from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, TABLES, Format, Limit, Output, Packs, Record, Superseded, choice
from sijill.cli.settings import Settings

KNOWN = ("name", "names_en", "kind", "country", "point", "source")
FOUND = ("name", "names_en", "kind", "country", "point", "source", "mentions")


def _rows(record: Any, pack: Any, known: bool, superseded: bool) -> list[Any]:
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.export.tally import known_place, place_rows  # noqa: PLC0415

    if known:
        return [known_place(one) for one in lexicon_of(pack).places.values()]
    with open_to_read(record) as store:
        return place_rows(store.places(superseded=superseded), lexicon_of(pack).places)


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
    """List places, the commonest first."""
    choice("--format", format_, TABLES)
    from sijill.cli.commands.listed import put  # noqa: PLC0415
    from sijill.export.tally import fits  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    found = [row for row in _rows(record, pack, known, superseded) if fits(query, row.name, *row.names_en)]
    put(found[:limit], KNOWN if known else FOUND, format_, settings.lang, output)
