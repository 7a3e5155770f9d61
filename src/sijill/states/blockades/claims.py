"""What is claimed of a blockade and what is denied: the three parts of OCHA's test, each by whose word.

The parts are read from what a mention says is kept out (its items) and from the predicate that told it, which
its rule names; a coder's reading names no predicate, so that of it only the items count.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sijill.schema import Event, Mention
from sijill.states.blockades.spells import Spell
from sijill.states.blockades.steps import Step
from sijill.states.blockades.types import Claim, Part
from sijill.states.days import day_of, first_day
from sijill.states.field import Field
from sijill.states.ground import Ground

_SURROUNDS = "blockade.besiege:"  # the rules' predicate for «حاصر، طوّق، أطبق الحصار على»
_AID = frozenset({"aid", "food", "medicine"})
_BEGUN_BEFORE = 2  # days before the first blockading within which a denial may be of it


def claims_of(steps: Iterable[Step], easing: Iterable[Step], ground: Ground) -> tuple[Claim, ...]:
    """Return the parts of OCHA's test that are claimed to hold, and those that an easing tells not to."""
    found = [(part, True, s.event) for s in steps for part in _parts(s.event)]
    found += [(part, False, s.event) for s in easing for part in _kept(s.event)]
    made = [_claim(part, holds, event, ground) for part, holds, event in found]
    return tuple(sorted(made, key=lambda c: (c.day or "~", c.part, c.events)))


def latest(claims: Sequence[Claim], part: Part, by_id: dict[str, Event], ground: Ground) -> Field[bool]:
    """Return the last word on a part; unknown where nobody says anything of it."""
    told = [c for c in claims if c.part == part]
    last = [c for c in told if c.day == told[-1].day and c.holds == told[-1].holds] if told else []
    events = [by_id[i] for c in last for i in c.events]
    return ground.sources.field(last[0].holds if last else None, events)


def _parts(event: Event) -> set[Part]:
    mentions = [t.mention for t in event.told]
    surrounded: set[Part] = {"surrounded"} if any(m.rule.startswith(_SURROUNDS) for m in mentions) else set()
    return surrounded.union(*map(_of_items, mentions))


def _kept(event: Event) -> set[Part]:
    return set().union(*(_of_items(t.mention) for t in event.told))


def _of_items(mention: Mention) -> set[Part]:
    items = {f.value for f in mention.items}
    found: set[Part] = {"no-aid"} if items & _AID else set()
    return found | {"no-exit"} if "movement" in items else found


def _claim(part: Part, holds: bool, event: Event, ground: Ground) -> Claim:
    by, one_side = ground.sources.said([event])
    return Claim(part, holds, day_of(event).start, by, one_side, (event.id,))


class Denials:
    """Who denies blockades: those that deny the besieging, by their party."""

    def __init__(self, events: Iterable[Event], ground: Ground) -> None:
        """Index the denials among ``events``."""
        self._ground = ground
        self._of: dict[str, list[tuple[Event, frozenset[str]]]] = defaultdict(list)
        for event in events:
            for who in self._deniers(event):
                self._of[who].append((event, frozenset(event.place)))

    def of(self, spell: Spell, last: str | None) -> Field[tuple[str, ...]]:
        """Return the actors of the besiegers' party that deny a blockade while it is told of."""
        found = {e.id: e for who in spell.who for e, _ in self._of[who] if self._fits(e, spell, last)}
        events = [found[i] for i in sorted(found)]
        who = sorted({a for e in events for a in _voices(e)})
        return self._ground.sources.field(tuple(who) or None, events)

    def _deniers(self, event: Event) -> frozenset[str]:
        denies = event.type == "DENY" and "BLOCKADE" in event.about
        return self._ground.parties.named(_voices(event)) if denies or _is_denied(event) else frozenset()

    def _fits(self, event: Event, spell: Spell, last: str | None) -> bool:
        here = not event.place or self._ground.areas.overlap(event.place, spell.places)
        day, end = first_day(day_of(event).start), first_day(last)
        first = spell.steps[0].first
        return (
            here
            and day is not None
            and first.toordinal() - _BEGUN_BEFORE <= day.toordinal()
            and (end is None or day.toordinal() <= end.toordinal() + _AFTER)
        )


_AFTER = 7  # days after its end within which a denial may be of it


def _is_denied(event: Event) -> bool:
    return event.type == "BLOCKADE" and event.status == "denied"


def _voices(event: Event) -> tuple[str, ...]:
    if event.type == "DENY":
        return event.actor
    return tuple(dict.fromkeys(t.mention.source[-1].value for t in event.told if t.mention.source))
