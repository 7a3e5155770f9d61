"""How names stand in their clauses: what governs them, what they are joined to, what they only describe."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import Analysis, Name
from sijill.extract.apposition import in_apposition, told_by_members
from sijill.extract.clausing import WHO_IS, is_verb
from sijill.extract.closed import pronoun_of
from sijill.extract.grammar import Grammar
from sijill.extract.only_counted import with_counted
from sijill.extract.phrase_scene import Scene, scene_of
from sijill.extract.walking import MARKS, phrase


def phrase_names(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with the preposition, the first word and the joints of their phrases."""
    scene = scene_of(analysis, grammar)
    phrased: list[Name] = []
    for name in with_counted(analysis, grammar):
        if _names_place(name, scene) or _is_verb_itself(name, scene):
            continue
        before = phrased[-1] if phrased else None
        if before and before.first == name.first:
            phrased.append(_beside(name, before))
        elif _begins_anew(name, scene):
            phrased.append(msgspec.structs.replace(name, phrase=name.first))
        elif _is_opposite(name.first, scene.forms):
            phrased.append(msgspec.structs.replace(name, preposition="بين", phrase=name.first))
        else:
            hung = _in_reign(phrase(name, before, scene), scene)
            phrased.append(_as_teller(_loyal(_across(hung, phrased), scene), scene))
    phrased = [_behind_statement(name, scene) if name.preposition == "في" else name for name in phrased]
    told = [_aide(name, scene) if name.sort == "person" else _as_state(name, scene) for name in phrased]
    if not WHO_IS.isdisjoint(scene.forms):
        told = [_in_aside(name, scene) for name in told]
    return in_apposition(told_by_members(told, scene), scene)


def _in_reign(name: Name, scene: Scene) -> Name:
    """«منعت الوزارة في عهد مبارك فلانا من السفر»: whose reign it was only tells when."""
    before = scene.forms[max(0, name.first - 2) : name.first]
    reign = name.sort == "person" and not _REIGN.isdisjoint(before) and "في" in scene.forms[: name.first][-3:]
    return msgspec.structs.replace(name, preposition="في", joined=False) if reign else name


_REIGN = frozenset({"عهد", "زمن", "ايام", "ظل"})


def _as_teller(name: Name, scene: Scene) -> Name:
    """«مقاطع بثها ناشطون», «على حد قول ناشطين»: whoever passes it on or says so has no part in it."""
    near = name.first - name.phrase <= 1  # «نشرته الوكالة الرسمية إسرائيل»: not who stands farther behind
    near = near and name.phrase > 1 and not scene.forms[name.phrase - 2].endswith("ما")  # «ما نقلته الوكالة»
    passed_on = near and scene.forms[name.phrase - 1] in scene.grammar.words("relayed_by")
    said = name.first > 1 and scene.forms[name.first - 2] == "حد"
    return msgspec.structs.replace(name, preposition="بحسب") if passed_on or said else name


def _behind_statement(name: Name, scene: Scene) -> Name:
    """«واتهم الوزير في بيان | إيران بدعمهم», «في بيانها | الحكومة بقتل …»: a charge stands behind whom."""
    forms, at = scene.forms, name.first - 1
    nouns = scene.grammar.words("statement_nouns")
    own = forms[at].removesuffix(pronoun_of(forms[at]))
    stated = at > 1 and forms[at - 1] == "في" and not nouns.isdisjoint((forms[at], own))
    led = stated and name.last < len(forms) and forms[name.last][0] == "ب" and name.kind == "actor"
    if not led or scene.verbs.isdisjoint(range(max(0, at - _SPEAKER), at - 1)):
        return name
    return msgspec.structs.replace(name, preposition="", phrase=name.first, head="")


_SPEAKER = 6  # words from «اتهم» to «في بيان», with who accuses between them


def _across(name: Name, phrased: Sequence[Name]) -> Name:
    """«بين المقاتلين المدعومين من التحالف وقوات الحوثي»: behind one side alone «و» tells the other."""
    if not (name.joined and name.dependent) or name.kind != "actor":
        return name
    side = next((n for n in reversed(phrased) if not n.dependent), None)
    if side is None or side.preposition != "بين" or side.joined or name.first - side.last > _OPPOSITE:
        return name
    return msgspec.structs.replace(name, preposition="بين", dependent=False)


def _in_aside(name: Name, scene: Scene) -> Name:
    """«دعت إيران، وهي حليفة دمشق، تركيا إلى …»: of whom somebody only is has no part in what he does."""
    for at in range(name.first - 1, max(0, name.first - _ASIDE), -1):
        if scene.forms[at] in WHO_IS:
            own = name.kind == "actor" and scene.forms[at - 1] in _COMMAS
            return msgspec.structs.replace(name, dependent=True) if own else name
        if at in scene.triggers or scene.forms[at] in MARKS or is_verb(scene.grammar, scene.forms[at]):
            break
    return name


