"""Where a place's name lies on the map, as far as the packs tell one place by it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sijill.lexicon.fold import fold
from sijill.schema import Place

_SAME = 0.05  # degrees, about 5 km: two packs give one town points as far apart as this
SLICE = "gn-"  # what ids of the slice of GeoNames begin with
_BEST = ("city", "town", "village", "quarter", "camp")  # what a bare name stands for before its district


class Point(Struct, frozen=True):
    """A point with how far it may be off.

    Attributes:
        place: the name as it was coded. id: of the place in the packs.
        lat, lon: WGS84 degrees. precision: radius in metres, None where unknown. kind: of the place.
    """

    place: str
    id: str
    lat: float
    lon: float
    precision: int | None = None
    kind: str = ""


class Points:
    """The places of a lexicon, by their folded names."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        """Index the places: by the names that are usual, and by the others where none is usual."""
        self._places = places
        self._named: dict[str, list[Place]] = {}
        other: dict[str, list[Place]] = {}
        for place in _once(places):
            for rank, name in enumerate(place.names_ar):
                (other if rank else self._named).setdefault(fold(name), []).append(place)
        self._named = other | self._named

    def all(self, names: Sequence[str]) -> list[Point]:
        """Return the points of those of some names, told together, that stand for one place with a point."""
        found = (self.point(name, names) for name in names)
        return [one for one in found if one is not None]

    def point(self, name: str, beside: Sequence[str] = ()) -> Point | None:
        """Return where a name lies; None where it is unknown, has no point, or may be several places.

        Args:
            name: as it was coded. Example: ``"القامشلي"``.
            beside: the names told with it, which say for which of several places of the name it stands.
        """
        found = self.place(name, beside)
        if found is None or found.lat is None or found.lon is None:
            return None
        return Point(name, found.id, found.lat, found.lon, found.precision, found.kind)

    def called(self, name: str) -> list[Place]:
        """Return all places that a name may stand for."""
        return list(self._named.get(fold(name), ()))

    def place(self, name: str, beside: Sequence[str] = ()) -> Place | None:
        """Return the one place of a name, None where there is none or it may be several; see `point`."""
        found = self._named.get(fold(name), [])
        for narrow in (self._inside, self._in_country):
            if len(found) > 1 and not _one(found):
                found = narrow(found, [other for other in beside if other != name]) or found
        if len(found) > 1 and not _one(found):
            found = self._innermost(found)
        return max(found, key=_told) if found and _one(found) else None

    def _inside(self, found: Sequence[Place], beside: Sequence[str]) -> list[Place]:
        """Return the places that lie in one told beside them."""
        around = {place.id for name in beside for place in self._named.get(fold(name), ())}
        return [place for place in found if around & self._above(place)]

    def _in_country(self, found: Sequence[Place], beside: Sequence[str]) -> list[Place]:
        """Return the places of the country that most of those told beside them lie in."""
        told = Counter(c for n in beside for c in {p.country for p in self._named.get(fold(n), ())})
        most = max(told.values(), default=0)
        return [place for place in found if most and told[place.country] == most]

    def _innermost(self, found: Sequence[Place]) -> list[Place]:
        """Return the settlement where a name stands for it and for the district around it, else all."""
        towns = [place for place in found if place.kind in _BEST]
        around = [place for place in found if place not in towns]
        held = towns and _one(towns) and all(place.id in self._above(towns[0]) for place in around)
        return towns if held else list(found)

    def _above(self, place: Place) -> set[str]:
        found: set[str] = set()
        at = self._places.get(place.parent)
        while at is not None and at.id not in found:
            found.add(at.id)
            at = self._places.get(at.parent)
        return found


def _once(places: Mapping[str, Place]) -> Iterator[Place]:
    """Yield the places; not a second time from GeoNames what a pack's own table has with its point."""
    own = {one.geonames for one in places.values() if one.lat is not None and not one.id.startswith(SLICE)}
    yield from (one for one in places.values() if not (one.id.startswith(SLICE) and one.geonames in own))


def _told(place: Place) -> tuple[bool, bool]:
    return place.lat is not None, place.precision is not None


def _one(found: Sequence[Place]) -> bool:
    """Say whether entries are one place: of one country and kind, their points together or unknown."""
    first = found[0]
    return all(_same(first, place) for place in found[1:])


def _same(one: Place, other: Place) -> bool:
    if (one.country, one.kind) != (other.country, other.kind):
        return False
    pairs: Iterable[tuple[float | None, float | None]] = ((one.lat, other.lat), (one.lon, other.lon))
    return all(a is None or b is None or abs(a - b) <= _SAME for a, b in pairs)
