"""A mention in the guide's form, with its offsets."""

from typing import Any

import msgspec

from sijill.schema import Count, Filler, Mention, Report


def to_guide(mention: Mention, report: Report) -> dict[str, Any]:
    """Return a mention as the coding guide writes an event, with ``start`` and ``end``.

    Offsets are code points of the text; where only the title tells it, ``part`` says ``"title"``.

    Example:
        ``{"type": "BLOCKADE", "actor": ["sdf"], …, "quote": "حاصرت قسد …", "start": 0, "end": 21}``
    """
    part = report.title if mention.evidence.part == "title" else report.text
    event: dict[str, Any] = {
        "type": mention.type,
        **{role: _values(getattr(mention, role)) for role in ("actor", "target", "mediator", "place")},
        "date": mention.date.value if mention.date else None,
        "about": _values(mention.about),
        "count": [_count(c) for c in mention.count],
        "status": mention.status,
        "source": _values(mention.source),
        "quote": mention.evidence.of(part),
        "start": mention.evidence.start,
        "end": mention.evidence.end,
    }
    return event | ({"part": "title"} if mention.evidence.part == "title" else {})


def _values(fillers: tuple[Filler, ...]) -> list[str]:
    return [f.value for f in fillers]


def _count(count: Count) -> dict[str, Any]:
    value = msgspec.to_builtins(count.value)
    return {"what": count.what, "value": value} | ({"of": count.of} if count.of else {})
