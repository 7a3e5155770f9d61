"""``sijill code``: text in, JSON lines out, nothing kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import BaseUrl, Engine, Model, Packs, Yes, day
from sijill.cli.settings import Settings
from sijill.errors import CodingError, InputError


def _items(file: str, options: Any) -> Iterator[Any]:
    """Yield reports and what could not be read, as they come; a file may have any name."""
    from sijill.readers import read_paths  # noqa: PLC0415
    from sijill.readers.formats import format_of  # noqa: PLC0415

    if file == "-" or format_of(Path(file).suffix.lower()) or not Path(file).is_file():
        yield from read_paths([file], options)
        return
    with Path(file).open("rb") as stream:
        yield from read_paths(["-"], options, stdin=stream)


def _counted(file: str, options: Any) -> Any:
    from sijill.readers import Unread  # noqa: PLC0415

    if file == "-":
        return None
    return lambda: (item for item in _items(file, options) if not isinstance(item, Unread))


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
    model: Model = "",
    base_url: BaseUrl = "",
    yes: Yes = False,
) -> int:
    """Print ``{"id": …, "events": […]}``, a line a report, in the guide's form with offsets.

    Returns 3 where something could not be read, 6 where it could not be coded; the rest is printed all the
    same.
    """
    from sijill.cli.asking import agree_to_cost, llm_of  # noqa: PLC0415
    from sijill.cli.engines import engine_of  # noqa: PLC0415
    from sijill.cli.failures import placed  # noqa: PLC0415
    from sijill.cli.output import remark  # noqa: PLC0415
    from sijill.readers import ReadOptions, Unread  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    options = ReadOptions(title=title, outlet=outlet, published=day(published))
    llm = llm_of(engine, model, base_url)
    agree_to_cost(llm, _counted(file, options), settings.lang, yes=yes)
    chosen, failed = engine_of(engine, pack, llm), 0
    for item in _items(file, options):
        if isinstance(item, Unread):
            remark(placed(item.error, settings.lang))
            failed = InputError.exit_code
            continue
        try:
            _print(_coded(_named(item, id_), chosen))
        except CodingError as error:  # a language model gave nothing for it; the next report may fare better
            remark(placed(error, settings.lang))
            failed = CodingError.exit_code
    return failed
