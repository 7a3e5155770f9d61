"""Clauses: sentences cut where a verb, a relative or «أن» opens a new one."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis
from sijill.extract.grammar import Grammar

_COMMAS = frozenset({"،", ",", ":", "-", "–", "—", "("})


def find_clauses(analysis: Analysis, grammar: Grammar) -> list[Clause]:
    """Return the clauses of the text in order; a stretch with no verb or trigger belongs to the one before."""
    triggers = {t.at for t in analysis.triggers}
    joined = {t.at for t in analysis.triggers if t.reading.conjunction}
    clauses: list[Clause] = []
    for number, (first, last) in enumerate(analysis.sentences):
        cuts = _cuts(analysis, grammar, first, last, joined)
        clauses += _merged(analysis, grammar, number, cuts, last, triggers)
    return clauses


def _cuts(
    analysis: Analysis, grammar: Grammar, first: int, last: int, joined: set[int]
) -> list[tuple[int, str]]:
    cuts: list[tuple[int, str]] = [(first, _link(analysis, grammar, first, joined))]
    for at in range(first + 1, last):
        form = analysis.forms[at]
        if form in _COMMAS:
            cuts.append((at + 1, _link(analysis, grammar, at + 1, joined) or "comma") if at + 1 < last else (at, ""))
        elif at != cuts[-1][0]:
            link = _link(analysis, grammar, at, joined)
            if link:
                cuts.append((at, link))
    return cuts


def _link(analysis: Analysis, grammar: Grammar, at: int, joined: set[int]) -> str:
    if at >= len(analysis.forms):
        return ""
    form = analysis.forms[at]
    if form in grammar.words("relatives"):
        return "which"
    if form in grammar.words("that"):
        return "that"
    if form in grammar.words("adverbial"):
        return "adverb"
    if form[0] in "وف" and (at in joined or _is_joined_verb(grammar, form)) and len(form) > 3:
        return "and"
    return ""


def _is_joined_verb(grammar: Grammar, form: str) -> bool:
    """«وقالت», «ففرضت», and not «فرضت», whose «ف» is its own."""
    return any(r.conjunction for r, _ in (*grammar.say[form], *grammar.light[form]))


def is_verb(grammar: Grammar, form: str) -> bool:
    """Tell whether a word is a form of a verb that introduces speech or carries a noun."""
    return bool(grammar.say[form]) or bool(grammar.light[form])


def _merged(
    analysis: Analysis,
    grammar: Grammar,
    number: int,
    cuts: Sequence[tuple[int, str]],
    last: int,
    triggers: set[int],
) -> list[Clause]:
    clauses: list[Clause] = []
    ends = [at for at, _ in cuts[1:]] + [last]
    for (first, link), end in zip(cuts, ends, strict=True):
        told = any(at in triggers or is_verb(grammar, analysis.forms[at]) for at in range(first, end))
        if clauses and (not told or end - first < 2) and link != "which":
            clauses[-1] = Clause(clauses[-1].first, end, number, clauses[-1].link)
        elif end > first:
            clauses.append(Clause(first, end, number, link))
    return clauses
