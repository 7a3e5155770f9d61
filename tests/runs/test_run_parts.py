"""Parts: what goes in comes out, on a disk and in an object store; a part is whole or not there."""

import uuid
from pathlib import Path

import pytest
from fake_coder import FakeCoder

from sijill.errors import RecordError, UsageError
from sijill.runs import parts as p
from sijill.runs.coder import Failed
from sijill.schema import Report
from sijill.store import Coded

pytest.importorskip("pyarrow", reason="pyarrow is not installed: make parts")
pytest.importorskip("fsspec", reason="fsspec is not installed: make parts")
pytest.importorskip("ray", reason="ray is not installed: make parts")

REPORT = Report(id="r1", text="قصف الجيش الحسكة.", published="2024-08-12", language="ar", notes=("edited",))
KEY = p.Key("fake/1", "p1")


@pytest.fixture(params=["disk", "store"])
def parts(request, tmp_path):
    return p.Parts(str(tmp_path / "a") if request.param == "disk" else f"memory://{uuid.uuid4().hex}")


def test_reports_come_out_as_they_went_in(parts):
    bare = Report(id="r2", text="x")
    parts.write("one/a.parquet", p.as_reports(["k1", "k2"], [REPORT, bare]))
    assert list(p.reports_in(parts.read("one/a.parquet"))) == [("k1", REPORT), ("k2", bare)]
    assert parts.names("one") == ["one/a.parquet"]
    parts.drop(["one/a.parquet", "one/none.parquet"])
    assert parts.names("one") == parts.names("two") == []


def test_results_come_out_as_they_went_in(parts):
    coded = Coded("fake/1", "p1", tuple(FakeCoder().code(REPORT)), {"asked": 2})
    results = [p.Result("k1", coded), p.Result("k2", Failed("boom", "span-outside", {"rule": "x"}))]
    parts.write("a.parquet", p.as_results(results))
    assert list(p.results_in(parts.read("a.parquet"))) == results
    parts.write("b.parquet", p.as_bodies([b"", b"\x00x"]))
    assert p.bodies_in(parts.read("b.parquet")) == [b"", b"\x00x"]


def test_what_is_damaged_is_told(parts, tmp_path):
    with pytest.raises(RecordError) as caught:
        parts.read("none.parquet")
    assert caught.value.code == "parts-failed"
    (tmp_path / "a").mkdir(exist_ok=True)
    (tmp_path / "a" / "x.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(RecordError):
        p.Parts(str(tmp_path / "a")).read("x.parquet")


def test_a_part_that_cannot_be_written_is_told_and_not_half_there(tmp_path):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no full device here")
    parts = p.Parts(str(tmp_path))
    (tmp_path / f"a.parquet.{__import__('os').getpid()}.part").symlink_to(full)
    with pytest.raises(RecordError) as caught:
        parts.write("a.parquet", p.as_bodies([b"x" * 100_000]))
    assert caught.value.code == "parts-failed"
    assert parts.names("") == []


@pytest.mark.parametrize("change", ["text", "title", "published", "version", "outlet", "id", "composed"])
def test_a_key_changes_with_what_is_coded(change):
    other = {"version": 2, "composed": True}.get(change, "2024-08-13")
    told = {name: getattr(REPORT, name) for name in REPORT.__struct_fields__}
    assert KEY.of(Report(**{**told, change: other})) != KEY.of(REPORT)
    assert KEY.of(Report(**{**told, "path": "elsewhere", "notes": ()})) == KEY.of(REPORT)
    assert p.Key("fake/2", "p1").of(REPORT) != KEY.of(REPORT) != p.Key("fake/1", "p2").of(REPORT)


def test_a_store_without_its_package_is_told():
    with pytest.raises(RecordError) as caught:
        p.Parts("nosuch://a/b")
    assert caught.value.code == "parts-failed"


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(UsageError) as caught:
        p.needed()
    assert caught.value.code == "no-ray"
