"""Reckoning with days: from the parts of a date to the guide's form, relative to the publication.

Pure functions. Weeks run from Monday to Sunday and months have thirds as the coding guide settles them;
the Hijri calendar is that of Umm al-Qura, by `hijridate`.
"""

import calendar
from datetime import date, timedelta
from typing import Literal

Unit = Literal["hour", "day", "week", "month", "year"]
Third = Literal["start", "early", "mid", "late", "end"]
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
LOOSE_WEEKS = 3  # so many weeks ago nobody counts to the day
_SHORTLY = 7  # a feast without a year is the one to come when it is at most a week ahead
_FUTURE = 60  # a date without a year is taken for one to come when it is at most so many days ahead


def make(year: int, month: int, day: int) -> date | None:
    """Return the date, None where there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift(day: date, days: int) -> date | None:
    """Return the day ``days`` later, None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def interval(first: date | None, last: date | None) -> str | None:
    """Return ``A/B``, or ``A`` where both are the same day; None where one is missing.

    Example:
        >>> interval(date(2024, 8, 5), date(2024, 8, 6))
        '2024-08-05/2024-08-06'
    """
    if first is None or last is None or last < first:
        return None
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def weekday_on_or_before(day: date, weekday: int, *, strictly: bool = False) -> date | None:
    """Return the last such weekday (Monday is 0) on or before ``day``.

    Example:
        >>> weekday_on_or_before(date(2024, 8, 7), 2).isoformat()
        '2024-08-07'
    """
    back = (day.weekday() - weekday) % 7
    return shift(day, -(back or (7 if strictly else 0)))


def weekday_after(day: date, weekday: int) -> date | None:
    """Return the first such weekday after ``day``."""
    return shift(day, (weekday - day.weekday()) % 7 or 7)


def month_shift(year: int, month: int, months: int) -> tuple[int, int]:
    """Return year and month ``months`` later. Example: ``(2024, 1, -1)`` gives ``(2023, 12)``."""
    at = year * 12 + month - 1 + months
    return at // 12, at % 12 + 1


def month_text(year: int, month: int) -> str | None:
    """Return ``YYYY-MM``, None for years that no report means."""
    return f"{year:04d}-{month:02d}" if 1000 <= year <= 9999 else None


def third_of_month(year: int, month: int, third: Third) -> str | None:
    """Return the days 1-10, 11-20 or 21-end of a month."""
    if make(year, month, 1) is None:
        return None
    first, last = {"mid": (11, 20), "late": (21, 31), "end": (21, 31)}.get(third, (1, 10))
    return interval(
        make(year, month, first), make(year, month, min(last, calendar.monthrange(year, month)[1]))
    )


def third_of_year(year: int, third: Third) -> str:
    """Return January for «مطلع», June and July for «منتصف», December for «نهاية», else the year.

    The guide has no thirds of years; «أوائل 2018» and «أواخر 2018» may be any of half its months.
    """
    text = f"{year:04d}"
    return {"start": f"{text}-01", "mid": f"{text}-06/{text}-07", "end": f"{text}-12"}.get(third, text)


def third_of_week(day: date, weeks: int, third: Third) -> str | None:
    """Return Monday and Tuesday, Wednesday and Thursday, or the rest of a week."""
    monday, _ = week(day, weeks)
    first, last = {"mid": (2, 3), "late": (4, 6), "end": (4, 6)}.get(third, (0, 1))
    return interval(shift(monday, first), shift(monday, last)) if monday else None


def week(day: date, weeks: int) -> tuple[date | None, date | None]:
    """Return Monday and Sunday of the week ``weeks`` after that of ``day``."""
    monday = shift(day, -day.weekday() + 7 * weeks)
    return monday, shift(monday, 6) if monday else None


def month_without_year(published: date, month: int, said: str) -> int:
    """Return the year of a month told without one: ``said`` is past, next, this or "".

    Without a word the latest such month up to the publication's.
    """
    if said == "this":
        return published.year
    if said == "next":
        return published.year + (month <= published.month)
    if said == "past":
        return published.year - (month >= published.month)
    return published.year - (month > published.month)


def day_without_year(published: date, month: int, day: int, said: str) -> date | None:
    """Return the date of a day and month told without a year: the latest, or one shortly to come."""
    if said == "this":
        return make(published.year, month, day)
    years = (published.year + 1, published.year, published.year - 1)
    days = [found for year in years if (found := make(year, month, day)) is not None]
    ahead = {"past": 0, "next": 400}.get(said, _FUTURE)
    if said == "next":
        days = [found for found in reversed(days) if found > published]
    return next((found for found in days if (found - published).days <= ahead), None)


