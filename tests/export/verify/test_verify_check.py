"""The hand-over check: what the record makes holds; a changed quote, figure, hash or name is found."""

import csv
import io
import json
import re
import zipfile

import pytest

from sijill.errors import InputError, UsageError

FORMS = {
    "csv": "x.csv", "xlsx": "x.xlsx", "geojson": "x.geojson", "jsonld": "x.jsonld", "datapackage": "x.zip",
}  # fmt: skip


def faults(found):
    return {one.fault for one in found.findings}


@pytest.fixture(scope="session")
def handed(crisis, episode, tmp_path_factory):
    """Return the paths of what was handed over: the exports and a brief in both languages."""
    folder = tmp_path_factory.mktemp("handed")
    found = {}
    for form, name in FORMS.items():
        crisis.export(form, since="2021").write(folder / name)
        found[form] = folder / name
    for lang in ("ar", "en"):
        found[lang] = crisis.brief(episode=episode, lang=lang).write(folder / f"{lang}.html")
    return found


@pytest.mark.parametrize("what", [*FORMS, "ar", "en"])
def test_what_the_record_makes_holds(crisis, handed, what):
    found = crisis.verify(handed[what])
    assert found.findings == ()
    assert found.holds
    assert found.checked["quotes"] > 10
    assert found.checked["hashes"] > 0


def test_parquet_holds(crisis, tmp_path):
    pytest.importorskip("polars")
    crisis.export("parquet", lang="ar").write(tmp_path / "x.parquet")
    assert crisis.verify(tmp_path / "x.parquet").findings == ()


def test_a_package_in_a_folder_holds(crisis, tmp_path):
    crisis.export("datapackage").write(tmp_path / "record")
    assert crisis.verify(tmp_path / "record").findings == ()


def changed(path, tmp_path, old, new, times=1):
    """Write a copy of a file with some of its words changed, and return its path."""
    text = path.read_bytes().decode("utf-8")
    done = re.sub(old, new, text, count=times)
    assert done != text
    copy = tmp_path / path.name
    copy.write_bytes(done.encode())
    return copy


