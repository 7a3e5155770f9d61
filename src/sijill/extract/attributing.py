"""Attribution: who says so, clause by clause, from the nearest inward."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis
from sijill.extract.closed import COMMAS
from sijill.extract.grammar import Grammar
from sijill.extract.heard import Heard
from sijill.extract.openings import aside_at, headed_at, nested_at, opening_at, wired_at, with_teller
from sijill.extract.printed import answers, full_text
from sijill.extract.reach import FRONT, Opening, Stretch, clause_of, is_joined, marker_of, stretch_of
from sijill.extract.saying import PRESENT, is_impersonal
from sijill.extract.scene import Scene, scene_of
from sijill.extract.speaking import subject
from sijill.schema import Filler


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
                cued.append(stretch_of(opening, analysis))
            else:
                spoken = [
                    *(_cut(s, opening.at) for s in spoken),
                    *_told_to(opening, analysis),
                    stretch_of(opening, analysis),
                ]
        own = [s for s in spoken if not s.chain]  # «أفاد مراسلنا بأن …، وفق X»: X says it
        own = [s for s in own if not any(a.first <= s.first < a.last for a in answered)]  # «سجلنا …»
        found += [s for s in (*own, *cued, *(s for s in spoken if s.chain)) if s.last > s.first]
    return found


def _hearing(heard: Heard, opening: Opening, scene: Scene) -> Heard:
    """Return who has been heard after an opening; «يذكر أن» is said by nobody, and changes nothing."""
    if opening.nested or (is_impersonal(scene, opening.at) and not opening.chain):
        return heard
    told = heard.adding(opening.chain)
    return told.adding(()) if opening.dateline else told  # «وأضاف» is not the agency's of the dateline


def _told_to(opening: Opening, analysis: Analysis) -> list[Stretch]:
    """Return the outlet that an act of speech was made to, as the source of the act itself."""
    outlets = tuple(n for n in opening.chain if n.sort == "outlet")
    if not outlets or len(outlets) == len(opening.chain):
        return []
    return [stretch_of(Opening(opening.at, opening.at, opening.at + 1, outlets), analysis)]


def _cut(stretch: Stretch, at: int) -> Stretch:
    return Stretch(stretch.first, min(stretch.last, at), stretch.chain)


def source_at(word: int, stretches: Sequence[Stretch]) -> tuple[Filler, ...]:
    """Return the chain that holds for a word; empty where the report speaks itself."""
    return next((s.chain for s in reversed(stretches) if s.first <= word < s.last), ())


def _openings(scene: Scene, sentence: tuple[int, int], heard: Heard) -> Iterator[Opening]:
    """Yield where somebody speaks in a sentence, each opening known to the next."""
    first, end = sentence
    wired = wired_at(scene, first, end)
    if wired is not None:
        heard = _hearing(heard, wired, scene)
        yield wired
    head = headed_at(scene, first, end)
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
            opening = aside_at(scene, at, sentence, heard) or nested_at(scene, at, end, heard)
        else:
            opening = opening_at(scene, at, sentence, heard)
        if opening is not None:
            heard = _hearing(heard, opening, scene)
            told_until = told_until if opening.whole else opening.last
            if opening.whole:
                opening = with_teller(opening, cue, scene)
                cue, quoted_until = opening, max((n.last for n in opening.chain), default=first)
            yield opening


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether a word begins a clause that goes on from the one before («وأضاف», «فيما أعلن»)."""
    if _takes_turn(scene, at):
        return True
    clause = clause_of(scene, at)
    if clause is None or at - clause.first > FRONT or _is_told_besides(scene, at, clause):
        return False
    if _is_adversative(scene, clause.first) or _answers_clause(scene, at) or _is_named_anew(scene, at):
        return True
    if at - clause.first > _GOES_ON:
        return False
    return clause.link == "adverb" or (clause.link == "and" and is_joined(scene, clause.first))


_GOES_ON = 3  # words between the first of a clause and its verb


def _takes_turn(scene: Scene, at: int) -> bool:
    """«…، من جهتها أكدت الوزارة», «…، على صعيد متصل قال مصدر»: another is told to speak."""
    last = at - (scene.forms[at - 1] in COMMAS)
    turns = scene.grammar.cues["turns"]
    return any(turns.length(scene.forms, last - size) == size for size in (1, 2, 3) if last >= size)


def _is_told_besides(scene: Scene, at: int, clause: Clause) -> bool:
    """«قال المصدر إن الجولة انتهت بعدما اشترط الوفد»: what somebody did by speaking, and says no more."""
    if scene.forms[clause.first] in _WHEN:
        return (
            True  # «عندما يقول الرئيس إن الخيارات مفتوحة»: when somebody says it, and not that he says it now
        )
    kinds = {t.form.frame.type for t in scene.told.get(at, ()) if at in scene.acts}
    if not kinds or kinds & {"DENY", "ACCUSE"} or scene.grammar.say[scene.forms[at]]:
        return False
    return scene.forms[clause.first] in scene.grammar.words("because") or _is_adversative(scene, clause.first)


_WHEN = frozenset({"عندما", "حينما", "كلما", "لدي"})


def _is_adversative(scene: Scene, first: int) -> bool:
    """«غير أن الناطق باسم الجيش نفى»: another is told to speak, for all that «أن» opens it."""
    return scene.forms[first] == "ان" and scene.forms[first - 1] in {"غير", "الا", "بيد"}


def _answers_clause(scene: Scene, at: int) -> bool:
    """«في حين زعمت حسابات أن …، قالت الأسايش إنها»: a verb at the head of a clause with who speaks."""
    if scene.forms[at - 1] not in COMMAS or scene.forms[at][0] in PRESENT:
        return False
    first = next((f for f, last in scene.analysis.sentences if f <= at < last), at)
    opens = (form.removeprefix("ف") for form in scene.forms[first : first + 2])
    if not any(form in scene.grammar.words("scope_ends") for form in opens):
        return False
    marker = marker_of(scene, at, min(len(scene.forms), at + FRONT))
    return marker > 0 and bool(subject(scene, at + 1, marker, Heard()))


def _is_named_anew(scene: Scene, at: int) -> bool:
    """«…، والأسايش تقول إن»: who speaks stands between a comma with «و» and his verb."""
    said = bool(scene.grammar.say[scene.forms[at]])
    near = scene.analysis.named(at - FRONT, at) if said else ()
    anew = (n for n in near if n.last == at and n.kind == "actor" and scene.forms[n.first][0] == "و")
    return any(scene.forms[n.first - 1] in COMMAS for n in anew)
