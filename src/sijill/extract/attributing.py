"""Attribution: who says so, clause by clause, from the nearest inward."""

from collections.abc import Sequence

from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar
from sijill.schema import Filler

_SPEAKERS = frozenset({"", "عن", "ل", "من"})


class Stretch(Struct, frozen=True):
    """The words ``[first, last)`` that a chain of sources holds for."""

    first: int
    last: int
    chain: tuple[Filler, ...]


def find_sources(analysis: Analysis, grammar: Grammar) -> list[Stretch]:
    """Return the stretches of the text that somebody says, each with the chain of those who say it.

    A verb of speech opens a chain that holds to the end of its sentence, or to the next one. A sentence that
    begins with a verb that goes on («وأضاف») and names nobody keeps the chain before it. «بحسب X» holds for
    its whole sentence where no verb of speech does. A name and a colon at the head of a sentence speak.
    """
    found: list[Stretch] = []
    last: tuple[Filler, ...] = ()
    for number, (first, end) in enumerate(analysis.sentences):
        clauses = [c for c in analysis.clauses if c.sentence == number]
        spoken = _sentence(analysis, grammar, clauses, end, last) or _headed(analysis, first, end)
        cue = [] if spoken else _according(analysis, grammar, first, end)
        found += spoken
        found += [Stretch(first, end, tuple(cue))] if cue else []
        last = spoken[-1].chain if spoken else ()
    return found


def source_at(word: int, stretches: Sequence[Stretch]) -> tuple[Filler, ...]:
    """Return the chain that holds for a word; empty where the report speaks itself."""
    return next((s.chain for s in reversed(stretches) if s.first <= word < s.last), ())


def _headed(analysis: Analysis, first: int, end: int) -> list[Stretch]:
    for name in analysis.names:
        if first <= name.first < first + 6 and name.kind == "actor" and name.last < end:
            if analysis.forms[name.last] == ":":
                return [Stretch(name.last + 1, end, _fillers(analysis, [name]))]
    return []


def _sentence(
    analysis: Analysis, grammar: Grammar, clauses: Sequence[Clause], end: int, before: tuple[Filler, ...]
) -> list[Stretch]:
    found: list[Stretch] = []
    for clause in clauses:
        said = _spoken(analysis, grammar, clause, before)
        if said is not None:
            at, chain = said
            found = [*(_cut(s, at) for s in found), Stretch(at + 1, end, chain)]
            before = chain or before
    return [s for s in found if s.chain and s.last > s.first]


def _cut(stretch: Stretch, at: int) -> Stretch:
    return Stretch(stretch.first, min(stretch.last, at), stretch.chain)


def _spoken(
    analysis: Analysis, grammar: Grammar, clause: Clause, before: tuple[Filler, ...]
) -> tuple[int, tuple[Filler, ...]] | None:
    """Return where a clause's verb of speech stands and the chain that it opens, None where it has none."""
    for at in range(clause.first, min(clause.last, clause.first + 12)):
        form = analysis.forms[at]
        if grammar.say[form]:
            named = _speakers(analysis, clause, at)
            return at, named or (before if _keeps(grammar, form) else ())
        if form in grammar.say_agents:
            return at, before
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
