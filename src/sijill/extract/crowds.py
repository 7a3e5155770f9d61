"""Crowds as doers: people without arms who attack, besiege, seize or hold somebody.

Written without vowels «احتجز الأهالي» says that they held or were held. They did it where the verb cannot be
a passive, and where somebody who bears arms stands behind them as its object.
"""

from collections.abc import Sequence

from sijill.extract.agreeing import is_accusative
from sijill.extract.analysis import PARTIES, Analysis, Name, Trigger
from sijill.extract.dating import starting_in
from sijill.extract.grammar import Grammar

_NEVER_PASSIVE = frozenset({"CLASH", "SEIZE"})  # «اشتبك متظاهرون مع», «سيطر المحتجون على»
_HELD = frozenset({"detainees", "children"})  # who do nothing of the kind
_AGAINST = ("علي",)  # «اعتدى مشجعون على الشرطة»
_LONG = 4  # letters of «هاجم», «حاصر», whose passive is written otherwise («هوجم», «حوصر»)
_APART = 2  # words from a crowd to its object, with whose people they are: «أهالي القرية دورية»


def crowd_does(trigger: Trigger, bare: Sequence[Name], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether the people right behind a verb do it, and do not suffer it.

    Args:
        trigger: the verb.
        bare: the names behind it that nothing governs.
        analysis: the words.
        grammar: what they may be.

    Example:
        «هاجم محتجون السفارة», «احتجز الأهالي دورية أمريكية», «سيطر المحتجون على الجسر»; but «اعتقل مدنيون».
    """
    if not bare or grammar.harm_verb_of(analysis.forms[trigger.at]):
        return False  # «قتل مدنيون»
    if not _is_subject(trigger, bare[0], analysis, grammar):
        return False
    kind = trigger.form.frame.type
    governed = trigger.form.frame.target[:1] == _AGAINST
    active = kind in _NEVER_PASSIVE or governed or _is_third(trigger, analysis)
    return active or _has_object(bare)


def _is_subject(trigger: Trigger, first: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«هاجم محتجون», «حاصر مئات المتظاهرين»: a crowd right behind a verb, not in the oblique case."""
    head = analysis.forms[first.phrase]
    noun = grammar.figures.numbers.nouns.get(head)
    crowd = first.sort == "group" and first.id not in _HELD and (noun is None or noun.form != "singular")
    counted = starting_in(analysis.numbers, first.phrase, first.phrase + 1)
    alone = first.phrase == first.first or counted or head in grammar.words("in_it")
    right = crowd and bool(alone) and first.phrase == trigger.at + 1 and trigger.build == "verb"
    oblique = head.endswith("ين") or is_accusative(head, grammar)
    return right and not (oblique or trigger.form.plural or trigger.form.pronoun)


def _is_third(trigger: Trigger, analysis: Analysis) -> bool:
    """Tell whether a verb is of the form whose passive is not written like it."""
    verb = analysis.forms[trigger.at]
    verb = verb[1:] if trigger.reading.conjunction else verb
    return trigger.form.past and verb[1:2] == "ا" and len(verb.removesuffix("ت")) == _LONG


def _has_object(bare: Sequence[Name]) -> bool:
    """«احتجز الأهالي دورية أمريكية»: who bears arms and stands behind them is whom they do it to."""
    near = (n for n in bare[1:2] if n.sort in PARTIES and not n.joined)
    return any(0 <= n.phrase - bare[0].last < _APART for n in near)
