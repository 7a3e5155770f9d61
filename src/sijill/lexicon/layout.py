"""Which tables a pack may hold, and what stands in each column: the one description of the format.

The checks read it, and docs/packs.md is compared with it by a test.
"""

from typing import Literal, get_args

from msgspec import Struct

from sijill.schema import ActorKind

Kind = Literal[
    "slug", "actor", "pack-place", "names", "text", "country", "day", "choice", "latitude", "longitude",
    "metres", "share", "number", "count", "weight", "flag",
]  # fmt: skip
# ``source``, ``outlet`` and ``person`` have tables of their own.
_KINDS = tuple(k for k in get_args(ActorKind) if k not in {"person", "source", "outlet"})
# docs/packs.md, places.tsv; the kinds of the schema's Place.
PLACE_KINDS = (
    "city", "town", "village", "quarter", "governorate", "district", "country", "camp", "prison", "airport",
    "base", "crossing", "dam", "bridge", "road", "site", "region", "sea", "river", "mountain",
)  # fmt: skip


class Column(Struct, frozen=True):
    """A column of a table.

    Attributes:
        name: as in the head. kind: what its cells hold; ``names`` are several, separated by ``|``.
        must: True where no cell may be empty. optional: True where the head may lack it.
        choices: what a ``choice`` may be.
    """

    name: str
    kind: Kind = "text"
    must: bool = False
    optional: bool = True
    choices: tuple[str, ...] = ()


class Table(Struct, frozen=True):
    """A table of a pack.

    Attributes:
        file: its name. columns: what it may have. unique: the columns that tell its rows apart.
        names: whom the names in it stand for, ``""`` where it holds none.
    """

    file: str
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = ()
    names: Literal["", "actor", "place"] = ""


def _must(name: str, kind: Kind = "text", choices: tuple[str, ...] = ()) -> Column:
    return Column(name, kind, must=True, optional=False, choices=choices)


def _head(name: str, kind: Kind = "text") -> Column:
    return Column(name, kind, optional=False)


_SOURCE = Column("source")
_DAYS = (_head("since", "day"), _head("until", "day"))
_ID = _must("id", "slug")
_AR = _must("ar", "names")
_EN = Column("en", "names")
_COUNTRY = Column("country", "country")
_PLACE = (
    Column("kind", "choice", choices=PLACE_KINDS), _AR, _EN,
    _head("lat", "latitude"), _head("lon", "longitude"), Column("precision", "metres"),
    Column("parent", "pack-place"), _head("country", "country"), Column("geonames", "number"), _SOURCE,
)  # fmt: skip

TABLES: tuple[Table, ...] = (
    Table(
        "actors.tsv",
        (_ID, _must("kind", "choice", _KINDS), Column("parent", "actor"), _head("party", "slug"), _COUNTRY,
         _AR, _EN, _SOURCE),
        ("id",), "actor",
    ),
    Table("persons.tsv", (_ID, _head("party", "slug"), _COUNTRY, _AR, _EN, _SOURCE), ("id",), "actor"),
    Table(
        "outlets.tsv",
        (_ID, _AR, _EN, Column("kind", "choice", choices=("outlet", "agency")), _COUNTRY,
         Column("party", "slug"), Column("domain"), _SOURCE),
        ("id",), "actor",
    ),
    Table("sources.tsv", (_ID, _AR, _EN), ("id",), "actor"),
    Table("groups.tsv", (_ID, _AR, _EN), ("id",), "actor"),
    Table(
        "aliases.tsv",
        (_must("name", "names"), _must("id", "actor"), *_DAYS, _head("country", "country"), _SOURCE),
        ("name", "id", "since", "until", "country"),
    ),
    Table(
        "offices.tsv",
        (_must("person", "actor"), _must("office"), _must("body", "actor"), *_DAYS, _SOURCE),
        ("person", "office", "body", "since"),
    ),
    Table(
        "sides.tsv",
        (_must("actor", "actor"), _must("conflict", "slug"), _must("side", "slug"), *_DAYS, _SOURCE),
        ("actor", "conflict", "since"),
    ),
    Table("places.tsv", (_must("id", "slug"), *_PLACE), ("id",), "place"),
    Table(
        "geonames.tsv",
        (Column("id", "slug"), *_PLACE, Column("population", "count")),
        ("geonames",), "place",
    ),
    Table(
        "nationalities.tsv",
        (_must("country_actor", "slug"), _COUNTRY, _head("adj_m", "names"), _head("adj_f", "names"),
         _head("adj_pl", "names"), Column("stem", "slug"), Column("gov_id", "slug"), Column("weak", "flag")),
        ("country_actor", "adj_m"),
    ),
    Table("composed.tsv", (_must("head_ar", "names"), _must("kind"), _head("suffix")), ("head_ar",)),
    Table("titles.tsv", (_AR, _must("kind")), ("ar",)),
    Table("officenames.tsv", (_must("office"), _AR), ("office", "ar")),
    Table("stopnames.tsv", (_AR, _must("reason")), ("ar",)),
    Table("placekinds.tsv", (_AR, _must("keep", "flag"), _must("kind"), Column("form_of")), ("ar",)),
    Table("items.tsv", (_must("item", "slug"), _AR), ("item", "ar")),
    Table(
        "confidence.tsv",
        (_must("rule"), Column("fired", "count"), Column("right", "count"), _must("confidence", "share")),
        ("rule",),
    ),
    Table(
        "doubt.tsv",
        (_must("feature"), _must("weight", "weight"), Column("seen", "count")),
        ("feature",),
    ),
    Table(
        "examples.tsv",
        (_must("text"), Column("published", "day"), _COUNTRY, _must("expect")),
        ("text", "published", "country"),
    ),
)  # fmt: skip
TOML_FILES = ("pack.toml", "words.toml", "numbers.toml", "dates.toml")
