"""Events and mentions."""

from typing import Annotated, Literal

from litestar import get
from litestar.params import FromQuery, PathParameter
from msgspec import Struct

from sijill.errors import RecordError
from sijill.runs import events_of
from sijill.schema import Report
from sijill.store import MentionFilter, MentionRow, Store
from sijill.web.asking import KEPT, Here, Mentions, Paged, paged
from sijill.web.room import Room
from sijill.web.shapes import Listed, Record, full_event, light_event, mention

Id = Annotated[str, PathParameter(max_length=64, pattern=KEPT)]


@get("/events", sync_to_thread=True)
def events(
    room: Here,
    mention_filter: Mentions,
    page: Paged,
    order: FromQuery[Literal["oldest", "newest"]] = "oldest",
) -> Listed:
    """Return the events with a mention that fits, by their day, light."""
    with room.reading() as store:
        total = store.links.count_events(mention_filter)
        ids = store.links.events(paged(mention_filter, page), newest=order == "newest")
        rows = [light_event(one, room.points) for one in events_of(store, room.lexicon, ids)]
        pending = store.revision() != room.kept.snapshot().revision
    return Listed(
        items=rows, total=total, next=page.after(total), names=room.naming.of(rows), pending=pending
    )


class EventAnswer(Struct, frozen=True, kw_only=True):
    """An event with its mentions whole.

    Attributes:
        event: what its mentions agree on, where they differ, its mentions in short.
        mentions: the same mentions as the command line writes them, with their reviews.
    """

    event: Record
    mentions: list[Record]
    names: dict[str, dict[str, str]]
    pending: bool


@get("/events/{id_:str}", sync_to_thread=True)
def event(room: Here, id_: Id) -> EventAnswer:
    """Return an event with all that is told of it."""
    with room.reading() as store:
        found = next(iter(events_of(store, room.lexicon, [id_])), None)
        if found is None:
            raise RecordError("unknown-event", "", id=id_)
        told = mentions_of(room, store, found.mentions())
        pending = store.revision() != room.kept.snapshot().revision
    record = full_event(found, room.points)
    return EventAnswer(event=record, mentions=told, names=room.naming.of([record, told]), pending=pending)


def mentions_of(room: Room, store: Store, ids: tuple[str, ...]) -> list[Record]:
    """Return mentions by id as the command line writes them, in the order of the ids."""
    rows = (
        {row.mention.id: row for row in store.mentions(MentionFilter(id=ids, superseded=True))} if ids else {}
    )
    stands_in = store.links.events_of(ids)
    return [
        mention(rows[id_], stands_in.get(id_, ""), room.lexicon.actors, _report(store, rows[id_]))
        for id_ in ids
        if id_ in rows
    ]


def _report(store: Store, row: MentionRow) -> Report | None:
    return store.report(row.mention.report, row.mention.version)


@get("/mentions", sync_to_thread=True)
def mentions(room: Here, mention_filter: Mentions, page: Paged) -> Listed:
    """Return the mentions that fit, in the order of the command line."""
    with room.reading() as store:
        total = store.count(mention_filter)
        found = store.mentions(paged(mention_filter, page))
        stands_in = store.links.events_of([row.mention.id for row in found])
        pending = store.revision() != room.kept.snapshot().revision
    rows = [mention(row, stands_in.get(row.mention.id, ""), room.lexicon.actors) for row in found]
    return Listed(
        items=rows, total=total, next=page.after(total), names=room.naming.of(rows), pending=pending
    )


class MentionAnswer(Struct, frozen=True, kw_only=True):
    """A mention as the command line writes it, with the id of its event."""

    mention: Record
    names: dict[str, dict[str, str]]


@get("/mentions/{id_:str}", sync_to_thread=True)
def one_mention(room: Here, id_: Id) -> MentionAnswer:
    """Return a mention with its spans, sources and reviews."""
    with room.reading() as store:
        found = mentions_of(room, store, (id_,))
    if not found:
        raise RecordError("unknown-mention", "", mention=id_)
    return MentionAnswer(mention=found[0], names=room.naming.of(found))


HANDLERS = (events, event, mentions, one_mention)
