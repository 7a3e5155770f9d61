"""What a notebook shows: hostile words escaped, both languages, nothing loaded, no script."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import sijill
from sijill.errors import UsageError
from sijill.export.columns import View
from sijill.export.line import Line
from sijill.export.notebook.html import link, page, said, tag
from sijill.export.notebook.reports import report_page
from sijill.export.notebook.shell import teach
from sijill.export.notebook.shown import shown
from sijill.schema import Event, Report, Told, Voice

HOSTILE = '<script>alert(1)</script><img src=x onerror="y">"\u202e&'
ALLOWED = frozenset({
    "style", "div", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "details",
    "summary", "span", "mark", "sup", "a", "q", "bdi", "code",
})  # fmt: skip


class Tags(HTMLParser):
    """Collects the elements, attributes and words of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = [], [], "", []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def is_harmless(html):
    found = Tags(html)
    assert set(found.tags) <= ALLOWED
    assert found.open == []
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "src"]
    assert all(
        value.startswith(("http://", "https://")) for name, value in found.attributes if name == "href"
    )
    assert "\u202e" not in html
    assert "url(" not in html
    assert "@import" not in html
    return found


@given(st.text())
def test_words_come_through_as_words(words):
    found = Tags(tag("p", said(words), title=words))
    assert [one for one in found.tags if one not in {"p", "bdi"}] == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//a.example/x", "", "http://["])
def test_what_is_no_web_address_is_no_link(url):
    assert "href" not in link(url, "x")


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_has_its_language_and_direction(lang, direction):
    found = dict(Tags(page(lang).html).attributes)
    assert (found["lang"], found["dir"]) == (lang, direction)


@pytest.fixture
def hostile(report):
    return replace(
        report, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)", text=HOSTILE + report.text
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_hostile_report_is_shown_as_its_words(hostile, mention, actors, lang):
    held = replace(mention, evidence=replace(mention.evidence, end=len(HOSTILE) + 3))
    found = is_harmless(report_page(hostile, [Line(held, hostile, "x")], View(actors, lang)).html)
    assert "alert(1)" in found.words


def test_overlapping_mentions_are_marked_where_they_stand(report, mention, english):
    lines = [
        Line(
            replace(mention, id=f"{n:016x}", evidence=replace(mention.evidence, start=start, end=end)),
            report,
            "",
        )
        for n, (start, end) in enumerate(((0, 10), (5, 20), (5, 8)))
    ]
    html = report_page(report, lines, english).html
    text = re.search(r'<div class="text".*?</div>', html, re.DOTALL)[0]
    marked = "".join(re.findall(r"<mark[^>]*><span>(.*?)</span></mark>", text))
    assert marked == report.text[:20]
    assert "".join(re.findall(r"<span>(.*?)</span>", text)) == report.text
    assert re.findall(r"<bdi>(\d) BLOCKADE</bdi>", text) == ["1", "2", "3"]


@pytest.fixture
def event(mention):
    told = Told(mention=mention, outlet=HOSTILE, published="2024-08-07", composed=True, quote=HOSTILE)
    return Event(
        id="00ff00ff00ff00aa", type="BLOCKADE", told=(told,), actor=("sdf",), target=("name:" + HOSTILE,),
        place=(HOSTILE,), told_on="2024-08-07", voices={mention.id: Voice("sana", "syria", (mention.id,))},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("BLOCKADE", "composed", "one side only")), ("ar", ("حصار", "مؤلَّف", "قوات سوريا"))],
)
def test_an_event_is_shown_with_its_marks_and_hostile_words_as_words(event, actors, lang, words):
    found = is_harmless(shown(event, actors, lang, None).html)
    assert all(one in found.words for one in words)
    assert "alert(1)" in found.words


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_all_that_a_record_gives_is_shown(crisis, lang):
    kinds = ("blockades", "negotiations", "agreements", "control", "custody", "casualties", "episodes")
    states = [crisis.states(kind) for kind in kinds]
    given_ = [*states, *(one[0] for one in states if len(one)), crisis.events(), crisis.events()[0]]
    given_ += [crisis.mentions(), crisis.report("hsk-2021-02-ex1"), crisis.precedents()]
    for one in given_:
        assert is_harmless(crisis.show(one, lang).html).words.strip()


def test_lists_show_themselves_and_say_how_many_more_there_are(crisis):
    mentions = crisis.mentions()
    assert f"{len(mentions) - 20} more" in mentions._repr_html_()
    assert "1 mention<" in mentions[:1]._repr_html_()
    assert "BLOCKADE" in crisis.events(type="BLOCKADE")._repr_html_()
    assert "Blockades" in crisis.states("blockades")._repr_html_()


def test_a_record_shows_what_it_holds(crisis):
    found = Tags(crisis._repr_html_()).words
    assert str(crisis.store.path) in found
    assert "composed (by a language model)" in found


def test_what_is_composed_says_so_on_every_page(crisis):
    for one in (crisis.events()[0], crisis.states("episodes")[0], crisis.report("hsk-2021-02-ex1")):
        assert "composed" in Tags(crisis.show(one, "en").html).words


def test_a_closed_record_shows_what_it_still_can(tmp_path, report):
    record = sijill.open(tmp_path / "x.db")
    record.close()
    assert record._repr_html_() is None
    assert report.text in Tags(record.show(report).html).words


def test_the_language_is_the_records_own_or_that_asked_for(tmp_path, report):
    with sijill.open(tmp_path / "x.db", lang="ar") as record:
        assert 'dir="rtl"' in record.show(report).html
        assert '<div class="sijill" lang="en"' in record.show(report, lang="en").html


def test_what_is_none_of_a_records_own_is_refused(crisis):
    with pytest.raises(UsageError) as caught:
        crisis.show(12)
    assert caught.value.code == "not-shown"


def test_a_shell_is_told_how_events_and_reports_and_states_look(crisis):
    formatters = pytest.importorskip("IPython.core.formatters")
    formatter = formatters.HTMLFormatter()

    class Shell:
        class display_formatter:  # noqa: N801  as IPython names it
            formatters = {"text/html": formatter}  # noqa: RUF012

    teach(Shell, crisis.show)
    for one in (crisis.events()[0], crisis.states("episodes")[0], crisis.report("hsk-2021-02-ex1")):
        assert formatter(one) == crisis.show(one).html
    assert formatter(Report) is None
