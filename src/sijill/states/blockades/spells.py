"""Which steps are of one blockade: the same parties and places, and no lifting or long silence between."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct, field

from sijill.states.blockades.steps import EVER, LOADS, Step
from sijill.states.ground import Ground
from sijill.states.whole import told_values

UNHEARD = 365  # days after a blockade was last told of within which a lifting may be of it
SILENCE = 60  # days without a report after which a blockading is a new blockade, not the same still
RETOLD = 14  # days after a lifting within which another lifting tells the same one
_NOWHERE = ""  # the area of what is told without a place
_PARTY = "party:"


class Spell(Struct, eq=False):
    """A blockade as it is being put together.

    Attributes:
        steps: its blockadings. lifts: what eased or lifted it.
        who, whom, places: of all its blockadings. seen: the last day it was told of, `EVER` for none.
        lifted: the day of its last full lifting.
    """

    steps: list[Step] = field(default_factory=list)
    lifts: list[Step] = field(default_factory=list)
    who: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    seen: date = date.min
    lifted: date | None = None

    def core(self) -> list[Step]:
        """Return its blockadings without the keeping out of a convoy, unless there is nothing else."""
        return [s for s in self.steps if not s.convoy] or self.steps

    def add(self, step: Step) -> None:
        """Take a blockading in."""
        self.steps.append(step)
        self.who |= frozenset() if step.convoy else step.who
        self.whom |= frozenset() if step.convoy else step.whom
        self.places |= frozenset(step.event.place)
        self.seen = max(self.seen, step.last)


class _Live:
    """The spells by area and party, so that a step is compared with those near it alone."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.all: list[Spell] = []
        self._near: dict[str, list[Spell]] = defaultdict(list)
        self._of_event: dict[str, Spell] = {}

    def of_event(self, step: Step) -> Spell | None:
        """Return the spell that another mention of a step's event is in, unless its place is another.

        What was linked stays together; but linking may take two sieges by the same for one.
        """
        spell = self._of_event.get(step.event.id)
        places = told_values(step.event, "place")
        apart = spell and places and spell.places and not self.ground.areas.overlap(places, spell.places)
        return None if apart else spell

    def fitting(self, step: Step) -> list[Spell]:
        """Return the spells of a step's parties and places, those told of last first."""
        areas = self.ground.areas.areas(step.event.place)
        keys = (*sorted(areas), _NOWHERE) if areas else tuple(_PARTY + who for who in sorted(step.who))
        near = {id(s): s for key in keys for s in self._recent(key, step)}
        fit = [s for s in near.values() if _same(step, s, self.ground)]
        return sorted(fit, key=lambda s: (s.seen, s.steps[0].event.id), reverse=True)

    def _recent(self, key: str, step: Step) -> list[Spell]:
        """Return the spells of a key that were told of in the last `UNHEARD` days; forget the others."""
        if step.first != EVER:
            self._near[key] = [s for s in self._near[key] if (step.first - s.seen).days <= UNHEARD]
        return self._near[key]

    def add(self, spell: Spell, step: Step) -> None:
        """Take a blockading into a spell."""
        if not spell.steps:
            self.all.append(spell)
        spell.add(step)
        self._of_event[step.event.id] = spell
        areas = self.ground.areas.areas(step.event.place) or {_NOWHERE}
        for key in (*areas, *(_PARTY + who for who in step.who)):
            if spell not in self._near[key]:
                self._near[key].append(spell)

    def note(self, spell: Spell, step: Step) -> None:
        """Remember which spell a lifting is of."""
        self._of_event[step.event.id] = spell

    def merge(self, spells: Sequence[Spell]) -> Spell:
        """Make one spell of several that a step ties together."""
        first, *others = sorted(spells, key=lambda s: (s.steps[0].first, s.steps[0].event.id))
        lifted = [s.lifted for s in spells if s.lifted is not None]
        first.lifted = max(lifted) if len(lifted) == len(spells) else None
        for other in others:
            for step in other.steps:
                self.add(first, step)
            first.lifts += other.lifts
            self._of_event |= {lift.event.id: first for lift in other.lifts}
            self.all.remove(other)
            for listed in self._near.values():
                if other in listed:
                    listed.remove(other)
        first.steps.sort(key=lambda s: (s.first, s.last, s.event.id))
        return first


