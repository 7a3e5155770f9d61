"""From a record to a brief: what it is made of, names taken out where that was asked, then its sentences."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from sijill.errors import UsageError
from sijill.export.brief.citing import Citing
from sijill.export.brief.material import Material, material
from sijill.export.brief.sections import Writer, crisis
from sijill.export.brief.types import Bar, Brief, Evidence, Mark, Question
from sijill.export.brief.wording import Words
from sijill.export.formats.bundle import Bundle, Snapshot, Spot
from sijill.export.formats.gather import actors_of, reports_of, snapshot_by
from sijill.export.formats.redact import KINDS, Redactor
from sijill.export.formats.spots import Gazetteer, points
from sijill.export.formats.taken import marks, names_marked, taken_out
from sijill.lexicon import Lexicon
from sijill.runs import record_events
from sijill.schema import Actor, Event
from sijill.states.acts import act_of
from sijill.states.episodes import Episode
from sijill.states.intensity import intensity
from sijill.store import Store

S = TypeVar("S", bound=Struct)


class Prepared(Struct, frozen=True):
    """What a brief is made of.

    Attributes:
        material, bundle: events, states and reports, names taken out where that was asked.
        plain: the events that its sentences may name, as they stand in the record.
    """

    material: Material
    bundle: Bundle
    plain: tuple[Event, ...]


def brief_of(store: Store, lexicon: Lexicon, question: Question, now: dt.datetime | None = None) -> Brief:
    """Return the brief that a record makes; what is pending in it is linked first.

    Args:
        store: an open record.
        lexicon: for names, parties and places.
        question: what is asked for.
        now: the time that its snapshot carries; it is in no sentence.

    Raises:
        UsageError: ``bad-choice``; see `sijill.export.brief.material.material`.
    """
    return written(prepared(store, lexicon, question, now))


def prepared(store: Store, lexicon: Lexicon, question: Question, now: dt.datetime | None = None) -> Prepared:
    """Return what a brief is made of, see `brief_of`."""
    for kind in question.redact:
        if kind not in KINDS:
            raise UsageError("bad-choice", option="--redact", value=kind, choices=", ".join(KINDS))
    given = material(record_events(store, lexicon), lexicon, question)
    used = given.used()
    places = Gazetteer(lexicon)
    bundle = Bundle(
        events=used,
        reports={(report.id, report.version): report for report in reports_of(store, used)},
        reviews=(), actors=actors_of(lexicon, used) | _parties(lexicon, given),
        spots={event.id: places.spots(event) for event in used},
        snapshot=_snapshot(store, lexicon, given, used, now), lang=question.lang,
    )  # fmt: skip
    marked = marks(store)
    if not (question.redact or question.names or marked):
        return Prepared(given, bundle, used)
    redactor = Redactor(bundle, lexicon, question.redact, question.names, marked)
    done = redactor.bundle()
    return Prepared(_redacted(given, redactor, done), done, used)


def _parties(lexicon: Lexicon, given: Material) -> dict[str, Actor]:
    """Return the parties of the states, which no event need name."""
    ids = {id_ for one in given.episodes.values() for id_ in one.parties.value or ()}
    for talks in given.negotiations:
        ids |= set(talks.parties.value or ()) | {one.party for one in talks.positions}
        ids |= {id_ for one in talks.positions for id_ in one.to}
    ids |= {toll.party.value for toll in given.tolls if toll.party.value}
    for state in (one for found in given.standing.values() for one in found):
        ids |= {who for name in ("party", "of_party") if isinstance(who := getattr(state, name, ""), str)}
    return {id_: lexicon.actors[id_] for id_ in sorted(ids) if id_ in lexicon.actors}


def _snapshot(
    store: Store, lexicon: Lexicon, given: Material, used: Sequence[Event], now: dt.datetime | None
) -> Snapshot:
    asked = given.question
    filters = {"episode": asked.episode, "since": asked.since, "until": asked.until, "origin": given.origin}
    kept = {name: value for name, value in filters.items() if value}
    out = taken_out(asked.redact, asked.names, names_marked(store))
    return snapshot_by(store, lexicon, {"brief": kept}, out, used, now)


def _redacted(given: Material, redactor: Redactor, done: Bundle) -> Material:
    """Return the material with names taken out of every state; the events are those of the bundle."""
    events = {event.id: event for event in done.events}

    def all_of(states: Sequence[S]) -> tuple[S, ...]:
        return tuple(redactor.struct(one) for one in states)

    return structs.replace(
        given,
        question=structs.replace(given.question, names=()),
        scope=tuple(events[one.id] for one in given.scope if one.id in events),
        events=events,
        episode=None if given.episode is None else redactor.struct(given.episode),
        standing={kind: all_of(states) for kind, states in given.standing.items()},
        negotiations=all_of(given.negotiations),
        agreements=all_of(given.agreements),
        tolls=all_of(given.tolls),
        past=None if given.past is None else redactor.struct(given.past),
        episodes={one.id: one for one in all_of(_needed(given))},
    )


def _needed(given: Material) -> list[Episode]:
    """Return the episodes that a sentence may name."""
    like = {one.episode for one in given.past.like} if given.past is not None else set()
    return [one for id_, one in given.episodes.items() if id_ in like]


def written(given: Prepared) -> Brief:
    """Return the brief of what it is made of: a pure function, the same words for the same record."""
    question, bundle, body = given.material.question, given.bundle, given.material
    places = {spot.name: spot.name_en for spots in bundle.spots.values() for spot in spots if spot.name_en}
    words = Words(question.lang, bundle.actors, places, composed=body.origin == "composed")
    citing = Citing(body.events, bundle.reports, words)
    sections = Writer(body, words, citing).sections()
    marks, unplaced = _marks(body.scope, bundle.spots, words, citing)
    bars, untimed = _bars(body.scope, citing)
    evidence = tuple(citing.found)
    return Brief(
        question=structs.replace(question, names=(), composed=body.origin == "composed"),
        title=words.text("title"), scope=_scope(body, words), origin=body.origin,
        banner=words.text("composed") if body.origin == "composed" else "",
        as_of=words.text("as_of", day=words.day(body.as_of)), sections=sections, marks=marks, bars=bars,
        unplaced=unplaced, untimed=untimed, evidence=evidence, about=_about(given, words, evidence),
        taken_out=bundle.snapshot.redact, snapshot=bundle.snapshot.id, record=bundle.snapshot.record,
        version=bundle.snapshot.version,
    )  # fmt: skip


def _scope(body: Material, words: Words) -> str:
    question = body.question
    if body.episode is not None:
        return words.capital(words.text("scope_episode", **crisis(body.episode, words)))
    if question.since and question.until:
        return words.text("scope_days", days=words.span(question.since, question.until))
    key, day = ("scope_from", question.since) if question.since else ("scope_to", question.until)
    return words.text(key, day=words.day(day))


def _about(given: Prepared, words: Words, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    body, snapshot = given.material, given.bundle.snapshot
    told = [one for event in body.scope for one in event.told]
    reports = {one.mention.report for one in told}
    outlets = {one.outlet for one in told if one.outlet}
    size = {
        "events": words.count(len(body.scope), "events"),
        "reports": words.count(len(reports), "reports", "oblique"),
        "outlets": words.count(len(outlets), "outlets"),
    }
    lines = [
        words.text("size", **size),
        words.text("read_first"),
        words.text("told_on_note"),
        words.text("reviewed", n=str(sum(one.reviewed for one in evidence)), total=str(len(evidence))),
    ]
    if snapshot.redact:
        lines.append(words.text("redacted_note", what=words.listed(_taken_out(snapshot.redact, words))))
    lines.append(
        words.text(
            "made_of", snapshot=snapshot.id, record=snapshot.record[:12], version=snapshot.version,
            packs=words.listed(snapshot.packs), engines=words.listed(snapshot.engines),
        )
    )  # fmt: skip
    return (*lines, words.text("rights"))


def _taken_out(kinds: Iterable[str], words: Words) -> list[str]:
    return [words.word("taken_out", kind) for kind in kinds]


def _marks(
    scope: Sequence[Event], spots: Mapping[str, Sequence[Spot]], words: Words, citing: Citing
) -> tuple[tuple[Mark, ...], int]:
    """Return the places of events that have a point, most events first, and how many events have none."""
    found: dict[tuple[float, float], list[tuple[str, str]]] = {}
    for event in scope:
        for spot in points(spots.get(event.id, ())):
            if spot.kind != "country" and spot.lat is not None and spot.lon is not None:
                found.setdefault((spot.lat, spot.lon), []).append((words.place(spot.name), event.id))
    placed = {id_ for here in found.values() for _, id_ in here}
    marks = [_mark(at, here, citing) for at, here in found.items()]
    ordered = sorted(marks, key=lambda one: (-one.events, one.name))
    return tuple(ordered), sum(event.id not in placed for event in scope)


def _mark(at: tuple[float, float], here: Sequence[tuple[str, str]], citing: Citing) -> Mark:
    events = list(dict.fromkeys(id_ for _, id_ in here))
    return Mark(here[0][0], *at, len(events), citing.cite(events[:1]))


def _bars(scope: Sequence[Event], citing: Citing) -> tuple[tuple[Bar, ...], int]:
    """Return the days of the timeline, and how many events have no day that a text tells."""
    acts = [act_of(event, frozenset(), between=True) for event in scope]
    days = tuple(Bar(one.day, one.value, citing.cite(one.events[:1])) for one in intensity(acts))
    return days, sum(not act.exact for act in acts)
