"""Work that takes longer than an answer: what is added is read and coded, one job after the other."""

import queue
import secrets
import shutil
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct, structs

from sijill.errors import SijillError
from sijill.export.line import Line
from sijill.export.records import mention_record
from sijill.live.fetch import fetch
from sijill.readers import (
    Draft,
    Origin,
    ReadOptions,
    Unread,
    addressed,
    build,
    read_bytes,
    read_paths,
    total_bytes,
)
from sijill.runs.read import Progress, Run
from sijill.schema import Mention, Report
from sijill.store import Placement, open_store

if TYPE_CHECKING:
    from sijill.web.room import Room

_HELD = 50  # jobs that can be asked about
_TOLD = 2000  # news of a job that are held
_WORDS = 90  # code points of a report that name it where it has no title
State = Literal["waiting", "reading", "ended", "failed"]
Items = Iterator[Report | Unread]


class News(Struct, frozen=True):
    """Something that happened in a job.

    Attributes:
        number: from 1 on, without gaps.
        kind: progress, report, unread or end.
        data: of ``progress`` the figures of `Progress`; of ``report`` its id, version, state, title, outlet,
            published, composed and mentions; of ``unread`` code, message's values and place; of ``end`` the
            state and the figures of the run.
    """

    number: int
    kind: Literal["progress", "report", "unread", "end"]
    data: dict[str, Any]


class Job:
    """One job: what it came to so far, and its news."""

    def __init__(self, kind: str, who: str, items: Callable[["Job"], Items]) -> None:
        """Keep what gives the reports, which is called when its turn has come."""
        self.id, self.kind, self.who, self.items = secrets.token_hex(8), kind, who, items
        self.state: State = "waiting"
        self.figures: dict[str, Any] = {}
        self.reports: list[str] = []
        self.unread: list[dict[str, Any]] = []
        self.folder: Path | None = None
        self.total = 0
        self.on_bytes: Callable[[int], None] = _nothing
        self._news: deque[News] = deque(maxlen=_TOLD)
        self._number = 0
        self._lock = threading.Lock()

    def tell(self, kind: Literal["progress", "report", "unread", "end"], data: dict[str, Any]) -> None:
        """Add to the news."""
        with self._lock:
            self._number += 1
            self._news.append(News(self._number, kind, data))

    def news(self, after: int) -> list[News]:
        """Return the news after the one of this number, as far as they are held."""
        with self._lock:
            return [one for one in self._news if one.number > after]

    @property
    def over(self) -> bool:
        """Return whether nothing more will be told."""
        return self.state in ("ended", "failed")

    def status(self) -> dict[str, Any]:
        """Return what the job came to so far."""
        names = ("id", "kind", "state", "figures", "unread")
        return {name: getattr(self, name) for name in names} | {"reports": self.reports[:500]}


def _nothing(_: int) -> None:
    pass


class Jobs:
    """The jobs of a server: a thread of its own does one after the other."""

    def __init__(self, room: "Room") -> None:
        """Keep the room; the thread begins with the first job."""
        self._room = room
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def add(self, job: Job) -> Job:
        """Let a job wait for its turn."""
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _HELD:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="sijill-jobs", daemon=True)
                self._thread.start()
        self._waiting.put(job)
        return job

    def get(self, id_: str) -> Job | None:
        """Return a job, None where there is none, or it ended long ago."""
        return self._jobs.get(id_)

    def close(self) -> None:
        """End after the job that is under way."""
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(timeout=60)

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None and not self._room.closing:
            try:
                self._do(job)
            except SijillError as error:
                _end(job, "failed", [error])
            except Exception as error:  # one job's fault must not end the others
                self._room.log.exception("fault in job %s", job.id)
                _end(job, "failed", [SijillError("fault", what=type(error).__name__)])
            finally:
                if job.folder is not None:
                    shutil.rmtree(job.folder, ignore_errors=True)

    def _do(self, job: Job) -> None:
        job.state = "reading"
        with open_store(self._room.serving.record, create=False) as store:
            run = Run(store, lambda: self._room.coder, _Teller(job).progress)
            run.on_report = _Heard(job, self._room).report
            job.on_bytes = run.on_bytes
            items = job.items(job)
            run.total = job.total
            summary = run.go(run.placed(_unread_told(items, job), news=True), 1)
        self._room.kept.wake()
        names = (
            "read",
            "new",
            "changed",
            "restored",
            "recoded",
            "unchanged",
            "not_coded",
            "failed",
            "mentions",
        )
        job.figures |= {name: getattr(summary, name) for name in names}
        _end(job, "ended", [one.error for one in summary.unread if not _is_told(one, job)])


