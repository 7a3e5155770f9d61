import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.link.cluster import clusters

APART = float("-inf")


@pytest.mark.parametrize(
    ("size", "scores", "same", "groups"),
    [
        (0, {}, [], []),
        (2, {}, [], [[0], [1]]),
        (2, {(0, 1): 0.1}, [], [[0, 1]]),
        (2, {(0, 1): 0.0}, [], [[0], [1]]),
        (3, {(0, 1): 2.0, (1, 2): 1.5, (0, 2): -1.0}, [], [[0, 1, 2]]),  # the mean of both is above 0
        (3, {(0, 1): 2.0, (1, 2): 1.5, (0, 2): APART}, [], [[0, 1], [2]]),
        (3, {(0, 1): 2.0, (1, 2): 0.5}, [], [[0, 1], [2]]),  # 0 and 2 share no key: nothing speaks for them
        (2, {(0, 1): APART}, [(0, 1)], [[0, 1]]),  # a person's word stands above the text's
        (4, {(0, 1): 1.0, (2, 3): 1.0, (0, 2): APART}, [(1, 3)], [[0], [1, 3], [2]]),
    ],
)
def test_groups(size, scores, same, groups):
    assert clusters(size, scores, same) == groups


SCORES = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]),
    st.one_of(st.just(APART), st.floats(-3, 4)),
)


@given(SCORES)
def test_each_is_in_one_group_and_none_with_what_is_kept_apart(scores):
    groups = clusters(7, scores)
    assert sorted(one for group in groups for one in group) == list(range(7))
    assert not any(scores.get((a, b)) == APART for group in groups for a in group for b in group)


@given(SCORES, st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=3))
def test_what_is_said_to_be_one_is_one(scores, same):
    groups = clusters(7, scores, same)
    for one, other in same:
        assert any(one in group and other in group for group in groups)
