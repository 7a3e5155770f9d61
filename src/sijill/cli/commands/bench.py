"""``sijill bench``: how well the engine codes gold reports."""

from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.options import Engine, Format, Packs, choice


def command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR")],
    engine: Engine = "rules",
    pack: Packs = None,
    half: Annotated[str, typer.Option("--half", metavar="HALF")] = "both",
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0)] = 10,
    samples: Annotated[int, typer.Option("--samples", metavar="N", min=0)] = 1000,
    format_: Format = "table",
) -> None:
    """Print the figures of an engine on gold reports, by type and by origin, and its worst errors."""
    choice("--half", half, ("read", "unread", "both"))
    choice("--format", format_, ("table", "json"))
    from sijill.cli.engines import engine_of  # noqa: PLC0415
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.evaluate.bench import BenchOptions, bench  # noqa: PLC0415
    from sijill.evaluate.table import bench_table  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415

    options = BenchOptions(half=half, resamples=samples, errors=errors)  # type: ignore[arg-type]
    result = bench(gold, engine_of(engine, pack), options)
    if format_ == "json":
        emit([to_json(result)])
    else:
        say(bench_table(result))
