"""Hostile words made safe; widths and wrapping."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.export.bidi import clean, cut, isolate, one_line, width, wrap

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


@given(st.text(), st.integers(2, 40))
def test_cut_fits(words, columns):
    assert width(cut(one_line(words), columns)) <= columns


def test_an_escape_sequence_is_disarmed():
    assert clean("\x1b]0;x\x07\x1b[2J") == "]0;x[2J"


@pytest.mark.parametrize(
    ("words", "columns"), [("قُتِلَ", 3), ("ab", 2), ("中", 2), ("", 0), (isolate("قسد"), 3)]
)
def test_width(words, columns):
    assert width(words) == columns