_ASIDE = 5  # words from «وهو» to whose he is


def _aide(name: Name, scene: Scene) -> Name:
    """«مستشار أوباما», «المتحدث باسم الرئيس»: the government whose he is; himself he is not."""
    form = scene.forms[name.first - 1] if name.first > name.phrase else "ال"
    aide = form[:2] != "ال" and not scene.grammar.words("aides").isdisjoint(scene.grammar.spellings[form])
    if not aide and (form != _IN_HIS_NAME or name.sort != "person"):
        return name  # «الوكيل المساعد حسن سالم» is himself
    known = scene.grammar.lexicon.actors.get(name.id)
    nationality = scene.grammar.nationality_of.get(known.country) if known else None
    if known is None or nationality is None:
        return name
    if known.party not in {nationality.state, nationality.government}:
        return name
    return msgspec.structs.replace(name, id=nationality.government, sort="government")


_IN_HIS_NAME = "باسم"


def _as_state(name: Name, scene: Scene) -> Name:
    """«عقوبات على سوريا», «اتهمت اليمن إيران»: a state that acts is its government, by the id of that."""
    if name.sort != "state" or name.kind != "actor":
        return name
    known = scene.grammar.lexicon.actors.get(name.id)
    nationality = scene.grammar.nationality_of.get(known.country) if known else None
    own = nationality is not None and nationality.state == name.id
    own = own and not scene.forms[name.last - 1].endswith(("ين", "ون"))  # «السوريين» are people
    return msgspec.structs.replace(name, id=nationality.government) if own and nationality else name


def _names_place(name: Name, scene: Scene) -> bool:
    """«ميدان المحكمة», «شارع الجيش»: somebody whose name a street or a mosque bears does nothing there."""
    form = scene.forms[name.first - 1] if name.first else ""
    barred = name.kind != "actor" or scene.forms[name.first][0] == "و"
    if barred or not form:
        return False
    return not scene.grammar.words("named_after").isdisjoint(scene.grammar.spellings[form])


def _is_verb_itself(name: Name, scene: Scene) -> bool:
    """«وطالب الوزير الحكومة بالرد»: a verb that is written like people is nobody."""
    return name.sort == "group" and name.last == name.first + 1 and name.first in scene.verbs


def _beside(name: Name, before: Name) -> Name:
    """Two that one word stands for («الطرفان») stand alike."""
    return msgspec.structs.replace(
        name, preposition=before.preposition, phrase=before.phrase, joined=True, head=before.head
    )


def _loyal(name: Name, scene: Scene) -> Name:
    """«القوات الموالية لهادي», «مسلحون موالون للأسد»: it is the forces that are told of, and not himself."""
    forms, grammar = scene.forms, scene.grammar
    told = name.sort == "person" and name.head == "member" and not name.dependent
    if not told or forms[name.first - 1] not in grammar.words("belonging"):
        return name
    troops = grammar.words("forces_of")
    if all(troops.isdisjoint(grammar.bases[form]) for form in forms[name.phrase : name.first]):
        return name
    family = forms[name.last - 1]
    if name.last == name.first + 1:
        family = "ال" + family[2:] if family.startswith("لل") else family.removeprefix("ل")
    found = grammar.names.find(["قوات", family])
    forces = [n for f in found[:1] if f.last == _TWO for n in f.namings if n.kind == "actor"]
    return msgspec.structs.replace(name, id=forces[0].id, sort="force") if forces else name


_TWO = 2


def _begins_anew(name: Name, scene: Scene) -> bool:
    """«…، وأنقرة تنفي»: a name right before its verb that a comma parts from what governs those before."""
    parted = name.first in scene.ends or (name.first > 0 and scene.forms[name.first - 1] in _COMMAS)
    anew = parted and scene.forms[name.first][0] == "و"
    return anew and name.kind == "actor" and name.last in scene.verbs


_COMMAS = frozenset({"،", ",", ":", "-", "؛"})
_OPPOSITE = 18  # words between «بين» and the other side


def _is_opposite(first: int, forms: Sequence[str]) -> bool:
    """«بين الجيش من جهة، وقسد من جهة أخرى»: the other side stands behind «من جهة»."""
    if forms[first][0] != "و":
        return False
    told = [form for form in forms[max(0, first - _OPPOSITE) : first] if form not in MARKS]
    return told[-2:-1] == ["من"] and told[-1] in _SIDES and "بين" in told


_SIDES = frozenset({"جهه", "جانب", "ناحيه", "طرف"})