def ago(published: date, count: float, unit: Unit) -> str | None:
    """Return the time ``count`` units before (after, below 0): a day for hours to weeks, else month or year.

    Example:
        >>> ago(date(2024, 8, 15), 2, "month")
        '2024-06'
    """
    few = max(-1_000_000.0, min(count, 1_000_000.0))
    if unit == "year":
        year = month_shift(published.year, published.month, -int(few * 12))[0]
        return f"{year:04d}" if 1000 <= year <= 9999 else None
    if unit == "month":
        exact = few == int(few)
        found = None if exact else shift(published, -int(few * 30))
        at = (found.year, found.month) if found else month_shift(published.year, published.month, -int(few))
        return month_text(*at)
    found = shift(published, -int(few / 24 if unit == "hour" else few * _DAYS[unit]))
    return found.isoformat() if found else None


def onward(day: date, count: float, unit: Unit) -> date | None:
    """Return the day so many units later (earlier where the count is below 0), months by the calendar.

    Example:
        >>> onward(date(2024, 8, 31), 1, "month").isoformat()
        '2024-09-30'
    """
    few = max(-1_000_000.0, min(count, 1_000_000.0))
    if unit in ("month", "year"):
        year, month = month_shift(day.year, day.month, int(few * (12 if unit == "year" else 1)))
        inside = 1 <= year <= 9999
        return make(year, month, min(day.day, calendar.monthrange(year, month)[1])) if inside else None
    return shift(day, int(few / 24 if unit == "hour" else few * _DAYS[unit]))


