"""Counts: which numbers of a text belong to which trigger.

Source: the coding guide, "count": killed, injured, detained ... and whose; «العشرات» and other vague
numbers are the number reader's (`sijill.arabic.numbers`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from sijill.arabic.clauses import Clause
from sijill.arabic.numbers import Number
from sijill.extract.amounts import STRIKES, is_joined, is_no_amount, is_set, is_whole
from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.counted import (
    BY_TYPE,
    CROWDS,
    FATES,
    HARMS,
    MANY,
    PEOPLE,
    STATES,
    is_person,
    noun_of,
    what_of,
)
from sijill.extract.dating import starting_in, triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.lengths import lengths_of
from sijill.extract.reasons import answers_harm
from sijill.extract.singles import THEM, single_victims
from sijill.extract.tallies import BREAKS, count_of
from sijill.schema import Bound, Count, CountOf, EventType

_ALLOWING: frozenset[EventType] = frozenset(
    {"DEMAND", "OFFER", "THREATEN"}
)  # whose content has counts of theirs
_FAR = 150  # words from a trigger to its numbers: no clause is so long but in a text without stops


def counts_of(
    trigger: Trigger, clause: Clause, stop: int, reach: int, analysis: Analysis, grammar: Grammar
) -> tuple[Count, ...]:
    """Return the numbers that say how many were killed, held, freed, sent ... in what a trigger tells.

    At the word ``stop`` its content begins or its clause ends, at ``reach`` its content ends.
    """
    end = max(stop, reach) if trigger.form.frame.type in _ALLOWING else stop
    found = [*_numbers(trigger, clause, end, analysis, grammar)]
    held = STATES & {c.what for c in found}  # «اعتقل قائد الشرطة ثلاثة شبان»
    found += [c for c in single_victims(trigger, clause, stop, analysis, grammar) if c.what not in held]
    if not found:
        found += _antecedents(trigger, clause, analysis, grammar)
    if trigger.form.frame.type in STRIKES and not any(c.what == "killed" for c in found):
        found += _outcome(clause, analysis, grammar)
    if trigger.form.frame.type == "PROTEST" and not any(c.what == "people" for c in found):
        found += _participants(clause, analysis, grammar)
    # «تتواصل الاحتجاجات لليوم السادس»: a time that stands where its content would is no content.
    until = reach if trigger.form.frame.type == "AGREE" else end + (stop < clause.last)
    found += lengths_of(trigger, clause, until, analysis, grammar)
    distinct = {(c.what, c.value, c.of): c for c in reversed(found)}
    owned = {(c.what, c.value) for c in found if c.of}  # «أسقطت طائرتين أطلقهما الحوثيون»: theirs, once
    return tuple(c for c in reversed(distinct.values()) if c.of or (c.what, c.value) not in owned)


def _numbers(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> Iterator[Count]:
    before: CountOf | None = None
    first, last = max(clause.first, trigger.at - _FAR), min(stop, trigger.at + _FAR)
    for number in starting_in(analysis.numbers, first, last):
        if trigger.form.frame.type == "VIOLATE" and number.noun in _TIMES and number.first > trigger.at:
            yield count_of(number, "other", analysis)  # «خرقوا الهدنة ثلاث مرات»
            continue
        if is_no_amount(number, analysis, grammar) or is_set(number, analysis):
            continue
        if _is_apart(number, trigger, analysis, grammar) or _is_in_charge(number, trigger, analysis, grammar):
            continue
        joined = is_joined(number, analysis.forms)
        owner = _owner(number, trigger, analysis)
        whole = _whole(number, analysis, grammar)
        told = structs.replace(number, noun=whole.noun, noun_at=whole.noun_at) if whole else number
        told = _without_place(told, trigger, analysis, grammar)
        what = what_of(told, owner, clause, before if joined else None, analysis, grammar)
        before = what
        if what is not None and not _belongs_elsewhere(
            number, _taker(owner, trigger, what), what, clause, analysis
        ):
            count = count_of(number, what, analysis)
            yield structs.replace(count, of=count_of(whole, what, analysis).of) if whole else count
            if what == "killed" and _is_of_both(number, analysis.forms):
                yield count_of(number, "injured", analysis)


def _is_of_both(number: Number, forms: Sequence[str]) -> bool:
    """«عشرات القتلى والجرحى»: as many, vaguely, were hurt."""
    last = max(number.last, number.noun_at)
    return isinstance(number.value, Bound) and forms[last + 1 : last + 2] == ["والجرحي"]


_TIMES = frozenset({"مره", "مرات", "مرتين"})


def _without_place(number: Number, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> Number:
    """«نزح عشرات الآلاف من بلدات السهل»: where they come from is not what is counted.

    Nor is whose sons they are: «قتل ثلاثة من أبناء مدينة تعز», nor «القاعدة» whose men are.
    """
    at = number.noun_at
    if number.noun and _is_of_means(number, analysis, grammar):
        return structs.replace(number, noun="", noun_at=-1)
    if not number.noun or not grammar.is_kind(number.noun):
        return number
    before = analysis.forms[at - 1] if at > number.last else ""
    left = before == "من" and trigger.form.frame.type == "DISPLACE"
    near = analysis.named(number.last + 1, at + 1)
    theirs = any(n.sort == "armed-group" and n.last == at + 1 for n in near)
    of_people = before in grammar.words("peoples_of_places")
    return structs.replace(number, noun="", noun_at=-1) if left or theirs or of_people else number


def _is_of_means(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«أصيب ثلاثة بانفجار لغم»: what hurt them is not what is counted."""
    behind = number.last + 1
    form = analysis.forms[behind] if behind < number.noun_at else ""
    return form.startswith("ب") and form not in grammar.figures.numbers.nouns


