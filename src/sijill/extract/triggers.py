"""Triggers: the words of a text that are forms of predicates, and which form each is here."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from msgspec import Struct, structs

from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.closed import COMMAS, DIED, RELATIVES
from sijill.extract.grammar import Grammar, Phrases
from sijill.lexicon.predicates import VERBAL, Form
from sijill.lexicon.words import Reading
from sijill.schema import SPEECH_ACTS, EventType

REACH = 14  # words and marks within which a demanded word must follow: «أخلت الأسايش أمس سبيل أربعة»
FURTHEST = REACH + 8  # with the words of a form of several words, which has three at most
ANTECEDENT = 10  # words before a form with a pronoun within which what it takes up stands
NEAR = 4  # words within which a barred word bars
_DESCRIBED = 6  # words behind the noun of an agreement within which it is told who made it
DAMMA = "\u064f"
_NOMINAL = frozenset("\u064b\u064c\u064d")  # tanween, which no verb bears
_TA_MARBUTA = "ة"
# After these no verb stands («حتى», «منذ» open clauses; «مَن قتل» is rare in news, «من قِبَل» is not).
_STRICT = frozenset({
    "من", "في", "الي", "علي", "عن", "مع", "ضد", "بسبب", "خلال", "لدي", "عبر", "وسط", "جراء", "بعد",
    "قبل", "عقب", "اثر", "قبيل", "غداه", "اثناء", "بفضل", "نتيجه", "حول", "بشان", "بهدف", "بغيه", "بغرض",
    "اي", "ايه", "لاي", "باي", "دون", "بدون", "عدم", "لعدم", "بعدم", "كل", "لكل", "بكل", "جميع", "بعض",
})  # fmt: skip


class Candidate(Struct, frozen=True, gc=False):
    """A form that a word may be, with the words that what it demands and what it bars begin with."""

    reading: Reading
    form: Form
    needs: frozenset[str]
    bars: frozenset[str]
    bare: bool  # one word that demands and bars nothing, as most are

    def may(self, near: AbstractSet[str]) -> bool:
        """Tell whether what the form demands may stand among the words close behind."""
        return not self.needs or not self.needs.isdisjoint(near)


class _Known(Struct, frozen=True, gc=False):
    """The forms that a word may be.

    Attributes:
        needs: all that what they demand begins with. free: whether one of them demands nothing.
        resuming: whether one that demands something has a pronoun, which may take that up.
    """

    forms: tuple[Candidate, ...]
    needs: frozenset[str]
    free: bool
    resuming: bool


class _Scene(Struct, frozen=True, gc=False):
    """A text and where the words stand that forms demand or bar, with which of these words each may be."""

    analysis: Analysis
    grammar: Grammar
    asked: list[int]
    demanded: list[frozenset[str]]

    def between(self, first: int, last: int) -> list[int]:
        """Return the words in ``[first, last)`` that a form may demand."""
        return self.asked[bisect_left(self.asked, first) : bisect_left(self.asked, last)]

    def near(self, at: int, end: int) -> frozenset[str]:
        """Return all that the words within reach may be of the words that forms demand."""
        first = bisect_left(self.asked, at + 1)
        last = bisect_left(self.asked, min(end, at + 1 + FURTHEST), first)
        return _NOTHING.union(*self.demanded[first:last])


_NOTHING: frozenset[str] = frozenset()


def find_triggers(analysis: Analysis, grammar: Grammar) -> list[Trigger]:
    """Return the words of the text that are forms of predicates and have what these demand, in order."""
    table = grammar.remembered("agreeing", lambda word: _agreeing(word, grammar))
    forms, demanded = analysis.forms, grammar.demanded
    asked = analysis.marked(grammar.marks.bit["demanded"])
    scene = _Scene(analysis, grammar, asked, [demanded[forms[at]] for at in asked])
    found: list[Trigger] = []
    places = iter(analysis.marked(grammar.marks.bit["trigger"]))
    at = next(places, -1)
    for sentence in analysis.sentences:
        end = sentence[1]
        while 0 <= at < end:
            known = table[forms[at]]
            near = scene.near(at, end) if known.needs else _NOTHING
            if known.free or known.resuming or not known.needs.isdisjoint(near):
                found += _triggers_at(scene, at, sentence, known, near)
            at = next(places, -1)
    return found


def _agreeing(word: str, grammar: Grammar) -> _Known:
    """Return the forms that a word may be by itself: as its proclitics allow, and no bare function word."""
    barred = word in grammar.function_words or word in grammar.words("not_predicates")
    forms = tuple(
        _candidate(reading, form)
        for reading, forms in grammar.forms[word]
        for form in forms
        if _agrees(form, reading) and not (barred and not (form.needs or form.words))
        if not (form.words and _is_other_word(reading, grammar))
    )
    needs = _NOTHING.union(*[c.needs for c in forms])
    free = any(not c.needs for c in forms)
    return _Known(forms, needs, free, any(c.needs and _may_resume(c.form) for c in forms))


def _is_other_word(reading: Reading, grammar: Grammar) -> bool:
    """«الآن على», «كان على» do not begin with the «أن» of «أن على»."""
    return bool(reading.definite or reading.preposition) and reading.base in grammar.function_words


def _candidate(reading: Reading, form: Form) -> Candidate:
    needs, bars = _opening(form.needs), _opening(form.bars)
    return Candidate(reading, form, needs, bars, not (needs or bars or form.words))


def _opening(phrases: Phrases) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


def settle_triggers(analysis: Analysis, grammar: Grammar) -> list[Trigger]:
    """Return the triggers that are no part of a name, a time or a set phrase, and that no other demands."""
    inside = (_inside_names(analysis.names) - _moving(analysis)) | _inside_times(analysis)
    told = (t for t in analysis.triggers if t.at not in inside)
    found = list(_without_hit([t for t in told if not _is_set(t, analysis.forms, grammar)], analysis.forms))
    whose = {t.at for t in found if is_told_of(t, analysis.forms, grammar)}
    return _coordinated(_without_swallowed(found, whose))


def _without_hit(found: Sequence[Trigger], forms: Sequence[str]) -> Iterator[Trigger]:
    """Yield triggers but columns and reinforcements that are hit: «استهدفت رتلا», «تعرض رتل لهجوم»."""
    for before, trigger in zip((None, *found), found, strict=False):
        moved = trigger.form.frame.type == "DEPLOY" and trigger.build == "noun"
        exposed = forms[max(0, trigger.at - 1)].lstrip("وف") in _EXPOSED
        if not (moved and (exposed or (before is not None and _is_struck(before, trigger, forms)))):
            yield trigger


def _is_struck(strike: Trigger, trigger: Trigger, forms: Sequence[str]) -> bool:
    """Tell whether what is moved is the object of the strike before it in the clause."""
    between = forms[strike.last : trigger.at]
    near = strike.form.frame.type == "ATTACK" and len(between) <= _STRUCK and strike.at < trigger.at
    joined = trigger.reading.conjunction or trigger.reading.definite
    return near and not joined and all(form[0].isalpha() and form not in _STRICT for form in between)


_EXPOSED = frozenset({"تعرض", "تعرضت", "يتعرض", "تتعرض"})
_STRUCK = 4  # words from a strike to what it hits, with who strikes


def is_told_of(trigger: Trigger, forms: list[str], grammar: Grammar) -> bool:
    """Tell whether a relative clause says who does what a noun tells, or that it happened: then it is so.

    Example:
        «طالب بإنهاء الحصار الذي تفرضه الفرقة الرابعة على الحي», «بعد الهجوم الانتحاري الذي استهدف الحاجز»
    """
    if trigger.build != "noun" or trigger.form.frame.type in SPEECH_ACTS:
        return False
    near = (trigger.at + 1, trigger.at + 2)
    behind = (at for at in near if forms[at : at + 1] in RELATIVES)
    goes_on = not _GOES_ON.isdisjoint(forms[trigger.at + 1 : trigger.at + 3])
    goes_on = goes_on or not _RESUMES.isdisjoint(forms[max(0, trigger.at - 1) : trigger.at])
    return goes_on or any(tells_of_it(forms, at + 1, grammar) for at in behind)


def tells_of_it(forms: list[str], at: int, grammar: Grammar) -> bool:
    """Tell whether a relative clause that goes on at ``at`` says who did an act, or that it happened."""
    return any(grammar.cues[name].length(forms, at) > 0 for name in ("agent_cues", "happened"))


_RESUMES = frozenset(
    {"استونف", "استونفت", "تجدد", "تجددت", "وتجدد", "وتجددت", "تواصل", "تواصلت", "وتواصل", "وتواصلت"}
)
_GOES_ON = frozenset({"يتواصل", "تتواصل", "يستمر", "تستمر", "يتجدد", "تتجدد"})  # «القصف المدفعي يتواصل»


def _coordinated(found: Sequence[Trigger]) -> list[Trigger]:
    """«باقتحام وتخريب المقر», «تدين وتستنكر»: two words of one type before what both say tell one event."""
    result: list[Trigger] = []
    for trigger in found:
        if result and _goes_with(result[-1], trigger):
            result[-1] = structs.replace(result[-1], last=trigger.last)
        else:
            result.append(trigger)
    return result


def _goes_with(first: Trigger, second: Trigger) -> bool:
    kinds = {first.form.frame.type, second.form.frame.type}
    alone = first.last == first.at + 1 == second.at and first.build == second.build in {"noun", "verb"}
    bare = not (first.reading.definite or first.form.pronoun) and second.reading.conjunction == "و"
    return alone and bare and len(kinds) == 1


_SET = 2  # words of a set phrase before the one that looks like an event


def _is_set(trigger: Trigger, forms: list[str], grammar: Grammar) -> bool:
    """Tell whether a word belongs to a phrase that tells nothing («عليه وسلم», «الوقت عينه»)."""
    at = trigger.at
    if at and forms[at] in grammar.words("same") and forms[at - 1].startswith("ال"):
        return True
    phrases = grammar.cues["set_phrases"]
    return any(first + phrases.length(forms, first) > at for first in range(max(0, at - _SET), at + 1))


def _inside_names(names: Sequence[Name]) -> set[int]:
    told = (n for n in names if n.last - n.first > 1 or n.sort not in {"group", "source"})
    return {at for name in told for at in range(name.first, name.last)}


def _moving(analysis: Analysis) -> set[int]:
    """«رتل تركي» is whose it is, and tells that it moves; what hits it («عبوة برتل تركي») does not."""
    nouns = (t for t in analysis.triggers if t.build == "noun" and not t.reading.preposition)
    columns = {t.at for t in nouns if t.form.frame.rule == "deploy.reinforce"}
    return columns & {n.first for n in analysis.names if n.kind == "actor"}


def _inside_times(analysis: Analysis) -> set[int]:
    """«فجر الثلاثاء» is a time, and nothing blew up."""
    return {at for time in analysis.times for at in range(time.first, time.last + 1)}


def _triggers_at(
    scene: _Scene, at: int, sentence: tuple[int, int], known: _Known, near: AbstractSet[str]
) -> list[Trigger]:
    (start, end), analysis, grammar = sentence, scene.analysis, scene.grammar
    fitting: dict[str, Trigger] = {}
    alone = (-1, at + 1)
    reached = [
        (c.reading, c.form, alone if c.bare else _reach(scene, at, end, c))
        for c in known.forms
        if not c.needs or not c.needs.isdisjoint(near)
    ]
    if known.resuming:
        reached += [
            (c.reading, c.form, _taken_up(scene, at, sentence, c))
            for c in known.forms
            if _may_resume(c.form) and not c.may(near)
        ]
    reaching = [found for found in reached if found[2][1]]
    if not reaching:
        return []
    nominal = is_nominal(analysis, grammar, at)
    behind = not nominal and analysis.forms[at] in grammar.words("verb_or_noun")
    behind = behind and _has_verb(analysis, grammar, start, at)
    written = _written_as(analysis, at)
    for reading, form, (need, last) in reaching:
        if behind and form.build in VERBAL and form.past and not reading.conjunction:
            continue
        old = fitting.get(form.frame.rule)
        if _is_other_fall(analysis, grammar, (at, need), form):
            continue
        if written(form) and _allowed(analysis, grammar, at, form) and _better(form, nominal, old):
            fitting[form.frame.rule] = Trigger(at, last, form, reading, _build(analysis, at, form), need)
    if len(fitting) < _SEVERAL:
        return list(fitting.values())
    return _demanding(list(fitting.values()))


_SEVERAL = 2


def _is_other_fall(analysis: Analysis, grammar: Grammar, where: tuple[int, int], form: Form) -> bool:
    """«وقع ثلاثون مقاتلا في قبضة التنظيم», «وقعت المدينة في قبضته»: people are caught, a place is taken."""
    at, need = where
    falls = any(root in analysis.forms[at] for root in _TO_FALL)
    if form.frame.rule not in _FALLS or need < 0 or not falls:
        return False
    nouns = grammar.figures.numbers.nouns
    words = [word.removeprefix("ال") for word in analysis.forms[at + 1 : min(need, at + 1 + _FALLING)]]
    told = (nouns.get(one) for word in words for one in (word, word + "ن"))  # «مقاتلي» is «مقاتلين»
    people = any(noun is not None and noun.person for noun in told)
    caught = not grammar.words("captured").isdisjoint(analysis.forms[at + 1 : need + 2])
    return (people or caught) != (form.frame.type == "DETAIN")


_TO_FALL = ("وقع", "يقع", "سقط")
_FALLING = 3  # words from «وقع» to the noun of who falls: «وقع ثلاثون من عناصر …»
_FALLS = frozenset({"seize.enter-fall", "detain.fall-captive"})
_BEHIND_VERB = 6  # words behind a verb within which what may be verb or noun is its noun
_OPENING = frozenset({"الذي", "التي", "الذين", "ان", "بان", "انه", "انها", "ثم", "حيث", "او", "،", ",", ":"})


def _has_verb(analysis: Analysis, grammar: Grammar, start: int, at: int) -> bool:
    """«رفضت إسرائيل طلب الرئيس»: behind a verb and its subject stands a noun, if nothing opens a clause."""
    for word in range(at - 1, max(start - 1, at - 1 - _BEHIND_VERB), -1):
        form = analysis.forms[word]
        taking = form in grammar.words("taking_nouns")
        if form in _OPENING or (form[0] in "وف" and not taking):
            return False
        known = [f for _, forms in grammar.forms[form] for f in forms]
        verb = known and all(f.build in {"verb", "passive"} for f in known)
        if verb or taking:
            described = not grammar.words("relatives").isdisjoint(analysis.forms[max(start, word - 3) : word])
            return word < at - 1 and not described
    return False


def _demanding(chosen: list[Trigger]) -> list[Trigger]:
    """Return those that demand most of what a word may be: the words close by, and most of these."""
    demanding = [t for t in chosen if t.form.needs or t.form.words]
    phrases = [t for t in demanding if t.need >= 0 and t.last - t.need > 1]
    demanding = phrases or demanding
    nearest = min((t.need for t in demanding), default=-1)
    demanding = [t for t in demanding if t.need == nearest]
    longest = max((t.last for t in demanding), default=0)
    return [t for t in demanding if t.last == longest] or chosen


def _is_unsaid(analysis: Analysis, grammar: Grammar, at: int, form: Form) -> bool:
    """«تثبت إدانته», «يصعب على إسرائيل أن تصمد»: a noun of speech where nobody says anything."""
    if form.frame.rule == "accuse.condemn":
        return _is_convicted(analysis, grammar, at)
    before = grammar.bases[analysis.forms[at - 1]]
    return form.frame.rule == "demand.should" and not grammar.words("easy_or_hard").isdisjoint(before)


_PARENTS = frozenset({"ابو", "ابي", "ابا", "بن", "ابن"})


def _allowed(analysis: Analysis, grammar: Grammar, at: int, form: Form) -> bool:
    """Tell whether the word before lets a form be: a jussive needs «لم», a known agreement is no news."""
    if at == 0:
        return not form.short
    if analysis.forms[at - 1] in _PARENTS:
        return False  # «علي بن أبي طالب»
    if form.build == "noun" and (
        _is_known(analysis, grammar, at, form)
        or _is_unsaid(analysis, grammar, at, form)
        or _is_unpointed(analysis, at, form)
    ):
        return False
    if form.build == "agent" and (analysis.forms[at - 1].isdigit() or _is_done_to(analysis, at, form)):
        return False  # «21 متهماً»
    if form.build in VERBAL and _is_no_act(analysis, grammar, at, form):
        return False
    return not form.short or analysis.forms[at - 1] in grammar.words("negations")


def _is_unpointed(analysis: Analysis, at: int, form: Form) -> bool:
    """«لم يعرف المسؤول عن القصف»: a name for an act is said of somebody («طهران هي المسؤولة عن …»)."""
    definite = form.frame.rule == "accuse.unfit" and analysis.forms[at].startswith("ال")
    return definite and analysis.forms[at - 1] not in _POINTING


_POINTING = frozenset({"هو", "هي", "هم", "وهو", "وهي"})


def _is_done_to(analysis: Analysis, at: int, form: Form) -> bool:
    """«امرأة متهمة بالتجسس», «متهم في قضية»: who accuses names whom («متهمة إيران بالتجسس»).

    «قرى مهددة بالغرق»: who threatens is told behind a comma, or by the ending of «مهدداً».
    """
    word, behind = analysis.forms[at], analysis.forms[at + 1 : at + 2]
    if form.frame.rule == "threaten.threaten" and _MENACED in word:
        return not (word.endswith("دا") or analysis.forms[at - 1] in COMMAS)
    if form.frame.rule != "accuse.accuse":
        return False
    return not behind or behind[0].startswith("ب") or behind[0] in _BEHIND_ACCUSED


_BEHIND_ACCUSED = frozenset({"في", "من", "علي", "الي", "كانوا", "كان", "اخرون", "اخرين", "،", ",", ".", "\n"})
_MENACED = "مهدد"  # which «threatens» and «is threatened» share


def _is_no_act(analysis: Analysis, grammar: Grammar, at: int, form: Form) -> bool:
    """«لبحث فك الحصار», «أحياء تسيطر عليها المعارضة», «هجوم نسب إلى …»: what is no act of anybody."""
    noun = analysis.forms[at] in grammar.words("verb_or_noun") and _is_topic(at, analysis, grammar)
    nobody = form.frame.rule == "accuse.attribute" and analysis.forms[at + 1 : at + 2] in _TO
    stopped = analysis.forms[at - 1] in grammar.words("stopping")  # «لوقف تقدم الجيش»
    if noun or nobody or stopped:
        return True
    if form.frame.rule == "agree.agree":
        return _is_found_out(analysis, grammar, at)
    if form.frame.rule == "demand.call":
        return _is_who_called(analysis, grammar, at, form)
    if form.frame.rule == "accuse.condemn":
        return _is_convicted(analysis, grammar, at)
    return form.frame.type == "SEIZE" and _holds(analysis, grammar, at, form)


def _is_who_called(analysis: Analysis, grammar: Grammar, at: int, form: Form) -> bool:
    """«الإضراب الذي دعت إليه النقابة»: who called for what is told, and asks nothing anew."""
    called = analysis.forms[at - 1] in grammar.words("relatives") and form.past
    return called and analysis.forms[at + 1 : at + 2] in _FOR_IT


_FOR_IT = (["اليه"], ["اليها"], ["له"], ["لها"])
_PROVED = 3  # words from «ثبت» to «إدانته», with the court between them


def _is_convicted(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """«ثبت لدى المحكمة إدانته»: a verdict, spelled like «she condemned him»."""
    if analysis.forms[at] not in _CONVICTION:
        return False
    before = analysis.forms[max(0, at - _PROVED) : at]
    return not grammar.words("proving").isdisjoint(before)


_CONVICTION = frozenset({"ادانته", "ادانتها", "ادانتهم", "ادانتهما", "بادانته", "بادانتهم"})


def _is_found_out(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """«النتائج التي توصل إليها الخبراء»: what is no accord was found out, and not agreed on."""
    before = analysis.forms[max(0, at - ANTECEDENT) : at]
    accord = any(not grammar.words("accords").isdisjoint(grammar.bases[form]) for form in before)
    return analysis.forms[at + 1 : at + 2] in _TO[1:3] and not accord


_TO = (["الي"], ["اليه"], ["اليها"], ["اليهم"])  # right behind «نسب»: nobody is told to have said so


def _holds(analysis: Analysis, grammar: Grammar, at: int, form: Form) -> bool:
    """«أحياء تسيطر عليها المعارضة»: who holds an area that is spoken of; «باتت تسيطر» tells news."""
    behind, before = analysis.forms[at + 1 : at + 2], analysis.forms[at - 1]
    described = behind in _ON_IT and not form.past
    return described and not grammar.verbs[before]


_ON_IT = (["عليها"], ["عليه"])


def _is_topic(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a word stands behind the noun of what is talked of: «قضية …», «لبحث …»."""
    return not grammar.words("topics").isdisjoint(grammar.bases[analysis.forms[at - 1]])


