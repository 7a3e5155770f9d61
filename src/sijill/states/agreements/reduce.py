"""From events to agreements: the one public function."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.link.days import first_day, last_day
from sijill.schema import Event
from sijill.states.agreements.clauses import clauses_of
from sijill.states.agreements.deals import Deal, deals_of
from sijill.states.agreements.disputes import Disputes
from sijill.states.agreements.guarantors import Vouching
from sijill.states.agreements.keeping import Later, kept, window_of
from sijill.states.agreements.klass import Fights, form_of, klass_of, sided_of, stage_of, truce_of
from sijill.states.agreements.status import Made, Stands, renewed, stands
from sijill.states.agreements.terms import terms_of
from sijill.states.agreements.types import Agreement, Clause
from sijill.states.blockades import Blockade, blockades_of
from sijill.states.blockades.steps import steps_of
from sijill.states.days import day_of, order
from sijill.states.field import Field, Gap
from sijill.states.given import Given
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER
from sijill.states.sources import composed, state_id
from sijill.states.tellings import joined


class Case(Struct, frozen=True):
    """An agreement while it is put together: itself, and what became of its clauses."""

    made: Made
    truce: Field[bool]
    clauses: tuple[Clause, ...]


def agreements(events: Sequence[Event], lexicon: Lexicon, at: str | None = None) -> tuple[Agreement, ...]:
    """Return the agreements that ``events`` tell of, in the order in which they were made.

    Args:
        events: in any order; several may tell the same.
        lexicon: for parties, places and sides.
        at: the day as of which it is known, ``YYYY-MM-DD``; None for all.

    Example:
        ``agreements(events, load(), "2016-09-08")`` has the ceasefire of Hasakah of 2016-08-23, with its
        clauses on prisoners (fulfilled) and on fire (breached a week later).
    """
    given = Given(events, lexicon, at)
    return agreements_of(given, blockades_of(given))


def agreements_of(given: Given, sieges: Sequence[Blockade]) -> tuple[Agreement, ...]:
    """Return the agreements, see `agreements`; ``sieges`` are the blockades of the same events."""
    return joined(_Maker(given.known, given.begun, sieges, given.ground, given.at).agreements())


class _Maker:
    """Makes an agreement of each deal; holds what is asked of all events."""

    def __init__(
        self,
        known: Sequence[Event],
        told: Sequence[Event],
        sieges: Sequence[Blockade],
        ground: Ground,
        at: str | None,
    ) -> None:
        self.ground, self.known, self.vouching = ground, known, Vouching(ground.lexicon)
        placed = {s.event.id: s.first for s in steps_of(known, ground) if s.basis == "inferred"}
        self.fights, self.later = Fights(known, ground), Later(told, placed, ground)
        self.sieges: dict[str, list[Blockade]] = defaultdict(list)
        for siege in sieges:
            for party in siege.actor_party.value or ():
                self.sieges[party].append(siege)
        self.disputes = Disputes(told, self.later.told_with, ground)
        self.by_id = {e.id: e for e in known}
        days = [first_day(day_of(e).start) for e in known]
        self.today = last_day(at) or max((d for d in days if d), default=None)

    def agreements(self) -> tuple[Agreement, ...]:
        of_parties: dict[frozenset[str], list[tuple[Deal, Field[bool]]]] = defaultdict(list)
        for deal in deals_of(self.known, self.ground):
            of_parties[deal.parties].append((deal, truce_of(deal, self.fights, self.ground)))
        found = [a for alike in of_parties.values() for a in self._of_same(self._cases(alike))]
        return tuple(sorted(found, key=lambda a: (a.day.value or "~", a.id)))

    def _cases(self, deals: Sequence[tuple[Deal, Field[bool]]]) -> list[Case]:
        """Return the agreements of the same parties, each ceasefire until the next."""
        following: date | None = None
        cases = []
        for deal, truce in reversed(deals):
            cases.append(self._case(deal, truce, following))
            following = deal.first if truce.value else following
        return cases[::-1]

    def _case(self, deal: Deal, truce: Field[bool], following: date | None) -> Case:
        terms = terms_of(deal, self.ground)
        sieges = {s.id: s for party in sorted(deal.parties) for s in self.sieges[party]}
        owed = clauses_of(deal, truce, sieges.values(), self.ground)
        if deal.first == EVER:
            return Case(Made(deal, terms, bool(truce.value)), truce, ())
        last = terms.last(deal)
        until = following if truce.value else None
        window = window_of(deal, last, min(d for d in (until, self.today, EVER) if d))
        clauses = tuple(kept(o, window, self.later) for o in owed)
        made = Made(
            deal, terms, bool(truce.value), self._events(i for c in clauses for i in c.breached_by),
            self._events(i for c in clauses for i in (*c.fulfilled_by, *c.breached_by)),
        )  # fmt: skip
        return Case(made, truce, clauses)

    def _events(self, ids: Iterable[str]) -> tuple[Event, ...]:
        return tuple(sorted((self.by_id[i] for i in set(ids)), key=order))

    def _of_same(self, cases: Sequence[Case]) -> list[Agreement]:
        """Return the agreements of the same parties, each with the one that it renews."""
        made = [c.made for c in cases]
        before = {id(m): renewed(m, made[:n]) for n, m in enumerate(made)}
        after = {id(earlier): m for m in made if (earlier := before[id(m)]) is not None}
        following: Made | None = None
        found = []
        for case in reversed(cases):
            renewal = after.get(id(case.made))
            stand = stands(case.made, following, renewal, self.today)
            one = self._agreement(case, stand, before[id(case.made)])
            by = state_id("agreement", renewal.deal.events) if renewal else ""
            found.append(msgspec.structs.replace(one, renewed_by=by))
            following = case.made if case.made.truce else following
        return found

    def _agreement(self, case: Case, stand: Stands, renews: Made | None) -> Agreement:
        deal, terms, sources = case.made.deal, case.made.terms, self.ground.sources
        events = list(deal.events)
        mediators, mediating = deal.told(lambda e: (*self.vouching.mediators(e), *self._carriers(e, deal)))
        guarantors = self._union(deal, self.vouching.guarantors)
        places = self.ground.areas.once(deal.place)
        return Agreement(
            id=state_id("agreement", events), composed=composed(events), day=terms.day, from_=terms.from_,
            parties=sources.field(tuple(sorted(deal.parties)) or None, events),
            signed_by=self._union(deal, lambda e: self._signing(e, deal)), guarantors=guarantors,
            mediators=sources.field(mediators or None, mediating), until=terms.until, term=terms.term,
            sided=sided_of(deal, case.truce, self.ground), form=form_of(deal, self.ground),
            klass=klass_of(deal, case.truce, self.ground),
            stage=stage_of(deal, case.truce, renews=renews is not None, ground=self.ground),
            purpose=sources.field(tuple(sorted(deal.about)) or None, events),
            place=sources.field(places or None, events), excludes=self.disputes.exclusions(deal),
            denied=self.disputes.denied(deal), renews=self._renews(renews.deal if renews else None, deal),
            status=sources.field(stand.status, stand.events or events, "inferred"),
            ended_on=sources.field(stand.on.isoformat() if stand.on else None, stand.events, "inferred"),
            ended_by=tuple(sorted(e.id for e in stand.events)) if stand.status == "ended" else (),
            clauses=case.clauses, breaches=tuple(e.id for e in case.made.breaches),
            gaps=self._gaps(deal, stand),
        )  # fmt: skip

    def _union(self, deal: Deal, values: Callable[[Event], Iterable[str]]) -> Field[tuple[str, ...]]:
        found, telling = deal.told(values)
        return self.ground.sources.field(found or None, telling)

    def _carriers(self, event: Event, deal: Deal) -> tuple[str, ...]:
        """Return the actors of an agreement whose party mediates: one side agreed with them for the other."""
        both = (*event.actor, *event.target)
        return tuple(a for a in both if self.ground.parties.all([a]) & deal.brokers)

    def _signing(self, event: Event, deal: Deal) -> tuple[str, ...]:
        return tuple(a for a in event.actor if a not in self._carriers(event, deal))

    def _renews(self, renews: Deal | None, deal: Deal) -> Field[str]:
        if renews is None:
            return Field()
        events = [*renews.events, *deal.events]
        return self.ground.sources.field(state_id("agreement", renews.events), events, "inferred")

    def _gaps(self, deal: Deal, stand: Stands) -> tuple[Gap, ...]:
        undated = deal.first == EVER or deal.acts[0].basis == "told-on"
        missing: tuple[tuple[Gap, bool], ...] = (
            ("no-date", undated), ("no-actor", not deal.parties), ("no-target", len(deal.parties) == 1),
            ("no-place", not deal.place), ("no-report-since", stand.status == "unknown"),
        )  # fmt: skip
        return (*(gap for gap, lacks in missing if lacks), *self.ground.sources.gaps(deal.events))
