"""PDF: the order of Arabic from the places of its letters, or a refusal.

`tests/data/*.pdf` were printed by Chromium from composed text (DejaVu Sans and Noto Naskh Arabic).
"""

import random
from pathlib import Path

import pytest
from pdf_making import assembled, drawn, written
from read_helping import OTHER, TEXT, codes, one, read
from test_read_order import shapes

from sijill.readers.order import turned

DATA = Path(__file__).parents[1] / "data"
LINES = [
    "حصار الأحياء في الحسكة",
    (
        "واصلت قوات سوريا الديمقراطية (قسد) حصار أحياء الحكومة السورية في مدينة الحسكة لليوم الثاني على "
        "التوالي، وفق ما ذكرت مصادر محلية يوم 12/08/2024."
    ),
    (
        "وقال مصدر طبي إن 11,500 شخص تضرروا، بينهم 27 مدنياً، وإن 3.5% من السكان نزحوا. وأضاف: «لا خبز ولا "
        "ماء» في حي طي. وكان القصف قد بدأ في 2024-08-06 عند الساعة 20:59 بحسب وكالة North Press المحلية."
    ),
    "وطالب المجلس بوقف القصف فوراً ٢٠٢٤.",
]


@pytest.mark.parametrize("name", ["dejavu.pdf", "naskh.pdf"])
def test_what_a_browser_printed_reads_as_it_was_written(name):
    report = one(read(DATA / name))
    assert report.text.split("\n") == LINES
    assert (report.language, report.published, report.notes) == ("ar", None, ())
    assert report.extractor.startswith("pdfium/")


def test_columns_are_read_one_after_the_other_the_right_one_first():
    assert one(read(DATA / "columns.pdf")).text.split("\n") == [
        "نشرة يومية عن الحسكة والقامشلي",
        *LINES[1:3],
        *[(f"{LINES[3]} ثم عقد اجتماع ثالث في بلدة عامودا حضره وجهاء من المنطقة ومندوب عن القوات الروسية، "
          "وانتهى من غير نتيجة.")] * 2,
    ]  # fmt: skip


@pytest.fixture
def put(tmp_path):
    def write(data):
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        return path

    return write


def backwards(places):
    return places[::-1]


def shuffled(places):
    return random.Random(1).sample(places, len(places))


@pytest.mark.parametrize("emitted", [list, backwards, shuffled])
@pytest.mark.parametrize("drawn_as", [str, shapes], ids=["letters", "shapes"])
def test_the_order_of_drawing_does_not_matter(put, emitted, drawn_as):
    told = [TEXT, OTHER.replace("ً", "")]  # these letters are drawn side by side, a mark would stand alone
    report = one(read(put(drawn([turned(drawn_as(line)) for line in told], emitted=emitted))))
    assert report.text.replace("\n", " ") == " ".join(told)


def test_brackets_may_be_named_by_shape_or_by_meaning(put):
    line = turned("قالت (قسد) إن «الحصار» انتهى")
    for said in (str, lambda char: char.translate(str.maketrans("()«»", ")(»«"))):
        assert one(read(put(drawn([line], said=said)))).text == "قالت (قسد) إن «الحصار» انتهى"


def test_english_is_read_from_left_to_right(put):
    words = "The army shelled the town on Monday (12 August)."
    assert one(read(put(drawn([words])))).text == words


def test_the_number_of_the_page_is_left_out(put):
    report = one(read(put(drawn([turned(TEXT), "", "", "- 12 -"]))))
    assert report.text == TEXT


def mirrored(char):
    """Say each letter to be the one that stands across the page: what no order makes right."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوية"
    return letters[-1 - letters.index(char)] if char in letters else char


IMAGE = assembled("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x01 EI Q")
LOCKED = written(
    ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"],
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'31' * 32}> /U <{'32' * 32}> /P -4 >> /ID [<31> <31>]",
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"%PDF-1.7 nothing more", "damaged"),
        (IMAGE, "no-text-layer"),
        (LOCKED, "locked"),
        (drawn([turned(TEXT)], mapped=False), "pdf-letters"),
        (drawn([turned(TEXT)], said=lambda _: "\ue012"), "pdf-letters"),
        (drawn([TEXT, OTHER] * 2), "pdf-order"),
    ],
    ids=["empty", "cut", "pictures", "locked", "unmapped", "private", "mirrored"],
)
def test_what_cannot_be_trusted_is_refused(put, data, code):
    path = put(data)
    items = read(path)
    assert codes(items) == [code]
    assert items[0].place.startswith(str(path))


def test_a_pdf_that_lost_its_end_is_read_or_refused(put):
    data = (DATA / "dejavu.pdf").read_bytes()
    for length in range(1000, len(data), 4000):
        for item in read(put(data[:length])):
            assert hasattr(item, "error") or item.text
