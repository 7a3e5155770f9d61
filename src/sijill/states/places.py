"""Places inside one another, by name: whether two happenings were in the same place or the same area."""

from collections import defaultdict
from collections.abc import Iterable

from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold

_IN = " في "  # «المربع الأمني في الحسكة» is also called «المربع الأمني»
Ids = frozenset[str]


class Areas:
    """What lies in what, by the places of a lexicon.

    A name may stand for several places, those named beside it say for which: «المربع الأمني» with «الحسكة» is
    the one there. Else two names agree where any of their places do. A name that the lexicon does not know
    agrees with itself alone.

    Example:
        ``Areas(lexicon).overlap(["حي طي"], ["القامشلي"])`` is True: the quarter lies in the town.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the places of ``lexicon`` by their folded Arabic names."""
        self._places = lexicon.places
        self._named: dict[str, list[str]] = defaultdict(list)
        for place in lexicon.places.values():
            for name in place.names_ar:
                for called in {name, name.partition(_IN)[0]}:
                    self._named[fold(called)].append(place.id)
        self._known: dict[tuple[str, ...], list[tuple[Ids, Ids]]] = {}

    def overlap(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether a place of ``some`` is, holds or lies in one of ``others``; False for none."""
        known = self._read(others)
        return any(a & up or b & above for a, above in self._read(some) for b, up in known)

    def is_inside(self, inner: str, outer: str) -> bool:
        """Tell whether ``inner`` lies in ``outer`` and is not the same place.

        Example:
            ``Areas(lexicon).is_inside("حي طي", "القامشلي")`` is True.
        """
        ((inside, above),) = self._read((inner,))
        ((around, _),) = self._read((outer,))
        return inside.isdisjoint(around) and not above.isdisjoint(around)

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
        return frozenset(self._chain(one)[-1] for ids, _ in self._read(names) for one in ids)

    def known(self, names: Iterable[str]) -> bool:
        """Tell whether the lexicon knows all of these names, so that they can be said not to be elsewhere."""
        return all(fold(name) in self._named for name in names)

    def stands_for(self, name: str) -> frozenset[str]:
        """Return the ids of the places that a name may stand for; the folded name of an unknown one."""
        return self._ids(name)

    def once(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names in their order, of those for one place the first.

        Example:
            ``Areas(lexicon).once(["سوريا", "سورية"])`` is ``("سوريا",)``.
        """
        found: dict[Ids, str] = {}
        for name in names:
            found.setdefault(self._ids(name), name)
        return tuple(found.values())

    def _read(self, names: Iterable[str]) -> list[tuple[Ids, Ids]]:
        """Return for each name what it may stand for, and that with all places above."""
        key = tuple(names)
        if key not in self._known:
            self._known[key] = self._told_apart([self._ids(name) for name in key])
        return self._known[key]

    def _ids(self, name: str) -> Ids:
        folded = fold(name)
        return frozenset(self._named.get(folded) or [folded])

    def _told_apart(self, named: list[Ids]) -> list[tuple[Ids, Ids]]:
        """Return the ids of names, where several only those that lie in a place named beside them, if any."""
        found = []
        for number, ids in enumerate(named):
            beside = frozenset(one for n, other in enumerate(named) if n != number for one in other - ids)
            near = frozenset(one for one in ids if beside.intersection(self._chain(one)))
            kept = near or ids
            found.append((kept, frozenset(up for one in kept for up in self._chain(one))))
        return found

    def _chain(self, place: str) -> list[str]:
        """Return a place and those that it lies in, without its country; an unknown one alone."""
        chain = [place]
        while known := self._places.get(chain[-1]):
            above = self._places.get(known.parent)
            if above is None or above.kind == "country" or above.id in chain:
                break
            chain.append(above.id)
        return chain
