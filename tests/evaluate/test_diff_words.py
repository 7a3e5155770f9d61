"""The words of two texts against each other."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.evaluate.words import compare_words

WORDS = ["قتل", "في", "،", ".", "11,500", "\n", "قَصف", "المدينة", "x"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.text(max_size=20),
    st.lists(st.sampled_from("أ ب.1\n"), max_size=12).map("".join),
).map(lambda text: text if text.strip() else "")


def marked(old, new):
    """Return what `sijill diff` would show, without its context."""
    out = []
    for piece in compare_words(old, new).pieces:
        went, came = old[slice(*piece.old)].strip(), new[slice(*piece.new)].strip()
        out.append(came if piece.same else f"[{went}>{came}]")
    return " ".join(out)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("قتل ثلاثة في القصف", "قتل خمسة في القصف", "قتل [ثلاثة>خمسة] في القصف"),
        ("قتل ثلاثة", "قتل ثلاثة", "قتل ثلاثة"),
        ("قتل ثلاثة", "قتل  ثلاثة\n", "قتل  ثلاثة"),  # blanks are no words
        ("", "قتل ثلاثة", "[>قتل ثلاثة]"),
        ("قتل ثلاثة", "", "[قتل ثلاثة>]"),
        ("أحمد وصل", "احمد وصل", "[أحمد>احمد] وصل"),  # a hamza is a correction
        ("دفع 11,500 ليرة", "دفع 11,000 ليرة", "دفع [11,500>11,000] ليرة"),  # a number is one word
        ("في الساعة 20:59 مساء", "في الساعة 20:58 مساء", "في الساعة [20:59>20:58] مساء"),
        ("قَتل ثلاثة", "قَتل أربعة", "قَتل [ثلاثة>أربعة]"),  # vowel signs part no word
        # What came is told from after the full stop to the next, not from the stop on.
        ("قصف أمس.", "قصف أمس. ونفت البلدة.", "قصف أمس. [>ونفت البلدة.]"),
        ("قصف أمس. ونفت البلدة.", "قصف أمس.", "قصف أمس. [ونفت البلدة.>]"),
        # One short word that happens to stand in both is no common ground.
        ("طالب المجلس في البلدة", "وصل وفد في المساء", "[طالب المجلس في البلدة>وصل وفد في المساء]"),
        (
            "وفق مصدر محلي. طالب المجلس.",
            "وفق مصدر طبي. وصل وفد.",
            "وفق مصدر [محلي>طبي] . [طالب المجلس>وصل وفد] .",
        ),
    ],
)
def test_what_changed(old, new, shown):
    assert marked(old, new) == shown


@given(TEXTS, TEXTS)
def test_the_pieces_hold_both_texts(old, new):
    pieces = compare_words(old, new).pieces
    assert "".join(old[slice(*piece.old)] for piece in pieces) == old
    assert "".join(new[slice(*piece.new)] for piece in pieces) == new


@given(TEXTS, TEXTS)
def test_same_and_changed_pieces_come_by_turns_and_are_what_they_say(old, new):
    found = compare_words(old, new)
    assert all(one.same != other.same for one, other in zip(found.pieces, found.pieces[1:], strict=False))
    for piece in found.pieces:
        went, came = old[slice(*piece.old)], new[slice(*piece.new)]
        assert not piece.same or "".join(went.split()) == "".join(came.split())
    if not found.removed and not found.added:
        assert "".join(old.split()) == "".join(new.split())


@given(TEXTS, TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_goes_to_a_stretch_of_the_new_text(old, new, start, length):
    end = min(start + length, len(old))
    begin, close = compare_words(old, new).moved(min(start, end), end)
    assert 0 <= begin <= close <= len(new)


@given(TEXTS, TEXTS, TEXTS)
def test_words_that_stayed_are_found_where_they_stand(before, middle, after):
    old, new = f"قال {middle} هنا", f"{before} قال {middle} هنا {after}"
    found = compare_words(old, new)
    if all(found.kept):
        begin, close = found.moved(0, len(old))
        assert "".join(new[begin:close].split()) == "".join(old.split())


def test_long_texts_take_no_minutes():
    old = [f"كلمة{n % 900}" for n in range(60_000)]
    new = [f"غير{n}" if n % 7 == 0 else word for n, word in enumerate(old)]
    begun = time.monotonic()
    found = compare_words(" ".join(old), " ".join(new))
    assert found.removed >= 8000
    assert time.monotonic() - begun < 20
