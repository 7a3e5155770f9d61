"""Words apart from their proclitics, as candidates, never destructively."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.lexicon.fold import fold
from sijill.lexicon.words import Marks, Memo, WordTable, bases, readings, spellings, with_endings


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("وبالحصار", {"وبالحصار", "بالحصار", "الحصار", "حصار"}),
        ("للجيش", {"للجيش", "الجيش", "جيش", "لجيش", "اللجيش"}),
        ("وللجنة", {"وللجنة", "للجنة", "الجنة", "جنة", "لجنة", "اللجنة"}),
        ("سيحاصر", {"سيحاصر", "يحاصر"}),
        ("فقصفت", {"فقصفت", "قصفت"}),
        # «و» of the word's own stays as a candidate.
        ("وصل", {"وصل", "صل"}),
        ("من", {"من"}),
    ],
)
def test_readings(word, found):
    assert {r.base for r in readings(word)} == found


@pytest.mark.parametrize(
    ("word", "base", "marks"),
    [
        ("وبالحصار", "حصار", ("و", "ب", True, False)),
        ("للجيش", "جيش", ("", "ل", True, False)),
        ("وسيحاصر", "يحاصر", ("و", "", False, True)),
    ],
)
def test_what_a_reading_says(word, base, marks):
    reading = next(r for r in readings(word) if r.base == base)
    assert (reading.conjunction, reading.preposition, reading.definite, reading.future) == marks


@pytest.mark.parametrize(
    ("word", "base"), [("بحصارها", "حصار"), ("والطريقين", "طريق"), ("محاصرتهم", "محاصره"), ("حصارا", "حصار")]
)
def test_bases_lack_the_endings_too(word, base):
    assert base in bases(word)


@given(st.text(min_size=1).map(fold).filter(lambda word: word and not word.isspace()))
def test_the_word_itself_is_its_first_reading(word):
    assert readings(word)[0].base == word
    assert word in bases(word)
    assert all(r.base and word.endswith(r.base.removeprefix("ال")) for r in readings(word))


def test_a_table_is_asked_with_words_as_written():
    table = WordTable({"حصار": 1})
    assert [value for _, value in table["وبالحصار"]] == [1]
    assert table["هجوم"] == ()


def test_a_memo_asks_once():
    asked = []
    memo = Memo(lambda word: asked.append(word) or len(word))
    assert (memo["حصار"], memo["حصار"], asked) == (4, 4, ["حصار"])


def test_marks_put_together_lists_and_tests() -> None:
    marks = Marks({"siege": ["حصار"], "road": ["طريق", "حصار"]}, {"long": lambda word: len(word) > 7})
    assert marks["حصار"] == marks.bit["siege"] | marks.bit["road"]
    assert marks["وبالطريق"] == marks.bit["road"] | marks.bit["long"]
    assert marks["بيت"] == 0


@given(st.text(alphabet="وفبلكساحصر", min_size=1, max_size=8))
def test_a_mark_is_there_wherever_a_table_knows_the_word(word: str) -> None:
    values = {"حصار": 1, "صار": 2, "ال": 3, "سر": 4}
    marks = Marks({"known": values}, {})
    assert bool(marks[word]) == bool(WordTable(values)[word])


WRITTEN = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(("", "و", "ف", "ب", "ل", "لل", "ال", "وال", "بال", "س")),
        st.sampled_from(("طريق", "حصار", "مدينه", "قوه", "اب", "سي")),
        st.sampled_from(("", "ها", "هم", "ه", "ا", "ين", "تها", "تهم")),
    ),
)


@given(WRITTEN)
def test_whatever_a_word_may_be_is_found_by_its_spellings(written):
    for asked in bases(written):
        assert not set(with_endings(asked)).isdisjoint(spellings(written))
