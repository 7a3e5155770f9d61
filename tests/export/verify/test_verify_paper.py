"""Briefs on pages: what the record makes holds; a changed page, picture or brief inside is found."""

import io
import json
import re
import zipfile
from importlib.resources import files

import pytest
from msgspec.structs import replace

from sijill.errors import InputError, UsageError
from sijill.export.brief.inside import NAME, inside_of, read_inside
from sijill.export.brief.page import page_of
from sijill.export.brief.typeset import typeset
from sijill.export.verify import paper

pytest.importorskip("typst")
pytest.importorskip("docx")


def faults(found):
    return {one.fault for one in found.findings}


@pytest.fixture(scope="session")
def handed(crisis, episode, tmp_path_factory):
    """Return briefs of one episode by language, and the paths of both forms of each."""
    folder = tmp_path_factory.mktemp("papers")
    made = {lang: crisis.brief(episode=episode, lang=lang) for lang in ("ar", "en")}
    paths = {(lang, form): one.write(folder / f"{lang}.{form}") for lang, one in made.items()
             for form in ("pdf", "docx")}  # fmt: skip
    return {lang: one.brief for lang, one in made.items()}, paths


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_the_record_makes_holds(crisis, handed, lang, form):
    found = crisis.verify(handed[1][lang, form])
    assert (found.form, found.findings, found.unchecked) == (form, (), ())
    assert found.checked["pages"] > 50
    assert found.checked["quotes"] > 10


def test_what_it_carries_is_the_brief(handed):
    brief = handed[0]["ar"]
    assert read_inside(inside_of(brief).encode()).brief == brief
    for form in ("pdf", "docx"):
        body = handed[1]["ar", form].read_bytes()
        assert paper.read_inside_of(paper.read(form, body, "x"), form, "x").brief == brief


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_another_record_is_found(mixed, handed, form):
    assert "other_hash" in faults(mixed.verify(handed[1]["en", form]))


def test_a_brief_with_names_taken_out_holds(crisis, episode, tmp_path):
    path = crisis.brief(episode=episode, lang="en", redact="places").write(tmp_path / "x.pdf")
    found = crisis.verify(path)
    assert found.findings == ()
    assert found.checked["names"] > 50


# PDF: made by the same template of other words, or with other data inside


def printed(page, data, out):
    """Write the pages of a brief with some data inside, which may be those of another one."""
    template = (files("sijill.export.brief") / "data" / "brief.typ").read_bytes()
    out.write_bytes(typeset(template, page | {"inside": data, "inside_name": NAME}, "pdf"))
    return out


def quote_changed(brief):
    first = brief.evidence[0]
    word = first.quote.split()[1]
    return replace(
        brief, evidence=(replace(first, quote=first.quote.replace(word, "كلا", 1)), *brief.evidence[1:])
    )


def sentence_changed(brief):
    section = brief.sections[0]
    said = replace(section.sentences[0], text="It was all a lie.")
    return replace(
        brief, sections=(replace(section, sentences=(said, *section.sentences[1:])), *brief.sections[1:])
    )


def link_changed(brief):
    return replace(
        brief, evidence=(replace(brief.evidence[0], url="https://a.example/"), *brief.evidence[1:])
    )


def point_moved(brief):
    return replace(brief, marks=(replace(brief.marks[0], lat=brief.marks[0].lat + 1), *brief.marks[1:]))


@pytest.mark.parametrize(
    ("lang", "change"),
    [("ar", quote_changed), ("ar", sentence_changed), ("en", quote_changed), ("en", link_changed)],
)
def test_a_changed_page_is_found(crisis, handed, tmp_path, lang, change):
    brief = handed[0][lang]
    found = crisis.verify(printed(page_of(change(brief)), inside_of(brief), tmp_path / "x.pdf"))
    assert {"other_page", "other_look"} <= faults(found) <= {"other_page", "other_look"}


@pytest.mark.parametrize(
    ("change", "fault", "both"),
    [
        (quote_changed, "not_in_report", False),
        (quote_changed, "not_in_report", True),
        (sentence_changed, "other_sentence", True),
        (point_moved, "other_value", True),
    ],
)
def test_changed_data_are_found(crisis, handed, tmp_path, change, fault, both):
    brief = handed[0]["en"]
    page = page_of(change(brief) if both else brief)
    found = crisis.verify(printed(page, inside_of(change(brief)), tmp_path / "x.pdf"))
    assert fault in faults(found)
    assert both == ("other_look" not in faults(found))


def covered(path, out, white):
    """Write a copy of a PDF that another program saved, with a white box on its first page or without."""
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    document = pypdfium2.PdfDocument(path)
    if white:
        box = raw.FPDFPageObj_CreateNewRect(60, 600, 300, 40)
        raw.FPDFPageObj_SetFillColor(box, 255, 255, 255, 255)
        raw.FPDFPath_SetDrawMode(box, 1, 0)
        page = document[0]
        raw.FPDFPage_InsertObject(page.raw, box)
        page.gen_content()
    document.save(out)
    document.close()
    return out


