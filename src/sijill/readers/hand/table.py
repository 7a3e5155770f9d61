"""A team's table as rows of words: the sheets of a workbook, or a CSV; merged cells filled down."""

import csv
import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from sijill.errors import InputError
from sijill.readers.damaged import told_as_damaged
from sijill.readers.decode import decode
from sijill.readers.formats import not_read
from sijill.readers.office import open_parts
from sijill.readers.options import MAX_BYTES
from sijill.readers.tables import DELIMITERS
from sijill.readers.workbook import KIND, opened, sheet_rows

WORKBOOKS, TEXTS = (".xlsx", ".xlsm"), (".csv", ".tsv")
_HEAD_LINES = 20  # the head stands among the first rows: a title and a note may stand above it
_ROW, _MERGE = "{*}row", "{*}mergeCell"
_FILLED = 1_000_000  # cells that merges may fill in one sheet; no table made by hand comes near it


class HandTable(Struct, frozen=True):
    """A sheet, or a CSV.

    Attributes:
        file: its path. sheet: its name in a workbook, else ``""``.
        rows: number as a spreadsheet shows it, and cells; rows that hold nothing are left out.
        notes: what had to be mended in reading, as message codes.
    """

    file: str
    sheet: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Return how messages name it."""
        return f"{self.file}/{self.sheet}" if self.sheet else self.file

    def top(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return the rows among which the head must stand."""
        return self.rows[:_HEAD_LINES]


def read_tables(path: str | Path, encoding: str = "") -> list[HandTable]:
    """Return the tables of a file, those that hold anything.

    Args:
        path: .xlsx, .xlsm, .csv or .tsv.
        encoding: of a CSV; ``""`` to detect it.

    Raises:
        InputError: ``not-found``, ``unknown-kind``, ``old-kind``, ``too-large``, ``empty``, and what the
            readers of .xlsx and .csv raise.
    """
    place, kind = str(path), Path(path).suffix.lower()
    if kind not in (*WORKBOOKS, *TEXTS) and Path(path).exists():
        raise not_read(place, kind)
    data = _bytes(Path(path))
    tables = _sheets(data, place) if kind in WORKBOOKS else [_csv(data, place, encoding)]
    held = [table for table in tables if table.rows]
    if not held:
        raise InputError("empty", place)
    return held


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError("too-large", str(path), limit=MAX_BYTES)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("not-found", str(path)) from None
    except OSError as error:
        raise InputError("unreadable", str(path), reason=error.strerror or str(error)) from None


def _csv(data: bytes, place: str, encoding: str) -> HandTable:
    decoded = decode(data, place, encoding)
    text = decoded.text.lstrip("\ufeff")
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        # Numbered as a spreadsheet numbers them: a row whose cells hold line ends is one.
        rows = [(n, tuple(row)) for n, row in enumerate(reader, 1) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise InputError("bad-csv", f"{place}:{reader.line_num}", reason=str(error)) from None
    return HandTable(place, "", tuple(rows), decoded.notes)


def _delimiter(text: str) -> str:
    """Return what parts the cells, by the first line that has several: a title may stand above the head."""
    lines = text[:20_000].splitlines()[:_HEAD_LINES]
    several = (line for line in lines if max(map(line.count, DELIMITERS)) > 1)
    return max(DELIMITERS, key=next(several, text[:1000]).count)


def _sheets(data: bytes, place: str) -> list[HandTable]:
    open_parts(data, place, KIND, MAX_BYTES).close()
    with opened(data, place) as book:
        return [_sheet(book, sheet, place) for sheet in book.worksheets]


def _sheet(book: Any, sheet: Any, place: str) -> HandTable:
    rows = list(sheet_rows(sheet, f"{place}/{sheet.title}"))
    merges = _merges(book, sheet, place)
    return HandTable(place, sheet.title, tuple((n, tuple(cells)) for n, cells in filled(rows, merges)))


Merge = tuple[int, int, int, int]  # first column, first row, last column, last row; from 1


def _merges(book: Any, sheet: Any, place: str) -> list[Merge]:
    """Return the sheet's merged cells, which openpyxl leaves out where it reads row by row."""
    from lxml import etree  # noqa: PLC0415  slow to import
    from openpyxl.utils import range_boundaries  # noqa: PLC0415

    found = []
    with told_as_damaged(place, KIND), book._archive.open(sheet._worksheet_path) as part:  # noqa: SLF001
        for _, node in etree.iterparse(part, tag=(_ROW, _MERGE), resolve_entities=False, no_network=True):
            if node.get("ref"):
                found.append(range_boundaries(node.get("ref")))
            node.clear()  # else the whole sheet would be held a second time
    return found


def filled(rows: Sequence[tuple[int, list[str]]], merges: Sequence[Merge]) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with what a merged cell says in each row that it spans, as the eye reads it.

    Example:
        >>> list(filled([(2, ["2024-08-07", "a"]), (3, ["", "b"])], [(1, 2, 1, 3)]))
        [(2, ['2024-08-07', 'a']), (3, ['2024-08-07', 'b'])]
    """
    numbers = [number for number, _ in rows]
    left = _FILLED
    for column, first, _, last in merges:
        at, end = bisect_left(numbers, first), bisect_right(numbers, last)
        word = _word(rows[at][1], column) if at < end and numbers[at] == first else ""
        if word and end - at < left:
            left -= end - at
            for _, cells in rows[at + 1 : end]:
                _fill(cells, column, word)
    yield from rows


def _word(cells: list[str], column: int) -> str:
    return cells[column - 1] if column <= len(cells) else ""


def _fill(cells: list[str], column: int, word: str) -> None:
    cells += [""] * (column - len(cells))
    cells[column - 1] = cells[column - 1] or word
