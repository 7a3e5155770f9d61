"""Apposition: names beside each other that tell one, an office and its holder, members and their body."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import STATE_SORTS, Name
from sijill.extract.clausing import is_verb
from sijill.extract.phrase_scene import Scene
from sijill.extract.walking import MARKS, MOST

_ABSOLUTE = ("ون", "ين", "ان")  # plurals and duals behind which no genitive stands


def told_by_members(names: Sequence[Name], scene: Scene) -> list[Name]:
    """Let «ضباط من الشرطة العسكرية» be the police: a group that a body's name follows is that body's."""
    result, forms = list(names), scene.forms
    for n in range(len(result) - 1):
        group, body = result[n], result[n + 1]
        between = forms[group.last : body.phrase if _headed(group, body, forms) else body.first]
        theirs = (
            not between and group.id == _NOTABLES and _is_kin(body, forms[body.first])
        )  # «وجهاء عشيرة طي»
        if theirs or (_is_of(body, between) and _is_members(group, body, scene)):
            result[n] = msgspec.structs.replace(group, dependent=True)
            result[n + 1] = msgspec.structs.replace(
                body, preposition=group.preposition, phrase=group.phrase, joined=group.joined, head="member"
            )
    return result


def _headed(group: Name, body: Name, forms: Sequence[str]) -> bool:
    """«مصدر في قيادة المقاومة»: whose source it is has a noun of its own before it."""
    return group.sort == "source" and group.last < body.phrase < body.first and forms[group.last] == "في"


_APPOSED = 4  # words between an office and the name of who holds it: «الرئيس اليمني المؤقت، عبدربه»


def in_apposition(names: Sequence[Name], scene: Scene) -> list[Name]:
    """Let «وزير الخارجية الفرنسي لوران فابيوس» be the person alone: his office only says who he is."""
    result = list(names)
    for n in range(len(result) - 1):
        office, person = result[n], result[n + 1]
        if _is_abroad(office, n, result, scene) or _holds_both(office, result[n + 1 : n + 3], scene):
            result[n] = msgspec.structs.replace(office, dependent=True)
            result[n + 2] = _in_place_of(office, result[n + 2])
        elif (
            _is_titling(office, person, scene)
            or _is_chief(office, person, scene)
            or (_is_office(office, scene) and _is_holder(person, office, scene))
        ):
            result[n] = msgspec.structs.replace(office, dependent=True)
            result[n + 1] = _in_place_of(office, person)
    return _with_kin(_with_offices_behind(result, scene), scene)


def _in_place_of(office: Name, person: Name) -> Name:
    """Return a person as he stands in his clause: where the words begin that say who he is."""
    return msgspec.structs.replace(
        person, preposition=office.preposition, phrase=office.phrase, joined=office.joined
    )


def _is_chief(tribe: Name, person: Name, scene: Scene) -> bool:
    """«شيخ قبيلة العكيدات إبراهيم الهفل»: right behind the tribe whose chief he is stands who he is."""
    beside = tribe.kind == "actor" and person.sort == "person" and person.first == tribe.last
    head = scene.forms[tribe.first - 1 : tribe.first]
    return beside and any(form.lstrip("وفلب") in scene.grammar.words("chiefs") for form in head)


def _is_titling(group: Name, person: Name, scene: Scene) -> bool:
    """«الناشط الحقوقي البحريني نبيل رجب»: one of a group, and behind what is said of him his name."""
    one = group.sort == "group" and person.sort == "person" and not (person.preposition or person.joined)
    form, gap = scene.forms[group.last - 1], scene.forms[group.last : person.first]
    one = one and group.last == group.first + 1 and "ال" in form[:4] and not form.endswith(("ين", "ون", "ان"))
    cited = group.preposition in _CITING  # «بحسب الناشط فلان» is read as a source
    cited = cited or (group.preposition == "عن" and _is_relayed(group.phrase - 1, scene))
    return one and not cited and len(gap) < _APPOSED and all(w.startswith("ال") for w in gap)


_CITING = frozenset({"بحسب", "حسب", "وفق", "وفقا"})


def _is_relayed(at: int, scene: Scene) -> bool:
    """«نقلا عن الناشط فلان»; not «أفرج عن الناشط فلان»."""
    return at >= 0 and not scene.grammar.bases[scene.forms[at]].isdisjoint(_RELAYS)


_RELAYS = frozenset({"نقلا", "نقل", "نقلت", "ينقل", "تنقل"})


def _is_abroad(office: Name, n: int, names: Sequence[Name], scene: Scene) -> bool:
    """«المبعوث الأممي إلى ليبيا مارتن كوبلر»: where he is sent stands between an office and its holder."""
    if n + 2 >= len(names) or not _is_office(office, scene):
        return False
    place, person = names[n + 1], names[n + 2]
    if place.preposition not in _SENT or place.first - office.last > 1 or place.joined:
        return False
    ranks = scene.grammar.words("ranks") | scene.grammar.words("rank_additions")
    between = scene.forms[place.last : person.first]  # «في سوريا الفريق أول فلان»
    ranked = all(form in ranks or form.removeprefix("ال") in ranks for form in between)
    beside = place.last <= person.first and ranked and person.sort == "person" and not person.preposition
    return beside and not person.joined and not _is_anothers(person, office, scene)


def _holds_both(office: Name, behind: Sequence[Name], scene: Scene) -> bool:
    """«نائب الرئيس رئيس الحكومة خالد بحاح»: two offices of one government, and who holds them."""
    if len(behind) < 2 or behind[0].id != office.id or behind[0].first != office.last:
        return False
    return _is_office(office, scene) and _is_holder(behind[1], behind[0], scene)


def _is_anothers(person: Name, office: Name, scene: Scene) -> bool:
    """«التقى الرئيس اليمني في واشنطن جو بايدن»: a known person of another country is met there."""
    known = scene.grammar.lexicon.actors
    countries = {known[n.id].country for n in (person, office) if n.id in known}
    return len(countries - {""}) > 1


_SENT = frozenset({"الي", "في", "لدي", "ل"})


def _with_kin(names: list[Name], scene: Scene) -> list[Name]:
    """Let «سها عرفات أرملة الزعيم ياسر عرفات» be her alone: whose kin she is only says who she is."""
    for n in range(len(names) - 1):
        if _is_whose_forces(names[n + 1], names[n], scene):
            _make_dependent(names, n + 1)
        elif names[n].sort == "person" and _is_calling(names[n + 1], names[n], scene):
            _make_dependent(names, n + 1)
            if n + 2 < len(names) and names[n + 2].first == names[n + 1].last:
                _make_dependent(names, n + 2)
    for n in range(len(names) if not _KIN.isdisjoint(scene.forms) else 0):
        for other in _kin_of(n, names, scene):
            _make_dependent(names, other)
    return names


def _make_dependent(names: list[Name], n: int) -> None:
    names[n] = msgspec.structs.replace(names[n], dependent=True)


def _kin_of(n: int, names: Sequence[Name], scene: Scene) -> list[int]:
    """Return the numbers of the names behind a person that say whose widow, son or brother he is."""
    at = names[n].last + (scene.forms[names[n].last : names[n].last + 1] == ["،"])
    found: list[int] = []
    if names[n].sort != "person" or _KIN.isdisjoint(scene.forms[at : at + 1]):
        return found
    for m in range(n + 1, len(names)):
        if names[m].first - at > MOST or scene.triggers.intersection(range(at, names[m].first)):
            break
        found.append(m)
        if names[m].sort == "person":
            break
    return found


def _is_whose_forces(person: Name, forces: Name, scene: Scene) -> bool:
    """«القوات الموالية للرئيس المخلوع | علي عبد الله صالح»: whose forces they are is not told besides."""
    beside = forces.sort == "force" and person.sort == "person" and person.first == forces.last
    return beside and not scene.grammar.words("belonging").isdisjoint(scene.forms[forces.first : forces.last])


def _is_calling(group: Name, person: Name, scene: Scene) -> bool:
    """«محمد سالم محامي الوزير»: one of a calling right behind a person is he himself."""
    one = group.sort == "group" and group.first == person.last and group.last == group.first + 1
    return one and not scene.forms[group.first].endswith(("ين", "ون", "ان", "ات", "ا"))


_KIN = frozenset(
    {"ارمله", "زوجه", "زوج", "نجل", "ابن", "ابنه", "شقيق", "شقيقه", "والد", "والده", "صهر", "كريمه"}
)


def _with_offices_behind(names: list[Name], scene: Scene) -> list[Name]:
    """Let «مصطفى بكور، محافظ السويداء» be the person alone: what follows only says who he is."""
    for n in range(len(names) - 1):
        person, body = names[n], names[n + 1]
        if person.sort == "person" and _is_office_behind(person, body, scene):
            holder = names[n + 2] if n + 2 < len(names) else None
            if holder is None or not _is_holder(holder, body, scene):
                names[n + 1] = msgspec.structs.replace(body, dependent=True)
                if holder is not None and _is_another_office(holder, body, scene):
                    _make_dependent(names, n + 2)
    return names


def _is_another_office(body: Name, before: Name, scene: Scene) -> bool:
    """«فلان نائب رئيس الحزب ورئيس لجنة العلاقات»: one who holds an office may hold another one."""
    at, forms = before.last, scene.forms
    joined = at < body.first < at + MOST and body.sort != "person" and forms[at][:1] == "و"
    heads = scene.grammar.words("office_heads") | _MEMBER
    if not joined or forms[at][1:] not in heads:
        return False
    return all(w not in scene.triggers and forms[w] not in MARKS for w in range(at, body.first))


_MEMBER = frozenset({"عضو", "احد", "امين", "مدير"})


def _is_office_behind(person: Name, body: Name, scene: Scene) -> bool:
    """Tell whether an office begins right behind a person, and a body goes on with it.

    Without a comma, behind a known person of another party, it is perhaps whom he meets.
    """
    at = person.last + (scene.forms[person.last : person.last + 1] == ["،"])
    party = scene.grammar.lexicon.party
    told = person.id.startswith("name:") or at > person.last or party(person.id) == party(body.id)
    if not told or body.kind != "actor" or body.sort == "person" or not at < body.first < at + MOST:
        return False
    if scene.grammar.words("office_heads").isdisjoint(scene.grammar.spellings[scene.forms[at]]):
        return False
    between = range(at, body.first)
    return not any(
        w in scene.triggers or scene.forms[w] in MARKS or is_verb(scene.grammar, scene.forms[w])
        for w in between
    )


def _is_office(name: Name, scene: Scene) -> bool:
    if name.kind != "actor" or name.sort == "person" or name.dependent:
        return False
    own = name.head == "thing"  # «موكب | وزيرة الخارجية»
    head = scene.forms[name.first if own else min(name.phrase, name.first)]
    one = head[:-1] if head.endswith(_OF_TWO) else head  # «وزيرا الخارجية المصري سامح شكري والسعودي …»
    spelled = {*scene.grammar.spellings[head], one}
    return not scene.grammar.words("office_heads").isdisjoint(spelled)


_OF_TWO = ("ا", "ي")


def _is_holder(person: Name, office: Name, scene: Scene) -> bool:
    if person.sort != "person" or person.preposition or person.joined:
        return False
    lexicon, gap = scene.grammar.lexicon, scene.forms[office.last : person.first]
    other = person.id in lexicon.actors and lexicon.party(person.id) != lexicon.party(office.id)
    if (
        (other and not _are_countrymen(person, office, scene))
        or len(gap) > _APPOSED
        or scene.triggers.intersection(range(office.last, person.first))
    ):
        return False
    return all(w in MARKS or w.startswith("ال") or scene.grammar.titles[w] for w in gap)


def _are_countrymen(person: Name, office: Name, scene: Scene) -> bool:
    """«نائب الرئيس العراقي طارق الهاشمي»: right behind a state's office stands who holds it, of any party."""
    known = scene.grammar.lexicon.actors
    beside = person.first == office.last and office.sort in STATE_SORTS
    return beside and office.id in known and known[office.id].country == known[person.id].country


