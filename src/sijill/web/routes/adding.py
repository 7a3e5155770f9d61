"""Adding: a text, files, an address; coding without keeping; and what happens meanwhile, as it happens."""

import re
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import anyio
import msgspec
from litestar import Request, get, post
from litestar.datastructures import UploadFile
from litestar.openapi.spec import OpenAPIMediaType, Operation, Reference, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIFormat, OpenAPIType
from litestar.params import JSONBody, PathParameter, QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage
from msgspec import Meta, Struct

from sijill.errors import UsageError
from sijill.readers import Draft, Origin, ReadOptions, build
from sijill.web.asking import DAY, Here, day
from sijill.web.faults import RefusedError
from sijill.web.jobs import Given, Job, coded, of_address, of_files, of_text
from sijill.web.security import needs
from sijill.web.shapes import Record

_PAUSE = 0.25  # seconds between two looks for news
_BEAT = 15.0  # seconds after which a silent stream says that it is there
_NAME = re.compile(r"[^\w. ()-]")
MANY = 200  # files of one job
ADDRESS = 4000  # characters
TEXT = 20_000_000
CODED = 200_000  # characters that are coded while somebody waits; more is added as a report
Asked = Request[Any, Any, Any]
Line = Annotated[str, Meta(max_length=1000)]
Day = Annotated[str, Meta(pattern=rf"^({DAY})?$")]


class Code(Struct, frozen=True, forbid_unknown_fields=True):
    """A text that is coded and not kept."""

    text: Annotated[str, Meta(min_length=1, max_length=CODED)]
    published: Day | None = None
    outlet: Line = ""
    title: Line = ""


class Coded(Struct, frozen=True, kw_only=True):
    """What a text tells.

    Attributes:
        events, title_events: in the guide's form, as ``sijill code`` prints them. packs: it was read with.
        mentions: the same as the command line writes mentions.
    """

    id: str
    events: list[Record]
    title_events: list[Record]
    packs: list[str]
    mentions: list[Record]
    names: dict[str, dict[str, str]]


@post("/code", sync_to_thread=True, status_code=200)
def code(room: Here, data: JSONBody[Code]) -> Coded:
    """Code a text; nothing is kept."""
    from sijill.extract.guide import to_guide  # noqa: PLC0415

    draft = Draft(text=data.text, title=data.title, outlet=data.outlet, published=day(data.published) or None)
    report = build(draft, Origin(path="<text>"), ReadOptions())
    found = list(room.coder.code(report))
    of = {part: [to_guide(m, report) for m in found if m.evidence.part == part] for part in ("text", "title")}
    packs = list(dict.fromkeys(pack for m in found for pack in m.packs))
    return Coded(
        id=report.id, events=of["text"], title_events=of["title"], packs=packs, **coded(report, found, room)
    )


class Addition(Struct, frozen=True, forbid_unknown_fields=True):
    """A text to be added, or an address to be fetched, with what is known of it."""

    text: str = ""
    address: Annotated[str, Meta(max_length=ADDRESS)] = ""
    title: Line = ""
    outlet: Line = ""
    url: Line = ""
    published: Day = ""
    composed: bool = False


