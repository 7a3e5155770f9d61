"""Tables as people keep them: workbooks and CSV, whatever stands in their cells."""

import datetime as dt

import pytest
from hand_making import HEAD, ROW, codes, one, read, row, write_csv, write_map, write_xlsx

from sijill.errors import InputError
from sijill.readers.hand import read_tables
from sijill.readers.hand.table import filled


@pytest.fixture
def map_(tmp_path):
    return write_map(tmp_path / "map.toml")


def test_a_workbook_and_a_csv_give_the_same_event(tmp_path, map_):
    from_csv = one(read(write_csv(tmp_path / "a.csv", [ROW]), map_))
    from_xlsx = one(read(write_xlsx(tmp_path / "a.xlsx", [ROW]), map_))
    assert from_csv.id == from_xlsx.id
    assert (from_csv.where, from_xlsx.where) == ("a.csv:2", "a.xlsx/الأحداث:2")
    assert from_csv.date == from_xlsx.date == "2024-08-07"


def test_days_and_numbers_of_a_workbook_are_its_own(tmp_path, map_):
    cells = [dt.datetime(2024, 8, 7), "قصف", "قسد", "مدنيون", "الحسكة", 3.0, None]  # noqa: DTZ001
    event = one(read(write_xlsx(tmp_path / "a.xlsx", [cells]), map_))
    assert (event.date, event.count[0].value) == ("2024-08-07", 3)


def test_a_bare_number_of_a_day_needs_its_year(tmp_path, map_):
    path = write_xlsx(tmp_path / "a.xlsx", [[45511, *ROW[1:]]])
    assert codes(read(path, map_)) == ["hand-serial"]
    write_map(map_, map_.read_text("utf-8") + "[dates]\nserial = 1900\n")
    assert one(read(path, map_)).date == "2024-08-07"


def test_merged_cells_say_the_same_in_each_row(tmp_path, map_):
    def merge(_, sheet):
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("F2:G2")

    rows = [row(notes=""), ["", *row(type="اشتباك")[1:]]]
    first, second = read(write_xlsx(tmp_path / "a.xlsx", rows, prepare=merge), map_)
    assert (first.date, second.date) == ("2024-08-07", "2024-08-07")
    assert second.cells["التاريخ"] == "2024-08-07"
    assert first.notes == ""  # what is merged sideways stands once


@pytest.mark.parametrize("reach", ["A2:A1048576", "A9:A10", "A1048570:A1048576", "B2:XFD2"])
def test_merges_beyond_the_rows_fill_nothing_else(tmp_path, map_, reach):
    path = write_xlsx(tmp_path / "a.xlsx", [ROW], prepare=lambda _, sheet: sheet.merged_cells.add(reach))
    assert one(read(path, map_)).date == "2024-08-07"


def test_many_wide_merges_do_not_take_for_ever():
    rows = [(n, [str(n)]) for n in range(1, 2001)]
    found = list(filled(rows, [(1, 1, 1, 10**6)] * 10_000))
    assert len(found) == 2000


def test_a_title_above_the_head_and_empty_rows_are_passed_over(tmp_path, map_):
    def prepare(_, sheet):
        sheet.insert_rows(1, 2)
        sheet["A1"] = "أحداث آب"
        sheet.merge_cells("A1:G1")

    path = write_xlsx(tmp_path / "a.xlsx", [ROW, [None] * 7, row(notes="x")], prepare=prepare)
    assert [event.row for event in read(path, map_)] == [4, 6]


def test_rows_of_a_csv_are_numbered_as_a_spreadsheet_numbers_them(tmp_path, map_):
    path = write_csv(tmp_path / "a.csv", [row(notes="سطر\nثانٍ"), [""] * 7, row(killed="4")])
    assert [event.row for event in read(path, map_)] == [2, 4]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_delimiters_and_encodings_are_told(tmp_path, map_, delimiter, encoding):
    path = write_csv(tmp_path / "a.csv", [ROW] * 30, delimiter=delimiter, encoding=encoding)
    assert len(read(path, map_)) == 30
    said = read_tables(path)[0].notes
    assert said == (() if encoding.startswith("utf-8") else (f"encoding:{encoding}",))


def test_commas_below_a_head_of_semicolons_part_nothing(tmp_path, map_):
    path = write_csv(tmp_path / "a.csv", [row(notes="a, b, c, d, e, f, g, h, i, j")], delimiter=";")
    assert one(read(path, map_)).notes.startswith("a, b")


def test_hostile_cells_are_words(tmp_path, map_):
    hostile = row(
        actor='=HYPERLINK("http://x","قسد")', target="\u202eدسق\u202c", place="@SUM(1)", notes="\x1b[31m+1"
    )
    event = one(read(write_csv(tmp_path / "a.csv", [hostile]), map_))
    assert event.actor == event.place == ()
    assert event.words["actor"] == ('=HYPERLINK("http://x","قسد")',)
    assert event.notes == "\x1b[31m+1"  # kept as it stands; screens and exports make it harmless


def test_a_formula_is_read_by_its_last_value_alone(tmp_path, map_):
    path = write_xlsx(tmp_path / "a.xlsx", [row(notes='=HYPERLINK("http://x","y")')])
    assert one(read(path, map_)).notes == ""


def test_marks_of_direction_do_not_hide_a_head_or_a_value(tmp_path, map_):
    head = [f"\u200f{name}\u200f" for name in HEAD]
    event = one(read(write_csv(tmp_path / "a.csv", [row(type="\u200fقَصْف ")], head=head), map_))
    assert event.type == ("ATTACK",)


def test_a_sheet_of_something_else_is_listed(tmp_path, map_):
    path = write_xlsx(
        tmp_path / "a.xlsx", [ROW], prepare=lambda book, _: book.create_sheet("قوائم").append(["س"])
    )
    items = read(path, map_)
    assert codes(items) == ["hand-other-sheet"]
    assert len(items) == 2


def test_one_sheet_may_be_named(tmp_path, map_):
    path = write_xlsx(
        tmp_path / "a.xlsx", [ROW], prepare=lambda book, _: book.create_sheet("قوائم").append(["س"])
    )
    write_map(map_, '[table]\nsheet = "الأحداث"\n' + map_.read_text("utf-8"))
    assert one(read(path, map_)).sheet == "الأحداث"
    write_map(map_, map_.read_text("utf-8").replace('sheet = "الأحداث"', 'sheet = "س"'))
    with pytest.raises(InputError, match="map-sheet"):
        read(path, map_)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b",,\n,,\n", "empty"),
        ("a.csv", b"PK\x03\x04", "binary"),
        ("a.csv", "التاريخ,النوع\r\n\0,\0\r\n".encode(), "binary"),
        ("a.xlsx", b"no workbook", "damaged"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", "locked"),
        ("a.xls", b"x", "old-kind"),
        ("a.ods", b"x", "old-kind"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as raised:
        read_tables(tmp_path / name)
    assert raised.value.code == code


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="not-found"):
        read_tables(tmp_path / "a.csv")
