"""Words apart from their proclitics: و ف ب ل ك ال س, as candidates, never destructively."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

V = TypeVar("V")

_REMEMBERED = 150_000  # words a table remembers: the commonest of the press, and a bound to the memory
CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
_PROCLITICS = frozenset("وفبلكسا")  # what a word may begin with that is not its own


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
        ['للجيش', 'الجيش', 'جيش', 'لجيش', 'اللجيش']

    Before a word that begins with «ل» one of three is not written: «للبنان», «للجنة».
    """
    found = [Reading(word)]
    if word[0] in CONJUNCTIONS and len(word) > 2:
        found.append(Reading(word[1:], conjunction=word[0]))
    for reading in tuple(found):
        found.extend(_prepositions(reading))
    for reading in tuple(found):
        found.extend(_article(reading))
    if word[:3] in _TWO_LAMS or word[:2] == "لل":
        found.extend(_after_lam(found[word[0] != "ل"]))
    return found


_TWO_LAMS = frozenset({"ولل", "فلل"})


def _after_lam(reading: Reading) -> list[Reading]:
    word = reading.base[1:]
    bases = (word, "ال" + word) if len(word) > 3 else ()
    return [Reading(base, reading.conjunction, "ل") for base in bases]


def spellings(word: str) -> tuple[str, ...]:
    """Return the bases of `readings`, in the same order, without the rest of what a reading says.

    Most words are in no table, and for these the bases are all that is asked.

    Example:
        >>> spellings("وبالحصار") == tuple(r.base for r in readings("وبالحصار"))
        True
    """
    opening = word[:1]
    if opening not in _PROCLITICS or (opening == "ا" and word[1:2] != "ل"):
        return (word,)
    found = [word]
    if opening in CONJUNCTIONS and len(word) > 2:
        found.append(word[1:])
    free = len(found)  # those with no preposition taken off, which alone may be a future
    for base in found[:free]:
        if base[:2] == "لل" and len(base) > 3:
            found.append("ال" + base[2:])
        elif base[0] in PREPOSITIONS and len(base) > 2:
            found.append(base[1:])
    for at, base in enumerate(tuple(found)):
        if base[:2] == "ال" and len(base) > 3:
            found.append(base[2:])
        elif base[0] == "س" and len(base) > 3 and base[1] in "يت" and at < free:
            found.append(base[1:])
    if word[:3] in _TWO_LAMS or word[:2] == "لل":
        last = found[word[0] != "ل"][1:]
        found += (last, "ال" + last) if len(last) > 3 else ()
    return tuple(found)


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
    found = set(spellings(word))
    cut = {
        b.removesuffix(end) + new
        for b in found
        for end, new in _ENDINGS
        if b.endswith(end) and len(b) > _shortest(end)
    }
    return frozenset(found | cut)


def _shortest(end: str) -> int:
    return 3 if end == "ا" else 4


def with_endings(word: str) -> list[str]:
    """Return a folded word as it may stand without proclitics: itself, and with a pronoun or an ending.

    The other way round than `bases`: of each of these, ``word`` is a base.

    Example:
        >>> [w for w in with_endings("حصار") if "حصار" not in bases(w)], "طريقين" in with_endings("طريق")
        ([], True)
    """
    ended = ((word.removesuffix(new) + end, end) for end, new in _ENDINGS if word.endswith(new))
    return [word, *(w for w, end in ended if len(w) > _shortest(end))]


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
        """Ask the function and remember; what is full is emptied, and fills with the words of the day."""
        value = self._make(key)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[key] = value
        return value


class Reader:
    """Spellings and readings of words, remembered, so that several tables read a word once."""

    def __init__(self) -> None:
        """Begin with nothing remembered."""
        self.spellings: Memo[str, tuple[str, ...]] = Memo(spellings)
        self.readings: Memo[str, Sequence[Reading]] = Memo(readings)


class Marks(dict[str, int]):
    """What a word may be, as bits: one look-up a word instead of one in every table.

    A bit says that some reading of the word stands in a list, or that a test holds; what the word is there,
    the list's own table then tells; a word without a bit is asked nothing further.

    Example:
        >>> marks = Marks({"siege": ["حصار"], "road": ["طريق"]}, {})
        >>> marks["والحصار"] == marks.bit["siege"], marks["بيت"]
        (True, 0)
    """

    def __init__(
        self,
        lists: Mapping[str, Iterable[str]],
        tests: Mapping[str, Callable[[str], bool]],
        reader: Reader | None = None,
    ) -> None:
        """Give each list of folded words and each test of a written word a bit, by its name."""
        super().__init__()
        self._spellings = (reader or Reader()).spellings
        self.bit = {name: 1 << number for number, name in enumerate((*lists, *tests))}
        self._tests = tuple((self.bit[name], test) for name, test in tests.items())
        self._known: dict[str, int] = {}
        for name, words in lists.items():
            for word in words:
                self._known[word] = self._known.get(word, 0) | self.bit[name]

    def __missing__(self, word: str) -> int:
        """Put together the bits of all readings of ``word``, and remember them."""
        mark = 0
        known = self._known
        for base in self._spellings[word]:
            if base in known:
                mark |= known[base]
        for bit, test in self._tests:
            mark |= bit if test(word) else 0
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = mark
        return mark


class WordTable(dict[str, tuple[tuple[Reading, V], ...]], Generic[V]):
    """A dictionary of words that is asked with words as they are written, proclitics and all.

    It holds the answers that were asked for; ``table[word]`` is ``()`` for a word that it does not know.

    Example:
        >>> [(r.conjunction, v) for r, v in WordTable({"حصار": 1})["وحصار"]]
        [('و', 1)]
    """

    def __init__(self, values: Mapping[str, V], reader: Reader | None = None) -> None:
        """Keep ``values`` by their folded word; tables that share a ``reader`` read a word once."""
        super().__init__()
        self._values = values
        self._reader = reader or Reader()

    @property
    def words(self) -> Iterable[str]:
        """The words that the table knows, without proclitics."""
        return self._values.keys()

    def __missing__(self, word: str) -> tuple[tuple[Reading, V], ...]:
        """Return each reading of ``word`` that the table knows, with its value."""
        values = self._values
        known: tuple[tuple[Reading, V], ...] = ()
        if not values.keys().isdisjoint(self._reader.spellings[word]):
            known = tuple((r, values[r.base]) for r in self._reader.readings[word] if r.base in values)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = known
        return known
