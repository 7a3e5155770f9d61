"""What coded dates stand for: their first and last day, their days as numbers, and how far apart two are."""

import calendar
from datetime import date
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
def parts(value: str) -> tuple[str, str]:
    """Return the ends of a date or an interval.

    Example:
        >>> parts("2021-01-10/2021-02-02"), parts("2016-08")
        (('2021-01-10', '2021-02-02'), ('2016-08', '2016-08'))
    """
    start, _, end = value.partition("/")
    return start, end or start


@lru_cache(1 << 16)
def first_day(value: str | None) -> date | None:
    """Return the first day of a date, a partial date or an interval; None for what is no date.

    Example:
        >>> first_day("2016-08"), first_day("2016-08-21/2016-08-23")
        (datetime.date(2016, 8, 1), datetime.date(2016, 8, 21))
    """
    if value and len(value) in {10, 21}:
        return _exact(value[:10])
    numbers = _numbers(parts(value)[0]) if value else []
    year, month, day = (*numbers, 1, 1, 1)[:3] if numbers else (0, 0, 0)
    return _date(year, month, day)


@lru_cache(1 << 16)
def last_day(value: str | None) -> date | None:
    """Return the last day of a date, a partial date or an interval; None for what is no date.

    Example:
        >>> last_day("2016-02"), last_day("2016")
        (datetime.date(2016, 2, 29), datetime.date(2016, 12, 31))
    """
    if value and len(value) in {10, 21}:
        return _exact(value[-10:])
    numbers = _numbers(parts(value)[1]) if value else []
    if not numbers:
        return None
    year, month = (*numbers, 12)[:2]
    if len(numbers) == 3 or not 1 <= month <= 12 or not 1 <= year <= 9999:
        return _date(year, month, numbers[-1])
    return _date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(1 << 16)
def days(value: str | None) -> Days | None:
    """Return the days of a coded date: ``YYYY[-MM[-DD]]``, or ``A/B`` of these; None where it is none.

    Example:
        >>> days("2024-08-06/2024-08-07").length, days("0000-99")
        (2, None)
    """
    first, last = first_day(value), last_day(value)
    return Days(first.toordinal(), last.toordinal()) if first and last and first <= last else None


def interval(found: Days) -> str:
    """Return days as a date is coded.

    Example:
        >>> interval(days("2024-02-29"))
        '2024-02-29'
    """
    first, last = date.fromordinal(found.first), date.fromordinal(found.last)
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _exact(value: str) -> date | None:
    """Return the date of ``YYYY-MM-DD``, which nearly all are."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _numbers(value: str) -> list[int]:
    found = value.split("-")
    return [int(n) for n in found] if len(found) <= 3 and all(n.isdecimal() for n in found) else []


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
