"""Places inside places: who asks for a governorate means its towns and villages too."""

from collections.abc import Iterable, Mapping

from sijill.lexicon.fold import fold
from sijill.schema import Place


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
    asked = list(names)
    wanted = {fold(name).lower() for name in asked}
    inside = {place.id for place in places.values() if wanted & _called(place)}
    children = _children(places)
    waiting = list(inside)
    while waiting:
        new = children.get(waiting.pop(), set()) - inside
        inside |= new
        waiting += new
    found = (name for place in places.values() if place.id in inside for name in place.names_ar)
    return tuple(dict.fromkeys([*asked, *found]))


def _called(place: Place) -> set[str]:
    return {fold(name).lower() for name in (place.id, *place.names_ar, *place.names_en)}


def _children(places: Mapping[str, Place]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for place in places.values():
        if place.parent:
            found.setdefault(place.parent, set()).add(place.id)
    return found
