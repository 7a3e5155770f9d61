"""How often mentions are right by their confidence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.evaluate.bench import BenchOptions, bench
from sijill.evaluate.calibration import Bin, binned, calibration, error
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load

EXAMPLES = Path(__file__).parents[2] / "examples"


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_mention_stands_in_one_bin(found):
    bins = binned(found)
    assert sum(one.mentions for one in bins) == len(found)
    assert all(one.low <= one.said + 1e-4 and one.said <= one.high + 1e-4 for one in bins)
    assert round(sum(one.right * one.mentions for one in bins)) == sum(hit for _, hit in found)
    assert 0 <= error(bins) <= 1


@pytest.mark.parametrize(
    ("confidence", "low"), [(0.0, 0.0), (0.0999, 0.0), (0.1, 0.1), (0.95, 0.9), (1.0, 0.9)]
)
def test_bounds(confidence, low):
    assert binned([(confidence, True)])[0].low == low


def test_error_is_the_mean_distance():
    assert error([Bin(0.5, 0.6, 0.5, 0.75, 3), Bin(0.9, 1.0, 0.9, 0.9, 1)]) == 0.1875
    assert error([]) == 0.0


def test_the_mentions_and_the_right_ones_are_those_of_the_bench(tmp_path):
    for path in sorted(EXAMPLES.glob("hsk-2016-08-ex*.json")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    engine = RulesEngine(load())
    bins = calibration(tmp_path, engine)
    whole = bench(tmp_path, engine, BenchOptions(resamples=0)).total.headlines["detection"]
    assert sum(one.mentions for one in bins) == whole.predicted
    right = sum(one.right * one.mentions for one in bins)
    assert right == pytest.approx(whole.precision * whole.predicted, abs=0.1)
