from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.link.days import first_day, last_day
from sijill.schema import Event
from sijill.states.days import begun, counted, day_of, happened, reckoned, shifted


def event(id_="e", **kept):
    return Event(id=id_, type="BLOCKADE", told=(), **kept)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-08-21", date(2016, 8, 21), date(2016, 8, 21)),
        ("2025-06/2025-08", date(2025, 6, 1), date(2025, 8, 31)),
        ("2021-13", None, None),
        ("2021-02-30", None, None),
        ("0000", None, None),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_first_and_the_last_day_of_what_is_told(value, first, last):
    assert (first_day(value), last_day(value)) == (first, last)


@given(st.text("0123456789-/", max_size=22))
def test_no_date_breaks_the_reckoning(value):
    first_day(value)
    last_day(value)


@given(st.dates(min_value=date(1900, 1, 1)), st.dates(min_value=date(1900, 1, 1)))
def test_days_are_counted_with_both_ends(one, other):
    days = counted(one.isoformat(), other.isoformat())
    assert days == ((other - one).days + 1 if one <= other else None)


@given(st.dates(), st.floats(allow_nan=False))
def test_no_length_of_time_leads_out_of_the_calendar(day, by):
    found = shifted(day, by)
    assert (found >= day) if by >= 0 else (found <= day)
    assert reckoned(day, by) in {None, found.isoformat()}


def test_what_has_no_date_is_placed_by_its_telling():
    assert day_of(event(told_on="2021-01-27")).basis == "told-on"
    assert day_of(event(date="2021-01", told_on="2021-01-27")).basis == "told"
    assert day_of(event()).start is None


@pytest.mark.parametrize(
    ("kept", "at", "known"),
    [
        ({"date": "2021-01-11/2021-01-26"}, "2021-01-20", True),
        ({"date": "2021-01-11"}, "2021-01-10", False),
        ({"date": "2021-01"}, "2021-01-05", True),
        ({"told_on": "2021-01-27"}, "2021-01-26", False),
        ({}, "2021-01-26", False),
        ({}, None, True),
    ],
)
def test_what_is_known_as_of_a_day(kept, at, known):
    assert begun(event(**kept), at) is known


def test_only_what_is_told_or_claimed_makes_states_and_stands_in_order():
    events = [
        event("c", date="2021-02-01"),
        event("a", date="2021-01-01", status="denied"),
        event("b", date="2021-01-01", status="claimed"),
        event("d", date="2021-01-01", status="planned"),
    ]
    assert [e.id for e in happened(events)] == ["b", "c"]
