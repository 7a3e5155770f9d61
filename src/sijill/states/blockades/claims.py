"""What is claimed of a blockade and what is denied: the three parts of OCHA's test, each by whose word.

The parts are read from what a mention says is kept out (its items) and from the predicate that told it, which
its rule names; a coder's reading names no predicate, so that of it only the items count.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sijill.link.days import first_day
from sijill.schema import Event, Mention
from sijill.states.blockades.spells import Spell
from sijill.states.blockades.steps import EVER, Step
from sijill.states.blockades.types import Claim, Part
from sijill.states.days import day_of, shifted
from sijill.states.field import Field
from sijill.states.ground import Ground

_SURROUNDS = "blockade.besiege:"  # the rules' predicate for «حاصر، طوّق، أطبق الحصار على»
_AID = frozenset({"aid", "food", "medicine"})
_BEFORE = 2  # days before the first blockading within which a denial may be of it
_AFTER = 7  # days after its end within which a denial may be of it


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
        self._of: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self._by_id: dict[str, Event] = {}
        for event in events:
            day = first_day(day_of(event).start)
            for who in self._deniers(event) if day else ():
                self._of[who].append((day or date.max, event.id))
                self._by_id[event.id] = event
        for listed in self._of.values():
            listed.sort()

    def of(self, spell: Spell, last: str | None) -> Field[tuple[str, ...]]:
        """Return the actors of the besiegers' party that deny a blockade while it is told of."""
        first, end = spell.steps[0].first, first_day(last) or spell.seen
        if EVER in (first, end):
            return Field()
        since, until = (shifted(first, -_BEFORE), ""), (shifted(end, _AFTER), "~")
        listed = [self._of.get(who, []) for who in sorted(spell.who)]
        found = {e for d in listed for _, e in d[bisect_left(d, since) : bisect_left(d, until)]}
        events = [e for i in sorted(found) if self._is_there(e := self._by_id[i], spell)]
        who = sorted({a for e in events for a in _voices(e)})
        return self._ground.sources.field(tuple(who) or None, events)

    def _deniers(self, event: Event) -> frozenset[str]:
        denies = event.type == "DENY" and "BLOCKADE" in event.about
        return self._ground.parties.named(_voices(event)) if denies or _is_denied(event) else frozenset()

    def _is_there(self, event: Event, spell: Spell) -> bool:
        return not event.place or self._ground.areas.overlap(event.place, spell.places)


def _is_denied(event: Event) -> bool:
    return event.type == "BLOCKADE" and event.status == "denied"


def _voices(event: Event) -> tuple[str, ...]:
    if event.type == "DENY":
        return event.actor
    return tuple(dict.fromkeys(t.mention.source[-1].value for t in event.told if t.mention.source))
