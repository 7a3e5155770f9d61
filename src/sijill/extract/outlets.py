"""Outlets: who passes on what another says, and whose own voice the report is."""

from collections.abc import Sequence

from sijill.extract.analysis import Name
from sijill.extract.reach import SPOKEN
from sijill.extract.scene import HEAD, INSIDE, OUTLETS, Chain, Scene, as_written, past_times


def towards(scene: Scene, first: int, stop: int) -> Chain:
    """Return the outlet to whom somebody says it: «لوكالة رويترز», «في مقابلة مع قناة الجزيرة»."""
    names = [n for n in scene.analysis.named(first, stop) if n.sort in OUTLETS]
    named = [
        n
        for n in names
        if not scene.grammar.bases[scene.forms[n.last - 1]] & scene.grammar.words("general_media")
    ]
    told_to = (n for n in named if n.preposition in _TOWARDS or _has_to(scene, n) or _sent(scene, first, n))
    return tuple(told_to)[:1]


_TOWARDS = frozenset({"ل", "مع"})  # «قال لوكالة», «في مقابلة مع قناة»


def _sent(scene: Scene, first: int, outlet: Name) -> bool:
    """«في تصريح إلى وكالة رويترز», «في بيان أرسل إلى القناة»: what goes to her is a statement."""
    statement = scene.grammar.words("statement_nouns") | scene.grammar.words("stated")
    return outlet.preposition == "الي" and not statement.isdisjoint(scene.forms[first : outlet.first])


def _has_to(scene: Scene, name: Name) -> bool:
    """Tell whether «ل» is written at a name: «قالت مصادر لوكالة رويترز», «لوكالة (رويترز)»."""
    at = name.first - 2 if scene.forms[name.first - 1] == "(" else name.first
    return any(r.preposition == "ل" for r in scene.grammar.readings[scene.forms[at]])


def told_in(scene: Scene, first: int, at: int) -> Chain:
    """«وفي حديث لصحيفة الحياة، دعا …»: the outlet that a statement is told to before its verb."""
    if at - first > _FRONTED or scene.grammar.words("told_in").isdisjoint(scene.forms[first:at]):
        return ()
    return towards(scene, first, at)


_FRONTED = 12  # words from «في حديث لصحيفة» to the verb, with what it was about


def relayed(scene: Scene, first: int, stop: int) -> Chain:
    """Return the outlet that passed a statement on: «في بيان نشرته وكالة سانا», «نقلت عنه رويترز»."""
    cues = scene.grammar.cues["relayed_by"]
    at = cues.within(scene.forms, first, min(stop, first + _RELAYED))
    if at > 0 and scene.forms[at - 1] == "ما":
        return ()  # «نفى ما بثته القناة»: she did not pass on what is said here
    after = at + cues.length(scene.forms, at) if at >= 0 else -1
    if at < 0:
        return ()
    near = scene.analysis.named(after, after + 2)
    shown = scene.grammar.bases[scene.forms[at - 1]] | scene.grammar.bases[scene.forms[at - 2]]
    if not scene.grammar.words("recordings").isdisjoint(shown):  # «مقاطع مصورة بثها ناشطون»
        return tuple(n for n in near if n.kind == "actor" and n.phrase <= after)[:1]
    return tuple(n for n in near if n.sort in OUTLETS)[:1]


_RELAYED = 16  # words after a verb of speech within which the outlet that passed it on is named


def past_paper(scene: Scene, first: int, stop: int) -> int:
    """Return where who speaks stands behind the paper that is told: «أكد أمس لـ«الاقتصادية» مصدر أن»."""
    at = past_times(scene, first, stop)
    form = scene.forms[at] if at + 1 < stop else ""
    if not form or not (form == "ل" or any(r.preposition == "ل" for r in scene.grammar.readings[form])):
        return first
    outlet = next((n for n in scene.analysis.named(at, at + 2) if n.sort in OUTLETS), None)
    last = outlet.last if outlet else max(first, _marked_end(scene, at, stop))
    nation = outlet is not None and last < stop and scene.forms[last] in scene.grammar.adjectives
    return last + 1 if nation else last  # «أعلن لصحيفة «عكاظ» السعودية أن»


def _marked_end(scene: Scene, at: int, stop: int) -> int:
    """Return the word behind a name in quotation marks that «ل» stands before, -1 where none does."""
    words, last = scene.analysis.words, at + 1
    quote = next((q for q in scene.analysis.quotes if 0 < q.start - words[at].end <= _MARKED), None)
    while quote is not None and last < stop and words[last].start < quote.end:
        last += 1
    return last if quote is not None and last - at <= _PAPER else -1


_MARKED = 4  # letters from «ل» to the name in quotation marks: a tatweel, a blank, one mark or two
_PAPER = 4  # words of the name of a paper in quotation marks


def correspondent(scene: Scene, first: int, names: Sequence[Name]) -> Name | None:
    """Return the outlet whose man speaks: «مراسل وكالة فرانس برس», «مصور من رويترز»."""
    if not scene.grammar.bases[scene.forms[first]] & scene.grammar.words("correspondents"):
        return None
    near = (n for n in names if n.sort in OUTLETS and n.first - first <= HEAD)
    return next((n for n in near if n.preposition in INSIDE or n.phrase <= first + 1), None)


def is_own_voice(scene: Scene, first: int, stop: int) -> bool:
    """«مراسلنا», «نشطاء مركزنا», «مراسل الوكالة»: what they say the report says itself."""
    near = scene.forms[first : min(stop, first + 2)]
    if any(form in scene.grammar.words("own_voice") for form in near):
        return True
    return (
        len(near) > 1
        and near[0] in scene.grammar.words("correspondents")
        and near[1] in scene.grammar.words("outlet_again")
    )


def tells_paper(scene: Scene, names: Sequence[Name], first: int) -> bool:
    """«قال مصدر مطلع لعمان»: a paper that is called like a state is told by him, who is not its own."""
    if len(names) < 2 or names[0].first != first or names[0].sort != "source":
        return False
    return names[1].sort == "state" and names[1].first == names[0].last and _has_to(scene, names[1])


def in_quotes(scene: Scene, first: int, stop: int, names: Sequence[Name]) -> Name | None:
    """«موقع "سوريا الغد"», «الموقع الإسرائيلي "نعناع"»: an outlet that no list knows, in quotation marks."""
    outlets = scene.grammar.words("outlet_again")
    bases = scene.grammar.bases[scene.forms[first]]
    if not any(f"ال{base}" in outlets or base in outlets for base in bases) or _is_listed(names, first):
        return None
    words = scene.analysis.words
    near = {words[at].start: at for at in range(first + 1, min(stop, first + _TOLD_OF))}
    quote = next((q for q in scene.analysis.quotes if q.start in near and q.end - q.start < SPOKEN), None)
    if quote is None:
        return None
    last = next((at for at in range(near[quote.start], stop) if words[at].start >= quote.end), stop)
    start = first if not scene.forms[first].startswith("ال") else near[quote.start]
    return as_written(scene, start, last, "outlet")


def _is_listed(names: Sequence[Name], first: int) -> bool:
    return any(n.sort in OUTLETS and n.first <= first + _TOLD_OF for n in names)


_TOLD_OF = 3  # words from «الموقع» to its name, with whose it is
