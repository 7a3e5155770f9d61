"""What a speech act is about: its content, words that tell no event, or what was told before."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import Analysis
from sijill.extract.closed import POSSESSIVES
from sijill.extract.contents import ANSWERED, Content, about_of, answered_by, told_by_words
from sijill.extract.drafts import OBJECT, Draft, in_one_sentence, told_about
from sijill.extract.grammar import Grammar
from sijill.schema import SPEECH_ACTS, EventType, Filler

_ASSENTS = frozenset({"OFFER", "AGREE"})
_PROPOSES = frozenset({"DEMAND", "OFFER"})
_THAT_TOO = frozenset({"بذلك", "ذلك"})
_STATED_NEAR = 3  # words from «نفى» to «الاتهامات», with who denies them
_CARRIED_OUT: frozenset[EventType] = frozenset(
    {"RELEASE", "LIFT", "WITHDRAW", "HANDOVER", "DISPLACE", "DEPLOY", "AID"}
)
_ACCORD = 4  # words from «تنفيذا» to an agreement, or to the verb by which it was reached


def with_about(
    draft: Draft,
    content: Content | None,
    inner: Sequence[Draft],
    before: Sequence[Draft],
    analysis: Analysis,
    grammar: Grammar,
) -> Draft:
    """Return a draft with its content and with what it is about.

    Args:
        draft: of any type.
        content: the stretch of its content, None where it has none.
        inner: the drafts of its content.
        before: what was told before it.
        analysis: the report.
        grammar: what the packs know.
    """
    draft = _by_words(_with_content(draft, inner, analysis), content, analysis, grammar)
    if not _says_itself(draft, content, analysis, grammar):
        draft = _of_statement(_of_offer(_answering(draft, before), analysis, grammar))
    return _carried_out(_assenting(draft, before, analysis), before, analysis, grammar)


def _with_content(draft: Draft, inner: Sequence[Draft], analysis: Analysis) -> Draft:
    """Return a draft with the drafts of its content, and what they, or its predicate, tell it to be about."""
    fixed = draft.trigger.form.frame.about
    told = about_of(draft.type, [d.trigger for d in inner], analysis.forms) if _has_about(draft) else []
    return msgspec.structs.replace(draft, content=tuple(inner), about=told_about([*fixed, *told]))


def _has_about(draft: Draft) -> bool:
    """Tell whether an act is about something: what people take to the streets for is a demand of its own."""
    return draft.type in SPEECH_ACTS - {"MEET", "PROTEST"}


def _by_words(draft: Draft, content: Content | None, analysis: Analysis, grammar: Grammar) -> Draft:
    """Return a speech act with what it is about where words tell it that tell no event by themselves."""
    if content is None or not _has_about(draft) or draft.type == "VIOLATE":
        return draft
    told = [t for t in told_by_words(content, analysis.forms, grammar) if t != draft.type]
    about = told_about([*draft.trigger.form.frame.about, *told])
    return msgspec.structs.replace(draft, about=about) if told else draft


def _says_itself(draft: Draft, content: Content | None, analysis: Analysis, grammar: Grammar) -> bool:
    """«نفى أن يكون الشريط مفبركا», «اتهمه بالتجسس»: what no predicate tells, and not what was told before.

    Not «اتهمه بتدبيره»: that takes it up.
    """
    if content is None or content.triggers:
        return False
    form, between = analysis.forms[content.first], analysis.forms[draft.trigger.last : content.first]
    if any(grammar.verbs[word] or word in grammar.say_agents for word in between):
        return False
    if form in grammar.words("that"):
        return draft.type == "DENY"
    owned = form.endswith(POSSESSIVES) and not _is_feminine(content.first, analysis)
    owned = owned and not form.startswith("بال")
    return draft.trigger.form.frame.rule == "accuse.accuse" and form[0] == "ب" and not owned


def _is_feminine(at: int, analysis: Analysis) -> bool:
    """«بعرقلة»: with «ة» a word ends of itself, and not with a pronoun as «بتدبيره» does."""
    return analysis.report.text[analysis.words[at].end - 1] == "ة"


def _answering(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Let a denial, a refusal or an accusation without content be about what was told right before.

    «… الأمر الذي رفضه قادة الدفاع الوطني», «ونفت قسد الاتهام», «وحمّله المسؤولية عن الهجوم».
    """
    bound = draft.type == "REJECT" and (draft.trigger.form.words or draft.trigger.form.needs)
    if draft.about or bound or draft.type not in ANSWERED:
        return draft
    for old in reversed(before):
        if draft.clause.sentence - old.clause.sentence > 1:
            return draft
        about = answered_by(draft.type, old.type, [f.value for f in old.about])
        if about:
            return msgspec.structs.replace(draft, about=tuple(Filler(t, None, "inherited") for t in about))
    return draft


def _of_offer(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«رفضت النقابة مقترحا أول»: an offer of which no more is told; with the article it was told before."""
    if draft.type != "REJECT" or draft.trigger.build != "verb" or (draft.about and not _is_inherited(draft)):
        return draft
    near = range(draft.trigger.last, min(len(analysis.forms) - 1, draft.trigger.last + OBJECT))
    offers = (at for at in near if not grammar.words("offers").isdisjoint(grammar.bases[analysis.forms[at]]))
    at = next(offers, -1)
    known = draft.about and analysis.forms[at].startswith("ال")
    if at < 0 or known or analysis.forms[at + 1].startswith("ب"):  # «مقترحا بتدوير الوزارات»
        return draft
    return msgspec.structs.replace(draft, about=(Filler("OFFER"),))


def _is_inherited(draft: Draft) -> bool:
    """Tell whether what a draft is about, if anything, was told before it."""
    return all(f.how == "inherited" for f in draft.about)


def _of_statement(draft: Draft) -> Draft:
    """«رفضت الخرطوم اتهامات واشنطن»: what somebody is accused of without a word of it."""
    head = draft.content[0].trigger if draft.content else None
    told = head is not None and head.build == "noun" and head.form.frame.type == "ACCUSE"
    if draft.about or draft.type not in {"REJECT", "DENY"} or not told or head is None:
        return draft
    near = head.at - draft.trigger.last <= _STATED_NEAR
    return msgspec.structs.replace(draft, about=(Filler(head.form.frame.type),)) if near else draft


def _assenting(draft: Draft, before: Sequence[Draft], analysis: Analysis) -> Draft:
    """«طلبت الأمم المتحدة إدخال المساعدات، فوعدت دمشق بذلك»: what was asked is promised or agreed."""
    behind = analysis.forms[draft.trigger.last : draft.trigger.last + OBJECT]
    if draft.type not in _ASSENTS or draft.about or _THAT_TOO.isdisjoint(behind):
        return draft
    old = next((d for d in reversed(before) if d.type in _PROPOSES), None)
    if old is None or draft.clause.sentence - old.clause.sentence > 1:
        return draft
    return msgspec.structs.replace(draft, about=old.about[:1])


def _carried_out(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«أُجلي المقاتلون تنفيذا لاتفاق أُبرم الاثنين»: what is done under an agreement is what it is about."""
    old = before[-1] if before else None
    if draft.type != "AGREE" or draft.about or old is None or old.type not in _CARRIED_OUT:
        return draft
    near = analysis.forms[max(old.trigger.last, draft.trigger.at - _ACCORD) : draft.trigger.at]
    under = not grammar.words("carrying_out").isdisjoint(near)
    if not under or not in_one_sentence(old, draft) or old.status != "actual":
        return draft
    return msgspec.structs.replace(draft, about=(Filler(old.type, None, "inherited"),))
