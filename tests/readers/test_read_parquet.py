"""Parquet, on a disk and in an object store: the reports of the rows, and what is told of bad ones."""

import datetime as dt
import uuid

import pytest

from sijill.readers import ReadOptions, Unread, read_paths, total_bytes

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: make parts")
fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: make parts")
from pyarrow import parquet  # noqa: E402

TEXT = "قصف الجيش أحياء الحسكة."
ROWS = [
    {"text": TEXT, "title": "حصار", "date": dt.date(2024, 8, 7), "url": "https://x.example/1", "size": 3},
    {"text": None, "title": "بلا نص", "date": None, "url": None, "size": 4},
    {"text": f"{TEXT} 2", "title": None, "date": dt.date(2024, 8, 8), "url": None, "size": None},
]


def write(path, rows=ROWS):
    with fsspec.open(str(path), "wb") as out:
        parquet.write_table(pa.Table.from_pylist(rows), out)
    return str(path)


def read(path, **options):
    return list(read_paths([path], ReadOptions(**options)))


def codes(items):
    return [item.error.code for item in items if isinstance(item, Unread)]


def test_rows_are_reports(tmp_path):
    first, none, last = read(write(tmp_path / "a.parquet"))
    assert (first.text, first.title, first.published) == (TEXT, "حصار", "2024-08-07")
    assert (first.url, first.path) == ("https://x.example/1", f"{tmp_path}/a.parquet:1")
    assert (none.error.code, none.place) == ("no-text", f"{tmp_path}/a.parquet:2")
    assert (last.published, last.title) == ("2024-08-08", "")


def test_another_column_is_named(tmp_path):
    path = write(tmp_path / "a.parquet", [{"Words": TEXT}])
    assert codes(read(path)) == ["no-text-field"]
    assert [one.text for one in read(path, fields=(("text", "Words"),))] == [TEXT]


def test_a_row_too_long_is_listed(tmp_path):
    path = write(tmp_path / "a.parquet", [{"text": "x" * 300}, {"text": TEXT}])
    assert codes(read(path, max_bytes=200)) == ["too-large"]


@pytest.mark.parametrize("body", [b"", b"PAR1", b"PAR1 and no more PAR1", b"\x00" * 100])
def test_what_is_no_parquet_is_told(tmp_path, body):
    (tmp_path / "a.parquet").write_bytes(body)
    assert codes(read(str(tmp_path / "a.parquet"))) == ["damaged"]


def test_without_the_extra_it_is_named(tmp_path, monkeypatch):
    path = write(tmp_path / "a.parquet")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert codes(read(path)) == ["parquet-extra"]


@pytest.fixture
def store():
    return f"memory://{uuid.uuid4().hex}"


def test_a_folder_of_an_object_store(store):
    write(f"{store}/b.parquet", ROWS[2:])
    write(f"{store}/a/x.parquet", ROWS[:1])
    write(f"{store}/.hidden.parquet", ROWS[:1])
    with fsspec.open(f"{store}/c.jsonl", "wb") as out:
        out.write(b'{"text": "\xd9\x82\xd8\xb5\xd9\x81"}\n')
    with fsspec.open(f"{store}/d.txt", "wb") as out:
        out.write(TEXT.encode())
    assert [item.text for item in read(store)] == [TEXT, f"{TEXT} 2", "قصف", TEXT]
    assert total_bytes([store]) > 1000
    assert [item.text for item in read(f"{store}/b.parquet")] == [f"{TEXT} 2"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("memory://nothing-here", "not-found"),
        ("http://127.0.0.1:1/a.json", "not-found"),
        ("s3x://a/b", "not-found"),
    ],
)
def test_what_is_not_there_or_not_for_reading(path, code):
    assert codes(read(path)) == [code]


def test_a_store_whose_package_is_missing_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "s3fs", None)
    assert codes(read("s3://desk/a.parquet")) == ["unreadable"]
    monkeypatch.setitem(__import__("sys").modules, "fsspec", None)
    assert codes(read("s3://desk/a.parquet")) == ["no-objects"]
