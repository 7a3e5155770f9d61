"""Places inside places: who asks for a governorate means its towns and villages too."""

from collections.abc import Iterable, Mapping

from sijill.lexicon.fold import fold
from sijill.schema import Place


class Inside:
    """Which places lie in which, of one lexicon; made once, it answers without reading all names again."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        """Read the names and parents of all places, by id."""
        self._places = places
        self._called: dict[str, set[str]] = {}
        self._children: dict[str, set[str]] = {}
        for place in places.values():
            for name in (place.id, *place.names_ar, *place.names_en):
                self._called.setdefault(fold(name).lower(), set()).add(place.id)
            if place.parent:
                self._children.setdefault(place.parent, set()).add(place.id)

    def names(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return ``names`` and the names of all places that lie in a place so named, see `names_inside`."""
        asked = list(names)
        inside: set[str] = set().union(*(self._called.get(fold(name).lower(), ()) for name in asked))
        waiting = list(inside)
        while waiting:
            new = self._children.get(waiting.pop(), set()) - inside
            inside |= new
            waiting += new
        if not inside:
            return tuple(dict.fromkeys(asked))
        found = (name for id_, place in self._places.items() if id_ in inside for name in place.names_ar)
        return tuple(dict.fromkeys([*asked, *found]))


def names_inside(places: Mapping[str, Place], names: Iterable[str]) -> tuple[str, ...]:
    """Return ``names`` and the names of all places that lie in a place so named, by the packs.

    Args:
        places: the lexicon's, by id.
        names: as asked for, in Arabic or English, or ids.

    Example:
        >>> town = Place(id="t", names_ar=("القامشلي",), parent="h")
        >>> names_inside({"h": Place(id="h", names_ar=("الحسكة",)), "t": town}, ["الحسكه"])
        ('الحسكه', 'الحسكة', 'القامشلي')
    """
    return Inside(places).names(names)
