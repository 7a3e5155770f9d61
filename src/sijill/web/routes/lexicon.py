"""Names that the packs know, by any spelling."""

from typing import Annotated, Any

from litestar import get
from litestar.params import QueryParameter
from msgspec import Struct

from sijill.lexicon.fold import fold
from sijill.web.asking import Here

Query = Annotated[str, QueryParameter(max_length=200)]
Most = Annotated[int, QueryParameter(ge=1, le=200)]


class Known(Struct, frozen=True, kw_only=True):
    """An actor or a place that the packs know.

    Attributes:
        id: of the packs; a place is coded by its name. names: in both languages, the usual ones first.
        kind, party, parent, country: as the packs have them, "" where they say nothing.
        lat, lon, precision: of places. ``precision`` is a radius in metres.
    """

    id: str
    names: dict[str, list[str]]
    kind: str
    party: str = ""
    parent: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


class KnownList(Struct, frozen=True):
    """Those whose names fit best, at most as many as asked for; ``total`` fit."""

    items: list[Known]
    total: int


@get("/lexicon/actors", sync_to_thread=True)
def actors(room: Here, q: Query = "", limit: Most = 20) -> KnownList:
    """Return the actors one of whose names, or whose id, holds the words; in any spelling."""
    found = _ranked(room.lexicon.actors.values(), q)
    return KnownList([_actor(one) for one in found[:limit]], len(found))


@get("/lexicon/places", sync_to_thread=True)
def places(room: Here, q: Query = "", limit: Most = 20) -> KnownList:
    """Return the places one of whose names, or whose id, holds the words; in any spelling."""
    found = _ranked(room.lexicon.places.values(), q)
    return KnownList([_place(one) for one in found[:limit]], len(found))


class NamesAnswer(Struct, frozen=True):
    """Names by id."""

    names: dict[str, dict[str, str]]


Ids = Annotated[list[Annotated[str, QueryParameter(max_length=200)]], QueryParameter(max_items=500)]


@get("/lexicon/names", sync_to_thread=True)
def names(room: Here, ids: Ids) -> NamesAnswer:
    """Return the names of actors, places and names of places, by id; several parted by commas too."""
    asked = [part for one in ids for part in one.split(",") if part]
    found = ((one, room.naming.name(one) or room.naming.name(one, is_place=True)) for one in asked)
    return NamesAnswer(dict(found))


def _ranked(known: Any, query: str) -> list[Any]:
    """Return what fits: those so named, then those that begin so, then those that hold it."""
    asked = fold(query).lower()
    ranked = ((_rank(asked, one), one) for one in known)
    return [one for rank, one in sorted(ranked, key=lambda pair: (pair[0], pair[1].id)) if rank < _NO]


_NO = 9


def _rank(asked: str, one: Any) -> int:
    if not asked:
        return 1
    return min(
        (_fit(asked, fold(name).lower()) for name in (one.id, *one.names_ar, *one.names_en)), default=_NO
    )


def _fit(asked: str, name: str) -> int:
    if asked not in name:
        return _NO
    bare = name.removeprefix("ال")
    if asked in (name, bare):
        return 0
    return 1 if name.startswith(asked) or bare.startswith(asked) else 2


def _actor(one: Any) -> Known:
    names_ = {"ar": list(one.names_ar), "en": list(one.names_en)}
    return Known(
        id=one.id, names=names_, kind=one.kind, party=one.party, parent=one.parent, country=one.country
    )


def _place(one: Any) -> Known:
    names_ = {"ar": list(one.names_ar), "en": list(one.names_en)}
    return Known(
        id=one.id, names=names_, kind=one.kind, parent=one.parent, country=one.country,
        lat=one.lat, lon=one.lon, precision=one.precision,
    )  # fmt: skip


HANDLERS = (actors, places, names)
