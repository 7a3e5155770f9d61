import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.readers import read_published
from sijill.readers.published import typed_day

DAYS = [
    ("2024-08-12", "2024-08-12"),
    ("2024-08-12T10:00:00+03:00", "2024-08-12"),
    ("2015-07-21 02:51:32", "2015-07-21"),
    ("2024/8/2", "2024-08-02"),
    ("20240812", "2024-08-12"),
    ("٢٠٢٤-٠٨-١٢", "2024-08-12"),
    ("Mon, 12 Aug 2024 10:00:00 +0300", "2024-08-12"),
    ("25/08/2024", "2024-08-25"),
    ("08/25/2024", "2024-08-25"),
    ("8.8.2024", "2024-08-08"),
    ("12 آب 2024, الإثنين - 10:00", "2024-08-12"),
    ("١٢ آب/أغسطس ٢٠٢٤", "2024-08-12"),
    ("3 كانون الثاني، 2024", "2024-01-03"),
    ("1 جانفي 2024", "2024-01-01"),
]


@pytest.mark.parametrize(("value", "day"), DAYS)
def test_dates_that_leave_no_doubt_are_read(value, day):
    assert read_published(value) == (day, "")


@pytest.mark.parametrize("value", [None, "", "  "])
def test_nothing_is_nothing_without_a_note(value):
    assert read_published(value) == (None, "")


@pytest.mark.parametrize(
    "value",
    [
        "12/08/2024",
        "2024-08",
        "2024",
        "1723450000",
        "أمس",
        "2024-13-40",
        "31/31/2024",
        "2024-02-30",
        "30 شباط 2024",
    ],
)
def test_doubtful_dates_stay_unknown_and_are_noted(value):
    day, note = read_published(value)
    assert day is None
    assert note.startswith("published-")
    assert note.endswith(value)


@pytest.mark.parametrize(("order", "day"), [("dmy", "2024-08-12"), ("mdy", "2024-12-08")])
def test_the_order_of_day_and_month_may_be_told(order, day):
    assert read_published("12/08/2024", order) == (day, "")


@given(st.dates(min_value=dt.date(1900, 1, 1)))
def test_iso_dates_come_back(day):
    assert read_published(day.isoformat()) == (day.isoformat(), "")


@given(st.text() | st.integers() | st.lists(st.integers()))
def test_no_value_raises_and_what_is_read_is_a_day(value):
    day, note = read_published(value)
    assert day is None or (not note and dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("٢٠٢٤/٨/٧", "2024-08-07"),
        ("2024/8/7", "2024-08-07"),
        ("2024.8", "2024-08"),
        ("٢٠٢٤", "2024"),
        ("١٣/٨/٢٠٢٤", "2024-08-13"),
        ("7 آب/أغسطس 2024", "2024-08-07"),
        ("7/8/2024", None),  # August or July
        ("2024-02-30", None),
        ("2024-13", None),
        ("7 آب 2024 وما بعده", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_as_people_type_it(typed, day):
    assert typed_day(typed) == day
