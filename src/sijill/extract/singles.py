"""Single people: those who are counted though no number is told, «مقتل شاب», «اعتقل فلان»."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from msgspec import structs

from sijill.arabic.clauses import Clause
from sijill.extract.amounts import ENDS, is_no_amount
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.counted import BY_TYPE, SENTENCES, is_person
from sijill.extract.dating import starting_in
from sijill.extract.grammar import Grammar
from sijill.extract.reasons import answers_harm
from sijill.extract.tallies import count_of, whose_of
from sijill.schema import Count, CountOf, EventType

_OBJECT = 7  # words from a verb, with its subject and a place, to whom it holds
_BACK = 25  # words before a pronoun within which the people stand that it takes up


def single_victims(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> Iterator[Count]:
    """Yield a one for «مقتل شاب», «جُرحت امرأة»: a word of death or hurt right before a single person."""
    last = min(stop, clause.last)
    single = grammar.marks.bit["single"]
    other = not _OTHER.isdisjoint(analysis.forms[clause.first : last])
    if not (other or any(mark & single for mark in analysis.marks[clause.first + 1 : last + 1])):
        return  # nearly every clause
    taken = {
        at
        for n in starting_in(analysis.numbers, clause.first, stop)
        for at in range(n.first, max(n.last, n.noun_at) + 1)
    }
    for at in range(clause.first, last - 1):
        if told := _told_after(at, analysis, grammar):
            yield told
        victim = at + 1 + (analysis.forms[at + 1] in grammar.words("in_it"))
        if victim >= clause.last or victim in taken or not _is_one_person(analysis.forms[victim], grammar):
            continue
        what = grammar.harm_of(analysis.forms[at]) or (
            BY_TYPE.get(trigger.form.frame.type) if at == trigger.at else None
        )
        if trigger.form.frame.rule in SENTENCES or _does(victim, at, trigger, analysis, grammar):
            continue  # «حكم بإعدام ضابط»: nobody is dead yet
        if what in {"killed", "injured"} and answers_harm(victim, trigger, analysis, grammar):
            continue
        object_ = analysis.forms[victim].endswith("ا") and grammar.harm_verb_of(analysis.forms[at])
        if what in {"killed", "injured", "detained", "released"} and not object_:
            others = [n for n in _companions(victim + 1, last, analysis, grammar) if n not in taken]
            yield _of_those([victim, *others], what, analysis)
    if trigger.form.frame.type in _STRIKING:
        yield from _hit(clause.first, last, taken, analysis, grammar)


_STRIKING: frozenset[EventType] = frozenset({"ATTACK", "CLASH", "CASUALTIES"})


def _does(at: int, verb: int, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«قتله جندي إسرائيلي», «قتل جندي إسرائيلي شابا»: who stands behind a verb with an object does it."""
    if verb == trigger.at and trigger.build == "verb" and trigger.form.pronoun:
        return True
    if not grammar.harm_verb_of(analysis.forms[verb]):
        return False
    nouns = grammar.figures.numbers.nouns
    objects = (form for form in analysis.forms[at + 1 : at + _DONE_TO] if form.endswith("ا"))
    told = (nouns.get(form) for form in objects if form not in grammar.lands)
    return any(noun is not None and noun.person and noun.form == "singular" for noun in told)


_DONE_TO = 3  # words from who does it, with his adjective, to whom he does it


def _told_after(at: int, analysis: Analysis, grammar: Grammar) -> Count | None:
    """«قتل جندي وأصيب آخر», «قتلت سيدة وأصيب طفلها»: one who is told by the one before."""
    form, one = analysis.forms[at : at + 2]
    if one in grammar.words("companions"):
        harm = grammar.harm_of(form)
    else:
        harm = grammar.harm_verb_of(form) if one in _OTHER and form[0] == "و" else None
    return _of_those([at + 1], harm, analysis) if harm else None


_OTHER = frozenset({"اخر", "اخري", "ثالث", "ثالثه", "رابع", "رابعه"})


def _companions(at: int, last: int, analysis: Analysis, grammar: Grammar) -> Iterator[int]:
    """Yield the single people joined to one before the word ``at``: «شاب وامرأة», «بحار روماني وحارس»."""
    forms = analysis.forms
    while at < last:
        at += forms[at] in grammar.adjectives and at + 1 < last  # «بحار روماني وحارس بريطاني»
        form = forms[at]
        other = form[1:] in grammar.words("companions") or _is_single(form[1:], grammar)
        if form[0] != "و" or not other:
            return
        yield at
        at += 1


