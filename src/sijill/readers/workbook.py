"""An Excel workbook: each sheet a table, one report a row, fields named by the header."""

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sijill.errors import InputError
from sijill.readers.damaged import told_as_damaged
from sijill.readers.office import open_parts
from sijill.readers.options import ReadOptions, field_names
from sijill.readers.tables import Table, check_header, read_row
from sijill.readers.unread import Unread
from sijill.schema import Report

EXTRACTOR = "xlsx/1"
KIND = ".xlsx"


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
        rows = sheet_rows(sheet, place)
        first = next(rows, None)
        if first is None:
            return
        table = Table(place, first[1], field_names(options), (), options, EXTRACTOR)
        check_header(table)
        for number, cells in rows:
            yield read_row(cells, f"{place}:{number}", table)
    except InputError as error:
        yield Unread(error.place, error)


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
