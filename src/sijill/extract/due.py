"""Deadlines: until when something is demanded, offered or threatened."""

from collections.abc import Sequence
from datetime import date, timedelta

from sijill.arabic.dates import TimeExpression
from sijill.extract.analysis import Analysis, Trigger
from sijill.schema import EventType, Time

_AWAITED: frozenset[EventType] = frozenset({"DEMAND", "OFFER", "THREATEN"})  # what is to be done is to come
_ULTIMATUM = "threaten.deadline"
_UNTIL = "حتي"
_WEEK = timedelta(days=7)


def awaited(trigger: Trigger, inside: Sequence[TimeExpression], analysis: Analysis) -> list[TimeExpression]:
    """Return the weekdays in a trigger's clause by which something is to be done.

    A weekday is else the last one before the publication: «أمهلت موسكو الفصيل حتى مساء الأحد» looks ahead,
    as does the day that an ultimatum sets («حددت يوم الجمعة مهلة أخيرة»).
    """
    if trigger.form.frame.type not in _AWAITED:
        return []
    sets = trigger.form.frame.rule == _ULTIMATUM and trigger.build == "verb"
    weekdays = (t for t in inside if t.kind == "date" and t.rule == "weekday" and t.value)
    return [t for t in weekdays if analysis.forms[t.first] == _UNTIL or (sets and t.ahead)]


def due_of(
    inside: Sequence[TimeExpression], ahead: Sequence[TimeExpression], analysis: Analysis
) -> Time | None:
    """Return the deadline among the times of a clause, of which ``ahead`` are weekdays that are to come."""
    told = next((t for t in inside if t.kind == "deadline" and t.value), None)
    found = told or next(iter(ahead), None)
    if found is None or found.value is None:
        return None
    value = found.value if told else found.ahead or _next(found.value, analysis.report.published)
    return Time(value, analysis.span(found.first, found.last + 1), found.how)


def _next(day: str, published: str | None) -> str:
    """Return the same weekday after the publication. Example: the Sunday before 21 April is 25 April."""
    if len(day) != 10 or not published or day > published:
        return day
    return (date.fromisoformat(day) + _WEEK).isoformat()
