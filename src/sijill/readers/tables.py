"""CSV and TSV: one report a row, fields named by the header."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from sijill.errors import InputError, SijillError
from sijill.readers.build import Origin, build
from sijill.readers.decode import encoding_of_stream
from sijill.readers.identity import sha256
from sijill.readers.options import ReadOptions, field_names, head_key
from sijill.readers.records import Names, draft_of
from sijill.readers.unread import Unread
from sijill.schema import Report

EXTRACTOR = "csv/1"
DELIMITERS = ",;\t|"


class Table(Struct, frozen=True):
    """What all rows of a table share."""

    place: str
    header: list[str]
    names: Names
    notes: tuple[str, ...]
    options: ReadOptions
    extractor: str = EXTRACTOR


def read_table(stream: BinaryIO, place: str, options: ReadOptions) -> Iterator[Report | Unread]:
    """Yield the reports of a table, row by row; a bad row is listed with its line.

    Args:
        stream: seekable bytes.
        place: the file's name.
        options: names of columns, encoding, limit of a cell.

    Raises:
        InputError: ``empty``, ``binary``, ``bad-encoding``, ``no-text-field`` with the columns there are.
    """
    encoding = options.encoding or encoding_of_stream(stream, place)
    notes = () if encoding.startswith("utf-8") else (f"encoding:{encoding}",)
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    lines = io.TextIOWrapper(stream, codec, errors="replace", newline="")
    try:
        yield from _rows(lines, place, notes, options)
    finally:
        lines.detach()


def _rows(
    lines: io.TextIOWrapper, place: str, notes: tuple[str, ...], options: ReadOptions
) -> Iterator[Report | Unread]:
    # The limit is the interpreter's own: it is set before each table, never relied upon elsewhere.
    csv.field_size_limit(options.max_bytes)
    first = lines.readline(options.max_bytes)
    if not first.strip():
        raise InputError("empty", place)
    delimiter = max(DELIMITERS, key=first.count)
    header = next(csv.reader([first], delimiter=delimiter))
    table = Table(place, header, field_names(options), notes, options)
    check_header(table)
    yield from _data_rows(iter(csv.reader(lines, delimiter=delimiter)), table)


def holds_texts(header: list[str], names: Names) -> bool:
    """Say whether one of the columns is that of the texts."""
    return not set(map(head_key, header)).isdisjoint(names["text"])


def check_header(table: Table) -> None:
    """Refuse a table without a column of texts.

    Raises:
        InputError: ``no-text-field`` with the columns there are.
    """
    if not holds_texts(table.header, table.names):
        raise InputError("no-text-field", table.place, columns=", ".join(table.header)[:200])


def _data_rows(rows: Iterator[list[str]], table: Table) -> Iterator[Report | Unread]:
    line = 2  # the header is line 1
    while True:
        where = f"{table.place}:{line}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(where, InputError("bad-csv", where, reason=str(error)))
            return  # where the next row begins is not known
        line = 2 + rows.line_num  # type: ignore[attr-defined]  # a csv reader's
        if row:
            yield read_row(row, where, table)


def read_row(row: list[str], where: str, table: Table) -> Report | Unread:
    """Return the report of one row, or why there is none."""
    mended = sum(cell.count("\ufffd") for cell in row)
    # The bytes of one row are not seen by the csv module: its cells in UTF-8 stand for them.
    origin = Origin(
        path=where,
        bytes_hash=sha256("\x1f".join(row).encode("utf-8", "replace")),
        extractor=table.extractor,
        notes=(*table.notes, f"mended:{mended}") if mended else table.notes,
    )
    try:
        cells: dict[str, object] = dict(zip(table.header, row, strict=False))
        return build(draft_of(cells, table.names), origin, table.options)
    except SijillError as error:
        return Unread(where, error)
