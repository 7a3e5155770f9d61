"""Places by name as the packs know them: a point only where one place alone is meant and has one."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from sijill.export.formats.bundle import Basis, Spot
from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.schema import Event, Place

_ANYWHERE = "core"  # the pack of every text: its gazetteer says nothing of which place is meant


class Gazetteer:
    """The places of a lexicon by their folded Arabic names."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon."""
        self._places = lexicon.places

    def spots(self, event: Event) -> tuple[Spot, ...]:
        """Return the places of an event, in its order."""
        packs = {pack for one in event.told for pack in one.mention.packs} - {_ANYWHERE}
        return tuple(self._spot(name, event.place, packs) for name in event.place)

    def _spot(self, name: str, beside: Sequence[str], packs: set[str]) -> Spot:
        found = self._meant(name, beside, packs)
        inner = self._inner(found)
        if inner is None:
            return Spot(name=name, basis="several" if found else "unknown")
        return self._described(name, inner, alone=len(found) == 1)

    def _described(self, name: str, place: Place, *, alone: bool) -> Spot:
        above = self._above(place)
        known: Basis = "gazetteer" if alone else "nested"
        return Spot(
            name=name, name_en=next(iter(place.names_en), ""), id=place.id, kind=place.kind,
            country=place.country, geonames=place.geonames, source=place.source, lat=place.lat, lon=place.lon,
            precision=place.precision, basis="no-point" if place.lat is None else known,
            above=tuple(one.names_ar[0] for one in above if one.names_ar),
            above_en=tuple(one.names_en[0] if one.names_en else one.id for one in above),
        )  # fmt: skip

    def _meant(self, name: str, beside: Sequence[str], packs: set[str]) -> list[Place]:
        """Return what a name may stand for: those in a place named beside it, then in a report's pack."""
        found = self._by_name.get(fold(name), [])
        others = {
            place.id for other in beside if other != name for place in self._by_name.get(fold(other), [])
        }
        for kept in (
            [place for place in found if others & {up.id for up in self._above(place)}],
            [place for place in found if place.pack in packs],
        ):
            if len(found) > 1 and kept:
                found = kept
        return found

    def _inner(self, found: Sequence[Place]) -> Place | None:
        """Return the place that lies in all others of its name, as a town in its district; None for none."""
        for place in found:
            up = {one.id for one in self._above(place)}
            if all(other is place or other.id in up for other in found):
                return place
        return None

    def _above(self, place: Place) -> list[Place]:
        chain: list[Place] = []
        at = self._places.get(place.parent)
        while at is not None and at not in chain:
            chain.append(at)
            at = self._places.get(at.parent)
        country = self._countries.get(place.country)
        if country is not None and country is not place and country not in chain:
            chain.append(country)
        return chain

    @cached_property
    def _countries(self) -> dict[str, Place]:
        places = self._places.values()
        return {place.country: place for place in places if place.kind == "country" and place.country}

    @cached_property
    def _by_name(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self._places.values():
            for name in dict.fromkeys(map(fold, place.names_ar)):
                found.setdefault(name, []).append(place)
        return found


def points(spots: Iterable[Spot]) -> list[Spot]:
    """Return the places that have a point."""
    return [one for one in spots if one.lat is not None and one.lon is not None]
