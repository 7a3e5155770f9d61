"""``sijill mentions``: the coded mentions, filtered, as a table or a file."""

from collections.abc import Iterable
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
    Superseded,
    choice,
    day,
    event_type,
    last_day,
)
from sijill.cli.settings import Settings
from sijill.export.line import Line

_SCREEN = 100  # a screen's worth: more is asked for with --limit
Words = list[str] | None


def _statuses(given: Words) -> tuple[str, ...]:
    from sijill.schema import STATUSES  # noqa: PLC0415

    return tuple(choice("--status", value, STATUSES) for value in given or ())


def _pieces(lines: Iterable[Line], view: Any, format_: str) -> Iterable[bytes]:
    from sijill.export.columns import COLUMNS, row  # noqa: PLC0415
    from sijill.export.records import mention_record, to_json, to_jsonl  # noqa: PLC0415
    from sijill.export.sheet import to_csv  # noqa: PLC0415

    if format_ == "csv":
        return to_csv([column.name for column in COLUMNS], (row(line, view) for line in lines))
    records = (mention_record(line, view.actors) for line in lines)
    return to_jsonl(records) if format_ == "jsonl" else [to_json(list(records))]


def _table(store: Any, wanted: Any, view: Any, width: int) -> str:
    from msgspec.structs import replace  # noqa: PLC0415

    from sijill.cli.opening import lines_of  # noqa: PLC0415
    from sijill.export.listing import mentions_table, notes  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import flush, wrap  # noqa: PLC0415

    total = store.count(wanted)
    lines = list(lines_of(store, replace(wanted, limit=wanted.limit or _SCREEN)))
    if not lines:
        return text("summary.none", view.lang)
    shown = text("summary.mentions", view.lang, n=total)
    if len(lines) < total:
        shown = text("summary.shown", view.lang, n=str(len(lines)), total=shown)
    below = [shown, *notes(lines, view.lang), text("hint.show", view.lang)]
    wrapped = [flush(part, view.lang, width) for words in below for part in wrap(words, width)]
    return "\n".join([mentions_table(lines, view, width), "", *wrapped])


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
    status: Annotated[Words, typer.Option("--status", metavar="STATUS")] = None,
    source: Annotated[Words, typer.Option("--source", metavar="ID")] = None,
    outlet: Annotated[Words, typer.Option("--outlet", metavar="NAME")] = None,
    text_: Annotated[str, typer.Option("--text", metavar="WORDS")] = "",
    confidence: Annotated[float, typer.Option("--confidence", metavar="SHARE", min=0, max=1)] = 0,
    reviewed: Annotated[bool | None, typer.Option("--reviewed/--unreviewed")] = None,
    composed: Annotated[bool | None, typer.Option("--composed/--news")] = None,
    report: Annotated[Words, typer.Option("--report", metavar="ID")] = None,
    differing: Annotated[bool, typer.Option("--differing")] = False,
    superseded: Superseded = False,
    limit: Limit = None,
    offset: Offset = 0,
    format_: Format = "table",
    output: Output = None,
    width: Annotated[int, typer.Option("--width", metavar="N", min=0)] = 0,
    pack: Packs = None,
) -> None:
    """List mentions as a table, JSON, JSON lines or CSV."""
    choice("--format", format_, TABLES)
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.named import actor_ids, party_ids, strangers  # noqa: PLC0415
    from sijill.cli.opening import lines_of, open_to_read  # noqa: PLC0415
    from sijill.cli.output import columns, emit, remark  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415
    from sijill.store import MentionFilter, names_inside  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    lexicon = lexicon_of(pack)
    wanted = MentionFilter(
        type=tuple(filter(None, map(event_type, type_ or ()))),  # type: ignore[arg-type]
        status=_statuses(status),  # type: ignore[arg-type]
        actor=actor_ids(lexicon, actor), target=actor_ids(lexicon, target),
        mediator=actor_ids(lexicon, mediator), party=party_ids(lexicon, party),
        source=actor_ids(lexicon, source),
        place=names_inside(lexicon.places, place) if place else (),
        outlet=tuple(outlet or ()), since=day(since) or "", until=last_day(until) or "", text=text_,
        confidence=confidence, reviewed=reviewed, composed=composed, report=tuple(report or ()),
        differing=differing, superseded=superseded, limit=limit, offset=offset,
    )  # fmt: skip
    with open_to_read(record) as store:
        view = View(lexicon.actors, settings.lang)
        if format_ == "table":
            emit([f"{_table(store, wanted, view, columns(width))}\n".encode()], output)
            if not store.count(wanted):
                actors = [*(actor or ()), *(target or ()), *(mediator or ()), *(source or ())]
                for words in strangers(
                    store, lexicon, settings.lang, actors=actors, parties=party, places=place
                ):
                    remark(words)
        else:
            emit(_pieces(lines_of(store, wanted), view, format_), output)
