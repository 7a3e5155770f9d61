"""How names stand in their clauses: what governs them, what they are joined to, what they only describe."""

import re
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from sijill.extract.analysis import STATE_SORTS, Analysis, Name
from sijill.extract.clausing import WHO_IS, is_verb
from sijill.extract.grammar import Grammar
from sijill.lexicon.words import Memo

_INNER = frozenset({"من", "في", "ل", "لدي", "ب", "باسم", "لدى"})
_ABSOLUTE = ("ون", "ين", "ان")  # plurals and duals behind which no genitive stands
_EACH = frozenset({"كل", "كلا", "كلتا"})  # «كل من فرنسا وبريطانيا»
_BUT = frozenset({"بيد", "علي"})
_MARKS = frozenset("()،,:-–—/[]")
_MOST = 7  # words that a phrase may hold before its name


def phrase_names(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with the preposition, the first word and the joints of their phrases."""
    scene = _scene(analysis, grammar)
    phrased: list[Name] = []
    for name in _with_counted(analysis, grammar):
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
            phrased.append(_as_teller(_loyal(_across(_phrase(name, before, scene), phrased), scene), scene))
    phrased = [_behind_statement(name, scene) if name.preposition == "في" else name for name in phrased]
    told = [_aide(name, scene) if name.sort == "person" else _as_state(name, scene) for name in phrased]
    if not WHO_IS.isdisjoint(scene.forms):
        told = [_in_aside(name, scene) for name in told]
    return _in_apposition(_told_by_members(told, scene), scene)


class _Scene(Struct, frozen=True):
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


def _as_teller(name: Name, scene: _Scene) -> Name:
    """«مقاطع بثها ناشطون», «على حد قول ناشطين»: whoever passes it on or says so has no part in it."""
    near = name.first - name.phrase <= 1  # «نشرته الوكالة الرسمية إسرائيل»: not who stands farther behind
    near = near and not scene.forms[name.phrase - 2].endswith("ما")  # «وفق ما نقلته الوكالة»
    passed_on = near and scene.forms[name.phrase - 1] in scene.grammar.words("relayed_by")
    said = name.first > 1 and scene.forms[name.first - 2] == "حد"
    return msgspec.structs.replace(name, preposition="بحسب") if passed_on or said else name


def _behind_statement(name: Name, scene: _Scene) -> Name:
    """«واتهم الوزير في بيان | إيران بدعمهم», «في بيانها | الحكومة بقتل …»: a charge stands behind whom."""
    forms, at = scene.forms, name.first - 1
    nouns = scene.grammar.words("statement_nouns")
    own = next((forms[at][: -len(his)] for his in ("ها", "هم", "ه") if forms[at].endswith(his)), "")
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


def _in_aside(name: Name, scene: _Scene) -> Name:
    """«دعت إيران، وهي حليفة دمشق، تركيا إلى …»: of whom somebody only is has no part in what he does."""
    for at in range(name.first - 1, max(0, name.first - _ASIDE), -1):
        if scene.forms[at] in WHO_IS:
            own = name.kind == "actor" and scene.forms[at - 1] in _COMMAS
            return msgspec.structs.replace(name, dependent=True) if own else name
        if at in scene.triggers or scene.forms[at] in _MARKS or is_verb(scene.grammar, scene.forms[at]):
            break
    return name


_ASIDE = 5  # words from «وهو» to whose he is


def _aide(name: Name, scene: _Scene) -> Name:
    """«مستشار أوباما», «مبعوث الرئيس السوداني»: the government whose he is; himself he is not."""
    form = scene.forms[name.first - 1] if name.first > name.phrase else "ال"
    if form[:2] == "ال" or scene.grammar.words("aides").isdisjoint(scene.grammar.spellings[form]):
        return name  # «الوكيل المساعد حسن سالم» is himself
    known = scene.grammar.lexicon.actors.get(name.id)
    nationality = scene.grammar.nationality_of.get(known.country) if known else None
    if known is None or nationality is None or known.party != nationality.state:
        return name
    return msgspec.structs.replace(name, id=nationality.government, sort="government")


def _as_state(name: Name, scene: _Scene) -> Name:
    """«عقوبات على سوريا», «اتهمت اليمن إيران»: a state that acts is its government, by the id of that."""
    if name.sort != "state" or name.kind != "actor":
        return name
    known = scene.grammar.lexicon.actors.get(name.id)
    nationality = scene.grammar.nationality_of.get(known.country) if known else None
    own = nationality is not None and nationality.state == name.id
    own = own and not scene.forms[name.last - 1].endswith(("ين", "ون"))  # «السوريين» are people
    return msgspec.structs.replace(name, id=nationality.government) if own and nationality else name


def _scene(analysis: Analysis, grammar: Grammar) -> _Scene:
    return _Scene(
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


def _names_place(name: Name, scene: _Scene) -> bool:
    """«ميدان المحكمة», «شارع الجيش»: somebody whose name a street or a mosque bears does nothing there."""
    form = scene.forms[name.first - 1] if name.first else ""
    barred = name.kind != "actor" or scene.forms[name.first][0] == "و"
    if barred or not form:
        return False
    return not scene.grammar.words("named_after").isdisjoint(scene.grammar.spellings[form])


def _is_verb_itself(name: Name, scene: _Scene) -> bool:
    """«وطالب الوزير الحكومة بالرد»: a verb that is written like people is nobody."""
    return name.sort == "group" and name.last == name.first + 1 and name.first in scene.verbs


def _beside(name: Name, before: Name) -> Name:
    """Two that one word stands for («الطرفان») stand alike."""
    return msgspec.structs.replace(
        name, preposition=before.preposition, phrase=before.phrase, joined=True, head=before.head
    )


def _with_counted(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with those who are only counted: «12 قتيلا» are civilians, «14 متمردا» are not."""
    taken = {at for n in analysis.names for at in range(n.first, n.last)}
    counted = [
        (n.noun_at, _counted_as(n.noun, grammar))
        for n in analysis.numbers
        if n.noun_at >= 0
        and not (n.noun in _OTHERS and _behind_armed(n.first, analysis, grammar))
        and not _have_owner(n.noun_at + 1, analysis)
    ]
    people = [
        Name(at, at + 1, "actor", whom, "group", "implied")
        for at, whom in counted
        if whom and at not in taken
    ]
    return sorted([*analysis.names, *people], key=lambda n: n.first) if people else analysis.names


def _have_owner(at: int, analysis: Analysis) -> bool:
    """«10 قتلى للحوثيين», «10 قتلى من الجيش», «في صفوف الجيش»: whose dead they are is told right behind."""
    forms = analysis.forms
    at += 2 if forms[at : at + 2] == ["في", "صفوف"] else forms[at : at + 1] == ["من"]
    owners = (n for n in analysis.named(at, at + 1) if n.first == at and n.kind == "actor")
    own = any(n.sort in _WITH_DEAD for n in owners)
    return own and (forms[at].startswith("ل") or forms[at - 1] in {"من", "صفوف"})


_WITH_DEAD = frozenset({"force", "armed-group", "party", "group"})
_OTHERS = frozenset({"اخرون", "اخرين"})
_BEFORE = 6  # words before «خمسة آخرون» within which the first of them are told


def _behind_armed(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«قتل ثلاثة جنود وأصيب خمسة آخرون»: others of their kind, and no civilians."""
    return not grammar.words("armed_people").isdisjoint(analysis.forms[max(0, at - _BEFORE) : at])


def _counted_as(noun: str, grammar: Grammar) -> str:
    """Return whom a counted noun stands for: «12 قتيلا», «20 عراقيا», «14 متمردا»; "" for things."""
    if noun in grammar.words("unnamed_fighters"):
        return "local-fighters"
    people = noun in grammar.words("unnamed_people")
    return "civilians" if people or (noun.endswith("يا") and noun[:-1] in grammar.adjectives) else ""


def _told_by_members(names: Sequence[Name], scene: _Scene) -> list[Name]:
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


def _in_apposition(names: Sequence[Name], scene: _Scene) -> list[Name]:
    """Let «وزير الخارجية الفرنسي لوران فابيوس» be the person alone: his office only says who he is."""
    result = list(names)
    for n in range(len(result) - 1):
        office, person = result[n], result[n + 1]
        if _is_abroad(office, n, result, scene):
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


def _is_chief(tribe: Name, person: Name, scene: _Scene) -> bool:
    """«شيخ قبيلة العكيدات إبراهيم الهفل»: right behind the tribe whose chief he is stands who he is."""
    beside = tribe.kind == "actor" and person.sort == "person" and person.first == tribe.last
    head = scene.forms[tribe.first - 1 : tribe.first]
    return beside and any(form.lstrip("وفلب") in scene.grammar.words("chiefs") for form in head)


def _is_titling(group: Name, person: Name, scene: _Scene) -> bool:
    """«الناشط الحقوقي البحريني نبيل رجب»: one of a group, and behind what is said of him his name."""
    one = group.sort == "group" and person.sort == "person" and not (person.preposition or person.joined)
    form, gap = scene.forms[group.last - 1], scene.forms[group.last : person.first]
    one = one and group.last == group.first + 1 and "ال" in form[:4] and not form.endswith(("ين", "ون", "ان"))
    cited = group.preposition in _CITING  # «بحسب الناشط فلان» is read as a source
    return one and not cited and len(gap) < _APPOSED and all(w.startswith("ال") for w in gap)


_CITING = frozenset({"بحسب", "حسب", "وفق", "وفقا", "عن"})


def _is_abroad(office: Name, n: int, names: Sequence[Name], scene: _Scene) -> bool:
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
    return beside and not person.joined


_SENT = frozenset({"الي", "في", "لدي", "ل"})


def _with_kin(names: list[Name], scene: _Scene) -> list[Name]:
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


def _kin_of(n: int, names: Sequence[Name], scene: _Scene) -> list[int]:
    """Return the numbers of the names behind a person that say whose widow, son or brother he is."""
    at = names[n].last + (scene.forms[names[n].last : names[n].last + 1] == ["،"])
    found: list[int] = []
    if names[n].sort != "person" or _KIN.isdisjoint(scene.forms[at : at + 1]):
        return found
    for m in range(n + 1, len(names)):
        if names[m].first - at > _MOST or scene.triggers.intersection(range(at, names[m].first)):
            break
        found.append(m)
        if names[m].sort == "person":
            break
    return found


def _is_whose_forces(person: Name, forces: Name, scene: _Scene) -> bool:
    """«القوات الموالية للرئيس المخلوع | علي عبد الله صالح»: whose forces they are is not told besides."""
    beside = forces.sort == "force" and person.sort == "person" and person.first == forces.last
    return beside and not scene.grammar.words("belonging").isdisjoint(scene.forms[forces.first : forces.last])


def _is_calling(group: Name, person: Name, scene: _Scene) -> bool:
    """«محمد سالم محامي الوزير»: one of a calling right behind a person is he himself."""
    one = group.sort == "group" and group.first == person.last and group.last == group.first + 1
    return one and not scene.forms[group.first].endswith(("ين", "ون", "ان", "ات", "ا"))


_KIN = frozenset(
    {"ارمله", "زوجه", "زوج", "نجل", "ابن", "ابنه", "شقيق", "شقيقه", "والد", "والده", "صهر", "كريمه"}
)


def _with_offices_behind(names: list[Name], scene: _Scene) -> list[Name]:
    """Let «مصطفى بكور، محافظ السويداء» be the person alone: what follows only says who he is."""
    for n in range(len(names) - 1):
        person, body = names[n], names[n + 1]
        if person.sort == "person" and _is_office_behind(person, body, scene):
            holder = names[n + 2] if n + 2 < len(names) else None
            if holder is None or not _is_holder(holder, body, scene):
                names[n + 1] = msgspec.structs.replace(body, dependent=True)
    return names


def _is_office_behind(person: Name, body: Name, scene: _Scene) -> bool:
    """Tell whether an office begins right behind a person, and a body goes on with it.

    Without a comma, behind a known person of another party, it is perhaps whom he meets.
    """
    at = person.last + (scene.forms[person.last : person.last + 1] == ["،"])
    party = scene.grammar.lexicon.party
    told = person.id.startswith("name:") or at > person.last or party(person.id) == party(body.id)
    if not told or body.kind != "actor" or body.sort == "person" or not at < body.first < at + _MOST:
        return False
    if scene.grammar.words("office_heads").isdisjoint(scene.grammar.spellings[scene.forms[at]]):
        return False
    between = range(at, body.first)
    return not any(
        w in scene.triggers or scene.forms[w] in _MARKS or is_verb(scene.grammar, scene.forms[w])
        for w in between
    )


def _is_office(name: Name, scene: _Scene) -> bool:
    if name.kind != "actor" or name.sort == "person" or name.dependent:
        return False
    own = name.head == "thing"  # «موكب | وزيرة الخارجية»
    head = scene.forms[name.first if own else min(name.phrase, name.first)]
    one = head[:-1] if head.endswith(_OF_TWO) else head  # «وزيرا الخارجية المصري سامح شكري والسعودي …»
    spelled = {*scene.grammar.spellings[head], one}
    return not scene.grammar.words("office_heads").isdisjoint(spelled)


_OF_TWO = ("ا", "ي")


def _is_holder(person: Name, office: Name, scene: _Scene) -> bool:
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
    return all(w in _MARKS or w.startswith("ال") or scene.grammar.titles[w] for w in gap)


def _are_countrymen(person: Name, office: Name, scene: _Scene) -> bool:
    """«نائب الرئيس العراقي طارق الهاشمي»: right behind a state's office stands who holds it, of any party."""
    known = scene.grammar.lexicon.actors
    beside = person.first == office.last and office.sort in STATE_SORTS
    return beside and office.id in known and known[office.id].country == known[person.id].country


def _is_members(group: Name, body: Name, scene: _Scene) -> bool:
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


def _stands_apart(group: Name, body: Name, scene: _Scene) -> bool:
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


def _phrase(name: Name, before: Name | None, scene: _Scene) -> Name:
    forms, grammar = scene.forms, scene.grammar
    first_form = forms[name.first]
    # «بين الجيش و«قسد»», but «…، و«فجر ليبيا» تتهم» begins anew
    apart = name.first > 1 and forms[name.first - 1] == "و" and forms[name.first - 2] not in _MARKS
    both = (
        before is not None and forms[before.phrase : before.first].count("كل") > 0
    )  # «كل من دمشق و«قسد» يلقي»
    free = both or name.last not in scene.triggers
    apart = apart and free and before is not None and before.kind == name.kind
    conjoined = apart or (first_form[0] == "و" and not _is_whole(grammar, first_form))
    if before and conjoined and _touches(before, name, forms):
        return msgspec.structs.replace(
            _with_troops(name, before, scene), preposition=before.preposition, phrase=name.first, joined=True,
            dependent=before.dependent, head=before.head,
        )  # fmt: skip
    if before and _joined_by_kind(name, before, scene):
        return msgspec.structs.replace(name, preposition=before.preposition, phrase=before.last, joined=True)
    prefix = _prefix(grammar, first_form)
    of_head = prefix == "ل" and _is_head(name.first - 1, forms, grammar)
    of_head = of_head and forms[name.first - 1] not in grammar.words("belonging")
    if prefix and not (of_head and name.first - 1 not in scene.triggers):
        hung = _hung(name, prefix, name.first, forms, grammar)
        if hung.dependent and _describes_none(before, name.first - 1, scene):
            return _walk(name, before, scene, name.first - 2)
        return hung
    weapon = grammar.place_kind(forms, name.first) is not None and _is_weapon(name.first - 1, scene)
    if weapon or _is_body_anew(name, scene) or _is_behind_adjective(name, scene):
        return msgspec.structs.replace(name, phrase=name.first)  # «مسيرة | قاعدة أمريكية»
    return _walk(name, before, scene, name.first - 1)


_TROOPS = frozenset(
    {"قوات", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "مسلحي", "مسلحو", "مقاتلي", "مقاتلو"}
)


def _with_troops(name: Name, before: Name, scene: _Scene) -> Name:
    """«ميليشيات الحوثي وصالح»: of both it is the forces that are told of, and no person."""
    forms = scene.forms
    headed = any(not _TROOPS.isdisjoint((form, form[1:])) for form in forms[before.phrase : before.last])
    if name.sort != "person" or name.first != before.last or not headed:
        return name
    own = ["قوات", forms[name.first].removeprefix("و"), *forms[name.first + 1 : name.last]]
    found = [f for f in scene.grammar.names.find(own) if f.last == len(own)]
    forces = [n for f in found[:1] for n in f.namings if n.kind == "actor"]
    return msgspec.structs.replace(name, id=forces[0].id, sort="force") if forces else name


def _loyal(name: Name, scene: _Scene) -> Name:
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


def _begins_anew(name: Name, scene: _Scene) -> bool:
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
    told = [form for form in forms[max(0, first - _OPPOSITE) : first] if form not in _MARKS]
    return told[-2:-1] == ["من"] and told[-1] in _SIDES and "بين" in told


_SIDES = frozenset({"جهه", "جانب", "ناحيه", "طرف"})


def _joined_by_kind(name: Name, before: Name, scene: _Scene) -> bool:
    """«وادي حميد ومدينة الملاهي», «بعلبك وأطراف سرعين»: a place behind «و» and its kind or side."""
    at = before.last
    if name.kind != "place" or before.kind != "place" or name.first != at + 1 or scene.forms[at][0] != "و":
        return False
    around = scene.grammar.words("around")
    return scene.forms[at][1:] in around or scene.grammar.place_kind(scene.forms, at) is not None


def _is_head(at: int, forms: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether a head noun, or its adjective, stands at the word ``at``: «المركز الإعلامي لقسد»."""
    if at < 0:
        return False
    definite = at and forms[at].startswith("ال") and forms[at - 1].removeprefix("و").startswith("ال")
    plain = (
        at and _is_indefinite_adjective(forms[at]) and _is_thing(forms[at - 1], grammar)
    )  # «تعزيزات جديدة لقسد»
    accusative = forms[at].endswith("ا") and grammar.heads[forms[at][:-1]]  # «حاجزاً لقسد»
    plain = plain or (at and forms[at] in grammar.words("posts") and _is_thing(forms[at - 1], grammar))
    return bool(
        grammar.heads[forms[at]] or accusative or plain or (definite and grammar.heads[forms[at - 1]])
    )


def _is_body_anew(name: Name, scene: _Scene) -> bool:
    """«بقذائف الهاون | وحدات الجيش»: a body whose name begins without the article behind one with it."""
    bodily = name.kind == "actor" and name.sort != "person" and name.last - name.first > 1
    return (
        bodily
        and name.first > 0
        and bool(scene.grammar.heads[scene.forms[name.first]])
        and _is_closed(name.first - 1, scene)
    )


def _is_behind_adjective(name: Name, scene: _Scene) -> bool:
    """«دعت منظمة حقوقية | السلطات»: no genitive stands behind an adjective without the article."""
    at = name.first - 1
    if at < 1 or name.kind != "actor" or not scene.forms[name.first].startswith("ال"):
        return False
    noun, form = scene.forms[at - 1], scene.forms[at]
    adjective = (
        form.endswith("يه")
        and not form.startswith("ال")
        and noun.endswith(("ه", "ات"))
        and bool(scene.grammar.heads[noun])
    )
    return adjective and not noun.startswith("ال") and not scene.grammar.heads[form]


def _is_thing(form: str, grammar: Grammar) -> bool:
    return any(kind == "thing" for _, kind in grammar.heads[form])


def _is_indefinite_adjective(form: str) -> bool:
    return form.endswith(("ه", "ي")) and len(form) > _SHORT and not form.startswith(("ال", "و", "ب", "ل"))


_SHORT = 3  # letters that no adjective has fewer than


def _describes_none(before: Name | None, at: int, scene: _Scene) -> bool:
    """«شاحنات تابعة للأمم المتحدة»: where no name is described, the things are the name's own."""
    if before is None or at - before.last > 1 or before.kind != "actor":
        return True
    return at - before.last == 1 and bool(scene.grammar.heads[scene.forms[at - 1]])  # «ومجموعة تابعة لقسد»


def _is_whole(grammar: Grammar, form: str) -> bool:
    """Tell whether the first letters of a word are its own: «وزير», «وفد», «والي»."""
    known = grammar.names.table[form][:1] or grammar.heads[form][:1] or grammar.titles[form][:1]
    return any(not r.conjunction and not r.preposition for r, _ in known)


def _prefix(grammar: Grammar, form: str) -> str:
    for reading, _ in grammar.names.table[form]:
        return reading.preposition
    for reading, _ in grammar.heads[form]:
        return reading.preposition
    return form[0] if form[1:].startswith("نظير") and form[0] in "بل" else ""  # «اتصالا بنظيره الروسي»


def _touches(before: Name, name: Name, forms: Sequence[str]) -> bool:
    """Tell whether a row goes on: not in «قصف القوات | للجرحى والنازحين», where it is of the wounded."""
    gap = [f for f in forms[before.last : name.first] if f not in _MARKS]
    return len(gap) <= 1 and not (gap and gap[0].startswith("لل"))


def _walk(name: Name, before: Name | None, scene: _Scene, at: int) -> Name:
    """Return a name with what governs its phrase, found by walking back from it."""
    forms, grammar, head, phrase = scene.forms, scene.grammar, "", at + 1
    while at >= 0 and phrase not in scene.ends and name.first - at <= _MOST and at not in scene.times:
        form = forms[at]
        preposition = scene.prepositions[form]
        governs = bool(preposition) and not _is_but(at, scene)
        if before and _joins(at, before, scene):
            return msgspec.structs.replace(
                name, preposition=before.preposition, phrase=at, joined=True, dependent=before.dependent
            )
        if governs and at not in scene.numbers and not _is_inner(at, scene):
            return _hung(name, preposition, phrase, forms, grammar, head)
        if at in scene.numbers or governs:
            phrase, at = (at if at in scene.numbers else phrase), _ahead_of_number(at, scene)
            continue
        if at in scene.triggers or is_verb(grammar, form) or _parts(form, grammar):
            break
        if before and before.first <= at < before.last:
            return _after_name(name, before, phrase, forms, head)
        phrase = at
        for reading, head in grammar.heads[form][:1]:
            if reading.preposition and not (reading.preposition == "ل" and _is_adviser(at - 1, scene)):
                return _hung(name, reading.preposition, phrase, forms, grammar, head)
            if reading.conjunction and before and before.last == at:
                return msgspec.structs.replace(
                    name, preposition=before.preposition, phrase=at, joined=True, head=head
                )
        at = -1 if _begins_phrase(at, head, scene) else at - 1
    return msgspec.structs.replace(name, phrase=phrase, head=head)


def _parts(form: str, grammar: Grammar) -> bool:
    """Tell whether no phrase reaches over a word: a mark, «أن», «احتجزت أيضا | مدونين»."""
    return form in _MARKS or form in grammar.words("that") or form in grammar.words("adverbs_alone")


def _ahead_of_number(at: int, scene: _Scene) -> int:
    """«في المقابل | 33 أسيرا», «في سجونها | 200 شخص»: behind the article or «ها» a number begins anew; -1."""
    first = at > 0 and at in scene.numbers and at - 1 not in scene.numbers
    anew = first and (scene.forms[at - 1].startswith("ال") or _is_somebodys(at - 1, scene))
    return -1 if anew else at - 1


def _is_somebodys(at: int, scene: _Scene) -> bool:
    """«في سجونها», «من مواقعهم»: a noun behind a preposition, whose pronoun stands for its genitive."""
    form = scene.forms[at]
    own = form.endswith(("ها", "هم")) or (
        form[-1:] == "ه" and form[:-1] in scene.grammar.words("prison_nouns")
    )
    return own and at > 0 and bool(scene.prepositions[scene.forms[at - 1]])


def _is_closed(at: int, scene: _Scene) -> bool:
    """«في ذلك اليوم | قائد المجلس», «في الملعب | ضم وجهاء المدينة»: no genitive stands behind the article."""
    form, after = scene.forms[at], scene.forms[at + 1]
    article = form.startswith("ال") and len(form) > _SHORT + 1
    whole = after[0] not in "وبلفك" or (after[0] == "و" and _is_whole(scene.grammar, after))
    return article and after.isalpha() and whole and not after.startswith("ال")


def _begins_phrase(at: int, head: str, scene: _Scene) -> bool:
    """«صاروخ | مقرا لحزب الله», «غارات إسرائيلية | مواقع لحزب الله»: a weapon, then whose thing it hit."""
    if not at or at - 1 in scene.numbers or at - 1 in scene.triggers:
        return False
    if _is_closed(at - 1, scene) or (head and scene.forms[at - 1] in scene.grammar.adjectives):
        return True
    if scene.forms[at] == "كلا" or _accusative(scene.forms[at], scene.grammar):
        return True
    described = _is_indefinite_adjective(scene.forms[at - 1])  # «تفجير انتحاري | مقر الشرطة»
    return head == "thing" and (_is_weapon(at - 1, scene) or (described and _is_weapon(at - 2, scene)))


def _is_weapon(at: int, scene: _Scene) -> bool:
    known = scene.grammar.means[scene.forms[at]] if at >= 0 and at not in scene.triggers else ()
    return any(not r.definite and not r.preposition for r, _ in known)


# Behind a noun of action that hangs on «ل» a name is no subject: «المساعي الأميركية لإسقاط الحكومة».
_PURPOSE = "ل-"
_ACTION = re.compile(
    r"ل(?:ا\w{2}ا\w|ت\w{2}ي\w|است\w{2}ا\w|ا[نفتحعسقشخكمبجر]\w{2}ا\w|م\wا\w{2}ه|حمايه|اغاثه|نصره)$"
)


def _joins(at: int, before: Name, scene: _Scene) -> bool:
    """«فابيوس ونظيره البريطاني», «المعارضة وعلى رأسها النهضة»: what follows is of the same row."""
    form = scene.forms[at]
    second = form[0] == "و" and form[1:] in scene.grammar.adjectives and at + 1 not in scene.ends
    if second and before.last == at and before.sort == "person":
        return True  # «الوزيران الأمريكي جون كيري والروسي سيرغي لافروف»
    return form.startswith("ونظير") or bool(scene.grammar.cues["above_all"].length(scene.forms, at))


def _preposition(form: str, grammar: Grammar) -> str:
    """Return the preposition that a word is, without «و» or «ف» before it («وعند», «فمن»); "" for none."""
    known = grammar.words("prepositions")
    if form in known:
        return form
    if form[1:] in _EACH and form[0] in "بل":  # «التقى بكل من الوزيرين», «سلم لكل من مصر وقطر»
        return form[0]
    if _ACTION.match(form) and not (grammar.heads[form] or grammar.titles[form]):  # «لأعضاء» are people
        return _PURPOSE
    joined = form[0] == "و" or (form[0] == "ف" and form not in _VERBS)
    return form[1:] if joined and form[1:] in known else ""


_VERBS = frozenset({"فتحت", "فك"})  # spelled like «ف» before a preposition: «فك الجيش الحصار»


def _is_but(at: int, scene: _Scene) -> bool:
    """«بيد أن», «على أن»: before «أن» they set a clause against another; an event governs its own names."""
    if at in scene.triggers and scene.prepositions[scene.forms[at]] == _PURPOSE:
        return True
    return scene.forms[at] in _BUT and scene.forms[at + 1] in scene.grammar.words("that")


def _accusative(noun: str, grammar: Grammar) -> bool:
    """«إن ضباطا من الشرطة»: the head with the ending of the accusative."""
    return noun.endswith("ا") and len(noun) > _SHORT and bool(grammar.heads[noun[:-1]])


def _is_adviser(at: int, scene: _Scene) -> bool:
    """«مستشار سياسي لقائد الدعم السريع»: whose he is stands behind «ل»."""
    forms, heads = scene.forms, scene.grammar.heads
    if at < 1 or at in scene.triggers:
        return False
    relative = forms[at].endswith(("ي", "يه")) and bool(heads[forms[at - 1]]) and at - 1 not in scene.triggers
    return relative or (bool(heads[forms[at]]) and not forms[at].startswith("ال"))


def _is_inner(at: int, scene: _Scene) -> bool:
    """Tell whether a preposition stands inside a phrase: «عناصر من الأسايش», «أربعة من عناصر قسد»."""
    form = scene.forms[at]
    noun = scene.forms[at - 1] if at else ""
    known = bool(noun) and bool(scene.grammar.heads[noun] or _accusative(noun, scene.grammar))
    known = known or (form == "ل" and _is_head(at - 1, scene.forms, scene.grammar))
    headed = form in _INNER and known
    if form == "عن" and scene.forms[at - 1].removeprefix("و").startswith(_ON_BEHALF):
        return True  # «بيان صادر عن الحركة», «وممثلين عن الحكومة»
    if form == "من" and scene.forms[at - 1].lstrip("وبل") in _EACH:
        return True
    return (headed and at - 1 not in scene.triggers) or (form == "من" and at - 1 in scene.counted)


_ON_BEHALF = ("صادر", "ممثل", "مندوب", "ناءب", "نواب")


def _after_name(name: Name, before: Name, phrase: int, forms: Sequence[str], head: str) -> Name:
    bracket = "(" in forms[before.last : name.first]
    same = before.id == name.id or bracket
    return msgspec.structs.replace(name, phrase=phrase, head=head, dependent=same)


_BORDERS = frozenset({"الحدود", "حدود", "الحدودي", "الحدوديه"})  # «اشتباكات على الحدود بين ليبيا وتونس»


def _hung(
    name: Name, preposition: str, phrase: int, forms: Sequence[str], grammar: Grammar, head: str = ""
) -> Name:
    governed = phrase > 0 and forms[phrase - 1] in (preposition, "و" + preposition, "ف" + preposition)
    at = phrase - 2 if governed else phrase - 1
    described = grammar.words("belonging")
    dependent = (at >= 0 and forms[at] in described) or forms[phrase] in described
    dependent = dependent or (preposition == "بين" and name.sort == "state" and forms[at] in _BORDERS)
    if preposition == "مع" and at >= 0 and forms[at] in grammar.words("together_with"):
        preposition = forms[at]  # «بالتعاون مع قوات التحالف»: with them, not against them
    return msgspec.structs.replace(
        name, preposition=preposition, phrase=phrase, dependent=dependent, head=head
    )
