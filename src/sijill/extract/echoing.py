"""Echoes: a denial or an accusation tells a happening once more, as denied or as claimed."""

from collections.abc import Iterator, Sequence

import msgspec

from sijill.extract.analysis import Analysis
from sijill.extract.closed import POSSESSIVES
from sijill.extract.drafts import Draft
from sijill.extract.grammar import Grammar
from sijill.schema import SPEECH_ACTS, EventType, Filler

_TOLD = frozenset({"actual", "claimed"})
_SOON = 1  # sentences within which «نفى ذلك», «اتهمه بتدبيره» speak of what was told before
_BLAMING = frozenset({"accuse.accuse", "accuse.blame"})
_DONE: frozenset[EventType] = frozenset(
    {"ATTACK", "CLASH", "DETAIN", "SEIZE", "PROTEST", "RELEASE", "BLOCKADE", "WITHDRAW"}
)
_THAT = frozenset(
    {"ذلك", "هذا", "الامر", "صلته", "صلتها", "علاقته", "علاقتها", "المسووليه", "مسووليته", "مسووليتها"}
)


def with_echoes(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return the drafts, and after a denial or an accusation what it says of a happening told besides.

    What is only rumoured and told to be untrue is denied.

    Source: the coding guide, "settled cases": the content of a denial is coded once more, as denied, only
    where the report also tells the same happening; the content of an accusation once more, as claimed.
    """
    result: list[Draft] = []
    for number, draft in enumerate(drafts):
        rumoured = draft.status == "actual" and _is_rumour(draft, analysis, grammar)
        result.append(msgspec.structs.replace(draft, status="denied") if rumoured else draft)
        if draft.type == "DENY" and draft.status == "actual":
            result += _denied(draft, drafts, number, analysis.forms)
        elif _takes_up(draft, analysis.forms):
            result += _blamed(draft, drafts[:number])
    return result


def _is_rumour(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«ما ينشر عن سقوط المطار لا أساس له من الصحة», «خبر اغتيال القائد إشاعة»: it did not happen."""
    trigger, forms = draft.trigger, analysis.forms
    before = forms[max(draft.clause.first, trigger.at - _RUMOURED) : trigger.at]
    if trigger.build != "noun" or grammar.words("rumoured").isdisjoint(before):
        return False
    last = min(analysis.sentences[draft.clause.sentence][1], trigger.last + _DEBUNKED)
    return grammar.cues["debunked"].within(forms, trigger.last, last) >= 0


_RUMOURED = 8  # words from «ما» to what «ما ينشره إعلام العدو عن» tells
_DEBUNKED = 12  # words from what is rumoured to «غير صحيح»


def _takes_up(speech: Draft, forms: Sequence[str]) -> bool:
    """«اتهمته بتدبيره», «اتهم خلايا نائمة بزرعها»: who is to blame for what was told, and nothing besides."""
    told = speech.roles.target or (speech.roles.actor and not speech.roles.inherited)
    if speech.trigger.form.frame.rule not in _BLAMING or speech.content or not told:
        return False
    words = forms[speech.trigger.last : speech.words[1]]
    return any(w[0] == "ب" and len(w) > 3 and w.endswith(POSSESSIVES) and w != "بينهم" for w in words)


def _denied(denial: Draft, drafts: Sequence[Draft], number: int, forms: Sequence[str]) -> Iterator[Draft]:
    """Yield what is denied: the content of the denial, or what was told before it («نفى ذلك»)."""
    kinds = {d.type for d in drafts if d is not denial and d.status in _TOLD}
    for inner in denial.content[:1]:
        if inner.type in kinds or inner.type not in SPEECH_ACTS:  # an act that is denied was alleged
            yield msgspec.structs.replace(inner, status="denied", source=_speakers(denial))
    taken = denial.trigger.form.pronoun or not _THAT.isdisjoint(forms[denial.trigger.at : denial.words[1]])
    if taken and not denial.content and denial.about and denial.about[0].value in _DONE:
        old = _before(denial, drafts[:number], denial.about[0].value)
        if old is not None:
            yield _again(denial, old, "denied")


def _blamed(speech: Draft, before: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what somebody is blamed for by a word that takes it up: «واتهمت قسد النظام بتدبيره».

    Nobody is blamed for what befell himself: whom a text tells so was misread.
    """
    if speech.about:
        old = _before(speech, before, speech.about[0].value)
        blamed = {n.id for n in speech.roles.target}
        if old is not None and blamed.isdisjoint(n.id for n in old.roles.target):
            roles = msgspec.structs.replace(old.roles, actor=speech.roles.target, inherited=False)
            yield msgspec.structs.replace(_again(speech, old, "claimed"), roles=roles)


def _before(speech: Draft, before: Sequence[Draft], kind: str) -> Draft | None:
    """Return the happening of a kind told last, shortly before a speech act."""
    near = (d for d in reversed(before) if speech.clause.sentence - d.clause.sentence <= _SOON)
    return next((d for d in near if d.type == kind and d.status in _TOLD), None)


def _again(speech: Draft, old: Draft, status: str) -> Draft:
    """Return an earlier happening in the words of the speech act that takes it up."""
    form = msgspec.structs.replace(speech.trigger.form, frame=old.trigger.form.frame)
    trigger = msgspec.structs.replace(speech.trigger, form=form)
    return msgspec.structs.replace(
        old,
        trigger=trigger,
        clause=speech.clause,
        words=speech.words,
        status=status,
        source=_speakers(speech),
        count=(),
    )


def _speakers(speech: Draft) -> tuple[Filler, ...]:
    """Return the outlet that it was said to, and who said it."""
    return (*speech.source, *(Filler(n.id, None, "named") for n in speech.roles.actor))
