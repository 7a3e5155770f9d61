"""Claims: who says that he did what was told before («وتبنى تنظيم داعش التفجير») did it."""

from collections.abc import Sequence

from sijill.extract.analysis import Analysis
from sijill.extract.drafts import Draft, taken_over, with_roles
from sijill.extract.grammar import Grammar

_BACK = 2  # sentences from an attack to who claims it
_VERB = 8  # words from «تبنى» to what is claimed, with who does it between them


def with_claims(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return the drafts, an attack of nobody known with who claims it; the claim itself is told no more.

    Example:
        «قتل عشرة في تفجير بمنبج. وتبنى تنظيم داعش التفجير» is one attack, of ISIS.
    """
    result: list[Draft] = []
    for draft in drafts:
        at = _claimed(draft, result, analysis, grammar)
        if at < 0:
            result.append(draft)
        else:
            result[at] = with_roles(result[at], actor=taken_over(draft.roles.actor))
    return result


def _claimed(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> int:
    """Return which draft is claimed by another, -1 for none: the last attack without a doer."""
    taken_up = draft.type == "ATTACK" and draft.trigger.build == "noun" and draft.trigger.reading.definite
    own = draft.place or draft.date or draft.count or draft.roles.target or draft.roles.inherited
    if not taken_up or own or not draft.roles.actor or not _is_claim(draft, analysis, grammar):
        return -1
    for at in range(len(before) - 1, -1, -1):
        old = before[at]
        if draft.clause.sentence - old.clause.sentence > _BACK:
            return -1
        if old.type == "ATTACK" and old.status == "actual":
            return -1 if old.roles.actor else at
    return -1


def _is_claim(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    start = max(analysis.sentences[draft.clause.sentence][0], draft.trigger.at - _VERB)
    return not grammar.words("claims").isdisjoint(analysis.forms[start : draft.trigger.at])
