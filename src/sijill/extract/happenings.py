"""Happenings: the drafts that the coding guide does not rule out."""

from collections.abc import Sequence
from itertools import takewhile

from sijill.extract.analysis import Analysis
from sijill.extract.drafts import Draft
from sijill.extract.grammar import Grammar
from sijill.extract.ruled_out import says_nothing
from sijill.extract.tolls import HARM, absorb, fallen_before, with_outcomes, with_results
from sijill.extract.triggers import is_told_of
from sijill.lexicon.predicates import VERBAL, Build

CLAUSAL: frozenset[Build] = VERBAL | {"agent"}  # builds that tell as a clause does
_BORROWED = HARM - {"VIOLATE"}  # whose words all the world borrows


def candidates(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return the drafts that the guide does not rule out.

    - A noun or a participle that tells neither who, whom, where, when nor how many only names a kind of
      happening («الحرب», «الحصيلة»).
    - What the text negates did not happen.
    - What other things are dated by («منذ اندلاع الاحتجاجات», «خلال الانتفاضة الثانية») is not told anew.
    - The dead and the hurt of an attack or a fight told in the same sentence are its count, and
      CASUALTIES need a number or a name (the coding guide, below its table of types).
    """
    kept = [d for d in drafts if d.status != "denied" and _has_something(d, analysis.forms, grammar)]
    kept = [d for d in kept if not says_nothing(d, analysis, grammar)]
    kept = [fallen_before(d, kept, analysis.forms) for d in kept]
    kept = with_results(absorb(with_outcomes(kept, analysis, grammar), analysis, grammar), analysis, grammar)
    return [d for d in kept if d.type != "CASUALTIES" or d.count or d.roles.target]


def _has_something(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """Tell whether a draft tells enough to be a happening and not a kind of thing or a turn of phrase.

    The words of violence are borrowed by all the world, so that they must say where, when, how many or whom;
    of what is done with words, only «المحادثات» and «زيارات» without anything are turns of phrase.
    """
    if draft.about or draft.count or draft.status == "claimed" or draft.place or draft.date:
        return True
    roles = draft.roles
    parties = bool(roles.actor and not roles.inherited) + bool(roles.target)
    clausal = (
        draft.trigger.build in CLAUSAL
        or _is_carried(draft)
        or _is_brought_about(draft, forms, grammar)
        or _is_suffered(draft, forms, grammar)
    )
    if draft.type == "DETAIN" and draft.trigger.build == "verb" and roles.actor:
        return True
    if draft.type in _BORROWED:
        if _is_launched(draft, forms, grammar):
            return True
        enough = parties > (0 if clausal else 1) or (draft.type == "CLASH" and len(roles.actor) > 1)
        return enough or _is_fought(draft, forms) or _is_of_a_body(draft)
    return bool(parties) or clausal or not (draft.trigger.reading.definite or draft.trigger.form.plural)


def _is_carried(draft: Draft) -> bool:
    """«نظم الأهالي وقفة», «شنت قسد هجوما»: who did it stands before an act that is new."""
    new = draft.trigger.build == "noun" and not draft.trigger.reading.definite
    return new and not draft.roles.inherited and any(n.last <= draft.trigger.at for n in draft.roles.actor)


def _is_launched(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«شنت الطائرات، ليلا، غارات», «أقدموا على إحراق منزله»: a verb that only carries it says it was done."""
    trigger = draft.trigger
    bare = not (trigger.reading.definite or trigger.reading.preposition or trigger.form.pronoun)
    if trigger.build != "noun" or not (bare or forms[trigger.at - 1] == "علي"):
        return False
    near = range(trigger.at - 1, max(-1, trigger.at - 1 - _LAUNCHER), -1)
    within = takewhile(lambda at: forms[at] not in _BOUNDS, near)
    return any(form.past for at in within for _, form in grammar.launching[forms[at]])


_LAUNCHER = 7  # words from «شنت» and who does to the noun of what is done
_BOUNDS = frozenset({"ان", "بان", "التي", "الذي", "بعد", "قبل", "عقب", ".", "\n", "؛", ":"})


def _is_brought_about(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«تم الاتفاق على …», «الإضراب الذي خاضه سجناء», «احتجاجات ضد الفساد»: told, though of nobody by name."""
    trigger = draft.trigger
    if draft.type == "AGREE":
        return trigger.at > 0 and forms[trigger.at - 1] in grammar.words("came_about")
    if draft.type != "PROTEST":
        return False
    near = min(trigger.last + _WHY, len(forms))
    caused = grammar.cues["protest_causes"].within(forms, trigger.last, near) >= 0
    before = (form.removeprefix("و") for form in forms[max(0, trigger.at - _GOING_ON) : trigger.at])
    gone_on = not trigger.reading.definite and not grammar.words("striking").isdisjoint(before)
    return caused or gone_on or is_told_of(trigger, forms, grammar)


_WHY = 3  # words from protests to «ضد» or «للمطالبة»
_GOING_ON = 4  # words from «دخل» and who did to the strike that he went on


def _is_suffered(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«تعرضت المدينة لقصف من الجيش»: the verb tells that it happened, the noun what."""
    at = draft.trigger.at
    if draft.trigger.build != "noun" or draft.trigger.reading.preposition != "ل":
        return False
    return any(grammar.suffering[form] for form in forms[max(0, at - _UNDERGONE) : at])


_UNDERGONE = 4  # words from «تعرضت» to «لقصف», with who suffers it


def _is_fought(draft: Draft, forms: list[str]) -> bool:
    """«اشتبكت الجهات مع المجموعة», «القتال بين القبائل»: a fight has two sides, be they named or not."""
    if draft.type != "CLASH":
        return False
    between = "بين" in forms[draft.trigger.last : draft.trigger.last + _BETWEEN]
    return between or (draft.trigger.build == "verb" and draft.trigger.form.past)


_BETWEEN = 2  # words from a fight to «بين»


def _is_of_a_body(draft: Draft) -> bool:
    """«بعد حل مجلس الشعب»: a parliament is dissolved but once, and by whom is known."""
    return draft.trigger.form.frame.rule == "coerce.dissolve" and bool(draft.roles.target)
