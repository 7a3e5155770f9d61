"""The mentions' table on a terminal: one line of arguments, below it the words and where they stand."""

from collections.abc import Sequence

from msgspec.structs import replace

from sijill.export.assertion import assertion_text
from sijill.export.cells import counts_cell, fillers_cell, time_cell
from sijill.export.columns import View, reviewed
from sijill.export.grid import Head, grid_rows
from sijill.export.line import Line
from sijill.export.names import actor_name, outlet_name, type_name, word
from sijill.i18n import text
from sijill.i18n.bidi import directed, isolate, one_line, width, wrap, wrap_few
from sijill.schema import Filler

_INDENT = 2
_QUOTED = 3  # lines of a quote; `sijill show` has the whole of it


_HEADS = (
    ("date", 12, 1), ("event", 10, 1), ("parties", 18, 4), ("place", 10, 3), ("status", 7, 1),
    ("count", 8, 2),
)  # fmt: skip


def _heads(lang: str) -> list[Head]:
    return [Head(text(f"column.{name}", lang), least, share) for name, least, share in _HEADS]


def _names(fillers: Sequence[Filler], view: View) -> str:
    names = dict.fromkeys(actor_name(filler.value, view.actors, view.lang) for filler in fillers)
    return text("label.comma", view.lang).join(names)


def parties(line: Line, view: View) -> str:
    """Return who does it to whom, corrected as reviewed. Example: ``"asayish → syria-gov, civilians"``."""
    fixed = line.corrected()
    sides = [
        _corrected(fixed, "actor", _names(line.mention.actor, view), view),
        _corrected(fixed, "target", _names(line.mention.target, view), view),
    ]
    arrow = f" {text('label.arrow', view.lang)} "
    return arrow.join(side or "?" for side in sides) if sides[1] else sides[0]


def _corrected(fixed: dict[str, str], name: str, coded: str, view: View) -> str:
    if name not in fixed:
        return coded
    names = [actor_name(value, view.actors, view.lang) for value in fixed[name].split("|")]
    return text("label.comma", view.lang).join(names)


def when(line: Line, view: View) -> str:
    """Return when it happened; without a date of its own, "told on" and the day of publication."""
    fixed = line.corrected().get("date")
    day = time_cell(line.mention.date) if fixed is None else fixed
    if day or not line.mention.told_on:
        return day.replace("/", " / ")
    return text("mark.told_on", view.lang, day=line.mention.told_on)


def places(line: Line, view: View) -> str:
    """Return the places as reviewed. Example: ``"الحسكة, القامشلي"``."""
    cell = line.corrected().get("place", fillers_cell(line.mention.place))
    return cell.replace("|", text("label.comma", view.lang))


def status(line: Line, view: View) -> str:
    """Return the status as reviewed, in the language of the screen."""
    return word("status", line.corrected().get("status", line.mention.status), view.lang)


def standing(line: Line, view: View) -> str:
    """Return status and whose word it is. Example: ``"claimed, asserted (by sdf); one side only"``."""
    said = assertion_text(line.mention, view.actors, view.lang)
    return text("label.comma", view.lang).join(part for part in (status(line, view), said) if part)


def event(line: Line, view: View) -> str:
    """Return the type as reviewed, a speech act with what it is about. Example: ``"DEMAND: LIFT"``."""
    fixed, lang = line.corrected(), view.lang
    kind = type_name(fixed.get("type", line.mention.type), lang)
    about = fixed.get("about", fillers_cell(line.mention.about))
    named = text("label.comma", lang).join(type_name(one, lang) for one in about.split("|") if one)
    return f"{kind}: {named}" if named else kind


def superseded(line: Line, view: View) -> str:
    """Return that another text stands in this one's place, ``""`` where none does.

    Example: ``"superseded by version 2"``.
    """
    return text("mark.superseded", view.lang, n=str(line.superseded)) if line.superseded else ""


def _cells(line: Line, view: View) -> list[str]:
    return [
        when(line, view),
        event(line, view),
        parties(line, view),
        places(line, view),
        status(line, view),
        counts(line, view),
    ]


