"""What sort of agreement it is: one-, two- or many-sided, spoken or written, and its class as a ceasefire."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sijill.link.days import first_day, last_day
from sijill.schema import Event, EventType
from sijill.states.agreements.deals import Deal
from sijill.states.agreements.types import Form, Klass, Sided, Stage
from sijill.states.days import day_of, shifted
from sijill.states.field import Field
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER
from sijill.states.vague import is_vague

FOUGHT = 7  # days before an agreement within which fighting of its parties makes it a ceasefire
_FIGHTS: frozenset[EventType] = frozenset({"CLASH", "ATTACK"})
_TRUCES = ("agree.truce:", "agree.prolong:")  # the rules' predicates for «هدنة، وقف إطلاق النار» and «مدّد»
_SIGNS = "agree.sign:"  # «وقّع»: what is signed is written
_DEFINITIVE = frozenset({"DISARM", "INTEGRATE"})
_MECHANISM = frozenset({"DEPLOY"})
_SETTLES = _DEFINITIVE | {"HANDOVER", "APPOINT"}


class Fights:
    """The fighting between pairs of parties, by day."""

    def __init__(self, events: Iterable[Event], ground: Ground) -> None:
        """Index the clashes and attacks among ``events``."""
        self._of: dict[frozenset[str], list[tuple[date, date, str]]] = defaultdict(list)
        self._by_id: dict[str, Event] = {}
        for event in events:
            days = day_of(event)
            first, last = first_day(days.start), last_day(days.end)
            parties = ground.parties.all((*event.actor, *event.target))
            vague = days.basis == "told" and is_vague(days.start, days.end)
            if event.type in _FIGHTS and first and last and len(parties) == 2 and not vague:
                self._of[parties].append((first, last, event.id))
                self._by_id[event.id] = event
        for listed in self._of.values():
            listed.sort()

    def before(self, parties: frozenset[str], day: date) -> list[Event]:
        """Return the fights of two parties that went on in the `FOUGHT` days up to ``day``."""
        listed = self._of.get(parties, [])
        since = shifted(day, -FOUGHT)
        until = bisect_left(listed, (shifted(day, 1), date.min, ""))
        return [self._by_id[i] for _, last, i in listed[:until] if last >= since]


def truce_of(deal: Deal, fights: Fights, ground: Ground) -> Field[bool]:
    """Tell whether an agreement is a ceasefire: by its words, or since its parties fought up to it.

    Unknown where neither is told, or where it is told to be about something else alone.
    """
    worded = [e for e in deal.events if _is_worded(e)]
    if worded:
        return ground.sources.field(value=True, events=worded)
    if deal.first == EVER or len(deal.parties) != 2 or not _may_cease(deal):
        return Field()
    fought = fights.before(deal.parties, deal.first)
    return ground.sources.field(True if fought else None, [*deal.events, *fought], "inferred")


def _may_cease(deal: Deal) -> bool:
    """Tell whether it may be a ceasefire, for which the guide has no type: about nothing, or a retreat."""
    return not deal.about or ("WITHDRAW" in deal.about and deal.about.isdisjoint(_SETTLES))


def _is_worded(event: Event) -> bool:
    mentions = [t.mention for t in event.told]
    ceases = any(c.type in {"CEASEFIRE", "AGREE"} for m in mentions for c in m.content)
    return ceases or any(m.rule.startswith(_TRUCES) for m in mentions)


def klass_of(deal: Deal, truce: Field[bool], ground: Ground) -> Field[Klass]:
    """Return the class of a ceasefire, None for what is not known to be one."""
    if not truce.value:
        return Field()
    if deal.about & _DEFINITIVE:
        return ground.sources.field("definitive", _about(deal, _DEFINITIVE), "inferred")
    if deal.about & _MECHANISM:
        return ground.sources.field("preliminary", _about(deal, _MECHANISM), "inferred")
    return ground.sources.field("cessation-of-hostilities", list(deal.events), "inferred")


def stage_of(deal: Deal, truce: Field[bool], *, renews: bool, ground: Ground) -> Field[Stage]:
    """Return the stage after PA-X, where the types of the content or the fighting before tell it."""
    stage: Stage | None = None
    if renews:
        stage = "renewal"
    elif deal.about and deal.about <= {"MEET"}:
        stage = "pre-negotiation"
    elif deal.about & _SETTLES:
        stage = "partial"
    elif truce.value:
        stage = "ceasefire"
    return ground.sources.field(stage, list(deal.events), "inferred")


def _about(deal: Deal, types: frozenset[str]) -> list[Event]:
    found = [a.event for a in deal.acts if types & set(a.event.about)]
    return found or list(deal.events)


def sided_of(deal: Deal, truce: Field[bool], ground: Ground) -> Field[Sided]:
    """Return whether one, two or many parties agreed; one where all tellings have a single party agree.

    Where no other party is told at all, a ceasefire may be declared alone; with whom else was agreed is just
    not told.
    """
    agreeing = frozenset().union(*(ground.parties.all(e.actor) for e in deal.events)) - deal.brokers
    sided: Sided | None = None
    if len(deal.parties) > 2:
        sided = "many"
    elif len(agreeing) == 1 and not deal.brokers and (truce.value or len(deal.parties) > 1):
        sided = "one"
    elif len(deal.parties) == 2:
        sided = "two"
    return ground.sources.field(sided, list(deal.events), "told" if len(agreeing) > 1 else "inferred")


def form_of(deal: Deal, ground: Ground) -> Field[Form]:
    """Return whether it was spoken or written, where it is told or it was signed."""
    for form in ("spoken", "written"):
        told = [
            e for e in deal.events if any(t.mention.form and t.mention.form.value == form for t in e.told)
        ]
        if told:
            return ground.sources.field("spoken" if form == "spoken" else "written", told)
    signed = [e for e in deal.events if any(t.mention.rule.startswith(_SIGNS) for t in e.told)]
    return ground.sources.field("written" if signed else None, signed, "inferred")
