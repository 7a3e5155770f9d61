"""The reader: marks, the chain of sources, versions, review by keys; and texts that mean harm."""

import json
import time

import pytest
from ui_reports import BESIEGED, CORRECTED, HOSTILE, TOLD, hostile_reports, huge_report, write

from served import ask, sijill

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect

LANGUAGES = ("ar", "en")


@pytest.fixture
def screen(screen):
    """Pages that wait ten seconds at most."""

    def new(**how):
        one = screen(**how)
        one.page.set_default_timeout(10_000)
        return one

    return new


@pytest.fixture(scope="module")
def told(serve, tmp_path_factory):
    """A server on three reports whose reviewer is layla, and whose record the tests of this module change."""
    folder = tmp_path_factory.mktemp("told")
    write(folder, TOLD)
    return serve(folder, "--as", "layla")


@pytest.fixture(scope="module")
def corrected(serve, tmp_path_factory):
    folder = tmp_path_factory.mktemp("corrected")
    served = serve(write(folder, CORRECTED[:1], "one.jsonl"))
    sijill("read", str(write(folder, CORRECTED[1:], "two.jsonl")), "--record", str(served.record))
    return served


def mentions(served, *words):
    return json.loads(sijill("mentions", "--record", str(served.record), "--format", "json", *words).stdout)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False), (2560, True)])
def test_fits_and_axe_finds_nothing(screen, lang, width, dark):
    page = (one := screen(width=width, lang=lang, dark=dark)).open("/report/hsk-2024-08-b")
    page.keyboard.press("j")
    page.wait_for_selector("article.mention")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("header .badge.composed").count() >= 1
    assert one.refused() == []
    assert one.axe() == []


MARKED = """id => [...document.querySelectorAll('.text [data-m~="' + id + '"] [data-start]')]
    .map(e => e.textContent).join('')"""


def test_marks_cover_the_words_of_each_mention(screen, told):
    """Offsets are code points and a character before them is two units: the marks must not slip."""
    page = screen(url=told.url).open("/report/ui-1")
    page.wait_for_selector("mark")
    found = mentions(told, "--report", "ui-1")
    assert len(found) >= 5
    for one in found:
        start, end = one["spans"]["evidence"]["start"], one["spans"]["evidence"]["end"]
        assert page.evaluate(MARKED, one["id"]) == TOLD[0]["text"][start:end]


def test_marks_may_overlap_and_each_can_be_opened(screen, told):
    page = screen(url=told.url).open("/report/ui-1")
    page.wait_for_selector("mark")
    both = page.locator("mark").evaluate_all("all => all.map(e => e.dataset.m.split(' ').filter(Boolean))")
    shared = next(ids for ids in both if len(ids) > 1)
    mark = page.locator(f'mark[data-m="{" ".join(shared)}"]').first
    opened = set()
    for _ in shared:
        mark.click()
        page.wait_for_selector("article.mention")
        opened.add(page.evaluate("new URL(location).searchParams.get('m')"))
    assert opened == set(shared)


@pytest.mark.parametrize(
    ("lang", "spoken"), [("ar", "مصادر مطلعة"), ("en", "مصادر مطلعة")]
)  # the words of the report itself name a nameless source
def test_the_chain_of_sources_is_spoken_out(screen, told, lang, spoken):
    page = screen(url=told.url, lang=lang).open("/report/ui-1")
    page.locator("li button", has_text="أن الجيش السوري").first.click()
    chain = page.locator("article.mention .spoken")
    assert spoken in chain.inner_text()
    assert page.locator("article.mention .steps li").count() == 3


def test_a_link_to_words_opens_the_mention_there(screen, told):
    one = mentions(told, "--report", "ui-1")[1]
    at = f"{one['spans']['evidence']['start']}-{one['spans']['evidence']['end']}"
    page = screen(url=told.url).open(f"/report/ui-1?version=1&at={at}")
    page.wait_for_selector("article.mention")
    assert one["quote"] in page.locator("article.mention blockquote").inner_text()


