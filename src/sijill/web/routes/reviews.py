"""Reviews: what people decided about mentions."""

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from sijill.api import Record as OpenRecord
from sijill.errors import RecordError
from sijill.export.records import reviews_record
from sijill.schema import Part, Verdict
from sijill.web.asking import KEPT, Here, Paged, cut
from sijill.web.routes.events import mentions_of
from sijill.web.security import needs
from sijill.web.shapes import Listed, Record

Word = Annotated[str, Meta(max_length=300, pattern=KEPT)]
OfReport = Annotated[str, QueryParameter(max_length=200, pattern=KEPT)]
Words = Annotated[str, Meta(max_length=4000, pattern=KEPT)]
Place = Annotated[int, Meta(ge=0, le=100_000_000)]


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One verdict, in the form of `sijill.api.Record.review`; for ``add`` the last six say what is added."""

    verdict: Verdict
    id: Word = ""
    argument: Word = ""
    value: Words = ""
    other: Word = ""
    why: Words = ""
    report: Word = ""
    version: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    part: Part = "text"
    start: Place = 0
    end: Place = 0
    type: Word = ""
    arguments: dict[str, Words] = {}


class Rows(Struct, frozen=True, forbid_unknown_fields=True):
    """Verdicts, kept all or none."""

    rows: Annotated[list[Row], Meta(min_length=1, max_length=500)]


class Written(Struct, frozen=True, kw_only=True):
    """How many verdicts were kept, and their mentions as they are now."""

    written: int
    mentions: list[Record]
    names: dict[str, dict[str, str]]


@post("/reviews", sync_to_thread=True, status_code=200, guards=[needs("review")])
def review(request: Request[Any, Any, Any], room: Here, data: JSONBody[Rows]) -> Written:
    """Keep verdicts, all or none, and return their mentions as they are now."""
    rows = [{name: getattr(one, name) for name in one.__struct_fields__} for one in data.rows]
    with room.writing() as store:
        record = OpenRecord(store, room.serving.packs, lexicon=room.lexicon)
        before = store.last_review()
        written = record.review(rows, request.user.name)
        ids = (name for one in store.reviews_after(before) for name in (one.mention, one.other))
        told = mentions_of(room, store, tuple(dict.fromkeys(filter(None, ids))))
    room.note(request, "review", " ".join(one.verdict for one in data.rows))
    return Written(written=written, mentions=told, names=room.naming.of(told))


@get("/reviews", sync_to_thread=True)
def reviews(room: Here, page: Paged, report: OfReport = "") -> Listed:
    """Return the reviews of a report, or all, the oldest first."""
    with room.reading() as store:
        if report and store.report(report) is None:
            raise RecordError("unknown-report", "", id=report)
        rows = reviews_record(store.reviews(report))
    return Listed(items=list(cut(rows, page)), total=len(rows), next=page.after(len(rows)))


HANDLERS = (review, reviews)
