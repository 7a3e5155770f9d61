"""Walking: what governs a name, found by walking back from it to where its phrase begins."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import Name
from sijill.extract.clausing import is_verb
from sijill.extract.closed import pronoun_of
from sijill.extract.grammar import Grammar
from sijill.extract.phrase_scene import EACH, PURPOSE, Scene

_INNER = frozenset({"من", "في", "ل", "لدي", "ب", "باسم", "لدى"})
_BUT = frozenset({"بيد", "علي"})
MARKS = frozenset("()،,:-–—/[]")
MOST = 7  # words that a phrase may hold before its name


def phrase(name: Name, before: Name | None, scene: Scene) -> Name:
    """Return a name with its preposition and where its phrase begins, joined to the one before or not."""
    forms, grammar = scene.forms, scene.grammar
    first_form = forms[name.first]
    # «بين الجيش و«قسد»», but «…، و«فجر ليبيا» تتهم» begins anew
    apart = name.first > 1 and forms[name.first - 1] == "و" and forms[name.first - 2] not in MARKS
    apart = apart or _is_neither(name, before, forms)
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
    if before and (_joined_by_kind(name, before, scene) or _is_his_fellow(name, before, scene)):
        dependent = before.dependent if name.kind == "actor" else name.dependent
        return msgspec.structs.replace(
            name, preposition=before.preposition, phrase=before.last, joined=True, dependent=dependent
        )
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


def _is_neither(name: Name, before: Name | None, forms: Sequence[str]) -> bool:
    """«لم توافق الصين أو روسيا»: of two of whom neither does it, both are told not to."""
    if before is None or before.last != name.first - 1 or forms[before.last] != "او":
        return False
    return not _NOT.isdisjoint(forms[max(0, before.first - _DENIED) : before.first])


_DENIED = 3  # words from «لم» to the first of two
_NOT = frozenset({"لم", "ولم", "فلم", "لن", "ولن", "لا", "ولا"})
_TROOPS = frozenset(
    {"قوات", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "مسلحي", "مسلحو", "مقاتلي", "مقاتلو"}
)


def _with_troops(name: Name, before: Name, scene: Scene) -> Name:
    """«ميليشيات الحوثي وصالح»: of both it is the forces that are told of, and no person."""
    forms = scene.forms
    headed = any(not _TROOPS.isdisjoint((form, form[1:])) for form in forms[before.phrase : before.last])
    if name.sort != "person" or name.first != before.last or not headed:
        return name
    own = ["قوات", forms[name.first].removeprefix("و"), *forms[name.first + 1 : name.last]]
    found = [f for f in scene.grammar.names.find(own) if f.last == len(own)]
    forces = [n for f in found[:1] for n in f.namings if n.kind == "actor"]
    return msgspec.structs.replace(name, id=forces[0].id, sort="force") if forces else name


def _joined_by_kind(name: Name, before: Name, scene: Scene) -> bool:
    """«وادي حميد ومدينة الملاهي», «بعلبك وأطراف سرعين»: a place behind «و» and its kind or side."""
    at = before.last
    if name.kind != "place" or before.kind != "place" or name.first != at + 1 or scene.forms[at][0] != "و":
        return False
    around = scene.grammar.words("around")
    return scene.forms[at][1:] in around or scene.grammar.place_kind(scene.forms, at) is not None


def _is_his_fellow(name: Name, before: Name, scene: Scene) -> bool:
    """«الوزير راجحة ونائبه آصف شوكت»: behind a person «و» and what another is to him."""
    at = before.last
    if not name.sort == before.sort == "person" or scene.forms[at][0] != "و":
        return False
    ranked = all(form.startswith("ال") for form in scene.forms[at + 1 : name.first])  # «العماد»
    ranked = ranked and name.first - at <= _RANKED
    if not ranked:
        return False
    fellow = scene.forms[at][1:]
    noun = bool(pronoun_of(fellow)) and at not in scene.triggers
    return noun and not is_verb(scene.grammar, fellow) and not is_verb(scene.grammar, scene.forms[at])


_RANKED = 3  # words from «ونائبه» to his name, with his rank between them


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


def _is_body_anew(name: Name, scene: Scene) -> bool:
    """«بقذائف الهاون | وحدات الجيش»: a body whose name begins without the article behind one with it."""
    bodily = name.kind == "actor" and name.sort != "person" and name.last - name.first > 1
    return (
        bodily
        and name.first > 0
        and bool(scene.grammar.heads[scene.forms[name.first]])
        and _is_closed(name.first - 1, scene)
    )


def _is_behind_adjective(name: Name, scene: Scene) -> bool:
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


def _describes_none(before: Name | None, at: int, scene: Scene) -> bool:
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
    gap = [f for f in _outside(forms[before.last : name.first]) if f not in MARKS]
    return len(gap) <= 1 and not (gap and gap[0].startswith("لل"))


def _outside(gap: Sequence[str]) -> Sequence[str]:
    """Return words without what stands in brackets at their beginning: «سامي (22 عاما)، ووليد»."""
    if gap[:1] != ["("] or ")" not in gap[: _AGE + 1]:
        return gap
    return gap[gap.index(")") + 1 :]


_AGE = 5  # words in the brackets behind somebody's name


def _walk(name: Name, before: Name | None, scene: Scene, at: int) -> Name:
    """Return a name with what governs its phrase, found by walking back from it."""
    forms, grammar, head, phrase = scene.forms, scene.grammar, "", at + 1
    while at >= 0 and phrase not in scene.ends and name.first - at <= MOST and at not in scene.times:
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
    return form in MARKS or form in grammar.words("that") or form in grammar.words("adverbs_alone")


def _ahead_of_number(at: int, scene: Scene) -> int:
    """«في المقابل | 33 أسيرا», «في سجونها | 200 شخص»: behind the article or «ها» a number begins anew; -1."""
    first = at > 0 and at in scene.numbers and at - 1 not in scene.numbers
    anew = first and (scene.forms[at - 1].startswith("ال") or _is_somebodys(at - 1, scene))
    return -1 if anew else at - 1


def _is_somebodys(at: int, scene: Scene) -> bool:
    """«في سجونها», «من مواقعهم»: a noun behind a preposition, whose pronoun stands for its genitive."""
    form = scene.forms[at]
    own = form.endswith(("ها", "هم")) or (
        form[-1:] == "ه" and form[:-1] in scene.grammar.words("prison_nouns")
    )
    return own and at > 0 and bool(scene.prepositions[scene.forms[at - 1]])


def _is_closed(at: int, scene: Scene) -> bool:
    """«في ذلك اليوم | قائد المجلس», «في الملعب | ضم وجهاء المدينة»: no genitive stands behind the article."""
    form, after = scene.forms[at], scene.forms[at + 1]
    article = form.startswith("ال") and len(form) > _SHORT + 1
    whole = after[0] not in "وبلفك" or (after[0] == "و" and _is_whole(scene.grammar, after))
    return article and after.isalpha() and whole and not after.startswith("ال")


def _begins_phrase(at: int, head: str, scene: Scene) -> bool:
    """«صاروخ | مقرا لحزب الله», «غارات إسرائيلية | مواقع لحزب الله»: a weapon, then whose thing it hit."""
    if not at or at - 1 in scene.numbers or at - 1 in scene.triggers:
        return False
    if _is_closed(at - 1, scene) or (head and scene.forms[at - 1] in scene.grammar.adjectives):
        return True
    if scene.forms[at] == "كلا" or _accusative(scene.forms[at], scene.grammar):
        return True
    described = _is_indefinite_adjective(scene.forms[at - 1])  # «تفجير انتحاري | مقر الشرطة»
    return head == "thing" and (_is_weapon(at - 1, scene) or (described and _is_weapon(at - 2, scene)))


def _is_weapon(at: int, scene: Scene) -> bool:
    known = scene.grammar.means[scene.forms[at]] if at >= 0 and at not in scene.triggers else ()
    return any(not r.definite and not r.preposition for r, _ in known)


def _joins(at: int, before: Name, scene: Scene) -> bool:
    """«فابيوس ونظيره البريطاني», «المعارضة وعلى رأسها النهضة»: what follows is of the same row."""
    form = scene.forms[at]
    second = form[0] == "و" and form[1:] in scene.grammar.adjectives and at + 1 not in scene.ends
    if second and before.last == at and before.sort == "person":
        return True  # «الوزيران الأمريكي جون كيري والروسي سيرغي لافروف»
    return form.startswith("ونظير") or bool(scene.grammar.cues["above_all"].length(scene.forms, at))


def _is_but(at: int, scene: Scene) -> bool:
    """«بيد أن», «على أن»: before «أن» they set a clause against another; an event governs its own names."""
    if at in scene.triggers and scene.prepositions[scene.forms[at]] == PURPOSE:
        return True
    return scene.forms[at] in _BUT and scene.forms[at + 1] in scene.grammar.words("that")


def _accusative(noun: str, grammar: Grammar) -> bool:
    """«إن ضباطا من الشرطة»: the head with the ending of the accusative."""
    return noun.endswith("ا") and len(noun) > _SHORT and bool(grammar.heads[noun[:-1]])


def _is_adviser(at: int, scene: Scene) -> bool:
    """«مستشار سياسي لقائد الدعم السريع»: whose he is stands behind «ل»."""
    forms, heads = scene.forms, scene.grammar.heads
    if at < 1 or at in scene.triggers:
        return False
    relative = forms[at].endswith(("ي", "يه")) and bool(heads[forms[at - 1]]) and at - 1 not in scene.triggers
    return relative or (bool(heads[forms[at]]) and not forms[at].startswith("ال"))


def _is_inner(at: int, scene: Scene) -> bool:
    """Tell whether a preposition stands inside a phrase: «عناصر من الأسايش», «أربعة من عناصر قسد»."""
    form = scene.forms[at]
    noun = scene.forms[at - 1] if at else ""
    known = bool(noun) and bool(scene.grammar.heads[noun] or _accusative(noun, scene.grammar))
    known = known or (form == "ل" and _is_head(at - 1, scene.forms, scene.grammar))
    headed = form in _INNER and known
    if form == "عن" and scene.forms[at - 1].removeprefix("و").startswith(_ON_BEHALF):
        return True  # «بيان صادر عن الحركة», «وممثلين عن الحكومة»
    if form == "من" and scene.forms[at - 1].lstrip("وبل") in EACH:
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