def test_versions_stand_side_by_side(screen, corrected):
    report = mentions(corrected)[0]["report"]["id"]
    page = screen(url=corrected.url, lang="en").open(f"/report/{report}")
    page.locator("a.compare").click()
    page.wait_for_selector(".two ins")
    assert [one.strip() for one in page.locator(".two del").all_inner_texts()] == ["ثلاثة"]
    assert [one.strip() for one in page.locator(".two ins").all_inner_texts()] == ["خمسة"]
    boxes = [box.bounding_box() for box in page.locator(".two > section").all()]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert "compare=1" in page.url


# Review


def test_the_keys_are_listed(screen, told):
    page = screen(url=told.url, lang="en").open("/report/ui-1")
    page.keyboard.press("?")
    listed = page.locator("dialog[open] dt").all_inner_texts()
    assert {"j", "k", "o", "w", "e", "a", "m", "s", "u"} <= set(listed)


def test_a_verdict_goes_to_the_record_and_back(screen, told):
    page = screen(url=told.url, lang="en").open("/report/ui-2")
    page.keyboard.press("j")
    page.wait_for_selector("article.mention")
    page.keyboard.press("o")
    page.wait_for_selector("article.mention .badge.done")
    assert "layla" in page.locator("article.mention li", has_text="layla").inner_text()
    judged = mentions(told, "--reviewed", "--report", "ui-2")
    assert [(one["reviewed"], one["reviews"][0]["who"]) for one in judged] == [("ok", "layla")]
    page.keyboard.press("u")
    page.wait_for_selector("article.mention li.undone")
    assert page.locator("article.mention .badge.done").count() == 0
    assert mentions(told, "--reviewed", "--report", "ui-2") == []


def test_an_argument_is_corrected_from_the_lexicon_and_survives_recoding(screen, told):
    page = screen(url=told.url, lang="ar").open("/report/ui-3")
    page.keyboard.press("j")
    page.wait_for_selector("article.mention")
    page.keyboard.press("e")
    page.get_by_role("combobox", name="الفاعل").fill("اسايش")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="احفظ").click()
    page.wait_for_selector("article.mention ins")
    fixed = {"actor": "sdf|asayish"}
    assert mentions(told, "--report", "ui-3")[0]["corrected"] == fixed
    recoded = sijill("recode", "--record", str(told.record), "--pack", "syria")
    assert recoded.returncode == 0
    assert mentions(told, "--report", "ui-3")[0]["corrected"] == fixed
    page.reload()
    page.wait_for_selector("article.mention ins")
    page.keyboard.press("u")
    page.wait_for_selector("article.mention li.undone")
    assert mentions(told, "--report", "ui-3")[0]["corrected"] == {}


def test_a_missed_mention_is_added_by_keys_alone(screen, told):
    page = screen(url=told.url, lang="en").open("/report/ui-3")
    page.wait_for_selector("mark")
    before = {one["id"] for one in mentions(told, "--report", "ui-3")}
    page.keyboard.press("a")
    page.get_by_role("toolbar").wait_for()
    for _ in range(30):  # to the last words: «ثم هدأت المدينة»
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    form = page.locator("form", has_text="A missed mention")
    assert form.locator("blockquote").inner_text() == "هدأت المدينة"
    page.keyboard.type("aid")
    form.get_by_role("button", name="add the mention").press("Enter")
    expect(page.locator("aside li button .number")).to_have_count(2)
    sijill("recode", "--record", str(told.record), "--pack", "syria")
    added = [one for one in mentions(told, "--report", "ui-3") if one["id"] not in before]
    assert [(one["type"], one["quote"], one["engine"].split("/")[0]) for one in added] == [
        ("AID", "هدأت المدينة", "person")
    ]
    page.reload()
    page.wait_for_selector("article.mention")
    page.keyboard.press("u")
    expect(page.locator("aside li button .number")).to_have_count(1)
    assert {one["id"] for one in mentions(told, "--report", "ui-3")} == before


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_wrong_day_is_told_at_its_field_and_in_view(screen, told, lang):
    page = screen(url=told.url, lang=lang).open("/report/ui-3")
    page.wait_for_selector("mark")
    before = len(mentions(told, "--report", "ui-3"))
    page.keyboard.press("a")
    page.get_by_role("toolbar").wait_for()
    page.keyboard.press("Enter")
    form = page.locator("form.card").last
    form.locator("select").first.select_option("AID")
    day = form.locator("input[aria-describedby]").first
    day.fill("11/8/2024")
    form.locator("button.main").press("Enter")
    error = form.get_by_role("alert")
    assert "2024-08-11" in error.inner_text()
    assert day.get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    expect(error).to_be_in_viewport()
    assert len(mentions(told, "--report", "ui-3")) == before
    day.fill("2024-08-11")
    expect(error).to_have_count(0)


