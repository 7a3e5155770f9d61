"""Attribution: who says so, clause by clause, from the nearest inward."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter, itemgetter

from msgspec import Struct, structs

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar
from sijill.extract.heard import Heard
from sijill.extract.outlets import past_paper, relayed, told_in, towards
from sijill.extract.scene import Chain, Scene, after_article, is_passive, scene_of
from sijill.extract.speaking import at_head, before, quoted, stranger, subject
from sijill.extract.triggers import is_nominal
from sijill.extract.unnamed import as_speaker
from sijill.schema import Filler

_OPENS_WITHIN = 28  # words between a verb of speech and «أن»
_CHAIN = 9  # words after «بحسب» within which its name stands
_HEAD = 9  # words at the head of a sentence that may stand before a colon
_CLAIMED = frozenset({"ATTACK", "CLASH", "CASUALTIES", "DETAIN", "SEIZE"})
_STATED = 12  # words from «ألقى» to «كلمة», with who speaks between them
_CUE = 3  # words of a cue: «على ما أفاد»
_QUOTED = 25  # characters from which a quotation is speech, and not a name
_ANSWER = re.compile(r"(?:؟|^\s*[*•●▪][^\n]*)\s*\n+\s*[-–—](.+)|^\s*ج\s*[:/\-–](.+)", re.MULTILINE)
_ANSWERS = 2  # answers that make an interview
_GOES_ON = 3  # words between the first of a clause and its verb
_PRESENT = frozenset("يت")  # letters that a verb of the present begins with
_OBJECTS = ("ها", "هم", "هما", "ته", "نه")  # pronouns that a verb may end with: «أعلنته»
_NOT_DOERS = frozenset({"group", "source", "outlet", "agency"})
_BODILESS = frozenset({"state", "group", "outlet", "agency"})


class Stretch(Struct, frozen=True):
    """The words ``[first, last)`` that a chain of sources holds for."""

    first: int
    last: int
    chain: tuple[Filler, ...]


class Opening(Struct, frozen=True):
    """A place where somebody is told to speak.

    Attributes:
        at: the verb or the cue. first, last: the words that he says; empty where he says none.
        chain: who speaks. whole: True for «بحسب», which leaves what is said before it as it is.
        nested: whether another says that he says it; the other goes on afterwards («وأضافت الصحيفة»).
    """

    at: int
    first: int
    last: int
    chain: Chain
    whole: bool = False
    nested: bool = False


def find_sources(analysis: Analysis, grammar: Grammar) -> list[Stretch]:
    """Return the stretches of the text that somebody says, each with the chain of those who say it.

    What a verb of speech opens with «أن» or a colon holds to the end of its sentence, or to the next one
    who speaks; what it opens with a noun («أعلن سحب قواته») to the end of the clause. «بحسب X» holds for
    its sentence up to the next clause after it. A verb without a subject goes on with whoever spoke last.
    """
    scene = scene_of(analysis, grammar)
    answered = answers(analysis)
    found: list[Stretch] = [*answered, *full_text(scene)]
    heard = Heard()
    for first, end in analysis.sentences:
        spoken: list[Stretch] = []
        cued: list[Stretch] = []
        for opening in _openings(scene, (first, end), heard):
            heard = _hearing(heard, opening, scene)
            if opening.whole:
                cued.append(_stretch(opening, analysis))
            else:
                spoken = [
                    *(_cut(s, opening.at) for s in spoken),
                    *_told_to(opening, analysis),
                    _stretch(opening, analysis),
                ]
        own = [s for s in spoken if not s.chain]  # «أفاد مراسلنا بأن …، وفق X»: X says it
        own = [s for s in own if not any(a.first <= s.first < a.last for a in answered)]  # «سجلنا …»
        found += [s for s in (*own, *cued, *(s for s in spoken if s.chain)) if s.last > s.first]
    return found


def _hearing(heard: Heard, opening: Opening, scene: Scene) -> Heard:
    """Return who has been heard after an opening; «يذكر أن» is said by nobody, and changes nothing."""
    if opening.nested or (_is_impersonal(scene, opening.at) and not opening.chain):
        return heard
    return heard.adding(opening.chain)


def _is_impersonal(scene: Scene, at: int) -> bool:
    """Tell whether nobody is the subject of a verb of speech: «يذكر أن», «أُعلن», «رُصدت»."""
    form = scene.forms[at].removeprefix("و")
    return form in scene.grammar.words("impersonal") or is_passive(scene, at)


def source_at(word: int, stretches: Sequence[Stretch]) -> tuple[Filler, ...]:
    """Return the chain that holds for a word; empty where the report speaks itself."""
    return next((s.chain for s in reversed(stretches) if s.first <= word < s.last), ())


def _told_to(opening: Opening, analysis: Analysis) -> list[Stretch]:
    """Return the outlet that an act of speech was made to, as the source of the act itself."""
    outlets = tuple(n for n in opening.chain if n.sort == "outlet")
    if not outlets or len(outlets) == len(opening.chain):
        return []
    return [_stretch(Opening(opening.at, opening.at, opening.at + 1, outlets), analysis)]


def _stretch(opening: Opening, analysis: Analysis) -> Stretch:
    unique = {n.id: n for n in opening.chain}
    chain = tuple(Filler(n.id, analysis.span(n.first, n.last), n.how) for n in unique.values())  # type: ignore[arg-type]
    return Stretch(opening.first, opening.last, chain)


def _cut(stretch: Stretch, at: int) -> Stretch:
    return Stretch(stretch.first, min(stretch.last, at), stretch.chain)


def _openings(scene: Scene, sentence: tuple[int, int], heard: Heard) -> Iterator[Opening]:
    """Yield where somebody speaks in a sentence, each opening known to the next."""
    first, end = sentence
    wired = _wired(scene, first, end)
    if wired is not None:
        heard = heard.adding(wired.chain)
        yield wired
    head = _headed(scene, first, end)
    if head is not None:
        heard = heard.adding(head.chain)
        yield head
    told_until = head.last if head else first
    quoted_until = first
    cue: Opening | None = None
    tellers = scene.tellers
    for at in tellers[bisect_left(tellers, first) : bisect_left(tellers, end)]:
        if at < quoted_until:
            continue  # «وفقا لرويترز نقلا عن مصادر»: the second is the first one's source
        if at < told_until and not _goes_on(scene, at):
            opening = _aside(scene, at, sentence, heard) or _nested(scene, at, end, heard)
        else:
            opening = _opening(scene, at, sentence, heard)
        if opening is not None:
            heard = _hearing(heard, opening, scene)
            told_until = told_until if opening.whole else opening.last
            if opening.whole:
                opening = _with_teller(opening, cue, scene)
                cue, quoted_until = opening, max((n.last for n in opening.chain), default=first)
            yield opening


def _nested(scene: Scene, at: int, end: int, heard: Heard) -> Opening | None:
    """«ذكرت الصحيفة أن كيري أبلغ عباس أن …»: who is said to say it, besides the one who says so."""
    if not heard.last or not scene.grammar.say[scene.forms[at]] or not _is_verb(scene, at):
        return None
    near = (n for n in scene.analysis.named(at - _HEAD, at) if n.last == at and n.kind == "actor")
    name = next((n for n in near if n.how != "pronoun" and scene.forms[n.phrase - 1] in _THAT), None)
    marker = _marker(scene, at, min(end, at + _TELLS)) if name else -1
    passed_on = any(r.base in scene.grammar.quoting for r, _ in scene.grammar.say[scene.forms[at]])
    if name is None or marker < 0 or passed_on:
        return None
    chain = (*heard.last, as_speaker(scene, name))
    return Opening(at, marker + 1, _speech_end(scene, marker, end), chain, nested=True)


_THAT = frozenset({"ان"})
_TELLS = 6  # words from a verb to what it tells, with whom it is told: «أبلغ عباس أن»


def _with_teller(opening: Opening, before: Opening | None, scene: Scene) -> Opening:
    """«بحسب الصحيفة، نقلا عن مصدر كردي، …»: the paper tells it, and the source told the paper."""
    if before is None or not before.chain or scene.forms[opening.at] != "نقلا":
        return opening
    between = scene.forms[max(n.last for n in before.chain) : opening.at]
    return structs.replace(opening, chain=(*before.chain, *opening.chain)) if between == ["،"] else opening


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether a word begins a clause that goes on from the one before («وأضاف», «فيما أعلن»)."""
    if _takes_turn(scene, at):
        return True
    clause = clause_of(scene, at)
    if clause is None or at - clause.first > _HEAD or _is_told_besides(scene, at, clause):
        return False
    if _is_adversative(scene, clause.first) or _answers_clause(scene, at) or _is_named_anew(scene, at):
        return True
    if at - clause.first > _GOES_ON:
        return False
    return clause.link == "adverb" or (clause.link == "and" and _is_joined(scene, clause.first))


