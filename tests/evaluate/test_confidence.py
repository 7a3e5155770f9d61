"""Confidence is precision, drawn to the type's mean where there is little to go by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.evaluate.coded import Coded
from sijill.evaluate.confidence import (
    ENOUGH,
    RuleRecord,
    by_name,
    confidence,
    confidence_table,
    rule_records,
    type_records,
)  # fmt: skip
from sijill.evaluate.equal import read_equals
from sijill.evaluate.score import compare


def _event(kind, start, rule=""):
    return Coded(kind, start, start + 10, rule=rule)


@pytest.fixture(scope="module")
def records():
    gold = [_event("MEET", 0), _event("MEET", 20), _event("LIFT", 40)]
    coded = [
        _event("MEET", 0, "meet.a"),
        _event("MEET", 20, "meet.b"),
        _event("MEET", 60, "meet.b"),
        _event("LIFT", 80, "lift.a"),
    ]
    return rule_records([compare(read_equals(), gold, coded)])


def test_rules_are_counted(records):
    assert [(r.rule, r.fired, r.right) for r in records] == [
        ("lift.a", 1, 0),
        ("meet.a", 1, 1),
        ("meet.b", 2, 1),
    ]


def test_a_rule_of_two_types_has_one_row():
    rules = [RuleRecord("a.kill:noun", "CASUALTIES", 1, 1), RuleRecord("a.kill:noun", "ATTACK", 3, 2)]
    assert by_name(rules) == [RuleRecord("a.kill:noun", "ATTACK", 4, 3)]
    assert confidence_table(rules).count("a.kill:noun\t") == 1


def test_types_are_the_sum_of_their_rules(records):
    assert type_records(records)["MEET"] == RuleRecord("meet", "MEET", 3, 2)


@pytest.mark.parametrize(
    ("fired", "right", "expected"),
    [(0, 0, 0.6), (10, 10, 0.8), (20, 20, 1.0), (100, 25, 0.25), (19, 19, 0.98)],
)
def test_confidence(fired, right, expected):
    assert confidence(RuleRecord("r", "MEET", fired, right), mean=0.6) == pytest.approx(expected)


@given(st.integers(0, 60), st.floats(0, 1), st.floats(0, 1))
def test_confidence_lies_between_precision_and_mean(fired, share, mean):
    rule = RuleRecord("r", "MEET", fired, round(fired * share))
    low, high = sorted((rule.precision if fired else mean, mean))
    assert low - 1e-9 <= confidence(rule, mean) <= high + 1e-9
    if fired >= ENOUGH:
        assert confidence(rule, mean) == rule.precision


def test_the_table_has_types_before_rules(records):
    rows = [line.split("\t") for line in confidence_table(records).splitlines() if not line.startswith("#")]
    assert rows[0] == ["rule", "fired", "right", "confidence"]
    assert [row[0] for row in rows[1:]] == ["lift", "meet", "lift.a", "meet.a", "meet.b"]
    assert rows[2] == ["meet", "3", "2", "0.667"]
