"""Snapshots: what a record told at a moment, and what was added, changed or withdrawn since, and why.

A snapshot keeps of every event its values and its mentions, of every report which text stood, and how many
reviews there were: enough to say why an event is not what it was.
"""

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sijill.errors import RecordError
from sijill.export.formats.bundle import Bundle, Snapshot
from sijill.export.formats.flat import FIELDS
from sijill.export.formats.gather import Asked, gather, snapshot_of
from sijill.lexicon import Lexicon
from sijill.runs import record_told
from sijill.schema import Event, Review, Told
from sijill.store import MentionFilter, Store

Kind = Literal["added", "changed", "withdrawn"]
Why = Literal["new-report", "gone-report", "corrected", "review", "new-coder", "regrouped"]
COMPARED = (
    "type", "status", "date_from", "date_to", "actor", "target", "mediator", "place", "about", "counts",
    "differ", "one_side", "sources", "reviewed_number",
)  # fmt: skip
_SNAPSHOT, _STATE = "snapshot.id.", "snapshot.state."
_GET = {field.name: field.get for field in FIELDS if field.name in COMPARED}


class KeptMention(Struct, frozen=True, array_like=True):
    """A mention as it was: its report and version, and the hash of all that was coded and corrected."""

    report: str
    version: int
    hash: str


class KeptEvent(Struct, frozen=True, array_like=True):
    """An event as it was: its values by column, its mentions by id."""

    values: dict[str, str]
    mentions: tuple[str, ...]


class State(Struct, frozen=True):
    """What a record told.

    Attributes:
        events: by id. mentions: all, by id, whether or not filters let their events in.
        reports: the version that stood, by id. reviews: how many there were.
    """

    events: dict[str, KeptEvent]
    mentions: dict[str, KeptMention]
    reports: dict[str, int]
    reviews: int


class Change(Struct, frozen=True):
    """What became of an event.

    Attributes:
        kind: added, changed or withdrawn. event: its id now; as it was, where it is withdrawn.
        was: its id then, where another one. values: as they are now, or last were.
        differ: column → what it was and what it is. why: the reasons, in the order of `Why`.
        reports: whose, by id.
    """

    kind: Kind
    event: str
    values: dict[str, str]
    why: tuple[Why, ...]
    was: str = ""
    differ: dict[str, tuple[str, str]] = {}
    reports: tuple[str, ...] = ()


class Since(Struct, frozen=True):
    """Two moments, the later perhaps the record as it stands, and what lies between."""

    old: Snapshot
    new: Snapshot
    changes: tuple[Change, ...]


class _Held(Struct, frozen=True):
    state: str
    snapshot: Snapshot
    revision: int = 0  # of the record: tells the order of two that were kept within a second


def keep(store: Store, lexicon: Lexicon, asked: Asked | None = None) -> Snapshot:
    """Keep a snapshot of the record in it, and return it; names taken out of an export stay in the record.

    Raises:
        RecordError: the file cannot be written.
    """
    asked = asked or Asked()
    bundle, state = _now(store, lexicon, asked)
    body = msgspec.json.encode(state, order="sorted")
    name = hashlib.sha256(body).hexdigest()[:16]
    packed = base64.b85encode(zlib.compress(body, 9)).decode()
    held = msgspec.json.encode(_Held(name, bundle.snapshot, store.revision())).decode()
    store.keep_notes({f"{_STATE}{name}": packed, f"{_SNAPSHOT}{bundle.snapshot.id}": held})
    return bundle.snapshot


def kept(store: Store) -> list[Snapshot]:
    """Return the snapshots that a record keeps, the oldest first."""
    held = (msgspec.json.decode(body, type=_Held) for body in store.notes(_SNAPSHOT).values())
    ordered = sorted(held, key=lambda one: (one.snapshot.time, one.revision, one.snapshot.id))
    return [one.snapshot for one in ordered]


def since(store: Store, lexicon: Lexicon, old: str, new: str = "") -> Since:
    """Return what was added, changed or withdrawn between two snapshots, or since one.

    Args:
        store: the record that keeps them.
        lexicon: the packs in use.
        old: a snapshot's id.
        new: a later one's; the record as it stands where empty.

    Raises:
        RecordError: ``unknown-snapshot``.
    """
    before, then = _load(store, old)
    if new:
        after, now = _load(store, new)
    else:
        wanted = msgspec.convert(before.filters, MentionFilter)
        bundle, now = _now(store, lexicon, Asked(wanted=wanted))
        after = replace(bundle.snapshot, redact=())
    judged = _judged(store.reviews()[min(then.reviews, now.reviews) : max(then.reviews, now.reviews)])
    return Since(before, after, tuple(changes(then, now, judged)))


