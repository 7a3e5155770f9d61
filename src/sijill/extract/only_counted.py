"""People who are only counted: «12 قتيلا» are civilians, «14 متمردا» are not."""

from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar


def with_counted(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with those who are only counted: «12 قتيلا» are civilians, «14 متمردا» are not."""
    taken = {at for n in analysis.names for at in range(n.first, n.last)}
    counted = [
        (n.noun_at, _counted_as(n.noun, grammar))
        for n in analysis.numbers
        if n.noun_at >= 0
        and not (n.noun in _OTHERS and _behind_armed(n.first, analysis, grammar))
        and not _have_owner(n.noun_at + 1, analysis)
    ]
    people = [
        Name(at, at + 1, "actor", whom, "group", "implied")
        for at, whom in counted
        if whom and at not in taken
    ]
    return sorted([*analysis.names, *people], key=lambda n: n.first) if people else analysis.names


def _have_owner(at: int, analysis: Analysis) -> bool:
    """«10 قتلى للحوثيين», «10 قتلى من الجيش», «في صفوف الجيش»: whose dead they are is told right behind."""
    forms = analysis.forms
    at += 2 if forms[at : at + 2] == ["في", "صفوف"] else forms[at : at + 1] == ["من"]
    owners = (n for n in analysis.named(at, at + 1) if n.first == at and n.kind == "actor")
    own = any(n.sort in _WITH_DEAD for n in owners)
    return own and (forms[at].startswith("ل") or forms[at - 1] in {"من", "صفوف"})


_WITH_DEAD = frozenset({"force", "armed-group", "party", "group"})
_OTHERS = frozenset({"اخرون", "اخرين"})
_BEFORE = 6  # words before «خمسة آخرون» within which the first of them are told


def _behind_armed(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«قتل ثلاثة جنود وأصيب خمسة آخرون»: others of their kind, and no civilians."""
    return not grammar.words("armed_people").isdisjoint(analysis.forms[max(0, at - _BEFORE) : at])


def _counted_as(noun: str, grammar: Grammar) -> str:
    """Return whom a counted noun stands for: «12 قتيلا», «20 عراقيا», «14 متمردا»; "" for things."""
    if noun in grammar.words("unnamed_fighters"):
        return "local-fighters"
    people = noun in grammar.words("unnamed_people")
    return "civilians" if people or (noun.endswith("يا") and noun[:-1] in grammar.adjectives) else ""
