"""Places that a report lends the events that it tells without one: where it has been all along."""

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from msgspec.structs import replace

from sijill.extract.analysis import Analysis, Name
from sijill.extract.drafts import Draft
from sijill.schema import EventType, Filler

# What always happens at some place, which the report has named if it named any; people are held, freed and
# named to office in too many.
_SOMEWHERE: frozenset[EventType] = frozenset({
    "AID", "ATTACK", "BLOCKADE", "CASUALTIES", "CLASH", "COERCE", "DEPLOY", "DISPLACE", "ESCAPE", "LIFT",
    "PROTEST", "SEIZE", "WITHDRAW",
})  # fmt: skip
_KEPT = 2  # times that a place is named, for a report to be about it


def with_places(drafts: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """Return the drafts, those without a place with the one that the report keeps naming.

    That is lent only where the event told before happened there too: so the report has not moved elsewhere.
    """
    drafts = [_without_alleged(draft, drafts) for draft in drafts]
    lent = {id(draft): _lent(draft, drafts, analysis) for draft in drafts if _is_open(draft)}
    return [replace(draft, place=lent.get(id(draft), draft.place)) for draft in drafts]


def _without_alleged(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return an accusation without a place where what it alleges is told besides, which has the place."""
    if draft.type != "ACCUSE" or not draft.place:
        return draft
    near = (d for d in drafts if 0 < d.trigger.at - draft.trigger.at < _ALLEGED)
    told = bool(draft.about) or any(d.status == "claimed" for d in near)
    return replace(draft, place=()) if told else draft


_ALLEGED = 40  # words from an accusation to what it alleges


def _is_open(draft: Draft) -> bool:
    return not draft.place and draft.type in _SOMEWHERE


def _lent(draft: Draft, drafts: Sequence[Draft], analysis: Analysis) -> tuple[Filler, ...]:
    at = draft.trigger.at
    told = [other for other in drafts if other.place and other.trigger.at < at]
    before = max(told, key=lambda other: other.trigger.at, default=None)
    kept = _kept_naming(at, analysis)
    if before is None or kept is None or kept.id not in {place.value for place in before.place}:
        return ()
    return (Filler(kept.id, analysis.span(kept.first, kept.last), "inherited"),)


def _kept_naming(at: int, analysis: Analysis) -> Name | None:
    """Return the place named most before the word ``at``, as it was named last; None where two are even."""
    named = [n for n in analysis.named(0, at) if n.kind == "place" and n.sort != "country"]
    told = Counter(map(attrgetter("id"), named)).most_common(2)
    if not told or told[0][1] < _KEPT or (len(told) > 1 and told[1][1] == told[0][1]):
        return None
    return next(n for n in reversed(named) if n.id == told[0][0])
