"""Places inside one another, by name: whether two happenings were in the same place or the same area."""

from collections import defaultdict
from collections.abc import Iterable

from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold


class Areas:
    """What lies in what, by the places of a lexicon.

    A name may stand for several places; two names agree where any of these do. A name that the lexicon does
    not know agrees with itself alone.

    Example:
        ``Areas(lexicon).overlap(["حي طي"], ["القامشلي"])`` is True: the quarter lies in the town.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the places of ``lexicon`` by their folded Arabic names."""
        self._places = lexicon.places
        self._named: dict[str, list[str]] = defaultdict(list)
        for place in lexicon.places.values():
            for name in place.names_ar:
                self._named[fold(name)].append(place.id)
        self._above: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def overlap(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether a place of ``some`` is, holds or lies in one of ``others``; False for none."""
        known = [self._ids(name) for name in others]
        return any(a & up or b & above for a, above in map(self._ids, some) for b, up in known)

    def same_area(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether a place of ``some`` and one of ``others`` lie in the same governorate or region.

        That is the highest place above both that is not a country. False where one is empty.
        """
        return not self.areas(some).isdisjoint(self.areas(others))

    def areas(self, names: Iterable[str]) -> frozenset[str]:
        """Return the ids of the governorates or regions of places; the folded name of an unknown one.

        Example:
            ``Areas(lexicon).areas(["حي طي"])`` is ``{"sy-al-hasakah-governorate"}``.
        """
        found: set[str] = set()
        for name in names:
            ids, _ = self._ids(name)
            found |= {self._chain(one)[-1] if one in self._places else one for one in ids}
        return frozenset(found)

    def _ids(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return what a name may stand for, and that with all places above."""
        key = fold(name)
        if key not in self._above:
            ids = self._named.get(key) or [key]
            chains = [self._chain(one) if one in self._places else [one] for one in ids]
            self._above[key] = frozenset(ids), frozenset(up for chain in chains for up in chain)
        return self._above[key]

    def _chain(self, place: str) -> list[str]:
        """Return a place and those that it lies in, without its country."""
        chain = [place]
        while (above := self._places.get(self._places[chain[-1]].parent)) and above.kind != "country":
            if above.id in chain:
                break
            chain.append(above.id)
        return chain
