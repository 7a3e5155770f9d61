"""Actors and places, of a record with how often each is told of, or of the lexicons, as rows of a table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sijill.export.line import Actors
from sijill.lexicon.fold import fold
from sijill.schema import Actor, Place
from sijill.store import Told

_SAME = 0.05  # degrees, about 5 km: two packs give one town points as far apart as this


class ActorRow(Struct, frozen=True):
    """An actor with how often it takes part, by role; counts are of mentions, not of events."""

    id: str
    names_ar: tuple[str, ...] = ()
    names_en: tuple[str, ...] = ()
    kind: str = ""
    party: str = ""
    mentions: int = 0
    as_actor: int = 0
    as_target: int = 0
    as_mediator: int = 0
    as_source: int = 0
    as_of: int = 0
    composed: bool = False


class PlaceRow(Struct, frozen=True):
    """A place with how often it is told of; a point only where a source gives one, to one place of the name.

    Attributes:
        kind: its kind; where several places have the name all of theirs, with ``|`` between them.
        source: where its name and its point come from.
    """

    name: str
    names_en: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    source: str = ""
    mentions: int = 0
    composed: bool = False

    @property
    def point(self) -> str:
        """Return latitude and longitude for a table, ``""`` where there is no point."""
        return "" if self.lat is None or self.lon is None else f"{self.lat:.4f}, {self.lon:.4f}"


def actor_rows(found: Iterable[Told], actors: Actors) -> list[ActorRow]:
    """Return the actors of a record, with what the lexicons know of them."""
    return [_actor_row(told, actors.get(told.name)) for told in found]


def _actor_row(told: Told, known: Actor | None) -> ActorRow:
    facts = known_actor(known) if known else ActorRow(told.name)
    counts = {f"as_{role}": n for role, n in told.roles.items()}
    return replace(facts, mentions=told.mentions, composed=told.composed, **counts)


def known_actor(actor: Actor) -> ActorRow:
    """Return an actor of a lexicon as a row without counts."""
    return ActorRow(actor.id, actor.names_ar, actor.names_en, actor.kind, actor.party)


def place_rows(found: Iterable[Told], places: Mapping[str, Place]) -> list[PlaceRow]:
    """Return the places of a record, with what the lexicons know of them."""
    named = _by_name(places)
    return [
        replace(
            _of_name(told.name, named.get(fold(told.name), ())),
            mentions=told.mentions,
            composed=told.composed,
        )
        for told in found
    ]


def _by_name(places: Mapping[str, Place]) -> dict[str, list[Place]]:
    """Return folded name -> the places that usually have it; where none has, those that may have it."""
    usual: dict[str, list[Place]] = {}
    other: dict[str, list[Place]] = {}
    for place in places.values():
        for rank, name in enumerate(place.names_ar):
            (other if rank else usual).setdefault(fold(name), []).append(place)
    return other | usual


def _of_name(name: str, found: Sequence[Place]) -> PlaceRow:
    if not found:
        return PlaceRow(name)
    if all(_same(found[0], place) for place in found):
        best = max(reversed(found), key=lambda place: place.lat is not None)
        return replace(known_place(best), name=name)
    return PlaceRow(name, kind=_all("kind", found), country=_all("country", found))


def _same(one: Place, other: Place) -> bool:
    """Say whether two entries are one place: of one country and kind, their points together or unknown."""
    if (one.country, one.kind) != (other.country, other.kind):
        return False
    pairs = ((one.lat, other.lat), (one.lon, other.lon))
    return all(a is None or b is None or abs(a - b) <= _SAME for a, b in pairs)


def _all(name: str, found: Sequence[Place]) -> str:
    return "|".join(sorted({value for place in found if (value := getattr(place, name))}))


def known_place(place: Place) -> PlaceRow:
    """Return a place of a lexicon as a row without counts."""
    p = place
    name = p.names_ar[0] if p.names_ar else p.id
    return PlaceRow(name, p.names_en, p.kind, p.country, p.lat, p.lon, p.precision, p.source)


def fits(query: str, *names: str) -> bool:
    """Say whether a folded query stands in one of the names.

    Example:
        >>> fits("حسكه", "الحسكة"), fits("", "x")
        (True, True)
    """
    asked = fold(query).lower()
    return any(asked in fold(name).lower() for name in names)


def cell(value: Any) -> str:
    """Return a value of a row as a cell: several by ``|``, a truth as "composed" or empty."""
    if isinstance(value, tuple):
        return "|".join(value)
    if isinstance(value, bool):
        return "composed" if value else ""
    return "" if value is None else str(value)
