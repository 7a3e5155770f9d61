"""Persons whom no lexicon knows: read after a title or a given name, kept as `name:` and the words."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from sijill.extract.analysis import Analysis, Name
from sijill.extract.clausing import is_verb
from sijill.extract.grammar import Grammar
from sijill.lexicon.words import Reading

_LONGEST = 6  # words of a person's name


def find_people(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with the unknown persons among them, in order.

    A person named in full is known by the last word of the name afterwards («عيسى قراقع … قراقع»); of two
    of one family, the one named first.
    """
    found = [n for n in analysis.names if not _is_another(n, analysis, grammar)]
    taken = {at for n in found for at in range(n.first, n.last)}
    families: dict[str, str] = _families(analysis, grammar)
    marks, bit = analysis.marks, grammar.marks.bit["person"] | grammar.marks.bit["servant"]
    endings = _endings(families)
    free = 0
    for at, (mark, form) in enumerate(zip(marks, analysis.forms, strict=True)):
        if not (mark & bit or (endings and form.endswith(endings))) or at < free or at in taken:
            continue
        person = _person(analysis, grammar, at, taken, families)
        if person is None:
            continue
        found.append(person)
        if _has_family(person, analysis, grammar):
            families.setdefault(analysis.forms[person.last - 1], person.id)
            endings = _endings(families)
        free = person.last
    return _with_titles(sorted(found, key=lambda n: n.first), analysis, grammar)


