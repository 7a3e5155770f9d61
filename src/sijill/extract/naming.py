"""Actors and places: names found in the text, resolved by date and by the country it is about."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sijill.extract.analysis import Analysis, Name
from sijill.extract.composed import HeadFound
from sijill.extract.grammar import Grammar
from sijill.lexicon.fold import fold
from sijill.lexicon.load import Nationality
from sijill.lexicon.names import Found, Naming
from sijill.lexicon.words import Reading


_CLOSE = 25  # words within which a country named weighs more for «الجيش», «الحكومة»


def find_names(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names of the text in order, each resolved to one actor or place.

    A name that may stand for several is resolved by the date of publication, then by the country that the
    report is about; what stays open is left out («الجيش» where no country is named).
    """
    found = grammar.names.find(analysis.forms)
    found = _longest(found, list(_composed(analysis.forms, found, grammar, analysis.report.published or "")))
    sure = _sure_countries(found)
    overall = Counter(country for _, country in sure)
    published = analysis.report.published or ""
    names: list[Name] = []
    for match in found:
        countries = _near(match.first, sure, overall)
        naming = _resolve(match, published, countries, analysis, grammar)
        if naming is not None:
            how = "relation" if naming.only_in else "named"
            names.append(Name(match.first, match.last, naming.kind, naming.id, naming.sort, how))
    return names


def _sure_countries(found: Iterable[Found]) -> list[tuple[int, str]]:
    """Return where names of one country alone stand, and the country."""
    sure: list[tuple[int, str]] = []
    for match in found:
        known = {n.country for n in match.namings if n.country and not n.only_in}
        if len(known) == 1 and not all(n.weak for n in match.namings):
            sure.append((match.first, known.pop()))
    return sure


def _near(at: int, sure: Sequence[tuple[int, str]], overall: Counter[str]) -> Counter[str]:
    """Weigh the countries for a name at the word ``at``: those of the report, and more what stands close by."""
    weights: Counter[str] = Counter(overall)
    for other, country in sure:
        if abs(other - at) <= _CLOSE:
            weights[country] += 3
    return weights


def _resolve(
    match: Found, published: str, countries: Counter[str], analysis: Analysis, grammar: Grammar
) -> Naming | None:
    fitting = [n for n in match.namings if _in_time(n, published) and _in_country(n, countries)]
    if any(n.kind == "none" for n in match.namings):
        return None
    if any(n.weak for n in fitting) and not _after_kind(match, analysis, grammar):
        fitting = [n for n in fitting if not n.weak]
    places = [n for n in fitting if n.kind == "place"]
    actors = [n for n in fitting if n.kind == "actor"]
    if places and actors:
        return _metonym(match, places, actors, analysis, grammar)
    if actors:
        return max(actors, key=lambda n: (countries[n.only_in if n.only_in != "*" else n.country], bool(n.since)))
    return max(places, key=lambda n: countries[n.country], default=None)


def _in_time(naming: Naming, published: str) -> bool:
    if not published:
        return True
    return naming.since <= published and (not naming.until or published <= naming.until + "~")


def _in_country(naming: Naming, countries: Counter[str]) -> bool:
    return naming.only_in in {"", "*"} or countries[naming.only_in] > 0


_LOCATIVE = frozenset({"في", "الي", "من", "قرب", "داخل", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي",
                       "غربي", "وسط", "باتجاه", "نحو", "حول", "خارج", "بمحيط", "ضواحي", "ريف", "عبر"})  # fmt: skip


def _metonym(
    match: Found, places: Sequence[Naming], actors: Sequence[Naming], analysis: Analysis, grammar: Grammar
) -> Naming:
    """Tell «دمشق» the government from «دمشق» the city: after في، ب، مدينة it is the city."""
    before = analysis.forms[match.first - 1] if match.first else ""
    is_place = match.reading.preposition == "ب" or before in _LOCATIVE or before[1:] in _LOCATIVE
    return places[0] if is_place or _after_kind(match, analysis, grammar) else actors[0]


def _after_kind(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    return match.first > 0 and grammar.place_kind(analysis.forms, match.first - 1) is not None


def _composed(
    forms: Sequence[str], found: Sequence[Found], grammar: Grammar, day: str
) -> Iterable[Found]:
    """Yield bodies named by a noun and a nationality: «القوات الروسية»، «وزارة الدفاع العراقية»."""
    taken = {at for match in found for at in range(match.first, match.last)}
    for at, form in enumerate(forms):
        nationality = grammar.adjectives.get(form)
        if nationality is None or at in taken or not at:
            continue
        if form.startswith("ال") and form.endswith(("ين", "ون")) and not nationality.weak:
            yield Found(at, at + 1, Reading(form), (Naming("actor", nationality.state, "state", nationality.country),))
            continue
        head = grammar.composed.before(forms, at)
        if head is not None and (not nationality.weak or head.head.kind == "force"):
            yield Found(head.first, at + 1, head.reading, (_body_or_holder(head, nationality, grammar, day),))


def _longest(found: Iterable[Found], composed: Sequence[Found]) -> list[Found]:
    """Return both together; what a composed name covers («الخارجية» in «الخارجية الأمريكية») falls away."""
    covered = {at for match in composed for at in range(match.first, match.last)}
    kept = [m for m in found if m.first not in covered]
    spans = {at for match in kept for at in range(match.first, match.last)}
    return sorted([*kept, *(m for m in composed if m.first not in spans)], key=lambda m: m.first)


def _body_or_holder(head: HeadFound, nationality: Nationality, grammar: Grammar, day: str) -> Naming:
    words = fold(head.head.words)
    person = grammar.holders.holder(words, head.bodies(nationality), day)
    if person:
        return Naming("actor", person, "person", nationality.country)
    return head.naming(nationality, grammar.lexicon)
