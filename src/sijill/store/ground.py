"""The rule that holds on every write: each span lies in the report's own words."""

from collections.abc import Iterable, Iterator, Sequence

from sijill.errors import CodingError
from sijill.schema import Content, Count, Filler, Mention, Report, Span, Time


def check_spans(report: Report, mentions: Sequence[Mention]) -> None:
    """Return if every span of ``mentions`` lies within the text or the title, and not empty.

    Raises:
        CodingError: ``span-outside``; ``other-report`` where a mention names another report or version;
            ``same-mention`` where two mentions have one id.
    """
    limits = {"text": len(report.text), "title": len(report.title)}
    for mention in mentions:
        if (mention.report, mention.version) != (report.id, report.version):
            raise CodingError(
                "other-report", report.path or report.id, rule=mention.rule, named=mention.report
            )
        for span in spans_of(mention):
            if not 0 <= span.start < span.end <= limits[span.part]:
                raise CodingError("span-outside", report.path or report.id, rule=mention.rule, span=str(span))
    if len({mention.id for mention in mentions}) != len(mentions):
        raise CodingError("same-mention", report.path or report.id, rule=_twice(mentions))


def _twice(mentions: Sequence[Mention]) -> str:
    seen: set[str] = set()
    return next((m.rule for m in mentions if m.id in seen or seen.add(m.id)), "")  # type: ignore[func-returns-value]


def spans_of(mention: Mention) -> Iterator[Span]:
    """Yield every span of a mention, those of its content included."""
    yield mention.evidence
    yield mention.trigger
    yield from _of_fillers(mention.actor, mention.target, mention.mediator, mention.place)
    yield from _of_fillers(mention.about, mention.source, mention.items)
    yield from _held(mention.date, mention.deadline, mention.term, mention.outcome, mention.via, mention.form)
    for count in mention.count:
        yield count.span
    for content in mention.content:
        yield from _of_content(content)


def _of_content(content: Content) -> Iterator[Span]:
    yield content.span
    yield from _of_fillers(content.actor, content.target, content.place)


def _of_fillers(*groups: Iterable[Filler]) -> Iterator[Span]:
    return (filler.span for group in groups for filler in group if filler.span is not None)


def _held(*holders: Filler | Time | Count | None) -> Iterator[Span]:
    return (holder.span for holder in holders if holder is not None and holder.span is not None)
