"""Doubt: which drafts are likely enough to be told as happenings.

Each draft that the guide does not rule out (`happenings.py`) is weighed by declared features of how it is
told (never by its words): `features` lists them, `packs/core/doubt.tsv` weighs them. They are fitted by
`scripts/make_doubt.py` on coded reports (logistic regression); a draft below the threshold is not coded.
"""

import math
from collections.abc import Iterator, Sequence

from sijill.extract.analysis import Analysis
from sijill.extract.contents import is_termed
from sijill.extract.drafts import Draft
from sijill.extract.grammar import Grammar
from sijill.extract.happenings import CLAUSAL
from sijill.extract.status import is_scheduled
from sijill.extract.tolls import HARM, HARMED
from sijill.extract.triggers import is_told_of

_LONG = 4  # sentences from which the first one is a lead, and not all there is


def told(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return the drafts that are likely enough to tell a happening.

    Violence of which a relative clause says that it took place is no matter of likelihood: «أعقاب الهجوم
    الذي استهدف الحاجز»; nor is an agreement whose clauses are told.
    """
    threshold = grammar.lexicon.doubt.get("threshold", 0.0)
    return [
        d
        for d in drafts
        if likelihood(d, analysis, grammar) >= threshold
        or (d.type in HARM and is_told_of(d.trigger, analysis.forms, grammar))
        or (d.type in HARM and _has_results(d, analysis.forms, grammar))
        or _tells_its_dead(d)
        or _is_done_by_somebody(d, analysis.forms, grammar)
        or _is_said_outright(d, analysis, grammar)
        or _is_fixed(d, analysis.forms, grammar)
        or _tells_terms(d, drafts, analysis.forms, grammar)
    ]


def _tells_terms(draft: Draft, drafts: Sequence[Draft], forms: list[str], grammar: Grammar) -> bool:
    """«توصلا إلى اتفاق. وينص الاتفاق على …»: the terms of one that was told before."""
    if draft.type != "AGREE" or not draft.about or not draft.trigger.reading.definite:
        return False
    provided = not grammar.words("providing").isdisjoint(_unjoined(forms, draft.trigger.at - 1))
    known = any(d.type == "AGREE" and d.trigger.at < draft.trigger.at for d in drafts)
    return (provided and known) or is_termed(draft.trigger, forms, grammar)


def _unjoined(forms: list[str], at: int) -> list[str]:
    return [form.removeprefix("و") for form in forms[max(0, at) : at + 1]]


def _has_results(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«خلف القصف دمارا كبيرا», «الاشتباكات الدائرة في عدن»: what had results, or is under way, took place."""
    if draft.trigger.build != "noun":
        return False
    before = forms[draft.trigger.at - 1 : draft.trigger.at]
    behind = forms[draft.trigger.last : draft.trigger.last + 1]
    caused = any(form.lstrip("وف") in grammar.words("bringing_about") for form in before)
    return caused or behind in (["الداير"], ["الدايره"])


def _is_fixed(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«القمة المقررة في تونس»: it is told where, when or between whom it is to be."""
    told = bool(draft.place or draft.date or draft.roles.actor)
    return draft.type == "MEET" and told and is_scheduled(draft.trigger, forms, grammar)


def _tells_its_dead(draft: Draft) -> bool:
    """«قتل في المعارك 24 مدنيا»: a fight that people are told to have died in took place."""
    harmed = any(c.what in HARMED for c in draft.count)
    return draft.type == "CLASH" and harmed and draft.words[0] < draft.trigger.at


def _is_done_by_somebody(draft: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«المدينة محاصرة من قبل الجيش», «وما تزال المدينة محاصرة»: told with who does it, or as going on."""
    at, last = draft.trigger.at, draft.trigger.last
    if draft.trigger.build != "participle":
        return False
    if any(form.lstrip("وف") in grammar.words("staying") for form in forms[max(0, at - _STAYED) : at]):
        return bool(draft.place or draft.roles.target)
    by = draft.roles.actor and not draft.roles.inherited
    return bool(by) and grammar.cues["agent_cues"].within(forms, last, min(last + _BY, len(forms))) >= 0


_STAYED = 4  # words from «تزال» to how somebody or something still is
_BY = 3  # words from what is done to «من قبل»


def _is_said_outright(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«ندين هذا القصف»: what one who is told to speak says of himself, he does by these words alone.

    So does who is quoted with «سننتقم», though nobody has a name for him.
    """
    rule, at = draft.trigger.form.frame.rule, draft.trigger.at
    if rule not in grammar.words("by_speaker"):
        return False
    threat = rule == _VOW and analysis.forms[at].startswith(_WE_SHALL) and analysis.is_quoted(at)
    return threat or (rule.endswith(_OURS) and bool(draft.roles.actor))


_VOW = "threaten.vow"
_WE_SHALL = "سن"  # «سننتقم», «سنرد»


_OURS = ".we"  # predicates of what somebody says of himself and his own


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
    if analysis.is_quoted(draft.trigger.at):
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
    yield f"{'verbal' if build in CLAUSAL else 'nominal'}:{min(3, len(own))}"


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
