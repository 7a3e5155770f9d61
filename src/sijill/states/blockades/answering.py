"""Which blockade answers which: what one side does to another, the other does to it elsewhere."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from sijill.link.days import first_day
from sijill.states.blockades.spells import SILENCE
from sijill.states.blockades.types import Blockade
from sijill.states.field import Field
from sijill.states.ground import Ground

WITHIN = 30  # days after the end of a blockade within which another answers it


def with_answers(
    blockades: Sequence[Blockade], wants: dict[str, frozenset[str]], ground: Ground
) -> tuple[Blockade, ...]:
    """Return blockades with the one that each answers and those that answer it.

    An answer is by who is besieged, against who besieges, began later or is first told of later, and the
    other was on or over for at most `WITHIN` days. A blockade that is laid anew where one was answered does
    not answer its answer. Of several, the one that began last is answered.

    Args:
        blockades: in the order in which they began.
        wants: the parties that demand each one's lifting, by its id: besieged too, or for who is.
        ground: for places.
    """
    by_besieger: dict[str, list[Blockade]] = defaultdict(list)
    for one in blockades:
        for party in one.actor_party.value or ():
            by_besieger[party].append(one)
    answered: dict[str, str] = {}
    by_id = {b.id: b for b in blockades}
    for one in blockades:
        parties = sorted(one.target_party.value or ())
        before = [b for p in parties for b in by_besieger[p] if _answers(one, b, wants)]
        before = [b for b in before if not _is_renewal(one, by_id.get(answered.get(b.id, "")), ground)]
        if before:
            answered[one.id] = max(before, key=lambda b: (b.since.value or "", b.id)).id
    back: dict[str, list[str]] = defaultdict(list)
    for later, first in answered.items():
        back[first].append(later)
    return tuple(_with(one, by_id.get(answered.get(one.id, "")), back[one.id]) for one in blockades)


def _answers(later: Blockade, earlier: Blockade, wants: dict[str, frozenset[str]]) -> bool:
    begun, before = first_day(later.since.value), first_day(earlier.since.value)
    if later.id == earlier.id or begun is None or before is None or earlier.since.basis != "told":
        return False
    besieged = frozenset(earlier.target_party.value or ()) | wants.get(earlier.id, frozenset())
    by = frozenset(later.actor_party.value or ())
    return bool(besieged & by) and before < begun and _still(earlier, begun)


def _still(earlier: Blockade, begun: date) -> bool:
    end, seen = first_day(earlier.until.value), first_day(earlier.seen.value)
    if end is not None:
        return (begun - end).days <= WITHIN
    return seen is not None and (begun - seen).days <= SILENCE


def _is_renewal(later: Blockade, former: Blockade | None, ground: Ground) -> bool:
    """Tell whether ``later`` lays anew what another blockade already answered (``former``)."""
    if former is None:
        return False
    same = set(former.actor_party.value or ()) & set(later.actor_party.value or ())
    return bool(same) and ground.areas.overlap(former.place.value or (), later.place.value or ())


def _with(one: Blockade, first: Blockade | None, back: Sequence[str]) -> Blockade:
    back = tuple(sorted(back))
    if first is None:
        return msgspec.structs.replace(one, answered_by=back)
    events = tuple(sorted({*one.since.events, *first.since.events}))
    by = tuple(sorted({*one.since.by, *first.since.by}))
    answers: Field[str] = Field(first.id, events, by, one.since.one_side and first.since.one_side, "inferred")
    return msgspec.structs.replace(one, answers=answers, answered_by=back)
