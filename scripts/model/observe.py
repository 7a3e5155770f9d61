"""Observations to train on: the words of coded reports, their events, and who may fill which role.

Of each report the rules' own steps give the words, the names, the times and the drafts of events; the gold
gives what is true of them. A gold event that a draft matches is told by that draft's trigger; one that none
matches is told by some word of its quote, and training finds out which.
"""

from collections.abc import Sequence

from msgspec import Struct

from sijill.evaluate.bench import as_coded
from sijill.evaluate.coded import Coded, Gold
from sijill.evaluate.equal import Equals
from sijill.evaluate.like import like_actor, like_date, like_place
from sijill.evaluate.score import match
from sijill.extract.analysis import Analysis
from sijill.extract.drafts import Draft
from sijill.extract.engine import RulesEngine
from sijill.extract.merging import distinct
from sijill.model.candidates import ROLES, Candidate, filled
from sijill.model.labels import BUILDS, KINDS

_HALF = 0.5  # a filler of the same party is the filler, for who learns to choose


class Told(Struct, frozen=True):
    """A gold event: its type, the words of its quote, and its trigger where one is known (-1 else)."""

    kind: int
    first: int
    last: int
    trigger: int
    status: str
    about: tuple[int, ...]
    fillers: dict[str, tuple[str, ...]]
    by_rules: dict[str, tuple[str, ...]]
    draft: Draft | None = None


class Seen(Struct, frozen=True):
    """A report to train on.

    Attributes:
        words: offsets of each word. ends: for each sentence one past its last word.
        labels: for each word its type's number, 0 for none, -1 where nothing is known.
        builds: word -> how it is built, where the rules know it.
        mistaken: the words that the rules take for events, and gold does not.
    """

    id: str
    text: str
    published: str | None
    words: list[tuple[int, int]]
    ends: list[int]
    labels: list[int]
    builds: dict[int, int]
    mistaken: list[int]
    events: list[Told]
    analysis: Analysis


def observe(gold: Gold, engine: RulesEngine, equals: Equals) -> Seen:
    """Return what there is to learn from a report."""
    analysis, drafts = engine.drafts(gold.report)
    kept = distinct(drafts, analysis, engine.lexicon)
    coded = [as_coded(engine.mention(d, analysis), gold.report) for d in kept]
    pairs = dict(match(equals, gold.events, coded))
    right = set(pairs.values())
    mistaken = [d.trigger.at for n, d in enumerate(kept) if n not in right]
    starts = [(w.start, w.end) for w in analysis.words]
    events = [_told(e, kept[pairs[n]] if n in pairs else None, starts) for n, e in enumerate(gold.events)]
    return Seen(
        id=gold.report.id, text=gold.report.text, published=gold.report.published, words=starts,
        ends=[last for _, last in analysis.sentences], labels=_labels(events, drafts, kept, len(starts)),
        builds={t.at: BUILDS.index(t.build) for t in analysis.triggers}, mistaken=mistaken,
        events=events, analysis=analysis,
    )  # fmt: skip


def _told(event: Coded, draft: Draft | None, words: Sequence[tuple[int, int]]) -> Told:
    inside = [n for n, (start, end) in enumerate(words) if start >= event.start and end <= event.end]
    fillers = {role: event.fillers(role) for role in ("actor", "target", "mediator", "place", "source")}
    fillers["date"] = (event.date,) if event.date else ()
    return Told(
        kind=KINDS.index(event.type), first=inside[0] if inside else 0, last=inside[-1] + 1 if inside else 0,
        trigger=draft.trigger.at if draft else -1, status=event.status,
        about=tuple(KINDS.index(kind) for kind in event.about if kind in KINDS), fillers=fillers,
        by_rules=filled(draft) if draft else {}, draft=draft,
    )  # fmt: skip


def _labels(events: Sequence[Told], drafts: Sequence[Draft], kept: Sequence[Draft], size: int) -> list[int]:
    labels = [0] * size
    merged = {id(d) for d in drafts} - {id(d) for d in kept}
    kinds = {e.kind for e in events}
    for draft in drafts:  # a second mention of what is told once: neither an event nor none
        if id(draft) in merged and KINDS.index(draft.type) in kinds:
            labels[draft.trigger.at] = -1
    for event in events:
        if event.trigger < 0:
            labels[event.first : event.last] = [-1] * (event.last - event.first)
    for event in events:
        if event.trigger >= 0:
            labels[event.trigger] = event.kind
    return labels


def answers(event: Told, near: Sequence[Candidate], equals: Equals) -> list[tuple[bool, ...]]:
    """Return for each candidate which roles it fills in the gold: none where another is liker the filler."""
    right = [[False] * len(ROLES) for _ in near]
    for column, role in enumerate(ROLES):
        for wanted in event.fillers.get(role, ()):
            likes = [_likeness(role, one, wanted, equals) for one in near]
            best = max([_HALF, *likes])
            for row, like in enumerate(likes):
                right[row][column] |= like >= best
    return [tuple(row) for row in right]


def _likeness(role: str, one: Candidate, wanted: str, equals: Equals) -> float:
    if role == "date":
        return like_date(one.id, wanted) if one.kind == "time" else 0.0
    if role == "place":
        return like_place(one.id, wanted) if one.kind == "place" else 0.0
    return like_actor(equals, one.id, wanted) if one.kind == "actor" else 0.0
