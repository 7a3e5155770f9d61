"""Phrase scene: what phrases are read in, words and tables and where other things stand."""

import re

from msgspec import Struct

from sijill.extract.analysis import Analysis
from sijill.extract.grammar import Grammar
from sijill.lexicon.words import Memo

EACH = frozenset({"كل", "كلا", "كلتا"})  # «كل من فرنسا وبريطانيا»


class Scene(Struct, frozen=True):
    """What phrases are read in: words, tables, where triggers, clauses and counted people stand."""

    forms: list[str]
    grammar: Grammar
    triggers: frozenset[int]
    ends: frozenset[int]
    counted: frozenset[int]
    numbers: frozenset[int]
    verbs: frozenset[int]
    times: frozenset[int]
    prepositions: Memo[str, str]


def scene_of(analysis: Analysis, grammar: Grammar) -> Scene:
    """Return what the phrases of a text are read in."""
    return Scene(
        analysis.forms,
        grammar,
        frozenset({t.at for t in analysis.triggers} | _struck_in(analysis, grammar)),
        frozenset(clause.first for clause in analysis.clauses),
        frozenset(at for n in analysis.numbers for at in (n.last, n.noun_at)),  # «أربعة من عناصر …»
        frozenset(i for n in analysis.numbers for i in range(n.first, n.last + 1)),
        frozenset(t.at for t in analysis.triggers if t.build in {"verb", "passive"}),
        frozenset(at for time in analysis.times for at in range(time.first, time.last + 1)),
        grammar.remembered("preposition", lambda form: _preposition(form, grammar)),
    )


def _struck_in(analysis: Analysis, grammar: Grammar) -> set[int]:
    """Return the «هجوم» of «قتل جنود في هجوم من قسد»: the dead before it are not of the name behind it."""
    ends = (t.last - 1 for t in analysis.triggers if t.last - t.at > 1)
    return {at for at in ends if analysis.forms[at - 1] == "في" and grammar.means[analysis.forms[at]]}


# Behind a noun of action that hangs on «ل» a name is no subject: «المساعي الأميركية لإسقاط الحكومة».
PURPOSE = "ل-"
_ACTION = re.compile(
    r"ل(?:ا\w{2}ا\w|ت\w{2}ي\w|است\w{2}ا\w|ا[نفتحعسقشخكمبجر]\w{2}ا\w|م\wا\w{2}ه|حمايه|اغاثه|نصره)$"
)


def _preposition(form: str, grammar: Grammar) -> str:
    """Return the preposition that a word is, without «و» or «ف» before it («وعند», «فمن»); "" for none."""
    known = grammar.words("prepositions")
    if form in known:
        return form
    if form[1:] in EACH and form[0] in "بل":  # «التقى بكل من الوزيرين», «سلم لكل من مصر وقطر»
        return form[0]
    if _ACTION.match(form) and not (grammar.heads[form] or grammar.titles[form]):  # «لأعضاء» are people
        return PURPOSE
    joined = form[0] == "و" or (form[0] == "ف" and form not in _VERBS)
    return form[1:] if joined and form[1:] in known else ""


_VERBS = frozenset({"فتحت", "فك"})  # spelled like «ف» before a preposition: «فك الجيش الحصار»