def test_a_mention_is_added_by_selecting_its_words(screen, told):
    page = screen(url=told.url, lang="en").open("/report/ui-1")
    page.wait_for_selector("mark")
    page.evaluate("""() => {
        const spans = [...document.querySelectorAll('.text [data-start]')];
        const span = spans.find((e) => e.textContent.includes('نورث برس'));
        const at = span.firstChild.data.indexOf('نورث');
        getSelection().setBaseAndExtent(span.firstChild, at, span.firstChild, at + 8);
    }""")
    page.keyboard.press("a")
    page.get_by_role("heading", name="A missed mention").wait_for()
    page.keyboard.type("aid")
    page.get_by_role("button", name="add the mention").click()
    expect(page.get_by_role("status")).not_to_be_empty()
    page.wait_for_selector("article.mention")
    found = [one for one in mentions(told, "--report", "ui-1") if one["type"] == "AID"]
    assert [one["quote"] for one in found] == ["نورث برس"]
    page.keyboard.press("u")
    expect(page.locator("article.mention")).to_have_count(0)


def settled(told):
    """Wait until the events are linked anew, which the server does beside its answers."""
    for _ in range(60):
        time.sleep(0.5)
        if not ask(told.url, "/meta")["pending"]:
            return
    pytest.fail("the events were not linked anew within 30 s")


def test_events_are_merged_and_split(screen, told):
    """Two reports' attacks are told as one event or as two, as the reviewer says."""

    def event(report):
        return next(one["id"] for one in mentions(told, "--report", report) if one["type"] == "ATTACK")

    def together(page):
        page.reload()
        page.wait_for_selector("ol.told > li")
        return page.locator("ol.told > li").count()

    other = event("ui-2")
    page = screen(url=told.url, lang="en").open(f"/report/ui-2?m={other}")
    page.wait_for_selector("article.mention")
    page.locator("article.mention a", has_text="The event").click()
    page.wait_for_selector("ol.told > li")
    was = page.locator("ol.told > li").count()
    page.go_back()
    page.wait_for_selector("article.mention")
    if was == 1:
        page.keyboard.press("m")
        page.locator("dialog li button", has_text="وقُتل 3").click()
    else:
        page.keyboard.press("s")
    expect(page.get_by_role("status")).not_to_be_empty()
    settled(told)
    page.locator("article.mention a", has_text="The event").click()
    page.wait_for_selector("ol.told > li")
    assert together(page) != was


# Texts that mean harm

ELEMENTS = """() => [...new Set([...document.querySelectorAll('main *')].map(e => e.localName))]"""
OURS = {
    "header", "nav", "section", "aside",
    "article", "div", "p", "h1", "h2", "h3", "h4", "strong", "span", "bdi",
    "mark", "a", "button", "kbd", "ol", "ul", "li", "dl", "dt", "dd", "blockquote", "details", "summary",
    "br",
    "svg", "path", "time", "del", "ins",
}  # fmt: skip


@pytest.fixture(scope="module")
def hostile(serve, tmp_path_factory):
    return serve(write(tmp_path_factory.mktemp("hostile"), hostile_reports()))


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) >= 40


def test_hostile_reports_are_shown_as_text_and_break_nothing(screen, hostile):
    one = screen(url=hostile.url, lang="en")
    page, asked, dialogs = one.page, [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for n, report in enumerate(hostile_reports()):
        one.open(f"/report/hostile-{n}")
        page.wait_for_selector(".room")
        page.keyboard.press("j")
        shown = page.evaluate(
            "[...document.querySelectorAll('.text [data-start]')].map(e => e.textContent).join('')"
        )
        words = "".join(str(report["text"]).split())
        plain = "".join(c for c in words if c.isprintable() and c != "\ufffd")
        assert set("<>{}") & set(plain) <= set("<>{}") & set(shown), HOSTILE[n]
        made = set(page.evaluate(ELEMENTS))
        assert made, HOSTILE[n]
        assert made <= OURS, HOSTILE[n]
        assert page.title().endswith("Sijill"), HOSTILE[n]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), HOSTILE[n]
        assert page.locator("a[href^='javascript:' i], a[href^='data:' i]").count() == 0
    assert dialogs == []
    assert [url for url in asked if not url.startswith(hostile.url)] == []
    assert one.refused() == []


