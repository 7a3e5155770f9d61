"""``sijill brief`` and ``sijill verify``: a file is written, checked, and found out where it was changed."""
# ruff: noqa: ARG001

import json

import pytest

DAYS = ("--from", "2024-08", "--to", "2024-08")


def test_a_brief_is_written_and_holds(record, sijill, folder):
    code, out, err = sijill("brief", *DAYS, "--lang", "ar", "--out", "b.html")
    assert (code, out) == (0, "")
    assert "s-" in err
    assert 'dir="rtl"' in (folder / "b.html").read_text("utf-8")
    code, out, err = sijill("verify", "b.html")
    assert (code, err) == (0, "")
    assert out.startswith("b.html: holds. ")


def test_a_brief_goes_to_the_screen(record, sijill):
    code, out, err = sijill("brief", *DAYS)
    assert (code, err) == (0, "")
    assert out.startswith("<!doctype html>")


def test_a_changed_brief_does_not_hold(record, sijill, folder):
    sijill("brief", *DAYS, "--out", "b.html")
    page = (folder / "b.html").read_text("utf-8")
    (folder / "b.html").write_text(page.replace('<span class="s">', '<span class="s">Not: ', 1), "utf-8")
    code, out, _ = sijill("verify", "b.html")
    assert code == 1
    assert "the record does not make this sentence" in out
    assert "do not hold" in out.splitlines()[-1]
    code, out, _ = sijill("verify", "b.html", "--format", "json")
    assert code == 1
    found = json.loads(out)
    assert not found["holds"]
    assert {one["fault"] for one in found["findings"]} >= {"other_sentence", "missing_sentence"}


def test_an_export_is_checked_in_arabic(record, sijill, folder):
    sijill("export", "geojson", "--out", "x.geojson")
    code, out, _ = sijill("verify", "x.geojson", "--lang", "ar")
    assert code == 0
    assert "صحيح" in out


def test_names_are_taken_out_of_a_brief(record, sijill, folder):
    (folder / "names").write_text("قوات سوريا الديمقراطية\n", "utf-8")
    sijill("brief", *DAYS, "--redact", "places,persons", "--redact-names", "names", "--out", "b.html")
    page = (folder / "b.html").read_text("utf-8")
    assert "الحسكة" not in page
    assert "▇" in page
    code, _, err = sijill("verify", "b.html")
    assert code == 2
    assert "--redact-names" in err
    assert sijill("verify", "b.html", "--redact-names", "names")[0] == 0


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("brief",), 2, "name an episode"),
        (("brief", *DAYS, "--format", "odt"), 2, "--format takes one of html, docx, pdf"),
        (("brief", "--from", "yesterday"), 2, "is no date"),
        (("brief", "--episode", "none"), 2, "holds no episode"),
        (("brief", "--from", "1999", "--to", "1999"), 2, "tells nothing"),
        (("verify", "none.csv"), 3, "no such file"),
        (("verify", "r.jsonl"), 3, "cannot be checked"),
    ],
)
def test_what_cannot_be_done_is_told(record, sijill, folder, argv, code, said):
    (folder / "r.jsonl").write_text("{}", "utf-8")
    got, out, err = sijill(*argv)
    assert (got, out) == (code, "")
    assert said in err
