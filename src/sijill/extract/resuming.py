"""Places named before and taken up by their kind: «المدينة», «الحيين», «المعبر»."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from sijill.arabic.tokens import tokenise
from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar
from sijill.lexicon.fold import fold
from sijill.lexicon.load import PlaceKind

_DUAL = ("ين", "ان")
# What a kind that is no part of names may take up, by the sort of the place named before.
_SORTS = {
    "city": frozenset({"city", "town", ""}),
    "town": frozenset({"town", "village", ""}),
    "village": frozenset({"village", "town", "", "region"}),
    "governorate": frozenset({"governorate", "city"}),
    "district": frozenset({"district", "town", "city", ""}),
}


def resume_places(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with the definite kinds among them that stand for a place named before.

    «حي طي … الحي» is the quarter again, «الحيين» the last two; a kind of which none was named is nobody's.
    """
    taken = {at for n in analysis.names for at in range(n.first, n.last)}
    known = [n for n in analysis.names if n.kind == "place"]
    resumed: list[Name] = []
    headed: Collection[str] | None = None
    for at in analysis.marked(grammar.marks.bit["kind"]):
        kind = None if at in taken else _definite_kind(analysis, grammar, at)
        if kind is not None and kind.singular == _CAPITAL:
            resumed += _capital(at, kind, analysis, grammar)
        elif kind is not None:
            headed = _headed(analysis, grammar, known) if headed is None else headed
            called = [] if headed else _called_before(at, kind, known, analysis)
            found = (
                called
                or list(_resumed(at, kind, known, headed))
                or list(_of_its_town(at, kind, known, grammar))
            )
            resumed += [_with_kind(name, analysis, grammar, taken) for name in found]
    resumed += _lands(analysis, grammar)
    return sorted([*analysis.names, *resumed], key=lambda n: n.first) if resumed else analysis.names


def _headed(analysis: Analysis, grammar: Grammar, known: Sequence[Name]) -> Collection[str]:
    """Return the places that the report's title names; «السلطات تعتقل الشيخ نمر» names no place «الشيخ»."""
    title = f" {' '.join(t.form for t in tokenise(analysis.report.title))} "
    ids = dict.fromkeys(n.id for n in known) if title.strip() else ()
    return {name for name in ids if _is_in(folded := fold(name), title) and not grammar.titles[folded]}


_CAPITAL = "عاصمة"


def _capital(at: int, kind: PlaceKind, analysis: Analysis, grammar: Grammar) -> Iterator[Name]:
    """Yield the capital of the country that follows («العاصمة اليمنية») or that the text is about."""
    following = grammar.adjectives.get(analysis.forms[at + 1]) if at + 1 < len(analysis.forms) else None
    country = following.country if following else _main_country(analysis, grammar)
    name = grammar.capitals.get(country)
    towns = (n for n in analysis.named(at + 1, at + 2) if n.sort == "city" and n.first == at + 1)
    named = not following and next(towns, None) is not None
    if name and not named:  # «العاصمة مقديشو»
        yield Name(at, at + (2 if following else 1), "place", name, kind.kind, "pronoun")


def _lands(analysis: Analysis, grammar: Grammar) -> Iterator[Name]:
    """Yield the country that the text is about, or a part of it: «من البلاد», «في شمال شرق البلاد»."""
    at, forms = _next(_LAND, 0, analysis.forms), analysis.forms
    country = grammar.country_names.get(_main_country(analysis, grammar)) if at > 0 else None
    parts = grammar.words("sides") | {"وسط"}
    while country and at > 0:
        first = at
        while first and forms[first - 1].removeprefix("ب") in parts:
            first -= 1
        if first < at and (forms[first].startswith("ب") or forms[first - 1] in _LIES_IN):
            part = " ".join(forms[first:at]).removeprefix("ب")
            yield Name(first, at + 1, "place", f"{part} {country}", "region", "pronoun")
        elif first == at and forms[at - 1] in _ALL_OVER:
            yield Name(at, at + 1, "place", country, "country", "pronoun")
        at = _next(_LAND, at + 1, forms)


_LAND = "البلاد"
_LIES_IN = frozenset({"في", "وفي", "من", "الي", "علي", "معظم", "غالبيه", "كامل", "كل", "انحاء", "مدن"})
_ALL_OVER = frozenset({"من", "عن", "داخل", "عموم", "انحاء", "ارجاء"})


