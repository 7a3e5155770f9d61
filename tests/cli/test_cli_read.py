"""Reading into a record and what is said about it."""
# ruff: noqa: ARG001

import json

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


def test_strict_leaves_with_three(folder, sijill):
    (folder / "in" / "x.bin").write_bytes(b"\0")
    assert sijill("read", "in", "--strict")[0] == 3


def test_nothing_read_leaves_with_three(folder, sijill):
    code, out, err = sijill("read", "nowhere", "--lang", "ar")
    assert code == 3
    assert "تعذّرت قراءة أي شيء" in out
    assert "لا يوجد ملف ولا مجلد" in err


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
