"""One happening as all reports tell it: the mentions that were linked, what they agree on and where not."""

from typing import Literal

from msgspec import Struct

from sijill.schema.event_type import EventType, Status
from sijill.schema.mention import Mention

Argument = Literal[
    "type", "actor", "target", "mediator", "place", "date", "about", "status",
    "killed", "injured", "detained", "released", "escaped", "displaced", "positions", "vehicles",
    "trucks", "weapons", "days", "hours", "people", "other",
]  # fmt: skip


class Told(Struct, frozen=True, kw_only=True):
    """A mention with what its report says of itself: what linking and states are given.

    Attributes:
        mention: the mention, with what reviews corrected in it.
        outlet: who published the report, "" where unknown. Example: ``"sana"``.
        published: its day, ``YYYY-MM-DD``, or None.
        composed: whether the report was composed (by a language model) and is not news.
        reviewed: whether a person has judged the mention.
        quote: the words of the evidence.
        copies: other reports that carry the same text (near-duplicates), by id: they are one source with it.
    """

    mention: Mention
    outlet: str = ""
    published: str | None = None
    composed: bool = False
    reviewed: bool = False
    quote: str = ""
    copies: tuple[str, ...] = ()


class Voice(Struct, frozen=True, order=True):
    """Who says a value.

    Attributes:
        by: the innermost source, an actor id; the outlet where a report tells it in its own voice.
        party: the party to the conflict whose voice it is at that date, "" for none. Example: ``"syria"``.
        mentions: the mentions that say it, by id, sorted.
    """

    by: str
    party: str = ""
    mentions: tuple[str, ...] = ()


class Value(Struct, frozen=True):
    """One value of an argument with those who hold it.

    Attributes:
        value: an actor id, a place, an interval of days, a number (``"81"``, ``"30.."`` for at least 30).
        word: as the text has it where the value is vague («العشرات»), else "".
        by: who says so, sorted.
        of: whose number it is, as an actor id, where the voices count different people, else "".
    """

    value: str
    by: tuple[Voice, ...]
    word: str = ""
    of: str = ""


class Disagreement(Struct, frozen=True):
    """An argument on which the mentions of one event differ.

    Attributes:
        argument: which. Example: ``"killed"``.
        values: what is said, value by value, sorted.
        of: for numbers, whose, as an actor id, or "". Example: ``"civilians"``.
    """

    argument: Argument
    values: tuple[Value, ...]
    of: str = ""


class Event(Struct, frozen=True, kw_only=True):
    """One happening.

    Attributes:
        id: 16 hexadecimal digits, made of its smallest mention id, so that the order of reading does not
            change it.
        type: the type of most of its mentions.
        told: its mentions, sorted by day of publication, report and place in it.
        status: actual where any voice tells it so; the rest stands under ``disagreements``.
        actor, target, mediator, place, about: the values that no mention contradicts (all that were told).
        date: the interval ``YYYY-MM-DD[/YYYY-MM-DD]`` that the mentions share; None where none tells it.
        told_on: the earliest day of publication, an upper bound for what is not planned.
        disagreements: where the mentions differ.
        sources: how many independent sources tell it (copies of one text are one).
        voices: whose word each mention is, by the mention's id.
    """

    id: str
    type: EventType
    told: tuple[Told, ...]
    status: Status = "actual"
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    date: str | None = None
    told_on: str | None = None
    disagreements: tuple[Disagreement, ...] = ()
    sources: int = 1
    voices: dict[str, Voice] = {}

    def mentions(self) -> tuple[str, ...]:
        """Return the ids of its mentions, in their order."""
        return tuple(one.mention.id for one in self.told)
