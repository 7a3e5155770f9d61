"""Cells of a team's table → days and numbers; what is doubtful is refused, never guessed."""

import datetime as dt
import re

from msgspec import Struct

from sijill.errors import InputError
from sijill.lexicon.fold import fold
from sijill.readers.published import read_published
from sijill.schema import Bound

_PART = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_SERIAL = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
_SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}[-/. ]+(\d{1,2}|[^\W\d]{2,})[-/., ]+\d{2}(?!\d)")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})\.?[-/., ]+(\d{4})(?!\d)")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)")
# Where the numbering of days begins. 1900: Excel's day 60 is a 29 February that never was, so that from
# 1 March 1900 on its numbers are days since 30 December 1899. 1904: its older numbering on the Macintosh.
_ORIGIN = {1900: dt.date(1899, 12, 30), 1904: dt.date(1904, 1, 1)}
_YEARS = range(1900, 2101)  # others are slips of the hand


class Dates(Struct, frozen=True):
    """How days stand in a table: see `ColumnMap`."""

    order: str = ""
    serial: int = 0


def read_day(cell: str, dates: Dates) -> str:
    """Return a day, a month, a year or an interval as the guide writes it.

    Args:
        cell: a day in ISO 8601 (a time may follow), with the year last, with the month's name in Arabic or
            English; a year or a month in ISO 8601; an interval ``A/B`` of these; a serial number of Excel.
        dates: how what is ambiguous is meant.

    Raises:
        InputError: ``hand-date``; ``hand-short-year`` for a year of two digits; ``hand-ambiguous`` for
            12/08/2024 without an order; ``hand-serial`` for a serial number without its year.

    Example:
        >>> read_day("١٢ آب ٢٠٢٤", Dates()), read_day("12/08/2024", Dates("dmy"))
        ('2024-08-12', '2024-08-12')
        >>> read_day("45511", Dates(serial=1900))
        '2024-08-07'
    """
    text = fold(cell)
    first, slash, last = text.partition("/")
    if slash and _PART.fullmatch(first.strip()) and _PART.fullmatch(last.strip()):
        return interval(_part(first.strip(), cell), _part(last.strip(), cell), cell)
    if _PART.fullmatch(text):
        return _part(text, cell)
    if _SERIAL.fullmatch(text):
        return _serial(text, cell, dates)
    return _in_range(_english(text.lower()) or _other(text, cell, dates), cell)


def interval(first: str, last: str, cell: str) -> str:
    """Return ``A/B``, or the day itself where both are one.

    Raises:
        InputError: ``hand-date`` where it ends before it begins.

    Example:
        >>> interval("2024-08-06", "2024-08-07", "")
        '2024-08-06/2024-08-07'
    """
    if first == last:
        return first
    if last < first:
        raise InputError("hand-date", value=cell)
    return f"{first}/{last}"


def _part(text: str, cell: str) -> str:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        dt.date(year, month, day)
    except ValueError:
        raise InputError("hand-date", value=cell) from None
    return _in_range(text, cell)


def _in_range(day: str, cell: str) -> str:
    if int(day[:4]) not in _YEARS:
        raise InputError("hand-date", value=cell)
    return day


def _serial(text: str, cell: str, dates: Dates) -> str:
    origin = _ORIGIN.get(dates.serial)
    if origin is None:
        raise InputError("hand-serial", value=cell)
    return _in_range((origin + dt.timedelta(days=int(float(text)))).isoformat(), cell)


def _english(text: str) -> str:
    if found := _DAY_MONTH.match(text):
        day, month, year = found.groups()
    elif found := _MONTH_DAY.match(text):
        month, day, year = found.groups()
    else:
        return ""
    try:
        return dt.date(int(year), _ENGLISH.index(month[:3]) + 1, int(day)).isoformat()
    except ValueError:
        return ""


def _other(text: str, cell: str, dates: Dates) -> str:
    if _SHORT_YEAR.match(text):
        raise InputError("hand-short-year", value=cell)
    day, note = read_published(text, dates.order)
    if day is None:
        raise InputError("hand-ambiguous" if note.startswith("published-amb") else "hand-date", value=cell)
    return day


def widened(day: str, precision: str) -> str:
    """Return a day as wide as it is known, by ACLED's code: 1 the day, 2 the week around it, 3 its month.

    Source: ACLED Codebook, "Time precision".

    Raises:
        InputError: ``hand-precision``.

    Example:
        >>> widened("2024-08-07", "2"), widened("2024-08-07", "3")
        ('2024-08-04/2024-08-10', '2024-08')
    """
    code = fold(precision)
    if code in ("", "1") or len(day) != 10:
        return day
    if code not in ("2", "3"):
        raise InputError("hand-precision", value=precision)
    if code == "3":
        return day[:7]
    middle, three = dt.date.fromisoformat(day), dt.timedelta(days=3)
    return f"{middle - three}/{middle + three}"


_NUMBER = r"(\d{1,3}(?:[,٬]\d{3})+|\d{1,9})(?:\.0+)?"
_EXACT = re.compile(_NUMBER, re.ASCII)
_RANGE = re.compile(rf"{_NUMBER} ?(?:-|–|to|الي) ?{_NUMBER}")
_LEAST = re.compile(rf"(?:{_NUMBER} ?\+|(?:>=?|≥|at least|more than|over|اكثر من|ما لا يقل عن) ?{_NUMBER})")


def read_number(cell: str) -> int | Bound | None:
    """Return a number or a range of a cell, None where it is told in other words («العشرات»).

    Example:
        >>> read_number("١٢"), read_number("10-12"), read_number("dozens")
        (12, Bound(min=10, max=12), None)
    """
    text = fold(cell).lower()
    if found := _EXACT.fullmatch(text):
        return _whole(found[1])
    if found := _RANGE.fullmatch(text):
        low, high = _whole(found[1]), _whole(found[2])
        return Bound(min=low, max=high) if low <= high else None
    if found := _LEAST.fullmatch(text):
        return Bound(min=_whole(found[1] or found[2]))
    return None


def _whole(digits: str) -> int:
    return int(digits.replace(",", "").replace("٬", ""))
