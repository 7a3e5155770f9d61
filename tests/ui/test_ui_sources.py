"""Sources: who tells, and who contradicts whom."""

import re

import pytest

LANGUAGES = ("ar", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "dark"), [(360, False), (2560, True)])
def test_fits_and_axe_finds_nothing(screen, lang, width, dark):
    page = (one := screen(width=width, lang=lang, dark=dark)).open("/sources")
    page.locator("tbody tr").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("tbody .badge.composed").count() > 0
    assert one.refused() == []
    assert one.axe() == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_matrix_is_not_cut_off(screen, width):
    page = screen(width=width, lang="ar").open("/sources")
    page.locator("table button").first.wait_for()
    assert page.locator(".scroll").first.evaluate("e => e.scrollWidth <= e.clientWidth")
    rows = page.locator("table").first.locator("tbody tr").count()
    assert rows == page.locator("table").first.locator("thead th").count() > 2


def test_outlets_of_composed_reports_are_told_by_what_they_are(screen):
    page = screen(lang="ar").open("/sources")
    page.locator("tbody bdi:visible", has_text="إحاطة أممية").first.wait_for()
    assert page.locator("tbody bdi").filter(has_text=re.compile(r"un-brief|^tv$")).count() == 0
    page = screen(lang="en").open("/sources")
    page.locator("tbody bdi:visible", has_text="a briefing of the UN").first.wait_for()


def test_a_number_of_the_matrix_opens_its_events(screen):
    page = screen(lang="en").open("/sources")
    cell = page.locator("table button").first
    cell.wait_for()
    count = int(cell.inner_text())
    cell.click()
    page.locator("section[aria-live] li a").first.wait_for()
    assert page.locator("section[aria-live] li a").count() == count
    assert "who=" in page.url
    page.locator("section[aria-live] li a").first.click()
    page.locator("ol.told > li").first.wait_for()
