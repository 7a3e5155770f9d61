"""The metrics on the examples of the papers that define them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.evaluate.coreference import coreference

KEY = [frozenset("abc"), frozenset("defg")]


def sets(*words):
    return [frozenset(word) for word in words]


@pytest.mark.parametrize(
    ("key", "response", "muc", "b3", "ceafe"),
    [
        # Pradhan et al. 2014, their example: gold {a b c} {d e f g}, response {a b} {c d} {f g h i}
        (KEY, sets("ab", "cd", "fghi"), (2 / 5, 2 / 5), (4 / 8, 1 / 7 * (5 / 3 + 5 / 4)), (0.43, 0.65)),
        (KEY, KEY, (1, 1), (1, 1), (1, 1)),
        # Bagga and Baldwin 1998: {1-5} {6 7} {8-C} against {1-5} {6-C}
        (sets("12345", "67", "89ABC"), sets("12345", "6789ABC"), (9 / 10, 1), (16 / 21, 1), (None, None)),
        (KEY, [], (0, 0), (0, 0), (0, 0)),
    ],
)
def test_published_examples(key, response, muc, b3, ceafe):
    found = coreference(key, response, singletons=False)
    assert (found.muc.precision, found.muc.recall) == pytest.approx(muc)
    assert (found.b3.precision, found.b3.recall) == pytest.approx(b3)
    if ceafe[0] is not None:
        assert (found.ceafe.precision, found.ceafe.recall) == pytest.approx(ceafe, abs=0.005)
    assert found.conll == pytest.approx((found.muc.f1 + found.b3.f1 + found.ceafe.f1) / 3)


def test_singletons_are_left_out_on_both_sides_or_counted():
    key, response = sets("ab", "c"), sets("ab", "c", "x")
    assert coreference(key, response, singletons=False).b3.precision == 1
    assert coreference(key, response, singletons=True).b3.precision == pytest.approx(3 / 4)


PARTITION = st.lists(st.integers(0, 4), min_size=1, max_size=12)


@given(PARTITION, st.data())
def test_every_figure_is_a_share_and_the_same_is_right(heads, data):
    others = data.draw(st.lists(st.integers(0, 4), min_size=len(heads), max_size=len(heads)))

    def groups(of):
        return [frozenset(at for at, head in enumerate(of) if head == one) for one in sorted(set(of))]

    found = coreference(groups(heads), groups(others), singletons=True)
    for metric in (found.muc, found.b3, found.ceafe):
        assert 0 <= metric.precision <= 1.000001
        assert 0 <= metric.recall <= 1.000001
    assert coreference(groups(heads), groups(heads), singletons=True).b3.f1 == 1
