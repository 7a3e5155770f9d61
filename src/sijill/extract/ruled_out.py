"""Ruled out: drafts that use the words of a happening, and tell none."""

from itertools import takewhile

from sijill.extract.analysis import Analysis
from sijill.extract.closed import RELATIVES
from sijill.extract.dating import triggers_in
from sijill.extract.drafts import Draft
from sijill.extract.grammar import Grammar
from sijill.extract.status import cue_start
from sijill.extract.tellers import BLAMING
from sijill.lexicon.predicates import VERBAL, Build
from sijill.schema import SPEECH_ACTS, EventType

TRIAL = "coerce.try"


def says_nothing(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a draft only uses the words of a happening: see each of the tests below."""
    forms = analysis.forms
    return (
        _is_an_age(draft, forms, grammar)
        or _is_of_nobody(draft)
        or _is_relief(draft, forms, grammar)
        or _is_natural_death(draft)
        or _is_accident(draft, forms, grammar)
        or _is_nobodys(draft, forms, grammar)
        or _is_a_notion(draft, forms, grammar)
        or _is_supposed(draft, forms, grammar)
        or _is_awaited(draft, forms, grammar)
        or _holds_nobody(draft, analysis, grammar)
        or _is_clause_of(draft, forms, grammar)
        or _only_describes(draft)
        or _is_spoken_of(draft, forms)
        or _is_ended(draft, forms, grammar)
        or _is_no_trial(draft, forms, grammar)
        or (draft.type == "THREATEN" and _is_a_danger(draft, forms, grammar))
        or _is_advice(draft, analysis, grammar)
        or _is_no_comment(draft, forms, grammar)
        or _is_hoped_for(draft, forms, grammar)
        or _is_a_reply(draft)
        or _is_anybodys(draft, forms)
    )


def _is_an_age(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """Tell whether unrest is named only to say when, or which: «بعد أيام من بدء الاحتجاجات», «منذ انتخابه».

    «الثورة التي أطاحت به» is the one of that year.
    """
    at = draft.trigger.at
    if draft.trigger.form.frame.rule == "appoint.dismiss" and draft.clause.link == "which":
        return not grammar.words("overthrowing").isdisjoint(grammar.bases[forms[at]])
    if draft.type not in {"PROTEST", "APPOINT"} or draft.trigger.build != "noun":
        return False
    if not grammar.words("ages").isdisjoint(grammar.bases[forms[at]]):
        return True
    if draft.type == "APPOINT":
        elected = not grammar.words("elections").isdisjoint(grammar.bases[forms[at]])
        return elected and at > 0 and forms[at - 1] in _SINCE and draft.date is None
    since = not _SINCE.isdisjoint(forms[max(0, at - _OUTBREAK) : at - 1])
    return since and draft.trigger.reading.definite and forms[at - 1] in grammar.words("outbreaks")


_SINCE = frozenset({"منذ", "ومنذ", "بعد", "وبعد", "قبل", "عقب"})
_OUTBREAK = 4  # words from «منذ» to the word behind «اندلاع»


def _is_of_nobody(draft: Draft) -> bool:
    """«إن على الطريق أن يمر …», «هجوم نسب إلى …»: a duty is somebody's, and so is an accusation."""
    rule, roles = draft.trigger.form.frame.rule, draft.roles
    if rule in _SAID_OF:
        whom = bool(roles.target) or (rule == "meet.we" and bool(draft.place))
        known = bool(roles.actor) and (rule not in _OF_SOMEBODY or whom)
        return not known or draft.status == "planned"  # «لا دليل على أن دمشق تقف وراءه»
    if rule == "accuse.attribute":
        return roles.inherited or not roles.actor
    return rule == "demand.ought" and not roles.target


_OF_SOMEBODY = frozenset({"accuse.wrong", "meet.we"})
# predicates of what a speaker says of another, of both, or of his own
_SAID_OF = BLAMING | {"demand.must", "meet.we", "deny.none-of-ours", "threaten.price"}


def _is_relief(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«أعلن برنامج الأغذية العالمي تعليق عملياته»: a body of the world has no fighting to suspend."""
    known = grammar.lexicon.actors
    of_world = (n.id in known and n.sort == "body" and not known[n.id].country for n in draft.roles.actor)
    at = draft.trigger.at
    paused = draft.trigger.form.frame.rule == "agree.truce" and not _OWN_WORK.isdisjoint(
        forms[at : at + _NEAR]
    )
    return paused and bool(draft.roles.actor) and all(of_world)


_OWN_WORK = frozenset({"عملياته", "عملياتها"})
_NEAR = 6  # words from «أعلن» to whose operations they are


def _is_natural_death(draft: Draft) -> bool:
    """«توفي الرئيس السابق أمس», «منذ وفاة زعيم الحركة»: one who is named, or one of whom is spoken, died."""
    if draft.trigger.form.frame.rule != "casualties.died":
        return False
    alone = draft.trigger.build == "noun" and all(c.value == 1 for c in draft.count)
    return alone or any(n.sort == "person" for n in draft.roles.target)


def _is_accident(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«لقي ثلاثة مصرعهم في حادث سير»: nobody's deed."""
    if not {c.what for c in draft.count} & {"killed", "injured"} or draft.type not in _DEADLY:
        return False
    return grammar.cues["accidents"].within(forms, draft.trigger.at, draft.clause.last) >= 0


_DEADLY = frozenset({"CASUALTIES", "ATTACK"})


def _is_nobodys(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«تمكن المهاجمون من الفرار»: whoever was not held breaks out of nothing; nor does just anybody flee."""
    fleeing = _FLEEING.get(draft.trigger.form.frame.rule)
    if fleeing is None:
        return draft.type == "ESCAPE" and not draft.roles.actor
    verb = draft.trigger.build == "verb"
    behind = forms[draft.trigger.last : draft.trigger.last + _FAR_AWAY]
    if verb and grammar.words("fleeing_to").isdisjoint(behind):
        return True
    own = verb or not draft.roles.inherited
    provides = draft.trigger.reading.conjunction == "و" and draft.trigger.reading.base.startswith("فر")
    who = draft.roles.actor[:1]
    return provides or not own or not any(n.sort in fleeing or n.id in fleeing for n in who)


# Who flees by which predicate: «هرب المسلحون إلى الجبال» withdraw, «فرار بن علي إلى السعودية» is an escape.
_FLEEING = {
    "withdraw.flee": frozenset({"force", "armed-group", "local-fighters"}),
    "escape.flee": frozenset({"person"}),
}
_FAR_AWAY = 10  # words from «هرب» to where from or where to, with who does between them


def _is_a_notion(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«الحل الوحيد هو المفاوضات», «قال رئيس وفد الحكومة في المفاوضات»: talks that nobody is told to hold."""
    at = draft.trigger.at
    if draft.type != "MEET" or draft.trigger.build != "noun" or not draft.trigger.reading.definite or at < 1:
        return False
    known = forms[at - 1] in grammar.words("while_known") and forms[at + 1 : at + 2] not in RELATIVES
    if known and draft.date is None:
        return True
    before = frozenset(forms[max(0, at - _DELEGATE) : at - 1])
    sent = forms[at - 1] == "في" and not (_SENT.isdisjoint(before) or _ENVOYS.isdisjoint(before))
    return sent or forms[at - 1] in {"هو", "هي"}


_DELEGATE = 8  # words from «رئيس وفد …» to the talks that he is sent to
_SENT = frozenset({"وفد", "الوفد", "فريق"})
_ENVOYS = frozenset({"رييس", "عضو", "المتحدث", "الناطق"})


def _is_supposed(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«تخشى الأوساط من صدام», «إذا هاجم الجيش المدينة», «من أجل تحرير القرية»: nobody is told to plan it."""
    trigger = draft.trigger
    if trigger.form.frame.status or draft.type in SPEECH_ACTS - {"MEET"}:
        return False
    start = cue_start(trigger, draft.clause)
    near = forms[max(start, trigger.at - _MAY_BE) : trigger.at]
    may = not (grammar.words("may_bring").isdisjoint(near) or _PERHAPS.isdisjoint(near))
    if may and trigger.build == "noun":
        return True
    planned = draft.status == "planned" and draft.type != "MEET"
    return planned and grammar.cues["supposed"].within(forms, start, trigger.at) >= 0


_MAY_BE = 5  # words from «قد» and its verb to what may come of it: «قد يؤدي ذلك إلى انفجار»
_PERHAPS = frozenset({"قد", "وقد", "فقد", "ان", "بان"})


def _is_awaited(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«لن تفاوض قبل انسحاب القوات», «رفض الحوار قبل رفع الحصار»: what must come first has not come."""
    at = draft.trigger.at
    first = forms[at - 1 : at] == ["قبل"] or forms[max(0, at - 2) : at] == ["الا", "بعد"]
    if not first or draft.trigger.build != "noun":
        return False
    before = range(max(0, at - _AWAITING), at - 1)
    never = any(forms[n] in _WILL_NOT and forms[n + 1] not in grammar.words("staying") for n in before)
    return never or any(_may_tell(forms[n], _HELD_BACK, VERBAL, grammar) for n in before)


_AWAITING = 14  # words from «لن» to «قبل» and what must come first
_WILL_NOT = frozenset({"لن", "ولن", "فلن", "لا", "ولا", "فلا"})
_HELD_BACK: frozenset[EventType] = frozenset({"REJECT", "DEMAND"})


def _holds_nobody(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«لا يزال الملف لدى القضاء»: captives are counted, «محتجزين لدى» tells it besides."""
    trigger, last = draft.trigger, draft.clause.last
    if trigger.form.frame.rule != "detain.remain-held":
        return False
    told = any(t.form.frame.type == "DETAIN" for t in triggers_in(analysis, trigger.at + 1, last))
    held = grammar.words("captivity")
    captive = any(not held.isdisjoint(grammar.bases[form]) for form in analysis.forms[trigger.at + 1 : last])
    return told or not (captive and draft.count)


def _is_clause_of(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«وبموجب الاتفاق تنسحب قسد من الحي»: what an agreement lays down is not told as done."""
    trigger, first = draft.trigger, draft.clause.first
    if trigger.build not in {"verb", "passive"} or trigger.form.past or draft.type in SPEECH_ACTS:
        return False
    under = next((at for at in range(first, trigger.at) if forms[at] in grammar.words("by_terms_of")), -1)
    return under >= 0 and any(
        _may_tell(form, _AGREEMENT, _NOUN, grammar) for form in forms[under + 1 : under + 1 + _TERMS]
    )


_TERMS = 3  # words from «بموجب» to the agreement whose clause follows


def _may_tell(form: str, types: frozenset[EventType], builds: frozenset[Build], grammar: Grammar) -> bool:
    """Tell whether a word is a form, so built, of a predicate of one of these types."""
    known = (f for _, forms in grammar.forms[form] for f in forms)
    return any(f.frame.type in types and f.build in builds for f in known)


_AGREEMENT: frozenset[EventType] = frozenset({"AGREE"})
_NOUN: frozenset[Build] = frozenset({"noun"})


def _only_describes(draft: Draft) -> bool:
    """Tell whether a verb says what somebody or something is like, and not what happened.

    «الألغام التي زرعها», «مخططات تستهدف البلاد», «مقاتلون يقاتلون في الخارج», «الأمر الذي أجبر السكان».
    """
    trigger, rule = draft.trigger, draft.trigger.form.frame.rule
    if trigger.build != "verb":
        return False
    if rule == "attack.ambush":
        return bool(trigger.form.pronoun) and draft.clause.link == "which"
    if rule == "coerce.expel":
        return not draft.roles.actor
    own = any(f.how != "inherited" for f in draft.place) or draft.date or draft.count
    if rule == "clash.clash":
        alone = len(draft.roles.actor) < _SIDES and not draft.roles.target
        return alone and not trigger.form.past and not (draft.date or draft.count)
    if rule == "deploy.deploy":
        return not trigger.form.past and draft.clause.link == "which" and not (draft.date or draft.count)
    clause = draft.clause.link in {"which", "that", ""}
    return rule == "attack.target" and not trigger.form.past and clause and not own


_SIDES = 2  # sides of a fight


def _is_spoken_of(draft: Draft, forms: list[str]) -> bool:
    """«قال إن زيارة الوفد تخدم السلام», «إن دعوة الوزير تستهدف أمننا»: «إن» opens what is judged."""
    judged = draft.type == "DEMAND" or draft.trigger.form.frame.rule == "meet.visit"
    at, noun = draft.trigger.at, draft.trigger.build == "noun"
    alone = not (draft.trigger.form.words or draft.trigger.form.needs)
    return judged and noun and alone and at > 0 and forms[at - 1] in _THAT and draft.date is None


_THAT = frozenset({"ان", "بان", "وان"})


def _is_ended(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«أنهت تركيا من جانب واحد وقف إطلاق النار»: a truce that somebody ends is not agreed on."""
    at = draft.trigger.at
    truce = draft.trigger.form.frame.rule == "agree.truce" and draft.trigger.build == "noun"
    return truce and not grammar.words("ending").isdisjoint(forms[max(0, at - _ENDED) : at])


_ENDED = 6  # words from «أنهت» to the truce that she ended


def _is_no_trial(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«دعا إلى محاكمة الجناة»: a trial that nobody is told to open or to hold."""
    trigger = draft.trigger
    if trigger.form.frame.rule != TRIAL or trigger.build != "noun":
        return False
    before = forms[max(0, trigger.at - _OPENED) : trigger.at]
    opening = tuple(grammar.words("trial_openings"))
    return not any(form.lstrip("وف").startswith(opening) for form in before)


_OPENED = 8  # words from «بدأت» to the trial, with the court between them


def _is_a_danger(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«يشكل تهديداً للمنطقة»: who threatens says with what («تهديده بقصف المدينة»), a danger does not."""
    at = draft.trigger.at
    if draft.trigger.build != "noun" or grammar.words("dangers").isdisjoint(grammar.bases[forms[at]]):
        return False
    behind = forms[at + 1 : at + 1 + _MENACE]
    return not any(r.preposition == "ب" for form in behind for r in grammar.readings[form])


_MENACE = 5  # words from «تهديد» to what is threatened


def _is_advice(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«ينبغي على المسؤولين أن …»: what nobody is told to say, nor is quoted, the writer thinks."""
    if draft.trigger.form.frame.rule != "demand.should" or draft.roles.actor:
        return False
    if analysis.is_quoted(draft.trigger.at):
        return False
    start = max(analysis.sentences[draft.clause.sentence][0], draft.trigger.at - _SAID)
    before = analysis.forms[start : draft.trigger.at]
    return not any(grammar.say[form] or form in grammar.say_agents for form in before)


_SAID = 6  # words from «قال» to what somebody without a name advises


def _is_no_comment(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«رفض رئيس المحكمة فلان التعليق على القرار»: who tells a reporter nothing refuses no demand."""
    trigger = draft.trigger
    if trigger.form.frame.rule != "reject.refuse" or trigger.build != "verb":
        return False
    told = min((d.trigger.at for d in draft.content), default=len(forms))
    behind = forms[trigger.last : min(trigger.last + _TO_COMMENT, told)]
    near = takewhile(lambda form: form not in _STOPS, behind)
    return not grammar.words("no_comment").isdisjoint(near)


_TO_COMMENT = 12  # words from «رفض» and who refuses to what he would not say
_STOPS = frozenset({".", "\n", "؛", "ان", "و"})


def _is_hoped_for(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«أمله في التوصل إلى اتفاق», «جهود إبرام هدنة»: an agreement that was not reached."""
    at = draft.trigger.at
    if draft.type != "AGREE" or draft.trigger.build != "noun":
        return False
    near = range(max(0, at - _REACHING), at)
    reached = next((n for n in near if _is_any(forms[n], "reaching", grammar)), -1)
    before = forms[max(0, reached - _HOPING) : max(0, reached)]
    hoped = draft.status == "actual" and any(_is_any(form, "hoping", grammar) for form in before)
    return hoped or any(form.removeprefix("و") in grammar.words("ruling_out") for form in before)


_REACHING = 3  # words from «التوصل» to what is reached
_HOPING = 4  # words from «أمل» to «التوصل»


def _is_a_reply(draft: Draft) -> bool:
    """«رد الجيش بقوة على القصف»: who has struck back threatens nobody, who will («سنرد بقوة») does."""
    trigger = draft.trigger
    vow = trigger.form.frame.rule == "threaten.vow" and trigger.build == "verb"
    return vow and trigger.reading.base.lstrip("يتن").startswith("رد") and not trigger.reading.future


def _is_any(form: str, name: str, grammar: Grammar) -> bool:
    return not grammar.words(name).isdisjoint(grammar.bases[form])


def _is_anybodys(draft: Draft, forms: list[str]) -> bool:
    """«كل شخص يعتقل يسجل اسمه», «كل من يتظاهر …»: what befalls just anybody is a custom, and no happening."""
    trigger = draft.trigger
    if draft.type in SPEECH_ACTS or trigger.build not in {"verb", "passive"} or trigger.form.past:
        return False
    return trigger.at > 1 and forms[trigger.at - 2] in _ANYBODY


_ANYBODY = frozenset({"كل", "وكل", "فكل", "اي", "واي"})  # and whom it befalls, before the verb