@pytest.mark.parametrize("white", [False, True])
def test_words_under_a_box_are_found(crisis, handed, tmp_path, white):
    found = crisis.verify(covered(handed[1]["en", "pdf"], tmp_path / "x.pdf", white))
    assert faults(found) == ({"other_look"} if white else set())
    assert [key for key, _ in found.unchecked] == ["rewritten"]


def test_pages_of_another_version_of_typst_never_hold(crisis, handed, tmp_path, monkeypatch):
    brief = handed[0]["en"]
    changed = printed(page_of(quote_changed(brief)), inside_of(brief), tmp_path / "x.pdf")
    wrong = printed(page_of(brief), inside_of(sentence_changed(brief)), tmp_path / "y.pdf")
    monkeypatch.setattr(paper, "typst_version", lambda: "0.1")
    assert crisis.verify(handed[1]["en", "pdf"]).findings == ()
    with pytest.raises(UsageError, match="other-typesetter"):
        crisis.verify(changed)
    assert "other_sentence" in faults(crisis.verify(wrong))


# DOCX: its parts changed


def repacked(path, out, part, old, new):
    """Write a copy of a document with words of one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    done = re.sub(old, new, parts[part], count=1)
    assert done != parts[part]
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in (parts | {part: done}).items():
            archive.writestr(name, body)
    return out


MAIN, RELATED, DATA = "word/document.xml", "word/_rels/document.xml.rels", "customXml/item9.xml"
FIRST = rb"(>\[1\] </w:t></w:r><w:r>(?:(?!<w:t).)*<w:t[^>]*>)"  # what stands before the first quote
SAID = b"<w:p><w:r><w:t>It was all a lie.</w:t></w:r></w:p>"
AWAY = (
    b'<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
    b' Target="https://a.example/" TargetMode="External"/>'
)


@pytest.mark.parametrize(
    ("part", "old", "new", "wanted"),
    [
        (MAIN, FIRST + "“[^ <]+".encode(), r"\1“كلا".encode(), {"other_page"}),  # a quote
        (MAIN, rb"(\d+)( killed)", rb"9\1\2", {"other_page"}),
        (MAIN, rb"<w:sectPr", SAID + b"<w:sectPr", {"other_page"}),
        (MAIN, rb"<w:p>(?:(?!</w:p>).)* killed.*?</w:p>", b"", {"other_page"}),
        (MAIN, rb"<w:rPr>(.{1,300}?<w:t>[^<]* killed)", rb"<w:rPr><w:vanish/>\1", {"other_page"}),
        (MAIN, rb"(<w:t[^>]*>)([^<]* killed)", rb'<w:sym w:char="0039"/>\1\2', {"other_page"}),
        (MAIN, rb"<w:drawing>.*?</w:drawing>", b"", {"other_look"}),
        ("word/media/image1.png", rb"IDAT....", b"IDATxxxx", {"other_look"}),
        (RELATED, rb"image1\.png", b"image2.png", {"other_look"}),
        (RELATED, rb"</Relationships>", AWAY + b"</Relationships>", {"other_page"}),
        (DATA, rb'(&quot;|")quote\1: \1', rb'"quote": "x', {"not_in_report", "other_page"}),
    ],
)
def test_a_changed_part_of_a_document_is_found(crisis, handed, tmp_path, part, old, new, wanted):  # noqa: PLR0917
    found = crisis.verify(repacked(handed[1]["en", "docx"], tmp_path / "x.docx", part, old, new))
    assert wanted <= faults(found)
    assert "not_in_report" in wanted or faults(found) == wanted


def test_a_changed_arabic_quote_of_a_document_is_found(crisis, handed, tmp_path):
    args = (MAIN, FIRST + "«[^ <]+".encode(), r"\1«كلا".encode())
    found = crisis.verify(repacked(handed[1]["ar", "docx"], tmp_path / "x.docx", *args))
    assert faults(found) == {"other_page"}
    assert "كلا" in found.findings[0].told


def plain_pdf(data):
    source = b'#pdf.attach("%s", bytes(json(bytes(sys.inputs.brief))))\nHello' % NAME.encode()
    return typeset(source, data, "pdf")


def plain_docx():
    import docx  # noqa: PLC0415

    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["none", "not json", "more", "no such page"])
def test_what_carries_no_brief_of_ours_is_told(crisis, handed, tmp_path, kind):
    whole = json.loads(inside_of(handed[0]["en"]))
    more = json.dumps(whole | {"told": "more"})
    for one in whole["brief"]["evidence"]:
        one["number"] = 1
    bodies = {"none": typeset(b"Hello", "", "pdf"), "not json": plain_pdf("x"), "more": plain_pdf(more),
              "no such page": plain_pdf(json.dumps(whole))}  # fmt: skip
    (tmp_path / "x.pdf").write_bytes(bodies[kind])
    with pytest.raises(InputError, match="damaged"):
        crisis.verify(tmp_path / "x.pdf")


def test_a_document_of_anybody_is_no_brief(crisis, tmp_path):
    (tmp_path / "x.docx").write_bytes(plain_docx())
    with pytest.raises(InputError, match="damaged"):
        crisis.verify(tmp_path / "x.docx")
