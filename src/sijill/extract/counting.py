"""Counts: which numbers of a text belong to which trigger, and what they count.

Source: the coding guide, "count": killed, injured, detained ... and whose; «العشرات» and other vague
numbers are the number reader's (`sijill.arabic.numbers`).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from msgspec import structs

from sijill.arabic.clauses import Clause
from sijill.arabic.dates import TimeExpression
from sijill.arabic.numbers import Number
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.dating import starting_in, term_of, triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.reasons import is_reason
from sijill.schema import Bound, Count, CountOf, EventType

# What a number of people is a number of, where the noun does not say it itself.
_BY_TYPE: dict[EventType, CountOf] = {
    "DETAIN": "detained", "RELEASE": "released", "ESCAPE": "escaped", "DISPLACE": "displaced",
    "CASUALTIES": "killed", "PROTEST": "people", "MEET": "people", "DEPLOY": "people", "WITHDRAW": "people",
    "COERCE": "people", "HANDOVER": "people", "AID": "people", "BLOCKADE": "people", "APPOINT": "people",
}  # fmt: skip
_HARMS: frozenset[EventType] = frozenset(
    {"ATTACK", "CLASH", "CASUALTIES", "VIOLATE", "PROTEST", "SEIZE", "COERCE"}
)
_LASTING: frozenset[EventType] = frozenset(
    {"BLOCKADE", "CLASH", "AGREE", "PROTEST", "ATTACK", "MEET", "COERCE", "DETAIN", "SEIZE"}
)
_GIVING_TIME: frozenset[EventType] = frozenset({"DEMAND", "THREATEN", "AGREE"})
_LASTED = frozenset({"days-in-row", "duration"})
_GIVEN = frozenset({"deadline", "duration"})
_ON_END = frozenset({"days-in-row"})
_YEAR = 365
_ALLOWING: frozenset[EventType] = frozenset(
    {"DEMAND", "OFFER", "THREATEN"}
)  # whose content has counts of theirs
_CROWDS: frozenset[EventType] = frozenset({"PROTEST", "DISPLACE"})
_PEOPLE = frozenset({"killed", "injured", "detained", "released", "escaped", "displaced", "people"})
_STATES = frozenset({"detained", "released", "escaped", "displaced"})
_FATES = frozenset(kind for kind, what in _BY_TYPE.items() if what in _STATES)
_THEM = frozenset({"هم", "هما", "هن"})
_BACK = 25  # words before a pronoun within which the people stand that it takes up
_FAR = 150  # words from a trigger to its numbers: no clause is so long but in a text without stops
_LONGEST_TIME = 16  # words of the longest time expression
_BEFORE = 5  # words before a number within which a word of death or hurt says what became of them


def counts_of(
    trigger: Trigger, clause: Clause, stop: int, reach: int, analysis: Analysis, grammar: Grammar
) -> tuple[Count, ...]:
    """Return the numbers that say how many were killed, held, freed, sent ... in what a trigger tells.

    At the word ``stop`` its content begins or its clause ends, at ``reach`` its content ends.
    """
    end = max(stop, reach) if trigger.form.frame.type in _ALLOWING else stop
    found = [*_numbers(trigger, clause, end, analysis, grammar)]
    held = _STATES & {c.what for c in found}  # «اعتقل قائد الشرطة ثلاثة شبان»
    found += [c for c in _single_victims(trigger, clause, stop, analysis, grammar) if c.what not in held]
    if not found:
        found += _antecedents(trigger, clause, analysis, grammar)
    if trigger.form.frame.type in _STRIKES and not any(c.what == "killed" for c in found):
        found += _outcome(clause, analysis, grammar)
    if trigger.form.frame.type == "PROTEST" and not any(c.what == "people" for c in found):
        found += _participants(clause, analysis, grammar)
    # «تتواصل الاحتجاجات لليوم السادس»: a time that stands where its content would is no content.
    until = reach if trigger.form.frame.type == "AGREE" else end + (stop < clause.last)
    found += _lengths(trigger, clause, until, analysis, grammar)
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
            yield _count(number, "other", analysis)  # «خرقوا الهدنة ثلاث مرات»
            continue
        if _is_no_amount(number, analysis, grammar) or _is_set(number, analysis):
            continue
        if _is_apart(number, trigger, analysis, grammar) or _is_charge(number, trigger, analysis, grammar):
            continue
        joined = _is_joined(number, analysis.forms)
        owner = _owner(number, trigger, analysis)
        whole = _whole(number, analysis, grammar)
        told = structs.replace(number, noun=whole.noun, noun_at=whole.noun_at) if whole else number
        told = _without_place(told, trigger, analysis, grammar)
        what = _what(told, owner, clause, before if joined else None, analysis, grammar)
        before = what
        if what is not None and not _belongs_elsewhere(
            number, _taker(owner, trigger, what), what, clause, analysis
        ):
            count = _count(number, what, analysis)
            yield structs.replace(count, of=_count(whole, what, analysis).of) if whole else count
            if what == "killed" and _is_of_both(number, analysis.forms):
                yield _count(number, "injured", analysis)


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
    return next((n for n in behind if _is_whole(n, analysis, grammar)), None)


def _is_whole(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a number is only what another is a part of: «من أصل 20», «من بين 20»."""
    at = number.first
    return at > 1 and analysis.forms[at - 2] == "من" and analysis.forms[at - 1] in grammar.words("wholes")