def test_the_words_of_a_hostile_report_are_all_there(screen, hostile):
    page = screen(url=hostile.url).open("/report/hostile-0")
    page.wait_for_selector(".text mark")
    assert "<script>alert(1)</script>" in page.locator(".text").inner_text()
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()


def test_characters_that_turn_the_text_are_shown_as_signs(screen, hostile):
    n = next(at for at, bad in enumerate(HOSTILE) if bad.startswith("قال \u202e"))
    page = screen(url=hostile.url).open(f"/report/hostile-{n}")
    page.wait_for_selector(".text mark")
    signs = page.locator(".text [data-control]").evaluate_all("all => all.map(e => e.dataset.control)")
    assert {"U+202E", "U+202C", "U+2066", "U+2069", "U+202D"} <= set(signs)
    assert "\u202e" not in page.locator(".text").inner_text()


@pytest.mark.parametrize("path", ["/search?q=الحسكة", "/sources", "/"])
def test_hostile_reports_break_no_list(screen, hostile, path):
    one = screen(url=hostile.url, lang="en")
    dialogs = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    one.open(path)
    one.page.wait_for_selector("main section")
    assert (
        one.page.locator(
            "main script, main iframe, main img, main object, main form[action*=elsewhere]"
        ).count()
        == 0
    )
    assert dialogs == []
    assert one.refused() == []


def test_ten_megabytes_are_shown_in_pages(screen, serve, tmp_path_factory):
    report = huge_report()
    text = str(report["text"])
    assert len(text.encode()) > 9_900_000
    served = serve(write(tmp_path_factory.mktemp("huge"), [report]))
    page = screen(url=served.url, lang="en")
    at = text.index(BESIEGED)
    page.page.set_default_timeout(60_000)
    page = page.open(f"/report/huge?at={at}-{at + len(BESIEGED)}")
    page.wait_for_selector("mark.open")
    assert page.locator("mark.open").first.inner_text() == BESIEGED
    assert page.evaluate("document.querySelectorAll('.text *').length") < 5000
    was = page.locator(".text nav").first.inner_text()
    page.locator(".text nav button", has_text="next").first.click()
    expect(page.locator(".text nav").first).not_to_have_text(was, use_inner_text=True)
    assert "page=" in page.url


# While nothing is asked for, the button stays: clicked in between, it may be gone with the answer.
RESTS = "() => !document.querySelector('details.alike [aria-busy]')"


@pytest.mark.parametrize(("lang", "title"), [("ar", "تقارير تشبه هذا"), ("en", "Reports like this one")])
def test_reports_like_this_one(screen, lang, title):
    pytest.importorskip("onnxruntime", reason="the extra model is not installed")
    page = (one := screen(lang=lang)).open("/report/hsk-2024-08-b")
    page.set_default_timeout(60_000)
    summary = page.locator("details.alike summary")
    expect(summary).to_have_text(title)
    assert page.locator("details.alike li").count() == 0
    summary.click()
    page.wait_for_selector("details.alike li a")
    more = page.locator("details.alike button")
    page.wait_for_function(RESTS)
    while more.count():  # a slow machine compares some with each answer
        more.click()
        page.wait_for_function(RESTS)
    links = page.locator("details.alike li a")
    found = links.evaluate_all("all => all.map(e => new URL(e.href).pathname.split('/').at(-1))")
    assert len(found) == 8
    assert "hsk-2024-08-ex4" in found[:3]
    assert "hsk-2024-08-b" not in found
    assert one.refused() == []
    assert one.axe() == []
    links.first.click()
    page.wait_for_url(f"**/report/{found[0]}**")
    expect(page.locator("details.alike li")).to_have_count(0)
