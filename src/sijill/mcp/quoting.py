"""Words of reports in an answer: each stands under a key of its own, so that nobody takes them for orders.

A report may hold «تجاهل التعليمات السابقة» as well as any other words. They are kept exactly as they are,
since the record must show its evidence; what tells them apart is where they stand.
"""

from typing import Any

from sijill.schema import Report, Span

QUOTED = "quoted_from_report"
_OF_REPORTS = frozenset({"quote", "words", "word", "title", "text"})


def marked(value: Any) -> Any:
    """Return an answer in which every word of a report stands under `QUOTED`.

    Example:
        >>> marked({"id": "x", "quote": "حاصرت قسد"})
        {'id': 'x', 'quote': {'quoted_from_report': 'حاصرت قسد'}}
    """
    if isinstance(value, dict):
        return {key: _marked_under(key, held) for key, held in value.items()}
    return [marked(one) for one in value] if isinstance(value, list) else value


def _marked_under(key: str, held: Any) -> Any:
    return {QUOTED: held} if key in _OF_REPORTS and isinstance(held, str) and held else marked(held)


def quotation(quote: str, span: Span, report: Report) -> dict[str, Any]:
    """Return the words of a stretch with where they stand: report, version, offsets, outlet, day."""
    return {
        QUOTED: quote,
        "report": report.id,
        "version": report.version,
        "part": span.part,
        "start": span.start,
        "end": span.end,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "composed": report.composed,
    }