def _hit(
    first: int, last: int, taken: Collection[int], analysis: Analysis, grammar: Grammar
) -> Iterator[Count]:
    """Yield whom a verb of death or hurt has for its object, and the two before it in the dual.

    Example:
        «قتل مسلحو الحزب أمس جنديا» is one, «قتلوا طفلا ورجلا», «إن طفلا وامرأة أصيبا» are two.
    """
    for at in range(first, last):
        what = grammar.harm_verb_of(analysis.forms[at])
        if what is None:
            continue
        found = _pair(at, analysis, grammar) or list(_objects(at, last, taken, analysis, grammar))
        if found:
            yield _of_those(found, what, analysis)


def _objects(
    at: int, last: int, taken: Collection[int], analysis: Analysis, grammar: Grammar
) -> Iterator[int]:
    """Yield the words of single people in the accusative behind a verb, the first and those joined to it."""
    found = False
    for n in range(at + 1, min(last, at + _OBJECT + 2)):
        form = analysis.forms[n]
        if n in taken or form in ENDS - {"من"} or grammar.harm_verb_of(form) or form in grammar.words("that"):
            return
        if _is_single(form[1:] if found and form[0] == "و" else form, grammar) and form.endswith("ا"):
            if not found or form[0] == "و":
                yield n
            found = True


def _pair(at: int, analysis: Analysis, grammar: Grammar) -> list[int]:
    """Return the two single people right before a verb in the dual: «طفلا وامرأة أصيبا»."""
    forms = analysis.forms
    dual = at > 1 and forms[at].endswith("ا") and forms[at - 1][0] == "و"
    pair = dual and _is_single(forms[at - 1][1:], grammar) and _is_single(forms[at - 2].lstrip("و"), grammar)
    return [at - 2, at - 1] if pair else []


def _is_single(form: str, grammar: Grammar) -> bool:
    """Tell whether a word is one person, not called dead by it («مات شهيدا»), and no land («سوريا»)."""
    told = _is_one_person(form, grammar) and grammar.counted(form) == ("people", True)
    return told and form not in grammar.lands


def _is_one_person(form: str, grammar: Grammar) -> bool:
    """Tell whether a word is the noun of one person, without article or preposition: «شاب»."""
    noun = grammar.figures.numbers.nouns.get(form)
    if noun is None or noun.prefix or noun.definite:
        return False
    return noun.person and noun.form == "singular"


def _of_those(found: Sequence[int], what: CountOf, analysis: Analysis) -> Count:
    whose = {whose_of(at, at, analysis) for at in found}  # of «جندي ومدني» the two are nobody's together
    count = _ones(what, len(found), found[0], found[-1] + 1, analysis)
    return structs.replace(count, of=whose.pop()) if len(whose) == 1 else count


