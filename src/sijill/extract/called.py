"""Called so: whom the report itself named by a word before («التنظيم», «المسلحون»); who goes with whom."""

from collections.abc import Sequence

from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar
from sijill.lexicon.fold import fold
from sijill.lexicon.names import Found, Naming


def with_partners(names: list[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«بين فتح وحماس»: a movement's name that is an ordinary word counts beside another of its country."""
    forms, found = analysis.forms, list[Name]()
    for own in grammar.words("ordinary_movements"):
        if own in forms or "و" + own in forms:
            known = [n for match in grammar.names.find(["حركه", own]) for n in match.namings]
            movement = known[0] if known else Naming("none", own)
            rivals = [n for n in names if _is_rival(n, movement, grammar)]
            ahead = {n.first - 1 for n in rivals if forms[n.first].startswith("و")}
            told = {at for at in ahead if forms[at] in {own, "و" + own}}
            told |= {n.last for n in rivals if forms[n.last : n.last + 1] == ["و" + own]}
            of_it = grammar.words("of_movements")
            told |= {at for at in range(1, len(forms)) if forms[at] == own and forms[at - 1] in of_it}
            found += [Name(at, at + 1, "actor", movement.id, movement.sort) for at in told]
    return sorted([*names, *found], key=lambda n: n.first) if found else names


def _is_rival(name: Name, movement: Naming, grammar: Grammar) -> bool:
    known = grammar.lexicon.actors.get(name.id)
    party = name.sort in {"party", "armed-group"} and name.id != movement.id
    return party and known is not None and known.country == movement.country


def with_forces(person: Naming, match: Found, before: Name, analysis: Analysis, grammar: Grammar) -> Naming:
    """«ميليشيات الحوثي وصالح»: the forces of the one whom «و» joins to those whose forces are told."""
    joined = before.last == match.first and match.reading.conjunction == "و" and before.sort in _ARMED
    if not joined or analysis.forms[before.first].removeprefix("و") not in grammar.words("forces_of"):
        return person
    families = {name.split()[-1] for name in grammar.lexicon.actors[person.id].names_ar}
    told = (grammar.names.find(["قوات", fold(family)]) for family in families)
    forces = (n for found in told for one in found if one.last > 1 for n in one.namings)
    return next((n for n in forces if n.sort in _ARMED), person)


def taken_up(name: Name, before: Sequence[Name], analysis: Analysis, grammar: Grammar) -> Name:
    """Return whom the report itself called so before, else the name as it is."""
    if name.id == "local-fighters":
        return _members_before(name, before, analysis.forms)
    called = _called_so(name, before, analysis.forms)
    form = analysis.forms[name.first]
    soldiers = name.last - name.first == 1 and form in grammar.words("soldiers") and "ال" in form[:3]
    return _of_army_before(name, before) if called is name and soldiers else called


def _of_army_before(name: Name, before: Sequence[Name]) -> Name:
    """«أقام الجيش التركي حاجزا … الجنود»: those of the army named last, whoever's the country is."""
    for old in reversed(before):
        if name.first - old.last > _REMEMBERED:
            break
        if old.id.endswith("-army"):
            return Name(name.first, name.last, "actor", old.id, old.sort, "pronoun")
    return name


def _members_before(name: Name, before: Sequence[Name], forms: Sequence[str]) -> Name:
    """«مسلحو القاعدة … المسلحون»: those of whom the report told before whose gunmen they are."""
    stem = forms[name.first].removeprefix("ال").removesuffix("ون").removesuffix("ين")
    if not forms[name.first].startswith("ال") or forms[name.first].removeprefix("ال") == stem:
        return name
    heads = {start + stem + end for start in ("", "و", "ل", "ب") for end in ("و", "ي", "ون", "ين")}
    for old in reversed(before):
        near = forms[max(0, old.first - 2) : old.first]
        of_them = near[-1:] == ["من"] and near[0] in heads
        if old.sort in _ARMED and (of_them or not heads.isdisjoint(near[-1:])):
            return Name(name.first, name.last, "actor", old.id, old.sort, "pronoun")
    return name


_ARMED = frozenset({"armed-group", "force", "body", "party"})
_REMEMBERED = 60  # words within which «الجنود» are those of the army named last


def _called_so(name: Name, before: Sequence[Name], forms: Sequence[str]) -> Name:
    """«تنظيم بي كا كا … التنظيم»: whom the report itself called so before, whoever it is elsewhere."""
    if name.kind != "actor":
        return name
    if name.last - name.first > 1:
        return _begun_so(name, before, forms)
    head = forms[name.first].removeprefix("ال")
    if head == forms[name.first]:
        return name
    for old in reversed(before):
        if old.kind == "actor" and head in forms[max(0, old.first - 1) : old.first + 1]:
            return Name(name.first, name.last, "actor", old.id, old.sort, "pronoun")
    return name


def _begun_so(name: Name, before: Sequence[Name], forms: Sequence[str]) -> Name:
    """«وزير الخارجية الروسي … وزير الخارجية»: whose he was told to be before."""
    words = [forms[name.first].lstrip("وفبل"), *forms[name.first + 1 : name.last]]
    for old in reversed(before):
        last = old.first + len(words)
        longer = old.kind == "actor" and old.last > last
        if longer and [forms[old.first].lstrip("وفبل"), *forms[old.first + 1 : last]] == words:
            return Name(name.first, name.last, "actor", old.id, old.sort, "pronoun")
    return name
