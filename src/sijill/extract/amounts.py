"""Amounts: which numbers of a text count something, and are no part of a time, a name or another number."""

from collections.abc import Sequence

from sijill.arabic.numbers import Number
from sijill.extract.analysis import Analysis, Name
from sijill.extract.dating import starting_in, triggers_in
from sijill.extract.grammar import Grammar

STRIKES = frozenset({"ATTACK", "CLASH"})
ENDS = frozenset({".", "،", "؛", ":", "\n", "من", "لدي"})  # behind them who is told of is another
_LONGEST_NAME = 6  # words of the longest name that a number is part of
_LONGEST_TIME = 16  # words of the longest time expression


def is_no_amount(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
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
    one = _is_of_one(number, analysis.forms)
    if one or is_whole(number, analysis, grammar) or _is_called_so(number, analysis, grammar):
        return True
    return _is_quality(number, analysis, grammar) or _is_among(number, analysis, grammar)


def _is_of_one(number: Number, forms: list[str]) -> bool:
    """«ستة من عائلة واحدة», «في يوم واحد»: nobody is counted."""
    behind = 0 < number.noun_at <= number.first
    return number.value == 1 and behind and forms[number.noun_at - 1] in {"من", "في"}


def _is_quality(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«تفجيران انتحاريان»: a dual behind the dual of a deed says of which kind the two are."""
    before = analysis.forms[number.first - 1] if number.first else ""
    dual = number.first == number.last == number.noun_at and before.endswith(("ين", "ان"))
    return dual and is_deed(before, grammar)


def is_deed(noun: str, grammar: Grammar) -> bool:
    """Tell whether a noun is of violence: «تفجيرين», «الغارات»."""
    known = (form for _, forms in grammar.forms[noun] for form in forms)
    return any(form.build == "noun" and form.frame.type in STRIKES for form in known)


def _is_among(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«141 مدنيا، بينهم 13 طفلا و20 امرأة»: both are counted with the number before."""
    forms, at = analysis.forms, number.first
    if at > 0 and forms[at - 1] in grammar.words("among_them"):
        head = at - 1 - (forms[max(0, at - 2)] == "من")  # «من بينهم»
        if triggers_in(analysis, head - 1, head):  # «وفر منهم نحو 45», «وأصيب منهم عشرة»
            return False
        if not grammar.words("told_apart").isdisjoint(forms[number.last + 1 : number.last + 1 + _SORT]):
            return False  # «43 قتيلا بينهم 27 مدنيا»
        return head < 1 or forms[head - 1] not in ENDS - {"،"}  # «. بينهم ثمانون قتلوا في …» tells of these
    before = starting_in(analysis.numbers, at - _LONGEST_NAME, at)[-1:] if is_joined(number, forms) else ()
    near = (n for n in before if "،" not in forms[n.last : at])
    return any(_is_among(n, analysis, grammar) for n in near)


_SORT = 3  # words of «من رجال الشرطة»


def _is_in_name(number: Number, analysis: Analysis) -> bool:
    """«طالبان» is no two students, «17 تشرين» no seventeen; police and groups are counted by their names."""
    near = analysis.named(number.first - _LONGEST_NAME, number.first + 1)
    covering = [n for n in near if n.last > number.first]
    return any(n.kind == "place" or _is_dual_name(n) or _ends_with(n, number) for n in covering)


def _is_dual_name(name: Name) -> bool:
    return name.last - name.first == 1 and name.how == "named" and name.sort in _NAMED_SORTS


def _ends_with(name: Name, number: Number) -> bool:
    """«حركة طالبان», «متمردي طالبان»: a name that ends with what looks like a dual."""
    dual = number.first == number.noun_at == number.last
    return dual and name.last == number.last + 1 and name.how == "named" and name.sort in _NAMED_SORTS


_NAMED_SORTS = frozenset({"armed-group", "party", "state"})


def _is_counted(number: Number, analysis: Analysis) -> bool:
    """«عشرة مصلين»: what looks like a dual is what the number before it counts."""
    dual = number.first == number.noun_at == number.last and not is_joined(number, analysis.forms)
    before = starting_in(analysis.numbers, number.first - _LONGEST_NAME, number.first)
    return dual and any(n.last == number.first - 1 and not holds_noun(n) for n in before)


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


def _is_model(number: Number, forms: Sequence[str]) -> bool:
    """«بي تي آر - 82»: a number of nothing behind a dash is part of a name; «12.10 | …» is a time."""
    if number.noun:
        return False
    return (number.first > 0 and forms[number.first - 1] in _DASHES) or forms[
        number.last + 1 : number.last + 2
    ] == ["|"]


_DASHES = frozenset({"-", "–"})


def _is_missing(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«20 مقاتلا آخرين مفقودين» are neither dead nor hurt."""
    last = max(number.last, number.noun_at) + 1
    return not grammar.words("missing").isdisjoint(analysis.forms[last : last + _FATE])


_FATE = 3  # words behind a number of people within which they are told to be missing


def _is_in_time(number: Number, analysis: Analysis) -> bool:
    at = number.noun_at if holds_noun(number) else number.first  # «منذ أكثر من شهرين»
    near = starting_in(analysis.times, at - _LONGEST_TIME, at + 1)
    return any(t.first <= at <= t.last for t in near)


def _is_pair_of_names(number: Number, grammar: Grammar) -> bool:
    """«مدينتي الحسكة والقامشلي» names two places, it does not count them; «راجمتي صواريخ» are two."""
    known = grammar.counted(number.noun)
    told = known is not None and known[0] in _COUNTED
    return number.first == number.noun_at and number.noun.endswith("تي") and not told


_COUNTED = frozenset({"people", "vehicles", "trucks", "weapons"})


def is_whole(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a number is only what another is a part of: «من أصل 20», «من بين 20»."""
    at = number.first
    return at > 1 and analysis.forms[at - 2] == "من" and analysis.forms[at - 1] in grammar.words("wholes")


def is_set(number: Number, analysis: Analysis) -> bool:
    """«ثلاثة من الرهائن السبعة», «أحد الشبان الثلاثة»: how many there are, of whom some are told."""
    noun = number.noun_at
    if not 0 < noun < number.first:
        return False
    before = analysis.forms[noun - 1]
    part = starting_in(analysis.numbers, noun - _PARTITIVE, noun - 1)
    return before in _SOME or (before == "من" and bool(part))


_PARTITIVE = 3  # words of «ثلاثة من», «ثلاثة منهم من»
_SOME = frozenset({"احد", "احدي", "بعض", "معظم"})


def is_joined(number: Number, forms: Sequence[str]) -> bool:
    """Tell whether «و» joins a number to what stands before it: «وثلاثة»."""
    return forms[number.first].startswith("و") or (number.first > 0 and forms[number.first - 1] == "و")


def holds_noun(number: Number) -> bool:
    """Tell whether the noun is part of the number: a dual, with or without a bound before it."""
    return number.first <= number.noun_at <= number.last
