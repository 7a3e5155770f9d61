"""Actors and places: names found in the text, resolved by date and by the country it is about."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from operator import itemgetter

import msgspec

from sijill.extract.analysis import Analysis, Name
from sijill.extract.composed import HeadFound
from sijill.extract.grammar import Grammar
from sijill.extract.incumbents import Incumbents, incumbents
from sijill.extract.namings import OWN
from sijill.lexicon.fold import fold
from sijill.lexicon.load import Nationality
from sijill.lexicon.names import Found, Naming
from sijill.lexicon.words import Reading

_CLOSE = 25  # words within which a country named weighs more for «الجيش», «الحكومة»
_CLOSER = 2  # how much more


def find_names(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names of the text in order, each resolved to one actor or place.

    A name that may stand for several is resolved by the date of publication, then by the country that the
    report is about; what stays open is left out («الجيش» where no country is named).
    """
    fits = _fits(analysis)
    starts = analysis.marked(grammar.marks.bit["name"])
    found = grammar.names.find(analysis.forms, starts, fits)
    present = incumbents(analysis.report.published or "", found, analysis.forms, grammar)
    found = _longest(found, list(_composed(analysis, found, grammar, present)))
    weigh = _weighing(analysis, found)
    listed = _listed(found, analysis)
    names: list[Name] = []
    waiting = found[::-1]
    while waiting:
        match = waiting.pop()
        before = names[-1] if names else None
        match = match if present.day else _at_one_time(match, present.named, grammar)
        if not match.namings:
            continue
        naming = _resolve(match, weigh(match), analysis, grammar, before, listed.get(match.first, _NOWHERE))
        if naming is not None and _is_unheard_of(naming, match, names, grammar):
            continue
        if naming is not None and naming.sort == "person" and before is not None:
            naming = _with_forces(naming, match, before, analysis, grammar)
        if naming is not None:
            how = "relation" if naming.only_in else "named"
            name = Name(match.first, match.last, naming.kind, naming.id, naming.sort, how)
            fighters = naming.id == "local-fighters" and match.last - match.first == 1
            relative = naming.only_in or fighters or analysis.forms[match.last - 1] == _OCCUPIER
            names.append(_taken_up(name, names, analysis, grammar) if relative else name)
        elif match.last - match.first > 1:
            waiting += _hidden(match, analysis, grammar, fits)[::-1]
    return _with_partners(names, analysis, grammar)


