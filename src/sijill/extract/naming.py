"""Actors and places: names found in the text, resolved by date and by the country it is about."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence

import msgspec

from sijill.extract.analysis import Analysis, Name
from sijill.extract.called import taken_up, with_forces, with_partners
from sijill.extract.grammar import Grammar
from sijill.extract.incumbents import incumbents
from sijill.extract.metonyms import beside_place, is_located, metonym, reads_as_place, shown
from sijill.extract.namings import OWN
from sijill.extract.no_names import COUNTRIES, is_no_name
from sijill.extract.of_states import composed_names, longest
from sijill.extract.weighing import NOWHERE, tied_countries, weigh_countries
from sijill.lexicon.names import Found, Naming


def find_names(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names of the text in order, each resolved to one actor or place.

    A name that may stand for several is resolved by the date of publication, then by the country that the
    report is about; what stays open is left out («الجيش» where no country is named).
    """
    fits = _fits(analysis)
    starts = analysis.marked(grammar.marks.bit["name"])
    found = grammar.names.find(analysis.forms, starts, fits)
    present = incumbents(analysis.report.published or "", found, analysis.forms, grammar)
    found = longest(found, list(composed_names(analysis, found, grammar, present)))
    weigh = weigh_countries(analysis, found)
    listed = tied_countries(found, analysis)
    names: list[Name] = []
    waiting = found[::-1]
    while waiting:
        match = waiting.pop()
        before = names[-1] if names else None
        match = match if present.day else _at_one_time(match, present.named, grammar)
        if not match.namings:
            continue
        naming = _resolve(match, weigh(match), analysis, grammar, before, listed.get(match.first, NOWHERE))
        if naming is not None and _is_unheard_of(naming, match, names, grammar):
            continue
        if naming is not None and naming.sort == "person" and before is not None:
            naming = with_forces(naming, match, before, analysis, grammar)
        if naming is not None:
            how = "relation" if naming.only_in else "named"
            name = Name(match.first, match.last, naming.kind, naming.id, naming.sort, how)
            fighters = naming.id == "local-fighters" and match.last - match.first == 1
            relative = naming.only_in or fighters or analysis.forms[match.last - 1] == _OCCUPIER
            names.append(taken_up(name, names, analysis, grammar) if relative else name)
        elif match.last - match.first > 1:
            waiting += _hidden(match, analysis, grammar, fits)[::-1]
    return with_partners(names, analysis, grammar)


_OCCUPIER = "الاحتلال"  # who occupies, each report says for itself: «دولة الاحتلال التركي … دولة الاحتلال»


def _at_one_time(match: Found, present: Collection[str], grammar: Grammar) -> Found:
    """Return an office that several held in turn as that of the one whom the report names, if it names one.

    «رئيس الجمهورية» of a report without a day is nobody's where it names none of the country's presidents,
    and «النظام» is not that of one who fell.
    """
    held = [n for n in match.namings if _is_held(n, match, grammar)]
    here = tuple(n for n in held if n.id in present)
    return msgspec.structs.replace(match, namings=here or tuple(n for n in match.namings if n not in held))


def _is_held(naming: Naming, match: Found, grammar: Grammar) -> bool:
    """Tell whether words name a person for a time and are not his name: «الرئيس», not «الأسد»."""
    office = naming.sort == "person" and (naming.since or naming.until) and len(match.namings) > 1
    return bool(office) and match.reading.base not in grammar.own_names[naming.id]


def _is_unheard_of(naming: Naming, match: Found, before: Sequence[Name], grammar: Grammar) -> bool:
    """«قتل جنديان» where no table lists whose they are: only those of an army that was named are its own."""
    own = any(n.id == OWN for n in match.namings) and match.reading.base in grammar.words("soldiers")
    listed = naming.id in {n.id for n in match.namings}
    return own and not listed and all(old.id != naming.id for old in before)


_KNOWN_AFAR = frozenset({"city", "governorate", "country", "sea", "region"})


def _is_known_afar(naming: Naming) -> bool:
    """Tell whether a name is read in reports about other countries too: «إيلات», «حماس», not «حي السلام»."""
    if naming.kind == "place":
        return naming.sort in _KNOWN_AFAR and not naming.weak
    return not naming.only_in


def _fits(analysis: Analysis) -> Callable[[Naming], bool]:
    """Return what tells whether a thing that a name may stand for is of the text's packs, or known afar."""
    packs = {"", *analysis.packs}
    return lambda naming: naming.pack in packs or _is_known_afar(naming)


