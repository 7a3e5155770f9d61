"""One mention told in full, and a report with all of its mentions, as lines for a terminal."""

from collections.abc import Iterator, Sequence

from sijill.export.cells import number_cell
from sijill.export.columns import View, reviewed
from sijill.export.line import Line
from sijill.export.listing import counts, event, parties, places, standing, superseded, when
from sijill.export.marked import Mark, marked_lines
from sijill.export.names import actor_name, outlet_name, type_name, word
from sijill.export.noted import note_words
from sijill.export.versioned import other_versions
from sijill.i18n import text
from sijill.i18n.bidi import LRI, PDI, flush, isolate, one_line, pack, width, wrap
from sijill.schema import Content, Count, Filler, Report, Review, Span, Time
from sijill.store import Version

_ROLES = ("actor", "target", "mediator", "place", "about", "items")
_SINGLE = ("outcome", "via", "form")
_LEFT = 14
_NUMBER = 5  # columns for the number of a mention in its report: [123]


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
    return part + text("show.offsets", view.lang, start=span.start, end=span.end)


def _read(line: Line, span: Span | None, view: View) -> str:
    words = one_line(line.words(span)) if span is not None else ""
    if not words:
        return ""
    return text("label.quote_open", view.lang) + words + text("label.quote_close", view.lang)


def _value(role: str, value: str, view: View) -> str:
    if role == "about":
        return type_name(value, view.lang)
    if role in _SINGLE:
        return word(role, value, view.lang)
    if role in {"place", "items"}:
        return value
    name = actor_name(value, view.actors, view.lang)
    return name if name == value or value.startswith("name:") else f"{name} ({value})"


def _filler(line: Line, role: str, filler: Filler, view: View) -> list[str]:
    value = one_line(_value(role, filler.value, view))
    if filler.span is None:
        trigger = one_line(line.words(line.mention.trigger))
        return [value, text("mark.implied", view.lang, word=isolate(trigger))]
    how = text(f"how.{filler.how}", view.lang)
    return [value, _read(line, filler.span, view), _where(filler.span, view), how]


def _time(line: Line, time: Time, view: View) -> list[str]:
    value = time.value.replace("/", " / ")
    return [value, _read(line, time.span, view), _where(time.span, view), text(f"how.{time.how}", view.lang)]


def _count(line: Line, count: Count, view: View) -> list[str]:
    of = f" ({actor_name(count.of, view.actors, view.lang)})" if count.of else ""
    number = number_cell(count.value, count.word)
    shown = f"{word('count', count.what, view.lang)}={number}{of}"
    return [one_line(shown), _read(line, count.span, view), _where(count.span, view)]


def _content(line: Line, content: Content, view: View) -> list[str]:
    names = [_names(content.actor, view), _names(content.target, view), _names(content.place, view)]
    head = type_name(content.type, view.lang)
    shown = one_line(" · ".join(part for part in [head, *names] if part))
    return [shown, _read(line, content.span, view), _where(content.span, view)]


def _names(fillers: Sequence[Filler], view: View) -> str:
    return text("label.comma", view.lang).join(actor_name(f.value, view.actors, view.lang) for f in fillers)


def _arguments(line: Line, view: View) -> Iterator[tuple[str, list[str]]]:
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
        yield "term", _count(line, mention.term, view)
    for name in _SINGLE:
        single: Filler | None = getattr(mention, name)
        if single is not None:
            yield name, _filler(line, name, single, view)
    for content in mention.content:
        yield "content", _content(line, content, view)


def _labelled(label: str, parts: Sequence[str], columns: int) -> list[str]:
    """Return a label with its parts beside it, as many lines as they need."""
    beside = pack([part for part in parts if part], columns - _LEFT - 2)
    blank = " " * (_LEFT + 2)
    first = f"  {isolate(label)}{' ' * max(2, _LEFT - width(label))}"
    return [(blank if number else first) + piece for number, piece in enumerate(beside)]


def _indented(parts: Sequence[str], columns: int, joint: str = "  ") -> list[str]:
    return [f"  {piece}" for piece in pack([part for part in parts if part], columns - 2, joint)]


def _colon(key: str, words: str, lang: str) -> str:
    return f"{text(key, lang)}{text('label.colon', lang)}{words}"


def mention_page(line: Line, view: View, columns: int) -> str:
    """Return one mention in full: its words, its arguments with theirs, rule, chain of sources, reviews."""
    mention, lang = line.mention, view.lang
    head = [text("show.mention", lang), mention.id, type_name(mention.type, lang), standing(line, view)]
    out = [*pack(head, columns), *report_head(line.report, view, columns)]
    out += [isolate(part) for part in wrap(one_line(line.report.title), columns) if part]
    out += [isolate(part) for part in wrap(superseded(line, view), columns) if part]
    out += ["", text("show.evidence", lang)]
    out += [f"  {isolate(part)}" for part in wrap(one_line(line.quote), columns - 2)]
    out += [f"  {isolate(_where(mention.evidence, view))}", "", text("show.arguments", lang)]
    for role, parts in (*_arguments(line, view), *_beside(line, view)):
        out += _labelled(text(f"column.{role}", lang), parts, columns)
    out += ["", _colon("show.sources", chain(line, view), lang)]
    for filler in mention.source:
        out += _indented(_filler(line, "source", filler, view), columns)
    out += ["", *_ruled(line, view, columns), "", *_reviews(line.reviews, view, columns)]
    return "\n".join(flush(one, lang, columns) for one in out)


