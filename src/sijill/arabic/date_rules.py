"""What each shape of a time expression means: one rule a shape of `lexicon/packs/core/dates.toml`.

Every rule is a pure function of what the shape caught and of the day of publication. Where the text alone
does not tell, and no publication is known, the value is None.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, cast

import msgspec
from msgspec import Struct

from sijill.arabic import days

TimeKind = Literal["date", "duration", "deadline", "since", "days-in-row"]
How = Literal["absolute", "relative", "inherited"]


class Caught(Struct, frozen=True):
    """What a shape caught: the classes and values in order, and the day of publication."""

    parts: tuple[tuple[str, str], ...]
    published: date | None

    def get(self, tag: str) -> str:
        """Return the value of the first element of a class, "" where there is none."""
        return next((value for name, value in self.parts if name == tag), "")

    def all(self, tag: str) -> list[str]:
        """Return the values of all elements of a class."""
        return [value for name, value in self.parts if name == tag]

    def has(self, tag: str) -> bool:
        """Tell whether an element of a class was caught."""
        return any(name == tag for name, _ in self.parts)

    @property
    def said(self) -> str:
        """Return past, next or this, as an adjective says; "same" for «نفسه»."""
        for tag in ("past", "next", "same", "own", "this"):
            if self.has(tag):
                return "same" if tag == "own" else tag
        return ""

    @property
    def number(self) -> float:
        """Return the number or ordinal that was caught, 0 where there is none."""
        return float(self.get("num") or self.get("ord") or self.get("first") or 0)


class Resolved(Struct, frozen=True):
    """What a rule makes of what was caught."""

    value: str | None
    how: How = "relative"
    kind: TimeKind = "date"
    days: int | None = None
    follows: str = ""
    whole: str | None = None
    ahead: str | None = None


def join(first: str | None, last: str | None) -> str | None:
    """Return the interval from the first day of one value to the last of another, None where it has none."""
    if first is None or last is None:
        return None
    low, high = first.split("/")[0], last.split("/")[-1]
    if low == high:
        return low
    return f"{low}/{high}" if low < high else None


# --- rules: one function a rule of dates.toml ------------------------------------------------------


def _iso_rule(c: Caught) -> Resolved:
    if c.has("short-date"):
        month, day = map(int, c.get("short-date").split("-"))
        return _day_or_none(_day_without_year(c, month, day))
    return Resolved(c.get("iso") or c.get("slashed"), "absolute")


def _day_of_month(c: Caught) -> Resolved:
    if c.has("slashed"):
        return _iso_rule(c)
    return _day(c, c.number)


def _day(c: Caught, number: float) -> Resolved:
    month, day = int(c.get("month")), _whole(number)
    year = c.get("year")
    if year:
        return _day_or_none(days.make(int(year), month, day), "absolute")
    if c.said == "same":
        return Resolved(None, follows=f"--{month:02d}-{day:02d}" if day else "")
    return _day_or_none(_day_without_year(c, month, day))


def _whole(number: float) -> int:
    """Return a day's number, 0 (no day) where it is none."""
    return int(number) if 1 <= number <= 31 and number == int(number) else 0


def _eve(c: Caught) -> Resolved:
    """«عشية 15 أيار» is the 14th, «غداة 6 آب» the 7th."""
    base = _weekday(c) if c.has("weekday") else _day_of_month(c) if c.has("month") else _relative(c)
    by = int(c.get("eve") or c.get("morrow"))
    return Resolved(moved(base.value, by), base.how)


def moved(value: str | None, by: int) -> str | None:
    """Return the day ``by`` days after a value that is a single day; None for any other."""
    if value is None or len(value) != 10:
        return None
    found = days.shift(date.fromisoformat(value), by)
    return found.isoformat() if found else None


def _name(_: Caught) -> Resolved:
    """«شارع 26 سبتمبر»: no time at all."""
    return Resolved(None)


def _feast(c: Caught) -> Resolved:
    year = c.get("year") or (str(c.published.year + _step(c)) if c.published and c.has("period") else "")
    feast, later = (
        c.get("feast") or c.get("day-feast"),
        int(c.get("feast-day") or 1) - 1 + int(c.get("feast-eve") or c.get("morrow") or 0),
    )
    if c.has("hijri-year") and feast.startswith("hijri-"):
        _, month, day = map(int, feast.replace("hijri", "0").split("-"))
        first = days.hijri_day(int(c.get("hijri-year")), month, day)
        return _day_or_none(days.shift(first, later) if first else None, "absolute")
    if year:
        return _day_or_none(days.feast(int(year), feast, later), "absolute" if c.has("year") else "relative")
    return _day_or_none(days.feast_without_year(c.published, feast, later, c.said) if c.published else None)


