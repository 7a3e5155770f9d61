"""What each tool is asked: types that check the question, and the JSON schema made of them."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from sijill.i18n import text
from sijill.schema import EventType, Status
from sijill.states.kinds import Kind

_DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
Day = Annotated[str, Meta(pattern=_DAY)]
Words = Annotated[str, Meta(min_length=1, max_length=400)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Names = Annotated[tuple[Name, ...], Meta(max_length=20)]
Limit = Annotated[int, Meta(ge=1, le=50)]
Offset = Annotated[int, Meta(ge=0)]


class Asked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all questions: what is not known is refused, never left aside."""


class Search(Asked, frozen=True, kw_only=True):
    """Words in reports, in any spelling, with what is joined to them."""

    words: Words
    outlet: Names = ()
    limit: Limit = 10
    offset: Offset = 0


class Mentions(Asked, frozen=True, kw_only=True):
    """The filters that mentions and events share; what is left out asks for nothing."""

    type: Annotated[tuple[EventType, ...], Meta(max_length=26)] = ()
    status: Annotated[tuple[Status, ...], Meta(max_length=4)] = ()
    actor: Names = ()
    target: Names = ()
    mediator: Names = ()
    party: Names = ()
    place: Names = ()
    since: Day | None = None
    until: Day | None = None
    source: Names = ()
    outlet: Names = ()
    report: Names = ()
    words: Annotated[str, Meta(max_length=400)] = ""
    composed: bool | None = None
    limit: Limit = 20
    offset: Offset = 0


class Events(Mentions, frozen=True, kw_only=True):
    """Events are asked for by what their mentions are."""


class Evidence(Asked, frozen=True, kw_only=True):
    """The id of a mention, of an event or of a state, as another answer gave it."""

    id: Name


class AsOf(Asked, frozen=True, kw_only=True):
    """Whose, where and as of when: what all states are asked by."""

    known_by: Day | None = None
    party: Names = ()
    actor: Names = ()
    place: Names = ()
    composed: bool | None = None
    limit: Limit = 10
    offset: Offset = 0


class States(AsOf, frozen=True, kw_only=True):
    """States of one kind."""

    kind: Kind
    at: Day | None = None
    since: Day | None = None
    until: Day | None = None


class StateAt(AsOf, frozen=True, kw_only=True):
    """All that was in force on a day."""

    day: Day


TOOLS: dict[str, type[Asked]] = {
    "search": Search, "mentions": Mentions, "events": Events, "evidence": Evidence, "states": States,
    "state_at": StateAt,
}  # fmt: skip


def schema_of(tool: str, lang: str) -> dict[str, Any]:
    """Return the JSON schema of what a tool is asked, each argument described in ``lang``.

    Example:
        >>> schema_of("evidence", "en")["required"]
        ['id']
    """
    kind = TOOLS[tool]
    (_, *_), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    schema: dict[str, Any] = parts[kind.__name__]
    schema.pop("description", None)  # what the tool does stands beside it, in the asker's language
    for name, argument in schema["properties"].items():
        argument["description"] = text(f"mcp.argument.{name}", lang)
    return schema
