"""One event as one report tells it."""

from typing import Literal

from msgspec import Struct

from sijill.schema.event_type import ContentType, EventType, Status
from sijill.schema.filler import Count, Filler, Time
from sijill.schema.span import Span


class Content(Struct, frozen=True):
    """What is demanded, offered, threatened or agreed: told, but not told as having happened.

    Attributes:
        type: a type of the guide, or INTEGRATE, DISARM, CEASEFIRE, OTHER.
        actor: who would do it. target: to whom. place: where.
        span: the words that tell it.
        deadline: until when it is due. items: what is given, let in or kept out by it.
    """

    type: ContentType
    span: Span
    actor: tuple[Filler, ...] = ()
    target: tuple[Filler, ...] = ()
    place: tuple[Filler, ...] = ()
    deadline: Time | None = None
    items: tuple[Filler, ...] = ()


class Mention(Struct, frozen=True, kw_only=True):
    """One event as one report tells it, with every span that tells it (docs/guide.md).

    Attributes:
        id: 16 hexadecimal digits, the hash of report, version, type, evidence and trigger.
        report: the report's id. version: its version.
        type: one of the guide's 26. Example: ``"BLOCKADE"``.
        evidence: the shortest stretch that holds the trigger and the arguments.
        trigger: the word that tells the event. Example: the span of «حصار».
        engine: engine and version. Example: ``"rules/1"``.
        rule: the rule that made it. Example: ``"blockade.besiege:verb"``.
        confidence: share of right ones among what the rule coded, in [0, 1].
        actor, target, mediator: actor ids with their spans.
        place: names as a gazetteer spells them. date: when it happened, or None.
        about: types that are demanded, offered, refused, agreed, threatened, alleged or denied.
        count: numbers that belong to it. status: actual, claimed, denied or planned.
        source: who says so, from the nearest inward (the whole chain).
        told_on: the report's date of publication, an upper bound for what is not planned.
        content: what is demanded, offered, threatened or agreed, as nested mentions.
        deadline: until when. term: how long. items: what is kept out or let in.
        outcome: of talks: deal, none, postponed or walk-out. via: direct or go-between.
        form: spoken or written. answers: id of the mention that this one answers.
        packs: the packs that the report was read with. Example: ``("core", "syria")``.
    """

    id: str
    report: str
    version: int
    type: EventType
    evidence: Span
    trigger: Span
    engine: str
    rule: str
    confidence: float
    actor: tuple[Filler, ...] = ()
    target: tuple[Filler, ...] = ()
    mediator: tuple[Filler, ...] = ()
    place: tuple[Filler, ...] = ()
    date: Time | None = None
    about: tuple[Filler, ...] = ()
    count: tuple[Count, ...] = ()
    status: Status = "actual"
    source: tuple[Filler, ...] = ()
    told_on: str | None = None
    content: tuple[Content, ...] = ()
    deadline: Time | None = None
    term: Count | None = None
    items: tuple[Filler, ...] = ()
    outcome: Filler | None = None
    via: Filler | None = None
    form: Filler | None = None
    answers: str | None = None
    packs: tuple[str, ...] = ()


Outcome = Literal["deal", "none", "postponed", "walk-out"]
