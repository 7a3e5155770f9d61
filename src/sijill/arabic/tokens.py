"""Tokens: folded words, numbers and marks with their offsets in the original text."""

import re
from bisect import bisect_right

from msgspec import Struct

from sijill.lexicon.fold import fold_with_offsets

_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|\n|[^\w\s]|_", re.UNICODE)


_SPAN = re.Match.span


class Token(Struct, frozen=True, gc=False):
    r"""A word, a number or one mark.

    Attributes:
        form: as folded; ``"\n"`` for the end of a line.
        start, end: offsets in the original text.
    """

    form: str
    start: int
    end: int


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
        return [Token(copy[a:b], at + a + more(dropped, a), at + b + more(dropped, b - 1)) for a, b in found]
    if folded.origin is not None:
        return [Token(copy[a:b], at + folded.start(a), at + folded.end(b)) for a, b in found]
    return [Token(copy[a:b], at + a, at + b) for a, b in found]
