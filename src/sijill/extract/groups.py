"""Groups of names: those that «و» joins, those without a preposition, those that adjectives name."""

from collections.abc import Sequence

from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar


def is_bare(name: Name) -> bool:
    """Tell whether nothing governs a name's phrase."""
    return name.preposition == ""


def first_group(bare: Sequence[Name]) -> list[Name]:
    """Return the first of the names with those that follow it joined."""
    group = list(bare[:1])
    for name in bare[1:]:
        if not name.joined:
            break
        group.append(name)
    return group


def with_joined(chosen: Sequence[Name], names: Sequence[Name]) -> list[Name]:
    """Return chosen names with those of the others that are joined to them, in order."""
    result = list(chosen)
    for name in names:
        if (
            name.joined
            and name not in result
            and result
            and any(name.preposition == c.preposition and _follows(name, c) for c in result)
        ):
            result.append(name)
    return sorted(dict.fromkeys(result), key=lambda n: n.first)


_ROW = 8  # words between two names of one row


def _follows(name: Name, other: Name) -> bool:
    """Tell whether a name stands behind another, or in one word with it («الطرفين»)."""
    return name.first == other.first or 0 <= name.first - other.last <= _ROW


def nationals(analysis: Analysis, grammar: Grammar, first: int, *, force: bool) -> list[Name]:
    """Return the state, or its army, whose adjective is one of the two words from ``first`` on."""
    for at in range(first, min(first + 2, len(analysis.forms))):
        if analysis.forms[at] in grammar.function_words:
            return []  # «هجمات على الإسرائيليين»: they are whom it hits
        nationality = grammar.adjectives.get(analysis.forms[at])
        if nationality is not None and not nationality.weak:
            chosen = nationality.stem + "-army" if force else nationality.government
            return [Name(at, at + 1, "actor", chosen, "state", "relation")]
        if not analysis.forms[at].endswith(("ه", "ي", "ين")) or (force and _is_owner(at, analysis.forms)):
            return []
    return []


def _is_owner(at: int, forms: Sequence[str]) -> bool:
    """«انفجار العاصمة الصومالية», «قتل الصحفي الفرنسي»: a noun of its own, which the adjective describes."""
    before = forms[at - 1][:4] if at else ""
    return forms[at].startswith("ال") and "ال" not in before and not before.lstrip("وفب").startswith("لل")


_PATRONAGE = ("رعايه", "وساطه")  # of states alone, so that «قطرية» is one and «كفالة مالية» is none


def joined_nationals(analysis: Analysis, grammar: Grammar, first: int) -> list[Name]:
    """Return the states of a row of adjectives: «بوساطة أردنية وأميركية», «تركية روسية», «برعاية قطرية»."""
    found = nationals(analysis, grammar, first, force=False)
    alone = grammar.adjectives.get(analysis.forms[first]) if first < len(analysis.forms) else None
    if alone is not None and alone.weak and analysis.forms[first - 1].endswith(_PATRONAGE):
        found = [Name(first, first + 1, "actor", alone.government, "state", "relation")]
    while found and found[-1].last < len(analysis.forms):
        at = found[-1].last
        joined = analysis.forms[at].startswith("و")
        nationality = grammar.adjectives.get(analysis.forms[at][joined:])
        if nationality is None or not (joined or _is_beside(analysis.forms, at)):
            break  # «قطرية» behind another state's adjective is no region
        found.append(Name(at, at + 1, "actor", nationality.government, "state", "relation"))
    return found


def _is_beside(forms: Sequence[str], at: int) -> bool:
    """«بوساطة أمريكية سعودية»: an adjective right behind another, of the same gender."""
    return forms[at].endswith("ه") == forms[at - 1].endswith("ه")
