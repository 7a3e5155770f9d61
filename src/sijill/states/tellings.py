"""One happening as each telling has it: where mentions of one event differ, the states keep them apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, cast

import msgspec

from sijill.link.days import first_day, last_day, parts
from sijill.schema import Event, Filler, Told
from sijill.states.days import Days, day_of

T = TypeVar("T")
_DAY = len("2016-08-21")
_SAID = frozenset({"DEMAND", "OFFER", "THREATEN", "REJECT", "ACCUSE", "DENY"})
_SOON = 3  # days
_MARK = "\x1f"  # stands in no id and no text
_AS_JSON = b"\\u001f"
_JSON = msgspec.json.Encoder()


def tellings(events: Iterable[Event]) -> Iterator[Event]:
    """Yield each event once for each way its mentions tell what, who, whom, where, when, whether.

    What a telling leaves out it has from the event, and the id, which more than one has then.

    Example:
        The attack that the Asayish laid to the NDF and the NDF to the Asayish: two tellings of one event.
    """
    for event in events:
        groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
        for told in event.told:
            m = told.mention
            date = m.date.value if m.date else None
            groups[m.type, m.status, _values(m.actor), _values(m.target), _values(m.place), date].append(told)
        yield from (_telling(event, group) for group in groups.values())


def apart(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the tellings of each event, the second and later ones with an id of their own; see `joined`."""
    for event in events:
        first, *others = (one for found in _by_day(event) for one in tellings([found]))
        yield first
        yield from (msgspec.structs.replace(one, id=f"{one.id}{_MARK}{n}") for n, one in enumerate(others, 1))


def _by_day(event: Event) -> Iterator[Event]:
    """Yield something said once for each day on which it is told without a date: it is said again.

    What is told within `_SOON` days of the day that others give it is of that day.
    """
    days: dict[str, list[Told]] = defaultdict(list)
    for told in event.told:
        days[_said_on(told, event) if event.type in _SAID else ""].append(told)
    if len(days) < 2:
        yield event
        return
    for day, mentions in sorted(days.items()):
        date = None if day else event.date
        yield msgspec.structs.replace(event, told=tuple(mentions), date=date, told_on=day or event.told_on)


def _said_on(told: Told, event: Event) -> str:
    """Return the day on which something is told for want of another, "" where others tell its day."""
    day = first_day(told.mention.told_on)
    if told.mention.date or day is None:
        return ""
    dated = [last_day(t.mention.date.value) for t in event.told if t.mention.date]
    near = any(one is not None and 0 <= (day - one).days <= _SOON for one in dated)
    return "" if near else day.isoformat()


def origin(event: Event) -> str:
    """Return the id of the event that a telling is of, see `apart`."""
    return event.id.partition(_MARK)[0]


def joined(value: T) -> T:
    r"""Return a state, or any part of one, with the ids of events in the place of those that `apart` made.

    Example:
        >>> joined(("e", "e\x1f1", "f"))
        ('e', 'f')
    """
    if isinstance(value, tuple):
        parts_ = tuple(_joined(one) if _AS_JSON in _JSON.encode(one) else one for one in value)
        return cast("T", value if parts_ == value else tuple(dict.fromkeys(parts_)))
    return _joined(value)


def _joined(value: T) -> T:
    whole: Any = value
    if isinstance(value, str):
        whole = value.partition(_MARK)[0]
    elif isinstance(value, tuple):
        parts_ = tuple(map(_joined, value))
        whole = value if parts_ == value else tuple(dict.fromkeys(parts_))
    elif isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: new for name, old in fields.items() if (new := _joined(old)) != old}
        whole = msgspec.structs.replace(value, **changed) if changed else value
    return cast("T", whole)


def days_told(event: Event) -> Days:
    """Return when an event was, by the days that its mentions tell, else by the months, else by the telling.

    A month that one mention tells says nothing against the day that another tells; months stay months.

    Example:
        «في آب 2016» and «يوم 21 آب»: from 2016-08-21 to 2016-08-21.
    """
    dates = [t.mention.date.value for t in event.told if t.mention.date and first_day(t.mention.date.value)]
    known = [parts(d) for d in dates if _exact(d)] or [parts(d) for d in dates]
    if not known:
        return day_of(event)
    start = min((a for a, _ in known), key=lambda v: str(first_day(v)))
    end = max((b for _, b in known), key=lambda v: str(last_day(v)))
    shared = parts(event.date) if event.date else None
    if shared and _exact(event.date) and _exact(start) and start <= shared[0] and shared[1] <= end:
        return Days(*shared)
    return Days(start, end)


def is_exact(days: Days) -> bool:
    """Tell whether a text tells the days themselves, and not only a month or the day it was told."""
    return days.basis == "told" and len(days.start or "") == len(days.end or "") == _DAY


def _exact(value: str | None) -> bool:
    return bool(value) and all(len(end) == _DAY for end in parts(value or ""))


def _telling(event: Event, group: list[Told]) -> Event:
    first = group[0].mention
    own = {name: _values(getattr(first, name)) for name in ("actor", "target", "place")}
    for name in ("mediator", "about"):
        own[name] = tuple(dict.fromkeys(f.value for t in group for f in getattr(t.mention, name)))
    kept = {name: values for name, values in own.items() if values}
    told_on = min((day for t in group if (day := t.mention.told_on)), default=event.told_on)
    date = first.date.value if first.date else _shared(event)
    return msgspec.structs.replace(
        event, type=first.type, told=tuple(group), status=first.status, date=date, told_on=told_on, **kept
    )


def _shared(event: Event) -> str | None:
    """Return when the other mentions say that it was."""
    days = days_told(event)
    if days.basis != "told" or days.start is None:
        return None
    return days.start if days.start == days.end else f"{days.start}/{days.end}"


def _values(fillers: tuple[Filler, ...]) -> tuple[str, ...]:
    return tuple([f.value for f in fillers])  # quicker than a generator, and asked very often
