"""Status: actual, planned or denied, by the words around a trigger."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.closed import COMMAS, PARTING
from sijill.extract.grammar import Grammar
from sijill.extract.triggers import is_told_of
from sijill.lexicon.inflect import VerbForm
from sijill.lexicon.words import Reading
from sijill.schema import SPEECH_ACTS, STATEMENTS, Status

_MAY = frozenset({"قد", "ان", "بان", "وان", "كي", "لكي", "حتي"})
_THEN = frozenset({"قبل", "بعد", "وقبل", "وبعد", "منذ", "الي", "لحين"})  # before «أن»: it happened
_WENT_ON = frozenset({"عاد", "عادت", "عادوا", "وعاد", "وعادت", "وعادوا"})  # «عاد ليعتقل»: and he did
_BEFORE_THAT = 3  # words before «أن» within which a cue of plans governs it
_REACH_OF_THAT = 6
_DID_NOT = frozenset({"لم", "ولم", "فلم"})
_EXCEPT = 8  # words from a negated act to what is excepted
_REACHING = frozenset(
    {"التوصل", "الوصول", "يتوصلوا", "يتوصلا", "تتوصل", "الي", "اي"}
)  # «دون التوصل إلى أي اتفاق»
_CLOSE = 2  # words before a trigger within which a negation is its own


def status_of(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> Status:
    """Return the status of what a trigger tells, before who says so is known.

    Source: the coding guide, "status" and "settled cases" (a foiled or attempted act is planned).
    """
    if trigger.form.frame.status:
        return trigger.form.frame.status  # type: ignore[return-value]
    forms = analysis.forms
    negated = _is_negated(trigger, clause, forms, grammar)
    excepted = negated and _has_exception(trigger, clause, forms, grammar)
    if (negated and not excepted) or _is_not_to_be(trigger, clause, forms, grammar):
        return "denied"
    if _is_deemed(trigger, analysis, grammar) or _is_ascribed(trigger, forms):
        return "claimed"
    uttered = trigger.form.frame.rule in grammar.words("by_speaker")  # «سترد بقوة»: he threatens now
    if (trigger.reading.future and not uttered) or _is_untold(trigger, clause, forms, grammar):
        return "planned"
    cued = grammar.cues["planned_cues"].within(forms, cue_start(trigger, clause), trigger.at) >= 0
    told = trigger.build == "agent" or is_told_of(trigger, forms, grammar)
    if cued and not told:  # «خططوا لهجوم، نافيا …»: what was planned is another's
        return "planned"
    return "actual"


_TO_BE_DONE = 7  # words from «ستشن» to what is done, with who does it between them


def _is_to_be_done(trigger: Trigger, clause: Clause, forms: list[str], grammar: Grammar) -> bool:
    """«ستشن القوات هجوما», «سيعقد الوزيران لقاء»: the verb that does what a noun tells is of the future.

    Not «ستعقد جلسة بعد الهجوم»: a noun behind a preposition is not what the verb does.
    """
    if trigger.build != "noun" or trigger.reading.preposition or trigger.form.frame.type in STATEMENTS:
        return False
    before = forms[trigger.at - 1]  # «سيؤدي إلى إغلاق الطريق»
    if before in COMMAS or (before in grammar.function_words and before != "الي"):
        return False
    near = range(max(clause.first, trigger.at - _TO_BE_DONE), trigger.at)
    return any(r.future for at in near for r, _ in grammar.light[forms[at]])


def _is_untold(trigger: Trigger, clause: Clause, forms: list[str], grammar: Grammar) -> bool:
    """Tell whether what a trigger tells only may be, is to come, was put off, or was tried in vain."""
    undone = _is_put_off(trigger, forms, grammar) or _is_failed(trigger, clause, forms, grammar)
    undone = (
        undone or _is_to_be_done(trigger, clause, forms, grammar) or is_scheduled(trigger, forms, grammar)
    )
    return undone or _is_possible(trigger, forms, grammar)


_NOT_TO_BE = 5  # words from a noun to the verb that says it will not be


def _is_not_to_be(trigger: Trigger, clause: Clause, forms: list[str], grammar: Grammar) -> bool:
    """«تسليم المتهم لن يتم», «الضربة لن تكون سهلة»: what will be otherwise, or not, has not been."""
    if trigger.build != "noun" or trigger.form.frame.type in SPEECH_ACTS:
        return False
    behind = range(trigger.last, min(clause.last, trigger.last + _NOT_TO_BE))
    said = any(
        (forms[at] in {"لن", "لم"} and forms[at + 1] in _COME_ABOUT)
        or (forms[at] == "لن" and forms[at + 1] in _BE)
        for at in behind
        if at + 1 < clause.last
    )
    return said and not is_told_of(trigger, forms, grammar)


_COME_ABOUT = frozenset({"يتم", "تتم", "يحدث", "تحدث", "يقع", "تقع", "يحصل", "تحصل"})
_BE = frozenset({"يكون", "تكون", "يودي", "تودي", "ينجح", "تنجح", "يحل", "تحل"})
_TRIED = 7  # words from «فشل» and who failed to what he tried


def _is_failed(trigger: Trigger, clause: Clause, forms: list[str], grammar: Grammar) -> bool:
    """«فشل المسلحون في السيطرة على المطار», «لم تتمكن القوات من دخول المدينة»: it was tried, and no more."""
    if trigger.form.frame.type in SPEECH_ACTS or trigger.build != "noun":
        return False
    if forms[trigger.at - 1] not in _TRIED_AT and forms[max(0, trigger.at - 2)] not in _TRIED_AT:
        return False
    for at in range(max(clause.first, trigger.at - _TRIED), trigger.at):
        if grammar.failing[forms[at]]:
            return True
        if grammar.succeeding[_of_another(forms[at])] and forms[at - 1] in grammar.words("negations"):
            return True
    return False


def _of_another(form: str) -> str:
    """«لم نتمكن من»: a verb of the first person as one of the third."""
    return "ي" + form[1:] if form.startswith("ن") else form


_TRIED_AT = frozenset({"في", "عن", "من"})


def _is_put_off(trigger: Trigger, forms: list[str], grammar: Grammar) -> bool:
    """«تأجيل لقاء الرئيسين», «إلغاء الزيارة»: what was put off or called off right before has not been."""
    if trigger.form.frame.type not in _PUT_OFF or trigger.build != "noun":
        return False
    before = forms[trigger.at - 1 : trigger.at]
    return any(not grammar.words("called_off").isdisjoint(grammar.bases[form]) for form in before)


def is_scheduled(trigger: Trigger, forms: list[str], grammar: Grammar) -> bool:
    """«زيارتها المقررة للقاهرة», «المفاوضات المرتقبة»: what is fixed or expected is to come."""
    if trigger.form.frame.type not in _PUT_OFF or trigger.build != "noun":
        return False
    behind = forms[trigger.last : trigger.last + _ADJECTIVES]
    near = takewhile(lambda form: form not in PARTING, behind)
    return not grammar.words("scheduled").isdisjoint(near)


_ADJECTIVES = 4  # words from a meeting to the one that says it is fixed, with where or between whom
_PUT_OFF = frozenset({"MEET", "AGREE", "PROTEST"})


def _is_deemed(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«أدانت دمشق التوغل واعتبرته خرقا», «اعتبرت دمشق التوغل خرقا»: a breach as somebody sees it."""
    if trigger.form.frame.type != "VIOLATE":
        return False
    back = _TAKEN_FOR if analysis.forms[trigger.at].endswith("ا") else _CLOSE
    before = analysis.forms[max(0, trigger.at - back) : trigger.at]
    return any(not grammar.words("deeming").isdisjoint(grammar.bases[form]) for form in before)