def _day_without_year(c: Caught, month: int, day: int) -> date | None:
    if c.published is None or c.said == "same":
        return None
    if c.get("period") == "year":
        return days.make(c.published.year - (c.said == "past"), month, day)
    return days.day_without_year(c.published, month, day, c.said or "past" * c.has("pact"))


def _day_of_this_month(c: Caught) -> Resolved:
    if c.get("period") in ("week", "year"):
        return Resolved(None)
    if c.said == "same" or c.has("of-it"):
        return Resolved(None, follows=f"---{_whole(c.number):02d}" if _whole(c.number) else "")
    if c.published is None:
        return Resolved(None)
    year, month = days.month_shift(c.published.year, c.published.month, _step(c))
    return _day_or_none(days.make(year, month, _whole(c.number)))


def _days_of_this_month(c: Caught) -> Resolved:
    if c.published is None or c.get("period") in ("week", "year"):
        return Resolved(None)
    year, month = days.month_shift(c.published.year, c.published.month, _step(c))
    first, last = (c.all("num") or c.all("ord"))[:2]
    return Resolved(days.interval(*(days.make(year, month, _whole(float(n))) for n in (first, last))))


def _share(c: Caught) -> Resolved:
    """«الربع الأول من 2023», «النصف الثاني من آب»; «الربع الأخير» is the last one."""
    parts = int(c.get("share"))
    whole = _whole_of_share(c)
    at = parts if not c.number and c.has("past") else int(c.number)
    if whole is None or not 1 <= at <= parts:
        return Resolved(None)
    return Resolved(days.share(whole, at, parts), _how(c), whole=whole)


def _whole_of_share(c: Caught) -> str | None:
    if c.has("month"):
        found = _year_and_month(c)
        return days.month_text(*found) if found else None
    if c.has("year"):
        return c.get("year")
    step = -1 if c.has("past") and (c.number or len(c.all("past")) > 1) else 0
    step = 1 if c.has("next") else step
    if c.published is None or c.get("period") == "week":
        return None
    if c.get("period") == "year":
        return f"{c.published.year + step:04d}"
    return days.month_text(*days.month_shift(c.published.year, c.published.month, step))


def _decade(c: Caught) -> Resolved:
    """«الثمانينيات», «ستينيات القرن العشرين», «العقد الماضي»."""
    if c.has("century") and c.has("the-decade"):
        ends = [int(float(one)) for one in (*c.all("ord"), "21" if c.has("this") else "20")][:2]
        first = 100 * (ends[1] - 1) + 10 * (ends[0] - 1)
        return Resolved(
            f"{first:04d}/{first + 9:04d}" if ends[0] <= 10 and 10 < ends[1] < 30 else None, "absolute"
        )
    if c.has("the-decade"):
        if c.published is None:
            return Resolved(None)
        first = c.published.year // 10 * 10 + 10 * _step(c)
        return Resolved(f"{first:04d}/{first + 9:04d}")
    century = (_whole(c.number) or 20) - 1
    first = century * 100 + int(c.get("decade"))
    return Resolved(f"{first:04d}/{first + 9:04d}", "absolute")


def _century(c: Caught) -> Resolved:
    """«القرن التاسع عشر»; «القرن الماضي» is the twentieth."""
    first = 100 * ((_whole(c.number) or 20) - 1)
    return Resolved(f"{first:04d}/{first + 99:04d}" if first >= 1000 else None, "absolute")


def _months(c: Caught) -> Resolved:
    """«شهري حزيران وتموز»: from the first to the second, that told last."""
    first, last = (int(value) for value in c.all("month")[:2])
    year = int(c.get("year") or (days.month_without_year(c.published, last, c.said) if c.published else 0))
    if not year:
        return Resolved(None)
    return Resolved(join(days.month_text(year - (first > last), first), days.month_text(year, last)), _how(c))


def _same_day(c: Caught) -> Resolved:
    """«في مثل هذا اليوم من عام 2016»: month and day of the publication."""
    if c.published is None:
        return Resolved(None)
    year = int(c.get("year") or 0) or c.published.year + _step(c)
    return _day_or_none(days.make(year, c.published.month, c.published.day), _how(c))


def _step(c: Caught) -> int:
    if c.has("after-next"):
        return 2
    return -2 if c.has("before-last") else {"past": -1, "next": 1}.get(c.said, 0)


def _days_of_month(c: Caught) -> Resolved:
    ends = c.all("num") or c.all("ord")
    first, last = (_day(c, float(number)) for number in (ends[0], ends[-1]))
    return Resolved(join(first.value, last.value), first.how)


