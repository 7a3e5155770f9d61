"""Mediators: who sponsors, hosts or carries what two others do."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.groups import joined_nationals, with_joined
from sijill.extract.preceding import suffers

_MEDIATED_BEFORE = frozenset({"AGREE", "RELEASE", "LIFT", "MEET"})  # whose mediator may stand before them
_SAME = frozenset({"AGREE", "MEET"})  # «اتفاق أبرم برعاية …»: told by two words
MEDIATED = frozenset({"AGREE", "MEET", "RELEASE", "HANDOVER", "DISPLACE"})  # what somebody stands between in


def find_mediators(
    names: Sequence[Name], trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """Return who stands between those who meet, agree, free or hand over."""
    if trigger.form.frame.type not in MEDIATED:
        return ()
    cues = grammar.cues["mediator_cues"]
    carriers = _carriers(trigger, clause, analysis, grammar)
    at = cues.within(analysis.forms, trigger.at, _reach(trigger, clause, analysis))
    names = [n for n in analysis.named(trigger.at, analysis.sentences[clause.sentence][1]) if _is_actor(n)]
    if at < 0 and trigger.form.frame.type in _MEDIATED_BEFORE:
        first = analysis.sentences[clause.sentence][0]
        at = cues.within(analysis.forms, first, trigger.at)
        names = [n for n in analysis.named(first, trigger.at) if _is_actor(n)]
    if at < 0:
        return carriers
    if analysis.forms[at] == ATTENDED and _has_parties(trigger, names, at):
        return carriers
    stop = at + cues.length(analysis.forms, at)
    told = tuple(joined_nationals(analysis, grammar, stop))
    if told and told[0].first == stop:  # «برعاية مصرية وقطرية»
        return told
    near = [n for n in names if at <= n.first <= stop + 4 and not (n.dependent or suffers(trigger, n))]
    near = [n for n in near if not grammar.mediating[analysis.forms[n.first]]]  # «رعاه» is no «رعاة»
    whose = [n for n in near[1:2] if analysis.forms[near[0].last : n.first] == ["من"]]  # «ضباط من التحالف»
    return tuple(with_joined(whose or near[:1], names)) or told


def _is_actor(name: Name) -> bool:
    return name.kind == "actor" and not name.dependent


ATTENDED = "بحضور"


def _has_parties(trigger: Trigger, names: Sequence[Name], at: int) -> bool:
    """«اجتمع الوزير مع نظيره بحضور السفير»: where a party is told who is present is another."""
    told = [n for n in names if trigger.at < n.first < at]
    both = sum(n.preposition == "" for n in told) > 1  # «التقى الوزير وفداً من حماس بحضور …»
    return trigger.form.frame.type == "MEET" and (both or any(n.preposition == "مع" for n in told))


_FAR = 16  # words from an event to who stood between, where nothing else is told on the way


def _reach(trigger: Trigger, clause: Clause, analysis: Analysis) -> int:
    """Return how far behind an event its mediator is told: «جولة المفاوضات التي اختتمت أمس برعاية …»."""
    end = min(analysis.sentences[clause.sentence][1], trigger.last + _FAR)
    others = (t.at for t in analysis.triggers if trigger.last <= t.at and t.form.frame.type not in _SAME)
    return max(clause.last, min(end, next(others, end)))


def _carriers(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> tuple[Name, ...]:
    """«سلّمت ثمانية جنود إلى الصليب الأحمر»: the Red Cross carries those who are freed home."""
    if trigger.form.frame.type != "RELEASE":
        return ()
    known = grammar.words("carriers")
    return tuple(n for n in analysis.named(*analysis.sentences[clause.sentence]) if n.id in known)[:1]
