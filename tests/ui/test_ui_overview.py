"""The first screen: episodes on one axis, what is in force, the newest, contradictions."""

import re

import pytest

LANGUAGES = ("ar", "en")
ENDS = "all => all.map((e) => [e.textContent, e.getBoundingClientRect().x])"
PLACES = "all => Object.fromEntries(all.map((e) => [e.title.split(' · ')[0], e.getBoundingClientRect().x]))"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True), (2560, False)])
def test_shows_all_its_parts_and_fits(screen, lang, width, dark):
    page = (one := screen(width=width, lang=lang, dark=dark)).open("/")
    page.wait_for_selector(".spot")
    assert page.locator("main section h2").count() >= 5
    assert page.locator("#episodes li").count() > 10
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    assert one.refused() == []
    assert one.axe() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_composed_reports_are_marked(screen, lang):
    page = screen(lang=lang).open("/")
    page.wait_for_selector("#episodes li")
    assert page.locator("header .badge.composed").count() == 1
    rows = page.locator("#episodes li")
    assert rows.locator(".badge.composed").count() == rows.count()


def test_time_runs_from_the_right_in_arabic_and_turns(screen):
    page = screen(lang="ar").open("/")
    page.wait_for_selector(".ends")

    def ends():
        boxes = page.locator(".ends > span").evaluate_all(ENDS)
        return [words for words, _ in sorted(boxes, key=lambda box: box[1])]

    years = "all => all.map(e => [e.textContent, +e.getAttribute('x')])"

    def ticks():
        found = page.locator("#episodes .brush svg text").evaluate_all(years)
        return [int(words) for words, _ in sorted(found, key=lambda tick: tick[1])]

    assert ends() == ["الأحدث", "الأقدم"]
    assert ticks() == sorted(ticks(), reverse=True)
    page.get_by_role("button", name="اقلب المحور").click()
    assert "axis=end" in page.url
    assert ends() == ["الأقدم", "الأحدث"]
    assert ticks() == sorted(ticks())


def test_rows_say_what_it_was_and_how_long(screen):
    page = screen(lang="en").open("/?at=2024-08-10")
    row = page.locator("#episodes li").filter(has_text="7 August 2024 – 22 August 2024")
    row.wait_for()
    assert re.search("^attack, .* · a crisis of 16 days$", row.locator(".what").inner_text())
    tops = page.locator("#in-force article .top").all_inner_texts()
    assert tops
    assert all(re.match(r"Blockade: \S", top) for top in tops)
    assert all("so far" in top or "at least" in top or "not told" in top for top in tops)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_head_is_low_on_a_narrow_screen_and_its_options_open(screen, lang):
    page = (one := screen(width=360, lang=lang)).open("/")
    page.wait_for_selector("header .badge.composed")
    assert page.locator("header").evaluate("e => e.getBoundingClientRect().height") <= 96
    button = page.locator("header [aria-expanded]")
    assert not page.locator("header select").is_visible()
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.locator("header select").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert one.axe() == []
    page.keyboard.press("Escape")
    assert not page.locator("header select").is_visible()


def test_english_screens_have_english_names_of_places(screen):
    page = screen(lang="en").open("/")
    page.wait_for_selector(".spot")
    places = page.locator(".spot").evaluate_all("all => all.map(e => e.title.split(' · ')[0])")
    assert {"Manbij", "Ras al-Ayn", "Afrin"} <= set(places)


def test_the_day_is_in_the_address_and_changes_what_is_in_force(screen):
    page = screen(lang="en").open("/?at=2024-08-10")
    page.wait_for_selector(".spot")
    assert "10 August 2024" in page.locator("#map-title").inner_text()
    card = page.locator("#in-force article").filter(has_text="Qamishli").first
    assert "7 August 2024" in card.inner_text()
    page.keyboard.press("]")
    page.wait_for_url(re.compile("at=2024-08-11"))
    page.go_back()
    page.wait_for_url(re.compile("at=2024-08-10"))


def test_words_digits_and_theme_are_the_readers(screen):
    page = screen(lang="ar").open("/")
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Overview").wait_for()
    assert page.evaluate("document.documentElement.dir") == "ltr"
    page.get_by_role("button", name="Change the digits of the screen").click()
    assert "digits=arab" in page.url
    assert re.search("[٠-٩]", page.locator("main .summary").inner_text())
    page.locator("header select").select_option("dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 27)"
    page.goto(page.url.split("?")[0])
    page.get_by_role("heading", name="Overview").wait_for()  # the browser keeps them without the address


def test_an_episode_is_opened_by_keys_alone(screen):
    page = screen(lang="en").open("/")
    page.wait_for_selector("#episodes li a")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('#episodes li')"):
            break
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.href")
    assert first != second
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/episode/"))
    assert page.url.split("?")[0] == second.split("?")[0]


def test_question_mark_shows_the_keys(screen):
    page = screen(lang="en").open("/")
    page.wait_for_selector(".spot")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert "time: nearer" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_the_map_is_not_mirrored(screen):
    """Ras al-Ayn lies east of Afrin: at its right in both languages."""
    found = {}
    for lang, west, east in (("ar", "عفرين", "رأس العين"), ("en", "Afrin", "Ras al-Ayn")):
        page = screen(lang=lang).open("/")
        page.wait_for_selector(".spot")
        places = page.locator(".spot").evaluate_all(PLACES)
        found[lang] = {west, east} <= set(places) and places[west] < places[east]
    assert found == {"ar": True, "en": True}


def test_an_empty_record_says_what_to_do(screen, serve, tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "one.txt").write_text("لا شيء يروى هنا.", encoding="utf-8")
    page = screen(lang="en", url=serve(tmp_path / "none").url).open("/")
    page.get_by_text("The record is empty").wait_for()
    assert page.locator("main a[href^='/add']").count() == 1
