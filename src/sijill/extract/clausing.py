"""Clauses: sentences cut where a verb, a relative or «أن» opens a new one."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis
from sijill.extract.grammar import COMMAS, Grammar
from sijill.extract.resumed import telling_verbs, with_main


def find_clauses(analysis: Analysis, grammar: Grammar) -> list[Clause]:
    """Return the clauses of the text in order; what has no verb and no trigger belongs to the one before.

    The names of places open none, nor does «بان كي مون».
    """
    places = {at for n in analysis.names if n.kind == "place" for at in range(n.first, n.last)}
    that = grammar.words("that")
    people = (n for n in analysis.names if n.sort == "person" and analysis.forms[n.first] in that)
    places |= {at for n in people for at in range(n.first, n.last)}
    triggers = {t.at: "" if t.at in places else t.reading.conjunction for t in analysis.triggers}
    whole = places | _inside_times(analysis)
    verbs, bits = grammar.verbs, grammar.marks.bit
    telling = {at for at in analysis.marked(bits["verb"]) if verbs[analysis.forms[at]]}
    where = _Where(
        triggers,
        opening=sorted(triggers.keys() | set(analysis.marked(bits["link"]))),
        telling=sorted(triggers.keys() | telling),
    )
    told = telling_verbs(analysis, grammar)
    clauses: list[Clause] = []
    for number, (first, last) in enumerate(analysis.sentences):
        if first == last:  # nothing is told in it: `steps` has emptied it
            continue
        found = _cuts(analysis, grammar, first, last, where)
        cuts = [cut for cut in found if cut[0] == first or cut[0] not in whole]
        cuts = with_main(cuts, last, told, analysis)
        clauses += _merged(number, cuts, last, where)
    return clauses


class _Where(Struct, frozen=True):
    """Where clauses may begin and what they may tell, in order.

    Attributes:
        triggers: the conjunction of each. opening: words that may open a clause.
        telling: triggers, and verbs that introduce speech or carry a noun.
    """

    triggers: Mapping[int, str]
    opening: list[int]
    telling: list[int]


def _inside_times(analysis: Analysis) -> set[int]:
    """Return the words inside times: «في نهاية مايو (أيار) الماضي» is not cut at its bracket."""
    return {at for time in analysis.times for at in range(time.first + 1, time.last + 1)}


def _cuts(
    analysis: Analysis, grammar: Grammar, first: int, last: int, where: _Where
) -> list[tuple[int, str]]:
    triggers, opening = where.triggers, where.opening
    cuts: list[tuple[int, str]] = [(first, _link(analysis, grammar, first, triggers))]
    for at in opening[bisect_left(opening, first + 1) : bisect_left(opening, last)]:
        if analysis.forms[at] in COMMAS:
            cuts.append(
                (at + 1, _link(analysis, grammar, at + 1, triggers) or "comma") if at + 1 < last else (at, "")
            )
        elif at != cuts[-1][0] and cuts[-1] != (at - 1, "which"):  # «التي كانت قد أمهلت»
            link = _link(analysis, grammar, at, triggers)
            if link:
                cuts.append((at, link))
    return cuts


_AS_FOR = "as-for"  # «أما الأسايش فتحدثت»: who is taken up, and what he does, are one clause


def _link(analysis: Analysis, grammar: Grammar, at: int, triggers: Mapping[int, str]) -> str:
    if at >= len(analysis.forms):
        return ""
    form = analysis.forms[at]
    if form in {"اما", "واما"}:
        return _AS_FOR
    link = grammar.links[form]
    if not link and triggers.get(at) and form[0] in "وف" and len(form) > 3:
        return "and"
    return link


def is_verb(grammar: Grammar, form: str) -> bool:
    """Tell whether a word is a form of a verb that introduces speech or carries a noun.

    A preposition that is written like one («بين») is none.
    """
    return grammar.verbs[form]


def _merged(number: int, cuts: Sequence[tuple[int, str]], last: int, where: _Where) -> list[Clause]:
    clauses: list[Clause] = []
    telling = where.telling
    ends = [at for at, _ in cuts[1:]] + [last]
    for (first, link), end in zip(cuts, ends, strict=True):
        at = bisect_left(telling, first)
        told = at < len(telling) and telling[at] < end
        if told and clauses and clauses[-1].last == first and clauses[-1].link == _AS_FOR:
            clauses[-1] = Clause(clauses[-1].first, end, number, link)
        elif not told and link == _AS_FOR:
            clauses.append(Clause(first, end, number, link))
        elif clauses and (not told or end - first < 2) and link != "which":
            clauses[-1] = Clause(clauses[-1].first, end, number, clauses[-1].link)
        elif end > first:
            clauses.append(Clause(first, end, number, link))
    return clauses
