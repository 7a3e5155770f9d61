"""Make the pictures of the app's screens, docs/screens/*.png: `make_screens.py [--browser PATH]`.

Reads examples/ into a record of its own, serves it on this machine and takes each screen in Arabic and in
English with a headless Chromium. Needs the built app (`make app`), Playwright and a Chromium.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screens"
SIZE = {"width": 1280, "height": 900}
SETTLED = 900  # milliseconds after the last answer until a screen stands still
STARTS = 60  # seconds within which the server answers
CRISIS = "2024-08"  # the month of the episode that is shown
REPORT = "hsk-2024-08-b"


def main() -> None:
    """Take every screen in both languages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--browser", default=shutil.which("chromium"))
    browser = parser.parse_args().browser
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "demo.db") as url,
        sync_playwright() as playwright,
    ):
        shown = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name, path in screens(url).items():
            for lang in ("ar", "en"):
                take(shown, f"{url}{path}", lang, FOLDER / f"{name}-{lang}.png")


@contextmanager
def served(record: Path) -> Iterator[str]:
    """Yield the address of a server on a record of the examples; it ends with the block."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "sijill.cli"]
    read = [*command, "read", str(ROOT / "examples"), "--record", str(record)]
    subprocess.run(read, env=env, check=True, capture_output=True)  # noqa: S603  our own command
    port = free_port()
    serve = [*command, "serve", "--record", str(record), "--port", str(port)]
    server = subprocess.Popen(serve, env=env, stderr=subprocess.DEVNULL)  # noqa: S603  our own command
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def wait_for(url: str) -> None:
    """Wait until the states are computed, so that no screen shows that they are not."""
    end = time.monotonic() + STARTS
    while time.monotonic() < end:
        try:
            if not ask(url, "/overview").get("pending"):
                return
        except OSError:
            pass
        time.sleep(0.5)
    sys.exit(f"{url} did not answer within {STARTS} s")


def ask(url: str, path: str) -> Any:
    """Return what the API answers."""
    with urllib.request.urlopen(f"{url}/api/v1{path}", timeout=30) as answer:  # noqa: S310  our own server
        return json.load(answer)


def screens(url: str) -> dict[str, str]:
    """Return the address of each screen: the longest episode of the crisis's month, one report of it."""
    episodes = [one for one in ask(url, "/overview")["episodes"] if CRISIS in json.dumps(one["since"])]
    chosen = max(episodes, key=lambda one: one["acts"] if isinstance(one["acts"], int) else len(one["acts"]))
    return {
        "overview": "/",
        "episode": f"/episode/{chosen['id']}",
        "reader": f"/report/{REPORT}",
        "search": "/search?q=%D8%A7%D9%84%D8%AD%D8%B5%D8%A7%D8%B1",
        "sources": "/sources",
        "add": "/add",
    }


def take(browser: Browser, url: str, lang: str, target: Path) -> None:
    """Write the picture of a screen in a language."""
    page = browser.new_page(viewport=SIZE)
    page.goto(f"{url}{'&' if '?' in url else '?'}lang={lang}")
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=target)
    page.close()
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
