"""What each tool answers: ids, values, and the words of reports with where they stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sijill.errors import RecordError, UsageError
from sijill.export.event_records import event_record
from sijill.export.line import Line
from sijill.export.records import mention_record
from sijill.export.snippets import snippet
from sijill.export.state_records import state_record
from sijill.export.states import events_of as events_behind
from sijill.i18n import text
from sijill.lexicon import Lexicon
from sijill.link.days import last_day
from sijill.mcp import asked
from sijill.mcp.quoting import QUOTED, marked, quotation
from sijill.runs import events_of, link_record
from sijill.runs.states import record_state, record_states, state_of
from sijill.schema import Event, Report, Span, Told
from sijill.states.choosing import StateFilter
from sijill.store import MentionFilter, MentionRow, Store, names_inside, open_store
from sijill.store.heads import ReportHead

Answer = dict[str, Any]
_BEHIND = 5  # events that are quoted below a state; all of their ids are given
_QUOTES = 2  # mentions that are quoted below an event that stands behind a state


class McpRoom(Struct, frozen=True):
    """What the tools need: where the record is, the packs' lexicon, the language of what we say ourselves."""

    record: str
    lexicon: Lexicon
    lang: str = "en"

    def open(self) -> Store:
        """Return the record, opened to be read.

        Raises:
            RecordError: it is not there, or cannot be read.
        """
        return open_store(self.record, create=False, read_only=True)


def answer(room: McpRoom, tool: str, arguments: Mapping[str, Any]) -> Answer:
    """Return what a tool answers, ready for JSON.

    Args:
        room: the record and its lexicon.
        tool: one of `asked.TOOLS`. Example: ``"evidence"``.
        arguments: as the assistant gave them.

    Raises:
        UsageError: ``no-tool``; ``bad-question`` with what is wrong. RecordError: ``unknown-id``, or the
            record cannot be read.
    """
    if tool not in asked.TOOLS:
        raise UsageError("no-tool", name=tool, choices=", ".join(asked.TOOLS))
    try:
        question = msgspec.convert(arguments, asked.TOOLS[tool])
    except msgspec.ValidationError as error:
        raise UsageError("bad-question", name=tool, reason=str(error)) from None
    with room.open() as store:
        found = _ANSWERS[tool](room, store, question)
    return {"about_quotes": text("mcp.about_quotes", room.lang, key=QUOTED), **found}


# Search


def _search(_: McpRoom, store: Store, one: asked.Search) -> Answer:
    total, heads = store.report_heads(
        one.words, one.outlet, corrected=False, limit=one.limit, offset=one.offset
    )
    items = [_report(store, head, one.words) for head in heads]
    return {"total": total, "next_offset": _next(one, total), "reports": items}


def _report(store: Store, head: ReportHead, words: str) -> Answer:
    report = store.report(head.id)
    found = snippet(words, report, Span(0, 0)) if report else None
    told = store.mentions(MentionFilter(report=(head.id,)))
    record = {name: getattr(head, name) for name in ("id", "version", "outlet", "url", "published")}
    quote = (
        quotation(found.text, Span(found.start, found.end, found.part), report) if found and report else None
    )
    return record | {
        "composed": head.composed,
        "title": {QUOTED: head.title},
        "quote": quote,
        "mentions": [row.mention.id for row in told],
    }


# Mentions and events


def _filter(room: McpRoom, one: asked.Mentions) -> MentionFilter:
    until = last_day(one.until) if one.until else None
    return MentionFilter(
        type=one.type, status=one.status, actor=one.actor, target=one.target, mediator=one.mediator,
        party=one.party, place=names_inside(room.lexicon.places, one.place) if one.place else (),
        since=one.since or "", until=until.isoformat() if until else "", source=one.source,
        outlet=one.outlet, report=one.report, text=one.words, composed=one.composed, limit=one.limit,
        offset=one.offset,
    )  # fmt: skip


def _mentions(room: McpRoom, store: Store, one: asked.Mentions) -> Answer:
    wanted = _filter(room, one)
    total, rows = store.count(wanted), store.mentions(wanted)
    stands_in = store.links.events_of([row.mention.id for row in rows])
    items = [_mention(room, row) | {"event": stands_in.get(row.mention.id)} for row in rows]
    return {"total": total, "next_offset": _next(one, total), "mentions": items}


def _mention(room: McpRoom, row: MentionRow, report: Report | None = None) -> Answer:
    """Return a mention; with its report's text the words of each argument besides."""
    held = report or Report(
        id=row.mention.report, version=row.mention.version, text="", title=row.title, outlet=row.outlet,
        url=row.url, published=row.published, composed=row.composed,
    )  # fmt: skip
    line = Line(row.mention, held, row.quote, row.reviews, row.superseded)
    record = mention_record(line, room.lexicon.actors)
    left_out = {"quote", "start", "end", "part", "report", "composed"} | (set() if report else {"spans"})
    kept = marked({name: value for name, value in record.items() if name not in left_out})
    return {**kept, "evidence": quotation(row.quote, row.mention.evidence, held)}


