"""Reading a pack's tab-separated tables, with file and line in every error."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sijill.errors import LexiconError


def read_table(path: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as dictionaries, its line number under ``"#"``.

    A missing file is an empty table. A line that begins with ``#`` is a comment.

    Args:
        path: the table.
        columns: the columns that must stand in its head; others are read too.

    Raises:
        LexiconError: ``table-head`` where a column is missing, ``table-row`` where a row is too long,
            ``table-encoding`` where it is not UTF-8.
    """
    if not path.exists():
        return
    try:
        lines = path.read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise LexiconError("table-encoding", str(path)) from error
    rows = ((n, line.rstrip("\r")) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#")
    head = next(rows, (0, ""))[1].split("\t")
    missing = [column for column in columns if column not in head]
    if missing:
        raise LexiconError("table-head", f"{path}:1", missing=", ".join(missing))
    for number, line in rows:
        yield _row(path, number, head, line.split("\t"))


def _row(path: Path, number: int, head: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    if len(cells) > len(head):
        raise LexiconError("table-row", f"{path}:{number}", columns=len(head), cells=len(cells))
    padded = [*cells, *[""] * (len(head) - len(cells))]
    return {"#": str(number), **{key: cell.strip() for key, cell in zip(head, padded, strict=True)}}


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, separated by ``|``.

    Example:
        >>> several("قسد|قوات سوريا الديمقراطية")
        ('قسد', 'قوات سوريا الديمقراطية')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())
