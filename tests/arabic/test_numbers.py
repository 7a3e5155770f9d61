"""Numbers: what is read, what it counts, and what is no amount."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sijill.arabic.numbers import find_numbers, read_number
from sijill.arabic.tokens import tokenise
from sijill.errors import LexiconError
from sijill.lexicon.fold import fold
from sijill.lexicon.grammar import load_grammar
from sijill.schema import Bound

GRAMMAR = load_grammar()
WORDS = (
    "ثلاثة عشر خمسة وعشرون مئة ألف آلاف مليون ونصف أكثر من بين و 20 30 قتيلان أحد إلى - . 1.5.2 ١٢ عشرات "
    "على الأقل "
    "أو واحد شخص في المئة عام 2016 : /"
)


def show(number):
    value = number.value
    if isinstance(value, Bound):
        low, high = ("" if end is None else end for end in (value.min, value.max))
        value = f"{low}..{high}"
    what = GRAMMAR.counted(number.noun)
    return " ".join(filter(None, (str(value), number.noun, what[0] if what else "")))


def read(text):
    return [show(number) for number in find_numbers(tokenise(text), GRAMMAR)]


@pytest.mark.parametrize("example", GRAMMAR.numbers.examples, ids=lambda example: example.text)
def test_examples_of_the_pack(example):
    assert read(example.text) == [fold(line) for line in example.expect]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ثلاثة عشر", 13),
        ("إحدى وعشرين", 21),
        ("خمسة وعشرون", 25),
        ("مئة وخمسة وعشرين", 125),
        ("ثلاث مئة", 300),
        ("أربعمئة", 400),
        ("مئتي", 200),
        ("ألفين", 2000),
        ("ألف وستمئة", 1600),
        ("ثلاثة آلاف و500", 3500),
        ("16 ألفا و507", 16507),
        ("خمسة وعشرين ألفا", 25000),
        ("300 ألف", 300_000),
        ("مليونين و300 ألف", 2_300_000),
        ("مليون ونصف", 1_500_000),
        ("نصف مليون", 500_000),
        ("1,500", 1500),
        ("1.500", 1500),
        ("8.5 ملايين", 8_500_000),
        ("9,7 مليون", 9_700_000),
        ("٢٠٠", 200),
    ],
)
def test_exact_numbers(words, value):
    tokens = tokenise(words)
    got = read_number(tokens, 0, GRAMMAR.numbers)
    assert got is not None
    assert (got.value, got.next) == (value, len(tokens))


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("ما يزيد على 36 ألف شخص", ["36000.. شخص people"]),
        ("لا يتجاوز مئة عنصر", ["..100 عنصر people"]),
        ("نحو ستين نزيلا", ["60 نزيلا detained"]),
        ("ثلاثة أو أربعة جرحى", ["3..4 جرحي injured"]),
        ("من 5 إلى 7 صواريخ", ["5..7 صواريخ weapons"]),
        ("ارتفع من 5 إلى 7 قتلى", ["5", "7 قتلي killed"]),
        ("ما بين 700 و900 أسرة", ["700..900 اسره displaced"]),
        ("عشرات الآلاف من المدنيين", ["20000.. المدنيين people"]),
        ("عدد القتلى إلى 45", ["45 القتلي killed"]),
        ("قتيلان وجريحان", ["2 قتيلان killed", "2 جريحان injured"]),
        ("9 قتلى على الأقل", ["9.. قتلي killed"]),
        ("70 في المئة", ["70 %"]),
        ("نحو 30% منهم", ["30 %"]),
        ("سيارتين وشاحنتان", ["2 سيارتين vehicles", "2 شاحنتان trucks"]),
        ("المدنيين في المدينة", []),
        ("لست وحدك", []),
        ("يوم الاثنين", []),
        ("اليوم الرابع عشر", []),
        ("الثالث والعشرين من آب", []),
        ("العشرين من آب", []),
        ("الطريق الدولي M4 وصاروخ إس-300", []),
        ("12/8/2024 و2024-08-12", []),
        ("في 12 آب", []),
        ("بضعة أشخاص وعدد من الجنود", ["3..9 اشخاص people"]),
        ("أكثر من جريحين", ["2.. جريحين injured"]),
        ("مالا يقل عن 7 جرحى", ["7.. جرحي injured"]),
        ("زاد عدد القتلى على 30", ["30.."]),
        ("تجاوزت الحصيلة 40 قتيلا", ["40.. قتيلا killed"]),
        ("30 شاحنة بحد أقصى", ["..30 شاحنه trucks"]),
        ("30 فأكثر", ["30.."]),
        ("30 إلى 40 ألف نازح", ["30000..40000 نازح displaced"]),
        ("%30", ["30 %"]),
        ("ناشطَين ومدنيِّين", ["2 ناشطين people"]),
        ("عنصرا أمن وعاملا الإغاثة", ["2 عنصرا people", "2 عاملا people"]),
        ("في سوريا الديمقراطية", []),
        ("شهر ونصف الشهر", ["1.5 شهر"]),
        ("بضع وأربعون جثة", ["43..49 جثه killed"]),
        ("خمسون قتيلا ونيف", ["50..59 قتيلا killed"]),
        ("الجولة الـ18 والذكرى الخمسين وشارع الثلاثين", []),
    ],
)
def test_in_their_place(text, expect):
    assert read(text) == expect


def test_the_span_holds_the_bound_and_leaves_the_clitic():
    text = "وقُتل أكثر من ثلاثين شخصا وثلاثة جنود"
    spans = [text[n.start : n.end] for n in find_numbers(tokenise(text), GRAMMAR)]
    assert spans == ["أكثر من ثلاثين", "ثلاثة"]


def test_a_noun_that_is_not_in_the_table_is_named_all_the_same():
    assert read("500 زيتونة") == ["500 زيتونه"]


def test_a_row_of_thousands_without_end_is_read_to_its_end():
    numbers = find_numbers(tokenise("ألف " * 400 + "شخص"), GRAMMAR)
    assert all(number.value is None or number.value <= 10**15 for number in numbers)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40) | st.lists(st.text(max_size=8), max_size=20))
@example(["1.5.2", "ألف", "ونصف"])
@settings(deadline=None)
def test_any_text_gives_numbers_in_order_inside_it(words):
    text = " ".join(words)
    tokens = tokenise(text)
    last = -1
    for number in find_numbers(tokens, GRAMMAR):
        assert last < number.first <= number.last < len(tokens)
        assert 0 <= number.start < number.end <= len(text)
        last = number.last


def test_endless_digits_are_no_amount():
    assert read("9" * 400 + " شخص") == []


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_read_back(value):
    got = read_number(tokenise(f"{value:,}"), 0, GRAMMAR.numbers)
    assert got is not None
    assert got.value == value


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("numbers.toml", "[words", "bad-toml"),
        ("numbers.toml", "", "missing-key"),
        ("dates.toml", None, "missing-file"),
    ],
)
def test_a_wrong_pack_is_named(tmp_path, name, content, code):
    from sijill.lexicon import grammar as module  # noqa: PLC0415

    core = module.Path(module.__file__).parent / "packs" / "core"
    for file in ("numbers.toml", "dates.toml"):
        (tmp_path / file).write_bytes((core / file).read_bytes())
    (tmp_path / name).unlink() if content is None else (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(LexiconError) as caught:
        load_grammar(tmp_path)
    assert caught.value.code == code
    assert name in caught.value.place
