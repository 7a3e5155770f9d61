"""Contents: what a speech act demands, offers, refuses, threatens, alleges or denies."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.closed import COMMAS, WAS
from sijill.extract.grammar import Grammar
from sijill.extract.triggers import is_told_of, opens_terms
from sijill.lexicon.predicates import VERBAL
from sijill.schema import SPEECH_ACTS, STATEMENTS, EventType

_OPENS_WITHIN = 14  # words between a speech act and what opens its content
_SAID_WITHIN = 22  # the same for a statement, with who makes it and to whom
_BREAKS = frozenset({"بعد", "عقب", "اثر", "وذلك", "فيما", "بينما", "حيث", "اذ", "لكن", "ولكن", "وفق", "بحسب",
                     "وكان",
                     "وكانت", "كما", "منذ", "وهو", "وهي", "الامر", "حين",
                     "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"})  # fmt: skip
_SPOKEN = STATEMENTS | {"PROTEST"}
_STARTS_ANEW = frozenset({"فيما", "بينما", "لكن", "ولكن", "كما", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"})
_BUT = frozenset({"الا", "غير", "بيد", "علي"})  # with «أن»: what follows is set against the content
_COMMENTS = frozenset(
    {
        "وهو",
        "وهي",
        "وهذا",
        "وهذه",
        "الامر",
        "الشيء",
        "لكنه",
        "لكنها",
        "لكنهم",
        "ولكنه",
        "ولكنها",
        "ولكنهم",
        "وسط",
    }
)  # after a comma
_AWAITED = frozenset({"المقرر", "المتوقع", "المنتظر", "المرتقب", "المرجح", "المفترض"})


_ANY = frozenset({"اي", "ايه"})  # «لا يعترف بأي هدنة»


class Content(Struct, frozen=True):
    """The stretch ``[first, last)`` of words that a speech act is about, and the triggers in it."""

    speech: Trigger
    first: int
    last: int
    triggers: tuple[Trigger, ...]


def find_contents(analysis: Analysis, grammar: Grammar) -> dict[int, Content]:
    """Return the content of each speech act, by the number of its trigger."""
    found: dict[int, Content] = {}
    for number, trigger in enumerate(analysis.triggers):
        if trigger.form.frame.content:
            content = _content(trigger, analysis, grammar)
            if content is not None:
                found[number] = content
    return found


def _content(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> Content | None:
    end = next((last for first, last in analysis.sentences if first <= trigger.at < last), trigger.at)
    reach = _SAID_WITHIN if trigger.form.frame.type in STATEMENTS else _OPENS_WITHIN
    opener = _opener(trigger, analysis, min(end, trigger.last + reach), grammar)
    opener = _laid_down(trigger, analysis, end, grammar) if opener < 0 else opener
    if opener < 0:
        return None
    last = _end(opener, end, analysis, grammar)
    inside = [t for t in analysis.triggers if opener <= t.at < last and t.at > trigger.at]
    if (
        trigger.form.frame.type == "AGREE"
        and trigger.last == opener
        and inside
        and _is_means(inside[0], opener)
    ):
        return None
    told = {t.at for t in inside if _is_told(t, trigger.at, analysis.clauses)}
    asides = {t.at for t in inside if _is_aside(t.at, analysis, grammar)}
    if trigger.form.frame.type in _AHEAD:
        asides -= {at for at in asides if _is_before_it(at, analysis.forms)}
    told |= asides
    if trigger.form.frame.type == "PROTEST":  # «تظاهروا للمطالبة بالإفراج عنهم»: they demand it besides
        told |= {t.at for t in inside if t.form.frame.type == "DEMAND"}
    told |= {two.at for one, two in pairwise(inside) if one.build == "noun" and _describes(two, one)}
    told |= {t.at for t in inside if t.at > opener and is_told_of(t, analysis.forms, grammar)}
    told |= {t.at for t in inside if _is_looked_into(t.at, opener, analysis.forms, grammar)}
    if trigger.form.frame.type in _AHEAD:
        told |= {t.at for t in inside if t.at > opener and _is_past_deed(t, last, analysis, grammar)}
    return Content(trigger, opener, last, tuple(t for t in inside if t.at not in told))


def _laid_down(trigger: Trigger, analysis: Analysis, end: int, grammar: Grammar) -> int:
    """Return where what an agreement lays down begins, -1 where nothing tells that it does.

    «يشمل الاتفاق إعادة فتح الطريق», «وبموجب الاتفاق يسلم المسلحون أسلحتهم»
    """
    termed = is_termed(trigger, analysis.forms, grammar)
    if termed and _kind_of(analysis.forms[trigger.last], _BY_WORDS, grammar):
        return trigger.last  # «شمل الاتفاق خروج 300 مقاتل»
    after = next((t for t in analysis.triggers if t.at >= trigger.last), None)
    if after is None or after.at >= min(end, trigger.last + _TERMS):
        return -1
    ahead = after.build in {"verb", "passive"} and not after.form.past
    ahead = after.build == "noun" if termed else ahead
    told = ahead and (termed or opens_terms(analysis.forms, trigger.at, grammar))
    return after.at if told and _THIS.isdisjoint(analysis.forms[trigger.last : after.at]) else -1


_TERMS = 5  # words from an agreement to what it lays down
_THIS = frozenset({"الذي", "التي"})
_LAID = 4  # words from «تشمل» to an agreement: «تشمل المرحلة الأولى من الاتفاق»


def is_termed(trigger: Trigger, forms: Sequence[str], grammar: Grammar) -> bool:
    """«يشمل الاتفاق إعادة فتح الطريق»: a verb before an agreement says that what it lays down is told."""
    if trigger.form.frame.type != "AGREE" or trigger.build != "noun" or trigger.reading.preposition:
        return False
    before = forms[max(0, trigger.at - _LAID) : trigger.at]
    return any(form.removeprefix("و") in grammar.words("laying_down") for form in before)


def _is_before_it(at: int, forms: Sequence[str]) -> bool:
    """«اشترطت انسحاب الجيش قبل إطلاق الرهائن»: what is to come after what is asked has not happened."""
    return forms[at - 1 - (forms[at - 1] in _ANY)] in _BEFORE


_BEFORE = frozenset({"قبل", "قبيل"})
_AHEAD: frozenset[EventType] = frozenset({"DEMAND", "OFFER", "REJECT", "THREATEN", "AGREE"})
_DATED = 8  # words from a noun to «الماضي» that says when


def _is_past_deed(trigger: Trigger, end: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«بالإفراج عن محام اعتقل في جدة», «بعد سيطرة الحوثيين على صنعاء في سبتمبر الماضي».

    What is asked, offered or agreed lies ahead: what is told there of the past is a fact.
    """
    if trigger.form.frame.type in SPEECH_ACTS:
        return False
    if trigger.build in {"verb", "passive"}:
        return trigger.form.past and not _is_noun_too(
            "و" + analysis.forms[trigger.at].removeprefix("و"), grammar
        )
    after = next((t.at for t in analysis.triggers if t.at >= trigger.last), end)
    behind = analysis.forms[trigger.last : min(end, trigger.last + _DATED, after)]
    return not grammar.words("past_days").isdisjoint(behind)