def _is_told(unread: Unread, job: Job) -> bool:
    """Say whether it was told when it was read; what could not be coded or kept was not."""
    return any((unread.place, unread.error.code) == (told["place"], told["code"]) for told in job.unread)


def _end(job: Job, state: State, errors: Sequence[SijillError]) -> None:
    for error in errors:
        _not_read(job, Unread(error.place, error))
    job.state = state
    job.tell("end", {"state": state, "figures": job.figures})


def _not_read(job: Job, unread: Unread) -> None:
    error = unread.error
    values = {name: str(value) for name, value in error.values.items()}
    told = {"code": error.code, "place": unread.place or error.place, "values": values}
    job.unread.append(told)
    job.tell("unread", told)


def _unread_told(items: Items, job: Job) -> Items:
    """Yield reports and what could not be read, the latter told at once; without this machine's folders."""
    for item in items:
        bare = _bare(item, job)
        if isinstance(bare, Unread):
            _not_read(job, bare)
        yield bare


def _bare(item: Report | Unread, job: Job) -> Report | Unread:
    folder = f"{job.folder}/" if job.folder else "\0"
    if isinstance(item, Unread):
        error = type(item.error)(item.error.code, item.error.place.replace(folder, ""), **item.error.values)
        return Unread(item.place.replace(folder, ""), error)
    return structs.replace(item, path=item.path.replace(folder, ""))


class _Teller:
    """Tells how far a job has come, where something has changed."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def progress(self, now: Progress) -> None:
        self._job.figures = msgspec.structs.asdict(now)
        self._job.tell("progress", self._job.figures)


class _Heard:
    """Tells of each report that was read, with its mentions as the command line writes them."""

    def __init__(self, job: Job, room: "Room") -> None:
        self._job, self._room = job, room

    def report(self, placed: Placement, mentions: Sequence[Mention]) -> None:
        report = placed.report
        self._job.reports.append(report.id)
        named = ("id", "version", "title", "outlet", "published", "composed", "language")
        told = {name: getattr(report, name) for name in named} | {"state": placed.state}
        told["words"] = " ".join(report.text[:_WORDS].split())
        self._job.tell("report", told | coded(report, mentions, self._room))


def coded(report: Report, mentions: Iterable[Mention], room: "Room") -> dict[str, Any]:
    """Return mentions that were just coded as the command line writes them, with the names in them."""
    parts = {"title": report.title, "text": report.text}
    lines = (Line(m, report, m.evidence.of(parts[m.evidence.part])) for m in mentions)
    rows = [mention_record(line, room.lexicon.actors) for line in lines]
    return {"mentions": rows, "names": room.naming.of(rows)}


# What gives the reports of a job


class Given(Struct, frozen=True, kw_only=True):
    """A text that is added, or an address, with what is known of it."""

    text: str = ""
    address: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str | None = None
    composed: bool = False


def of_text(given: Given) -> Callable[[Job], Items]:
    """Return what gives the one report of a text."""

    def items(_: Job) -> Items:
        draft = Draft(
            text=given.text, title=given.title, outlet=given.outlet, url=given.url,
            published=given.published, composed=given.composed,
        )  # fmt: skip
        yield build(draft, Origin(path="<text>", extractor="pasted/1"), ReadOptions())

    return items


def of_files(folder: Path, given: Given) -> Callable[[Job], Items]:
    """Return what gives the reports of files in a folder of the job's own, which is removed after it."""

    def items(job: Job) -> Items:
        job.folder = folder
        paths = sorted(str(path) for path in folder.iterdir())
        job.total = total_bytes(paths)
        yield from read_paths(paths, _options(given), None, job.on_bytes)

    return items


def of_address(given: Given) -> Callable[[Job], Items]:
    """Return what fetches the report of an address and gives it."""

    def items(_: Job) -> Items:
        found = fetch(given.address)
        for item in read_bytes(found.data, found.address, found.suffix, _options(given)):
            yield addressed(item, found.address) if isinstance(item, Report) else item

    return items


def _options(given: Given) -> ReadOptions:
    return ReadOptions(
        outlet=given.outlet, title=given.title, published=given.published, composed=given.composed
    )
