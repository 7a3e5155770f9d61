"""One mention told in full, and a report with all of its mentions, as lines for a terminal."""

from collections.abc import Iterator, Sequence

from sijill.export.bidi import isolate, one_line, width, wrap
from sijill.export.cells import count_cell, number_cell
from sijill.export.columns import View, reviewed
from sijill.export.line import Line
from sijill.export.listing import parties, standing, when
from sijill.export.marked import Mark, mark_text
from sijill.export.names import actor_name, type_name, word
from sijill.i18n import text
from sijill.schema import Content, Count, Filler, Report, Review, Span, Time

_ROLES = ("actor", "target", "mediator", "place", "about", "items")
_SINGLE = ("outcome", "via", "form")
_LEFT = 14


def chain(line: Line, view: View) -> str:
    """Return the chain of sources spoken out.

    Example: ``"almayadeen reports, from sana, who has it from military-source"``,
    «نقل الميادين عن سانا، وهذا عن مصدر عسكري».
    """
    names = [isolate(one_line(actor_name(f.value, view.actors, view.lang))) for f in line.mention.source]
    if not names:
        return text("mark.own_voice", view.lang)
    if len(names) == 1:
        return text("show.chain_one", view.lang, who=names[0])
    first = text("show.chain", view.lang, outer=names[0], inner=names[1])
    return first + "".join(text("show.chain_link", view.lang, who=name) for name in names[2:])


def _where(span: Span | None, view: View) -> str:
    if span is None:
        return ""
    part = f"{text('column.title', view.lang)} " if span.part == "title" else ""
    return part + isolate_digits(text("show.offsets", view.lang, start=span.start, end=span.end))


def isolate_digits(words: str) -> str:
    """Return figures between isolates, so that 12–30 is not turned round beside Arabic words."""
    return f"\u2068{words}\u2069"


def _read(line: Line, span: Span | None, view: View) -> str:
    words = one_line(line.words(span)) if span is not None else ""
    if not words:
        return ""
    return isolate(text("label.quote_open", view.lang) + words + text("label.quote_close", view.lang))


def _value(role: str, value: str, view: View) -> str:
    if role == "about":
        return type_name(value, view.lang)
    if role in _SINGLE:
        return word(role, value, view.lang)
    if role in {"place", "items"}:
        return value
    name = actor_name(value, view.actors, view.lang)
    return name if name == value or value.startswith("name:") else f"{name} ({value})"


def _filler(line: Line, role: str, filler: Filler, view: View) -> str:
    value = isolate(one_line(_value(role, filler.value, view)))
    if filler.span is None:
        trigger = isolate(one_line(line.words(line.mention.trigger)))
        return f"{value}  {text('mark.implied', view.lang, word=trigger)}"
    how = text(f"how.{filler.how}", view.lang)
    parts = [value, _read(line, filler.span, view), _where(filler.span, view), how]
    return "  ".join(part for part in parts if part)


def _time(line: Line, time: Time, view: View) -> str:
    parts = [isolate_digits(time.value), _read(line, time.span, view), _where(time.span, view)]
    return "  ".join(part for part in [*parts, text(f"how.{time.how}", view.lang)] if part)


def _count(line: Line, count: Count, view: View) -> str:
    of = f" ({actor_name(count.of, view.actors, view.lang)})" if count.of else ""
    shown = f"{word('count', count.what, view.lang)}: {number_cell(count.value, count.word)}{of}"
    return "  ".join([isolate(one_line(shown)), _read(line, count.span, view), _where(count.span, view)])


def _content(line: Line, content: Content, view: View) -> str:
    names = [_names(content.actor, view), _names(content.target, view), _names(content.place, view)]
    head = type_name(content.type, view.lang)
    shown = isolate(one_line(" · ".join(part for part in [head, *names] if part)))
    return "  ".join([shown, _read(line, content.span, view), _where(content.span, view)])


def _names(fillers: Sequence[Filler], view: View) -> str:
    return text("label.comma", view.lang).join(actor_name(f.value, view.actors, view.lang) for f in fillers)


def _arguments(line: Line, view: View) -> Iterator[tuple[str, str]]:
    mention = line.mention
    for role in _ROLES:
        for filler in getattr(mention, role):
            yield role, _filler(line, role, filler, view)
    for name in ("date", "deadline"):
        time: Time | None = getattr(mention, name)
        if time is not None:
            yield name, _time(line, time, view)
    for count in mention.count:
        yield "count", _count(line, count, view)
    if mention.term is not None:
        yield "term", isolate(one_line(count_cell(mention.term)))
    for name in _SINGLE:
        single: Filler | None = getattr(mention, name)
        if single is not None:
            yield name, _filler(line, name, single, view)
    for content in mention.content:
        yield "content", _content(line, content, view)


def _labelled(label: str, words: str) -> str:
    return f"  {isolate(label)}{' ' * max(1, _LEFT - width(label))}{words}"


