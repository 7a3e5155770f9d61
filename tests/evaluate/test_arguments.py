"""The lists that tell where arguments of found events go wrong."""

import pytest

from sijill.evaluate.arguments import astray, on_found_events
from sijill.evaluate.coded import Coded
from sijill.evaluate.equal import read_equals
from sijill.evaluate.score import Tally, compare


@pytest.fixture(scope="module")
def equals():
    return read_equals()


@pytest.fixture
def compared(equals):
    gold = [
        Coded("ATTACK", 0, 10, actor=("sdf",), target=("ndf",), place=("حي الطي",)),
        Coded("LIFT", 50, 60, actor=("un",)),
    ]
    coded = [Coded("ATTACK", 0, 10, target=("sdf",), place=("الطي",))]
    return [compare(equals, gold, coded)]


def test_only_found_events_count(equals, compared):
    tallies = on_found_events(equals, compared)
    assert tallies["actor"] == tallies["ATTACK.actor"] == Tally(0.0, 1, 0)
    assert tallies["place"] == Tally(0.5, 1, 1)


def test_values_are_named_with_the_role_they_went_to(equals, compared):
    found = {(one.role, one.value): one for one in astray(equals, compared)}
    assert found["actor", "sdf"].missing == 1
    assert found["actor", "sdf"].elsewhere == {"target": 1}
    assert (found["target", "sdf"].missing, found["target", "sdf"].extra) == (0, 1)
    assert found["place", "حي الطي"].missing == 1


def test_sides_do_not_matter_to_clashes(equals):
    gold, coded = (
        Coded("CLASH", 0, 9, actor=("sdf", "ndf")),
        Coded("CLASH", 0, 9, actor=("ndf",), target=("sdf",)),
    )
    assert astray(equals, [compare(equals, [gold], [coded])]) == []
