"""Events as GeoJSON (RFC 7946): a feature an event, a point where one is known, else no geometry."""

from collections.abc import Iterator, Sequence
from typing import Any

from sijill.export.formats import counted
from sijill.export.formats.bundle import Bundle, Spot
from sijill.export.formats.flat import FIELDS
from sijill.export.formats.form import File
from sijill.export.formats.metadata import about
from sijill.export.formats.spots import points
from sijill.export.records import to_json
from sijill.schema import Event

_LISTS = frozenset({"actor", "target", "mediator", "place", "about", "told_by", "mentions", "reports"})


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.geojson``: WGS84, longitude first; what the export is stands under ``sijill``."""
    features = [_feature(event, bundle) for event in bundle.events]
    yield File(
        "events.geojson",
        to_json({"type": "FeatureCollection", "sijill": about(bundle), "features": features}),
    )


def _feature(event: Event, bundle: Bundle) -> dict[str, Any]:
    spots = bundle.spots.get(event.id, ())
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": geometry(points(spots)),
        "properties": properties(event, bundle) | {"points": [_spot(spot) for spot in spots]},
    }


def geometry(spots: Sequence[Spot]) -> dict[str, Any] | None:
    """Return the point of one place, the points of several, None where none is known.

    Example:
        >>> geometry([Spot(name="x", lat=36.5, lon=40.7)])
        {'type': 'Point', 'coordinates': [40.7, 36.5]}
    """
    found = list(dict.fromkeys((spot.lon, spot.lat) for spot in spots))
    if not found:
        return None
    if len(found) == 1:
        return {"type": "Point", "coordinates": list(found[0])}
    return {"type": "MultiPoint", "coordinates": [list(one) for one in found]}


def _spot(spot: Spot) -> dict[str, Any]:
    names = ("name", "name_en", "id", "basis", "lat", "lon", "precision", "source")
    return {name: getattr(spot, name) for name in names}


def properties(event: Event, bundle: Bundle) -> dict[str, Any]:
    """Return the columns of the table as JSON has them: lists as lists, numbers each with who says it."""
    found: dict[str, Any] = {field.name: field.get(event, bundle) for field in FIELDS}
    found |= {name: str(found[name]).split("|") if found[name] else [] for name in _LISTS}
    return found | {
        "counts": [
            {"what": one.what, "of": one.of, "shown": one.cell, "words": one.word, "by": one.by}
            for one in counted.figures(event)
        ],
        "quotes": [
            {"mention": one.mention.id, "report": one.mention.report, "quote": one.quote}
            for one in event.told
        ],
    }