@pytest.mark.parametrize(
    ("what", "old", "new", "fault"),
    [
        # the brief: a quote, a sentence's number, a sentence, its evidence, hashes, what else stands there
        ("ar", r'(<q lang="ar" dir="auto">)(\w+)', r"\1كلا", "not_in_report"),
        ("en", r'(data-start=")\d+', r"\g<1>7", "not_in_report"),
        ("en", r'(data-report=")[^"]+', r"\1nothing", "no_report"),
        ("en", r"(\d+)( killed)", r"9\1\2", "other_sentence"),
        ("ar", r'<li><span class="s">.*?</li>', "", "missing_sentence"),
        ("en", r'(<span class="s">)[^<]+', r"\1It was all a lie.", "other_sentence"),
        ("en", r'(</span> <span class="n">).*?(</span></li>)', r"\1\2", "no_evidence"),
        ("en", r'(data-hash=")[0-9a-f]{8}', r"\g<1>00000000", "other_hash"),
        ("en", r'(sijill:record" content=")[0-9a-f]{8}', r"\g<1>00000000", "other_hash"),
        ("en", r'(sijill:snapshot" content=")s-[0-9a-f]{8}', r"\1s-00000000", "other_hash"),
        ("en", r"</main>", "<script>alert(1)</script></main>", "other_value"),
        ("en", r'<p class="banner"[^>]*>[^<]*</p>', "", "other_value"),
        # exports
        ("csv", r"(\d+)(,\d+,,)", r"9\1\2", "other_value"),
        ("geojson", r'("killed_low": ?)(\d+)', r"\g<1>7\2", "other_value"),
        ("geojson", r'("quote": ?")', r"\1كلا ", "not_in_report"),
        ("geojson", r'("record": ?")[0-9a-f]{8}', r"\g<1>00000000", "other_hash"),
        ("geojson", r'("id": ?")[0-9a-f]{8}', r"\g<1>00000000", "no_event"),
        ("jsonld", r'("exact": ?")(?!oa)', r"\1كلا ", "not_in_report"),
        ("jsonld", r'("start": ?)\d+', r"\g<1>99999", "not_in_report"),
        ("jsonld", r'("sijill:text_hash": ?")[0-9a-f]{8}', r"\g<1>00000000", "other_hash"),
        ("jsonld", r'("snapshot": ?")s-[0-9a-f]{8}', r"\1s-00000000", "other_hash"),
    ],
)  # fmt: skip
def test_what_was_changed_is_found(crisis, handed, tmp_path, what, old, new, fault):  # noqa: PLR0917
    found = crisis.verify(changed(handed[what], tmp_path, old, new))
    assert not found.holds
    assert fault in faults(found)


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("mentions", r'(,text,\d+,\d+,"?)', r"\1كلا ", "not_in_report"),
        ("counts", r"(,killed,[^,]*,)(\d+)", r"\g<1>9\2", "extra"),
        ("reports", r",[0-9a-f]{64}", ",0", "other_hash"),
        ("states", '""since""', '""until""', "extra"),
    ],
)
def test_a_changed_table_of_a_package_is_found(crisis, tmp_path, table, old, new, fault):
    crisis.export("datapackage").write(tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = f"data/{table}.csv"
    done = re.sub(old, new, parts[name].decode("utf-8"), count=1).encode()
    assert done != parts[name]
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as archive:
        for each, body in (parts | {name: done}).items():
            archive.writestr(each, body)
    assert fault in faults(crisis.verify(tmp_path / "y.zip"))


def test_a_changed_quote_of_a_table_is_found(crisis, handed, tmp_path):
    rows = list(csv.reader(io.StringIO(handed["csv"].read_text("utf-8-sig"), newline="")))
    rows[1][rows[0].index("quotes")] = "كلا"
    with (tmp_path / "x.csv").open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    assert faults(crisis.verify(tmp_path / "x.csv")) == {"not_in_report"}


def test_a_row_that_was_left_out_is_found(crisis, handed, tmp_path):
    whole = json.loads(handed["geojson"].read_text("utf-8"))
    whole["features"].pop()
    (tmp_path / "x.geojson").write_text(json.dumps(whole), "utf-8")
    assert faults(crisis.verify(tmp_path / "x.geojson")) == {"missing"}


def test_a_changed_cell_of_a_workbook_is_found(crisis, handed, tmp_path):
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(handed["xlsx"])
    heads = [cell.value for cell in book["events"][1]]
    book["events"].cell(2, heads.index("quotes") + 1).value = "كلا"
    book["events"].cell(3, heads.index("sources") + 1).value = 99
    book.save(tmp_path / "x.xlsx")
    assert faults(crisis.verify(tmp_path / "x.xlsx")) == {"not_in_report", "other_value"}


def test_another_record_is_found(mixed, handed):
    assert "other_hash" in faults(mixed.verify(handed["geojson"]))
    assert not mixed.verify(handed["en"]).holds


# Names that were taken out


@pytest.mark.parametrize("form", ["geojson", "csv"])
def test_a_redacted_export_holds_and_a_name_in_it_is_found(crisis, tmp_path, form):
    path = tmp_path / f"x.{form}"
    crisis.export(form, redact="places", since="2021").write(path)
    kinds = () if form == "geojson" else ("places",)
    assert crisis.verify(path, redact=kinds).findings == ()
    bad = tmp_path / f"y.{form}"
    bad.write_bytes(path.read_bytes().replace("▇▇▇▇▇▇".encode(), "الحسكة".encode(), 1))
    assert "name_there" in faults(crisis.verify(bad, redact=kinds))


def test_what_was_taken_out_must_be_named_where_the_form_cannot_say_it(crisis, tmp_path):
    crisis.export("csv", redact="places").write(tmp_path / "x.csv")
    with pytest.raises(UsageError, match="redaction-unknown"):
        crisis.verify(tmp_path / "x.csv")
    crisis.export("geojson", names=["الحسكة"]).write(tmp_path / "x.geojson")
    with pytest.raises(UsageError, match="names-needed"):
        crisis.verify(tmp_path / "x.geojson")
    assert crisis.verify(tmp_path / "x.geojson", names=["الحسكة"]).findings == ()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_redacted_brief_holds_and_a_name_in_it_is_found(crisis, episode, tmp_path, lang):
    brief = crisis.brief(episode=episode, lang=lang, redact=["places", "sources", "persons"])
    path = brief.write(tmp_path / "x.html")
    assert crisis.verify(path).findings == ()
    bad = tmp_path / "y.html"
    bad.write_bytes(path.read_bytes().replace("▇▇▇▇▇▇".encode(), "الحسكة".encode(), 1))
    assert "name_there" in faults(crisis.verify(bad))


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("x.txt", b"x", "not-verifiable"),
        ("x.html", b"<p>x</p>", "damaged"),
        ("x.html", b"", "damaged"),
        ("x.csv", b"a,b\n1,2\n", "damaged"),
        ("x.csv", b'id\n"a', "damaged"),
        ("x.parquet", b"PAR1", "damaged"),
        ("x.geojson", b"{}", "damaged"),
        ("x.geojson", b"[" * 100_000, "damaged"),
        ("x.jsonld", b"[", "damaged"),
        ("x.xlsx", b"PK", "damaged"),
        ("x.zip", b"PK", "damaged"),
        ("x.pdf", b"%PDF-1.7", "damaged"),
        ("x.docx", b"PK", "damaged"),
        ("none.csv", None, "not-found"),
    ],
)
def test_what_is_no_export_is_told(mixed, tmp_path, name, body, code):
    if body is not None:
        (tmp_path / name).write_bytes(body)
    with pytest.raises(InputError) as refused:
        mixed.verify(tmp_path / name)
    assert refused.value.code == code
