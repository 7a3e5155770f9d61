"""The clauses of an agreement: what its contents say is owed, by whom, to whom, until when."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sijill.link.days import first_day
from sijill.schema import Content, Event, Filler
from sijill.states.agreements.deals import Deal
from sijill.states.agreements.terms import DEEDS, days_given
from sijill.states.blockades import Blockade
from sijill.states.days import reckoned, shifted
from sijill.states.field import Basis, Field
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER

_OWED = DEEDS | {"MEET", "OTHER"}
SIEGE = 60  # days since a blockade was last told of within which a lifting that is agreed is its


class Owed(Struct, frozen=True):
    """A clause before what became of it is known.

    Attributes:
        what: the type owed. who, whom: parties, empty where not told. basis: how ``who`` is known.
        place, items: as told. deadline: until when. words: that tell it. step: as in `types.Clause`.
        events: the events that tell it.
    """

    what: str
    who: frozenset[str]
    whom: frozenset[str]
    basis: Basis
    place: tuple[str, ...]
    items: tuple[str, ...]
    deadline: Field[str]
    words: str
    step: int
    events: tuple[Event, ...]


def clauses_of(deal: Deal, truce: Field[bool], sieges: Iterable[Blockade], ground: Ground) -> list[Owed]:
    """Return what an agreement obliges to, each type of each who owes it once.

    Its contents where the mentions nest any, else the types that it is about; for a lifting without a doer
    each party that besieges another then; and for a ceasefire the ceasing.

    Args:
        deal: the agreement.
        truce: whether it is a ceasefire.
        sieges: the blockades of its parties.
        ground: for parties and places.
    """
    found: list[Owed] = []
    for event in deal.events:
        nested = [(n, c) for t in event.told for n, c in enumerate(t.mention.content, 1)]
        for step, content in nested:
            found += _nested(content, step if len(nested) > 1 else 0, event, deal, sieges, ground)
        for what in sorted(set(event.about) - {c.type for _, c in nested}):
            found += _owed(what, event, deal, sieges, ground)
    if truce.value:
        events = tuple(e for e in deal.events if e.id in truce.events) or deal.events
        found.insert(0, _plain("CEASEFIRE", events, deal.parties, truce.basis, deal))
    return _once(found, ground)


def _nested(
    content: Content, step: int, event: Event, deal: Deal, sieges: Iterable[Blockade], ground: Ground
) -> list[Owed]:
    who = ground.parties.named(_values(content.actor))
    who = who & deal.parties if deal.parties else who
    if not who:
        return _owed(content.type, event, deal, sieges, ground, content)
    if content.type not in _OWED:
        return []
    place = _values(content.place) or event.place
    whom = ground.parties.all(_values(content.target))
    items, words = _values(content.items), _words(event)
    deadline = _deadline(event, content, deal, ground)
    return [Owed(content.type, who, whom, "told", place, items, deadline, words, step, (event,))]


def _owed(
    what: str,
    event: Event,
    deal: Deal,
    sieges: Iterable[Blockade],
    ground: Ground,
    content: Content | None = None,
) -> list[Owed]:
    """Return a clause of a type; a lifting for each party that besieges another of the agreement."""
    if what not in _OWED:
        return []  # the ceasing is a clause by `truce`; nobody owes what is told of the fighting
    places = _values(content.place) if content else ()
    items = _values(content.items) if content else ()
    deadline = _deadline(event, content, deal, ground) if what in DEEDS else Field[str]()
    besieged = [b for b in sieges if _is_on(b, deal)] if what == "LIFT" else []
    if not besieged:
        place, words = places or event.place, _words(event)
        return [Owed(what, frozenset(), frozenset(), "told", place, items, deadline, words, 0, (event,))]
    return [_lifting(b, event, items, deadline, deal) for b in besieged]


def _lifting(siege: Blockade, event: Event, items: tuple[str, ...], deadline: Field[str], deal: Deal) -> Owed:
    who = frozenset(siege.actor_party.value or ()) & deal.parties
    place = siege.place.value or ()
    return Owed(
        "LIFT", who, deal.parties - who, "inferred", place, items, deadline, _words(event), 0, (event,)
    )


def _is_on(siege: Blockade, deal: Deal) -> bool:
    """Tell whether a party of an agreement besieged when it was made."""
    by = frozenset(siege.actor_party.value or ())
    since, until = first_day(siege.since.value), first_day(siege.until.value or siege.seen.value)
    if deal.first == EVER or since is None or until is None or not by & deal.parties:
        return False
    whom = frozenset(siege.target_party.value or ())
    between = not whom or bool(whom & deal.parties)
    last = until if siege.until.value else shifted(until, SIEGE)
    return between and since <= deal.first <= last


def _plain(what: str, events: Sequence[Event], who: frozenset[str], basis: Basis, deal: Deal) -> Owed:
    return Owed(what, who, who, basis, deal.place, (), Field(), _words(events[0]), 0, tuple(events))


def _deadline(event: Event, content: Content | None, deal: Deal, ground: Ground) -> Field[str]:
    told = [content.deadline] if content and content.deadline else []
    told += [t.mention.deadline for t in event.told if t.mention.deadline]
    if told:
        return ground.sources.field(told[0].value, [event])
    days = days_given(event)
    if days is None or deal.first == EVER:
        return Field()
    return ground.sources.field(reckoned(deal.first, days), [event], "counted")


def _once(clauses: Iterable[Owed], ground: Ground) -> list[Owed]:
    """Return the clauses without repeats: of one type, by the same parties, in places that may be one."""
    found: list[Owed] = []
    for new in clauses:
        at = next((n for n, old in enumerate(found) if _is_same(new, old, ground)), None)
        if at is None:
            found.append(new)
        else:
            found[at] = _joined(found[at], new)
    return found


def _is_same(new: Owed, old: Owed, ground: Ground) -> bool:
    if new.what != old.what or (new.who and old.who and new.who != old.who):
        return False
    return not new.place or not old.place or ground.areas.overlap(new.place, old.place)


def _joined(old: Owed, new: Owed) -> Owed:
    return Owed(
        old.what, old.who or new.who, old.whom | new.whom, old.basis if old.who else new.basis,
        tuple(dict.fromkeys((*old.place, *new.place))), tuple(dict.fromkeys((*old.items, *new.items))),
        old.deadline if old.deadline.value else new.deadline, old.words or new.words, old.step or new.step,
        tuple({e.id: e for e in (*old.events, *new.events)}.values()),
    )  # fmt: skip


def _values(fillers: Sequence[Filler]) -> tuple[str, ...]:
    return tuple(f.value for f in fillers)


def _words(event: Event) -> str:
    return event.told[0].quote if event.told else ""
