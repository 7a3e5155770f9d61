"""Reasons: deaths that an act answers, which came before it and are none of its own."""

from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.grammar import Grammar
from sijill.schema import EventType

_WHY = 4  # words from «احتجاجاً على», «ردا على» to the death that they are the reason of
_BEFORE = 5  # words before who is counted within which a word of death or hurt says what became of them
_AFTER = frozenset({"بعد", "عقب", "اثر"})
_IN_ITSELF: frozenset[EventType] = frozenset({"ATTACK", "CLASH", "SEIZE", "VIOLATE"})


def is_reason(at: int, act: EventType, end: int, forms: list[str], grammar: Grammar) -> bool:
    """Tell whether the death told at ``at`` is why an act was done, which ends at the word ``end``.

    Example:
        «تظاهر المئات احتجاجا على مقتل طالب», «اعتقلت الشرطة خمسة بعد مقتل شرطي»; but who is dead «بعد»
        a fight may have fallen in it.
    """
    if at < end:
        return False
    if is_charge(at, end, forms, grammar):
        return True
    if grammar.cues["reasons"].within(forms, max(end, at - _WHY), at) >= 0:
        return True
    return act not in _IN_ITSELF and forms[at - 1].removeprefix("و") in _AFTER


def is_charge(at: int, end: int, forms: list[str], grammar: Grammar) -> bool:
    """«اعتقال خمسة بتهمة قتل ضابط»: tell whether somebody is charged with the death told at ``at``."""
    return grammar.cues["charges"].within(forms, max(end, at - 1), at) >= 0


def is_suspected(at: int, forms: list[str], grammar: Grammar) -> bool:
    """«القبض على مشتبه بهم في تفجير», «بتهمة التخطيط لهجوم»: whoever holds others for it did not."""
    first = max(0, at - _CHARGE)
    return any(grammar.cues[name].within(forms, first, at) >= 0 for name in ("charges", "suspected"))


_CHARGE = 4  # words from «بتهمة» to what somebody is charged with: «بتهمة التخطيط وتنفيذ هجوم»


def answers_harm(at: int, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether who is counted at ``at`` died or was hurt before the act, which answers it."""
    forms, act = analysis.forms, trigger.form.frame.type
    harms = [n for n in range(max(trigger.last, at - _BEFORE), at) if grammar.harm_of(forms[n])]
    return any(is_reason(n, act, trigger.last, forms, grammar) for n in harms)