class OfFiles(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of files that are added, beside what they say themselves."""

    title: Line = ""
    outlet: Line = ""
    published: Day = ""
    composed: Literal["true", "false"] = "false"  # a form has words alone


class Begun(Struct, frozen=True):
    """The job that does it."""

    job: str


def _one(known: dict[str, Schema | Reference], needed: str) -> Schema:
    """Return the schema of an addition that gives one thing and not the other."""
    most = ADDRESS if needed == "address" else None  # a text may be as long as a request
    given: Schema | Reference = Schema(type=OpenAPIType.STRING, min_length=1, max_length=most)
    fields = {**known, needed: given}
    return Schema(type=OpenAPIType.OBJECT, properties=fields, required=[needed], additional_properties=False)


@dataclass
class _Adding(Operation):
    """Says in OpenAPI that reports come as JSON or as files."""

    def __post_init__(self) -> None:
        """Set the body."""
        text: Schema | Reference = Schema(type=OpenAPIType.STRING, max_length=1000)
        flag = Schema(type=OpenAPIType.BOOLEAN)
        file = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        known = dict.fromkeys(("title", "outlet"), text)
        files = Schema(type=OpenAPIType.ARRAY, items=file, min_items=1, max_items=MANY)
        day_: Schema | Reference = Schema(type=OpenAPIType.STRING, pattern=rf"^({DAY})?$")
        fields: dict[str, Schema | Reference] = {**known, "url": text, "published": day_, "composed": flag}
        word = Schema(type=OpenAPIType.STRING, enum=["true", "false"])
        beside = {**known, "published": day_, "composed": word, "files": files}
        form = Schema(
            type=OpenAPIType.OBJECT, properties=beside, required=["files"], additional_properties=False
        )
        said = Schema(one_of=[_one(fields, "text"), _one(fields, "address")])
        content = {"application/json": said, "multipart/form-data": form}
        self.request_body = RequestBody(
            required=True, content={kind: OpenAPIMediaType(schema) for kind, schema in content.items()}
        )


@post("/reports", status_code=202, guards=[needs("add")], operation_class=_Adding)
async def add(request: Asked, room: Here) -> Begun:
    """Add reports: files (multipart), a text, or an address; they are read and coded by a job."""
    if request.content_type[0] == "multipart/form-data":
        job = await _files(request)
    else:
        job = _said(room, await _addition(request))
    job.who = request.user.name
    room.jobs.add(job)
    await anyio.to_thread.run_sync(room.note, request, f"add-{job.kind}", job.id)
    return Begun(job.id)


async def _addition(request: Asked) -> Addition:
    try:
        return msgspec.json.decode(await request.body(), type=Addition)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise UsageError("bad-request", reason=str(error)) from None


def _said(room: Any, data: Addition) -> Job:
    given = Given(**{name: getattr(data, name) for name in data.__struct_fields__})
    given = msgspec.structs.replace(given, published=data.published or None)
    if bool(data.text) == bool(data.address):
        raise UsageError("bad-request", reason="text | address")
    if len(data.text) > TEXT:
        raise RefusedError("too-large", limit=TEXT)
    if data.text:
        return Job("text", "", of_text(given))
    if not room.serving.allow_fetch:
        raise RefusedError("fetch-not-allowed")
    return Job("address", "", of_address(given))


async def _files(request: Asked) -> Job:
    """Return a job over the files of a form, which are put into a folder of its own under plain names."""
    parts = list((await request.form()).multi_items())
    files = [one for name, one in parts if isinstance(one, UploadFile) and name == "files"]
    said = {name: one for name, one in parts if not isinstance(one, UploadFile)}
    if not files or len(files) > MANY or len(files) + len(said) < len(parts):
        raise UsageError("bad-request", reason=f"files: 1-{MANY}")
    given = _known(said)
    folder = Path(await anyio.to_thread.run_sync(lambda: tempfile.mkdtemp(prefix="sijill-")))
    for number, file in enumerate(files):
        await anyio.Path(folder / _plain(file.filename, number)).write_bytes(await file.read())
    return Job("files", "", of_files(folder, given))


def _known(said: dict[str, Any]) -> Given:
    try:
        data = msgspec.convert(said, OfFiles)
    except msgspec.ValidationError as error:
        raise UsageError("bad-request", reason=str(error)) from None
    return Given(
        title=data.title, outlet=data.outlet, published=data.published or None,
        composed=data.composed == "true",
    )  # fmt: skip


def _plain(name: str, number: int) -> str:
    """Return a file's own name without folders or anything unusual; two of a name stay apart.

    Example:
        >>> _plain("../../etc/passwd.txt", 0), _plain("…", 1)
        ('000-passwd.txt', '001-_')
    """
    bare = _NAME.sub("_", name.replace("\\", "/").rpartition("/")[2])
    stem, dot, suffix = bare.rpartition(".")
    return f"{number:03}-{(stem or suffix)[-80:]}{dot if stem else ''}{suffix[:10] if stem else ''}"


class Status(Struct, frozen=True, kw_only=True):
    """What a job came to so far.

    Attributes:
        state: waiting, reading, ended or failed. kind: text, files or address.
        figures: reports, mentions, unread, bytes, total, chars; at the end, those of the run as well.
        unread: what could not be read: code, place, values. reports: ids of those read, 500 at most.
    """

    id: str
    kind: str
    state: str
    figures: Record
    unread: list[Record]
    reports: list[str]


JobId = Annotated[str, PathParameter(max_length=64)]


def _job(room: Any, id_: str) -> Job:
    found: Job | None = room.jobs.get(id_)
    if found is None:
        raise UsageError("unknown-job", id=id_)
    return found


@get("/jobs/{id_:str}", sync_to_thread=False, guards=[needs("add")])
def job(room: Here, id_: JobId) -> Status:
    """Return what a job came to so far."""
    return Status(**_job(room, id_).status())


@get("/jobs/{id_:str}/events", guards=[needs("add")], media_type="text/event-stream")
async def job_events(request: Asked, room: Here, id_: JobId) -> ServerSentEvent:
    """Tell what happens in a job, as it happens: progress, report, unread, end; begun anew, it goes on."""
    last = request.headers.get("last-event-id", "")
    return ServerSentEvent(_news(room, _job(room, id_), int(last) if last.isdecimal() else 0))


async def _news(room: Any, found: Job, after: int) -> AsyncIterator[ServerSentEventMessage]:
    while True:
        over = found.over
        for one in found.news(after):
            after = one.number
            data = msgspec.json.encode(one.data).decode()
            yield ServerSentEventMessage(data=data, event=one.kind, id=str(one.number))
        if over or room.closing:
            return
        await anyio.sleep(_PAUSE)


@get("/stream", media_type="text/event-stream")
async def stream(room: Here, times: Annotated[int, QueryParameter(ge=0)] = 0) -> ServerSentEvent:
    """Tell whenever the record has changed: ``revision`` and whether its states are still being computed.

    Args:
        room: the server's.
        times: how often at most; 0 for as long as somebody listens.
    """
    return ServerSentEvent(_revisions(room, times))


async def _revisions(room: Any, times: int) -> AsyncIterator[ServerSentEventMessage]:
    told: tuple[int, bool] | None = None
    number, silent = 0, 0.0
    while not room.closing and (not times or number < times):
        now = (room.kept.seen, room.kept.pending)
        if now != told:
            told, number, silent = now, number + 1, 0.0
            data = msgspec.json.encode({"revision": now[0], "pending": now[1]}).decode()
            yield ServerSentEventMessage(data=data, event="revision", id=str(now[0]))
        elif silent > _BEAT:
            silent = 0.0
            yield ServerSentEventMessage(comment="here")
        await anyio.sleep(_PAUSE)
        silent += _PAUSE


HANDLERS = (code, add, job, job_events, stream)
