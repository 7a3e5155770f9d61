"""A copy is made and restored while others read and write; it is the same, or it is not there."""

import sqlite3
import threading

import pytest
from store_making import keep, mention, report

from sijill.errors import RecordError
from sijill.store import Page, open_store
from sijill.store.backup import backup, restore


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "a.db"
    with open_store(path) as store:
        for number in range(20):
            keep(store, report(url=f"https://x/{number}"), mention)
        page = Page(address="x", fetched="2024", headers={}, hash="0", data=b"\x00\xff")
        store.watched.keep_pages(next(store.reports()).id, 1, [page])
    return path


def hashed(path):
    with open_store(path, create=False) as store:
        return store.canonical_hash()


def test_a_copy_is_the_same(record, tmp_path):
    done = backup(str(record), str(tmp_path / "b"))
    assert (done.reports, done.reviews) == (20, 0)
    assert restore(str(tmp_path / "b"), str(tmp_path / "c.db")) == done
    assert hashed(tmp_path / "c.db") == hashed(record)
    with open_store(tmp_path / "c.db") as store:
        assert store.watched.page(next(store.reports()).id, 1).data == b"\x00\xff"
    assert not list(tmp_path.glob("*.part*"))


def test_a_copy_is_made_while_somebody_writes(record, tmp_path):
    """The copy holds whole reports, as many as stood at one moment; what is written goes on."""
    with open_store(record) as store:
        keep(store, report(url="https://x/before"), mention)
        seen = store.counts()["reports"]
        done = backup(str(record), str(tmp_path / "b"))
        keep(store, report(url="https://x/after"), mention)
    assert done.reports == seen
    with open_store(record) as store:
        assert store.counts()["reports"] == seen + 1


def test_copies_made_during_writing_are_all_sound(record, tmp_path):
    stop = threading.Event()

    def write():
        with open_store(record) as store:
            number = 0
            while not stop.is_set():
                number += 1
                keep(store, report(url=f"https://y/{number}"), mention)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        found = [backup(str(record), str(tmp_path / f"b{n}")).reports for n in range(5)]
    finally:
        stop.set()
        writer.join()
    assert found == sorted(found)
    for number in range(5):
        with open_store(tmp_path / f"b{number}") as store:
            counts = store.counts()
            assert counts["reports"] == counts["versions"] == counts["mentions"]


def test_who_reads_goes_on_reading_while_a_copy_is_restored(record, tmp_path):
    backup(str(record), str(tmp_path / "b"))
    with open_store(record) as store:
        keep(store, report(url="https://x/later"), mention)
    reader = sqlite3.connect(record, isolation_level=None)
    reader.execute("BEGIN")
    count = "SELECT count(*) FROM reports"
    assert reader.execute(count).fetchone() == (21,)
    restore(str(tmp_path / "b"), str(record), force=True)
    assert reader.execute(count).fetchone() == (21,)
    reader.execute("COMMIT")
    assert reader.execute(count).fetchone() == (20,)
    reader.close()
    assert hashed(record) == hashed(tmp_path / "b")


def test_nothing_that_is_there_is_written_over_unasked(record, tmp_path):
    backup(str(record), str(tmp_path / "b"))
    for call in (
        lambda: backup(str(record), str(tmp_path / "b")),
        lambda: restore(str(tmp_path / "b"), str(record)),
    ):
        with pytest.raises(RecordError) as raised:
            call()
        assert raised.value.code == "file-exists"
    with pytest.raises(RecordError) as raised:
        restore(str(record), str(record), force=True)
    assert raised.value.code == "same-file"


def test_what_is_no_record_is_not_restored(record, tmp_path):
    (tmp_path / "text").write_text("no database, whatever it is called" * 50)
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE x (y)").connection.close()
    (tmp_path / "cut").write_bytes(record.read_bytes()[:30_000])
    before = hashed(record)
    found = []
    for name in ("text", "other", "none", "cut"):
        with pytest.raises(RecordError) as raised:
            restore(str(tmp_path / name), str(record), force=True)
        found.append(raised.value.code)
    assert found[:3] == ["not-a-record", "not-a-record", "no-record"]
    assert hashed(record) == before


def test_a_copy_that_cannot_be_written_leaves_nothing(record, tmp_path):
    with pytest.raises(RecordError):
        backup(str(record), str(tmp_path / "no" / "b"))
    assert {path.name for path in tmp_path.iterdir()} <= {"a.db", "a.db-wal", "a.db-shm"}
