"""The screen of an episode: lanes, the brush and the map, what lasted, positions, figures, precedents."""

import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

LANGUAGES = ("ar", "en")
# The labels of axes with where they stand.
DAYS = """all => all.map((svg) =>
  [...svg.querySelectorAll('text')].map((e) => [parseInt(e.textContent), +e.getAttribute('x')]))"""
# Arabic words outside <bdi> and outside pictures, on an English screen.
STRAY = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    const isArabic = /\\p{Script=Arabic}/u.test(textContent);
    if (isArabic && !parentElement.closest('bdi, svg')) found.push(textContent);
  }
  return found;
}"""


@pytest.fixture(scope="session")
def august(served):
    """Return the id of the episode of August 2024 between the Syrian government and the SDF."""
    episodes = served.ask("/overview")["episodes"]
    found = [
        one for one in episodes if one["since"].startswith("2024-08") and one["parties"] == ["sdf", "syria"]
    ]
    return found[0]["id"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True), (2560, False)])
def test_shows_all_its_parts_and_fits(screen, august, lang, width, dark):
    page = (one := screen(width=width, lang=lang, dark=dark)).open(f"/episode/{august}")
    page.wait_for_selector(".spot")
    for part in ("time", "map", "blockades", "ledger", "agreements", "tolls", "precedents"):
        assert page.locator(f"#{part}").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("h1 ~ p .badge.composed").count() == 1
    assert one.refused() == []
    assert one.axe() == []


def test_how_long_the_blockade_lasted_is_read_off(screen, august):
    page = screen(lang="en").open(f"/episode/{august}")
    words = page.locator("#blockades article").first.inner_text()
    assert "7 August 2024" in words
    assert re.search(r"\b7 days\b", words)
    assert "Sources differ on its end" in words


def test_what_came_before_its_end_is_named_also_where_others_met(screen, august):
    page = screen(lang="en").open(f"/episode/{august}")
    page.locator("#blockades a[href*='/event/']").first.wait_for()
    told = page.locator("#blockades a[href*='/event/']").all_inner_texts()
    assert len(told) > 1
    assert all("meeting" in one or "agreement" in one for one in told), told
    assert any("Mazloum Abdi" in one for one in told)


def test_every_mark_opens_its_evidence_by_keys_with_the_words_and_the_report(screen, august):
    page = screen(lang="en").open(f"/episode/{august}")
    page.wait_for_selector(".marks [role=button]")
    marks = page.locator(".marks [role=button]")
    marks.first.focus()
    before = page.evaluate("document.activeElement.querySelector('title').textContent")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.querySelector('title').textContent") != before
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    panel.locator("blockquote").first.wait_for()
    assert "evidence=" in page.url
    link = panel.locator("section > ul > li a").first.get_attribute("href")
    asked = parse_qs(urlsplit(link).query)
    assert link.startswith("/report/")
    assert re.fullmatch(r"\d+-\d+", asked["at"][0])
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "button"


def test_the_quote_lies_at_the_words_that_the_link_names(screen, august, served):
    page = screen(lang="en").open(f"/episode/{august}")
    page.locator("#blockades button", has_text="Evidence").first.click()
    page.wait_for_selector("[role=dialog] blockquote")
    items = page.locator("[role=dialog] section > ul > li")
    for at in range(items.count()):
        link = urlsplit(items.nth(at).locator("a").get_attribute("href"))
        asked = parse_qs(link.query)
        report = served.ask(f"/reports/{link.path.split('/')[-1]}")["report"]
        start, end = map(int, asked["at"][0].split("-"))
        text = report["title"] if asked.get("part") == ["title"] else report["text"]
        assert items.nth(at).locator("blockquote").inner_text() in re.sub(r"\s+", " ", text[start:end])


def test_the_map_and_the_list_follow_the_brush(screen, august):
    page = screen(lang="en").open(f"/episode/{august}")
    page.wait_for_selector(".spot")

    def seen():
        spots = page.locator(".spot").evaluate_all("all => all.map(e => e.title)")
        return page.locator("#events-title").inner_text(), sorted(spots)

    whole = seen()
    edge = page.get_by_role("slider", name="From this day")
    edge.focus()
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    page.wait_for_url(re.compile("from=2024-08-"))
    part = seen()
    assert part != whole
    shown, of_all = map(int, re.findall("[0-9]+", part[0]))  # "Events of this stretch of time: 3 of 47"
    assert shown < int(re.search("[0-9]+", whole[0])[0]) <= of_all
    address = page.url
    page.keyboard.press("0")
    page.wait_for_url(lambda url: "from=" not in url)
    assert seen() == whole
    page.goto(address)
    page.wait_for_selector(".spot")
    assert seen() == part


def test_the_brush_is_drawn_with_the_pointer(screen, august):
    page = screen(lang="ar").open(f"/episode/{august}")
    box = page.locator("#time .strip").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.4, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile("from=2024-08-.*to=2024-0[89]-"))
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["from"] < asked["to"]


def test_all_axes_of_the_screen_run_one_way(screen, august):
    page = screen(lang="ar").open(f"/episode/{august}")
    page.wait_for_selector(".marks [role=button]")
    for axis in page.locator("#time .axis svg").evaluate_all(DAYS):
        from_right = [day for day, _ in sorted(axis, key=lambda tick: -tick[1])]
        assert len(from_right) > 2
        assert sum(day < before for before, day in pairwise(from_right)) <= 1  # August turns September


def test_claims_name_who_claims(screen, august):
    page = screen(lang="ar").open(f"/episode/{august}")
    assert page.locator("#blockades .claim").first.inner_text().startswith("بحسب")


def test_the_word_of_one_side_alone_is_marked_so(screen, served):
    """A siege that only a party to the conflict tells of carries the badge wherever it is shown."""
    episodes = (served.ask(f"/episodes/{one['id']}") for one in served.ask("/overview")["episodes"])
    told = next(e for e in episodes if any(b["actor"]["one_side"] for b in e["blockades"]))
    page = screen(lang="ar").open(f"/episode/{told['episode']['id']}")
    badge = page.locator("#blockades .badge.one-side").first
    badge.wait_for()
    assert "طرف واحد" in badge.inner_text()


def test_no_string_of_the_record_is_outside_bdi(screen, august):
    """Names and quotes of the record stand in <bdi>, so that they cannot turn the words around them."""
    page = screen(lang="en").open(f"/episode/{august}")
    assert page.evaluate(STRAY) == []


def test_what_ended_it_and_which_figure_is_disputed_are_one_click_away(screen, august):
    """From the summary at the head, as one asks who opens the crisis for the first time."""
    page = screen(lang="en").open(f"/episode/{august}")
    page.locator(".summary").get_by_role("link", name="ended in a deal").click()
    assert page.url.endswith("#agreements")
    page.locator(".summary").get_by_role("link", name="Sources differ on the figures").click()
    listed = page.locator(".disputed li")
    assert listed.count() > 0
    listed.locator("a").first.click()
    page.locator("ol.told > li").first.wait_for()
    page.get_by_role("heading", name="Where they differ").wait_for()
