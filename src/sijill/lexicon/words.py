"""Words apart from their proclitics: و ف ب ل ك ال س, as candidates, never destructively."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

V = TypeVar("V")

_REMEMBERED = 500_000  # words: more than the Arabic press uses in years; bounds the memory
CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"


class Reading(Struct, frozen=True, gc=False):
    """One way to read a written word.

    Attributes:
        base: the word without what stands before it.
        conjunction: ``"و"``, ``"ف"`` or ``""``.
        preposition: ``"ب"``, ``"ل"``, ``"ك"`` or ``""``.
        definite: True where the article was taken off or stands.
        future: True where «س» was taken off.
    """

    base: str
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    future: bool = False


def readings(word: str) -> list[Reading]:
    """Return the ways to read a folded word, the word itself first.

    Example:
        >>> [r.base for r in readings("وبالحصار")]
        ['وبالحصار', 'بالحصار', 'الحصار', 'حصار']
        >>> [r.base for r in readings("للجيش")]
        ['للجيش', 'الجيش', 'جيش']
    """
    found = [Reading(word)]
    if word[0] in CONJUNCTIONS and len(word) > 2:
        found.append(Reading(word[1:], conjunction=word[0]))
    for reading in tuple(found):
        found.extend(_prepositions(reading))
    for reading in tuple(found):
        found.extend(_article(reading))
    return found


def _prepositions(reading: Reading) -> list[Reading]:
    word, conjunction = reading.base, reading.conjunction
    if word.startswith("لل") and len(word) > 3:
        return [Reading("ال" + word[2:], conjunction, "ل")]
    if word[0] in PREPOSITIONS and len(word) > 2:
        return [Reading(word[1:], conjunction, word[0])]
    return []


def _article(reading: Reading) -> list[Reading]:
    word = reading.base
    if word.startswith("ال") and len(word) > 3:
        return [Reading(word[2:], reading.conjunction, reading.preposition, definite=True)]
    if word[0] == "س" and len(word) > 3 and word[1] in "يت" and not reading.preposition:
        return [Reading(word[1:], reading.conjunction, "", future=True)]
    return []


_ENDINGS = (("تها", "ه"), ("تهم", "ه"), ("ها", ""), ("هم", ""), ("ين", ""), ("ا", ""), ("ه", ""))


def bases(word: str) -> frozenset[str]:
    """Return all that a folded word may be without proclitics, article and attached pronoun.

    Example:
        >>> {"حصار", "حصاره"} <= bases("بالحصاره") and "طريق" in bases("والطريقين")
        True
    """
    found = {reading.base for reading in readings(word)}
    cut = {
        b.removesuffix(end) + new
        for b in found
        for end, new in _ENDINGS
        if b.endswith(end) and len(b) > (3 if end == "ا" else 4)
    }
    return frozenset(found | cut)


K = TypeVar("K")


class Memo(dict[K, V]):
    """A function's answers, remembered by its argument for the length of the memo's life.

    A hit costs one look-up in a dictionary, which is what coding a word may cost.

    Example:
        >>> Memo(len)["حصار"]
        4
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        """Remember the answers of ``make``."""
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        """Ask the function, and remember unless very much is remembered already."""
        value = self._make(key)
        if len(self) < _REMEMBERED:
            self[key] = value
        return value


Reader = Callable[[str], Sequence[Reading]]


class WordTable(dict[str, tuple[tuple[Reading, V], ...]], Generic[V]):
    """A dictionary of words that is asked with words as they are written, proclitics and all.

    It holds the answers that were asked for; ``table[word]`` is ``()`` for a word that it does not know.

    Example:
        >>> [(r.conjunction, v) for r, v in WordTable({"حصار": 1})["وحصار"]]
        [('و', 1)]
    """

    def __init__(self, values: Mapping[str, V], read: Reader = readings) -> None:
        """Keep ``values`` by their folded word; ``read`` gives the readings of a word."""
        super().__init__()
        self._values = values
        self._read = read

    def __missing__(self, word: str) -> tuple[tuple[Reading, V], ...]:
        """Return each reading of ``word`` that the table knows, with its value."""
        values = self._values
        known = tuple((r, values[r.base]) for r in self._read(word) if r.base in values)
        if len(self) < _REMEMBERED:
            self[word] = known
        return known
