"""Events as an Excel workbook: typed cells, a head that stays, right to left in Arabic, and a dictionary."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.flat import FIELDS, Kind, Value, row
from sijill.export.formats.form import File
from sijill.export.formats.metadata import about_rows
from sijill.export.sheet import harmless
from sijill.i18n import text

_LONGEST = 32_767  # characters of a cell. Source: Microsoft, "Excel specifications and limits"
_WIDE, _NARROW = 40, 14


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.xlsx``: the sheets events, dictionary (each column in both languages), about."""
    from openpyxl import Workbook  # noqa: PLC0415  slow to import

    book = Workbook()
    book.remove(book.active)
    rtl = bundle.lang == "ar"
    rows = ([_typed(v, f.kind) for v, f in zip(row(e, bundle), FIELDS, strict=True)] for e in bundle.events)
    _sheet(book, "events", [field.name for field in FIELDS], rows, rtl=rtl)
    _sheet(book, "dictionary", ["column", "type", "English", "العربية"], _dictionary(), rtl=rtl)
    _sheet(book, "about", ["", ""], about_rows(bundle), rtl=rtl)
    _when(book, bundle.snapshot.time)
    out = io.BytesIO()
    book.save(out)
    yield File("events.xlsx", out.getvalue())


def _when(book: Any, time: str) -> None:
    book.properties.creator = "Sijill"
    book.properties.created = book.properties.modified = dt.datetime.fromisoformat(time).replace(tzinfo=None)


def _dictionary() -> list[list[str]]:
    words = (
        [field.name, field.kind, *(text(f"export_field.{field.name}", lang) for lang in ("en", "ar"))]
        for field in FIELDS
    )
    return list(words)


def _sheet(book: Any, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], *, rtl: bool) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415

    sheet = book.create_sheet(title)
    sheet.sheet_view.rightToLeft = rtl
    sheet.append(list(heads))
    for one in sheet[1]:
        one.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for values in rows:
        sheet.append([_safe(value) for value in values])
    _dress(sheet, heads)


def _dress(sheet: Any, heads: Sequence[str]) -> None:
    """Set what openpyxl guesses: a text stays a text, a day shows as a day; and the columns' widths."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for line in sheet.iter_rows(min_row=2):
        for one in line:
            if isinstance(one.value, str):
                one.data_type = "s"
            elif isinstance(one.value, dt.date):
                one.number_format = "yyyy-mm-dd"
    for at, head in enumerate(heads, 1):
        wide = head in {"quotes", "counts", "differ", "English", "العربية", ""}
        sheet.column_dimensions[get_column_letter(at)].width = _WIDE if wide else _NARROW


def _safe(value: Any) -> Any:
    return harmless(value)[:_LONGEST] if isinstance(value, str) else value


def _typed(value: Value, kind: Kind) -> Any:
    """Return a day as a day; a string that is no whole day (a year) stays a string."""
    if kind == "date" and isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value if value != "" else None
