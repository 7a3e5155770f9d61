"""Reading into a record and what is said about it."""
# ruff: noqa: ARG001

import json
import os
import signal
import subprocess
import sys
import time

import pytest


def test_the_summary(folder, sijill):
    code, out, err = sijill("read", "in")
    assert (code, err) == (0, "")
    assert out.startswith("3 reports read: 3 new\n")
    assert "1 kept but not coded (not in Arabic)" in out
    assert "record: sijill.db" in out


def test_the_summary_in_arabic(folder, sijill):
    assert sijill("read", "in", "--lang", "ar")[1].startswith("قُرئت 3 تقارير: 3 جديدة\n")


def test_reading_again_changes_nothing_and_says_so(record, sijill):
    before = record.read_bytes()
    _, out, _ = sijill("read", "in")
    assert "Nothing has changed" in out
    assert record.read_bytes() == before


def test_what_could_not_be_read_is_listed_with_its_place(folder, sijill):
    (folder / "in" / "bad.jsonl").write_text('{"text": "قصف الجيش السوري المدينة."}\n{no\n', "utf-8")
    (folder / "in" / "x.bin").write_bytes(b"\0")
    code, out, err = sijill("read", "in")
    assert code == 0
    assert "4 reports read" in out
    assert err.startswith("2 could not be read:\n")
    assert "bad.jsonl:2: no valid JSON" in err


def test_a_folder_with_nothing_in_it_says_so(folder, sijill):
    (folder / "none").mkdir()
    code, out, err = sijill("read", "none")
    assert (code, err) == (3, "")
    assert out.startswith("there is nothing to read here: no file of the kinds .txt")
    assert sijill("read", "none", "--lang", "ar")[1].startswith("لا شيء هنا يُقرأ")


def test_other_tongues_are_named(folder, sijill):
    assert "not coded (not in Arabic): English 1" in sijill("read", "in")[1]
    assert "(ليس بالعربية): الإنكليزية 1" in sijill("read", "in", "--record", "x.db", "--lang", "ar")[1]


WORDS = "قصف الجيش السوري أمس أحياء مدينة الحسكة، بحسب مصدر طبي في المدينة."


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(folder, sijill, encoding):
    (folder / "x.txt").write_bytes(WORDS.encode(encoding))
    assert sijill("read", "x.txt")[1].startswith("1 report read: 1 new\n1 mention\n")


@pytest.mark.parametrize(
    ("data", "english", "arabic"),
    [
        (b"\0\1\2\xff\xfe\0bin", "the file holds no text but binary data", "ليس في الملف نص"),
        (b"", "the file is empty", "الملف فارغ"),
    ],
)
def test_what_is_no_text_is_told(folder, sijill, data, english, arabic):
    (folder / "x.txt").write_bytes(data)
    code, out, err = sijill("read", "x.txt")
    assert (code, out) == (3, "nothing could be read\n")
    assert f"x.txt: {english}" in err
    assert arabic in sijill("read", "x.txt", "--lang", "ar")[2]


def refused(*_, **__):
    raise PermissionError(13, "Permission denied")


def test_a_folder_without_permission_is_told(record, sijill, monkeypatch):
    monkeypatch.setattr("sijill.readers.walk.os.scandir", refused)
    assert "in: cannot be opened: permission denied" in sijill("read", "in")[2]
    assert "in: تعذّر فتحه: لا إذن بذلك" in bare(sijill("read", "in", "--lang", "ar")[2])


def bare(words):
    return words.translate(dict.fromkeys(range(0x2066, 0x206A)))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anything")
def test_a_record_that_may_not_be_written(record, sijill):
    record.chmod(0o444)
    code, out, err = sijill("read", "in")
    assert (code, out) == (5, "")
    assert err == "error: sijill.db: the record may not be written\n"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_interruption_leaves_a_whole_record(folder, sijill):
    line = json.dumps({"text": WORDS * 5}, ensure_ascii=False)[:-1]
    (folder / "many.jsonl").write_text("".join(f'{line}, "id": "r{n}"}}\n' for n in range(20000)), "utf-8")
    argv = [sys.executable, "-m", "sijill.cli", "read", "many.jsonl"]
    done = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    waited = time.monotonic() + 60
    while not (folder / "sijill.db-wal").exists() and time.monotonic() < waited:
        time.sleep(0.2)
    time.sleep(1)
    done.send_signal(signal.SIGINT)
    out, err = done.communicate(timeout=60)
    assert (done.returncode, out) == (130, b"")
    assert err == b"interrupted; the record is whole\n"
    assert sijill("mentions", "--format", "jsonl")[0] == 0


def test_strict_leaves_with_three(folder, sijill):
    (folder / "in" / "x.bin").write_bytes(b"\0")
    assert sijill("read", "in", "--strict")[0] == 3


def test_nothing_read_leaves_with_three(folder, sijill):
    code, out, err = sijill("read", "nowhere", "--lang", "ar")
    assert code == 3
    assert "تعذّرت قراءة أي شيء" in out
    assert "لا يوجد ملف ولا مجلد" in err


def test_a_mistyped_path_makes_no_record(folder, sijill):
    assert sijill("read", "nowhere", "nor/here")[0] == 3
    assert not (folder / "sijill.db").exists()
    assert "there is no record here yet" in sijill("mentions")[2]


