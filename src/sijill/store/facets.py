"""How many of the mentions that a filter asks for have each type, party, place and so on."""

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from sqlalchemy import Connection, String, case, cast, func, literal, select, union_all

from sijill.store import tables as t
from sijill.store.query import SOURCE, MentionFilter, conditions, is_reviewed

MANY = 60  # values of a facet that are told, the commonest
_ORDERED = ("year", "confidence")


class Facet(Struct, frozen=True):
    """One value of a facet and how many mentions have it."""

    value: str
    count: int


class Facets(Struct, frozen=True):
    """All facets of what a filter asks for, and how many mentions that are."""

    total: int
    counts: dict[str, tuple[Facet, ...]]


def facets(at: Connection, wanted: MentionFilter) -> Facets:
    """Return the facets of what ``wanted`` asks for, its page left aside."""
    m, v, r = t.mentions.c, t.versions.c, t.reports.c
    day = func.coalesce(m.date_from, m.told_on, "")
    found = (
        select(
            m.key, m.type, m.status, r.outlet, r.composed.label("composed"),
            func.substr(day, 1, 4).label("year"),
            m.confidence, m.id, m.report, m.version, m.start, m.end,
            case((is_reviewed(), "true"), else_="false").label("reviewed"),
        )
        .select_from(SOURCE)
        .where(*conditions(wanted), v.key.is_not(None))
        .cte("found")
    )  # fmt: skip
    plain = ("type", "status", "outlet", "composed", "year", "confidence", "reviewed")
    parts = [
        select(
            literal(name).label("facet"),
            cast(found.c[name], String).label("value"),
            func.count().label("number"),
        ).group_by(found.c[name])
        for name in plain
    ]
    hanging = (
        ("party", t.mention_actors, "party"),
        ("actor", t.mention_actors, "actor"),
        ("place", t.mention_places, "place"),
        ("source", t.mention_sources, "source"),
    )
    parts += [
        select(literal(name), table.c[column], func.count(func.distinct(table.c.mention)))
        .where(table.c.mention.in_(select(found.c.key)))
        .group_by(table.c[column])
        for name, table, column in hanging
    ]
    parts.append(select(literal("total"), literal(""), func.count()).select_from(found))
    return _told(at.execute(union_all(*parts)).all())


def _told(rows: Iterable[tuple[str, object, int]]) -> Facets:
    counted: dict[str, Counter[str]] = {}
    for name, value, number in rows:
        if value not in (None, ""):
            counted.setdefault(name, Counter())[_word(name, value)] += number
        elif name == "total":
            counted.setdefault(name, Counter())[""] += number
    total = sum(counted.pop("total", Counter()).values())
    return Facets(total, {name: _sorted(name, values) for name, values in sorted(counted.items())})


def _word(name: str, value: object) -> str:
    if name == "composed":
        return "true" if value in ("1", "true") else "false"
    return _tenth(str(value)) if name == "confidence" else str(value)


def _tenth(value: str) -> str:
    """Return a number to the nearest tenth, halves up: the databases round differently.

    Example:
        >>> _tenth("0.25"), _tenth("1")
        ('0.3', '1.0')
    """
    return str(Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _sorted(name: str, values: Counter[str]) -> tuple[Facet, ...]:
    order = sorted(values.items(), key=lambda one: one[0] if name in _ORDERED else (-one[1], one[0]))
    return tuple(Facet(*one) for one in (order if name in _ORDERED else order[:MANY]))
