"""Adding: a text and files, coded while one looks; what cannot be read is told with its reason."""

import pytest
from ui_reports import TOLD, write

LANGUAGES = ("ar", "en")


@pytest.fixture(scope="module")
def mine(serve, tmp_path_factory):
    return serve(write(tmp_path_factory.mktemp("mine"), TOLD[1:2]))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/add", "/settings", "/login"])
def test_fits_and_axe_finds_nothing(screen, mine, lang, path):
    page = (one := screen(url=mine.url, width=360, lang=lang, dark=True)).open(path)
    page.locator("main .card").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert one.refused() == []
    assert one.axe() == []


def test_a_text_is_tried_without_being_kept(screen, mine):
    page = screen(url=mine.url, lang="en").open("/add")
    page.locator("#text").fill(TOLD[2]["text"])
    page.get_by_role("button", name="Try without keeping").click()
    page.locator("article.mention").first.wait_for()
    assert "Nothing was kept" in page.locator("main").inner_text()


def test_a_text_is_coded_while_one_looks(screen, mine):
    page = screen(url=mine.url, lang="en").open("/add")
    page.locator("#text").fill(TOLD[2]["text"])
    page.get_by_role("button", name="Add it to the record").click()
    page.get_by_role("heading", name="Read: one report").wait_for()
    first = page.locator("section li a").first
    assert first.inner_text().startswith("رفعت قوات سوريا الديمقراطية")
    page.locator("section li li a", has_text="رفعت قوات سوريا").first.click()
    page.locator("article.mention").wait_for()


def test_files_are_read_and_failures_named(screen, mine, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.json"
    good.write_text(TOLD[0]["text"], "utf-8")
    bad.write_text("{", "utf-8")
    page = screen(url=mine.url, lang="en").open("/add")
    page.locator("input[type=file]").set_input_files([good, bad])
    page.get_by_role("button", name="Add 2 files").click()
    page.locator(".failed li").first.wait_for()
    assert "bad.json" in page.locator(".failed").inner_text()
    page.get_by_role("heading", name="Read: one report").wait_for()


def test_addresses_are_asked_for_only_where_allowed(screen, mine):
    page = screen(url=mine.url, lang="en").open("/add")
    assert page.locator("#link").count() == 0
    assert "--allow-fetch" in page.locator("main").inner_text()
