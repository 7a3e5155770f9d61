"""Decisions as the record keeps them: with the words that tie them to their mentions, whatever their ids."""

from collections.abc import Mapping

import msgspec

from sijill.schema import Mention, Review
from sijill.store import MentionFilter, Store


def review_of(
    mention: Mention, other: Mention | None, who: str, when: str, said: Mapping[str, str]
) -> Review:
    """Return a decision on a mention, or on two.

    Args:
        mention: what it is about.
        other: of same and different, the other mention.
        who: the reviewer.
        when: ISO 8601 in UTC.
        said: verdict, argument, value and why.

    Raises:
        msgspec.ValidationError: there is no such verdict.
    """
    facts = {
        "mention": mention.id, "report": mention.report, "type": mention.type,
        "start": mention.evidence.start, "end": mention.evidence.end, "who": who, "when": when,
    }  # fmt: skip
    if other is not None:
        facts |= {
            "other": other.id, "other_report": other.report, "other_type": other.type,
            "other_start": other.evidence.start, "other_end": other.evidence.end,
        }  # fmt: skip
    return msgspec.convert({**facts, **said}, Review)


def others_of(store: Store, mention: Mention, other: str) -> list[Mention]:
    """Return the mention of the id ``other``; without one, all others of the mention's event as last linked.

    Args:
        store: the record.
        mention: the one that is decided on; it is never among what is returned.
        other: a mention's id, or "".
    """
    ids: tuple[str, ...] = (other,)
    if not other:
        event = store.links.event_of(mention.id)
        keys = store.links.groups([event]).get(event, []) if event else []
        ids = tuple(one.told.mention.id for one in store.links.told(keys))
    rows = store.mentions(MentionFilter(id=ids, superseded=True)) if ids else []
    return [row.mention for row in rows if row.mention.id != mention.id]