def mention_page(line: Line, view: View, columns: int) -> str:
    """Return one mention in full: its words, its arguments with theirs, rule, chain of sources, reviews."""
    mention, lang = line.mention, view.lang
    kind = f"{text('show.mention', lang)} {mention.id}  {type_name(mention.type, lang)}"
    out = [f"{kind}  {standing(line, view)}", report_line(line.report, view), "", text("show.evidence", lang)]
    out += [f"  {isolate(part)}" for part in wrap(one_line(line.quote), columns - 2)]
    out += [f"  {_where(mention.evidence, view)}", "", text("show.arguments", lang)]
    out += [_labelled(text(f"column.{role}", lang), words) for role, words in _arguments(line, view)]
    out += [_labelled(text(f"column.{role}", lang), words) for role, words in _beside(line, view)]
    out += ["", f"{text('show.sources', lang)}{text('label.colon', lang)}{chain(line, view)}"]
    out += [f"  {_filler(line, 'source', filler, view)}" for filler in mention.source]
    return "\n".join([*out, _ruled(line, view), *_reviews(line.reviews, view)])


def _beside(line: Line, view: View) -> Iterator[tuple[str, str]]:
    """Yield what stands beside the coded arguments: when it was told, and what reviewers corrected."""
    if line.mention.date is None:
        yield "date", when(line, view) or text("mark.unknown", view.lang)
    for role, value in line.corrected().items():
        yield role, f"{isolate(one_line(value))}  {text('mark.reviewed_fix', view.lang)}"


def _ruled(line: Line, view: View) -> str:
    mention, lang = line.mention, view.lang
    rule = f"{text('show.rule', lang)}{text('label.colon', lang)}{isolate_digits(mention.rule)}"
    sure = f"{text('show.confidence', lang)}{text('label.colon', lang)}{mention.confidence:.2f}"
    trigger = f"{text('column.trigger', lang)}{text('label.colon', lang)}{_read(line, mention.trigger, view)}"
    return f"\n{rule}  ({isolate_digits(mention.engine)})\n{sure}\n{trigger}"


def _reviews(reviews: Sequence[Review], view: View) -> list[str]:
    out = ["", text("show.reviews", view.lang)]
    for review in reviews:
        verdict = word("verdict", review.verdict, view.lang)
        if review.argument:
            verdict += f" {text(f'column.{review.argument}', view.lang)} = {isolate(one_line(review.value))}"
        shown = text(
            "show.review", view.lang, when=review.when, who=isolate(one_line(review.who)), verdict=verdict
        )
        out.append(f"  {shown}  {isolate(one_line(review.why))}".rstrip())
    return out if reviews else [*out, f"  {text('show.no_reviews', view.lang)}"]


def report_line(report: Report, view: View) -> str:
    """Return what a report is, on one line, a composed one marked."""
    lang = view.lang
    mark = f"[{text('mark.composed', lang)}] " if report.composed else ""
    parts = [report.id, report.outlet, report.published or text("mark.unknown", lang), report.title]
    shown = " · ".join(isolate(one_line(part)) for part in parts if part)
    return f"{mark}{text('show.report', lang)} {shown}"


def _marks(lines: Sequence[Line], part: str, view: View) -> list[Mark]:
    found = []
    for number, line in enumerate(lines, 1):
        span = line.mention.evidence
        if span.part == part:
            found.append(Mark(span.start, span.end, number, type_name(line.mention.type, view.lang)))
    return found


def _summary(number: int, line: Line, view: View) -> str:
    place = text("label.comma", view.lang).join(dict.fromkeys(f.value for f in line.mention.place))
    parts = [
        type_name(line.mention.type, view.lang),
        parties(line, view),
        place,
        when(line, view),
        standing(line, view),
    ]
    shown = " · ".join(isolate(one_line(part)) for part in parts if part)
    return f"[{number}] {shown} · {reviewed(line, view)} · {line.mention.id}"


def report_page(report: Report, lines: Sequence[Line], view: View, *, colours: bool) -> str:
    """Return a report with its mentions marked in its title and text, and a line for each below.

    Args:
        report: with its text.
        lines: its mentions, in the order of the text.
        view: known actors and language.
        colours: ANSI colours, for a terminal.
    """
    lang = view.lang
    out = [report_line(report, view), text("show.version", lang, n=str(report.version))]
    if report.path:
        out.append(f"{text('show.path', lang)}{text('label.colon', lang)}{isolate(one_line(report.path))}")
    if report.notes:
        out.append(f"{text('show.notes', lang)}{text('label.colon', lang)}{', '.join(report.notes)}")
    out += (
        ["", mark_text(report.title, _marks(lines, "title", view), colours=colours)] if report.title else []
    )
    out += ["", mark_text(report.text, _marks(lines, "text", view), colours=colours), ""]
    out += [_summary(number, line, view) for number, line in enumerate(lines, 1)]
    if not lines:
        out.append(_none(report, lang))
    return "\n".join(out)


def _none(report: Report, lang: str) -> str:
    if report.language not in ("ar", None):
        return text("mark.not_coded", lang, language=report.language)
    return text("show.no_mentions", lang)
