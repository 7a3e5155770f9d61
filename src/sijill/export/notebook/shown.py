"""What a notebook shows of anything that a record gives: which page it is, and what that page needs."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sijill.errors import UsageError
from sijill.export.columns import View
from sijill.export.fields import Shown
from sijill.export.line import Actors, Line
from sijill.export.notebook.events import event_page, events_page, mentions_page
from sijill.export.notebook.html import Page
from sijill.export.notebook.reports import Summary, record_page, report_page
from sijill.export.notebook.states import kind_of, state_page, states_page
from sijill.export.referred import names_of, referred
from sijill.schema import Event, Report
from sijill.store import MentionFilter, MentionRow, Store

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def shown(
    one: Any, actors: Actors, lang: str, store: Store | None, names: Mapping[str, str] = _NO_NAMES
) -> Page:
    """Return the page of an event, a report, a state, or of several of a kind.

    Args:
        one: what is shown.
        actors: what the packs know, by id.
        lang: ``"ar"`` or ``"en"``.
        store: the record, None where it is closed: then a report is shown without its mentions.
        names: of the episodes that precedents name, by id.

    Raises:
        UsageError: ``not-shown``.
    """
    view = View(actors, lang)
    if isinstance(one, Report):
        return report_page(one, _lines(one, store), view)
    if isinstance(one, Event):
        return event_page(one, _reports(one, store), view)
    if isinstance(one, Struct) and (kind := kind_of(one)):
        named = Shown(actors, lang, names) if names else _states_view(kind, [one], view, store)
        return state_page(kind, one, named)
    if isinstance(one, Sequence) and not isinstance(one, str):
        return _several(one, view, store)
    raise UsageError("not-shown", kind=type(one).__name__)


def _several(many: Sequence[Any], view: View, store: Store | None) -> Page:
    first = many[0] if many else None
    kind = getattr(many, "kind", None) or (kind_of(first) if isinstance(first, Struct) else None)
    if kind:
        return states_page(kind, many, _states_view(kind, many, view, store))
    if isinstance(first, MentionRow):
        return mentions_page([_line(row) for row in many], view)
    if first is None or isinstance(first, Event):
        return events_page(many, view)
    raise UsageError("not-shown", kind=type(first).__name__)


def record_shown(store: Store, actors: Actors, lang: str) -> Page:
    """Return what a notebook shows of a record."""
    counts = store.counts()
    summary = Summary(
        path=store.path, reports=counts["reports"], mentions=counts["mentions"], reviews=counts["reviews"],
        composed=store.composed(), facets=store.facets().counts,
    )  # fmt: skip
    return record_page(summary, View(actors, lang))


def _states_view(kind: str, states: Sequence[Struct], view: View, store: Store | None) -> Shown:
    """Return how states are shown, with words for the events and states that they name."""
    plain = Shown(view.actors, view.lang)
    if store is None:
        return plain
    found: dict[str, Sequence[Struct]] = {kind: states}
    return Shown(view.actors, view.lang, names_of(found, store.links.headings(referred(found)), plain))


def _line(row: MentionRow) -> Line:
    report = Report(
        id=row.mention.report, version=row.mention.version, text="", title=row.title, outlet=row.outlet,
        url=row.url, published=row.published, composed=row.composed,
    )  # fmt: skip
    return Line(row.mention, report, row.quote, row.reviews, row.superseded)


def _lines(report: Report, store: Store | None) -> list[Line]:
    if store is None:
        return []
    wanted = MentionFilter(report=(report.id,), version=(report.version,), superseded=True)
    lines = [
        Line(row.mention, report, row.quote, row.reviews, row.superseded) for row in store.mentions(wanted)
    ]
    return sorted(lines, key=lambda line: line.mention.evidence)


def _reports(event: Event, store: Store | None) -> list[Report]:
    keys = dict.fromkeys((one.mention.report, one.mention.version) for one in event.told)
    found = [store.report(*key) for key in keys] if store is not None else []
    return [one for one in found if one is not None]