def _takes_turn(scene: Scene, at: int) -> bool:
    """«…، من جهتها أكدت الوزارة», «…، على صعيد متصل قال مصدر»: another is told to speak."""
    last = at - (scene.forms[at - 1] in _COMMAS)
    turns = scene.grammar.cues["turns"]
    return any(turns.length(scene.forms, last - size) == size for size in (1, 2, 3) if last >= size)


def _is_named_anew(scene: Scene, at: int) -> bool:
    """«…، والأسايش تقول إن»: who speaks stands between a comma with «و» and his verb."""
    said = bool(scene.grammar.say[scene.forms[at]])
    near = scene.analysis.named(at - _HEAD, at) if said else ()
    anew = (n for n in near if n.last == at and n.kind == "actor" and scene.forms[n.first][0] == "و")
    return any(scene.forms[n.first - 1] in _COMMAS for n in anew)


def _is_told_besides(scene: Scene, at: int, clause: Clause) -> bool:
    """«قال المصدر إن الجولة انتهت بعدما اشترط الوفد»: what somebody did by speaking, and says no more."""
    kinds = {t.form.frame.type for t in scene.told.get(at, ()) if at in scene.acts}
    if not kinds or kinds & {"DENY", "ACCUSE"} or scene.grammar.say[scene.forms[at]]:
        return False
    return scene.forms[clause.first] in scene.grammar.words("because") or _is_adversative(scene, clause.first)


