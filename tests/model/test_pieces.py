"""Pieces: a text cut into a vocabulary, with offsets in the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model.pieces import Vocabulary

PIECES = ["<unk>", "<s>", "</s>", "\u2581", "\u2581قصف", "ت", "\u2581قص", "ف", "\u2581و", "قصف", "\u2581وقصف"]
SCORES = [0.0, 0.0, 0.0, -4.0, -5.0, -3.0, -4.0, -3.5, -2.0, -6.0, -9.0]


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary(PIECES, SCORES, {"\u0640": "", "\u00a0": " ", "\ufefa": "لا"})


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("قصف", ["قصف"]),
        ("قصفت", ["قصف", "ت"]),
        ("وقصف", ["و", "قصف"]),
        ("قصف قصف", ["قصف", "قصف"]),
        ("قصـــفت", ["قصـــف", "ت"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_the_likeliest_cut(vocabulary, text, cut):
    assert [text[p.start : p.end] for p in vocabulary.pieces(text)] == cut


def test_a_letter_that_no_piece_has_is_the_first_piece(vocabulary):
    assert 0 in [p.id for p in vocabulary.pieces("قصفθ")]


@given(st.text(alphabet="قصفتو \n\u0640\u00a0\ufefaθ", max_size=150))
def test_pieces_stand_in_the_text_in_order(vocabulary, text):
    found = list(vocabulary.pieces(text))
    assert all(0 <= p.start <= p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {at for p in found for at in range(p.start, p.end)}
    assert all(at in covered for at, letter in enumerate(text) if letter in "قصفتوθ")