def _hidden(
    match: Found, analysis: Analysis, grammar: Grammar, fits: Callable[[Naming], bool]
) -> list[Found]:
    """Return the names inside one that names nobody here: «الجيش» in «القيادة العامة للجيش».

    A stop name («مسقط رأسه») hides what is in it.
    """
    if any(naming.kind == "none" for naming in match.namings):
        return []
    shorter = grammar.names.shorter(analysis.forms, match, fits)
    if shorter is not None:
        after = range(shorter.last, match.last)
        return [shorter, *grammar.names.find(analysis.forms[: match.last], after, fits)]
    return grammar.names.find(analysis.forms[: match.last], range(match.first + 1, match.last), fits)


def _resolve(
    match: Found,
    countries: Counter[str],
    analysis: Analysis,
    grammar: Grammar,
    before: Name | None,
    tied: frozenset[str],
) -> Naming | None:
    published = analysis.report.published or ""
    fitting = [
        n
        for n in match.namings
        if (not (n.since or n.until) or _in_time(n, published))
        and (not n.only_in or _in_country(n, countries))
    ]
    if is_no_name(match, analysis, grammar):
        return None
    beside = beside_place(match, before)
    fitting = [n for n in fitting if n.kind != "place" or reads_as_place(match, n, analysis, grammar)]
    if match.reading.definite:  # «الأزمة السورية» is no «سورية»
        fitting = [n for n in fitting if n.sort not in COUNTRIES]
    if any(n.weak for n in fitting):
        near = countries if beside or is_located(match, analysis, grammar) else ()
        fitting = [
            n for n in fitting if not n.weak or n.country in tied or shown(match, n, near, analysis, grammar)
        ]
    places = [n for n in fitting if n.kind == "place"]
    actors = [n for n in fitting if n.kind == "actor"]
    if places and actors:
        tied_here = any(n.sort == "city" and n.country in tied for n in places)  # «الخرطوم وأم درمان»
        return places[0] if beside or tied_here else metonym(match, places, actors, analysis, grammar)
    if beside and actors and not places and all(n.sort == "state" for n in actors):
        state = grammar.lexicon.actors[actors[0].id]  # «في الهند والنيبال»
        return Naming("place", state.names_ar[0], "country", state.country)
    if actors:
        actors = [n for n in actors if _is_at_home(n, countries)]
        # «النظام» of a report without a date is whom it named longest, not whom it names since the change
        dated = bool(published)
        return max(
            actors,
            key=lambda n: (countries[n.only_in if n.only_in != "*" else n.country], bool(n.since) == dated),
            default=_of_its_own(match, countries, analysis, grammar),
        )
    own = None if places else _of_its_own(match, countries, analysis, grammar)
    return max(places, key=lambda n: countries[n.country], default=own)


_SURE = 3  # what a country weighs at least, for «الحكومة» to be its own where no table lists it


def _of_its_own(match: Found, countries: Counter[str], analysis: Analysis, grammar: Grammar) -> Naming | None:
    """Return the body of the country that a report is about most: «الشرطة» where no table lists its own."""
    forms = analysis.forms[match.first : match.last]
    relative = all(n.kind == "actor" and n.only_in for n in match.namings)
    listed = match.reading.base in grammar.words("own_bodies") or any(n.id == OWN for n in match.namings)
    if not relative or not countries or not listed:
        return None
    country, weight = _chief(countries)
    head = grammar.composed.alone(forms, match.reading)
    nationality = grammar.nationality_of.get(country)
    if head is None or nationality is None or weight < _SURE or country in {n.only_in for n in match.namings}:
        return None
    return msgspec.structs.replace(head.naming(nationality, grammar.lexicon), only_in=country)


def _chief(countries: Counter[str]) -> tuple[str, int]:
    """Return the country that weighs most, and its weight: none where another weighs nearly as much."""
    (country, weight), *others = countries.most_common(2)
    return (country, weight) if not others or weight >= others[0][1] * _CLEAR else ("", 0)


_CLEAR = 1.25  # times that the country of «وزير النفط» weighs more than any other
_ABROAD = 4  # times that a report must be more about another country, for «الجيش» not to be one's own


def _is_at_home(naming: Naming, countries: Counter[str]) -> bool:
    """Tell whether a name limited to a country is read in a report that is not far more about another.

    «الجيش» of a report on Burma that names America too is not the American one. Foreign forces are called by
    the country that they are in («قوات التحالف»).
    """
    foreign = naming.country not in {"", naming.only_in}
    if naming.only_in in {"", "*"} or foreign:
        return True
    return countries[naming.only_in] * _ABROAD > max(countries.values(), default=0)


def _in_time(naming: Naming, published: str) -> bool:
    if not published:
        return True
    return naming.since <= published and (not naming.until or published <= naming.until + "~")


def _in_country(naming: Naming, countries: Counter[str]) -> bool:
    return naming.only_in in {"", "*"} or countries[naming.only_in] > 0
