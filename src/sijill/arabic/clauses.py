"""Sentences, clauses and quotations, as ranges of words."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sijill.arabic.tokens import Token
from sijill.schema import Span

QUOTES = frozenset("\"'“”«»‘’„‟\u2039\u203a")
_ENDS = frozenset({".", "!", "؟", "?", "؛", ";", "\n", "…", "•"})
_LONGEST = 300  # words of a sentence; a text without stops would else be one, and cost by the square of it
_COMMAS = frozenset({"،", ","})
_OPENERS = {"“": "”", "«": "»", "‘": "’", '"': '"', "”": "“"}


class Clause(Struct, frozen=True, gc=False):
    """A clause: the words ``[first, last)``.

    Attributes:
        sentence: number of the sentence it stands in.
        link: what opens it: ``"that"`` (أن), ``"which"`` (الذي), ``"and"``, ``"adverb"`` (بعد أن), ``""``.
    """

    first: int
    last: int
    sentence: int
    link: str = ""


def without_quotes(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that are no quotation marks, so that «حركة "حماس"» is two words in a row."""
    return [token for token in tokens if token.form not in QUOTES]


def with_pauses(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with a comma for two stops behind which a participle goes on: «وصل الوفد.. داعيا».

    Example:
        >>> from sijill.arabic.tokens import tokenise
        >>> [t.form for t in with_pauses(tokenise("وصل الوفد.. مؤكدا"))]
        ['وصل', 'الوفد', '،', 'موكدا']
    """
    stops = [at for at, token in enumerate(tokens[:-2]) if token.form == "."]
    pauses = {at for at in stops if at > 0 and _is_pause(tokens, at)}
    if not pauses:
        return list(tokens)
    return [
        Token("،", token.start, tokens[at + 1].end) if at in pauses else token
        for at, token in enumerate(tokens)
        if at - 1 not in pauses
    ]


def _is_pause(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at + 1].form != ".":
        return False
    whole = tokens[at].end == tokens[at + 1].start and tokens[at - 1].form not in _ENDS
    return whole and _GOES_ON.fullmatch(tokens[at + 2].form) is not None


_GOES_ON = re.compile("(?:و?م[^\\W\\d_]{2,}|و?داعي|و?لافت)(?:ا|ه|ين)")  # «مؤكدا», «داعية»


def quotations(tokens: Sequence[Token]) -> list[Span]:
    """Return the stretches between quotation marks that close, longest 1,500 code points.

    Example:
        >>> from sijill.arabic.tokens import tokenise
        >>> [s.of("قال «لن ننسحب» أمس") for s in quotations(tokenise("قال «لن ننسحب» أمس"))]
        ['لن ننسحب']
    """
    found: list[Span] = []
    opened: tuple[str, int] | None = None
    for token in [t for t in tokens if t.form in QUOTES]:
        if opened and token.form == opened[0] and token.start - opened[1] <= 1500:
            found.append(Span(opened[1], token.start))
            opened = None
        elif token.form in _OPENERS:
            opened = (_OPENERS[token.form], token.end)
    return [span for span in found if span.end > span.start]


def sentences(words: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the ranges ``[first, last)`` of the sentences, marks at their ends left out.

    A full stop between two digits or after a single letter («د. أحمد») ends nothing. What runs on for more
    than 300 words is cut, behind a comma where there is one.
    """
    return [part for first, last in _between_stops(words) for part in _short(words, first, last)]


def _short(words: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence in parts of no more than the longest."""
    while last - first > _LONGEST:
        until = first + _LONGEST
        commas = (at + 1 for at in range(until - 1, first + _LONGEST // 2, -1) if words[at].form in _COMMAS)
        cut = next(commas, until)
        yield first, cut
        first = cut
    yield first, last


def _between_stops(words: Sequence[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    first = 0
    for at in [at for at, word in enumerate(words) if word.form in _ENDS]:
        if not _is_abbreviation(words, at):
            if at > first:
                found.append((first, at))
            first = at + 1
    if first < len(words):
        found.append((first, len(words)))
    return found


def _is_abbreviation(words: Sequence[Token], at: int) -> bool:
    if words[at].form != "." or at == 0:
        return False
    before = words[at - 1]
    return len(before.form) == 1 and before.form.isalpha() and before.end == words[at].start
