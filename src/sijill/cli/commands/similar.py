"""``sijill similar``: reports that tell what a text tells, or what a report of the record does."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, TABLES, Format, Limit, Output, Record, choice
from sijill.cli.settings import Settings
from sijill.errors import UsageError

_TEN = 10


def _table(found: Sequence[Any], lang: str) -> str:
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.grid import Head, grid  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import flush, wrap  # noqa: PLC0415

    if not found:
        return text("summary.none_found", lang)
    heads = [
        Head(text("column.published", lang), 10, 0), Head(text("column.title", lang), 24, 4),
        Head(text("column.outlet", lang), 10, 1), Head(text("column.report", lang), 14, 1, whole=True),
    ]  # fmt: skip
    room = columns()
    cells = [
        [one.published or "", _titled(one, lang), _outlet(one, lang), one.report] for one in found
    ]  # fmt: skip
    notes = [] if found[0].cosine is None else wrap(text("similar.order", lang), room)
    table = grid(heads, cells, room, rtl=lang == "ar")
    return "\n".join([table, *(flush(part, lang, room) for part in notes)])


def _outlet(one: Any, lang: str) -> str:
    from sijill.export.names import outlet_name  # noqa: PLC0415

    return outlet_name(one.outlet, lang, composed=one.composed)


def _titled(one: Any, lang: str) -> str:
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import one_line  # noqa: PLC0415

    mark = f"[{text('mark.composed', lang)}] " if one.composed else ""
    return mark + one_line(one.title)


def _pieces(found: Sequence[Any], format_: str) -> Any:
    from sijill.export.records import to_json, to_jsonl  # noqa: PLC0415
    from sijill.export.sheet import to_csv  # noqa: PLC0415
    from sijill.runs.similar import Alike  # noqa: PLC0415

    if format_ == "csv":
        names = Alike.__struct_fields__
        return to_csv(names, ([_cell(getattr(one, name)) for name in names] for one in found))
    return to_jsonl(found) if format_ == "jsonl" else [to_json(list(found))]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "composed" if value else ""
    return "" if value is None else str(value)


def command(
    ctx: typer.Context,
    words: Annotated[str, typer.Argument(metavar="TEXT")] = "",
    record: Record = RECORD,
    report: Annotated[str, typer.Option("--report", metavar="ID")] = "",
    by: Annotated[str, typer.Option("--by", metavar="meaning|words")] = "meaning",
    limit: Limit = _TEN,
    format_: Format = "table",
    output: Output = None,
) -> None:
    """List the reports that are most like a text or a report."""
    choice("--format", format_, TABLES)
    choice("--by", by, ("meaning", "words"))
    if bool(words.strip()) == bool(report):
        raise UsageError("text-or-report")
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import emit  # noqa: PLC0415
    from sijill.cli.reading import counting  # noqa: PLC0415
    from sijill.runs.similar import similar_reports  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    with open_to_read(record) as store, counting(settings.lang) as tell:
        found = similar_reports(store, words, report=report, limit=limit or _TEN, by=by, tell=tell)  # type: ignore[arg-type]
    if format_ == "table":
        emit([f"{_table(found, settings.lang)}\n".encode()], output)
    else:
        emit(_pieces(found, format_), output)
