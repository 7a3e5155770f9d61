"""``sijill export``: to the screen, to a file, with names taken out; what cannot be done is told."""
# ruff: noqa: ARG001

import csv
import io
import json

import pytest


def rows(out):
    return list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))


def test_to_the_screen_and_to_a_file(record, sijill, folder):
    code, out, err = sijill("export", "csv", "--type", "BLOCKADE")
    assert (code, err) == (0, "")
    assert [row["actor"] for row in rows(out)] == ["sdf"]
    code, out, err = sijill("export", "csv", "--type", "BLOCKADE", "--out", "b.csv")
    assert (code, out) == (0, "")
    assert "1 event written to b.csv, snapshot s-" in err
    assert [row["actor"] for row in rows((folder / "b.csv").read_text("utf-8"))] == ["sdf"]


def test_names_are_taken_out(record, sijill, folder):
    (folder / "names").write_text("قوات سوريا الديمقراطية\n\n", "utf-8")
    out = sijill("export", "csv", "--redact", "places,persons", "--redact-names", "names")[1]
    assert "الحسكة" not in out
    assert "▇▇▇▇" in out
    assert "قوات سوريا الديمقراطية" not in out


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("pdf",), 2, "FORMAT takes one of"),
        (("csv", "--redact", "faces"), 2, "--redact takes one of persons, places, sources"),
        (("csv", "--redact-names", "none.txt"), 3, "cannot be opened"),
        (("csv", "--out", "no/such/x.csv"), 1, "could not be written"),
    ],
)
def test_what_cannot_be_done_is_told(record, sijill, argv, code, said):
    got, out, err = sijill("export", *argv)
    assert (got, out) == (code, "")
    assert said in err


def test_arabic(record, sijill):
    err = sijill("export", "csv", "--out", "b.csv", "--lang", "ar")[2]
    assert "كُتب في b.csv: " in err
    assert "s-" in err


def test_a_snapshot_is_kept_listed_and_compared_with(record, sijill, folder):
    err = sijill("export", "csv", "--out", "b.csv", "--redact", "places", "--keep")[2]
    exported = err.rsplit(maxsplit=1)[1]
    code, kept, _ = sijill("snapshot")
    assert code == 0
    listed = sijill("snapshot", "--list")[1]
    assert exported in listed
    assert kept.strip() in listed
    assert "--redact places" in listed
    (folder / "in" / "more.txt").write_text("اعتقلت الأسايش 12 شخصاً في القامشلي.", "utf-8")
    sijill("read", "in")
    for id_ in (exported, kept.strip()):
        code, out, _ = sijill("diff", id_, "--format", "json")
        assert code == 0
        assert [(one["kind"], one["why"]) for one in json.loads(out)["changes"]] == [
            ("added", ["new-report"])
        ]
    assert "Events added 1, changed 0, withdrawn 0." in sijill("diff", kept.strip())[1]
    assert sijill("diff", "s-000000000000")[0] == 5
