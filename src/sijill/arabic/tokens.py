"""Tokens: folded words, numbers and marks with their offsets in the original text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import add

from msgspec import Struct

from sijill.lexicon.fold import fold_with_offsets

_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|\n|[^\w\s]|_", re.UNICODE)


_FATHA = "\u064e"
_DUAL = re.compile("\u0651?\u064e\u0651?ين[\u0650\u0652]?(?![\\w\u064b-\u0652])")  # «ـَين», which is no plural


class Token(Struct, frozen=True, gc=False):
    r"""A word, a number or one mark.

    Attributes:
        form: as folded; ``"\n"`` for the end of a line.
        start, end: offsets in the original text.
        dual: whether a vowel sign tells the dual from the plural. Example: «صحفيَّين».
    """

    form: str
    start: int
    end: int
    dual: bool = False


def tokenise(text: str, at: int = 0) -> list[Token]:
    """Return the tokens of ``text`` in order; ``at`` is where it stands in the report.

    Example:
        >>> [t.form for t in tokenise("قُتل 1,500 شخصاً.")]
        ['قتل', '1,500', 'شخصا', '.']
    """
    folded = fold_with_offsets(text)
    forms, starts = _parted(folded.text)
    ends = list(map(add, starts, map(len, forms)))
    if folded.origin is not None:
        starts, ends = list(map(folded.start, starts)), list(map(folded.end, ends))
    if folded.dropped or at:
        starts, ends = (
            _back(starts, folded.dropped, at, bisect_left),
            _back(ends, folded.dropped, at, bisect_right),
        )
    tokens = list(map(Token, forms, starts, ends))
    return _with_duals(text, at, tokens) if folded.dropped and _FATHA in text else tokens


def _parted(copy: str) -> tuple[list[str], list[int]]:
    """Return the forms of the tokens of a folded copy, and where they start in it.

    Most of what blanks part is one word, and need not be looked through for marks.
    """
    forms: list[str] = []
    starts: list[int] = []
    at = 0
    for part in copy.split(" "):
        if part.isalpha():
            forms.append(part)
            starts.append(at)
        elif part:
            for found in _TOKEN.finditer(part):
                forms.append(found.group())
                starts.append(at + found.start())
        at += len(part) + 1
    return forms, starts


def _back(
    places: list[int], dropped: Sequence[int], at: int, find: Callable[[list[int], int, int], int]
) -> list[int]:
    """Return where places of a folded copy are in the original, all in one go, ``at`` added.

    Between two marks that were left out the way back is the same; ``find`` tells the first place behind one.
    """
    moved: list[int] = []
    done = 0
    for passed, mark in enumerate(dropped, at):
        until = find(places, mark, done)
        moved += [place + passed for place in places[done:until]]
        done = until
    passed = at + len(dropped)
    return moved + [place + passed for place in places[done:]]


def _with_duals(text: str, at: int, tokens: list[Token]) -> list[Token]:
    marked = [at + found.start() for found in _DUAL.finditer(text)]
    for place in marked:
        n = bisect_right(tokens, place, key=_token_start) - 1
        if n >= 0 and tokens[n].end > place:
            tokens[n] = Token(tokens[n].form, tokens[n].start, tokens[n].end, dual=True)
    return tokens


def _token_start(token: Token) -> int:
    return token.start
