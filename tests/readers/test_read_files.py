import csv
import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import SijillError, UsageError
from sijill.readers import ReadOptions, Unread, read_paths, total_bytes

TEXT = "واصلت القوات حصار أحياء مدينة الحسكة لليوم الثاني على التوالي، وفق مصادر محلية.\n"
PAGE = """<html lang="ar"><head><meta charset="{charset}"><title>حصار الأحياء</title>
<meta property="og:title" content="حصار الأحياء"><meta property="og:site_name" content="وكالة">
<meta property="article:published_time" content="2024-08-12T10:00:00+03:00">
<link rel="canonical" href="https://example.org/1"></head>
<body><article><h1>حصار الأحياء</h1><p>{text}</p><p>{text}</p><p>{text}</p></article></body></html>"""


def read(path, **options):
    stdin = options.pop("stdin", None)
    paths = path if isinstance(path, list) else [path]
    return list(read_paths(paths, ReadOptions(**options), stdin))


def codes(items):
    return [item.error.code for item in items if isinstance(item, Unread)]


def one(items):
    assert codes(items) == []
    (report,) = items
    return report


@pytest.fixture
def put(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


# Plain text


def test_a_text_file_is_one_report_as_it_is(put):
    report = one(read(put("a.txt", TEXT), outlet="sana", published="2024-08-12"))
    assert (report.text, report.title, report.outlet) == (TEXT, "", "sana")
    assert (report.published, report.language, report.extractor) == ("2024-08-12", "ar", "plain/1")
    assert len(report.id) == 16
    assert report.notes == ()


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-16-le"])
def test_other_encodings_are_detected_and_said(put, encoding):
    report = one(read(put("a.txt", (TEXT * 5).encode(encoding))))
    assert report.text == TEXT * 5
    assert report.notes == (f"encoding:{encoding}",)


def test_the_mark_before_utf8_is_no_text(put):
    report = one(read(put("a.txt", TEXT.encode("utf-8-sig"))))
    assert report.text == TEXT
    assert report.notes == ()


def test_a_given_encoding_is_believed(put):
    assert one(read(put("a.txt", TEXT.encode("cp1256")), encoding="cp1256")).text == TEXT


def test_a_broken_byte_in_utf8_is_mended_and_said(put):
    data = TEXT.encode() * 20
    report = one(read(put("a.txt", data[:-3] + b"\xff\n")))
    assert report.notes[0].startswith("mended:")
    assert report.text.startswith(TEXT)


def test_nul_is_mended_one_for_one(put):
    report = one(read(put("a.txt", TEXT * 3 + "\0")))
    assert report.text == TEXT * 3 + "\ufffd"
    assert report.notes == ("mended:1",)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.txt", b"%PDF-1.7 ...", "binary"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"\xd9\x82\xd8\xaa\xd9 \xff\xff \xd8", "bad-encoding"),  # as cp1256: "Urdu"
        ("a.pdf", b"%PDF", "damaged"),
        ("a", b"x", "unknown-kind"),
        ("a.txt", b"\xef\xbb\xbf \n", "no-text"),
        ("a.json", b"{", "json-cut"),
        ("a.json", b"[" * 100_000, "bad-json"),
        ("a.json", b"3", "not-a-report"),
        ("a.json", b'{"title": "x"}', "no-text"),
        ("a.json", b'{"text": 3}', "no-text"),
        ("a.csv", b"a,b\n1,2\n", "no-text-field"),
        ("a.csv", b"", "empty"),
        ("a.html", b"<html><body></body></html>", "no-text"),
    ],
)
def test_what_cannot_be_read_is_listed_with_its_reason(put, name, data, code):
    path = put(name, data)
    (item,) = read(path)
    assert isinstance(item, Unread)
    assert item.error.code == code
    assert item.place.startswith(str(path))


def test_a_file_over_the_limit_is_not_read(put):
    assert codes(read(put("a.txt", TEXT), max_bytes=10)) == ["too-large"]


def test_a_file_that_is_not_there():
    assert codes(read("no/such/file.txt")) == ["not-found"]


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all"
)
def test_a_file_that_may_not_be_read(put):
    path = put("a.txt", TEXT)
    path.chmod(0)
    assert codes(read(path)) == ["unreadable"]


# Pages


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_page_gives_its_own_metadata(put, charset):
    page = PAGE.format(charset=charset, text=TEXT * 3).encode(charset)
    report = one(read(put("a.html", page), title="other", published="1999-01-01"))
    assert report.title == "حصار الأحياء"
    assert (report.outlet, report.url) == ("وكالة", "https://example.org/1")
    assert report.published == "2024-08-12"
    assert report.extractor.startswith("trafilatura/")
    assert report.text.startswith("واصلت القوات")


# JSON


def guide(**fields):
    return {
        "id": "hsk-1",
        "outlet": "sana",
        "title": "عنوان",
        "published": "2024-08-12",
        "text": TEXT,
        **fields,
    }


def test_the_guides_form_is_read(put):
    report = one(read(put("a.json", json.dumps(guide(composed=True)))))
    assert (report.id, report.outlet, report.title, report.composed) == ("hsk-1", "sana", "عنوان", True)


def test_a_list_gives_its_members_and_lists_the_bad_ones(put):
    items = read(put("a.json", json.dumps([guide(), 3, guide(id="hsk-2", text="")])))
    assert [type(item).__name__ for item in items] == ["Report", "Unread", "Unread"]
    assert codes(items) == ["not-a-report", "no-text"]
    assert items[1].place.endswith("a.json:2")


def test_json_lines_in_a_json_file_are_read_as_such(put):
    items = read(put("a.json", "\n".join(json.dumps(guide(id=str(n))) for n in range(3))))
    assert [item.id for item in items] == ["0", "1", "2"]


