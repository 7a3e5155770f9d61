"""When events were: partial dates stay partial, and what has no date is placed by its telling.

What a coded date stands for is read in `sijill.link.days` alone.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from sijill.link.days import first_day, last_day, parts
from sijill.schema import Event
from sijill.states.field import Basis


class Days(Struct, frozen=True):
    """From when to when an event was.

    Attributes:
        start, end: ``YYYY[-MM[-DD]]`` as told, the same for one day; None where nothing tells it.
        basis: told; told-on where the day of publication stands in for want of a date.
    """

    start: str | None
    end: str | None
    basis: Basis = "told"


def day_of(event: Event) -> Days:
    """Return when an event was: its date, else all that its mentions say, else the day it was first told.

    Where mentions differ («13 August», «14 August») the days run from the earliest to the latest.

    Example:
        >>> day_of(Event(id="e", type="MEET", told=(), told_on="2021-01-27"))
        Days(start='2021-01-27', end='2021-01-27', basis='told-on')
    """
    if event.date and first_day(event.date):
        return Days(*parts(event.date))
    dates = [t.mention.date.value for t in event.told if t.mention.date]
    known = [value for value in dates if first_day(value)]
    if known:
        starts, ends = zip(*(parts(value) for value in known), strict=True)
        return Days(min(starts, key=_first), max(ends, key=_last))
    return Days(event.told_on, event.told_on, "told-on")


def counted(start: str | None, end: str | None) -> int | None:
    """Return how many days there are from ``start`` to ``end``, both counted, None where one is not a day.

    Example:
        >>> counted("2024-08-07", "2024-08-13"), counted("2024-08", "2024-08-13")
        (7, None)
    """
    if not start or not end or len(start) != 10 or len(end) != 10:
        return None
    first, last = first_day(start), first_day(end)
    return (last - first).days + 1 if first and last and first <= last else None


def shifted(day: date, by: float) -> date:
    """Return the day ``by`` days after another, the last or first of the calendar if that ends before.

    Example:
        >>> shifted(date(2024, 8, 7), -6).isoformat(), shifted(date(1, 1, 1), -6).isoformat()
        ('2024-08-01', '0001-01-01')
    """
    try:
        return day + timedelta(by)
    except OverflowError:
        return date.max if by > 0 else date.min


def reckoned(day: date, by: float) -> str | None:
    """Return the same as it is written, None where the calendar ends before.

    Example:
        >>> reckoned(date(2024, 8, 7), 3), reckoned(date(2024, 8, 7), 1e9)
        ('2024-08-10', None)
    """
    found = shifted(day, by)
    return None if found in (date.min, date.max) else found.isoformat()


def happened(events: Iterable[Event], at: str | None = None) -> tuple[Event, ...]:
    """Return the events that make states: told as fact or claimed, begun by ``at``; earliest first.

    Args:
        events: in any order.
        at: the day as of which it is known, ``YYYY-MM-DD``; None for all. Without a date and a day of telling
            an event is known only where ``at`` is None, and stands last.
    """
    real = (event for event in events if event.status in {"actual", "claimed"})
    return tuple(sorted((e for e in real if begun(e, at)), key=order))


def begun(event: Event, at: str | None) -> bool:
    """Tell whether an event had begun, or for want of a date had been told, by the day ``at``."""
    if at is None:
        return True
    start, limit = first_day(day_of(event).start), last_day(at)
    return start is not None and limit is not None and start <= limit


def order(event: Event) -> tuple[date, date, str]:
    """Return what events are sorted by: their first day, their last day, their id."""
    days = day_of(event)
    return first_day(days.start) or date.max, last_day(days.end) or date.max, event.id


def _first(value: str) -> date:
    return first_day(value) or date.max


def _last(value: str) -> date:
    return last_day(value) or date.min