def days_of(count: float, unit: Unit) -> int | None:
    """Return a length in days (a month is 30, a year 365); None where it is no whole number of days."""
    if not 0 < count < 1_000_000:
        return None
    days = count / 24 if unit == "hour" else count * _DAYS[unit]
    return int(days) if float(days).is_integer() else None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri date (Umm al-Qura, 1343-1500), None outside it."""
    from hijridate import Hijri  # late: most reports have no Hijri date  # noqa: PLC0415

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int, third: Third | None = None) -> str | None:
    """Return the Gregorian days of a Hijri month, or of its third, as an interval."""
    last = 30 if hijri_day(year, month, 30) else 29
    low, high = {"mid": (11, 20), "late": (21, last), "end": (21, last), None: (1, last)}.get(third, (1, 10))
    return interval(hijri_day(year, month, low), hijri_day(year, month, high))


def hijri_year(published: date, month: int, day: int, said: str) -> int | None:
    """Return the Hijri year of a month told without one, as `day_without_year` does."""
    from hijridate import Gregorian  # noqa: PLC0415

    try:
        year = Gregorian(published.year, published.month, published.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    for candidate in (year + 1, year, year - 1):
        found = hijri_day(candidate, month, day)
        if found and (found - published).days <= {"past": -1, "next": 400, "this": 30}.get(said, 30):
            return candidate
    return None


def hijri_year_in(year: int, month: int, day: int) -> int | None:
    """Return the Hijri year in which a Hijri day falls into a Gregorian year, the first of two.

    Example:
        >>> hijri_year_in(2025, 9, 1)
        1446
    """
    about = int((year - 621.5) * 365.2425 / 354.367)
    found = ((hijri, hijri_day(hijri, month, day)) for hijri in range(about - 1, about + 3))
    return next((hijri for hijri, one in found if one and one.year == year), None)


def share(whole: str, at: int, parts: int) -> str | None:
    """Return one of the ``parts`` of a year, by months, or of a month, by days.

    Example:
        >>> share("2023", 1, 4), share("2024-08", 2, 2)
        ('2023-01/2023-03', '2024-08-16/2024-08-31')
    """
    if len(whole) == 4:
        months = 12 // parts
        return f"{whole}-{(at - 1) * months + 1:02d}/{whole}-{at * months:02d}"
    year, month = int(whole[:4]), int(whole[5:7])
    length = 30 // parts
    last = calendar.monthrange(year, month)[1] if at == parts else at * length
    return interval(make(year, month, (at - 1) * length + 1), make(year, month, last))


def easter(year: int, *, eastern: bool = False) -> date | None:
    """Return Easter Sunday, of the Gregorian or (as a Gregorian day) of the Julian reckoning.

    Source: J. Meeus, Astronomical Algorithms (2nd ed. 1998), ch. 8.

    Example:
        >>> easter(2017).isoformat(), easter(2024, eastern=True).isoformat()
        ('2017-04-16', '2024-05-05')
    """
    if eastern:
        d = (19 * (year % 19) + 15) % 30
        month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
        julian = make(year, month, day + 1)
        return shift(julian, year // 100 - year // 400 - 2) if julian else None
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    last = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + last - 7 * ((a + 11 * h + 22 * last) // 451) + 114, 31)
    return make(year, month, day + 1)


def feast(year: int, name: str, later: int = 0) -> date | None:
    """Return the day of a feast in a year, ``later`` days on; None where its churches keep it apart.

    Args:
        year: the Gregorian year.
        name: ``12-25``, ``hijri-10-1`` or days after Easter: ``easter-2``, ``western0``, ``eastern1``.
        later: how many days on, below 0 for its eve.

    Example:
        >>> feast(2024, "hijri-10-1").isoformat(), feast(2017, "easter-2").isoformat()
        ('2024-04-10', '2017-04-14')
    """
    if name[:1].isdigit():
        found = make(year, int(name[:2]), int(name[3:]))
    elif name.startswith("hijri-"):
        _, month, day = name.split("-")
        about = int((year - 621.5) * 365.2425 / 354.367)
        tried = [hijri_day(hijri, int(month), int(day)) for hijri in (about - 1, about, about + 1, about + 2)]
        found = next((one for one in tried if one and one.year == year), None)
    else:
        kept = {"western": [False], "eastern": [True]}.get(name[:7], [False, True])
        sundays = {easter(year, eastern=church) for church in kept}
        sunday = sundays.pop() if len(sundays) == 1 else None
        found = shift(sunday, int(name.lstrip("abcdefghijklmnopqrstuvwxyz"))) if sunday else None
    return shift(found, later) if found else None


def feast_without_year(published: date, name: str, later: int, said: str) -> date | None:
    """Return a feast told without a year: the latest up to the publication, or one shortly to come."""
    years = (published.year + 1, published.year, published.year - 1)
    found = [day for year in years if (day := feast(year, name, later)) is not None]
    if said == "next":
        return next((day for day in reversed(found) if day > published), None)
    ahead = -1 if said == "past" else _SHORTLY
    return next((day for day in found if (day - published).days <= ahead), None)


def follow(anchor: str, rule: str) -> str | None:
    """Return what ``rule`` (``P2D``, ``---15``, ``--08``) makes of a day or month; None where it cannot.

    Example:
        >>> follow("2024-08-12", "P2D"), follow("2024-08-12", "---15"), follow("2024-08", "--09")
        ('2024-08-14', '2024-08-15', '2024-09')
    """
    if rule.startswith("---"):
        day = make(int(anchor[:4]), int(anchor[5:7]), int(rule[3:])) if len(anchor) >= 7 else None
        return day.isoformat() if day else None
    if rule.startswith("--"):
        return _in_same_year(anchor, rule) if len(anchor) >= 4 else None
    if rule.endswith(("M", "Y")):
        return _later_unit(anchor, rule)
    if len(anchor) != 10:
        return None
    moved = shift(date.fromisoformat(anchor), int(rule[1:-1]))
    return moved.isoformat() if moved else None


def week_of_month(year: int, month: int, at: int) -> str | None:
    """Return the days of a week of a month, the first from the 1st on; 0 is the last seven days.

    Example:
        >>> week_of_month(2024, 8, 2), week_of_month(2024, 8, 0)
        ('2024-08-08/2024-08-14', '2024-08-25/2024-08-31')
    """
    if not 0 <= at <= 5 or make(year, month, 1) is None:
        return None
    length = calendar.monthrange(year, month)[1]
    first = 7 * at - 6 if at else length - 6
    return interval(make(year, month, first), make(year, month, min(first + 6, length)))


def _in_same_year(anchor: str, rule: str) -> str | None:
    """``--04`` is April of the anchor's year, ``--04-03`` its third day."""
    if len(rule) == len("--04"):
        return f"{anchor[:4]}{rule[1:]}"
    found = make(int(anchor[:4]), int(rule[2:4]), int(rule[5:]))
    return found.isoformat() if found else None


def _later_unit(anchor: str, rule: str) -> str | None:
    """``P2M`` is the second month after the anchor's, ``P1Y`` the year after."""
    least, by = (7, int(rule[1:-1])) if rule.endswith("M") else (4, 12 * int(rule[1:-1]))
    if len(anchor) < least or abs(by) > 12 * 1000:
        return None
    year, month = month_shift(int(anchor[:4]), int(anchor[5:7] or 1), by)
    text = month_text(year, month)
    return text[:least] if text else None
