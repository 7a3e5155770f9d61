"""Verbs of speech: how one takes what is said, and who speaks with it."""

from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from sijill.extract.closed import COMMAS
from sijill.extract.continuing import continued
from sijill.extract.heard import Heard
from sijill.extract.outlets import past_paper, relayed, told_in, towards
from sijill.extract.reach import CHAIN, SPOKEN, clause_of, opens_quotation
from sijill.extract.scene import OUTLETS, Chain, Scene, after_article, is_passive
from sijill.extract.speaking import at_head, before, quoted, stranger, subject
from sijill.extract.triggers import is_nominal

CLAIMED = frozenset({"ATTACK", "CLASH", "CASUALTIES", "DETAIN", "SEIZE"})
PRESENT = frozenset("يت")  # letters that a verb of the present begins with


def is_impersonal(scene: Scene, at: int) -> bool:
    """Tell whether nobody is the subject of a verb of speech: «يذكر أن», «أُعلن», «رُصدت»."""
    form = scene.forms[at].removeprefix("و")
    return form in scene.grammar.words("impersonal") or is_passive(scene, at)


def is_relative(scene: Scene, at: int) -> bool:
    """«الهدنة التي أعلنها الروس», «نفى ما بثته قناة عن اختطاف»: what is said is no more than that word.

    In «ما أورده المرصد من أن …» it is what follows.
    """
    if at < 2 or not scene.forms[at].endswith(_OBJECTS):
        return False
    near = scene.forms[at + 1 : at + 1 + CHAIN]
    if any(pair in _THAT for pair in pairwise(near[: near.index("،")] if "،" in near else near)):
        return False
    what = scene.forms[at - 1] == "ما" and scene.forms[at - 2] not in scene.grammar.words("as_said_what")
    return what or scene.forms[at - 1] in scene.grammar.words("relatives")


_THAT = frozenset({("من", "ان"), ("عن", "ان")})
_OBJECTS = ("ها", "هم", "هما", "ته", "نه", "له", "ره", "ده")  # a verb and a pronoun: «أعلنته», «ما قاله»


def is_aside(scene: Scene, at: int, marker: int) -> bool:
    """Tell whether a verb of speech only says who says the rest: «وفق ما أفاد X», «…، يقول X».

    «كما أفاد X أن» goes on.
    """
    before = scene.forms[max(0, at - 2) : at]
    if before[-1:] == ["كما"]:
        return marker < 0 and not _tells_besides(scene, at)
    if before and before[-1] in COMMAS and (scene.forms[at][0] in PRESENT or _ends_quotation(scene, at)):
        return marker < 0
    if before[-1:] == ["ما"]:
        return before[0] in scene.grammar.words("as_said_what")
    return bool(before) and before[-1] in scene.grammar.words("as_said")


def _tells_besides(scene: Scene, at: int) -> bool:
    """«كما ردت المقاومة على الهجوم», «…، كما تابع الوزير عرضا»: «كما» adds, and refers to nothing.

    It does so at the head of its sentence, before verbs that have an object, and before what was announced.
    """
    if any(first == at - 1 for first, _ in scene.analysis.sentences):
        return True
    verbs = {r.base for r, _ in scene.grammar.say[scene.forms[at]]}
    near = (t for n in range(at + 1, at + _ANNOUNCED) for t in scene.told.get(n, ()))
    announced = any(trigger.build == "noun" for trigger in near)
    return announced or verbs.isdisjoint(scene.grammar.told_so)


_ANNOUNCED = 6  # words from «كما أعلن» to what was announced, with who did


def _ends_quotation(scene: Scene, at: int) -> bool:
    """Tell whether a verb stands right behind what was quoted: «"…"، قال طبيب»."""
    words = scene.analysis.words
    start = words[at - 2].end if at > 1 else 0
    quotes = scene.analysis.quotes
    near = quotes[bisect_left(quotes, start, key=attrgetter("end")) :]
    return any(quote.end < words[at].start and quote.end - quote.start >= SPOKEN for quote in near[:1])


def takes_noun(scene: Scene, at: int) -> bool:
    """Tell whether a verb of speech takes what is said as a noun, and is no noun itself («ذكر», «نقل»).

    What passes on another's words names him: «نقلت القوات تعزيزات» says nothing.
    """
    verbs = {r.base for r, _ in scene.grammar.say[scene.forms[at]]}
    if verbs & scene.grammar.words("claims") and not _harms(scene, at):
        return False  # «تبنى المجلس قرارا»
    if _shows(scene, at, _SHOWN):
        return not is_noun(scene, at)
    if verbs & scene.grammar.quoting and "عن" not in scene.forms[at + 1 : at + CHAIN]:
        return False
    return bool(verbs & scene.grammar.reporting) and not is_noun(scene, at)


_SHOWN = 4  # words from «نشرت» to «صورا», with who publishes them


def _shows(scene: Scene, at: int, within: int) -> bool:
    """«بث ناشطون صورا لقصف الحي», «أظهرت مقاطع بثها ناشطون قصف الحي»: what shows it is passed on."""
    near = scene.forms[at + 1 : at + 1 + within]
    return any(not scene.grammar.words("recordings").isdisjoint(scene.grammar.bases[form]) for form in near)


def _harms(scene: Scene, at: int) -> bool:
    """Tell whether what is claimed behind a verb is an attack: «تبنى التنظيم الهجوم»."""
    told = (t for n in range(at + 1, at + CHAIN) for t in scene.told.get(n, ()))
    return any(t.form.frame.type in CLAIMED for t in told)


def is_noun(scene: Scene, at: int) -> bool:
    """Tell whether a word that may be a verb of speech is a noun here: «ذكر الوزير», not «قد ذكر»."""
    if not is_nominal(scene.analysis, scene.grammar, at) or after_article(scene.forms, at):
        return False
    return scene.forms[at - 1] not in {"قد", "فقد"}


