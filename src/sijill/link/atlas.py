"""What linking asks of the packs: whose an actor is, how two places lie to each other."""

import math
from functools import cached_property
from typing import Literal

from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.schema import Actor, Place, Told

Lie = Literal["same", "inside", "near", "beside", "apart", "unknown"]

# These name nobody: they are no party, and two mentions that share them share nothing.
NOBODY = frozenset(
    {"civilians", "unknown", "detainees", "local-fighters", "unnamed-source", "women", "children"}
)
WIDE = frozenset({"country", "governorate", "region", "district", "sea", "river", "mountain"})
SETTLED = frozenset({"city", "town", "village", "quarter", "camp"})
_SIDES = frozenset({"state", "government", "force", "armed-group", "party"})
NEAR_KM = 12  # a town and the fields and checkpoints that reports name after it
_EARTH_KM = 6371


class Atlas:
    """A lexicon's actors and places, looked up many times."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon; what is asked twice is kept as well."""
        self._lexicon = lexicon
        self._lies: dict[tuple[str, str], Lie] = {}
        self._above: dict[str, frozenset[str]] = {}
        self._corners: dict[str, tuple[str, ...]] = {}
        self._wide: dict[str, bool] = {}
        self._side: dict[tuple[str, str | None], str] = {}
        self._where: dict[tuple[frozenset[str], tuple[str, ...]], tuple[str, ...]] = {}

    def party(self, actor: str) -> str:
        """Return the party of an actor, its own id where none is known, ``""`` for nobody.

        Example:
            ``Atlas(load()).party("syria-army")`` is ``"syria"``.
        """
        return "" if actor in NOBODY else self._lexicon.party(actor)

    def akin(self, one: str, other: str) -> bool:
        """Return whether both may stand for one: the same, or one belongs to the other."""
        return one == other or other in self._chain(one) or one in self._chain(other)

    def _chain(self, actor: str) -> frozenset[str]:
        """Return what an actor belongs to, upwards; a force stands for its government and the reverse."""
        found: set[str] = set()
        at: Actor | None = self._lexicon.actors.get(actor)
        while at is not None and at.parent and at.parent not in found:
            found.add(at.parent)
            at = self._lexicon.actors.get(at.parent)
        known = self._lexicon.actors.get(actor)
        return frozenset(found | ({known.party} if known and known.party else set()))

    def side(self, actor: str, day: str | None) -> str:
        """Return the party to a conflict whose voice ``actor`` is on ``day``, ``""`` for none.

        Where the packs say from when to when it (or its party) stood on a side, that decides; else its kind:
        a state, a force, a party; an outlet or a person of one.
        """
        if (actor, day) not in self._side:
            self._side[actor, day] = self._side_of(actor, day)
        return self._side[actor, day]

    def _side_of(self, actor: str, day: str | None) -> str:
        known = self._lexicon.actors.get(actor)
        if known is None:
            return ""
        party = known.party or actor
        spells = self._spells.get(actor) or self._spells.get(party)
        if spells and day:
            return party if any(since <= day <= (until or "9999") + "~" for since, until in spells) else ""
        if known.kind in _SIDES:
            return party
        return party if known.kind in {"outlet", "person"} and self._is_party(known.party) else ""

    def teller(self, told: Told) -> str:
        """Return whose word a report is that names no source."""
        return self._lexicon.teller(told.outlet, composed=told.composed)

    def nameless(self, actor: str) -> bool:
        """Return whether a source is nobody of whom the packs know whose it is: «مصدر», a person."""
        known = self._lexicon.actors.get(actor)
        return known is None or known.kind in {"source", "person"}

    def _is_party(self, id_: str) -> bool:
        known = self._lexicon.actors.get(id_)
        return bool(id_) and (known is None or known.kind in _SIDES)

    @cached_property
    def _spells(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for side in self._lexicon.sides:
            found.setdefault(side.actor, []).append((side.since, side.until))
        return found

    # Places

    def lie(self, one: str, other: str) -> Lie:
        """Return how two places lie to each other, by their folded names.

        ``near`` is within `NEAR_KM` or in the same city; ``beside`` the same of two settlements, which are
        two; ``apart`` is known to be further or elsewhere.
        """
        pair = (one, other) if one <= other else (other, one)
        if pair not in self._lies:
            self._lies[pair] = self._lie(*pair)
        return self._lies[pair]

    def above(self, name: str) -> frozenset[str]:
        """Return the ids of the places of this folded name and of all that they lie in."""
        if name not in self._above:
            self._above[name] = frozenset(id_ for place in self._named(name) for id_ in self._up(place))
        return self._above[name]

    def corners(self, name: str) -> tuple[str, ...]:
        """Return what a place is looked up by: its name, and the ids of what it lies in that is not wide."""
        if name not in self._corners:
            above = (id_ for id_ in self.above(name) if not self.is_wide(id_))
            self._corners[name] = (f"@{name}", *sorted(above))
        return self._corners[name]

    def where(self, parties: frozenset[str], places: tuple[str, ...]) -> tuple[str, ...]:
        """Return all that a mention of these parties and folded names of places is looked up by, sorted."""
        key = (parties, places)
        if key not in self._where:
            self._where[key] = tuple(sorted(parties.union(*map(self.corners, places))))
        return self._where[key]

    def knows(self, name: str) -> bool:
        """Return whether any pack has a place of this folded name."""
        return name in self._by_name

    def wide(self, name: str) -> bool:
        """Return whether a name is that of a country, a governorate or the like alone."""
        if name not in self._wide:
            found = self._named(name)
            self._wide[name] = bool(found) and all(place.kind in WIDE for place in found)
        return self._wide[name]

    def _lie(self, one: str, other: str) -> Lie:
        if one == other:
            return "same"
        ones, others = self._named(one), self._named(other)
        if not ones or not others:
            return "inside" if _names(one, other) else "unknown"
        if {place.id for place in ones} & {place.id for place in others}:
            return "same"
        if not {p.country for p in ones} & {p.country for p in others}:
            return "apart"
        if {p.id for p in ones} & self.above(other) or {p.id for p in others} & self.above(one):
            return "inside"
        return self._far(ones, others)

    def _far(self, ones: list[Place], others: list[Place]) -> Lie:
        known = [km for one in ones for other in others if (km := _km(one, other)) is not None]
        if known:
            return _close(ones, others) if min(known) <= NEAR_KM else "apart"
        shared = {id_ for p in ones for id_ in self._up(p)} & {id_ for p in others for id_ in self._up(p)}
        if any(not self.is_wide(id_) for id_ in shared):
            return "apart" if _quarters(ones) and _quarters(others) else _close(ones, others)
        return "unknown" if shared or not (_placed(ones) and _placed(others)) else "apart"

    def is_wide(self, id_: str) -> bool:
        """Return whether a place of this id is a country, a governorate or the like."""
        known = self._lexicon.places.get(id_)
        return known is None or known.kind in WIDE

    def _named(self, name: str) -> list[Place]:
        return self._by_name.get(name, [])

    def _up(self, place: Place) -> set[str]:
        found: set[str] = set()
        at: Place | None = place
        while at is not None and at.id not in found:
            found.add(at.id)
            at = self._lexicon.places.get(at.parent)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self._lexicon.places.values():
            for name in place.names_ar:
                found.setdefault(fold(name), []).append(place)
        return found


def _names(one: str, other: str) -> bool:
    """Return whether one name holds all words of the other: «دوار الجندول», «الجندول»."""
    words, more = set(one.split()), set(other.split())
    return words <= more or more <= words


def _close(ones: list[Place], others: list[Place]) -> Lie:
    """Return ``beside`` for two towns, villages or quarters, ``near`` where one is a site or a road."""
    settled = all(place.kind in SETTLED for place in (*ones, *others))
    return "beside" if settled else "near"


def _quarters(places: list[Place]) -> bool:
    return all(place.kind == "quarter" for place in places)


def _placed(places: list[Place]) -> bool:
    """Return whether it is known in what they lie; regions and the like lie across others."""
    return all(place.kind not in WIDE and (place.parent or place.lat is not None) for place in places)


def _km(one: Place, other: Place) -> float | None:
    """Return the distance on the sphere, None where a point is unknown."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
