"""Events as JSON and as rows of a spreadsheet."""

from typing import Any

import msgspec

from sijill.export.columns import View
from sijill.export.events import argument_words, composed, one_side, value_words
from sijill.i18n import text
from sijill.schema import Event, Told

COLUMNS = (
    "id", "type", "status", "actor", "target", "mediator", "place", "date", "about", "told_on", "sources",
    "differ", "one_side", "origin", "reviewed", "mentions", "reports", "quotes",
)  # fmt: skip
_BETWEEN = "|"


def event_record(event: Event) -> dict[str, Any]:
    """Return an event as a mapping ready for JSON.

    Its keys are those of the type, with ``one_side``, ``composed`` and ``reviewed`` (how many of its mentions
    a person has judged); ``mentions`` holds of each mention what tells it apart, with its words; all of a
    mention is to be had by its id.
    """
    record: dict[str, Any] = {
        name: msgspec.to_builtins(getattr(event, name))
        for name in event.__struct_fields__
        if name not in ("told", "voices")
    }
    return record | {
        "one_side": one_side(event),
        "composed": composed(event),
        "reviewed": sum(one.reviewed for one in event.told),
        "mentions": [_mention(one, event) for one in event.told],
    }


def _mention(told: Told, event: Event) -> dict[str, Any]:
    mention, voice = told.mention, event.voices[told.mention.id]
    return {
        "id": mention.id,
        "report": mention.report,
        "version": mention.version,
        "outlet": told.outlet,
        "published": told.published,
        "composed": told.composed,
        "reviewed": told.reviewed,
        "type": mention.type,
        "status": mention.status,
        "by": voice.by,
        "party": voice.party,
        "quote": told.quote,
        "part": mention.evidence.part,
        "start": mention.evidence.start,
        "end": mention.evidence.end,
        "copies": list(told.copies),
    }


def event_row(event: Event, view: View) -> list[str]:
    """Return the cells of an event, see `COLUMNS`; several values are parted by ``|``."""
    cells: dict[str, str] = {
        name: _BETWEEN.join(getattr(event, name))
        for name in ("actor", "target", "mediator", "place", "about")
    }
    cells |= {name: str(getattr(event, name) or "") for name in ("id", "type", "status", "date", "told_on")}
    cells |= {
        "sources": str(event.sources),
        "differ": _BETWEEN.join(differing(event, view)),
        "one_side": text("mark.one_side", view.lang) if one_side(event) else "",
        "origin": text("mark.composed" if composed(event) else "mark.news", view.lang),
        "reviewed": f"{sum(one.reviewed for one in event.told)}/{len(event.told)}",
        "mentions": _BETWEEN.join(event.mentions()),
        "reports": _BETWEEN.join(dict.fromkeys(one.mention.report for one in event.told)),
        "quotes": _BETWEEN.join(one.quote for one in event.told),
    }
    return [cells[name] for name in COLUMNS]


def differing(event: Event, view: View) -> list[str]:
    """Return where the mentions of an event differ, each argument with its values and who holds them."""
    between = text("label.semicolon", view.lang)
    return [
        f"{argument_words(one, view)}{text('label.colon', view.lang)}"
        + between.join(value_words(one, value, view) for value in one.values)
        for one in event.disagreements
    ]
