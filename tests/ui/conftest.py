"""A real server on a record of the examples, and a real Chromium; left out, by name, where one is missing."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from served import ROOT, Served, sijill

APP = ROOT / "src/sijill/web/app/index.html"
AXE = ROOT / "ui/node_modules/axe-core/axe.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# What of axe's findings is serious: the rest is told by hand.
SERIOUS = ("serious", "critical")
WATCH = """
window.__refused = [];
document.addEventListener('securitypolicyviolation', (e) => {
  window.__refused.push(e.violatedDirective + ' ' + e.blockedURI);
});
"""


def chromium() -> str | None:
    """Return the system's Chromium; ``SIJILL_CHROMIUM`` names another."""
    found = (shutil.which(name) for name in (os.environ.get("SIJILL_CHROMIUM", ""), *BROWSERS) if name)
    return next(filter(None, found), None)


@dataclass
class Screen:
    """A page of the app with what went wrong in it."""

    page: Any
    url: str
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> Any:
        """Open a path of the app and wait until its heading is there."""
        self.page.goto(self.url + path)
        self.page.wait_for_selector("main h1")
        return self.page

    def refused(self) -> list[str]:
        """Return what the content security policy refused."""
        return self.page.evaluate("window.__refused")

    def axe(self) -> list[str]:
        """Return the serious findings of axe: rule, and the first element of each."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in SERIOUS]


@pytest.fixture(scope="session")
def needs() -> None:
    """Leave the browser's tests out where a part is missing."""
    pytest.importorskip("playwright", reason="Playwright is not installed")
    if chromium() is None:
        pytest.skip("no Chromium on this machine")
    if not APP.is_file():
        pytest.skip("the app is not built: make app")


@pytest.fixture(scope="session")
def serve(
    needs: None,  # noqa: ARG001
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., Served]]:
    """Give a starter of servers on records of their own; all end with the tests."""
    started: list[Served] = []

    def run(source: Path, *words: str, before: Callable[[Path], None] = lambda _: None) -> Served:
        record = tmp_path_factory.mktemp("web") / "demo.db"
        sijill("read", str(source), "--record", str(record))
        before(record)
        started.append(Served(record, words).start())
        return started[-1]

    yield run
    for one in started:
        one.stop()


@pytest.fixture(scope="session")
def served(serve: Callable[..., Served]) -> Served:
    """Give a server on the examples that tests only read from."""
    return serve(ROOT / "examples")


@pytest.fixture(scope="session")
def browser(needs: None) -> Iterator[Any]:  # noqa: ARG001
    """Give the system's Chromium, without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (may be missing)

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def screen(browser: Any, served: Served) -> Iterator[Callable[..., Screen]]:
    """Give pages: ``screen(width=360, lang="en", dark=True, url=…)``; a page's own errors fail its test."""
    opened: list[tuple[Any, Screen]] = []

    def new(*, width: int = 1280, lang: str = "ar", dark: bool = False, url: str = "") -> Screen:
        scheme = "dark" if dark else "light"
        size = {"width": width, "height": 900}
        context = browser.new_context(
            viewport=size, locale=lang, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.add_init_script(WATCH)
        found = Screen(page, url or served.url)
        page.on("pageerror", lambda error: found.errors.append(str(error)))
        opened.append((context, found))
        return found

    yield new
    errors = [error for _, one in opened for error in one.errors]
    for context, _ in opened:
        context.close()
    assert not errors
