"""Speakers: who is the subject of a verb of speech, or stands after «بحسب»."""

from collections.abc import Sequence
from itertools import takewhile

import msgspec
from msgspec import Struct

from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.bodies import extent
from sijill.extract.grammar import Grammar
from sijill.extract.people import is_unknown
from sijill.lexicon.words import readings

Chain = tuple[Name, ...]

_HEAD = 5  # words between a name at the head of a clause and its verb
_FAR = 8  # words between a verb of speech and the name of its subject
_MARKS = frozenset("()،,:-–—/[]|")
_TOWARDS = frozenset({"ل", "مع"})  # «قال لوكالة», «في مقابلة مع قناة»
_OUTLETS = frozenset({"outlet", "agency"})
_UNKNOWN = 5  # words that the name of an unknown body or person may have
_OFFICE = 5  # words between an official and his body
_CIVIL = "civilians"
_NOBODY = "unnamed-source"
_UNNAMED = "speaker"  # the sort of who speaks and is told by nothing but what he is
_INSIDE = frozenset({"في", "ب", "من", "باسم", "لدي"})
_NO_BODY = frozenset({"outlet", "agency", "group", "source", "person", "state"})
_TOGETHER = frozenset({"source", "group"})
_SOME = frozenset({"احد", "احدي", "بعض"})
_ACTS = frozenset({"DEMAND", "OFFER", "REJECT", "THREATEN", "ACCUSE", "DENY"})
_ARTICLES = ("ال", "بال", "لل", "وال")


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


_DAMMA = "\u064f"


def is_passive(scene: Scene, at: int) -> bool:
    """Tell by its vowel whether a verb of the past is a passive: «أُعلن», «ورُصدت», and not «يُعلن»."""
    word = scene.analysis.words[at]
    text = scene.analysis.report.text[word.start : word.end].removeprefix("و")
    return text[1:2] == _DAMMA and text[0] not in "يتن"


def after_article(forms: Sequence[str], at: int) -> bool:
    """Tell whether a noun with the article stands before a word without one, which then is a verb."""
    return at > 0 and forms[at - 1].startswith("ال") and not forms[at].startswith(_ARTICLES)


class Heard(Struct, frozen=True):
    """Who has spoken so far, the last one last."""

    chains: tuple[Chain, ...] = ()

    @property
    def last(self) -> Chain:
        """The chain heard last, empty where nobody has spoken."""
        return self.chains[-1] if self.chains else ()

    def adding(self, chain: Chain) -> "Heard":
        """Return the memory with one more chain, empty where somebody spoke whom we cannot name."""
        return Heard((*self.chains[-7:], chain))

    def of(self, sorts: frozenset[str]) -> Chain:
        """Return the last speaker of one of these sorts alone, nobody where there is none."""
        for chain in reversed(self.chains):
            for name in reversed(chain):
                if name.sort in sorts:
                    return (name,)
        return ()


