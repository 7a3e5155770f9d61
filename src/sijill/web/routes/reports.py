"""Reports: a list, one with its mentions, and what changed between two versions."""

from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.params import FromQuery, PathParameter, QueryParameter
from msgspec import Struct

from sijill.api import compare
from sijill.errors import RecordError
from sijill.export.compared import comparison_record
from sijill.export.records import reviews_record
from sijill.store import MentionFilter, Store, last_two
from sijill.web.asking import KEPT, Here, Many, Paged
from sijill.web.revisions import GROWS
from sijill.web.room import Room
from sijill.web.shapes import Listed, Record, mention

PATIENCE = 2.0  # seconds that an answer takes at most to make vectors
Id = Annotated[str, PathParameter(max_length=200, pattern=KEPT)]
Number = Annotated[int | None, QueryParameter(ge=1, le=1_000_000)]


@get("/reports", sync_to_thread=True)
def reports(
    room: Here,
    page: Paged,
    text: Annotated[str, QueryParameter(max_length=400)] = "",
    outlet: Many = None,
    corrected: FromQuery[bool] = False,
) -> Listed:
    """Return reports without their texts, the last published first; those with several versions alone."""
    with room.reading() as store:
        total, found = store.report_heads(
            text, tuple(outlet or ()), corrected=corrected, limit=page.limit, offset=page.offset
        )
    rows = [msgspec.to_builtins(one) for one in found]
    return Listed(items=rows, total=total, next=page.after(total), names=room.naming.of(rows))


class ReportAnswer(Struct, frozen=True, kw_only=True):
    """A report with all that was made of it.

    Attributes:
        report: text, title, outlet, url, published, language, composed, version …
        versions: what is known of each version of its text, the oldest first.
        mentions: of this version, in the order of the text, as the command line writes them, with ``event``.
        reviews: all decisions on the report's mentions, the oldest first, with ``undone``.
    """

    report: Record
    versions: list[Record]
    mentions: list[Record]
    reviews: list[Record]
    names: dict[str, dict[str, str]]
    pending: bool


@get("/reports/{id_:str}", sync_to_thread=True)
def report(room: Here, id_: Id, version: Number = None) -> ReportAnswer:
    """Return a report, as it stands or at a version, with its mentions marked by their spans."""
    with room.reading() as store:
        found = store.report(id_, version)
        if found is None:
            known = version is not None and store.report(id_) is not None
            raise RecordError("unknown-version" if known else "unknown-report", "", id=id_, version=version)
        told = mentions_of_report(room, store, found)
        versions = msgspec.to_builtins(store.history(id_))
        reviews = reviews_record(store.reviews(id_))
        pending = store.revision() != room.kept.snapshot().revision
    return ReportAnswer(
        report=msgspec.to_builtins(found), versions=versions, mentions=told, reviews=reviews,
        names=room.naming.of(told), pending=pending,
    )  # fmt: skip


def mentions_of_report(room: Room, store: Store, found: Any) -> list[Record]:
    """Return the mentions of a report at its version, in the order of its text."""
    rows = store.mentions(MentionFilter(report=(found.id,), version=(found.version,), superseded=True))
    stands_in = store.links.events_of([row.mention.id for row in rows])
    rows.sort(key=lambda row: (row.mention.evidence.part != "title", row.mention.evidence))
    return [mention(row, stands_in.get(row.mention.id, ""), room.lexicon.actors, found) for row in rows]


class Diff(Struct, frozen=True, kw_only=True):
    """What changed between two versions, as ``sijill diff --format json`` writes it."""

    comparison: Record
    names: dict[str, dict[str, str]]


@get("/reports/{id_:str}/diff", sync_to_thread=True)
def diff(room: Here, id_: Id, old: Number = None, new: Number = None) -> Diff:
    """Return what changed between two versions; without them, between the last two."""
    with room.reading() as store:
        versions = store.history(id_)
        if not versions:
            raise RecordError("unknown-report", "", id=id_)
        two = last_two(versions)
        if two is None and not (old and new):
            raise RecordError("one-version", "", id=id_)
        before, after = two or (1, 1)
        found = compare(store, (id_, old or before), (id_, new or after))
        record = comparison_record(found, room.lexicon.actors)
    for name in ("old", "new"):
        known = next(one for one in versions if one.number == record[name]["version"])
        record[name] |= {"read": known.read, "stands": known.stands}
    return Diff(comparison=record, names=room.naming.of(record))


class AlikeAnswer(Struct, frozen=True, kw_only=True):
    """Reports like one.

    Attributes:
        items: each as ``sijill similar --format json`` writes it, the likest first.
        left: how many reports of the record are not compared yet; who asks again has more of them compared.
    """

    items: list[Record]
    left: int


@get("/reports/{id_:str}/similar", sync_to_thread=True, opt={GROWS: True})
def similar(room: Here, id_: Id, limit: Annotated[int, QueryParameter(ge=1, le=50)] = 8) -> AlikeAnswer:
    """Return the reports that are most like one; vectors that are missing are made, for two seconds."""
    from sijill.model.vectors import load_encoder  # noqa: PLC0415  only where it is asked for
    from sijill.runs.similar import make_vectors, similar_to  # noqa: PLC0415

    with room.reading() as store:
        if store.report(id_) is None:
            raise RecordError("unknown-report", "", id=id_)
        encoder = load_encoder()
        with room.encoding:
            left = make_vectors(store, encoder, seconds=PATIENCE)
        found = similar_to(store, encoder, id_, limit)
    return AlikeAnswer(items=[msgspec.to_builtins(one) for one in found], left=left)


HANDLERS = (reports, report, diff, similar)
