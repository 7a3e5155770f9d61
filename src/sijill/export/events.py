"""Events on a terminal: a list with what they agree on and where they differ, and one event in full."""

from collections.abc import Iterable, Sequence

from sijill.export.columns import View, reviewed
from sijill.export.detail import report_head
from sijill.export.grid import Head, grid_rows
from sijill.export.line import Line
from sijill.export.listing import listed, placed
from sijill.export.listing import standing as standing_words
from sijill.export.names import actor_name, type_name, word
from sijill.i18n import text
from sijill.i18n.bidi import directed, flush, isolate, one_line, pack, width, wrap
from sijill.schema import COUNTED, Disagreement, Event, Value, Voice

_HEADS = (("date", 12, 1), ("event", 10, 1), ("parties", 18, 4), ("place", 10, 3), ("told_by", 9, 1))
_ACTORS = ("actor", "target", "mediator")
_ARGUMENTS = ("actor", "target", "mediator", "place", "about")
_LEFT = 14
_INDENT = 2


def one_side(event: Event) -> bool:
    """Return whether every voice that tells the event is that of a party to the conflict, all of one."""
    parties = {party_of(event, one.mention.id) for one in event.told}
    return len(parties) == 1 and "" not in parties


def party_of(event: Event, mention: str) -> str:
    """Return the party whose voice a mention of the event is, ``""`` for none."""
    return event.voices.get(mention, Voice("")).party


def marks(event: Event, lang: str) -> list[str]:
    """Return what must be said of an event: one side only, nobody reviewed it, and who is composed."""
    found = [text("mark.one_side", lang)] if one_side(event) else []
    done = sum(one.reviewed for one in event.told)
    if not done:
        found.append(text("mark.unreviewed", lang))
    elif done < len(event.told):
        found.append(text("mark.part_reviewed", lang, n=str(done), total=str(len(event.told))))
    return found


def told_by(event: Event, lang: str) -> str:
    """Return how many reports tell it, and how many sources where some copy others."""
    reports = len({one.mention.report for one in event.told})
    words = text("summary.reports", lang, n=reports)
    if event.sources == reports:
        return words
    return words + text("label.comma", lang) + text("summary.sources", lang, n=event.sources)


def when(event: Event, lang: str) -> str:
    """Return the days all agree on; "contested" where they differ; else when it was first told."""
    if event.date:
        return event.date.replace("/", " / ")
    if any(one.argument == "date" for one in event.disagreements):
        return text("mark.contested", lang)
    return text("mark.told_on", lang, day=event.told_on) if event.told_on else ""


def what(event: Event, lang: str) -> str:
    """Return the type with what it is about, and the status where it is not actual."""
    named = text("label.comma", lang).join(type_name(one, lang) for one in event.about)
    kind = f"{type_name(event.type, lang)}: {named}" if named else type_name(event.type, lang)
    return kind if event.status == "actual" else f"{kind} ({word('status', event.status, lang)})"


def parties(event: Event, view: View) -> str:
    """Return who does it to whom, "contested" where the mentions differ."""
    sides = [agreed(event, name, view) for name in ("actor", "target")]
    arrow = f" {text('label.arrow', view.lang)} "
    return arrow.join(side or text("label.not_told", view.lang) for side in sides) if sides[1] else sides[0]


def headings(event: Event, view: View) -> tuple[str, str, str, str]:
    """Return what stands first of an event: when, what, who to whom, where; ``""`` for what nobody tells."""
    return when(event, view.lang), what(event, view.lang), parties(event, view), agreed(event, "place", view)


def agreed(event: Event, name: str, view: View) -> str:
    """Return the values of an argument that no mention contradicts, "contested" among them where some do."""
    values: tuple[str, ...] = getattr(event, name)
    named = [_value(name, value, view) for value in values]
    if any(one.argument == name for one in event.disagreements):
        named.append(text("mark.contested", view.lang))
    return text("label.comma", view.lang).join(named)


def _value(argument: str, value: str, view: View) -> str:
    if argument in _ACTORS:
        return actor_name(value, view.actors, view.lang)
    if argument in ("type", "about"):
        return type_name(value, view.lang)
    if argument == "status":
        return word("status", value, view.lang)
    return value.replace("/", " / ") if argument == "date" else value


def argument_words(differs: Disagreement, view: View) -> str:
    """Return what they differ on. Example: ``"killed (civilians)"``."""
    counted = differs.argument in COUNTED
    name = (
        word("count", differs.argument, view.lang)
        if counted
        else text(f"column.{differs.argument}", view.lang)
    )
    return f"{name} ({actor_name(differs.of, view.actors, view.lang)})" if differs.of else name


