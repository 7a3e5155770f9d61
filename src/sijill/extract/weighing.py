"""Weighing: which countries a report is about, where a name may stand for several."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from sijill.extract.analysis import Analysis
from sijill.extract.closed import SONS
from sijill.extract.metonyms import BREAKS, FROM, LINE_STARTS
from sijill.extract.namings import OWN
from sijill.extract.no_names import COUNTRIES
from sijill.lexicon.names import Found

_CLOSE = 25  # words within which a country named weighs more for «الجيش», «الحكومة»
_CLOSER = 2  # how much more


def weigh_countries(analysis: Analysis, found: Sequence[Found]) -> Callable[[Found], Counter[str]]:
    """Return what weighs the countries for a name: those of the report, named close by, of its heading."""
    sure = _sure_countries(found, analysis.forms)
    overall = Counter(country for _, country in sure)
    headed = _headed(analysis, sorted([*sure, *_heading_countries(found, analysis)]))

    def weigh(match: Found) -> Counter[str]:
        if not _is_relative(match):
            return overall
        countries = _near(match.first, sure, overall)
        if country := headed(match.first):
            countries[country] += _HEADED
        return countries

    return weigh


def _sure_countries(found: Iterable[Found], forms: Sequence[str]) -> list[tuple[int, str]]:
    """Return where names of one country alone stand, and the country.

    Who tells the news says nothing of where it happened: Reuters is British. Nor does what is only a part of
    somebody's name: «عبدالرحمن بن صالح البنيان» is not «بن صالح» of Algeria.
    """
    sure: list[tuple[int, str]] = []
    for match in found:
        if _is_fathers(match, forms):
            continue
        told = [n for n in match.namings if n.country and not n.only_in and n.sort != "outlet"]
        known = {n.country for n in told}
        if len(known) == 1 and not all(n.weak for n in told):
            sure.append((match.first, known.pop()))
    return sure


def _is_fathers(match: Found, forms: Sequence[str]) -> bool:
    before = forms[match.first - 1] if match.first else ""
    return forms[match.first] in SONS and before.isalpha() and not before.startswith("ال")


def _heading_countries(found: Iterable[Found], analysis: Analysis) -> list[tuple[int, str]]:
    """Return where a line is headed with a country that is an ordinary word elsewhere: «مالي: …»."""
    forms = analysis.forms
    return [
        (match.first, weak.country)
        for match in found
        if match.last < len(forms)
        and forms[match.last] in _HEADING_MARKS
        and (not match.first or forms[match.first - 1] in LINE_STARTS)
        for weak in match.namings
        if weak.sort in COUNTRIES and (weak.weak or weak.only_in == weak.country)
    ]


_HEADING_MARKS = frozenset({":", "|"})


def _is_relative(match: Found) -> bool:
    """Tell whether a name may stand for several, so that the countries named close by decide."""
    return len(match.namings) > 1 or match.namings[0].id == OWN


def _near(at: int, sure: Sequence[tuple[int, str]], overall: Counter[str]) -> Counter[str]:
    """Weigh the countries for a name at the word ``at``: those of the report, more those named close by."""
    weights: Counter[str] = Counter()
    dict.update(weights, overall)  # not the counter's own, which looks at length what it is given
    low = bisect_left(sure, at - _CLOSE, key=itemgetter(0))
    for _, country in sure[low : bisect_right(sure, at + _CLOSE, key=itemgetter(0))]:
        weights[country] += _CLOSER
    return weights


_HEADED = 12  # what the country that a line is headed with weighs, by names («مالي: السلطات تمنع …»)


def _headed(analysis: Analysis, sure: Sequence[tuple[int, str]]) -> Callable[[int], str]:
    """Return what tells the country that the line of a word is headed with before it, ``""`` where none."""
    by_word = dict(sure)
    headed: list[tuple[int, str]] = [(0, "")]
    country, start = "", 0
    for at in [at for at, form in enumerate(analysis.forms) if form in BREAKS] if by_word else ():
        if analysis.forms[at] == "\n":
            country, start = "", at + 1
        elif at - start <= _HEADING:
            country = next((by_word[w] for w in range(start, at) if w in by_word), country)
        headed.append((at, country))
    return lambda at: headed[bisect_right(headed, at, key=itemgetter(0)) - 1][1]


_HEADING = 4  # words of a heading


def tied_countries(found: Sequence[Found], analysis: Analysis) -> dict[int, frozenset[str]]:
    """Return where names stand that «و» or «من … إلى» ties to a place that is sure, and its countries.

    So tied, what is easily another word is a place too: «من الأبيض إلى الدلنج», «الباب ومنبج».
    """
    tied: dict[int, frozenset[str]] = {}
    for one, other in pairwise(found):
        if _are_tied(one, other, analysis.forms):
            for match, beside in ((one, other), (other, one)):
                if all(n.kind == "place" for n in beside.namings):  # no government: «دمشق والسلام»
                    sure = {n.country for n in beside.namings if not n.weak}
                    tied[match.first] = tied.get(match.first, NOWHERE) | sure
    return tied


def _are_tied(one: Found, other: Found, forms: Sequence[str]) -> bool:
    if other.first == one.last:
        return other.reading.conjunction == "و"
    ranged = forms[one.last : other.first]
    return len(ranged) == 1 and ranged[0] in _UP_TO and one.first > 0 and forms[one.first - 1] in FROM


NOWHERE: frozenset[str] = frozenset()
_UP_TO = frozenset({"الي", "حتي", "نحو", "باتجاه"})
