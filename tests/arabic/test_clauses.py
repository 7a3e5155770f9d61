"""Sentences and quotations: where they begin and end."""

import pytest

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
