"""Data without behaviour: what the other rooms hand each other."""

from sijill.schema.actor import Actor, ActorKind, Alias, Office, Side
from sijill.schema.event import Argument, Disagreement, Event, Told, Value, Voice
from sijill.schema.event_type import (
    COUNTED,
    EVENT_TYPES,
    PLOVER,
    SPEECH_ACTS,
    STATEMENTS,
    STATUSES,
    SYMMETRIC,
    ContentType,
    CountOf,
    EventType,
    Status,
)
from sijill.schema.filler import Bound, Count, Filler, How, Time
from sijill.schema.hand_event import HandCount, HandEvent, HandForm
from sijill.schema.mention import Content, Mention, Outcome
from sijill.schema.place import Place
from sijill.schema.report import Report
from sijill.schema.review import LINKING, PERSON, REDACT, Review, Verdict, corrected, kept, redacted, standing
from sijill.schema.span import Part, Span

__all__ = [
    "COUNTED",
    "EVENT_TYPES",
    "LINKING",
    "PERSON",
    "PLOVER",
    "REDACT",
    "SPEECH_ACTS",
    "STATEMENTS",
    "STATUSES",
    "SYMMETRIC",
    "Actor",
    "ActorKind",
    "Alias",
    "Argument",
    "Bound",
    "Content",
    "ContentType",
    "Count",
    "CountOf",
    "Disagreement",
    "Event",
    "EventType",
    "Filler",
    "HandCount",
    "HandEvent",
    "HandForm",
    "How",
    "Mention",
    "Office",
    "Outcome",
    "Part",
    "Place",
    "Report",
    "Review",
    "Side",
    "Span",
    "Status",
    "Time",
    "Told",
    "Value",
    "Verdict",
    "Voice",
    "corrected",
    "kept",
    "redacted",
    "standing",
]
