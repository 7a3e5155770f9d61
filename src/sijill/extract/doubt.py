"""Doubt: which drafts are told as happenings, and which only use the words of one.

First what the coding guide settles is taken out; then each draft is weighed by declared features of how it
is told (never by its words): `features` lists them, `packs/core/doubt.tsv` weighs them. They are fitted by
`scripts/make_doubt.py` on coded reports (logistic regression); a draft below the threshold is not coded.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from sijill.arabic.date_rules import moved
from sijill.extract.analysis import Analysis, Name
from sijill.extract.counted import BURIED
from sijill.extract.dating import starting_in
from sijill.extract.framing import BLAMING, Draft
from sijill.extract.grammar import Grammar
from sijill.extract.reasons import is_charge, is_reason
from sijill.extract.status import cue_start
from sijill.extract.triggers import is_told_of
from sijill.lexicon.predicates import VERBAL
from sijill.schema import SPEECH_ACTS, EventType

_CLAUSAL = frozenset({"verb", "passive", "agent"})
_SUFFERERS = frozenset({"civilians", "detainees", "children"})
_CLOSE = 10  # words between the dead and the hurt of one toll
_HARM = frozenset({"ATTACK", "CLASH", "VIOLATE", "DETAIN", "PROTEST", "SEIZE", "COERCE"})
_BORROWED = _HARM - {"VIOLATE"}  # whose words all the world borrows
_VERBAL = frozenset({"verb", "passive", "agent"})
_LONG = 4  # sentences from which the first one is a lead, and not all there is


def told(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return the drafts that are likely enough to tell a happening.

    Violence of which a relative clause says that it took place is no matter of likelihood: «أعقاب الهجوم
    الذي استهدف الحاجز».
    """
    threshold = grammar.lexicon.doubt.get("threshold", 0.0)
    return [
        d
        for d in drafts
        if likelihood(d, analysis, grammar) >= threshold
        or (d.type in _HARM and is_told_of(d.trigger, analysis.forms, grammar))
        or (d.type in _HARM and _has_results(d, analysis.forms))
        or _tells_its_dead(d)
        or _is_done_by_somebody(d, analysis.forms, grammar)
        or _is_said_outright(d, grammar)
    ]


def _has_results(draft: Draft, forms: list[str]) -> bool:
    """«خلف القصف دمارا كبيرا», «الاشتباكات الدائرة في عدن»: what had results, or is under way, took place."""
    if draft.trigger.build != "noun":
        return False
    before = forms[draft.trigger.at - 1 : draft.trigger.at]
    behind = forms[draft.trigger.last : draft.trigger.last + 1]
    return any(form.lstrip("وف") in _CAUSED for form in before) or behind in (["الداير"], ["الدايره"])


_CAUSED = frozenset(
    {"طال", "طالت", "شمل", "شملت", "خلف", "خلفت", "اوقع", "اوقعت", "اسفر", "اسفرت", "تسبب", "تسببت"}
)


def _tells_its_dead(draft: Draft) -> bool:
    """«قتل في المعارك 24 مدنيا»: a fight that people are told to have died in took place."""
    harmed = any(c.what in _HARMED for c in draft.count)
    return draft.type == "CLASH" and harmed and draft.words[0] < draft.trigger.at


