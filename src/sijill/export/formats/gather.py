"""From a record to a bundle: what is asked for, with all that belongs to it, named by its snapshot."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any

import msgspec
from msgspec import Struct

from sijill.errors import UsageError
from sijill.export.formats.bundle import Bundle, Snapshot
from sijill.export.formats.redact import KINDS, Redactor
from sijill.export.formats.spots import Gazetteer
from sijill.export.formats.taken import marks, names_marked, taken_out
from sijill.export.state_records import state_record
from sijill.lexicon import Lexicon
from sijill.runs import record_events
from sijill.schema import Actor, Event, Report
from sijill.states.kinds import KINDS as STATES
from sijill.states.kinds import reduce_to
from sijill.store import MentionFilter, Store


class Asked(Struct, frozen=True, kw_only=True):
    """What an export is asked to hold.

    Attributes:
        wanted: filters, as `sijill events` takes them. lang: of words for people.
        redact: of `sijill.export.formats.redact.KINDS`. names: names to take out besides.
        states: with the states, where nothing is filtered. content: with the whole record's content.
        marked: without the names that reviewers marked; False only for what does not leave the record.
    """

    wanted: MentionFilter = MentionFilter()
    lang: str = "en"
    redact: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    states: bool = False
    content: bool = False
    marked: bool = True


def gather(store: Store, lexicon: Lexicon, asked: Asked, now: dt.datetime | None = None) -> Bundle:
    """Return what formats write; what is pending in the record is linked first.

    Raises:
        UsageError: ``bad-choice`` where something is to be taken out that is none of `KINDS`.
        RecordError: see `sijill.runs.record_events`.
    """
    for kind in asked.redact:
        if kind not in KINDS:
            raise UsageError("bad-choice", option="--redact", value=kind, choices=", ".join(KINDS))
    events = tuple(record_events(store, lexicon, asked.wanted))
    whole = asked.wanted == MentionFilter()
    reports = _all_reports(store) if whole else reports_of(store, events)
    ids = {report.id for report in reports}
    places = Gazetteer(lexicon)
    bundle = Bundle(
        events=events,
        reports={(report.id, report.version): report for report in reports},
        reviews=tuple(review for review in store.reviews() if review.report in ids),
        actors=actors_of(lexicon, events),
        spots={event.id: places.spots(event) for event in events},
        snapshot=snapshot_of(store, lexicon, asked, events, now),
        lang=asked.lang,
        states=_states(events, lexicon) if asked.states and whole else {},
        content=store.canonical() if asked.content else b"",
    )
    marked = marks(store) if asked.marked and not asked.content else ()
    if not (asked.redact or asked.names or marked):
        return bundle
    return Redactor(bundle, lexicon, asked.redact, asked.names, marked).bundle()


def snapshot_of(
    store: Store, lexicon: Lexicon, asked: Asked, events: Iterable[Event] = (), now: dt.datetime | None = None
) -> Snapshot:
    """Return the snapshot that an export is made of; its id does not depend on when it was made."""
    marked = () if asked.content else names_marked(store)
    out = taken_out(asked.redact, asked.names, marked)
    return snapshot_by(store, lexicon, _filters(asked.wanted), out, events, now)


def snapshot_by(
    store: Store,
    lexicon: Lexicon,
    filters: dict[str, Any],
    taken_out: tuple[str, ...],
    events: Iterable[Event] = (),
    now: dt.datetime | None = None,
) -> Snapshot:
    """Return the snapshot of what was asked for by ``filters``, with names ``taken_out``."""
    facts: dict[str, Any] = {
        "record": store.canonical_hash(),
        "version": version("sijill"),
        "engines": tuple(sorted({one.mention.engine for event in events for one in event.told})),
        "packs": tuple(f"{pack.name} {pack.version}" for pack in lexicon.packs),
        "lexicon": lexicon.hash,
        "filters": filters,
        "redact": taken_out,
    }
    digest = hashlib.sha256(msgspec.json.encode(facts, order="sorted")).hexdigest()
    time = (now or dt.datetime.now(dt.UTC)).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Snapshot(id=f"s-{digest[:12]}", time=time, **facts)


def _filters(wanted: MentionFilter) -> dict[str, Any]:
    """Return what was asked for; what asks for nothing is left out."""
    empty, given = msgspec.to_builtins(MentionFilter()), msgspec.to_builtins(wanted)
    return {name: value for name, value in given.items() if value != empty[name]}


def _all_reports(store: Store) -> list[Report]:
    return list(store.reports())


def reports_of(store: Store, events: Iterable[Event]) -> list[Report]:
    """Return the reports that tell these events, each at the version that its mentions point into."""
    keys = dict.fromkeys((one.mention.report, one.mention.version) for event in events for one in event.told)
    found = (store.report(*key) for key in keys)
    return [report for report in found if report is not None]


def actors_of(lexicon: Lexicon, events: Sequence[Event]) -> dict[str, Actor]:
    """Return the actors that the events name, with what they belong to."""
    roles = ("actor", "target", "mediator", "source")
    told = [one.mention for event in events for one in event.told]
    ids = {filler.value for one in told for role in roles for filler in getattr(one, role)}
    ids |= {filler.value for one in told for part in one.content for filler in (*part.actor, *part.target)}
    ids |= {count.of for one in told for count in one.count if count.of}
    ids |= {voice.by for event in events for voice in event.voices.values()}
    ids |= {lexicon.actors[id_].party for id_ in ids if id_ in lexicon.actors}
    ids |= {lexicon.actors[id_].parent for id_ in ids if id_ in lexicon.actors}
    return {id_: lexicon.actors[id_] for id_ in sorted(ids) if id_ in lexicon.actors}


def _states(events: Sequence[Event], lexicon: Lexicon) -> dict[str, list[dict[str, Any]]]:
    return {kind: [state_record(kind, one) for one in reduce_to(kind, events, lexicon)] for kind in STATES}
