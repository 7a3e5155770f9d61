"""Letters as shapes and lines as the eye sees them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_helping import OTHER, TEXT, one, read

from sijill.readers.order import mend, order_of, plain_letters, turned

# Logical lines and how they stand from left to right on a screen (Unicode UAX #9, base direction RTL).
SEEN = [
    ("منطقة المدرسة", "ةسردملا ةقطنم"),
    ("في عام 2024 حوصرت", "ترصوح 2024 ماع يف"),
    ("نحو 11,500 شخص", "صخش 11,500 وحن"),
    ("يوم 12/08/2024 صباحاً", "ًاحابص 12/08/2024 موي"),
    ("يوم ١٢/٠٨/٢٠٢٤", "١٢/٠٨/٢٠٢٤ موي"),
    ("(قسد) في «الحسكة»", "«ةكسحلا» يف (دسق)"),
    ("وكالة North Press المحلية", "ةيلحملا North Press ةلاكو"),
    ("طائرة F-16 أمريكية", "ةيكيرمأ F-16 ةرئاط"),
    ("الساعة 20:59 مساء", "ءاسم 20:59 ةعاسلا"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "seen"), SEEN)
def test_a_line_as_seen_is_turned_into_what_was_written(written, seen):
    assert turned(seen) == written
    assert turned(turned(seen)) == seen


def visual(text):
    return "\n".join(map(turned, text.split("\n")))


LONG = f"{TEXT}\n{OTHER}\nوقتل 27 مدنياً (بينهم طفلة) في 12/08/2024، بحسب North Press المحلية."


def test_visual_order_is_turned_and_said():
    mended = mend(visual(LONG), visual("حصار المدينة"))
    assert (mended.text, mended.title, mended.notes) == (LONG, "حصار المدينة", ("visual-order",))


def test_what_was_turned_letter_by_letter_is_turned_back_with_its_figures():
    whole = f"{LONG}\nوفي عام 2024 عاد"
    assert mend("\n".join(line[::-1] for line in whole.split("\n"))).text == whole


def shapes(text):
    """Return ``text`` in presentation forms: each letter as it is drawn among its neighbours."""
    named = {}
    for code in range(0xFE70, 0xFEFD):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) == 1:
            named[form, chr(int(letters[0], 16))] = chr(code)
    right_only = "اأإآدذرزوؤةىء"
    out = []
    for at, char in enumerate(text):
        after = text[at + 1] if at + 1 < len(text) else " "
        before = text[at - 1] if at else " "
        joins_before = before.isalpha() and before not in right_only
        joins_after = after.isalpha() and char not in right_only
        form = {(0, 0): "<isolated>", (0, 1): "<initial>", (1, 0): "<final>", (1, 1): "<medial>"}
        out.append(named.get((form[int(joins_before), int(joins_after)], char), char))
    return "".join(out)


def test_shapes_become_letters_and_it_is_said():
    drawn = shapes(TEXT)
    assert drawn != TEXT
    mended = mend(drawn)
    assert mended.text == TEXT
    assert [note.partition(":")[0] for note in mended.notes] == ["presentation-forms"]


def test_shapes_in_visual_order_are_both():
    mended = mend(visual(shapes(LONG)))
    assert mended.text == LONG
    assert [note.partition(":")[0] for note in mended.notes] == ["visual-order", "presentation-forms"]


def test_a_ligature_is_taken_apart_in_the_order_of_writing():
    assert plain_letters("\ufefb") == "لا"
    assert mend(visual("المدرسة الكبيرة في القرية البعيدة إ\ufef9")).text.endswith("إلإ")


def test_half_and_half_is_said_and_left_alone():
    mixed = f"{LONG}\n{visual(LONG)}"
    assert mend(mixed).notes == ("order-doubtful",)
    assert mend(mixed).text == mixed


@pytest.mark.parametrize(
    "text", [TEXT, OTHER, "ﷺ", "ةةة", "قالت لا وأجلا وفضلا", "The siege of Hasakah", "", "١٢٣"]
)
def test_what_is_in_order_stays_as_it_is(text):
    assert mend(text).text == text
    assert mend(text).notes == ()


def test_persian_and_kurdish_are_not_turned():
    for text in ("نیروهای امنیتی در پایتخت گزارش دادند", "هێزەکانی سووریای دیموکرات ئابڵۆقەی شارەکەیان"):
        assert order_of(text * 20) == "logical"


@given(st.text(alphabet="ابةىلمنو 12.()A", max_size=80))
def test_any_text_keeps_its_letters(text):
    assert sorted(mend(text).text) == sorted(text) or "order" in "".join(mend(text).notes)
    assert turned(turned(text)) is not None


def test_a_report_says_what_was_mended(tmp_path):
    (tmp_path / "a.txt").write_text(visual(shapes(LONG)), "utf-8")
    report = one(read(tmp_path / "a.txt"))
    assert (report.text, report.language) == (LONG, "ar")
    assert report.notes[0] == "visual-order"