_LOOKED_INTO = 6  # words from «تحقيق» to what it is about: «تحقيق دولي في ظروف مقتل»


def _is_looked_into(at: int, opener: int, forms: Sequence[str], grammar: Grammar) -> bool:
    """«طالبت بتحقيق مستقل في قصف المستشفى»: what an inquiry is about is not what is demanded."""
    before = forms[max(opener, at - _LOOKED_INTO) : at]
    asked = (n for n, form in enumerate(before) if grammar.bases[form] & grammar.words("inquiries"))
    start = next(asked, -1)
    return start >= 0 and "في" in before[start:]


def _describes(trigger: Trigger, noun: Trigger) -> bool:
    """«اقترحت موسكو هدنة رفضتها دمشق»: what befell the thing, told right behind it, is a fact."""
    past = trigger.build == "verb" and trigger.form.past and bool(trigger.form.pronoun)
    return past and trigger.at == noun.last and not trigger.reading.conjunction


def _is_means(trigger: Trigger, opener: int) -> bool:
    """«خرقت قسد الاتفاق باعتقالها ثلاثة»: what somebody did to it is not what was agreed on."""
    return trigger.at == opener and trigger.reading.preposition == "ب" and bool(trigger.form.pronoun)


def _opener(trigger: Trigger, analysis: Analysis, end: int, grammar: Grammar) -> int:
    opens = trigger.form.frame.content
    triggers = {t.at: t for t in analysis.triggers}
    need = trigger.need
    if need >= 0:  # «أهمية وقف القتال»
        need = next((at for at in range(need, trigger.last) if at in triggers), need)
    demanded = need >= 0 and (
        analysis.forms[need] in opens
        or need in triggers
        or ("obj" in opens and _is_meeting(need, analysis, grammar))
    )
    if demanded and need in triggers and triggers[need].reading.future:
        return need  # «حذر من أنه سيهاجم المدينة»
    for at in range(need if demanded else trigger.last, end):
        form = analysis.forms[at]
        anew = form in _STARTS_ANEW or _goes_on_saying(form, grammar)
        anew = anew or _is_left(at, analysis.forms, grammar)
        anew = anew or (form != "علي" and _is_set_against(at, analysis.forms))  # «على أن» opens a content
        asks = at in triggers and triggers[at].build == "agent" and analysis.forms[at - 1] in COMMAS
        asks = asks and {trigger.form.frame.type, triggers[at].form.frame.type} <= STATEMENTS
        if anew or asks or (at in triggers and _speaks_anew(triggers[at])):
            return -1
        that = form in grammar.words("that") and "ان" in opens and not _is_name(at, analysis)
        named = form == "علي" and _is_name(at, analysis)  # «رفض علي محسن»
        if (form in opens and not named) or that or (form[1:] in _ANY and form[0] in opens):
            return at + (at + 1 < end and analysis.forms[at + 1] == "علي")  # «ينص على أن …»
        other = triggers.get(at) if not _is_aside(at, analysis, grammar) else None
        awaited = other and "obj" in opens and _may_be_noun(other, analysis, grammar)
        if awaited or (other and other.reading.preposition in opens) or _begins(at, opens, analysis, grammar):
            return at
    return -1


