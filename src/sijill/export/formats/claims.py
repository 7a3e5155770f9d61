"""Whose word an event is: told by the reports themselves, or asserted by somebody, or by one side only."""

from collections.abc import Mapping

from msgspec import Struct

from sijill.export.events import one_side
from sijill.export.names import actor_name
from sijill.i18n import text
from sijill.schema import Actor, Event


class Claim(Struct, frozen=True):
    """Whose word an event is.

    Attributes:
        by: who tells it, each once: the innermost source, the outlet where a report tells it itself.
        asserted: no report tells it in its own voice, or all who tell it are of one party to the conflict.
        one_side: all who tell it are of one party to the conflict.
    """

    by: tuple[str, ...]
    asserted: bool
    one_side: bool


def claim_of(event: Event) -> Claim:
    """Return whose word an event is."""
    by = tuple(sorted({voice.by for voice in event.voices.values() if voice.by}))
    alone = one_side(event)
    own = any(not one.mention.source for one in event.told)
    return Claim(by, alone or not own or event.status == "claimed", alone)


def claim_words(event: Event, actors: Mapping[str, Actor], lang: str) -> str:
    """Return the words for it, ``""`` where a report of no party tells it in its own voice.

    Example: ``"asserted (by sdf); one side only"``.
    """
    claim = claim_of(event)
    if not claim.asserted:
        return ""
    names = (actor_name(one, actors, lang) for one in claim.by)
    who = text("label.comma", lang).join(names) or text("mark.unknown", lang)
    words = text("mark.denied_by" if event.status == "denied" else "mark.asserted", lang, who=who)
    return words + (text("label.semicolon", lang) + text("mark.one_side", lang) if claim.one_side else "")
