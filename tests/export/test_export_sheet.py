"""The spreadsheet: opened by Excel as it is meant, and read back."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sijill.errors import InputError
from sijill.export.columns import COLUMNS, FIXABLE, row
from sijill.export.line import Line
from sijill.export.sheet import harmless, plain, to_csv
from sijill.export.verdicts import read_sheet
from sijill.i18n.bidi import clean

NAMES = [column.name for column in COLUMNS]


def sheet(line, view, **cells):
    values = dict(zip(NAMES, row(line, view), strict=True)) | cells
    return b"".join(to_csv(NAMES, [list(values.values())]))


def cells_of(data):
    return next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_mark_and_crlf(line, english):
    data = sheet(line, english)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 2
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\u202e=1", "＝1", "\x00=1"])
def test_formulas_are_made_harmless(cell):
    assert harmless(cell).startswith("'")


@given(st.text().filter(lambda s: s == clean(s)))
@example("'=1")
@example("''\t")
def test_what_was_made_harmless_comes_back(cell):
    assert plain(harmless(cell)) == cell


def test_cells(line, english):
    cells = cells_of(sheet(line, english))
    assert cells["origin"] == "composed"
    assert cells["count"] == "detained=«العشرات» (civilians)"
    assert cells["source"] == "sana|military-source"
    assert cells["assertion"] == "asserted (by military-source, via sana); one side only"
    assert cells["one_side"] == "one side only"
    assert cells["reviewed"] == "unreviewed"
    assert cells["verdict"] == ""
    assert cells["confidence"] == "0.81"
    assert cells["trigger"] == "حاصرت"


def test_marks_in_arabic(line, arabic):
    cells = cells_of(sheet(line, arabic))
    assert (cells["origin"], cells["one_side"], cells["reviewed"]) == ("مؤلَّف", "طرف واحد", "لم يُراجَع")


def test_lines_without_a_verdict_are_left_alone(line, english):
    done = read_sheet(sheet(line, english), "x.csv")
    assert (done.judged, done.errors, done.skipped) == ((), (), 1)


@pytest.mark.parametrize(
    ("said", "verdict"), [("ok", "ok"), ("OK", "ok"), ("wrong", "wrong"), ("صحيح", "ok")]
)
def test_verdicts(line, english, said, verdict):
    (judged,) = read_sheet(sheet(line, english, verdict=said, why="نعم"), "x.csv").judged
    assert (judged.verdict, judged.mention, judged.why) == (verdict, line.mention.id, "نعم")


def test_two_arguments_are_two_decisions(line, english):
    data = sheet(line, english, verdict="fix target place", target="ndf ; civilians", place="القامشلي")
    judged = read_sheet(data, "x.csv").judged
    assert [(j.argument, j.value) for j in judged] == [("target", "ndf|civilians"), ("place", "القامشلي")]


@pytest.mark.parametrize(
    ("verdict", "cells", "argument", "value"),
    [
        ("fix date", {"date": "٢٠٢٤/٨/٧"}, "date", "2024-08-07"),
        ("fix date", {"date": "2024/8/7"}, "date", "2024-08-07"),
        ("fix date", {"date": "13/8/2024"}, "date", "2024-08-13"),
        ("تصحيح التاريخ", {"date": "7 آب 2024"}, "date", "2024-08-07"),
        ("fix type", {"type": "حصار"}, "type", "BLOCKADE"),
        ("fix about", {"about": "حصار|RELEASE"}, "about", "BLOCKADE|RELEASE"),
        ("تصحيح الحال،", {"status": "منفي"}, "status", "denied"),
    ],
)
def test_a_correction_as_a_person_writes_it(line, english, verdict, cells, argument, value):
    (judged,) = read_sheet(sheet(line, english, verdict=verdict, **cells), "x.csv").judged
    assert (judged.verdict, judged.argument, judged.value) == ("fix", argument, value)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"verdict": "maybe"}, "bad-verdict"),
        ({"verdict": "fix"}, "bad-verdict"),
        ({"verdict": "ok target"}, "bad-verdict"),
        ({"verdict": "fix quote"}, "bad-argument"),
        ({"verdict": "fix date", "date": "6/8/2024"}, "bad-cell"),
        ({"verdict": "fix type", "type": "WAR"}, "bad-cell"),
        ({"verdict": "fix status", "status": "perhaps"}, "bad-cell"),
        ({"verdict": "ok", "start": "x"}, "bad-cell"),
    ],
)
def test_a_wrong_line_is_named(line, english, cells, code):
    (error,) = read_sheet(sheet(line, english, **cells), "x.csv").errors
    assert (error.code, error.place) == (code, "x.csv:2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_as_spreadsheets_save_it(line, english, encoding, delimiter):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(NAMES)
    cells = dict(zip(NAMES, row(line, english), strict=True)) | {"verdict": "ok"}
    writer.writerow(cells.values())
    (judged,) = read_sheet(out.getvalue().encode(encoding, "replace"), "x.csv").judged
    assert (judged.verdict, judged.end) == ("ok", line.mention.evidence.end)


def test_a_table_of_something_else_is_refused():
    with pytest.raises(InputError) as caught:
        read_sheet(b"a,b\r\n1,2\r\n", "x.csv")
    assert caught.value.code == "bad-review-file"


def test_a_correction_is_shown_in_its_column(line, english, review):
    fixed = Line(line.mention, line.report, line.quote, (review("fix", "target", "ndf"),))
    cells = cells_of(sheet(fixed, english))
    assert (cells["target"], cells["reviewed"]) == ("ndf", "reviewed: corrected")


def test_a_later_verdict_replaces_a_correction(line, review):
    reviews = (review("fix", "target", "ndf"), review("wrong"))
    assert Line(line.mention, line.report, "", reviews).corrected() == {}
    assert Line(line.mention, line.report, "", reviews).verdict() == "wrong"


def test_two_corrections_stand_together(line, review):
    reviews = (review("fix", "target", "ndf"), review("fix", "place", "x"), review("fix", "target", "isis"))
    assert Line(line.mention, line.report, "", reviews).corrected() == {"place": "x", "target": "isis"}


def test_arguments_can_be_fixed():
    assert {"actor", "target", "mediator", "place", "date", "about", "count", "status", "source"} <= set(
        FIXABLE
    )
