"""Salience: whom «الطرفان», «الأخيرة», «الحركة», «قواته» and pronouns stand for, by what was named before."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import msgspec

from sijill.extract.analysis import PARTIES, STATE_SORTS, TELLERS, Analysis, Name
from sijill.extract.dating import starting_in
from sijill.extract.grammar import Grammar
from sijill.lexicon import Lexicon

_BODIES = PARTIES | {"body"}
_MANY = frozenset({"group", "armed-group", "force"})
_OF_STATES = ("-army", "-security", "-police", "-gov")  # what the ids of a state's own forces end with
_BACK = 150  # words within which a party is remembered
_OWNER = 45  # words within which «قواته» finds whose they are


def find_pronouns(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with those that pronouns of all kinds stand for, in order; unknown ones are left out.

    Example:
        «دخلت حركة النهضة … وقالت الحركة إن قواتها»: «الحركة» and «قواتها» are names of the same body.
    """
    found = [n for n in analysis.names if n.id != "statement"]
    for name in (n for n in analysis.names if n.id == "statement"):
        body = _parties(found, name.first)[-1:]
        found += [msgspec.structs.replace(name, id=n.id, sort=n.sort, how="pronoun") for n in body]
    found += _seconds(found, analysis, grammar)
    found = _with_officials(sorted(found, key=lambda n: n.first), analysis, grammar)
    taken = {at for n in found for at in range(n.first, n.last)}
    before: list[Name] = []
    waiting = iter(found)
    upcoming = next(waiting, None)
    for at in analysis.marked(grammar.referring):
        form = analysis.forms[at]
        while upcoming is not None and upcoming.last <= at:
            before.append(upcoming)
            upcoming = next(waiting, None)
        of_next = upcoming is not None and upcoming.first == at + 1 and upcoming.sort == "person"
        if at not in taken and not (of_next and _is_titled(form, grammar)):
            before += _stand_for(at, _antecedents(analysis, grammar, at, form, before))
    rest = [upcoming, *waiting] if upcoming is not None else []
    return sorted([*before, *rest], key=lambda n: n.first)


