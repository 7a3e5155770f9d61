"""An Excel workbook: each sheet a table, one report a row, fields named by the header."""

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from sijill.errors import InputError
from sijill.readers.damaged import told_as_damaged
from sijill.readers.office import open_parts
from sijill.readers.options import ReadOptions, field_names
from sijill.readers.records import Names
from sijill.readers.tables import Table, check_header, holds_texts, read_row
from sijill.readers.unread import Unread
from sijill.schema import Report

EXTRACTOR = "xlsx/1"
KIND = ".xlsx"
Rows = Iterator[tuple[int, list[str]]]
ABOVE = 10  # rows among which the head is looked for: a title often stands above it


def read_workbook(data: bytes, place: str, options: ReadOptions) -> Iterator[Report | Unread]:
    """Yield the reports of a workbook, sheet by sheet; a bad row is listed with sheet and number.

    Raises:
        InputError: ``locked``, ``damaged``, ``zip-bomb``, ``empty`` where no sheet holds anything.
    """
    open_parts(data, place, KIND, options.max_bytes).close()
    found = False
    with opened(data, place) as book:
        for sheet in book.worksheets:
            for item in _sheet(sheet, f"{place}/{sheet.title}", options):
                found = True
                yield item
    if not found:
        raise InputError("empty", place)


@contextmanager
def opened(data: bytes, place: str) -> Iterator[Any]:
    """Lend a workbook, its sheets read row by row, formulas by their last value.

    Raises:
        InputError: ``damaged``.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import

    with told_as_damaged(place, KIND), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and charts, which are not read
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def _sheet(sheet: Any, place: str, options: ReadOptions) -> Iterator[Report | Unread]:
    try:
        names = field_names(options)
        header, rows = _headed(sheet_rows(sheet, place), names)
        if not header:
            return
        table = Table(place, header, names, (), options, EXTRACTOR)
        check_header(table)
        for number, cells in rows:
            yield read_row(cells, f"{place}:{number}", table)
    except InputError as error:
        yield Unread(error.place, error)


def _headed(rows: Rows, names: Names) -> tuple[list[str], Rows]:
    """Return the head of a sheet and the rows below it; what stands above the head is passed over.

    The head is the first row with a column of texts; where there is none, the fullest, to be told of.
    """
    above = list(islice(rows, ABOVE))
    named = (at for at, row in enumerate(above) if holds_texts(row[1], names))
    fullest = max(range(len(above)), key=lambda at: sum(map(bool, above[at][1])), default=0)
    at = next(named, fullest)
    return (above[at][1] if above else []), chain(above[at + 1 :], rows)


def sheet_rows(sheet: Any, place: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, with their numbers.

    Raises:
        InputError: ``damaged``.
    """
    with told_as_damaged(place, KIND):
        sheet.reset_dimensions()  # what a file says of its own extent is often wrong
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    while True:
        with told_as_damaged(place, KIND), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of dates out of range, which stay numbers
            number, values = next(rows, (0, ()))
        if not number:
            return
        cells = [_cell(value) for value in values]
        if any(cells):
            yield number, cells


def _cell(value: object) -> str:
    """Return a cell as the other tables have it: a day in ISO 8601, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