def _is_adversative(scene: Scene, first: int) -> bool:
    """«غير أن الناطق باسم الجيش نفى»: another is told to speak, for all that «أن» opens it."""
    return scene.forms[first] == "ان" and scene.forms[first - 1] in {"غير", "الا", "بيد"}


def _answers_clause(scene: Scene, at: int) -> bool:
    """«في حين زعمت حسابات أن …، قالت الأسايش إنها»: a verb at the head of a clause with who speaks."""
    if scene.forms[at - 1] not in _COMMAS or scene.forms[at][0] in _PRESENT:
        return False
    first = next((f for f, last in scene.analysis.sentences if f <= at < last), at)
    opens = (form.removeprefix("ف") for form in scene.forms[first : first + 2])
    if not any(form in scene.grammar.words("scope_ends") for form in opens):
        return False
    marker = _marker(scene, at, min(len(scene.forms), at + _HEAD))
    return marker > 0 and bool(subject(scene, at + 1, marker, Heard()))


def _is_joined(scene: Scene, at: int) -> bool:
    """Tell whether the «و» of a verb joins it («واعتقلت»), and is no letter of its own («وعدهم», «فروا»)."""
    form = scene.forms[at]
    told = [t.reading for t in scene.told.get(at, ()) if t.build in {"verb", "passive"}]
    said = [r for table in (scene.grammar.say, scene.grammar.light) for r, _ in table[form]]
    return any(r.conjunction for r in told or said)


def clause_of(scene: Scene, at: int) -> Clause | None:
    """Return the clause that a word stands in."""
    n = bisect_right(scene.analysis.clauses, at, key=attrgetter("first")) - 1
    return scene.analysis.clauses[n] if n >= 0 and at < scene.analysis.clauses[n].last else None


