"""Passives: what is told as done to somebody, by the verb, by who alone stands there, or by a number."""

from collections.abc import Sequence
from typing import NamedTuple

from sijill.extract.agreeing import counts_men
from sijill.extract.analysis import PARTIES, UNARMED, Analysis, Name, Trigger
from sijill.extract.apart import GAP, behind_another
from sijill.extract.closed import DIED, pronoun_of
from sijill.extract.contents import is_content_at
from sijill.extract.dating import number_at, starting_in, triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare, with_joined
from sijill.extract.noun_roles import keepers_of
from sijill.extract.preceding import BY_CROWDS
from sijill.extract.salience import last_actor
from sijill.extract.scopes import Roles, Scope
from sijill.extract.subjects import (
    after_relative,
    antecedent,
)
from sijill.schema import SYMMETRIC

# What may be told by a verb without its doer.
_SUFFERED = frozenset(
    {"ATTACK", "CASUALTIES", "DETAIN", "RELEASE", "COERCE", "BLOCKADE", "SEIZE", "APPOINT", "LIFT"}
)
_DONE_BY_CROWDS = frozenset({"LIFT", "SEIZE"})


class Beside(NamedTuple):
    """The names beside a verb.

    Attributes:
        agent: who is said to have done it («على يد …»). before, after: who stands before it, and behind.
        bare: those behind it that no preposition governs, with who is joined to them.
    """

    agent: Sequence[Name]
    before: Sequence[Name]
    after: Sequence[Name]
    bare: Sequence[Name]


def of_passive(trigger: Trigger, beside: Beside, scope: Scope, analysis: Analysis, grammar: Grammar) -> Roles:
    """Return the roles of what is told as done to somebody: «اعتُقل ثلاثة», «الهدنة التي أُعلنت بين …»."""
    agent, before, after, bare = beside
    between = [n for n in after if n.preposition == "بين"] if trigger.form.frame.type in SYMMETRIC else []
    if len(between) > 1:
        return Roles(tuple(with_joined(between[:1], after)))
    keepers = keepers_of(trigger, after, analysis, grammar) or _his_prison(trigger, scope, analysis, grammar)
    patient = bare or [n for n in after if n.preposition in trigger.form.frame.target] or before
    patient = patient or _told_ahead(trigger, scope, analysis, grammar)
    own = [] if agent or keepers or not _takes_besides(trigger, scope, analysis) else scope.subject
    doer = tuple(agent or keepers or own)
    return Roles(doer, tuple(n for n in patient if n not in doer), inherited=bool(own))