def _with_partners(names: list[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
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


def _with_forces(person: Naming, match: Found, before: Name, analysis: Analysis, grammar: Grammar) -> Naming:
    """«ميليشيات الحوثي وصالح»: the forces of the one whom «و» joins to those whose forces are told."""
    joined = before.last == match.first and match.reading.conjunction == "و" and before.sort in _ARMED
    if not joined or analysis.forms[before.first].removeprefix("و") not in grammar.words("forces_of"):
        return person
    families = {name.split()[-1] for name in grammar.lexicon.actors[person.id].names_ar}
    told = (grammar.names.find(["قوات", fold(family)]) for family in families)
    forces = (n for found in told for one in found if one.last > 1 for n in one.namings)
    return next((n for n in forces if n.sort in _ARMED), person)


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


def _taken_up(name: Name, before: Sequence[Name], analysis: Analysis, grammar: Grammar) -> Name:
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


def _weighing(analysis: Analysis, found: Sequence[Found]) -> Callable[[Found], Counter[str]]:
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
    return forms[match.first] in _SONS and before.isalpha() and not before.startswith("ال")


_SONS = frozenset({"بن", "ابن", "بنت"})


def _heading_countries(found: Iterable[Found], analysis: Analysis) -> list[tuple[int, str]]:
    """Return where a line is headed with a country that is an ordinary word elsewhere: «مالي: …»."""
    forms = analysis.forms
    return [
        (match.first, weak.country)
        for match in found
        if match.last < len(forms)
        and forms[match.last] in _HEADING_MARKS
        and (not match.first or forms[match.first - 1] in _LINE_STARTS)
        for weak in match.namings
        if weak.sort in _COUNTRIES and (weak.weak or weak.only_in == weak.country)
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
    for at in [at for at, form in enumerate(analysis.forms) if form in _BREAKS] if by_word else ():
        if analysis.forms[at] == "\n":
            country, start = "", at + 1
        elif at - start <= _HEADING:
            country = next((by_word[w] for w in range(start, at) if w in by_word), country)
        headed.append((at, country))
    return lambda at: headed[bisect_right(headed, at, key=itemgetter(0)) - 1][1]


_BREAKS = frozenset({"\n", ":", "|"})


_HEADING = 4  # words of a heading


def _listed(found: Sequence[Found], analysis: Analysis) -> dict[int, frozenset[str]]:
    """Return where names stand that «و» or «من … إلى» ties to a place that is sure, and its countries.

    So tied, what is easily another word is a place too: «من الأبيض إلى الدلنج», «الباب ومنبج».
    """
    tied: dict[int, frozenset[str]] = {}
    for one, other in pairwise(found):
        if _are_tied(one, other, analysis.forms):
            for match, beside in ((one, other), (other, one)):
                if all(n.kind == "place" for n in beside.namings):  # no government: «دمشق والسلام»
                    sure = {n.country for n in beside.namings if not n.weak}
                    tied[match.first] = tied.get(match.first, _NOWHERE) | sure
    return tied


def _are_tied(one: Found, other: Found, forms: Sequence[str]) -> bool:
    if other.first == one.last:
        return other.reading.conjunction == "و"
    ranged = forms[one.last : other.first]
    return len(ranged) == 1 and ranged[0] in _UP_TO and one.first > 0 and forms[one.first - 1] in _FROM


_NOWHERE: frozenset[str] = frozenset()
_UP_TO = frozenset({"الي", "حتي", "نحو", "باتجاه"})
_FROM = frozenset({"من", "بين"})


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
    if _is_no_name(match, analysis, grammar):
        return None
    beside = _beside_place(match, before)
    fitting = [n for n in fitting if n.kind != "place" or _reads_as_place(match, n, analysis, grammar)]
    if match.reading.definite:  # «الأزمة السورية» is no «سورية»
        fitting = [n for n in fitting if n.sort not in _COUNTRIES]
    if any(n.weak for n in fitting):
        near = countries if beside or _is_located(match, analysis, grammar) else ()
        fitting = [
            n for n in fitting if not n.weak or n.country in tied or _shown(match, n, near, analysis, grammar)
        ]
    places = [n for n in fitting if n.kind == "place"]
    actors = [n for n in fitting if n.kind == "actor"]
    if places and actors:
        tied_here = any(n.sort == "city" and n.country in tied for n in places)  # «الخرطوم وأم درمان»
        return places[0] if beside or tied_here else _metonym(match, places, actors, analysis, grammar)
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


def _is_no_name(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether words that may be a name are none here: «12 سوريا», «انعدام الأمن», «دول كتركيا»."""
    stopped = any(n.kind == "none" for n in match.namings) or match.reading.preposition == "ك"
    single = match.last - match.first == 1 and bool(match.reading.preposition)
    stopped = stopped or (single and analysis.forms[match.first] in grammar.function_words)  # «لصالح»
    tests = (_is_adjective, _is_national, _is_only_quality, _is_two, _is_common_noun)
    return stopped or any(test(match, analysis, grammar) for test in tests)


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


def _is_adjective(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a name is only the adjective of the noun before it: «التهديدات الداخلية», «السؤال الرئيس».

    A body's name or an office is meant, not a person's name: «الدكتور العربي».
    """
    form, before = analysis.forms[match.first], analysis.forms[match.first - 1] if match.first else ""
    if not form.startswith("ال"):
        return False
    if match.last - match.first > 1 or not _DEFINITE.match(before):
        return False
    if form.removeprefix("ال") in grammar.words("people_or_adjective"):
        return True  # «السجل المدني»
    if _is_verb(before, grammar):
        return False
    if form == "الرييس":
        return not (grammar.titles[before] or grammar.is_name(before))
    return form.endswith(("يه", "ي")) and all(
        n.only_in and n.kind == "actor" and n.sort != "person" for n in match.namings
    )


def _is_common_noun(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """«القاعدة الجوية», «العقبة الأساسية», «حركة الطيران»: a base, a hurdle, air traffic, and no names."""
    if match.last - match.first > 1 or match.reading.base not in grammar.words("names_or_nouns"):
        return False
    after = analysis.forms[match.last : match.last + 1]
    before = (grammar.bases[form] for form in analysis.forms[max(0, match.first - 1) : match.first])
    traded = any(not grammar.words("of_traffic").isdisjoint(bases) for bases in before)
    return traded or not grammar.words("of_nouns").isdisjoint(after)


def _is_two(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """«دعا الرئيس الحكومة», «الوزير الخارجية»: an office with the article has no body for its genitive."""
    forms = analysis.forms[match.first : match.last]
    apart = len(forms) == _PAIR_OF_WORDS and match.reading.definite and forms[1].startswith("ال")
    office = apart and not grammar.words("office_heads").isdisjoint(grammar.spellings[forms[0]])
    return office and forms[1].endswith("ه") and not forms[0].endswith("ه")


_PAIR_OF_WORDS = 2


def _is_only_quality(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """«انعدام الأمن», «الأمن والاستقرار»: no force, which an armed verb beside the word would show."""
    if match.last - match.first > 1 or match.reading.base not in grammar.words("force_or_quality"):
        return False
    forms = analysis.forms
    before = forms[match.first - 1] if match.first else "\n"
    after = forms[match.last] if match.last < len(forms) else ""
    headline = before in _BREAKS | _LINE_STARTS and grammar.may_do_by_force(after)
    return not (headline or grammar.may_do_by_force(before))


def _is_national(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a word like a country's name tells of its people: «ضابطًا روسيًا», «12 سوريا»."""
    before = analysis.forms[match.first - 1] if match.first else ""
    bare = match.last - match.first == 1 and match.reading.base == analysis.forms[match.first]
    if bare and before in grammar.words("somebody"):
        return match.reading.base.endswith("يا")  # «مهندسا إيطاليا»
    if not match.reading.base.endswith("يا") or not any(n.sort in _COUNTRIES for n in match.namings):
        return False
    counted = before.isdecimal() and int(before) > _FEW
    word = analysis.words[match.first]
    return counted or analysis.report.text[word.start : word.end].endswith(_TANWIN)


_COUNTRIES = frozenset({"state", "country"})
_FEW = 10  # up to which what is counted stands in the plural


def _is_verb(form: str, grammar: Grammar) -> bool:
    """Tell whether a word is a verb in that no article was taken off: «التقى»."""
    return grammar.verbs[form] or grammar.may_be_verb(form, definite=False)


_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)\w{3}")


def _beside_place(match: Found, before: Name | None) -> bool:
    """Tell whether «و» joins a name to a place right before it («إدلب ودمشق»)."""
    joined = before is not None and before.kind == "place" and before.last == match.first
    return joined and match.reading.conjunction == "و"


def _reads_as_place(match: Found, naming: Naming, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a word may be the place: not «كـ» + name, «سـ» + name, the article lost, «آب» for «إب»."""
    reading = match.reading
    if reading.future or reading.definite:
        return False
    if match.first and analysis.forms[match.first - 1] in grammar.words("demonstratives"):
        return False  # «هذه الطبقة»
    written = analysis.report.text[analysis.words[match.first].start : analysis.words[match.last - 1].end]
    if written.endswith(_TANWIN) or (naming.sort == "region" and _is_quoted_alone(match, analysis)):
        return False
    if len(reading.base) > 3 or match.last - match.first > 1:
        return True
    if "آ" in written and "آ" not in naming.id:
        return False
    bare = naming.id[:1] in _HAMZA and _HAMZA.isdisjoint(written)  # «اب» the month, «باب» the door
    return reading.conjunction != "ف" and not (bare and not _after_kind(match, analysis, grammar))


def _is_quoted_alone(match: Found, analysis: Analysis) -> bool:
    """Tell whether quotation marks enclose a name and nothing else: «الشرق الأوسط», the paper."""
    text, words = analysis.report.text, analysis.words
    before, after = words[match.first].start - 1, words[match.last - 1].end
    return before >= 0 and text[before] in _OPENING and text[after : after + 1] in _CLOSING


_OPENING = frozenset('«"“')
_CLOSING = frozenset('»"”')
_HAMZA = frozenset("أإآ")
_TANWIN = ("ًا", "اً")  # «دومًا», no «دوما»


def _shown(match: Found, naming: Naming, near: Collection[str], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a name that is easily another word is shown to be a place by what stands before it.

    ``near``: the countries of the report where the name stands as a place does, none where it does not.
    """
    kind = grammar.place_kind(analysis.forms, match.first - 1) if match.first else None
    if match.reading.base in grammar.words("not_places"):
        beside = naming.country in near and _is_beside(match, analysis, grammar)
        land = naming.sort == "country" and _is_located(match, analysis, grammar)  # «في مالي»
        return beside or land or (kind is not None and kind[1].kind in _PEOPLED)
    return kind is not None or (naming.country in near and len(match.reading.base) > 3)


def _is_beside(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether something lies to one side of the name: «غرب القائم», not «غرب المدينة»."""
    side = analysis.forms[match.first - 1] if match.first else ""
    return side.removeprefix("و").removeprefix("ب") in grammar.words("sides") and not grammar.is_kind(
        match.reading.base
    )


def _in_time(naming: Naming, published: str) -> bool:
    if not published:
        return True
    return naming.since <= published and (not naming.until or published <= naming.until + "~")


def _in_country(naming: Naming, countries: Counter[str]) -> bool:
    return naming.only_in in {"", "*"} or countries[naming.only_in] > 0


_LOCATIVE = frozenset({
    "في", "الي", "من", "قرب", "داخل", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي",
    "وسط", "باتجاه", "نحو", "حول", "خارج", "بمحيط", "ضواحي", "ريف", "عبر",
})  # fmt: skip

# Places with people in them: after such a kind even an ordinary word is a name («مدينة صور», «حي الثورة»).
_PEOPLED = frozenset({"city", "town", "village", "quarter", "governorate", "district", "camp"})
_LINE_STARTS = frozenset({"\n", "•", "✦", "*", "▪", "#"})
_LINE_MARKS = frozenset({"-", "–", "—", "/", ":", "(", "|"})


def _metonym(
    match: Found, places: Sequence[Naming], actors: Sequence[Naming], analysis: Analysis, grammar: Grammar
) -> Naming:
    """Tell the government from the city: «دمشق» is the city after في، ب، مدينة and in a dateline.

    Talks and declarations are called by cities, not by countries: «إعلان الدوحة», but «إعلان قطر أنها».
    """
    located = _is_located(match, analysis, grammar) and not _is_asked(match, analysis, grammar)
    is_place = located or _is_dateline(match, analysis)
    is_place = is_place or _is_reached(match, analysis, grammar) or _after_kind(match, analysis, grammar)
    is_place = is_place or _is_silent(match, analysis, grammar)
    town = places[0].sort != "country"
    is_place = is_place or (town and _is_venue(match, analysis, grammar))
    is_place = is_place or (town and _is_witness(match, analysis, grammar))
    return places[0] if is_place else actors[0]


def _is_located(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    before = analysis.forms[match.first - 1] if match.first else ""
    return not _is_each(match.first, analysis, grammar) and (
        match.reading.preposition == "ب" or before in _LOCATIVE or before[1:] in _LOCATIVE
    )


def _is_each(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«كل من فرنسا وبريطانيا», «نداء لكل من روسيا والصين», not «في كل من مصر وليبيا», not where one tours."""
    *_, place, each, of = ["", "", "", *analysis.forms[max(0, at - 3) : at]]
    if (each, of) == ("كلا", "من"):  # «دعا كلا من مصر وقطر إلى الهدنة»
        return any(at - _ASKED <= t.at < at and t.form.frame.type == "DEMAND" for t in analysis.triggers)
    if of != "من" or each.lstrip("وبل") not in _EACH or place in _LOCATIVE:
        return False
    visiting = grammar.words("visiting")
    return all(
        visiting.isdisjoint(grammar.bases[form]) for form in analysis.forms[max(0, at - _TOUR) : at - 2]
    )


_TOUR = 5  # words from «يزور» to the first land, who visits between them
_ASKED = 6  # words from «دعا» to the first of «كلا من»
_EACH = frozenset({"كل"})


def _is_witness(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """«شهدت الخرطوم ثلاث وقفات احتجاجية»: what saw it is the town."""
    return match.first > 0 and not grammar.words("witnessing").isdisjoint(
        grammar.bases[analysis.forms[match.first - 1]]
    )


def _is_asked(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether something is asked of the name, or said to it: «طلب المبعوث من دمشق ضمانات»."""
    preposition = analysis.forms[match.first - 1] if match.first else ""
    for at in range(match.first - 2, max(-1, match.first - _REACH), -1):
        form = analysis.forms[at]
        if form in _SENTENCE_ENDS or form == preposition:
            return False
        if grammar.addresses(form, preposition, analysis.forms[at + 1 : match.first]):
            return True
    return False


_SENTENCE_ENDS = frozenset({".", "\n", ":", "؟", "!"})


def _is_whose(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """«زار رئيس وزراء العراق أنقرة», «وصل وفد من روسيا»: whose minister, or from where, is not where to."""
    before = analysis.forms[match.first - 1] if match.first else ""
    if before in _FROM:
        return True
    bases = grammar.bases[before] if before else frozenset()
    return not (grammar.words("locals") | grammar.words("envoys") | _MINISTRIES).isdisjoint(bases)


_MINISTRIES = frozenset({"وزير", "وزراء", "دفاع", "داخليه", "ماليه", "خارجيه"})


def _is_reached(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether somebody goes to or leaves the name: «زار وفد عراقي دمشق», «غادر الوسيط صنعاء»."""
    if match.reading.conjunction or match.reading.preposition or _is_whose(match, analysis, grammar):
        return False
    for at in range(match.first - 1, max(-1, match.first - _REACH), -1):
        form = analysis.forms[at]
        if not form.isalpha() or (form in grammar.function_words and form not in _SENT_TO):
            return False
        if not grammar.words("visiting").isdisjoint(grammar.bases[form]):
            return at < match.first - 1
    return False


_SENT_TO = frozenset({"الي", "لدي"})  # «زار المبعوث الأممي إلى اليمن صنعاء»
_REACH = 9  # words from «زار» to the place, with who visits between them


def _is_venue(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether talks are called by their venue: «مؤتمر باريس», no «محادثات دمشق وقسد»."""
    forms = analysis.forms
    if not match.first or match.reading.conjunction or match.reading.preposition:
        return False
    after = forms[match.last] if match.last < len(forms) else ""
    held = not grammar.words("called_by_venue").isdisjoint(grammar.bases[forms[match.first - 1]])
    return held and not after.startswith("و") and after != "مع"


def _is_silent(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a city that is news itself does not speak: «قصف صنعاء», but «صنعاء ترفض»."""
    if match.reading.base not in grammar.words("fought_over_capitals"):
        return False
    forms = analysis.forms
    before = forms[match.first - 1] if match.first else "\n"
    after = forms[match.last] if match.last < len(forms) else ""
    opens = before in _BREAKS | _LINE_STARTS | _SENTENCE_ENDS or bool(match.reading.conjunction)
    opens = opens or before in grammar.words("that")  # «أن صنعاء رفضت التفاوض»
    return not (grammar.may_speak(before) or (opens and grammar.may_speak(after)))


def _is_dateline(match: Found, analysis: Analysis) -> bool:
    """Tell whether a line begins with the name and a mark: «دمشق - سانا», «بغداد/ …»."""
    forms = analysis.forms
    opens = match.first == 0 or forms[match.first - 1] in _LINE_STARTS
    return opens and match.last < len(forms) and forms[match.last] in _LINE_MARKS


def _after_kind(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a kind stands before the name, and perhaps whose it is: «العاصمة [الهندية] نيودلهي»."""
    at = match.first - 1
    if at > 0 and grammar.adjectives.get(analysis.forms[at]):
        at -= 1
    return at >= 0 and grammar.place_kind(analysis.forms, at) is not None


def _composed(
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


def _longest(found: Iterable[Found], composed: Sequence[Found]) -> list[Found]:
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
