"""Ground: what is not in the text, or contradicts its type, does not leave the line."""

from collections.abc import Iterator, Sequence

from sijill.schema import SPEECH_ACTS, STATUSES, Mention, Report, Span


def grounded(mentions: Sequence[Mention], report: Report) -> list[Mention]:
    """Return the mentions that have no problem."""
    return [m for m in mentions if next(problems(m, report), None) is None]


def problems(mention: Mention, report: Report) -> Iterator[str]:
    """Yield what is wrong with a mention, as codes.

    - ``span``: a span is empty or lies outside its part of the report;
    - ``trigger``: the trigger lies outside the evidence;
    - ``about``: a type that has no content has one;
    - ``status``: no status of the guide; ``confidence``: not in [0, 1].

    Example:
        An evidence of ``Span(5, 5)`` gives ``["span", "trigger"]``.
    """
    if any(not _inside(span, report) for span in spans(mention)):
        yield "span"
    if not (mention.evidence.start <= mention.trigger.start and mention.trigger.end <= mention.evidence.end):
        yield "trigger"
    if mention.about and mention.type not in SPEECH_ACTS:
        yield "about"
    if mention.status not in STATUSES:
        yield "status"
    if not 0.0 <= mention.confidence <= 1.0:
        yield "confidence"


def spans(mention: Mention) -> Iterator[Span]:
    """Yield every span that a mention refers to."""
    yield mention.evidence
    yield mention.trigger
    for role in ("actor", "target", "mediator", "place", "about", "source", "items"):
        yield from (f.span for f in getattr(mention, role) if f.span is not None)
    yield from (c.span for c in mention.count)
    for one in (mention.date, mention.deadline, mention.term, mention.outcome, mention.via, mention.form):
        if one is not None and one.span is not None:
            yield one.span
    for content in mention.content:
        yield content.span
        for role in ("actor", "target", "place"):
            yield from (f.span for f in getattr(content, role) if f.span is not None)


def _inside(span: Span, report: Report) -> bool:
    text = report.title if span.part == "title" else report.text
    return 0 <= span.start < span.end <= len(text)
