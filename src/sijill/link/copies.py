"""Near-duplicates: reports that carry one text, whole or cut, under whatever headline.

Texts are compared by the share of the shorter one's word 3-shingles that the longer one has (containment),
so that a cut copy is found as well as a whole one. Which texts are compared at all is told by their sketches:
the shingles whose hash is a multiple of `EVERY`. Source: Broder, "On the resemblance and containment of
documents" (1997), which gives both measures and this sketch; MinHash proper, of the same author, estimates
resemblance alone, and a third of a wire resembles the whole too little to be found by it.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from sijill.lexicon.fold import fold

WORDS = 3  # to a shingle
EVERY = 4  # one shingle in so many is in the sketch
COPY = 0.5  # containment from which one text is a copy of the other, see docs/decisions/0013-linking.md
LEAST = 12  # shingles that both must share: three short clauses
_GLANCE = 0.3  # containment of the sketches below which texts are not compared whole
_WORD = re.compile(r"\w+")


class Copy(Struct, frozen=True, order=True):
    """Two reports of one text: their names, the lesser first, and the share of the shorter that both have."""

    one: str
    other: str
    share: float


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all three words in a row, folded; without marks, figures kept."""
    words = _WORD.findall(fold(text))
    rows = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    return frozenset(zlib.crc32(row.encode()) for row in rows)


def sketch(found: Collection[int]) -> frozenset[int]:
    """Return the shingles that stand for a text when others are looked for."""
    return frozenset(one for one in found if one % EVERY == 0)


def containment(one: Collection[int], other: Collection[int]) -> float:
    """Return the share of the smaller set that the greater has, 0 where both share fewer than `LEAST`.

    Example:
        >>> containment(frozenset(range(20)), frozenset(range(5, 100)))
        0.75
    """
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    shared = sum(each in many for each in few)
    return shared / len(few) if shared >= LEAST else 0.0


def worth_comparing(shared: int, one: int, other: int) -> bool:
    """Return whether two texts may be copies, by how much their sketches share and how large they are."""
    return shared >= max(2, _GLANCE * min(one, other))


def copies(texts: Mapping[str, str]) -> list[Copy]:
    """Return which of these texts are copies of each other, sorted.

    Args:
        texts: name → text, without headlines.
    """
    whole = {name: shingles(texts[name]) for name in sorted(texts)}
    index: defaultdict[int, list[str]] = defaultdict(list)
    found = []
    for name, own in whole.items():
        for other in _candidates(sketch(own), whole, index):
            share = containment(whole[other], own)
            if share >= COPY:
                found.append(Copy(other, name, share))
        for one in sketch(own):
            index[one].append(name)
    return sorted(found)


def _candidates(
    own: Collection[int], whole: Mapping[str, frozenset[int]], index: Mapping[int, list[str]]
) -> Iterator[str]:
    shared: defaultdict[str, int] = defaultdict(int)
    for one in own:
        for other in index.get(one, ()):
            shared[other] += 1
    for other, number in sorted(shared.items()):
        if worth_comparing(number, len(own), len(sketch(whole[other]))):
            yield other
