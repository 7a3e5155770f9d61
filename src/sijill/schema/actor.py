"""Who acts: bodies, states, groups, persons, outlets and other sources."""

from typing import Literal

from msgspec import Struct

ActorKind = Literal[
    "state", "government", "force", "armed-group", "party", "body", "group", "person", "source", "outlet"
]


class Actor(Struct, frozen=True):
    """An actor as a lexicon knows it.

    Attributes:
        id: English slug. Example: ``"sdf"``.
        kind: what it is. Example: ``"force"``.
        names_ar: names as written in Arabic, the fullest first. names_en: in English, the usual first.
        parent: the actor it belongs to, or "". Example: ``"sdf"`` for ``"asayish"``.
        party: the side whose actor it is, or "". Example: ``"syria"``.
        country: ISO 3166 alpha-2 in lower case, or "". Example: ``"sy"``.
        pack: the pack that names it. source: where the facts come from.
    """

    id: str
    kind: ActorKind
    names_ar: tuple[str, ...]
    names_en: tuple[str, ...] = ()
    parent: str = ""
    party: str = ""
    country: str = ""
    pack: str = ""
    source: str = ""


class Alias(Struct, frozen=True):
    """A name that stands for different actors at different dates or in different countries.

    Attributes:
        name: as written. Example: ``"النظام"``.
        id: whom it names under the conditions that follow.
        since, until: first and last day, ``""`` for open ends.
        country: the country the report is about, ISO 3166 alpha-2, ``""`` for any.
        pack: the pack that says so.
    """

    name: str
    id: str
    since: str = ""
    until: str = ""
    country: str = ""
    pack: str = ""


class Office(Struct, frozen=True):
    """An office held by a person from one day to another.

    Attributes:
        person: actor id. office: as written in Arabic. body: actor id it belongs to.
        since, until: ``YYYY[-MM[-DD]]`` or "". source: where the fact comes from.
    """

    person: str
    office: str
    body: str
    since: str = ""
    until: str = ""
    source: str = ""


class Side(Struct, frozen=True):
    """On which side of a conflict an actor stood from one day to another.

    Attributes:
        actor: actor id. conflict: slug. Example: ``"syria-war"``.
        side: slug of the side, usually its chief party. Example: ``"sdf"``.
        since, until: ``YYYY[-MM[-DD]]`` or "". source: where the fact comes from.
    """

    actor: str
    conflict: str
    side: str
    since: str = ""
    until: str = ""
    source: str = ""