def _is_members(group: Name, body: Name, scene: Scene) -> bool:
    """Tell whether a body follows a group of its own: «مصدر في الحركة», «ضباط الحرس الثوري»."""
    bodily = body.kind == "actor" and body.sort not in {"group", "person", "outlet"}
    bodily = bodily or (group.id in _ARMED and _is_kin(body, scene.forms[body.first]))
    if not bodily or body.joined or group.first in scene.triggers:
        return False
    definite = scene.forms[group.last - 1].startswith("ال")
    if definite and group.last < body.first and scene.forms[group.last].endswith("ا"):
        return False  # «وجهاء العشائر | قياديا من قسد»: whom they met
    asked = group.first and scene.grammar.addresses(scene.forms[group.first - 1], "من")
    if body.preposition == "من" and asked:
        return False  # «طلب الوسطاء من بغداد»
    form = scene.forms[group.first]
    if group.last == body.first and _stands_apart(group, body, scene):
        return False
    between = scene.forms[group.last : body.first]
    beside = not between or (between in (["من"], ["في"]) and group.id != body.id)
    unnamed = group.kind == "actor" and group.last - group.first == 1 and beside
    unnamed = (
        unnamed and body.how != "pronoun" and not form.startswith("ال") and bool(scene.grammar.heads[form])
    )
    return group.sort in {"group", "source"} or unnamed


