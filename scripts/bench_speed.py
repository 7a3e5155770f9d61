"""How fast `sijill read` is, store included: `bench_speed.py [FOLDER] [--limit N] [--json]`.

FOLDER holds reports of any kind that `sijill read` reads; zip files in it that hold JSON lists are unpacked to
a temporary file first. Its default is SIJILL_CORPUS, else ../shared/corpus. The command runs as its own process, so
that its start and its memory are its own: once on a tenth of the reports (is memory flat?), once on all with
one process, once with two. The shares of the steps come from one more run in this process with a clock around
each. Nothing is kept.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec
from msgspec import Struct

from sijill.readers import read_paths
from sijill.schema import Report

ROOT = Path(__file__).resolve().parents[1]
UNIT = 2000  # characters: the report that speeds are told in
STEPPED = 1000  # reports that the steps are timed on


class Run(Struct, frozen=True):
    """One run of the command: reports, characters, processes, seconds and the peak of resident memory in MB.

    With several processes the memory is that of the largest of them.
    """

    reports: int
    chars: int
    jobs: int
    seconds: float
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
        shares = steps(reports[:STEPPED], scratch)
    print(json_lines(runs, shares) if asked.json else table(runs, shares))


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
    """Yield the objects of the JSON lists in zip files, their day of extraction taken for the day of publication."""
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


def timed(path: Path, jobs: int, scratch: Path) -> Run:
    """Run the command on one file into a new record and measure it."""
    record = scratch / f"{path.stem}-{jobs}.db"
    command = [
        sys.executable,
        "-m",
        "sijill.cli.main",
        "read",
        str(path),
        "--record",
        str(record),
        "--jobs",
        str(jobs),
    ]
    with (scratch / "log").open("wb") as log:
        before = perf_counter()
        process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603 - our own command
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - before
    if status:
        sys.exit((scratch / "log").read_text("utf-8")[-2000:])
    texts = [msgspec.json.decode(line)["text"] for line in path.read_bytes().splitlines()]
    return Run(len(texts), sum(map(len, texts)), jobs, seconds, usage.ru_maxrss / _rss_unit())


def _rss_unit() -> int:
    return 2**20 if sys.platform == "darwin" else 2**10


if __name__ == "__main__":
    main()