def _load(store: Store, id_: str) -> tuple[Snapshot, State]:
    body = store.notes(f"{_SNAPSHOT}{id_}").get("")
    if body is None:
        raise RecordError("unknown-snapshot", store.path, id=id_)
    held = msgspec.json.decode(body, type=_Held)
    packed = zlib.decompress(base64.b85decode(store.notes(f"{_STATE}{held.state}")[""]))
    return held.snapshot, msgspec.json.decode(packed, type=State)


def _judged(reviews: Iterable[Review]) -> frozenset[str]:
    return frozenset(id_ for one in reviews for id_ in (one.mention, one.other) if id_)


def _now(store: Store, lexicon: Lexicon, asked: Asked) -> tuple[Bundle, State]:
    """Return the bundle without anything taken out, named as asked, and the state of the record."""
    bundle = gather(
        store, lexicon, replace(asked, redact=(), names=(), states=False, content=False, marked=False)
    )
    if asked.redact or asked.names:
        bundle = replace(bundle, snapshot=snapshot_of(store, lexicon, asked, bundle.events))
    told = record_told(store)
    state = State(
        events={event.id: _event(event, bundle) for event in bundle.events},
        mentions={one.mention.id: _mention(one) for one in told},
        reports=store.standing(),
        reviews=len(store.reviews()),
    )
    return bundle, state


def _event(event: Event, bundle: Bundle) -> KeptEvent:
    values = {
        name: str(value) for name, get in _GET.items() if (value := get(event, bundle)) not in (None, "")
    }
    return KeptEvent(values, tuple(sorted(event.mentions())))


def _mention(told: Told) -> KeptMention:
    body = msgspec.json.encode((told.mention, told.reviewed), order="sorted")
    return KeptMention(told.mention.report, told.mention.version, hashlib.sha256(body).hexdigest()[:12])


def changes(then: State, now: State, judged: frozenset[str] = frozenset()) -> Iterator[Change]:
    """Yield what became of each event: changed, added, withdrawn; those that stayed are left out.

    Args:
        then: what was told.
        now: what is told.
        judged: the mentions of which something was decided between.
    """
    pairs = _pairs(then, now)
    for id_, event in now.events.items():
        was = pairs.get(id_, "")
        if not was:
            yield _change("added", id_, event, _why(event.mentions, then, now, judged), now)
        else:
            yield from _changed(was, id_, then, now, judged)
    gone = sorted(set(then.events) - set(pairs.values()))
    for id_ in gone:
        event = then.events[id_]
        yield _change("withdrawn", id_, event, _why(event.mentions, then, now, judged), then)


def _pairs(then: State, now: State) -> dict[str, str]:
    """Return which event each of now was: the same id, else one that is gone and shares a mention with it."""
    found = {id_: id_ for id_ in now.events if id_ in then.events}
    free = {m: id_ for id_, e in then.events.items() if id_ not in now.events for m in e.mentions}
    for id_, event in now.events.items():
        was = next((free[one] for one in event.mentions if one in free), "")
        if id_ not in found and was and was not in found.values():
            found[id_] = was
    return found


def _changed(was: str, id_: str, then: State, now: State, judged: frozenset[str]) -> Iterator[Change]:
    old, new = then.events[was], now.events[id_]
    differ = {
        name: (old.values.get(name, ""), new.values.get(name, ""))
        for name in COMPARED
        if old.values.get(name, "") != new.values.get(name, "")
    }
    touched = [
        one for one in {*old.mentions, *new.mentions} if then.mentions.get(one) != now.mentions.get(one)
    ]
    moved = set(old.mentions) ^ set(new.mentions)
    if differ or touched or moved:
        why = _why(sorted({*touched, *moved}), then, now, judged)
        change = _change("changed", id_, new, why, now)
        yield replace(change, was=was if was != id_ else "", differ=differ)


def _change(kind: Kind, id_: str, event: KeptEvent, why: tuple[Why, ...], state: State) -> Change:
    reports = {state.mentions[one].report for one in event.mentions if one in state.mentions}
    return Change(kind, id_, event.values, why, reports=tuple(sorted(reports)))


_ORDER: Mapping[Why, int] = {
    "new-report": 0, "gone-report": 1, "corrected": 2, "review": 3, "new-coder": 4, "regrouped": 5,
}  # fmt: skip


def _why(mentions: Sequence[str], then: State, now: State, judged: frozenset[str]) -> tuple[Why, ...]:
    found = {_reason(one, then, now, judged) for one in mentions}
    return tuple(sorted(found - {"regrouped"} or {"regrouped"}, key=_ORDER.__getitem__))


def _reason(mention: str, then: State, now: State, judged: frozenset[str]) -> Why:
    """Return why a mention is not what it was; ``regrouped`` where it is, and only its event is another."""
    old, new = then.mentions.get(mention), now.mentions.get(mention)
    if mention in judged:
        return "review"
    held = new or old
    if old == new or held is None:
        return "regrouped"
    if held.report not in then.reports:
        return "new-report"
    if held.report not in now.reports:
        return "gone-report"
    return "corrected" if then.reports[held.report] != now.reports[held.report] else "new-coder"
