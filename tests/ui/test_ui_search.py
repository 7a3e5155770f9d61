"""Search and event: words in any spelling, facets, and all of it in the address."""

import re

import pytest

LANGUAGES = ("ar", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "dark"), [(360, True), (2560, False)])
def test_fits_and_axe_finds_nothing(screen, lang, width, dark):
    page = (one := screen(width=width, lang=lang, dark=dark)).open("/search?q=الحصار")
    page.wait_for_selector("article .quote")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("li article .badge.composed").count() == page.locator("li article").count()
    assert one.refused() == []
    assert one.axe() == []


def total(page):
    return int(re.sub(r"\D", "", page.locator("section h2").first.inner_text()))


def test_any_spelling_finds_the_same(screen):
    page = screen(lang="en").open("/search?q=الحسكة")
    page.wait_for_selector("article mark")
    was = total(page)
    page = screen(lang="en").open("/search?q=الحسكه")
    page.wait_for_selector("article mark")
    assert total(page) == was


def test_what_is_joined_to_a_word_is_found_with_it(screen):
    """«بالحسكة» narrows to what is written so, and «الحسكة» holds all of that."""
    page = screen(lang="en").open("/search?q=بالحسكة")
    page.wait_for_selector("article mark")
    joined = total(page)
    page = screen(lang="en").open("/search?q=الحسكة")
    page.wait_for_selector("article mark")
    assert 0 < joined < total(page)


def test_a_facet_narrows_and_stands_in_the_address(screen):
    page = screen(lang="en").open("/search?q=الحسكة")
    page.wait_for_selector("article .quote")
    was = total(page)
    page.locator("fieldset label", has_text="blockade").first.click()
    page.locator("ul.chosen li", has_text="blockade").wait_for()
    assert "type=BLOCKADE" in page.url
    page.locator("section[aria-busy=false] article").first.wait_for()
    page.reload()
    page.locator("section[aria-busy=false] article").first.wait_for()
    assert 0 < total(page) < was
    assert set(page.locator("article .type").all_inner_texts()) == {"blockade"}


def test_rows_tell_how_many_sources_and_whether_they_differ(screen):
    page = screen(lang="en").open("/search?q=الحصار")
    page.wait_for_selector("article .quote")
    rows = page.locator("li article").all_inner_texts()
    assert all(re.search(r"\d+ sources?", row) for row in rows)
    assert all("unreviewed" in row for row in rows)
    assert 0 < sum("sources differ" in row for row in rows) < len(rows)


def test_a_place_of_two_names_stands_once(screen):
    page = screen(lang="ar").open("/search?place=قامشلو")
    page.wait_for_selector("article .quote")
    listed = page.locator("fieldset label .value").all_inner_texts()
    assert "القامشلي" in listed
    assert "قامشلو" not in listed


def test_pages_turn(screen):
    page = screen(lang="en").open("/search")
    first = page.locator("article .quote").first.inner_text()
    page.locator("nav button", has_text="next").click()
    page.locator("nav", has_text="26–50").wait_for()
    page.locator("section[aria-busy=false] article").first.wait_for()
    assert page.locator("article .quote").first.inner_text() != first
    assert "cursor=25" in page.url


def test_nothing_found_says_what_to_do(screen):
    page = screen(lang="ar").open("/search?q=قرنبيط")
    page.locator(".empty").wait_for()
    assert "جرّب" in page.locator(".empty").inner_text()


def test_a_hit_leads_to_its_words(screen):
    page = screen(lang="ar").open("/search?q=الحصار&type=LIFT")
    link = page.locator("article .quote a").first
    quote = link.inner_text()
    link.click()
    page.locator("article.mention blockquote").wait_for()
    assert quote in page.locator("article.mention blockquote").inner_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_event_tells_who_differs(screen, lang):
    page = (one := screen(width=360, lang=lang)).open("/event/39110f1f75bd229d")
    page.locator("ol.told > li").first.wait_for()
    assert page.locator(".differs section tbody tr").count() >= 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert one.axe() == []
    page.locator(".differs section a").first.click()
    page.locator("article.mention").wait_for()