def with_persons(
    trigger: Trigger, counts: tuple[Count, ...], target: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> tuple[Count, ...]:
    """Return the counts, with one for each named person who was held, freed or killed, or for «… عليه».

    Example:
        «اعتقل الأمن فلان الفلاني» is detained 1, as «ألقت القبض عليه» is.
    """
    what = _what_of_one(trigger, analysis, grammar)
    people = {n.id for n in target if n.sort == "person"}
    if len(people) > 1:  # «مقتل وزير الدفاع فلان ونائبه فلان»: the minister is not the only one
        counts = tuple(c for c in counts if (c.what, c.value) != (what, 1))
    if what is None or any(c.what == what for c in counts):
        return counts or _handed(trigger, analysis, grammar)
    them = _of_them(trigger, what, analysis, grammar) if trigger.form.frame.type in BY_TYPE else ()
    if them:
        return (*counts, *them)
    if people and len(people) == len({n.id for n in target}):
        end = target[-1].last
        his = "".join(analysis.forms[end : end + 1])[1:] in grammar.words("companions")  # «فلان وولده»
        return (*counts, _ones(what, len(people) + his, target[0].first, end + his, analysis))
    at = next((at for at in range(trigger.at, trigger.last + 2) if _is_him(at, analysis, grammar)), -1)
    if at >= 0 and not target:
        return (*counts, _ones(what, 1, at, at + 1, analysis))
    return (*counts, *_held(trigger, what, analysis, grammar))


def _what_of_one(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> CountOf | None:
    kind = trigger.form.frame.type
    if kind in {"DETAIN", "RELEASE"}:
        return BY_TYPE[kind]
    return grammar.harm_of(analysis.forms[trigger.at]) if kind in {"ATTACK", "CASUALTIES"} else None


def _of_them(trigger: Trigger, what: CountOf, analysis: Analysis, grammar: Grammar) -> tuple[Count, ...]:
    """Return the number of the people told last, where «سبيلهم», «اعتقلتهم» take them up."""
    near = analysis.forms[trigger.at : trigger.last + 2]
    if trigger.form.pronoun not in THEM and not any(form in grammar.words("on_them") for form in near):
        return ()
    told = bisect_right(analysis.numbers, trigger.at, key=lambda n: n.first) - 1
    for number in analysis.numbers[max(0, told - 2) : told + 1][::-1]:
        counted = grammar.counted(number.noun) or ("people", is_person(number, grammar))
        if counted[1] and trigger.at - number.first <= _BACK and not is_no_amount(number, analysis, grammar):
            return (count_of(number, what, analysis),)
    return ()


THEM = frozenset({"هم", "هما", "هن"})


def _is_him(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    return at < len(analysis.forms) and analysis.forms[at] in grammar.words("on_him")


def _held(trigger: Trigger, what: CountOf, analysis: Analysis, grammar: Grammar) -> Iterator[Count]:
    """Yield a one for a single person who is held, more with those joined to him: «طبيبا وسائقه»."""
    one = _somebody(trigger, analysis, grammar) if trigger.form.frame.type in _HELD else -1
    if one >= 0:
        others = list(_companions(one + 1, min(one + _OBJECT, len(analysis.forms)), analysis, grammar))
        yield _ones(what, 1 + len(others), one, one + 1 + len(others), analysis)


_HELD = frozenset({"DETAIN", "RELEASE"})


def _somebody(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> int:
    """Return the word of a single person who is held: «خطف مسلحون مدير المكتب», «القبض على متسلل»."""
    if trigger.build in {"verb", "passive"} and trigger.form.pronoun == "ه":
        return trigger.at
    for at in range(trigger.last, min(trigger.last + _OBJECT, len(analysis.forms))):
        form = analysis.forms[at]
        if form in ENDS or form in grammar.words("that") or grammar.links[form]:
            break
        if _is_one(at, trigger, analysis, grammar):
            return at
    return -1


def _is_one(at: int, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    form = analysis.forms[at]
    if analysis.forms[at - 1] in _ANY or any(
        n.kind == "place" and n.last > at for n in _named_at(at, analysis)
    ):
        return False
    subject = trigger.build == "verb" and at == trigger.last and bool(_named_at(at, analysis))
    single = _is_one_person(form, grammar) or form in grammar.words("office_heads")
    return form in _ONE_OF_THEM or (single and not subject)


_ONE_OF_THEM = frozenset({"احدهم", "احدهما", "احداهما", "احداهن"})


def _named_at(at: int, analysis: Analysis) -> list[Name]:
    return [n for n in analysis.named(max(0, at - _NAMED), at + _OBJECT) if n.phrase <= at < n.last]


_NAMED = 2  # words of a name before the one that may be its last
_ANY = frozenset({"اي", "ايه"})


def _handed(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> tuple[Count, ...]:
    """Return a single person who is handed over as one: «سلم لبنان السلطات السورية ضابطا سابقا»."""
    if trigger.form.frame.type != "HANDOVER" or trigger.build != "verb":
        return ()
    near = range(trigger.last, min(trigger.last + _OBJECT, len(analysis.forms)))
    end = next((at for at in near if analysis.forms[at] in ENDS), near.stop)
    them = (at for at in near if at < end and analysis.forms[at].endswith("ا"))
    one = next((at for at in them if _is_single(analysis.forms[at], grammar)), None)
    return () if one is None else (_ones("people", 1, one, one + 1, analysis),)


def _ones(what: CountOf, value: int, first: int, last: int, analysis: Analysis) -> Count:
    span = analysis.span(first, max(last, first + 1))
    return Count(what, value, span.of(analysis.report.text), span)
