"""A report with its mentions marked in it, and the record as a whole, for a notebook."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sijill.export.columns import View
from sijill.export.detail import facts
from sijill.export.line import Line
from sijill.export.names import type_name
from sijill.export.notebook.html import Page, as_it_stands, composed_badge, link, page, rows, said, tag
from sijill.i18n import text
from sijill.i18n.bidi import clean
from sijill.schema import Report
from sijill.store.facets import Facet

_SHOWN = 8  # values of a facet
_FACETS = ("type", "status", "outlet", "year")


def report_page(report: Report, lines: Sequence[Line], view: View) -> Page:
    """Return a report: who published it, its text with the mentions marked and numbered, and what each tells.

    Args:
        report: with its text.
        lines: its mentions, in the order of the text.
        view: known actors and language.
    """
    lang = view.lang
    head = [
        link(report.url, report.outlet or report.id),
        said(report.published or text("mark.unknown_day", lang)),
    ]
    below = [tag("li", " · ".join(map(said, facts(line, view)))) for line in lines]
    return page(
        lang,
        tag("h3", composed_badge(lang) if report.composed else "", _marked(report, lines, view, "title")),
        tag("div", " · ".join(head), kind="small"),
        tag("div", _marked(report, lines, view, "text"), kind="text", lang=report.language or "", dir="auto"),
        tag("ol", *below) if below else tag("div", said(text("show.no_mentions", lang)), kind="small"),
        tag("code", said(report.id)),
    )


class _Edge(Struct, frozen=True):
    """Where the set of the mentions that cover a text changes."""

    at: int
    opened: tuple[int, ...]
    inside: frozenset[int]


def _marked(report: Report, lines: Sequence[Line], view: View, part: str) -> str:
    """Return a title or a text with what the mentions rest on marked; marks may overlap."""
    whole = report.title if part == "title" else report.text
    out = []
    edges = [*_edges(lines, part, len(whole))]
    for edge, end in zip(edges, [*(one.at for one in edges[1:]), len(whole)], strict=True):
        for number in edge.opened:
            label = type_name(lines[number - 1].mention.type, view.lang)
            out.append(tag("sup", said(f"{number} {label}")))
        words = tag("span", as_it_stands(whole[edge.at : end]))
        out.append(tag("mark", words, title=_titles(edge.inside, lines, view)) if edge.inside else words)
    return "".join(out)


def _edges(lines: Sequence[Line], part: str, length: int) -> Iterator[_Edge]:
    spans = {
        n: line.mention.evidence for n, line in enumerate(lines, 1) if line.mention.evidence.part == part
    }
    places = sorted({0, *(at for span in spans.values() for at in (span.start, span.end) if at < length)})
    for at in places:
        opened = tuple(n for n, span in spans.items() if span.start == at)
        yield _Edge(at, opened, frozenset(n for n, span in spans.items() if span.start <= at < span.end))


def _titles(inside: frozenset[int], lines: Sequence[Line], view: View) -> str:
    return clean("\n".join(" · ".join(facts(lines[number - 1], view)) for number in sorted(inside)))


class Summary(Struct, frozen=True, kw_only=True):
    """What a record holds.

    Attributes:
        path: its file. reports, mentions, reviews, composed: how many; composed of the reports.
        facets: the commonest values by facet. Example: ``{"type": (Facet("ATTACK", 12),)}``.
    """

    path: str
    reports: int
    mentions: int
    reviews: int
    composed: int
    facets: Mapping[str, tuple[Facet, ...]]


def record_page(summary: Summary, view: View) -> Page:
    """Return a record: how much it holds, of what, from whom."""
    lang = view.lang
    counted = (
        text("summary.reports", lang, n=summary.reports), text("summary.mentions", lang, n=summary.mentions),
        text("summary.reviews", lang, n=summary.reviews),
    )  # fmt: skip
    mark = text("summary.composed", lang, n=summary.composed) if summary.composed else ""
    held = ((name, _facet(name, summary.facets.get(name, ()), view)) for name in _FACETS)
    return page(
        lang,
        tag("h3", said(text("notebook.record", lang)), " ", tag("code", said(summary.path), dir="ltr")),
        tag("div", " · ".join(map(said, counted))),
        tag("div", said(mark), kind="composed"),
        rows((text(f"column.{name}", lang), said(words)) for name, words in held if words),
    )


def _facet(name: str, found: Sequence[Facet], view: View) -> str:
    shown = [one for one in found if one.value][:_SHOWN]
    named = [
        type_name(one.value, view.lang) if name == "type" else _status(name, one.value, view) for one in shown
    ]
    words = [f"{label} {one.count}" for label, one in zip(named, shown, strict=True)]
    return text("label.comma", view.lang).join(words) + ("…" if len(found) > len(shown) else "")


def _status(name: str, value: str, view: View) -> str:
    return text(f"status.{value}", view.lang) if name == "status" else value