def _whole(number: Number, analysis: Analysis, grammar: Grammar) -> Number | None:
    """Return the number that a bare one is a part of: «تسعة من أصل 20 جنديا», whose noun counts both."""
    if number.noun:
        return None
    behind = starting_in(analysis.numbers, number.last + 1, number.last + 4)
    return next((n for n in behind if is_whole(n, analysis, grammar)), None)


def _is_apart(number: Number, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«مقتل 40 في حين فر المئات منهم»: what another verb counts, though no predicate is that verb.

    So do the dead whose death is the reason: «تظاهروا احتجاجا على مقتل ثلاثة طلاب», and those who stay:
    «خفضت قواتها إلى 4500 جندي».
    """
    if trigger.form.frame.type == "WITHDRAW" and analysis.forms[number.first - 1] == "الي":
        return True
    if grammar.cues["meanwhile"].within(analysis.forms, trigger.last, number.first) >= 0:
        return True
    return answers_harm(number.first, trigger, analysis, grammar)


def _is_in_charge(number: Number, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«حكم بالسجن بتهمة قتل 46 شخصا»: what somebody is sentenced for was counted when it happened."""
    between = analysis.forms[trigger.last : number.first]
    return trigger.form.frame.type == "COERCE" and not grammar.words("charges").isdisjoint(between)


def _owner(number: Number, trigger: Trigger, analysis: Analysis) -> Trigger:
    """Return the trigger that says what a number counts: in a content that is the last before it."""
    if trigger.form.frame.type not in _ALLOWING:
        return trigger
    inner = triggers_in(analysis, trigger.at + 1, number.first)
    return (
        inner[-1] if inner and _RELATIVES.isdisjoint(analysis.forms[trigger.last : number.first]) else trigger
    )


def _taker(owner: Trigger, trigger: Trigger, what: CountOf) -> Trigger:
    """Return who takes a number: a demand those whose release it is about, and not who was killed before."""
    return trigger if what in {"killed", "injured"} else owner


_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين", "بعدما", "منذ"})


def _belongs_elsewhere(
    number: Number, trigger: Trigger, what: CountOf, clause: Clause, analysis: Analysis
) -> bool:
    """Tell whether another trigger between this one and the number takes it («يغلق الحاجز ويعتقل شابين»)."""
    if what in {"killed", "injured"}:
        return trigger.form.frame.type not in HARMS or _is_of_crowd(number, trigger, clause, analysis)
    if what not in PEOPLE:
        return False
    between = triggers_in(analysis, trigger.at + 1, number.first)
    crowd = triggers_in(analysis, clause.first, number.first) if number.first < trigger.at else []
    if what == "people" and any(t.form.frame.type == "PROTEST" for t in crowd):
        return trigger.form.frame.type != "PROTEST"  # «تظاهر العشرات احتجاجا على الحصار»
    if trigger.build == "noun" and any(t.form.frame.type in _COUNTING for t in crowd):
        return trigger.form.frame.type not in _COUNTING  # «احتجزت أربعة عناصر ردا على الحصار»
    if what in STATES and between and between[-1].form.frame.type in FATES - {trigger.form.frame.type}:
        return True  # «أسرتهم مقابل إفراج دمشق عن سبعة»
    return any(
        BY_TYPE.get(t.form.frame.type) == what != BY_TYPE.get(trigger.form.frame.type) for t in between
    )


def _is_of_crowd(number: Number, trigger: Trigger, clause: Clause, analysis: Analysis) -> bool:
    """«تظاهر المئات بعد مقتل شاب», «اعتقال خمسة بتهمة قتل ضابط»: whom the act before counts did not die."""
    before = number.first < trigger.at and trigger.build == "noun" and number.noun_at != trigger.at
    crowd = triggers_in(analysis, clause.first, number.first) if before else []
    return any(t.form.frame.type in _COUNTING for t in crowd)


_COUNTING = CROWDS | {"DETAIN", "RELEASE"}


def _outcome(clause: Clause, analysis: Analysis, grammar: Grammar) -> Iterator[Count]:
    """Yield the dead and hurt of a next clause that no predicate tells: «… ما أدى إلى ارتقاء أربعة شهداء»."""
    at = bisect_right(analysis.clauses, clause.first, key=lambda c: c.first)
    after = analysis.clauses[at] if at < len(analysis.clauses) else clause
    opening = analysis.forms[after.first : after.first + _OUTCOME]
    came = not grammar.words("resulting").isdisjoint(form.lstrip("وف") for form in opening)
    if after.sentence != clause.sentence or not came or triggers_in(analysis, after.first, after.last):
        return
    for number in starting_in(analysis.numbers, after.first, after.last):
        what, _ = noun_of(number, analysis, grammar)
        if what in {"killed", "injured"} and not is_no_amount(number, analysis, grammar):
            yield count_of(number, what, analysis)


_OUTCOME = 3  # words within which a clause says that it came of the one before


def _participants(clause: Clause, analysis: Analysis, grammar: Grammar) -> Iterator[Count]:
    """Yield how many took part, as the next words tell: «عمت المسيرات البلدة، وشارك فيها المئات»."""
    last = analysis.sentences[clause.sentence][1]
    for at in range(max(clause.first, clause.last - 1), min(clause.last + _OUTCOME, last - 1)):
        if analysis.forms[at].lstrip("وف") in _TAKING_PART and analysis.forms[at + 1] in grammar.words(
            "in_it"
        ):
            near = starting_in(analysis.numbers, at + 2, min(last, at + 2 + _OUTCOME))
            yield from (count_of(number, "people", analysis) for number in near[:1])


_TAKING_PART = frozenset({"شارك", "شاركت", "يشارك", "تشارك"})


def _antecedents(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> Iterator[Count]:
    """Yield how many they are of whom a relative clause tells: «سبعة شبان اعتقلتهم الشرطة» with «الذين»."""
    kind = trigger.form.frame.type
    if clause.link != "which" or kind not in FATES or analysis.forms[clause.first] not in _WHO:
        return
    if kind in {"DETAIN", "RELEASE"} and trigger.form.pronoun not in THEM and trigger.build != "passive":
        return
    near = starting_in(analysis.numbers, max(0, clause.first - _HEAD), clause.first)
    for number in near[-1:]:
        gap = analysis.forms[max(number.last, number.noun_at) + 1 : clause.first]
        person = bool((grammar.counted(number.noun) or (None, False))[1]) or is_person(number, grammar)
        person = person or (not number.noun and gap[:1] == ["من"])  # «أربعة من موظفي السجل الذين …»
        vague = isinstance(number.value, Bound) and (number.value.min or 0) >= MANY
        if (person or vague) and _is_head_gap(gap) and not is_no_amount(number, analysis, grammar):
            yield count_of(number, BY_TYPE[kind], analysis)


_WHO = frozenset({"الذين", "اللذين", "اللذان"})
_HEAD = 7  # words of «أربعة من موظفي السجل المدني» before «الذين»


def _is_head_gap(gap: Sequence[str]) -> bool:
    return "." not in gap and not any(form in BREAKS for form in gap)