def _is_meeting(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«قاطعت الجبهة جلسات الحوار»: what is stayed away from, which the verb demands itself."""
    return not grammar.words("content_meet").isdisjoint(grammar.bases[analysis.forms[at]])


def _is_set_against(at: int, forms: list[str]) -> bool:
    """«…، غير أن الناطق نفى»: what follows is set against what was said."""
    return forms[at] in _BUT and at + 1 < len(forms) and forms[at + 1] in _THAT


_THAT = frozenset({"ان", "انه", "انها", "انهم"})


def _is_left(at: int, forms: list[str], grammar: Grammar) -> bool:
    """«…، لافتا إلى أن», «… ردا على رفض الحزب»: what is said besides, or what is answered, is no content."""
    besides = forms[at] in grammar.say_agents
    spoken = forms[at - 1] in COMMAS and (besides or _speaks_on(forms[at], grammar))
    spoken = spoken or (besides and forms[at].endswith("ا"))  # «… لافتا إلى أن», without a comma too
    comments = forms[at - 1] in COMMAS and grammar.cues["own_comment"].length(forms, at) > 0
    return spoken or comments or forms[at] in _PLEADED or grammar.cues["replies"].length(forms, at) > 0


_PLEADED = frozenset({"رغم", "ورغم", "بذريعه", "بحجه", "بدعوي", "بشرط", "شريطه"})  # «طالبوا بإغلاقه بذريعة …»


def _speaks_on(form: str, grammar: Grammar) -> bool:
    """«…»، أضاف «…»: a verb of speech of the past right behind a comma says no more of the content."""
    told = (v for r, v in grammar.say[form] if not r.definite and not r.preposition)
    return any(v.past and not v.pronoun for v in told)  # «، بينهم ثلاثة» says nothing


def _goes_on_saying(form: str, grammar: Grammar) -> bool:
    """«… الذي عرضته الوساطة، وأضاف أن …»: who goes on speaking says no content."""
    return form[0] == "و" and any(v.past for r, v in grammar.say[form] if r.conjunction)


def _speaks_anew(trigger: Trigger) -> bool:
    """«رفض العرض فقصف …», «ترفض الخطوة، وتطالب بـ …»: what follows is another's, or another act's."""
    speaks = trigger.build == "verb" and trigger.form.frame.type in _SPOKEN
    return trigger.reading.conjunction == "ف" or (speaks and trigger.reading.conjunction == "و")


def _begins(at: int, opens: Sequence[str], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a word begins a content by its preposition, or as a word of contents that is an object."""
    form = analysis.forms[at]
    by_word = _kind_of(form, _BY_WORDS, grammar) is not None  # «طالبت بخروج الحوثيين»
    near = analysis.forms[at : at + 2]  # «توعد بضرب مواقع الحوثيين», «بمواصلة ضربها»
    harmed = by_word or any(_kind_of(f, ("ATTACK",), grammar) for f in near)
    governed = analysis.forms[at - 1] in _GOVERNING or analysis.forms[at - 1].isdigit()  # «14 بندا»
    if _is_aside(at, analysis, grammar):
        return False
    if _opens_with(form, opens, grammar) and not governed and not _is_name(at, analysis, bare=harmed):
        return True
    if "obj" in opens and _pointed_at(at, analysis.forms, grammar):
        return True
    return by_word and "obj" in opens and _is_object(at, analysis, grammar)


def _pointed_at(at: int, forms: Sequence[str], grammar: Grammar) -> EventType | None:
    """«أدانت فرنسا هذه المجزرة», «بالوقوف وراء ذلك الهجوم»: what was told before, which is no event again."""
    noun = "".join(forms[at + 1 : at + 2])
    if forms[at] not in grammar.words("demonstratives") or not noun.startswith("ال"):
        return None
    known = (f for _, forms_ in grammar.forms[noun] for f in forms_ if f.build == "noun")
    alone = (f.frame.type for f in known if not (f.words or f.needs))
    return next((kind for kind in alone if kind in _HARMFUL), None)


def _is_object(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«اشترطت حماس ضمانات»: an indefinite noun that no preposition governs."""
    form, before = analysis.forms[at], analysis.forms[at - 1]
    if form.startswith("ال"):
        return _is_behind_subject(at, analysis)
    return not form.startswith(("ب", "ل", "و")) and before not in grammar.words("prepositions")


_TITLED = 6  # words of the longest name of a subject
_TAKING_PART = frozenset({"المشاركه", "الحضور", "الدخول", "الانضمام"})


def _is_behind_subject(at: int, analysis: Analysis) -> bool:
    """«رفضت الجزائر التدخل العسكري», «رفضت المشاركة في الحوار»: no word of the subject's."""
    before = analysis.forms[at - 1]
    if before in {"في", "الي"}:
        return analysis.forms[at - 2] in _TAKING_PART
    return any(n.kind == "actor" and n.last == at for n in analysis.named(at - _TITLED, at))


def _opens_with(form: str, opens: Sequence[str], grammar: Grammar) -> bool:
    """«هدد بشن عملية»: a preposition that is part of its word opens, if that is no pronoun («بها»)."""
    long = len(form) > 3 or form[1:] in grammar.words("short_acts")
    return form[0] in "بل" and form[0] in opens and long and form not in grammar.words("manners")


_GOVERNING = frozenset({"في", "من", "الي", "عن"})  # behind which a noun's first letter is its own: «في بيان»


def _may_be_noun(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«نفى المتحدث منع الأهالي»: what may be verb or noun is a noun where an object is awaited."""
    known = grammar.forms[analysis.forms[trigger.at]]
    return trigger.build == "noun" or any(f.build == "noun" for _, forms in known for f in forms)


def _is_name(at: int, analysis: Analysis, *, bare: bool = False) -> bool:
    """Tell whether a word is of a name, or of the phrase that an actor's name stands in unless ``bare``."""
    phrased = (n.phrase if n.kind == "actor" and not bare else n.first for n in analysis.names)
    return any(first <= at < n.last for first, n in zip(phrased, analysis.names, strict=True))


def _end(opener: int, end: int, analysis: Analysis, grammar: Grammar) -> int:
    """Return where a content ends that ``opener`` opens: with its sentence, or before something else."""
    end = _before_comment(opener, end, analysis.forms, grammar)
    agents = {t.at for t in analysis.triggers if t.build == "agent" and t.form.frame.type in SPEECH_ACTS}
    nominal = analysis.forms[opener] not in grammar.words("that")
    end = min([end, *(at for at in agents if opener < at)])  # «… إلى القاهرة مطالبين بالتحقيق»
    told = (t for t in analysis.triggers if t.build in {"verb", "passive"} and t.form.past)
    speaks = {t.at for t in analysis.triggers if t.build == "verb" and t.form.frame.type in _SPOKEN}
    past = {t.at for t in told if not (nominal and _is_noun_too(analysis.forms[t.at], grammar))}
    for clause in analysis.clauses:
        if not opener < clause.first < end:
            continue
        form = analysis.forms[clause.first]
        if clause.link == "main" or form in _BREAKS or form in grammar.say_agents or clause.first in agents:
            return clause.first - (form == "حين" and analysis.forms[clause.first - 1] == "في")
        other = clause.link == "and" and clause.first in speaks
        if nominal and (other or _says_more(clause.first, analysis.forms, grammar)):
            return clause.first  # «يرفض الخطوة، وتطالب واشنطن بفتح الطريق»
        if clause.link == "and" and _is_past(form, grammar) and not (nominal and _is_noun_too(form, grammar)):
            return clause.first
        if nominal and clause.link in {"comma", "and"} and _speaks_again(form, grammar):
            return clause.first
        if (
            nominal
            and clause.link in {"comma", "and"}
            and any(clause.first <= at < clause.last for at in past)
        ):
            return clause.first
    return end


_SAYS_MORE = frozenset({"وان", "وانه", "وانها", "وانهم"})


def _says_more(at: int, forms: Sequence[str], grammar: Grammar) -> bool:
    """«نفى قصف القرية، وأن الجيش رد»: behind a noun, what is said besides; not «وأن تعقد جولة»."""
    goes_on = forms[at] == "وان" and grammar.verbs[forms[at + 1]] and forms[at + 1] not in WAS
    return forms[at] in _SAYS_MORE and not goes_on


def _speaks_again(form: str, grammar: Grammar) -> bool:
    """«يدعو المرصد إلى التحقيق، ويطالب القيادة بالسماح …»: behind a noun no verb of speech goes on."""
    known = [f for _, forms in grammar.forms[form] for f in forms]
    return any(f.frame.type in STATEMENTS for f in known) and all(f.build in VERBAL for f in known)


def _is_noun_too(form: str, grammar: Grammar) -> bool:
    """«على وقف القتال وتبادل الأسرى وفتح الطرق»: behind a noun that is agreed on, more nouns.

    Not «ورفض», «ونفى»: who speaks again begins anew.
    """
    known = [f for _, forms in grammar.forms[form] for f in forms]
    deeds = (f for f in known if f.build == "noun" and f.frame.type not in SPEECH_ACTS)
    return form.startswith("و") and any(deeds)


def _before_comment(opener: int, end: int, forms: list[str], grammar: Grammar) -> int:
    """Return where a content is left for what is said against it or of it: «، إلا أن …», «، لافتا إلى …»."""
    for at in range(opener + 1, end - 1):
        if _is_left(at, forms, grammar):
            return at
        if _is_set_against(at, forms):
            return at
        if forms[at] in _COMMENTS and forms[at - 1] in COMMAS:
            return at
        if forms[at] == "ومن" and forms[at + 1] in _AWAITED:  # «، ومن المقرر أن يعقد المجلس جلسة»
            return at
    return end


def _is_past(form: str, grammar: Grammar) -> bool:
    if any(v.past for _, v in grammar.say[form]) or any(v.past for _, v in grammar.light[form]):
        return True
    known = [f for _, forms in grammar.forms[form] for f in forms]
    return bool(known) and all(f.build in {"verb", "passive"} and f.past for f in known)


def _is_aside(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«وعد خلال اللقاء بصرف الرواتب»: the meeting says when, not what."""
    before = analysis.forms[at - 1 - (analysis.forms[at - 1] in _ANY)]  # «قبل أي لقاء»
    return before in grammar.words("when") or before in grammar.words("earlier")


def _is_told(trigger: Trigger, speech: int, clauses: Sequence[Clause]) -> bool:
    """Tell whether a trigger in a content tells a fact: a past verb in a relative clause, a participle.

    Not «الذي نفى فيه الجيش قصف القرية»: where the speech act stands in the clause, it is no fact.
    """
    if trigger.build == "participle":
        return True
    clause = next(c for c in clauses if c.first <= trigger.at < c.last)
    known = trigger.form.past or trigger.form.frame.type in SPEECH_ACTS
    return trigger.build in {"verb", "passive"} and known and clause.link == "which" and speech < clause.first


def about_of(speech: EventType, inner: Sequence[Trigger], forms: Sequence[str]) -> list[EventType]:
    """Return the types that a speech act is about: the head of its content and what is joined to the head.

    A content inside the content («رفض مقترحا بتدوير الوزارات») counts for the act that it is the content of;
    what only describes the head («رفع الحصار عن أحياء محاصرة») counts for nothing.

    Example:
        «اتهمت قسد بخرق الهدنة» is about VIOLATE, and not about AGREE besides.
    """
    inner = [t for t in inner if not _is_before_it(t.at, forms)]
    told = [t for t in inner if _may_be_about(speech, t.form.frame.type)]
    heads = [t for n, t in enumerate(told) if n == 0 or _is_joined(t, forms)]
    if not heads and speech == "ACCUSE" and any(t.form.frame.type == "CASUALTIES" for t in inner):
        return ["ATTACK"]  # «حمّله مسؤولية مقتل المدنيين»
    return [t.form.frame.type for t in heads]


_UNSAID: Mapping[EventType, frozenset[EventType]] = MappingProxyType({
    "THREATEN": frozenset({"LIFT", "HANDOVER", "RELEASE", "AID", "AGREE", "MEET"}),
    "ACCUSE": frozenset({"CLASH"}),
})  # fmt: skip


def _may_be_about(speech: EventType, told: EventType) -> bool:
    """Tell whether a type may be what an act is about: nobody threatens a release, or demands casualties."""
    if told in STATEMENTS or told == speech or told in _UNSAID.get(speech, ()):
        return False
    return told != "CASUALTIES" or speech == "DENY"


# What a content tells by a word that tells no event by itself: «دعا إلى خروج القوات», «اشترط ضمانات».
_LISTS: Mapping[EventType, str] = MappingProxyType(
    {
        "ATTACK": "content_attack",
        "OFFER": "content_offer",
        "WITHDRAW": "content_withdraw",
        "LIFT": "content_lift",
        "MEET": "content_meet",
        "AID": "content_aid",
        "AGREE": "content_agree",
        "DEPLOY": "content_deploy",
        "SEIZE": "content_seize",
    }
)
_BY_WORDS: tuple[EventType, ...] = tuple(kind for kind in _LISTS if kind != "ATTACK")
_HEAD_WORDS = 3  # words of a content among which its head stands


def told_by_words(content: Content, forms: Sequence[str], grammar: Grammar) -> list[EventType]:
    """Return the types that the head of a content, and what is joined to it, tells by words of contents."""
    at, known = content.first, {t.at for t in content.triggers if not _is_before_it(t.at, forms)}
    heads = range(at, min(content.last, at + _HEAD_WORDS))
    if _is_inquiry([forms[n] for n in heads], grammar):
        return []  # «بفتح تحقيق»
    kinds = _kinds_of(content.speech.form.frame.type)
    first = [kind for n in heads if (kind := _kind_of(forms[n], kinds, grammar)) and known.isdisjoint(heads)]
    if not first and not content.triggers:
        near = range(at, min(content.last - 1, at + _HEAD_WORDS))
        pointed = (_pointed_at(n, forms, grammar) for n in near)
        return [t for t in pointed if t and _may_be_about(content.speech.form.frame.type, t)][:1]
    joined = (n for n in range(at + 1, content.last) if forms[n][0] == "و" and n not in known)
    joined = (n for n in joined if n not in heads and not _is_inquiry(forms[n + 1 : n + 2], grammar))
    more = [kind for n in joined if (kind := _kind_of(forms[n], kinds, grammar))]
    beside = [t for t in content.triggers if not first or _is_joined(t, forms)]
    told = about_of(content.speech.form.frame.type, beside, forms)
    return list(dict.fromkeys([*first[:1], *told, *more]))


def _is_inquiry(near: Sequence[str], grammar: Grammar) -> bool:
    return any(grammar.bases[form] & grammar.words("inquiries") for form in near)


def _kinds_of(speech: EventType) -> Sequence[EventType]:
    """Only who threatens does so with «الرد»; «بضمانة روسية» is no offer that somebody agrees on."""
    kinds = ("ATTACK", *_BY_WORDS) if speech == "THREATEN" else _BY_WORDS[speech == "AGREE" :]
    never = _NEVER_BY_WORD.get(speech, frozenset()) | _UNSAID.get(speech, frozenset())
    return [kind for kind in kinds if kind not in never]


# «نفى دخول الجيش», «اتهمه بعرقلة المحادثات»: the word stands for something else, or says only what suffers.
_NEVER_BY_WORD: Mapping[EventType, frozenset[EventType]] = MappingProxyType({
    "DENY": frozenset({"LIFT"}), "ACCUSE": frozenset({"MEET", "LIFT"}),
})  # fmt: skip


def _kind_of(form: str, kinds: Sequence[EventType], grammar: Grammar) -> EventType | None:
    told = grammar.remembered("told by word", lambda word: _told_by(word, grammar))[form]
    return next((kind for kind in kinds if kind in told), None) if told else None


def _told_by(form: str, grammar: Grammar) -> frozenset[EventType]:
    """Return the types whose lists of words of contents a word stands in: at most words none."""
    bases = grammar.bases[form]
    return frozenset(kind for kind in _LISTS if not grammar.words(_LISTS[kind]).isdisjoint(bases))


_HARMFUL: frozenset[EventType] = frozenset(
    {"ATTACK", "CLASH", "BLOCKADE", "DETAIN", "COERCE", "VIOLATE", "SEIZE", "DISPLACE", "ESCAPE"}
)
# Which speech acts answer what was told before: their own content types, and the speech acts they answer.
ANSWERED: Mapping[EventType, tuple[frozenset[EventType], frozenset[EventType]]] = MappingProxyType(
    {
        "DENY": (_HARMFUL, frozenset({"ACCUSE"})),
        "ACCUSE": (_HARMFUL, frozenset()),
        "REJECT": (frozenset({"AGREE"}), frozenset({"DEMAND", "OFFER", "THREATEN"})),
    }
)


def answered_by(speech: EventType, told: EventType, about: Sequence[str]) -> list[str]:
    """Return what an act of speech without content is about, where the event told before it can be that.

    Example:
        >>> answered_by("DENY", "ACCUSE", ["VIOLATE"]), answered_by("REJECT", "MEET", [])
        (['VIOLATE'], [])
    """
    own, spoken = ANSWERED[speech]
    if told in spoken:
        return list(about[:1])
    return [told] if told in own else []


def is_content_at(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether «ب» and no name or noun of people stands at a word: «بقصف», «بوقف»."""
    form = analysis.forms[at] if at < len(analysis.forms) else ""
    if not form.startswith("ب") or len(form) < 4:
        return False
    named = any(n.phrase <= at < n.last and n.first == at for n in analysis.names)
    return not named and form not in grammar.words("prepositions") and not grammar.heads[form]


def _is_joined(trigger: Trigger, forms: Sequence[str]) -> bool:
    return trigger.reading.conjunction == "و" or forms[trigger.at - 1] in {"و", "او", "،"}
