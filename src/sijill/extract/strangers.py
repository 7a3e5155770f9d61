"""Strangers: persons who speak and whom no table knows, told by an office, a title or a given name."""

from collections.abc import Sequence

from sijill.extract.analysis import Name
from sijill.extract.people import is_unknown
from sijill.extract.scene import FAR, MARKS, OUTLETS, Chain, Scene, as_written, is_title


def in_apposition(scene: Scene, names: Sequence[Name], first: int, stop: int) -> Name | None:
    """«نائب مدير المركز …، اللواء إيغور سافين،»: who stands behind his office and right before «أن»."""
    last = stop - 1 if scene.forms[stop - 1] in MARKS else stop
    person = next((n for n in names if n.sort == "person" and n.last == last), None)
    if person is None:
        return _behind_offices(scene, names, first)
    if not is_title(scene, first) or person.joined or person.first < first + 2:
        return None
    ranked = is_title(scene, person.first - 1) or scene.forms[person.first - 1] in MARKS
    ranked = ranked or bool(scene.grammar.bases[scene.forms[person.first - 1]] & scene.grammar.words("ranks"))
    added = scene.forms[person.first - 1] in scene.grammar.words("rank_additions")
    return person if ranked or added else None


def _behind_offices(scene: Scene, names: Sequence[Name], first: int) -> Name | None:
    """«رئيس اللجنة رئيس الكتلة في البرلمان النائب سالم الحسن في بيان»: who stands behind all his offices.

    His title follows words that end an office, and belongs to none («مستشار الرئيس سالم الحسن» is not he).
    """
    if not is_title(scene, first):
        return None
    people = (n for n in names if n.sort == "person" and n.last - n.first > 1 and not n.preposition)
    person = next((n for n in people if n.first > first + 1), None)
    if person is None or person.joined or not _ends_name(scene, person.last):
        return None
    title = person.first - is_title(scene, person.first - 1)
    before = scene.forms[title - 1]
    ended = (
        before.startswith("ال")
        or before in MARKS
        or any(n.last == title for n in scene.analysis.named(first, title))
    )
    verbs = scene.told.keys() & set(range(first + 1, person.first))
    return person if ended and not verbs else None


def person_behind(scene: Scene, first: int, stop: int) -> Name | None:
    """«مدير عام الهيئة ناصر المهداوي»: who stands behind his office, his given name an ordinary word too.

    Without a given name that is known, no table knows either word («السفير البريطاني توم غاردنز»).
    """
    if not (is_title(scene, first) or _is_office(scene, first)):
        return None
    farthest = min(stop, first + _FAR_BEHIND)
    ends = [n for n in range(first + 1, farthest) if _ends_name(scene, n)]
    return next(filter(None, (_person_before(scene, first, last) for last in (*ends[:3], farthest))), None)


_FAR_BEHIND = 14  # words of the offices of somebody whom no table knows, with his name


def in_office(scene: Scene, first: int, stop: int) -> Name | None:
    """«قال توم فريدن مدير المراكز إن»: two words that no table knows, told by the office behind them."""
    last = first + 2
    if last >= stop or scene.named.intersection(range(first, last)):
        return None
    behind = last + (scene.forms[last] in MARKS)
    strange = all(is_unknown(scene.analysis, scene.grammar, at, set()) for at in range(first, last))
    plain = not scene.forms[first].startswith(("ال", "و")) and not scene.forms[first].endswith("ا")
    told = behind < stop and _is_held(scene, behind)
    return _person_as_written(scene, first, last) if strange and plain and told else None


def _is_held(scene: Scene, at: int) -> bool:
    """Tell whether a word is an office that somebody named before it holds: «مدير», «المستشار»."""
    return _is_post(scene, at) and not scene.forms[at].startswith("و")


def stranger_called(scene: Scene, names: Sequence[Name], first: int, stop: int) -> Chain | None:
    """Return who is called by a title and words that no list knows; nobody where they may be no name."""
    if any(n.how != "pronoun" for n in names):
        return None
    person = person_behind(scene, first, stop)
    return (person,) if person else ()


def calls_stranger(scene: Scene, first: int, stop: int) -> bool:
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


def _is_adverb(form: str) -> bool:
    """«المسؤول ساخرا», «القائد الميداني», «الطبيب لموقعنا»: how, which, or to whom, and no name."""
    of_his = form[0] in "بلكف" and form.endswith(("ه", "هم"))
    return of_his or form == "باسم" or form.startswith(("و", "ال")) or form.endswith("ا")


def _ends_name(scene: Scene, at: int) -> bool:
    """«المدير العام حسن فلاح، في بيان»: a mark ends a name, and so does how or when he said it."""
    return not scene.forms[at].isalpha() or scene.forms[at] in _SAID_SO or at in scene.timed


_SAID_SO = frozenset({"في", "خلال", "ل", "عبر", "عقب"})  # «في بيان», «خلال لقاء», «لـ «الوطن»»


def _person_before(scene: Scene, first: int, last: int) -> Name | None:
    """Return the person whose name the words before ``last`` are, his office beginning at ``first``."""
    start = last - 3 if scene.forms[last - 3] == "عبد" else last - 2
    if start <= first or scene.named.intersection(range(start, last)) or scene.forms[start] == "باسم":
        return None
    named = _may_be_given(scene, start) and _may_be_family(scene, last - 1)
    strange = not named and _is_office(scene, first) and _are_strange(scene, start, last)
    return _person_as_written(scene, start, last) if named or strange else None


def _is_office(scene: Scene, at: int) -> bool:
    return bool(scene.grammar.titles[scene.forms[at]]) or _is_post(scene, at)


def _is_post(scene: Scene, at: int) -> bool:
    offices = scene.grammar.words("office_heads") | scene.grammar.words("local_offices")
    return not scene.grammar.bases[scene.forms[at]].isdisjoint(offices)


def _are_strange(scene: Scene, first: int, last: int) -> bool:
    """Tell whether words that no table knows stand behind a whole office: not «في لقاء متلفز»."""
    told = scene.analysis.named(max(0, first - FAR), first)
    ended = scene.forms[first - 1].startswith("ال") or scene.forms[first - 1] in MARKS
    ended = ended or any(n.last == first and n.sort not in OUTLETS for n in told)
    unknown = (is_unknown(scene.analysis, scene.grammar, at, set()) for at in range(first, last))
    plain = (not form.startswith(("ال", "و")) for form in scene.forms[first:last])
    return ended and all(unknown) and all(plain)


def _may_be_given(scene: Scene, at: int) -> bool:
    given = scene.grammar.words("given_names_weak") | scene.grammar.words("given_names")
    return scene.forms[at] == "عبد" or scene.forms[at] in given


def _may_be_family(scene: Scene, at: int) -> bool:
    form = scene.forms[at]
    return form not in scene.grammar.function_words and not scene.grammar.forms[form]


def _person_as_written(scene: Scene, first: int, last: int) -> Name | None:
    word = scene.analysis.words[first]
    if scene.analysis.report.text[word.start : word.end].endswith("ى"):
        return None
    return as_written(scene, first, last, "person")
