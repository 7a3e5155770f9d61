"""``sijill recode``: the record's reports coded again."""

import typer

from sijill.cli.options import RECORD, Engine, Format, Jobs, Packs, Record, choice
from sijill.cli.settings import Settings


def command(
    ctx: typer.Context,
    record: Record = RECORD,
    engine: Engine = "rules",
    pack: Packs = None,
    jobs: Jobs = 1,
    format_: Format = "text",
) -> int:
    """Code again what the engine or the packs in use would now code otherwise."""
    choice("--format", format_, ("text", "json"))
    from sijill.cli.reading import ended, run_recoding  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    summary = run_recoding(record, engine, pack, jobs, settings.lang)
    return ended(summary, record, format_, settings.lang, strict=False)
