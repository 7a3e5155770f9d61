"""``sijill why``: which rules fired or failed at a place of a report."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Format, Packs, Record, choice, day
from sijill.cli.settings import Settings
from sijill.errors import RecordError, UsageError


def _report(id_: str, record: str, published: str | None) -> Any:
    """Return a report of the record, or the first one of a file.

    Raises:
        RecordError: ``unknown-id``. SijillError: the file cannot be read.
    """
    if Path(id_).is_file():
        return _first(id_, published)
    from sijill.cli.opening import open_to_read  # noqa: PLC0415

    with open_to_read(record) as store:
        report = store.report(id_)
    if report is None:
        raise RecordError("unknown-id", str(record), id=id_)
    return report


def _first(file: str, published: str | None) -> Any:
    from sijill.readers import ReadOptions, Unread, read_paths  # noqa: PLC0415

    item = next(iter(read_paths([file], ReadOptions(published=day(published)))))
    if isinstance(item, Unread):
        raise item.error
    return item


def _table(traces: Any, report: Any, lang: str) -> str:
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.grid import Head, grid  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    if not traces:
        return text("summary.none_found", lang)
    heads = [
        Head(text(f"column.{name}", lang), 6, 2) for name in ("rule", "fired", "reason", "span", "quote")
    ]
    return grid(heads, [_cells(trace, report, lang) for trace in traces], columns(), rtl=lang == "ar")


def _cells(trace: Any, report: Any, lang: str) -> list[str]:
    from sijill.i18n import text  # noqa: PLC0415

    span = trace.span
    where = f"{span.start}–{span.end}" if span is not None else ""
    words = span.of(report.title if span.part == "title" else report.text) if span is not None else ""
    fired = text("mark.yes" if trace.fired else "mark.no", lang)
    return [trace.rule, fired, text(f"why.{trace.reason}", lang), where, words]


def command(
    ctx: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT")],
    position: Annotated[int, typer.Argument(metavar="OFFSET", min=0)],
    record: Record = RECORD,
    published: Annotated[str | None, typer.Option("--published", metavar="DAY")] = None,
    pack: Packs = None,
    format_: Format = "table",
) -> None:
    """Say which rules fired or failed at an offset, and why."""
    choice("--format", format_, ("table", "json"))
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415
    from sijill.extract.why import explain  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    found = _report(report, record, published)
    if position >= len(found.text):
        raise UsageError("bad-offset", offset=position, length=len(found.text))
    traces = explain(found, position, lexicon_of(pack))
    if format_ == "json":
        emit([to_json(list(traces))])
    else:
        say(_table(traces, found, settings.lang))
