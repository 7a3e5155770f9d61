"""End the program without warning, again and again, and look whether anything was lost.

Usage: torture.py [--kills N] [--seed N] [--step NAME ...] [--reports N] [--write]

Each step (read, link, review, migrate, watch) is done once undisturbed, and timed. Then, N times, a process
that does it is ended by SIGKILL at a moment drawn by chance from the time it takes (one that was done sooner
is no kill, and another is drawn). Each time the record is looked at as it was left: SQLite's own
`PRAGMA integrity_check` and `foreign_key_check`; each mention's words stand in its report's text; what links
and lists point to is there; a review that was said to be kept is kept. Then the step is done again to its
end, the record is linked, and it must be the same as the undisturbed one: the canonical export, which mention
tells which event, the events, and the pages of `watch`.

The processes are copies of this one, which has loaded the packs: so the moments fall into the work and not
into the start. Reading codes in one process and in two by turns. `watch` asks a server of its own on
loopback. The reports are the composed ones of ``examples``. Needs a system that copies processes (not
Windows). The exit code is 1 where anything was lost. ``--write`` puts the figures into
docs/performance.md and docs/performance.ar.md.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from alembic import command
from msgspec import Struct

from bench_watch import Server, pages
from into_docs import put
from sijill.live.ask import Asking
from sijill.live.clock import SystemClock
from sijill.live.guard import Guard
from sijill.live.sources import Feed, Sources
from sijill.live.watching import Watching
from sijill.readers import read_paths
from sijill.runs import link_record, maker, read, review_of
from sijill.schema import Report, Review
from sijill.store import MentionFilter, Store, open_store
from sijill.store.ground import check_spans
from sijill.store.migrate import config

EXAMPLES = Path(__file__).parents[1] / "examples"
PACKS = ("core", "syria")
OLD = "0002"  # the version of the record that is migrated: before events, teams, states and live sources
REVIEWS = 24  # decisions that are kept one after the other
TRIES = 6  # processes that may be done before the moment, for each kill that is wanted


class Bench(Struct, frozen=True):
    """What all steps work with."""

    coder: Any
    folder: Path
    feed: str
    host: str


class Step(Struct, frozen=True):
    """One step of the program.

    Attributes:
        name: example ``"link"``. begin: makes the record that it begins with. work: does it, to its end;
            told the record and the kill's number. far: how far a record has come, in words that sort.
    """

    name: str
    begin: Callable[[Bench, Path], None]
    work: Callable[[Bench, Path, int], None]
    far: str


class Figures(Struct):
    """What came of one step: seconds it takes, kills, how far the records had come, and what was wrong."""

    name: str
    seconds: float
    kills: int = 0
    late: int = 0
    far: list[int] = []
    whole: int = 0
    faults: list[str] = []


# The steps


def empty_record(_: Bench, record: Path) -> None:
    """Begin with a record that holds nothing, so that the moments fall into reading."""
    open_store(record).close()


def read_examples(bench: Bench, record: Path, number: int) -> None:
    """Read the reports, by one process and by two in turn."""
    with open_store(record) as store:
        read([bench.folder], store, lambda: bench.coder, jobs=1 + number % 2)


def read_once(bench: Bench, record: Path) -> None:
    """Begin with a record that was read."""
    read_examples(bench, record, 0)


def link_it(bench: Bench, record: Path, _: int) -> None:
    """Link what is new."""
    with open_store(record) as store:
        link_record(store, bench.coder.lexicon)


def linked_once(bench: Bench, record: Path) -> None:
    """Begin with a record that was read and linked."""
    read_once(bench, record)
    link_it(bench, record, 0)


def reviews_of(store: Store) -> Iterator[Review]:
    """Yield the same decisions each time: right, wrong, corrected, one event, two events."""
    rows = store.mentions(MentionFilter(limit=REVIEWS + 1))
    said = (
        {"verdict": "ok"}, {"verdict": "wrong", "why": "x"}, {"verdict": "same"}, {"verdict": "different"},
        {"verdict": "fix", "argument": "actor", "value": "sdf"},
    )  # fmt: skip
    for number in range(REVIEWS):
        words = said[number % len(said)]
        other = rows[number + 1].mention if words["verdict"] in ("same", "different") else None
        moment = f"2026-01-01T00:00:{number:02}+00:00"
        yield review_of(rows[number].mention, other, "anna", moment, words)


def review_it(bench: Bench, record: Path, _: int) -> None:
    """Keep decisions one by one, each linked, from the first that is not there; note each that was kept."""
    with open_store(record) as store, record.with_suffix(".said").open("a", encoding="ascii") as said:
        for number, review in enumerate(reviews_of(store)):
            if number >= len(store.reviews()):
                store.add_reviews([review])
                said.write(".")
                said.flush()
                link_record(store, bench.coder.lexicon)


def old_record(bench: Bench, record: Path) -> None:
    """Begin with a record of an older version."""
    read_once(bench, record)
    with open_store(record) as store:
        command.downgrade(config(store._at), OLD)  # noqa: SLF001  no way down is offered, since nobody needs it


def migrate_it(_: Bench, record: Path, __: int) -> None:
    """Open it to be written, which brings it up."""
    open_store(record, create=False).close()


def watch_it(bench: Bench, record: Path, _: int) -> None:
    """Look once at a feed."""
    sources = Sources(feed=(Feed(url=bench.feed, outlet="x", composed=True),), pace=0.0)
    with open_store(record) as store:
        watching = Watching(store, bench.coder, bench.coder.lexicon, sources)
        watching.asking = Asking(Guard(frozenset({bench.host})))
        for _ in watching.go(SystemClock(), once=True):
            pass


STEPS = (
    Step("read", empty_record, read_examples, "SELECT count(*) FROM reports"),
    Step("link", read_once, link_it, "SELECT count(*) FROM linked"),
    Step("review", linked_once, review_it, "SELECT count(*) FROM reviews"),
    Step("migrate", old_record, migrate_it, "SELECT version_num FROM alembic_version"),
    Step("watch", empty_record, watch_it, "SELECT count(*) FROM reports"),
)


# Ending a process


def done_apart(work: Callable[[], None], after: float | None = None) -> bool:
    """Do something in a copy of this process and tell whether it came to its end.

    Args:
        work: what is done.
        after: seconds after which it is ended; None never.

    Raises:
        RuntimeError: it failed by itself.
    """
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        _do(work)
    if after is not None:
        time.sleep(after)
        _end(child)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        _end(child)
        return False
    if os.WEXITSTATUS(status):
        raise RuntimeError("a step failed by itself: see above")
    return True


def _do(work: Callable[[], None]) -> None:
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001  it is a copy: nothing of it may go on
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _end(group: int) -> None:
    """End a process with all that it began."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # it has not made its group yet, or is gone
        try:
            os.kill(group, signal.SIGKILL)
        except ProcessLookupError:
            return