def _month(c: Caught) -> Resolved:
    found = _year_and_month(c)
    if found is None:
        return Resolved(None, follows=f"--{int(c.get('month')):02d}" if c.said == "same" else "")
    return Resolved(days.month_text(*found), _how(c))


def _how(c: Caught) -> How:
    return "absolute" if c.has("year") or c.has("hijri-year") else "relative"


def _year_and_month(c: Caught) -> tuple[int, int] | None:
    month = int(c.get("month"))
    if c.has("year"):
        return int(c.get("year")), month
    if c.published is None or c.said == "same":
        return None
    if c.get("period") == "year":
        return c.published.year - (c.said == "past"), month
    return days.month_without_year(c.published, month, c.said), month


def _third_of_month(c: Caught) -> Resolved:
    found = _year_and_month(c)
    return _third(found, c) if found else Resolved(None)


def _third(month: tuple[int, int], c: Caught) -> Resolved:
    value = days.third_of_month(*month, cast("days.Third", c.get("third")))
    return Resolved(value, _how(c), whole=days.month_text(*month))


def _third_of_period(c: Caught) -> Resolved:
    published, unit = c.published, c.get("period")
    if published is None or c.said == "same":
        return Resolved(None)
    if unit == "month":
        return _third(days.month_shift(published.year, published.month, _step(c)), c)
    third = cast("days.Third", c.get("third"))
    if unit == "year":
        year = published.year + _step(c)
        return Resolved(days.third_of_year(year, third), whole=f"{year:04d}")
    return Resolved(days.third_of_week(published, _step(c), third))


def _period(c: Caught) -> Resolved:
    published, unit = c.published, c.get("period")
    if published is None or c.said == "same":
        return Resolved(None)
    if unit == "week":
        first, last = days.week(published, _step(c))
        return Resolved(days.interval(first, published if _step(c) == 0 else last))
    if unit == "month":
        return Resolved(days.month_text(*days.month_shift(published.year, published.month, _step(c))))
    return Resolved(f"{published.year + _step(c):04d}")


def _year_rule(c: Caught) -> Resolved:
    return Resolved(c.get("year"), "absolute")


def _years(c: Caught) -> Resolved:
    first, *_, last = c.all("year")
    return Resolved(join(first, last), "absolute")


def _third_of_year(c: Caught) -> Resolved:
    year = int(c.get("year"))
    return Resolved(
        days.third_of_year(year, cast("days.Third", c.get("third"))), "absolute", whole=f"{year:04d}"
    )


def _week_of_month(c: Caught) -> Resolved:
    """«الأسبوع الأول من آب», «الأسبوع الأخير من الشهر الماضي»."""
    units = c.all("period")
    if units[0] != "week":
        return Resolved(None)
    at = int(c.number)
    if c.has("month"):
        found = _year_and_month(msgspec.structs.replace(c, parts=c.parts[c.parts.index(("of", "o")) :]))
    elif c.published is None or units[-1] != "month":
        found = None
    else:
        step = -1 if len(c.all("past")) > (not at) else 1 if c.has("next") else 0
        found = days.month_shift(c.published.year, c.published.month, step)
    return Resolved(days.week_of_month(*found, at) if found else None, _how(c))


def _weekday_of_week(c: Caught) -> Resolved:
    """«الأحد من الأسبوع المقبل», «الثلاثاء الأسبوع الماضي»."""
    if c.published is None or c.get("period") != "week":
        return _period(c)
    monday, _ = days.week(c.published, _step(c))
    return _day_or_none(days.shift(monday, int(c.get("weekday"))) if monday else None)


_WINTER = 12


def _season(c: Caught) -> Resolved:
    """Three whole months; a winter ends in the year that it is told with."""
    month = int(c.get("season") or c.get("the-season"))
    year = c.all("year")[-1] if c.has("year") else _year_of_season(c, month)
    if not year:
        return Resolved(None)
    first = days.month_shift(int(year) - (month == _WINTER), month, 0)
    return Resolved(join(days.month_text(*first), days.month_text(*days.month_shift(*first, 2))), _how(c))


def _year_of_season(c: Caught, month: int) -> str:
    """«الربيع الماضي» is the last that is over, «الصيف المقبل» the next that begins."""
    if c.published is None:
        return ""
    if c.has("season") or c.has("demo") or c.said == "this":
        return str(c.published.year + _step(c))
    first, last = (2, 2) if month == _WINTER else (month, month + 2)
    return str(days.month_without_year(c.published, last if c.said == "past" else first, c.said))


