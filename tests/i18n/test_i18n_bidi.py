"""Hostile words made safe; widths and wrapping."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.i18n.bidi import (
    LRI,
    PDI,
    clean,
    directed,
    isolate,
    one_line,
    pack,
    upright,
    width,
    wrap,
    wrap_few,
)

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text())
def test_clean_leaves_no_control_and_no_bidi_mark(words):
    left = clean(words)
    assert not set(left) & set(BIDI)
    assert all(unicodedata.category(c) != "Cc" for c in left if c not in "\n\t")


@given(st.text(), st.integers(3, 40))
def test_wrapped_lines_fit_and_hold_all_words(words, columns):
    safe = one_line(words)
    lines = wrap(safe, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(safe.split())


@given(st.text(), st.integers(4, 40), st.integers(1, 3))
def test_few_lines_are_few_and_fit(words, columns, lines):
    found = wrap_few(one_line(words), columns, lines)
    assert len(found) <= lines
    assert all(width(line) <= columns for line in found)


def test_few_lines_end_between_words():
    assert wrap_few("قتل ثلاثة من عناصره قرب المدينة", 14, 1) == ["قتل ثلاثة من …"]


@given(st.lists(st.text(min_size=1)), st.integers(4, 40))
def test_packed_lines_fit(parts, columns):
    assert all(width(line) <= columns for line in pack(map(one_line, parts), columns))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("رُوي في 2024-08-13", "2024-08-13"),
        ("من 12–30", "12–30"),
        ("بين 2024-08 و", "2024-08"),
        ("ارفعه بالخيار --max-size", "--max-size"),
        ("2024-08-06/2024-08-07 آب", "2024-08-06/2024-08-07"),
    ],
)
def test_days_ranges_and_options_stand_upright_beside_arabic(words, kept):
    # Behind Arabic letters their digits are Arabic numbers (UAX #9, W2): 2024-08-13 would read 13-08-2024.
    for shown in (isolate(words), directed(words, "ar"), directed(words, "en")):
        assert f"{LRI}{kept}{PDI}" in shown


@pytest.mark.parametrize("words", ["told on 2024-08-13", "نحو 1.5 كم", "sdf–ypg قسد", "1,500 نازح"])
def test_what_does_not_turn_is_left_alone(words):
    assert upright(words) == words


def test_what_stands_isolated_is_not_isolated_again():
    once = upright("رُوي في 2024-08-13")
    assert upright(once) == once


def test_an_escape_sequence_is_disarmed():
    assert clean("\x1b]0;x\x07\x1b[2J") == "]0;x[2J"


@pytest.mark.parametrize(
    ("words", "columns"), [("قُتِلَ", 3), ("ab", 2), ("中", 2), ("", 0), (isolate("قسد"), 3)]
)
def test_width(words, columns):
    assert width(words) == columns
