"""Mediators: who sponsors, hosts or carries what two others do."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.groups import joined_nationals, with_joined
from sijill.extract.preceding import suffers

_MEDIATED_BEFORE = frozenset({"AGREE", "RELEASE", "LIFT"})  # whose mediator may stand before them
MEDIATED = frozenset({"AGREE", "MEET", "RELEASE", "HANDOVER", "DISPLACE"})  # what somebody stands between in


def find_mediators(
    names: Sequence[Name], trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """Return who stands between those who meet, agree, free or hand over."""
    if trigger.form.frame.type not in MEDIATED:
        return ()
    cues = grammar.cues["mediator_cues"]
    at, carriers = (
        cues.within(analysis.forms, trigger.at, clause.last),
        _carriers(names, trigger, grammar),
    )
    if at < 0 and trigger.form.frame.type in _MEDIATED_BEFORE:
        first = analysis.sentences[clause.sentence][0]
        at = cues.within(analysis.forms, first, trigger.at)
        names = [n for n in analysis.named(first, trigger.at) if n.kind == "actor"]
    if at < 0:
        return carriers
    stop = at + cues.length(analysis.forms, at)
    near = [n for n in names if at <= n.first <= stop + 4 and not suffers(trigger, n)]
    named = with_joined(near[:1], names)  # «بوساطة روسية» is one name
    return tuple(named) or tuple(joined_nationals(analysis, grammar, stop))


def _carriers(names: Sequence[Name], trigger: Trigger, grammar: Grammar) -> tuple[Name, ...]:
    """«سلّمت ثمانية جنود إلى الصليب الأحمر»: the Red Cross carries those who are freed home."""
    if trigger.form.frame.type != "RELEASE":
        return ()
    known = grammar.words("carriers")
    return tuple(n for n in names if n.id in known and n.first > trigger.at)[:1]
