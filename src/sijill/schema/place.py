"""Where things happen."""

from msgspec import Struct


class Place(Struct, frozen=True):
    """A place as a lexicon knows it.

    Attributes:
        id: English slug, unique in the pack. Example: ``"sy-hasakah"``.
        names_ar: as a gazetteer spells them, the usual first. Example: ``("الحسكة",)``.
        names_en: the usual first. Example: ``("Al-Hasakah",)``.
        kind: city, town, village, quarter, governorate, district, country, camp, prison, airport,
            base, crossing, dam, bridge, road, site, region, sea, river, mountain.
        lat, lon: WGS84 degrees, None where no source gives them (none guessed).
        precision: radius in metres within which the point is known, None where unknown.
        parent: id of the place it lies in, or "". country: ISO 3166 alpha-2 in lower case, or "".
        geonames: GeoNames id or None. source: where name and point come from. pack: the pack.
        population: inhabitants as the source gives them, None where it does not.
    """

    id: str
    names_ar: tuple[str, ...]
    names_en: tuple[str, ...] = ()
    kind: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    parent: str = ""
    country: str = ""
    geonames: int | None = None
    source: str = ""
    pack: str = ""
    population: int | None = None
