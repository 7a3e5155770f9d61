"""Triggers: the words of a text that are forms of predicates, and which form each is here."""

from collections.abc import Sequence

from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.lexicon.predicates import Form
from sijill.lexicon.words import Reading, readings

REACH = 8  # words within which a form's demanded word must follow: «أخلت الأسايش أمس سبيل أربعة»
NEAR = 3  # words within which a barred word bars
DAMMA = "\u064f"


def find_triggers(analysis: Analysis, grammar: Grammar) -> list[Trigger]:
    """Return the triggers of the text in order; a word that another trigger demands is none of its own."""
    table = grammar.forms
    found: list[Trigger] = []
    inside = _inside_names(analysis.names)
    for first, last in analysis.sentences:
        for at in range(first, last):
            known = table[analysis.forms[at]]
            if known and at not in inside:
                found += _triggers_at(analysis, grammar, at, last, known)
    return _without_swallowed(found)


def _inside_names(names: Sequence[Name]) -> set[int]:
    return {at for name in names if name.last - name.first > 1 for at in range(name.first, name.last)}


def _triggers_at(
    analysis: Analysis, grammar: Grammar, at: int, end: int, known: Sequence[tuple[Reading, tuple[Form, ...]]]
) -> list[Trigger]:
    fitting: dict[str, Trigger] = {}
    nominal = is_nominal(analysis, grammar, at)
    for reading, forms in known:
        for form in forms:
            last = _reach(analysis.forms, at, end, form) if _agrees(form, reading) else 0
            if last and _better(form, nominal, fitting.get(form.frame.rule)):
                fitting[form.frame.rule] = Trigger(at, last, form, reading, _build(analysis, at, form))
    chosen = list(fitting.values())
    longest = max((t.last for t in chosen), default=0)
    return [t for t in chosen if t.last == longest or not t.form.needs]


def _better(form: Form, nominal: bool, old: Trigger | None) -> bool:
    return old is None or (form.build == "noun") == nominal and (old.form.build == "noun") != nominal


def _agrees(form: Form, reading: Reading) -> bool:
    if form.build in {"verb", "passive"}:
        if reading.definite or reading.preposition in {"ب", "ك"}:
            return False
        return not (form.past and (reading.future or reading.preposition))
    return not reading.future


def _build(analysis: Analysis, at: int, form: Form) -> str:
    word = analysis.words[at]
    if form.build == "verb" and DAMMA in analysis.report.text[word.start : word.start + 4]:
        return "passive"
    return form.build


def _reach(forms: Sequence[str], at: int, end: int, form: Form) -> int:
    last = at + 1 + len(form.words)
    if form.words and tuple(forms[at + 1 : last]) != form.words:
        return 0
    if any(_stands(forms, n, words) for words in form.bars for n in range(last, min(end, last + NEAR))):
        return 0
    if not form.needs:
        return last
    for n in range(last, min(end, last + REACH)):
        for words in form.needs:
            if _stands(forms, n, words):
                return n + len(words)
    return 0


def _stands(forms: Sequence[str], at: int, words: tuple[str, ...]) -> bool:
    if at + len(words) > len(forms) or words[0][:2] not in forms[at] and words[0] not in forms[at]:
        return False
    rest = forms[at + 1 : at + len(words)]
    return all(_is_word(f, w) for f, w in zip([forms[at], *rest], words, strict=True))


def _is_word(form: str, word: str) -> bool:
    if form == word:
        return True
    if word[:-1] not in form:
        return False
    return any(_same_word(reading.base, word) for reading in readings(form))


def _same_word(base: str, word: str) -> bool:
    return base == word or base in {word + "ا", word + "ه", word[:-1] + "تها", word + "ها", word + "هم", word + "ين"}


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
