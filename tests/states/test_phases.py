import pytest
from making import made

from sijill.states.acts import act_of
from sijill.states.phases import ending, first_strikes, phases


def acts(*told):
    """Return acts between two parties: ``("BLOCKADE", "01-10")`` in 2021, "~" before the day of telling."""
    found = []
    for number, (type_, day, *about) in enumerate(told):
        when = {"told_on": f"2021-{day[1:]}"} if day.startswith("~") else {"date": whole(day)}
        event = made(type_, f"{number:02}", about=about, **when)
        found.append(act_of(event, frozenset({"sdf", "syria"}), between=True))
    return found


def whole(day):
    return "/".join(f"2021-{end}" for end in day.split("/"))


def told(found):
    return [(p.kind, p.since[5:], p.until[5:], len(p.events)) for p in phases(found)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([("BLOCKADE", "01-10")], [("trigger", "01-10", "01-10", 1), ("coercion", "01-10", "01-10", 1)]),
        # a siege, failed talks, a deal, the lifting
        ([("BLOCKADE", "01-10/01-20"), ("MEET", "01-18"), ("AGREE", "01-20"), ("LIFT", "01-21")],
         [("trigger", "01-10", "01-10", 1), ("coercion", "01-10", "01-20", 1), ("talks", "01-18", "01-18", 1),
          ("deal", "01-20", "01-20", 1), ("compliance", "01-21", "01-21", 1)]),
        # force after a deal is a relapse, on its day it is not
        ([("CLASH", "01-10"), ("AGREE", "01-12"), ("CLASH", "01-12"), ("CLASH", "01-13")],
         [("trigger", "01-10", "01-10", 1), ("violence", "01-10", "01-12", 2), ("deal", "01-12", "01-12", 1),
          ("relapse", "01-13", "01-13", 1)]),
        # what is told without a day is not known to come after the deal
        ([("CLASH", "01-10"), ("AGREE", "01-12"), ("CLASH", "~01-14")],
         [("trigger", "01-10", "01-10", 1), ("violence", "01-10", "01-10", 2),
          ("deal", "01-12", "01-12", 1)]),
        # more than a week of silence, and a deal, end a phase
        ([("MEET", "01-10"), ("MEET", "01-17"), ("MEET", "01-25")],
         [("talks", "01-10", "01-17", 2), ("talks", "01-25", "01-25", 1)]),
        ([("MEET", "01-10"), ("AGREE", "01-11"), ("MEET", "01-12")],
         [("talks", "01-10", "01-10", 1), ("deal", "01-11", "01-11", 1), ("talks", "01-12", "01-12", 1)]),
        # a concession is compliance where it was asked for
        ([("LIFT", "01-10")], []),
        ([("DEMAND", "01-09", "LIFT"), ("LIFT", "01-10")],
         [("talks", "01-09", "01-09", 1), ("compliance", "01-10", "01-10", 1)]),
        ([("AGREE", "01-09", "DEPLOY"), ("DEPLOY", "01-10")],
         [("deal", "01-09", "01-09", 1), ("compliance", "01-10", "01-10", 1)]),
        ([("AGREE", "01-09"), ("DEPLOY", "01-10")],
         [("deal", "01-09", "01-09", 1), ("coercion", "01-10", "01-10", 1)]),
        # a month belongs to the phase in it
        ([("CLASH", "01-10"), ("CLASH", "01")],
         [("trigger", "01-10", "01-10", 1), ("violence", "01-10", "01-10", 2)]),
        ([("ACCUSE", "01-10"), ("PROTEST", "01-11"), ("CASUALTIES", "01-11")], []),
    ],
)  # fmt: skip
def test_phases(given, expected):
    assert told(acts(*given)) == expected


def test_days_go_before_a_month_that_holds_them_and_an_earlier_month_before_days():
    assert [a.day for a in first_strikes(acts(("CLASH", "01"), ("CLASH", "01-10")))] == ["2021-01-10"]
    assert [a.day for a in first_strikes(acts(("CLASH", "01"), ("CLASH", "02-10")))] == ["2021-01"]
    assert first_strikes(acts(("MEET", "01-10"))) == []


@pytest.mark.parametrize(
    ("given", "over", "expected"),
    [
        ([("CLASH", "01-10"), ("AGREE", "01-12")], True, "deal"),
        ([("CLASH", "01-10"), ("AGREE", "01-12")], False, "deal"),
        ([("AGREE", "01-12"), ("CLASH", "01-13")], True, "petered-out"),
        ([("AGREE", "01-12"), ("CLASH", "01-13"), ("RELEASE", "01-20")], True, "deal"),
        ([("AGREE", "01-12"), ("CLASH", "~01-13")], True, "deal"),
        ([("BLOCKADE", "01-10"), ("LIFT", "01-20")], True, "one-sided"),
        ([("CLASH", "01-10")], True, "petered-out"),
        ([("CLASH", "01-10")], False, "open"),
    ],
)
def test_endings(given, over, expected):
    assert ending(acts(*given), over=over)[0] == expected
