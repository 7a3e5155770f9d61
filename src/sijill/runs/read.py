"""Read → place → code → store, one transaction a report: stopped anywhere, the record is whole."""

import datetime as dt
import io
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct

from sijill.errors import CodingError, InputError
from sijill.readers import ReadOptions, Unread, read_paths, total_bytes
from sijill.runs.coder import Coder, Failed, Make, code_report, engine_id
from sijill.runs.memory import settled
from sijill.runs.pool import Result, Work, code_here, code_in, processes
from sijill.runs.summary import RunSummary, Tally
from sijill.schema import Mention, Report
from sijill.store import Coded, Placement, Store
from sijill.store.store import Beside

INDEX_EVERY = 1000  # reports; see store.search


class Progress(Struct, frozen=True):
    """How far a run has come, for a progress bar.

    Attributes:
        reports: read so far. mentions: written so far. unread: listed so far.
        bytes: of the files that are done or under way. total: of all files, 0 where it is not known.
        chars: of text read. kept: reports that were coded and written.
        parts, begun: on a cluster, how many parts are done of those that were begun.
    """

    reports: int
    mentions: int
    unread: int
    bytes: int
    total: int
    chars: int
    kept: int = 0
    parts: int = 0
    begun: int = 0


class Elsewhere(Protocol):
    """What codes on other machines, and how many of its parts are done of those begun."""

    done: int
    begun: int

    def code(self, work: Work, coder: Coder) -> Iterator[Result]:
        """Code; what comes out is in the order of what goes in."""


Tell = Callable[[Progress], None]
Heard = Callable[[Placement, Sequence[Mention]], None]


def _unheard(_: Placement, __: Sequence[Mention]) -> None:
    pass


def _alone(_: Placement) -> Beside | None:
    return None


def read(  # noqa: PLR0913  a run's facts, by keyword
    paths: Sequence[str | Path],
    store: Store,
    make: Make,
    options: ReadOptions | None = None,
    *,
    jobs: int = 1,
    cluster: Elsewhere | None = None,
    progress: Tell | None = None,
    stdin: io.BufferedReader | None = None,
) -> RunSummary:
    """Read the files of ``paths`` into ``store``, coded by the coder that ``make`` gives.

    Args:
        paths: files, folders or ``"-"``.
        store: an open record.
        make: makes the coder; with several jobs it is sent to each process (a function of a module, or a
            `functools.partial` of one).
        options: see `ReadOptions`.
        jobs: processes that code; reading and storing stay in this one.
        cluster: codes in their place, see `sijill.runs.cluster.cluster`; it makes coders as ``make`` does.
        progress: told after each report, and after each part of a cluster.
        stdin: stands in for the standard input.

    Raises:
        RecordError: where the record cannot be written; what was written before stands.
    """
    chosen = options or ReadOptions()
    run = Run(store, make, progress)
    if progress:
        run.total = total_bytes(paths)
    return run.go(run.placed(read_paths(paths, chosen, stdin, run.on_bytes), news=True), jobs, cluster)


