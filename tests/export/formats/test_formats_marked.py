"""Names that a reviewer marked: taken out of every export and brief, checked by verify, undone."""

import html
import io
import json
import re
import unicodedata
import zipfile

import pytest

import sijill
from sijill.errors import UsageError
from sijill.export.formats.form import FORMATS
from sijill.export.formats.gather import Asked, gather
from sijill.export.formats.written import files_of

PERSON, PART, PLACE, OUTLET = "سالم الأحمد", "الأحمد", "القامشلي", "rudaw"
TEXT = (
    f"حاصرت قوات سوريا الديمقراطية مدينة {PLACE} أمس، وقُتل ستة مدنيين، بحسب {PERSON}. "
    f"وأضاف {PART} أن قسد اعتقلت 3 مدنيين."
)
NAMES = {"persons": (PERSON, PART), "places": (PLACE, "Qamishli"), "sources": (OUTLET, "rudaw.example")}
GIVEN = {"persons": PERSON, "places": PLACE, "sources": OUTLET}


@pytest.fixture
def record(tmp_path):
    row = {"id": "n", "outlet": OUTLET, "url": "https://rudaw.example/1", "published": "2024-08-08"}
    (tmp_path / "n.json").write_text(json.dumps({**row, "text": TEXT}, ensure_ascii=False), "utf-8")
    with sijill.open(tmp_path / "x.db") as found:
        found.read([tmp_path / "n.json"])
        yield found


def bodies(record):
    """Return what each form that is words writes, made of one bundle."""
    bundle = gather(record.store, record._lexicon, Asked(states=True))
    return {form: b"".join(file.body for file in files_of(form, bundle)) for form in TEXTUAL}


def told(form, body):
    """Return all that a file of packed bytes says: parts, cells, pages, and what it carries beside them."""
    if form == "parquet":
        import polars as pl  # noqa: PLC0415

        return pl.read_parquet(io.BytesIO(body)).write_ndjson() + body.decode("utf-8", "ignore")
    if form == "pdf":
        return unicodedata.normalize("NFKC", _pages(body))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        body = b"\n".join(archive.read(name) for name in archive.namelist())
    parts = html.unescape(body.decode("utf-8", "ignore"))  # the letters of a sheet are written as numbers
    return parts + re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), parts)


def _pages(body):
    """Return the words of the pages, each line from either side, the attachments and the bytes themselves."""
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(body)
    lines = "\n".join(page.get_textpage().get_text_range() for page in document).splitlines()
    held = [document.get_attachment(number) for number in range(document.count_attachments())]
    data = " ".join(str(json.loads(bytes(one.get_data()))) for one in held)
    document.close()
    assert data
    return "\n".join((*lines, *(line[::-1] for line in lines), data, body.decode("utf-8", "ignore")))


def packed(record, form):
    """Return what a file of packed bytes says of the record."""
    if form in FORMATS:
        bundle = gather(record.store, record._lexicon, Asked(states=True))
        return "".join(told(form, file.body) for file in files_of(form, bundle))
    lang = "ar" if form == "pdf" else "en"
    return told(form, record.brief(since="2024-08", until="2024-08", lang=lang).body(form))


def words_in(body, names):
    return [name for name in names if name.encode() in body or json.dumps(name)[1:-1].encode() in body]


TEXTUAL = sorted(set(FORMATS) - {"canonical", "xlsx", "parquet"})


@pytest.mark.parametrize("kind", GIVEN)
def test_a_marked_name_is_in_no_export_and_no_brief_and_back_when_undone(record, kind):
    plain = {form: words_in(body, NAMES[kind]) for form, body in bodies(record).items()}
    assert any(plain.values())
    record.redact(GIVEN[kind], kind, "layla", "asked by the family")
    assert [one.value for one in record.redactions()] == [GIVEN[kind]]
    for form, body in bodies(record).items():
        assert words_in(body, NAMES[kind]) == [], form
    brief = record.brief(since="2024-08", until="2024-08").body()
    assert words_in(brief, NAMES[kind]) == []
    record.redact(GIVEN[kind], kind, "layla", undo=True)
    assert record.redactions() == []
    assert {form: words_in(body, NAMES[kind]) for form, body in bodies(record).items()} == plain


@pytest.mark.parametrize("form", ["xlsx", "parquet", "pdf", "docx"])
def test_marked_names_are_nowhere_in_packed_files(record, form):
    if form in {"pdf", "docx"}:
        pytest.importorskip("typst")
    names = [name for kind in NAMES for name in NAMES[kind] if form != "pdf" or name != "Qamishli"]
    plain = packed(record, form)
    assert [name for name in names if name not in plain] == []
    for kind, name in GIVEN.items():
        record.redact(name, kind, "layla")
    found = packed(record, form)
    assert [name for name in names if name in found] == []


def test_a_page_of_a_pdf_shows_the_name_before_it_is_marked(record):
    """The search above reads pages and not the data inside alone."""
    pytest.importorskip("typst")
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(record.brief(since="2024-08", until="2024-08", lang="ar").body("pdf"))
    words = unicodedata.normalize("NFKC", "".join(one.get_textpage().get_text_range() for one in document))
    document.close()
    assert PLACE in words or PLACE[::-1] in words


def test_a_marked_place_has_no_point(record):
    record.redact(PLACE, "places", "layla")
    assert json.loads(record.export("geojson").body)["features"][0]["geometry"] is None


def test_an_export_says_that_names_were_marked_and_not_which(record):
    record.redact(PERSON, "persons", "layla")
    assert record.export("csv").snapshot.redact == ("reviewed",)


@pytest.mark.parametrize("form", ["csv", "html"])
def test_verify_knows_the_marks_and_finds_a_name_that_stands_there(record, tmp_path, form):
    def made(name):
        path = tmp_path / f"{name}.{form}"
        if form == "html":
            return record.brief(since="2024-08", until="2024-08").write(path)
        return record.export(form).write(path)[0]

    before = made("before")
    assert record.verify(before).holds
    record.redact(PERSON, "persons", "layla")
    assert record.verify(made("after")).holds
    assert "name_there" in {one.fault for one in record.verify(before).findings}


@pytest.mark.parametrize(
    ("name", "kind", "undo", "code"),
    [
        ("x", "dogs", False, "bad-choice"),
        (" ", "persons", False, "no-name"),
        ("x", "persons", True, "not-redacted"),
    ],
)
def test_what_makes_no_sense_is_refused(record, name, kind, undo, code):
    with pytest.raises(UsageError) as caught:
        record.redact(name, kind, "layla", undo=undo)
    assert caught.value.code == code


def test_only_who_set_a_mark_takes_it_back(record):
    record.redact(PERSON, "persons", "layla")
    with pytest.raises(UsageError):
        record.redact(PERSON, "persons", "omar", undo=True)
    record.redact(PERSON, "persons", "omar")
    record.redact(PERSON, "persons", "layla", undo=True)
    assert [one.who for one in record.redactions()] == ["omar"]


def test_a_mention_cannot_be_reviewed_so(record):
    with pytest.raises(UsageError) as caught:
        record.review([{"id": record.mentions()[0].mention.id, "verdict": "redact"}], "layla")
    assert caught.value.code == "bad-verdict"
