"""Speakers: who is the subject of a verb of speech, or stands after «بحسب»."""

from collections.abc import Sequence

from sijill.extract.analysis import Name
from sijill.extract.anonymous import as_speaker, is_longer, spoken_for, unknown_speaker
from sijill.extract.heard import Heard, by_family, by_given, described_so, heard_again
from sijill.extract.outlets import correspondent, in_quotes, is_own_voice, tells_paper
from sijill.extract.reach import is_joined
from sijill.extract.scene import (
    FAR,
    HEAD,
    MARKS,
    OUTLETS,
    TOGETHER,
    Chain,
    Scene,
    is_title,
    opens_no_name,
    past_times,
)
from sijill.extract.strangers import calls_stranger, in_apposition, in_office, person_behind, stranger_called


def subject(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    """Return who is named in ``[first, stop)`` as speaker, None where a pronoun or nobody stands there.

    «قالت الوكالة» is the outlet heard last, «المصدر ذاته» the source; a named person goes before the body
    whose office he holds; «سكان» and «نازحون» are local sources; a name that no lexicon knows is kept as
    it is.
    """
    first = past_times(scene, first, stop)
    if first + 1 < stop and scene.forms[first] == "(" and first + 1 in scene.named:
        first += 1  # «نقلت (سي إن إن) عن مصدر»
    if first >= stop or opens_no_name(scene, first) or scene.forms[first] == "ما":
        return None
    return () if is_own_voice(scene, first, stop) else _named(scene, first, stop, heard)


def _named(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    near = scene.analysis.named(first, stop)
    known = any(n.first == first and n.kind == "actor" for n in near)
    once = in_quotes(scene, first, stop, near) or correspondent(scene, first, near)
    once = once or by_given(scene, first, stop, heard)
    once = once or (None if known else by_family(scene, first, heard))
    if once:
        return (once,)
    described = described_so(scene, first, stop, heard)
    if described:
        return described
    cued = bool(scene.grammar.cues["according"].length(scene.forms, first - 1))  # «وفقا لوجهاء»
    apart = {n.first for n in near if _is_told_to(n) and not (cued and n.first == first)}
    names = [n for n in near if n.kind == "actor" and _is_told(scene, n) and n.first not in apart]
    known = any(n.first == first and n.sort not in {"source", "group"} for n in names)
    again = stranger_called(scene, names, first, stop) if calls_stranger(scene, first, stop) else None
    again = again if known or again is not None else heard_again(scene, first, stop, heard)
    if again is not None:
        return again
    stated = _stated_by(scene, near, first, stop)
    if stated or scene.grammar.bases[scene.forms[first]] & scene.grammar.words("statement_nouns"):
        return stated or heard.last or None
    chosen = in_office(scene, first, stop) or _chosen(scene, names, first)
    if chosen is None or chosen.sort != "person":
        chosen = in_apposition(scene, names, first, stop) or person_behind(scene, first, stop) or chosen
    if chosen is None:
        return unknown_speaker(scene, first, stop)
    speaker = spoken_for(scene, chosen, first, stop)
    others = (as_speaker(scene, n) for n in _beside(scene, chosen, names, first))
    return (speaker, *(n for n in others if n.id != speaker.id))


def _stated_by(scene: Scene, near: Sequence[Name], first: int, stop: int) -> Chain:
    """«تصريحات الوزير سالم الحسن», «حصيلة مستقاة من مصادر طبية», «إحصاء لناشطين»: whose statement it is."""
    known = scene.grammar.bases[scene.forms[first]]
    stated = known & scene.grammar.words("statement_nouns")
    names = [n for n in near if n.kind == "actor"]
    if not (stated or known & scene.grammar.words("told_figures")) or any(n.first == first for n in names):
        return ()
    behind = next((n for n in names if n.first > first), None)
    if behind is None:
        return ()
    start = max(first + 1, min(behind.phrase or behind.first, behind.first))
    found = _named(scene, start, stop, Heard())
    return found or ((as_speaker(scene, behind),) if stated or behind.sort in TOGETHER else ())


def _is_told_to(name: Name) -> bool:
    """«قال العضو للصحافيين»: people without a name to whom he says it do not say it."""
    return name.sort == "group" and name.preposition == "ل"


def _is_told(scene: Scene, name: Name) -> bool:
    """Tell whether a name is told by nouns of its own: «الحركة», «وزارة الداخلية», but not «قواته»."""
    return name.how != "pronoun" or scene.forms[name.last - 1].startswith("ال")


def _chosen(scene: Scene, names: Sequence[Name], first: int) -> Name | None:
    if tells_paper(scene, names[:2], first):
        return names[0]
    near = [n for n in names if n.first - first <= FAR and (not n.dependent or _is_of_kind(n, first))]
    near = [n for n in near if n.phrase <= first or n.preposition in {"", "ل", "عن", "بحسب"}]
    if not near or (near[0].phrase > first + 2 and not is_title(scene, first)):
        return None
    chosen = near[0]
    if chosen.sort in OUTLETS and chosen.preposition and chosen.first > first:
        return None
    after = (n for n in names if n.first >= chosen.last and n.sort == "person")
    person = next(
        (
            n
            for n in after
            if not n.preposition and not n.joined and n.first - chosen.last <= _far(scene, chosen)
        ),
        None,
    )
    if person and chosen.sort != "person":
        return person
    return None if is_longer(scene, chosen) else chosen


def _far(scene: Scene, name: Name) -> int:
    """Return how many words may stand before a person's name: few behind «ناشطون», more behind an office."""
    many = scene.forms[name.last - 1].endswith(("ون", "ين"))
    return 1 if name.sort == "source" or many else HEAD


def _is_of_kind(name: Name, first: int) -> bool:
    """«مصدر عسكري في وزارة الدفاع»: what kind of source he is, and not only whose."""
    return name.sort == "source" and name.first == first and name.last - name.first > 1


def _beside(scene: Scene, chosen: Name, names: Sequence[Name], first: int) -> Chain:
    """Return who speaks together with another: «قال شهود ومصادر طبية», «أعلنت واشنطن ولندن».

    Bodies and persons only where the verb is followed by their names at once, and not by an office.
    """
    also = _also_so(scene, chosen)
    if also:
        return (also,)
    after = (n for n in names if chosen.last <= n.first <= chosen.last + 1)
    joined = (n for n in after if scene.forms[n.first][0] == "و" and n.joined)
    named = chosen.first == first and chosen.sort not in TOGETHER
    return tuple(n for n in joined if n.sort in TOGETHER or (named and n.first == chosen.last))[:1]


def _also_so(scene: Scene, chosen: Name) -> Name | None:
    """«مصادر أمنية وعشائرية», «مصادر أمنية وأخرى عشائرية»: sources of two kinds, the noun told once."""
    at = chosen.last
    if chosen.sort != "source" or at - chosen.first != 2 or at + 1 >= len(scene.forms):
        return None
    other = scene.forms[at] in _OTHERS
    form = scene.forms[at + 1] if other else scene.forms[at].removeprefix("و")
    joined = other or form != scene.forms[at]
    known = scene.grammar.source_names.get(f"{scene.forms[chosen.first]} {form}") if joined else None
    last = at + 1 + other
    return Name(at, last, "actor", known, "source", "named") if known else None


_OTHERS = frozenset({"واخري", "واخر"})


def before(scene: Scene, first: int, at: int, heard: Heard) -> Chain:
    """Return who stands before his verb: «وزارة الداخلية أفادت», «وكان الجيش قد أعلن», «الهيئة التي قالت»."""
    last = at
    while last > first and scene.forms[last - 1] in scene.grammar.words("between_speaker_and_verb"):
        last -= 1
    near = scene.analysis.named(first, last)
    inside = [n for n in near if n.last <= last and n.kind == "actor"]
    inside = [n for n in inside if n.how != "pronoun"]
    beside = scene.grammar.words("beside_doers")
    joined = scene.forms[at][0] == "و" and is_joined(scene, at)  # «التقى الوفد وأكد»: not what he met
    near = [n for n in inside if n.last == last and n.preposition not in beside and not joined]
    found = _described(scene, inside, last) or near[-1:] or _heads(inside, first, last)
    if found and found[0].sort == "source":
        return heard_again(scene, found[0].first, found[0].last, heard) or tuple(found)
    return tuple(found)


def _described(scene: Scene, inside: Sequence[Name], at: int) -> Sequence[Name]:
    """«سمير رمزي عضو المجلس ومحامي الكنيسة قال»: the person whose offices stand between him and his verb."""
    people = [
        n for n in inside if n.sort == "person" and n.last < at and not n.preposition and not n.dependent
    ]
    offices = scene.grammar.words("office_heads")
    for person in people[-1:]:
        behind = person.last + (scene.forms[person.last] in MARKS)
        told = scene.told.keys() & set(range(person.last, at))
        if behind < at - 1 and not told and offices & scene.grammar.bases[scene.forms[behind]]:
            return [person]
    return []


def _heads(inside: Sequence[Name], first: int, at: int) -> Sequence[Name]:
    """«مصدر في مؤسسة الكهرباء أوضح»: the name that the clause begins with."""
    return [
        n
        for n in inside
        if n.phrase == first and at - n.last <= HEAD and not n.preposition and not n.dependent
    ][:1]


def at_head(scene: Scene, first: int, at: int) -> Chain:
    """Return somebody without a known name who stands before his verb: «تنسيقية محلية كتبت أن»."""
    if at - first > FAR or first >= at or not scene.forms[first][0].isalpha():
        return ()
    return unknown_speaker(scene, first, at) or ()


def quoted(scene: Scene, first: int, stop: int) -> Chain:
    """Return whom an outlet quotes: «نقلت … عن مصدر عسكري», «نسبت … إلى مصدر عسكري»."""
    ascribed = any(r.base in scene.grammar.ascribing for r, _ in scene.grammar.say[scene.forms[first - 1]])
    for at in range(first, stop):
        if scene.forms[at] in ({"الي"} if ascribed else {"عن", "من"}):
            return subject(scene, at + 1, stop, Heard()) or ()
    return ()


def stranger(scene: Scene, first: int, stop: int) -> bool:
    """Tell whether a verb of speech has a subject of its own that no table knows: «ويرى محللون أن».

    «قال مرارا إن», «وأضاف في بيان أن», «وأكد أهمية اللقاء وأن» go on with who spoke before.
    """
    first = past_times(scene, first, stop)
    if first >= stop or opens_no_name(scene, first):
        return False
    form, words = scene.forms[first], scene.grammar.words
    if form.endswith("ا") or form in words("no_speakers") or form in scene.grammar.function_words:
        return False
    attached = any(r.preposition for r in scene.grammar.readings[form])
    return not attached and first not in scene.told
