"""Tokens: folded words, numbers and marks with their offsets in the original text."""

import re
from bisect import bisect_right

from msgspec import Struct

from sijill.lexicon.fold import fold_with_offsets

_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|\n|[^\w\s]|_", re.UNICODE)


_SPAN = re.Match.span
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
    copy, dropped = folded.text, folded.dropped
    found = map(_SPAN, _TOKEN.finditer(copy))
    if dropped:
        more = bisect_right  # by hand, since a call a token is what a text can pay for
        places = ((a, b, at + a + more(dropped, a), at + b + more(dropped, b - 1)) for a, b in found)
        return _with_duals(text, at, [Token(copy[a:b], start, end) for a, b, start, end in places])
    if folded.origin is not None:
        return [Token(copy[a:b], at + folded.start(a), at + folded.end(b)) for a, b in found]
    return [Token(copy[a:b], at + a, at + b) for a, b in found]


def _with_duals(text: str, at: int, tokens: list[Token]) -> list[Token]:
    marked = [at + found.start() for found in _DUAL.finditer(text)]
    for place in marked:
        n = bisect_right(tokens, place, key=_token_start) - 1
        if n >= 0 and tokens[n].end > place:
            tokens[n] = Token(tokens[n].form, tokens[n].start, tokens[n].end, dual=True)
    return tokens


def _token_start(token: Token) -> int:
    return token.start