# Lists of the words before a noun which then tells no news: «وقف القصف», «جبهات القتال», «مراكز الاحتجاز».
_NO_NEWS: Mapping[EventType, tuple[str, ...]] = MappingProxyType({
    "ATTACK": ("stopping", "leading"), "CLASH": ("stopping", "battlefields"), "DETAIN": ("lockups",),
})  # fmt: skip
_TALKED_OF = frozenset({"RELEASE", "LIFT", "BLOCKADE", "WITHDRAW", "HANDOVER", "MEET", "AGREE"})


def _is_known(analysis: Analysis, grammar: Grammar, at: int, form: Form) -> bool:
    """Tell whether a noun only speaks of something known: «وقف القصف», «تحت سيطرة», «خرق الهدنة»."""
    before = grammar.bases[analysis.forms[at - 1]]
    if _is_purpose(analysis, at) or analysis.forms[at - 1] in grammar.words("demonstratives"):
        return True
    if form.frame.type == "AGREE":
        behind = analysis.forms[at + 1 : at + _DESCRIBED]
        described = not grammar.words("telling_who").isdisjoint(behind)
        under = analysis.forms[at - 1] in grammar.words("carrying_out")  # «في إطار اتفاق بين قسد والجيش»
        described = described or (under and not grammar.words("telling_between").isdisjoint(behind[:1]))
        described = described or opens_terms(analysis.forms, at, grammar)
        return not described and (
            not grammar.words("presupposing").isdisjoint(before) or _is_broken(analysis, grammar, at)
        )
    if form.frame.type == "SEIZE":
        held = not grammar.words("under").isdisjoint(before)
        return held or _is_aimed_at(analysis.forms, at, grammar)
    if form.frame.rule == "deploy.reinforce":
        return not grammar.words("hit_before").isdisjoint(before)
    if form.frame.type in _TALKED_OF:
        return _is_topic(at, analysis, grammar) or _is_discussed(analysis, grammar, at)
    lists = _NO_NEWS.get(form.frame.type, ())
    return any(not grammar.words(name).isdisjoint(before) for name in lists)


