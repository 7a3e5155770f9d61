"""Zips: what is in them, and what traps are made of them."""

import io
import stat
import zipfile

import pytest
from read_helping import OTHER, TEXT, codes, one, read, reports

from sijill.readers import member
from sijill.readers.archive import MEMBERS


def packed(*entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def put(tmp_path):
    def write(*entries, name="a.zip"):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(packed(*entries))
        return path

    return write


def test_each_file_goes_to_the_reader_of_its_kind(put):
    lines = f'{{"text": "{TEXT}", "id": "j"}}\n{{no\n'
    inner = packed(("day/c.csv", f"id,text\nc,{OTHER}\n"))
    path = put(("b.jsonl", lines), ("a.txt", TEXT), ("نص.txt", OTHER), ("in.zip", inner), ("x.xyz", "?"))
    items = read(path)
    places = [(getattr(item, "path", "") or item.place).partition("a.zip/")[2] for item in items]
    assert places == ["a.txt", "b.jsonl:1", "b.jsonl:2", "in.zip/day/c.csv:2", "x.xyz", "نص.txt"]
    assert codes(items) == ["bad-json", "unknown-kind"]


def test_what_is_hidden_is_left_out(put):
    path = put(("a.txt", TEXT), (".b.txt", TEXT), ("__MACOSX/a.txt", TEXT), (".git/c.txt", TEXT), ("d/", ""))
    assert one(read(path)).path.endswith("a.zip/a.txt")


@pytest.mark.parametrize(
    "name", ["../a.txt", "d/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt", "C:/a.txt"]
)
def test_a_path_that_leads_out_is_not_read_and_nothing_is_written(put, tmp_path, name):
    items = read(put((name, TEXT), ("b.txt", OTHER)))
    assert codes(items) == ["zip-outside"]
    assert [report.text for report in reports(items)] == [OTHER]
    assert [path.name for path in tmp_path.rglob("*.txt")] == []


def test_a_link_is_not_followed(put):
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert codes(read(put((info, "/etc/passwd")))) == ["zip-link"]


def test_a_file_with_a_password_is_listed(put):
    path = put(("a.txt", TEXT), ("b.txt", OTHER))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    items = read(path)
    assert codes(items) == ["locked"]
    assert len(reports(items)) == 1


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", packed(("a.txt", TEXT))[:-30]])
def test_a_zip_that_is_cut_says_so(tmp_path, data):
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert codes(read(path)) == ["damaged"]


def test_a_wrong_checksum_spoils_one_file(put):
    path = put(("a.txt", TEXT * 30), ("b.txt", OTHER))
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    items = read(path)
    assert codes(items) == ["damaged"]
    assert [report.text for report in reports(items)] == [OTHER]


def test_an_empty_zip_says_so(put):
    assert codes(read(put())) == ["empty"]


def test_a_bomb_ends_its_archive_with_a_reason(put, monkeypatch):
    monkeypatch.setattr(member, "FLOOR", 10_000)
    items = read(put(("a.txt", TEXT), ("b.txt", "ا" * 2_000_000), ("c.txt", OTHER)))
    assert codes(items) == ["zip-bomb"]
    assert items[-1].place.endswith("a.zip/b.txt")
    assert len(reports(items)) == 1


def test_many_small_bombs_draw_on_one_allowance(put, monkeypatch):
    monkeypatch.setattr(member, "FLOOR", 1_000_000)
    inner = packed(*((f"{n}.txt", "\0" * 400_000) for n in range(2)))
    items = read(put(*((f"{n}.zip", inner) for n in range(50))))
    assert codes(items)[-1] == "zip-bomb"
    assert codes(items).count("binary") < 10


def test_archives_in_archives_have_a_depth(put):
    data = packed(("a.txt", TEXT))
    for _ in range(5):
        data = packed(("a.zip", data))
    assert codes(read(put(("a.zip", data)))) == ["zip-nested"]


def test_too_many_files_are_refused(put):
    path = put(*((f"{n}.txt", "") for n in range(MEMBERS + 1)))
    assert codes(read(path)) == ["zip-crowded"]


def test_a_large_file_in_a_zip_is_over_the_limit_as_on_the_disk(put):
    assert codes(read(put(("a.txt", TEXT * 9)), max_bytes=100)) == ["too-large"]
