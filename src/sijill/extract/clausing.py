"""Clauses: sentences cut where a verb, a relative or «أن» opens a new one."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.arabic.dates import TimeExpression
from sijill.extract.analysis import Analysis
from sijill.extract.closed import PARTING, WAS
from sijill.extract.grammar import Grammar
from sijill.extract.resumed import telling_verbs, with_main


def find_clauses(analysis: Analysis, grammar: Grammar) -> list[Clause]:
    """Return the clauses of the text in order; what has no verb and no trigger belongs to the one before.

    The names of places open none, nor does «بان كي مون».
    """
    places = {at for n in analysis.names if n.kind == "place" for at in range(n.first, n.last)}
    that = grammar.words("that")
    people = (n for n in analysis.names if n.sort == "person" and analysis.forms[n.first] in that)
    places |= {at for n in people for at in range(n.first, n.last)}
    triggers = {t.at: "" if t.at in places else t.reading.conjunction for t in analysis.triggers}
    whole = places | _inside_times(analysis) | _bounds(analysis)
    verbs, bits = grammar.verbs, grammar.marks.bit
    telling = {at for at in analysis.marked(bits["verb"]) if verbs[analysis.forms[at]]}
    where = _Where(
        triggers,
        opening=sorted(triggers.keys() | set(analysis.marked(bits["link"]))),
        telling=sorted(triggers.keys() | telling),
        verbs=frozenset(telling | {t.at for t in analysis.triggers if t.build != "noun"}),
        timing=_timing(analysis),
        ahead=_ahead(analysis),
    )
    told = telling_verbs(analysis, grammar)
    clauses: list[Clause] = []
    for number, (first, last) in enumerate(analysis.sentences):
        if first == last:  # nothing is told in it: `steps` has emptied it
            continue
        found = _cuts(analysis, grammar, first, last, where)
        cuts = [cut for cut in found if cut[0] == first or cut[0] not in whole]
        cuts = _without_times(cuts, analysis, grammar, where)
        cuts = with_main(_with_rests(cuts, analysis, grammar), last, told, analysis)
        behind = _asides(cuts, last, analysis, grammar, where)
        clauses += _merged(number, [(at, behind.get(at, link)) for at, link in cuts], last, where)
    return clauses


class _Where(Struct, frozen=True):
    """Where clauses may begin and what they may tell, in order.

    Attributes:
        triggers: the conjunction of each. opening: words that may open a clause.
        telling: triggers, and verbs that introduce speech or carry a noun.
        verbs: those of them that are no nouns. timing: where mere times begin.
        ahead: where a clause goes on behind a time that stands alone before its comma.
    """

    triggers: Mapping[int, str]
    opening: list[int]
    telling: list[int]
    verbs: frozenset[int]
    timing: frozenset[int]
    ahead: frozenset[int]


def _inside_times(analysis: Analysis) -> set[int]:
    """Return the words inside times: «في نهاية مايو (أيار) الماضي» is not cut at its bracket."""
    return {at for time in analysis.times for at in range(time.first + 1, time.last + 1)}


def _bounds(analysis: Analysis) -> set[int]:
    """Return where a number begins that is told by its bound: «اعتقلت الشرطة ما لا يقل عن 30 ناشطا»."""
    return {n.first for n in analysis.numbers if analysis.forms[n.first] == "ما"}


def _timing(analysis: Analysis) -> frozenset[int]:
    """Return where a time begins that opens no clause: «بدأت منذ ظهر أمس برفع الحواجز».

    «بعد يومين من دخول الجيش» goes on to tell something.
    """
    return frozenset(t.first for t in analysis.times if not _goes_on_to_tell(t, analysis.forms))


def _goes_on_to_tell(time: TimeExpression, forms: Sequence[str]) -> bool:
    return not _GOVERNING.isdisjoint(forms[time.last : time.last + 2])


_GOVERNING = frozenset({"من", "علي"})


def _ahead(analysis: Analysis) -> frozenset[int]:
    """Return where a sentence goes on behind its time: «لليوم الخامس على التوالي، تواصل قسد حصارها»."""
    starts = {first for first, _ in analysis.sentences}
    alone = (t.last + 2 for t in analysis.times if t.first in starts)
    return frozenset(at for at in alone if at <= len(analysis.forms) and analysis.forms[at - 1] in PARTING)


def _cuts(
    analysis: Analysis, grammar: Grammar, first: int, last: int, where: _Where
) -> list[tuple[int, str]]:
    triggers, opening = where.triggers, where.opening
    cuts: list[tuple[int, str]] = [(first, _link(analysis, grammar, first, triggers))]
    aside = -1  # where what tells of some of them ends
    for at in opening[bisect_left(opening, first + 1) : bisect_left(opening, last)]:
        if analysis.forms[at] in PARTING:
            if at <= aside or _is_gloss(at, last, analysis, where):
                continue
            aside = _some_of_them(at, cuts[-1][0], last, analysis, grammar, where)
            if at <= aside:
                continue
            cuts.append(
                (at + 1, _link(analysis, grammar, at + 1, triggers) or "comma") if at + 1 < last else (at, "")
            )
        elif cuts[-1][0] == at - 1 and at - 1 in triggers and analysis.forms[at] == "ما":
            continue  # «، نافيا ما نشر»
        elif at != cuts[-1][0] and cuts[-1] != (at - 1, "which"):  # «التي كانت قد أمهلت»
            link = _link(analysis, grammar, at, triggers)
            goes_on = link == "adverb" and at in where.timing
            goes_on = goes_on or (bool(link) and _is_of_topic(at, cuts[-1][0], analysis, where))
            if link and not goes_on:
                cuts.append((at, link))
    return cuts


def _is_of_topic(at: int, first: int, analysis: Analysis, where: _Where) -> bool:
    """«الحكومة اليمنية كانت قد طالبت الحوثيين»: the auxiliary is of who stands before it."""
    if analysis.forms[at] not in WAS or at - first > _TOPIC or _tells(first, at, where):
        return False
    return any(n.kind == "actor" and n.phrase - first <= 1 for n in analysis.named(first, at))


_TOPIC = 8  # words of who stands before his auxiliary


_GLOSS = 6  # words of a bracket that only says a name once more


def _is_gloss(at: int, last: int, analysis: Analysis, where: _Where) -> bool:
    """«أفرجت الحركة (حماس) أمس عن خمسة»: a bracket that tells nothing is part of its clause."""
    if analysis.forms[at] != "(":
        return False
    closing = next((n for n in range(at + 1, min(last, at + _GLOSS)) if analysis.forms[n] == ")"), -1)
    return closing > 0 and not _tells(at, closing, where)


def _some_of_them(at: int, first: int, last: int, analysis: Analysis, grammar: Grammar, where: _Where) -> int:
    """Return where «، بينهم طفل،» ends, between those who are counted and the verb that tells of them.

    So «أن ستة أشخاص، بينهم طفل، قتلوا» is one clause; -1 where the verb stands before.
    """
    opens = analysis.forms[at + 1 : at + 3]
    if not grammar.words("among_them").intersection(opens[1:] if opens[:1] == ["من"] else opens[:1]):
        return -1
    end = next((n for n in range(at + 1, min(last, at + _SOME)) if analysis.forms[n] in PARTING), at)
    if end == at:
        return -1 if _tells(first, at, where) else at
    return end if _tells(end, end + 2, where) and not _tells(at, end, where) else -1


_SOME = 9  # words of «، بينهم ثلاثة من رجال الشرطة،»
_AS_FOR = "as-for"  # «أما الأسايش فتحدثت»: who is taken up, and what he does, are one clause


def _link(analysis: Analysis, grammar: Grammar, at: int, triggers: Mapping[int, str]) -> str:
    if at >= len(analysis.forms):
        return ""
    form = analysis.forms[at]
    if form in {"اما", "واما"}:
        return _AS_FOR
    before = analysis.forms[at - 1 : at] if at else []
    so_called = form == "ما" and not _SO_CALLED.isdisjoint(analysis.forms[at + 1 : at + 2])
    if (form == "بعد" and before == ["عن"]) or (so_called and before != ["في"]):
        return ""  # «التفجير عن بعد», «أن ما يسمى الإدارة الذاتية رفضت»
    link = grammar.links[form]
    if link == "and" and triggers.get(at) == "":
        return ""  # «قيادة التحالف وعدت»: the letter is the verb's own
    if not link and triggers.get(at) and form[0] in "وف" and len(form) > 3:
        return "and"
    return link


_SO_CALLED = frozenset({"يسمي", "تسمي", "يعرف", "تعرف", "يدعي", "تدعي"})


def is_verb(grammar: Grammar, form: str) -> bool:
    """Tell whether a word is a form of a verb that introduces speech or carries a noun.

    A preposition that is written like one («بين») is none.
    """
    return grammar.verbs[form]


_SOON = 6  # words from a light verb to the time before its noun, with who did it between them


def _without_times(
    cuts: Sequence[tuple[int, str]], analysis: Analysis, grammar: Grammar, where: _Where
) -> list[tuple[int, str]]:
    """Return the cuts without those before a time that stands between a light verb and its noun.

    «عقد الوزير خلال اليومين الماضيين اجتماعا»: the time opens no clause of its own.
    """
    ends = {t.first: t.last + 1 for t in analysis.times}
    kept: list[tuple[int, str]] = []
    for at, link in cuts:
        noun = ends.get(at, ends.get(at + 1, -1)) if kept and link == "adverb" else -1
        awaited = noun in where.triggers and noun not in where.verbs
        if not (awaited and _is_light(kept[-1][0], at, analysis, grammar, where)):
            kept.append((at, link))
    return kept


def _is_light(first: int, at: int, analysis: Analysis, grammar: Grammar, where: _Where) -> bool:
    """Tell whether a light verb stands shortly before ``at`` and has no noun there yet."""
    before = range(max(first, at - _SOON), at)
    bare = not any(word in where.triggers for word in before)
    return bare and any(grammar.light[analysis.forms[word]] for word in before)


_ASIDE = 8  # words of what is told between two commas, and from a verb to the first of them
RESUMED, REST = "resumed", "rest"


def _asides(
    cuts: Sequence[tuple[int, str]], last: int, analysis: Analysis, grammar: Grammar, where: _Where
) -> dict[int, str]:
    """Return where a clause goes on behind an aside: «طلبت قطر، الثلاثاء، من حماس», «عرضت، وفق مصدر، على».

    An aside tells when, where, who says so or who he is («، وهو نائب،»), shortly behind a verb; what follows
    has no verb at its head.
    An aside that tells something itself («سيطر الجيش، بعد معارك، على القرى») stays a clause; what is behind
    it is the rest of the one before.
    """
    found: dict[int, str] = {}
    for (before, link), (at, after) in pairwise(cuts):
        enclosed = link in {"comma", "adverb"} and after == "comma" and analysis.forms[before - 1] in PARTING
        short = enclosed and at - before <= _ASIDE + 1 and at < last
        verb = short and _any(where.verbs, max(cuts[0][0], before - 1 - _ASIDE), before)
        if not verb or _any(where.verbs, before, at + 1) or not _begins_aside(before, analysis, grammar):
            continue
        if not _tells(before, at, where):
            found[at] = RESUMED
        elif analysis.forms[at] in grammar.words("prepositions"):
            found[at] = REST
    return found


_SINCE = frozenset({"بدايه", "بدء", "اندلاع", "انطلاق", "انتهاء", "نهايه", "استمرار"})


def _with_rests(
    cuts: Sequence[tuple[int, str]], analysis: Analysis, grammar: Grammar
) -> list[tuple[int, str]]:
    """Add where a clause goes on behind what only tells when: «اختطفت منذ بداية الحصار 31 من العاملين»."""
    prepositions = grammar.words("prepositions")
    timed = [at for at, link in cuts if link == "adverb" and analysis.forms[at] in prepositions]
    if not timed:
        return sorted(cuts)
    ends = {t.at: t.last for t in analysis.triggers if t.build == "noun"}
    named = (n.first for n in analysis.names if n.kind == "actor" and n.how != "pronoun")
    starts = {n.first for n in analysis.numbers}
    starts |= {at for at in named if analysis.forms[at] not in grammar.adjectives}  # «العدوان الإسرائيلي»
    known = {at for at, _ in cuts}
    rests: list[tuple[int, str]] = []
    for at in timed:
        noun = at + 2 if any(form in _SINCE for form in analysis.forms[at + 1 : at + 2]) else at + 1
        end = ends.get(noun, 0)
        whole = end > at and analysis.forms[end - 1] not in prepositions
        if whole and end in starts - known and analysis.forms[noun].startswith("ال"):
            rests.append((end, REST))
    return sorted([*cuts, *rests])


def _any(verbs: frozenset[int], first: int, last: int) -> bool:
    return any(at in verbs for at in range(first, last))


def _tells(first: int, last: int, where: _Where) -> bool:
    at = bisect_left(where.telling, first)
    return at < len(where.telling) and where.telling[at] < last


def _begins_aside(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    form = analysis.forms[at]
    timed = any(t.first == at for t in analysis.times)
    told = grammar.cues["according"].length(analysis.forms, at) > 0
    return timed or told or form in WHO_IS or form in grammar.words("prepositions")


WHO_IS = frozenset({"وهو", "وهي", "وهم"})


def _merged(number: int, cuts: Sequence[tuple[int, str]], last: int, where: _Where) -> list[Clause]:
    clauses: list[Clause] = []
    ends = [at for at, _ in cuts[1:]] + [last]
    for (first, link), end in zip(cuts, ends, strict=True):
        told = _tells(first, end, where)
        if told and clauses and clauses[-1].last == first and clauses[-1].link == _AS_FOR:
            clauses[-1] = Clause(clauses[-1].first, end, number, link)
        elif not told and link == _AS_FOR:
            clauses.append(Clause(first, end, number, link))
        elif clauses and (not told or end - first < 2 or link == RESUMED) and link not in {"which", REST}:
            clauses[-1] = Clause(clauses[-1].first, end, number, clauses[-1].link)
        elif end > first:
            timed = first in where.ahead and clauses and clauses[-1].last == first
            start = clauses.pop().first if timed else first
            clauses.append(Clause(start, end, number, link))
    return clauses