_TAKEN_FOR = 6  # words from «اعتبرت» to what an act is taken for, with who does so and the act
_ASCRIBED = 6  # words from an attack to who is said to have made it


def _is_ascribed(trigger: Trigger, forms: list[str]) -> bool:
    """«هجمات دامية نسبت إلى حزب العمال»: what is laid to somebody's charge."""
    if trigger.build != "noun" or trigger.form.frame.type in SPEECH_ACTS:
        return False
    behind = forms[trigger.last : trigger.last + _ASCRIBED]
    return any(at in _LAID and to == "الي" for at, to in pairwise(behind))


_LAID = frozenset({"نسب", "نسبت", "ينسب", "تنسب", "المنسوب", "المنسوبه", "منسوب", "منسوبه"})


def _is_missed(at: int, forms: list[str], grammar: Grammar) -> bool:
    """«فشلت المحادثات في التوصل إلى اتفاق», «لم تسفر عن اتفاق»: whoever fails to reach an accord has none."""
    before = forms[max(0, at - _FAR) : at]
    if before[-1:] not in (["في"], ["عن"], ["الي"]) or "." in before:
        return False
    if before[-1] != "الي" and any(grammar.failing[form] for form in before):
        return True
    bearing, negations = grammar.words("bearing"), grammar.words("negations")
    return any(form in bearing and ahead in negations for ahead, form in pairwise(before))