_NOTABLES = "local-notables"
_ARMED = frozenset({"local-fighters", "unknown"})
_OF_KIN = frozenset({"قبيله", "عشيره", "قبايل", "عشاير", "ال"})


def _is_kin(body: Name, form: str) -> bool:
    """«مسلحون من قبيلة …», «مسلحون من أبناء العشائر»."""
    return body.sort == "group" and (body.id == "tribes" or form in _OF_KIN)


def _stands_apart(group: Name, body: Name, scene: Scene) -> bool:
    """«حث ناشطون الأمم المتحدة», «حثت المعارضة السورية الأمم المتحدة»: the group does it, and to the body."""
    ending = scene.forms[group.last - 1]
    if not ending.startswith("ال"):
        return ending.endswith(_ABSOLUTE)
    described = bool(body.preposition) or scene.forms[body.first].startswith("ال")  # «العشائر العربية»
    return not described or group.last - group.first > 1 or body.last - body.first > 1


_DUAL_BODIES = frozenset({"تنظيمي", "حركتي", "جماعتي", "حزبي", "قوات", "فصيلي"})


def _is_of(body: Name, between: Sequence[str]) -> bool:
    if not between:
        return body.preposition in {"", "ل"}
    if len(between) > 1 and between[-1] == "من" and all(form.endswith("ا") for form in between[:-1]):
        return True  # «260 مقاتلا كرديا من حزب العمال»
    if len(between) == 2 and between[0] == "من":  # «12 مقاتلا من تنظيمي داعش والنصرة»
        return between[1] in _DUAL_BODIES
    if between[0] in _BELONGING:  # «431 شخصا ينتمون إلى داعش»
        return list(between[1:]) in (["الي"], []) and (len(between) > 1 or body.preposition == "ل")
    return list(between) in (["من"], ["في"], ["ل"], ["باسم"])


_BELONGING = frozenset({"ينتمي", "تنتمي", "ينتمون", "ينتميان", "منتمين", "منتميا", "المنتمين", "المنتمي"})
