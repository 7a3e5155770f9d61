"""Triggers: the words of a text that are forms of predicates, and which form each is here."""

from collections.abc import Sequence

from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.lexicon.predicates import Form
from sijill.lexicon.words import Reading

REACH = 10  # words and marks within which a demanded word must follow: «أخلت الأسايش أمس سبيل أربعة»
NEAR = 4  # words within which a barred word bars
DAMMA = "\u064f"


def find_triggers(analysis: Analysis, grammar: Grammar) -> list[Trigger]:
    """Return the triggers of the text in order; a word that another trigger demands is none of its own."""
    table = grammar.forms
    found: list[Trigger] = []
    inside = _inside_names(analysis.names) | _inside_times(analysis)
    for first, last in analysis.sentences:
        for at in range(first, last):
            known = table[analysis.forms[at]]
            if known and at not in inside:
                found += _triggers_at(analysis, grammar, at, last, known)
    return _without_swallowed(found)


def _inside_names(names: Sequence[Name]) -> set[int]:
    told = (n for n in names if n.last - n.first > 1 or n.sort not in {"group", "source"})
    return {at for name in told for at in range(name.first, name.last)}


def _inside_times(analysis: Analysis) -> set[int]:
    """«فجر الثلاثاء» is a time, and nothing blew up."""
    return {at for time in analysis.times for at in range(time.first, time.last + 1)}


def _triggers_at(
    analysis: Analysis, grammar: Grammar, at: int, end: int, known: Sequence[tuple[Reading, tuple[Form, ...]]]
) -> list[Trigger]:
    fitting: dict[str, Trigger] = {}
    nominal = is_nominal(analysis, grammar, at)
    for reading, forms in known:
        for form in forms:
            last = _reach(analysis.forms, at, end, form, grammar) if _agrees(form, reading) else 0
            bare = not (form.needs or form.words)
            if bare and analysis.forms[at] in grammar.function_words:
                continue
            if form.short and (at == 0 or analysis.forms[at - 1] not in grammar.words("negations")):
                continue
            if last and _better(form, nominal, fitting.get(form.frame.rule)):
                fitting[form.frame.rule] = Trigger(at, last, form, reading, _build(analysis, at, form))
    chosen = list(fitting.values())
    longest = max((t.last for t in chosen), default=0)
    demanding = [t for t in chosen if t.form.needs or t.form.words]
    return [t for t in demanding if t.last == longest] or chosen


def _better(form: Form, nominal: bool, old: Trigger | None) -> bool:
    return old is None or (form.build == "noun") == nominal and (old.form.build == "noun") != nominal


def _agrees(form: Form, reading: Reading) -> bool:
    if form.build in {"verb", "passive"}:
        if reading.definite or reading.preposition in {"ب", "ك"}:
            return False
        return not (form.past and (reading.future or reading.preposition))
    if form.build == "agent" and (reading.definite or reading.preposition):
        return False
    return not reading.future


def _build(analysis: Analysis, at: int, form: Form) -> str:
    word = analysis.words[at]
    if form.build == "verb" and DAMMA in analysis.report.text[word.start : word.start + 4]:
        return "passive"
    return form.build


def _reach(forms: Sequence[str], at: int, end: int, form: Form, grammar: Grammar) -> int:
    last = at + 1 + len(form.words)
    if form.words and tuple(forms[at + 1 : last]) != form.words:
        return 0
    if form.bars and _first(forms, last, min(end, last + NEAR), form.bars, grammar):
        return 0
    return _first(forms, last, min(end, last + REACH), form.needs, grammar) if form.needs else last


def _first(
    forms: Sequence[str], first: int, end: int, phrases: Sequence[tuple[str, ...]], grammar: Grammar
) -> int:
    """Return one past the first of ``phrases`` in ``[first, end)``, 0 for none."""
    for at in range(first, end):
        known = grammar.bases(forms[at])
        for words in phrases:
            if words[0] in known and _rest_follows(forms, at + 1, words[1:], grammar):
                return at + len(words)
    return 0


def _rest_follows(forms: Sequence[str], at: int, words: Sequence[str], grammar: Grammar) -> bool:
    if at + len(words) > len(forms):
        return False
    return all(word in grammar.bases(form) for form, word in zip(forms[at : at + len(words)], words, strict=True))


def is_nominal(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether a word that may be verb or noun («قصف») stands where a noun stands."""
    if at == 0:
        return False
    before = analysis.forms[at - 1]
    if before in grammar.words("prepositions") or before in grammar.words("adverbial_nouns"):
        return True
    if grammar.light[before] and before not in {"كان", "كانت", "كانوا", "وكان", "وكانت", "عاد", "قد"}:
        return True
    return bool(grammar.forms[before]) and all(f.build == "noun" for _, forms in grammar.forms[before] for f in forms)


def _without_swallowed(found: Sequence[Trigger]) -> list[Trigger]:
    swallowed = {n for t in found if t.form.needs and t.form.build != "participle" for n in range(t.at + 1, t.last)}
    swallowed -= {t.at for t in found if t.form.build in {"verb", "passive"}}
    return [t for t in found if t.at not in swallowed]
