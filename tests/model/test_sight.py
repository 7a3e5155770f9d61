"""Sight: words and their pieces, and what is read together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.tokens import tokenise
from sijill.model.pieces import Piece
from sijill.model.sight import CHUNK, chunks, pieces_of


@pytest.mark.parametrize(
    ("text", "pieces", "places"),
    [
        ("قصفت قسد", [(0, 3), (3, 4), (5, 8)], [(0, 2), (2, 3)]),
        ("(قسد)", [(0, 1), (1, 4), (4, 5)], [(0, 1), (1, 2), (2, 3)]),
        ("قسد،", [(0, 4)], [(0, 1), (0, 1)]),
        ("قسد", [(0, 0), (0, 3)], [(1, 2)]),
        ("قسد", [], [(0, 0)]),
    ],
)
def test_each_word_has_its_pieces(text, pieces, places):
    assert pieces_of(tokenise(text), [Piece(n, a, b) for n, (a, b) in enumerate(pieces)]) == places


@given(st.integers(0, 900), st.sets(st.integers(1, 900), max_size=20))
def test_chunks_are_all_of_it_and_none_too_long(size, ends):
    places = [(n, n + 1) for n in range(size)]
    found = list(chunks(places, sorted(e for e in ends if e <= size), size))
    assert [n for a, b in found for n in range(a, b)] == list(range(size))
    assert all(0 < b - a <= CHUNK for a, b in found)


def test_a_sentence_is_not_cut_where_it_need_not_be():
    assert list(chunks([(n, n + 1) for n in range(300)], [150, 300], 300)) == [(0, 150), (150, 300)]
