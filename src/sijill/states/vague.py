"""Dates that only bound when something was: «in late December», «last week», a month, a year."""

import calendar

from sijill.link.days import first_day, last_day


def is_vague(start: str | None, end: str | None) -> bool:
    """Tell whether the days from ``start`` to ``end`` say when something began and not how long it was.

    These are months and years, and what the coding guide resolves «مطلع / منتصف / أواخر الشهر» (the thirds of
    a month) and «الأسبوع الفائت» (Monday to Sunday) to.

    Example:
        >>> is_vague("2020-12-21", "2020-12-31"), is_vague("2024-08-07", "2024-08-13")
        (True, False)
    """
    first, last = first_day(start), last_day(end)
    if not start or not end or not first or not last or len(start) != 10 or len(end) != 10:
        return True
    if first == last:
        return False
    if (last - first).days == 6 and first.weekday() == 0:
        return True
    month_ends = calendar.monthrange(last.year, last.month)[1]
    thirds = {(1, 10), (11, 20), (21, month_ends)}
    return (first.year, first.month) == (last.year, last.month) and (first.day, last.day) in thirds