_FAR = 10  # words from «فشلت» to «في التوصل», with whose talks they were


def _is_negated(trigger: Trigger, clause: Clause, forms: list[str], grammar: Grammar) -> bool:
    at = trigger.at
    if forms[at].lstrip("وف") in _STAYS:  # «لا يزال في سجونهم»: it goes on
        return False
    while at > clause.first and forms[at - 1] in _REACHING:
        at -= 1
    if trigger.form.frame.type == "AGREE" and _is_missed(at, forms, grammar):
        return True
    near = range(max(clause.first, at - _CLOSE), trigger.at)
    if _is_of_any(trigger, forms) or _is_permitted(trigger, clause, forms, grammar):
        return True
    if _is_no_longer(trigger, clause, forms) or _is_without(trigger, clause, forms):
        return True
    if _is_of_none(trigger, forms, grammar):
        return True
    others = _PILOT | grammar.words("bearing") if trigger.build == "noun" else _PILOT
    return any(
        forms[n] in grammar.words("negations") and not (at - n > 1 and forms[n + 1] in others) for n in near
    )


_SUBJECT = 3  # words from «أي» or «توجد» to the verb that tells what nobody does


def _is_of_none(trigger: Trigger, forms: list[str], grammar: Grammar) -> bool:
    """«لم نر أي منظمة تندد بذلك», «لا توجد جهة تدعو إلى الحوار»: nobody is told to do it."""
    if trigger.build != "verb" or trigger.form.past:
        return False
    near = range(max(_SUBJECT, trigger.at - _SUBJECT), trigger.at)
    none = (at for at in near if forms[at] in _ANY or forms[at] in _THERE_IS)
    return any(not grammar.words("negations").isdisjoint(forms[at - _SUBJECT : at]) for at in none)


_THERE_IS = frozenset({"توجد", "يوجد", "هناك"})
# What a negation may be of besides: «نفذت طائرة بدون طيار غارة»; before a noun also what came of it, which
# was held all the same («لم يسفر الاجتماع عن نتائج»).
_PILOT = frozenset({"طيار", "طيارين"})
_STAYS = frozenset({"يزال", "تزال", "يزالون", "زال", "زالت", "زالوا"})
_NO_LONGER = frozenset({"يعد", "تعد", "يعودوا", "يعودا", "تعودا"})
_STILL = 4  # words from «يعد» to the verb that tells what ended, with its subject


def _is_no_longer(trigger: Trigger, clause: Clause, forms: list[str]) -> bool:
    """«لم يعد الجيش يحاصر المدينة»: it did, and does no more."""
    if trigger.build not in {"verb", "passive"} or trigger.form.past:
        return False
    near = range(max(clause.first + 1, trigger.at - _STILL), trigger.at)
    return any(forms[at] in _NO_LONGER and forms[at - 1] in _DID_NOT for at in near)


def _is_without(trigger: Trigger, clause: Clause, forms: list[str]) -> bool:
    """«انتهت المهلة دون أن تنسحب قسد», «من غير أن يتفقا»; «غير أن» alone is but."""
    if trigger.at - clause.first > _SOON_BEHIND or "،" in forms[clause.first : trigger.at]:
        return False
    *_, before, last = ["", "", *forms[max(0, clause.first - 2) : clause.first]]
    return forms[clause.first] == "ان" and (last in _WITHOUT or (before, last) == ("من", "غير"))


_WITHOUT = frozenset({"دون", "بدون"})
_SOON_BEHIND = 4  # words from «أن» to what did not come about: «دون أن تفضي إلى تفاهم»


