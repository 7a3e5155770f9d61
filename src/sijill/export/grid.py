"""Tables for a terminal: columns that fit its width, cells that wrap, right to left in Arabic."""

from collections.abc import Sequence

from msgspec import Struct

from sijill.i18n.bidi import isolate, one_line, width, wrap

_GAP = 2
_NARROWEST = 4
_WORD = 16  # longer words are broken rather than take the room of the other columns


class Head(Struct, frozen=True):
    """The head of a column.

    Attributes:
        title: its words. least: columns it must have. share: how much of what is left it takes.
        right: figures stand at its end. whole: its words are not broken (ids, which are copied).
    """

    title: str
    least: int = 4
    share: int = 1
    right: bool = False
    whole: bool = False


def _wanted(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> list[int]:
    cells = [[head.title, *(row[i] for row in rows)] for i, head in enumerate(heads)]
    return [max(width(cell) for cell in column) for column in cells]


def _longest(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column's longest word."""
    cells = [[head.title, *(row[i] for row in rows)] for i, head in enumerate(heads)]
    return [max((width(word) for cell in column for word in cell.split()), default=0) for column in cells]


def _least(heads: Sequence[Head], rows: Sequence[Sequence[str]], wanted: Sequence[int]) -> list[int]:
    words = [
        word if head.whole else min(word, _WORD)
        for head, word in zip(heads, _longest(heads, rows), strict=True)
    ]
    return [min(max(head.least, word), want) for head, word, want in zip(heads, words, wanted, strict=True)]


def _fit(heads: Sequence[Head], least: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Give every column its least, then hand out what is left by share until all have what they want."""
    widths = _narrowed(heads, least, room)
    left = room - sum(widths)
    while left > 0:
        open_ = [i for i, want in enumerate(wanted) if widths[i] < want and heads[i].share]
        if not open_:
            break
        for i in open_:
            more = min(heads[i].share, wanted[i] - widths[i], left)
            widths[i] += more
            left -= more
    return widths


def _narrowed(heads: Sequence[Head], least: Sequence[int], room: int) -> list[int]:
    """Return the columns' least widths, the widest made narrower where a screen has no room for them."""
    widths = list(least)
    last = range(len(heads) - 1, -1, -1)  # of columns as wide as each other the last gives way
    broken = [i for i in last if not heads[i].whole]
    for shrinking in (broken, last):
        while shrinking and sum(widths) > room and (most := max(widths[i] for i in shrinking)) > _NARROWEST:
            widths[next(i for i in shrinking if widths[i] == most)] -= 1
    return widths


def _pad(line: str, columns: int, at_end: bool) -> str:
    blank = " " * max(0, columns - width(line))
    return blank + isolate(line) if at_end else isolate(line) + blank


def _row(cells: Sequence[str], widths: Sequence[int], ends: Sequence[bool], indent: int | None) -> list[str]:
    """Return the lines of one row; ``indent`` is what stands left of a table that runs from the right."""
    wrapped = [wrap(cell, columns) for cell, columns in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    out = []
    for level in range(height):
        line = [
            _pad(lines[level] if level < len(lines) else "", columns, end)
            for lines, columns, end in zip(wrapped, widths, ends, strict=True)
        ]
        out.append(_joined(line, indent))
    return out


def _joined(cells: Sequence[str], indent: int | None) -> str:
    gap = " " * _GAP
    return gap.join(cells).rstrip() if indent is None else " " * indent + gap.join(reversed(cells)).rstrip()


class Laid(Struct, frozen=True):
    """A table laid out: the lines of its head, and those of each row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grid_rows(
    heads: Sequence[Head], rows: Sequence[Sequence[str]], columns: int, *, rtl: bool = False
) -> Laid:
    """Return a table of at most ``columns`` columns, row by row.

    Args:
        heads: one a column.
        rows: their cells, made safe here.
        columns: the terminal's width.
        rtl: first column at the right edge of the screen, words flush right.
    """
    safe = [[one_line(cell) for cell in row] for row in rows]
    wanted, room = _wanted(heads, safe), columns - _GAP * (len(heads) - 1)
    widths = _fit(heads, _least(heads, safe, wanted), wanted, room)
    ends = [head.right != rtl for head in heads]
    indent = max(0, room - sum(widths)) if rtl else None
    top = _row([head.title for head in heads], widths, ends, indent)
    rule = _joined(["─" * size for size in widths], indent)
    return Laid((*top, rule), tuple(tuple(_row(row, widths, ends, indent)) for row in safe))


def grid(heads: Sequence[Head], rows: Sequence[Sequence[str]], columns: int, *, rtl: bool = False) -> str:
    """Return a table of at most ``columns`` columns as one text; see `grid_rows`.

    Example:
        >>> print(grid([Head("id"), Head("n", right=True)], [["sdf", "12"]], 20))
        id    n
        ───  ──
        sdf  12
    """
    laid = grid_rows(heads, rows, columns, rtl=rtl)
    return "\n".join([*laid.head, *(line for row in laid.rows for line in row)])
