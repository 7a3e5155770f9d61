"""What may go wrong around a reading: each is told, has its exit code, and leaves a whole record.

The record is whole where SQLite finds no fault in it, and where the same reading, run again in peace, ends
in the same record as one that was never disturbed.
"""
# ruff: noqa: ARG001

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from sijill.store import open_store

WORDS = "قصف الجيش السوري أمس أحياء مدينة الحسكة، بحسب مصدر طبي في المدينة."
PROGRAM = [sys.executable, "-m", "sijill.cli"]
posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")


def lines(numbers, extra=""):
    facts = [{"text": f"{WORDS} {n}{extra}", "id": f"r{n}", "outlet": "agency"} for n in numbers]
    return "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts)


def whole(record):
    with sqlite3.connect(record) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def content(record):
    with open_store(record, create=False) as store:
        return store.canonical_hash()


def count(record):
    with open_store(record, create=False) as store:
        return store.counts()["reports"]


# The input breaks off


def test_lines_cut_in_the_middle_are_told_with_their_place(folder, sijill):
    (folder / "cut.jsonl").write_bytes(lines(range(3)).encode()[:-30])
    code, out, err = sijill("read", "cut.jsonl")
    assert (code, out.startswith("2 reports read: 2 new")) == (0, True)
    assert err.splitlines()[1].strip().startswith("cut.jsonl:3: the JSON breaks off in the middle")
    assert "cut.jsonl:3" in sijill("read", "cut.jsonl", "--strict")[2]
    assert sijill("read", "cut.jsonl", "--strict")[0] == 3


@pytest.mark.parametrize(
    "cut", ['{"text": "قصف', '{"text": "قصف",', '[{"text": "قصف"},', '{"text": "قصف", "id": nu']
)
def test_a_file_cut_in_the_middle_is_told(folder, sijill, cut):
    (folder / "cut.json").write_text(cut, "utf-8")
    code, _, err = sijill("read", "cut.json")
    assert (code, "cut.json: the JSON breaks off in the middle" in err) == (3, True)


CALM = "الطقس اليوم معتدل في معظم المناطق والحرارة حول معدلاتها السنوية مع رياح خفيفة متقلبة الاتجاه.\n"


def test_a_text_of_fifty_megabytes_is_coded_to_its_end(folder, sijill):
    calm = [CALM] * (50 * 2**20 // len(CALM.encode()))
    calm[0] = calm[len(calm) // 2] = calm[-1] = WORDS + "\n"
    text = "".join(calm)
    (folder / "long.txt").write_text(text, "utf-8")
    assert sijill("read", "long.txt")[0] == 0
    told = json.loads(sijill("mentions", "--format", "json")[1])
    starts = [text.find(WORDS), text.find(WORDS, len(WORDS)), text.rfind(WORDS)]
    assert [one["start"] for one in told] == starts
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in told)


# Tongues that are not coded


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The army shelled the town on Monday, and two of the wounded died in hospital.", "English"),
        ("نیروهای امنیتی گزارش دادند که چند نفر در پایتخت کشته شدند و پنج نفر زخمی شدند.", "Persian"),
        ("هێزەکانی سووریای دیموکرات ئابڵۆقەی شارەکەیان بەردەوام کرد و داوایان کرد.", "Kurdish (Sorani)"),
        ("Hêzên Sûriya Demokratîk li bajarê Hesekê dorpêç domand û ji wan xwest ku rê vebe.", "Kurdish"),
    ],
)  # fmt: skip
def test_other_tongues_are_kept_marked_and_not_coded(folder, sijill, words, language):
    (folder / "x.txt").write_text(words, "utf-8")
    code, out, _ = sijill("read", "x.txt", "--format", "json")
    assert (code, json.loads(out)["not_coded"], json.loads(out)["mentions"]) == (0, 1, 0)
    shutil.copy("x.txt", "y.txt")
    assert (
        f"1 kept but not coded (not in Arabic): {language} 1"
        in sijill("read", "y.txt", "--record", "y.db")[1]
    )
    with open_store("y.db") as store:
        assert [report.text for report in store.reports()] == [words]


# The record may not be written


def _allowed(path, mode, **_):
    return mode != os.W_OK or not str(path).endswith(".db")


def test_a_record_that_may_not_be_written(record, sijill, monkeypatch):
    record.chmod(0o444)
    if os.access(record, os.W_OK):  # the superuser may write anything
        monkeypatch.setattr("sijill.store.connect.os.access", _allowed)
    before = record.read_bytes()
    (record.parent / "in" / "more.jsonl").write_text(lines([1]), "utf-8")
    code, out, err = sijill("read", "in")
    assert (code, out, err) == (5, "", "error: sijill.db: the record may not be written\n")
    assert record.read_bytes() == before
    assert sijill("mentions")[0] == 0


