"""Who denies an agreement, and whom it does not bind by his own word."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sijill.link.days import first_day
from sijill.schema import Event
from sijill.states.agreements.deals import Deal
from sijill.states.agreements.told_with import ToldWith
from sijill.states.agreements.types import Exclusion
from sijill.states.days import day_of, shifted
from sijill.states.field import Field
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER

WITHIN = 30  # days after an agreement within which a denial or a refusal of one is of it


class Disputes:
    """The denials and refusals of agreements, by report and by whom they concern."""

    def __init__(self, events: Iterable[Event], told_with: ToldWith, ground: Ground) -> None:
        """Index the disputes among ``events``, denied agreements included."""
        self._ground = ground
        self._told_with = told_with
        self._by_report: dict[str, list[Event]] = defaultdict(list)
        self._by_party: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self._by_id: dict[str, Event] = {}
        for event in events:
            day = first_day(day_of(event).start)
            if day is None or not _is_dispute(event):
                continue
            self._by_id[event.id] = event
            for report in {t.mention.report for t in event.told}:
                self._by_report[report].append(event)
            for party in ground.parties.all((*event.actor, *event.target)):
                self._by_party[party].append((day, event.id))
        for listed in self._by_party.values():
            listed.sort()

    def denied(self, deal: Deal) -> Field[tuple[str, ...]]:
        """Return the actor ids of who denies an agreement."""
        events = [e for e in self._of(deal) if e.type != "REJECT"]
        who = sorted({w for e in events for w in _deniers(e)})
        return self._ground.sources.field(tuple(who) or None, events)

    def exclusions(self, deal: Deal) -> tuple[Exclusion, ...]:
        """Return who, being no party to an agreement, says that it does not bind him."""
        events = [e for e in self._of(deal) if _is_refusal(e) and not self._is_party(e, deal)]
        return tuple(
            Exclusion(e.actor, day_of(e).start, *self._ground.sources.said([e]), (e.id,)) for e in events
        )

    def _is_party(self, event: Event, deal: Deal) -> bool:
        return bool(self._ground.parties.all(event.actor) & deal.parties)

    def _of(self, deal: Deal) -> list[Event]:
        """Return the disputes told with an agreement, and those of its parties in `WITHIN` days after."""
        if deal.first == EVER:
            return []
        found = {e.id: e for a in deal.acts for r in a.reports for e in self._by_report.get(r, ())}
        for party in deal.parties:
            listed = self._by_party.get(party, [])
            until = (shifted(deal.first, WITHIN + 1), "")
            for _, event in listed[bisect_left(listed, (deal.first, "")) : bisect_left(listed, until)]:
                found[event] = self._by_id[event]
        return [found[i] for i in sorted(found) if self._fits(found[i], deal)]

    def _fits(self, event: Event, deal: Deal) -> bool:
        """Tell whether a dispute is of an agreement: told with it, or after it by its parties."""
        day = first_day(day_of(event).start)
        parties = self._ground.parties.named((*event.actor, *event.target))
        told_with = self._told_with.agreements(event)
        if told_with:
            return not told_with.isdisjoint(e.id for e in deal.events)
        if day is None or not 0 <= (day - deal.first).days <= WITHIN:
            return False
        if event.place and deal.place and not self._ground.areas.overlap(event.place, deal.place):
            return False
        return bool(parties & deal.parties)


def _is_dispute(event: Event) -> bool:
    if event.type == "AGREE":
        return event.status == "denied"
    return event.type in {"DENY", "REJECT"} and "AGREE" in event.about and event.status == "actual"


def _is_refusal(event: Event) -> bool:
    return event.type == "REJECT" and bool(event.actor)


def _deniers(event: Event) -> tuple[str, ...]:
    if event.type == "DENY":
        return event.actor
    return tuple(sorted({t.mention.source[-1].value for t in event.told if t.mention.source}))
