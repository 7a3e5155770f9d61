import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from fake_coder import FakeCoder, make, make_newer

from sijill.errors import UsageError
from sijill.runs import Progress, maker, read, recode
from sijill.store import MentionFilter, open_store

TEXT = "قصف الجيش أحياء الحسكة، وطالب المجلس بوقف القصف في المدينة."


@pytest.fixture
def store(record_at):
    with open_store(record_at("a.db")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    return make_folder(tmp_path / "in", 40)


def make_folder(path, number):
    path.mkdir()
    lines = [
        {"id": f"r{n}", "text": f"{TEXT} {n}", "published": "2024-08-12", "title": "ع"} for n in range(number)
    ]
    (path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return path


def put(folder, name, **fields):
    (folder / name).write_text(json.dumps({"text": TEXT, **fields}))


def figures(summary):
    names = ("read", "new", "changed", "recoded", "unchanged", "not_coded", "failed")
    return {name: getattr(summary, name) for name in names if getattr(summary, name)}


def test_a_folder_is_read_coded_and_kept(store, folder):
    summary = read([folder], store, make)
    assert figures(summary) == {"read": 40, "new": 40}
    assert summary.mentions == store.counts()["mentions"] == 120
    assert summary.unread == ()
    assert summary.chars == sum(len(report.text) for report in store.reports())


def test_the_same_again_changes_nothing(store, folder):
    read([folder], store, make)
    before = store.canonical()
    assert figures(read([folder], store, make)) == {"read": 40, "unchanged": 40}
    assert store.canonical() == before


def test_the_same_again_writes_nothing(tmp_path, folder):
    with open_store(tmp_path / "a.db") as store:
        read([folder], store, make)
        file = Path(store.path)
        written = [file.stat().st_mtime_ns, Path(f"{file}-wal").stat().st_size]
        read([folder], store, make)
        assert [file.stat().st_mtime_ns, Path(f"{file}-wal").stat().st_size] == written


def test_a_new_text_at_an_address_is_a_new_version(store, folder):
    read([folder], store, make)
    put(folder, "b.json", id="r1")
    assert figures(read([folder], store, make)) == {"read": 41, "unchanged": 40, "changed": 1}
    assert figures(read([folder], store, make)) == {"read": 41, "unchanged": 41}


def test_another_engine_recodes(store, folder):
    read([folder], store, make)
    summary = recode(store, make_newer)
    assert figures(summary) == {"read": 40, "recoded": 40}
    assert {row.mention.engine for row in store.mentions()} == {"fake/2"}
    assert figures(recode(store, make_newer)) == {"read": 40, "unchanged": 40}


def test_reading_with_another_pack_recodes(store, folder):
    read([folder], store, make)
    assert figures(read([folder], store, partial(FakeCoder, packs_hash="p2"))) == {"read": 40, "recoded": 40}


def test_other_languages_are_kept_and_said(store, folder):
    put(folder, "en.json", text="The army shelled the city and the council asked for it to stop")
    put(folder, "no.json", text="123")
    summary = read([folder], store, make)
    assert figures(summary) == {"read": 42, "new": 42, "not_coded": 2}
    assert summary.languages == {"en": 1, "none": 1}
    assert figures(read([folder], store, make)) == {"read": 42, "unchanged": 42, "not_coded": 2}


def test_one_bad_report_does_not_end_the_run(store, folder):
    put(folder, "b.json", text=TEXT + " انفجار")
    put(folder, "c.json", text=TEXT + " خارج")
    (folder / "d.json").write_text("{")
    (folder / "e.xyz").write_text("x")
    summary = read([folder], store, make)
    assert figures(summary) == {"read": 42, "new": 40, "failed": 2}
    assert [item.error.code for item in summary.unread] == [
        "engine-failed",
        "span-outside",
        "json-cut",
        "unknown-kind",
    ]
    assert store.counts()["reports"] == 40


def test_one_id_for_two_addresses_is_listed(store, folder):
    put(folder, "b.json", id="x", url="https://a/1")
    put(folder, "c.json", id="x", url="https://b/1")
    assert [item.error.code for item in read([folder], store, make).unread] == ["id-clash"]


@pytest.fixture(params=["copied", "begun anew"])
def another_thread(request):
    """With another thread a process is not copied, and its coder is made anew."""
    if request.param == "copied":
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=done.wait, daemon=True)
    thread.start()
    yield
    done.set()
    thread.join()


@pytest.mark.usefixtures("another_thread")
@pytest.mark.parametrize("jobs", [2, 3])
def test_processes_make_the_same_record(record_at, folder, jobs):
    for n in range(3):  # the same address within one stretch: versions in the order of the files
        put(folder, f"v{n}.json", id="r1", text=f"{TEXT} {n}{n}")
    put(folder, "w.json", text=TEXT + " انفجار")
    hashes = set()
    for name, number in (("one", 1), ("many", jobs)):
        with open_store(record_at(f"{name}.db")) as store:
            summary = read([folder], store, make, jobs=number)
            assert figures(summary) == {"read": 44, "new": 40, "changed": 3, "failed": 1}
            hashes.add(store.canonical_hash())
    assert len(hashes) == 1


def test_progress_is_told(store, folder):
    told: list[Progress] = []
    read([folder], store, make, progress=told.append)
    assert [step.reports for step in told] == list(range(1, 41))
    assert told[-1].total == (folder / "a.jsonl").stat().st_size
    assert told[-1].bytes <= told[-1].total


def test_stopped_and_run_again_is_the_same_record(record_at, folder):
    def stop(step):
        if step.reports == 17:
            raise KeyboardInterrupt

    with open_store(record_at("whole.db")) as whole, open_store(record_at("stopped.db")) as stopped:
        read([folder], whole, make)
        with pytest.raises(KeyboardInterrupt):
            read([folder], stopped, make, progress=stop)
        assert stopped.counts()["reports"] == 17
        read([folder], stopped, make)
        assert stopped.canonical() == whole.canonical()


SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from fake_coder import make_slow
from sijill.runs import read
from sijill.store import open_store
if __name__ == "__main__":
    with open_store({record!r}) as store:
        read([{folder!r}], store, make_slow, jobs={jobs})
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_and_run_again_is_the_same_record(database, record_at, tmp_path, jobs):
    folder, record = make_folder(tmp_path / "in", 100), record_at("killed.db")
    tests = str(Path(__file__).parent)
    script = tmp_path / "run.py"
    script.write_text(SCRIPT.format(tests=tests, record=str(record), folder=str(folder), jobs=jobs))
    process = subprocess.Popen([sys.executable, str(script)], start_new_session=True)
    _wait_for_reports(database, record, process)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with open_store(record) as killed, open_store(record_at("whole.db")) as whole:
        assert 0 < killed.counts()["reports"] < 100
        read([folder], killed, make)
        read([folder], whole, make)
        assert killed.canonical() == whole.canonical()
        assert len(killed.mentions(MentionFilter(text="الحسكة"))) == 300


def _wait_for_reports(database, record, process):
    for _ in range(600):
        time.sleep(0.05)
        assert process.poll() is None
        if _count(database, record):
            return
    pytest.fail("nothing was written")


def _count(database, record):
    try:
        return database.run(record, "SELECT count(*) FROM reports")[0][0]
    except sqlite3.OperationalError:  # its tables are being made
        return 0


def test_an_engine_that_is_not_there_is_named():
    with pytest.raises(UsageError) as caught:
        maker("oracle", ["core"])
    assert caught.value.code == "bad-choice"


def texts(store, report="r1"):
    return [version.number for version in store.history(report) if version.stands]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_earlier_text_that_is_read_last_stands_again(store, tmp_path, jobs):
    for name, text in (("a", TEXT), ("b", TEXT + " ثان"), ("c", TEXT)):
        (tmp_path / name).mkdir()
        put(tmp_path / name, "x.json", id="r1", text=text)
    read([tmp_path / "a"], store, make, jobs=jobs)
    changed = read([tmp_path / "b"], store, make, jobs=jobs)
    assert [(one.report, one.before, one.version) for one in changed.corrected] == [("r1", 1, 2)]
    back = read([tmp_path / "c"], store, make, jobs=jobs)
    assert (figures(back), back.restored) == ({"read": 1}, 1)
    assert [(one.report, one.before, one.version) for one in back.corrected] == [("r1", 2, 1)]
    assert texts(store) == [1]
    assert {(row.mention.version, row.superseded) for row in store.mentions()} == {(1, None)}
    assert figures(read([tmp_path / "c"], store, make, jobs=jobs)) == {"read": 1, "unchanged": 1}


@pytest.mark.parametrize(("order", "stands"), [("abc", 1), ("ab", 2), ("ba", 2)])
def test_what_is_read_last_in_one_reading_stands_and_again_changes_nothing(store, tmp_path, order, stands):
    made = {"a": TEXT, "b": TEXT + " ثان", "c": TEXT}
    (tmp_path / "in").mkdir()
    for number, name in enumerate(order):
        put(tmp_path / "in", f"{number}.json", id="r1", text=made[name])
    read([tmp_path / "in"], store, make)
    assert texts(store) == [stands]
    before = store.canonical()
    assert figures(read([tmp_path / "in"], store, make)) == {"read": len(order), "unchanged": len(order)}
    assert store.canonical() == before


def test_coding_again_leaves_standing_what_stands(store, tmp_path):
    (tmp_path / "in").mkdir()
    for name, text in (("1", TEXT), ("2", TEXT + " ثان"), ("3", TEXT)):
        put(tmp_path / "in", f"{name}.json", id="r1", text=text)
    read([tmp_path / "in"], store, make)
    assert texts(store) == [1]
    assert figures(recode(store, make_newer)) == {"read": 2, "recoded": 2}
    assert texts(store) == [1]
    found = store.mentions(MentionFilter(superseded=True))
    assert {(row.mention.version, row.mention.engine, row.superseded) for row in found} == {
        (1, "fake/2", None),
        (2, "fake/2", 1),
    }


def test_an_earlier_text_that_must_be_coded_again_is_counted_once(store, tmp_path):
    (tmp_path / "in").mkdir()
    put(tmp_path / "in", "x.json", id="r1")
    read([tmp_path / "in"], store, make)
    put(tmp_path / "in", "x.json", id="r1", text=TEXT + " ثان")
    read([tmp_path / "in"], store, make)
    put(tmp_path / "in", "x.json", id="r1")
    back = read([tmp_path / "in"], store, make_newer)
    assert (figures(back), back.restored, texts(store)) == ({"read": 1}, 1, [1])


def test_stopped_before_an_earlier_text_stands_again_and_run_again(record_at, tmp_path):
    def stop(step):
        if step.reports == 3:
            raise KeyboardInterrupt

    (tmp_path / "in").mkdir()
    for name, text in (("1", TEXT), ("2", TEXT + " ثان"), ("3", TEXT)):
        put(tmp_path / "in", f"{name}.json", id="r1", text=text)
    with open_store(record_at("whole.db")) as whole, open_store(record_at("stopped.db")) as stopped:
        read([tmp_path / "in"], whole, make)
        with pytest.raises(KeyboardInterrupt):
            read([tmp_path / "in"], stopped, make, progress=stop)
        read([tmp_path / "in"], stopped, make)
        assert stopped.canonical() == whole.canonical()
