"""The unnamed: who speaks and is told by nothing but what he is, or whose."""

import msgspec

from sijill.extract.analysis import Name
from sijill.extract.bodies import extent
from sijill.extract.scene import INSIDE, OFFICE, Chain, Scene, as_written, is_title, opens_no_name

UNNAMED = "speaker"  # the sort of who speaks and is told by nothing but what he is
_NOBODY = "unnamed-source"


def unknown_speaker(scene: Scene, first: int, stop: int) -> Chain | None:
    """Return a speaker whom no lexicon knows: nobody by name after «مسؤول», else the words as found.

    An office alone («مدير الناحية») gives nobody: the coded reports have another name for each.
    """
    if scene.forms[first].startswith("لل"):
        return None  # «كشف للإذاعة العامة أن»
    known = scene.grammar.bases[scene.forms[first]]
    if known & scene.grammar.words("medical_speakers") or _of_hospital(scene, first, stop):
        return (_medical(first),)
    if known & scene.grammar.words("local_speakers"):
        return (Name(first, first + 1, "actor", "local-sources", UNNAMED),)
    if known & scene.grammar.words("bodies_that_speak"):
        return _as_found(scene, first, stop)
    spoken = known & scene.grammar.words("persons_that_speak") or _is_one_of_them(scene, first)
    if not spoken and not is_title(scene, first):
        return None
    body = _body_of(scene, first, stop) or _state_of(scene, first, stop)
    unnamed = (Name(first, first + 1, "actor", _NOBODY, UNNAMED),) if spoken else ()
    return (body,) if body else unnamed


def _state_of(scene: Scene, first: int, stop: int) -> Name | None:
    """«متحدث باسم الخارجية القطرية», «متحدث إسرائيلي»: the state whose body no list knows, or is not told."""
    told = scene.grammar.adjectives.get(scene.forms[first + 1]) if first + 1 < stop else None
    if told and "spokesman" in {kind for _, kind in scene.grammar.titles[scene.forms[first]]}:
        return Name(first, first + 2, "actor", told.government or told.state, "state", "relation")
    if "باسم" not in scene.forms[first : min(stop, first + OFFICE)]:
        return None
    for at in range(first + 2, min(stop, first + OFFICE)):
        nation = scene.grammar.adjectives.get(scene.forms[at])
        if nation and scene.forms[at].startswith("ال") and scene.forms[at - 1].startswith("ال"):
            return Name(at - 1, at + 1, "actor", nation.government or nation.state, "state", "relation")
    return None


def _is_one_of_them(scene: Scene, first: int) -> bool:
    """«أحد الحاضرين», «بعض المشاركين»: somebody of many, whoever they are."""
    some = first > 0 and scene.forms[first - 1] in _SOME
    return some and scene.forms[first].startswith("ال") and scene.forms[first].endswith("ين")


_SOME = frozenset({"احد", "احدي", "بعض"})


def _as_found(scene: Scene, first: int, stop: int) -> Chain | None:
    behind = scene.analysis.named(first + 1, stop)
    near = {at: n for n in behind for at in range(n.first, n.last)}
    last = extent(scene.forms, scene.grammar, first, near) or _up_to_verb(scene, first, stop)
    bracket = scene.analysis.named(last + 1, last + 2) if scene.forms[last : last + 1] == ["("] else []
    if bracket or last - first < 2:
        return tuple(bracket) or None
    return (as_written(scene, first, last, sort_of(scene, first)),)


def sort_of(scene: Scene, first: int) -> str:
    """Return what a name that no list knows names, by its first word: an outlet («صحيفة»), or a body."""
    outlets = scene.grammar.words("outlet_again")
    bases = scene.grammar.bases[scene.forms[first]]
    return "outlet" if any(f"ال{base}" in outlets or base in outlets for base in bases) else "body"


def _up_to_verb(scene: Scene, first: int, stop: int) -> int:
    last = first + 1
    while last < min(stop, first + _UNKNOWN) and not opens_no_name(scene, last):
        if scene.forms[last] == "ما" or _is_verbal(scene, scene.forms[last]):
            break
        last += 1
    return last


_UNKNOWN = 5  # words that the name of an unknown body or person may have


def _is_verbal(scene: Scene, form: str) -> bool:
    told = scene.grammar.forms[form]
    bare = (f for r, forms in told if not (r.preposition or r.definite) for f in forms)
    return bool(scene.grammar.say[form]) or any(f.build == "verb" for f in bare)