def _is_apart(number: Number, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«مقتل 40 في حين فر المئات منهم»: what another verb counts, though no predicate is that verb.

    So do the dead whose death is the reason: «تظاهروا احتجاجا على مقتل ثلاثة طلاب», and those who stay:
    «خفضت قواتها إلى 4500 جندي».
    """
    if trigger.form.frame.type == "WITHDRAW" and analysis.forms[number.first - 1] == "الي":
        return True
    if grammar.cues["meanwhile"].within(analysis.forms, trigger.last, number.first) >= 0:
        return True
    return _is_of_reason(number.first, trigger, analysis, grammar)


def _is_of_reason(at: int, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether who is counted at ``at`` died or was hurt before the act, which answers it."""
    harms = [n for n in range(max(trigger.last, at - _BEFORE), at) if grammar.harm_of(analysis.forms[n])]
    return any(is_reason(n, trigger.form.frame.type, trigger.last, analysis.forms, grammar) for n in harms)


def _is_charge(number: Number, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
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


def _is_no_amount(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """Part of a time, a measure («مسافة 40 كيلومترا», «على دفعتين»), or of a number before («بينهم …»)."""
    if _is_in_time(number, analysis) or number.noun in grammar.words("measures"):
        return True
    word = grammar.figures.numbers.words.get(analysis.forms[number.first])
    if word is not None and word.role == "few":  # «بضع بلدات»: nobody counted them
        return True
    named = _is_in_name(number, analysis) or _is_pair_of_names(number, grammar)
    if named or _is_counted(number, analysis) or _is_year(number, analysis):
        return True
    behind = analysis.forms[number.last + 1 : number.last + 3]
    aged = not grammar.words("of_age").isdisjoint(behind)  # «رجل في الثلاثين من عمره»
    if aged or _is_missing(number, analysis, grammar) or _is_model(number, analysis.forms):
        return True
    if _is_whole(number, analysis, grammar) or _is_called_so(number, analysis, grammar):
        return True
    return _is_quality(number, analysis, grammar) or _is_among(number, analysis, grammar)


def _is_quality(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«تفجيران انتحاريان»: a dual behind the dual of a deed says of which kind the two are."""
    before = analysis.forms[number.first - 1] if number.first else ""
    dual = number.first == number.last == number.noun_at and before.endswith(("ين", "ان"))
    return dual and _is_deed(before, grammar)


def _is_deed(noun: str, grammar: Grammar) -> bool:
    known = (form for _, forms in grammar.forms[noun] for form in forms)
    return any(form.build == "noun" and form.frame.type in _STRIKES for form in known)


def _is_among(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«141 مدنيا، بينهم 13 طفلا و20 امرأة»: both are counted with the number before."""
    forms, at = analysis.forms, number.first
    if at > 0 and forms[at - 1] in grammar.words("among_them"):
        if triggers_in(analysis, at - 2, at - 1):  # «وفر منهم نحو 45», «وأصيب منهم عشرة»
            return False
        if not grammar.words("told_apart").isdisjoint(forms[number.last + 1 : number.last + 1 + _SORT]):
            return False  # «43 قتيلا بينهم 27 مدنيا»
        return at < 2 or forms[at - 2] not in _ENDS - {"،"}  # «. بينهم ثمانون قتلوا في …» tells of these
    before = starting_in(analysis.numbers, at - _LONGEST_NAME, at)[-1:] if _is_joined(number, forms) else ()
    near = (n for n in before if "،" not in forms[n.last : at])
    return any(_is_among(n, analysis, grammar) for n in near)


_SORT = 3  # words of «من رجال الشرطة»


def _is_in_name(number: Number, analysis: Analysis) -> bool:
    """«طالبان» is no two students, «17 تشرين» no seventeen; police and groups are counted by their names."""
    near = analysis.named(number.first - _LONGEST_NAME, number.first + 1)
    covering = [n for n in near if n.last > number.first]
    return any(n.kind == "place" or _is_dual_name(n) or _ends_with(n, number) for n in covering)


def _is_counted(number: Number, analysis: Analysis) -> bool:
    """«عشرة مصلين»: what looks like a dual is what the number before it counts."""
    dual = number.first == number.noun_at == number.last and not _is_joined(number, analysis.forms)
    before = starting_in(analysis.numbers, number.first - _LONGEST_NAME, number.first)
    return dual and any(n.last == number.first - 1 and not _holds_noun(n) for n in before)


def _is_year(number: Number, analysis: Analysis) -> bool:
    """«انتفاضة آذار 1991»: four digits of nothing."""
    bare = not number.noun and number.first == number.last and isinstance(number.value, int)
    digits = bare and analysis.forms[number.first].isdigit()
    return digits and isinstance(number.value, int) and _FIRST_YEAR <= number.value <= _LAST_YEAR


_FIRST_YEAR, _LAST_YEAR = 1900, 2040


def _is_called_so(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«قرب بليون»: a thousand or more of nothing, behind a word of place, is a place."""
    bare = not number.noun and number.first == number.last and analysis.forms[number.first].isalpha()
    before = analysis.forms[number.first - 1] if number.first else ""
    return bare and before in grammar.words("around_places")


def _is_set(number: Number, analysis: Analysis) -> bool:
    """«ثلاثة من الرهائن السبعة», «أحد الشبان الثلاثة»: how many there are, of whom some are told."""
    noun = number.noun_at
    if not 0 < noun < number.first:
        return False
    before = analysis.forms[noun - 1]
    part = starting_in(analysis.numbers, noun - _PARTITIVE, noun - 1)
    return before in _SOME or (before == "من" and bool(part))


_PARTITIVE = 3  # words of «ثلاثة من», «ثلاثة منهم من»
_SOME = frozenset({"احد", "احدي", "بعض", "معظم"})


def _is_model(number: Number, forms: Sequence[str]) -> bool:
    """«بي تي آر - 82»: a number of nothing behind a dash is part of a name; «12.10 | …» is a time."""
    if number.noun:
        return False
    return (number.first > 0 and forms[number.first - 1] in _DASHES) or forms[
        number.last + 1 : number.last + 2
    ] == ["|"]


_DASHES = frozenset({"-", "–"})


def _is_dual_name(name: Name) -> bool:
    return name.last - name.first == 1 and name.how == "named" and name.sort in _NAMED_SORTS


def _ends_with(name: Name, number: Number) -> bool:
    """«حركة طالبان», «متمردي طالبان»: a name that ends with what looks like a dual."""
    dual = number.first == number.noun_at == number.last
    return dual and name.last == number.last + 1 and name.how == "named" and name.sort in _NAMED_SORTS


_NAMED_SORTS = frozenset({"armed-group", "party", "state"})
_LONGEST_NAME = 6
_FATE = 3  # words behind a number of people within which they are told to be missing


def _is_missing(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«20 مقاتلا آخرين مفقودين» are neither dead nor hurt."""
    last = max(number.last, number.noun_at) + 1
    return not grammar.words("missing").isdisjoint(analysis.forms[last : last + _FATE])


def _is_in_time(number: Number, analysis: Analysis) -> bool:
    at = number.noun_at if _holds_noun(number) else number.first  # «منذ أكثر من شهرين»
    near = starting_in(analysis.times, at - _LONGEST_TIME, at + 1)
    return any(t.first <= at <= t.last for t in near)


def _holds_noun(number: Number) -> bool:
    """Tell whether the noun is part of the number: a dual, with or without a bound before it."""
    return number.first <= number.noun_at <= number.last


_COUNTED = frozenset({"people", "vehicles", "trucks", "weapons"})


def _is_pair_of_names(number: Number, grammar: Grammar) -> bool:
    """«مدينتي الحسكة والقامشلي» names two places, it does not count them; «راجمتي صواريخ» are two."""
    known = grammar.counted(number.noun)
    told = known is not None and known[0] in _COUNTED
    return number.first == number.noun_at and number.noun.endswith("تي") and not told


def _is_joined(number: Number, forms: Sequence[str]) -> bool:
    return forms[number.first].startswith("و") or (number.first > 0 and forms[number.first - 1] == "و")


def _belongs_elsewhere(
    number: Number, trigger: Trigger, what: CountOf, clause: Clause, analysis: Analysis
) -> bool:
    """Tell whether another trigger between this one and the number takes it («يغلق الحاجز ويعتقل شابين»)."""
    if what in {"killed", "injured"}:
        return trigger.form.frame.type not in _HARMS or _is_of_crowd(number, trigger, clause, analysis)
    if what not in _PEOPLE:
        return False
    between = triggers_in(analysis, trigger.at + 1, number.first)
    crowd = triggers_in(analysis, clause.first, number.first) if number.first < trigger.at else []
    if what == "people" and any(t.form.frame.type == "PROTEST" for t in crowd):
        return trigger.form.frame.type != "PROTEST"  # «تظاهر العشرات احتجاجا على الحصار»
    if what in _STATES and between and between[-1].form.frame.type in _FATES - {trigger.form.frame.type}:
        return True  # «أسرتهم مقابل إفراج دمشق عن سبعة»
    return any(
        _BY_TYPE.get(t.form.frame.type) == what != _BY_TYPE.get(trigger.form.frame.type) for t in between
    )


def _is_of_crowd(number: Number, trigger: Trigger, clause: Clause, analysis: Analysis) -> bool:
    """«تظاهر المئات بعد مقتل شاب», «اعتقال خمسة بتهمة قتل ضابط»: whom the act before counts did not die."""
    before = number.first < trigger.at and trigger.build == "noun" and number.noun_at != trigger.at
    crowd = triggers_in(analysis, clause.first, number.first) if before else []
    return any(t.form.frame.type in _COUNTING for t in crowd)


_COUNTING = _CROWDS | {"DETAIN", "RELEASE"}


def _what(
    number: Number,
    trigger: Trigger,
    clause: Clause,
    before: CountOf | None,
    analysis: Analysis,
    grammar: Grammar,
) -> CountOf | None:
    """Return what a number counts here, None where it is none of the trigger's numbers."""
    if trigger.form.frame.rule == BURIED and number.first == trigger.at + 1:
        return None  # «شيع الآلاف جثامين ثمانية»: who buries is not dead
    what, person = _noun(number, analysis, grammar)
    counted = number.noun_at if number.noun else number.last + 1
    if what is None and _is_act(counted, number, trigger, analysis):
        return _of_acts(counted, trigger)
    harmed = what in {"killed", "injured"} or (person and trigger.form.frame.type in _HARMS)
    if harmed and _is_mixed(number, what, analysis, grammar):
        return "other"
    if what in {"killed", "injured"}:
        return "released" if trigger.form.frame.type == "RELEASE" else what
    if what is not None and not person and what != "people":
        taken = what == "other" and trigger.form.frame.type == "SEIZE" and grammar.is_kind(number.noun)
        return "positions" if taken else what  # «سيطرت على عشرين قرية»
    fate = _fate(number, trigger, clause, analysis, grammar) or (before if before in _PEOPLE else None)
    if number.noun_at == number.first and _is_deed(number.noun, grammar):
        fate = None  # «سقط قتلى وجرحى في تفجيرين»: no two persons
    people = person or _BY_TYPE.get(trigger.form.frame.type) in _STATES or _is_crowd(number, trigger)
    mourns = trigger.form.frame.rule == BURIED and trigger.build == "noun" and number.first < trigger.at
    told = fate or (people and not mourns) or what in _STATES
    return _of_people(number, what, fate, trigger, analysis, grammar) if told else None


def _of_people(
    number: Number,
    what: CountOf | None,
    fate: CountOf | None,
    trigger: Trigger,
    analysis: Analysis,
    grammar: Grammar,
) -> CountOf | None:
    """Return what befell those who are counted, by their ``fate`` as it is told, else by the event."""
    kind = trigger.form.frame.type
    if fate:
        condemned = trigger.form.frame.rule in _SENTENCES  # «حكم بإعدام تسعة»: nobody is dead yet
        return "people" if condemned else fate
    if what in _STATES:
        families = kind in _HELPING and number.noun in grammar.words("families")
        return "other" if families else _of_state(what, kind)  # «وزعت سلالا على 620 أسرة»
    harm = grammar.harm_of(analysis.forms[trigger.at]) if kind == "CASUALTIES" else None
    return harm or _BY_TYPE.get(kind)


def _of_acts(at: int, trigger: Trigger) -> CountOf | None:
    """«ثلاث وقفات» counts what is told by its noun, nothing of what else is; «35 ألفا يفرون» who flees."""
    fled = trigger.build in {"verb", "passive"} and trigger.form.frame.type in _FATES
    return None if at != trigger.at else _BY_TYPE.get(trigger.form.frame.type) if fled else "other"


def _is_act(at: int, number: Number, trigger: Trigger, analysis: Analysis) -> bool:
    """Tell whether what is counted is itself something told: «ثلاث وقفات», «خمس غارات»."""
    if number.noun:
        return at == trigger.at and not trigger.reading.preposition
    told = (t for t in triggers_in(analysis, at, at + 1) if t.build == "noun" and not t.reading.preposition)
    return any(analysis.forms[t.at].endswith("ات") for t in told)  # no «12 محتجا»


def _is_mixed(number: Number, what: CountOf | None, analysis: Analysis, grammar: Grammar) -> bool:
    """«20 قتيلا وجريحا», «سقط العشرات بين قتيل وجريح»: one number for the dead and the hurt."""
    if _are_both_before(number, analysis, grammar):
        return True
    behind = analysis.forms[max(number.last, number.noun_at) + 1 :][:_MIXED]
    if what == "killed" and behind[:1] and behind[0] in _AND_HURT:
        return True
    harms = {known[0] for form in behind if (known := grammar.counted(form.removeprefix("و")))}
    return "بين" in behind and harms >= {"killed", "injured"}


def _are_both_before(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«مقتل وإصابة 25 مدنيا», «مقتل وجرح أكثر من مئة»: of which there were how many is not told."""
    forms = analysis.forms
    for at in range(number.first - 1, max(0, number.first - _NEAR), -1):
        if harm := grammar.harm_of(forms[at]):
            apart = starting_in(analysis.numbers, at - _APART, at)  # «اثنان من الجنود قتلا وجرح ستة»
            other = None if apart else grammar.harm_of(forms[at - 1])
            return forms[at][0] == "و" and other is not None and other != harm
    return False


_APART = 6  # words before a word of hurt within which the dead have a number of their own
_NEAR = 4  # words before a number, its bound between, to the word of death or hurt
_AND_HURT = frozenset({"وجريحا", "وجريح", "وجريحه", "ومصابا", "ومصاب"})
_MIXED = 5  # words behind a number that tell it to be of dead and hurt: «سقطوا بين قتيل وجريح»


BURIED = "casualties.bodies-found"  # who buries, or takes part («شارك الآلاف في تشييع …»), is not dead
_SENTENCES = frozenset({"coerce.sentence"})
_HELPING: frozenset[EventType] = frozenset({"AID", "LIFT"})
_MANY = 20  # from this on a crowd is told by a round word: «عشرات», «مئات», «آلاف»


def _is_crowd(number: Number, trigger: Trigger) -> bool:
    """«تظاهر الآلاف», «خرج مئات الغاضبين»: beside the verb, vaguely counted, who does it."""
    vague = isinstance(number.value, Bound) and (number.value.min or 0) >= _MANY
    near = number.first == trigger.at + 1 or trigger.at - max(number.last, number.noun_at) == 1
    return vague and near and trigger.build == "verb" and trigger.form.frame.type in _CROWDS


def _noun(number: Number, analysis: Analysis, grammar: Grammar) -> tuple[CountOf | None, bool]:
    known = grammar.counted(number.noun)
    if known is None:
        return ("people", True) if _is_person(number, grammar) else (None, not _is_thing(number, grammar))
    if known[0] == "vehicles" and number.noun_at + 1 < len(analysis.forms):
        drone = analysis.forms[number.noun_at + 1].startswith("مسير")
        return ("weapons", False) if drone else known
    return known


def _is_thing(number: Number, grammar: Grammar) -> bool:
    return bool(number.noun) and number.noun not in grammar.words("of_them")


def _is_person(number: Number, grammar: Grammar) -> bool:
    """A sound masculine plural counts people («القرويين»), no dual («شارعين»); so do «منهم», «آخرون»."""
    return number.noun in grammar.words("of_them") or (
        len(number.noun) > 4 and not _holds_noun(number) and number.noun.endswith(("ون", "ين"))
    )


def _of_state(what: CountOf, kind: EventType) -> CountOf | None:
    """A number of detainees in a RELEASE is released; of the displaced who get AID, people.

    Families are displaced where somebody is, and else people; none of those who were killed.
    """
    if what == "displaced" and kind not in _BY_TYPE:
        return None if kind in _HARMS else "people"
    return _BY_TYPE.get(kind, what)


def _fate(
    number: Number, trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar
) -> CountOf | None:
    """Return killed or injured where a word of death or hurt stands before the number, or its verb after."""
    first = max(clause.first, number.first - _BEFORE)
    inside = {
        at for n in starting_in(analysis.numbers, first, number.first) for at in range(n.first, n.last + 1)
    }
    for at in range(number.first - 1, first - 1, -1):
        if at in inside or analysis.forms[at] in _MEANWHILE:
            break
        if harm := _fell(at, analysis.forms, grammar) or grammar.harm_of(analysis.forms[at]):
            return harm
    last = _past_least(max(number.last, number.noun_at) + 1, analysis.forms)
    last = _past_some(last, analysis.forms, grammar)
    behind = analysis.forms[last : last + 2]
    charged = grammar.cues["charges"].length(analysis.forms, last) > 0  # «خمسة أشخاص بتهمة قتل ضابط»
    if charged or (trigger.form.frame.type in _HARMS and _harms_others(last, analysis)):
        behind = []
    after = next((h for f in behind if (h := grammar.harm_verb_of(f))), None)
    if not after and behind and (beside := _beside(last, analysis)):  # «تسع نساء وخمسة رجال قتلوا»
        return _fate(beside, trigger, clause, analysis, grammar)
    if after or trigger.at >= number.first or _befalls_otherwise(number, analysis, grammar):
        return after
    return grammar.harm_of(analysis.forms[trigger.at])


def _beside(at: int, analysis: Analysis) -> Number | None:
    """Return the number that «و» joins at the word ``at`` to one that ends there."""
    found = starting_in(analysis.numbers, at, at + 1)
    return found[0] if found and _is_joined(found[0], analysis.forms) else None


def _harms_others(at: int, analysis: Analysis) -> bool:
    """«قتل 10 مدنيين وإصابة 17»: the word joined behind a number has a number of its own."""
    joined = at < len(analysis.forms) and analysis.forms[at].startswith("و")
    return joined and bool(starting_in(analysis.numbers, at + 1, at + 3))


def _past_least(at: int, forms: Sequence[str]) -> int:
    """«عشرة مدنيين على الأقل قتلوا»: the verb stands behind what bounds the number."""
    return at + 2 if forms[at : at + 2] == _AT_LEAST else at


def _past_some(at: int, forms: Sequence[str], grammar: Grammar) -> int:
    """«ستة أشخاص، بينهم طفل، قتلوا», «خمسة من أفراد الجيش أصيبوا»: some stand before the verb."""
    opens = next((n for n in range(at, at + 3) if forms[n : n + 1] and forms[n] not in _OPENS), at)
    among = opens < len(forms) and forms[opens] in grammar.words("among_them")
    if not among and "من" not in forms[max(0, at - 2) : at + 1]:
        return at
    some = range(opens + 1, min(len(forms), opens + _AMONG))
    end = next((n for n in some if forms[n] in _STOPS and not among), len(forms))
    verbs = (n for n in some if n < end and grammar.harm_verb_of(forms[n]) and forms[n][0] not in "وف")
    return next((n for n in verbs if among or forms[n].endswith("وا")), at)


_STOPS = frozenset({"،", ".", ":", "\n", "ان", "الذين"})
_OPENS = frozenset({"،", "-", "–", "(", "من"})
_AMONG = 9  # words of «بينهم ثلاثة من رجال الشرطة،», with the verb


def _fell(at: int, forms: Sequence[str], grammar: Grammar) -> CountOf | None:
    """«معارك سقط فيها 22 مسلحا», «راح ضحيته عشرة»: who falls in it is dead; a town that falls is not."""
    taken = forms[at] in grammar.words("in_it") or forms[at].startswith("ضحيت")
    return "killed" if taken and at and forms[at - 1].lstrip("وف") in _FELL else None


_MEANWHILE = frozenset({"فيما", "بينما"})  # «وجرح آخرون فيما أسر 2»
_FELL = frozenset({"سقط", "سقطوا", "سقطت", "راح", "راحت", "قضي"})
_APPROACH = 4  # words before a number, with those that say it is about so many, to what befell them


def _befalls_otherwise(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«إصابتها بقذيفة أدت إلى حرمان قرابة 45 ألف شخص من المياه»: they were not hurt."""
    before = analysis.forms[max(0, number.first - _APPROACH) : number.first]
    return any(not grammar.words("other_fates").isdisjoint(grammar.bases[form]) for form in before)


def _count(number: Number, what: CountOf, analysis: Analysis) -> Count:
    first = number.first if number.noun_at < 0 else min(number.first, number.noun_at)
    last = max(number.last, number.noun_at)
    span = analysis.span(number.first, last + 1)
    whose = None if what in _NOBODYS else _whose(first, last, analysis)
    value = number.value
    if isinstance(value, int) and analysis.forms[last + 2 : last + 4] == _AT_LEAST:
        value = Bound(min=value)  # «مقتل جنديين تركيين على الأقل»
    return Count(what, value, span.of(analysis.report.text), span, whose)


_AT_LEAST = ["علي", "الاقل"]


_NOBODYS = frozenset({"days", "hours"})
_MARKS = frozenset({")", ":", "؛"})
_NEXT = 2  # words from what is counted to whose it is


def _whose(first: int, last: int, analysis: Analysis) -> str | None:
    """Return the actor whose people are counted: «أربعة من عناصر قسد», «11 مدنيا»."""
    behind = enumerate(analysis.forms[last + 1 : last + 6], last + 1)
    end = next((at for at, form in behind if form in _MARKS), last + 6)
    near = [n for n in analysis.named(max(first, last - 1), end) if n.kind == "actor"]
    near = [n for n in near if n.how != "implied" or n.first <= last]
    near = [n for n in near if not n.dependent] or near  # «11 قتيلا من الجيش»: the army's
    if not near or near[0].sort in {"source", "outlet"}:  # who says the number is not whom it counts
        return None
    if near[0].phrase > last + _NEXT:  # «ثلاثة جنود في هجوم شنته قسد»
        return None
    told = near[0].preposition in {"", "من", "ل"} or _is_inside(near[0], last, analysis)
    return near[0].id if told else None


def _is_inside(name: Name, last: int, analysis: Analysis) -> bool:
    """«عن ثمانية من عناصر قسد», «عن 12 أسيرا»: the verb's preposition reaches the name through the number."""
    return name.how != "pronoun" and (name.first <= last or analysis.forms[last + 1] == "من")


_STRIKES = frozenset({"ATTACK", "CLASH"})
_OUTCOME = 3  # words within which a clause says that it came of the one before


def _outcome(clause: Clause, analysis: Analysis, grammar: Grammar) -> Iterator[Count]:
    """Yield the dead and hurt of a next clause that no predicate tells: «… ما أدى إلى ارتقاء أربعة شهداء»."""
    at = bisect_right(analysis.clauses, clause.first, key=lambda c: c.first)
    after = analysis.clauses[at] if at < len(analysis.clauses) else clause
    opening = analysis.forms[after.first : after.first + _OUTCOME]
    came = not grammar.words("resulting").isdisjoint(form.lstrip("وف") for form in opening)
    if after.sentence != clause.sentence or not came or triggers_in(analysis, after.first, after.last):
        return
    for number in starting_in(analysis.numbers, after.first, after.last):
        what, _ = _noun(number, analysis, grammar)
        if what in {"killed", "injured"} and not _is_no_amount(number, analysis, grammar):
            yield _count(number, what, analysis)


def _participants(clause: Clause, analysis: Analysis, grammar: Grammar) -> Iterator[Count]:
    """Yield how many took part, as the next words tell: «عمت المسيرات البلدة، وشارك فيها المئات»."""
    last = analysis.sentences[clause.sentence][1]
    for at in range(max(clause.first, clause.last - 1), min(clause.last + _OUTCOME, last - 1)):
        if analysis.forms[at].lstrip("وف") in _TAKING_PART and analysis.forms[at + 1] in grammar.words(
            "in_it"
        ):
            near = starting_in(analysis.numbers, at + 2, min(last, at + 2 + _OUTCOME))
            yield from (_count(number, "people", analysis) for number in near[:1])


_TAKING_PART = frozenset({"شارك", "شاركت", "يشارك", "تشارك"})


def _antecedents(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> Iterator[Count]:
    """Yield how many they are of whom a relative clause tells: «سبعة شبان اعتقلتهم الشرطة» with «الذين»."""
    kind = trigger.form.frame.type
    if clause.link != "which" or kind not in _FATES or analysis.forms[clause.first] not in _WHO:
        return
    if kind in {"DETAIN", "RELEASE"} and trigger.form.pronoun not in _THEM and trigger.build != "passive":
        return
    near = starting_in(analysis.numbers, max(0, clause.first - _HEAD), clause.first)
    for number in near[-1:]:
        gap = analysis.forms[max(number.last, number.noun_at) + 1 : clause.first]
        person = bool((grammar.counted(number.noun) or (None, False))[1]) or _is_person(number, grammar)
        person = person or (not number.noun and gap[:1] == ["من"])  # «أربعة من موظفي السجل الذين …»
        vague = isinstance(number.value, Bound) and (number.value.min or 0) >= _MANY
        if (person or vague) and _is_head_gap(gap) and not _is_no_amount(number, analysis, grammar):
            yield _count(number, _BY_TYPE[kind], analysis)


_WHO = frozenset({"الذين", "اللذين", "اللذان"})
_HEAD = 7  # words of «أربعة من موظفي السجل المدني» before «الذين»


def _is_head_gap(gap: Sequence[str]) -> bool:
    return "." not in gap and not any(form in _MARKS for form in gap)


# --- one, told without a number --------------------------------------------------------------------


_OTHER = frozenset({"اخر", "اخري", "ثالث", "ثالثه", "رابع", "رابعه"})


def _single_victims(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> Iterator[Count]:
    """Yield a one for «مقتل شاب», «جُرحت امرأة»: a word of death or hurt right before a single person."""
    last = min(stop, clause.last)
    nouns, single = grammar.figures.numbers.nouns, grammar.marks.bit["single"]
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
        noun = nouns.get(analysis.forms[victim]) if victim < clause.last else None
        if noun is None or not noun.person or noun.form != "singular" or noun.definite or victim in taken:
            continue
        what = grammar.harm_of(analysis.forms[at]) or (
            _BY_TYPE.get(trigger.form.frame.type) if at == trigger.at else None
        )
        if trigger.form.frame.rule in _SENTENCES or _does(victim, at, trigger, analysis, grammar):
            continue  # «حكم بإعدام ضابط»: nobody is dead yet
        if what in {"killed", "injured"} and _is_of_reason(victim, trigger, analysis, grammar):
            continue
        object_ = analysis.forms[victim].endswith("ا") and grammar.harm_verb_of(analysis.forms[at])
        if what in {"killed", "injured", "detained", "released"} and not noun.prefix and not object_:
            others = [n for n in _companions(victim + 1, last, analysis, grammar) if n not in taken]
            yield _of_those([victim, *others], what, analysis)
    if trigger.form.frame.type in _STRIKING:
        yield from _hit(clause.first, last, taken, analysis, grammar)


_DONE_TO = 3  # words from who does it, with his adjective, to whom he does it


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


def _told_after(at: int, analysis: Analysis, grammar: Grammar) -> Count | None:
    """«قتل جندي وأصيب آخر», «قتلت سيدة وأصيب طفلها»: one who is told by the one before."""
    form, one = analysis.forms[at : at + 2]
    if one in grammar.words("companions"):
        harm = grammar.harm_of(form)
    else:
        harm = grammar.harm_verb_of(form) if one in _OTHER and form[0] == "و" else None
    return _of_those([at + 1], harm, analysis) if harm else None


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


_STRIKING: frozenset[EventType] = frozenset({"ATTACK", "CLASH", "CASUALTIES"})


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
        if (
            n in taken
            or form in _ENDS - {"من"}
            or grammar.harm_verb_of(form)
            or form in grammar.words("that")
        ):
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
    noun = grammar.figures.numbers.nouns.get(form)
    told = noun is not None and noun.person and noun.form == "singular" and not (noun.prefix or noun.definite)
    return told and grammar.counted(form) == ("people", True) and form not in grammar.lands


def _of_those(found: Sequence[int], what: CountOf, analysis: Analysis) -> Count:
    span = analysis.span(found[0], found[-1] + 1)
    whose = {_whose(at, at, analysis) for at in found}  # of «جندي ومدني» the two are nobody's together
    return Count(what, len(found), span.of(analysis.report.text), span, *(whose if len(whose) == 1 else ()))


def with_persons(
    trigger: Trigger, counts: tuple[Count, ...], target: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> tuple[Count, ...]:
    """Return the counts, with one for each named person who was held, freed or killed, or for «… عليه».

    Example:
        «اعتقل الأمن فلان الفلاني» is detained 1, as «ألقت القبض عليه» is.
    """
    what = _what_of_one(trigger, analysis, grammar)
    if what is None or any(c.what == what for c in counts):
        return counts or _handed(trigger, analysis, grammar)
    them = _of_them(trigger, what, analysis, grammar) if trigger.form.frame.type in _BY_TYPE else ()
    if them:
        return (*counts, *them)
    people = {n.id for n in target if n.sort == "person"}
    if people and len(people) == len({n.id for n in target}):
        end = target[-1].last
        his = "".join(analysis.forms[end : end + 1])[1:] in grammar.words("companions")  # «فلان وولده»
        return (*counts, _ones(what, len(people) + his, target[0].first, end + his, analysis))
    at = next((at for at in range(trigger.at, trigger.last + 2) if _is_him(at, analysis, grammar)), -1)
    if at >= 0 and not target:
        return (*counts, _ones(what, 1, at, at + 1, analysis))
    return (*counts, *_held(trigger, what, analysis, grammar))


def _held(trigger: Trigger, what: CountOf, analysis: Analysis, grammar: Grammar) -> Iterator[Count]:
    """Yield a one for a single person who is held, more with those joined to him: «طبيبا وسائقه»."""
    one = _somebody(trigger, analysis, grammar) if trigger.form.frame.type in _HELD else -1
    if one >= 0:
        others = list(_companions(one + 1, min(one + _OBJECT, len(analysis.forms)), analysis, grammar))
        yield _ones(what, 1 + len(others), one, one + 1 + len(others), analysis)


def _handed(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> tuple[Count, ...]:
    """Return a single person who is handed over as one: «سلم لبنان السلطات السورية ضابطا سابقا»."""
    if trigger.form.frame.type != "HANDOVER" or trigger.build != "verb":
        return ()
    near = range(trigger.last, min(trigger.last + _OBJECT, len(analysis.forms)))
    end = next((at for at in near if analysis.forms[at] in _ENDS), near.stop)
    them = (at for at in near if at < end and analysis.forms[at].endswith("ا"))
    one = next((at for at in them if _is_single(analysis.forms[at], grammar)), None)
    return () if one is None else (_ones("people", 1, one, one + 1, analysis),)


_HELD = frozenset({"DETAIN", "RELEASE"})


def _somebody(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> int:
    """Return the word of a single person who is held: «خطف مسلحون مدير المكتب», «القبض على متسلل»."""
    if trigger.build in {"verb", "passive"} and trigger.form.pronoun == "ه":
        return trigger.at
    for at in range(trigger.last, min(trigger.last + _OBJECT, len(analysis.forms))):
        form = analysis.forms[at]
        if form in _ENDS or form in grammar.words("that") or grammar.links[form]:
            break
        if _is_one(at, trigger, analysis, grammar):
            return at
    return -1


_OBJECT = 7  # words from a verb, with its subject and a place, to whom it holds
_ENDS = frozenset({".", "،", "؛", ":", "\n", "من", "لدي"})


def _is_one(at: int, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    form = analysis.forms[at]
    if analysis.forms[at - 1] in _ANY or any(
        n.kind == "place" and n.last > at for n in _named_at(at, analysis)
    ):
        return False
    noun = grammar.figures.numbers.nouns.get(form)
    single = (
        noun is not None and noun.person and noun.form == "singular" and not (noun.prefix or noun.definite)
    )
    subject = trigger.build == "verb" and at == trigger.last and bool(_named_at(at, analysis))
    return form in _ONE_OF_THEM or (not subject and (single or form in grammar.words("office_heads")))


_ONE_OF_THEM = frozenset({"احدهم", "احدهما", "احداهما", "احداهن"})


def _named_at(at: int, analysis: Analysis) -> list[Name]:
    return [n for n in analysis.named(max(0, at - _NEXT), at + _OBJECT) if n.phrase <= at < n.last]


_ANY = frozenset({"اي", "ايه"})


def _of_them(trigger: Trigger, what: CountOf, analysis: Analysis, grammar: Grammar) -> tuple[Count, ...]:
    """Return the number of the people told last, where «سبيلهم», «اعتقلتهم» take them up."""
    near = analysis.forms[trigger.at : trigger.last + 2]
    if trigger.form.pronoun not in _THEM and not any(form in grammar.words("on_them") for form in near):
        return ()
    told = bisect_right(analysis.numbers, trigger.at, key=lambda n: n.first) - 1
    for number in analysis.numbers[max(0, told - 2) : told + 1][::-1]:
        counted = grammar.counted(number.noun) or ("people", _is_person(number, grammar))
        if counted[1] and trigger.at - number.first <= _BACK and not _is_no_amount(number, analysis, grammar):
            return (_count(number, what, analysis),)
    return ()


def _what_of_one(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> CountOf | None:
    kind = trigger.form.frame.type
    if kind in {"DETAIN", "RELEASE"}:
        return _BY_TYPE[kind]
    return grammar.harm_of(analysis.forms[trigger.at]) if kind in {"ATTACK", "CASUALTIES"} else None


def _is_him(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    return at < len(analysis.forms) and analysis.forms[at] in grammar.words("on_him")


def _ones(what: CountOf, value: int, first: int, last: int, analysis: Analysis) -> Count:
    span = analysis.span(first, max(last, first + 1))
    return Count(what, value, span.of(analysis.report.text), span)


# --- how long --------------------------------------------------------------------------------------


def _lengths(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> list[Count]:
    """Return the length of what lasts, or the time that is given, where it is told and under a year."""
    if trigger.form.frame.type == "LIFT":
        return _since_shut(trigger, clause, stop, analysis, grammar)
    if trigger.form.frame.type not in _LASTING | _GIVING_TIME:
        return []
    kinds = _GIVEN if trigger.form.frame.type in _GIVING_TIME else _LASTED
    kinds = _ON_END if trigger.form.frame.type == "SEIZE" else kinds  # «بعد معارك دامت يومين سيطر»
    told = starting_in(analysis.times, clause.first, stop)
    rows = [t for t in told if t.kind in kinds or _is_siege(t, trigger)]
    rows = [t for t in rows if kinds is _GIVEN or not _is_span(t, analysis.forms)]
    return [c for c in (_length(t, analysis, grammar) for t in rows[:1]) if c]


def _since_shut(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> list[Count]:
    """«أعيد فتح الطريق بعد 23 يوما من الإغلاق»: how long it was shut."""
    told = starting_in(analysis.times, trigger.last, min(stop, clause.last))
    rows = (t for t in told if analysis.forms[t.first] == "بعد" or analysis.forms[t.first - 1] in _LASTED_SO)
    return [c for c in (_length(t, analysis, grammar) for t in rows) if c][:1]


_LASTED_SO = frozenset({"دام", "دامت", "استمر", "استمرت"})


def _is_siege(time: TimeExpression, trigger: Trigger) -> bool:
    """«تحاصر قسد الحي منذ عشرة أيام»: so long it has gone on, as far as days are counted."""
    short = time.days is not None and 0 < time.days <= _COUNTED_IN_DAYS
    return trigger.form.frame.type == "BLOCKADE" and time.rule == "since-length" and short


_COUNTED_IN_DAYS = 14
_SPANNING = frozenset({"بعد", "قبل", "في", "ظرف", "غضون", "من"})


def _is_span(time: TimeExpression, forms: Sequence[str]) -> bool:
    """«للمرة الثانية في ظرف 48 ساعة», «بعد أقل من 24 ساعة»: within what or after what, and not how long."""
    return forms[time.first] in _SPANNING or forms[time.first - 1] in _SPANNING


def _length(time: TimeExpression, analysis: Analysis, grammar: Grammar) -> Count | None:
    for number in starting_in(analysis.numbers, time.first, time.last + 1):
        what, _ = grammar.counted(number.noun) or (None, False)
        if what in {"days", "hours"}:
            return _count(number, what, analysis)
    return term_of(time, analysis) if (time.days or _YEAR) < _YEAR else None
