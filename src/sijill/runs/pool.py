"""Coding in this process or in several; what comes out is in the order of what went in."""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import starmap
from multiprocessing import get_context, parent_process

from sijill.errors import CodingError
from sijill.runs.coder import Coder, Failed, Make, code_report
from sijill.schema import Report
from sijill.store import Coded, Placement

CHUNK = 16  # reports sent at once: fewer cost more in sending, more keep the last process waiting
WINDOW = 3  # chunks under way for each process: what is read ahead stays small
Result = tuple[Placement, Coded | Failed]
# A placement, or None: all that went in before must come out before more is asked for.
Work = Iterable[Placement | None]
Done = Callable[[], Iterable[Result]]
Begin = Callable[[list[Placement]], Done]
"""Begins to code a stretch somewhere else, and gives what waits for the results, in their order."""


def code_here(work: Work, coder: Coder) -> Iterator[Result]:
    """Code one after the other in this process."""
    for placed in work:
        if placed is not None:
            yield placed, code_report(coder, placed.report)


@contextmanager
def processes(jobs: int, make: Make, coder: Coder) -> Iterator[ProcessPoolExecutor]:
    """Lend a pool whose processes each have a coder; nothing of it stays behind.

    Args:
        jobs: how many processes.
        make: makes the coder, in each process that cannot take over this one's.
        coder: that of this process. Where a process may be copied, its copies have it at once, tables and
            all: the seconds of loading the packs are spent once, and their memory is shared.
    """
    copied = may_copy()
    context = get_context("fork" if copied else "spawn")
    given: Make = (lambda: coder) if copied else make
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(given,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def may_copy() -> bool:
    """Say whether this process may be copied: macOS forbids it, and another thread's locks would hang."""
    return sys.platform == "linux" and threading.active_count() == 1


def code_in(pool: ProcessPoolExecutor, work: Work, jobs: int) -> Iterator[Result]:
    """Code in the processes of ``pool``, a bounded stretch ahead of what has been taken.

    Raises:
        CodingError: ``worker-died`` where a process was killed.
    """

    def begin(chunk: list[Placement]) -> Done:
        future = pool.submit(_code_chunk, [placed.report for placed in chunk])
        return lambda: _results(chunk, future)

    return ahead(work, begin, CHUNK, lambda: WINDOW * jobs)


def ahead(work: Work, begin: Begin, size: int, width: Callable[[], int]) -> Iterator[Result]:
    """Code elsewhere, a bounded stretch ahead; what comes out is in the order of what goes in.

    Args:
        work: what is to be coded.
        begin: begins a stretch.
        size: reports to a stretch.
        width: how many stretches may be under way, asked before each wait.
    """
    going: deque[Done] = deque()
    for chunk in _chunks(work, size):
        if chunk:
            going.append(begin(chunk))
        while going and (not chunk or len(going) > width()):
            yield from going.popleft()()
    for done in going:
        yield from done()


def _results(chunk: list[Placement], future: "Future[list[Coded | Failed]]") -> Iterable[Result]:
    try:
        return zip(chunk, future.result(), strict=True)
    except BrokenProcessPool:
        raise CodingError("worker-died", chunk[0].report.path, last=chunk[-1].report.path) from None


def _chunks(work: Work, size: int) -> Iterator[list[Placement]]:
    """Yield chunks; an empty one for "let all come out first"."""
    chunk: list[Placement] = []
    for placed in work:
        if placed is not None:
            chunk.append(placed)
        if chunk and (placed is None or len(chunk) == size):
            yield chunk
            chunk = []
        if placed is None:
            yield []
    if chunk:
        yield chunk


class _Held:
    """The coder of a worker process, made once when it starts."""

    coder: Coder


def _begin(make: Make) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is told, and ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Held.coder = make()
    gc.freeze()  # as `settled` does, for the process's life


def _end_with_parent() -> None:
    """Leave when the first process is gone: killed, it could not end the others, which wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _code_chunk(reports: list[Report]) -> list[Coded | Failed]:
    return list(starmap(code_report, ((_Held.coder, report) for report in reports)))