def _aside(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """Return «بحسب X» and «مؤكداً أن» inside what somebody says; another verb there is only reported."""
    again = scene.grammar.cues["as_he_says"].length(scene.forms, at)
    if again and heard.last:
        until = _next_clause(scene, at + again, sentence[1])
        return Opening(at, _reach_back(scene, sentence[0], at), until, heard.last, whole=True)
    cue = scene.grammar.cues["according"].length(scene.forms, at)
    if cue:
        return _according(scene, at, at + cue, sentence, heard)
    return _agent(scene, at, sentence, heard) if scene.forms[at] in scene.grammar.say_agents else None


def _opening(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    form = scene.forms[at]
    aside = _aside(scene, at, sentence, heard)
    if aside is not None or form in scene.grammar.say_agents:
        return aside
    if scene.grammar.say[form] and _is_verb(scene, at):
        return _said(scene, at, sentence, heard)
    if form in scene.grammar.words("speech_nouns"):
        return _announced(scene, at, sentence[1])
    if at in scene.acts:
        return _acted(scene, at, sentence, heard)
    return _stated(scene, at, sentence, heard) if scene.grammar.stating[form] else None


def _is_verb(scene: Scene, at: int) -> bool:
    form = scene.forms[at]
    words = scene.grammar.words
    if form in words("prepositions") or form in words("not_speech") or at in scene.named:
        return False
    if scene.forms[at - 1] in words("before_no_speech"):
        return False
    return any(not r.definite and not r.preposition for r, _ in scene.grammar.say[form])


def _headed(scene: Scene, first: int, end: int) -> Opening | None:
    """«وزارة الدفاع التركية: …»: a body or a person and a colon at the head of a sentence speak."""
    near = range(first + 1, min(end, first + _HEAD))
    colon = next((n for n in near if scene.forms[n] == ":" and scene.forms[n - 1].isalpha()), -1)
    for name in scene.analysis.named(first, colon) if colon > 0 else ():
        if name.last <= colon <= name.last + 1 and _is_body(name):
            return Opening(colon, colon + 1, end, (name,))
    return None


def _wired(scene: Scene, first: int, end: int) -> Opening | None:
    """«بغداد (رويترز) - قتل …», «صنعاء – أ ف ب: …»: the agency of the dateline says what nobody else does."""
    wires = scene.grammar.cues["wires"]
    near = (n for n in range(first + 1, min(end, first + _HEAD)) if scene.forms[n - 1] in _LINE)
    at = next((n for n in near if wires.length(scene.forms, n)), 0)
    name = next((n for n in scene.analysis.named(at, at + 1) if n.sort == "outlet"), None) if at else None
    if name is None:
        return None
    marks = list(takewhile(lambda form: form in _LINE, scene.forms[name.last : end]))
    after = name.last + len(marks)
    return Opening(at, after, end, (name,), whole=True) if set(marks) - {")"} else None


_LINE = frozenset({"(", ")", "-", "–", "—", ":"})  # marks of a dateline


def _is_body(name: Name) -> bool:
    return name.kind == "actor" and name.sort not in _BODILESS


def _said(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    first, end = sentence
    if _is_relative(scene, at):
        return None
    act = at in scene.acts
    marker = _marker(scene, at, end)
    aside = not act and _is_aside(scene, at, marker)
    if marker < 0 and not act and not aside and not _takes_noun(scene, at):
        return None if _is_noun(scene, at) else _acted(scene, at, sentence, heard)
    stop = marker if marker > 0 else _noun_stop(scene, at, end)
    chain = _chain(scene, at, (first, stop), heard)
    chain = chain if marker > 0 or not chain else (*relayed(scene, stop, end), *chain)
    if aside:
        back = _reach_back(scene, first, at)
        return Opening(at, back, _next_clause(scene, stop, end), chain, whole=True) if chain else None
    if marker > 0:
        return Opening(at, marker + 1, _speech_end(scene, marker, end), chain)
    start = max([at + 1, *(n.last for n in chain if at < n.first < stop)])
    return Opening(at, start, start if act else _past_toll(scene, start, end), chain)


_MEANWHILE = frozenset({"فيما", "بينما", "كما"})


def _past_toll(scene: Scene, start: int, end: int) -> int:
    """«أعلنت الوزارة مقتل ثلاثة، فيما أصيب عشرة»: who counts the dead goes on with the wounded."""
    last = _next_clause(scene, start, end)
    counted = any(t.form.frame.type in _CLAIMED for n in range(start, last) for t in scene.told.get(n, ()))
    hurt = scene.grammar.words("harmed_so")
    while counted and last < end - 1 and scene.forms[last] in _MEANWHILE and scene.forms[last + 1] in hurt:
        last = _next_clause(scene, last + 1, end)
    return last


def _is_relative(scene: Scene, at: int) -> bool:
    """«الهدنة التي أعلنها الروس», «نفى ما بثته قناة عن اختطاف»: what is said is no more than that word."""
    if at < 2 or not scene.forms[at].endswith(_OBJECTS):
        return False
    what = scene.forms[at - 1] == "ما" and scene.forms[at - 2] not in scene.grammar.words("as_said_what")
    return what or scene.forms[at - 1] in scene.grammar.words("relatives")


def _is_aside(scene: Scene, at: int, marker: int) -> bool:
    """Tell whether a verb of speech only says who says the rest: «وفق ما أفاد X», «…، يقول X».

    «كما أفاد X أن» goes on.
    """
    before = scene.forms[max(0, at - 2) : at]
    if before[-1:] == ["كما"]:
        return marker < 0
    if before and before[-1] in _COMMAS and (scene.forms[at][0] in _PRESENT or _ends_quotation(scene, at)):
        return marker < 0
    if before[-1:] == ["ما"]:
        return before[0] in scene.grammar.words("as_said_what")
    return bool(before) and before[-1] in scene.grammar.words("as_said")


def _ends_quotation(scene: Scene, at: int) -> bool:
    """Tell whether a verb stands right behind what was quoted: «"…"، قال طبيب»."""
    words = scene.analysis.words
    start = words[at - 2].end if at > 1 else 0
    quotes = scene.analysis.quotes
    near = quotes[bisect_left(quotes, start, key=attrgetter("end")) :]
    return any(quote.end < words[at].start and quote.end - quote.start >= _QUOTED for quote in near[:1])


def _takes_noun(scene: Scene, at: int) -> bool:
    """Tell whether a verb of speech takes what is said as a noun, and is no noun itself («ذكر», «نقل»).

    What passes on another's words names him: «نقلت القوات تعزيزات» says nothing.
    """
    verbs = {r.base for r, _ in scene.grammar.say[scene.forms[at]]}
    if verbs & scene.grammar.words("claims") and not _harms(scene, at):
        return False  # «تبنى المجلس قرارا»
    if _passes_on(scene, at):
        return not _is_noun(scene, at)
    if verbs & scene.grammar.quoting and "عن" not in scene.forms[at + 1 : at + _CHAIN]:
        return False
    return bool(verbs & scene.grammar.reporting) and not _is_noun(scene, at)


_SHOWN = 5  # words from «نشرت» to «صورا», with who publishes them


def _passes_on(scene: Scene, at: int) -> bool:
    """«بث ناشطون صورا لقصف الحي», «أظهرت مقاطع بثها ناشطون قصف الحي»: what shows it is passed on."""
    near = scene.forms[at + 1 : at + _SHOWN]
    return any(not scene.grammar.words("recordings").isdisjoint(scene.grammar.bases[form]) for form in near)


def _harms(scene: Scene, at: int) -> bool:
    """Tell whether what is claimed behind a verb is an attack: «تبنى التنظيم الهجوم»."""
    told = (t for n in range(at + 1, at + _CHAIN) for t in scene.told.get(n, ()))
    return any(t.form.frame.type in _CLAIMED for t in told)


def _is_noun(scene: Scene, at: int) -> bool:
    if not is_nominal(scene.analysis, scene.grammar, at) or after_article(scene.forms, at):
        return False
    return scene.forms[at - 1] not in {"قد", "فقد"}


def _chain(scene: Scene, at: int, bounds: tuple[int, int], heard: Heard) -> Chain:
    """Return who speaks with the verb ``at``: after it, before it, or whoever spoke last."""
    first, stop = bounds
    if _shows(scene, at):
        return relayed(scene, at + 1, stop)
    opened = bool(_opens_speech(scene, stop))
    start = at + 1
    through: Chain = ()
    if start < stop and scene.forms[start] in scene.grammar.words("resumed"):
        through = heard.last if scene.forms[start].startswith("عن") else ()
        start += 1
    named = () if is_passive(scene, at) else subject(scene, past_paper(scene, start, stop), stop, heard)
    if named is None:
        named = before(scene, first, at, heard)
        if not named and not _is_impersonal(scene, at):
            named = at_head(scene, _head_of(scene, at), at)
            many = "".join(scene.forms[start:stop][:1]).endswith("ون")  # «وتحدث مراقبون عن مقتل اثنين»
            other = _somebody_before(scene, at) or ((opened or many) and stranger(scene, start, stop))
            named = named or (() if other else heard.last)
    quotes = any(r.base in scene.grammar.quoting for r, _ in scene.grammar.say[scene.forms[at]])
    if quotes or "نقلا" in scene.forms[start:stop]:
        through = through or quoted(scene, start, stop)
    outlet = towards(scene, start, stop) or relayed(scene, start, stop) or told_in(scene, first, at)
    if not outlet and _goes_on_saying(scene, at, named, heard):
        return heard.last
    return (*outlet, *(n for n in named if n not in outlet), *through)


def _shows(scene: Scene, at: int) -> bool:
    """«أظهر تسجيل بثه التنظيم إعدام جنود»: a recording shows it, and who passed that on says so."""
    behind = scene.grammar.bases[scene.forms[at + 1]] if at + 1 < len(scene.forms) else frozenset[str]()
    return not scene.grammar.words("recordings").isdisjoint(behind)


def _opens_speech(scene: Scene, at: int) -> bool:
    form = scene.forms[at] if at < len(scene.forms) else ""
    return form == ":" or form in scene.grammar.words("that_content")


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


def _marker(scene: Scene, at: int, end: int) -> int:
    """Return where «أن», a colon or a quotation opens what is said, -1 where nothing does."""
    passed = at
    for word in range(at + 1, min(end, at + _OPENS_WITHIN)):
        form = scene.forms[word]
        if word < passed or (form in scene.grammar.words("relatives") and scene.forms[word - 1] in _COMMAS):
            passed = max(passed, _past_aside(scene, word, end))
            continue
        if form == ":" or (
            form in scene.grammar.words("that_content")
            and scene.forms[word - 1] not in scene.grammar.words("before_clauses")
            and word not in scene.named
        ):
            return word
        if (
            scene.grammar.say[form]
            and _is_verb(scene, word)
            and scene.forms[word - 1] not in {"الذي", "التي"}
        ):
            return -1
        if form in scene.grammar.say_agents and word > at + 1:
            return -1
        if _opens_quotation(scene, word):
            return word - 1
    return -1


_COMMAS = frozenset({"،", ","})
_ASIDE = 14  # words of a clause between commas


def _past_aside(scene: Scene, at: int, end: int) -> int:
    """Return where «، الذي …،» ends, ``at`` where no comma closes it."""
    return next((n for n in range(at, min(end, at + _ASIDE)) if scene.forms[n] in _COMMAS), at)


def _opens_quotation(scene: Scene, word: int) -> bool:
    """Tell whether a quotation that is speech opens with a word: «قال "…"», and not the name of a body."""
    quotes = scene.analysis.quotes
    if not quotes or (word in scene.named and word - 1 in scene.named):
        return False
    words = scene.analysis.words
    start, previous = words[word].start, words[word - 1].end
    whole = max((words[n.last - 1].end for n in scene.analysis.named(word, word + 1)), default=0)
    near = quotes[bisect_left(quotes, previous, key=attrgetter("start")) :]
    within = takewhile(lambda quote: quote.start <= start, near)
    return any(quote.end - quote.start >= _QUOTED and quote.end > whole for quote in within)


def _noun_stop(scene: Scene, at: int, end: int) -> int:
    for word in range(at + 1, min(end, at + _CHAIN)):
        if word in scene.told or scene.forms[word] in {"،", ","}:
            return word
    return min(end, at + _CHAIN)


def _next_clause(scene: Scene, start: int, end: int, joined: bool = True) -> int:
    """Return where the next clause after ``start`` begins that goes on by itself."""
    for clause in scene.analysis.clauses[
        bisect_right(scene.analysis.clauses, start, key=attrgetter("first")) :
    ]:
        if clause.first >= end:
            break
        ends = scene.forms[clause.first] in scene.grammar.words("scope_ends")
        if ends or (joined and clause.link == "and" and _is_joined(scene, clause.first)):
            return clause.first
    return end


def _speech_end(scene: Scene, marker: int, end: int) -> int:
    """Return where speech ends: with its sentence, or with the quotation that goes on after it."""
    position = scene.analysis.words[marker].end
    quote = next((q for q in scene.analysis.quotes if position <= q.start <= position + 3), None)
    comment = _own_comment(scene, marker, end)
    if quote is None and comment > 0:
        return comment
    if quote is None and scene.forms[marker] == ":":
        return next((n for n in range(end, len(scene.forms)) if scene.forms[n] == "\n"), len(scene.forms))
    if quote is None:
        return _past_pauses(scene, end)
    last = next(
        (n for n, w in enumerate(scene.analysis.words) if w.start >= quote.end), len(scene.analysis.words)
    )
    return max(end, last)


def _own_comment(scene: Scene, marker: int, end: int) -> int:
    """Return where the report says itself what somebody's words refer to, 0 where it does not."""
    at = scene.grammar.cues["own_comment"].within(scene.forms, marker + 1, end)
    return at if at > 0 and scene.forms[at - 1] in _COMMAS else 0


def _past_pauses(scene: Scene, end: int) -> int:
    """Return where what somebody says ends, going on over «..» and «؛», which are no more than pauses."""
    sentences = scene.analysis.sentences
    number = bisect_left(sentences, end, key=itemgetter(1))
    while number + 1 < len(sentences) and _is_pause(scene, sentences[number][1]):
        number += 1
    return max(end, sentences[number][1]) if number < len(sentences) else end


def _is_pause(scene: Scene, at: int) -> bool:
    return scene.forms[at] in {"؛", "…"} or scene.forms[at : at + 2] == [".", "."]


def _agent(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """«مؤكداً أن …»: who acts in the sentence, or else whoever spoke last, goes on."""
    first, end = sentence
    chain = _doer(scene, first, at) or heard.last
    many = scene.forms[at].endswith(("ين", "ون"))  # «وعزا مختصون …، منبهين إلى»: not who spoke last
    if not chain or (many and [n.sort for n in chain] == ["person"]):
        return None
    marker = _marker(scene, at, min(end, at + 5))
    last = end if marker > 0 else _next_clause(scene, at, end)
    return Opening(at, at + 1, last, chain)


def _doer(scene: Scene, first: int, at: int) -> Chain:
    """Return who acts in a sentence where nobody has spoken yet: «سيطر الجيش على البلدة، مؤكدا أن»."""
    tellers = scene.tellers
    if bisect_left(tellers, first) < bisect_left(tellers, at):
        return ()
    verbs = {t.at + 1 for n in range(first, at) for t in scene.told.get(n, ()) if t.build == "verb"}
    named = (n for n in scene.analysis.named(first, at) if n.kind == "actor" and n.sort not in _NOT_DOERS)
    return tuple(n for n in named if n.phrase in verbs and not n.preposition and not n.dependent)[:1]


def _acted(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """«طالبت قسد …»: an act of speech ends what another says, and its subject may go on speaking."""
    first, end = sentence
    named = subject(scene, at + 1, _noun_stop(scene, at, end), heard)
    chain = named or before(scene, first, at, heard)
    known = tuple(n for n in chain if n.sort != "group")
    known = (*(relayed(scene, at + 1, end) or told_in(scene, first, at)), *known)
    return Opening(at, at + 1, at + 1, known) if known else None


def _announced(scene: Scene, at: int, end: int) -> Opening | None:
    """«بعد إعلان الجيش سيطرته على البلدة»: who stands right behind a noun of speech says what follows."""
    near = scene.analysis.named(at + 1, at + _HEAD)
    name = next((n for n in near if n.first == at + 1 or n.phrase in {at, at + 1}), None)
    if name is None or not (_is_body(name) or name.sort in {"state", "person", "source"}):
        return None
    behind = scene.forms[name.last : name.last + 2]
    told = {"عن", *scene.grammar.words("that_content")}.intersection(behind)
    if not told and scene.told.keys().isdisjoint(range(name.last, name.last + _CUE)):
        return None
    comma = next((n for n in range(name.last, end) if scene.forms[n] in _COMMAS), end)
    return Opening(at, name.last, min(comma, _next_clause(scene, name.last, end)), (name,))


def _stated(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """«وألقى رئيس البلدية كلمة», «وجه المركز نداء»: who speaks by what he does, and may go on («وأضاف»)."""
    near = range(at + 1, min(sentence[1], at + _STATED))
    stop = next((n for n in near if scene.forms[n] in scene.grammar.words("stated")), -1)
    if stop < 0:
        return None
    chain = subject(scene, at + 1, stop, heard) if stop > at + 1 else ()
    chain = chain or before(scene, sentence[0], at, heard)
    return Opening(at, at + 1, at + 1, chain) if chain else None


def _according(scene: Scene, at: int, stop: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    first, end = sentence
    comma = next((n for n in range(stop, min(end, stop + _CHAIN)) if scene.forms[n] in {"،", ",", ":"}), 0)
    last = comma or min(end, stop + _CHAIN)
    if stop + 1 < end and scene.forms[stop] == "ما" and not scene.grammar.say[scene.forms[stop + 1]]:
        stop += 2  # «بحسب ما سرّبته القناة»
    chain = subject(scene, stop, last, heard)
    if not chain:
        return None
    ends = [n.last for n in chain if stop <= n.first < last]  # «بحسب المصدر نفسه» stands earlier
    chain = (*chain, *quoted(scene, max(ends), last)) if ends else chain
    behind = clause_of(scene, last + 1)  # «اعتقلت، بحسب X، خمسة وأغلقت»: the cue stands inside its clause
    joined = behind is not None and behind.first == last + 1
    until = end if at <= first + 2 else _next_clause(scene, last, end, joined=joined)
    return Opening(at, _cue_start(scene, first, at), until, chain, whole=True)


def _cue_start(scene: Scene, first: int, at: int) -> int:
    """Return where begins what a cue holds for: «نقلا عن» goes with the verb of speech before it.

    «استؤنف القصف، ثم أفادت سانا نقلا عن مصدر بأن …»: the source told the agency what the verb opens.
    """
    back = _reach_back(scene, first, at)
    if scene.forms[at] != "نقلا":
        return back
    tellers = scene.tellers[bisect_left(scene.tellers, back) : bisect_left(scene.tellers, at)]
    verbs = [n for n in tellers if scene.grammar.say[scene.forms[n]] and _is_verb(scene, n)]
    told = verbs[-1] if verbs and at - verbs[-1] <= _CHAIN else at
    return max(back, told) if _marker(scene, at, at + _CHAIN) > 0 and told < at else back


def _reach_back(scene: Scene, first: int, at: int) -> int:
    """Return where begins what «…، بحسب X» holds for: with the clause under another that it stands in.

    «انتشر الجيش فيما قُصف الحي، بحسب المرصد»: the report says the first itself.
    """
    clauses = scene.analysis.clauses
    number = bisect_right(clauses, at, key=attrgetter("first")) - 1
    while number >= 0 and clauses[number].first > first:
        opens = clauses[number].first
        under = clauses[number].link == "that" or scene.forms[opens] in scene.grammar.words("scope_ends")
        if under and opens < at - _CUE:
            return opens
        number -= 1
    return first


def answers(analysis: Analysis) -> list[Stretch]:
    """Return the answers of an interview, each said by whom the report first names in full.

    An answer is a line that begins with a dash, after one that begins with a bullet or ends with a question
    mark; or a line that begins with «ج:».
    """
    person = next((n for n in analysis.names if n.sort == "person" and n.last - n.first > 1), None)
    text = analysis.report.text
    found = list(_ANSWER.finditer(text))
    if person is None or len(found) < _ANSWERS:
        return []
    chain = (Filler(person.id, analysis.span(person.first, person.last), "named"),)
    starts = [w.start for w in analysis.words]
    told = [m.span(1 if m[1] else 2) for m in found]
    return [Stretch(bisect_left(starts, first), bisect_left(starts, end), chain) for first, end in told]


_FULL = 8  # words from «نص» to the colon before the text


def full_text(scene: Scene) -> list[Stretch]:
    """Return what stands behind «وفيما يلي نص البيان:», said by the body or the person named first.

    A statement printed in full says all that follows, unless somebody else is told to say it.
    """
    forms = scene.forms
    for at in range(1, len(forms) - 1):
        if forms[at] == "نص" and forms[at + 1] in scene.grammar.words("printed_texts"):
            near = range(at + 2, min(len(forms), at + _FULL))
            opens = next((n for n in near if forms[n] in {":", "\n"}), -1)
            issuer = next((n for n in scene.names if n.first < at and _issues(n)), None)
            if opens > 0 and issuer is not None:
                return [_stretch(Opening(at, opens + 1, len(forms), (issuer,)), scene.analysis)]
    return []


def _issues(name: Name) -> bool:
    return name.kind == "actor" and name.sort not in {*_NOT_DOERS, "state", "person"}