def subject(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    """Return who is named in ``[first, stop)`` as speaker, None where a pronoun or nobody stands there.

    «قالت الوكالة» is the outlet heard last, «المصدر ذاته» the source; a named person goes before the body
    whose office he holds; «سكان» and «نازحون» are local sources; a name that no lexicon knows is kept as
    it is.
    """
    first = _past_times(scene, first, stop)
    if first >= stop or _opens_no_name(scene, first) or scene.forms[first] == "ما":
        return None
    return () if _is_own_voice(scene, first, stop) else _named(scene, first, stop, heard)


def _named(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    near = scene.analysis.named(first, stop)
    known = any(n.first == first and n.kind == "actor" for n in near)
    once = _correspondent(scene, first, near) or _by_given(scene, first, stop, heard)
    once = once or (None if known else _by_family(scene, first, heard))
    if once:
        return (once,)
    described = _described_so(scene, first, stop, heard)
    if described:
        return described
    names = [n for n in near if n.kind == "actor" and _is_told(scene, n) and not _is_told_to(n)]
    known = any(n.first == first and n.sort not in {"source", "group"} for n in names)
    again = _stranger_called(scene, names, first, stop) if _calls_stranger(scene, first, stop) else None
    again = again if known or again is not None else _heard_again(scene, first, stop, heard)
    if again is not None:
        return again
    if scene.grammar.bases[scene.forms[first]] & scene.grammar.words("statement_nouns"):
        issuer = [n for n in names if n.sort != "source"][:1]
        return tuple(issuer) or heard.last or None
    chosen = _in_office(scene, first, stop) or _chosen(scene, names, first)
    if chosen is None or chosen.sort != "person":
        chosen = _in_apposition(scene, names, first, stop) or _person_behind(scene, first, stop) or chosen
    if chosen is None:
        return _unknown(scene, first, stop)
    speaker = _spoken_for(scene, chosen, first, stop)
    others = (as_speaker(scene, n) for n in _beside(scene, chosen, names, first))
    return (speaker, *(n for n in others if n.id != speaker.id))


def _is_told_to(name: Name) -> bool:
    """«قال العضو للصحافيين»: people without a name to whom he says it do not say it."""
    return name.sort == "group" and name.preposition == "ل"


def _stranger_called(scene: Scene, names: Sequence[Name], first: int, stop: int) -> Chain | None:
    """Return who is called by a title and words that no list knows; nobody where they may be no name."""
    if any(n.how != "pronoun" for n in names):
        return None
    person = _person_behind(scene, first, stop)
    return (person,) if person else ()


def _beside(scene: Scene, chosen: Name, names: Sequence[Name], first: int) -> Chain:
    """Return who speaks together with another: «قال شهود ومصادر طبية», «أعلنت واشنطن ولندن».

    Bodies and persons only where the verb is followed by their names at once, and not by an office.
    """
    also = _also_so(scene, chosen)
    if also:
        return (also,)
    after = (n for n in names if chosen.last <= n.first <= chosen.last + 1)
    joined = (n for n in after if scene.forms[n.first][0] == "و" and n.joined)
    named = chosen.first == first and chosen.sort not in _TOGETHER
    return tuple(n for n in joined if n.sort in _TOGETHER or (named and n.first == chosen.last))[:1]


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


def _spoken_for(scene: Scene, chosen: Name, first: int, stop: int) -> Name:
    """Return a speaker as a source: «عامل في مشفى» is a medical one, «مصدر في حركة فتح» is his body."""
    if chosen.sort in {"group", "source"} and _of_hospital(scene, first, stop):
        return _medical(first)
    if chosen.sort == "group" and scene.grammar.bases[scene.forms[first]] & scene.grammar.words("kin"):
        return msgspec.structs.replace(chosen, id="local-sources", sort="source")
    somebody = chosen.how == "relation" and scene.grammar.bases[
        scene.forms[chosen.first]
    ] & scene.grammar.words(
        "persons_that_speak"
    )  # «ضابط في الجيش الإسرائيلي» is not of the army that the report is about
    body = _body_of(scene, chosen.last - 1, stop) if chosen.id == _NOBODY or somebody else None
    if body is None and _is_of_place(scene, chosen, stop):
        return msgspec.structs.replace(chosen, id="local-sources")
    return body or as_speaker(scene, chosen)


def _is_of_place(scene: Scene, chosen: Name, stop: int) -> bool:
    """«مصادر في محافظة ديالى», «مصادر من داخل المدينة»: told by nothing but where they are."""
    at = chosen.last
    alone = chosen.id == _NOBODY and at == chosen.first + 1
    if not alone or "مصادر" not in scene.grammar.bases[scene.forms[chosen.first]]:
        return False
    if at + 1 >= stop or scene.forms[at] not in _THERE:
        return False
    at += 1 + (scene.forms[at + 1] == "داخل")
    where = (n for n in scene.analysis.named(at, at + 2) if n.kind == "place" and n.first in {at, at + 1})
    kind = scene.grammar.place_kind(scene.forms, at) if at < stop else None
    return any(n.sort in _TOWNS for n in where) or (kind is not None and kind[1].kind in _TOWNS)


_THERE = frozenset({"في", "من"})
_TOWNS = frozenset({"city", "town", "village", "governorate", "district", "quarter", "region"})


def _in_apposition(scene: Scene, names: Sequence[Name], first: int, stop: int) -> Name | None:
    """«نائب مدير المركز …، اللواء إيغور سافين،»: who stands behind his office and right before «أن»."""
    last = stop - 1 if scene.forms[stop - 1] in _MARKS else stop
    person = next((n for n in names if n.sort == "person" and n.last == last), None)
    if person is None or not _is_title(scene, first) or person.joined or person.first < first + 2:
        return None
    ranked = _is_title(scene, person.first - 1) or scene.forms[person.first - 1] in _MARKS
    ranked = ranked or bool(scene.grammar.bases[scene.forms[person.first - 1]] & scene.grammar.words("ranks"))
    added = scene.forms[person.first - 1] in scene.grammar.words("rank_additions")
    return person if ranked or added else None


def _person_behind(scene: Scene, first: int, stop: int) -> Name | None:
    """«مدير عام الهيئة ناصر المهداوي»: who stands behind his office, his given name an ordinary word too.

    Without a given name that is known, no table knows either word («السفير البريطاني توم غاردنز»).
    """
    if not (_is_title(scene, first) or _is_office(scene, first)):
        return None
    farthest = min(stop, first + _FAR + 2)
    ends = [n for n in range(first + 1, farthest) if _ends_name(scene, n)]
    return next(filter(None, (_person_before(scene, first, last) for last in (*ends[:3], farthest))), None)


def _ends_name(scene: Scene, at: int) -> bool:
    """«المدير العام حسن فلاح، في بيان»: a mark ends a name, and so does how or when he said it."""
    return not scene.forms[at].isalpha() or scene.forms[at] in _SAID_SO


_SAID_SO = frozenset({"في", "خلال", "ل", "عبر", "عقب"})  # «في بيان», «خلال لقاء», «لـ «الوطن»»


def _in_office(scene: Scene, first: int, stop: int) -> Name | None:
    """«قال توم فريدن مدير المراكز إن»: two words that no table knows, told by the office behind them."""
    last = first + 2
    if last >= stop or scene.named.intersection(range(first, last)):
        return None
    behind = last + (scene.forms[last] in _MARKS)
    strange = all(is_unknown(scene.analysis, scene.grammar, at, set()) for at in range(first, last))
    plain = not scene.forms[first].startswith(("ال", "و")) and not scene.forms[first].endswith("ا")
    told = behind < stop and _is_held(scene, behind)
    return _as_written(scene, first, last) if strange and plain and told else None


def _is_held(scene: Scene, at: int) -> bool:
    """Tell whether a word is an office that somebody named before it holds: «مدير», «المستشار»."""
    held = scene.grammar.words("office_heads") | scene.grammar.words("local_offices")
    return bool(scene.grammar.bases[scene.forms[at]] & held) and not scene.forms[at].startswith("و")


def _calls_stranger(scene: Scene, first: int, stop: int) -> bool:
    """«وأكد النائب مسلم البراك أن», «وقال الوزير شربل»: who has a title and a name is not who spoke last."""
    at = first + 1
    kinds = {kind for _, kind in scene.grammar.titles[scene.forms[first]]}
    if at >= stop or kinds.isdisjoint(_STYLES) or _is_adverb(scene.forms[at]):
        return False
    if at in scene.timed or not is_unknown(scene.analysis, scene.grammar, at, set()):
        return False
    if at + 1 >= stop or _ends_name(scene, at + 1) or _may_be_given(scene, at):
        return True
    return (at + 2 >= stop or _ends_name(scene, at + 2)) and _goes_on_name(scene.forms[at + 1])


_STYLES = frozenset({"honorific", "rank"})  # titles that are told right before a name


def _goes_on_name(form: str) -> bool:
    """Tell a family's name from what an act is about: not «خلو المدينة», «حرص بلاده»."""
    return form.endswith("ي") or not (form.startswith(("ال", "لل")) or form.endswith(("ه", "ها", "هم")))


def _person_before(scene: Scene, first: int, last: int) -> Name | None:
    """Return the person whose name the words before ``last`` are, his office beginning at ``first``."""
    start = last - 3 if scene.forms[last - 3] == "عبد" else last - 2
    if start <= first or scene.named.intersection(range(start, last)) or scene.forms[start] == "باسم":
        return None
    named = _may_be_given(scene, start) and _may_be_family(scene, last - 1)
    strange = not named and _is_office(scene, first) and _are_strange(scene, start, last)
    return _as_written(scene, start, last) if named or strange else None


def _is_office(scene: Scene, at: int) -> bool:
    offices = scene.grammar.words("office_heads") | scene.grammar.words("local_offices")
    return bool(scene.grammar.titles[scene.forms[at]] or scene.grammar.bases[scene.forms[at]] & offices)


def _as_written(scene: Scene, first: int, last: int) -> Name | None:
    text = scene.analysis.report.text
    words = [text[w.start : w.end] for w in scene.analysis.words[first:last]]
    if words[0].endswith("ى"):
        return None
    return Name(first, last, "actor", "name:" + " ".join(words), "person", "named")


def _are_strange(scene: Scene, first: int, last: int) -> bool:
    """Tell whether words that no table knows stand behind a whole office: not «في لقاء متلفز»."""
    told = scene.analysis.named(max(0, first - _FAR), first)
    ended = scene.forms[first - 1].startswith("ال") or scene.forms[first - 1] in _MARKS
    ended = ended or any(n.last == first and n.sort not in _OUTLETS for n in told)
    unknown = (is_unknown(scene.analysis, scene.grammar, at, set()) for at in range(first, last))
    plain = (not form.startswith(("ال", "و")) for form in scene.forms[first:last])
    return ended and all(unknown) and all(plain)


def _may_be_given(scene: Scene, at: int) -> bool:
    given = scene.grammar.words("given_names_weak") | scene.grammar.words("given_names")
    return scene.forms[at] == "عبد" or scene.forms[at] in given


def _may_be_family(scene: Scene, at: int) -> bool:
    form = scene.forms[at]
    return form not in scene.grammar.function_words and not scene.grammar.forms[form]


def _is_told(scene: Scene, name: Name) -> bool:
    """Tell whether a name is told by nouns of its own: «الحركة», «وزارة الداخلية», but not «قواته»."""
    return name.how != "pronoun" or scene.forms[name.last - 1].startswith("ال")


def _correspondent(scene: Scene, first: int, names: Sequence[Name]) -> Name | None:
    """Return the outlet whose man speaks: «مراسل وكالة فرانس برس», «مصور من رويترز»."""
    if not scene.grammar.bases[scene.forms[first]] & scene.grammar.words("correspondents"):
        return None
    near = (n for n in names if n.sort in _OUTLETS and n.first - first <= _HEAD)
    return next((n for n in near if n.preposition in _INSIDE or n.phrase <= first + 1), None)


def _by_family(scene: Scene, first: int, heard: Heard) -> Name | None:
    """Return who is taken up by the end of his name: «وأوضح المهداوي», «وقال عبد الرحمن».

    Who has spoken goes before who was only named.
    """
    spoken = [n for chain in heard.chains for n in chain]
    named = scene.analysis.named(0, first)
    people = (n for names in (spoken, named) for n in reversed(names) if n.sort == "person")
    return next((n for n in people if _is_family_of(scene, first, n)), None)


def _by_given(scene: Scene, first: int, stop: int, heard: Heard) -> Name | None:
    """Return who has spoken and is taken up by one word of his name behind his title: «اللواء جعفر»."""
    at = first + 1
    whole = at >= stop - 1 or _opens_no_name(scene, at + 1)
    if at >= stop or at in scene.named or not whole or not scene.grammar.ends_title(scene.forms, first):
        return None
    people = (n for chain in reversed(heard.chains) for n in chain if n.sort == "person")
    return next((n for n in people if scene.forms[at] in scene.forms[n.first : n.last]), None)


def _is_family_of(scene: Scene, first: int, person: Name) -> bool:
    """Tell whether the words at ``first`` are the last of a person's name, and not the whole of it."""
    words = 2 if scene.forms[first] in scene.grammar.words("name_binders") else 1
    if words == 1 and scene.forms[first] in scene.grammar.family_names[person.id]:
        return True
    if person.last - person.first <= words:
        return False
    if words > 1:
        return scene.forms[first : first + words] == scene.forms[person.last - words : person.last]
    known = scene.grammar.bases[scene.forms[first]] | {scene.forms[first].removeprefix("ال")}
    return scene.forms[person.last - 1].removeprefix("ال") in known


def _of_hospital(scene: Scene, first: int, stop: int) -> bool:
    """«عامل في مشفى», «مصدر بالمستشفى»."""
    hospitals = scene.grammar.words("hospitals")
    return any(
        scene.grammar.bases[form] & hospitals for form in scene.forms[first : min(stop, first + _OFFICE)]
    )


def _medical(first: int) -> Name:
    return Name(first, first + 1, "actor", "medical-source", _UNNAMED)


def _is_own_voice(scene: Scene, first: int, stop: int) -> bool:
    """«مراسلنا», «نشطاء مركزنا», «مراسل الوكالة»: what they say the report says itself."""
    near = scene.forms[first : min(stop, first + 2)]
    if any(form in scene.grammar.words("own_voice") for form in near):
        return True
    return (
        len(near) > 1
        and near[0] in scene.grammar.words("correspondents")
        and near[1] in scene.grammar.words("outlet_again")
    )


def towards(scene: Scene, first: int, stop: int) -> Chain:
    """Return the outlet to whom somebody says it: «لوكالة رويترز», «في مقابلة مع قناة الجزيرة»."""
    names = [n for n in scene.analysis.named(first, stop) if n.sort in _OUTLETS]
    named = [
        n
        for n in names
        if not scene.grammar.bases[scene.forms[n.last - 1]] & scene.grammar.words("general_media")
    ]
    told_to = (n for n in named if n.preposition in _TOWARDS or _has_to(scene, n) or _sent(scene, first, n))
    return tuple(told_to)[:1]


_FRONTED = 12  # words from «في حديث لصحيفة» to the verb, with what it was about


def told_in(scene: Scene, first: int, at: int) -> Chain:
    """«وفي حديث لصحيفة الحياة، دعا …»: the outlet that a statement is told to before its verb."""
    if at - first > _FRONTED or scene.grammar.words("told_in").isdisjoint(scene.forms[first:at]):
        return ()
    return towards(scene, first, at)


def _sent(scene: Scene, first: int, outlet: Name) -> bool:
    """«في تصريح إلى وكالة رويترز», «في بيان أرسل إلى القناة»: what goes to her is a statement."""
    statement = scene.grammar.words("statement_nouns") | scene.grammar.words("stated")
    return outlet.preposition == "الي" and not statement.isdisjoint(scene.forms[first : outlet.first])


def _has_to(scene: Scene, name: Name) -> bool:
    """Tell whether «ل» is written at a name: «قالت مصادر لوكالة رويترز», «لوكالة (رويترز)»."""
    at = name.first - 2 if scene.forms[name.first - 1] == "(" else name.first
    return any(r.preposition == "ل" for r in scene.grammar.readings[scene.forms[at]])


_RELAYED = 16  # words after a verb of speech within which the outlet that passed it on is named


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
    return tuple(n for n in near if n.sort in _OUTLETS)[:1]


def quoted(scene: Scene, first: int, stop: int) -> Chain:
    """Return whom an outlet quotes: «نقلت … عن مصدر عسكري»."""
    for at in range(first, stop):
        if scene.forms[at] in {"عن", "من"}:
            return subject(scene, at + 1, stop, Heard()) or ()
    return ()


_BESIDE = frozenset({"بحضور", "مع", "بين", "ضد", "برعايه", "بوساطه", "باشراف", "الي", "علي", "عن"})


def before(scene: Scene, first: int, at: int, heard: Heard) -> Chain:
    """Return who stands before his verb: «وزارة الداخلية أفادت», «وكان الجيش قد أعلن», «الهيئة التي قالت»."""
    last = at
    while last > first and scene.forms[last - 1] in {"قد", "فقد", "لقد", "كانت", "كان", "التي", "الذي"}:
        last -= 1
    near = scene.analysis.named(first, last)
    inside = [n for n in near if n.last <= last and n.kind == "actor"]
    inside = [n for n in inside if n.how != "pronoun"]
    near = [n for n in inside if n.last == last and n.preposition not in _BESIDE]
    found = near[-1:] or _heads(inside, first, last)
    if found and found[0].sort == "source":
        return _heard_again(scene, found[0].first, found[0].last, heard) or tuple(found)
    return tuple(found)


def at_head(scene: Scene, first: int, at: int) -> Chain:
    """Return somebody without a known name who stands before his verb: «تنسيقية محلية كتبت أن»."""
    if at - first > _FAR or first >= at or not scene.forms[first][0].isalpha():
        return ()
    return _unknown(scene, first, at) or ()


def _heads(inside: Sequence[Name], first: int, at: int) -> Sequence[Name]:
    """«مصدر في مؤسسة الكهرباء أوضح»: the name that the clause begins with."""
    return [
        n
        for n in inside
        if n.phrase == first and at - n.last <= _HEAD and not n.preposition and not n.dependent
    ][:1]


def as_speaker(scene: Scene, name: Name) -> Name:
    """Return a group without a name as the kind of source that it is when it speaks."""
    if name.sort != "group":
        return name
    known = scene.grammar.bases[scene.forms[name.first]]
    if known & scene.grammar.words("medical_speakers"):
        return msgspec.structs.replace(name, id="medical-source", sort="source")
    return msgspec.structs.replace(name, id="local-sources", sort="source") if name.id == _CIVIL else name


def stranger(scene: Scene, first: int, stop: int) -> bool:
    """Tell whether a verb of speech has a subject of its own that no table knows: «ويرى محللون أن».

    «قال مرارا إن», «وأضاف في بيان أن», «وأكد أهمية اللقاء وأن» go on with who spoke before.
    """
    first = _past_times(scene, first, stop)
    if first >= stop or _opens_no_name(scene, first):
        return False
    form, words = scene.forms[first], scene.grammar.words
    if form.endswith("ا") or form in words("no_speakers") or form in scene.grammar.function_words:
        return False
    attached = any(r.preposition for r in scene.grammar.readings[form])
    return not attached and first not in scene.told


def _past_times(scene: Scene, first: int, stop: int) -> int:
    between = scene.grammar.words("between_verb_and_speaker")
    while first < stop and (first in scene.timed or scene.forms[first] in between):
        first += 1
    return first


_PAPER = 4  # words of the name of a paper in quotation marks
_MARKED = 4  # letters from «ل» to the name in quotation marks: a tatweel, a blank, one mark or two


def past_paper(scene: Scene, first: int, stop: int) -> int:
    """Return where who speaks stands behind the paper that is told: «أكد أمس لـ«الاقتصادية» مصدر أن»."""
    at = _past_times(scene, first, stop)
    form = scene.forms[at] if at + 1 < stop else ""
    if not form or not (form == "ل" or any(r.preposition == "ل" for r in scene.grammar.readings[form])):
        return first
    outlet = next((n for n in scene.analysis.named(at, at + 2) if n.sort in _OUTLETS), None)
    return outlet.last if outlet else max(first, _marked_end(scene, at, stop))


def _marked_end(scene: Scene, at: int, stop: int) -> int:
    """Return the word behind a name in quotation marks that «ل» stands before, -1 where none does."""
    words, last = scene.analysis.words, at + 1
    quote = next((q for q in scene.analysis.quotes if 0 < q.start - words[at].end <= _MARKED), None)
    while quote is not None and last < stop and words[last].start < quote.end:
        last += 1
    return last if quote is not None and last - at <= _PAPER else -1


def _opens_no_name(scene: Scene, at: int) -> bool:
    form = scene.forms[at]
    if form in _MARKS or form in scene.grammar.words("that") or form in scene.grammar.words("relatives"):
        return True
    return (
        form in scene.grammar.words("prepositions")
        or form in scene.grammar.words("negations")
        or not form[0].isalpha()
    )


def _heard_again(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    """Return whom a definite noun alone takes up again: «المصدر نفسه», «الوكالة», «المسؤول»."""
    same = first + 1 < stop and scene.forms[first + 1] in scene.grammar.words("same")
    if not heard.chains or not (same or _alone(scene, first, stop)):
        return None
    known = {r.base for r in readings(scene.forms[first])}
    again = same or known & (scene.grammar.words("speaker_again") | scene.grammar.words("source_again"))
    called = _called_so(scene, known, heard) if again else ()
    if called:
        return called
    if known & scene.grammar.words("outlet_again"):
        return heard.of(_OUTLETS)
    if known & scene.grammar.words("source_again"):
        return heard.of(frozenset({"source", _UNNAMED}))
    if same or known & scene.grammar.words("speaker_again"):
        return heard.last
    return _headed_so(scene, first, stop, heard)


def _called_so(scene: Scene, known: set[str], heard: Heard) -> Chain:
    """Return the last speaker who was called by the same noun: «مسؤول محلي … المسؤول»."""
    for chain in reversed(heard.chains):
        for name in chain:
            words = scene.forms[max(0, min(name.phrase or name.first, name.first) - 1) : name.last]
            if any(known & {r.base for r in readings(word)} for word in words):
                return (name,)
    return ()


def _described_so(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    """Return the person who was called by both words before or behind his name: «المستشار العسكري اليمني»."""
    if first + 1 >= stop or not all(scene.forms[n].startswith("ال") for n in (first, first + 1)):
        return None
    noun, told = (scene.grammar.bases[scene.forms[n]] for n in (first, first + 1))
    if not any(noun & scene.grammar.words(kind) for kind in ("office_heads", "speaker_again", "ranks")):
        return None
    for chain in reversed(heard.chains):
        for name in (n for n in chain if n.sort == "person"):
            words = _called(scene, name)
            if all(any(known & scene.grammar.bases[word] for word in words) for known in (noun, told)):
                return (name,)
    return None


def _called(scene: Scene, person: Name) -> list[str]:
    """Return a person's name and the words around it that may tell what he is, up to «أن»."""
    start = max(0, min(person.phrase or person.first, person.first) - _CALLED)
    that = scene.grammar.words("that_content")
    behind = scene.forms[person.last : person.last + _CALLED]
    return [*scene.forms[start : person.last], *takewhile(lambda form: form not in that, behind)]


_CALLED = 3  # words before a name, and behind it, that tell what somebody is


def _headed_so(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    """Return the body whose name begins with a noun that stands alone: «تجمع العلماء … ورأى التجمع أن»."""
    if not scene.forms[first].startswith("ال") or not (first + 1 >= stop or _opens_no_name(scene, first + 1)):
        return None
    known = scene.grammar.bases[scene.forms[first]]
    bodies = (n for chain in reversed(heard.chains) for n in chain if n.sort not in {"person", *_TOGETHER})
    return next(((n,) for n in bodies if scene.grammar.bases[scene.forms[n.first]] & known), None)


def _alone(scene: Scene, first: int, stop: int) -> bool:
    """Tell whether nothing after a noun says which one it is: «الوزارة في بيان», not «الوزير السوري»."""
    if first + 1 >= stop:
        return True
    form = scene.forms[first + 1]
    if form in scene.grammar.words("prepositions"):
        return first + 2 >= stop or bool(
            scene.grammar.bases[scene.forms[first + 2]] & scene.grammar.words("statement_nouns")
        )
    behind = scene.analysis.named(first + 1, first + 2)
    if _calls_stranger(scene, first, stop) or any(n.sort == "person" and not n.preposition for n in behind):
        return False
    return not form.startswith("ال") and form != "باسم"


def _is_adverb(form: str) -> bool:
    """«المسؤول ساخرا», «القائد الميداني», «الطبيب لموقعنا»: how, which, or to whom, and no name."""
    of_his = form[0] in "بلكف" and form.endswith(("ه", "هم"))
    return of_his or form == "باسم" or form.startswith(("و", "ال")) or form.endswith("ا")


def _chosen(scene: Scene, names: Sequence[Name], first: int) -> Name | None:
    if _tells_paper(scene, names[:2], first):
        return names[0]
    near = [n for n in names if n.first - first <= _FAR and (not n.dependent or _is_of_kind(n, first))]
    near = [n for n in near if n.phrase <= first or n.preposition in {"", "ل", "عن", "بحسب"}]
    if not near or (near[0].phrase > first + 2 and not _is_title(scene, first)):
        return None
    chosen = near[0]
    if chosen.sort in _OUTLETS and chosen.preposition and chosen.first > first:
        return None
    after = (n for n in names if n.first >= chosen.last and n.sort == "person")
    person = next(
        (n for n in after if not n.preposition and not n.joined and n.first - chosen.last <= _HEAD), None
    )
    if person and chosen.sort != "person":
        return person
    return None if _is_longer(scene, chosen) else chosen


def _is_of_kind(name: Name, first: int) -> bool:
    """«مصدر عسكري في وزارة الدفاع»: what kind of source he is, and not only whose."""
    return name.sort == "source" and name.first == first and name.last - name.first > 1


def _tells_paper(scene: Scene, names: Sequence[Name], first: int) -> bool:
    """«قال مصدر مطلع لعمان»: a paper that is called like a state is told by him, who is not its own."""
    if len(names) < 2 or names[0].first != first or names[0].sort != "source":
        return False
    return names[1].sort == "state" and names[1].first == names[0].last and _has_to(scene, names[1])


def _is_longer(scene: Scene, name: Name) -> bool:
    """«الهيئة العامة للثورة» is not the body that «الهيئة» stands for here."""
    after = name.last
    if name.how != "relation" or name.last - name.first > 1 or after >= len(scene.forms):
        return False
    form = scene.forms[after]
    return form.startswith("ال") and len(form) > 4 and form not in scene.grammar.function_words


def _is_title(scene: Scene, at: int) -> bool:
    form = scene.forms[at]
    return bool(scene.grammar.titles[form] or scene.grammar.heads[form])


def _unknown(scene: Scene, first: int, stop: int) -> Chain | None:
    """Return a speaker whom no lexicon knows: nobody by name after «مسؤول», else the words as found.

    An office alone («مدير الناحية») gives nobody: the coded reports have another name for each.
    """
    if scene.forms[first].startswith("لل"):
        return None  # «كشف للإذاعة العامة أن»
    known = scene.grammar.bases[scene.forms[first]]
    if known & scene.grammar.words("medical_speakers") or _of_hospital(scene, first, stop):
        return (_medical(first),)
    if known & scene.grammar.words("local_speakers"):
        return (Name(first, first + 1, "actor", "local-sources", _UNNAMED),)
    if known & scene.grammar.words("bodies_that_speak"):
        return _as_found(scene, first, stop)
    spoken = known & scene.grammar.words("persons_that_speak") or _is_one_of_them(scene, first)
    if not spoken and not _is_title(scene, first):
        return None
    body = _body_of(scene, first, stop) or _state_of(scene, first, stop)
    unnamed = (Name(first, first + 1, "actor", "unnamed-source", _UNNAMED),) if spoken else ()
    return (body,) if body else unnamed


def _state_of(scene: Scene, first: int, stop: int) -> Name | None:
    """«متحدث باسم الخارجية القطرية», «متحدث إسرائيلي»: the state whose body no list knows, or is not told."""
    told = scene.grammar.adjectives.get(scene.forms[first + 1]) if first + 1 < stop else None
    if told and "spokesman" in {kind for _, kind in scene.grammar.titles[scene.forms[first]]}:
        return Name(first, first + 2, "actor", told.government or told.state, "state", "relation")
    if "باسم" not in scene.forms[first : min(stop, first + _OFFICE)]:
        return None
    for at in range(first + 2, min(stop, first + _OFFICE)):
        nation = scene.grammar.adjectives.get(scene.forms[at])
        if nation and scene.forms[at].startswith("ال") and scene.forms[at - 1].startswith("ال"):
            return Name(at - 1, at + 1, "actor", nation.government or nation.state, "state", "relation")
    return None


def _is_one_of_them(scene: Scene, first: int) -> bool:
    """«أحد الحاضرين», «بعض المشاركين»: somebody of many, whoever they are."""
    some = first > 0 and scene.forms[first - 1] in _SOME
    return some and scene.forms[first].startswith("ال") and scene.forms[first].endswith("ين")


def _body_of(scene: Scene, first: int, stop: int) -> Name | None:
    """«قيادي محلي في المجلس», «مصدر مسؤول في حركة فتح»: the body that somebody unnamed belongs to."""
    behind = scene.analysis.named(first + 1, min(stop, first + _OFFICE))
    near = [n for n in behind if n.kind == "actor" and n.sort not in _NO_BODY]
    body = next((n for n in near if _is_within(scene, first, n)), None)
    if body is not None and _is_longer(scene, body):
        body = _of_state(scene, body)
    return body and msgspec.structs.replace(body, phrase=min(first, body.phrase))  # «المسؤول» is he again


def _of_state(scene: Scene, body: Name) -> Name | None:
    """«الخارجية القطرية»: a body that is told by its state alone is no other state's."""
    nation = scene.grammar.adjectives.get(scene.forms[body.last])
    if nation is None:
        return None
    return msgspec.structs.replace(
        body, last=body.last + 1, id=nation.government or nation.state, sort="state"
    )


def _is_within(scene: Scene, first: int, body: Name) -> bool:
    """Tell whether «في», «من», «باسم» or nothing at all stands between somebody and his body."""
    if body.preposition in _INSIDE or body.phrase <= first:
        return True
    return not _INSIDE.isdisjoint(scene.forms[first + 1 : body.first])


def _as_found(scene: Scene, first: int, stop: int) -> Chain | None:
    behind = scene.analysis.named(first + 1, stop)
    near = {at: n for n in behind for at in range(n.first, n.last)}
    last = extent(scene.forms, scene.grammar, first, near) or _up_to_verb(scene, first, stop)
    bracket = scene.analysis.named(last + 1, last + 2) if scene.forms[last : last + 1] == ["("] else []
    if bracket or last - first < 2:
        return tuple(bracket) or None
    text = scene.analysis.report.text
    words = [text[w.start : w.end] for w in scene.analysis.words[first:last]]
    return (Name(first, last, "actor", "name:" + " ".join(words), "body", "named"),)


def _up_to_verb(scene: Scene, first: int, stop: int) -> int:
    last = first + 1
    while last < min(stop, first + _UNKNOWN) and not _opens_no_name(scene, last):
        if scene.forms[last] == "ما" or _is_verbal(scene, scene.forms[last]):
            break
        last += 1
    return last


def _is_verbal(scene: Scene, form: str) -> bool:
    told = scene.grammar.forms[form]
    bare = (f for r, forms in told if not (r.preposition or r.definite) for f in forms)
    return bool(scene.grammar.say[form]) or any(f.build == "verb" for f in bare)
