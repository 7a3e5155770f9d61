"""What coding on a cluster costs: how it scales on this machine, and each step by itself.

Usage: bench_cluster.py [--reports N] [--workers 1,2] [--write]

With ``--workers ""`` the steps alone are measured.

The reports are the composed ones of ``examples``, again and again under other addresses, as one Parquet file.
First the command reads them as its own process: with one process and with two, then on a Ray cluster of this
machine with one worker and with two (beside them the process that was started reads and stores). "begun" is
the time until the first report is read: starting Ray, loading the packs. Then each step is done by itself in
this process, and told in milliseconds of processor time a report; last, linking, for each mention, with the
memory that it takes. From these it works out what a hundred million reports would cost. ``--write`` puts all
of it into docs/performance.md and docs/performance.ar.md as well.
"""

import argparse
import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from bench_linking import keep as fill
from bench_linking import reports as moved_groups
from bench_speed import machine
from into_docs import put
from sijill.link.atlas import Atlas
from sijill.link.facts import all_facts
from sijill.link.partition import partition
from sijill.readers import read_paths
from sijill.runs import link_record, maker, record_told
from sijill.runs import parts as p
from sijill.runs.coder import code_report, engine_id
from sijill.runs.spread import rows_of
from sijill.schema import Report
from sijill.store import Coded, Placement, Store, open_store

EXAMPLES = Path(__file__).parents[1] / "examples"
T = TypeVar("T")
FIELDS = ("outlet", "title", "published", "text", "composed")
STEPPED = 400  # reports that each step is timed on
LINKED = 10_000  # mentions that linking is timed on
MANY = 100_000_000  # reports of the plan
COMMAND = "import sys; from sijill.cli.main import run; sys.exit(run())"


class Run(Struct, frozen=True):
    """One reading: how, by the clock, until the first report, in the run itself, of the processor."""

    how: str
    wall: float
    begun: float
    seconds: float
    cpu: float


def corpus(number: int, path: Path) -> int:
    """Write so many reports as Parquet and return how many characters they have."""
    import pyarrow as pa  # noqa: PLC0415  of an extra
    from pyarrow import parquet  # noqa: PLC0415

    held = [json.loads(file.read_text("utf-8")) for file in sorted(EXAMPLES.glob("*.json"))]
    rows = [
        {**{name: held[n % len(held)].get(name) for name in FIELDS}, "url": f"bench:{n}"}
        for n in range(number)
    ]
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=1000)
    return sum(len(row["text"]) for row in rows)


def timed(path: Path, scratch: Path, how: str, *words: str) -> Run:
    """Run the command into a new record and measure it."""
    record = scratch / f"{how.replace(' ', '-')}.db"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    argv = [sys.executable, "-c", COMMAND, "read", str(path), "--record", str(record), "--format", "json"]
    done = subprocess.run([*argv, *words], capture_output=True, check=False)  # noqa: S603  our own command
    wall = time.perf_counter() - begun
    if done.returncode:
        sys.exit(done.stderr.decode()[-2000:])
    seconds = json.loads(done.stdout)["seconds"]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(how, wall, max(0.0, wall - seconds), seconds, cpu)


def scaling(path: Path, scratch: Path, workers: Iterable[int], size: tuple[int, int]) -> Iterator[str]:
    """Yield how the command scales; ``size``: how many reports and characters."""
    number, chars = size
    yield f"{number} composed reports, {chars / number:.0f} characters each"
    yield f"{'reading':12} {'wall s':>8} {'begun s':>8} {'run s':>8} {'reports/s':>10} {'of 2000/s':>10}"
    for name, words in (("process", ()), ("ray", ("--runner", "ray"))):
        for jobs in workers:
            run = timed(path, scratch, f"{name} {jobs}", *words, "--jobs", str(jobs))
            rates = f"{number / run.seconds:10.1f} {chars / 2000 / run.seconds:10.1f}"
            yield f"{run.how:12} {run.wall:8.1f} {run.begun:8.1f} {run.seconds:8.1f} {rates}"


