"""How fast `sijill read` is, store included: `bench_speed.py [FOLDER] [--limit N] [--json] [--write]`.

FOLDER holds reports of any kind that `sijill read` reads; zip files in it that hold JSON lists are unpacked
to a temporary file first. Its default is SIJILL_CORPUS, else ../shared/corpus. The command runs as its own
process, so that its start and its memory are its own: once on a tenth of the reports (is memory flat?), once
on all with one process, once with two. The shares of the steps come from one more run, in this process, whose
stack is looked at every few milliseconds of processor time (Unix alone). Nothing is kept, but for what
``--write`` puts into docs/performance.md and docs/performance.ar.md.
"""

import argparse
import io
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from time import perf_counter
from types import FrameType
from typing import Any

import msgspec
from msgspec import Struct

from into_docs import put
from sijill.cli.main import run
from sijill.readers import read_paths
from sijill.schema import Report

ROOT = Path(__file__).resolve().parents[1]
UNIT = 2000  # characters: the report that speeds are told in
KINDS = {".txt", ".json", ".jsonl", ".html", ".csv"}
OUTSIDE = {"cli", "api", "runs"}
LINE = {"extract.engine", "extract.steps"}  # which only run the steps
TICK = 0.002  # seconds of processor time between two looks at the stack
STEPPED = 1000  # reports that the steps are timed on


class Run(Struct, frozen=True):
    """One run of the command.

    Attributes:
        reports, chars, jobs: what was read, and by how many processes.
        seconds: by the clock. cpu_seconds: of all processes together; on a busy machine the surer figure.
        peak_mb: the peak of resident memory, with several processes that of the largest.
    """

    reports: int
    chars: int
    jobs: int
    seconds: float
    cpu_seconds: float
    peak_mb: float

    @property
    def units(self) -> float:
        """Return how many reports of 2,000 characters were read, coded and stored a second."""
        return self.chars / UNIT / self.seconds


