"""``sijill show``: a report with its mentions marked in its text, one mention, one event, or one state."""

import os
from collections.abc import Iterable
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


def _mention_line(store: Any, id_: str) -> Line | None:
    from sijill.store import MentionFilter  # noqa: PLC0415

    row = next(iter(store.mentions(MentionFilter(id=(id_,), superseded=True))), None)
    if row is None:
        return None
    report = store.report(row.mention.report, row.mention.version)
    return Line(row.mention, report, row.quote, row.reviews, row.superseded)


def _shown(store: Any, id_: str) -> tuple[Any, list[Line]]:
    """Return a report with its mentions, or None with one mention, or with none.

    Raises:
        RecordError: ``several-reports``, ``unknown-version``.
    """
    found = store.find(id_)
    if found is None:
        line = _mention_line(store, id_)
        return None, [line] if line else []
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
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415
    from sijill.export.event_records import event_record  # noqa: PLC0415
    from sijill.export.events import event_page  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415

    if format_ == "json":
        return to_json(event_record(event))
    lines = _lines(store, event.mentions())
    page = event_page(event, [lines[id_] for id_ in event.mentions()], View(actors, lang), columns())
    return f"{page}\n".encode()


def _lines(store: Any, mentions: Iterable[str]) -> dict[str, Line]:
    """Return mentions as the exports take them, by id."""
    from sijill.cli.opening import line_of  # noqa: PLC0415
    from sijill.store import MentionFilter  # noqa: PLC0415

    return {row.mention.id: line_of(row) for row in store.mentions(MentionFilter(id=tuple(mentions)))}


def _show_state(store: Any, id_: str, pack: list[str] | None, lang: str, format_: str) -> bytes:
    """Return a state with the words of the events behind it.

    Raises:
        RecordError: ``unknown-id``: there is no state of this id either.
    """
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.export.event_records import event_record  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415
    from sijill.export.state_records import state_record  # noqa: PLC0415
    from sijill.export.states import events_of as behind  # noqa: PLC0415
    from sijill.runs import events_of  # noqa: PLC0415
    from sijill.runs.states import state_of  # noqa: PLC0415
    from sijill.states.days import order  # noqa: PLC0415

    lexicon = lexicon_of(pack)
    found = state_of(store, lexicon, id_)
    if found is None:
        raise RecordError("unknown-id", store.path, id=id_)
    events = sorted(events_of(store, lexicon, behind(found.state)), key=order)
    if format_ == "json":
        record = state_record(found.kind, found.state)
        return to_json({**record, "evidence": [event_record(one) for one in events]})
    return _state_page(store, lexicon, found, events, lang)


def _state_page(store: Any, lexicon: Any, found: Any, events: list[Any], lang: str) -> bytes:
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.fields import Shown  # noqa: PLC0415
    from sijill.export.referred import names_of, referred  # noqa: PLC0415
    from sijill.export.state_page import state_page  # noqa: PLC0415

    headings = store.links.headings(referred({found.kind: (found.state,)}))
    named = {found.kind: found.every}  # a state may name another of its kind
    names = names_of(named, headings, Shown(lexicon.actors, lang))
    lines = _lines(store, (one for event in events for one in event.mentions()))
    page = state_page(found.kind, found.state, events, lines, Shown(lexicon.actors, lang, names), columns())
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
    """Show a report, a mention, an event or a state."""
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
        if report is None and not lines:
            emit([_show_state(store, asked, pack, settings.lang, format_)])
            return
        versions = store.history(report.id) if report else []
    if format_ == "json":
        emit([_json(report, lines, versions, actors)])
    else:
        say(_page(report, lines, versions, actors, settings.lang))
