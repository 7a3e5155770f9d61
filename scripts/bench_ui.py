"""How quick the app is on a crisis of many events: first paint and a step of the brush, in a real Chromium.

    python scripts/bench_ui.py [--events 100000]

The answers are made here and served beside the built app, so that the browser alone is measured; what the
server needs is measured by ``scripts/bench_web.py``. Prints the median and the slowest of the steps.
"""

import argparse
import json
import random
import shutil
import statistics
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

APP = Path(__file__).parents[1] / "src/sijill/web/app"
TYPES = ("ATTACK", "CLASH", "MEET", "BLOCKADE", "DETAIN", "RELEASE", "AGREE", "DEMAND", "AID", "LIFT")
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".json": "application/json"}
NOTHING: dict[str, Any] = {"events": [], "by": [], "one_side": False, "basis": "told", "word": ""}
STEPS = 40
# One step: the edge of the brush moves by a key; done when the frame after it is painted.
STEP = """async (steps) => {
  const edge = document.querySelector('#time .edge');
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = [];
  for (let n = 0; n < steps; n += 1) {
    const before = performance.now();
    edge.dispatchEvent(new KeyboardEvent('keydown', { key: n % 2 ? 'PageUp' : 'ArrowUp', bubbles: true }));
    await frame();
    took.push(performance.now() - before);
  }
  return took;
}"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def made(count: int) -> dict[str, Any]:
    """Return the answer for an episode of ``count`` events over ten years, the same each time."""
    dice = random.Random(6)  # noqa: S311 (no secret)
    first, days = date(2015, 1, 1), 3650
    places = [(f"مكان {n}", 33 + 4 * dice.random(), 36 + 6 * dice.random()) for n in range(200)]
    acts, events = [], []
    for n in range(count):
        day = (first + timedelta(days=dice.randrange(days))).isoformat()
        type_, party = dice.choice(TYPES), dice.choice(("sdf", "syria"))
        name, lat, lon = dice.choice(places)
        id_ = f"{n:016x}"
        acts.append({
            "event": id_, "type": type_, "status": "actual", "day": day, "until": day, "start": day,
            "end": day, "exact": True, "basis": "told", "actor": [party], "target": [], "mediator": [],
            "parties": [party], "about": [], "outcome": "", "between": True, "reports": [],
        })  # fmt: skip
        point = {"place": name, "id": name, "lat": lat, "lon": lon, "precision": None, "kind": "town"}
        events.append({
            "id": id_, "type": type_, "status": "actual", "actor": [party], "target": [], "place": [name],
            "date": day, "told_on": day, "sources": 1, "one_side": False, "composed": True, "points": [point],
        })  # fmt: skip
    since, until = first.isoformat(), (first + timedelta(days=days)).isoformat()
    told = {"value": ["sdf", "syria"], **NOTHING}
    empty = {"value": None, **NOTHING}
    episode = {
        "kind": "episodes", "id": "big", "parties": told, "mediators": empty, "area": empty, "regions": [],
        "since": {"value": since, **NOTHING}, "until": {"value": until, **NOTHING}, "phases": [],
        "intensity": [], "outcome": {"value": "deal", **NOTHING}, "acts": acts, "events": [], "gaps": [],
        "composed": True, "all_events": [],
    }  # fmt: skip
    kinds = ("blockades", "negotiations", "agreements", "control", "casualties", "custody")
    return {"episode": episode, "light": {}, "events": events, "precedents": None} | {
        kind: [] for kind in kinds
    }


def handler(answers: dict[str, bytes]) -> type[BaseHTTPRequestHandler]:
    """Return what serves the app and the answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            file = APP / path.lstrip("/")
            if path.startswith("/api/"):
                body, kind = answers.get(path.removeprefix("/api/v1"), b"{}"), "application/json"
            else:
                file = file if file.is_file() else APP / "index.html"
                body, kind = file.read_bytes(), KINDS.get(file.suffix, "image/svg+xml")
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def served(answers: dict[str, bytes]) -> Iterator[str]:
    """Yield the address of a server of the answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(answers))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def measure(url: str) -> tuple[float, list[float], float]:
    """Return the first paint, the steps of the brush, and a step's own work, in milliseconds."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (development only)

    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.goto(f"{url}/episode/big?lang=en")
        page.wait_for_selector("#time .edge", timeout=60_000)
        page.wait_for_selector(".spot", timeout=60_000)
        page.wait_for_timeout(1000)
        paint = page.evaluate(PAINT)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = busy(devtools)
        steps = page.evaluate(STEP, STEPS)
        work = (busy(devtools) - before) / STEPS
        browser.close()
    return paint, steps, work


def busy(devtools: Any) -> float:
    """Return how long the page's thread has worked so far, in milliseconds of its own time."""
    told = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * sum(one["value"] for one in told if one["name"] == "TaskDuration")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=100_000)
    count = parser.parse_args().events
    meta = {
        "counts": {"reports": 1, "mentions": count, "reviews": 0, "composed": 1, "events": count},
        "can": {},
    }
    answers = {"/episodes/big": json.dumps(made(count)).encode(), "/meta": json.dumps(meta).encode()}
    for url in served(answers):
        paint, steps, work = measure(url)
        print(f"{count} events, {len(answers['/episodes/big']) / 2**20:.0f} MiB of answer")
        print(f"first paint: {paint:.0f} ms")
        print(f"a step of the brush: median {statistics.median(steps):.0f} ms, slowest {max(steps):.0f} ms")
        print(f"of that its own work, without what else the machine does: {work:.0f} ms on average")


if __name__ == "__main__":
    main()
