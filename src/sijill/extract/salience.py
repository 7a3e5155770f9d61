"""Salience: whom «الطرفان», «الجانبين», «الأخيرة» and attached pronouns stand for, by what was named before."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar
from sijill.lexicon import Lexicon
from sijill.lexicon.words import readings

PARTIES = frozenset({"state", "government", "force", "armed-group", "party"})
_BACK = 150  # words within which a party is remembered


def find_pronouns(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with those that «الطرفان» and «الأخيرة» stand for, in order; unknown ones are left out."""
    both, latter = grammar.words("both_sides"), grammar.words("latter")
    found = list(analysis.names)
    found = [n for n in found if n.id != "statement"]
    for name in (n for n in analysis.names if n.id == "statement"):
        body = _parties(found, name.first)[-1:]
        found += [msgspec.structs.replace(name, id=n.id, sort=n.sort, how="pronoun") for n in body]
    for at, form in enumerate(analysis.forms):
        bases = {r.base for r in readings(form)[:4]} if form[-1:] in "نهر" else set()
        if bases & both:
            found += _stand_for(at, two_sides(found, at, grammar.lexicon))
        elif bases & latter:
            found += _stand_for(at, _parties(found, at)[-1:])
    return sorted(found, key=lambda n: n.first)


def _stand_for(at: int, names: Sequence[Name]) -> list[Name]:
    return [Name(at, at + 1, "actor", n.id, n.sort, "pronoun") for n in names]


def two_sides(names: Sequence[Name], at: int, lexicon: Lexicon) -> list[Name]:
    """Return the last two parties named before the word ``at``; fewer are none."""
    sides: dict[str, Name] = {}
    for name in reversed(_parties(names, at)):
        sides.setdefault(lexicon.party(name.id), name)
        if len(sides) == 2:
            return list(sides.values())
    return []


def _parties(names: Sequence[Name], at: int) -> list[Name]:
    return [n for n in names if n.kind == "actor" and n.sort in PARTIES and at - _BACK <= n.last <= at]


def last_actor(names: Sequence[Name], at: int, other_than: Sequence[Name] = ()) -> list[Name]:
    """Return the actor named last before the word ``at``, as one that a pronoun stands for."""
    ids = {n.id for n in other_than}
    near = [n for n in names if n.kind == "actor" and n.last <= at and at - n.last <= 40 and n.id not in ids]
    return [msgspec.structs.replace(n, how="pronoun") for n in near[-1:]]
