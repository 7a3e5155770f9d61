"""Sentences and quotations: where they begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.clauses import quotations, sentences, without_quotes
from sijill.arabic.tokens import tokenise


def split(text):
    words = without_quotes(tokenise(text))
    return [" ".join(w.form for w in words[first:last]) for first, last in sentences(words)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("حاصرت قسد الحي. وقصفت السوق.", ["حاصرت قسد الحي", "وقصفت السوق"]),
        ("هل انسحبوا؟ نعم!", ["هل انسحبوا", "نعم"]),
        ("سطر\nسطر", ["سطر", "سطر"]),
        ("قال د. أحمد كلمة", ["قال د . احمد كلمه"]),
        ("بلغ 1.5 مليون", ["بلغ 1.5 مليون"]),
        ("...", []),
        ("", []),
    ],
)
def test_sentences(text, found):
    assert split(text) == found


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("كلمة " * 300, [300]),
        ("كلمة " * 700, [300, 300, 100]),
        # Behind the last comma, where one stands in the second half.
        ("كلمة " * 200 + "، " + "كلمة " * 300, [201, 300]),
        ("كلمة ، " + "كلمة " * 400, [300, 102]),
    ],
)  # fmt: skip
def test_what_runs_on_without_a_stop_is_cut(text, lengths):
    assert [last - first for first, last in sentences(tokenise(text))] == lengths


@given(st.lists(st.sampled_from(["كلمة", "،", ".", "د", "\n"]), max_size=1_500))
def test_the_parts_hold_every_word_but_the_stops_and_none_is_too_long(forms):
    words = tokenise(" ".join(forms))
    found = sentences(words)
    assert all(0 < last - first <= 300 for first, last in found)
    inside = [at for first, last in found for at in range(first, last)]
    assert inside == sorted(set(inside))
    assert {words[at].form for at in set(range(len(words))) - set(inside)} <= {".", "\n"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال «لن ننسحب» أمس", ["لن ننسحب"]),
        ('قال "لن ننسحب" أمس', ["لن ننسحب"]),
        ("قال “لن” ثم «نعم»", ["لن", "نعم"]),
        ("قال «لن ننسحب", []),
        ("«»", []),
        ("«" + "كلمة " * 400 + "»", []),
    ],
)
def test_quotations(text, found):
    assert [span.of(text) for span in quotations(tokenise(text))] == found


def test_quotation_marks_are_no_words():
    assert [w.form for w in without_quotes(tokenise("حركة «حماس»"))] == ["حركه", "حماس"]
