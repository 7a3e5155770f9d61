"""``sijill events``: mentions linked into events, with what they agree on and where they differ."""

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

_SCREEN = 60  # a screen's worth: more is asked for with --limit
Words = list[str] | None


def _pieces(events: Sequence[Any], view: Any, format_: str) -> Iterable[bytes]:
    from sijill.export.event_records import COLUMNS, event_record, event_row  # noqa: PLC0415
    from sijill.export.records import to_json, to_jsonl  # noqa: PLC0415
    from sijill.export.sheet import to_csv  # noqa: PLC0415

    if format_ == "csv":
        return to_csv(COLUMNS, (event_row(event, view) for event in events))
    records = (event_record(event) for event in events)
    return to_jsonl(records) if format_ == "jsonl" else [to_json(list(records))]


def _table(events: Sequence[Any], total: int, view: Any, width: int) -> str:
    from sijill.export.events import composed, events_table  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import flush, wrap  # noqa: PLC0415

    if not events:
        return text("summary.no_events", view.lang)
    shown = text("summary.events", view.lang, n=total)
    if len(events) < total:
        shown = text("summary.shown", view.lang, n=str(len(events)), total=shown)
    below = [shown, text("summary.events_note", view.lang), text("hint.show_event", view.lang)]
    if any(map(composed, events)):
        below.insert(1, text("summary.composed_note", view.lang))
    wrapped = [flush(part, view.lang, width) for words in below for part in wrap(words, width)]
    return "\n".join([events_table(events, view, width), "", *wrapped])


def command(
    ctx: typer.Context,
    record: Record = RECORD,
    type_: Annotated[Words, typer.Option("--type", metavar="TYPE")] = None,
    actor: Annotated[Words, typer.Option("--actor", metavar="ID")] = None,
    target: Annotated[Words, typer.Option("--target", metavar="ID")] = None,
    mediator: Annotated[Words, typer.Option("--mediator", metavar="ID")] = None,
    party: Annotated[Words, typer.Option("--party", metavar="ID")] = None,
    place: Annotated[Words, typer.Option("--place", metavar="NAME")] = None,
    since: Annotated[str | None, typer.Option("--from", "--since", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option("--to", "--until", metavar="DAY")] = None,
    source: Annotated[Words, typer.Option("--source", metavar="ID")] = None,
    outlet: Annotated[Words, typer.Option("--outlet", metavar="NAME")] = None,
    composed: Annotated[bool | None, typer.Option("--composed/--news")] = None,
    report: Annotated[Words, typer.Option("--report", metavar="ID")] = None,
    limit: Limit = None,
    offset: Offset = 0,
    format_: Format = "table",
    output: Output = None,
    width: Annotated[int, typer.Option("--width", metavar="N", min=0)] = 0,
    pack: Packs = None,
) -> None:
    """List events as a table, JSON, JSON lines or CSV; what is new is linked first."""
    choice("--format", format_, TABLES)
    from msgspec.structs import replace  # noqa: PLC0415

    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.named import actor_ids, party_ids, strangers  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import columns, emit, remark  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415
    from sijill.runs import record_events  # noqa: PLC0415
    from sijill.store import MentionFilter, names_inside  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    lexicon = lexicon_of(pack)
    wanted = MentionFilter(
        type=tuple(filter(None, map(event_type, type_ or ()))),  # type: ignore[arg-type]
        actor=actor_ids(lexicon, actor), target=actor_ids(lexicon, target),
        mediator=actor_ids(lexicon, mediator), party=party_ids(lexicon, party),
        source=actor_ids(lexicon, source), outlet=tuple(outlet or ()),
        place=names_inside(lexicon.places, place) if place else (),
        since=day(since) or "", until=last_day(until) or "", composed=composed,
        report=tuple(report or ()), limit=limit, offset=offset,
    )  # fmt: skip
    table = format_ == "table"
    if table and limit is None:
        wanted = replace(wanted, limit=_SCREEN)
    view = View(lexicon.actors, settings.lang)
    with open_to_read(record) as store:
        events = record_events(store, lexicon, wanted)
        if table:
            total = store.links.count_events(wanted)
            emit([f"{_table(events, total, view, columns(width))}\n".encode()], output)
            if not total:
                actors = [*(actor or ()), *(target or ()), *(mediator or ()), *(source or ())]
                for words in strangers(
                    store, lexicon, settings.lang, actors=actors, parties=party, places=place
                ):
                    remark(words)
        else:
            emit(_pieces(events, view, format_), output)
