"""Agents: who does it by what a passive or a noun says of means and doers («على يد», «برصاص»)."""

from collections.abc import Iterable, Sequence

from sijill.extract.analysis import STATE_SORTS, Analysis, Name, Trigger
from sijill.extract.dating import triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import nationals, with_joined
from sijill.extract.scopes import Scope
from sijill.schema import SPEECH_ACTS

_HIT = frozenset({"ATTACK", "CASUALTIES"})
_WITH = frozenset({"في", "جراء", "اثر", "نتيجه", "بسبب", "بفعل", "خلال"})


def by_means(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return whose fire killed: «قتل مدني برصاص قناصة قسد», «مقتل جندي في قصف تركي»."""
    told = trigger.build != "verb" or grammar.harm_verb_of(analysis.forms[trigger.at])
    if trigger.form.frame.type not in _HIT or not told:
        return []  # «تقصف بالهاون وحدات الجيش»: the subject does it, with his own means
    for at in range(trigger.at + 1, scope.clause.last):
        base = next((r for r, _ in grammar.means[analysis.forms[at]]), None)
        if base and ((base.preposition == "ب" and not base.definite) or analysis.forms[at - 1] in _WITH):
            whose = [
                n
                for n in names
                if at < n.first <= at + 4
                and (n.phrase <= at or n.preposition in {"ل", "من"} or _is_theirs(n, at, analysis))
            ] or _at_whose_hands(at, analysis, grammar)
            last = _last_weapon(at, analysis, grammar)
            return with_joined(whose[:1], names) or nationals(analysis, grammar, last + 1, force=True)
    return []


def _last_weapon(at: int, analysis: Analysis, grammar: Grammar) -> int:
    """«في غارة بطائرة مسيرة إسرائيلية»: return the last of the words for means that stand in a row."""
    while at + 1 < len(analysis.forms) and grammar.means[analysis.forms[at + 1]]:
        at += 1
    return at


def _at_whose_hands(means: int, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«في القصف الذي تتعرض له المدينة من قوات الجيش»: «من» tells who does what somebody suffers."""
    near = [n for n in analysis.named(means + 1, means + _SUFFERED + 1) if n.preposition == "من"]
    return [n for n in near if any(grammar.suffering[form] for form in analysis.forms[means : n.first])]


_SUFFERED = 10  # words from a blow to «من» and who dealt it


def _is_theirs(name: Name, means: int, analysis: Analysis) -> bool:
    """«قتل خمسة في قصف قوات النظام المدينة»: whose shelling it is stands right behind it, no thing of his.

    A state's it is where it is told upon what: «في قصف النظام على حلب», «غارات إسرائيل على غزة».
    """
    upon = analysis.forms[name.last : name.last + 1] == ["علي"]
    forces = name.sort in {"force", "armed-group"} or (upon and name.sort in STATE_SORTS)
    return forces and name.head != "thing" and name.phrase == means + 1 and not name.preposition


def _is_of_content(cue: int, after: int, analysis: Analysis) -> bool:
    """«حذر من الرد على أي هجوم تشنه القوات», «وصف ما تقوم به قسد»: who does what is told says nothing."""
    spoken_of = analysis.forms[cue - 1] == "ما" or bool(triggers_in(analysis, after + 1, cue))
    return spoken_of and _is_speech(after, analysis)


def _is_speech(at: int, analysis: Analysis) -> bool:
    return any(t.form.frame.type in SPEECH_ACTS for t in triggers_in(analysis, at, at + 1))


def _is_of_another(cue: int, after: int, analysis: Analysis) -> bool:
    """«وصلت شاحنات إلى البلدة المحاصرة من قبل قسد»: whoever besieges it brought nothing."""
    near = triggers_in(analysis, after + 1, cue)
    return any(t.build == "participle" and cue - t.last < _TOUCH for t in near)


_TOUCH = 2  # words from what is done to by whom


def _backers(names: Sequence[Name], after: int, analysis: Analysis) -> list[Name]:
    """«انفجار يشتبه في أن تنظيم القاعدة وراءه»: who is told to be behind an act, not behind a speech."""
    if _is_speech(after, analysis):
        return []
    ends = (n for n in names if n.first > after)
    return [n for n in ends if not _BEHIND_IT.isdisjoint(analysis.forms[n.last : n.last + 1])][:1]


def agents(
    names: Iterable[Name], after: int, scope: Scope, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return who does it, as «من قبل», «على يد» and the like tell behind the word ``after``."""
    names = list(names)
    behind = _backers(names, after, analysis)
    if behind:
        return behind
    cues = grammar.cues["agent_cues"]
    at = cues.within(analysis.forms, after + 1, scope.clause.last)
    if at < 0:
        return _claiming(after, scope, analysis, grammar)
    if _is_of_content(at, after, analysis) or _is_of_another(at, after, analysis):
        return []
    stop = at + cues.length(analysis.forms, at)
    near = [n for n in names if stop <= n.first <= stop + 5]
    found = [n for n in near[:1] if _AGAINST.isdisjoint(analysis.forms[stop : n.first])]
    return with_joined(found, [n for n in names if n.first > stop])


def _claiming(after: int, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«استهدف تفجير مقر الوزارة وتبنته حركة طالبان»: who claims what was told right before did it."""
    at = scope.clause.last
    claims = at < len(analysis.forms) and analysis.forms[at] in grammar.words("claimed_by")
    if not claims or _is_speech(after, analysis) or triggers_in(analysis, after + 1, at):
        return []
    return [n for n in analysis.named(at + 1, at + 2) if n.first == at + 1 and n.kind == "actor"]


_BEHIND_IT = frozenset({"وراءه", "وراءها", "وراءهما", "خلفه", "خلفها"})  # «تنظيم القاعدة وراءه»


def announcers(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«إعلان روسيا سحب قواتها», «قرار الحكومة أمس رفع الحصار»: whose decision it is does what was decided."""
    reading, at = trigger.reading, trigger.at
    if reading.conjunction or reading.preposition or reading.definite or trigger.build not in _MAY_BE_NOUN:
        return []
    at -= analysis.forms[max(0, at - 1)] == "عن"  # «إعلان روسيا عن سحب قواتها»
    at = next((time.first for time in analysis.times if time.last + 1 == at), at)
    found = [n for n in analysis.named(max(0, at - _LONGEST), at) if n.kind == "actor" and n.last == at]
    heads = grammar.words("announcing")
    bases = grammar.bases
    return [
        n
        for n in found
        if any(not heads.isdisjoint(bases[form]) for form in analysis.forms[max(0, n.phrase - 1) : n.first])
    ]


_MAY_BE_NOUN = frozenset({"verb", "noun"})  # «نشر», «سحب» are written like verbs
_LONGEST = 6  # words of a name

# Behind them stands whom it befalls, where no table knows who does it: «غارة شنتها طائرات على مواقع قسد».
_AGAINST = frozenset({"علي", "ضد", "بحق", "الي", "نحو", "صوب"})