_LAW = 4  # words from «يجوز» to what it allows, with whom it allows it


def _is_permitted(trigger: Trigger, clause: Clause, forms: list[str], grammar: Grammar) -> bool:
    """«يجوز للحكومة حل البرلمان»: what a law allows is not told as done."""
    before = forms[max(clause.first, trigger.at - _LAW) : trigger.at]
    return not grammar.words("permitted").isdisjoint(before)


def _is_of_any(trigger: Trigger, forms: list[str]) -> bool:
    """«حذرت من أي عملية عسكرية في الشمال»: no operation in particular."""
    act = trigger.build == "noun" and trigger.form.frame.type not in SPEECH_ACTS - {"MEET"}
    return act and trigger.at > 0 and forms[trigger.at - 1] in _ANY


_ANY = frozenset({"اي", "ايه"})


def _has_exception(trigger: Trigger, clause: Clause, forms: list[str], grammar: Grammar) -> bool:
    """«لم تفرج إلا عن أربعة»: four were freed; «، إلا أن …» is no exception, nor is what never happens."""
    if trigger.build not in {"verb", "passive"}:
        return False
    if forms[trigger.at - 1] not in _DID_NOT and not _is_no_longer(trigger, clause, forms):
        return False
    behind = range(trigger.at + 1, min(clause.last, trigger.at + _EXCEPT) - 1)
    return any(
        forms[at] in grammar.words("exceptions") and forms[at - 1] not in COMMAS and forms[at + 1] != "ان"
        for at in behind
    )


def cue_start(trigger: Trigger, clause: Clause) -> int:
    """«ومن المتوقع أن …»: what «أن» opens is planned by the words before it."""
    if clause.link == "that" and trigger.at - clause.first <= _REACH_OF_THAT:
        return max(0, clause.first - _BEFORE_THAT)
    return max(clause.first, trigger.at - 5)


def _is_possible(trigger: Trigger, forms: list[str], grammar: Grammar) -> bool:
    if trigger.build == "noun":
        return _may_be_carried(trigger.at, forms, grammar) or _will_be_carried(trigger, forms, grammar)
    return trigger.build == "verb" and _possible(trigger, forms)


_CARRIED = 2  # words from a verb to the noun of what it does: «قد تشن إسرائيل هجوما»


def _may_be_carried(at: int, forms: list[str], grammar: Grammar) -> bool:
    """«قد تشن هجمات»: tell whether the verb that does what a noun tells says what may be."""
    near = range(max(1, at - _CARRIED), at)
    return any(forms[n - 1] in _PERHAPS and _is_present(grammar.light[forms[n]]) for n in near)


_WILL_CARRY = 4  # the same, with where it will be: «ستعقد في جنيف محادثات»


def _will_be_carried(trigger: Trigger, forms: list[str], grammar: Grammar) -> bool:
    """«ستشن إسرائيل هجوما», «سيعقد لقاء»: the verb that does what a bare noun tells is in the future."""
    if trigger.reading.definite:
        return False
    near = range(trigger.at - 1, max(-1, trigger.at - 1 - _WILL_CARRY), -1)
    carrier = next((n for n in near if grammar.light[forms[n]] or forms[n] in COMMAS), -1)
    return carrier >= 0 and _is_future(grammar.light[forms[carrier]])


def _is_future(readings: Sequence[tuple[Reading, VerbForm]]) -> bool:
    return bool(readings) and all(reading.future for reading, _ in readings)


def _is_present(readings: Sequence[tuple[Reading, VerbForm]]) -> bool:
    """Tell whether a verb is written as none of its past forms is: «قد تشن», not «قد تمت»."""
    return bool(readings) and not any(form.past for _, form in readings)


_PERHAPS = frozenset({"قد", "وقد", "فقد", "ربما"})


def _possible(trigger: Trigger, forms: list[str]) -> bool:
    """Tell whether a verb tells what may be, and not what came next («قبل أن …», «، لتشن …»)."""
    before = forms[trigger.at - 1] if trigger.at else ""
    if trigger.reading.preposition == "ل":
        return before not in COMMAS and before not in _WENT_ON
    if before == "ان" and trigger.at > 1 and forms[trigger.at - 2] in _THEN:
        return False
    return not trigger.form.past and before in _MAY
