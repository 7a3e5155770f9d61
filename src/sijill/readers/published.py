"""The date of publication as ISO 8601, or unknown with a note; never guessed."""

import datetime as dt
import re
import tomllib
from email.utils import parsedate_tz
from functools import cache
from importlib.resources import files

from sijill.lexicon.fold import fold

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T\d|$)")
_TYPED = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")


def read_published(value: object, order: str = "") -> tuple[str | None, str]:
    """Return the day as ``YYYY-MM-DD`` and a note, either of them empty.

    Args:
        value: as the file gives it: ISO 8601 (a time may follow), RFC 822, numbers with the year last, or a
            day with the month's Arabic name («12 آب 2024»).
        order: ``dmy`` or ``mdy`` decides about 12/08/2024; with ``""`` such a date stays unknown.

    Example:
        >>> read_published("2024-08-12T10:00:00Z"), read_published("12/08/2024")
        (('2024-08-12', ''), (None, 'published-ambiguous:12/08/2024'))
    """
    text = fold(str(value)) if value is not None else ""
    if not text:
        return None, ""
    for read in (_year_first, _rfc822, _named):
        if day := read(text):
            return day, ""
    if match := _YEAR_LAST.match(text):
        return _year_last(match, order)
    return None, f"published-unread:{' '.join(str(value).split())[:40]}"


def typed_day(words: str) -> str | None:
    """Return a day, a month or a year as people type it, as ISO 8601; None where it reads two ways.

    Example:
        >>> typed_day("٢٠٢٤/٨/٧"), typed_day("2024-8"), typed_day("7 آب 2024"), typed_day("7/8/2024")
        ('2024-08-07', '2024-08', '2024-08-07', None)
    """
    text = fold(words)
    if match := _TYPED.fullmatch(text):
        year, month, day = match.groups()
        whole = _day(int(year), int(month or 1), int(day or 1))
        return whole and whole[: 10 if day else 7 if month else 4]
    if match := _YEAR_LAST.fullmatch(text):
        return _year_last(match, "")[0]
    return named_day(text) if _named_days().fullmatch(text) else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_first(text: str) -> str | None:
    match = _YEAR_FIRST.match(text) or _COMPACT.match(text)
    return _day(*map(int, match.groups())) if match else None


def _rfc822(text: str) -> str | None:
    parts = parsedate_tz(text) if re.search(r"[A-Za-z]{3}", text) else None
    return _day(*parts[:3]) if parts else None


def named_day(words: str) -> str | None:
    """Return the first day with its month's name among ``words``, as ISO 8601.

    Example:
        >>> named_day("نشر في 12 آب/أغسطس 2024 - 10:00")
        '2024-08-12'
    """
    match = _named_days().search(fold(words))
    return _day(int(match[3]), _months()[match[2]], int(match[1])) if match else None


def _named(text: str) -> str | None:
    return named_day(text) if text[0].isdigit() else None


@cache
def _months() -> dict[str, int]:
    """Return the numbers of the months by their names, which the lexicon's dates hold."""
    dates = (files("sijill.lexicon") / "packs" / "core" / "dates.toml").read_text("utf-8")
    forms: dict[str, list[str]] = tomllib.loads(dates)["class"]["month"]["forms"]
    return {fold(name): int(number) for number, names in forms.items() for name in names}


@cache
def _named_days() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(\d{{1,2}}) ({names})(?: ?/ ?(?:{names}))?[ ,،]{{1,3}}((?:19|20)\d{{2}})(?!\d)"
    )


def _year_last(match: re.Match[str], order: str) -> tuple[str | None, str]:
    first, second, year = map(int, match.groups())
    read = {"dmy": _day(year, second, first), "mdy": _day(year, first, second)}
    days = {day for day in read.values() if day}
    if len(days) == 1:
        return days.pop(), ""
    if days and order:
        return read[order], ""
    note = "published-ambiguous" if days else "published-unread"
    return None, f"{note}:{match.group()}"
