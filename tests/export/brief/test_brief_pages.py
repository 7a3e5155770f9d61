"""A brief's page: one file, no script, nothing loaded, no text of a report is obeyed; PDF and DOCX too."""

import io
import re
import zipfile
from itertools import pairwise

import pytest
from lxml import html
from msgspec.structs import replace

from sijill.errors import UsageError
from sijill.export.brief import typeset
from sijill.export.brief.build import brief_of
from sijill.export.brief.drawing import map_svg, timeline_svg
from sijill.export.brief.html import html_of, safe_link
from sijill.export.brief.types import Mark, Question, Section, Sentence
from sijill.export.brief.written import body_of
from sijill.i18n.bidi import LRM, RIGHT_TO_LEFT, RLM, clean
from sijill.lexicon import load

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">&"\'#{sys.inputs} #text[x] $x$ @e1'


@pytest.fixture(scope="session")
def brief(crisis, episode):
    return brief_of(crisis.store, load(), Question(episode=episode, lang="ar"))


@pytest.fixture(scope="session")
def hostile(brief):
    """Return the brief with hostile words wherever words of others stand."""
    evidence = tuple(
        replace(one, quote=EVIL, title=EVIL, outlet=EVIL, url="javascript:alert(3)", report=EVIL)
        for one in brief.evidence[:2]
    )
    section = Section("happened", "x", (Sentence(EVIL, (1,)),))
    return replace(brief, evidence=evidence, sections=(section,), marks=(Mark(EVIL, 36.5, 40.7, 1, (1,)),))


@pytest.mark.parametrize("kind", ["brief", "hostile"])
def test_a_page_runs_and_loads_nothing(request, kind):
    root = html.document_fromstring(html_of(request.getfixturevalue(kind)).decode())
    assert not root.xpath("//script|//img|//link|//iframe|//object|//embed|//base|//form")
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    assert all(str(one).startswith(("#", "http")) for one in root.xpath("//@href"))
    assert "default-src 'none'" in root.xpath("//meta[@http-equiv]/@content")[0]


def test_hostile_words_stand_there_as_words(hostile):
    root = html.document_fromstring(html_of(hostile).decode())
    assert root.xpath("//q")[0].text_content() == EVIL
    assert root.xpath("//li[@id='e1']/@data-report") == [EVIL]
    assert EVIL in root.xpath("//*[local-name()='text']")[0].text_content()


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_are_links(url, link):
    assert safe_link(url) == link


def test_an_arabic_page_runs_from_the_right(brief):
    root = html.document_fromstring(html_of(brief).decode())
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    english = html_of(replace(brief, question=replace(brief.question, lang="en")))
    assert html.document_fromstring(english.decode()).get("dir") == "ltr"


def test_the_pictures_show_all_places_and_days(brief):
    assert map_svg(brief).count("<circle") == len(brief.marks)
    assert timeline_svg(brief).count("<rect") == len(brief.bars) + 1
    assert map_svg(replace(brief, marks=())) == timeline_svg(replace(brief, bars=())) == ""


@pytest.mark.parametrize("at", [(0.0, 0.0), (89.0, 10.0), (-33.0, 179.9), (24.0, -179.0)])
def test_a_map_of_anywhere_can_be_drawn(brief, at):
    drawn = map_svg(replace(brief, marks=(Mark("x", *at, 1, (1,)),)))
    assert drawn.count("<circle") == 1
    assert "nan" not in drawn


@pytest.mark.parametrize("kind", ["brief", "hostile"])
def test_a_pdf_has_pages_and_obeys_no_text(request, kind):
    pytest.importorskip("typst")
    import pypdfium2  # noqa: PLC0415

    body = body_of(request.getfixturevalue(kind), "pdf")
    document = pypdfium2.PdfDocument(body)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert body.startswith(b"%PDF")
    assert ("alert" in words) == (kind == "hostile")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_word_document_runs_in_its_direction(brief, lang):
    pytest.importorskip("typst")
    docx = pytest.importorskip("docx")
    given = replace(brief, question=replace(brief.question, lang=lang))
    body = body_of(given, "docx")
    document = docx.Document(io.BytesIO(body))
    assert brief.title in [clean(one.text) for one in document.paragraphs]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert sum(name.startswith("word/media/") for name in archive.namelist()) == 2
    bidi = [bool(one._p.xpath("w:pPr/w:bidi")) for one in document.paragraphs]
    assert set(bidi) == {lang == "ar"}
    assert bool(document.sections[0]._sectPr.xpath("w:bidi")) == (lang == "ar")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_run_of_a_word_document_holds_words_of_both_directions(brief, lang):
    pytest.importorskip("typst")
    docx = pytest.importorskip("docx")
    given = replace(brief, question=replace(brief.question, lang=lang))
    document = docx.Document(io.BytesIO(body_of(given, "docx")))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    ways = [(bool(run.font.rtl), bool(RIGHT_TO_LEFT.search(run.text)), bool(re.search("[A-Za-z]", run.text)))
            for run in runs]  # fmt: skip
    assert not [way for way in ways if way[1] and way[2]]
    assert all(leftward for leftward, arabic, _ in ways if arabic)
    assert not any(leftward for leftward, _, latin in ways if latin)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_stands_behind_words_of_the_other_direction_keeps_its_side(brief, lang):
    """LibreOffice goes by the letters: «بادية الروضة, 7 to 14 August» was read as "7, … to 14 August"."""
    pytest.importorskip("typst")
    docx = pytest.importorskip("docx")
    given = replace(brief, question=replace(brief.question, lang=lang))
    document = docx.Document(io.BytesIO(body_of(given, "docx")))
    turned = 0
    for paragraph in document.paragraphs:
        for run, after in pairwise((*paragraph.runs, None)):
            if run.text and bool(run.font.rtl) != (lang == "ar"):
                assert after is not None
                assert after.text == (RLM if lang == "ar" else LRM)
                turned += 1
    assert turned


ORDER = ("rFonts", "b", "bCs", "color", "sz", "szCs", "rtl")  # of the properties of a run, ISO 29500-1 A.1


def test_the_properties_of_a_run_stand_in_the_order_of_the_schema(brief):
    pytest.importorskip("typst")
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(body_of(brief, "docx")))
    for marks in document.element.body.xpath(".//w:rPr"):
        names = [one.tag.rpartition("}")[2] for one in marks]
        assert names == [one for one in ORDER if one in names]


def test_days_and_figures_of_a_picture_stand_in_their_order(brief):
    words = [one.text_content() for one in html.fromstring(timeline_svg(brief)).xpath("//text")]
    assert {"+10", "0", "-10"} < set(words)
    assert all(one.startswith("\u200f") for one in words if RIGHT_TO_LEFT.search(one))
    assert any(re.search(r"^\u200f[0-9]+ .* [0-9]{4}$", one) for one in words)


def test_what_is_not_installed_is_told(brief, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(typeset, "import_module", missing)
    with pytest.raises(UsageError) as refused:
        body_of(brief, "pdf")
    assert refused.value.code == "briefs-extra"
    with pytest.raises(UsageError, match="bad-choice"):
        body_of(brief, "odt")
