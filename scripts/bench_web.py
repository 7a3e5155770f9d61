"""How quick the server answers on a large record: the composed groups of tests again and again, moved.

Usage: bench_web.py [--events N] [--years N] [--record FILE] [--times N]

Makes the record that bench_linking.py makes (or takes FILE, made before), starts the program that serves it
in this process, waits until its states are computed, and prints what the first answer to each question takes
the median of the next, and its size. Nothing of the record is news.
"""

import argparse
import resource
import statistics
import tempfile
import time
from pathlib import Path

from litestar.testing import TestClient

from bench_linking import keep, reports
from sijill.lexicon import load
from sijill.runs import link_record
from sijill.store import open_store
from sijill.web.app import API, make_app
from sijill.web.kept import Kept
from sijill.web.serving import Serving

MENTIONS = 2.3  # of an event in the groups that are moved


def make(path: Path, events: int, years: int) -> None:
    """Write a record of about so many events."""
    lexicon = load()
    with open_store(path) as store:
        number, mentions = keep(store, reports(int(events * MENTIONS), lexicon, years), lexicon)
        found = link_record(store, lexicon)
        print(f"{number} reports, {mentions} mentions, {found.events} events over {years} years")


def asked(client: TestClient, path: str, times: int) -> str:
    """Ask a question and say how long its answers took."""
    took = []
    size = 0
    for _ in range(times + 1):
        begun = time.perf_counter()
        answer = client.get(f"{API}{path}")
        took.append(time.perf_counter() - begun)
        size = len(answer.content)
    median = statistics.median(took[1:]) * 1000
    return f"{path[:48]:48}  first {took[0] * 1000:7.0f} ms   then {median:6.0f} ms   {size / 1024:7.0f} KiB"


def computed(kept: Kept) -> float:
    """Wait until the states are computed and return how long that took."""
    begun = time.perf_counter()
    while not kept.snapshot().revision or kept.pending:
        time.sleep(0.05)
    return time.perf_counter() - begun


def ask_all(path: Path, times: int) -> None:
    """Print what the questions of each screen take."""
    app = make_app(Serving(record=str(path)))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        print(f"states computed after {computed(app.state.room.kept):.1f} s")
        episodes = client.get(f"{API}/overview").json()["episodes"]
        longest = max(episodes, key=lambda one: one["acts"])["id"] if episodes else ""
        report = client.get(f"{API}/reports?limit=1").json()["items"][0]["id"]
        questions = (
            "/overview", f"/episodes/{longest}", "/search", "/search?q=الحصار", "/search?q=الحصار&party=sdf",
            "/events?order=newest", "/mentions?actor=sdf", "/states/blockades", f"/reports/{report}", "/meta",
            "/lexicon/places?q=حلب", "/sources",
        )  # fmt: skip
        for question in questions:
            print(asked(client, question, times))


def main() -> None:
    """Make the record unless there is one, and ask it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--years", type=int, default=10, help="over which the reports are spread")
    parser.add_argument("--record", type=Path, help="a record to ask; made where it is not there")
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "bench.db"
        if not path.exists():
            make(path, given.events, given.years)
        ask_all(path, given.times)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
