"""Sources: who tells, and who contradicts whom."""

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
