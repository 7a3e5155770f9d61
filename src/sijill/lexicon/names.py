"""The index of names: which words, in a row, name which actor or place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from sijill.lexicon.fold import fold
from sijill.lexicon.words import Reading, WordTable

NameKind = Literal["actor", "place", "none"]


class Naming(Struct, frozen=True):
    """One thing that a name may stand for.

    Attributes:
        kind: actor or place; none for words that only look like a name («مسقط رأسه»).
        id: actor id, or the place's name as a gazetteer spells it.
        sort: the actor's or place's own kind. Example: ``"person"``, ``"quarter"``.
        country: the country it belongs to, ``""`` for none.
        since, until: dates within which the name stands for it, ``""`` for open.
        only_in: the country a report must be about, ``""`` for any.
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


class Found(Struct, frozen=True, gc=False):
    """A name found at the words ``[first, last)`` with all that it may stand for."""

    first: int
    last: int
    reading: Reading
    namings: tuple[Naming, ...]


_Rest = tuple[tuple[str, ...], tuple[Naming, ...]]


class NameIndex:
    """Longest match of names over words, read with their proclitics.

    Example:
        >>> index = NameIndex([("قوات سوريا الديمقراطية", Naming("actor", "sdf"))])
        >>> [f.namings[0].id for f in index.find("لقوات سوريا الديمقراطيه".split())]
        ['sdf']
    """

    def __init__(self, names: Iterable[tuple[str, Naming]]) -> None:
        """Index ``names``: the words as written, and what they name."""
        grouped: dict[tuple[str, ...], list[Naming]] = defaultdict(list)
        for name, naming in names:
            words = tuple(fold(name).replace('"', "").split())
            if words and naming not in grouped[words]:
                grouped[words].append(naming)
        by_first: dict[str, list[_Rest]] = defaultdict(list)
        for words, namings in grouped.items():
            by_first[words[0]].append((words[1:], tuple(namings)))
        for rests in by_first.values():
            rests.sort(key=lambda rest: -len(rest[0]))
        self._table = WordTable(by_first)

    def find(self, forms: Sequence[str]) -> list[Found]:
        """Return the names in ``forms`` (folded words), leftmost, longest, without overlap."""
        found: list[Found] = []
        at, size = 0, len(forms)
        table = self._table
        while at < size:
            match = self._longest(forms, at) if table[forms[at]] else None
            if match is None:
                at += 1
            else:
                found.append(match)
                at = match.last
        return found

    def _longest(self, forms: Sequence[str], at: int) -> Found | None:
        best: Found | None = None
        for reading, rests in self._table[forms[at]]:
            for rest, namings in rests:
                last = at + 1 + len(rest)
                if best is not None and last <= best.last:
                    break
                if _follows(forms, at + 1, rest):
                    best = Found(at, last, reading, namings)
                    break
        return best


def _follows(forms: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    return not rest or tuple(forms[at : at + len(rest)]) == rest
