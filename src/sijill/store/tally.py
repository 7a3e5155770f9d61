"""How often each actor and each place is told of, counted where the mentions lie.

Counted are mentions of the texts that stand, those of superseded ones only when asked; an actor or a place
once in each. Two reports of one event are two mentions.
"""

from msgspec import Struct
from sqlalchemy import Connection, text

from sijill.store.kinds import POSTGRES

ROLES = ("actor", "target", "mediator", "source", "of")


class Told(Struct, frozen=True):
    """A name with how many mentions tell of it.

    Attributes:
        name: an actor's id, or a place's name as it was coded. Example: ``"sdf"``.
        mentions: in how many mentions it stands, in whatever role.
        composed: whether composed reports alone tell of it.
        roles: role -> mentions, for actors; ``"of"`` where it is they who are counted («12 مدنياً»).
    """

    name: str
    mentions: int
    composed: bool
    roles: dict[str, int] = {}


class OutletTold(Struct, frozen=True):
    """How many reports an outlet has, and how many mentions they hold.

    Attributes:
        outlet: as the reports have it. composed: whether these are its composed reports, or those that are
            news: they are counted apart, since a composed report's outlet may bear a real one's name.
    """

    outlet: str
    composed: bool
    reports: int
    mentions: int


_OUTLETS = """
SELECT r.outlet, r.composed, count(*),
       sum((SELECT count(*) FROM mentions m WHERE m.report = r.id AND m.version = r.latest))
FROM reports r GROUP BY r.outlet, r.composed ORDER BY r.outlet, r.composed
"""
_TOLD = "JOIN mentions m ON m.key = told.mention JOIN reports r ON r.id = m.report"
_STANDING = "WHERE r.latest = m.version OR :superseded"
_COMPOSED = "min(CASE WHEN r.composed THEN 1 ELSE 0 END)"
_COUNTED = "json_each(n.body, '$.count') one", "json_extract(one.value, '$.of')"
_COUNTED_POSTGRES = "json_array_elements(CAST(n.body AS json) -> 'count') one(value)", "one.value ->> 'of'"


def _actors(counted: tuple[str, str]) -> str:
    """Return the question for actors, given how a mention's counts are read and whose they are."""
    of = f"SELECT n.key, 'of', {counted[1]} FROM mentions n, {counted[0]} WHERE {counted[1]} IS NOT NULL"  # noqa: S608
    roles = ", ".join(f"count(*) FILTER (WHERE told.role = '{role}')" for role in ROLES)
    return f"""
WITH told(mention, role, name) AS (
    SELECT mention, role, actor FROM mention_actors
    UNION SELECT mention, 'source', source FROM mention_sources
    UNION {of}
)
SELECT told.name, count(DISTINCT told.mention) AS mentions, {_COMPOSED}, {roles}
FROM told {_TOLD} {_STANDING} GROUP BY told.name ORDER BY mentions DESC, told.name
"""  # noqa: S608 (the roles are our own)


_PLACES = f"""
SELECT told.place, count(DISTINCT told.mention) AS mentions, {_COMPOSED}
FROM mention_places told {_TOLD} {_STANDING} GROUP BY told.place ORDER BY mentions DESC, told.place
"""  # noqa: S608


def tally_actors(at: Connection, *, superseded: bool = False) -> list[Told]:
    """Return the actors and sources of the record, the commonest first, equal ones by name."""
    counted = _COUNTED_POSTGRES if at.dialect.name == POSTGRES else _COUNTED
    rows = at.execute(text(_actors(counted)), {"superseded": superseded})
    return [
        Told(name, mentions, bool(composed), dict(zip(ROLES, roles, strict=True)))
        for name, mentions, composed, *roles in rows
    ]


def tally_places(at: Connection, *, superseded: bool = False) -> list[Told]:
    """Return the places of the record, the commonest first, equal ones by name."""
    rows = at.execute(text(_PLACES), {"superseded": superseded})
    return [Told(name, mentions, bool(composed)) for name, mentions, composed in rows]


def tally_outlets(at: Connection) -> list[OutletTold]:
    """Return each outlet with what its reports come to, as they stand; its composed ones apart."""
    rows = at.execute(text(_OUTLETS))
    return [OutletTold(name, bool(composed), *map(int, counts)) for name, composed, *counts in rows]
