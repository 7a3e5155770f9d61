"""Saved pages of Arabic outlets, and pages that are traps."""

import pytest
from page_making import NOISE, PAGES, PARAGRAPHS, TITLE
from read_helping import TEXT, codes, one, read

from sijill.readers.page import ATTRIBUTES, TAGS

OUTLETS = {
    "aljazeera": "الجزيرة نت",
    "sana": "الوكالة العربية السورية للأنباء",
    "enab-baladi": "عنب بلدي",
    "alarabiya": "العربية نت",
    "asharq-al-awsat": "صحيفة الشرق الأوسط",
    "rt-arabic": "RT Arabic",
    "sky-news-arabia": "سكاي نيوز عربية",
    "north-press": "نورث برس",
    "hawar": "وكالة هاوار",
}


@pytest.fixture
def report(tmp_path):
    def saved(name):
        path = tmp_path / f"{name}.html"
        path.write_text(PAGES[name], "utf-8")
        return one(read(path))

    return saved


@pytest.mark.parametrize("name", PAGES)
def test_the_article_is_read_and_what_stands_around_it_is_not(report, name):
    text = report(name).text
    assert [words for words in PARAGRAPHS if words not in text] == []
    assert [words for words in NOISE if words in text] == []
    assert len(text) < len("\n".join(PARAGRAPHS)) + 60


@pytest.mark.parametrize("name", PAGES)
def test_title_day_and_outlet_are_the_pages_own(report, name):
    told = report(name)
    assert (told.title, told.published, told.outlet) == (TITLE, "2024-08-12", OUTLETS[name])
    assert told.url.startswith("https://")
    assert (told.language, told.notes) == ("ar", ())


ARTICLE = f"<article><h1>حصار المدينة</h1><p>{TEXT}</p><p>{TEXT}</p></article>"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<br>" * TAGS + ARTICLE,
        "<html><body>" + "<div><b>" * TAGS + ARTICLE,
        "<html><body><div " + " ".join(f"a{n}=1" for n in range(20 * ATTRIBUTES)) + ">" + ARTICLE,
    ],
    ids=["tags", "depth", "attributes"],
)
def test_a_page_made_to_choke_is_refused(tmp_path, page):
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert codes(read(tmp_path / "a.html")) == ["page-bomb"]


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "<style>" + "a{}" * 1_000_000 + "</style>",
        "<!-- " + "x" * 3_000_000 + "-->",
        f'<meta name="x" content="{"=" * 100}{"y" * 1_000_000}">',
    ],
    ids=["json", "style", "comment", "picture"],
)
def test_much_that_is_no_text_does_no_harm(tmp_path, head):
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body>{ARTICLE}</body></html>", "utf-8")
    assert TEXT in one(read(tmp_path / "a.html")).text


def test_deep_nesting_ends(tmp_path):
    page = "<html><body>" + "<div>" * 30_000 + ARTICLE
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert codes(read(tmp_path / "a.html")) == ["no-text"]


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ('<span class="date">12 آب 2024</span>', "2024-08-12"),
        ("<time>25/08/2024 الساعة 10:00</time>", "2024-08-25"),
        ('<span class="date">أمس</span>', None),
        ("<p>في 12 آب 2020 وقعت معركة</p>", None),
    ],
)
def test_a_day_that_only_the_page_shows_is_read_where_it_leaves_no_doubt(tmp_path, shown, day):
    article = f"<article><h1>حصار المدينة</h1>{shown}<p>{TEXT}</p><p>{TEXT}</p></article>"
    page = f"<html><body>{article}</body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert one(read(tmp_path / "a.html")).published == day
