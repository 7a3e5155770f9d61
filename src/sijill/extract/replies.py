"""Replies: whom a speech act answers, who spoke or acted before."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sijill.extract.analysis import PARTIES, Analysis
from sijill.extract.counterparts import HELD_BEFORE
from sijill.extract.drafts import OBJECT, Draft, in_one_sentence, others, taken_over, with_roles
from sijill.extract.grammar import Grammar
from sijill.extract.proposers import find_proposer
from sijill.schema import EventType

_COMMENTED: Mapping[EventType, frozenset[EventType]] = MappingProxyType({
    "REJECT": frozenset({"DEMAND", "OFFER", "THREATEN"}),
    "DENY": frozenset({"ACCUSE"}),
})  # fmt: skip
_COMMENTS = frozenset({"وهو", "وهي", "الامر", "وهذا"})
_COMMENT = 6  # words from «وهو» to the verb: «وهو ما كانت قد رفضته», «وهي رواية نفاها»
_WHAT = frozenset({"ما", "مما", "بما"})
_WHAT_NEAR = 3  # words from «ما» to its verb: «ما كانت قد طلبته»
# Whose earlier act an answer is made to: who denies denies it to who accused; who asks for a release asks it
# of who detained.
_ANSWERED_TO: dict[str, frozenset[str]] = {
    "DENY": frozenset({"ACCUSE"}),
    "DEMAND LIFT": frozenset({"BLOCKADE"}),
    "DEMAND RELEASE": frozenset({"DETAIN"}),
    "DEMAND WITHDRAW": frozenset({"SEIZE", "DEPLOY"}),
    "THREATEN ATTACK": frozenset({"ATTACK", "CLASH"}),
}
_SOON = 1  # sentences within which somebody is answered
_RETORTS = frozenset({"REJECT", "THREATEN"})  # what is said to who had turned to the speaker
_RETORT = 2  # sentences within which that is
_LASTING = frozenset({"DETAIN"})  # what goes on until it is ended, whatever is told meanwhile
_TALKED = frozenset({"DEMAND", "OFFER", "THREATEN"})


def with_proposer(
    draft: Draft, inner: Sequence[Draft], before: Sequence[Draft], analysis: Analysis, grammar: Grammar
) -> Draft:
    """Return a refusal or a denial with who made what is refused, or told what is denied.

    Args:
        draft: of any type.
        inner: the drafts of what is refused or denied.
        before: what was told before it.
        analysis: the report.
        grammar: what the packs know.
    """
    return _proposed(_commented(draft, before, analysis, grammar), inner, analysis, grammar)


def _proposed(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«نفى الجيش اتهامات قسد», «رفضت دمشق عرض موسكو»: by what is refused or denied."""
    if draft.type not in _COMMENTED or draft.roles.target:
        return draft
    accusers = [n for d in inner if _is_accusation(d) or _is_what(d, analysis) for n in d.roles.actor]
    found = accusers or find_proposer(draft.trigger.at + 1, draft.words[1], analysis, grammar)
    whom = others(found, draft, grammar)
    return with_roles(draft, target=tuple(whom)) if whom else draft


