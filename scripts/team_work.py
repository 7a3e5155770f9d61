"""Five reviewers at once on one server: does every decision stand, does anybody wait for ever?

Reads the examples into a record of its own, serves it, and has each reviewer look and decide for a while as
the app in the browser does: search, open a report, confirm, correct, take back, add what was missed. Each
decision bears words of its own, so that it is known afterwards which of them stand. Prints what came of it;
exit code 1 where a decision is missing, stands twice, or a question failed.

    python scripts/team_work.py                     a record in a file, for a minute
    python scripts/team_work.py --postgres          on a PostgreSQL server of its own
    python scripts/team_work.py --seconds 10 --reviewers 3
"""

import argparse
import json
import statistics
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from typing import Any

from postgres import Server
from served import ROOT, Served, sijill

LONGEST = 60  # seconds that an answer may take: longer than the server waits for another writer
SHOWN = 5  # failures that are printed
CREATED = "2026-01-01T00:00:00Z"


@dataclass
class Work:
    """What the reviewers did: accepted decisions by their words, seconds of each answer, what failed."""

    accepted: Counter[str] = field(default_factory=Counter)
    looked: list[float] = field(default_factory=list)
    decided: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class Reviewer(threading.Thread):
    """One reviewer, who works until it is time."""

    def __init__(self, name: str, url: str, token: str, end: float) -> None:
        """Keep who it is and when work ends."""
        super().__init__(name=name, daemon=True)
        self.url, self.end, self.work = url, end, Work()
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def run(self) -> None:
        """Look and decide in turn."""
        try:
            self._work()
        except Exception as error:  # noqa: BLE001  a reviewer who fails must not look like one who is done
            self.work.failed.append(repr(error))

    def _work(self) -> None:
        numbers = count(1)
        for verdict in cycle(("ok", "fix", "undo", "wrong", "undo", "add")):
            if time.monotonic() >= self.end:
                return
            found = self._ask("/mentions?limit=100")
            if found is None:
                continue
            number = next(numbers)
            # all begin with the same mention, and come to the same ones again
            mention = found["items"][number // 6 % len(found["items"])]
            self._ask(f"/reports/{mention['report']['id']}")
            self._decide(verdict, mention, f"{self.name}-{number}")

    def _decide(self, verdict: str, mention: dict[str, Any], why: str) -> None:
        row: dict[str, Any] = {"verdict": verdict, "id": mention["id"], "why": why}
        if verdict == "fix":
            row |= {"argument": "place", "value": "القامشلي"}
        if verdict == "add":
            where = {name: mention[name] for name in ("start", "end")}
            where |= {"report": mention["report"]["id"], "version": mention["report"]["version"]}
            part = mention["spans"]["evidence"]["part"]
            row = {"verdict": "add", "why": why, "type": "PROTEST", "part": part, **where}
        if self._ask("/reviews", {"rows": [row]}) is not None:
            self.work.accepted[why] += 1

    def _ask(self, path: str, data: Any = None) -> Any:
        body = None if data is None else json.dumps(data).encode()
        asked = urllib.request.Request(f"{self.url}/api/v1{path}", body, self.headers)  # noqa: S310  our server
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(asked, timeout=LONGEST) as answer:  # noqa: S310
                found = json.load(answer)
        except urllib.error.HTTPError as error:
            self.work.failed.append(f"{error.code} {path} {error.read()[:300]!r}")
            return None
        except OSError as error:
            self.work.failed.append(f"{path} {error!r}")
            return None
        (self.work.looked if data is None else self.work.decided).append(time.monotonic() - begun)
        return found


def team(record: str, names: list[str]) -> dict[str, str]:
    """Make reviewers in a record and return their tokens by name."""
    from sijill.store import open_store  # noqa: PLC0415
    from sijill.web.users import new_token, new_user  # noqa: PLC0415

    tokens = {}
    with open_store(record) as store:
        for name in names:
            store.people.add_user(new_user(name, "reviewer", "a long password", CREATED))
            tokens[name], hash_ = new_token()
            store.people.add_token(name, "team_work", hash_, CREATED)
    return tokens


def work(record: str, seconds: float, reviewers: int) -> tuple[Work, list[str]]:
    """Serve a record to reviewers for some seconds.

    Returns what all of them did, and the words of the decisions that stand in the record then.
    """
    tokens = team(record, [f"r{number}" for number in range(1, reviewers + 1)])
    served = Served(record, ("--pack", "core", "--pack", "syria")).start()
    try:
        end = time.monotonic() + seconds
        people = [Reviewer(name, served.url, token, end) for name, token in tokens.items()]
        for one in people:
            one.start()
        for one in people:
            one.join(seconds + 3 * LONGEST)
            if one.is_alive():
                one.work.failed.append(f"{one.name} still waits for an answer")
    finally:
        served.stop()
    return _together([one.work for one in people]), _standing(record)


def _together(works: list[Work]) -> Work:
    return Work(
        sum((one.accepted for one in works), Counter()), [s for one in works for s in one.looked],
        [s for one in works for s in one.decided], [why for one in works for why in one.failed],
    )  # fmt: skip


def _standing(record: str) -> list[str]:
    from sijill.store import open_store  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        return [one.why for one in store.reviews()]


def lost(done: Work, standing: list[str]) -> list[str]:
    """Return the decisions that were accepted and do not stand just once, or stand and were not accepted."""
    held = Counter(standing)
    return sorted(why for why in held | done.accepted if held[why] != done.accepted[why])


@contextmanager
def a_record(*, postgres: bool) -> Iterator[str]:
    """Lend the address of a record of the examples."""
    with tempfile.TemporaryDirectory(prefix="sijill-team-") as folder:
        server = Server() if postgres else None
        try:
            record = server.url(server.database()) if server else f"{folder}/team.db"
            sijill("read", str(ROOT / "examples"), "--record", record)
            yield record
        finally:
            if server is not None:
                server.close()


def _told(name: str, seconds: list[float]) -> str:
    if not seconds:
        return f"{name}: none"
    cuts = statistics.quantiles(seconds, n=20) if len(seconds) > 1 else seconds * 19
    times = f"median {statistics.median(seconds):.3f} s, 95 % within {cuts[18]:.3f} s"
    return f"{name}: {len(seconds)}, {times}, longest {max(seconds):.3f} s"


def main() -> int:
    """Work, print what came of it, and return the exit code."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--reviewers", type=int, default=5)
    asked.add_argument("--postgres", action="store_true", help="on a PostgreSQL server of its own")
    given = asked.parse_args()
    with a_record(postgres=given.postgres) as record:
        done, standing = work(record, given.seconds, given.reviewers)
    missing = lost(done, standing)
    where = "PostgreSQL" if given.postgres else "SQLite"
    print(f"{given.reviewers} reviewers, {given.seconds:g} s, {where}")
    print(_told("decisions", done.decided))
    print(_told("questions", done.looked))
    print(
        f"decisions accepted {done.accepted.total()}, standing {len(standing)}, lost or twice {len(missing)}"
    )
    print(f"failed {len(done.failed)}")
    for why in (missing + done.failed)[:SHOWN]:
        print(f"  {why}", file=sys.stderr)
    return 1 if missing or done.failed or not done.accepted else 0


if __name__ == "__main__":
    sys.exit(main())
