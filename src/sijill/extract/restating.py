"""Restated numbers: another source has another figure of what was just told («فيما تحدثت قسد عن 1500»)."""

from collections.abc import Sequence

from msgspec import structs

from sijill.arabic.clauses import Clause
from sijill.arabic.numbers import Number
from sijill.extract.analysis import Analysis
from sijill.extract.attributing import source_at
from sijill.extract.counted import PEOPLE
from sijill.extract.dating import starting_in, triggers_in
from sijill.extract.drafts import Draft
from sijill.extract.grammar import Grammar
from sijill.schema import Count, CountOf


def with_restated(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return the drafts, and each once more where its sentence goes on with another source's number of it.

    Example:
        «قالت الداخلية إن 120 سجيناً فروا، فيما تحدثت قسد عن 1500» is two escapes, each with who says so.
    """
    counted = {c.span.start for d in drafts for c in d.count if c.span is not None}
    result = list(drafts)
    for clause in analysis.clauses:
        if not triggers_in(analysis, clause.first, clause.last):
            numbers = starting_in(analysis.numbers, clause.first, clause.last)
            fresh = [n for n in numbers if analysis.words[n.first].start not in counted]
            found = [_restated(n, clause, result, analysis, grammar) for n in fresh[:1]]
            result += [draft for draft in found if draft is not None]
    return result


def _restated(
    number: Number, clause: Clause, drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar
) -> Draft | None:
    verb = next((at for at in range(clause.first, number.first) if grammar.say[analysis.forms[at]]), -1)
    chain = source_at(number.first, analysis.sources)
    if verb < 0 or not chain:
        return None
    who = {filler.value for filler in chain}
    first = clause.sentence - (clause.sentence > 0 and _counts_again(verb, number, analysis, grammar))
    near = (
        d
        for d in reversed(drafts)
        if first <= d.clause.sentence <= clause.sentence and d.trigger.at < clause.first
    )
    old = next((d for d in near if who.isdisjoint(f.value for f in d.source)), None)
    told = _told(number, old, analysis, grammar) if old is not None else None
    if old is None or told is None:
        return None
    last = max(number.last, number.noun_at) + 1
    return structs.replace(
        old,
        trigger=structs.replace(old.trigger, at=verb, last=verb + 1, need=-1),
        clause=clause,
        words=(clause.first, last),
        place=tuple(structs.replace(place, how="inherited") for place in old.place),
        date=structs.replace(old.date, how="inherited") if old.date else None,
        count=(told,),
        source=chain,
        term=None,
        deadline=None,
    )


def _counts_again(verb: int, number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«وقالت الشرطة إن عددهم 35», «وقدرت قسد العدد بستين»: it is the number of the sentence before."""
    again = grammar.words("the_number")
    return not number.noun and not again.isdisjoint(analysis.forms[verb + 1 : number.first])


def _told(number: Number, old: Draft, analysis: Analysis, grammar: Grammar) -> Count | None:
    """Return the number as one of what the happening before counted, None where it counts something else."""
    known = grammar.counted(number.noun) if number.noun else None
    if number.noun and known is None:
        return None
    same: CountOf | None = known[0] if known and known[0] in {"killed", "injured"} else None
    kinds = [c for c in old.count if c.what in PEOPLE and same in {None, c.what}]
    if not kinds or (known and not (known[1] or known[0] in PEOPLE)):
        return None
    span = analysis.span(number.first, max(number.last, number.noun_at) + 1)
    return Count(kinds[0].what, number.value, span.of(analysis.report.text), span, kinds[0].of)
