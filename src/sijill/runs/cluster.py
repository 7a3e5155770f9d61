"""Coding and linking on a Ray cluster: the functions are those of one process, Ray says where they run.

A stretch of reports goes out as a Parquet part, what was coded of it comes back as one, and the process that
was started puts them into the record in the order in which they were read, as it does alone. A part that was
coded is never coded again: not after this process was ended, nor after another cluster took it up.
"""

import gc
import io
import logging
import os
import pickle
import platform
import uuid
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from typing import Any

import msgspec
from msgspec import Struct

from sijill.errors import CodingError, RecordError, SijillError
from sijill.lexicon import load
from sijill.link.atlas import Atlas
from sijill.link.facts import Facts
from sijill.link.partition import Pairs
from sijill.link.stories import Story
from sijill.runs import parts as p
from sijill.runs import spread as s
from sijill.runs.coder import Coder, Failed, Make, code_report, engine_id
from sijill.runs.pool import Done, Result, Work, ahead
from sijill.schema import Told
from sijill.store import Coded, EventRow, Placement

_log = logging.getLogger(__name__)
SIZE = 200  # reports to a part: some seconds of coding, so that what a lost machine had begun is little
LINKED = 5000  # mentions to a part of linking
AHEAD = 2  # parts for each processor that wait their turn
RETRIES = 8  # how often a part is begun again whose process or machine died; then it is told
_HELD = 8  # parts of an earlier run that are kept in memory


class Trouble(Struct, frozen=True):
    """An error of ours on another machine, in words that can be sent."""

    code: str
    place: str
    values: dict[str, str]


class Step(Struct, frozen=True):
    """How many parts are done, of those that were begun. Example: ``Step(3, 8)``."""

    done: int
    begun: int


