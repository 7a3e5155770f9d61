"""CSV that a spreadsheet opens as it is meant: UTF-8 with its mark, CRLF, formulas made harmless.

Source: RFC 4180 for the form; OWASP, "CSV Injection", for the letters that begin a formula.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from sijill.i18n.bidi import clean

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: those that begin like one get an apostrophe.

    So do those that begin with apostrophes of their own before a formula: `plain` takes one away.

    Example:
        >>> harmless("=1+1"), harmless("sdf")
        ("'=1+1", 'sdf')
    """
    tidy = clean(cell)
    return f"'{tidy}" if _begins(tidy) else tidy


def _begins(cell: str) -> bool:
    cell = cell.lstrip("'")  # its own apostrophes get one more, so that they come back
    return cell.startswith(("\t", "\r")) or cell.lstrip().startswith(_FORMULA)


def plain(cell: str) -> str:
    """Return a cell without the apostrophe that `harmless` gave it.

    Example:
        >>> plain("'=1+1"), plain("'tis")
        ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _begins(cell[1:]) else cell


def to_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    r"""Yield the table in UTF-8, its head first, with the byte-order mark that Excel asks for.

    Example:
        >>> b"".join(to_csv(["a"], [["=1"]]))
        b"\xef\xbb\xbfa\r\n'=1\r\n"
    """
    yield BOM.encode() + _csv_line(heads)
    for row in rows:
        yield _csv_line([harmless(cell) for cell in row])


def typed_csv(heads: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> Iterator[bytes]:
    r"""Yield a table as `to_csv` does; only words may begin a formula, a number may begin with a minus.

    Example:
        >>> b"".join(typed_csv(["a", "b", "c"], [["-1", -1.5, True]]))
        b"\xef\xbb\xbfa,b,c\r\n'-1,-1.5,true\r\n"
    """
    yield BOM.encode() + _csv_line(heads)
    for row in rows:
        yield _csv_line([harmless(cell) if isinstance(cell, str) else number(cell) for cell in row])


def number(value: float | None) -> str:
    """Return a number, a truth or nothing as a cell.

    Example:
        >>> number(True), number(12.0), number(None)
        ('true', '12', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _csv_line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "replace")
