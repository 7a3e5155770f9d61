"""Bodies of states: a noun and a nationality («القوات الروسية», «وزارة الدفاع العراقية»)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from sijill.extract.analysis import Analysis
from sijill.extract.composed import HeadFound
from sijill.extract.grammar import Grammar
from sijill.extract.incumbents import Incumbents
from sijill.lexicon.fold import fold
from sijill.lexicon.load import Nationality
from sijill.lexicon.names import Found, Naming
from sijill.lexicon.words import Reading


def composed_names(
    analysis: Analysis, found: Sequence[Found], grammar: Grammar, present: Incumbents
) -> Iterable[Found]:
    """Yield bodies named by a noun and a nationality: «القوات الروسية»، «وزارة الدفاع العراقية»."""
    taken = {at for match in found for at in range(match.first, match.last)}
    within = {at for match in found for at in range(match.first + 1, match.last)}
    forms = analysis.forms
    for at in analysis.marked(grammar.marks.bit["nationality"]):
        form = forms[at]
        accusative = _accusative(analysis, at, grammar)
        nationality = grammar.adjectives.get(form) or accusative
        if nationality is None or not at:
            continue
        head = grammar.composed.before(forms, at) or _another(forms, at, grammar)
        head = head or _over_adjective(forms, at, taken, grammar)
        first = head.first if head else at
        if at in within and accusative is None and first in taken:  # «وزير [الإعلام السوري]» is a minister
            continue
        if head is not None and (not nationality.weak or _is_of_states(head, grammar)):
            yield Found(
                head.first,
                at + 1,
                head.reading,
                (_body_or_holder(head, nationality, grammar, forms[at + 1 : at + 2], present),),
            )
        elif head is None and at not in taken and not nationality.weak and _is_people(forms, at, grammar):
            yield Found(
                at, at + 1, Reading(form), (Naming("actor", nationality.state, "state", nationality.country),)
            )
        elif head is None and at - 1 not in taken and at not in within:
            country = nationality.country if at in taken else ""  # that «سورية» told
            yield from _land(forms, at, nationality, country, grammar)


def _land(
    forms: Sequence[str], at: int, nationality: Nationality, country: str, grammar: Grammar
) -> Iterator[Found]:
    """Yield the country whose land is named: «الأراضي اللبنانية»; whose army is there is open."""
    told = (r for r in grammar.readings[forms[at - 1]] if r.definite and r.base in grammar.words("lands"))
    reading = next(told, None)
    land = grammar.country_names.get(nationality.country)
    if reading is not None and land and forms[at].startswith("ال"):
        naming = Naming("place", land, "country", country)
        yield Found(at - 1, at + 1, msgspec.structs.replace(reading, definite=False), (naming,))


def _over_adjective(
    forms: Sequence[str], at: int, taken: AbstractSet[int], grammar: Grammar
) -> HeadFound | None:
    """«وفد أمني مصري», «القوات الجوية التركية»: an adjective parts the noun from whose it is."""
    adjective = forms[at - 1]
    plain = (
        adjective.endswith(("ي", "يه"))
        and len(adjective) > _NISBA
        and not _is_nationality(adjective, grammar)
    )
    agrees = adjective.startswith("ال") == forms[at].startswith("ال") and adjective[-1] == forms[at][-1]
    if at < 2 or not (plain and agrees) or not taken.isdisjoint((at - 2, at - 1)):
        return None
    head = grammar.composed.before(forms, at - 1)
    return head if head is not None and head.first == at - 2 else None


_NISBA = 3  # letters that the adjective of a noun has more than


def _another(forms: Sequence[str], at: int, grammar: Grammar) -> HeadFound | None:
    """«وفدا سعوديا وآخر عمانيا»: the noun before «آخر» is what the second adjective describes too."""
    if forms[at - 1].removeprefix("و") not in _OTHER or at < _ROW:
        return None
    head = grammar.composed.before(forms, at - 2) if _is_nationality(forms[at - 2], grammar) else None
    return None if head is None else HeadFound(at - 1, Reading(forms[at - 1], "و"), head.head)


_OTHER = frozenset({"اخر", "اخري", "اخرين", "اخرون", "اخران"})
_ROW = 3  # words before «عماني» in «وفد سعودي وآخر عماني»


def _is_nationality(form: str, grammar: Grammar) -> bool:
    return form in grammar.adjectives or form in grammar.accusatives


def _is_of_states(head: HeadFound, grammar: Grammar) -> bool:
    """«وفد قطري», «وزير الدفاع القطري»: a noun that only states have tells what the adjective means."""
    return head.head.kind == "force" or fold(head.head.words).split()[0] in grammar.words("of_states")


def _is_people(forms: Sequence[str], at: int, grammar: Grammar) -> bool:
    """«طالب السوريون», but not «اللاجئين السوريين»: behind a noun with the article it only describes that."""
    noun = forms[at - 1]
    people = noun.endswith(("ين", "ون", "ات")) or grammar.is_name(noun) or bool(grammar.heads[noun])
    described = noun.startswith("ال") and people and noun not in grammar.function_words  # «إلى»
    return forms[at].startswith("ال") and forms[at].endswith(("ين", "ون")) and not described


def _accusative(analysis: Analysis, at: int, grammar: Grammar) -> Nationality | None:
    """«وفدا روسيا», «ضباطا أمريكيا»: behind a noun that ends so too, no state's name."""
    same = at > 0 and analysis.forms[at - 1].endswith("ا") and not analysis.forms[at - 1].startswith("ال")
    return grammar.accusatives.get(analysis.forms[at]) if same else None


def longest(found: Iterable[Found], composed: Sequence[Found]) -> list[Found]:
    """Return both together; what a composed name covers («الخارجية» in «الخارجية الأمريكية») falls away.

    So does «عناصر الجيش», some country's own army, before «التركي».
    """
    covered = {at for match in composed for at in range(match.first, match.last)}
    kept = [m for m in found if m.first not in covered and not _is_cut(m, covered)]
    spans = {at for match in kept for at in range(match.first, match.last)}
    return sorted([*kept, *(m for m in composed if m.first not in spans)], key=lambda m: m.first)


def _is_cut(match: Found, covered: Collection[int]) -> bool:
    """Tell whether a name without its country ends within one that has it."""
    return match.last - 1 in covered and all(n.only_in for n in match.namings)


def _body_or_holder(
    head: HeadFound, nationality: Nationality, grammar: Grammar, after: Sequence[str], present: Incumbents
) -> Naming:
    person = present.holder(head, nationality, "".join(after), grammar)
    if person:
        return Naming("actor", person, "person", nationality.country)
    return head.naming(nationality, grammar.lexicon)