class Cluster:
    """A Ray cluster with a folder of parts, and what is coded with on it."""

    def __init__(self, ray: Any, parts: p.Parts, make: Make, size: int = SIZE) -> None:
        """Keep what is needed; use `cluster`."""
        self._ray, self.parts, self._size = ray, parts, size
        self._make = pickle.dumps(make)
        self._run = f"runs/{uuid.uuid4().hex[:12]}"
        self._code = ray.remote(max_retries=RETRIES, num_cpus=1)(_code_part)
        self._link = ray.remote(max_retries=RETRIES, num_cpus=1)(_link_part)
        self.begun = self.done = self.known = 0

    def width(self) -> int:
        """Return how many parts may be under way now: machines come and go."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 1))) * AHEAD

    def code(self, work: Work, coder: Coder) -> Iterator[Result]:
        """Code on the cluster; what comes out is in the order of what goes in.

        Raises:
            CodingError: ``worker-died``, ``cluster-failed``, ``node-differs``. RecordError: ``parts-failed``.
        """
        key = p.Key(engine_id(coder), coder.packs_hash)
        held = _Held(self.parts, key)

        def begin(chunk: list[Placement]) -> Done:
            return self._begin(chunk, key, held)

        return ahead(work, begin, self._size, self.width)

    def _begin(self, chunk: list[Placement], key: p.Key, held: "_Held") -> Done:
        keys = [key.of(placed.report) for placed in chunk]
        missing = [(one, placed) for one, placed in zip(keys, chunk, strict=True) if one not in held]
        self.known += len(chunk) - len(missing)
        if not missing:
            return lambda: [(placed, held[one]) for one, placed in zip(keys, chunk, strict=True)]
        fresh = p.part_name([one for one, _ in missing])
        given, made = f"{self._run}/{fresh}", f"coded/{key.folder}/{fresh}"
        table = p.as_reports([one for one, _ in missing], [placed.report for _, placed in missing])
        self.parts.write(given, table)
        reference = self._code.remote(self._make, self.parts.url, given, made, key)
        self.begun += 1

        def done() -> list[Result]:
            self._wait(reference, missing[0][1].report.path, missing[-1][1].report.path)
            self.done += 1
            self.parts.drop([given])
            found = {one.key: one.coded for one in p.results_in(self.parts.read(made))}
            both = zip(keys, chunk, strict=True)
            return [(placed, found[one] if one in found else held[one]) for one, placed in both]

        return done

    def _wait(self, reference: Any, first: str, last: str) -> Any:
        """Return what a task came to; its troubles are raised here."""
        errors = self._ray.exceptions
        try:
            found = self._ray.get(reference)
        except (errors.WorkerCrashedError, errors.NodeDiedError, errors.OutOfMemoryError):
            raise CodingError("worker-died", first, last=last) from None
        except errors.RayError as error:
            raise CodingError("cluster-failed", first, reason=_short(error)) from None
        if isinstance(found, Trouble):
            kind = RecordError if found.code == "parts-failed" else CodingError
            raise kind(found.code, found.place, **found.values)
        return found

    # Linking

    def facts(self, told: Sequence[Told], known: Mapping[str, Story] | None) -> list[Facts]:
        """Return what linking compares of mentions, see `sijill.runs.spread.Spread`."""
        found = self._spread("facts", s.by_report(told, known, LINKED), Facts)
        return [one for stretch in found for one in stretch]

    def compare(self, ordered: Sequence[Facts], _: Atlas, /) -> Pairs:
        """Return the scores of pairs: each stretch of days by itself."""
        stretches = s.windows(ordered, LINKED)
        given = ([ordered[place] for place in stretch] for stretch in stretches)
        found: Pairs = {}
        for stretch, scored in zip(stretches, self._spread("scores", given, s.Scored), strict=True):
            found |= {(stretch[one.one], stretch[one.other]): one.score for one in scored}
        return found

    def rows(self, groups: Sequence[Sequence[Told]]) -> list[EventRow]:
        """Return the row of each group's event."""
        cut = (groups[at : at + LINKED] for at in range(0, len(groups), LINKED))
        return [row for stretch in self._spread("rows", cut, EventRow) for row in stretch]

    def _spread(self, what: str, stretches: Iterable[Any], of: Any) -> Iterator[list[Any]]:
        """Yield what each stretch gives, in order, a bounded number of them under way."""
        going: deque[tuple[Any, str, str]] = deque()
        for number, stretch in enumerate(stretches):
            given, made = (f"{self._run}/{what}-{kind}-{number}.parquet" for kind in ("given", "made"))
            self.parts.write(given, p.as_bodies([msgspec.msgpack.encode(one) for one in stretch]))
            reference = self._link.remote(what, self._make, self.parts.url, given, made)
            going.append((reference, given, made))
            if len(going) > self.width():
                yield self._taken(*going.popleft(), of)
        while going:
            yield self._taken(*going.popleft(), of)

    def _taken(self, reference: Any, given: str, made: str, of: Any) -> list[Any]:
        self._wait(reference, given, given)
        decoder = msgspec.msgpack.Decoder(of)
        found = [decoder.decode(body) for body in p.bodies_in(self.parts.read(made))]
        self.parts.drop([given, made])
        return found


@contextmanager
def cluster(address: str, parts: str, make: Make, *, jobs: int = 1, size: int = SIZE) -> Iterator[Cluster]:
    """Lend a cluster.

    Args:
        address: of its head: ``"10.0.0.1:6379"``; ``"auto"`` for the one that this machine is in; ``""`` for
            one of this machine alone, begun here and ended afterwards.
        parts: a folder that every machine reaches under this name, or an address of an object store.
        make: makes the coder on each machine, see `sijill.runs.engines.maker`.
        jobs: processes of a cluster that is begun here.
        size: reports to a part.

    Raises:
        UsageError: ``no-ray``. CodingError: ``no-cluster``. RecordError: ``parts-failed``.
    """
    folder = p.Parts(parts)
    ray = _begun(address, jobs)
    with redirect_stdout(_Heard()):
        try:
            yield Cluster(ray, folder, make, size)
        finally:
            ray.shutdown()


class _Heard(io.TextIOBase):
    """What Ray prints on the standard output (which machine died), into the log: results stand there."""

    def write(self, words: str, /) -> int:
        if words.strip():
            _log.info("%s", words.rstrip())
        return len(words)


