"""Corrected articles from end to end: read, listed, shown, reviewed, compared."""
# ruff: noqa: ARG001

import csv
import io
import json
import re

import pytest

from sijill.i18n.bidi import width

ADDRESS = "https://example.org/1"
A = "قُتل ثلاثة مدنيين في قصف للجيش السوري على مدينة الحسكة، وفق مصدر محلي. وطالب المجلس بوقف القصف."
B = "قُتل خمسة مدنيين في قصف للجيش السوري على مدينة الحسكة، وفق مصدر طبي. ونفى الجيش السوري القصف."


def bare(words):
    return re.sub("[\u2066-\u2069]", "", words)


def put(folder, name, text):
    fields = {"outlet": "agency", "url": ADDRESS, "published": "2024-08-13", "composed": True}
    (folder / name).write_text(json.dumps({**fields, "title": "قصف", "text": text}), "utf-8")


@pytest.fixture
def corrected(tmp_path, monkeypatch, sijill):
    """A record with two versions of one report; gives its id and the summary of the second reading."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "a.json", A)
    put(tmp_path, "b.json", B)
    assert sijill("read", "a.json")[0] == 0
    code, out, err = sijill("read", "b.json")
    assert code == 0
    (report,) = {event["report"]["id"] for event in json.loads(sijill("mentions", "--format", "json")[1])}
    return report, out, err


def test_the_summary_says_what_changed(corrected):
    report, out, err = corrected
    assert out.startswith("1 report read: 1 in a new version\n")
    assert f"sijill diff ID shows how:\n  {report}, version 1 → 2, b.json\n" in bare(err)


def test_the_summary_as_json(corrected, sijill):
    report, _, _ = corrected
    figures = json.loads(sijill("read", "a.json", "--format", "json")[1])
    assert (figures["restored"], figures["unchanged"]) == (1, 0)
    assert figures["corrected"] == [{"report": report, "version": 1, "before": 2, "place": "a.json"}]


@pytest.mark.parametrize(
    ("lang", "first", "listed"),
    [
        ("en", "1 report read: 1 back to an earlier text", "version 2 → 1"),
        ("ar", "قُرئ تقرير واحد: واحد عاد إلى نص سابق", "النسخة 2 ← 1"),
    ],
)
def test_an_earlier_text_read_again_stands_again_and_is_said(corrected, sijill, lang, first, listed):
    report, _, _ = corrected
    _, out, err = sijill("read", "a.json", "--lang", lang)
    assert out.splitlines()[0] == first
    assert listed in bare(err)
    shown = bare(sijill("show", report)[1])
    assert "version 1 of its text\n" in shown
    assert re.search("version 1, read .*; the current text", shown)
    assert "Nothing has changed" in sijill("read", "a.json")[1]


def test_superseded_mentions_are_listed_when_asked_for(corrected, sijill):
    def events(*options):
        return json.loads(sijill("mentions", "--format", "json", *options)[1])

    assert {event["superseded"] for event in events()} == {None}
    assert {(event["report"]["version"], event["superseded"]) for event in events("--superseded")} == {
        (1, 2),
        (2, None),
    }
    table = bare(sijill("mentions", "--superseded")[1])
    assert "superseded by version 2" in table
    assert "“superseded” marks mentions" in table
    assert "superseded" not in bare(sijill("mentions")[1])
    rows = list(csv.DictReader(io.StringIO(sijill("mentions", "--format", "csv", "--superseded")[1])))
    assert {(row["version"], row["superseded"]) for row in rows} == {("1", "2"), ("2", "")}


@pytest.mark.parametrize("command", ["actors", "places"])
def test_tallies_count_superseded_ones_when_asked_for(corrected, sijill, command):
    def counted(*options):
        return sum(row["mentions"] for row in json.loads(sijill(command, "--format", "json", *options)[1]))

    assert counted("--superseded") > counted()


def test_a_superseded_mention_is_shown_as_such(corrected, sijill):
    events = json.loads(sijill("mentions", "--format", "json", "--superseded")[1])
    old = next(event for event in events if event["superseded"])
    assert "superseded by version 2" in bare(sijill("show", old["id"])[1])


def test_show_takes_a_version_and_says_which_there_are(corrected, sijill):
    report, _, _ = corrected
    old = bare(sijill("show", f"{report}@1")[1])
    assert "version 1 of its text, superseded by version 2\n2 versions of its text:\n" in old
    assert "ثلاثة مدنيين" in old
    assert f"What changed: sijill diff {report}\n" in old
    assert "خمسة مدنيين" in sijill("show", ADDRESS)[1]
    shown = json.loads(sijill("show", report, "--format", "json")[1])
    assert [(one["number"], one["stands"]) for one in shown["versions"]] == [(1, False), (2, True)]
    assert {event["superseded"] for event in shown["events"]} == {None}


def test_a_table_written_before_the_correction_judges_the_old_mentions(corrected, sijill, tmp_path):
    rows = list(
        csv.DictReader(io.StringIO(sijill("mentions", "--format", "csv", "--superseded")[1].lstrip("\ufeff")))
    )
    old = [row | {"verdict": "ok"} for row in rows if row["version"] == "1"]
    old[0]["id"] = "1.2E+15"  # as a spreadsheet spoils it: found by its words, in its own version
    with (tmp_path / "r.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, old[0])
        writer.writeheader()
        writer.writerows(old)
    assert sijill("review", "r.csv")[0] == 0
    events = json.loads(sijill("mentions", "--format", "json", "--superseded")[1])
    assert {event["superseded"] for event in events if event["reviewed"]} == {2}
    assert {event["superseded"] for event in events if not event["reviewed"]} == {None}


@pytest.mark.parametrize("name", ["{id}", "{id}@1", ADDRESS, "\u200f{id}"])
def test_a_report_is_compared_by_id_version_or_address(corrected, sijill, name):
    report, _, _ = corrected
    code, out, err = sijill("diff", name.format(id=report))
    assert (code, err) == (0, "")
    assert "[-ثلاثة-] {+خمسة+} مدنيين" in out


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            (
                "the current text",
                "[gone] · DEMAND",
                "[new] · DENY",
                "killed=3 (civilians) → killed=5 (civilians)",
            ),
        ),
        ("ar", ("وهي النص الحالي", "[زال] · مطالبة", "[ظهر] · نفي", "قتلى=3 (مدنيون) ← قتلى=5 (مدنيون)")),
    ],
)
def test_the_screen_fits_eighty_columns_in_both_languages(corrected, sijill, lang, words):
    report, _, _ = corrected
    out = sijill("diff", report, "--lang", lang)[1]
    assert max(width(line) for line in out.splitlines()) <= 80
    assert "\x1b" not in out
    for part in words:
        assert part in bare(out)


def test_versions_may_be_named_in_any_order(corrected, sijill):
    report, _, _ = corrected
    assert "[-خمسة-] {+ثلاثة+} مدنيين" in sijill("diff", f"{report}@2", f"{report}@1")[1]


def test_the_comparison_as_json(corrected, sijill):
    report, _, _ = corrected
    (found,) = json.loads(sijill("diff", report, "--format", "json")[1])
    assert (found["old"]["version"], found["new"]["version"], found["new"]["stands"]) == (1, 2, True)
    first = found["words"]["changes"][0]
    assert (first["removed"], first["added"]) == ("ثلاثة", "خمسة")
    assert {one["type"] for one in found["codes"]["gone"]} == {"DEMAND"}
    assert [one["superseded"] for one in found["codes"]["gone"]] == [2]
    assert json.loads(sijill("diff", "--format", "json")[1]) == [found]


def test_all_versions_and_the_way_back(corrected, sijill):
    report, _, _ = corrected
    sijill("read", "a.json")
    steps = json.loads(sijill("diff", report, "--all", "--format", "json")[1])
    assert [(step["old"]["version"], step["new"]["version"]) for step in steps] == [(1, 2), (2, 1)]
    assert "[-خمسة-] {+ثلاثة+} مدنيين" in sijill("diff", report)[1]


def test_without_an_id_the_corrected_reports_are_listed(corrected, sijill):
    report, _, _ = corrected
    assert report in bare(sijill("diff")[1])


def test_where_nothing_was_corrected(record, sijill):
    assert sijill("diff") == (0, "Every report has one version alone: there is nothing to compare.\n", "")
    assert sijill("diff", "c-1")[:2] == (
        0,
        "The report c-1 has one version alone: there is nothing to compare.\n",
    )
    assert json.loads(sijill("diff", "c-1", "--format", "json")[1]) == []


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["nobody"], 5),
        (["c-1@9"], 5),
        (["--all"], 2),
        (["c-1", "c-2", "--all"], 2),
        (["c-1", "--format", "csv"], 2),
    ],
)
def test_what_cannot_be_compared_is_told(record, sijill, argv, code):
    got, out, err = sijill("diff", *argv)
    assert (got, out) == (code, "")
    assert err


def test_two_reports_are_compared(record, sijill):
    out = bare(sijill("diff", "c-1", "c-2")[1])
    assert "Report c-1" in out
    assert "Report c-2" in out


def test_coding_again_leaves_superseded_what_is(corrected, sijill):
    sijill("recode", "--pack", "syria")
    events = json.loads(sijill("mentions", "--format", "json", "--superseded")[1])
    assert {(event["report"]["version"], event["superseded"]) for event in events} == {(1, 2), (2, None)}
