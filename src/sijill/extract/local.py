"""Bodies of a state that a noun and a place name: «شرطة البصرة», «محافظ حماة», «مديرية أمن طرابلس»."""

from collections.abc import Sequence

from sijill.extract.analysis import Analysis, Name
from sijill.extract.composed import HeadFound
from sijill.extract.grammar import Grammar
from sijill.lexicon.fold import fold
from sijill.lexicon.names import Naming


def find_local(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with the bodies among them that a noun right before a place names, in order.

    Such a body is its state's; the place stays a place besides. A place of several states names nobody's.

    Example:
        «نفى محافظ حماة»: the name ``syria-gov`` on «محافظ», and «حماة».
    """
    taken = {at for n in analysis.names for at in range(n.first, n.last)}
    found: list[Name] = []
    for place in analysis.names:
        if place.kind != "place" or not place.first or place.first - 1 in taken:
            continue
        body = _body(place, analysis, grammar)
        if body is not None and body.first not in taken:
            found.append(body)
    return sorted([*analysis.names, *found], key=lambda n: n.first) if found else analysis.names


def _body(place: Name, analysis: Analysis, grammar: Grammar) -> Name | None:
    head = grammar.composed.before(analysis.forms, place.first)
    if head is None or _last_word(head) not in grammar.words("local_heads") or head.reading.definite:
        return None
    countries = grammar.countries_of.get(place.id, frozenset())
    nationality = grammar.nationality_of.get(next(iter(countries))) if len(countries) == 1 else None
    if nationality is None:
        return None
    named = _listed(head, nationality.country, analysis, grammar)
    named = named or head.naming(nationality, grammar.lexicon)
    return Name(head.first, place.first, "actor", named.id, named.sort, "relation")


def _last_word(head: HeadFound) -> str:
    return fold(head.head.words).split()[-1]


def _listed(head: HeadFound, country: str, analysis: Analysis, grammar: Grammar) -> Naming | None:
    """Return whom the tables call so in a country on the day: «الشرطة» of Syria is its security."""
    words = _definite(fold(head.head.words).split())
    day = analysis.report.published or ""
    for match in grammar.names.find(words):
        for naming in match.namings if match.last == len(words) else ():
            timely = naming.since <= day and (not naming.until or day <= naming.until + "~")
            if naming.only_in == country and (timely or not day):
                return naming
    return None


def _definite(words: Sequence[str]) -> list[str]:
    """«شرطة»: «الشرطة»; in construct state the last word takes the article."""
    *start, last = words
    return [*start, last if last.startswith("ال") else "ال" + last]