def _begun(address: str, jobs: int) -> Any:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # before Ray is imported: it tells nobody what runs here
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    if not address or address.startswith("127."):  # by its name for other systems; it keeps Ray on loopback
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    import ray  # noqa: PLC0415  slow to import, and only here

    alone = {"num_cpus": jobs, "include_dashboard": False}
    options = {"address": address} if address else {"address": "local", **alone}
    try:
        ray.init(**options, log_to_driver=False, logging_level=logging.ERROR)
    except Exception as error:  # noqa: BLE001  where a node does not come up, Ray raises no more special one
        raise CodingError("no-cluster", address, reason=_short(error)) from None
    return ray


def _short(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return (lines[-1] if lines else type(error).__name__)[:300]


class _Held:
    """What earlier runs coded and left in the folder, by key; a part is read when it is asked for."""

    def __init__(self, parts: p.Parts, key: p.Key) -> None:
        self._parts = parts
        self._read: OrderedDict[str, dict[str, Coded | Failed]] = OrderedDict()
        self._where = {one: name for name in parts.names(f"coded/{key.folder}") for one in _keys(parts, name)}

    def __contains__(self, key: str) -> bool:
        return key in self._where

    def __getitem__(self, key: str) -> Coded | Failed:
        name = self._where[key]
        if name not in self._read:
            self._read[name] = {one.key: one.coded for one in p.results_in(self._parts.read(name))}
            while len(self._read) > _HELD:
                self._read.popitem(last=False)
        return self._read[name][key]


def _keys(parts: p.Parts, name: str) -> list[str]:
    """Return the keys of a part whose coding holds; of one that is damaged none, so that it is coded anew."""
    try:
        table = parts.read(name, ("key", "failed"))
    except RecordError:
        return []
    return [row["key"] for row in table.to_pylist() if row["failed"] is None]


# What runs on the other machines


class _Made:
    """The coder of a process of the cluster, made once."""

    coder: Coder
    by: bytes = b""


def _coder(make: bytes) -> Coder:
    if _Made.by != make:
        _Made.coder = pickle.loads(make)()  # noqa: S301  sent by the process that was started
        _Made.by = make
        gc.freeze()  # as `settled` does, for the process's life
    return _Made.coder


def _guarded(work: Callable[[], None]) -> Trouble | None:
    """Do it; an error of ours is sent as words, since Ray could not send it as it is."""
    try:
        work()
    except SijillError as error:
        return Trouble(error.code, error.place, {name: str(value) for name, value in error.values.items()})
    return None


def _code_part(make: bytes, url: str, given: str, made: str, key: p.Key) -> Trouble | None:
    """Code a part of reports; begun again where a machine died, it does no harm."""
    return _guarded(lambda: _code_reports(_coder(make), p.Parts(url), (given, made), key))


def _code_reports(coder: Coder, parts: p.Parts, names: tuple[str, str], key: p.Key) -> None:
    here = p.Key(engine_id(coder), coder.packs_hash)
    if here != key:
        raise CodingError("node-differs", platform.node(), engine=here.engine, packs=here.packs[:12])
    reports = p.reports_in(parts.read(names[0]))
    results = [p.Result(one, code_report(coder, report)) for one, report in reports]
    parts.write(names[1], p.as_results(results))


def _link_part(what: str, make: bytes, url: str, given: str, made: str) -> Trouble | None:
    """Work out one stretch of a step of linking."""
    return _guarded(lambda: _link_bodies(what, _coder(make), p.Parts(url), given, made))


def _link_bodies(what: str, coder: Coder, parts: p.Parts, given: str, made: str) -> None:
    atlas = Atlas(getattr(coder, "lexicon", None) or load())
    of, work = _STEPS[what]
    decoder = msgspec.msgpack.Decoder(of)
    found = work([decoder.decode(body) for body in p.bodies_in(parts.read(given))], atlas)
    parts.write(made, p.as_bodies([msgspec.msgpack.encode(one) for one in found]))


_STEPS: dict[str, tuple[Any, Callable[[Any, Atlas], Sequence[Any]]]] = {
    "facts": (s.Known, s.facts_of),
    "scores": (Facts, s.scores_of),
    "rows": (list[Told], s.rows_of),
}
