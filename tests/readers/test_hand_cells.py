"""Days and numbers in the cells of tables that people keep."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import InputError
from sijill.readers.hand.cells import Dates, read_day, read_number, widened
from sijill.schema import Bound

DMY, MDY, NONE = Dates("dmy"), Dates("mdy"), Dates()


@pytest.mark.parametrize(
    ("cell", "dates", "day"),
    [
        ("2024-08-07", NONE, "2024-08-07"),
        ("2024-08-07T00:00:00", NONE, "2024-08-07"),
        ("2024/8/7", NONE, "2024-08-07"),
        ("٢٠٢٤/٨/٧", NONE, "2024-08-07"),
        ("۲۰۲۴-۰۸-۰۷", NONE, "2024-08-07"),
        ("\u200f7/8/2024\u200f", DMY, "2024-08-07"),
        ("7/8/2024", MDY, "2024-07-08"),
        ("13.08.2024", NONE, "2024-08-13"),
        ("8/13/2024", NONE, "2024-08-13"),
        ("7 آب 2024", NONE, "2024-08-07"),
        ("٧ أغسطس ٢٠٢٤", NONE, "2024-08-07"),
        ("07 August 2024", NONE, "2024-08-07"),
        ("7-Aug-2024", NONE, "2024-08-07"),
        ("August 7, 2024", NONE, "2024-08-07"),
        ("7th Aug 2024", NONE, "2024-08-07"),
        ("2024", NONE, "2024"),
        ("2024-08", NONE, "2024-08"),
        ("2024-08-06/2024-08-07", NONE, "2024-08-06/2024-08-07"),
        ("2024-08-07/2024-08-07", NONE, "2024-08-07"),
        ("45511", Dates(serial=1900), "2024-08-07"),
        ("45511.75", Dates(serial=1900), "2024-08-07"),
        ("44049", Dates(serial=1904), "2024-08-07"),
    ],
)
def test_days_are_read(cell, dates, day):
    assert read_day(cell, dates) == day


@pytest.mark.parametrize(
    ("cell", "dates", "code"),
    [
        ("7/8/2024", NONE, "hand-ambiguous"),
        ("7/8/24", DMY, "hand-short-year"),
        ("24-08-07", DMY, "hand-short-year"),
        ("٧/٨/٢٤", DMY, "hand-short-year"),
        ("7-Aug-24", NONE, "hand-short-year"),
        ("7 آب 24", NONE, "hand-short-year"),
        ("45511", NONE, "hand-serial"),
        ("31/02/2024", DMY, "hand-date"),
        ("2024-13", NONE, "hand-date"),
        ("2024-02-30", NONE, "hand-date"),
        ("0024-08-07", NONE, "hand-date"),
        ("3024", NONE, "hand-date"),
        ("2024-08-07/2024-08-06", NONE, "hand-date"),
        ("أمس", NONE, "hand-date"),
        ("10:30:00", NONE, "hand-date"),
        ('=HYPERLINK("http://x","2024-08-07")', NONE, "hand-date"),
        ("99999", Dates(serial=1904), "hand-date"),
        ("30 Feb 2024", NONE, "hand-date"),
    ],
)
def test_what_is_no_day_or_two_is_refused(cell, dates, code):
    with pytest.raises(InputError) as raised:
        read_day(cell, dates)
    assert raised.value.code == code
    assert raised.value.values["value"] == cell


@given(st.dates(dt.date(1900, 3, 1), dt.date(2100, 12, 31)), st.sampled_from(["dmy", "mdy"]))
def test_every_day_comes_back_however_it_is_written(day, order):
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    last = day.strftime("%d/%m/%Y" if order == "dmy" else "%m/%d/%Y")
    written = [day.isoformat(), day.isoformat().translate(arabic), last, f"\u202b{last}\u202c"]
    assert {read_day(cell, Dates(order)) for cell in written} == {day.isoformat()}


@given(st.dates(dt.date(1927, 5, 19), dt.date(2100, 12, 31)))
def test_every_serial_number_is_its_day(day):
    number = str((day - dt.date(1899, 12, 30)).days)
    assert read_day(number, Dates(serial=1900)) == day.isoformat()


@given(st.text(max_size=30))
def test_any_cell_gives_a_day_or_its_refusal(cell):
    for dates in (NONE, DMY, Dates("mdy", 1904)):
        try:
            found = read_day(cell, dates)
        except InputError as error:
            assert error.code.startswith("hand-")  # noqa: PT017
        else:
            assert all(1900 <= int(part[:4]) <= 2100 for part in found.split("/"))


@pytest.mark.parametrize(
    ("precision", "day"),
    [("1", "2024-08-07"), ("", "2024-08-07"), ("2", "2024-08-04/2024-08-10"), ("٣", "2024-08")],
)
def test_a_day_is_as_wide_as_it_is_known(precision, day):
    assert widened("2024-08-07", precision) == day


def test_a_precision_that_is_none_is_refused():
    with pytest.raises(InputError, match="hand-precision"):
        widened("2024-08-07", "about")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("3", 3), ("٣", 3), ("0", 0), ("3.0", 3), ("1,200", 1200), ("١٬٢٠٠", 1200),
        ("10-12", Bound(min=10, max=12)), ("10 – 12", Bound(min=10, max=12)),
        ("30+", Bound(min=30)), ("> 30", Bound(min=30)), ("أكثر من ٣٠", Bound(min=30)),
        ("at least 30", Bound(min=30)),
        ("عشرات", None), ("12-10", None), ("-3", None), ("3.5", None), ("=1+1", None), ("3 قتلى", None),
        ("9999999999999", None),
    ],
)  # fmt: skip
def test_numbers_are_read_and_other_words_are_not(cell, number):
    assert read_number(cell) == number


@given(st.text(max_size=20))
def test_any_cell_is_a_number_or_none(cell):
    found = read_number(cell)
    assert found is None or isinstance(found, (int, Bound))


@given(st.integers(0, 999_999_999))
def test_every_number_comes_back(number):
    assert read_number(f"{number:,}") == read_number(str(number)) == number
