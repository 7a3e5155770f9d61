"""``sijill actors``: the actors of the record, or those that the lexicons know."""

from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, TABLES, Format, Limit, Output, Packs, Record, choice
from sijill.cli.settings import Settings

KNOWN = ("id", "names_ar", "names_en", "kind", "party")
FOUND = ("id", "names_ar", "kind", "party", "mentions", "as_actor", "as_target", "as_source", "composed")


def _rows(record: Any, pack: Any, known: bool) -> list[Any]:
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.opening import lines_of, open_to_read  # noqa: PLC0415
    from sijill.export.tally import known_actor, tally_actors  # noqa: PLC0415
    from sijill.store import MentionFilter  # noqa: PLC0415

    actors = lexicon_of(pack).actors
    if known:
        return [known_actor(one) for one in actors.values()]
    with open_to_read(record) as store:
        return list(tally_actors(lines_of(store, MentionFilter()), actors))


def command(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="WORDS")] = "",
    record: Record = RECORD,
    known: Annotated[bool, typer.Option("--known")] = False,
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
    found = [row for row in _rows(record, pack, known) if fits(query, row.id, *row.names_ar, *row.names_en)]
    put(found[:limit], KNOWN if known else FOUND, format_, settings.lang, output)