def _beside(line: Line, view: View) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands beside the coded arguments: when it was told, and what reviewers corrected."""
    if line.mention.date is None and "date" not in line.corrected():
        yield "date", [when(line, view) or text("mark.unknown", view.lang)]
    for role, value in line.corrected().items():
        yield role, [one_line(value) or text("mark.none", view.lang), text("mark.reviewed_fix", view.lang)]


def _ruled(line: Line, view: View, columns: int) -> list[str]:
    mention, lang = line.mention, view.lang
    return [
        _colon("show.trigger", isolate(_read(line, mention.trigger, view)), lang),
        _colon("show.rule", f"{left(mention.rule)} ({left(mention.engine)})", lang),
        _colon("show.confidence", f"{mention.confidence:.2f}", lang),
        *(f"  {part}" for part in wrap(text("show.confidence_note", lang), columns - 2)),
    ]


def left(words: str) -> str:
    """Return Latin words and figures between isolates, so that Arabic beside them moves no part of them."""
    return f"{LRI}{words}{PDI}"


def _reviews(reviews: Sequence[Review], view: View, columns: int) -> list[str]:
    out = [text("show.reviews", view.lang)]
    for review in reviews:
        verdict = word("verdict", review.verdict, view.lang)
        if review.argument:
            value = one_line(review.value) or text("mark.none", view.lang)
            verdict += f" {text(f'column.{review.argument}', view.lang)} = {isolate(value)}"
        elif review.other:
            verdict += f" {review.other}"
        day = review.when.replace("T", " ").replace("Z", " UTC")
        out += _indented([day, one_line(review.who), verdict, one_line(review.why)], columns)
    return out if reviews else [*out, f"  {text('show.no_reviews', view.lang)}"]


def report_head(report: Report, view: View, columns: int) -> list[str]:
    """Return what a report is, a composed one marked."""
    lang = view.lang
    mark = f"[{text('mark.composed', lang)}] " if report.composed else ""
    name = f"{mark}{text('show.report', lang)} {left(one_line(report.id))}"
    day = report.published or text("mark.unknown_day", lang)
    outlet = one_line(outlet_name(report.outlet, lang, composed=report.composed))
    return pack([part for part in (name, outlet, day) if part], columns, " · ")


def _marks(lines: Sequence[Line], part: str, view: View) -> list[Mark]:
    found = []
    for number, line in enumerate(lines, 1):
        span = line.mention.evidence
        if span.part == part:
            found.append(Mark(span.start, span.end, number, type_name(line.mention.type, view.lang)))
    return found


def facts(line: Line, view: View) -> list[str]:
    """Return what a mention tells, whether it was reviewed, and its id, each as one line."""
    parts = [
        event(line, view),
        parties(line, view),
        places(line, view),
        when(line, view),
        counts(line, view),
        standing(line, view),
        reviewed(line, view),
        line.mention.id,
    ]
    return [one_line(part) for part in parts if part]


def _summary(number: int, line: Line, view: View, columns: int) -> list[str]:
    first = f"[{number}]".ljust(_NUMBER)
    shown = pack(facts(line, view), columns - _NUMBER, " · ")
    return [(" " * _NUMBER if at else first) + piece for at, piece in enumerate(shown)]


def report_page(
    report: Report,
    lines: Sequence[Line],
    view: View,
    columns: int,
    *,
    colours: bool,
    versions: Sequence[Version] = (),
) -> str:
    """Return a report with its mentions marked in its title and text, and a line for each below.

    Args:
        report: with its text.
        lines: its mentions, in the order of the text.
        view: known actors and language.
        columns: the terminal's width.
        colours: ANSI colours, for a terminal.
        versions: all that are known of the report, the oldest first.
    """
    lang = view.lang
    version = text("show.version", lang, n=str(report.version))
    stands = next((one.number for one in versions if one.stands), report.version)
    if stands != report.version:
        version += text("label.comma", lang) + text("mark.superseded", lang, n=str(stands))
    out = [*report_head(report, view, columns), version]
    out += other_versions(versions, report.id, lang, columns)
    if report.path:
        out.append(_colon("show.path", left(one_line(report.path)), lang))
    if report.notes:
        out.append(_colon("show.notes", _notes(report, lang), lang))
    out = [flush(one, lang, columns) for one in out]
    for part, words in (("title", report.title), ("text", report.text)):
        if words:
            marks = _marks(lines, part, view)
            shown = marked_lines(words, marks, columns, colours=colours)
            out += ["", *(flush(one, lang, columns) for one in shown)]
    below = [one for number, line in enumerate(lines, 1) for one in _summary(number, line, view, columns)]
    out += ["", *(flush(one, lang, columns) for one in below or [_none(report, lang)])]
    return "\n".join(out)


def _notes(report: Report, lang: str) -> str:
    return text("label.semicolon", lang).join(note_words(note, lang) for note in report.notes)


def _none(report: Report, lang: str) -> str:
    if report.language not in ("ar", None):
        return text("mark.not_coded", lang, language=report.language)
    return text("show.no_mentions", lang)