def _hijri_day(c: Caught) -> Resolved:
    month, year = int(c.get("hijri")), c.get("hijri-year")
    day = int(c.get("feast-day")) if c.has("feast-day") else _whole(c.number)
    if c.has("year"):
        year = str(days.hijri_year_in(int(c.get("year")), month, day or 1) or "")
    elif not year and c.published:
        year = str(days.hijri_year(c.published, month, day or 1, c.said) or "")
    return _day_or_none(days.hijri_day(int(year), month, day) if year else None, _how(c))


def _hijri_month(c: Caught) -> Resolved:
    month, year = int(c.get("hijri")), c.get("hijri-year")
    if c.has("year"):
        year = str(days.hijri_year_in(int(c.get("year")), month, 1) or "")
    elif not year and c.published:
        year = str(days.hijri_year(c.published, month, 1, c.said) or "")
    third = cast("days.Third", c.get("third"))
    return Resolved(days.hijri_month(int(year), month, third or None) if year else None, _how(c))


def _relative(c: Caught) -> Resolved:
    if c.published is None:
        return Resolved(None)
    found = days.shift(c.published, int(c.get("relative") or c.get("today")))
    if found is None or not c.has("weekday"):
        return _day_or_none(found)
    return _day_or_none(_nearest(found, int(c.get("weekday"))))


_HALF_A_WEEK = 3


def _nearest(day: date, weekday: int) -> date | None:
    """«أمس الأحد» of a report that came out on Tuesday is the Sunday: papers print what was said before."""
    end = days.shift(day, _HALF_A_WEEK)
    return days.weekday_on_or_before(end, weekday, strictly=False) if end else None


def _day_or_none(found: date | None, how: How = "relative") -> Resolved:
    return Resolved(found.isoformat() if found else None, how)


def _weekday(c: Caught) -> Resolved:
    if c.published is None:
        return Resolved(None)
    weekday = int(c.get("weekday"))
    if c.said == "next" or c.has("after-next"):
        ahead_of = days.shift(c.published, 7) if c.has("after-next") else c.published
        return _day_or_none(days.weekday_after(ahead_of, weekday) if ahead_of else None)
    if c.has("before-last"):
        last = days.weekday_on_or_before(c.published, weekday, strictly=True)
        return _day_or_none(days.shift(last, -7) if last else None)
    last = days.weekday_on_or_before(c.published, weekday, strictly=c.said == "past")
    ahead = None if c.said else days.weekday_after(c.published, weekday)
    return Resolved(last.isoformat() if last else None, ahead=ahead.isoformat() if ahead else None)


def _weekdays(c: Caught) -> Resolved:
    """«ليل الثلاثاء الأربعاء», «الجمعة والسبت»: from the first to the second."""
    if c.published is None:
        return Resolved(None)
    first, *_, last = (int(value) for value in c.all("weekday"))
    end = days.weekday_on_or_before(c.published, last, strictly=c.said == "past")
    if c.said == "next":
        start = days.weekday_after(c.published, first)
        return Resolved(days.interval(start, days.weekday_after(start, last) if start else None))
    start = days.weekday_on_or_before(end, first, strictly=True) if end else None
    return Resolved(days.interval(start, end))


def _this_morning(c: Caught) -> Resolved:
    return Resolved(c.published.isoformat() if c.published else None)


def length_of(c: Caught) -> tuple[float, days.Unit]:
    """Return how many of what unit; 0 where nobody knows («أيام»)."""
    half = 0.5 if c.has("half") else 0.0
    for tag, count in (
        ("few", 0.0),
        ("dual", 2.0),
        ("the-dual", 2.0),
        ("one-unit", 1.0),
        ("by-unit", 1.0),
        ("about-unit", 1.0),
        ("one-acc", 1.0),
    ):
        if c.has(tag):
            return count + half, cast("days.Unit", c.get(tag))
    unit = c.get("unit") or c.get("the-units") or c.get("for-unit") or c.get("its-day")
    return c.number + half if c.number else 0.0, cast("days.Unit", unit)


def _ago(c: Caught) -> Resolved:
    count, unit = length_of(c)
    since = _back(c)
    if c.published and unit == "week" and count >= days.LOOSE_WEEKS:
        return Resolved(days.interval(*days.week(c.published, -int(min(count, 10_000)))), days=since.days)
    return since


def _back(c: Caught) -> Resolved:
    count, unit = length_of(c)
    value = days.ago(c.published, count, unit) if c.published and count else None
    return Resolved(value, days=days.days_of(count, unit))


