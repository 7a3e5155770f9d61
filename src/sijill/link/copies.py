"""Near-duplicates: reports that carry one text, whole or cut, under whatever headline.

Two texts are copies where the longer one has most of the shorter, so that a cut copy is found as well as a
whole one: by the word 3-shingles of the shorter that the longer has (containment), or, where words were
changed all through it, by the words that stand in both in the same order.

Which texts are compared at all is told by their sketches: the shingles whose hash is a multiple of `EVERY`.
Source: Broder, "On the resemblance and containment of documents" (1997), which gives both measures and this
sketch; MinHash proper, of the same author, estimates resemblance alone, and a third of a wire resembles the
whole too little to be found by it. The bounds were set on the even groups of tests/data/linking; see
docs/decisions/0013-linking.md.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher

from msgspec import Struct

from sijill.lexicon.fold import fold

WORDS = 3  # to a shingle
EVERY = 4  # one shingle in so many is in the sketch
COPY = 0.5  # the share from which two texts are copies
_IN_ORDER = 0.6  # the share of words in one order from which they are
_LEAST = 12  # shingles that both must share: three short clauses
_FEWEST = 5  # fewer do where nearly all of a flash of one sentence is shared
_NEARLY_ALL = 0.8
_ENOUGH = 30  # words from which their order is looked at: short reports of one kind share their formulas
_GLANCE = 0.08  # containment of the sketches below which texts are not compared whole
_WORTH = 0.12  # containment below which the order of words is not looked at
_LONGEST = 3000  # words that are put in order: it takes the square of their number
_WORD = re.compile(r"\w+")


class Copy(Struct, frozen=True, order=True):
    """Two reports of one text: their names, the lesser first, and the share of the shorter that both have."""

    one: str
    other: str
    share: float


class Print(Struct, frozen=True):
    """What is compared of a text: its folded words, without marks; their shingles; its sketch."""

    words: tuple[str, ...]
    shingles: frozenset[int]
    sketch: frozenset[int]


def print_of(text: str) -> Print:
    """Return what is compared of a text."""
    words = tuple(_WORD.findall(fold(text)))
    rows = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    found = frozenset(zlib.crc32(row.encode()) for row in rows)
    return Print(words, found, frozenset(one for one in found if one % EVERY == 0))


def share(one: Print, other: Print) -> float:
    """Return the share of the shorter text that the longer has, 0 where it is no copy.

    Example:
        >>> text = "أغلقت القوات الطريق صباح اليوم أمام الشاحنات وأعادت سيارات الأهالي من الحاجز إلى المدينة"
        >>> share(print_of(text), print_of(f"قال المراسل: {text} وبقي مغلقاً حتى المساء"))
        1.0
    """
    few, many = (one, other) if len(one.shingles) <= len(other.shingles) else (other, one)
    shared = len(few.shingles & many.shingles)
    contained = shared / len(few.shingles) if few.shingles else 0.0
    if contained >= (COPY if shared >= _LEAST else _NEARLY_ALL) and shared >= _FEWEST:
        return contained
    worth = contained >= _WORTH and len(few.words) >= _ENOUGH
    ordered = _in_order(few.words, many.words) if worth else 0.0
    return ordered if ordered >= _IN_ORDER else 0.0


def _in_order(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the share of the words of the shorter that stand in both in one order."""
    few, many = sorted((one[:_LONGEST], other[:_LONGEST]), key=lambda words: (len(words), words))
    blocks = SequenceMatcher(None, few, many, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(few) if few else 0.0


def worth_comparing(shared: int, one: int, other: int) -> bool:
    """Return whether two texts may be copies, by how much their sketches share and how large they are."""
    return shared >= max(2, _GLANCE * min(one, other))


def copies(texts: Mapping[str, str]) -> list[Copy]:
    """Return which of these texts are copies of each other, sorted.

    Args:
        texts: name → text, without headlines.
    """
    prints = {name: print_of(texts[name]) for name in sorted(texts)}
    index: defaultdict[int, list[str]] = defaultdict(list)
    found = []
    for name, own in prints.items():
        for other in _candidates(own.sketch, prints, index):
            much = share(prints[other], own)
            if much >= COPY:
                found.append(Copy(other, name, much))
        for one in own.sketch:
            index[one].append(name)
    return sorted(found)


def _candidates(
    own: Collection[int], prints: Mapping[str, Print], index: Mapping[int, list[str]]
) -> Iterator[str]:
    shared: defaultdict[str, int] = defaultdict(int)
    for one in own:
        for other in index.get(one, ()):
            shared[other] += 1
    for other, number in sorted(shared.items()):
        if worth_comparing(number, len(own), len(prints[other].sketch)):
            yield other
