"""Main clauses that a relative clause parts: «قسد التي حاصرت الحي رفعت الحصار»."""

from bisect import bisect_left
from collections.abc import Sequence

from sijill.extract.analysis import Analysis
from sijill.extract.closed import PARTING
from sijill.extract.grammar import Grammar
from sijill.extract.triggers import is_nominal
from sijill.lexicon.words import Reading

Cut = tuple[int, str]
# Openers of phrases with a noun of action, which hold no verb of their own.
_OF_NOUNS = frozenset({
    "بعد", "قبل", "عقب", "اثر", "قبيل", "خلال", "اثناء", "منذ", "حتي", "جراء", "نتيجه", "بسبب", "رغم", "وسط",
    "غداه",
})  # fmt: skip
_BEFORE_VERB = frozenset({"قد", "لم", "لن", "لا", "سوف"})
_GOES_ON = frozenset({"ان", "ما", "كي", "لكي", "او", "ثم", "بل", "لا", "حيث"})


def telling_verbs(analysis: Analysis, grammar: Grammar) -> list[int]:
    """Return the words that are finite verbs without «و» or «ف», triggers or verbs of speech, in order."""
    triggers = (t for t in analysis.triggers if t.build in {"verb", "passive"} and not t.reading.conjunction)
    found = {t.at for t in triggers if not _may_be_noun(analysis.forms[t.at], grammar)}
    for at in analysis.marked(grammar.marks.bit["verb"]):
        if any(_is_bare(reading) for reading, _ in grammar.say[analysis.forms[at]]):
            found.add(at)
    return sorted(at for at in found if not is_nominal(analysis, grammar, at))


def _is_bare(reading: Reading) -> bool:
    return not (reading.definite or reading.preposition or reading.conjunction)


def _may_be_noun(form: str, grammar: Grammar) -> bool:
    return any(f.build == "noun" for _, forms in grammar.forms[form] for f in forms)


def with_main(cuts: Sequence[Cut], last: int, verbs: Sequence[int], analysis: Analysis) -> list[Cut]:
    """Return the cuts of a sentence, with one where a main clause goes on behind a relative clause.

    That is at the second verb behind the relative that nothing joins, or behind the comma that closes it.
    """
    result = list(cuts)
    for number, (_, link) in enumerate(cuts):
        if link == "which":
            found = _main_at(number, cuts, last, verbs, analysis)
            result = _put(result, found) if found >= 0 else result
    return result


def _put(cuts: Sequence[Cut], at: int) -> list[Cut]:
    return sorted([cut for cut in cuts if cut[0] != at] + [(at, "main")])


def _main_at(number: int, cuts: Sequence[Cut], last: int, verbs: Sequence[int], analysis: Analysis) -> int:
    """Return where the main clause goes on behind the relative clause of a cut, -1 where it does not."""
    first, forms = cuts[number][0], analysis.forms
    closing = _closing(number, cuts, last, forms)
    enclosed = first > 0 and forms[first - 1] in PARTING
    own = verbs[bisect_left(verbs, first) : bisect_left(verbs, closing)]
    if enclosed:
        opens = _past_auxiliary(closing, last, forms)
        return closing if own and opens < last and opens in verbs and forms[closing - 1] in PARTING else -1
    second = next((at for at in own[1:] if forms[at - 1] not in _GOES_ON), -1)
    if second >= 0:
        return second - (forms[second - 1] in _BEFORE_VERB)
    parted = closing < last and forms[closing - 1] in PARTING and closing in verbs
    return closing if parted and _is_topic(_opening(number, cuts, forms), first, verbs, analysis) else -1


def _opening(number: int, cuts: Sequence[Cut], forms: Sequence[str]) -> int:
    """Return where who is described stands: behind «أن» right before him, else where the sentence begins."""
    before = cuts[number - 1][0] if number else cuts[0][0]
    return before + 1 if forms[before].endswith(_THAT) else cuts[0][0]


_THAT = ("ان", "لكن")


def _is_topic(start: int, first: int, verbs: Sequence[int], analysis: Analysis) -> bool:
    """«المجلس الذي كان قد انتزع السلطة، دعا الرئيس إلى …»: who opens the sentence is described, then acts."""
    opening = [n for n in analysis.named(start, first) if n.kind == "actor"]
    alone = bool(opening) and bisect_left(verbs, start) == bisect_left(verbs, first)
    titled = alone and (opening[0].first == start or analysis.forms[start].startswith("ال"))
    return titled and opening[0].first - start <= _TITLE and first - opening[-1].last <= 1


_TITLE = 2  # words of who opens a sentence before his name


def _past_auxiliary(at: int, last: int, forms: Sequence[str]) -> int:
    while at < last and forms[at] in _BEFORE_VERB:
        at += 1
    return at


def _closing(number: int, cuts: Sequence[Cut], last: int, forms: Sequence[str]) -> int:
    """Return where a relative clause ends at the latest: at the next clause that has a verb of its own."""
    ahead = (at for at, link in cuts[number + 1 :] if not (link == "adverb" and forms[at] in _OF_NOUNS))
    return next(ahead, last)
