"""Places told by their kind: «حي الشيخ مقصود», «قريتي الدحلة وجديدة البكارة», «دوار السبع بحرات»."""

from collections.abc import Iterator

import msgspec

from sijill.extract.analysis import Analysis, Name
from sijill.extract.closed import POSSESSIVES, SONS
from sijill.extract.grammar import Grammar
from sijill.extract.metonyms import PEOPLED
from sijill.lexicon.fold import fold
from sijill.lexicon.load import PlaceKind
from sijill.lexicon.words import Reading

_MOST = 8  # places that one kind may name in a row: «أحياء الأشرفية والشيخ مقصود وبني زيد»


def find_places(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with the places that only their kind gives away; a kept kind joins the name."""
    by_first = {n.first: n for n in analysis.names}
    taken = {at for n in analysis.names for at in range(n.first, n.last)}
    made: dict[int, Name] = {}
    for at in analysis.marked(grammar.marks.bit["kind"]):
        kind = (
            None if at in taken or _is_verb(analysis, grammar, at) else grammar.place_kind(analysis.forms, at)
        )
        called = kind and _called_by_adjective(analysis, grammar, at, kind[1])
        if called:
            made[at] = called
        elif (
            kind
            and kind[0].preposition not in _NOT_BEFORE.get(kind[1].singular, _LIKE)
            and (not _is_definite(kind) or _over_bracket(analysis, at + 1) in by_first)
            and (at + 1 in by_first or not _is_site(analysis, grammar, at + 1))
        ):
            row = list(_row(analysis, grammar, at + 1, kind[1], by_first, taken))
            made |= {n.first: n for n in row if len(row) > 1 or not _is_accusative(kind[1])}
    made |= {n.first: n for n in _between(analysis, grammar, by_first, taken) if n.first not in made}
    covered = {at for n in made.values() for at in range(n.first, n.last)}
    kept = [
        _with_side(n, analysis, grammar, taken)
        for n in analysis.names
        if n.first not in covered or n.first in made
    ]
    return sorted([made.pop(n.first, n) for n in kept] + list(made.values()), key=lambda n: n.first)


def _with_side(name: Name, analysis: Analysis, grammar: Grammar, taken: set[int]) -> Name:
    """Return the part of a country that is named by its side: «شرق أوكرانيا», «شمال غربي باكستان»."""
    first, forms, sides = name.first, analysis.forms, grammar.words("sides")
    while (
        name.sort == "country"
        and first
        and first - 1 not in taken
        and forms[first - 1].removeprefix("ب") in sides
    ):
        first -= 1
    side = " ".join(form.removeprefix("ب").removesuffix("ي") for form in forms[first : name.first])
    return Name(first, name.last, "place", f"{side} {name.id}", "region") if side else name


def _is_site(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether a word is itself a kind that names what follows: «حاجز [دوار المرج]»."""
    kind = grammar.place_kind(analysis.forms, at) if at < len(analysis.forms) else None
    if kind is None or _is_definite(kind) or kind[0].preposition:
        return False
    own = kind[1].keep and kind[1].words == fold(kind[1].singular)
    return own and analysis.forms[at] not in grammar.words("place_firsts")


def _between(
    analysis: Analysis, grammar: Grammar, by_first: dict[int, Name], taken: set[int]
) -> Iterator[Name]:
    """Yield the unknown word that «و» joins between two places: «في المختارية والشير والحفة».

    «دمشق وريفها» is a town and the country around it.
    """
    for before in analysis.names:
        at = before.last
        if before.sort == "city" and at < len(analysis.forms) and analysis.forms[at] in _ITS_COUNTRY:
            yield Name(at, at + 1, "place", f"ريف {before.id.removeprefix('ريف ')}", "region")
            continue
        after = by_first.get(at + 1)
        if before.kind != "place" or after is None or after.kind != "place":
            continue
        joined = all(analysis.forms[word].startswith("و") for word in (at, at + 1))
        words = _surface(analysis, at, at + 1, joined=True)
        named = len(words) > _SHORTEST and not words.endswith(POSSESSIVES)  # «حمص وريفها وحماة»
        if joined and named and _is_name_word(analysis, grammar, at, taken):
            yield Name(at, at + 1, "place", words, before.sort)


_ITS_COUNTRY = frozenset({"وريفها", "وريفه"})
_SHORTEST = 3  # letters


def _called_by_adjective(analysis: Analysis, grammar: Grammar, at: int, kind: PlaceKind) -> Name | None:
    """Return the place that its definite kind and an adjective name: «السجن المركزي», «الجسر الرابع»."""
    single = kind.keep and kind.words == "ال" + fold(kind.singular)
    if (
        not single
        or kind.kind not in _BUILT
        or kind.singular in _MANY
        or at + 1 >= len(analysis.forms)
        or analysis.forms[at + 1] not in grammar.words("site_adjectives")
    ):
        return None
    return Name(
        at,
        at + 2,
        "place",
        f"ال{kind.singular} {_surface(analysis, at + 1, at + 2, joined=False)}",
        kind.kind,
    )


_BUILT = frozenset({"prison", "bridge", "airport", "site", "road", "dam"})
_MANY = frozenset({"حاجز", "نقطة", "محور"})  # «الحاجز الأول», «المحور الجنوبي»: one of a row


def _other_end(
    analysis: Analysis, grammar: Grammar, last: int, by_first: dict[int, Name], taken: set[int]
) -> int:
    """Return one past a road's other end: «طريق دمشق - السويداء»; ``last`` for none."""
    if last + 1 >= len(analysis.forms) or analysis.forms[last] not in _DASHES:
        return last
    name = by_first.get(last + 1)
    if name is not None and name.kind == "place":
        return name.last
    return last + 2 if _is_name_word(analysis, grammar, last + 1, taken) else last


_LIKE = frozenset({"ك"})
_NOT_BEFORE = {"قضاء": frozenset({"ك", "ل"})}  # «لقضاء العطلة»
_DASHES = frozenset({"-", "–", "—"})


def _is_verb(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether a word is a verb that only folding makes a kind of place: «انهار», no «أنهار».

    Broken plurals («أنهار», «أحياء») begin with a hamza, verbs like «انهار» never do.
    """
    word, form = analysis.words[at], analysis.forms[at].lstrip("وف")
    if form in _REVIVED:
        return "إ" in analysis.report.text[word.start : word.end]
    if analysis.forms[at] == "وادي":  # «وأدى انفجار إلى»
        return "أ" in analysis.report.text[word.start : word.end]
    if not form.startswith("ا") or form.startswith("ال"):
        return False
    return grammar.may_be_verb(form) and "أ" not in analysis.report.text[word.start : word.end]


_REVIVED = frozenset({"احياء", "لاحياء", "باحياء"})  # «إحياء ذكرى», no «أحياء»


def _is_accusative(kind: PlaceKind) -> bool:
    """«استهدف شارعا تجاريا»: what looks like a dual before its names is a singular that bears none."""
    return kind.words.endswith("ا") and _is_dual(kind)


def _is_definite(kind: tuple[Reading, PlaceKind]) -> bool:
    return kind[0].definite or kind[1].words.startswith("ال")


def _row(
    analysis: Analysis, grammar: Grammar, at: int, kind: PlaceKind, by_first: dict[int, Name], taken: set[int]
) -> Iterator[Name]:
    for count in range(2 if _is_dual(kind) else _MOST):
        at = _over_bracket(analysis, at)
        name = by_first.get(at)
        if name is None and kind.singular in _DOUBTFUL and not _is_open(analysis, grammar, at):
            return
        if (
            name
            and name.kind == "place"
            and (_hangs_on(name, analysis) or (count == 0 and _is_next(name, analysis)))
        ):
            return
        known = name or _second_word(at, analysis, grammar, by_first)
        last = known.last if known else _end(analysis, grammar, at, taken, kind, joined=count > 0)
        if last <= at or (
            name is not None and name.kind == "actor" and not _may_be_place(analysis, grammar, name)
        ):
            return
        if kind.kind == "road":
            last = _other_end(analysis, grammar, last, by_first, taken)
        after = analysis.forms[last] if last < len(analysis.forms) else ""
        listed = count > 0 or (after.startswith("و") and last in by_first)
        if name and _is_whole(name, last) and _only_lies_there(name, kind, grammar, listed=listed):
            yield name
        else:
            own = None if name and kind.keep and _is_short(name, analysis, grammar) else name
            yield _place(analysis, (at, last), kind, own, joined=count > 0)
        if not kind.plural or not after.startswith("و") or len(after) < 3:
            return
        at = last


def _hangs_on(name: Name, analysis: Analysis) -> bool:
    """«في فندق بأديس أبابا»: the site lies in the town, whose name it does not bear."""
    first = analysis.forms[name.first]
    return first[0] in "بل" and first[1:] == fold(name.id).split()[0]


def _is_next(name: Name, analysis: Analysis) -> bool:
    """«الميدان وبرزة»: what «و» joins to a kind is another place."""
    return analysis.forms[name.first].startswith("و") and "و" not in {
        word[0] for word in fold(name.id).split()
    }


def _is_short(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«مثلث العند»: a site by its kind that is written without it, and so lends its own name alone."""
    first = fold(name.id).split()[0]
    return grammar.is_kind(first) and first not in analysis.forms[name.first]


def _second_word(at: int, analysis: Analysis, grammar: Grammar, by_first: dict[int, Name]) -> Name | None:
    """Return the known place that the second word of a name is one besides: «بني [مران]», «أم [القرى]»."""
    after = by_first.get(at + 1)
    if after is None or after.kind != "place" or _hangs_on(after, analysis):
        return None
    return after if analysis.forms[at] in grammar.words("place_firsts") else None


# Kinds that are mostly another word («مقاطعة الانتخابات», «سد الثغرات», «عن طريق الخطأ», «قطاع الطاقة»).
_DOUBTFUL = frozenset({"مقاطعة", "عزلة", "سد", "طريق", "قطاع", "قناة"})


def _is_open(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether what follows a doubtful kind shows it to be a place: «طريق المطار», «طريق M4»."""
    form = analysis.forms[at] if at < len(analysis.forms) else ""
    return (
        not form.isalpha() or form.isascii() or grammar.is_kind(form) or form in grammar.words("place_firsts")
    )


def _over_bracket(analysis: Analysis, at: int) -> int:
    return at + 1 if at < len(analysis.forms) and analysis.forms[at] == "(" else at


def _may_be_place(analysis: Analysis, grammar: Grammar, name: Name) -> bool:
    found = grammar.names.find(analysis.forms[name.first : name.last])
    return any(naming.kind == "place" for match in found for naming in match.namings)


def _end(
    analysis: Analysis, grammar: Grammar, at: int, taken: set[int], kind: PlaceKind, *, joined: bool
) -> int:
    """Return one past the last word of an unknown place's name that begins at ``at``; ``at`` for none."""
    if at >= len(analysis.forms):
        return at
    listed = joined or (_is_dual(kind) and not grammar.is_kind(analysis.forms[at]))
    if not _is_name_word(analysis, grammar, at, taken, listed=listed):
        return at
    other = not joined and analysis.forms[at].startswith("و")
    if other and (kind.plural or grammar.is_kind(analysis.forms[at][1:].removesuffix("ا"))):
        return at  # «مزارع وبساتين», «أكاديمية ومركزا»
    first = analysis.forms[at].removeprefix("و") if joined else analysis.forms[at]
    second = _is_dual(kind) and first.startswith("ال")  # «حيي التضامن والميدان»
    if not _opens_name(first, kind, grammar) or (
        joined and not second and grammar.place_kind(analysis.forms, at)
    ):
        return at
    two = first in grammar.words("place_firsts") and _is_name_word(analysis, grammar, at + 1, taken)
    two = two or (
        first in grammar.words("honoured")
        and analysis.forms[at + 1 : at + 2] != []
        and analysis.forms[at + 1].isalpha()
    )
    return _with_rest(analysis, grammar, at + 2 if two else at + 1)


def _with_rest(analysis: Analysis, grammar: Grammar, last: int) -> int:
    """Return one past what goes on with a name: «حسيبة بن بوعلي», «المطار القديم»."""
    forms = analysis.forms
    if last + 1 < len(forms) and forms[last] in SONS and forms[last + 1].isalpha():
        return last + 2
    return last + 1 if last < len(forms) and forms[last] in grammar.words("place_rests") else last


# Kinds that take any word for a name; after the others («طريق سالك») a word must look like one.


def _opens_name(form: str, kind: PlaceKind, grammar: Grammar) -> bool:
    """Tell whether a word may begin the name of a place of ``kind``.

    What «ب» or «ل» hangs on («معسكر بأسلحتهم», «معبر لمدة») is none, nor an indefinite adjective
    («نقطة حوثية») after a kind that stands for ordinary things too.
    """
    if form.startswith(("لل", "بال")) or form.endswith(("هم", "ها", "هما")):
        return False
    if kind.kind == "district" and form in grammar.words("fields_of_state"):
        return False  # «مديرية التربية»
    if _is_area(form, grammar) and (not form.startswith("ال") or kind.kind not in PEOPLED):
        return False
    told = grammar.forms[form]
    if any(reading.preposition for reading, _ in told) or (
        told and not kind.keep and not form.startswith("ال")
    ):
        return False
    if kind.kind in PEOPLED or form.startswith("ال") or form in grammar.words("place_firsts"):
        return True
    return not form.startswith(("ل", "ب")) and not form.endswith(("ي", "يه"))


def _is_area(form: str, grammar: Grammar) -> bool:
    """Tell whether a word is itself «مدينة», «المحافظة» …, which a place before it only belongs to."""
    kind = grammar.place_kind([form], 0)
    return kind is not None and kind[1].kind in PEOPLED and not (kind[1].keep and not form.startswith("ال"))


def _is_name_word(
    analysis: Analysis, grammar: Grammar, at: int, taken: set[int], *, listed: bool = False
) -> bool:
    """Tell whether a word may be of a name; one of a row («جبرة والسلمة») is no verb behind its article."""
    if at >= len(analysis.forms) or at in taken:
        return False
    form = analysis.forms[at]
    if len(form) < 3 and form not in grammar.words("place_firsts"):
        return False
    if form.removeprefix("و") in grammar.function_words:
        return False  # «بلدات صدد وفيروزة وباتجاه …»
    if not form.isalpha() or grammar.say[form] or grammar.light[form]:
        return False
    other = not grammar.words("not_place_words").isdisjoint({form, form.removeprefix("و")})
    if other or grammar.adjectives.get(form) or grammar.heads[form]:
        return False
    return not grammar.may_be_verb(form, definite=not listed)


def _place(
    analysis: Analysis,
    words_at: tuple[int, int],
    kind: PlaceKind,
    name: Name | None,
    *,
    joined: bool,
) -> Name:
    at, last = words_at
    known = name is not None and _is_whole(name, last)
    words = name.id if known and name is not None else _surface(analysis, at, last, joined=joined)
    whole = words if not kind.keep or fold_starts(words, kind.singular) else f"{kind.singular} {words}"
    if known and not kind.keep and name is not None:
        return msgspec.structs.replace(name, sort=kind.kind)
    return Name(at, last, "place", whole, kind.kind)


def _is_whole(name: Name, last: int) -> bool:
    return name.kind == "place" and name.last == last


_AREAS = frozenset({"city", "town", "village", "governorate", "district", "country", "region", ""})


def _only_lies_there(name: Name, kind: PlaceKind, grammar: Grammar, *, listed: bool) -> bool:
    """Tell whether a known place says where things of a kind lie («شوارع مصراتة», «حاجز بيانون»).

    Of two («حيي الزهور وعدن») each bears its name, and so does each of several where a town has but one
    («موانئ عدن والمكلا»).
    """
    called = fold(kind.singular) in grammar.words("called_by_place")
    many = kind.plural and kind.kind in _OF_TOWNS and not (listed and _is_dual(kind))
    if many and kind.singular in _ONE_EACH:
        many = not listed
    named_so = called and grammar.is_kind(fold(name.id).split()[0])  # «حاجز دوار المرج»
    return named_so or (name.sort in _AREAS and (many or called))


_OF_TOWNS = frozenset({"road", "site", "prison", "mountain", "quarter", "crossing", "airport"})
_ONE_EACH = frozenset({"ميناء", "مطار", "معبر", "منفذ"})


def _is_dual(kind: PlaceKind) -> bool:
    """Tell whether a kind is the dual of its singular: «حيي», «بوابتا»."""
    stem = fold(kind.singular)
    stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
    return kind.words.removeprefix(stem) in _DUALS and kind.words.startswith(stem)


_DUALS = frozenset({"ي", "ا", "ين", "ان"})


def fold_starts(words: str, kind: str) -> bool:
    """Tell whether a place's name has its kind already («حي غويران»)."""
    return words.startswith(kind + " ")


def _surface(analysis: Analysis, at: int, last: int, *, joined: bool) -> str:
    text = analysis.report.text
    words = ["-" if w.form in _DASHES else text[w.start : w.end] for w in analysis.words[at:last]]
    if words[0].startswith("و") and len(words[0]) > 3 and (joined or words[0][1:3] == "ال"):
        words[0] = words[0][1:]
    return " ".join(words)
