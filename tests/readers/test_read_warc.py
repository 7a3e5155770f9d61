"""WARC files: whole answers of pages, each with its address."""

import gzip
import uuid

import pytest
from read_helping import OTHER, TEXT, codes, read, reports

from sijill.errors import InputError
from sijill.readers.member import Allowance
from sijill.readers.options import ReadOptions
from sijill.readers.warc import kept_pages

pytest.importorskip("warcio")


def page(text):
    return f"<html><body><article><p>{text} {OTHER}</p></article></body></html>".encode()


def record(address, body, kind, status, made):
    """Return a record as ISO 28500 lays it out, written by hand: what reads it must not be what wrote it."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    named = {
        "WARC-Type": made, "WARC-Target-URI": address, "WARC-Date": "2024-08-07T10:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "Content-Type": f"application/http; msgtype={made}", "Content-Length": str(len(answer)),
    }  # fmt: skip
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + answer + b"\r\n\r\n"


def write(path, *records, gz=True):
    """Write records: address, body, kind of content, status, kind of record."""
    made = [record(*one) for one in records]
    path.write_bytes(b"".join(map(gzip.compress, made) if gz else made))
    return path


HTML, OK = "text/html; charset=utf-8", "200 OK"
ONE = ("https://n.example/1", page(TEXT), HTML, OK, "response")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_read_with_their_addresses(tmp_path, name):
    two = ("https://n.example/2", page(OTHER), HTML, OK, "response")
    found = reports(read(write(tmp_path / name, ONE, two, gz=name.endswith("gz"))))
    assert [one.url for one in found] == ["https://n.example/1", "https://n.example/2"]
    assert found[0].path.startswith(f"{tmp_path / name}#")
    assert found[0].id != found[1].id


def test_what_is_no_page_is_left_out(tmp_path):
    others = (
        ("https://n.example/a.png", b"\x89PNG", "image/png", OK, "response"),
        ("https://n.example/gone", page(TEXT), HTML, "404 Not Found", "response"),
        ("https://n.example/asked", b"", HTML, "GET / HTTP/1.1", "request"),
    )
    assert len(read(write(tmp_path / "a.warc.gz", *others, ONE))) == 1


def test_a_page_without_a_report_is_listed(tmp_path):
    empty = ("https://n.example/x", b"<html></html>", HTML, OK, "response")
    assert codes(read(write(tmp_path / "a.warc.gz", empty, ONE))) == ["no-text"]


def test_a_page_that_is_too_large_is_listed_and_the_rest_read(tmp_path):
    large = ("https://n.example/x", b"x" * 200_000, HTML, OK, "response")
    found = read(write(tmp_path / "a.warc.gz", large, ONE), max_bytes=100_000)
    assert codes(found) == ["too-large"]
    assert len(reports(found)) == 1


def test_a_bomb_ends_the_reading(tmp_path):
    path = write(tmp_path / "a.warc.gz", *[ONE] * 5)
    allowance = Allowance(0)
    allowance.left = 1000
    with path.open("rb") as stream, pytest.raises(InputError) as raised:
        list(kept_pages(stream, str(path), ReadOptions(), allowance))
    assert raised.value.code == "zip-bomb"


@pytest.mark.parametrize("cut", [10, 200, -30])
def test_a_cut_file_is_told_and_what_came_before_is_read(tmp_path, cut):
    path = write(tmp_path / "a.warc.gz", ONE, ONE)
    path.write_bytes(path.read_bytes()[:cut])
    found = read(path)
    assert len(reports(found)) <= 2
    assert set(codes(found)) <= {"damaged", "no-text", "empty"}


def test_without_the_extra_it_is_said(tmp_path, monkeypatch):
    path = write(tmp_path / "a.warc.gz", ONE)
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    assert codes(read(path)) == ["warc-extra"]
