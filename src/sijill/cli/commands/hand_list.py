"""``sijill hand list``: what people coded by hand."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer

from sijill.cli.options import (
    RECORD,
    TABLES,
    Format,
    Limit,
    Offset,
    Output,
    Packs,
    Record,
    choice,
    day,
    event_type,
    last_day,
)
from sijill.cli.settings import Settings

_SCREEN = 100  # a screen's worth: more is asked for with --limit


def _pieces(events: Sequence[Any], view: Any, format_: str) -> Iterable[bytes]:
    from sijill.export.hand import HAND_COLUMNS, hand_record, hand_row  # noqa: PLC0415
    from sijill.export.records import to_json, to_jsonl  # noqa: PLC0415
    from sijill.export.sheet import to_csv  # noqa: PLC0415

    if format_ == "csv":
        return to_csv([name for name, _ in HAND_COLUMNS], (hand_row(one, view) for one in events))
    records = [hand_record(one) for one in events]
    return to_jsonl(records) if format_ == "jsonl" else [to_json(records)]


def _table(events: Sequence[Any], total: int, view: Any) -> str:
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.hand_screens import Shown, hand_table  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    on = Shown(view, columns())
    if not events:
        return text("hand.none", view.lang)
    imported = any(one.form for one in events)
    counted = text("summary.events" if imported else "summary.hand_events", view.lang, n=total)
    if len(events) < total:
        counted = text("summary.shown", view.lang, n=str(len(events)), total=counted)
    below = [
        *on.lines(counted),
        *on.lines(text("hand.apart_imported" if imported else "hand.apart", view.lang)),
    ]
    return "\n".join([hand_table(events, on), "", *below])


def command(
    ctx: typer.Context,
    record: Record = RECORD,
    coder: Annotated[list[str] | None, typer.Option("--coder", metavar="NAME")] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE")] = None,
    since: Annotated[str | None, typer.Option("--from", "--since", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option("--to", "--until", metavar="DAY")] = None,
    limit: Limit = None,
    offset: Offset = 0,
    format_: Format = "table",
    output: Output = None,
    pack: Packs = None,
) -> None:
    """List what people coded by hand, each with who coded it and where it stands."""
    choice("--format", format_, TABLES)
    from sijill.cli.engines import actors_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import emit  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    types = {event_type(name) for name in type_ or ()}
    with open_to_read(record) as store:
        found = store.hand_events(tuple(coder or ()), day(since) or "", last_day(until) or "")
    events = [one for one in found if not types or types & set(one.type)]
    most = limit or (_SCREEN if format_ == "table" else len(events))
    shown, view = events[offset : offset + most], View(actors_of(pack), settings.lang)
    if format_ == "table":
        emit([f"{_table(shown, len(events), view)}\n".encode()], output)
    else:
        emit(_pieces(shown, view, format_), output)