def chain_of(scene: Scene, at: int, bounds: tuple[int, int], heard: Heard) -> Chain:
    """Return who speaks with the verb ``at``: after it, before it, or whoever spoke last."""
    first, stop = bounds
    if _shows(scene, at, 1):  # «أظهر تسجيل بثه التنظيم إعدام جنود»: who passed it on says so
        return relayed(scene, at + 1, stop)
    opened = _opens_speech(scene, stop)
    start = at + 1
    through: Chain = ()
    if start < stop and scene.forms[start] in scene.grammar.words("resumed"):
        through = heard.last if scene.forms[start].startswith("عن") else ()
        start += 1
    named = () if is_passive(scene, at) else subject(scene, past_paper(scene, start, stop), stop, heard)
    if named is None:
        named = before(scene, first, at, heard)
        if not named and not is_impersonal(scene, at):
            named = at_head(scene, _head_of(scene, at), at)
            many = "".join(scene.forms[start:stop][:1]).endswith("ون")  # «وتحدث مراقبون عن مقتل اثنين»
            told = past_paper(scene, start, stop)
            other = _somebody_before(scene, at) or ((opened or many) and stranger(scene, told, stop))
            marked = _is_marked(scene, told)
            named = _marked_again(scene, told, heard) if marked and not named else named
            other = other or marked or _is_somebody(scene, told, stop)
            named = named or (() if other else continued(scene, at, start, heard))
    quotes = any(r.base in scene.grammar.quoting for r, _ in scene.grammar.say[scene.forms[at]])
    if quotes or "نقلا" in scene.forms[start:stop]:
        through = through or quoted(scene, start, stop)
    outlet = towards(scene, start, stop) or relayed(scene, start, stop) or told_in(scene, first, at)
    outlet = outlet or _addressed(scene, at, start, stop)
    if not outlet and _goes_on_saying(scene, at, named, heard):
        return heard.last
    return (*outlet, *(n for n in named if n not in outlet), *through)


def _addressed(scene: Scene, at: int, start: int, stop: int) -> Chain:
    """«أبلغ مسؤول وكالة رويترز أن»: the outlet that he told, which stands as the object of the verb."""
    if all(r.base not in scene.grammar.telling_whom for r, _ in scene.grammar.say[scene.forms[at]]):
        return ()
    near = (n for n in scene.analysis.named(start + 1, stop) if n.sort in OUTLETS and not n.preposition)
    return tuple(near)[:1]


def _opens_speech(scene: Scene, at: int) -> bool:
    form = scene.forms[at] if at < len(scene.forms) else ""
    that = form == ":" or form in scene.grammar.words("that_content")
    return that or (bool(form) and opens_quotation(scene, at))


def _marked_again(scene: Scene, at: int, heard: Heard) -> Chain:
    """«أفادت «الإخبارية السورية» … وأشارت «الإخبارية»»: who has spoken by a longer name."""
    spoken = (n for chain in reversed(heard.chains) for n in chain)
    return next(((n,) for n in spoken if scene.forms[at] in scene.forms[n.first : n.last]), ())


def _is_somebody(scene: Scene, at: int, stop: int) -> bool:
    """«أكد رؤساء اللجان دعمهم», «أكد اللقاء على الدعم»: an office or a body, and nobody who spoke before."""
    if at >= stop or at in scene.timed:
        return False
    known = scene.grammar.bases[scene.forms[at]]
    return any(
        not known.isdisjoint(scene.grammar.words(kind))
        for kind in ("office_heads", "several_speakers", "bodies_that_speak")
    )


def _is_marked(scene: Scene, at: int) -> bool:
    """«رصدت "الوطن" …»: who stands right behind the verb in quotation marks, whom no table knows."""
    start = scene.analysis.words[at].start if at < len(scene.forms) else -1
    return any(q.start == start and q.end - q.start < SPOKEN for q in scene.analysis.quotes)


def _goes_on_saying(scene: Scene, at: int, named: Chain, heard: Heard) -> bool:
    """«قال قائد لوكالة رويترز … وأضاف القائد»: he still says it to her."""
    more = not scene.grammar.going_on.isdisjoint(r.base for r, _ in scene.grammar.say[scene.forms[at]])
    return more and len(named) == 1 and named[0].id in {n.id for n in heard.last[-1:]}


def _somebody_before(scene: Scene, at: int) -> bool:
    """Tell whether somebody without a known name stands before his verb: he is not whoever spoke last.

    «إلا أن محافظ حلب نفى», «المتحدث العسكري قال».
    """
    first, last = _head_of(scene, at), at
    while last > first and scene.forms[last - 1] in scene.grammar.words("before_verb"):
        last -= 1
    between = scene.forms[first:last]
    if not between or not between[0][0].isalpha() or not between[-1][0].isalpha():
        return False
    return not any(form in scene.grammar.function_words or _is_told_by(scene, form) for form in between)


def _head_of(scene: Scene, at: int) -> int:
    """Return the first word of the clause of ``at`` that says something of who acts in it."""
    clause = clause_of(scene, at)
    first = clause.first if clause else at
    while first < at and (_is_opener(scene, scene.forms[first]) or first in scene.timed):
        first += 1
    return first


def _is_opener(scene: Scene, form: str) -> bool:
    """Tell whether a word opens a clause and says nothing of who acts in it: «بينما», «أن», «وكان»."""
    return any(form in scene.grammar.words(name) for name in ("scope_ends", "that_content", "before_verb"))


def _is_told_by(scene: Scene, form: str) -> bool:
    return bool(scene.grammar.say[form] or scene.grammar.light[form])