class Meter:
    """What steps cost, by where they are done."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.costs: dict[str, list[tuple[str, float]]] = {}
        self.sizes: dict[str, float] = {}

    def cost(self, where: str, what: str, number: int, work: Callable[[], T]) -> T:
        """Do a step, note its milliseconds of processor time, and return what it gave."""
        begun = time.process_time()
        found = work()
        each = (time.process_time() - begun) * 1000 / max(1, number)
        self.costs.setdefault(where, []).append((what, each))
        return found

    def total(self, where: str) -> float:
        """Return the milliseconds of all steps of a place."""
        return sum(each for _, each in self.costs[where])

    def lines(self) -> Iterator[str]:
        """Yield a line for each step."""
        for where, steps in self.costs.items():
            yield where
            yield from (f"  {what:46} {each:8.3f} ms" for what, each in steps)
        for what, much in self.sizes.items():
            yield f"{what:48} {much:8.1f}"


ONE, WORKER = "the process that was started, a report", "a worker, a report"
ALONE, LINK = "linking in one process, a mention", "of that, a mention"
COUNTED = ("characters a report", "mentions a report", "KiB of record a report", "KiB of coded part a report")


def steps(path: Path, scratch: Path, meter: Meter) -> None:
    """Measure each step of coding, beside the coder and in it."""
    coder = maker("rules")()
    key, parts = p.Key(engine_id(coder), coder.packs_hash), p.Parts(str(scratch / "parts"))
    of, n = meter.cost, STEPPED
    _first(path)  # what reads Parquet is loaded once
    some = of(ONE, "read a row of Parquet", n, lambda: _first(path))
    with open_store(scratch / "steps.db") as store:
        place = partial(store.place, engine=key.engine, packs=key.packs)
        placed = of(ONE, "place it in the record", n, lambda: [place(one) for one in some])
        keys = of(ONE, "name it by what it holds", n, lambda: [key.of(one.report) for one in placed])
        reports = [one.report for one in placed]
        of(ONE, "write the part", n, lambda: parts.write("a.parquet", p.as_reports(keys, reports)))
        list(p.reports_in(parts.read("a.parquet")))
        given = of(WORKER, "read the part", n, lambda: list(p.reports_in(parts.read("a.parquet"))))
        coded = of(WORKER, "code it", n, lambda: [_coded(coder, one, report) for one, report in given])
        of(WORKER, "write the coded part", n, lambda: parts.write("b.parquet", p.as_results(coded)))
        of(ONE, "read the coded part", n, lambda: list(p.results_in(parts.read("b.parquet"))))
        of(ONE, "keep it, one transaction each", n, lambda: _keep(store, placed, coded, coder))
        of(ONE, "index its words", n, store.index)
        told = (sum(len(one.text) for one in reports), store.counts()["mentions"])
    sizes = ((scratch / "steps.db").stat().st_size, (scratch / "parts" / "b.parquet").stat().st_size)
    each = (told[0] / n, told[1] / n, sizes[0] / n / 1024, sizes[1] / n / 1024)
    meter.sizes |= dict(zip(COUNTED, each, strict=True))
    linking(scratch / "linking.db", coder, meter)


def _coded(coder: Any, key: str, report: Report) -> p.Result:
    return p.Result(key, code_report(coder, report))


def _keep(store: Store, placed: Sequence[Placement], coded: Sequence[p.Result], coder: Any) -> None:
    for one, result in zip(placed, coded, strict=True):
        if isinstance(result.coded, Coded):
            store.put(one, result.coded, coder.party)


def _first(path: Path) -> list[Report]:
    return list(islice((item for item in read_paths([path]) if isinstance(item, Report)), STEPPED))


def linking(record: Path, coder: Any, meter: Meter) -> None:
    """Measure each step of linking, and its memory, on the record of bench_linking.py."""
    lexicon, atlas, of = coder.lexicon, Atlas(coder.lexicon), meter.cost
    with open_store(record) as store:
        _, n = fill(store, moved_groups(LINKED, lexicon, years=10), lexicon)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        of(ALONE, "all of it, writing too", n, lambda: link_record(store, lexicon))
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        told = of(LINK, "read them from the record", n, lambda: record_told(store))
    facts = of(LINK, "take out what is compared (cluster)", n, lambda: all_facts(told, atlas))
    bodies = of(LINK, "pack that for a worker", n, lambda: [msgspec.msgpack.encode(one) for one in facts])
    parted = of(LINK, "compare (cluster) and join", n, lambda: partition(facts, atlas))
    by_id = {one.mention.id: one for one in told}
    groups = [[by_id[id_] for id_ in group] for part in parted for group in part]
    of(LINK, "make the rows of events (cluster)", n, lambda: rows_of(groups, atlas))
    meter.sizes["KiB sent a mention, in linking"] = sum(map(len, bodies)) / n / 1024
    meter.sizes["KiB more memory a mention, linking"] = grown / n


def plan(meter: Meter) -> Iterator[str]:
    """Yield what the measured costs come to, times a hundred million."""
    hours = MANY / 1000 / 3600  # of a milliseconds' cost a report
    mentions = meter.sizes[COUNTED[1]]
    one, worker, link = meter.total(ONE), meter.total(WORKER), meter.total(ALONE) * mentions
    terabytes = MANY * 1024 / 1e12
    yield f"{MANY:,} reports of {meter.sizes[COUNTED[0]]:.0f} characters and {mentions:.1f} mentions"
    yield f"{'coding, on workers':42} {worker:8.2f} ms {worker * hours:10,.0f} core hours"
    yield f"{'reading and keeping, in one process':42} {one:8.2f} ms {one * hours:10,.0f} hours"
    yield f"{'linking, if a mention always cost as much':42} {link:8.2f} ms {link * hours:10,.0f} core hours"
    for what, name in (("record", COUNTED[2]), ("coded parts", COUNTED[3])):
        yield f"{what:42} {meter.sizes[name]:8.1f} KiB {meter.sizes[name] * terabytes:9.2f} TB"
    yield f"workers that one reading process keeps busy: {worker / one:.0f}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--write", action="store_true", help="into docs/performance*.md")
    asked = parser.parse_args()
    if asked.reports < STEPPED:
        parser.error(f"each step is timed on {STEPPED} reports")
    p.needed()
    os.environ.pop("SIJILL_RECORD", None)
    head = [f"machine: {machine()}", f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, load {os.getloadavg()[0]:.1f}"]
    print("\n".join(head))
    with tempfile.TemporaryDirectory() as made:
        scratch = Path(made)
        path = scratch / "reports.parquet"
        size = asked.reports, corpus(asked.reports, path)
        workers = [int(one) for one in asked.workers.split(",") if one]
        told = {"scaling": _said(head, scaling(path, scratch, workers, size))} if workers else {}
        meter = Meter()
        steps(path, scratch, meter)
    told |= {"steps": _said(head, meter.lines()), "plan": _said([], plan(meter))}
    if asked.write:
        for name, lines in told.items():
            put("performance", name, lines)
    return 0


def _said(head: list[str], lines: Iterable[str]) -> list[str]:
    """Print lines as they come, and return them."""
    found = list(head)
    for line in lines:
        print(line, flush=True)
        found.append(line)
    print()
    return found


if __name__ == "__main__":
    sys.exit(main())
