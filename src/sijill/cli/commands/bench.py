"""``sijill bench``: how well the engine codes gold reports."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import Engine, Format, Packs, choice
from sijill.cli.settings import Settings


def _is_gsr(gold: Path) -> bool:
    """Say whether a folder holds the Arabic gold standard records: labelled sentences, not coded reports."""
    return (gold / "assault.jsonl").is_file() or (gold / "protest.jsonl").is_file()


def _measured(gold: Path, engine: Any, options: Any, lang: str) -> tuple[Any, str]:
    """Return the figures, and their table."""
    from sijill.evaluate.table import bench_table, gsr_table  # noqa: PLC0415

    if _is_gsr(gold):
        from sijill.evaluate.gsr import gsr  # noqa: PLC0415

        files = gsr(gold, engine)
        return files, gsr_table(files, lang)
    from sijill.evaluate.bench import bench  # noqa: PLC0415

    result = bench(gold, engine, options)
    return result, bench_table(result, lang)


def command(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR")],
    engine: Engine = "rules",
    pack: Packs = None,
    half: Annotated[str, typer.Option("--half", metavar="HALF")] = "both",
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0)] = 10,
    samples: Annotated[int, typer.Option("--samples", metavar="N", min=0)] = 1000,
    format_: Format = "table",
) -> None:
    """Print the figures of an engine on gold reports, by type and by origin, and its worst errors.

    Of the Arabic gold standard records (a folder with assault.jsonl or protest.jsonl) it prints the pair.
    """
    choice("--half", half, ("read", "unread", "both"))
    choice("--format", format_, ("table", "json"))
    from sijill.cli.engines import engine_of  # noqa: PLC0415
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.evaluate.bench import BenchOptions  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    options = BenchOptions(half=half, resamples=samples, errors=errors)  # type: ignore[arg-type]
    found, table = _measured(gold, engine_of(engine, pack), options, settings.lang)
    if format_ == "json":
        emit([to_json(found)])
    else:
        say(table)