# Looking at a record


DANGLING = {
    "a text that stands is there": "SELECT count(*) FROM reports r WHERE NOT EXISTS "
    "(SELECT 1 FROM versions v WHERE v.report = r.id AND v.number = r.latest)",
    "a mention has its coding": "SELECT count(*) FROM mentions WHERE coding NOT IN (SELECT key FROM codings)",
    "a linked mention stands in an event": "SELECT count(*) FROM linked WHERE event <> '' "
    "AND event NOT IN (SELECT id FROM events)",
    "an event has mentions": "SELECT count(*) FROM events WHERE id NOT IN (SELECT event FROM linked)",
}


def faults_of(record: Path) -> list[str]:
    """Return what is wrong with a record as it was left; one that is not there yet is not wrong."""
    if not record.exists():
        return []
    with closing(sqlite3.connect(record)) as at:
        found = [row[0] for row in at.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in at.execute("PRAGMA foreign_key_check")]
        tables = {row[0] for row in at.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for words, sql in DANGLING.items():
            if {"linked", "events"} <= tables and at.execute(sql).fetchone()[0]:
                found.append(f"not so: {words}")
    return found


def ungrounded(store: Store) -> list[str]:
    """Return the reports whose mentions' words do not stand in their texts."""
    found = []
    for report in store.reports():
        wanted = MentionFilter(report=(report.id,), version=(report.version,), superseded=True)
        try:
            check_spans(report, [row.mention for row in store.mentions(wanted)])
        except Exception as error:  # noqa: BLE001  whatever it is, it is told
            found.append(f"{report.id}: {error}")
    return found


def far(record: Path, sql: str) -> int:
    """Return how far a record has come; 0 where it is not there or has no tables yet."""
    if not record.exists():
        return 0
    with closing(sqlite3.connect(record)) as at:
        try:
            return int(at.execute(sql).fetchone()[0])
        except (sqlite3.OperationalError, TypeError):
            return 0


LINKED = "SELECT m.id, l.event, l.component FROM linked l JOIN mentions m ON m.key = l.mention ORDER BY 1"
PAGES = "SELECT v.report, v.number, p.hash FROM pages p JOIN versions v ON v.key = p.version ORDER BY 1, 2"


def content(bench: Bench, record: Path) -> str:
    """Return the hash of all that a record holds once it is linked."""
    with open_store(record, create=False) as store:
        link_record(store, bench.coder.lexicon)
        wrong = ungrounded(store)
        digest = hashlib.sha256(store.canonical())
    with closing(sqlite3.connect(record)) as at:
        for sql in (LINKED, "SELECT * FROM events ORDER BY id", PAGES):
            digest.update(json.dumps(at.execute(sql).fetchall()).encode())
    return " ".join([digest.hexdigest(), *wrong])


def copied(record: Path, to: Path) -> None:
    """Copy a record that nobody has open."""
    for one in to.parent.glob(f"{to.stem}.*"):
        one.unlink()
    if record.exists():
        with closing(sqlite3.connect(record)) as at:
            at.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(record, to)


# The whole of it


def tortured(step: Step, bench: Bench, kills: int, chance: random.Random, scratch: Path) -> Figures:
    """Do one step undisturbed, then end it again and again."""
    before, whole, record = (scratch / f"{step.name}-{name}.db" for name in ("before", "whole", "ended"))
    done_apart(lambda: step.begin(bench, before))
    copied(before, whole)
    begun = time.perf_counter()
    done_apart(lambda: step.work(bench, whole, 0))
    figures = Figures(step.name, time.perf_counter() - begun, far=[], faults=[])
    wanted = content(bench, whole)
    if " " in wanted:
        figures.faults.append(f"undisturbed: {wanted}")
    while figures.kills < kills and figures.late < TRIES * kills:
        copied(before, record)
        number = figures.kills
        if done_apart(lambda: step.work(bench, record, number), chance.uniform(0, figures.seconds)):  # noqa: B023
            figures.late += 1
            continue
        _looked_at(step, bench, record, figures, wanted)
    return figures


def _looked_at(step: Step, bench: Bench, record: Path, figures: Figures, wanted: str) -> None:
    """Look at a record whose process was ended; go on to the end; compare."""
    figures.kills += 1
    came = far(record, step.far)
    figures.far.append(came)
    wrong = faults_of(record)
    said = record.with_suffix(".said")
    if said.exists() and len(said.read_text("ascii")) > came:
        wrong.append(f"{len(said.read_text('ascii'))} reviews were said to be kept, {came} are")
    done_apart(lambda: step.work(bench, record, figures.kills))
    wrong += faults_of(record)
    if content(bench, record) != wanted:
        wrong.append("gone on with, the record is another")
    figures.whole += not wrong
    figures.faults += wrong


@contextmanager
def site() -> Iterator[str]:
    """Lend a web server with the examples as a feed, in a process of its own; give its host and port."""
    held = pages(1000)
    made = ThreadingHTTPServer(("127.0.0.1", 0), type("Held", (Server,), {"shown": list(held), "held": held}))
    child = os.fork()
    if not child:
        _do(made.serve_forever)
    made.server_close()
    try:
        yield f"127.0.0.1:{made.server_port}"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def told(figures: Figures) -> str:
    """Return a line of the table."""
    spread = sorted(figures.far)
    middle = f"{spread[0]} / {spread[len(spread) // 2]} / {spread[-1]}" if spread else "-"
    return (
        f"{figures.name:8} {figures.seconds:8.2f} {figures.kills:6} {figures.late:9} {middle:>18} "
        f"{figures.whole:6} {len(figures.faults):7}"
    )


def main() -> int:
    """Do it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=20, help="of each step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--step", action="append", choices=[step.name for step in STEPS])
    parser.add_argument("--reports", type=int, default=1000, help="how many of the examples at most")
    parser.add_argument("--write", action="store_true", help="into docs/performance*.md")
    asked = parser.parse_args()
    lines = [
        f"seed {asked.seed}; far: reports, linked mentions, reviews, version, reports: least / middle / most",
        f"{'step':8} {'seconds':>8} {'kills':>6} {'too late':>9} {'far':>18} {'whole':>6} {'faults':>7}",
    ]
    print("\n".join(lines), flush=True)
    found = []
    for figures in all_steps(asked.step, asked.kills, asked.seed, asked.reports):
        found.append(figures)
        lines.append(told(figures))
        print(lines[-1], flush=True)
    kills, whole = sum(one.kills for one in found), sum(one.whole for one in found)
    lines.append(f"{kills} kills, {whole} times nothing was lost and the record came to be the same")
    faults = [fault for figures in found for fault in figures.faults]
    print("\n".join([lines[-1], *faults]))
    if asked.write:
        put("performance", "torture", [*lines, *faults])
    return 1 if faults or whole < kills or any(one.kills < asked.kills for one in found) else 0


def all_steps(wanted: list[str] | None, kills: int, seed: int, reports: int) -> Iterator[Figures]:
    """Do the steps that are wanted, all where none is named, and yield what came of each."""
    with tempfile.TemporaryDirectory() as made, site() as host:
        scratch = Path(made)
        folder = scratch / "reports"
        folder.mkdir()
        for file in sorted(EXAMPLES.glob("*.json"))[:reports]:
            shutil.copy(file, folder)
        bench = Bench(maker("rules", PACKS)(), folder, f"http://{host}/feed", host)
        bench.coder.code(
            next(one for one in read_paths([folder]) if isinstance(one, Report))
        )  # makes its tables
        for step in STEPS:
            if not wanted or step.name in wanted:
                chance = random.Random(f"{seed} {step.name}")  # noqa: S311  alike for the same seed
                yield tortured(step, bench, kills, chance, scratch)


if __name__ == "__main__":
    sys.exit(main())
