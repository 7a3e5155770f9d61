"""Tables for a terminal: columns that fit its width, cells that wrap, right to left in Arabic."""

from collections.abc import Sequence

from msgspec import Struct

from sijill.export.bidi import isolate, one_line, width, wrap

_GAP = 2
_NARROWEST = 4


class Head(Struct, frozen=True):
    """The head of a column.

    Attributes:
        title: its words. least: columns it must have. share: how much of what is left it takes.
        right: figures stand at its end.
    """

    title: str
    least: int = 4
    share: int = 1
    right: bool = False


def _wanted(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> list[int]:
    cells = [[head.title, *(row[i] for row in rows)] for i, head in enumerate(heads)]
    return [max(width(cell) for cell in column) for column in cells]


def _fit(heads: Sequence[Head], wanted: Sequence[int], room: int) -> list[int]:
    """Give every column its least, then hand out what is left by share until all have what they want."""
    widths = [min(head.least, want) for head, want in zip(heads, wanted, strict=True)]
    while sum(widths) > room and max(widths) > _NARROWEST:  # a screen too narrow even for the least
        widths[widths.index(max(widths))] -= 1
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


def _pad(line: str, columns: int, at_end: bool) -> str:
    blank = " " * max(0, columns - width(line))
    return blank + isolate(line) if at_end else isolate(line) + blank


def _row(cells: Sequence[str], widths: Sequence[int], ends: Sequence[bool], rtl: bool) -> list[str]:
    wrapped = [wrap(cell, columns) for cell, columns in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    out = []
    for level in range(height):
        line = [
            _pad(lines[level] if level < len(lines) else "", columns, end)
            for lines, columns, end in zip(wrapped, widths, ends, strict=True)
        ]
        out.append((" " * _GAP).join(reversed(line) if rtl else line).rstrip())
    return out


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
        rtl: first column at the right, words flush right.
    """
    safe = [[one_line(cell) for cell in row] for row in rows]
    widths = _fit(heads, _wanted(heads, safe), columns - _GAP * (len(heads) - 1))
    ends = [head.right != rtl for head in heads]
    top = _row([head.title for head in heads], widths, ends, rtl)
    rule = (" " * _GAP).join("─" * size for size in (reversed(widths) if rtl else widths))
    return Laid((*top, rule), tuple(tuple(_row(row, widths, ends, rtl)) for row in safe))


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