def test_a_record_in_a_folder_that_is_not_there(folder, sijill):
    code, _, err = sijill("read", "in", "--record", "none/x.db")
    assert (code, err) == (5, "error: none/x.db: there is no such folder: make it first\n")


def test_a_folder_given_as_the_record(folder, sijill):
    code, _, err = sijill("read", "in", "--record", "in", "--lang", "ar")
    assert (code, "هذا مجلد" in err) == (5, True)


@pytest.mark.parametrize(("kind", "other"), [(".doc", ".docx"), (".xls", ".xlsx"), (".rar", ".zip")])
def test_old_kinds_are_told_with_what_to_save_them_as(folder, sijill, kind, other):
    (folder / f"x{kind}").write_bytes(b"\xd0\xcf\x11\xe0")
    assert f"files of the kind {kind} are not read: save it as {other}" in sijill("read", f"x{kind}")[2]
    assert f"احفظه بصيغة {other}" in sijill("read", f"x{kind}", "--lang", "ar")[2]


def test_the_summary_as_json(folder, sijill):
    (folder / "in" / "x.bin").write_bytes(b"\0")
    found = json.loads(sijill("read", "in", "--format", "json")[1])
    assert (found["read"], found["new"]) == (3, 3)
    assert found["unread"][0]["code"] == "unknown-kind"


def test_fields_are_mapped(folder, sijill):
    (folder / "t.csv").write_text("Body,Day\nقصف الجيش السوري مدينة الحسكة.,2021-01-02\n", "utf-8")
    code, out, _ = sijill("read", "t.csv", "--field", "text=Body", "--field", "published=Day")
    assert code == 0
    assert out.startswith("1 report read")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--field", "x"], "maps no field"),
        (["--field", "nope=x"], "maps no field"),
        (["--published", "7/8/2024"], "is no date"),
        (["--format", "xml"], "--format takes one of"),
        (["--engine", "magic"], "takes one of rules"),
        (["--pack", "nope"], "there is no pack"),
        (["--jobs", "0"], "--jobs has a value that cannot be used"),
        (["--frobnicate"], "there is no option --frobnicate"),
    ],
)
def test_what_makes_no_sense_leaves_with_two(folder, sijill, argv, said):
    code, out, err = sijill("read", "in", *argv)
    assert (code, out) == (2, "")
    assert said in err


def test_a_file_that_is_no_record(folder, sijill):
    (folder / "x.db").write_text("hello")
    code, _, err = sijill("read", "in", "--record", "x.db")
    assert code == 5
    assert err == "error: x.db: this file is no record of ours\n"


def test_recoding_says_that_nothing_has_changed(record, sijill):
    assert "Nothing has changed" in sijill("recode")[1]


def test_recoding_needs_a_record(folder, sijill):
    assert sijill("recode")[0] == 5


@pytest.mark.parametrize(
    ("data", "english", "arabic"),
    [
        (WORDS.encode("cp1256"), "its encoding is cp1256, not UTF-8; read as such", "ترميزه cp1256"),
        (WORDS.encode("utf-16"), "its encoding is utf-16, not UTF-8; read as such", "ترميزه utf-16"),
        ((WORDS * 9).encode() + b"\xff", "some of its characters are broken", "بعض حروفه مكسور"),
        ("\n".join([WORDS[::-1]] * 3).encode(), "turned into the order of writing", "إلى ترتيب الكتابة"),
        (f"{WORDS} \ufed7\ufeb4\ufeaa".encode(), "they are plain letters now", "صارت حروفاً عادية"),
    ],
    ids=["cp1256", "utf-16", "broken", "visual", "shapes"],
)
def test_what_was_mended_is_said_with_its_file(folder, sijill, data, english, arabic):
    (folder / "x.txt").write_bytes(data)
    code, out, err = sijill("read", "x.txt")
    assert (code, out.startswith("1 report read: 1 new\n")) == (0, True)
    assert err.startswith("x.txt: ")
    assert english in err
    assert arabic in bare(sijill("read", "x.txt", "--record", "y.db", "--lang", "ar")[2])
    events = map(json.loads, sijill("mentions", "--format", "jsonl")[1].splitlines())
    (report,) = {event["report"]["id"] for event in events}
    assert english[-20:] in " ".join(bare(sijill("show", report)[1]).split())


def test_many_mended_alike_are_one_line(folder, sijill):
    rows = "".join(f"{n},{WORDS},{day}/08/2024\n" for n, day in enumerate((13, 11, 10)))
    (folder / "t.csv").write_bytes(f"id,text,date\n{rows}".encode("cp1256"))
    first, second = sijill("read", "t.csv")[2].splitlines()
    assert first == "t.csv:2: its encoding is cp1256, not UTF-8; read as such: and so 2 more reports"
    assert second.startswith("t.csv:3: its day of publication can be read in two ways: 11/08/2024")
    assert second.endswith("and so one more report")
    found = json.loads(sijill("read", "t.csv", "--record", "y.db", "--format", "json")[1])["noted"]
    assert [(item["note"], item["number"]) for item in found] == [
        ("encoding:cp1256", 3),
        ("published-ambiguous:11/08/2024", 2),
    ]
    assert sijill("read", "t.csv")[2] == ""
