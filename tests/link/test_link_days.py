import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.link.days import days, interval

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02/2024-03-05", "2024-02-01", "2024-03-05"),
        ("2024-08-06/2024-08-07", "2024-08-06", "2024-08-07"),
    ],
)
def test_what_a_date_stands_for(value, first, last):
    found = days(value)
    assert (dt.date.fromordinal(found.first).isoformat(), dt.date.fromordinal(found.last).isoformat()) == (
        first,
        last,
    )


@pytest.mark.parametrize("value", [None, "", "soon", "2024-13", "2024-02-30", "2024-08-07/2024-08-06"])
def test_what_is_no_date(value):
    assert days(value) is None


@given(DAYS, DAYS)
def test_an_interval_is_written_as_it_is_read(one, other):
    first, last = min(one, other), max(one, other)
    found = days(f"{first}/{last}")
    assert days(interval(found)) == found
    assert found.length == (last - first).days + 1


@given(DAYS, DAYS, DAYS, DAYS)
def test_the_gap_is_the_same_from_both_sides(a, b, c, d):
    one, other = days(f"{min(a, b)}/{max(a, b)}"), days(f"{min(c, d)}/{max(c, d)}")
    assert one.gap(other) == other.gap(one) >= 0
    assert one.gap(other) == 0 or not (one.within(other) or other.within(one))
