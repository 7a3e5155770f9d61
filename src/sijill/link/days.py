"""Days as numbers: the intervals that dates stand for, and how far apart two of them are."""

import calendar
import datetime as dt
from functools import lru_cache

from msgspec import Struct


class Days(Struct, frozen=True, gc=False, order=True):
    """A stretch of days, both ends included, as ordinals of the proleptic Gregorian calendar.

    Example:
        >>> days("2024-02").length
        29
    """

    first: int
    last: int

    @property
    def length(self) -> int:
        """Return how many days there are."""
        return self.last - self.first + 1

    def gap(self, other: "Days") -> int:
        """Return the days between both: 0 where they share one, 1 for two days in a row."""
        return max(0, self.first - other.last, other.first - self.last)

    def within(self, other: "Days") -> bool:
        """Return whether all these days lie in ``other``."""
        return other.first <= self.first and self.last <= other.last


@lru_cache(1 << 16)
def days(value: str | None) -> Days | None:
    """Return the days of a coded date: ``YYYY[-MM[-DD]]``, or ``A/B`` of these; None where it is none.

    Example:
        >>> days("2024-08-06/2024-08-07").length, days("0000-99")
        (2, None)
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    try:
        one, other = _edge(first, end=False), _edge(last or first, end=True)
    except ValueError:
        return None
    return Days(one, other) if one <= other else None


def _edge(value: str, *, end: bool) -> int:
    parts = [int(part) for part in value.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if end else 1)
    last = calendar.monthrange(year, month)[1] if end else 1
    return dt.date(year, month, parts[2] if len(parts) > 2 else last).toordinal()


def interval(found: Days) -> str:
    """Return days as a date is coded.

    Example:
        >>> interval(days("2024-02-29"))
        '2024-02-29'
    """
    first, last = dt.date.fromordinal(found.first), dt.date.fromordinal(found.last)
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
