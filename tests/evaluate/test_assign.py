"""The assignment against trying every permutation."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from sijill.evaluate.assign import best_pairs

SIDE = st.integers(1, 4)
WEIGHTS = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(0, 10), max_size=16)


def _greatest(weights, rows, cols):
    side = max(rows, cols)
    return max(
        sum(weights.get(pair, 0.0) for pair in enumerate(order)) for order in permutations(range(side))
    )


@given(WEIGHTS, SIDE, SIDE)
def test_no_other_pairing_is_better(weights, rows, cols):
    inside = {(i, j): w for (i, j), w in weights.items() if i < rows and j < cols}
    pairs = best_pairs(inside, rows, cols)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(inside[pair] > 0 for pair in pairs)
    assert abs(sum(inside[pair] for pair in pairs) - _greatest(inside, rows, cols)) < 1e-6


def test_nothing_to_pair():
    assert best_pairs({}, 1, 1) == best_pairs({}, 2, 3) == []
