"""The 26 event types of the coding guide, with what they answer to in PLOVER and ACLED.

Source: the coding guide (docs/guide.md), its tables of types, statuses and counts.
"""

from typing import Literal, get_args

EventType = Literal[
    "MEET", "DEMAND", "OFFER", "REJECT", "AGREE", "THREATEN", "ACCUSE", "DENY", "VIOLATE",
    "BLOCKADE", "LIFT", "AID", "DETAIN", "RELEASE", "ESCAPE", "DEPLOY", "WITHDRAW", "CLASH",
    "ATTACK", "SEIZE", "HANDOVER", "CASUALTIES", "DISPLACE", "PROTEST", "APPOINT", "COERCE",
]  # fmt: skip
Status = Literal["actual", "claimed", "denied", "planned"]
CountOf = Literal[
    "killed", "injured", "detained", "released", "escaped", "displaced", "positions", "vehicles",
    "trucks", "weapons", "days", "hours", "people", "other",
]  # fmt: skip
ContentType = EventType | Literal["INTEGRATE", "DISARM", "CEASEFIRE", "OTHER"]

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
COUNTED: tuple[CountOf, ...] = get_args(CountOf)
SPEECH_ACTS: frozenset[EventType] = frozenset(
    {"DEMAND", "OFFER", "REJECT", "AGREE", "THREATEN", "ACCUSE", "DENY", "MEET", "PROTEST", "VIOLATE"}
)
STATEMENTS: frozenset[EventType] = frozenset({"DEMAND", "OFFER", "REJECT", "THREATEN", "ACCUSE", "DENY"})
"""The speech acts that are done by saying something alone."""
SYMMETRIC: frozenset[EventType] = frozenset({"MEET", "AGREE", "CLASH"})
PLOVER: dict[EventType, str] = {
    "MEET": "CONSULT", "DEMAND": "REQUEST", "OFFER": "SUPPORT", "REJECT": "REJECT", "AGREE": "AGREE",
    "THREATEN": "THREATEN", "ACCUSE": "ACCUSE", "DENY": "REJECT", "VIOLATE": "COERCE",
    "BLOCKADE": "COERCE", "LIFT": "RETREAT", "AID": "AID", "DETAIN": "COERCE", "RELEASE": "RETREAT",
    "DEPLOY": "MOBILIZE", "WITHDRAW": "RETREAT", "CLASH": "ASSAULT", "ATTACK": "ASSAULT",
    "SEIZE": "COERCE", "HANDOVER": "CONCEDE", "PROTEST": "PROTEST", "COERCE": "COERCE",
}  # fmt: skip
