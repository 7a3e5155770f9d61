"""Evidence: how far the words go that tell an event, and which of them a mention quotes."""

from collections.abc import Sequence

import msgspec

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.clausing import REST
from sijill.extract.contents import Content
from sijill.extract.grammar import Grammar
from sijill.extract.triggers import tells_of_it

_DESCRIBED = 2  # words from a noun, its adjective between, to the relative clause about it
_LEAD = 8  # words before a trigger within which its clause is quoted from the start
_ANTECEDENT = 3  # words from whom a relative clause speaks of to the clause
_REACH = 14  # words after a trigger that usually hold its arguments
_REST = 10  # words that are taken along rather than cutting a clause short before its end


def reached(trigger: Trigger, at: int, analysis: Analysis, grammar: Grammar) -> Clause:
    """Return a trigger's clause, with the next where its words go on there.

    «مقتل جندي وإصابة اثنين برصاص قناصة»: both were hit by what stands in the second; «الهجوم الذي شنته قسد
    على الحاجز» is told in its relative clause.
    """
    clauses = analysis.clauses
    own = _before_reason(clauses[at], trigger, analysis, grammar)
    last = clauses[analysis.clause_at(trigger.last - 1)]
    after = clauses[at + 1] if at + 1 < len(clauses) else own
    rest = clauses[at + 2] if at + 2 < len(clauses) else own
    if rest.link == REST and trigger.build == "verb":  # «سيطر الجيش، بعد معارك عنيفة، على ثلاث قرى»
        return msgspec.structs.replace(own, last=rest.last)
    if trigger.build == "noun" and _tells_who(after, trigger, analysis, grammar):
        return msgspec.structs.replace(own, last=after.last)
    return own if trigger.last <= own.last else msgspec.structs.replace(own, last=last.last)


def _before_reason(clause: Clause, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> Clause:
    """Return a clause without what the act answers: «جاء الحصار ردا على هجوم شنه مقاتلون على مواقع قسد»."""
    at = grammar.cues["replies"].within(analysis.forms, trigger.last, clause.last)
    return msgspec.structs.replace(clause, last=at) if at > trigger.last else clause


def _tells_who(clause: Clause, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a relative clause right behind a noun of action tells of it: «الذي شنته قسد»."""
    if clause.link != "which" or not 0 <= clause.first - trigger.last <= _DESCRIBED:
        return False
    return tells_of_it(analysis.forms, clause.first + 1, grammar)


def evidence_of(
    trigger: Trigger, clause: Clause, content: Content | None, used: Sequence[Name], start: int
) -> tuple[int, int]:
    """Return the words from the first to the last of trigger, arguments and content, within the clause."""
    inside = [n for n in used if clause.first <= n.first < clause.last]
    first = min([trigger.at, *(n.phrase for n in inside)])
    if trigger.at - clause.first <= _LEAD:
        first = clause.first
    end = content.last if content else _reach(trigger.at, clause)
    last = max([trigger.last, end, *(n.last for n in inside)])
    return _antecedent(clause, used, max(first, clause.first), start), last


def _antecedent(clause: Clause, used: Sequence[Name], first: int, start: int) -> int:
    """«وزراء الخارجية الذين اجتمعوا في بروكسل»: whose act a relative clause tells stands before it."""
    if clause.link != "which":
        return first
    near = (n for n in used if clause.first - _ANTECEDENT <= n.last <= clause.first)
    return min([first, *(n.phrase for n in near if n.phrase >= start)])


def _reach(at: int, clause: Clause) -> int:
    """Return where the evidence of the word ``at`` ends: with its clause, unless that goes on for long."""
    return clause.last if clause.last - at <= _REACH + _REST else at + _REACH
