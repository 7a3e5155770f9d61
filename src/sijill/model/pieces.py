"""Pieces: a text cut into the encoder's vocabulary, each piece with its offsets in the text.

SentencePiece's unigram segmentation (T. Kudo, Subword Regularization, 2018): of all ways to cut a word, the
one whose pieces are likeliest together. The words are the stretches between blanks; no piece spans two.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

_WORD = re.compile(r"\S+")
_OPEN = "\u2581"  # SentencePiece's mark of a word's beginning
_UNKNOWN = 10.0  # how much less likely than the least likely piece a letter is that no piece has
_LONGEST = 64  # letters of a word that are looked at together; longer ones are cut


class Piece(Struct, frozen=True, gc=False):
    """A piece of a text: its number in the vocabulary, and where it stands ``[start, end)``."""

    id: int
    start: int
    end: int


class Vocabulary:
    """The pieces with their log likelihoods, and what is written otherwise before it is looked up.

    Example:
        >>> vocabulary = Vocabulary(["<unk>", "\u2581قصف", "ت", "\u2581"], [0.0, -5.0, -3.0, -2.0], {})
        >>> [(p.id, p.start, p.end) for p in vocabulary.pieces(" قصفت")]
        [(1, 1, 4), (2, 4, 5)]
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], written: Mapping[str, str]) -> None:
        """Make the table; the first piece stands for what no other is."""
        self.numbers = {piece: n for n, piece in enumerate(pieces)}
        self.scores = list(scores)
        self.written = written
        self.longest = max(map(len, pieces))
        self.least = min(scores) - _UNKNOWN
        self._known: dict[str, tuple[Piece, ...]] = {}

    def pieces(self, text: str) -> Iterator[Piece]:
        """Yield the pieces of a text in order."""
        for word in _WORD.finditer(text):
            for at in range(word.start(), word.end(), _LONGEST):
                for piece in self._cut(text[at : min(at + _LONGEST, word.end())]):
                    yield Piece(piece.id, at + piece.start, at + piece.end)

    def _cut(self, word: str) -> tuple[Piece, ...]:
        known = self._known.get(word)
        if known is None:
            known = tuple(self._best(word))
            if len(self._known) < 200_000:
                self._known[word] = known
        return known

    def _best(self, word: str) -> list[Piece]:
        letters, origin = self._letters(word)
        size = len(letters)
        best = [0.0] + [float("-inf")] * size
        back: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        for start in range(size):
            for end in range(start + 1, min(size, start + self.longest) + 1):
                number = self.numbers.get(letters[start:end], 0)
                if not number and end > start + 1:
                    continue
                score = best[start] + (self.scores[number] if number else self.least)
                if score > best[end]:
                    best[end], back[end] = score, (start, number)
        return self._walked(back, origin, size)

    @staticmethod
    def _walked(back: Sequence[tuple[int, int]], origin: Sequence[int], end: int) -> list[Piece]:
        found: list[Piece] = []
        while end:
            start, number = back[end]
            found.append(Piece(number, origin[start], origin[end]))
            end = start
        return [piece for piece in reversed(found) if piece.end > piece.start or piece.id]

    def _letters(self, word: str) -> tuple[str, list[int]]:
        """Return a word as it is looked up, and for each of its letters which letter of the word it is."""
        letters, origin = [_OPEN], [0]
        for at, letter in enumerate(word):
            for written in self.written.get(letter, letter):
                letters.append(_OPEN if written == " " else written)
                origin.append(at)
        return "".join(letters), [*origin, len(word)]
