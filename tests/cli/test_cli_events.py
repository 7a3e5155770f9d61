"""``sijill events`` and what goes with it: two reports of one siege that differ, a screen of 80 columns."""
# ruff: noqa: ARG001

import csv
import io
import json
import re

import pytest

import sijill as package
from sijill.i18n.bidi import width

REPORTS = [
    {
        "id": "e-1", "composed": True, "outlet": "agency", "published": "2024-08-08", "title": "حصار",
        "text": "حاصرت قوات سوريا الديمقراطية حي الشيخ مقصود منذ الأربعاء. "
        "وقتل ستة مدنيين في قصف الجيش السوري مدينة القامشلي أمس.",
    },
    {
        "id": "e-2", "composed": True, "outlet": "sana", "published": "2024-08-09", "title": "خبر",
        "text": "لليوم الثالث تواصل قوات سوريا الديمقراطية حصار حي الشيخ مقصود. "
        "وكان الجيش السوري قصف القامشلي الأربعاء، ما أدى إلى مقتل أربعة مدنيين.",
    },
    {
        "id": "e-3", "composed": True, "outlet": "other", "published": "2025-08-09", "title": "خبر",
        "text": "حاصرت قوات سوريا الديمقراطية حي الشيخ مقصود أمس.",
    },
]  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in REPORTS)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "day.jsonl").write_text(lines, "utf-8")
    return tmp_path


@pytest.fixture
def found(record, sijill):
    def get(*filters):
        code, out, err = sijill("events", "--format", "json", *filters)
        assert (code, err) == (0, "")
        return json.loads(out)

    return get


def test_one_siege_in_two_reports_and_another_a_year_later(found):
    sieges = found("--type", "BLOCKADE")
    assert [[one["report"] for one in event["mentions"]] for event in sieges] == [["e-1", "e-2"], ["e-3"]]
    assert [event["sources"] for event in sieges] == [2, 1]


def test_both_figures_stand_each_with_its_holder(found):
    (strike,) = found("--type", "ATTACK")
    (killed,) = [one for one in strike["disagreements"] if one["argument"] == "killed"]
    holders = [(value["value"], value["by"][0]["by"], value["by"][0]["party"]) for value in killed["values"]]
    assert holders == [("4", "sana", "syria"), ("6", "agency", "")]
    assert (strike["one_side"], strike["composed"], strike["reviewed"]) == (False, True, 0)


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (("--actor", "sdf"), 2), (("--party", "syria"), 1), (("--place", "القامشلي"), 1),
        (("--outlet", "sana"), 2),
        (("--from", "2025"), 1), (("--to", "2024"), 2), (("--type", "ATTACK", "--outlet", "other"), 0),
        (("--limit", "1"), 1), (("--offset", "1"), 2), (("--news",), 0), (("--report", "e-3"), 1),
    ],
)  # fmt: skip
def test_filters(found, filters, number):
    assert len(found(*filters)) == number


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("columns", [60, 80])
def test_the_screen_holds_its_width_and_says_what_must_be_said(record, sijill, lang, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, err = sijill("events", "--lang", lang)
    assert (code, err) == (0, "")
    assert max(map(width, out.splitlines())) <= columns
    marks = {
        "en": ("composed", "unreviewed", "a party", "killed", "3 events"),
        "ar": ("مؤلَّف", "لم يُراجَع", "طرف", "قتلى", "3 أحداث"),
    }
    for mark in marks[lang]:
        assert mark in out


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_event_is_shown_with_the_words_of_each_mention(record, sijill, found, lang):
    (strike,) = found("--type", "ATTACK")
    code, out, _ = sijill("show", strike["id"], "--lang", lang)
    assert code == 0
    plain = re.sub("[\u2066-\u2069]", "", out).replace("\n", " ")
    for one in strike["mentions"]:
        assert one["id"] in plain
        assert one["report"] in plain
        assert one["quote"][:20] in plain
    assert max(map(width, out.splitlines())) <= 80
    assert (
        sijill("show", strike["id"], "--format", "json")[1]
        == sijill("show", strike["id"], "--format", "json")[1]
    )


def test_a_spreadsheet_of_events(record, sijill):
    code, out, _ = sijill("events", "--format", "csv")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
    assert [row["type"] for row in rows].count("BLOCKADE") == 2
    assert any("6" in row["differ"] and "4" in row["differ"] for row in rows)
    assert all(row["mentions"] and row["quotes"] for row in rows)


def reviewed(record, sijill, verdicts):
    """Write verdicts into the mentions' table and read it back: id → verdict."""
    table = sijill("mentions", "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(table.lstrip("\ufeff"))))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "verdict": verdicts.get(row["id"], "")})
    (record.parent / "r.csv").write_text(out.getvalue(), "utf-8")
    return sijill("review", "r.csv", "--who", "amal")


def test_merged_and_parted_by_hand(record, sijill, found):
    first, later = found("--type", "BLOCKADE")
    one, other = (mention["id"] for mention in first["mentions"])
    far = later["mentions"][0]["id"]
    code, out, err = reviewed(record, sijill, {one: "different", far: f"same {one}"})
    assert (code, err) == (0, "")
    assert "2 " in out
    sieges = [[mention["id"] for mention in event["mentions"]] for event in found("--type", "BLOCKADE")]
    assert sorted(map(sorted, sieges)) == sorted([sorted([one, far]), [other]])
    code, out, _ = reviewed(record, sijill, {one: f"different {other}"})  # the same decision: nothing new
    assert (code, "1 " in out) == (0, True)
    assert len(json.loads(sijill("show", far, "--format", "json")[1])["reviews"]) == 1


@pytest.mark.parametrize("verdict", ["same", "same xyz", "different xyz"])
def test_a_decision_that_names_no_mention_is_refused(record, sijill, found, verdict):
    one = found("--type", "ATTACK")[0]["mentions"][0]["id"]
    code, _, err = reviewed(record, sijill, {one: verdict})
    assert code == 3
    assert verdict in err


def test_parted_from_nothing(record, sijill, found):
    lone = found("--from", "2025")[0]["mentions"][0]["id"]
    code, _, err = reviewed(record, sijill, {lone: "different"})
    assert code == 3
    assert "alone" in err


def test_no_event(record, sijill):
    code, out, _ = sijill("events", "--type", "PROTEST")
    assert (code, out) == (0, "No event fits.\n")


def test_from_python(record):
    with package.open(record) as opened:
        first, _ = opened.events(type="BLOCKADE")
        assert len(first.told) == 2
        one, other = first.mentions()
        assert opened.review([{"id": one, "verdict": "different", "other": other}], who="amal") == 1
        assert len(opened.events(type="BLOCKADE")) == 3
        assert {told.mention.id for told in opened.told()} >= {one, other}
        with pytest.raises(package.errors.UsageError):
            opened.review([{"id": one, "verdict": "same"}], who="amal")
