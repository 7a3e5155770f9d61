"""Make the pictures of the app's screens, docs/screens/*.png: `make_screens.py [--browser PATH]`.

Reads examples/ into a record of its own, serves it on this machine and takes each screen in Arabic and in
English with a headless Chromium. Needs the built app (`make app`), Playwright and a Chromium.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from served import ROOT, Served, sijill

FOLDER = ROOT / "docs" / "screens"
SIZE = {"width": 1280, "height": 900}
SETTLED = 900  # milliseconds after the last answer until a screen stands still
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
        examples(Path(folder) / "demo.db") as server,
        sync_playwright() as playwright,
    ):
        shown = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name, path in screens(server).items():
            for lang in ("ar", "en"):
                take(shown, server.url + path, lang, FOLDER / f"{name}-{lang}.png")


@contextmanager
def examples(record: Path) -> Iterator[Served]:
    """Yield a server on a record of the examples; it ends with the block."""
    sijill("read", str(ROOT / "examples"), "--record", str(record))
    server = Served(record).start()
    try:
        yield server
    finally:
        server.stop()


def screens(server: Served) -> dict[str, str]:
    """Return the address of each screen: the longest episode of the crisis's month, one report of it."""
    episodes = [one for one in server.ask("/overview")["episodes"] if CRISIS in json.dumps(one["since"])]
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
