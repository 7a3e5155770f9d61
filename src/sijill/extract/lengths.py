"""Lengths: how long a thing lasts, and how long somebody is given."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.arabic.dates import TimeExpression
from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.dating import starting_in, term_of
from sijill.extract.grammar import Grammar
from sijill.extract.tallies import count_of
from sijill.schema import Count, EventType

_LASTING: frozenset[EventType] = frozenset(
    {"BLOCKADE", "CLASH", "AGREE", "PROTEST", "ATTACK", "MEET", "COERCE", "DETAIN", "SEIZE"}
)
_GIVING_TIME: frozenset[EventType] = frozenset({"DEMAND", "THREATEN", "AGREE"})
_LASTED = frozenset({"days-in-row", "duration"})
_GIVEN = frozenset({"deadline", "duration"})
_ON_END = frozenset({"days-in-row"})
_YEAR = 365


def lengths_of(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> list[Count]:
    """Return the length of what lasts, or the time that is given, where it is told and under a year."""
    if trigger.form.frame.type == "LIFT":
        return _since_shut(trigger, clause, stop, analysis, grammar)
    if trigger.form.frame.type not in _LASTING | _GIVING_TIME:
        return []
    kinds = _GIVEN if trigger.form.frame.type in _GIVING_TIME else _LASTED
    kinds = _ON_END if trigger.form.frame.type == "SEIZE" else kinds  # «بعد معارك دامت يومين سيطر»
    told = starting_in(analysis.times, clause.first, stop)
    rows = [t for t in told if t.kind in kinds or _is_siege(t, trigger)]
    rows = [t for t in rows if kinds is _GIVEN or not _is_span(t, analysis.forms)]
    return [c for c in (_length(t, analysis, grammar) for t in rows[:1]) if c]


def _since_shut(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> list[Count]:
    """«أعيد فتح الطريق بعد 23 يوما من الإغلاق»: how long it was shut."""
    told = starting_in(analysis.times, trigger.last, min(stop, clause.last))
    rows = (t for t in told if analysis.forms[t.first] == "بعد" or analysis.forms[t.first - 1] in _LASTED_SO)
    return [c for c in (_length(t, analysis, grammar) for t in rows) if c][:1]


_LASTED_SO = frozenset({"دام", "دامت", "استمر", "استمرت"})


def _is_siege(time: TimeExpression, trigger: Trigger) -> bool:
    """«تحاصر قسد الحي منذ عشرة أيام»: so long it has gone on, as far as days are counted."""
    short = time.days is not None and 0 < time.days <= _COUNTED_IN_DAYS
    return trigger.form.frame.type == "BLOCKADE" and time.rule == "since-length" and short


_COUNTED_IN_DAYS = 14


def _is_span(time: TimeExpression, forms: Sequence[str]) -> bool:
    """«للمرة الثانية في ظرف 48 ساعة», «بعد أقل من 24 ساعة»: within what or after what, and not how long."""
    return forms[time.first] in _SPANNING or forms[time.first - 1] in _SPANNING


_SPANNING = frozenset({"بعد", "قبل", "في", "ظرف", "غضون", "من"})


def _length(time: TimeExpression, analysis: Analysis, grammar: Grammar) -> Count | None:
    for number in starting_in(analysis.numbers, time.first, time.last + 1):
        what, _ = grammar.counted(number.noun) or (None, False)
        if what in {"days", "hours"}:
            return count_of(number, what, analysis)
    return term_of(time, analysis) if (time.days or _YEAR) < _YEAR else None
