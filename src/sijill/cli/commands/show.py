"""``sijill show``: a report with its mentions marked in its text, one mention, or one event."""

import os
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Format, Packs, Record, choice
from sijill.cli.settings import Settings
from sijill.errors import RecordError
from sijill.export.line import Line


def _report_lines(store: Any, report: Any) -> list[Line]:
    from sijill.store import MentionFilter  # noqa: PLC0415

    rows = store.mentions(MentionFilter(report=(report.id,), version=(report.version,), superseded=True))
    lines = [Line(row.mention, report, row.quote, row.reviews, row.superseded) for row in rows]
    return sorted(lines, key=lambda line: line.mention.evidence)


def _mention_line(store: Any, id_: str) -> Line:
    from sijill.store import MentionFilter  # noqa: PLC0415

    rows = store.mentions(MentionFilter(id=(id_,), superseded=True))
    if not rows:
        raise RecordError("unknown-id", store.path, id=id_)
    row = rows[0]
    report = store.report(row.mention.report, row.mention.version)
    return Line(row.mention, report, row.quote, row.reviews, row.superseded)


def _shown(store: Any, id_: str) -> tuple[Any, list[Line]]:
    """Return a report with its mentions, or None with one mention.

    Raises:
        RecordError: ``unknown-id``, ``several-reports``, ``unknown-version``.
    """
    found = store.find(id_)
    if found is None:
        return None, [_mention_line(store, id_)]
    report = store.report(*found)
    return report, _report_lines(store, report)


def _event(store: Any, id_: str, pack: list[str] | None) -> Any:
    """Return the event of this id as it was linked last, None where there is none."""
    if not store.links.groups([id_]):
        return None
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.runs import events_of  # noqa: PLC0415

    return next(iter(events_of(store, lexicon_of(pack), [id_])), None)


def _show_event(store: Any, event: Any, actors: Any, lang: str, format_: str) -> bytes:
    from sijill.cli.opening import line_of  # noqa: PLC0415
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415
    from sijill.export.event_records import event_record  # noqa: PLC0415
    from sijill.export.events import event_page  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415
    from sijill.store import MentionFilter  # noqa: PLC0415

    if format_ == "json":
        return to_json(event_record(event))
    lines = {row.mention.id: line_of(row) for row in store.mentions(MentionFilter(id=event.mentions()))}
    page = event_page(event, [lines[id_] for id_ in event.mentions()], View(actors, lang), columns())
    return f"{page}\n".encode()


def _json(report: Any, lines: list[Line], versions: list[Any], actors: Any) -> bytes:
    import msgspec  # noqa: PLC0415

    from sijill.export.records import mention_record, to_json  # noqa: PLC0415

    records = [mention_record(line, actors) for line in lines]
    if report is None:
        return to_json(records[0])
    return to_json(
        {**msgspec.to_builtins(report), "versions": msgspec.to_builtins(versions), "events": records}
    )


def _page(report: Any, lines: list[Line], versions: list[Any], actors: Any, lang: str) -> str:
    from sijill.cli.output import columns, in_colour  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415
    from sijill.export.detail import mention_page, report_page  # noqa: PLC0415

    view = View(actors, lang)
    if report is None:
        return mention_page(lines[0], view, columns())
    colours = in_colour(os.environ.get("NO_COLOR", ""))
    return report_page(report, lines, view, columns(), colours=colours, versions=versions)


def command(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID")],
    record: Record = RECORD,
    pack: Packs = None,
    format_: Format = "text",
) -> None:
    """Show a report, a mention or an event."""
    choice("--format", format_, ("text", "json"))
    from sijill.cli.engines import actors_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.i18n.bidi import one_line  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    asked, actors = one_line(id_), actors_of(pack)  # a copied id may bring a mark of direction with it
    with open_to_read(record) as store:
        event = _event(store, asked, pack)
        if event is not None:
            emit([_show_event(store, event, actors, settings.lang, format_)])
            return
        report, lines = _shown(store, asked)
        versions = store.history(report.id) if report else []
    if format_ == "json":
        emit([_json(report, lines, versions, actors)])
    else:
        say(_page(report, lines, versions, actors, settings.lang))