def test_a_record_of_a_newer_version(record, sijill):
    with sqlite3.connect(record) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = record.read_bytes()
    for command in (("read", "in"), ("mentions",), ("recode",)):
        code, out, err = sijill(*command)
        assert (code, out) == (5, "")
        assert err == "error: sijill.db: the record was written by a newer version of sijill (9999)\n"
    assert (
        "نسخة أحدث" in sijill("mentions", "--lang", "ar")[2]
        or "أحدث" in sijill("mentions", "--lang", "ar")[2]
    )
    assert record.read_bytes() == before


# The disk is full

LIMITED = """
import resource, signal, sys
from sijill.cli.main import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
sys.exit(run(["read", "many.jsonl"]))
"""


@posix
def test_a_disk_that_takes_no_more(folder, sijill):
    (folder / "many.jsonl").write_text(lines(range(150)), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(size=450_000)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("error: sijill.db: the disk ")
    assert whole("sijill.db")
    assert 0 < count("sijill.db") < 150
    assert sijill("read", "many.jsonl")[0] == 0
    assert sijill("read", "many.jsonl", "--record", "other.db")[0] == 0
    assert content("sijill.db") == content("other.db")


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser mounts")
def test_a_full_disk(folder, sijill):
    (folder / "small").mkdir()
    (folder / "many.jsonl").write_text(lines(range(150)), "utf-8")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "x", "small"], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no mounting here")
    try:
        code, out, err = sijill("read", "many.jsonl", "--record", "small/x.db")
        assert (code, out, err) == (5, "", "error: small/x.db: the disk is full\n")
        for path in (folder / "small").iterdir():
            shutil.copy(path, folder / path.name)
    finally:
        subprocess.run(["umount", "small"], check=True)
    assert whole("x.db")
    assert 0 < count("x.db") < 150
    assert sijill("read", "many.jsonl", "--record", "x.db")[0] == 0


# Stopped in the middle


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL] if os.name != "nt" else [])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_stopped_by_a_signal_the_record_is_whole_and_the_rest_follows(folder, sijill, number, jobs):
    (folder / "many.jsonl").write_text(lines(range(150)), "utf-8")
    argv = [*PROGRAM, "read", "many.jsonl", "--jobs", jobs]
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    _wait_for_reports("sijill.db", process)
    (os.killpg if number == signal.SIGKILL else os.kill)(process.pid, number)
    _, err = process.communicate(timeout=60)
    if number == signal.SIGINT:
        assert (process.returncode, err) == (130, b"interrupted; the record is whole\n")
    assert whole("sijill.db")
    assert count("sijill.db") > 0
    assert sijill("read", "many.jsonl")[0] == 0
    assert sijill("read", "many.jsonl", "--record", "other.db")[0] == 0
    assert content("sijill.db") == content("other.db")


def _wait_for_reports(record, process):
    for _ in range(1200):
        time.sleep(0.05)
        assert process.poll() is None, process.stderr.read()
        try:
            with sqlite3.connect(record, timeout=0) as connection:
                if connection.execute("SELECT count(*) FROM reports").fetchone()[0] > 5:
                    return
        except sqlite3.OperationalError:
            continue
    pytest.fail("nothing was written")


# Two at once


def test_two_readings_of_the_same_at_once(folder, sijill):
    (folder / "many.jsonl").write_text(lines(range(60)), "utf-8")
    done = at_once(["many.jsonl"], ["many.jsonl"])
    assert [code for code, _, _ in done] == [0, 0], done
    assert sijill("read", "many.jsonl", "--record", "other.db")[0] == 0
    assert whole("sijill.db")
    assert content("sijill.db") == content("other.db")
    assert sum(json.loads(out)["new"] for _, out, _ in done) == 60


def test_two_readings_of_other_texts_at_the_same_addresses(folder, sijill):
    for name in ("a", "b"):
        (folder / f"{name}.jsonl").write_text(lines(range(60), name), "utf-8")
    done = at_once(["a.jsonl"], ["b.jsonl"])
    assert [code for code, _, _ in done] == [0, 0], done
    assert whole("sijill.db")
    with open_store("sijill.db") as store:
        counts = store.counts()
        assert (counts["reports"], counts["versions"]) == (60, 120)
        assert {mention.mention.version for mention in store.mentions()} <= {1, 2}


def at_once(*paths):
    """Read into one new record in processes of their own; give exit codes, output, errors."""
    argv = [[*PROGRAM, "read", *some, "--format", "json"] for some in paths]
    going = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for words in argv]
    return [(process.wait(120), *(part.decode() for part in process.communicate())) for process in going]
