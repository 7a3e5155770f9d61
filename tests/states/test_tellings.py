import msgspec
import pytest
from crises import joined
from making import made

from sijill.states.tellings import days_told, is_exact, tellings

FIRST = made("ATTACK", "a", actor=["ndf"], target=["asayish"], date="2016-08-16")
SECOND = made("ATTACK", "b", actor=["asayish"], target=["ndf"], date="2016-08-16")


def dated(*dates):
    return [made("CLASH", str(n), date=d, told_on="2016-08-25") for n, d in enumerate(dates)]


def test_who_attacked_first_is_two_tellings_of_one_event():
    one = joined("e", FIRST, SECOND, actor=(), target=())
    assert [(t.id, t.actor, t.target, t.mentions()) for t in tellings([one])] == [
        ("e", ("ndf",), ("asayish",), ("a",)), ("e", ("asayish",), ("ndf",), ("b",)),
    ]  # fmt: skip


def test_what_a_telling_leaves_out_it_has_from_the_event():
    bare = made("ATTACK", "c", told_on="2016-08-19")
    one = joined("e", FIRST, bare, actor=("ndf",), target=("asayish",), date="2016-08-16")
    assert {(t.actor, t.date) for t in tellings([one])} == {(("ndf",), "2016-08-16")}


def test_mentions_that_tell_the_same_are_one_telling():
    again = made("ATTACK", "c", actor=["ndf"], target=["asayish"], date="2016-08-16")
    assert [t.mentions() for t in tellings([joined("e", FIRST, again)])] == [("a", "c")]


def test_a_denial_is_a_telling_of_its_own():
    denied = made("ATTACK", "c", actor=["ndf"], target=["asayish"], status="denied")
    assert [t.status for t in tellings([joined("e", FIRST, denied)])] == ["actual", "denied"]


@pytest.mark.parametrize(
    ("dates", "shared", "expected"),
    [
        (["2016-08-21"], "2016-08-21", ("2016-08-21", "2016-08-21")),
        (["2016-08", "2016-08-21"], "2016-08-01/2016-08-31", ("2016-08-21", "2016-08-21")),
        (["2016-08"], "2016-08-01/2016-08-31", ("2016-08", "2016-08")),
        (["2016-08-13", "2016-08-14"], None, ("2016-08-13", "2016-08-14")),
        (["2016-08-16/2016-08-22", "2016-08-20/2016-08-24"], "2016-08-20/2016-08-22",
         ("2016-08-20", "2016-08-22")),
        ([None], None, ("2016-08-25", "2016-08-25")),
    ],
)  # fmt: skip
def test_days_go_before_months_and_months_stay_months(dates, shared, expected):
    event = msgspec.structs.replace(joined("e", *dated(*dates)), date=shared)
    days = days_told(event)
    assert (days.start, days.end) == expected
    assert is_exact(days) == (len(expected[0]) == len("2016-08-21") and dates != [None])
