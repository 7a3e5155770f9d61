"""Actors and places, of a record with how often each occurs, or of the lexicons, as tables."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sijill.export.line import Actors, Line
from sijill.lexicon.fold import fold
from sijill.schema import Actor, Place

ROLES = ("actor", "target", "mediator", "source", "of")


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
    """A place with how often it is told of; a point only where a source gives one."""

    name: str
    names_en: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    mentions: int = 0
    composed: bool = False


def _roles(line: Line) -> set[tuple[str, str]]:
    mention = line.mention
    found = {(role, filler.value) for role in ROLES[:-1] for filler in getattr(mention, role)}
    return found | {("of", count.of) for count in mention.count if count.of}


def tally_actors(lines: Iterable[Line], actors: Actors) -> list[ActorRow]:
    """Return the actors of the lines, the commonest first.

    ``composed`` marks those that only composed reports tell of.
    """
    roles: Counter[tuple[str, str]] = Counter()
    whole: Counter[str] = Counter()
    news: set[str] = set()
    for line in lines:
        found = _roles(line)
        ids = {id_ for _, id_ in found}
        roles.update(found)
        whole.update(ids)
        news |= set() if line.report.composed else ids
    return [_actor_row(id_, n, roles, actors, id_ not in news) for id_, n in ranked(whole)]


def ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return names and counts, the greatest first, equal ones by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _actor_row(
    id_: str, n: int, roles: Mapping[tuple[str, str], int], actors: Actors, composed: bool
) -> ActorRow:
    known = actors.get(id_)
    facts = known_actor(known) if known else ActorRow(id_)
    counts = {f"as_{role}": roles.get((role, id_), 0) for role in ROLES}
    return replace(facts, mentions=n, composed=composed, **counts)


def known_actor(actor: Actor) -> ActorRow:
    """Return an actor of a lexicon as a row without counts."""
    return ActorRow(actor.id, actor.names_ar, actor.names_en, actor.kind, actor.party)


def tally_places(lines: Iterable[Line], places: Mapping[str, Place]) -> list[PlaceRow]:
    """Return the places of the lines, the commonest first; facts only where one place alone has the name."""
    counts: Counter[str] = Counter()
    news: set[str] = set()
    for line in lines:
        names = {filler.value for filler in line.mention.place}
        counts.update(names)
        news |= set() if line.report.composed else names
    by_name = _by_name(places)
    return [_place_row(name, n, by_name.get(fold(name), ()), name not in news) for name, n in ranked(counts)]


def _by_name(places: Mapping[str, Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places.values():
        for name in place.names_ar[:1]:
            found.setdefault(fold(name), []).append(place)
    return found


def _place_row(name: str, n: int, found: Sequence[Place], composed: bool) -> PlaceRow:
    if len(found) != 1:
        return PlaceRow(name, mentions=n, composed=composed)
    p = found[0]
    return PlaceRow(name, p.names_en, p.kind, p.country, p.lat, p.lon, p.precision, n, composed)


def known_place(place: Place) -> PlaceRow:
    """Return a place of a lexicon as a row without counts."""
    p = place
    return PlaceRow(
        p.names_ar[0] if p.names_ar else p.id, p.names_en, p.kind, p.country, p.lat, p.lon, p.precision
    )


def fits(query: str, *names: str) -> bool:
    """Say whether a folded query stands in one of the names.

    Example:
        >>> fits("حسكه", "الحسكة"), fits("", "x")
        (True, True)
    """
    asked = fold(query).lower()
    return any(asked in fold(name).lower() for name in names)


def cell(value: Any) -> str:
    """Return a value of a row as a cell: several by ``|``, a truth as yes or empty."""
    if isinstance(value, tuple):
        return "|".join(value)
    if isinstance(value, bool):
        return "composed" if value else ""
    return "" if value is None else str(value)
