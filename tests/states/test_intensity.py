from itertools import pairwise

import pytest
from making import examples, made

from sijill.schema import EVENT_TYPES
from sijill.states.acts import act_of
from sijill.states.intensity import GOLDSTEIN, intensity


def value(*events):
    return [(one.day, one.value) for one in intensity(act_of(e, frozenset(), between=True) for e in events)]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([made("MEET", date="2021-01-26")], [("2021-01-26", 1.0)]),
        ([made("MEET", date="2021-01-26"), made("ATTACK", "b", date="2021-01-26")], [("2021-01-26", -10.0)]),
        ([made("BLOCKADE", date="2021-01-10/2021-01-12")],
         [("2021-01-10", -9.5), ("2021-01-11", -9.5), ("2021-01-12", -9.5)]),
        ([made("CLASH", date="2021-01-26", status="claimed")], []),
        ([made("CLASH", date="2021-01")], []),
        ([made("CLASH", told_on="2021-01-26")], []),
        ([made("CASUALTIES", date="2021-01-26")], []),
        ([made("BLOCKADE", date="2016-01-01/2018-01-01")], [("2016-01-01", -9.5), ("2018-01-01", -9.5)]),
    ],
)  # fmt: skip
def test_a_day_has_the_value_of_its_most_hostile_act(events, expected):
    assert value(*events) == expected


def test_the_scale_is_goldsteins_and_leaves_out_what_is_no_act():
    assert set(EVENT_TYPES) - set(GOLDSTEIN) == {"CASUALTIES", "DISPLACE", "ESCAPE", "APPOINT"}
    assert all(-10 <= number <= 10 for number in GOLDSTEIN.values())
    more_hostile = ("CLASH", "BLOCKADE", "DEPLOY", "THREATEN", "DEMAND", "REJECT", "ACCUSE", "MEET", "OFFER")
    assert all(GOLDSTEIN[a] < GOLDSTEIN[b] for a, b in pairwise(more_hostile))


def test_the_days_of_the_examples_are_in_order_and_have_their_events():
    events = examples()
    found = intensity(act_of(e, frozenset(), between=True) for e in events)
    assert [one.day for one in found] == sorted({one.day for one in found})
    assert all(one.events and set(one.events) <= {e.id for e in events} for one in found)
