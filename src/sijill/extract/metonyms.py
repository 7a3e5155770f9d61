"""Metonyms: whether a name is the place or its government («دمشق»), and a word a place at all."""

from collections.abc import Collection, Sequence

from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar
from sijill.lexicon.names import Found, Naming

BREAKS = frozenset({"\n", ":", "|"})
FROM = frozenset({"من", "بين"})


def beside_place(match: Found, before: Name | None) -> bool:
    """Tell whether «و» joins a name to a place right before it («إدلب ودمشق»)."""
    joined = before is not None and before.kind == "place" and before.last == match.first
    return joined and match.reading.conjunction == "و"


def reads_as_place(match: Found, naming: Naming, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a word may be the place: not «كـ» + name, «سـ» + name, the article lost, «آب» for «إب»."""
    reading = match.reading
    if reading.future or reading.definite:
        return False
    if match.first and analysis.forms[match.first - 1] in grammar.words("demonstratives"):
        return False  # «هذه الطبقة»
    written = analysis.report.text[analysis.words[match.first].start : analysis.words[match.last - 1].end]
    if written.endswith(TANWIN) or (naming.sort == "region" and _is_quoted_alone(match, analysis)):
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
TANWIN = ("ًا", "اً")  # «دومًا», no «دوما»


def shown(match: Found, naming: Naming, near: Collection[str], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a name that is easily another word is shown to be a place by what stands before it.

    ``near``: the countries of the report where the name stands as a place does, none where it does not.
    """
    kind = grammar.place_kind(analysis.forms, match.first - 1) if match.first else None
    if match.reading.base in grammar.words("not_places"):
        beside = naming.country in near and _is_beside(match, analysis, grammar)
        land = naming.sort == "country" and is_located(match, analysis, grammar)  # «في مالي»
        return beside or land or (kind is not None and kind[1].kind in PEOPLED)
    return kind is not None or (naming.country in near and len(match.reading.base) > 3)


def _is_beside(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether something lies to one side of the name: «غرب القائم», not «غرب المدينة»."""
    side = analysis.forms[match.first - 1] if match.first else ""
    return side.removeprefix("و").removeprefix("ب") in grammar.words("sides") and not grammar.is_kind(
        match.reading.base
    )


_LOCATIVE = frozenset({
    "في", "الي", "من", "قرب", "داخل", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي",
    "وسط", "باتجاه", "نحو", "حول", "خارج", "بمحيط", "ضواحي", "ريف", "عبر",
})  # fmt: skip


# Places with people in them: after such a kind even an ordinary word is a name («مدينة صور», «حي الثورة»).
PEOPLED = frozenset({"city", "town", "village", "quarter", "governorate", "district", "camp"})
LINE_STARTS = frozenset({"\n", "•", "✦", "*", "▪", "#"})
_LINE_MARKS = frozenset({"-", "–", "—", "/", ":", "(", "|"})


def metonym(
    match: Found, places: Sequence[Naming], actors: Sequence[Naming], analysis: Analysis, grammar: Grammar
) -> Naming:
    """Tell the government from the city: «دمشق» is the city after في، ب، مدينة and in a dateline.

    Talks and declarations are called by cities, not by countries: «إعلان الدوحة», but «إعلان قطر أنها».
    """
    located = is_located(match, analysis, grammar) and not _is_asked(match, analysis, grammar)
    is_place = located or _is_dateline(match, analysis)
    is_place = is_place or _is_reached(match, analysis, grammar) or _after_kind(match, analysis, grammar)
    is_place = is_place or _is_silent(match, analysis, grammar)
    town = places[0].sort != "country"
    is_place = is_place or (town and _is_venue(match, analysis, grammar))
    is_place = is_place or (town and _is_witness(match, analysis, grammar))
    return places[0] if is_place else actors[0]


def is_located(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a name stands behind «في», «قرب», «شمال» or «ب», as places; not in «كلا من مصر وقطر»."""
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
    if before in FROM:
        return True
    if not before or before.startswith("ال"):  # «زار وزير الخارجية القاهرة» goes there
        return False
    people = grammar.words("locals") | grammar.words("envoys") | _MINISTRIES
    return not people.isdisjoint(grammar.bases[before])


_MINISTRIES = frozenset({"وزير", "وزراء", "دفاع", "داخليه", "ماليه", "خارجيه"})


def _is_reached(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether somebody goes to or leaves the name: «زار وفد عراقي دمشق», «غادر الوسيط صنعاء».

    Right behind its verb a town may be who goes, as in «زارت دمشق», unless the verb is of another gender.
    """
    if match.reading.conjunction or match.reading.preposition or _is_whose(match, analysis, grammar):
        return False
    for at in range(match.first - 1, max(-1, match.first - _REACH), -1):
        form = analysis.forms[at]
        if not form.isalpha() or (form in grammar.function_words and form not in _WITHIN):
            return False
        visiting = grammar.words("visiting") & grammar.bases[form]
        if visiting:
            return at < match.first - 1 or not any(v[0] == "ت" or v[-1] == "ت" for v in visiting)
    return False


# «زار المبعوث الأممي إلى اليمن صنعاء», «زار وفد من الحركة القاهرة»
_WITHIN = frozenset({"الي", "لدي", "من"})
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
    opens = before in BREAKS | LINE_STARTS | _SENTENCE_ENDS or bool(match.reading.conjunction)
    opens = opens or before in grammar.words("that")  # «أن صنعاء رفضت التفاوض»
    return not (grammar.may_speak(before) or (opens and grammar.may_speak(after)))


def _is_dateline(match: Found, analysis: Analysis) -> bool:
    """Tell whether a line begins with the name and a mark: «دمشق - سانا», «بغداد/ …»."""
    forms = analysis.forms
    opens = match.first == 0 or forms[match.first - 1] in LINE_STARTS
    return opens and match.last < len(forms) and forms[match.last] in _LINE_MARKS


def _after_kind(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a kind stands before the name, and perhaps whose it is: «العاصمة [الهندية] نيودلهي»."""
    at = match.first - 1
    if at > 0 and grammar.adjectives.get(analysis.forms[at]):
        at -= 1
    return at >= 0 and grammar.place_kind(analysis.forms, at) is not None
