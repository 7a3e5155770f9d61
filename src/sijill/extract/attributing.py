"""Attribution: who says so, clause by clause, from the nearest inward."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar
from sijill.schema import Filler

_SPEAKERS = frozenset({"", "عن", "ل", "من"})


def find_sources(analysis: Analysis, grammar: Grammar) -> list[tuple[Filler, ...]]:
    """Return for each clause the chain of those who say so; empty where the report speaks itself.

    A verb of speech opens a chain that holds to the end of its sentence. A sentence that begins with a verb
    that goes on («وأضاف») and names nobody keeps the chain before it. «بحسب X» at the end of a sentence
    holds for what stands before it.
    """
    chains: list[tuple[Filler, ...]] = []
    last: tuple[Filler, ...] = ()
    for number, (first, end) in enumerate(analysis.sentences):
        clauses = [c for c in analysis.clauses if c.sentence == number]
        found = _sentence(analysis, grammar, clauses, first, end, last)
        chains += found
        last = next((chain for chain in reversed(found) if chain), last if _goes_on(analysis, grammar, first) else ())
    return chains


def _goes_on(analysis: Analysis, grammar: Grammar, first: int) -> bool:
    return any(r.base in grammar.go_on for r, _ in grammar.say[analysis.forms[first]])


def _sentence(
    analysis: Analysis,
    grammar: Grammar,
    clauses: Sequence[Clause],
    first: int,
    end: int,
    before: tuple[Filler, ...],
) -> list[tuple[Filler, ...]]:
    chains: list[tuple[Filler, ...]] = []
    current: tuple[Filler, ...] = ()
    for clause in clauses:
        said = _spoken(analysis, grammar, clause, before)
        chains.append(current if said is None else ())
        if said is not None:
            current = said
            before = said or before
    cue = _according(analysis, grammar, first, end)
    return [chain or cue for chain in chains] if cue else chains


def _spoken(
    analysis: Analysis, grammar: Grammar, clause: Clause, before: tuple[Filler, ...]
) -> tuple[Filler, ...] | None:
    """Return the chain that a clause's verb of speech opens, None where it has none."""
    for at in range(clause.first, min(clause.last, clause.first + 12)):
        form = analysis.forms[at]
        if grammar.say[form]:
            named = _speakers(analysis, clause, at)
            return named or (before if _keeps(grammar, form) else ())
        if form in grammar.say_agents:
            return before
    return None


def _keeps(grammar: Grammar, form: str) -> bool:
    return any(r.base in grammar.go_on for r, _ in grammar.say[form])


def _speakers(analysis: Analysis, clause: Clause, at: int) -> tuple[Filler, ...]:
    inside = [n for n in analysis.names if clause.first <= n.first < clause.last and n.kind == "actor"]
    after = [n for n in inside if n.first > at and not n.dependent and n.preposition in _SPEAKERS]
    bare = [n for n in inside if n.first < at and not n.preposition and not n.dependent]
    nearest = [n for n in after if not n.preposition][:1] or bare[-1:]
    through = [n for n in after if n.preposition in {"ل", "عن"} and n.sort in {"outlet", "source", "person"}][:1]
    chosen = [*through, *nearest] if through and through[0].preposition == "ل" and through[0].sort == "outlet" else [
        *nearest, *(n for n in through if n.preposition == "عن")]  # fmt: skip
    return _fillers(analysis, chosen)


def _fillers(analysis: Analysis, names: Sequence[Name]) -> tuple[Filler, ...]:
    unique = {n.id: n for n in names}
    return tuple(Filler(n.id, analysis.span(n.first, n.last), n.how) for n in unique.values())  # type: ignore[arg-type]


def _according(analysis: Analysis, grammar: Grammar, first: int, end: int) -> tuple[Filler, ...]:
    at = grammar.cues["according"].within(analysis.forms, first, end)
    if at < 0:
        return ()
    stop = at + grammar.cues["according"].length(analysis.forms, at)
    near = [n for n in analysis.names if stop <= n.first < min(end, stop + 7) and n.kind == "actor"]
    chain = near[:1]
    if len(near) > 1 and near[1].preposition == "عن":
        chain = near[:2]
    return _fillers(analysis, chain)
