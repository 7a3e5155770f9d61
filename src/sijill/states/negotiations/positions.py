"""The ledger of positions: who demanded, offered, threatened or refused what, and until when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sijill.link.days import first_day
from sijill.schema import Event
from sijill.states.days import day_of, reckoned
from sijill.states.field import Field
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER, POSITIONS, Act
from sijill.states.negotiations.types import Kind

RETOLD = 14  # days within which the same position told by another report without its day is the same one
_KINDS: dict[str, Kind] = {"DEMAND": "demand", "OFFER": "offer", "THREATEN": "threat", "REJECT": "refusal"}
# The rules' predicates for «بشرط، اشترط» and «تمسّك بـ … مقابل»: a demand that is made a condition.
_CONDITIONS = ("demand.condition:", "demand.hold-out:")


class Stance(Struct, frozen=True):
    """A position as the acts that tell it, the first one first.

    Attributes:
        acts: what tells it. kind: of position. party: whose. to: the parties it was directed to.
        about: types of its content.
    """

    acts: tuple[Act, ...]
    kind: Kind
    party: str
    to: frozenset[str]
    about: frozenset[str]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that tell it."""
        return tuple(a.event for a in self.acts)

    @property
    def place(self) -> tuple[str, ...]:
        """Where what it is about would be: the places told, in order."""
        return tuple(dict.fromkeys(p for e in self.events for p in places_of(e)))


def stances_of(acts: Sequence[Act], ground: Ground) -> list[Stance]:
    """Return the positions that ``acts`` tell, in order, each once."""
    found: dict[tuple[str, str, frozenset[str]], list[Stance]] = defaultdict(list)
    for act in acts:
        if act.event.type in POSITIONS:
            for party in sorted(ground.parties.all(act.event.actor)):
                new = _stance(act, party, ground)
                alike = found[new.kind, party, new.about]
                at = next((n for n in _recent(alike, act) if _is_same(new, alike[n], ground)), None)
                if at is None:
                    alike.append(new)
                else:
                    alike[at] = _joined(alike[at], new)
    ordered = (stance for alike in found.values() for stance in alike)
    return sorted(ordered, key=lambda s: (s.acts[0].first, s.acts[0].event.id, s.party))


def about_of(event: Event) -> frozenset[str]:
    """Return the types of what an act of speech is about, those of its nested contents included."""
    nested = (c.type for t in event.told for c in t.mention.content)
    return frozenset((*event.about, *nested))


def places_of(event: Event) -> tuple[str, ...]:
    """Return the places of an act of speech and of its contents."""
    nested = (f.value for t in event.told for c in t.mention.content for f in c.place)
    return tuple(dict.fromkeys((*event.place, *nested)))


def items_of(event: Event) -> tuple[str, ...]:
    """Return what would be given or let in, by the mentions and their contents."""
    own = (f.value for t in event.told for f in t.mention.items)
    nested = (f.value for t in event.told for c in t.mention.content for f in c.items)
    return tuple(sorted({*own, *nested}))


def deadline_of(event: Event, ground: Ground) -> Field[str]:
    """Return until when a position or a clause stands: told, or counted in days from its own day."""
    mentions = [t.mention for t in event.told]
    told = [m.deadline.value for m in mentions if m.deadline]
    told += [c.deadline.value for m in mentions for c in m.content if c.deadline]
    if told:
        return ground.sources.field(told[0], [event])
    days = [c.value for m in mentions for c in (*m.count, m.term) if c and c.what == "days"]
    start = day_of(event)
    first = first_day(start.start)
    number = next((n for n in days if isinstance(n, int | float)), None)
    if number is None or first is None or start.start != start.end or len(start.start or "") != 10:
        return Field()
    return ground.sources.field(reckoned(first, number), [event], "counted")


def _stance(act: Act, party: str, ground: Ground) -> Stance:
    event = act.event
    kind = _KINDS[event.type]
    if any(t.mention.rule.startswith(_CONDITIONS) for t in event.told):
        kind = "condition"
    return Stance((act,), kind, party, ground.parties.all(event.target), about_of(event))


def _recent(stances: Sequence[Stance], act: Act) -> Iterable[int]:
    """Yield the numbers of the last stances, back to where no act can be told again."""
    for n in range(len(stances) - 1, -1, -1):
        if act.first == EVER or (act.first - stances[n].acts[-1].first).days > 2 * RETOLD:
            return
        yield n


def _is_same(new: Stance, old: Stance, ground: Ground) -> bool:
    if any(a.reports & b.reports for a in new.acts for b in old.acts) or not ground.parties.meet(
        new.to, old.to
    ):
        return False
    first, second = old.acts[-1].first, new.acts[0].first
    if first != second and _is_other_deadline(new, old, ground):
        return False
    dated = new.acts[0].basis == old.acts[-1].basis == "told" or not new.about
    near = EVER not in (first, second) and (second - first).days <= (1 if dated else RETOLD)
    return near and (not new.place or not old.place or ground.areas.overlap(new.place, old.place))


def _is_other_deadline(new: Stance, old: Stance, ground: Ground) -> bool:
    """Tell whether a position is taken anew with a deadline that it did not have."""
    later, before = ({deadline_of(e, ground).value for e in s.events} - {None} for s in (new, old))
    return bool(later) and later.isdisjoint(before)


def _joined(old: Stance, new: Stance) -> Stance:
    return Stance((*old.acts, *new.acts), old.kind, old.party, old.to | new.to, old.about)
