"""The index of names: which words, in a row, name which actor or place."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Literal

from msgspec import Struct

from sijill.lexicon.fold import fold
from sijill.lexicon.words import Reader, Reading, WordTable

NameKind = Literal["actor", "place", "none", "pack"]


class Naming(Struct, frozen=True):
    """One thing that a name may stand for.

    Attributes:
        kind: actor or place; none for words that only look like a name («مسقط رأسه»); pack for one that
            the name calls for.
        id: actor id, or the place's name as a gazetteer spells it.
        sort: the actor's or place's own kind. Example: ``"person"``, ``"quarter"``.
        country: the country it belongs to, ``""`` for none.
        since, until: dates within which the name stands for it, ``""`` for open.
        only_in: the country a report must be about, ``""`` for any.
        pack: the pack that says so, ``""`` for all.
        weak: True for a name that is too like an ordinary word to stand without «مدينة» or «بلدة» before it.
    """

    kind: NameKind
    id: str
    sort: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    only_in: str = ""
    weak: bool = False
    pack: str = ""


class Found(Struct, frozen=True, gc=False):
    """A name found at the words ``[first, last)`` with all that it may stand for."""

    first: int
    last: int
    reading: Reading
    namings: tuple[Naming, ...]


_Rests = dict[tuple[str, ...], tuple[Naming, ...]]


class _Group(Struct, frozen=True):
    """The names that begin with one word.

    Attributes:
        seconds: what may follow the word. lengths: how many may, most first. rests: all that follows.
        alone: the lengths of names that need none of ``seconds``: of the word alone, if it is a name.
    """

    seconds: frozenset[str]
    lengths: tuple[int, ...]
    rests: _Rests
    alone: tuple[int, ...]


class NameIndex:
    """Longest match of names over words, read with their proclitics.

    Example:
        >>> index = NameIndex([("قوات سوريا الديمقراطية", Naming("actor", "sdf"))])
        >>> [f.namings[0].id for f in index.find("لقوات سوريا الديمقراطيه".split())]
        ['sdf']
    """

    def __init__(self, names: Iterable[tuple[str, Naming]], reader: Reader | None = None) -> None:
        """Index ``names``: the words as written, and what they name."""
        grouped: dict[tuple[str, ...], list[Naming]] = defaultdict(list)
        for name, naming in names:
            words = tuple(fold(name).replace('"', "").split())
            if words and naming not in grouped[words]:
                grouped[words].append(naming)
        by_first: dict[str, _Rests] = defaultdict(dict)
        for words, namings in grouped.items():
            by_first[words[0]][words[1:]] = tuple(namings)
        self.table = WordTable(
            {first: _group(rests) for first, rests in by_first.items()},
            reader,
        )

    @property
    def firsts(self) -> Iterable[str]:
        """The words that names begin with."""
        return self.table.words

    def find(
        self,
        forms: Sequence[str],
        starts: Iterable[int] | None = None,
        fits: Callable[[Naming], bool] | None = None,
    ) -> list[Found]:
        """Return the names in ``forms`` (folded words), leftmost, longest, without overlap.

        Args:
            forms: the words.
            starts: those where a name may begin, in order; all where None.
            fits: which of the things a name stands for count; a name none of whose does is not there.
        """
        found: list[Found] = []
        table, free = self.table, 0
        for at in range(len(forms)) if starts is None else starts:
            if at < free:
                continue
            known = table[forms[at]]
            if not known or not _may_begin(forms, at, known):
                continue
            match = _longest(forms, at, known, fits)
            if match is not None:
                found.append(match)
                free = match.last
        return found

    def shorter(
        self, forms: Sequence[str], match: Found, fits: Callable[[Naming], bool] | None = None
    ) -> Found | None:
        """Return the longest name that begins where ``match`` begins and ends before it, None for none.

        Example:
            >>> names = [("الجيش الحر", Naming("actor", "fsa")), ("الجيش", Naming("actor", "army"))]
            >>> index = NameIndex(names)
            >>> words = "قصف الجيش الحر".split()
            >>> [f.namings[0].id for f in index.find(words)]
            ['fsa']
            >>> index.shorter(words, index.find(words)[0]).namings[0].id
            'army'
        """
        known = self.table[forms[match.first]]
        return _longest(forms[: match.last - 1], match.first, known, fits)


def _group(rests: _Rests) -> _Group:
    lengths = sorted({len(rest) for rest in rests}, reverse=True)
    seconds = frozenset(rest[0] for rest in rests if rest)
    return _Group(seconds, tuple(lengths), rests, tuple(length for length in lengths if not length))


_TWO_WAYS = re.compile(r"((?<!\w)(?:عبد|أبو|أبي) ?(?=ال\w|بكر)|ديمو?قراط)")


def spelled(name: str) -> Iterator[str]:
    """Yield a name as papers write it: «عبد العزيز» and «عبدالعزيز», «ديمقراطي» and «ديموقراطي».

    Example:
        >>> list(spelled("عبد الله بن زايد"))
        ['عبد الله بن زايد', 'عبدالله بن زايد']
    """
    parts = _TWO_WAYS.split(name)
    ways = (_ways(part) if at % 2 else (part,) for at, part in enumerate(parts))
    written = ("".join(way) for way in product(*ways))
    yield from (name, *(way for way in written if way != name))


def _ways(part: str) -> tuple[str, ...]:
    if part.endswith("قراط"):
        return ("ديمقراط", "ديموقراط")
    return (part.rstrip() + " ", part.rstrip())


def _may_begin(forms: Sequence[str], at: int, known: Iterable[tuple[Reading, _Group]]) -> bool:
    """Tell whether a name may begin at a word, by it and the word that follows; at most words none can."""
    second = forms[at + 1] if at + 1 < len(forms) else ""
    for _, group in known:  # noqa: SIM110  asked of every third word: a generator shows
        if group.alone or second in group.seconds:
            return True
    return False


def _longest(
    forms: Sequence[str],
    at: int,
    known: Iterable[tuple[Reading, _Group]],
    fits: Callable[[Naming], bool] | None,
) -> Found | None:
    best: Found | None = None
    second = forms[at + 1] if at + 1 < len(forms) else ""
    for reading, group in known:
        for length in group.lengths if second in group.seconds else group.alone:
            last = at + 1 + length
            if best is not None and last <= best.last:
                break
            if last > len(forms):
                continue
            namings = group.rests.get(tuple(forms[at + 1 : last]), ())
            if fits and namings:
                namings = tuple(filter(fits, namings))
            if namings:
                best = Found(at, last, reading, namings)
                break
    return best
