"""Clauses: sentences cut where a verb, a relative or «أن» opens a new one."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis
from sijill.extract.grammar import Grammar

_COMMAS = frozenset({"،", ",", ":", "-", "–", "—", "("})


def find_clauses(analysis: Analysis, grammar: Grammar) -> list[Clause]:
    """Return the clauses of the text in order; a stretch with no verb or trigger belongs to the one before."""
    triggers = {t.at for t in analysis.triggers}
    places = {at for n in analysis.names if n.kind == "place" for at in range(n.first, n.last)}
    joined = {t.at for t in analysis.triggers if t.reading.conjunction} - places
    clauses: list[Clause] = []
    for number, (first, last) in enumerate(analysis.sentences):
        cuts = _cuts(analysis, grammar, (first, last), joined, places)
        clauses += _merged(analysis, grammar, number, cuts, last, triggers)
    return clauses


def _cuts(
    analysis: Analysis, grammar: Grammar, sentence: tuple[int, int], triggers: set[int], places: set[int]
) -> list[tuple[int, str]]:
    first, last = sentence
    cuts: list[tuple[int, str]] = [(first, _link(analysis, grammar, first, triggers))]
    for at in range(first + 1, last):
        form = analysis.forms[at]
        if form in _COMMAS:
            cuts.append((at + 1, _link(analysis, grammar, at + 1, triggers) or "comma") if at + 1 < last else (at, ""))
        elif at != cuts[-1][0] and at not in places:
            link = _link(analysis, grammar, at, triggers)
            if link:
                cuts.append((at, link))
    return cuts


def _link(analysis: Analysis, grammar: Grammar, at: int, triggers: set[int]) -> str:
    if at >= len(analysis.forms):
        return ""
    form = analysis.forms[at]
    if form in grammar.words("relatives"):
        return "which"
    if form in grammar.words("that"):
        return "that"
    if form in grammar.words("adverbial"):
        return "adverb"
    if form[0] in "وف" and len(form) > 3 and (at in triggers or _is_joined_verb(grammar, form)):
        return "and"
    return ""


def _is_joined_verb(grammar: Grammar, form: str) -> bool:
    """Tell «وقال» from «وصل»: the «و» must be a conjunction."""
    return any(reading.conjunction for table in (grammar.say, grammar.light) for reading, _ in table[form])


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
