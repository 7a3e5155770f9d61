"""What changed between two texts, in words: stretches that are the same, and stretches that are not.

Words are compared as they stand (a corrected hamza is a change), what is blank between them is not. The
method is difflib's (Ratcliff and Obershelp), after what both texts begin and end with alike is set aside: a
correction seldom touches more than a few words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec import Struct

# A number with its signs (11,500 or 20:59), a word with its vowel signs, or one mark.
_WORD = re.compile(r"\d+(?:[.,:/٫٬]\d+)+|(?:\w|[\u0610-\u061a\u064b-\u065f\u0670])+|\S")
_EXACT = 4_000  # words: in longer stretches difflib leaves the commonest words aside, or it takes minutes
_MOST = 50_000  # words: longer stretches that differ are told as one change
_THIN = 3  # letters: one such word between two replaced stretches is no common ground
_ENDS = frozenset(".؟?!")  # but the end of a sentence is
Stretch = tuple[int, int]


class Piece(Struct, frozen=True):
    """A stretch of both texts, from a word to the beginning of the next piece, in code points.

    Attributes:
        old: where it stands in the old text. new: where in the new one; an empty stretch holds nothing.
        same: both have the same words here.
    """

    old: Stretch
    new: Stretch
    same: bool


class Words(Struct, frozen=True):
    """Two texts word against word.

    Attributes:
        pieces: they hold both texts whole, in their order, same and changed ones by turns.
        removed, added: how many words.
        starts, ends: of the old words. kept: for each of them whether it is the same in the new text.
        spots: for each of them where a stretch that begins, or ends, with it does so in the new text.
    """

    pieces: tuple[Piece, ...]
    removed: int
    added: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spots: tuple[Stretch, ...]
    kept: tuple[bool, ...]

    def moved(self, start: int, end: int) -> Stretch:
        """Return where a stretch of the old text went in the new one, nothing where no word of it stayed.

        Example:
            >>> compare_words("قتل ثلاثة أمس", "أمس قتل ثلاثة هنا").moved(0, 9)
            (4, 13)
        """
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end) - 1
        if not any(self.kept[first : last + 1]):
            return 0, 0
        begin = max(0, start - self.starts[first]) if self.kept[first] else 0
        rest = max(0, self.ends[last] - end) if self.kept[last] else 0
        return self.spots[first][0] + begin, self.spots[last][1] - rest


def compare_words(old: str, new: str) -> Words:
    """Return what changed from ``old`` to ``new``; a text of blanks alone is as one of nothing.

    Example:
        >>> [(p.old, p.new) for p in compare_words("قتل ثلاثة", "قتل خمسة").pieces if not p.same]
        [((4, 9), (4, 8))]
    """
    a, b = _words(old), _words(new)
    ones, others = [old[i:j] for i, j in a], [new[i:j] for i, j in b]
    blocks = _slid(list(_joined(_blocks(ones, others))), ones, others)
    pieces = tuple(_pieces(blocks, _edges(a, old), _edges(b, new)))
    shared = sum(length for _, _, length in blocks)
    spots, kept = _spots(blocks, a, b)
    return Words(
        pieces, len(a) - shared, len(b) - shared, tuple(i for i, _ in a), tuple(j for _, j in a), spots, kept
    )


def _words(text: str) -> list[Stretch]:
    return [found.span() for found in _WORD.finditer(text)]


def _edges(words: Sequence[Stretch], text: str) -> list[int]:
    """Return where each word's part of the text begins, and the end; blanks go with the word before."""
    return [0, *(start for start, _ in words[1:]), len(text)] if words else [0]


Block = tuple[int, int, int]


def _blocks(a: Sequence[str], b: Sequence[str]) -> Iterator[Block]:
    """Yield the stretches of equal words: place in ``a``, place in ``b``, length."""
    least = min(len(a), len(b))
    head = next((i for i in range(least) if a[i] != b[i]), least)
    least -= head
    tail = next((i for i in range(least) if a[-1 - i] != b[-1 - i]), least)
    yield 0, 0, head
    yield from _between(a[head : len(a) - tail], b[head : len(b) - tail], head)
    yield len(a) - tail, len(b) - tail, tail