def value_words(differs: Disagreement, value: Value, view: View) -> str:
    """Return a value with those who hold it. Example: ``“81” (syria-interior; one side only)``."""
    shown = value.word or _value(differs.argument, value.value, view)
    holders = text("label.semicolon", view.lang).join(_holders(value.by, view))
    opening, closing = (text(f"label.quote_{end}", view.lang) for end in ("open", "close"))
    quoted = f"{opening}{shown}{closing}" if differs.argument in COUNTED else shown
    of = f" {actor_name(value.of, view.actors, view.lang)}" if value.of else ""
    return f"{quoted}{of} ({holders})"


def _holders(voices: Iterable[Voice], view: View) -> list[str]:
    found = []
    for voice in voices:
        name = actor_name(voice.by, view.actors, view.lang) or text("mark.unknown", view.lang)
        side = text("label.comma", view.lang) + text("mark.party", view.lang) if voice.party else ""
        found.append(one_line(name) + side)
    return found


def _differing(event: Event, view: View, columns: int) -> list[str]:
    """Return a line, or several, for each argument on which the mentions differ."""
    out = []
    for differs in event.disagreements:
        head = argument_words(differs, view) + text("label.colon", view.lang)
        values = [one_line(value_words(differs, value, view)) for value in differs.values]
        values[0] = head + values[0]
        out += listed(values, columns)
    return out


def events_table(events: Sequence[Event], view: View, columns: int) -> str:
    """Return the table of events for a terminal of ``columns`` columns; Arabic runs from the right.

    Each event takes a row of what its mentions agree on, a line for each argument on which they differ, and
    one of its marks and its id.
    """
    lang = view.lang
    heads = [Head(text(f"column.{name}", lang), least, share) for name, least, share in _HEADS]
    cells = [[*headings(one, view), told_by(one, lang)] for one in events]
    table = grid_rows(heads, cells, columns, rtl=lang == "ar")
    out = list(table.head)
    for event, row in zip(events, table.rows, strict=True):
        out += [*row, *_below(event, view, columns), ""]
    return "\n".join(out).rstrip("\n")


def _below(event: Event, view: View, columns: int) -> list[str]:
    room = columns - 2 * _INDENT
    mark = [f"[{text('mark.composed', view.lang)}]"] if composed(event) else []
    foot = listed([*mark, *marks(event, view.lang), event.id], room)
    lines = [*_differing(event, view, room), *foot]
    return [placed(directed(one, view.lang), columns, view) for one in lines]


def composed(event: Event) -> bool:
    """Return whether a composed report tells the event."""
    return any(one.composed for one in event.told)


def event_page(event: Event, lines: Sequence[Line], view: View, columns: int) -> str:
    """Return one event in full: what its mentions agree on, where they differ, and each mention's words.

    Args:
        event: the event.
        lines: its mentions, in its order.
        view: known actors and language.
        columns: the terminal's width.
    """
    lang = view.lang
    status = word("status", event.status, lang)
    mark = [f"[{text('mark.composed', lang)}]"] if composed(event) else []
    head = [*mark, text("show.event", lang), event.id, type_name(event.type, lang), status]
    out = [*pack(head, columns), *pack([told_by(event, lang), *marks(event, lang)], columns, " · ")]
    out += ["", text("show.agreed", lang), *_agreed_lines(event, view, columns)]
    if event.disagreements:
        out += ["", text("show.differ", lang)]
        out += [f"  {one}" for one in _differing(event, view, columns - _INDENT)]
    out += ["", text("show.mentions", lang)]
    for line in lines:
        out += [*mention_lines(line, view, columns), ""]
    return "\n".join(flush(one, lang, columns) for one in out).rstrip("\n")


def _agreed_lines(event: Event, view: View, columns: int) -> list[str]:
    cells = [("date", when(event, view.lang)), *((name, agreed(event, name, view)) for name in _ARGUMENTS)]
    out = []
    for name, cell in cells:
        if cell:
            label = text(f"column.{name}", view.lang)
            blank = " " * max(2, _LEFT - width(label))
            first, *more = wrap(one_line(cell), columns - _LEFT - 2)
            out += [
                f"  {label}{blank}{isolate(first)}",
                *(f"{' ' * (_LEFT + 2)}{isolate(one)}" for one in more),
            ]
    return out


def mention_lines(line: Line, view: View, columns: int) -> list[str]:
    """Return a mention of an event: its report, its words, whose word it is, its review and id."""
    opening, closing = (text(f"label.quote_{end}", view.lang) for end in ("open", "close"))
    quote = wrap(f"{opening}{one_line(line.quote)}{closing}", columns - _INDENT)
    foot = listed([standing_words(line, view), reviewed(line, view), line.mention.id], columns - _INDENT)
    return [
        *report_head(line.report, view, columns),
        *(f"  {isolate(one)}" for one in quote),
        *(f"  {one}" for one in foot),
    ]