def options() -> argparse.Namespace:
    """Return the command line's options."""
    folder = Path(os.environ.get("SIJILL_CORPUS", ROOT.parent / "shared" / "corpus"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=folder)
    parser.add_argument("--limit", type=int, default=10_000, help="how many reports at most")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="into docs/performance*.md")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    asked = options()
    if not asked.folder.exists():
        sys.exit(f"{asked.folder}: no such folder; name one with reports")
    with tempfile.TemporaryDirectory() as made:
        scratch = Path(made)
        reports = gather(asked.folder, scratch, asked.limit)
        tenth = write(reports[: max(1, len(reports) // 10)], scratch / "tenth.jsonl")
        whole = write(reports, scratch / "whole.jsonl")
        runs = [timed(tenth, 1, scratch), timed(whole, 1, scratch), timed(whole, 2, scratch)]
        shares = steps(write(reports[:STEPPED], scratch / "steps.jsonl"), scratch)
    print(as_json(runs, shares) if asked.json else table(runs, shares))
    if asked.write:
        put("performance", "speed", table(runs, shares).splitlines())


def gather(folder: Path, scratch: Path, limit: int) -> list[Report]:
    """Return up to ``limit`` reports of ``folder``, taken evenly over it."""
    unpacked = unpack(sorted(folder.rglob("*.zip")), scratch / "unpacked.jsonl")
    others = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".txt", ".json", ".jsonl", ".html", ".csv"}
    ]
    found = [item for item in read_paths([*others, *unpacked]) if isinstance(item, Report)]
    return found[:: max(1, -(-len(found) // limit))]


def unpack(archives: Iterable[Path], target: Path) -> list[Path]:
    """Write the JSON objects of zip files as JSON lines; return the file, if it holds any."""
    with target.open("wb") as lines:
        for entry in entries(archives):
            lines.write(msgspec.json.encode(entry) + b"\n")
    return [target] if target.stat().st_size else []


def entries(archives: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON lists in zip files, their day of extraction as that of publication."""
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    yield from (_dated(entry) for entry in json.loads(archive.read(name)))


def _dated(entry: dict[str, Any]) -> dict[str, Any]:
    day = str(entry.pop("date_extracted", ""))[:10]
    return {**entry, "published": day.replace("/", "-")} if day else entry


def write(reports: Iterable[Report], target: Path) -> Path:
    """Write reports as JSON lines in our own fields, as `sijill read` takes them."""
    keys = ("id", "outlet", "url", "title", "published", "text")
    rows = ({key: getattr(one, key) for key in keys} for one in reports)
    target.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return target


def command(path: Path, jobs: int, record: Path) -> list[str]:
    """Return the arguments of the command under measure."""
    return ["read", str(path), "--record", str(record), "--jobs", str(jobs)]


def timed(path: Path, jobs: int, scratch: Path) -> Run:
    """Run the command on one file into a new record and measure it."""
    arguments = command(path, jobs, scratch / f"{path.stem}-{jobs}.db")
    with (scratch / "log").open("wb") as log:
        before = perf_counter()
        started = [
            sys.executable,
            "-c",
            "import sys; from sijill.cli.main import run; sys.exit(run())",
            *arguments,
        ]
        process = subprocess.Popen(started, stdout=log, stderr=log)  # noqa: S603 - our own command
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - before
    if status:
        sys.exit((scratch / "log").read_text("utf-8")[-2000:])
    texts = [msgspec.json.decode(line)["text"] for line in path.read_bytes().splitlines()]
    cpu = usage.ru_utime + usage.ru_stime
    return Run(len(texts), sum(map(len, texts)), jobs, seconds, cpu, usage.ru_maxrss / _rss_unit())


def _rss_unit() -> int:
    return 2**20 if sys.platform == "darwin" else 2**10


def steps(path: Path, scratch: Path) -> dict[str, float]:
    """Return the share of processor time of each step of one run in this process, the greatest first."""
    if not hasattr(signal, "setitimer"):
        return {}
    seen: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _, frame: seen.update([step_of(frame)]))
    arguments = command(path, 1, scratch / "steps.db")
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        run(arguments)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return {step: n / seen.total() for step, n in seen.most_common()}


def step_of(frame: FrameType | None) -> str:
    """Return the step that a stack is in: the room below the run, or the module that the engine runs."""
    modules: list[str] = []
    while frame:
        modules.append(frame.f_globals.get("__name__", ""))
        frame = frame.f_back
    rooms = [name.removeprefix("sijill.") for name in reversed(modules) if name.startswith("sijill.")]
    below = [name for name in rooms if name.split(".")[0] not in OUTSIDE]
    if not below:
        return "start and run"
    if below[0] != "extract.engine":
        return below[0].split(".")[0]
    return next((name for name in below if name not in LINE), "extract.steps")


def table(runs: list[Run], shares: dict[str, float]) -> str:
    """Return the figures as a table of 80 columns; "of 2000/s" are reports of 2,000 characters a second."""
    counts = f"{'reports':>8} {'chars':>12} {'jobs':>5}"
    head = f"{counts} {'seconds':>8} {'cpu s':>8} {'chars/s':>9} {'of 2000/s':>10} {'peak MB':>8}"
    steps_seen = [f"  {step:34} {share:6.1%}" for step, share in shares.items()]
    return "\n".join(
        [f"machine: {machine()}", head, *map(_row, runs), "", "share of processor time", *steps_seen]
    )


def _row(run: Run) -> str:
    speed = f"{run.chars / run.seconds:9,.0f} {run.units:10.1f} {run.peak_mb:8.0f}"
    return f"{run.reports:8} {run.chars:12,} {run.jobs:5} {run.seconds:8.1f} {run.cpu_seconds:8.1f} {speed}"


def as_json(runs: list[Run], shares: dict[str, float]) -> str:
    """Return the figures as JSON."""
    rows = [{**msgspec.structs.asdict(run), "reports_of_2000_per_s": run.units} for run in runs]
    return json.dumps({"machine": machine(), "runs": rows, "shares": shares}, indent=2)


def machine() -> str:
    """Return the processor's name, how many there are, the system and the Python."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = names[0] if names else platform.processor() or platform.machine()
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