def _is_another(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a known person's short name is part of another's: «جمال مبارك», «هادي بن علي اليامي»."""
    if name.sort != "person" or name.how == "office" or name.first == 0:
        return False
    own, first = grammar.own_names[name.id], analysis.forms[name.first]
    before = analysis.forms[name.first - 1].removeprefix("و")
    given = grammar.words("given_names") | grammar.words("given_before_family")
    if name.last - name.first > 1 and _goes_on_otherwise(name, own, analysis, grammar):
        return True
    if name.last - name.first == 1 and _is_titled(name, before, own, analysis, grammar):
        return True
    if name.last - name.first == 1 and _is_one_of(first, own):
        of_another = before in given or _is_servant(before)
        if of_another and own.isdisjoint(_given_before(name, given | grammar.words("name_parts"), analysis)):
            return True
        return _is_given_to_another(name, own, analysis, grammar)
    begun = first == "بن" and (before in given or before in grammar.words("given_names_weak"))
    return begun and before not in own


def _is_titled(name: Name, before: str, own: AbstractSet[str], analysis: Analysis, grammar: Grammar) -> bool:
    """«الشيخ صالح لنجف»: behind a rank a given name goes on with a family's that is not the known one's."""
    after = _next(analysis, name.first)
    given = analysis.forms[name.first] in grammar.words("given_names") | grammar.words("given_names_weak")
    if before not in grammar.words("ranks") or not given or after in own:
        return False
    plain = after.isalpha() and len(after) > _SHORT and not after.startswith("و")
    return plain and after not in grammar.function_words and not is_verb(grammar, after)


_SHORT = 2  # letters of «في», «من»


def _given_before(name: Name, given: AbstractSet[str], analysis: Analysis) -> Iterator[str]:
    """Yield the given names right before a family's, the nearest first: «أبو بكر عبد الله» of «القربي»."""
    for at in range(name.first - 1, max(-1, name.first - _LONGEST), -1):
        word = analysis.forms[at].removeprefix("و")
        if word not in given and not _is_servant(word):
            return
        yield word


def _is_one_of(word: str, own: AbstractSet[str]) -> bool:
    """Tell whether a word is one of a name, with the article or without: «الطنطاوي», «طنطاوي»."""
    return word in own or word.removeprefix("ال") in own or "ال" + word in own


def _goes_on_otherwise(name: Name, own: AbstractSet[str], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether two given names are followed by a family's that is not the known person's."""
    before, last = analysis.forms[name.last - 2 : name.last]
    after = _next(analysis, name.last - 1)
    bound = before in grammar.words("name_binders")
    given = before == "عبد" or (not bound and (last in grammar.words("given_names") or _is_servant(last)))
    return given and after not in own and _has_definite(after) and _is_origin(after, grammar)


def _is_given_to_another(name: Name, own: AbstractSet[str], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a short name goes on as another's: «محمود الحفناوي», «هادي بن علي اليامي»."""
    after = _next(analysis, name.first)
    if after in own:
        return False
    given = analysis.forms[name.first] in grammar.words("given_names")
    return after == "بن" or (given and _has_definite(after) and _is_origin(after, grammar))


def _endings(families: Iterable[str]) -> tuple[str, ...]:
    """Return what a word must end with to hold one of ``families``; «للخطيب» has lost its alef."""
    return tuple(family.removeprefix("ال") for family in families)


def _families(analysis: Analysis, grammar: Grammar) -> dict[str, str]:
    """Return the last words of the known persons' names that the text gives in full.

    Only a word of the person's own name is one: no «الفرنسي» of «الرئيس الفرنسي».
    """
    people = [n for n in analysis.names if n.sort == "person" and _has_family(n, analysis, grammar)]
    return {
        analysis.forms[n.last - 1]: n.id
        for n in people
        if analysis.forms[n.last - 1] in grammar.own_names[n.id]
    }


def _has_family(person: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a person's name ends with a word that may stand for him: not «عبد الله», «آل سعود»."""
    last = analysis.forms[person.last - 1]
    if person.last - person.first < 2 or last in grammar.words("name_parts"):
        return False
    before = analysis.forms[person.last - 2]
    many = before == "ال" and last in grammar.words("ruling_houses")
    fathers = before == "بن" and last in grammar.words("given_names_weak")
    given = grammar.words("given_names") | grammar.words("given_names_weak")
    kunya = before in _FATHERS and last in given  # «أبو علي»: «علي» is another
    return not (many or fathers or kunya or before == "عبد")


_FATHERS = frozenset({"ابو", "ابي", "ابا", "ام"})


def _by_family(
    analysis: Analysis, grammar: Grammar, at: int, families: dict[str, str], reading: Reading
) -> bool:
    """Tell whether a word takes somebody up by his family.

    An ordinary word («حرب») and one with an article that the name has not («المقبل») do after a title only;
    a given name that goes on («حسين عبدالرازق», where «محمود حسين» is known) is another's.
    """
    base = reading.base
    if base not in families or (base != analysis.forms[at] and len(base) < 4):
        return False
    if base in grammar.words("given_names") and is_unknown(analysis, grammar, at + 1, set()):
        return False
    plain = not reading.definite and not _is_ordinary(base, grammar)
    return plain or _titled(analysis, grammar, at)


def _is_ordinary(base: str, grammar: Grammar) -> bool:
    """Tell whether a word is known as another than a name: a form of a predicate, a time, a people."""
    figures = grammar.figures.dates
    told = base in grammar.words("given_names_weak") or base in figures.starts
    told = told or base in grammar.function_words or base in grammar.words("not_families")
    return told or bool(grammar.forms[base]) or base in grammar.adjectives


def _person(
    analysis: Analysis, grammar: Grammar, at: int, taken: set[int], families: dict[str, str]
) -> Name | None:
    form = analysis.forms[at]
    if _is_particle(analysis, at) or (at > 1 and analysis.forms[at - 1] in _OF_HOUSE and at - 2 in taken):
        return None  # «الملك حمد بن عيسى» is the king alone
    for reading in grammar.readings[form][:3]:
        if _by_family(analysis, grammar, at, families, reading):
            return Name(at, at + 1, "actor", families[reading.base], "person", "office")
        if _begins(analysis, grammar, at, reading):
            return _full_name(analysis, grammar, at, reading.base, taken)
    return _ranked(analysis, grammar, at, taken)


_OF_HOUSE = frozenset({"بن", "ال"})


def _begins(analysis: Analysis, grammar: Grammar, at: int, reading: Reading) -> bool:
    """Tell whether a name begins: with a given name, «عبد الـ», or «أبو» after a title.

    What is an ordinary word too counts after a title or a verb of speech; the article is no part of them.
    """
    base = reading.base
    if reading.definite or reading.future:
        return False
    if base in grammar.words("given_names") or _is_servant(base):
        return not reading.preposition
    if base == "عبد":
        return not reading.preposition and _next(analysis, at).startswith("ال")
    if base in _KUNYA and not reading.preposition and _is_called_after(analysis, grammar, at):
        return True
    weak = base in grammar.words("given_names_weak") or base in _KUNYA
    return weak and (_next(analysis, at) == "بن" or _titled(analysis, grammar, at))


def _is_called_after(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether «أبو» and a given name are followed by where he is from: «أبو أسامة العراقي»."""
    after = analysis.forms[at + 2] if at + 2 < len(analysis.forms) else ""
    given = _is_given(analysis, grammar, at + 1) if after else False
    return given and _has_definite(after) and after.endswith("ي") and not _is_told(after, grammar)


_KUNYA = frozenset({"ابو", "ابي", "ابا", "ام"})


def _is_servant(base: str) -> bool:
    """«عبدالملك»: with whatever name of God."""
    return base.startswith("عبدال") and len(base) > 6


def _next(analysis: Analysis, at: int) -> str:
    return analysis.forms[at + 1] if at + 1 < len(analysis.forms) else ""


def _is_rank(base: str, grammar: Grammar) -> bool:
    return base in grammar.words("ranks")


def _ranked(analysis: Analysis, grammar: Grammar, at: int, taken: set[int]) -> Name | None:
    """Return whom a rank names by words that no list knows: «العقيد كيرت غوتوال», «المدعو دحام الفرج»."""
    if not any(_is_rank(base, grammar) for base in grammar.spellings[analysis.forms[at]]):
        return None
    first = at + 1
    while first < len(analysis.forms) and analysis.forms[first] in grammar.words("rank_additions"):
        first += 1
    if first >= len(analysis.forms) or grammar.marks[analysis.forms[first]] & grammar.marks.bit["given"]:
        return None
    if not all(is_unknown(analysis, grammar, n, taken) for n in (first, first + 1)):
        return None
    if _has_definite(analysis.forms[first]) or analysis.forms[first][0] == "و":
        return None
    return _name_of(analysis, first, first + 2)


def is_unknown(analysis: Analysis, grammar: Grammar, at: int, taken: set[int]) -> bool:
    """Tell whether a word may be part of a name in that no table knows it as anything else."""
    if at >= len(analysis.forms) or at in taken:
        return False
    form = analysis.forms[at]
    if not form.isalpha() or len(form) < 3 or form in grammar.function_words or _has_article(form):
        return False
    if _is_office(form, grammar):
        return False
    if form in grammar.words("given_names") or form in grammar.words("name_parts"):
        return True
    known = grammar.say[form] or grammar.light[form] or grammar.titles[form] or grammar.heads[form]
    return not (known or grammar.forms[form] or form in grammar.adjectives or grammar.is_kind(form))


def _is_particle(analysis: Analysis, at: int) -> bool:
    """«على» is no «علي», «الآن» no «آلان», and «باسم» after a spokesman no «باسم»."""
    word = analysis.words[at]
    if analysis.forms[at].endswith("علي"):
        return analysis.report.text[word.end - 1] == "ى"
    if analysis.forms[at].endswith("الان") and "آ" in analysis.report.text[word.start : word.end]:
        return True  # «الآن», no «آلان»
    return (
        analysis.forms[at] == "باسم"
        and at > 0
        and analysis.forms[at - 1].endswith(("ناطق", "ناطقه", "متحدث", "متحدثه", "رسمي", "عسكري", "اعلامي"))
    )


def _titled(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    if at > 1 and analysis.forms[at - 1] == "." and analysis.forms[at - 2] in _SHORT_TITLES:
        return True
    quality = at > 1 and analysis.forms[at - 1] in _STANDING  # «النائب السابق صلاح …»
    return at > 0 and (
        grammar.ends_title(analysis.forms, at - 1 - quality) or bool(grammar.say[analysis.forms[at - 1]])
    )


_SHORT_TITLES = frozenset({"د", "م", "ا"})  # «د. العودة»


def _full_name(analysis: Analysis, grammar: Grammar, at: int, first: str, taken: set[int]) -> Name | None:
    last = at + 1
    while last < len(analysis.forms) and last - at < _LONGEST and _goes_on(analysis, grammar, last, taken):
        last += 1
    while analysis.forms[last - 1] in grammar.words("name_binders"):
        last -= 1
    least = 3 if first == "عبد" else 2  # «عبد الرحمن» alone is a given name
    return _name_of(analysis, at, last, first) if last - at >= least else None


def _name_of(analysis: Analysis, at: int, last: int, first: str = "") -> Name:
    """Return the name of the words ``[at, last)``; ``first`` is its first word without proclitics."""
    text = analysis.report.text
    words = [text[w.start : w.end] for w in analysis.words[at:last]]
    words[0] = words[0][len(analysis.forms[at]) - len(first) :] if first else words[0]
    return Name(at, last, "actor", "name:" + " ".join(words), "person")


def _goes_on(analysis: Analysis, grammar: Grammar, at: int, taken: set[int]) -> bool:
    """Tell whether a person's name goes on with the word ``at``.

    After given names comes one family name, with the article or without, and after one without the
    article perhaps one with it («محمود العلي», «خالد مساوى الحمدي»); what follows is no name.
    """
    form = analysis.forms[at]
    if at in taken or not form.isalpha() or len(form) < 2 or _is_particle(analysis, at):
        return False
    if form in grammar.words("name_parts") or form in grammar.words("given_names"):
        return True
    after_given = _is_given(analysis, grammar, at - 1)
    bound = form in grammar.words("given_names_weak") and analysis.forms[at - 1] in grammar.words(
        "name_binders"
    )
    bound = bound or (form == "علي" and after_given and _is_ali(analysis, grammar, at))
    bound = bound or (after_given and bool(grammar.titles[form]) and _is_weak(form, grammar))
    if bound or (after_given and form in grammar.words("families_like_titles")):
        return True  # «بن علي», which is no «على» there; «محمد الخطيب»
    if _is_office(form, grammar) or form in grammar.function_words or _is_told(form, grammar):
        return False
    if form in grammar.words("given_names_weak") or _has_definite(form):
        return after_given or (not _has_definite(analysis.forms[at - 1]) and _is_origin(form, grammar))
    return after_given and _is_family(analysis, grammar, at)


def _is_weak(form: str, grammar: Grammar) -> bool:
    """Tell whether a word that is a title too may be a given name: «محمد عماد», «أحمد سلطان»."""
    return form in grammar.words("given_names_weak") and form not in grammar.function_words


def _is_ali(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell «محمد علي المرابط» from «أكد محمد علي ضرورة»: papers of Egypt write «على» so too."""
    after = _next(analysis, at)
    return "ى" in analysis.report.text or (_has_definite(after) and _is_origin(after, grammar))


def _is_origin(form: str, grammar: Grammar) -> bool:
    """Tell whether a word behind a family's name may be a part of it: «الحمدي», not «القصف», «الأميركي»."""
    if form in grammar.words("given_names_weak"):
        return True
    known = grammar.forms[form] or grammar.titles[form] or form in grammar.adjectives
    return form.endswith("ي") and not known and form not in grammar.function_words


def _is_office(form: str, grammar: Grammar) -> bool:
    """«تعيين حسن سالم قائدا», «تولى أحمد حسن قيادة المجلس»: what he becomes is no part of a name."""
    head = form.endswith("ا") and form[:-1] in grammar.words("office_heads")
    return head or form in grammar.words("after_persons")


def _is_told(form: str, grammar: Grammar) -> bool:
    return bool(grammar.say[form] or grammar.light[form] or grammar.titles[form])


def _is_family(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether a word without the article may be the family after a given name: no «وتفجير», no verb."""
    form = analysis.forms[at]
    if form[0] == "و" or (len(form) > 4 and (_has_article(form) or _has_pronoun(analysis, at))):
        return False
    if any(reading.preposition for reading, _ in grammar.forms[form]):
        return False  # «بمتابعة»
    if any(reading.preposition for reading, _ in grammar.means[form]):
        return False  # «برصاص»
    return not grammar.may_be_verb(form, definite=False)


def _is_given(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether the word ``at`` is a given name or a part of one: «محمد», «بن», «عبد», «(عبد) الكريم»."""
    form = analysis.forms[at]
    bare = form.removeprefix("و")
    given = bare in grammar.words("given_names") or bare in grammar.words("given_names_weak")
    if given or form in grammar.words("name_parts") or _is_servant(bare):
        return True
    return at > 0 and analysis.forms[at - 1].removeprefix("و") == "عبد"


def _has_definite(form: str) -> bool:
    return form.startswith("ال") and len(form) > 3


def _has_article(form: str) -> bool:
    """«والوزير», «بالسلطة», «للاتصالات»: what stands before the article is no letter of a name."""
    return form.startswith("لل") or (form[0] in "وفبلك" and form[1:3] == "ال")


def _has_pronoun(analysis: Analysis, at: int) -> bool:
    """«بانضمامه», «لموقعنا»: with a preposition before and a pronoun after it, a word is no name."""
    word = analysis.words[at]
    return analysis.forms[at][0] in "بلك" and analysis.report.text[word.start : word.end].endswith(
        ("ه", "ها", "هم", "نا")
    )


def _with_titles(names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Let «الرئيس» right before a named person be his title: one name of both, whoever the office names else.

    Example:
        «الرئيس الأميركي باراك أوباما» is one name of Obama, and so is «الرئيس أوباما» in a report on Syria.
    """
    result: list[Name] = []
    for name in names:
        if len(result) > 1 and _is_local_office(result[-2], result[-1], name, analysis, grammar):
            del result[-2]
        if result and _begins_name(result[-1], name, analysis, grammar):
            result[-1] = msgspec.structs.replace(name, first=result[-1].first)
        else:
            result.append(name)
    return result


def _begins_name(start: Name, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    return _is_given_of(start, name, analysis, grammar) or _is_title_of(start, name, analysis, grammar)


def _is_given_of(given: Name, family: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a known person's family follows his given names: «عبداللطيف بن راشد الزياني»."""
    known = given.id.startswith("name:") and family.sort == "person" and family.id in grammar.lexicon.actors
    alone = given.last == family.first and family.last - family.first == 1
    own, first = grammar.own_names[family.id], analysis.forms[given.first].removeprefix("و")
    return known and alone and not own.isdisjoint((first, first.removeprefix("عبد")))


def _is_title_of(office: Name, person: Name, analysis: Analysis, grammar: Grammar) -> bool:
    if person.sort == "person" and _is_own_office(office, person, analysis, grammar):
        return True
    if office.sort != "person" or person.sort != "person" or office.last > person.first:
        return False
    between = analysis.forms[office.last : person.first]
    if len(between) > _TITLES or not all(w in _MARKS or grammar.titles[w] or w in _STANDING for w in between):
        return False
    words = analysis.forms[office.first : office.last]
    is_office = not grammar.words("office_heads").isdisjoint(grammar.spellings[words[0]])
    if not is_office or grammar.own_names[office.id].intersection(words[1:]):
        return False
    if not _are_colleagues(office.id, person.id, grammar):
        return True
    called = (" ".join((first, *words[1:])) for first in grammar.spellings[words[0]])
    return any(grammar.holders.ever(person.id, office) for office in called)


def _is_own_office(office: Name, person: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«وزير الخارجية سيرغي لافروف»: right before a person, an office without its country is his title."""
    beside = office.last == person.first
    return beside and _is_office_of_state(office, analysis, grammar)


def _is_local_office(office: Name, place: Name, person: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«محافظ نينوى نجم الجبوري»: right before a person, the office at a place is his title."""
    row = place.kind == "place" and office.last == place.first and place.last == person.first
    return row and person.sort == "person" and _is_office_of_state(office, analysis, grammar)


def _is_office_of_state(office: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a name is an office of whichever state the report is about."""
    heads = grammar.words("office_heads")
    told = office.how == "relation" and office.kind == "actor" and office.sort != "person"
    return told and not heads.isdisjoint(grammar.spellings[analysis.forms[office.first]])


def _are_colleagues(one: str, other: str, grammar: Grammar) -> bool:
    """Tell whether two persons of one country are known: «كلف رئيس الجمهورية حيدر العبادي» names both."""
    actors = grammar.lexicon.actors
    known = one in actors and other in actors and one != other
    return known and actors[one].country == actors[other].country


_TITLES = 2  # words between an office and the name of who holds it: «الرئيس المصري الدكتور محمد مرسي»
_MARKS = frozenset({"،", ".", "(", "/"})  # «الرئيس د. محمد مرسي»
_STANDING = frozenset(
    {"السابق", "الاسبق", "الحالي", "المنتخب", "الموقت", "الراحل", "الجديد", "المخلوع", "الانتقالي", "د"}
)


def with_offices(names: Sequence[Name], analysis: Analysis) -> list[Name]:
    """Return the names with a body that only tells a person's office marked as dependent.

    «قائد قوات سوريا الديمقراطية مظلوم عبدي» is the person; the body before the name is not an argument.
    In «نفى الناطق باسم الحكومة اعتقال فلان» what happened to him parts the two.
    """
    result = list(names)
    acts = {t.at for t in analysis.triggers}
    for n in range(len(result) - 1):
        body, person = result[n], result[n + 1]
        if body.dependent or person.sort != "person" or body.sort == "person" or body.kind != "actor":
            continue
        if person.preposition or not acts.isdisjoint(range(body.last, person.first)):
            continue
        if 0 <= person.first - body.last <= 2 and (body.head == "member" or body.how == "office"):
            result[n] = msgspec.structs.replace(body, dependent=True)
            result[n + 1] = msgspec.structs.replace(
                person,
                preposition=body.preposition,
                phrase=body.phrase,
                joined=body.joined,
                dependent=body.dependent,
            )
    return result
