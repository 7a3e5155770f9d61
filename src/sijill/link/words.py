"""The words of a quote by which two tellings are known for one: stems, weighed by how rare they are."""

import math
import re
from functools import cache, lru_cache
from pathlib import Path

from sijill.lexicon.fold import fold

_FILE = Path(__file__).parent / "words.tsv"
_WORD = re.compile(r"[^\W\d_]{2,}")
_BEFORE = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_AFTER = ("يات", "هما", "ها", "هم", "ات", "ون", "ين", "ان", "يه", "ته", "ه", "ي")
_LEAST = 3  # letters that a stem keeps


@lru_cache(1 << 16)
def name(text: str) -> str:
    """Return a place's name folded: the same few thousand come again and again."""
    return fold(text)


@lru_cache(1 << 16)
def name_stems(text: str) -> frozenset[str]:
    """Return the stems of a place's name."""
    return stems(text)


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text``, without article, joined particles and endings.

    A light stemmer: it need not be right, only the same for the forms of one word. The endings are those of
    Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval" (2007).

    Example:
        >>> sorted(stems("والصهاريج عند الدوّار"))
        ['دوار', 'صهاريج', 'عند']
    """
    return frozenset(map(stem, _WORD.findall(fold(text))))


@lru_cache(1 << 18)
def stem(word: str) -> str:
    """Return the stem of one folded word."""
    for head in _BEFORE:
        if word.startswith(head) and len(word) - len(head) >= _LEAST:
            word = word[len(head) :]
            break
    else:
        word = word[1:] if word[0] in "وف" and len(word) > _LEAST + 1 else word
    for tail in _AFTER:
        if word.endswith(tail) and len(word) - len(tail) >= _LEAST:
            return word[: -len(tail)]
    return word


@lru_cache(1 << 18)
def weight(word: str) -> float:
    """Return how much it says that two quotes share a stem: 0 for one of every report, 1 for a rare one."""
    held, of = _table()
    return math.log(of / (held.get(word, 0) + 1)) / math.log(of)


@cache
def _table() -> tuple[dict[str, int], int]:
    """Return in how many composed reports each common stem stands, and how many reports there are."""
    first, *rows = _FILE.read_text("utf-8").splitlines()
    pairs = (row.split("\t") for row in rows)
    return {word: int(number) for word, number in pairs}, int(first.split("\t")[1])