def refused(draft: Draft, after: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """Return what is refused where a relative clause right behind tells it: «رفضت قسد ما طلبته موسكو»."""
    near = (d for d in after[:1] if 0 <= d.clause.first - draft.words[1] <= 1)
    return [d for d in near if _is_what(d, analysis)]


def _is_what(draft: Draft, analysis: Analysis) -> bool:
    """Tell whether a relative clause that is an object of its own tells a draft: «ما طلبته موسكو»."""
    first = draft.clause.first
    near = draft.trigger.build == "verb" and draft.trigger.at - first <= _WHAT_NEAR
    return near and analysis.forms[first] in _WHAT


def _is_accusation(draft: Draft) -> bool:
    """«نفى الجيش اتهامات قسد»: a noun, and not what who denies says besides."""
    return draft.type == "ACCUSE" and draft.trigger.build == "noun"


def _commented(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«عرضت روسيا الانسحاب، وهو ما رفضته دمشق»: who spoke right before is whom the comment answers."""
    answers = _is_comment(draft, analysis) or (not draft.roles.target and _takes_up(draft, analysis, grammar))
    at = _proposal(draft, before) if answers else -1
    whom = others(before[at].roles.actor, draft, grammar) if at >= 0 else []
    return with_roles(draft, target=taken_over(whom[:1])) if whom else draft


def proposal_answered(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> int:
    """Return the number of the proposal, told to be said to nobody, that a draft answers; -1 for none.

    Example:
        «عرضت روسيا الانسحاب، إلا أن قسد رفضت العرض»: the refusal answers the offer.
    """
    if not draft.roles.actor or not (_is_comment(draft, analysis) or _takes_up(draft, analysis, grammar)):
        return -1
    at = _proposal(draft, before)
    return at if at >= 0 and before[at].roles.actor and not before[at].roles.target else -1


def _proposal(draft: Draft, before: Sequence[Draft]) -> int:
    """Return the number of the last mention that a draft may answer, -1 where none is a sentence away."""
    kinds = _COMMENTED.get(draft.type, frozenset())
    at = next((n for n in reversed(range(len(before))) if before[n].type in kinds), -1)
    return at if at >= 0 and draft.clause.sentence - before[at].clause.sentence <= 1 else -1


def _is_comment(draft: Draft, analysis: Analysis) -> bool:
    """«وهو ما رفضته دمشق»: what was told right before is spoken of."""
    near = analysis.forms[max(0, draft.trigger.at - _COMMENT) : draft.trigger.at]
    return bool(draft.trigger.form.pronoun) and not _COMMENTS.isdisjoint(near)


def _takes_up(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«لكن دمشق رفضت العرض», «رفضت ذلك»: what was told before is refused, with the article."""
    object_ = analysis.forms[draft.trigger.last : draft.trigger.last + OBJECT]
    proposals = grammar.words("proposals")
    named = (f for f in object_ if f.startswith("ال") and not proposals.isdisjoint(grammar.bases[f]))
    told = draft.type == "REJECT" and draft.trigger.build == "verb"
    return told and (any(named) or "ذلك" in object_[:3])


def with_answered(draft: Draft, before: Sequence[Draft], grammar: Grammar) -> Draft:
    """Return a draft that is said to nobody with whom it answers: who spoke to him, or acted, before."""
    return _said_to(_answered(draft, before, grammar), before, grammar)


def _answered(draft: Draft, before: Sequence[Draft], grammar: Grammar) -> Draft:
    """Return a draft without target with who did, shortly before, what it answers."""
    if draft.roles.target or not draft.roles.actor:
        return draft
    party = grammar.lexicon.party
    keys = [draft.type, *(f"{draft.type} {f.value}" for f in draft.about)]
    acts = frozenset[str]().union(*(_ANSWERED_TO.get(key, ()) for key in keys))
    own = {party(n.id) for n in draft.roles.actor}
    for old in reversed(before):
        back = draft.clause.sentence - old.clause.sentence
        if back > HELD_BEFORE:
            break
        lasting = old.type in _LASTING
        if back > _RETORT and not lasting:
            continue
        whom = others(old.roles.actor, draft, grammar)
        spoken = draft.type in _RETORTS or (draft.type == "OFFER" and old.type == "DEMAND")
        told = spoken and not own.isdisjoint(party(n.id) for n in old.roles.target)
        told = told or _grants(draft, old)
        soon = back <= _SOON or (lasting and all(n.sort in PARTIES for n in whom))
        if whom and ((told and back <= _RETORT) or (old.type in acts and soon)):
            return with_roles(draft, target=taken_over(whom))
    return draft


def _grants(draft: Draft, old: Draft) -> bool:
    """«طلبت اللجنة السماح لفرقها بالدخول، فوعدت دمشق بذلك»: who promises right behind a request grants it."""
    promise = draft.type == "OFFER" and draft.trigger.reading.conjunction == "ف"
    return promise and old.type == "DEMAND" and in_one_sentence(draft, old)


def _said_to(draft: Draft, before: Sequence[Draft], grammar: Grammar) -> Draft:
    """«أجرى لافروف اتصالاً بنظيره التركي، وشدد على …»: what one of two who meet asks, he asks of the other."""
    old = before[-1] if before else None
    if old is None or draft.type not in _TALKED or draft.roles.target or old.type != "MEET":
        return draft
    sides = [*old.roles.actor, *old.roles.target]
    whom = others(sides, draft, grammar)
    met = len(whom) == 1 and len(whom) < len(sides) and in_one_sentence(old, draft)
    return with_roles(draft, target=taken_over(whom)) if met else draft
