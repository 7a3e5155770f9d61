"""Linking in pieces gives what linking at once gives."""

import msgspec
import pytest
from linking_making import FOLDER

from sijill.evaluate.told import gold_told
from sijill.lexicon import load
from sijill.link.atlas import Atlas
from sijill.link.facts import Facts, all_facts
from sijill.link.partition import compared, partition
from sijill.runs.spread import Here, Known, by_report, facts_of, rows_of, scores_of, windows


@pytest.fixture(scope="module")
def atlas():
    return Atlas(load())


@pytest.fixture(scope="module")
def told():
    return gold_told(FOLDER)


@pytest.fixture(scope="module")
def ordered(told, atlas):
    return sorted(all_facts(told, atlas), key=lambda one: one.id)


def sent(value, of):
    """Return a value as it comes out at the other end of a cluster's wire."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=of)


@pytest.mark.parametrize("size", [1, 20, 100, 10_000])
def test_facts_of_stretches_are_those_of_all(told, ordered, atlas, size):
    stretches = list(by_report(told, None, size))
    assert sum(map(len, stretches)) == len(told)
    reports = [{one.told.mention.report for one in stretch} for stretch in stretches]
    assert sum(map(len, reports)) == len(set().union(*reports))
    found = [one for stretch in stretches for one in facts_of(sent(stretch, list[Known]), atlas)]
    assert sorted(sent(found, list[Facts]), key=lambda one: one.id) == ordered


def test_a_story_that_was_kept_is_used(told, atlas):
    known = {one.mention.report: {"x": 1.0} for one in told}
    (stretch,) = by_report(told[:1], known, 5)
    assert facts_of(stretch, atlas)[0].story == {"x": 1.0}


@pytest.mark.parametrize("size", [1, 5, 40, 200, 10_000])
def test_scores_of_stretches_of_days_are_those_of_all(ordered, atlas, size):
    found = {}
    stretches = windows(ordered, size)
    for places in stretches:
        for one in scores_of(sent([ordered[place] for place in places], list[Facts]), atlas):
            pair = places[one.one], places[one.other]
            assert found.setdefault(pair, one.score) == one.score
    assert found == compared(ordered, atlas)
    assert len(found) > 100
    assert size == 10_000 or len(stretches) > 1


def test_rows_are_those_of_here(told, ordered, atlas):
    by_id = {one.mention.id: one for one in told}
    groups = [[by_id[id_] for id_ in group] for part in partition(ordered, atlas) for group in part]
    assert rows_of(groups, atlas) == Here(load()).rows(groups)
    assert rows_of([], atlas) == []


def test_nothing_gives_nothing():
    assert windows([], 5) == []
    assert list(by_report([], None, 5)) == []