class Run:
    """One run's state: its figures, and the ids under way."""

    def __init__(self, store: Store, make: Make, progress: Tell | None) -> None:
        """Make the coder and begin to count."""
        self.store, self.make, self.progress = store, make, progress
        self.coder = make()
        self.engine = engine_id(self.coder)
        self.tally = Tally()
        self.total = self.bytes = 0
        self.begun = time.monotonic()
        self.under_way: set[str] = set()
        self.on_report: Heard = _unheard  # told of each report that was written, or was here as it is
        self.cluster: Elsewhere | None = None
        self.beside: Callable[[Placement], Beside | None] = _alone  # what is written with a report
        self.outdated: dict[str, Placement] = {}
        self._key: int | None = None
        self._unindexed = 0

    def on_bytes(self, number: int) -> None:
        """Count bytes that a reader has gone through."""
        self.bytes += number

    def go(self, work: Iterator[Placement | None], jobs: int, cluster: Elsewhere | None = None) -> RunSummary:
        """Code and keep all of ``work``."""
        self.cluster = cluster
        several = jobs > 1 and cluster is None
        with settled(), processes(jobs, self.make, self.coder) if several else nullcontext() as pool:
            for placed, coded in self._coded(work, jobs, pool):
                self.keep(placed, coded)
        if cluster is not None:
            self._tell()
        self._restore()
        self.store.index()
        return self._end()

    def _coded(
        self, work: Iterator[Placement | None], jobs: int, pool: ProcessPoolExecutor | None
    ) -> Iterator[Result]:
        if self.cluster is not None:
            return self._on_cluster(self.cluster, work)
        return code_in(pool, work, jobs) if pool else code_here(work, self.coder)

    def _on_cluster(self, cluster: Elsewhere, work: Iterator[Placement | None]) -> Iterator[Result]:
        done = 0
        for result in cluster.code(work, self.coder):
            yield result
            if cluster.done > done:
                done = cluster.done
                self._tell()

    def placed(self, items: Iterator[Report | Unread], *, news: bool = False) -> Iterator[Placement | None]:
        """Yield what is to be coded; the rest is kept or listed here.

        Args:
            items: as they were read, or as the record has them.
            news: what is read last at an address stands there, be it an earlier text of it.
        """
        for item in items:
            if isinstance(item, Unread):
                self.tally.lost(item)
            else:
                if item.id in self.under_way:  # the same report again: what stands before it decides
                    yield None
                yield from self._place(item, news=news)
            self._tell()

    def _place(self, report: Report, *, news: bool) -> Iterator[Placement]:
        coded = report.language == "ar"
        try:
            placed = self.store.place(report, self.engine if coded else "", self.coder.packs_hash)
        except InputError as error:
            self.tally.lost(Unread(report.path, error))
            return
        self.tally.met(placed, coded=coded)
        if news:
            self._stands_last(placed)
        if placed.state == "unchanged":
            self.on_report(placed, ())
            return
        if coded:
            self.under_way.add(report.id)
            yield placed
        else:
            self._put(placed, None)

    def _stands_last(self, placed: Placement) -> None:
        """Remember a text that has another in its place, until the address is read again."""
        if placed.outdated:
            self.outdated[placed.report.id] = placed
        else:
            self.outdated.pop(placed.report.id, None)

    def _restore(self) -> None:
        """Let stand again what was read last at its address, though it is no new text.

        At the end of the run: files of several days, read together once more, then change nothing.
        """
        for placed in self.outdated.values():
            self._run_key()
            if self.store.stand(placed.report.id, placed.report.version, placed.stands):
                self.tally.restored(placed)

    def keep(self, placed: Placement, coded: Coded | Failed) -> None:
        """Write one coded report, or list why it is not."""
        self.under_way.discard(placed.report.id)
        if isinstance(coded, Failed):
            self.tally.worked(coded.figures)
            error = CodingError(coded.code or "engine-failed", placed.report.path, **_said(coded))
            self._failed(placed, Unread(placed.report.path, error))
        else:
            self._put(placed, coded)

    def _failed(self, placed: Placement, unread: Unread) -> None:
        """List a report whose coding did not hold; another text stays in its place."""
        self.outdated.pop(placed.report.id, None)
        self.tally.lost(unread, failed=True)

    def _put(self, placed: Placement, coded: Coded | None) -> None:
        try:
            beside = self.beside(placed)
            moved = self.store.put(placed, coded, self.coder.party, self._run_key(), beside)
        except CodingError as error:
            self._failed(placed, Unread(error.place, error))
            return
        except InputError as error:  # another process has given its id to another report
            self._failed(placed, Unread(placed.report.path, error))
            return
        if moved is not None:
            self._moved(moved, coded)
            return
        self.tally.kept(placed, coded.mentions if coded else ())
        self.tally.worked(coded.figures if coded else {})
        self.on_report(placed, coded.mentions if coded else ())
        self._unindexed += 1
        if self._unindexed == INDEX_EVERY:
            self.store.index()
            self._unindexed = 0

    def _moved(self, placed: Placement, coded: Coded | None) -> None:
        """Put a report where it belongs since another process wrote: a version's coding names its number."""
        if placed.state == "unchanged":
            self.tally.add("unchanged")
        elif coded is None:
            self._put(placed, None)
        else:
            self.keep(placed, code_report(self.coder, placed.report))

    def _run_key(self) -> int:
        """Return the run's key; a run that writes nothing leaves no trace."""
        if self._key is None:
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            self._key = self.store.start_run(now, self.engine, self.coder.packs_hash)
        return self._key

    def _tell(self) -> None:
        if self.progress:
            figure = self.tally.figure
            listed = len(self.tally.unread)
            so_far = (figure("read"), figure("mentions"), listed, self.bytes, self.total, figure("chars"))
            parts = (self.cluster.done, self.cluster.begun) if self.cluster else (0, 0)
            self.progress(Progress(*so_far, self._kept(), *parts))

    def _kept(self) -> int:
        return sum(self.tally.figure(name) for name in ("new", "changed", "recoded"))

    def _end(self) -> RunSummary:
        summary = self.tally.summary(time.monotonic() - self.begun)
        if self._key is not None:
            self.store.end_run(self._key, msgspec.json.encode(_figures(summary)))
        return summary


def _said(failed: Failed) -> dict[str, str]:
    return failed.values if failed.code else {"reason": failed.reason}


def _figures(summary: RunSummary) -> dict[str, object]:
    return {**msgspec.structs.asdict(summary), "unread": len(summary.unread)}
