"""Folding brings the spellings of one word together and keeps the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.lexicon.fold import fold, fold_with_offsets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("أإآٱ", "اااا"),
        ("مستشفى", "مستشفي"),
        ("الحسكة", "الحسكه"),
        ("مسؤول", "مسوول"),
        ("جرائم", "جرايم"),
        ("کردی", "كردي"),
        ("قـــسد", "قسد"),
        ("قُتِلَ", "قتل"),
        ("٢٠٢٤ ۲۰۲۴", "2024 2024"),
        ("ﻗﺴﺪ", "قسد"),
        ("ﻻ", "لا"),
        ("  أ \t ب  ", "ا ب"),
        ("sdf 12", "sdf 12"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_offsets_lead_back_into_the_text(text):
    folded = fold_with_offsets(text)
    starts = [folded.start(at) for at in range(len(folded.text))]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)
    assert all(folded.end(at + 1) > start for at, start in enumerate(starts))


@given(st.text(alphabet="قسدأىةَـ ١", max_size=100))
def test_each_folded_letter_comes_from_its_original(text):
    folded = fold_with_offsets(text)
    for at, letter in enumerate(folded.text):
        assert fold_with_offsets(text[folded.start(at)]).text in (letter, " ")


@given(st.text(alphabet="قسدَأإىةئؤ \u0640\u200f\ufefb\ufdf2٣۴\t", max_size=20))
def test_fold_is_the_folded_copy_with_its_blanks_evened(text):
    assert fold(text) == " ".join(fold_with_offsets(text).text.split())