def _seconds(names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«نظيريه الأمريكي والروسي», «وزيرا الخارجية الأمريكي والروسي»: the state of the second of two."""
    forms, taken = analysis.forms, {n.first for n in names}
    found: list[Name] = []
    for name in names:
        at = name.last
        told = name.sort in STATE_SORTS and at < len(forms) and forms[at][0] == "و" and at not in taken
        nationality = grammar.adjectives.get(forms[at][1:]) if told else None
        heads = forms[max(0, name.first - 1) : at - 1]
        if nationality is not None and not nationality.weak and any(form.endswith(_OF_TWO) for form in heads):
            found.append(Name(at, at + 1, "actor", nationality.government, "state", "relation"))
    return found


_OF_TWO = ("وزيرا", "وزيري", "رييسا", "رييسي", "نظيريه", "نظيراه", "نظيريها", "نظيراها", "سفيرا", "سفيري")


def _with_officials(names: list[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names, «الوزير التركي» and «المسؤول الإيراني» as the one of that state who was named so."""
    known: list[Name] = []
    countries: list[str] = []
    for number, name in enumerate(names):
        before = known[-1] if known else None
        country = _country(name, before, grammar)
        told = name
        if name.sort in STATE_SORTS and name.last - name.first == _TWO:
            after = names[number + 1] if number + 1 < len(names) else None
            persons = [n for n, land in zip(known, countries, strict=True) if land == country != ""]
            told = _official(name, persons, after, analysis, grammar)
        known.append(told)
        countries.append(country)
    return known


def _country(name: Name, before: Name | None, grammar: Grammar) -> str:
    """Return the country of an actor, of a person whom no table knows that of his office before him."""
    actor = grammar.lexicon.actors.get(name.id)
    if actor is not None:
        return actor.country
    held = name.sort == "person" and before is not None and 0 <= name.first - before.last <= 1
    office = grammar.lexicon.actors.get(before.id) if before and held else None
    return office.country if office else ""


def _official(
    name: Name, countrymen: Sequence[Name], after: Name | None, analysis: Analysis, grammar: Grammar
) -> Name:
    """Return the last person of a state who was told with the title that now stands with its adjective."""
    called = grammar.words("officials") & set(grammar.spellings[analysis.forms[name.first]][:4])
    title = next(iter(called), "").removeprefix("ال")
    behind = analysis.forms[name.last : name.last + 1]
    named = after is not None and after.first - name.last <= _APPOSED and after.sort == "person"
    if not title or named or not grammar.words("of_former").isdisjoint(behind):
        return name
    near = [n for n in countrymen if n.sort == "person" and name.first - n.last <= _BACK]
    if title not in grammar.words("any_official"):
        near = [n for n in near if title in _title_of(n, analysis, grammar)]
    found = near[-1:]
    return msgspec.structs.replace(name, id=found[0].id, sort="person", how="pronoun") if found else name


_APPOSED = 2  # words between «الرئيس التونسي» and his name: «الجديد»


def _title_of(name: Name, analysis: Analysis, grammar: Grammar) -> set[str]:
    told = analysis.forms[max(0, name.first - _TITLE - 1) : name.first]
    return {base for form in told for base in grammar.bases[form]}


def _is_titled(form: str, grammar: Grammar) -> bool:
    """Tell whether a word is a title: before a person's name it is his («النائب بطرس حرب»)."""
    return not grammar.words("title_anaphors").isdisjoint(grammar.spellings[form][:4])


def _antecedents(
    analysis: Analysis, grammar: Grammar, at: int, form: str, found: Sequence[Name]
) -> list[Name]:
    """Return whom the word ``at`` stands for, by the first way that fits its form."""
    bases = set(grammar.spellings[form][:4])
    for name, way in _WAYS:
        words = bases & grammar.words(name)
        told = way(analysis, grammar, at, words, found) if words else []
        if told or (words and name != _TOLD_AS):
            return told
    if form in grammar.words("of_them"):
        they = _last(found, at, lambda n: _may_be_they(n, at, analysis, grammar), sorts=_MANY)
        return [_whose(group, found, analysis.forms) for group in they]
    return _owner(analysis, grammar, at, form, found)


def _whose(group: Name, names: Sequence[Name], forms: Sequence[str]) -> Name:
    """«أوقفوا أربعة موظفين في الإدارة الذاتية … اثنين منهم»: the body whose people were told of."""
    if group.sort != "group" or forms[group.last : group.last + 1] not in (["في"], ["من"]):
        return group
    behind = (n for n in names if n.first == group.last + 1 and n.kind == "actor" and n.sort in PARTIES)
    return next(behind, group)


_Words = AbstractSet[str]


def _these(analysis: Analysis, grammar: Grammar, at: int, _: _Words, found: Sequence[Name]) -> list[Name]:
    """«واحتجز هؤلاء عشرة مدنيين»: the people named last; no «هؤلاء الجنود»."""
    return [] if _goes_on(analysis, grammar, at) else _last(found, at, _near(at), sorts=_MANY)


def _near(at: int) -> Callable[[Name], bool]:
    return lambda name: at - name.last <= _OWNER


def _told_as(
    analysis: Analysis, grammar: Grammar, at: int, words: _Words, found: Sequence[Name]
) -> list[Name]:
    """«وفد من حماس … ورفض الوفد»: whose the same noun, without the article, was told to be last."""
    if _goes_on(analysis, grammar, at) and not _is_thing(analysis.forms[at + 1], grammar):
        return []
    head = _noun(next(iter(words)).removeprefix("ال"))
    for word in range(at - 1, max(-1, at - _RECALLED), -1):
        form = analysis.forms[word]
        if head in {_noun(form), _noun(form[1:])} and not form.startswith("ال"):
            whose = (n for n in found if n.first <= word + _WHOSE and word < n.last)
            return [n for n in whose if n.kind == "actor" and n.sort in _BODIES | _MANY][:1]
    return []


_RECALLED = 60  # words within which a noun with the article takes up the same noun
_WHOSE = 3  # words from «وفد» to whose it is: «وفد رفيع من حماس»


def _airborne(analysis: Analysis, grammar: Grammar, at: int, _: _Words, found: Sequence[Name]) -> list[Name]:
    """«شنت طائرات التحالف غارات … كما قصفت المقاتلات»: whose aircraft were told of last."""
    if _goes_on(analysis, grammar, at) and not _is_thing(analysis.forms[at + 1], grammar):
        return []
    craft, raids = grammar.words("aircraft"), grammar.words("raids")
    if not raids.isdisjoint(grammar.bases[analysis.forms[at]]) and not _is_beside_attack(
        at, analysis, grammar
    ):
        return []  # «قتل عشرة في الغارات»
    for word in range(at - 1, max(-1, at - _BACK), -1):
        form = analysis.forms[word]
        if craft.isdisjoint(grammar.bases[form]):
            continue
        whose = (n for n in found if n.first <= word + 1 and word < n.last and n.kind == "actor")
        owner = [n for n in whose if n.sort in _BODIES][:1]
        if owner or raids.isdisjoint(grammar.bases[form]):
            return owner
    return []


def _is_beside_attack(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«الغارات استهدفت القاعدة», «ودمرت الغارات الجسر»: the raids do what a verb beside them tells."""
    beside = (*analysis.forms[max(0, at - 1) : at], *analysis.forms[at + 1 : at + 2])
    known = (f for form in beside for _, forms in grammar.forms[form] for f in forms)
    return any(f.build == "verb" and f.frame.type == "ATTACK" for f in known)


def _noun(form: str) -> str:
    """Return a noun of people without the end that its case gives it: «مقاتلون», «مقاتلي»."""
    return next((form.removesuffix(end) for end in ("ون", "ين", "و", "ي", "ا") if form.endswith(end)), form)


def _other_side(
    analysis: Analysis, grammar: Grammar, at: int, _: _Words, found: Sequence[Name]
) -> list[Name]:
    """«عرضت قسد …، إلا أن الطرف الآخر رفضه»: the only party that is not who acts first around it."""
    behind = analysis.forms[at + 1 : at + 2]
    if not any(not grammar.words("of_another").isdisjoint(grammar.bases[form]) for form in behind):
        return []
    here = bisect_right(analysis.sentences, (at, len(analysis.forms))) - 1
    near = [n for n in found if n.kind == "actor" and n.sort in _SIDES and at - _OTHER <= n.last <= at]
    starts = (analysis.sentences[max(0, here - back)][0] for back in (0, 1))
    acts = next((n for start in starts for n in near if n.first >= start), None)
    party = grammar.lexicon.party
    near = [n for n in near if not (n.how == "relation" and n.sort in STATE_SORTS)]  # «بوساطة روسية»
    others = [n for n in near if acts and n.sort in PARTIES and party(n.id) != party(acts.id)]
    return others[-1:] if len({party(n.id) for n in others}) == 1 else []


_OTHER = 60  # words within which both sides are named before «الطرف الآخر»


def _may_be_they(name: Name, at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether «منهم» may take a name up: not who frees, arrests or kills some of them right before."""
    known = [f for _, known in grammar.forms[analysis.forms[name.first - 1]] for f in known]
    told = {f.frame.type for f in known if f.build == "verb"}
    between, some = at - name.last, analysis.forms[at].startswith("من")  # no «ثلاثة آخرون»
    does = (between <= _SOME and told & _KEEPING) or (between <= _COUNT and "ATTACK" in told and some)
    return between <= _OWNER and not does


_KEEPING = frozenset({"DETAIN", "RELEASE"})
_COUNT = 2  # words of a number: «قتلت قسد عشرين منهم»
_SOME = 6  # words from «أفرجت القوات» to «منهم»


def _both(
    analysis: Analysis, grammar: Grammar, at: int, bases: AbstractSet[str], found: Sequence[Name]
) -> list[Name]:
    """Return the two that a dual takes up: «الطرفان», «طرفا النزاع», «الحركتين»."""
    dual = next(iter(bases & grammar.words("dual_anaphors")), "")
    if dual:
        return _two_so(analysis, grammar, at, dual, found)
    if not grammar.words("conflicts").isdisjoint(analysis.forms[at + 1 : at + 2]):
        return two_sides(found, at, grammar.lexicon, PARTIES - {"state"})
    called = _called(analysis, grammar, at)
    if called:
        return called
    lexicon, of_states = grammar.lexicon, analysis.forms[at] in _LANDS | _HOLDERS
    told = [n for n in found if _is_of_state(n, lexicon)] if of_states else found
    told = [n for n in told if not _asks_them(n, at, analysis, grammar)]
    both = _pair(told, at, analysis, grammar, at if of_states else _PAIRED)
    both = both or (_in_sentence if of_states else _who_met)(told, at, analysis, grammar)
    both = both or two_sides(told, at, lexicon, _SIDES if of_states else PARTIES)
    return [_as_called(n, analysis.forms[at - 1], analysis.forms[at], grammar) for n in both]


def _asks_them(name: Name, at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«ودعت الرياض وواشنطن الطرفين إلى …»: who stands behind a verb does not ask himself."""
    forms = analysis.forms
    near = at - name.last <= _ASKED and forms[at].endswith("ين") and "." not in forms[name.first : at]
    apposed = forms[name.last + 1 : at] == ["،"]  # «دعوة السعودية وقطر، الدولتين السنيتين»
    near = near and not apposed
    known = [f for _, known in grammar.forms[forms[name.first - 1]] for f in known] if near else []
    return any(f.build == "verb" and f.frame.rule in grammar.words("with_addressee") for f in known)


_ASKED = 12  # words from who asks both to «الطرفين»


def _is_of_state(name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name is a state's, or that of somebody who speaks for one."""
    side = lexicon.actors.get(lexicon.party(name.id)) if name.sort == "person" else None
    return name.sort in STATE_SORTS or (side is not None and side.kind in STATE_SORTS)


def _as_called(name: Name, before: str, form: str, grammar: Grammar) -> Name:
    """Return one of two as their noun calls them: «البلدين» are states, «جيشي البلدين» their armies."""
    known = grammar.lexicon.actors.get(name.id)
    nationality = grammar.nationality_of.get(known.country) if known else None
    armies = before.startswith("جيش") or form.startswith("الجيش")
    states = form in _LANDS and not before.startswith(_HEADS)  # «رئيسي الدولتين» are persons
    if nationality is None or not (armies or states):
        return name
    side = grammar.lexicon.actors.get(f"{nationality.stem}-army" if armies else nationality.government)
    return msgspec.structs.replace(name, id=side.id, sort=side.kind) if side else name


_HEADS = ("رييس", "وزير", "زعيم")
_HOLDERS = frozenset({"الرييسان", "الرييسين", "الوزيران", "الوزيرين"})
_LANDS = frozenset({"البلدان", "البلدين", "الدولتان", "الدولتين", "الحكومتان", "الحكومتين"})


def _two_so(analysis: Analysis, grammar: Grammar, at: int, dual: str, found: Sequence[Name]) -> list[Name]:
    """Return the last two whose names begin with the noun of a dual: «المجلسين», fewer are none."""
    if _is_described(analysis, grammar, at):
        return []
    head = dual.removeprefix("ال")[:-2]
    heads = {head[:-1] + "ه" if head.endswith("ت") else head}
    last: dict[str, Name] = {}
    for name in reversed(found):
        begins = name.sort in _BODIES and _begins_with(name, heads, analysis, grammar)
        if begins and at - name.last <= _BACK and len(last) < _TWO:
            last.setdefault(name.id, name)
    return list(reversed(last.values())) if len(last) == _TWO else []


_TWO = 2


def _begins_with(name: Name, heads: AbstractSet[str], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a name begins with one of some nouns, as it is written or otherwise."""
    return _is_written(name, heads, analysis) or not heads.isdisjoint(grammar.head_nouns[name.id])


def _is_written(name: Name, heads: AbstractSet[str], analysis: Analysis) -> bool:
    head = analysis.forms[name.first].removeprefix("و").removeprefix("ال")
    return name.last - name.first > 1 and head in heads


def _latter(analysis: Analysis, grammar: Grammar, at: int, _: _Words, found: Sequence[Name]) -> list[Name]:
    """Return the party named last that agrees with «الأخيرة» or «الأخير»."""
    form = analysis.forms[at]
    before = analysis.forms[at - 1] if at else ""
    of_thing = before.startswith(("ال", "وال", "بال", "لل")) and not grammar.forms[before]
    if of_thing or (found and found[-1].kind == "place" and found[-1].last == at):
        return []  # «النظرة الأخيرة», «مؤتمر جنيف الأخير»
    near = _parties(found, at)
    if not form.endswith("ه"):  # «التقى الوزير بشار الأسد، والأخير توعد …»
        near = [n for n in found if n.kind == "actor" and n.sort in _HIMSELF and at - _BACK <= n.last <= at]
    agreeing = [n for n in near if is_masculine(n, analysis, grammar) != form.endswith("ه")]
    return (agreeing or near)[-1:]


_HIMSELF = PARTIES | {"person"}


def _stand_for(at: int, names: Sequence[Name]) -> list[Name]:
    return [Name(at, at + 1, "actor", n.id, n.sort, "pronoun") for n in names]


def _goes_on(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether a noun with the article stands behind a word: «العميد النقاصة», «رفضت الحركة الاتفاق»."""
    after = analysis.forms[at + 1] if at + 1 < len(analysis.forms) else ""
    return after.startswith("ال") and after not in grammar.function_words


def _is_described(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether a noun goes on («الحركة الإسلامية») and does not stand alone.

    A noun of another gender or number behind it is an object: «رفضت الحركة الاتفاق», «رفض المجلس الدعوة».
    So is a thing that is refused, handed over or held: «رفضت الحركة المبادرة», «سلم الجهاز المقر».
    """
    if not _goes_on(analysis, grammar, at):
        return False
    head, after = analysis.forms[at], analysis.forms[at + 1]
    if head.endswith(_DUAL):
        return after.endswith(_DUAL)
    if _is_thing(after, grammar):
        return False
    many = head.endswith(("ه", "ات", "ايل", "ايب"))  # «الفصائل المسلحة»
    return many == after.endswith(("ه", "يا")) or after in grammar.adjectives


_DUAL = ("ان", "ين")


def _is_thing(form: str, grammar: Grammar) -> bool:
    """Tell whether a word with the article describes nobody: «المبادرة», «المعبر», «الهدنة»."""
    if form.endswith(("ي", "يه")):  # «العسكري», «الإقليمية»
        return False
    things = grammar.words("proposals") | grammar.words("hit_things")
    acts = (f.build for _, forms in grammar.forms[form] for f in forms)
    return not things.isdisjoint(grammar.bases[form]) or grammar.is_kind(form) or "noun" in acts


def _named_so(
    analysis: Analysis, grammar: Grammar, at: int, words: AbstractSet[str], found: Sequence[Name]
) -> list[Name]:
    """Return the body named last that «الحركة», «الوزارة» may be: one whose name begins with that noun."""
    if _is_described(analysis, grammar, at):
        return []
    heads = {word.removeprefix("ال") for word in words}
    armed = bool(words & grammar.words("armed_anaphors"))

    def fits(name: Name) -> bool:
        return (armed and name.sort == "armed-group") or _begins_with(name, heads, analysis, grammar)

    begins = [] if armed else _last(found, at, lambda name: _is_written(name, heads, analysis))
    begins = begins or _last(found, at, fits)
    return begins or (_last(found, at, _is_militia) if armed else [])


_CHIEFS = frozenset({"الرييس"})
_TITLE = 4  # words before a name within which its title stands


def _titled_so(
    analysis: Analysis, grammar: Grammar, at: int, words: AbstractSet[str], found: Sequence[Name]
) -> list[Name]:
    """Return who was told last with the title that stands alone now: «العميد النقاصة … وطالب العميد».

    «الرئيس» is who was called so with the article: no «رئيس الوزراء» and no «رئيس الحزب».
    """
    chief = words & _CHIEFS
    gone = not grammar.words("of_former").isdisjoint(analysis.forms[at + 1 : at + 2])  # «النائب السابق فلان»
    if gone or (_is_described(analysis, grammar, at) if chief else _goes_on(analysis, grammar, at)):
        return []
    heads = {word.removeprefix("ال") for word in words}
    for name in reversed(found):
        if at - name.last > _BACK:
            break
        named_for = (
            name.first > 0 and analysis.forms[name.first - 1] == "باسم"
        )  # «المتحدث باسم الوزارة … المتحدث»
        start = max(0, name.first - (_TITLE if name.sort == "person" else 1 + named_for))
        told = {f.removeprefix("و") for f in analysis.forms[start : name.first + 1]}
        told = told if chief else {f.removeprefix("ال") for f in told}
        called = "الرييس" in told and name.sort == "person" if chief else bool(heads & told)
        if name.kind == "actor" and name.sort not in TELLERS and called:
            return [name]
    return []


def _attackers(_: Analysis, grammar: Grammar, at: int, __: _Words, found: Sequence[Name]) -> list[Name]:
    """Return who «المهاجمون» are: the only ones told before who bear arms for no state; of two, nobody."""
    near = [n for n in found if n.kind == "actor" and at - _BACK <= n.last <= at]
    armed = [n for n in near if _is_militia(n) or n.id in {"local-fighters", "tribes", "unknown"}]
    if not armed:
        return [Name(at, at + 1, "actor", "unknown", "group")]
    return armed[-1:] if len({grammar.lexicon.party(n.id) for n in armed}) == 1 else []


_TOLD_AS = "taken_up_heads"  # the way that others follow where it finds nobody
# By which list a word stands for somebody, and how it is found whom.
_WAYS: tuple[tuple[str, Callable[[Analysis, Grammar, int, _Words, Sequence[Name]], list[Name]]], ...] = (
    ("both_sides", _both),
    ("dual_anaphors", _both),
    ("latter", _latter),
    (_TOLD_AS, _told_as),
    ("the_aircraft", _airborne),
    ("anaphors", _named_so),
    ("title_anaphors", _titled_so),
    ("other_side", _other_side),
    ("these", _these),
    ("attackers", _attackers),
)


def _is_militia(name: Name) -> bool:
    return name.sort == "armed-group" or (name.sort == "force" and not name.id.endswith(_OF_STATES))


def _last(
    found: Sequence[Name], at: int, fits: Callable[[Name], bool], sorts: frozenset[str] = _BODIES
) -> list[Name]:
    for name in reversed(found):
        if name.kind == "actor" and name.sort in sorts and name.last <= at and fits(name):
            return [name]
    return []


def _owner(analysis: Analysis, grammar: Grammar, at: int, form: str, found: Sequence[Name]) -> list[Name]:
    """Return whose «قواته», «مقاتليها», «بلاده» are: the actor named last that agrees with the pronoun."""
    suffix = grammar.owned[form]
    if not suffix:
        return []
    near = [n for n in found if n.kind == "actor" and at - _OWNER <= n.last <= at]
    near = [n for n in near if n.sort in _BODIES | {"person"}]
    agreeing = (
        [n for n in near if is_masculine(n, analysis, grammar) != (suffix == "ها")]
        if suffix != "هم"
        else near
    )
    return [_as_body(n, grammar.lexicon) for n in (agreeing or near)[-1:]]


def is_masculine(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether «ه», not «ها», takes a name up."""
    first = analysis.forms[name.first]
    return name.sort == "person" or bool(
        {r.base for r in grammar.readings[first]} & grammar.words("masculine_heads")
    )


def may_go_on(name: Name, *, feminine: bool, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a singular verb may have a name that was told before for its subject.

    «قسد … وطالبت», not «قسد … وطالب»; after people («المحتجون») it would be plural. What shows no gender may.
    """
    if name.how in {"implied", "pronoun"}:
        return True
    return _gender(name, analysis, grammar) in (("", "f", "n") if feminine else ("", "m"))


def _gender(name: Name, analysis: Analysis, grammar: Grammar) -> str:
    """Return m, f, n (people in a broken plural), p (people in a sound one), "" where nothing shows it."""
    at = max(name.phrase, 0) if name.phrase <= name.first else name.first
    if name.sort == "group" and starting_in(analysis.numbers, at, at + 1):
        return "p"  # «تسعة معتقلين عادوا»
    head = analysis.forms[at]
    if name.sort == "person" or is_masculine(name, analysis, grammar) or _is_masculine_head(head, grammar):
        return "m"
    if head.endswith(("ه", "ات")):
        return "f"
    if name.sort == "group":
        return "p" if head.endswith(("ون", "ين")) else "n"
    proper = name.last - name.first == 1 and name.sort in PARTIES
    return "f" if proper and head == analysis.forms[name.first] and not head.endswith(("ون", "ين")) else ""


def _is_masculine_head(form: str, grammar: Grammar) -> bool:
    return bool({r.base for r in grammar.readings[form]} & grammar.words("masculine_heads"))


def _as_body(name: Name, lexicon: Lexicon) -> Name:
    """Let a person's forces be his side's."""
    party = lexicon.party(name.id)
    known = lexicon.actors.get(party)
    if name.sort != "person" or known is None:
        return name
    return msgspec.structs.replace(name, id=party, sort=known.kind)


def _called(analysis: Analysis, grammar: Grammar, at: int) -> list[Name]:
    """Return the states of the two adjectives behind a dual: «الرئيسين الروسي والتركي»."""
    forms = analysis.forms[at + 1 : at + 3]
    if len(forms) < 2 or forms[1][0] != "و":
        return []
    known = [grammar.adjectives.get(form) for form in (forms[0], forms[1][1:])]
    told = [n for n in known if n is not None and not n.weak]
    army = "جيش" in analysis.forms[at]
    return [Name(at, at + 1, "actor", n.stem + "-army" if army else n.government, "state") for n in told]


_SIDES = PARTIES | {"person", "body"}
_PAIRED = 40  # words within which two that were named together are «الطرفان»


def _pair(names: Sequence[Name], at: int, analysis: Analysis, grammar: Grammar, back: int) -> list[Name]:
    """Return the two that were named together last: «اشتباكات بين الجيش والحركة … الطرفان»."""
    lexicon = grammar.lexicon
    near = [n for n in names if n.sort in _SIDES and at - back <= n.first < at]
    offices = {n.last: n for n, after in pairwise(near) if _is_held_by(n, after, lexicon)}
    near = [n for n in near if offices.get(n.last) is not n]
    for second, first in zip(reversed(near), reversed(near[:-1]), strict=False):
        other = lexicon.party(first.id) != lexicon.party(second.id)
        office = offices.get(second.first)
        beside = _are_together(first, second, analysis.forms)
        if other and (beside or (office and _holds_beside(first, office, analysis, grammar))):
            return [first, second]
    return []


def _holds_beside(first: Name, office: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«الشرع وقائد قسد مظلوم عبدي»: the office of the second stands between the two."""
    between = analysis.forms[first.last : office.first]
    return len(between) == 1 and between[0][0] == "و" and between[0][1:] in grammar.words("office_heads")


def _who_met(names: Sequence[Name], at: int, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«والتقى الشرع مظلوم عبدي، واتفق الجانبان»: the only two that their own sentence tells to have met."""
    start = _begin_of_sentence(at, analysis)
    known = (f for form in analysis.forms[start:at] for _, forms in grammar.forms[form] for f in forms)
    if analysis.forms[at].endswith("ين") or all(f.frame.type != "MEET" or f.build != "verb" for f in known):
        return []
    return _in_sentence(names, at, analysis, grammar)


def _in_sentence(names: Sequence[Name], at: int, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«طلبت جوبا عقوبات على الخرطوم، بينما تبادل البلدان …»: the only two sides that a sentence names."""
    start = _begin_of_sentence(at, analysis)
    here = [n for n in names if n.kind == "actor" and n.sort in _SIDES and start <= n.first < at]
    last = {grammar.lexicon.party(n.id): n for n in here}
    return list(last.values()) if len(last) == _TWO else []


def _begin_of_sentence(at: int, analysis: Analysis) -> int:
    return analysis.sentences[bisect_right(analysis.sentences, (at, len(analysis.forms))) - 1][0]


def _is_held_by(office: Name, person: Name, lexicon: Lexicon) -> bool:
    """«نظيره القطري حمد بن جاسم»: the person is one of the two, his office only says who he is."""
    if person.sort != "person" or office.sort == "person":
        return False
    return 0 <= person.first - office.last <= 1 and lexicon.party(person.id) == lexicon.party(office.id)


def _are_together(first: Name, second: Name, forms: Sequence[str]) -> bool:
    """«الجيش والحركة», «الوزير مع نظيره التركي فلان»."""
    between = forms[first.last : second.first]
    if not between or forms[second.first].startswith(_COUNTERPART):
        return forms[second.first][0] == "و" or between == ["مع"]
    peer = any(form.startswith(_COUNTERPART) for form in between[:2])
    return between in _TOGETHER or (peer and len(between) <= _PEER)


_TOGETHER = (["و"], ["مع"], ["وبين"])
_COUNTERPART = ("ونظير", "نظير", "بنظير")
_PEER = 5  # words between somebody and the name of his counterpart


def two_sides(
    names: Sequence[Name], at: int, lexicon: Lexicon, sorts: AbstractSet[str] = PARTIES
) -> list[Name]:
    """Return the two parties named most before the word ``at``, each as it was named last; fewer are none."""
    known = [n for n in names if n.kind == "actor" and n.sort in sorts and n.last <= at]
    sides = [side for side, _ in Counter(lexicon.party(n.id) for n in known).most_common(2)]
    last = {lexicon.party(n.id): n for n in known}
    return [last[side] for side in sides] if len(sides) == 2 else []


def _parties(names: Sequence[Name], at: int) -> list[Name]:
    return [n for n in names if n.kind == "actor" and n.sort in PARTIES and at - _BACK <= n.last <= at]


def last_actor(
    analysis: Analysis, grammar: Grammar, at: int, other_than: Sequence[Name] = (), pronoun: str = ""
) -> list[Name]:
    """Return the actor named last before the word ``at`` that agrees with ``pronoun``."""
    ids = {n.id for n in other_than}
    near = [
        n for n in analysis.names if n.kind == "actor" and at - _TAKEN_UP <= n.last <= at and n.id not in ids
    ]
    near = [n for n in near if n.sort not in TELLERS and may_stand_for(pronoun, n, analysis, grammar)]
    return [msgspec.structs.replace(n, how="pronoun") for n in near[-1:]]


def may_stand_for(pronoun: str, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a name agrees with ``pronoun`` in gender and number."""
    some = {"member"} if pronoun == "هم" else set[str]()  # «عناصر من الجيش كانت احتجزتهم»
    return name.head in some or _gender(name, analysis, grammar) in _GENDERS.get(pronoun, _ANY)


_TAKEN_UP = 40  # words within which a pronoun finds whom it stands for
_ANY = frozenset({"", "m", "f", "n", "p"})
_GENDERS = {"ه": frozenset({"", "m"}), "ها": frozenset({"", "f", "n"}), "هم": frozenset({"", "f", "n", "p"})}
