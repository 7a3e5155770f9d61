"""The scene: a text as attribution reads it, and what may begin a name in it."""

from collections.abc import Sequence

from msgspec import Struct

from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar

Chain = tuple[Name, ...]
_ACTS = frozenset({"DEMAND", "OFFER", "REJECT", "THREATEN", "ACCUSE", "DENY"})
_ARTICLES = ("ال", "بال", "لل", "وال")
MARKS = frozenset("()،,:-–—/[]|")
FAR = 8  # words between a verb of speech and the name of its subject
HEAD = 5  # words between a name at the head of a clause and its verb
OUTLETS = frozenset({"outlet", "agency"})
TOGETHER = frozenset({"source", "group"})
INSIDE = frozenset({"في", "ب", "من", "باسم", "لدي"})
OFFICE = 5  # words between an official and his body


class Scene(Struct, frozen=True):
    """A text as attribution reads it: its words and names, and what stands at each word.

    Attributes:
        told: the readings of the verbs that are triggers, by word. acts: verbs that are acts of speech.
        tellers: words that may tell who speaks, acts among them. named: words inside names. timed: words
            inside times.
    """

    analysis: Analysis
    grammar: Grammar
    forms: list[str]
    names: list[Name]
    told: dict[int, list[Trigger]]
    acts: frozenset[int]
    tellers: list[int]
    named: frozenset[int]
    timed: frozenset[int]


def scene_of(analysis: Analysis, grammar: Grammar) -> Scene:
    """Return the scene of an analysed text."""
    told: dict[int, list[Trigger]] = {}
    for trigger in analysis.triggers:
        told.setdefault(trigger.at, []).append(trigger)
    forms = analysis.forms
    spoken = (t for t in analysis.triggers if t.form.frame.type in _ACTS)
    stated = grammar.words("stated")
    acts = frozenset(
        t.at
        for t in spoken
        if t.build == "verb"
        or (t.build == "noun" and after_article(forms, t.at) and forms[t.at] not in stated)
    )
    telling, marked = grammar.telling, analysis.marked(grammar.marks.bit["telling"])
    tellers = sorted(acts.union(at for at in marked if telling[forms[at]]))
    named = (at for n in analysis.names for at in range(n.first, n.last))
    timed = (at for t in analysis.times for at in range(t.first, t.last + 1))
    return Scene(
        analysis, grammar, forms, analysis.names, told, acts, tellers, frozenset(named), frozenset(timed)
    )


def speaks(scene: Scene, at: int) -> bool:
    """Tell whether a word that may be a verb of speech is one here: not «عدم ذكر اسمه», nor in a name."""
    form = scene.forms[at]
    words = scene.grammar.words
    if form in words("prepositions") or form in words("not_speech") or at in scene.named:
        return False
    before = at - 2 if scene.forms[at - 1] == "في" else at - 1  # «لم يرغب في ذكر اسمه»
    if scene.forms[before] in words("before_no_speech"):
        return False
    if _is_ascribed(scene, at):
        return False
    return any(not r.definite and not r.preposition for r, _ in scene.grammar.say[form])


def _is_ascribed(scene: Scene, at: int) -> bool:
    """«هجوم نسب إلى التنظيم»: laid at his door, where no words of his follow («نسبت إلى الوزير قوله»)."""
    behind = scene.forms[at + 1 : at + _ASCRIBED]
    if not behind or not (behind[0] == "الي" or behind[0].startswith("ل")):
        return False
    ascribing = any(r.base in scene.grammar.ascribing for r, _ in scene.grammar.say[scene.forms[at]])
    return ascribing and not any(form.startswith("قول") for form in behind)


_ASCRIBED = 8  # words from «نسبت» to «قوله», with whose words they are


_DAMMA = "\u064f"


def is_passive(scene: Scene, at: int) -> bool:
    """Tell by its vowel whether a verb of the past is a passive: «أُعلن», «ورُصدت», and not «يُعلن»."""
    word = scene.analysis.words[at]
    text = scene.analysis.report.text[word.start : word.end].removeprefix("و")
    return text[1:2] == _DAMMA and text[0] not in "يتن"


def after_article(forms: Sequence[str], at: int) -> bool:
    """Tell whether a noun with the article stands before a word without one, which then is a verb."""
    return at > 0 and forms[at - 1].startswith("ال") and not forms[at].startswith(_ARTICLES)


def past_times(scene: Scene, first: int, stop: int) -> int:
    """Return the first word behind the times and adverbs between a verb and who speaks: «قال أمس الوزير»."""
    between = scene.grammar.words("between_verb_and_speaker")
    while first < stop and (first in scene.timed or scene.forms[first] in between):
        first += 1
    return first


def opens_no_name(scene: Scene, at: int) -> bool:
    """Tell whether no name begins with a word: a mark, «أن», «الذي», «في», «لا»."""
    form = scene.forms[at]
    that = form in scene.grammar.words("that") and at not in scene.named  # «بان كي مون»
    if form in MARKS or that or form in scene.grammar.words("relatives"):
        return True
    return (
        form in scene.grammar.words("prepositions")
        or form in scene.grammar.words("negations")
        or not form[0].isalpha()
    )


def is_title(scene: Scene, at: int) -> bool:
    """Tell whether a word is a title or heads a whole name: «الرئيس», «حركة»."""
    form = scene.forms[at]
    return bool(scene.grammar.titles[form] or scene.grammar.heads[form])


def as_written(scene: Scene, first: int, last: int, sort: str) -> Name:
    """Return the words ``[first, last)`` as the name of somebody whom no table knows."""
    text = scene.analysis.report.text
    words = [text[w.start : w.end] for w in scene.analysis.words[first:last]]
    return Name(first, last, "actor", "name:" + " ".join(words), sort, "named")
