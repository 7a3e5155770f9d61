"""An event, several events and several mentions for a notebook."""

from collections.abc import Iterator, Sequence

from sijill.export.columns import View, reviewed
from sijill.export.events import (
    agreed,
    argument_words,
    composed,
    marks,
    parties,
    told_by,
    value_words,
    what,
    when,
)
from sijill.export.line import Line
from sijill.export.listing import counts, places, standing
from sijill.export.listing import event as event_words
from sijill.export.listing import parties as line_parties
from sijill.export.listing import when as line_when
from sijill.export.names import actor_name
from sijill.export.notebook.html import (
    Page,
    badge,
    composed_badge,
    items,
    link,
    page,
    quote,
    rows,
    said,
    table,
    tag,
)
from sijill.i18n import text
from sijill.schema import Event, Report, Told

MOST = 20  # rows of a table in a notebook; the rest is counted
_ARGUMENTS = ("actor", "target", "mediator", "place", "about")


def event_page(event: Event, reports: Sequence[Report], view: View) -> Page:
    """Return one event: what its reports agree on, where they differ, and the words of each.

    Args:
        event: the event.
        reports: those that tell it, as far as they are at hand: for headlines and addresses.
        view: known actors and language.
    """
    lang = view.lang
    known = {(one.id, one.version): one for one in reports}
    cells = [("date", when(event, lang)), *((name, agreed(event, name, view)) for name in _ARGUMENTS)]
    told = [
        _told(one, event, known.get((one.mention.report, one.mention.version)), view) for one in event.told
    ]
    return page(
        lang,
        tag("h3", said(what(event, lang))),
        tag("div", *_badges(event, lang), said(told_by(event, lang)), kind="small"),
        rows((text(f"column.{name}", lang), said(cell)) for name, cell in cells if cell),
        _differing(event, view),
        tag("h4", said(text("show.mentions", lang))),
        items(told),
        tag("code", said(event.id)),
    )


def _badges(event: Event, lang: str) -> Iterator[str]:
    if composed(event):
        yield composed_badge(lang)
    yield from map(badge, marks(event, lang))


def _differing(event: Event, view: View) -> str:
    """Return the arguments on which the reports differ, value by value with who holds each."""
    if not event.disagreements:
        return ""
    lines = (
        (argument_words(one, view), items(said(value_words(one, value, view)) for value in one.values))
        for one in event.disagreements
    )
    return tag("h4", said(text("show.differ", view.lang))) + rows(lines)


def _told(told: Told, event: Event, report: Report | None, view: View) -> str:
    """Return the words of one report, who published it and when, and whose word it is."""
    outlet = told.outlet or told.mention.report
    voice = event.voices.get(told.mention.id)
    by = actor_name(voice.by, view.actors, view.lang) if voice is not None and voice.by else ""
    parts = [
        link(report.url, outlet) if report else said(outlet),
        said(told.published or text("mark.unknown_day", view.lang)),
        said(report.title if report else ""),
        said(text("state.by", view.lang, who=by) if by and by != outlet else ""),
    ]
    mark = composed_badge(view.lang) if told.composed else ""
    return quote(told.quote) + tag("div", mark, " · ".join(filter(None, parts)), kind="small")


def events_page(events: Sequence[Event], view: View) -> Page:
    """Return a table of events, the first `MOST`."""
    heads = ("date", "event", "parties", "place", "differ", "told_by")
    return _listed(
        [_event_cells(one, view) for one in events[:MOST]], heads, len(events), view.lang, "events"
    )


def _event_cells(event: Event, view: View) -> list[str]:
    lang = view.lang
    differ = text("label.comma", lang).join(argument_words(one, view) for one in event.disagreements)
    mark = composed_badge(lang) if composed(event) else ""
    return [
        said(when(event, lang)), said(what(event, lang)), said(parties(event, view)),
        said(agreed(event, "place", view)), said(differ),
        mark + said(told_by(event, lang)) + tag("div", *map(badge, marks(event, lang)), kind="small"),
    ]  # fmt: skip


def mentions_page(lines: Sequence[Line], view: View) -> Page:
    """Return a table of mentions with their words, the first `MOST`."""
    heads = ("date", "event", "parties", "place", "count", "assertion", "quote", "outlet")
    return _listed([_line_cells(one, view) for one in lines[:MOST]], heads, len(lines), view.lang, "mentions")


def _line_cells(line: Line, view: View) -> list[str]:
    mark = composed_badge(view.lang) if line.report.composed else ""
    return [
        said(line_when(line, view)), said(event_words(line, view)), said(line_parties(line, view)),
        said(places(line, view)), said(counts(line, view)),
        said(standing(line, view)) + tag("div", said(reviewed(line, view)), kind="small"), quote(line.quote),
        mark + link(line.report.url, line.report.outlet or line.report.id),
    ]  # fmt: skip


def _listed(cells: Sequence[Sequence[str]], heads: Sequence[str], total: int, lang: str, what_: str) -> Page:
    named = [text(f"column.{name}", lang) for name in heads]
    more = total - len(cells)
    below = tag("div", said(text("notebook.more", lang, n=more)), kind="small") if more else ""
    return page(lang, tag("div", said(text(f"summary.{what_}", lang, n=total))), table(named, cells), below)