def _between(a: Sequence[str], b: Sequence[str], shift: int) -> Iterator[Block]:
    longest = max(len(a), len(b))
    if not a or not b or longest > _MOST:
        return
    found = SequenceMatcher(None, a, b, autojunk=longest > _EXACT).get_matching_blocks()[:-1]
    for at, (i, j, length) in enumerate(found):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        ends = (before[0] + before[2], before[1] + before[2]) if before else (0, 0)
        begins = (after[0], after[1]) if after else (len(a), len(b))
        replaced = _both(ends, (i, j)) and _both((i + length, j + length), begins)
        if not (replaced and length == 1 and len(a[i]) <= _THIN and a[i] not in _ENDS):
            yield i + shift, j + shift, length


def _both(end: Stretch, begin: Stretch) -> bool:
    """Say whether there are words of both texts between two places."""
    return begin[0] > end[0] and begin[1] > end[1]


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield blocks without the empty ones, those that touch made one."""
    held: Block | None = None
    for block in blocks:
        if not block[2]:
            continue
        if held and (held[0] + held[2], held[1] + held[2]) == block[:2]:
            held = (held[0], held[1], held[2] + block[2])
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _slid(blocks: Sequence[Block], a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Return the blocks with what went or came alone moved on by a mark: to begin after it, and end with it.

    Of «أمس. ونفت البلدة.» not «. ونفت البلدة» came, but «ونفت البلدة.»: both are as true, one can be read.
    """
    found = list(blocks)
    for at, (one, other) in enumerate(pairwise(blocks)):
        first = _first_alone(one, other, a, b)
        if first and first == b[other[1]] and not first[0].isalnum():
            i, j, length = found[at]
            found[at] = i, j, length + 1
            found[at + 1] = other[0] + 1, other[1] + 1, other[2] - 1
    return [block for block in found if block[2]]


def _first_alone(one: Block, other: Block, a: Sequence[str], b: Sequence[str]) -> str:
    """Return the first word that went or came alone between two blocks, "" where words were replaced."""
    i, j = one[0] + one[2], one[1] + one[2]
    if i == other[0]:
        return b[j]
    return a[i] if j == other[1] else ""


def _pieces(blocks: Sequence[Block], a: Sequence[int], b: Sequence[int]) -> Iterator[Piece]:
    """Yield the pieces that the blocks and what lies between them make; ``a`` and ``b`` are the edges."""
    i = j = 0
    for begin, other, length in [*blocks, (len(a) - 1, len(b) - 1, 0)]:
        if begin > i or other > j:
            yield Piece((a[i], a[begin]), (b[j], b[other]), same=False)
        if length:
            yield Piece((a[begin], a[begin + length]), (b[other], b[other + length]), same=True)
        i, j = begin + length, other + length


def _spots(
    blocks: Sequence[Block], a: Sequence[Stretch], b: Sequence[Stretch]
) -> tuple[tuple[Stretch, ...], tuple[bool, ...]]:
    spots: list[Stretch] = []
    kept: list[bool] = []
    j = 0
    for begin, other, length in [*blocks, (len(a), len(b), 0)]:
        gone = begin - len(spots)
        spots += [_spot(b, (j, other), at, gone - at) for at in range(gone)] + list(b[other : other + length])
        kept += [False] * gone + [True] * length
        j = other + length
    return tuple(spots), tuple(kept)


def _spot(b: Sequence[Stretch], instead: Stretch, before: int, after: int) -> Stretch:
    """Return where a word that went may begin and end: as many words from either end of what is there now."""
    first, last = instead
    if first == last:
        end = b[first - 1][1] if first else 0
        return end, end
    return b[max(first, last - after)][0], b[min(first + before, last - 1)][1]