def spells_of(steps: Iterable[Step], ground: Ground) -> list[Spell]:
    """Return the blockades that ``steps`` tell, in the order in which they begin.

    Args:
        steps: in the order of their days.
        ground: for parties and places.
    """
    live = _Live(ground)
    for step in steps:
        if step.lifts:
            spell = live.of_event(step)
            if spell is None or not _may_be_lifted(spell, step):
                spell = next((s for s in live.fitting(step) if _may_be_lifted(s, step)), None)
            if spell:
                live.note(spell, step)
                _lift(spell, step, ground)
        else:
            known = live.of_event(step)
            still = known is not None and _is_still_on(known, step)
            live.add(known if known and still else _fitting_one(live, step), step)
    return live.all


def _fitting_one(live: _Live, step: Step) -> Spell:
    """Return the spell that a blockading is of: all that it ties together made one, or a new one."""
    still = [s for s in live.fitting(step) if _is_still_on(s, step)]
    if not still:
        return Spell()
    return live.merge(still if step.who and step.event.place else still[:1])


def _same(step: Step, spell: Spell, ground: Ground) -> bool:
    """Tell whether parties and places of a step are a spell's; where no place is told, both parties."""
    whom = frozenset() if step.convoy else step.whom
    if not (ground.parties.meet(step.who, spell.who) and ground.parties.meet(whom, spell.whom)):
        return False
    if step.event.place and spell.places:
        return ground.areas.overlap(step.event.place, spell.places)
    return bool(step.who & spell.who and step.whom & spell.whom)


def _is_still_on(spell: Spell, step: Step) -> bool:
    if spell.lifted is not None:
        return step.first <= spell.lifted or (step.basis == "inferred" and _may_be_lifted(spell, step))
    return EVER in (step.first, spell.seen) or (step.first - spell.seen).days <= SILENCE


def _may_be_lifted(spell: Spell, step: Step) -> bool:
    if spell.lifted is None or step.first == EVER:
        return True
    return (step.first - spell.lifted).days <= RETOLD


def _lift(spell: Spell, step: Step, ground: Ground) -> None:
    spell.lifts.append(step)
    spell.seen = max(spell.seen, step.last) if step.last != EVER else spell.seen
    if not eases(step, spell, ground):
        day = step.first if step.vague else step.last
        spell.lifted = max(spell.lifted or day, day)


def eases(step: Step, spell: Spell, ground: Ground) -> bool:
    """Tell whether a lifting only eases: it lets goods or some people through, or opens a part of the place.

    Example:
        «دخلت ثلاث شاحنات طحين» eases, and so does the opening of one street of a besieged town.
    """
    mentions = [t.mention for t in step.event.told]
    lets = [m.items or m.rule.startswith(_LETS) or any(c.what in LOADS for c in m.count) for m in mentions]
    return (bool(lets) and all(lets)) or _is_part(step.event.place, spell.places, ground)


_LETS = "lift.allow:"  # the rules' predicate for «سمح بدخول»


def _is_part(some: Sequence[str], places: Iterable[str], ground: Ground) -> bool:
    """Tell whether all of ``some`` lie in ``places`` without being, or holding, any of them."""
    areas, besieged = ground.areas, tuple(places)

    def part(place: str) -> bool:
        inside = any(areas.is_inside(place, other) for other in besieged)
        return inside and not any(
            areas.overlap([place], [other]) and not areas.is_inside(place, other) for other in besieged
        )

    return bool(some) and all(part(place) for place in some)
