"""Mentions into events."""

from collections.abc import Iterable, Sequence

from sijill.lexicon import Lexicon
from sijill.link.atlas import Atlas
from sijill.link.decisions import Decision, settle
from sijill.link.events import event
from sijill.link.facts import all_facts
from sijill.link.partition import partition
from sijill.schema import Event, Told

VERSION = "link/3"  # another one asks for linking anew


def link(told: Iterable[Told], lexicon: Lexicon, decisions: Sequence[Decision] = ()) -> tuple[Event, ...]:
    """Return the events that ``told`` tells, by their first day; the order of what is given changes nothing.

    Args:
        told: mentions with what their reports say of themselves, each once.
        lexicon: whose the actors are, where the places lie.
        decisions: what people decided, the oldest first.

    Example:
        >>> from sijill.lexicon import load
        >>> link([], load(["core"]))
        ()
    """
    atlas = Atlas(lexicon)
    by_id = {one.mention.id: one for one in told}
    parts = partition(all_facts(by_id.values(), atlas), atlas, settle(decisions))
    groups = (group for part in parts for group in part)
    return tuple(sorted((event([by_id[id_] for id_ in group], atlas) for group in groups), key=order))


def order(one: Event) -> tuple[str, str]:
    """Return by what events are sorted: the first day on which they happened, or were told; the id."""
    return ((one.date or "")[:10] or one.told_on or "", one.id)
