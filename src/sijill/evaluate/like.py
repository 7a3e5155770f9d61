"""How much two fillers agree, in [0, 1]: actors, places, dates (the bench's own rules)."""

import calendar
import re
from datetime import date

from sijill.evaluate.equal import Equals, fold_name

_GENERIC = frozenset({"مدينه", "محافظه", "بلده", "قريه", "منطقه", "ناحيه"})
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_LEAST_SHARE = 0.25  # of the days of both dates together; less is no agreement
Days = tuple[date, date]


def like_actor(equals: Equals, one: str, other: str) -> float:
    """Return 1 for the same actor, 0.5 for another of the same party (not for two persons), else 0.

    Example:
        >>> from sijill.evaluate.equal import read_equals
        >>> like_actor(read_equals(), "sdf", "name:قوات سوريا الديمقراطية")
        1.0
    """
    if one == other:
        return 1.0
    ones, others = equals.keys(one), equals.keys(other)
    if ones & others:
        return 1.0
    return 0.5 if any(_same_party(equals, a, b) for a in ones for b in others) else 0.0


def _same_party(equals: Equals, one: str, other: str) -> bool:
    a, b = equals.actors.get(one), equals.actors.get(other)
    if not a or not b or a.party != b.party:
        return False
    return (a.kind, b.kind) != ("person", "person")


def like_place(one: str, other: str) -> float:
    """Return 1 for the same place, 0.5 where one name stands inside the other, else 0.

    Example:
        >>> like_place("مدينة الحسكة", "ريف الحسكة")
        0.5
    """
    a, b = _place_words(one), _place_words(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    starts = range(len(long) - len(short) + 1)
    return 0.5 if any(long[i : i + len(short)] == short for i in starts) else 0.0


def _place_words(name: str) -> list[str]:
    words = [word for word in fold_name(name).split() if word not in _GENERIC]
    words = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
    return [word[:-1] if word[-1] in "اه" and len(word) > 3 else word for word in words]


def days(text: str) -> Days | None:
    """Return the first and last day of ``YYYY[-MM[-DD]]`` or of an interval of these; None if unreadable.

    Example:
        >>> days("2024-08")
        (datetime.date(2024, 8, 1), datetime.date(2024, 8, 31))
    """
    parts = text.split("/")
    if len(parts) > 2:
        return None
    try:
        first, last = _first_day(parts[0]), _last_day(parts[-1])
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _numbers(part: str) -> list[int]:
    if not _DAY.fullmatch(part):
        raise ValueError(part)
    return [int(number) for number in part.split("-")]


def _first_day(part: str) -> date:
    year, month, day = (*_numbers(part), 1, 1)[:3]
    return date(year, month or 1, day or 1)


def _last_day(part: str) -> date:
    year, month, day = (*_numbers(part), 0, 0)[:3]
    return date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])


def like_date(one: str, other: str) -> float:
    """Return the share of days that both dates have in common, 0 below a quarter.

    Example:
        >>> like_date("2024-08-06/2024-08-07", "2024-08-07")
        0.5
    """
    a, b = days(one), days(other)
    if not a or not b:
        return 0.0
    both = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    share = both / ((max(a[1], b[1]) - min(a[0], b[0])).days + 1)
    return share if share >= _LEAST_SHARE else 0.0
