"""Tokens keep their offsets in the original text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.tokens import tokenise
from sijill.lexicon.fold import fold

ARABIC = st.text(alphabet="ابةأإىقسد ـَُ٠١٢012.,،\n«»()-/كتورﷲﻗﺳﺪ", max_size=200)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("قُتل 1,500 شخصاً.", ["قتل", "1,500", "شخصا", "."]),
        ("عند 20:59", ["عند", "20", ":", "59"]),
        ("١٬٥٠٠ و٢٫٥", ["1٬500", "و", "2٫5"]),
        ("الـ48 ساعة", ["ال", "48", "ساعه"]),
        ("أول\nثان", ["اول", "\n", "ثان"]),
        ("12/8/2024", ["12", "/", "8", "/", "2024"]),
        ("", []),
    ],
)
def test_forms(text, forms):
    assert [token.form for token in tokenise(text)] == forms


@given(ARABIC | st.text(max_size=100))
def test_offsets_lie_in_the_text_in_order(text):
    at = 0
    for token in tokenise(text):
        assert at <= token.start < token.end <= len(text)
        at = token.start


@given(ARABIC)
def test_a_token_folds_to_its_form(text):
    for token in tokenise(text):
        if token.form != "\n" and text[token.start : token.end].isalpha() and "ﷲ" not in text:
            assert fold(text[token.start : token.end]) == token.form
