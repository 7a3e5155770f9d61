"""``sijill recode``: the record's reports coded again."""

import typer

from sijill.cli.options import (
    RECORD,
    BaseUrl,
    Engine,
    Format,
    Jobs,
    Model,
    Packs,
    Record,
    Yes,
    choice,
)
from sijill.cli.settings import Settings


def command(
    ctx: typer.Context,
    record: Record = RECORD,
    engine: Engine = "rules",
    pack: Packs = None,
    jobs: Jobs = 1,
    format_: Format = "text",
    model: Model = "",
    base_url: BaseUrl = "",
    yes: Yes = False,
) -> int:
    """Code again what the engine or the packs in use would now code otherwise."""
    choice("--format", format_, ("text", "json"))
    from sijill.cli.asking import agree_to_cost, llm_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.reading import ended, run_recoding  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    llm = llm_of(engine, model, base_url)
    if llm is not None:
        with open_to_read(record) as store:
            agree_to_cost(llm, store.reports, settings.lang, yes=yes)
    summary = run_recoding(record, engine, pack, jobs, settings.lang, llm)
    return ended(summary, record, format_, settings.lang, strict=False)
