"""What a negotiation is: a spell of talks between the same parties, its rounds and their positions."""

from typing import Literal

from msgspec import Struct

from sijill.states.field import Field, Gap

Kind = Literal["demand", "offer", "condition", "threat", "refusal"]
Answer = Literal["accepted", "refused"]
Stand = Literal["open", "agreed", "dead"]


class Round(Struct, frozen=True, kw_only=True):
    """One meeting, call or exchange through a go-between.

    Attributes:
        day: ``YYYY-MM-DD``, an interval or a partial date; ``told-on`` where only its telling has a day,
            ``inferred`` where it is that of the deal which its report tells.
        venue: place names as told. host: actor ids of who hosted, called or carried it.
        via: direct or go-between; inferred where one side met only the mediator.
        who: actor ids of persons and bodies that came.
        outcome: deal, none, postponed or walk-out; inferred from a deal or a refusal told with it. Empty
            where nothing tells it, or where sources differ evenly: ``outcomes`` has all with who holds each.
        events: ids of the events behind it.
    """

    day: Field[str]
    venue: Field[tuple[str, ...]]
    host: Field[tuple[str, ...]]
    via: Field[str]
    who: Field[tuple[str, ...]]
    outcome: Field[str]
    outcomes: tuple[Field[str], ...] = ()
    events: tuple[str, ...] = ()


class Reply(Struct, frozen=True):
    """An act that answers a position.

    Attributes:
        answer: accepted or refused. parties: whose act it is, without who took the position.
        day: when, ``YYYY[-MM[-DD]]`` or None. told: whether a mention says what it answers; else inferred.
        by, one_side, events: whose word it is, and the events behind it.
    """

    answer: Answer
    parties: tuple[str, ...]
    day: str | None
    told: bool
    by: tuple[str, ...]
    one_side: bool
    events: tuple[str, ...]


class Position(Struct, frozen=True, kw_only=True):
    """What a party demanded, offered, made a condition, threatened or refused, and what became of it.

    Attributes:
        party: its party. who: actor ids that spoke. to: the parties it was directed to.
        kind: demand, offer, condition, threat, refusal.
        about: types of what is demanded, offered and so on. Example: ``("LIFT",)``.
        content: the words that tell it. place: where what is demanded would be.
        day: when it was taken. deadline: until when (``counted`` from «within two days»).
        items: what would be given or let in.
        answer: accepted or refused, with the events that answer it and by whose word; basis inferred unless a
            mention itself says what it answers. answered_by: parties. answered_on: the day.
        standing: open, agreed or dead; a refusal leaves what was refused dead until who refused agrees to it.
        replies: all that answered it, in order.
        by, one_side, events: whose word it is that the position was taken.
    """

    party: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    kind: Kind
    about: tuple[str, ...]
    content: str
    place: tuple[str, ...]
    day: Field[str]
    deadline: Field[str]
    items: Field[tuple[str, ...]]
    answer: Field[Answer]
    answered_by: tuple[str, ...] = ()
    answered_on: Field[str]
    standing: Stand = "open"
    replies: tuple[Reply, ...] = ()
    by: tuple[str, ...] = ()
    one_side: bool = False
    events: tuple[str, ...] = ()


class Mediation(Struct, frozen=True):
    """Who mediated, how often, with what success.

    Attributes:
        party: whose. who: actor ids. rounds: how many it hosted or carried. deals: how many of the spell's
            deals it mediated. events: ids.
    """

    party: str
    who: tuple[str, ...]
    rounds: int
    deals: int
    events: tuple[str, ...]


class Silence(Struct, frozen=True):
    """Days without talks between two rounds: the day after one, the day before the next."""

    since: str
    until: str
    days: int


class Negotiation(Struct, frozen=True, kw_only=True):
    """A spell of talks between the same parties; a new one begins after `talks.SILENCE` days of none.

    Attributes:
        id: hash of the kind and the smallest event id. composed: made of a composed report.
        parties: without mediators. mediators: actor ids. mediation: how often each, with what success.
        since, until: the first and the last day of which anything is told.
        rounds: in order. told_rounds: a number of rounds that a report counts («خمس جلسات»).
        deals: ids of the events of the deals reached. silences: spells without talks.
        positions: the ledger, in order.
        gaps: what is not known.
    """

    id: str
    composed: bool
    parties: Field[tuple[str, ...]]
    mediators: Field[tuple[str, ...]]
    mediation: tuple[Mediation, ...] = ()
    since: Field[str]
    until: Field[str]
    rounds: tuple[Round, ...] = ()
    told_rounds: Field[int]
    deals: Field[tuple[str, ...]]
    silences: tuple[Silence, ...] = ()
    positions: tuple[Position, ...] = ()
    gaps: tuple[Gap, ...] = ()
