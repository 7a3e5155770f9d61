"""Near-duplicates: reports that carry one text, whole or cut, under whatever headline.

Two texts are copies where the longer one has most of the shorter, so that a cut copy is found as well as a
whole one: by the share of the shorter's words that stand in a run of `WORDS` or more that both have, wherever
it stands (an editor moves sentences). Two that agree so but for their numbers («قُتل 48», «قُتل 37») are two
days' reports of one form.

Which texts are compared at all is told by their sketches: the shingles whose hash is a multiple of `EVERY`.
Source: Broder, "On the resemblance and containment of documents" (1997), which gives both measures and this
sketch; MinHash proper, of the same author, estimates resemblance alone, and a third of a wire resembles the
whole too little to be found by it. The bounds were set on the even groups of tests/data/linking; see
docs/decisions/0013-linking.md.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from sijill.lexicon.fold import fold

WORDS = 3  # to a shingle, and to the shortest run that counts
EVERY = 4  # one shingle in so many is in the sketch
COPY = 0.6  # the share from which two texts are copies
_LEAST = 12  # shingles that both must share: three short clauses
_FEWEST = 5  # fewer do where nearly all of a flash of one sentence is shared
_NEARLY_ALL = 0.9
_OTHER = 3  # numbers exchanged from which two texts tell two things, where fewer are the same
_PLACE = 4  # words that an exchanged number may stand among
_GLANCE = 0.08  # containment of the sketches below which texts are not compared whole
_LONGEST = 3000  # words in which exchanged numbers are looked for: it takes the square of their number
_WORD = re.compile(r"\w+")


class Copy(Struct, frozen=True, order=True):
    """Two reports of one text: their names, the lesser first, and the share of the shorter that both have."""

    one: str
    other: str
    share: float


class Print(Struct, frozen=True):
    """What is compared of a text.

    Attributes:
        words: folded, without marks. rows: the shingle that begins at each word.
        shingles: the same as a set. sketch: those of them that are looked up.
    """

    words: tuple[str, ...]
    rows: tuple[int, ...]
    shingles: frozenset[int]
    sketch: frozenset[int]


def print_of(text: str) -> Print:
    """Return what is compared of a text."""
    words = tuple(_WORD.findall(fold(text)))
    told = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    rows = tuple(zlib.crc32(row.encode()) for row in told)
    found = frozenset(rows)
    return Print(words, rows, found, frozenset(one for one in found if one % EVERY == 0))


def share(one: Print, other: Print) -> float:
    """Return the share of the shorter text that the longer has, 0 where it is no copy.

    Example:
        >>> text = "أغلقت القوات الطريق صباح اليوم أمام الشاحنات وأعادت سيارات الأهالي من الحاجز إلى المدينة"
        >>> share(print_of(text), print_of(f"قال المراسل: {text} وبقي مغلقاً حتى المساء"))
        1.0
    """
    few, many = sorted((one, other), key=lambda own: (len(own.rows), own.words))
    shared = len(few.shingles & many.shingles)
    least = COPY if shared >= _LEAST else _NEARLY_ALL if shared >= _FEWEST else 1.1
    covered = _covered(few, many)
    return covered if covered >= least and not _other_numbers(few, many) else 0.0


def _covered(few: Print, many: Print) -> float:
    """Return the share of the words of one text that stand in a run which the other has."""
    both = {at for at, row in enumerate(few.rows) if row in many.shingles}
    return len({at + n for at in both for n in range(WORDS)}) / len(few.words) if few.words else 0.0


def _other_numbers(few: Print, many: Print) -> bool:
    """Tell whether most numbers were exchanged for others where the words around them are the same."""
    one, other = few.words[:_LONGEST], many.words[:_LONGEST]
    same = exchanged = 0
    for what, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        numbers = _numbers(one[i:j])
        if what == "equal":
            same += len(numbers)
        elif max(j - i, m - k) <= _PLACE and numbers:
            exchanged += bool(_numbers(other[k:m]) - numbers)
    return exchanged >= _OTHER and exchanged >= same


def _numbers(words: Sequence[str]) -> frozenset[str]:
    return frozenset("".join(filter(str.isdigit, word)) for word in words) - {""}


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


def hanging_together(sets: Iterable[Iterable[str]]) -> list[frozenset[str]]:
    """Return what sets join that share a member: two cuts of one wire may share nothing, and are one source.

    Example:
        >>> [sorted(held) for held in hanging_together(["ab", "de", "bc"])]
        [['d', 'e'], ['a', 'b', 'c']]
    """
    joined: list[frozenset[str]] = []
    for held in map(frozenset, sets):
        touched = [one for one in joined if one & held]
        joined = [one for one in joined if not one & held] + [held.union(*touched)]
    return joined


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
