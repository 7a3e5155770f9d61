"""Proposers: who made what is refused, and who told what is denied."""

from collections.abc import Iterator

from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar

_NEAR = 4  # words from «قدمه» to who did


def find_proposer(first: int, last: int, analysis: Analysis, grammar: Grammar) -> tuple[Name, ...]:
    """Return who made the proposal, or told the story, that the words ``[first, last)`` speak of.

    Example:
        «رفضت قسد عرضاً قدمته دمشق» is Damascus's, as «مقترحاً روسياً» is Russia's.
    """
    at = grammar.cues["from_whom"].within(analysis.forms, first, last)
    if at >= 0:
        after = at + grammar.cues["from_whom"].length(analysis.forms, at)
        found = [n for n in analysis.named(after, min(last, after + _NEAR)) if n.kind == "actor"]
        return tuple(found[:1])
    return next(_by_adjective(first, last, analysis, grammar), ())


def _by_adjective(first: int, last: int, analysis: Analysis, grammar: Grammar) -> Iterator[tuple[Name, ...]]:
    proposals = grammar.words("proposals")
    for at in range(first + 1, min(last, len(analysis.forms))):
        nationality = grammar.adjectives.get(analysis.forms[at]) or grammar.accusatives.get(
            analysis.forms[at]
        )
        made = nationality is not None and not proposals.isdisjoint(grammar.bases[analysis.forms[at - 1]])
        if nationality is not None and made and not nationality.weak:
            yield (Name(at, at + 1, "actor", nationality.government, "state", "relation"),)
