"""What became of a position: accepted, refused or not answered, and by what."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from sijill.link.days import first_day
from sijill.schema import Event, EventType
from sijill.states.days import day_of, shifted
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER
from sijill.states.negotiations.positions import Stance, about_of, places_of
from sijill.states.negotiations.types import Answer

ANSWERED = 60  # days after a position within which an act answers it
_DEEDS: frozenset[EventType] = frozenset(
    {"LIFT", "RELEASE", "WITHDRAW", "HANDOVER", "AID", "DEPLOY", "MEET", "APPOINT"}
)


class Answering(Struct, frozen=True):
    """An act that answers a position.

    Attributes:
        answer: accepted or refused. event: the act. day: its day.
        told: whether a mention itself says what it answers.
    """

    answer: Answer
    event: Event
    day: date
    told: bool


class Answers:
    """The acts that may answer positions, by the party that acts and the day."""

    def __init__(self, events: Iterable[Event], ground: Ground) -> None:
        """Index the refusals, deals and deeds among ``events``."""
        self._ground = ground
        self._by: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self._by_id: dict[str, tuple[Event, frozenset[str]]] = {}
        self._told: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for event in events:
            if event.type in {"REJECT", "AGREE", "VIOLATE"} | _DEEDS:
                self._add(event, first_day(day_of(event).start) or EVER)
        for listed in self._by.values():
            listed.sort()

    def of(self, stance: Stance, parties: frozenset[str]) -> tuple[Answering, ...]:
        """Return what answers a position, in order: acts of whom it was directed to, else of the other side.

        A refusal of the same thing refuses it. A deal about the same thing accepts it, and so does the deed
        that was demanded. What is offered is accepted by a deal alone, and taken back where its own report
        tells that who offered it broke his word; a refusal is given up by a deal of who refused.
        """
        given_up = stance.kind == "refusal"
        to = stance.to if stance.to & parties else parties
        asked = {stance.party} if given_up else to - {stance.party}
        found = {
            e: self._inferred(stance, day, e) for who in sorted(asked) for day, e in self._near(who, stance)
        }
        if stance.kind == "offer":
            found |= {e: self._taken_back(stance, day, e) for day, e in self._near(stance.party, stance)}
        mentions = [t.mention.id for e in stance.events for t in e.told]
        found |= {e: self._as_told(stance, day, e) for m in mentions for day, e in self._told.get(m, ())}
        return tuple(sorted((a for a in found.values() if a), key=lambda a: (a.day, a.event.id)))

    def _add(self, event: Event, day: date) -> None:
        self._by_id[event.id] = event, about_of(event)
        both = (*event.actor, *(event.target if event.type == "AGREE" else ()))
        for party in self._ground.parties.all(both):
            self._by[party].append((day, event.id))
        for answered in {t.mention.answers for t in event.told if t.mention.answers}:
            self._told[str(answered)].append((day, event.id))

    def _near(self, who: str, stance: Stance) -> list[tuple[date, str]]:
        first = stance.acts[0].first
        listed = self._by.get(who, [])
        if first == EVER:
            return []
        until = bisect_left(listed, (shifted(first, ANSWERED), "~"))
        return listed[bisect_left(listed, (first, "")) : until]

    def _as_told(self, stance: Stance, day: date, id_: str) -> Answering | None:
        event, about = self._by_id[id_]
        answer = self._kind(stance, event, about)
        return Answering(answer, event, day, told=True) if answer else None

    def _inferred(self, stance: Stance, day: date, id_: str) -> Answering | None:
        event, about = self._by_id[id_]
        answer = self._kind(stance, event, about)
        return (
            Answering(answer, event, day, told=False) if answer and self._fits(stance, day, event) else None
        )

    def _taken_back(self, stance: Stance, day: date, id_: str) -> Answering | None:
        event, _ = self._by_id[id_]
        reports = {t.mention.report for t in event.told}
        offered = {r for act in stance.acts for r in act.reports}
        to = self._ground.parties.all(event.target)
        if event.type != "VIOLATE" or reports.isdisjoint(offered) or not to & stance.to:
            return None
        return Answering("refused", event, day, told=False) if self._fits(stance, day, event) else None

    def _kind(self, stance: Stance, event: Event, about: frozenset[str]) -> Answer | None:
        if stance.kind == "refusal" and event.type != "AGREE":
            return None
        if event.type == "REJECT":
            return "refused" if about & stance.about else None
        if event.type == "AGREE":
            ceases = not about and "AGREE" in stance.about
            granted = bool(about & stance.about) and self._is_owed(stance, event)
            return "accepted" if granted or ceases else None
        demanded = stance.kind in {"demand", "condition"} and event.type in stance.about
        return "accepted" if demanded else None

    def _is_owed(self, stance: Stance, deal: Event) -> bool:
        """Tell whether a deal obliges whom something was demanded of, where its clauses name who owes it."""
        if stance.kind not in {"demand", "condition"} or not stance.to:
            return True
        clauses = [c for t in deal.told for c in t.mention.content if c.type in stance.about]
        owing = [self._ground.parties.all(f.value for f in c.actor) for c in clauses]
        return not all(owing) or not owing or any(who & stance.to for who in owing)

    def _fits(self, stance: Stance, day: date, event: Event) -> bool:
        if day == stance.acts[0].first and (event.type == "MEET" or stance.kind == "refusal"):
            return False
        here, there = stance.place, places_of(event)
        return not here or not there or self._ground.areas.overlap(here, there)


def last_answer(stance: Stance, answers: Sequence[Answering]) -> tuple[Answering, ...]:
    """Return the answers that stand: those of the last kind, from the first of them on.

    What is demanded may be granted after a refusal; what was offered and refused is off the table.

    Example:
        Refused on Monday, agreed on Thursday: agreed. Agreed and then carried out: agreed, by both.
    """
    if not answers:
        return ()
    if stance.kind == "offer" and any(a.answer == "refused" for a in answers):
        return tuple(a for a in answers if a.answer == "refused")
    kind = answers[-1].answer
    start = next((n + 1 for n in range(len(answers) - 1, -1, -1) if answers[n].answer != kind), 0)
    return tuple(answers[start:])
