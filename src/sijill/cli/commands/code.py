"""``sijill code``: text in, JSON lines out, nothing kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import Engine, Packs, day
from sijill.cli.settings import Settings
from sijill.errors import InputError


def _items(file: str, options: Any) -> Iterator[Any]:
    """Yield reports and what could not be read, as they come; a file may have any name."""
    from sijill.readers import read_paths  # noqa: PLC0415
    from sijill.readers.formats import format_of  # noqa: PLC0415

    if file == "-" or format_of(Path(file).suffix.lower()) or not Path(file).is_file():
        yield from read_paths([file], options)
        return
    with Path(file).open("rb") as stream:
        yield from read_paths(["-"], options, stdin=stream)


def _print(record: dict[str, Any]) -> None:
    from msgspec.json import encode  # noqa: PLC0415

    from sijill.cli.output import emit  # noqa: PLC0415

    emit([encode(record) + b"\n"])  # at once: who reads the lines as they come need not wait


def _coded(report: Any, engine: Any) -> dict[str, Any]:
    from sijill.extract.guide import to_guide  # noqa: PLC0415

    mentions = engine.code(report)
    events = [to_guide(mention, report) for mention in mentions]
    titles = [to_guide(mention, report) for mention in engine.code_title(report, mentions)]
    return {"id": report.id, "events": events, "title_events": titles, "packs": engine.packs(report)}


def _named(report: Any, id_: str) -> Any:
    from msgspec.structs import replace  # noqa: PLC0415

    return replace(report, id=id_) if id_ else report


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE")],
    engine: Engine = "rules",
    pack: Packs = None,
    id_: Annotated[str, typer.Option("--id", metavar="ID")] = "",
    title: Annotated[str, typer.Option("--title", metavar="TITLE")] = "",
    outlet: Annotated[str, typer.Option("--outlet", metavar="NAME")] = "",
    published: Annotated[str | None, typer.Option("--published", metavar="DAY")] = None,
) -> int:
    """Print ``{"id": …, "events": […]}``, a line a report, in the guide's form with offsets.

    Returns 3 where something could not be read; the rest is printed all the same.
    """
    from sijill.cli.engines import engine_of  # noqa: PLC0415
    from sijill.cli.failures import placed  # noqa: PLC0415
    from sijill.cli.output import remark  # noqa: PLC0415
    from sijill.readers import ReadOptions, Unread  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    chosen, failed = engine_of(engine, pack), 0
    for item in _items(file, ReadOptions(title=title, outlet=outlet, published=day(published))):
        if isinstance(item, Unread):
            remark(placed(item.error, settings.lang))
            failed = InputError.exit_code
        else:
            _print(_coded(_named(item, id_), chosen))
    return failed
