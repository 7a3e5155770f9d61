"""Reach: which words somebody is told to say, from what opens them to where they end."""

from bisect import bisect_left, bisect_right
from itertools import takewhile
from operator import attrgetter, itemgetter

from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis
from sijill.extract.closed import COMMAS
from sijill.extract.scene import Chain, Scene, speaks
from sijill.schema import Filler

CHAIN = 9  # words after «بحسب» within which its name stands
FRONT = 9  # words at the head of a sentence that may stand before a colon
CUE = 3  # words of a cue: «على ما أفاد»
_AGAINST = frozenset({"غير", "الا", "بيد"})  # before «أن», against what was told
SPOKEN = 25  # characters from which a quotation is speech, and not a name


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
        dateline: whether only the dateline tells it: nobody goes on with its agency.
    """

    at: int
    first: int
    last: int
    chain: Chain
    whole: bool = False
    nested: bool = False
    dateline: bool = False


def stretch_of(opening: Opening, analysis: Analysis) -> Stretch:
    """Return the words of an opening with its chain as fillers, each of them once."""
    unique = {n.id: n for n in opening.chain}
    chain = tuple(Filler(n.id, analysis.span(n.first, n.last), n.how) for n in unique.values())  # type: ignore[arg-type]
    return Stretch(opening.first, opening.last, chain)


def marker_of(scene: Scene, at: int, end: int) -> int:
    """Return where «أن», a colon or a quotation opens what is said, -1 where nothing does."""
    passed = at
    for word in range(at + 1, min(end, at + _OPENS_WITHIN, len(scene.forms))):
        form = scene.forms[word]
        if word < passed or (form in scene.grammar.words("relatives") and scene.forms[word - 1] in COMMAS):
            passed = max(passed, _past_aside(scene, word, end))
            continue
        if form == ":" or (
            form in scene.grammar.words("that_content")
            and scene.forms[word - 1] not in scene.grammar.words("before_clauses")
            and word not in scene.named
        ):
            return word
        if opens_quotation(scene, word):
            return word - 1
        if scene.grammar.say[form] and speaks(scene, word) and scene.forms[word - 1] not in {"الذي", "التي"}:
            return -1
        if form in scene.grammar.say_agents and word > at + 1:
            return -1
    return -1


def speaker_stop(scene: Scene, marker: int) -> int:
    """Return where who speaks ends: before «أن» and a colon, and behind the last word before a quotation."""
    form = scene.forms[marker]
    return marker if form == ":" or form in scene.grammar.words("that_content") else marker + 1


_OPENS_WITHIN = 28  # words between a verb of speech and «أن»


def _past_aside(scene: Scene, at: int, end: int) -> int:
    """Return where «، الذي …،» ends, ``at`` where no comma closes it."""
    return next((n for n in range(at, min(end, at + _ASIDE)) if scene.forms[n] in COMMAS), at)


_ASIDE = 14  # words of a clause between commas


def opens_quotation(scene: Scene, word: int) -> bool:
    """Tell whether a quotation that is speech opens with a word: «قال "…"», and not the name of a body."""
    quotes = scene.analysis.quotes
    if not quotes or (word in scene.named and word - 1 in scene.named):
        return False
    words = scene.analysis.words
    start, previous = words[word].start, words[word - 1].end
    whole = max((words[n.last - 1].end for n in scene.analysis.named(word, word + 1)), default=0)
    near = quotes[bisect_left(quotes, previous, key=attrgetter("start")) :]
    within = takewhile(lambda quote: quote.start <= start, near)
    return any(quote.end - quote.start >= SPOKEN and quote.end > whole for quote in within)


def noun_stop(scene: Scene, at: int, end: int) -> int:
    """Return where who speaks ends at the latest, where what he says is a noun: «أعلن الجيش، سحب قواته»."""
    for word in range(at + 1, min(end, at + CHAIN)):
        if word in scene.told or scene.forms[word] in COMMAS:
            return word
    return min(end, at + CHAIN)


def next_clause(scene: Scene, start: int, end: int, joined: bool = True) -> int:
    """Return where the next clause after ``start`` begins that goes on by itself."""
    for clause in scene.analysis.clauses[
        bisect_right(scene.analysis.clauses, start, key=attrgetter("first")) :
    ]:
        if clause.first >= end:
            break
        ends = scene.forms[clause.first] in scene.grammar.words("scope_ends")
        if clause.first - 1 > start and scene.forms[clause.first - 1] in _AGAINST:
            return clause.first - 1  # «أعلنت التوصل إلى اتفاق، غير أن الرصاص ظل يسمع»
        if ends or (joined and clause.link == "and" and is_joined(scene, clause.first)):
            return clause.first
    return end


def is_joined(scene: Scene, at: int) -> bool:
    """Tell whether the «و» of a verb joins it («واعتقلت»), and is no letter of its own («وعدهم», «فروا»)."""
    form = scene.forms[at]
    told = [t.reading for t in scene.told.get(at, ()) if t.build in {"verb", "passive"}]
    said = [r for table in (scene.grammar.say, scene.grammar.light) for r, _ in table[form]]
    return any(r.conjunction for r in told or said)


def clause_of(scene: Scene, at: int) -> Clause | None:
    """Return the clause that a word stands in."""
    n = scene.analysis.clause_at(at)
    return scene.analysis.clauses[n] if n >= 0 and at < scene.analysis.clauses[n].last else None


def speech_end(scene: Scene, marker: int, end: int) -> int:
    """Return where speech ends: with its sentence, or with the quotation that goes on after it."""
    position = scene.analysis.words[marker].end
    quote = next((q for q in scene.analysis.quotes if position <= q.start <= position + 3), None)
    comment = _own_comment(scene, marker, end)
    if quote is None and comment > 0:
        return comment
    that = scene.forms[marker + 1 : marker + 2] == ["ان"]
    if quote is None and scene.forms[marker] == ":" and not that:
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
    return at if at > 0 and scene.forms[at - 1] in COMMAS else 0


def _past_pauses(scene: Scene, end: int) -> int:
    """Return where what somebody says ends, going on over «..» and «؛», which are no more than pauses."""
    sentences = scene.analysis.sentences
    number = bisect_left(sentences, end, key=itemgetter(1))
    while number + 1 < len(sentences) and _is_pause(scene, sentences[number][1]):
        number += 1
    return max(end, sentences[number][1]) if number < len(sentences) else end


def past_pause(scene: Scene, end: int) -> int:
    """Return where a sentence ends that «أن» goes on with behind a pause: «قال حسن، عضو المجلس.. إن»."""
    near = range(end, min(len(scene.forms), end + _PAUSE))
    first = next((n for n in near if scene.forms[n] != "."), -1)
    that = scene.forms[first] in scene.grammar.words("that_content") and scene.forms[first][0] != "و"
    goes_on = that and first > end and _is_pause(scene, end)
    return next((last for start, last in scene.analysis.sentences if start == first), end) if goes_on else end


_PAUSE = 4  # stops and the word behind them


def _is_pause(scene: Scene, at: int) -> bool:
    return scene.forms[at] in {"؛", "…"} or scene.forms[at : at + 2] == [".", "."]


def reach_back(scene: Scene, first: int, at: int) -> int:
    """Return where begins what «…، بحسب X» holds for: with the clause under another that it stands in.

    «انتشر الجيش فيما قُصف الحي، بحسب المرصد»: the report says the first itself.
    """
    clauses = scene.analysis.clauses
    number = scene.analysis.clause_at(at)
    while number >= 0 and clauses[number].first > first:
        opens = clauses[number].first
        said = clauses[number].link == "that" and _is_said(scene, first, opens)
        under = said or scene.forms[opens] in scene.grammar.words("scope_ends")
        if under and opens < at - CUE:
            return opens
        number -= 1
    return first


def _is_said(scene: Scene, first: int, at: int) -> bool:
    """«قال X إن …، بحسب Y», not «قررت الحكومة أن تنسحب، بحسب Y»: «أن» opens what somebody says.

    Or what stands against the rest: «تفاهم الطرفان، غير أن السلطات اقتحمت السجن، بحسب Y».
    """
    if scene.forms[at - 1] in _AGAINST or scene.forms[at - 1] in scene.grammar.words("scope_ends"):
        return True
    tellers = scene.tellers
    near = tellers[bisect_left(tellers, max(first, at - _OPENS_WITHIN)) : bisect_left(tellers, at)]
    return any(marker_of(scene, teller, at + 1) == at for teller in near)
