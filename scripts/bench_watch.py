"""How long after its appearing in a feed a report stands in the record with its events, and is told.

A server on loopback adds a composed page of ``examples`` to its feed every few seconds, at hours of no plan;
``sijill watch`` runs beside it as anybody would run it. Options: ``--pages 20 --every 30s``.
"""

import argparse
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[1] / "examples"
CONFIG = 'pace = 0.2\n[[feed]]\nurl = "http://{host}/feed"\nevery = "{every}"\ncomposed = true\n'
LONGEST = 300.0  # seconds after which a page that does not come is given up


def pages(number: int) -> dict[str, bytes]:
    """Return pages by their paths."""
    found = {}
    for file in sorted(EXAMPLES.glob("*.json"))[:number]:
        told = json.loads(file.read_text("utf-8"))
        words = "".join(f"<p>{escape(part)}</p>" for part in told["text"].split("\n"))
        head = f"<title>{escape(told.get('title') or file.stem)}</title>"
        found[f"/{file.stem}"] = (
            f"<html><head>{head}</head><body><article>{words}</article></body></html>".encode()
        )
    return found


class Server(BaseHTTPRequestHandler):
    """A feed of what has appeared so far, and its pages."""

    shown: list[str]
    held: dict[str, bytes]

    def do_GET(self) -> None:
        """Answer."""
        if self.path == "/feed":
            items = "".join(f"<item><title>{path}</title><link>{path}</link></item>" for path in self.shown)
            body = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()
        else:
            body = self.held.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def linked(record: Path, path: str) -> bool:
    """Tell whether a page's report stands in the record, linked."""
    if not record.exists():
        return False
    with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as at:
        sql = "SELECT count(*) FROM reports WHERE url LIKE ? AND id NOT IN (SELECT report FROM unlinked)"
        try:
            return bool(at.execute(sql, [f"%{path}"]).fetchone()[0])
        except sqlite3.OperationalError:  # its tables are being made
            return False


def watch(folder: Path, every: str, held: dict[str, bytes]) -> list[float]:
    """Return the seconds each page took from its appearing in the feed."""
    handler = type("Handler", (Server,), {"shown": [], "held": held})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host, record = f"127.0.0.1:{server.server_port}", folder / "a.db"
    (folder / "feeds.toml").write_text(CONFIG.format(host=host, every=every))
    words = ["watch", str(folder / "feeds.toml"), "--record", str(record), "--permit", host]
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "sijill.cli", *words, "--on-event", "jsonl", "--tell", "event"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        return _times(handler, record, list(held))
    finally:
        process.terminate()
        process.wait()
        server.shutdown()
        server.server_close()


def _times(handler: Any, record: Path, paths: list[str]) -> list[float]:
    chance = random.Random(1)  # noqa: S311
    appeared: dict[str, float] = {}
    came: dict[str, float] = {}
    coming, due = list(paths), time.monotonic() + 5
    while len(came) < len(paths) and time.monotonic() < due + LONGEST:
        now = time.monotonic()
        if coming and now >= due:
            path, due = coming.pop(0), now + chance.uniform(1, 15)
            appeared[path] = now
            handler.shown = [path, *handler.shown]
        for path in [one for one in appeared if one not in came and linked(record, one)]:
            came[path] = time.monotonic() - appeared[path]
        time.sleep(0.2)
    return list(came.values())


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--every", default="30s")
    asked = parser.parse_args()
    held = pages(asked.pages)
    with tempfile.TemporaryDirectory() as folder:
        times = watch(Path(folder), asked.every, held)
    print(f"pages {len(held)}, read and linked {len(times)}, feed asked every {asked.every}")
    if times:
        print(f"seconds: median {statistics.median(times):.1f}, longest {max(times):.1f}")
    return 0 if len(times) == len(held) else 1


if __name__ == "__main__":
    sys.exit(main())