def _next(form: str, at: int, forms: Sequence[str]) -> int:
    """Return where a word stands next, -1 where it does not."""
    try:
        return forms.index(form, at)
    except ValueError:
        return -1


def _main_country(analysis: Analysis, grammar: Grammar) -> str:
    actors = grammar.lexicon.actors
    countries = Counter(actors[n.id].country for n in analysis.names if n.id in actors)
    countries.pop("", None)
    return countries.most_common(1)[0][0] if countries else ""


def _definite_kind(analysis: Analysis, grammar: Grammar, at: int) -> PlaceKind | None:
    found = grammar.place_kind(analysis.forms, at)
    if found is None or (found[1].kind == "region" and not found[1].keep):
        return None
    _, kind = found
    if at + 1 < len(analysis.forms) and analysis.forms[at + 1] in grammar.words("another_things"):
        return None
    single = kind.words == "ال" + fold(kind.singular)
    return kind if single or (kind.words.startswith("ال") and kind.words.endswith(_DUAL)) else None


def _called_before(at: int, kind: PlaceKind, known: Sequence[Name], analysis: Analysis) -> list[Name]:
    """Return the place last called by the same kind, in this or the last sentence: «مدينة دوما … المدينة»."""
    start = analysis.sentences[max(0, bisect_right(analysis.sentences, (at, at)) - _RECENT)][0]
    called = fold(kind.singular)
    if kind.keep or kind.words != "ال" + called:
        return []
    for name in reversed(known):
        if name.first <= start:
            break
        if name.first < at and analysis.forms[name.first - 1].removeprefix("ب") == called:
            return [Name(at, at + 1, "place", name.id, name.sort, "pronoun")]
    return []


_RECENT = 2  # sentences
_OFTEN = 3  # a place named so many times is as likely meant as one named more often


def _resumed(at: int, kind: PlaceKind, known: Sequence[Name], headed: Collection[str]) -> Iterator[Name]:
    before = [n for n in known if n.first < at and _is_of(n, kind)]
    many = 2 if kind.words.endswith(_DUAL) and kind.words != "ال" + fold(kind.singular) else 1
    if many == 1:
        told = Counter(n.id for n in before)
        before.sort(key=lambda n: (n.id in headed, min(told[n.id], _OFTEN), n.first))
    last = {n.id: n.sort for n in reversed(before)}
    if len(last) >= many:
        yield from (
            Name(at, at + 1, "place", name, last[name], "pronoun") for name in reversed(list(last)[:many])
        )


def _with_kind(name: Name, analysis: Analysis, grammar: Grammar, taken: Collection[int]) -> Name:
    """Return «مطار المدينة», «ريف المدينة» as the airport and the country around the town named before."""
    at = name.first - 1
    found = grammar.place_kind(analysis.forms, at) if at >= 0 and at not in taken else None
    if found is None or found[1].words not in _BEARING or analysis.forms[name.first].startswith("و"):
        return name
    kind = found[1]
    return Name(at, name.last, "place", f"{kind.singular} {name.id}", kind.kind, "pronoun")


def _of_its_town(at: int, kind: PlaceKind, known: Sequence[Name], grammar: Grammar) -> Iterator[Name]:
    """Yield what is known by its kind and the town named before: «الحديدة … المطار», «غزة … القطاع»."""
    if not kind.keep or kind.singular not in _ONE:
        return
    named = {f"{kind.singular} {n.id}": n.first for n in known if n.first < at}
    fitting = [whole for whole in named if fold(whole) in grammar.place_names]
    for whole in sorted(fitting, key=lambda whole: named[whole])[-1:]:
        yield Name(at, at + 1, "place", whole, kind.kind, "pronoun")


_ONE = frozenset({"مطار", "ميناء", "قطاع"})  # of which a town has one
_BEARING = frozenset({"مطار", "ميناء", "مرفا", "ريف", "سجن"})  # called by their town


def _is_in(words: str, title: str) -> bool:
    """Tell whether the report's title names a place: that is the one its text calls «المدينة»."""
    return words in title and any(f" {before}{words} " in title for before in _BEFORE)


_BEFORE = ("", "ب", "ل", "و")


def _is_of(name: Name, kind: PlaceKind) -> bool:
    if kind.keep:
        return fold(name.id).startswith(fold(kind.singular) + " ")
    return name.sort in _SORTS.get(kind.kind, frozenset())
