"""Openings: where somebody is told to speak, by a verb, a noun, a cue or a colon."""

from bisect import bisect_left
from itertools import takewhile

from msgspec import structs

from sijill.extract.analysis import Name
from sijill.extract.anonymous import as_speaker
from sijill.extract.closed import COMMAS
from sijill.extract.continuing import is_object
from sijill.extract.heard import Heard
from sijill.extract.outlets import relayed, told_in, towards
from sijill.extract.reach import (
    CHAIN,
    CUE,
    FRONT,
    Opening,
    clause_of,
    marker_of,
    next_clause,
    noun_stop,
    past_pause,
    reach_back,
    speaker_stop,
    speech_end,
)
from sijill.extract.saying import CLAIMED, chain_of, is_aside, is_noun, is_relative, takes_noun
from sijill.extract.scene import Chain, Scene, speaks
from sijill.extract.speaking import before, quoted, subject


def opening_at(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """Return the opening of a word that may tell who speaks, None where it tells none."""
    form = scene.forms[at]
    aside = aside_at(scene, at, sentence, heard)
    if aside is not None or form in scene.grammar.say_agents:
        return aside
    if scene.grammar.say[form] and speaks(scene, at):
        return _said(scene, at, sentence, heard)
    if form in scene.grammar.words("speech_nouns"):
        return _announced(scene, at, sentence[1])
    if at in scene.acts:
        return _acted(scene, at, sentence, heard)
    return _stated(scene, at, sentence, heard) if scene.grammar.stating[form] else None


def aside_at(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """Return «بحسب X» and «مؤكداً أن» inside what somebody says; another verb there is only reported."""
    again = scene.grammar.cues["as_he_says"].length(scene.forms, at)
    if again and heard.last:
        whole = _parts_opening(scene, sentence[0], at, at + again)
        until = sentence[1] if whole else next_clause(scene, at + again, sentence[1])
        return Opening(at, reach_back(scene, sentence[0], at), until, heard.last, whole=True)
    cue = scene.grammar.cues["according"].length(scene.forms, at)
    if cue:
        return _according(scene, at, at + cue, sentence, heard)
    return _agent(scene, at, sentence, heard) if scene.forms[at] in scene.grammar.say_agents else None


def _said(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    first, end = sentence
    if is_relative(scene, at):
        return None
    act = at in scene.acts
    marker = marker_of(scene, at, past_pause(scene, end))
    aside = not act and is_aside(scene, at, marker)
    if marker < 0 and not act and not aside and not takes_noun(scene, at):
        return None if is_noun(scene, at) else _acted(scene, at, sentence, heard)
    stop = speaker_stop(scene, marker) if marker > 0 else noun_stop(scene, at, end)
    chain = chain_of(scene, at, (first, stop), heard)
    chain = chain if marker > 0 or not chain else (*relayed(scene, stop, end), *chain)
    if aside:
        back = reach_back(scene, first, at)
        return Opening(at, back, next_clause(scene, stop, end), chain, whole=True) if chain else None
    if marker > 0:
        return Opening(at, marker + 1, speech_end(scene, marker, end), chain)
    start = max([at + 1, *(n.last for n in chain if at < n.first < stop)])
    return Opening(at, start, start if act else _past_toll(scene, start, end), chain)


def _past_toll(scene: Scene, start: int, end: int) -> int:
    """«أعلنت الوزارة مقتل ثلاثة، فيما أصيب عشرة»: who counts the dead goes on with the wounded."""
    last = next_clause(scene, start, end)
    counted = any(t.form.frame.type in CLAIMED for n in range(start, last) for t in scene.told.get(n, ()))
    hurt = scene.grammar.words("harmed_so")
    while counted and last < end - 1 and scene.forms[last] in _MEANWHILE and scene.forms[last + 1] in hurt:
        last = next_clause(scene, last + 1, end)
    return last


_MEANWHILE = frozenset({"فيما", "بينما", "كما"})


def _acted(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """«طالبت قسد …»: an act of speech ends what another says, and its subject may go on speaking."""
    first, end = sentence
    named = None if is_object(scene, at) else subject(scene, at + 1, noun_stop(scene, at, end), heard)
    chain = named or before(scene, first, at, heard)
    known = tuple(n for n in chain if n.sort != "group")
    known = (*(relayed(scene, at + 1, end) or told_in(scene, first, at)), *known)
    return Opening(at, at + 1, at + 1, known) if known else None


def _announced(scene: Scene, at: int, end: int) -> Opening | None:
    """«بعد إعلان الجيش سيطرته على البلدة»: who stands right behind a noun of speech says what follows."""
    near = scene.analysis.named(at + 1, at + FRONT)
    name = next((n for n in near if n.first == at + 1 or n.phrase in {at, at + 1}), None)
    if name is None or not (_is_body(name) or name.sort in {"state", "person", "source"}):
        return None
    behind = scene.forms[name.last : name.last + 2]
    told = {"عن", *scene.grammar.words("that_content")}.intersection(behind)
    if not told and scene.told.keys().isdisjoint(range(name.last, name.last + CUE)):
        return None
    comma = next((n for n in range(name.last, end) if scene.forms[n] in COMMAS), end)
    return Opening(at, name.last, min(comma, next_clause(scene, name.last, end)), (name,))


def _stated(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """«وألقى رئيس البلدية كلمة», «وجه المركز نداء»: who speaks by what he does, and may go on («وأضاف»)."""
    near = range(at + 1, min(sentence[1], at + _STATED))
    stop = next((n for n in near if scene.forms[n] in scene.grammar.words("stated")), -1)
    if stop < 0:
        return None
    chain = subject(scene, at + 1, stop, heard) if stop > at + 1 else ()
    chain = chain or before(scene, sentence[0], at, heard)
    return Opening(at, at + 1, at + 1, chain) if chain else None


_STATED = 12  # words from «ألقى» to «كلمة», with who speaks between them


def _according(scene: Scene, at: int, stop: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    first, end = sentence
    if _is_rule(scene, stop):
        return None
    last = _cue_end(scene, stop, end)
    if stop + 1 < end and scene.forms[stop] == "ما" and not scene.grammar.say[scene.forms[stop + 1]]:
        stop += 2  # «بحسب ما سرّبته القناة»
    chain = subject(scene, stop, last, heard)
    if not chain:
        return None
    ends = [n.last for n in chain if stop <= n.first < last]  # «بحسب المصدر نفسه» stands earlier
    chain = (*chain, *quoted(scene, max(ends), last)) if ends else chain
    behind = clause_of(scene, last + 1)  # «اعتقلت، بحسب X، خمسة وأغلقت»: the cue stands inside its clause
    joined = behind is not None and behind.first == last + 1
    whole = at <= first + 2 or _parts_opening(scene, first, at, last)
    until = end if whole else next_clause(scene, last, end, joined=joined)
    return Opening(at, _cue_start(scene, first, at), until, chain, whole=True)


def _is_rule(scene: Scene, at: int) -> bool:
    """«وفق الخطة التي أعدتها البعثة», «طبقا لأحكام الدستور»: what one acts by, and nobody who says so."""
    return at < len(scene.forms) and not scene.grammar.bases[scene.forms[at]].isdisjoint(
        scene.grammar.words("acted_by")
    )


def _cue_end(scene: Scene, stop: int, end: int) -> int:
    """Return where who stands behind a cue ends: at a comma, or where what he did begins.

    «بحسب المتمردين الذين يعتقلون الضابط»; but «بحسب الحصيلة التي أعدتها الوكالة» is hers.
    """
    if stop >= len(scene.forms):  # a text that breaks off
        return stop
    far = min(end, stop + CHAIN)
    told = not scene.grammar.words("told_figures").isdisjoint(scene.grammar.bases[scene.forms[stop]])
    ends = COMMAS | {":"} if told or scene.forms[stop] == "ما" else COMMAS | {":", "الذين", "الذي"}
    return next((n for n in range(stop, far) if scene.forms[n] in ends), far)


def _parts_opening(scene: Scene, first: int, at: int, last: int) -> bool:
    """«وبدأت الأحداث، وفق المصدر، مساء الثلاثاء، حين هاجم …»: a cue between the first words and the rest.

    «اعتقلت خمسة، بحسب المرصد، وأغلقت الطريق»: the report says the second itself.
    """
    if (
        at - first > _OPENS
        or not {scene.forms[at - 1], scene.forms[min(last, len(scene.forms) - 1)]} <= COMMAS
    ):
        return False
    behind = clause_of(scene, last + 1)
    return behind is None or behind.first != last + 1 or behind.link != "and"


_OPENS = 5  # words of a sentence, the comma among them, before a cue that all of it hangs on


def _cue_start(scene: Scene, first: int, at: int) -> int:
    """Return where begins what a cue holds for: «نقلا عن» goes with the verb of speech before it.

    «استؤنف القصف، ثم أفادت سانا نقلا عن مصدر بأن …»: the source told the agency what the verb opens.
    """
    back = reach_back(scene, first, at)
    if scene.forms[at] != "نقلا":
        return back
    tellers = scene.tellers[bisect_left(scene.tellers, back) : bisect_left(scene.tellers, at)]
    verbs = [n for n in tellers if scene.grammar.say[scene.forms[n]] and speaks(scene, n)]
    told = verbs[-1] if verbs and at - verbs[-1] <= CHAIN else at
    return max(back, told) if marker_of(scene, at, at + CHAIN) > 0 and told < at else back


def _agent(scene: Scene, at: int, sentence: tuple[int, int], heard: Heard) -> Opening | None:
    """«مؤكداً أن …»: who acts in the sentence, or else whoever spoke last, goes on."""
    first, end = sentence
    chain = _doer(scene, first, at) or heard.last
    many = scene.forms[at].endswith(("ين", "ون"))  # «وعزا مختصون …، منبهين إلى»: not who spoke last
    if not chain or (many and [n.sort for n in chain] == ["person"]):
        return None
    marker = marker_of(scene, at, min(end, at + 5))
    last = end if marker > 0 else next_clause(scene, at, end)
    return Opening(at, at + 1, last, chain)


def _doer(scene: Scene, first: int, at: int) -> Chain:
    """Return who acts in a sentence where nobody has spoken yet: «سيطر الجيش على البلدة، مؤكدا أن»."""
    tellers = scene.tellers
    if bisect_left(tellers, first) < bisect_left(tellers, at):
        return ()
    verbs = {t.at + 1 for n in range(first, at) for t in scene.told.get(n, ()) if t.build == "verb"}
    named = (n for n in scene.analysis.named(first, at) if n.kind == "actor" and n.sort not in _NOT_DOERS)
    return tuple(n for n in named if n.phrase in verbs and not n.preposition and not n.dependent)[:1]


_NOT_DOERS = frozenset({"group", "source", "outlet", "agency"})


def nested_at(scene: Scene, at: int, end: int, heard: Heard) -> Opening | None:
    """«ذكرت الصحيفة أن كيري أبلغ عباس أن …»: who is said to say it, besides the one who says so."""
    if not heard.last or not scene.grammar.say[scene.forms[at]] or not speaks(scene, at):
        return None
    near = (n for n in scene.analysis.named(at - FRONT, at) if n.last == at and n.kind == "actor")
    name = next((n for n in near if n.how != "pronoun" and scene.forms[n.phrase - 1] in _THAT), None)
    marker = marker_of(scene, at, min(end, at + _TELLS)) if name else -1
    passed_on = any(r.base in scene.grammar.quoting for r, _ in scene.grammar.say[scene.forms[at]])
    if name is None or marker < 0 or passed_on:
        return None
    chain = (*heard.last, as_speaker(scene, name))
    return Opening(at, marker + 1, speech_end(scene, marker, end), chain, nested=True)


_TELLS = 6  # words from a verb to what it tells, with whom it is told: «أبلغ عباس أن»
_THAT = frozenset({"ان"})


def with_teller(opening: Opening, before: Opening | None, scene: Scene) -> Opening:
    """«بحسب الصحيفة، نقلا عن مصدر كردي، …»: the paper tells it, and the source told the paper."""
    if before is None or not before.chain or scene.forms[opening.at] != "نقلا":
        return opening
    between = scene.forms[max(n.last for n in before.chain) : opening.at]
    return structs.replace(opening, chain=(*before.chain, *opening.chain)) if between == ["،"] else opening


def headed_at(scene: Scene, first: int, end: int) -> Opening | None:
    """«وزارة الدفاع التركية: …»: a body or a person and a colon at the head of a sentence speak."""
    near = range(first + 1, min(end, first + FRONT))
    colon = next((n for n in near if scene.forms[n] == ":" and scene.forms[n - 1].isalpha()), -1)
    if any(scene.grammar.say[scene.forms[n]] and speaks(scene, n) for n in range(first, colon)):
        return None  # «وقالت المصادر: …»: the verb tells who speaks
    for name in scene.analysis.named(first, colon) if colon > 0 else ():
        opens = name.last <= colon <= name.last + 1 or _ends_in_statement(scene, name.last, colon)
        if opens and _is_body(name):
            told_to = towards(scene, name.last, colon)
            return Opening(colon, colon + 1, end, (*told_to, name))
    return None


def _ends_in_statement(scene: Scene, at: int, colon: int) -> bool:
    """«الحرس الوطني في بيان مقتضب: …», «وزير الدفاع لقناة الجزيرة: …»: how, or to whom, before the colon."""
    if colon - at > _STATEMENT or at in scene.told:
        return False
    stated = scene.forms[at] == "في" and not scene.grammar.words("statement_nouns").isdisjoint(
        scene.grammar.bases[scene.forms[at + 1]]
    )
    return stated or bool(towards(scene, at, colon))


_STATEMENT = 4  # words of «في بيان نشرته أمس» before a colon


def wired_at(scene: Scene, first: int, end: int) -> Opening | None:
    """«بغداد (رويترز) - قتل …», «صنعاء – أ ف ب: …»: the agency of the dateline says what nobody else does."""
    wires = scene.grammar.cues["wires"]
    near = (n for n in range(first + 1, min(end, first + FRONT)) if scene.forms[n - 1] in _LINE)
    at = next((n for n in near if wires.length(scene.forms, n)), 0)
    name = next((n for n in scene.analysis.named(at, at + 1) if n.sort == "outlet"), None) if at else None
    if name is None:
        return None
    marks = list(takewhile(lambda form: form in _LINE, scene.forms[name.last : end]))
    after = name.last + len(marks)
    return Opening(at, after, end, (name,), whole=True, dateline=True) if set(marks) - {")"} else None


_LINE = frozenset({"(", ")", "-", "–", "—", ":"})  # marks of a dateline


def _is_body(name: Name) -> bool:
    return name.kind == "actor" and name.sort not in _BODILESS


_BODILESS = frozenset({"state", "group", "outlet", "agency"})
