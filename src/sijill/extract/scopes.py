"""Scopes: where the names of a trigger are looked for, and what they turn out to be."""

from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Name

# Where the target stands when a predicate does not say: object, then these prepositions.
TARGETS = ("obj", "على", "علي", "ضد", "بحق", "ل")


class Roles(Struct, frozen=True):
    """Who does it, to whom, and who stands between them, as names of the text."""

    actor: tuple[Name, ...] = ()
    target: tuple[Name, ...] = ()
    mediator: tuple[Name, ...] = ()
    inherited: bool = False


class Scope(Struct, frozen=True):
    """Where a trigger's arguments are looked for.

    Attributes:
        clause: its clause. stop: where its arguments end to the right (its content, another verb).
        names: actors in the clause. subject: whom a verb without a subject goes on with.
    """

    clause: Clause
    stop: int
    names: tuple[Name, ...]
    subject: tuple[Name, ...]