def spoken_for(scene: Scene, chosen: Name, first: int, stop: int) -> Name:
    """Return a speaker as a source: «عامل في مشفى» is a medical one, «مصدر في حركة فتح» is his body."""
    if chosen.sort in {"group", "source"} and _of_hospital(scene, first, stop):
        return _medical(first)
    if chosen.sort == "group" and scene.grammar.bases[scene.forms[first]] & scene.grammar.words("kin"):
        return msgspec.structs.replace(chosen, id="local-sources", sort="source")
    speaks = scene.grammar.bases[scene.forms[chosen.first]] & scene.grammar.words("persons_that_speak")
    somebody = chosen.how == "relation" and speaks  # «ضابط في الجيش الإسرائيلي»: not of the report's own army
    body = _body_of(scene, chosen.last - 1, stop) if chosen.id == _NOBODY or somebody else None
    if body is None and chosen.id == _NOBODY:
        body = _authority(scene, chosen, stop)
    if body is None and _is_of_place(scene, chosen, stop):
        return msgspec.structs.replace(chosen, id="local-sources")
    return body or as_speaker(scene, chosen)


def _authority(scene: Scene, chosen: Name, stop: int) -> Name | None:
    """«مصدر في محافظة حلب», «مسؤول بمحافظة الحسكة»: of the office of its governor, and so of its state."""
    at = chosen.last + ("في" in scene.forms[chosen.last : chosen.last + 1])
    kind = scene.grammar.place_kind(scene.forms, at) if at < stop else None
    if kind is None or kind[1].kind != "governorate" or not _is_one(scene, chosen):
        return None
    behind = next((n for n in scene.analysis.named(at, at + 2) if n.sort == "governorate"), None)
    countries = scene.grammar.countries_of.get(behind.id, frozenset()) if behind else frozenset()
    nation = scene.grammar.nationality_of.get(next(iter(countries))) if len(countries) == 1 else None
    if nation is None:
        return None
    return msgspec.structs.replace(chosen, id=nation.government or nation.state, sort="state", how="relation")


def _is_one(scene: Scene, name: Name) -> bool:
    return scene.forms[name.first].removeprefix("و") in {"مصدر", "مسوول"} and name.last == name.first + 1


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


_TOWNS = frozenset({"city", "town", "village", "governorate", "district", "quarter", "region"})
_THERE = frozenset({"في", "من"})


def as_speaker(scene: Scene, name: Name) -> Name:
    """Return a group without a name as the kind of source that it is when it speaks."""
    if name.sort != "group":
        return name
    known = scene.grammar.bases[scene.forms[name.first]]
    if known & scene.grammar.words("medical_speakers"):
        return msgspec.structs.replace(name, id="medical-source", sort="source")
    return msgspec.structs.replace(name, id="local-sources", sort="source") if name.id == _CIVIL else name


_CIVIL = "civilians"


def _of_hospital(scene: Scene, first: int, stop: int) -> bool:
    """«عامل في مشفى», «مصدر بالمستشفى»."""
    hospitals = scene.grammar.words("hospitals")
    return any(
        scene.grammar.bases[form] & hospitals for form in scene.forms[first : min(stop, first + OFFICE)]
    )


def _medical(first: int) -> Name:
    return Name(first, first + 1, "actor", "medical-source", UNNAMED)


def _body_of(scene: Scene, first: int, stop: int) -> Name | None:
    """«قيادي محلي في المجلس», «مصدر مسؤول في حركة فتح»: the body that somebody unnamed belongs to.

    «مصدر مقرب من حزب الله» is not of it.
    """
    last = min(stop, first + OFFICE)
    if any(scene.grammar.bases[form] & scene.grammar.words("close_to") for form in scene.forms[first:last]):
        return None
    behind = scene.analysis.named(first + 1, last)
    near = [n for n in behind if n.kind == "actor" and n.sort not in _NO_BODY]
    body = next((n for n in near if _is_within(scene, first, n)), None)
    if body is not None and is_longer(scene, body):
        body = _of_state(scene, body)
    return body and msgspec.structs.replace(body, phrase=min(first, body.phrase))  # «المسؤول» is he again


_NO_BODY = frozenset({"outlet", "agency", "group", "source", "person", "state"})


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
    if body.preposition in INSIDE or body.phrase <= first:
        return True
    return not INSIDE.isdisjoint(scene.forms[first + 1 : body.first])


def is_longer(scene: Scene, name: Name) -> bool:
    """«الهيئة العامة للثورة» is not the body that «الهيئة» stands for here."""
    after = name.last
    if name.how != "relation" or name.last - name.first > 1 or after >= len(scene.forms):
        return False
    if after in scene.named:
        return False  # «محافظ الحسكة»
    form = scene.forms[after]
    return form.startswith("ال") and len(form) > 4 and form not in scene.grammar.function_words