def counts(line: Line, view: View) -> str:
    """Return the counts as reviewed, with their kinds in the language of the screen; "" where there are none.

    Example: ``"killed=12 (civilians)"``, «قتلى=«العشرات»».
    """
    named = [
        replace(c, of=actor_name(c.of, view.actors, view.lang) if c.of else None) for c in line.mention.count
    ]
    cell = line.corrected().get("count", counts_cell(named))
    shown = [one.partition("=") for one in cell.split("|") if one]
    return text("label.comma", view.lang).join(
        f"{word('count', what, view.lang)}{sign}{number}" for what, sign, number in shown
    )


def _foot(line: Line, view: View, columns: int) -> list[str]:
    """Return report, whose word it is, review and id, broken between them where they need several lines."""
    report = line.report
    parts = [
        f"[{text('mark.composed', view.lang)}]" if report.composed else "",
        outlet_name(report.outlet, view.lang, composed=report.composed) or report.id,
        report.published or "",
        assertion_text(line.mention, view.actors, view.lang),
        superseded(line, view),
        reviewed(line, view),
        line.mention.id,
    ]
    return listed([one_line(part) for part in parts if part], columns)


def listed(parts: Sequence[str], columns: int) -> list[str]:
    """Return parts with dots between them in lines of at most ``columns``, broken after the dots.

    Example:
        >>> listed(["sana", "2024-08-13"], 9)
        ['sana ·', '2024-08', '-13']
    """
    room = columns - 2  # for the dot at the end of a line
    lines = wrap(parts[0], room)
    for part in parts[1:]:
        longer = f"{lines[-1]} · {part}"
        lines[-1:] = [longer] if width(longer) <= room else [f"{lines[-1]} ·", *wrap(part, room)]
    return lines


def below(line: Line, view: View, columns: int) -> list[str]:
    """Return the words of the evidence, the longest shortened, and what stands below them."""
    room = columns - 2 * _INDENT
    opening, closing = text("label.quote_open", view.lang), text("label.quote_close", view.lang)
    quote = wrap_few(f"{opening}{one_line(line.quote)}{closing}", room, _QUOTED)
    if quote[-1].endswith(" …"):
        quote[-1] += closing
    foot = [directed(part, view.lang) for part in _foot(line, view, room)]
    return [placed(part, columns, view) for part in (*map(isolate, quote), *foot)]


def placed(part: str, columns: int, view: View) -> str:
    """Return a line indented below a row of a table, in Arabic from the right."""
    if view.lang != "ar":
        return " " * _INDENT + part
    return " " * max(0, columns - _INDENT - width(part)) + part


def _filled(heads: Sequence[Head], cells: Sequence[Sequence[str]]) -> tuple[list[Head], list[list[str]]]:
    """Return heads and cells without the columns that hold nothing."""
    kept = [at for at in range(len(heads)) if any(row[at] for row in cells)]
    return [heads[at] for at in kept], [[row[at] for at in kept] for row in cells]


def mentions_table(lines: Sequence[Line], view: View, columns: int) -> str:
    """Return the table of mentions for a terminal of ``columns`` columns.

    Args:
        lines: the mentions.
        view: known actors and language; Arabic runs from the right.
        columns: the width. Each mention takes a row of arguments, a line of its words, one of its report.
    """
    heads, cells = _filled(_heads(view.lang), [_cells(line, view) for line in lines])
    table = grid_rows(heads, cells, columns, rtl=view.lang == "ar")
    out = list(table.head)
    for line, row in zip(lines, table.rows, strict=True):
        out += [*row, *below(line, view, columns), ""]
    return "\n".join(out).rstrip("\n")


def notes(lines: Sequence[Line], lang: str) -> list[str]:
    """Return what must be said below a table: what is composed in it and how much was reviewed."""
    out = []
    if any(line.report.composed for line in lines):
        out.append(text("summary.composed_note", lang))
    if any(line.superseded for line in lines):
        out.append(text("summary.superseded_note", lang))
    done = sum(bool(line.reviews) for line in lines)
    if lines and not done:
        out.append(text("summary.unreviewed", lang))
    elif done:
        # "n" would choose a plural form; the sentence has one form only
        out.append(text("summary.part_reviewed", lang, n=str(done), total=len(lines)))
    return out