def _is_done_by_somebody(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«المدينة محاصرة من قبل الجيش», «وما تزال المدينة محاصرة»: told with who does it, or as going on."""
    at, last = draft.trigger.at, draft.trigger.last
    if draft.trigger.build != "participle":
        return False
    if any(form.lstrip("وف") in _STILL for form in forms[max(0, at - _STAYED) : at]):
        return bool(draft.place or draft.roles.target)
    by = draft.roles.actor and not draft.roles.inherited
    return bool(by) and grammar.cues["agent_cues"].within(forms, last, min(last + _BY, len(forms))) >= 0


_BY = 3  # words from what is done to «من قبل»
_STAYED = 4  # words from «تزال» to how somebody or something still is
_STILL = frozenset({"تزال", "يزال", "يزالون", "مازال", "مازالت", "زال", "زالت", "باتت", "بات", "ظلت", "بقيت"})


def _is_said_outright(draft: Draft, grammar: Grammar) -> bool:
    """«ندين هذا القصف»: what one who is told to speak says of himself, he does by these words alone."""
    rule = draft.trigger.form.frame.rule
    return rule in grammar.words("by_speaker") and rule.endswith(_OURS) and bool(draft.roles.actor)


_OURS = ".we"  # predicates of what somebody says of himself and his own


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
    kept = [d for d in kept if not _says_nothing(d, analysis.forms, grammar)]
    kept = [d for d in kept if not _is_advice(d, analysis, grammar)]
    kept = [_fallen_before(d, kept, analysis.forms) for d in kept]
    kept = _with_results(_absorb(_with_outcomes(kept), analysis.forms, grammar), analysis, grammar)
    return [d for d in kept if d.type != "CASUALTIES" or d.count or d.roles.target]


def _says_nothing(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    return (
        _is_an_age(draft, forms, grammar)
        or _is_of_nobody(draft)
        or _is_natural_death(draft)
        or _is_nobodys(draft, forms)
        or _is_a_notion(draft, forms)
        or _is_supposed(draft, forms, grammar)
        or _is_awaited(draft, forms, grammar)
        or _is_clause_of(draft, forms, grammar)
        or _only_describes(draft)
        or _is_spoken_of(draft, forms)
        or _is_ended(draft, forms, grammar)
        or _is_no_trial(draft, forms)
        or (draft.type == "THREATEN" and _is_a_danger(draft, forms, grammar))
    )


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


_PERHAPS = frozenset({"قد", "وقد", "فقد", "ان", "بان"})
_BRINGS = frozenset(
    {"يودي", "تودي", "يسفر", "تسفر", "يفضي", "تفضي", "يتسبب", "تتسبب", "يقود", "تقود", "يجر", "تجر"}
)
_MAY_BE = 5  # words from «قد» and its verb to what may come of it: «قد يؤدي ذلك إلى انفجار»


def _is_supposed(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«تخشى الأوساط من صدام», «إذا هاجم الجيش المدينة», «من أجل تحرير القرية»: nobody is told to plan it."""
    trigger = draft.trigger
    if trigger.form.frame.status or draft.type in SPEECH_ACTS - {"MEET"}:
        return False
    start = cue_start(trigger, draft.clause)
    near = forms[max(start, trigger.at - _MAY_BE) : trigger.at]
    if trigger.build == "noun" and not (_BRINGS.isdisjoint(near) or _PERHAPS.isdisjoint(near)):
        return True
    planned = draft.status == "planned" and draft.type != "MEET"
    return planned and grammar.cues["supposed"].within(forms, start, trigger.at) >= 0


_WILL_NOT = frozenset({"لن", "ولن", "فلن", "لا", "ولا", "فلا"})
_AWAITING = 14  # words from «لن» to «قبل» and what must come first


def _is_awaited(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«لن تفاوض قبل انسحاب القوات», «رفض الحوار قبل رفع الحصار»: what must come first has not come."""
    at = draft.trigger.at
    first = forms[at - 1 : at] == ["قبل"] or forms[max(0, at - 2) : at] == ["الا", "بعد"]
    if not first or draft.trigger.build != "noun":
        return False
    before = range(max(0, at - _AWAITING), at - 1)
    never = any(forms[n] in _WILL_NOT and forms[n + 1] not in _STILL for n in before)
    return never or any(_is_refusal(forms[n], grammar) for n in before)


_TERMS = 3  # words from «بموجب» to the agreement whose clause follows


def _is_clause_of(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«وبموجب الاتفاق تنسحب قسد من الحي»: what an agreement lays down is not told as done."""
    trigger, first = draft.trigger, draft.clause.first
    if trigger.build not in {"verb", "passive"} or trigger.form.past or draft.type in SPEECH_ACTS:
        return False
    under = next((at for at in range(first, trigger.at) if forms[at] in grammar.words("by_terms_of")), -1)
    return under >= 0 and any(_is_agreement(form, grammar) for form in forms[under + 1 : under + 1 + _TERMS])


def _is_agreement(form: str, grammar: Grammar) -> bool:
    known = (f for _, forms in grammar.forms[form] for f in forms)
    return any(f.frame.type == "AGREE" and f.build == "noun" for f in known)


def _is_refusal(form: str, grammar: Grammar) -> bool:
    known = (f for _, forms in grammar.forms[form] for f in forms)
    return any(f.frame.type in _HELD_BACK and f.build in VERBAL for f in known)


_HELD_BACK: frozenset[EventType] = frozenset({"REJECT", "DEMAND"})


# Behind these «الاجتماع» is one that was told, or is known, and says when or where something else was.
_WHILE = frozenset({"خلال", "عقب", "بعد", "امام", "اطار", "نتايج", "قبيل", "قبل", "مع", "اثناء", "ختام"})
_WHICH = (["الذي"], ["التي"])
_DELEGATE = 8  # words from «رئيس وفد …» to the talks that he is sent to


def _is_a_notion(draft: Draft, forms: list[str]) -> bool:
    """«الحل الوحيد هو المفاوضات», «قال رئيس وفد الحكومة في المفاوضات»: talks that nobody is told to hold."""
    at = draft.trigger.at
    if draft.type != "MEET" or draft.trigger.build != "noun" or not draft.trigger.reading.definite or at < 1:
        return False
    if forms[at - 1] in _WHILE and forms[at + 1 : at + 2] not in _WHICH and draft.date is None:
        return True
    before = frozenset(forms[max(0, at - _DELEGATE) : at - 1])
    sent = forms[at - 1] == "في" and not (_SENT.isdisjoint(before) or _ENVOYS.isdisjoint(before))
    return sent or forms[at - 1] in {"هو", "هي"}


def _is_spoken_of(draft: Draft, forms: list[str]) -> bool:
    """«قال إن زيارة الوفد تخدم السلام», «إن دعوة الوزير تستهدف أمننا»: «إن» opens what is judged."""
    judged = draft.type == "DEMAND" or draft.trigger.form.frame.rule == "meet.visit"
    at, noun = draft.trigger.at, draft.trigger.build == "noun"
    alone = not (draft.trigger.form.words or draft.trigger.form.needs)
    return judged and noun and alone and at > 0 and forms[at - 1] in _THAT and draft.date is None


_THAT = frozenset({"ان", "بان", "وان"})
_ENDED = 6  # words from «أنهت» to the truce that she ended


def _is_ended(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«أنهت تركيا من جانب واحد وقف إطلاق النار»: a truce that somebody ends is not agreed on."""
    at = draft.trigger.at
    truce = draft.trigger.form.frame.rule == "agree.truce" and draft.trigger.build == "noun"
    return truce and not grammar.words("ending").isdisjoint(forms[max(0, at - _ENDED) : at])


_TRIAL = "coerce.try"
_OPENED = 8  # words from «بدأت» to the trial, with the court between them
_HELD = (
    "بدا", "تبدا", "بدء", "استونف", "استانف", "تستانف", "واصل", "تواصل", "انطلق", "تم", "جر", "تجري",
    "يجري", "باشر", "تباشر", "جلس",
)  # fmt: skip


def _is_no_trial(draft: Draft, forms: list[str]) -> bool:
    """«دعا إلى محاكمة الجناة»: a trial that nobody is told to open or to hold."""
    trigger = draft.trigger
    if trigger.form.frame.rule != _TRIAL or trigger.build != "noun":
        return False
    before = forms[max(0, trigger.at - _OPENED) : trigger.at]
    return not any(form.lstrip("وف").startswith(_HELD) for form in before)


_SENT = frozenset({"وفد", "الوفد", "فريق"})
_ENVOYS = frozenset({"رييس", "عضو", "المتحدث", "الناطق"})
_MENACE = 5  # words from «تهديد» to what is threatened


def _is_a_danger(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«يشكل تهديداً للمنطقة»: who threatens says with what («تهديده بقصف المدينة»), a danger does not."""
    at = draft.trigger.at
    if draft.trigger.build != "noun" or grammar.words("dangers").isdisjoint(grammar.bases[forms[at]]):
        return False
    behind = forms[at + 1 : at + 1 + _MENACE]
    return not any(r.preposition == "ب" for form in behind for r in grammar.readings[form])


_OUTBREAK = 4  # words from «منذ» to the word behind «اندلاع»


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


_SAID_OF = BLAMING | {"demand.must", "meet.we"}  # predicates of what a speaker says of another, or of both
_OF_SOMEBODY = frozenset({"accuse.wrong", "meet.we"})
_SAID = 6  # words from «قال» to what somebody without a name advises


def _is_advice(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«ينبغي على المسؤولين أن …»: what nobody is told to say, nor is quoted, the writer thinks."""
    if draft.trigger.form.frame.rule != "demand.should" or draft.roles.actor or _is_quoted(draft, analysis):
        return False
    start = max(analysis.sentences[draft.clause.sentence][0], draft.trigger.at - _SAID)
    before = analysis.forms[start : draft.trigger.at]
    return not any(grammar.say[form] or form in grammar.say_agents for form in before)


_SINCE = frozenset({"منذ", "ومنذ", "بعد", "وبعد", "قبل", "عقب"})


def _is_natural_death(draft: Draft) -> bool:
    """«توفي الرئيس السابق أمس», «منذ وفاة زعيم الحركة»: one who is named, or one of whom is spoken, died."""
    if draft.trigger.form.frame.rule != "casualties.died":
        return False
    alone = draft.trigger.build == "noun" and all(c.value == 1 for c in draft.count)
    return alone or any(n.sort == "person" for n in draft.roles.target)


def likelihood(draft: Draft, analysis: Analysis, grammar: Grammar) -> float:
    """Return how likely a draft is to be an event, in [0, 1]; 1.0 where the packs weigh nothing."""
    weights = grammar.lexicon.doubt
    if not weights:
        return 1.0
    score = weights.get("bias", 0.0) + sum(weights.get(f, 0.0) for f in features(draft, analysis, grammar))
    return 1.0 / (1.0 + math.exp(-score))


def features(draft: Draft, analysis: Analysis, grammar: Grammar) -> Iterator[str]:
    """Yield the names of the features that a draft has.

    How it is built (verb, noun …; tense, article, pronoun), where it stands (kind of clause, which part of
    the text, in quotation marks, between which function words and names), its type and predicate, and which
    arguments the text itself gives it (not inherited ones).
    """
    build = draft.trigger.build
    yield f"build:{build}"
    yield f"type:{draft.type}"
    yield f"link:{draft.clause.link}"
    yield f"status:{draft.status}"
    yield f"predicate:{draft.trigger.form.frame.rule}"
    yield from _form_features(draft, build)
    yield from _place_features(draft, analysis, build)
    yield from _neighbours(draft, analysis, grammar)
    yield from _argument_features(draft, build)


def _form_features(draft: Draft, build: str) -> Iterator[str]:
    form, reading = draft.trigger.form, draft.trigger.reading
    if build in {"verb", "passive"}:
        yield "tense:past" if form.past else "tense:present"
    if build == "noun":
        yield f"type:{draft.type}:noun"
        yield "noun:definite" if reading.definite else "noun:indefinite"
    if form.pronoun:
        yield f"{build}:pronoun"
    if form.plural:
        yield "plural"
    if form.needs or form.words:
        yield "phrase"
    if reading.conjunction:
        yield f"{build}:and"
    if reading.preposition:
        yield f"{build}:preposition"


def _place_features(draft: Draft, analysis: Analysis, build: str) -> Iterator[str]:
    at = draft.trigger.at
    if _is_quoted(draft, analysis):
        yield "quoted"
    if draft.clause.sentence == 0 and len(analysis.sentences) >= _LONG:
        yield "first"
    if at - draft.clause.first <= 1:
        yield f"{build}:initial"
    if draft.source:
        yield "source"
    yield f"third:{draft.clause.sentence * 3 // len(analysis.sentences)}"
    if draft.clause.sentence == 1:
        yield "second"


def _is_quoted(draft: Draft, analysis: Analysis) -> bool:
    start = analysis.words[draft.trigger.at].start
    return any(q.start <= start < q.end for q in analysis.quotes)


def _neighbours(draft: Draft, analysis: Analysis, grammar: Grammar) -> Iterator[str]:
    """Yield between which function words, verbs and names a draft's trigger stands: «تجدد القصف على …»."""
    at = draft.trigger.at
    first, last = analysis.sentences[draft.clause.sentence]
    if draft.trigger.build == "noun":
        yield from _before_noun(at, first, analysis, grammar)
    kind = "noun" if draft.trigger.build == "noun" else "verb"
    behind = analysis.forms[at + 1] if at + 1 < last else ""
    if behind in grammar.linking:
        yield f"{kind}:then:{behind}"
    elif any(name.first == at + 1 for name in analysis.named(at + 1, at + 2)):
        yield f"{kind}:then:name"


def _before_noun(at: int, first: int, analysis: Analysis, grammar: Grammar) -> Iterator[str]:
    carrying = [n for n in (1, 2) if at - n >= first and grammar.verbs[analysis.forms[at - n]]]
    if carrying:
        yield f"noun:carried:{carrying[0]}"
    if at > first and analysis.forms[at - 1] in grammar.linking:
        yield f"noun:behind:{analysis.forms[at - 1]}"


def _argument_features(draft: Draft, build: str) -> Iterator[str]:
    own = _own(draft)
    for name in own:
        yield f"{build}:{name}"
    if draft.roles.actor and "actor" not in own:
        yield "inherited:actor"
    if draft.roles.target and "target" not in own:
        yield "inherited:target"
    if draft.place and "place" not in own:
        yield "inherited:place"
    yield f"{'verbal' if build in _VERBAL else 'nominal'}:{min(3, len(own))}"


def _own(draft: Draft) -> list[str]:
    """Return which arguments the trigger's own clause gives."""
    roles = draft.roles
    given = {
        "actor": bool(roles.actor) and not roles.inherited and roles.actor[0].how != "implied",
        "target": any(n.how != "inherited" for n in roles.target),
        "mediator": bool(roles.mediator),
        "place": any(p.how != "inherited" for p in draft.place),
        "date": draft.date is not None,
        "count": bool(draft.count),
        "about": bool(draft.about),
    }
    return [name for name, stands in given.items() if stands]


def _is_nobodys(draft: Draft, forms: list[str]) -> bool:
    """«تمكن المهاجمون من الفرار»: whoever was not held breaks out of nothing; nor does just anybody flee."""
    fleeing = _FLEEING.get(draft.trigger.form.frame.rule)
    if fleeing is None:
        return draft.type == "ESCAPE" and not draft.roles.actor
    verb = draft.trigger.build == "verb"
    if verb and _AWAY.isdisjoint(forms[draft.trigger.last : draft.trigger.last + _FAR_AWAY]):
        return True
    own = verb or not draft.roles.inherited
    provides = draft.trigger.reading.conjunction == "و" and draft.trigger.reading.base.startswith("فر")
    who = draft.roles.actor[:1]
    return provides or not own or not any(n.sort in fleeing or n.id in fleeing for n in who)


_AWAY = frozenset({"من", "الي", "باتجاه", "نحو", "صوب", "خارج", "تاركين", "تاركا", "امام"})
_FAR_AWAY = 10  # words from «هرب» to where from or where to, with who does between them
# Who flees by which predicate: «هرب المسلحون إلى الجبال» withdraw, «فرار بن علي إلى السعودية» is an escape.
_FLEEING = {
    "withdraw.flee": frozenset({"force", "armed-group", "local-fighters"}),
    "escape.flee": frozenset({"person"}),
}


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
        draft.trigger.build in _CLAUSAL
        or _is_carried(draft)
        or _is_brought_about(draft, forms, grammar)
        or _is_suffered(draft, forms, grammar)
    )
    if draft.type == "DETAIN" and draft.trigger.build == "verb" and roles.actor:
        return True
    if draft.type in _BORROWED:
        enough = parties > (0 if clausal else 1) or (draft.type == "CLASH" and len(roles.actor) > 1)
        return enough or _is_fought(draft, forms) or _is_of_a_body(draft)
    return bool(parties) or clausal or not (draft.trigger.reading.definite or draft.trigger.form.plural)


def _is_suffered(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«تعرضت المدينة لقصف من الجيش»: the verb tells that it happened, the noun what."""
    at = draft.trigger.at
    if draft.trigger.build != "noun" or draft.trigger.reading.preposition != "ل":
        return False
    return any(grammar.suffering[form] for form in forms[max(0, at - _UNDERGONE) : at])


_UNDERGONE = 4  # words from «تعرضت» to «لقصف», with who suffers it


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


_GOING_ON = 4  # words from «دخل» and who did to the strike that he went on


_WHY = 3  # words from protests to «ضد» or «للمطالبة»


def _is_fought(draft: Draft, forms: list[str]) -> bool:
    """«اشتبكت الجهات مع المجموعة», «القتال بين القبائل»: a fight has two sides, be they named or not."""
    if draft.type != "CLASH":
        return False
    between = "بين" in forms[draft.trigger.last : draft.trigger.last + _SIDES]
    return between or (draft.trigger.build == "verb" and draft.trigger.form.past)


_SIDES = 2  # words from a fight to «بين»


def _is_of_a_body(draft: Draft) -> bool:
    """«بعد حل مجلس الشعب»: a parliament is dissolved but once, and by whom is known."""
    return draft.trigger.form.frame.rule == "coerce.dissolve" and bool(draft.roles.target)


def _is_carried(draft: Draft) -> bool:
    """«نظم الأهالي وقفة», «شنت قسد هجوما»: who did it stands before an act that is new."""
    new = draft.trigger.build == "noun" and not draft.trigger.reading.definite
    return new and not draft.roles.inherited and any(n.last <= draft.trigger.at for n in draft.roles.actor)


def _absorb(drafts: Sequence[Draft], forms: list[str], grammar: Grammar) -> list[Draft]:
    """Give the dead and the hurt to the attack or the other toll of the same sentence that they belong to."""
    result: list[Draft] = []
    hosts = [d for d in drafts if d.type in _HARM and not (_is_toll(d) or _is_in_court(d))]
    waiting: dict[int, list[Draft]] = {}
    for draft in drafts:
        if _is_toll(draft) and _is_charged(draft, hosts, forms, grammar):
            continue
        toll = _is_toll(draft) and not (_spans_days(draft) or _is_of_many(draft, forms))
        host = _host(draft, hosts, forms, grammar) if toll else -1
        if host >= 0 and not _contests(hosts[host], draft, forms):
            waiting.setdefault(id(hosts[host]), []).append(draft)
        elif (
            _is_toll(draft)
            and result
            and _goes_on(result[-1], draft)
            and not _contests(result[-1], draft, forms)
        ):
            result[-1] = _joined(result[-1], draft)
        else:
            result.append(_as_toll(draft))
    return [_with_tolls(draft, waiting.get(id(draft), ())) for draft in result]


def _is_in_court(draft: Draft) -> bool:
    """«محاكمة المتهمين في أحداث أسفرت عن مقتل 73»: nobody died of a trial or a sentence."""
    return draft.trigger.form.frame.rule in {"coerce.sentence", _TRIAL}


def _is_charged(toll: Draft, hosts: Sequence[Draft], forms: list[str], grammar: Grammar) -> bool:
    """«اعتقال خمسة بتهمة قتل ضابط»: the death that an act is for is not told besides."""
    acts = (d for d in hosts if d.clause.sentence == toll.clause.sentence and d.type in _FOR_CRIMES)
    return any(is_charge(toll.trigger.at, d.trigger.last, forms, grammar) for d in acts)


_FOR_CRIMES = frozenset({"DETAIN", "COERCE", "RELEASE", "PROTEST"})


def _is_toll(draft: Draft) -> bool:
    """Tell whether a draft tells of dead or hurt people without anybody who did it."""
    if draft.type == "CASUALTIES":
        return True
    return draft.trigger.form.frame.undone is not None and (draft.roles.inherited or not _doers(draft))


def _contests(host: Draft, toll: Draft, forms: Sequence[str]) -> bool:
    """«قتل خمسة …، أما الأسايش فتحدثت عن 17 قتيلا»: another source's number stands for itself."""
    who = {f.value for f in toll.source}
    other = bool(who) and who.isdisjoint(f.value for f in host.source)
    apart = other or _is_answered(host, toll, forms)
    return apart and not {c.what for c in toll.count}.isdisjoint(c.what for c in host.count)


def _is_answered(host: Draft, toll: Draft, forms: Sequence[str]) -> bool:
    """«104 قتلى، في حين تمسكت الوزارة بحصيلة أدنى»: against what was told, though nobody is its source."""
    opening = forms[toll.clause.first - 1 : toll.clause.first + 1]
    return host.trigger.at < toll.clause.first and not _AGAINST.isdisjoint(opening)


_AGAINST = frozenset({"اما", "حين", "فيما", "بينما", "لكن", "ولكن"})


def _spans_days(draft: Draft) -> bool:
    """«27 قتيلا منذ مطلع الشهر»: the toll of more than one attack; the night of the attack before is one."""
    first, _, last = str(draft.date.value).partition("/") if draft.date else ("", "", "")
    night = draft.date is not None and draft.date.how == "inherited" and moved(first, 1) == last
    return bool(last) and not night


def _doers(draft: Draft) -> list[Name]:
    return [n for n in draft.roles.actor if n.id not in _SUFFERERS]


def _as_toll(draft: Draft) -> Draft:
    """Return what nobody is told to have done under its type for that: «93 شخصا قتلوا الجمعة».

    A massacre is somebody's doing, also where it is not told whose.
    """
    undone = draft.trigger.form.frame.undone
    massacre = draft.trigger.reading.base in _MASSACRES
    if undone is None or massacre or not draft.count or _doers(draft):
        return draft
    roles = msgspec.structs.replace(draft.roles, actor=(), target=draft.roles.target or draft.roles.actor)
    return msgspec.structs.replace(_of_type(draft, undone), roles=roles)


_MASSACRES = frozenset({"مجزره", "مجازر", "مذبحه", "مذابح"})


def _of_type(draft: Draft, kind: EventType) -> Draft:
    replace = msgspec.structs.replace
    frame = replace(draft.trigger.form.frame, type=kind)
    return replace(draft, trigger=replace(draft.trigger, form=replace(draft.trigger.form, frame=frame)))


def _fallen_before(draft: Draft, drafts: Sequence[Draft], forms: list[str]) -> Draft:
    """«قتل خمسة في الهجوم»: the dead of an attack that was told before are a toll told apart from it."""
    trigger = draft.trigger
    if trigger.form.frame.rule in _DEADLY and draft.count and _is_of_many(draft, forms):
        return _of_type(draft, "CASUALTIES")
    if trigger.form.frame.rule != "attack.die-by-fire" or _doers(draft):
        return draft
    in_it = [form for form in forms[trigger.last - 1 : trigger.last] if form.startswith("ال")]
    known = any(d.type == "ATTACK" and d.clause.sentence < draft.clause.sentence for d in drafts)
    return _of_type(draft, "CASUALTIES") if in_it and known else draft


def _is_of_many(draft: Draft, forms: list[str]) -> bool:
    """«مقتل تسعة بنيران قسد منذ اندلاع المواجهات»: the dead of all attacks since then are a toll."""
    behind = forms[draft.trigger.last : draft.trigger.last + _SINCE_THEN]
    behind = behind[: next((n for n, form in enumerate(behind) if form in _STOPS), len(behind))]
    return any(a == "منذ" and b in _BEGINNINGS for a, b in pairwise(behind))


_SINCE_THEN = 12  # words from a death to «منذ بداية العام», with who died and by whom between them
_STOPS = frozenset({".", "،", "؛", "\n"})
_DEADLY = frozenset({"attack.die-by-fire", "attack.kill"})
_BEGINNINGS = frozenset({"بدايه", "بدء", "اندلاع", "انطلاق", "انطلاقه", "مطلع"})


def _goes_on(last: Draft, draft: Draft) -> bool:
    """«قتل تسعة وأصيب ستون» is one toll."""
    same = last.clause.sentence == draft.clause.sentence and last.status == draft.status
    return same and last.type == "CASUALTIES" and draft.trigger.at - last.trigger.at <= _CLOSE


def _with_tolls(draft: Draft, tolls: Sequence[Draft]) -> Draft:
    """Give an attack its dead and hurt; an attempt that had some was made."""
    for toll in tolls:
        draft = _joined(draft, toll)
    if tolls and _is_attempt(draft):
        return msgspec.structs.replace(draft, status="actual")
    return draft


_ATTEMPT = "attack.attempt"


def _is_attempt(draft: Draft) -> bool:
    """An attempt, foiled or not, is no more than planned."""
    return draft.status == "planned" and draft.trigger.form.frame.rule == _ATTEMPT


def _is_made(attempt: Draft, toll: Draft) -> bool:
    """«أصيب الضابط في محاولة لاغتياله», «محاولة اغتيال أسفرت عن مقتل اثنين»: close by its dead and hurt."""
    noun = attempt.trigger.build == "noun"
    return noun and _is_attempt(attempt) and abs(attempt.trigger.at - toll.trigger.at) <= _CLOSE


def _joined(host: Draft, toll: Draft) -> Draft:
    known = {(c.what, c.value) for c in host.count}
    counts = (*host.count, *(c for c in toll.count if (c.what, c.value) not in known))
    words = (min(host.words[0], toll.words[0]), max(host.words[1], toll.words[1]))
    roles, fallen = host.roles, toll.roles.target
    if host.type == "CLASH":  # people who fall in a fight do not fight
        fallen = tuple(n for n in fallen if n.id not in _SUFFERERS)
    better = not roles.target or (_is_named(fallen) and not _is_named(roles.target))
    if better and not {n.id for n in fallen} & {n.id for n in roles.actor}:
        roles = msgspec.structs.replace(roles, target=fallen)
    return msgspec.structs.replace(host, count=counts, words=words, roles=roles)


def _is_named(fallen: Sequence[Name]) -> bool:
    """«قتل جنود مصريون وأصيب خمسة في انفجار لغم»: whom the text names, and who only must be somebody."""
    return any(n.how != "implied" for n in fallen)


_STRIKES = frozenset({"ATTACK", "CLASH", "SEIZE"})
_HARMED = frozenset({"killed", "injured"})


def _with_results(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Give an attack or a fight what the next sentence says came of it.

    Example:
        «هاجم مسلحون الثكنة. وأسفر الهجوم عن مقتل خمسة», «… في سرت. وأوقعت عشرين قتيلا».
    """
    result: list[Draft] = []
    for draft in drafts:
        host = next((n for n in range(len(result) - 1, -1, -1) if result[n].type in _FOUGHT), -1)
        if host >= 0 and _is_result(draft, result[host], analysis, grammar):
            result[host] = _joined(result[host], draft)
        else:
            result.append(draft)
    return result


def _is_result(draft: Draft, host: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    harm = {c.what for c in draft.count}
    known = {(c.what, c.value) for c in host.count if c.what in harm}
    if not harm or not harm <= _HARMED or not known <= {(c.what, c.value) for c in draft.count}:
        return False
    same = draft.status == host.status and draft.clause.sentence == host.clause.sentence + 1
    own = any(p.how != "inherited" for p in draft.place) or bool(draft.source)
    taken_up = draft.trigger.build == "noun" and draft.trigger.reading.definite and draft.type == host.type
    if not same or own or not (draft.type == "CASUALTIES" or taken_up):
        return False
    return _tells_what_came(analysis.sentences[draft.clause.sentence][0], analysis, grammar)


def _tells_what_came(start: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«وأسفر الهجوم عن», «وأوقعت عشرين», «ما أدى إلى», and not «وأدت مجاعة إلى»."""
    at = start + (analysis.forms[start] in _WHAT)
    verb, behind = (*analysis.forms[at : at + 2], "", "")[:2]
    own = (
        behind in _TO_WHAT
        or behind.startswith(("ال", "ب"))
        or bool(starting_in(analysis.numbers, at + 1, at + 2))
    )
    return own and verb.lstrip("وف") in grammar.words("resulting")


_FOUGHT = frozenset({"ATTACK", "CLASH"})
_TO_WHAT = frozenset({"عن", "الي", "في"})
_WHAT = frozenset({"ما", "مما", "وقد", "كما", "والتي", "والذي"})


def _with_outcomes(drafts: Sequence[Draft]) -> list[Draft]:
    """Give an attack what its next clause says it did: «هاجمت مواقع التنظيم وقتلت 31», «… فقُتل أربعة»."""
    result: list[Draft] = []
    for draft in drafts:
        host = next((n for n in range(len(result) - 1, -1, -1) if _is_outcome(draft, result[n])), -1)
        if host < 0:
            result.append(draft)
            continue
        old = result[host]
        words = (min(old.words[0], draft.words[0]), max(old.words[1], draft.words[1]))
        counts = tuple(dict.fromkeys([*old.count, *draft.count]))
        result[host] = msgspec.structs.replace(old, count=counts, words=words)
    return result


_DESTROY = "attack.destroy"
_THINGS = frozenset({"vehicles", "trucks", "weapons"})


def _is_outcome(draft: Draft, old: Draft) -> bool:
    if draft.type != "ATTACK" or old.type not in _STRIKES or old.status != draft.status:
        return False
    if draft.clause.sentence != old.clause.sentence or draft.clause == old.clause:
        return False
    harm = {c.what for c in draft.count}
    elsewhere = any(p.how != "inherited" for p in draft.place)
    if draft.trigger.form.frame.rule == _DESTROY and draft.roles.inherited and not elsewhere:
        return draft.trigger.reading.conjunction == "و" and harm <= _THINGS  # «قتلوا 13 منهم ودمروا عربتين»
    goes_on = draft.roles.inherited or not draft.roles.actor
    joined = draft.trigger.reading.conjunction in {"و", "ف"} and draft.trigger.build in {"verb", "passive"}
    return bool(harm) and harm <= _HARMED and goes_on and joined and not _HARMED & {c.what for c in old.count}


def _host(draft: Draft, hosts: Sequence[Draft], forms: list[str], grammar: Grammar) -> int:
    near = [
        (abs(d.trigger.at - draft.trigger.at), n)
        for n, d in enumerate(hosts)
        if d.clause.sentence == draft.clause.sentence and (d.status == draft.status or _is_made(d, draft))
        if not _answers(d, draft, forms, grammar)
    ]
    return min(near)[1] if near else -1


def _answers(host: Draft, toll: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«احتجاجا على مقتل شاب»: whose death an act answers did not fall in it; «بعد إصابته» says when."""
    form = toll.trigger.form
    if form.pronoun or form.frame.rule == BURIED:
        return False
    return is_reason(toll.trigger.at, host.type, host.trigger.last, forms, grammar)
