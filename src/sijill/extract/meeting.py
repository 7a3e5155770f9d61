"""Whose meeting it is that bears a pronoun: «قال كيري بعد لقائه نظيره», «أكد الوزيران خلال محادثاتهما»."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import STATE_SORTS, Analysis, Name, Trigger
from sijill.extract.drafts import taken_over
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare
from sijill.extract.salience import may_stand_for

_MEETING = STATE_SORTS | {"person", "party", "group", "armed-group"}
_STAGED = "meet.conference"  # «انعقاده»: of the assembly itself
_PAIR = 2
_BACK = 30  # words from who meets to the meeting


def whose_meeting(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return who meets somebody, where no more than a pronoun tells it and he acts before in the sentence.

    Example:
        «قال الرئيس الروسي عقب لقائه نظيره المصري»: the Russian president.
    """
    pronoun = trigger.form.pronoun
    if trigger.form.frame.type != "MEET" or pronoun not in _CHOICES or trigger.form.frame.rule == _STAGED:
        return []
    start = max(analysis.sentences[clause.sentence][0], trigger.at - _BACK)
    near = [n for n in analysis.named(start, trigger.at) if _may_meet(n)]
    first = first_group([n for n in near if is_bare(n)])
    return _CHOICES[pronoun](first, near) if _agree(first, pronoun, analysis, grammar) else []


def _may_meet(name: Name) -> bool:
    return name.kind == "actor" and name.sort in _MEETING and not name.dependent


def _agree(names: Sequence[Name], pronoun: str, analysis: Analysis, grammar: Grammar) -> bool:
    return len(names) > 1 or all(
        may_stand_for(pronoun, n, analysis, grammar) or (pronoun == "ها" and _is_woman(n, analysis))
        for n in names
    )


def _is_woman(name: Name, analysis: Analysis) -> bool:
    """«قالت كلينتون», «وزيرة الخارجية كلينتون»: her verb or her title tells it."""
    near = analysis.forms[max(0, name.phrase - 1) : name.phrase + 1]
    return name.sort == "person" and near[:1] != near[-1:] and near[0].endswith("ت")


def _one(first: Sequence[Name], _: Sequence[Name]) -> list[Name]:
    """Return who meets alone; the pronoun may take up a meeting told before, so he tells no two apart."""
    return list(taken_over(first)) if len(first) == 1 else []


def _all(first: Sequence[Name], _: Sequence[Name]) -> list[Name]:
    return list(first)


def _both(first: Sequence[Name], near: Sequence[Name]) -> list[Name]:
    """«أكد الرئيسان», «بحث الرئيس مع نظيره»: two that «و» or «مع» joins, and no third."""
    joined = [n for n in near if n in first or n.preposition == "مع"]
    return joined if len({n.id for n in joined}) == _PAIR else []


_CHOICES = {"ه": _one, "ها": _one, "هم": _all, "هما": _both}
