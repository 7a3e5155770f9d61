"""What every format is given: events with all that belongs to them, already redacted where that was asked."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from msgspec import Struct

from sijill.schema import Actor, Event, Report, Review

Basis = Literal["gazetteer", "nested", "several", "no-point", "unknown"]
_NO_STATES: Mapping[str, Any] = MappingProxyType({})


class Snapshot(Struct, frozen=True, kw_only=True):
    """What an export was made of, so that another can be compared with it.

    Attributes:
        id: ``s-`` and 12 hexadecimal digits, the hash of all that follows but the time.
        time: when it was made, ISO 8601 in UTC.
        record: SHA-256 of the record's content (`sijill.store.canonical`). version: of Sijill.
        engines: that coded the mentions. packs: in use, with their versions. lexicon: the packs' hash.
        filters: what was asked for, by option. redact: what was taken out.
    """

    id: str
    time: str
    record: str
    version: str
    engines: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    lexicon: str = ""
    filters: dict[str, Any] = {}
    redact: tuple[str, ...] = ()


class Spot(Struct, frozen=True, kw_only=True):
    """A place of an event as the packs know it.

    Attributes:
        name: as a gazetteer spells it, in Arabic. name_en: ``""`` where unknown.
        id, kind, country, geonames, source: of the place; empty where the packs do not know it.
        lat, lon: WGS84, None where no source gives them. precision: radius in metres, None where unknown.
        basis: gazetteer; nested (a town and what it lies in have one name: the point is the town's); several
            (the name stands for several places); no-point; unknown to the packs.
        above: what it lies in, the nearest first, in Arabic; above_en: in English.
    """

    name: str
    name_en: str = ""
    id: str = ""
    kind: str = ""
    country: str = ""
    geonames: int | None = None
    source: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    basis: Basis = "unknown"
    above: tuple[str, ...] = ()
    above_en: tuple[str, ...] = ()


class Bundle(Struct, frozen=True, kw_only=True):
    """What a format writes.

    Attributes:
        events: by their day. reports: by id and version, with their texts. reviews: of these reports.
        actors: those that the packs know, by id. spots: the places of each event, by the event's id.
        snapshot: what it was made of. lang: of words for people, ``"ar"`` or ``"en"``.
        states: by kind, as JSON has them; empty where the format holds none or filters leave events out.
        content: the whole record as canonical JSON lines, for the format that is that.
    """

    events: tuple[Event, ...]
    reports: Mapping[tuple[str, int], Report]
    reviews: tuple[Review, ...]
    actors: Mapping[str, Actor]
    spots: Mapping[str, tuple[Spot, ...]]
    snapshot: Snapshot
    lang: str = "en"
    states: Mapping[str, list[dict[str, Any]]] = _NO_STATES
    content: bytes = b""

    def report(self, id_: str, version: int) -> Report:
        """Return a report at a version; one without words where it is not there."""
        return self.reports.get((id_, version)) or Report(id=id_, text="", version=version)
