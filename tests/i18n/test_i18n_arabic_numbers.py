"""Numbers in Arabic words: a table written by hand, and what holds for every number."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.i18n.arabic_numbers import Noun, counted, form, spelled

NOUNS = {
    noun.one: noun
    for noun in (
        Noun("قتيل", "قتيلان", "قتيلين", "قتلى", "قتيلاً", "m"),
        Noun("شاحنة", "شاحنتان", "شاحنتين", "شاحنات", "شاحنة", "f"),
        Noun("معتقل", "معتقلان", "معتقلين", "معتقلين", "معتقلاً", "m"),
        Noun("نازح", "نازحان", "نازحين", "نازحين", "نازحاً", "m"),
        Noun("يوم", "يومان", "يومين", "أيام", "يوماً", "m"),
        Noun("ساعة", "ساعتان", "ساعتين", "ساعات", "ساعة", "f"),
        Noun("قطعة سلاح", "قطعتا سلاح", "قطعتي سلاح", "قطع سلاح", "قطعة سلاح", "f"),
    )
}
ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "arabic-numbers.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
KILLED, TRUCK = NOUNS["قتيل"], NOUNS["شاحنة"]


def test_the_table_is_long_enough_and_holds_each_form_once():
    assert len(ROWS) >= 150
    assert len({row[:3] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("number", "noun", "case", "words"), ROWS)
def test_a_number_is_spelled_with_its_noun(number, noun, case, words):
    assert spelled(int(number), NOUNS[noun], case) == words


@pytest.mark.parametrize(("number", "words"), [
    (1, "قتيل واحد"), (2, "قتيلين"), (7, "سبعة قتلى"), (10, "عشرة قتلى"), (11, "11 قتيلاً"), (43, "43 قتيلاً"),
    (100, "100 قتيل"), (101, "101 قتيل"), (103, "103 قتلى"), (110, "110 قتلى"), (111, "111 قتيلاً"),
    (1500, "1500 قتيل"), (45003, "45003 قتلى"),
])  # fmt: skip
def test_after_digits_the_noun_stands_in_its_form(number, words):
    assert counted(number, KILLED, "oblique") == words


def test_more_than_words_are_made_for_stands_in_digits():
    assert spelled(10**9, KILLED) == "1000000000 قتيل"


def test_less_than_nothing_is_refused():
    with pytest.raises(ValueError, match="-1"):
        spelled(-1, KILLED)


@given(st.integers(0, 10**9 - 1), st.sampled_from(["nominative", "oblique"]))
def test_every_number_has_words_of_letters_alone(number, case):
    for noun in (KILLED, TRUCK):
        words = spelled(number, noun, case)
        assert words == " ".join(words.split())
        assert not any(letter.isdigit() for letter in words)


@given(st.integers(3, 10**9 - 1))
def test_words_and_digits_ask_for_the_same_form(number):
    assert spelled(number, KILLED).endswith(form(number, KILLED)) or number % 100 in (1, 2)


@given(st.integers(3, 999_999), st.integers(3, 999_999))
def test_two_numbers_are_never_spelled_alike(one, other):
    assert (spelled(one, KILLED) == spelled(other, KILLED)) == (one == other)
