"""What people coded by hand, and how it compares with what the machine coded, for a terminal."""

from collections.abc import Sequence

from msgspec import Struct

from sijill.evaluate.hand import Comparison, Figures
from sijill.evaluate.pairing import Pair
from sijill.export.columns import View
from sijill.export.grid import Head, grid, grid_rows
from sijill.export.hand import SCREEN, argument_name, by_hand, screen_cells
from sijill.export.line import Line
from sijill.export.listing import below, counts, event, listed, parties, placed, places, when
from sijill.export.names import type_name
from sijill.i18n import text
from sijill.i18n.bidi import directed, flush, isolate, one_line, wrap, wrap_few
from sijill.schema import HandEvent

_NOTE_LINES = 2  # of a row's notes or quote; the exports have the whole of it


class Shown(Struct, frozen=True):
    """What is on the screen: its language and known actors, and its width."""

    view: View
    columns: int

    @property
    def lang(self) -> str:
        """Return the language of the screen."""
        return self.view.lang

    def lines(self, words: str) -> list[str]:
        """Return words as lines of the screen, Arabic from the right."""
        return [flush(part, self.lang, self.columns) for part in wrap(words, self.columns)]


def hand_table(events: Sequence[HandEvent], on: Shown) -> str:
    """Return the table of events coded by hand, each with who coded it and where it stands below it."""
    laid = grid_rows(
        _heads(on), [screen_cells(one, on.view) for one in events], on.columns, rtl=on.lang == "ar"
    )
    out = list(laid.head)
    for one, row in zip(events, laid.rows, strict=True):
        out += [*row, *_hand_below(one, on), ""]
    return "\n".join(out).rstrip("\n")


def _heads(on: Shown) -> list[Head]:
    return [Head(text(f"column.{name}", on.lang), least, share) for name, least, share in SCREEN]


def _hand_below(one: HandEvent, on: Shown) -> list[str]:
    room = on.columns - 4
    told = one.quote or one.notes
    lines = [isolate(part) for part in wrap_few(one_line(told), room, _NOTE_LINES)] if told else []
    left = [
        (name, words) for name, words in one.words.items() if name not in {"type", "place", "actor", "target"}
    ]
    parts = [by_hand(one, on.lang), isolate(one_line(one.where))]
    parts += [f"{argument_name(name, on.lang)}: {one_line(', '.join(words))}" for name, words in left]
    lines += [directed(part, on.lang) for part in listed(parts, room)]
    return [placed(part, on.columns, on.view) for part in lines]


def figures_table(found: Sequence[Figures], on: Shown) -> str:
    """Return the counts and shares by type, and for all types last."""
    names = ("both", "hand_only", "machine_only", "again")
    heads = [Head(text("column.event", on.lang), 8, 1)]
    heads += [Head(text(f"column.{name}", on.lang), 4, 1, right=True) for name in names]
    heads += [Head(name, 4, 1, right=True) for name in ("P", "R", "F1")]
    return grid(heads, [_figures(one, on) for one in found], on.columns, rtl=on.lang == "ar")


def _figures(one: Figures, on: Shown) -> list[str]:
    named = text("label.comma", on.lang).join(type_name(type_, on.lang) for type_ in one.types)
    tally = one.tally
    counted = [one.both, one.hand_only, one.machine_only, one.again]
    shares = [
        f"{share:.2f}" if of else "–"
        for share, of in (
            (tally.precision, tally.predicted),
            (tally.recall, tally.gold),
            (tally.f1, one.both),
        )
    ]
    return [named or text("hand.all", on.lang), *map(str, counted), *shares]


def aside_lines(found: Comparison, on: Shown) -> list[str]:
    """Return what was not compared, and why."""
    out: list[str] = []
    for side, reasons in (("hand", found.hand_aside), ("machine", found.machine_aside)):
        told = [text(f"hand.aside_{reason}", on.lang, n=str(n)) for reason, n in reasons.items()]
        if told:
            listing = text("label.semicolon", on.lang).join(told)
            out += on.lines(text(f"hand.aside_{side}", on.lang, reasons=listing))
    return out


class Both(Struct, frozen=True):
    """The two sides of what was compared, by their places in it."""

    hand: Sequence[HandEvent]
    lines: Sequence[Line]


class _Told(Struct, frozen=True):
    """One coding on the screen: the cells of its row, and the lines below it."""

    cells: list[str]
    below: list[str]


def compared(found: Comparison, both: Both, on: Shown, only: Sequence[str], limit: int) -> str:
    """Return what was found, group by group: each pair with both codings and the machine's evidence.

    Args:
        found: the comparison.
        both: what was compared.
        on: the screen.
        only: groups to be shown: both, hand-only, machine-only, again.
        limit: how many of each.
    """
    by_hand_, by_machine = found.hand_only, found.machine_only
    groups: dict[str, list[list[_Told]]] = {
        "both": [_pair(pair, both, on) for pair in found.pairs[:limit]],
        "hand-only": [[_by_hand(both.hand[i], on)] for i in by_hand_[:limit]],
        "machine-only": [[_by_machine(both.lines[j], on)] for j in by_machine[:limit]],
        "again": [_pair(pair, both, on) for pair in found.again[:limit]],
    }
    sizes = {
        "both": len(found.pairs), "hand-only": len(by_hand_),
        "machine-only": len(by_machine), "again": len(found.again),
    }  # fmt: skip
    parts = [_group(name, sizes[name], groups[name], on) for name in only if sizes[name]]
    return "\n\n".join("\n".join(part) for part in parts)


def _group(name: str, size: int, blocks: Sequence[Sequence[_Told]], on: Shown) -> list[str]:
    heads, rtl = _heads(on), on.lang == "ar"
    laid = grid_rows(heads, [told.cells for block in blocks for told in block], on.columns, rtl=rtl)
    rows = iter(laid.rows)
    out = [*on.lines(f"{text(f'hand.group_{name}', on.lang)} ({size})"), "", *laid.head]
    for block in blocks:
        for told in block:
            out += [*next(rows), *told.below]
        out.append("")
    return out + (on.lines(text("summary.more", on.lang, n=size - len(blocks))) if size > len(blocks) else [])


def _by_hand(one: HandEvent, on: Shown) -> _Told:
    return _Told(screen_cells(one, on.view), _hand_below(one, on))


def _by_machine(line: Line, on: Shown) -> _Told:
    view = on.view
    cells = [when(line, view), event(line, view), parties(line, view), places(line, view), counts(line, view)]
    return _Told(cells, below(line, view, on.columns))


def _pair(pair: Pair, both: Both, on: Shown) -> list[_Told]:
    return [_by_hand(both.hand[pair.hand], on), _by_machine(both.lines[pair.mention], on)]
