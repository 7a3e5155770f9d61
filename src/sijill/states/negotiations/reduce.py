"""From events to negotiations: the one public function."""

from collections import defaultdict
from collections.abc import Sequence

from sijill.lexicon import Lexicon
from sijill.schema import Event
from sijill.states.days import day_of
from sijill.states.field import Basis, Field, Gap
from sijill.states.given import Given
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER, Act, day_told, times_of
from sijill.states.negotiations.answers import Answering, Answers, last_answer
from sijill.states.negotiations.positions import Stance, deadline_of, items_of, stances_of
from sijill.states.negotiations.rounds import Around, meetings_of, round_of, silences_of
from sijill.states.negotiations.talks import Talks, is_own, talks_of
from sijill.states.negotiations.types import Mediation, Negotiation, Position, Reply, Round, Stand
from sijill.states.sources import composed, state_id
from sijill.states.tellings import joined, origin


def negotiations(events: Sequence[Event], lexicon: Lexicon, at: str | None = None) -> tuple[Negotiation, ...]:
    """Return the spells of talks that ``events`` tell of, in the order in which they began.

    Args:
        events: in any order; several may tell the same.
        lexicon: for parties, places and sides.
        at: the day as of which it is known, ``YYYY-MM-DD``; None for all.

    Example:
        ``negotiations(events, load(), "2016-08-24")`` has the talks between the government and the Kurdish
        units, mediated by Russia, with their rounds in Qamishli and the demands of both.
    """
    return negotiations_of(Given(events, lexicon, at))


def negotiations_of(given: Given) -> tuple[Negotiation, ...]:
    """Return the spells of talks, see `negotiations`."""
    ground, known = given.ground, given.known
    answers = Answers(known, ground)
    made = [_negotiation(talks, answers, ground) for talks in talks_of(known, ground)]
    return joined(tuple(sorted(made, key=lambda n: (n.since.value or "~", n.id))))


def _negotiation(talks: Talks, answers: Answers, ground: Ground) -> Negotiation:
    events = [a.event for a in talks.acts]
    sources = ground.sources
    around = Around(talks.acts)
    rounds = [round_of(m, around, ground) for m in meetings_of(talks.acts, ground)]
    deals = [e for e in events if e.type == "AGREE"]
    times = max(((times_of(e) or 0, e) for e in events if e.type == "MEET"), key=lambda t: t[0], default=None)
    mediation = _mediation(talks, rounds, deals, ground)
    mediating = [a.event for a in talks.acts if a.brokers]
    own = [a for a in talks.acts if is_own(a, talks.parties, ground)]
    first = own[0]
    last = max((a for a in own if a.last != EVER), key=lambda a: a.last, default=first)
    return Negotiation(
        id=state_id("negotiation:" + "|".join(sorted(talks.parties)), events), composed=composed(events),
        parties=sources.field(tuple(sorted(talks.parties)), events),
        mediators=sources.field(tuple(sorted({w for m in mediation for w in m.who})) or None, mediating),
        mediation=mediation, rounds=tuple(rounds), silences=silences_of(rounds),
        since=sources.field(day_told(first), [first.event], first.basis),
        until=sources.field(_end(last), [last.event], last.basis),
        told_rounds=sources.field(times[0], [times[1]]) if times and times[0] else Field(),
        deals=sources.field(tuple(sorted(e.id for e in deals)) or None, deals),
        positions=tuple(_position(s, talks, answers, ground) for s in stances_of(talks.acts, ground)),
        gaps=_gaps(talks, rounds, ground),
    )  # fmt: skip


def _end(act: Act) -> str | None:
    return act.first.isoformat() if act.basis == "inferred" else day_of(act.event).end


def _mediation(
    talks: Talks, rounds: Sequence[Round], deals: Sequence[Event], ground: Ground
) -> tuple[Mediation, ...]:
    """Return who mediated: named as mediator, or met one side for the other."""
    acts: dict[str, list[Act]] = defaultdict(list)
    for act in talks.acts:
        for party in act.brokers:
            acts[party].append(act)
    found = []
    for party in sorted(acts):
        ids = {a.event.id for a in acts[party]}
        hosted = sum(not ids.isdisjoint(r.events) for r in rounds)
        named = (w for a in acts[party] for w in (*a.event.mediator, *a.event.actor, *a.event.target))
        who = tuple(sorted({w for w in named if party in ground.parties.named([w])}))
        done = len({origin(d) for d in deals if d.id in ids})  # an event's tellings are one deal
        found.append(Mediation(party, who, hosted, done, tuple(sorted(ids))))
    return tuple(found)


def _position(stance: Stance, talks: Talks, answers: Answers, ground: Ground) -> Position:
    events = stance.events
    by, one_side = ground.sources.said(events)
    replies = answers.of(stance, talks.parties)
    last = last_answer(stance, replies)
    answering = [a.event for a in last]
    deadlines = [deadline_of(e, ground) for e in events]
    items = sorted({i for e in events for i in items_of(e)})
    first = stance.acts[0]
    return Position(
        party=stance.party, who=tuple(dict.fromkeys(w for e in events for w in e.actor)),
        to=tuple(sorted(stance.to)), kind=stance.kind, about=tuple(sorted(stance.about)),
        content=events[0].told[0].quote if events[0].told else "", place=stance.place,
        day=ground.sources.field(day_told(first), [first.event], first.basis),
        deadline=next((d for d in deadlines if d.value), Field()),
        items=ground.sources.field(tuple(items) or None, events),
        answer=ground.sources.field(last[0].answer if last else None, answering, _basis(last)),
        answered_by=tuple(sorted({p for a in last for p in _whose(a, stance, ground)})),
        replies=tuple(_reply(a, stance, ground) for a in replies),
        answered_on=ground.sources.field(_answer_day(last), answering[:1]),
        standing=_standing(stance, last), by=by, one_side=one_side,
        events=tuple(sorted(e.id for e in events)),
    )  # fmt: skip


def _reply(answering: Answering, stance: Stance, ground: Ground) -> Reply:
    event = answering.event
    by, one_side = ground.sources.said([event])
    whose = _whose(answering, stance, ground)
    return Reply(answering.answer, whose, day_of(event).start, answering.told, by, one_side, (event.id,))


def _whose(answering: Answering, stance: Stance, ground: Ground) -> tuple[str, ...]:
    own = frozenset() if stance.kind == "refusal" else frozenset({stance.party})
    return tuple(sorted(ground.parties.all(answering.event.actor) - own))


def _basis(last: Sequence[Answering]) -> Basis:
    return "told" if any(a.told for a in last) else "inferred"


def _answer_day(last: Sequence[Answering]) -> str | None:
    return day_of(last[0].event).start if last else None


def _standing(stance: Stance, last: Sequence[Answering]) -> Stand:
    if not last:
        return "dead" if stance.kind == "refusal" else "open"
    return "agreed" if last[0].answer == "accepted" else "dead"


def _gaps(talks: Talks, rounds: Sequence[Round], ground: Ground) -> tuple[Gap, ...]:
    events = [a.event for a in talks.acts]
    undated: tuple[Gap, ...] = ("no-date",) if any(r.day.basis == "told-on" for r in rounds) else ()
    nowhere: tuple[Gap, ...] = ("no-place",) if any(r.venue.value is None for r in rounds) else ()
    return (*undated, *nowhere, *ground.sources.gaps(events))
