"""Joining: drafts with what is told around them, contents put into their speech acts."""

from collections.abc import Mapping, Sequence

from sijill.extract.abouts import with_about
from sijill.extract.accusations import (
    about_too,
    alleged,
    condemned_before,
    is_deed,
    with_accused,
    with_condemned,
)
from sijill.extract.addressees import not_to_own, with_addressee
from sijill.extract.analysis import Analysis
from sijill.extract.contents import Content
from sijill.extract.counterparts import is_voiced, voiced, with_counterpart, with_part, with_victims
from sijill.extract.drafts import Draft, others, taken_over, with_roles
from sijill.extract.grammar import Grammar
from sijill.extract.replies import proposal_answered, refused, with_answered, with_proposer


def joined(
    drafts: Sequence[Draft], contents: Mapping[int, Content], analysis: Analysis, grammar: Grammar
) -> list[Draft]:
    """Return the drafts that are told as events, each with what is told around it.

    Args:
        drafts: one for each trigger, in order.
        contents: the content of a speech act by the number of its draft.
        analysis: the report.
        grammar: what the packs know.
    """
    inside = _inside(drafts, contents)
    nested = {number for numbers in inside.values() for number in numbers}
    result: list[Draft] = []
    for number, draft in enumerate(drafts):
        if number in nested:
            continue
        inner = [drafts[n] for n in inside[number]] if number in inside else []
        act = with_about(voiced(draft, result), contents.get(number), inner, result, analysis, grammar)
        _let_answer(act, result, analysis, grammar)
        act = _with_parties(act, inner, result, drafts[number + 1 :], analysis, grammar)
        act = with_condemned(act, result)
        if _is_taken_in(act, result):
            continue
        result.append(act)
        if act.type == "ACCUSE":
            result += [
                alleged(i, _accusing(act, draft, i)) if i.type != "AGREE" else i for i in inner if is_deed(i)
            ]
    return [with_victims(draft, result[n + 1 : n + 3], analysis) for n, draft in enumerate(result)]


def _accusing(act: Draft, draft: Draft, inner: Draft) -> Draft:
    """«تبادل الطرفان الاتهامات بخرق الهدنة»: of a breach both are accused; of a killing one of them is."""
    both = act.roles.actor == act.roles.target and inner.type == "VIOLATE"
    return act if both else draft


def _inside(drafts: Sequence[Draft], contents: Mapping[int, Content]) -> dict[int, list[int]]:
    """Return the numbers of the drafts of each content, by the number of its speech act."""
    numbers = {(d.trigger.at, d.trigger.form.frame.rule): n for n, d in enumerate(drafts)}
    acts = {numbers[t.at, t.form.frame.rule]: act for act, told in contents.items() for t in told.triggers}
    inside: dict[int, list[int]] = {}
    for number, act in acts.items():
        inside.setdefault(act, []).append(number)
    return inside


def _with_parties(
    draft: Draft,
    inner: Sequence[Draft],
    before: Sequence[Draft],
    after: Sequence[Draft],
    analysis: Analysis,
    grammar: Grammar,
) -> Draft:
    """Return a draft with whom it accuses, answers, is said to, or is against: first by its own words."""
    draft = with_accused(draft, inner, after, analysis, grammar)
    draft = with_proposer(draft, [*inner, *refused(draft, after, analysis)], before, analysis, grammar)
    draft = with_addressee(draft, inner, before, analysis, grammar)
    draft = with_answered(draft, before, grammar)
    draft = with_counterpart(draft, before, after, analysis, grammar)
    return not_to_own(draft, analysis, grammar)


def _let_answer(draft: Draft, result: list[Draft], analysis: Analysis, grammar: Grammar) -> None:
    """«عرضت روسيا الانسحاب، إلا أن قسد رفضت العرض»: to whom nobody is told to have said it answers it."""
    at = proposal_answered(draft, result, analysis, grammar)
    if at >= 0:
        whom = others(draft.roles.actor, result[at], grammar)
        result[at] = with_roles(result[at], target=taken_over(whom))


def _is_taken_in(draft: Draft, result: list[Draft]) -> bool:
    """Tell whether a draft tells no event of its own, and let those before take in what it tells of them."""
    if result and is_voiced(draft, result[-1]):
        result[-1] = with_roles(result[-1], target=draft.roles.target)
    accused = condemned_before(draft, result)
    if accused >= 0 and draft.type == "ACCUSE":
        return True  # «أدانت دمشق القصف واعتبرته جريمة»: one accusation
    if accused >= 0:
        result[accused] = about_too(result[accused], draft)
    whole = with_part(result[-1], draft) if result else None
    if whole is not None:
        result[-1] = whole
    return whole is not None
