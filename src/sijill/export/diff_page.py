"""What changed between two versions of a report, as lines for a terminal."""

from collections.abc import Iterator, Sequence

from sijill.evaluate.words import Piece, Words
from sijill.export.columns import View
from sijill.export.compared import Change, Changed, Comparison
from sijill.export.detail import facts, report_head
from sijill.export.line import Line
from sijill.export.names import actor_name, type_name, word
from sijill.export.versioned import version_words
from sijill.i18n import text
from sijill.i18n.bidi import FSI, PDI, clean, flush, isolate, one_line, pack, width, wrap, wrap_few
from sijill.schema import Report
from sijill.store import Version

_CONTEXT = 8  # words shown on either side of a change
_NEAR = 400  # characters in which they are looked for
_INDENT = 2
_QUOTED = 2  # lines of a quote
_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[39m"
_GONE, _CAME = ("[-", "-]"), ("{+", "+}")
_ACTORS = frozenset({"actor", "target", "mediator", "source"})
_WORDED = frozenset({"status", "outcome", "via", "form"})


def diff_page(
    found: Comparison, versions: Sequence[Version], view: View, columns: int, *, colours: bool = False
) -> str:
    """Return what changed: words in their sentences, then the codes.

    Args:
        found: two versions compared.
        versions: what is known of these two, old and new.
        view: known actors and language.
        columns: the terminal's width.
        colours: ANSI colours; what went and came is marked by signs all the same.
    """
    lang = view.lang
    out = [*_heads(found, versions, view, columns), ""]
    out += [*_words(found, lang, columns, colours=colours), "", *_codes(found, view, columns)]
    return "\n".join(flush(one, lang, columns) for one in out)


def _heads(found: Comparison, versions: Sequence[Version], view: View, columns: int) -> list[str]:
    """Return the report with both of its versions; or two reports, each with its own."""
    shown = [[*map(isolate, wrap(version_words(one, view.lang), columns))] for one in versions]
    one_report = found.old.id == found.new.id
    heads = [[] if one_report else _head(found.old, view, columns), _head(found.new, view, columns)]
    if one_report:
        heads.reverse()
    return [line for head, words in zip(heads, shown, strict=True) for line in (*head, *words)]


def _head(report: Report, view: View, columns: int) -> list[str]:
    address = [f"{FSI}{part}{PDI}" for part in wrap(one_line(report.url), columns) if part]
    return [*report_head(report, view, columns), *address]


def _words(found: Comparison, lang: str, columns: int, *, colours: bool) -> list[str]:
    out = []
    if found.old.published != found.new.published:
        days = [report.published or text("mark.unknown_day", lang) for report in (found.old, found.new)]
        out += _arrow(text("column.published", lang), days, lang, columns)
    if not found.removed and not found.added:
        return [*out, *wrap(text("diff.no_words", lang), columns)]
    counted = text("diff.words", lang, removed=found.removed, added=found.added)
    out += [*wrap(counted, columns), *wrap(text("diff.legend", lang), columns)]
    for part, words in (("title", found.title), ("text", found.text)):
        old, new = getattr(found.old, part), getattr(found.new, part)
        shown = [_hunk(hunk, old, new, colours=colours) for hunk in _hunks(words, old)]
        lines = [line for hunk in shown for line in ("", *_indented(hunk, columns))]
        out += ["", text(f"column.{part}", lang), *lines[1:]] if lines else []
    return out


def _indented(words: str, columns: int) -> list[str]:
    return [f"{' ' * _INDENT}{isolate(part)}" for part in wrap(words, columns - _INDENT)]


def _hunks(words: Words, old: str) -> Iterator[list[Piece]]:
    """Yield changes that stand close to each other, with what is the same between them."""
    held: list[Piece] = []
    between: list[Piece] = []
    for piece in words.pieces:
        if piece.same:
            between = [piece] if held else []
            if held and len(old[slice(*piece.old)].split()) > 2 * _CONTEXT:
                yield held
                held, between = [], []
        else:
            held += [*between, piece]
            between = []
    if held:
        yield held


def _hunk(hunk: Sequence[Piece], old: str, new: str, *, colours: bool) -> str:
    """Return one stretch of changes with the words around it."""
    first, last = hunk[0].new[0], hunk[-1].new[1]
    lead = new[max(0, first - _NEAR) : first].split()
    after = new[last : last + _NEAR].split()
    shown = [_piece(piece, old, new, colours=colours) for piece in hunk]
    before = " ".join([*(["…"] if len(lead) > _CONTEXT else []), *lead[-_CONTEXT:]])
    behind = " ".join([*after[:_CONTEXT], *(["…"] if len(after) > _CONTEXT else [])])
    gap = " " if new[:first].endswith(tuple(" \n")) else ""
    return f"{clean(before)}{gap}{''.join(shown)}{clean(behind)}"


def _piece(piece: Piece, old: str, new: str, *, colours: bool) -> str:
    """Return a piece with the blank that stands behind it; what changed between signs."""
    went, came = old[slice(*piece.old)], new[slice(*piece.new)]
    if piece.same:
        return clean(came)
    signed = [_signed(went, _GONE, _RED if colours else ""), _signed(came, _CAME, _GREEN if colours else "")]
    return " ".join(filter(None, signed)) + (" " if (came or went)[-1:].isspace() else "")


def _signed(words: str, signs: tuple[str, str], colour: str) -> str:
    if not words:
        return ""
    signed = f"{signs[0]}{one_line(words)}{signs[1]}"
    return f"{colour}{signed}{_PLAIN}" if colour else signed


def _codes(found: Comparison, view: View, columns: int) -> list[str]:
    lang = view.lang
    figures = {name: len(getattr(found, name)) for name in ("gone", "came", "changed", "same")}
    out = wrap(text("diff.codes", lang, **figures), columns)
    out += [line for one in found.gone for line in ("", *_mention("gone", one, view, columns))]
    out += [line for one in found.came for line in ("", *_mention("came", one, view, columns))]
    return out + [line for one in found.changed for line in ("", *_change(one, view, columns))]


def _mention(sign: str, line: Line, view: View, columns: int) -> list[str]:
    """Return what became of a mention, what it tells, and its words."""
    lang = view.lang
    quote = f"{text('label.quote_open', lang)}{one_line(line.quote)}{text('label.quote_close', lang)}"
    head = pack([text(f"diff.{sign}", lang), *facts(line, view)], columns, " · ")
    return [*head, *(f"  {isolate(part)}" for part in wrap_few(quote, columns - _INDENT, _QUOTED))]


def _change(one: Changed, view: View, columns: int) -> list[str]:
    out = _mention("changed", one.new, view, columns)
    for change in one.changes:
        values = [_value(change.argument, cell, view) for cell in _cells(change)]
        name = text(f"column.{change.argument}", view.lang)
        out += [f"  {part}" for part in _arrow(name, values, view.lang, columns - _INDENT)]
    if one.old.reviews:
        known = text("diff.was_reviewed", view.lang, id=one.old.mention.id)
        out += [f"  {isolate(part)}" for part in wrap(known, columns - _INDENT)]
    return out


def _arrow(name: str, values: Sequence[str], lang: str, columns: int) -> list[str]:
    """Return a name with its old and its new value, on one line where they fit."""
    old, new = values
    arrow = text("label.arrow", lang)
    label = f"{name}{text('label.colon', lang).rstrip()}"
    whole = f"{label} {isolate(old)} {arrow} {isolate(new)}"
    return [whole] if width(whole) <= columns else pack([label, old, f"{arrow} {new}"], columns, " ")


def _cells(change: Change) -> tuple[str, str]:
    """Return the old and the new value; of counts those alone that are others."""
    if change.argument != "count":
        return change.old, change.new
    old, new = change.old.split("|"), change.new.split("|")
    return "|".join(one for one in old if one not in new), "|".join(one for one in new if one not in old)


def _value(name: str, cell: str, view: View) -> str:
    """Return an argument's value in the words of the screen."""
    lang = view.lang
    if not cell:
        return text("mark.none", lang)
    return text("label.comma", lang).join(_one(name, one_line(value), view) for value in cell.split("|"))


def _one(name: str, value: str, view: View) -> str:
    if name in _ACTORS:
        return actor_name(value, view.actors, view.lang)
    if name == "about":
        return type_name(value, view.lang)
    if name in _WORDED:
        return word(name, value, view.lang)
    if name in {"count", "term"}:
        return _count(value, view)
    return value.replace("/", " / ") if name in {"date", "deadline"} else value


def _count(cell: str, view: View) -> str:
    """Return a count of the table in the words of the screen. Example: ``"killed=3 (civilians)"``."""
    what, sign, number = cell.partition("=")
    number, opening, of = number.partition(" (")
    whose = f" ({actor_name(of.removesuffix(')'), view.actors, view.lang)})" if opening else ""
    return f"{word('count', what, view.lang)}{sign}{number}{whose}"
