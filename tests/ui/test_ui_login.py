"""Logging in: who may what, in both languages; and what one sees when a session has ended."""

import re
import sqlite3

import pytest
from ui_reports import TOLD, write

from served import sijill

LANGUAGES = ("ar", "en")
PASSWORD = "a long password"  # noqa: S105
PEOPLE = (("salma", "admin"), ("karim", "reviewer"), ("nour", "reader"))
WORDS = {
    "en": {"in": "Log in", "out": "Log out", "first": "log in first", "wrong": "no such user"},
    "ar": {"in": "دخول", "out": "اخرج", "first": "سجّل الدخول أولاً", "wrong": "لا يوجد هذا المستخدم"},
}


def add_users(record):
    for name, role in PEOPLE:
        words = ("user", "add", name, "--role", role, "--password-stdin", "--record", str(record))
        sijill(*words, input=PASSWORD + "\n")


@pytest.fixture(scope="module")
def team(serve, tmp_path_factory):
    """A server whose record has an admin, a reviewer and a reader."""
    return serve(write(tmp_path_factory.mktemp("team"), TOLD), before=add_users)


@pytest.fixture(scope="module")
def other_team(serve, tmp_path_factory):
    """Another such server: one lets an address try ten times a minute, and the first is tried often here."""
    return serve(write(tmp_path_factory.mktemp("other"), TOLD), before=add_users)


@pytest.fixture
def enter(screen, team):
    """Return what opens a page and logs in there."""

    def log_in(name, lang="en", password=PASSWORD, server=team, **how):
        one = screen(url=server.url, lang=lang, **how)
        one.page.set_default_timeout(10_000)
        fill(one.open("/login"), name, password)
        return one

    return log_in


def fill(page, name, password=PASSWORD):
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("main form button[type=submit]").click()


def end_sessions(record):
    held = sqlite3.connect(record)
    with held:
        held.execute("DELETE FROM sessions")
    held.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_the_page_fits_and_axe_finds_nothing(screen, team, lang, width, dark):
    page = (one := screen(url=team.url, width=width, lang=lang, dark=dark)).open("/login")
    page.locator("input[name=password]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    assert one.refused() == []
    assert one.axe() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_is_not_logged_in_sees_nothing_and_comes_back_to_where_he_was(screen, team, lang):
    page = screen(url=team.url, lang=lang).open("/search?q=حصار")
    problem = page.locator("main .problem")
    problem.wait_for()
    assert WORDS[lang]["first"] in problem.inner_text()
    assert TOLD[0]["id"] not in page.content()
    problem.get_by_role("link", name=WORDS[lang]["in"]).click()
    fill(page, "nour")
    page.locator("main .hit, main article, main li a").first.wait_for()
    assert "/search" in page.url
    assert page.locator("header").get_by_role("link", name="nour").count() == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wrong_password_is_told_and_nobody_is_in(enter, lang):
    page = enter("nour", lang, password="another password").page  # noqa: S106
    page.locator(".problem").wait_for()
    assert WORDS[lang]["wrong"] in page.locator(".problem").inner_text()
    assert page.locator("input[name=password]").input_value() == ""
    assert page.locator("input[name=username]").input_value() == "nour"
    page.goto(page.url.replace("/login", "/search"))
    page.locator("main .problem").wait_for()


def read(one, report):
    """Open a report and its first mention."""
    page = one.open(f"/report/{report}")
    page.locator("mark").first.wait_for()
    page.keyboard.press("j")
    page.locator("article.mention").wait_for()
    page.get_by_role("button", name="Close").wait_for()


def verdicts(page):
    return page.get_by_role("button", name=re.compile(r"^right\b"))


@pytest.mark.parametrize(("name", "may"), [("nour", False), ("karim", True)])
def test_a_reader_may_not_review_and_a_reviewer_may(enter, name, may):
    page = (one := enter(name)).page
    page.locator("header").get_by_role("link", name=name).wait_for()
    read(one, TOLD[0]["id"])
    assert (verdicts(page).count() > 0) is may
    if may:
        verdicts(page).first.click()
        page.locator("article.mention li", has_text="karim").first.wait_for()
    assert one.refused() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_logout_ends_it(enter, lang):
    page = (one := enter("nour", lang)).page
    page.locator("header").get_by_role("link", name="nour").click()
    page.get_by_role("button", name=WORDS[lang]["out"]).click()
    page.locator("input[name=password]").wait_for()
    one.open("/sources")
    page.locator("main .problem").wait_for()


def test_a_session_that_has_ended_says_so_and_is_begun_anew(enter, other_team):
    page = (one := enter("nour", server=other_team)).page
    page.locator("header").get_by_role("link", name="nour").wait_for()
    end_sessions(other_team.record)
    page.locator("nav").get_by_role("link", name="Sources").click()
    problem = page.locator("main .problem").first
    problem.wait_for()
    problem.get_by_role("link", name="Log in").click()
    fill(page, "nour")
    page.locator("tbody tr").first.wait_for()
    assert "/sources" in page.url
    assert one.refused() == []


def test_a_server_that_begins_anew_asks_nobody_to_log_in_again(enter, other_team):
    page = (one := enter("karim", server=other_team)).page
    page.locator("header").get_by_role("link", name="karim").wait_for()
    read(one, TOLD[1]["id"])
    other_team.stop()
    other_team.start()
    verdicts(page).first.click()  # with the old cookie against other sites
    page.locator("article.mention li", has_text="karim").first.wait_for()