def _since_length(c: Caught) -> Resolved:
    since = _back(c)
    value = join(since.value, c.published.isoformat()) if c.published else None
    return Resolved(value, "relative", "since", since.days)


def _past_length(c: Caught) -> Resolved:
    count, unit = length_of(c)
    since = days.onward(c.published, -count, unit) if c.published and count else None
    return Resolved(days.interval(since, c.published), days=days.days_of(count, unit))


def _next_length(c: Caught) -> Resolved:
    count, unit = length_of(c)
    length = days.days_of(count, unit)
    if c.published is None or length is None:
        return Resolved(None, days=length)
    return Resolved(days.interval(c.published, days.onward(c.published, count, unit)), days=length)


def _within(c: Caught) -> Resolved:
    ahead = _next_length(c)
    value = ahead.value.split("/")[-1] if ahead.value else None
    return Resolved(value, "relative", "deadline", ahead.days)


def _days_in_row(c: Caught) -> Resolved:
    """«لليوم السادس»: the last six days, the day of publication the sixth."""
    length = days.days_of(*length_of(c))
    value = None
    if c.published is not None and length_of(c)[1] == "month":
        first = days.month_shift(c.published.year, c.published.month, 1 - int(min(c.number, 1000)))
        value = join(days.month_text(*first), c.published.isoformat())
    elif c.published is not None and length_of(c)[1] == "year":
        value = join(f"{c.published.year + 1 - int(min(c.number, 1000)):04d}", c.published.isoformat())
    elif c.published is not None and length_of(c)[1] == "week":
        value = days.interval(days.week(c.published, 1 - int(min(c.number, 1000)))[0], c.published)
    elif c.published is not None and length is not None:
        value = days.interval(days.shift(c.published, 1 - length), c.published)
    return Resolved(value, "relative", "days-in-row", length)


def _anaphoric(c: Caught) -> Resolved:
    if any(map(c.has, ("ord", "of", "on", "odd", "past"))):
        return Resolved(None)  # «بعد يومين من …» is told from an event, not from a date
    if c.has("period"):
        unit = {"month": "M", "year": "Y"}.get(c.get("period"), "")
        by = 1 if c.has("following") else -1 if c.has("preceding") else 0
        return Resolved(None, follows=f"P{by}{unit}" if unit else "")
    if c.has("following") or c.has("preceding"):
        return Resolved(None, follows="P1D" if c.has("following") else "P-1D")
    if c.has("same") or c.has("own") or c.has("that-night"):
        return Resolved(None, follows="P0D")
    count, unit = length_of(c)
    sign = "-" if c.has("then-before") else ""
    if unit in ("month", "year") and count and count == int(count):
        return Resolved(None, follows=f"P{sign}{int(count)}{unit[0].upper()}", days=days.days_of(count, unit))
    length = days.days_of(count, unit) if unit in ("day", "week") or count >= 24 else None
    return Resolved(None, follows=f"P{sign}{length}D" if length else "", days=length)


def _since_then(c: Caught) -> Resolved:
    until = c.published.isoformat() if c.published else ""
    return Resolved(None, "relative", "since", follows=f"P0D/{until}" if until else "")


def _duration(c: Caught) -> Resolved:
    return Resolved(None, "absolute", "duration", days.days_of(*length_of(c)))


RULES: Mapping[str, Callable[[Caught], Resolved]] = MappingProxyType(
    {
        "iso": _iso_rule,
        "day-of-month": _day_of_month,
        "day-of-this-month": _day_of_this_month,
        "days-of-month": _days_of_month,
        "days-of-this-month": _days_of_this_month,
        "eve": _eve,
        "same-day": _same_day,
        "feast": _feast,
        "name": _name,
        "share": _share,
        "decade": _decade,
        "century": _century,
        "months": _months,
        "month": _month,
        "month-said": _month,
        "third-of-month": _third_of_month,
        "third-of-period": _third_of_period,
        "week-of-month": _week_of_month,
        "weekday-of-week": _weekday_of_week,
        "period": _period,
        "year": _year_rule,
        "year-said": _year_rule,
        "years": _years,
        "third-of-year": _third_of_year,
        "season": _season,
        "hijri-day": _hijri_day,
        "hijri-month": _hijri_month,
        "relative": _relative,
        "weekday": _weekday,
        "weekdays": _weekdays,
        "this-morning": _this_morning,
        "ago": _ago,
        "since-length": _since_length,
        "since-then": _since_then,
        "past-length": _past_length,
        "next-length": _next_length,
        "within": _within,
        "days-in-row": _days_in_row,
        "anaphoric": _anaphoric,
        "length": _duration,
    }
)