def test_a_bad_line_is_listed_with_its_number(put):
    lines = [json.dumps(guide(id="1")), "{bad", "", json.dumps(guide(id="2"))]
    items = read(put("a.jsonl", "\n".join(lines)))
    assert [getattr(item, "id", None) for item in items] == ["1", None, "2"]
    assert items[1].place.endswith("a.jsonl:2")
    assert items[2].path.endswith("a.jsonl:4")


def test_a_line_over_the_limit_is_skipped_whole(put):
    small = json.dumps(guide(id="1"))
    items = read(put("a.jsonl", f"{small}\n{json.dumps(guide(text=TEXT * 100))}\n{small}\n"), max_bytes=2000)
    assert [getattr(item, "id", None) for item in items] == ["1", None, "1"]
    assert codes(items) == ["too-large"]
    assert items[2].path.endswith(":3")


def test_fields_are_mapped(put):
    data = {"Body": TEXT, "source": "okaz", "date_extracted": "2015-07-21 02:51:32"}
    fields = (("text", "body"), ("published", "date_extracted"))
    report = one(read(put("a.json", json.dumps(data)), fields=fields))
    assert (report.outlet, report.published) == ("okaz", "2015-07-21")


def test_a_field_that_reports_do_not_have_ends_the_reading(put):
    with pytest.raises(UsageError) as caught:
        read(put("a.json", json.dumps(guide())), fields=(("txet", "Body"),))
    assert caught.value.code == "unknown-field"


def test_half_a_surrogate_pair_is_mended(put):
    report = one(read(put("a.json", '{"text": "قسد \\ud800 قسد"}')))
    assert report.text == "قسد \ufffd قسد"


@pytest.mark.parametrize("given_id", ["a\x1bb", "\u202eabc", "x" * 300])
def test_a_hostile_id_is_replaced(put, given_id):
    report = one(read(put("a.json", json.dumps(guide(id=given_id)))))
    assert report.notes == ("id-replaced",)
    assert len(report.id) == 16


def test_the_id_is_the_address_and_not_the_text(put):
    one_id, other = (
        one(read(put("a.json", json.dumps({"url": "https://x/1", "outlet": "a", "text": text}))))
        for text in ("أ", "ب")
    )
    assert one_id.id == other.id
    assert one_id.text_hash != other.text_hash


# Tables


def table(rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


ROWS = [["Title", "Body", "source"], ["عنوان", TEXT, "okaz"], ["ثان", "سطر\nوسطر " + TEXT, "sana"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_many_makes(put, encoding, delimiter):
    items = read(put("a.csv", table(ROWS, delimiter, encoding)))
    assert codes(items) == []
    assert [item.title for item in items] == ["عنوان", "ثان"]
    assert items[1].text == ROWS[2][1]
    assert [item.path.rpartition(":")[2] for item in items] == ["2", "4"]
    assert items[0].notes == (() if encoding.startswith("utf-8") else (f"encoding:{encoding}",))


def test_an_encoding_that_shows_late_is_found(put):
    rows = [["text"], *([["a" * 1000]] * 100), [TEXT * 3]]
    items = read(put("a.csv", table(rows, encoding="cp1256")))
    assert items[-1].text == TEXT * 3


def test_a_row_without_text_is_listed(put):
    items = read(put("a.csv", table([["text"], [TEXT], [" "], [TEXT]])))
    assert codes(items) == ["no-text"]
    assert len(items) == 3


def test_a_cell_over_the_limit_ends_the_table_with_a_reason(put):
    items = read(put("a.csv", table([["text"], [TEXT], ["x" * 5000]])), max_bytes=1000)
    assert codes(items) == ["bad-csv"]


# Folders and the standard input


def test_a_folder_is_read_in_order_without_what_is_hidden(put, tmp_path):
    for name in ("b.txt", "a/z.txt", ".git/c.txt", "a/.hidden.txt", "c.xyz"):
        put(f"in/{name}", TEXT + name)
    items = read(tmp_path / "in")
    assert [getattr(item, "path", item.__class__) for item in items[:2]] == [
        str(tmp_path / "in" / "a" / "z.txt"),
        str(tmp_path / "in" / "b.txt"),
    ]
    assert codes(items) == ["unknown-kind"]
    assert len(items) == 3


def test_a_loop_of_links_ends(put, tmp_path):
    put("in/a.txt", TEXT)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert len(read(tmp_path / "in")) == 1


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (TEXT, [TEXT]),
        (json.dumps({"text": "أ"}) + "\n" + json.dumps({"text": "ب"}), ["أ", "ب"]),
        (json.dumps({"text": "أ"}, indent=1), ["أ"]),
        (json.dumps([{"text": "أ"}, {"text": "ب"}]), ["أ", "ب"]),
    ],
)
def test_the_standard_input_holds_text_or_json(data, texts):
    stdin = io.BufferedReader(io.BytesIO(data.encode()))
    assert [item.text for item in read("-", stdin=stdin)] == texts


def test_bytes_told_are_the_files_bytes(put, tmp_path):
    put("in/a.txt", TEXT)
    put("in/b.jsonl", json.dumps(guide()) + "\n" + json.dumps(guide()))
    put("in/c.bin", b"123")
    told = []
    list(read_paths([tmp_path / "in"], on_bytes=told.append))
    assert sum(told) == total_bytes([tmp_path / "in"])


@given(data=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".json", ".jsonl", ".csv"]))
def test_any_bytes_give_reports_or_reasons(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(data)
    for item in read(path):
        if isinstance(item, Unread):
            assert isinstance(item.error, SijillError)
        else:
            item.text.encode()
            assert item.text.strip()
