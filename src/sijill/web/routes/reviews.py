"""Reviews: what people decided about mentions."""

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.params import JSONBody, QueryParameter
from msgspec import Struct

from sijill.api import Record as OpenRecord
from sijill.errors import RecordError
from sijill.export.records import reviews_record
from sijill.web.asking import Here, Paged, cut
from sijill.web.routes.events import mentions_of
from sijill.web.shapes import Listed, Record


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One verdict, in the form of `sijill.api.Record.review`."""

    verdict: str
    id: str = ""
    argument: str = ""
    value: str = ""
    other: str = ""
    why: str = ""


class Rows(Struct, frozen=True, forbid_unknown_fields=True):
    """Verdicts, kept all or none."""

    rows: list[Row]


class Written(Struct, frozen=True, kw_only=True):
    """How many verdicts were kept, and their mentions as they are now."""

    written: int
    mentions: list[Record]
    names: dict[str, dict[str, str]]


@post("/reviews", sync_to_thread=True, status_code=200)
def review(request: Request[Any, Any, Any], room: Here, data: JSONBody[Rows]) -> Written:
    """Keep verdicts, all or none, and return their mentions as they are now."""
    rows = [{name: getattr(one, name) for name in one.__struct_fields__} for one in data.rows]
    with room.writing() as store:
        record = OpenRecord(store, room.serving.packs)
        written = record.review(rows, room.reviewer(request))
        ids = tuple(dict.fromkeys(name for one in data.rows for name in (one.id, one.other) if name))
        told = mentions_of(room, store, ids)
    return Written(written=written, mentions=told, names=room.naming.of(told))


@get("/reviews", sync_to_thread=True)
def reviews(room: Here, page: Paged, report: Annotated[str, QueryParameter(max_length=200)] = "") -> Listed:
    """Return the reviews of a report, or all, the oldest first."""
    with room.reading() as store:
        if report and store.report(report) is None:
            raise RecordError("unknown-report", "", id=report)
        rows = reviews_record(store.reviews(report))
    return Listed(items=list(cut(rows, page)), total=len(rows), next=page.after(len(rows)))


HANDLERS = (review, reviews)