def opens_terms(forms: Sequence[str], at: int, grammar: Grammar) -> bool:
    """«وبموجب الاتفاق يسلم المسلحون …»: at the head of its sentence, and before what is to be done."""
    head = at < _HEAD or forms[at - _HEAD] in _STOPS
    if not head or forms[at - 1] not in grammar.words("by_terms_of"):
        return False
    behind = (f for form in forms[at + 1 : at + 1 + _DUE] for _, known in grammar.forms[form] for f in known)
    return any(f.build in VERBAL and not f.past for f in behind)


_HEAD = 2  # words from the stop before a sentence to the agreement behind its «بموجب»
_DUE = 3  # words from an agreement to the verb of its clause, with a comma
_STOPS = frozenset({".", "\n", "،", "؛", ":"})


def _is_broken(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """«خرق واحد للاتفاق», «خرقين جديدين للهدنة»: behind «ل» the agreement is what was broken."""
    first = at if analysis.forms[at].startswith("ل") else at - 1  # «لاتفاق وقف النار»
    if first < 0 or not analysis.forms[first].startswith("ل"):
        return False
    before = analysis.forms[max(0, first - _BROKEN) : first]
    return any(not grammar.words("breaking").isdisjoint(grammar.bases[form]) for form in before)


_BROKEN = 3  # words from a breach to what it breaks: «خرق واحد خطير للاتفاق»


def _is_purpose(analysis: Analysis, at: int) -> bool:
    """«بهدف تحرير المدينة», «من أجل وقف القصف», «لمنع الوصول إليها»: what an act is for has not happened."""
    before = analysis.forms[max(0, at - 2) : at]
    aim = before[-1:] in (["بهدف"], ["بغيه"], ["بغرض"]) or before == ["من", "اجل"]
    return aim or analysis.forms[at] == _TO_PREVENT


_TO_PREVENT = "لمنع"


def _is_aimed_at(forms: Sequence[str], at: int, grammar: Grammar) -> bool:
    """«هجوم لاستعادة القاعدة», «عملية تحرير المدينة», «التقدم نحو تحريرها»: the taking has not been told."""
    aims = grammar.words("aims")
    if forms[at - 1] in aims:  # «لاستعادة السيطرة عليها»
        return True
    aim = forms[at] in aims and not _comes_of(forms[max(0, at - _BROUGHT) : at], grammar)
    bare = not forms[at].startswith("ال")
    return aim or (bare and not grammar.words("campaigns").isdisjoint(grammar.bases[forms[at - 1]]))


_BROUGHT = 4  # words from «أدى» and what did it to what it brought about


def _comes_of(before: Sequence[str], grammar: Grammar) -> bool:
    """«أدى ذلك للسيطرة على المدينة»: what an act brought about is told."""
    return any(not grammar.words("resulting").isdisjoint(grammar.bases[form]) for form in before)


_DISCUSSED = 3  # words from a verb of talking over to what is talked of


def _is_discussed(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """«بحث الجانبان إطلاق سراح الأسرى»: the object of such a verb, whose subject alone stands between."""
    joined = analysis.forms[at].startswith("و")
    before = analysis.forms[max(0, at - (_JOINED if joined else _DISCUSSED)) : at]
    if "،" in before or analysis.forms[at - 1] in grammar.words("prepositions"):
        return False  # «بحثا في لقاء ثلاثي …»
    return any(form.removeprefix("و") in grammar.words("discussing") for form in before)


_JOINED = 6  # the same where «و» joins it: «ناقشا إغلاق المعبر وفتح الطريق»


def _better(form: Form, nominal: bool, old: Trigger | None) -> bool:
    if old is None:
        return True
    return (form.build == "noun") == nominal and (old.form.build == "noun") != nominal


def _agrees(form: Form, reading: Reading) -> bool:
    if form.build in VERBAL:
        if reading.definite or reading.preposition in {"ب", "ك"}:
            return False
        return not (form.past and (reading.future or reading.preposition))
    if form.build == "agent" and (reading.definite or reading.preposition):
        return False
    if reading.definite and form.frame.rule in _INDEFINITE:
        return False
    return not reading.future


# «الاحتلال» is who occupies, «احتلال المدينة» an act; «إلى المحاكمة» tells of no trial that is held.
_INDEFINITE = frozenset({"seize.occupy", "coerce.try"})


def _written_as(analysis: Analysis, at: int) -> Callable[[Form], bool]:
    """Return what tells whether a form may be written as the word ``at`` is, before it was folded.

    No verb ends in «ة» («وزارة» is not «زاره») or bears a tanween («قصفاً»), nor does an attached «ه»
    have its dots; and no verb follows a preposition.
    """
    word = analysis.words[at]
    text = analysis.report.text[word.start : word.end]
    dotted = text.endswith(_TA_MARBUTA)
    noun = dotted or not _NOMINAL.isdisjoint(text) or (at > 0 and analysis.forms[at - 1] in _STRICT)
    return lambda form: not (noun and form.build in VERBAL) and not (dotted and form.pronoun)


def _build(analysis: Analysis, at: int, form: Form) -> str:
    word = analysis.words[at]
    if form.build == "verb" and DAMMA in analysis.report.text[word.start : word.start + 4]:
        return "passive"
    return form.build


def _reach(scene: _Scene, at: int, end: int, known: Candidate) -> tuple[int, int]:
    """Return where the words that a form demands begin (-1 for none) and its end, 0 where it fails."""
    form = known.form
    last = at + 1 + len(form.words)
    if form.words and tuple(scene.analysis.forms[at + 1 : last]) != form.words:
        return -1, 0
    if _is_barred(scene, last, end, known):
        return -1, 0
    if not known.needs:
        return -1, last
    end = min(end, last + REACH)
    if form.frame.type not in SPEECH_ACTS:
        end = next((n for n in range(last, end) if scene.analysis.forms[n] in _ELSEWHERE), end)
    need = _first(scene, (last, end), form.needs, known.needs)
    behind = need[1] and _is_barred(scene, need[1], min(end, need[1] + _RIGHT_BEHIND), known)
    return (-1, 0) if behind else need


_RIGHT_BEHIND = 1  # words behind what a form demands within which a barred word bars too


# What opens a clause of its own: a deed is told before it («قالت سيدة وصلت إلى المركز إن عناصر …»).
_ELSEWHERE = frozenset({
    "؛", ";", ":", "\n", "وان", "بان", "وانه", "ثم", "ولكن", "وفيما", "وبينما", "اذ", "لان", "ان", "انه",
    "انها", "انهم", "بينما", "فيما", "لكن", "حيث",
})  # fmt: skip


def _taken_up(scene: _Scene, at: int, sentence: tuple[int, int], known: Candidate) -> tuple[int, int]:
    """Return the same where what a form demands stands before it, and its pronoun takes that up.

    «الطريق الذي أغلقته», «فتح المعبر بعد إغلاقه».
    """
    resumes = bool(known.form.pronoun)
    anew = bool(known.reading.conjunction) and not resumes  # «وقف إطلاق النار وفتح المعابر»
    # «دخول 200 شاحنة عبر معبر رفح»
    anew = anew or scene.analysis.forms[at] in scene.grammar.words("prepositions")
    if anew or known.form.words or _is_barred(scene, at + 1, sentence[1], known):
        return -1, 0
    back = ANTECEDENT if resumes else _SUBJECT
    first, end = _first(scene, (max(sentence[0], at - back), at), known.form.needs, known.needs)
    if end and _is_barred(scene, end, end + _RIGHT_BEHIND, known):  # «في مؤتمر صحافي عقده»
        return -1, 0
    return -1, at + 1 if end and (resumes or not _is_governed(scene, first)) else 0


def _is_governed(scene: _Scene, at: int) -> bool:
    """«في كمين نصب لهم», «برتبة لواء وصل»: what a verb is said of stands behind no preposition."""
    before = scene.analysis.forms[max(0, at - 1) : at]
    return any(f in scene.grammar.words("prepositions") or f.startswith("ب") for f in before)


_SUBJECT = 2  # words before a verb within which stands what it is said of: «الطريق قد أغلق»


def _may_resume(form: Form) -> bool:
    """A pronoun takes up what was told, and a verb may stand behind what it is said of."""
    return bool(form.pronoun) or (form.build in VERBAL and form.past)


def _is_barred(scene: _Scene, first: int, end: int, known: Candidate) -> bool:
    if not known.bars:
        return False
    at, last = _first(scene, (first, min(end, first + NEAR)), known.form.bars, known.bars)
    return last > 0 and not _ends_name(at, first, scene.analysis.forms)


def _ends_name(at: int, first: int, forms: Sequence[str]) -> bool:
    """«دعا حزب الله», «دعا عبد ربه منصور»: behind an indefinite noun it is of a name."""
    return forms[at] in _OF_NAMES and at > first and not forms[at - 1].startswith("ال")


_OF_NAMES = frozenset({"الله", "ربه"})


def _first(
    scene: _Scene, where: tuple[int, int], phrases: Phrases, opening: frozenset[str]
) -> tuple[int, int]:
    """Return the stretch of the first of ``phrases`` that begins in ``where``, (-1, 0) for none."""
    forms, grammar = scene.analysis.forms, scene.grammar
    for at in scene.between(*where):
        known = grammar.demanded[forms[at]]
        if not known.isdisjoint(opening):
            for words in phrases:
                if words[0] in known and _rest_follows(forms, at + 1, words[1:], grammar):
                    return at, at + len(words)
    return -1, 0


def _rest_follows(forms: Sequence[str], at: int, words: Sequence[str], grammar: Grammar) -> bool:
    if at + len(words) > len(forms):
        return False
    return all(
        word in grammar.bases[form] for form, word in zip(forms[at : at + len(words)], words, strict=True)
    )


def is_nominal(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    """Tell whether a word that may be verb or noun («قصف») stands where a noun stands."""
    nominal = grammar.remembered("before noun", lambda form: _is_before_noun(form, grammar))
    return at > 0 and nominal[analysis.forms[at - 1]]


def _is_before_noun(before: str, grammar: Grammar) -> bool:
    """Tell whether the word behind another is a noun."""
    if before in grammar.words("prepositions") or before in grammar.words("adverbial_nouns"):
        return True
    if before.removeprefix("و") in grammar.words("earlier_than_acts"):
        return True  # «ومنذ عزل الرئيس»
    if grammar.light[before] and before not in {"كان", "كانت", "كانوا", "وكان", "وكانت", "عاد", "قد"}:
        return True
    return bool(grammar.forms[before]) and all(
        f.build == "noun" for _, forms in grammar.forms[before] for f in forms
    )


def _without_swallowed(found: Sequence[Trigger], whose: AbstractSet[int]) -> list[Trigger]:
    demanding: dict[int, Trigger] = {}
    blasts = {t.last for t in found if t.form.frame.rule == DIED}
    result: list[Trigger] = []
    for trigger in found:
        by = demanding.get(trigger.at)
        told = by is None or trigger.at in whose or _tells_too(trigger) or _is_content(trigger, by)
        told = told and not (trigger.at in blasts and trigger.form.frame.rule == _WEAPON)
        if told:
            result.append(trigger)
        # «سقط 12 قتيلا بينهم أطفال في قصف»: «سقط» demands «قتيلا», which leaves «قصف» to itself
        counts_dead = not told and by is not None and by.form.frame.type == "CASUALTIES"
        if trigger.need >= 0 and trigger.form.build != "participle" and not counts_dead:
            demanding |= dict.fromkeys(range(trigger.need, trigger.last), trigger)
    return result


_WEAPON = "attack.projectile"  # «قتل 12 شخصا في تفجير سيارة مفخخة»: what went off is no second blast


def _tells_too(trigger: Trigger) -> bool:
    """«خرجوا مطالبين بالإفراج عنهم»: two acts, though the first demands the word of the second."""
    asks = trigger.form.build == "agent" and trigger.form.frame.type == "DEMAND"
    return asks or trigger.form.build in VERBAL


def _is_content(trigger: Trigger, speech: Trigger | None) -> bool:
    """«تمسكت بانسحاب القوات», «ضرورة وقف القتال»: the noun that a speech act demands is what it is about."""
    if speech is None or speech.form.frame.type == trigger.form.frame.type:
        return False
    opens, before = speech.form.frame.content, trigger.reading.preposition
    return before in opens if before else trigger.form.build == "noun" and "obj" in opens