def dies_there(
    trigger: Trigger, bare: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> bool:
    """«الوزير ونائبه أصيبا في الانفجار», «عشرة جنود قتلوا في هجوم»: without an object they did nothing."""
    if trigger.form.frame.rule != DIED or trigger.build != "verb":
        return False
    counted = starting_in(analysis.numbers, trigger.at + 1, scope.clause.last)
    governed = grammar.words("prepositions")
    counted = [n for n in counted if analysis.forms[n.first - 1] not in governed]
    return not counted and not trigger.form.pronoun and not bare


def _his_prison(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«ولا يزال في سجونه 210», «بقي لديها خمسون معتقلا»: whom the pronoun stands for holds them."""
    if trigger.form.frame.type != "DETAIN":
        return []
    for at in range(trigger.at + 1, min(trigger.at + GAP, scope.clause.last)):
        pronoun = pronoun_of(analysis.forms[at])
        noun = analysis.forms[at].removesuffix(pronoun)
        if pronoun and noun in grammar.words("prison_nouns"):
            people = [n for n in analysis.named(0, at) if n.sort not in PARTIES or n.head == "member"]
            return last_actor(analysis, grammar, at, people, pronoun)
    return []


def _takes_besides(trigger: Trigger, scope: Scope, analysis: Analysis) -> bool:
    """«داهم الجيش البلدة واعتقل خمسة شبان»: who acts by force before takes people; not «واعتقل شخصان»."""
    joined = trigger.reading.conjunction == "و" and trigger.build == "verb" and trigger.form.past
    armed = any(n.sort in _TAKING and n.id != "civilians" for n in scope.subject)
    if trigger.form.frame.type != "DETAIN" or trigger.form.plural or not (joined and armed):
        return False
    told = number_at(analysis, trigger.at + 1)
    counted = analysis.forms[told.first : told.last + 1] if told else []
    if any(form.endswith(_NOMINATIVE) for form in counted):
        return False
    start = analysis.sentences[scope.clause.sentence][0]
    acts = [t.form.frame.type for t in triggers_in(analysis, start, trigger.at)]
    return bool(acts) and acts[-1] in _BY_FORCE


_TAKING = frozenset({"force", "armed-group", "body", "state"})
_BY_FORCE = frozenset({"ATTACK", "CLASH", "COERCE", "SEIZE", "DETAIN", "DEPLOY", "BLOCKADE"})
_NOMINATIVE = ("ون", "ان")  # «عشرون», «جنديان»


def undergone_by(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> Roles | None:
    """Return the roles of a verb that tells only, or first, to whom it is done; None for any other."""
    befallen = _befallen(trigger, before, bare, scope, analysis, grammar)
    befallen = befallen or ([] if before else _killed(trigger, bare, analysis, grammar))
    if befallen:
        return Roles((), tuple(befallen))
    named = _becomes(trigger, bare, analysis, grammar)
    if named:
        return Roles(tuple(before or _appointing(trigger, scope, analysis)), tuple(named))
    charged = _charged(trigger, before, bare, analysis, grammar)
    if not charged:
        return None
    own = {n.id for n in charged}
    accusers = [n for n in before or scope.subject if n.id not in own]
    return Roles(tuple(accusers), tuple(charged), inherited=not before)


def _becomes(trigger: Trigger, bare: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«وعين فلانا وزيرا للدفاع»: who alone stands between the verb and an office is given that office."""
    first = bool(bare) and bare[0].sort == "person" and bare[0].phrase == trigger.at + 1
    alone = first and all(n.phrase == bare[0].last for n in bare[1:])  # «وزيرا للداخلية»
    if trigger.form.frame.rule != "appoint.appoint" or trigger.build != "verb" or not alone:
        return []
    office = analysis.forms[bare[0].last : bare[0].last + 1]
    heads = grammar.words("office_heads")
    return list(bare[:1]) if any(f.endswith("ا") and f[:-1] in heads for f in office) else []


def _appointing(trigger: Trigger, scope: Scope, analysis: Analysis) -> tuple[Name, ...]:
    """Return who acted before in the sentence, where «و» joins the verb to that."""
    start = analysis.sentences[scope.clause.sentence][0]
    joined = trigger.reading.conjunction == "و" and trigger.at > start
    return tuple(n for n in scope.subject if joined and start <= n.first)


def _charged(
    trigger: Trigger, before: Sequence[Name], bare: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """«اتهم الجيش بقصف السوق», «إيران اتهمت بدعمهم»: whom nothing parts from the charge is charged."""
    if trigger.form.frame.rule != "accuse.accuse" or trigger.build != "verb" or trigger.form.pronoun:
        return []
    if not bare and _opens_charge(trigger.at + 1, analysis, grammar):
        return list(before)
    near = first_group(bare)
    beside = bool(near) and not behind_another(trigger, near[0], analysis, grammar)
    return near if beside and _opens_charge(near[-1].last, analysis, grammar) else []


def _opens_charge(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether what somebody is charged with begins at a word: «بقصف», «بدعم», «بالتجسس»."""
    act = any(t.at == at and t.reading.preposition == "ب" for t in analysis.triggers)
    return act or analysis.forms[at : at + 1] == ["بدعم"] or is_content_at(at, analysis, grammar)


def _befallen(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> list[Name]:
    """Return whom a verb befalls that must have an object and has none behind it: passive, unvowelled.

    «المحامية اعتقلت في الزنتان», «خالد الذي قتل في أكتوبر», «واتهم بتهريب السلاح».
    """
    form, at = trigger.form, trigger.at
    harm = bool(grammar.harm_verb_of(analysis.forms[at]))
    transitive = form.frame.type == "DETAIN" or (harm and form.frame.type in {"ATTACK", "CASUALTIES"})
    hit = trigger.need == at + 1  # «قتلوا برصاص قناص», «أصيبوا في قصف»
    counted_before = _counted_right_before(trigger, analysis)
    asks = form.needs and not (hit or counted_before)
    if trigger.build != "verb" or not form.past or form.pronoun or not transitive or asks:
        return []
    people = list(before) or list(scope.subject if scope.clause.link == "which" else ())
    people = people or counted_before
    some = bool(people) and (people[-1].head == "member" or any(_is_counted(n, analysis) for n in people))
    if bare or not people or not (people[-1].sort in _PEOPLE or (harm and some)):
        return []
    counted = [number for number in analysis.numbers if at < number.first < scope.stop]
    if counted and (people[-1].sort not in _PEOPLE or counted[0].first == trigger.last):
        return []  # «المسلحون قتلوا بالرصاص ثلاثة مدنيين»
    return people if hit or _has_no_object(at + 1, scope.stop, analysis, grammar) else []


def _counted_right_before(trigger: Trigger, analysis: Analysis) -> list[Name]:
    """«سبيل 14 شابا أوقفوا في أيار»: a verb in the plural right behind some who are counted is theirs."""
    near = analysis.named(trigger.at - _COUNTED, trigger.at) if trigger.form.plural else []
    some = [n for n in near if n.last == trigger.at and n.sort != "person"]
    return [n for n in some if starting_in(analysis.numbers, n.phrase, n.first)]


_COUNTED = 5  # words of a number and of whom it counts


def _told_ahead(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«الوزير شطح، الذي اغتيل», «سالم، أحد قادة الحراك، قُتل»: who suffers it stands before its clause."""
    clause = scope.clause
    if trigger.build != "passive" or trigger.form.pronoun:
        return []
    if clause.link == "which":
        first = trigger.at == after_relative(clause.first, analysis, grammar)
        return [n for n in antecedent(clause.first, analysis) if first and n.sort in _PEOPLE]
    start = analysis.sentences[clause.sentence][0]
    named = analysis.named(start, min(start + _OPENING, trigger.at))
    topic = [n for n in named if n.sort == "person" and is_bare(n) and analysis.forms[n.last] == "،"][:1]
    before = analysis.forms[trigger.at - 2 : trigger.at]
    return topic if before[-1:] == ["،"] or before == ["،", "قد"] else []


_OPENING = 5  # words from a sentence's beginning to who is its topic: «وكان الشيخ فلان، …، قد اغتيل»


def _is_counted(name: Name, analysis: Analysis) -> bool:
    """«23 من الحوثيين قتلوا»: some of them, and not the body."""
    return any(number.first == name.phrase for number in analysis.numbers)


_PEOPLE = frozenset({"person", "group"})


def _killed(trigger: Trigger, bare: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«قتل الوزير وصهر الرئيس في التفجير»: of persons who are killed by something none is the killer."""
    harm = trigger.build == "verb" and trigger.form.past and grammar.harm_verb_of(analysis.forms[trigger.at])
    if harm and _by_something(trigger, analysis):
        return first_group([n for n in bare if n.sort in _MORTAL])
    near = [n for n in bare if n.first < trigger.last]  # before «في التفجير», which the verb needs
    counted = any(trigger.at < number.first < trigger.last for number in analysis.numbers)
    persons = bool(near) and all(n.sort == "person" for n in near) and not counted
    told = harm and trigger.form.frame.type == "ATTACK" and not trigger.form.pronoun
    return [n for n in near if n.joined or n is near[0] or n is near[-1]] if told and persons else []


def _by_something(trigger: Trigger, analysis: Analysis) -> bool:
    """«قتل في الهجمات شرطيون وجنود»: where the verb is first told what they died in, who follows died."""
    alone = trigger.form.frame.type == "ATTACK" and not (trigger.form.pronoun or trigger.form.plural)
    blows = triggers_in(analysis, trigger.at + 2, trigger.at + 4)
    died_in = analysis.forms[trigger.at + 1 : trigger.at + 2] in _DIED_IN and bool(blows)
    counted = any(n.first > trigger.at for n in starting_in(analysis.numbers, trigger.at, trigger.at + GAP))
    return alone and died_in and not counted


_DIED_IN = (["في"], ["خلال"], ["جراء"], ["اثر"], ["نتيجه"])
_MORTAL = frozenset({"force", "group", "person", "armed-group"})


_OF_WOUNDS = "متاثر"  # «قتل الصحفي متأثرا بجراحه»


def _has_no_object(at: int, stop: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a verb is followed at once by a mark, a time, a place or a preposition."""
    if at >= min(stop, len(analysis.forms)) or not analysis.forms[at][0].isalpha():
        return True
    form = analysis.forms[at]
    if form.startswith(_OF_WOUNDS):
        return True
    governed = form in grammar.words("prepositions") | _BESIDES or grammar.links[form] == "adverb"
    timed = any(t.first <= at <= t.last for t in analysis.times)
    hung = any(n.phrase <= at < n.last and n.preposition for n in analysis.named(at, at + 3))
    goes_on = any(t.at == at and t.reading.conjunction for t in analysis.triggers)  # «قتلوا وأصيب 38»
    return governed or timed or hung or goes_on


_BESIDES = frozenset({"اضافه", "فضلا", "علاوه"})  # «قتلوا إضافة إلى اثنين آخرين»


def looks_passive(
    trigger: Trigger,
    bare: Sequence[Name],
    before: Sequence[Name],
    analysis: Analysis,
    grammar: Grammar,
    *,
    goes_on: bool,
) -> bool:
    """«اعتقل ثلاثة مدنيين», «قتل 11 شخصا»: a singular verb right before a number or people has no doer."""
    if trigger.form.plural or trigger.form.pronoun or trigger.build != "verb" or not trigger.form.past:
        return False
    frame = trigger.form.frame
    if frame.type not in _SUFFERED or (frame.type == "APPOINT" and frame.idafa == "actor"):
        return False  # «استقال عضوان»
    if trigger.form.frame.type == "ATTACK" and not grammar.harm_verb_of(analysis.forms[trigger.at]):
        return False  # «هاجم عشرة مسلحين»
    numbered = number_at(analysis, trigger.at + 1) is not None or _counts_behind_place(
        trigger, before, analysis
    )
    if goes_on or (before and not numbered):
        return False
    if trigger.form.feminine and counts_men(trigger, analysis):
        return False
    meek = UNARMED | (_CALLINGS if grammar.harm_verb_of(analysis.forms[trigger.at]) else frozenset())
    meek |= _CALLINGS if frame.type == "DETAIN" else frozenset()
    people = bool(bare) and bare[0].phrase == trigger.at + 1 and bare[0].id in meek
    people = people and frame.rule not in BY_CROWDS and frame.type not in _DONE_BY_CROWDS
    return not before and (numbered or people or _befalls_one(trigger, bare, analysis, grammar))


# Ids of those who are killed and held for what they do, and do so to nobody.
_CALLINGS = frozenset({"activists", "journalists", "students", "lawyers", "health-workers", "aid-workers"})


def _counts_behind_place(trigger: Trigger, before: Sequence[Name], analysis: Analysis) -> bool:
    """«اعتقل في الخرطوم خمسة من قادة المعارضة»: who is counted right behind where it was has no doer."""
    at = trigger.at + 1
    if before or trigger.reading.conjunction or analysis.forms[at : at + 1] != ["في"]:
        return False
    where = [n for n in analysis.named(at, at + GAP) if n.kind == "place" and n.phrase == at + 1][:1]
    return bool(where) and bool(starting_in(analysis.numbers, where[0].last, where[0].last + 1))


def _befalls_one(trigger: Trigger, bare: Sequence[Name], analysis: Analysis, grammar: Grammar) -> bool:
    """«قتل السفير الأمريكي في بنغازي», «خطف الصحفي البريطاني أمس»: who is told alone suffered it.

    A verb that goes on with «و» may have him for its object: «اقتحم المسلح المقر وقتل الحارس في الداخل».
    """
    harm = trigger.form.frame.type == "DETAIN" or grammar.harm_verb_of(analysis.forms[trigger.at])
    if not harm or trigger.form.needs or trigger.reading.conjunction:
        return False
    at, near = trigger.at + 1, first_group(bare)
    if near and near[0].phrase == at:
        alone = near[0].first == at or analysis.forms[at + 1] in _OF  # «قيادي في حماس»
        one = alone and _is_person(analysis.forms[at], grammar)
        end = near[-1].last if one or all(n.sort == "person" for n in near) else -1
    else:
        end = at + 2 if _is_told_one(at, analysis, grammar) else -1
    described = any(form in grammar.adjectives for form in analysis.forms[end : end + 1])
    return end > 0 and _has_no_object(end + described, len(analysis.forms), analysis, grammar)


_OF = frozenset({"في", "من"})


def _is_told_one(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«الصحفي البريطاني»: one person and his nationality."""
    forms = analysis.forms[at : at + 2]
    return len(forms) > 1 and forms[1] in grammar.adjectives and _is_person(forms[0], grammar)


def _is_person(form: str, grammar: Grammar) -> bool:
    noun = grammar.figures.numbers.nouns.get(form.removeprefix("ال"))
    if noun is not None and noun.person and noun.form == "singular":
        return True  # «الصحفي», «خطف طبيب سوري في إدلب»
    return form.startswith("ال") and not grammar.words("office_heads").isdisjoint(grammar.spellings[form])