def _events(room: McpRoom, store: Store, one: asked.Events) -> Answer:
    link_record(store, room.lexicon)
    wanted = _filter(room, one)
    if wanted.text:
        store.index()
    total = store.links.count_events(wanted)
    found = events_of(store, room.lexicon, store.links.events(wanted))
    return {"total": total, "next_offset": _next(one, total), "events": [_event(event) for event in found]}


def _event(event: Event) -> Answer:
    record = event_record(event)
    record["mentions"] = [
        {name: told[name] for name in ("id", "status", "by", "party", "reviewed", "copies")}
        | {"evidence": _quoted(one)}
        for told, one in zip(record["mentions"], event.told, strict=True)
    ]
    return dict(marked(record))


def _quoted(one: Told) -> Answer:
    """Return the words of a mention that an event is made of."""
    mention = one.mention
    report = Report(
        id=mention.report, version=mention.version, text="", outlet=one.outlet, published=one.published,
        composed=one.composed,
    )  # fmt: skip
    return quotation(one.quote, mention.evidence, report)


# Evidence


def _evidence(room: McpRoom, store: Store, one: asked.Evidence) -> Answer:
    link_record(store, room.lexicon)
    told = _told(room, store, (one.id,))
    if told:
        return {"mention": told[0] | {"event": store.links.event_of(one.id) or None}}
    event = next(iter(events_of(store, room.lexicon, [one.id])), None)
    if event is None:
        return _state_evidence(room, store, one.id)
    return {"event": _event(event), "mentions": _told(room, store, event.mentions())}


def _state_evidence(room: McpRoom, store: Store, id_: str) -> Answer:
    found = state_of(store, room.lexicon, id_)
    if found is None:
        raise RecordError("unknown-id", store.path, id=id_)
    events = events_of(store, room.lexicon, events_behind(found.state))
    state = dict(marked(state_record(found.kind, found.state)))
    return {"state": state, "events": [_event(event) for event in events]}


def _told(room: McpRoom, store: Store, ids: Sequence[str]) -> list[Answer]:
    rows = store.mentions(MentionFilter(id=tuple(ids), superseded=True))
    found = {row.mention.id: row for row in rows}
    return [_mention(room, found[id_], _text(store, found[id_])) for id_ in ids if id_ in found]


def _text(store: Store, row: MentionRow) -> Report | None:
    return store.report(row.mention.report, row.mention.version)


# States


def _state_filter(one: asked.AsOf, since: str | None = None, until: str | None = None) -> StateFilter:
    return StateFilter(
        party=one.party, actor=one.actor, place=one.place, composed=one.composed, since=since or "",
        until=until or "",
    )  # fmt: skip


def _states(room: McpRoom, store: Store, one: asked.States) -> Answer:
    wanted, at, known = _state_filter(one, one.since, one.until), _last(one.at), _last(one.known_by)
    found = record_states(store, room.lexicon, one.kind, wanted, at, known)
    return {"total": len(found), "next_offset": _next(one, len(found))} | {
        "states": _page(room, store, one, one.kind, found)
    }


def _state_at(room: McpRoom, store: Store, one: asked.StateAt) -> Answer:
    day = _last(one.day) or one.day
    found = record_state(store, room.lexicon, day, _state_filter(one), _last(one.known_by))
    totals = {kind: len(states) for kind, states in found.items()}
    most = max(totals.values(), default=0)
    pages = {kind: _page(room, store, one, kind, states) for kind, states in found.items()}
    return {"day": day, "totals": totals, "next_offset": _next(one, most), "in_force": pages}


def _page(room: McpRoom, store: Store, one: asked.AsOf, kind: str, found: Sequence[Struct]) -> list[Answer]:
    page = found[one.offset : one.offset + one.limit]
    behind = {id_ for state in page for id_ in events_behind(state)[:_BEHIND]}
    events = {event.id: event for event in events_of(store, room.lexicon, sorted(behind))}
    return [_state(kind, state, events) for state in page]


def _state(kind: str, state: Struct, events: Mapping[str, Event]) -> Answer:
    ids = events_behind(state)
    quoted = (events[id_] for id_ in ids[:_BEHIND] if id_ in events)
    return dict(marked(state_record(kind, state))) | {"evidence": list(_behind(quoted))}


def _behind(events: Iterable[Event]) -> Iterable[Answer]:
    for event in events:
        quotes = [_quoted(one) for one in event.told[:_QUOTES]]
        yield {"event": event.id, "type": event.type, "date": event.date, "quotes": quotes}


def _last(day: str | None) -> str | None:
    found = last_day(day)
    return found.isoformat() if found else None


def _next(one: Any, total: int) -> int | None:
    after: int = one.offset + one.limit
    return after if after < total else None


_ANSWERS: dict[str, Callable[[McpRoom, Store, Any], Answer]] = {
    "search": _search, "mentions": _mentions, "events": _events, "evidence": _evidence,
    "states": _states, "state_at": _state_at,
}  # fmt: skip
