"""Time expressions: what they are worth on a day of publication, and without one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.arabic.date_rules import RULES
from sijill.arabic.dates import find_dates, resolve_chain
from sijill.arabic.days import follow
from sijill.arabic.tokens import tokenise
from sijill.errors import LexiconError
from sijill.lexicon.fold import fold
from sijill.lexicon.grammar import expand_shape, load_grammar

GRAMMAR = load_grammar()
PUBLISHED = date(2024, 8, 7)  # a Wednesday
WORDS = sorted({form for form in GRAMMAR.dates.terms if len(form) < 12})


def find(text, published=PUBLISHED):
    return find_dates(tokenise(text), GRAMMAR, published)


def one(text, published=PUBLISHED):
    found = find(text, published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("example", GRAMMAR.dates.examples, ids=lambda example: example.text)
def test_examples_of_the_pack(example):
    published = date.fromisoformat(example.published) if example.published else None
    got = tuple(f"{e.kind} {e.value} {example.text[e.start : e.end]}" for e in find(example.text, published))
    assert got == example.expect


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("في 12 آب/أغسطس 2024", "2024-08-12"),
        ("الثاني من آب 2023", "2023-08-02"),
        ("الثالث والعشرين من أغسطس 2013", "2013-08-23"),
        ("2024-08-12", "2024-08-12"),
        ("12/8/2024", "2024-08-12"),
        ("يوم 14 تشرين الأول/أكتوبر 2023", "2023-10-14"),
        ("5 جانفي 2012", "2012-01-05"),
        ("12 غشت 2021", "2021-08-12"),
        ("17 جوان 2017", "2017-06-17"),
        ("2 مارس ٢٠١٧", "2017-03-02"),
        ("15 رجب 1437هـ", "2016-04-22"),
        ("رمضان 1445 هـ", "2024-03-11/2024-04-09"),
        ("الأربعاء (7 آب 2024)", "2024-08-07"),
        ("صباح الأربعاء 27 تشرين الثاني 2024", "2024-11-27"),
        ("عام 2016", "2016"),
        ("في 2011", "2011"),
        ("في نوفمبر تشرين الثاني 2013", "2013-11"),
        ("صيف 2014", "2014-06/2014-08"),
        ("بين عامي 2013 و2018", "2013/2018"),
        ("من 2 إلى 8 مايو 2022", "2022-05-02/2022-05-08"),
        ("بين السابع والتاسع من أيار 2014", "2014-05-07/2014-05-09"),
    ],
)
def test_absolute(text, value):
    got = one(text, None)
    assert (got.kind, got.value, got.how) == ("date", value, "absolute")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("اليوم", "2024-08-07"),
        ("أمس", "2024-08-06"),
        ("مساء أمس الثلاثاء", "2024-08-06"),
        ("أول أمس", "2024-08-05"),
        ("أول من أمس", "2024-08-05"),
        ("غداً", "2024-08-08"),
        ("بعد غد الجمعة", "2024-08-09"),
        ("الليلة الماضية", "2024-08-06"),
        ("فجر اليوم", "2024-08-07"),
        ("الأربعاء", "2024-08-07"),
        ("يوم الأحد", "2024-08-04"),
        ("الأربعاء الفائت", "2024-07-31"),
        ("الأربعاء المقبل", "2024-08-14"),
        ("الأربعاء قبل الماضي", "2024-07-24"),
        ("ليل الثلاثاء الأربعاء", "2024-08-06/2024-08-07"),
        ("ليلة الجمعة على السبت", "2024-08-02/2024-08-03"),
        ("الأسبوع الفائت", "2024-07-29/2024-08-04"),
        ("الأسبوع المقبل", "2024-08-12/2024-08-18"),
        ("الشهر الماضي", "2024-07"),
        ("العام الماضي", "2023"),
        ("مطلع الشهر", "2024-08-01/2024-08-10"),
        ("منتصف حزيران", "2024-06-11/2024-06-20"),
        ("أواخر شباط", "2024-02-21/2024-02-29"),
        ("في أيار الماضي", "2024-05"),
        ("آب الماضي", "2023-08"),
        ("في السابع من الشهر الجاري", "2024-08-07"),
        ("27 تموز الفائت", "2024-07-27"),
        ("12 آب", "2024-08-12"),
        ("20 ديسمبر", "2023-12-20"),
        ("تموز من العام الماضي", "2023-07"),
        ("قبل يومين", "2024-08-05"),
        ("قبل أسبوع", "2024-07-31"),
        ("قبل شهرين", "2024-06"),
        ("قبل ثلاثة أعوام", "2021"),
        ("خلال الساعات الـ48 الماضية", "2024-08-05/2024-08-07"),
        ("خلال الأيام الثلاثة الماضية", "2024-08-04/2024-08-07"),
        ("قبل نحو السنة", "2023"),
        ("الأحد 4/8", "2024-08-04"),
        ("قبيل منتصف ليل أمس", "2024-08-06"),
        ("من الأحد إلى الثلاثاء", "2024-08-04/2024-08-06"),
        ("ابتداء من الاثنين المقبل", "2024-08-12"),
    ],
)
def test_relative(text, value):
    got = one(text)
    assert (got.kind, got.value, got.how) == ("date", value, "relative")
    assert one(text, None).value is None


@pytest.mark.parametrize(
    ("text", "kind", "value", "days"),
    [
        ("منذ ثلاثة أيام", "since", "2024-08-04/2024-08-07", 3),
        ("منذ الأحد", "since", "2024-08-04/2024-08-07", None),
        ("منذ مطلع الشهر", "since", "2024-08-01/2024-08-07", None),
        ("بحلول الخميس", "deadline", "2024-08-08", None),
        ("خلال مهلة أقصاها الجمعة", "deadline", "2024-08-09", None),
        ("منذ قرابة العام", "since", "2023/2024-08-07", 365),
        ("منذ منتصف الشهر الماضي", "since", "2024-07-15/2024-08-07", None),
        ("منذ 2012", "since", "2012/2024-08-07", None),
        ("منذ أشهر", "since", None, None),
        ("لليوم السادس على التوالي", "days-in-row", "2024-08-02/2024-08-07", 6),
        ("يومها الثالث عشر", "days-in-row", "2024-07-26/2024-08-07", 13),
        ("للشهر الرابع", "days-in-row", "2024-05/2024-08-07", 120),
        ("خمسة أيام", "duration", None, 5),
        ("48 ساعة", "duration", None, 2),
        ("حتى مساء الغد", "deadline", "2024-08-08", None),
        ("مهلة 48 ساعة", "deadline", "2024-08-09", 2),
        ("خلال 24 ساعة", "deadline", "2024-08-08", 1),
        ("في غضون يومين", "deadline", "2024-08-09", 2),
        ("قبل الأحد المقبل", "deadline", "2024-08-11", None),
        ("حتى نهاية الشهر", "deadline", "2024-08-31", None),
        ("حتى الثانية من فجر غد", "deadline", "2024-08-08", None),
        ("حتى مساء أمس", "date", "2024-08-06", None),
        ("في اليوم التالي", "date", None, None),
        ("بعد يومين", "date", None, 2),
    ],
)
def test_kinds(text, kind, value, days):
    got = one(text)
    assert (got.kind, got.value, got.days) == (kind, value, days)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأسبوع الأول من أيلول 2018", "2018-09-01/2018-09-07"),
        ("الأسبوع الأخير من الشهر الماضي", "2024-07-25/2024-07-31"),
        ("الأحد من الأسبوع المقبل", "2024-08-18"),
        ("الثلاثاء الأسبوع الماضي", "2024-07-30"),
        ("في 12 الشهر الماضي", "2024-07-12"),
        ("يوم 4/6", "2024-06-04"),
        ("ثاني أيام رمضان 1445", "2024-03-12"),
        ("رمضان عام 2023", "2023-03-23/2023-04-20"),
        ("خلال الأشهر الأربعة الماضية", "2024-04-07/2024-08-07"),
        ("خلال الأشهر الأربعة المقبلة", "2024-08-07/2024-12-07"),
        ("العشر الأول من تموز", "2024-07-01/2024-07-10"),
        ("من 3 وحتى 6 آب", "2024-08-03/2024-08-06"),
        ("أيام 3 و4 و5 آب", "2024-08-03/2024-08-05"),
        ("بين حزيران وأيلول", "2023-06/2023-09"),
        ("من غد حتى السبت", "2024-08-08/2024-08-10"),
        ("طوال يوم الجمعة", "2024-08-02"),
        ("لمدة 24 ساعة تبدأ من مساء أمس", "2024-08-06/2024-08-07"),
        ("للعام الرابع على التوالي", "2021/2024-08-07"),
        ("للأسبوع الثاني على التوالي", "2024-07-29/2024-08-07"),
        ("سيعود بعد شهرين", "2024-10"),
        ("منذ عيد الأضحى", "2024-06-16/2024-08-07"),
        ("احتفلوا بعيد النوروز", "2024-03-21"),
        ("بعد أسبوع من سقوط البلدة في 2 تموز 2024", "2024-07-09"),
        ("في الأيام الأولى من تموز 2014", None),
        ("أيام الخميس", None),
        ("الربيع الماضي", "2024-03/2024-05"),
        ("الصيف الماضي", "2023-06/2023-08"),
        ("شتاء 2012-2013", "2012-12/2013-02"),
        ("تلك الليلة", None),
    ],
)
def test_more_times(text, value):
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("اعتقل في 5 آذار 2013 وأفرج عنه بعد شهرين", "2013-05"),
        ("وصل عام 2014 وغادر بعد ثلاث سنوات", "2017"),
        ("وصل في آب 2014 وغادر في العام التالي", "2015"),
        ("سقطت في 14 كانون الثاني 2011 ثم استعيدت في 20 أيلول من العام نفسه", "2011-09-20"),
    ],
)
def test_months_and_years_follow_from_the_date_before(text, value):
    assert resolve_chain(find(text))[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("أغلقوه في 1 آب 2024 ومنذ ذلك اليوم لم يفتح", "2024-08-01/2024-08-07"),
        ("أغلقوه في تموز 2024 ومنذ ذلك الحين لم يفتح", "2024-07/2024-08-07"),
        ("أغلقوه عام 2015 ومنذ حينها لم يفتح", "2015/2024-08-07"),
        ("ومنذ ذلك الحين لم يفتح", None),
    ],
)
def test_since_then_is_from_the_date_before_to_the_publication(text, value):
    last = resolve_chain(find(text))[-1]
    assert (last.kind, last.value) == ("since", value)


@pytest.mark.parametrize(
    "text",
    [
        "غدا المخيم مدينة",
        "وقع اليوم الوطني",
        "سرايا الأربعاء",
        "أحمد الخميس",
        "صحيفة اليوم",
        "سوق الجمعة",
        "قرية الأحد",
        "مارس ضغوطا",
        "أب لثلاثة",
        "القرار 2254",
        "المعلم عبد الأحد",
    ],
)
def test_what_is_no_time(text):
    assert [e for e in find(text) if e.kind == "date"] == []


def test_a_weekday_told_with_a_day_that_it_is_not_is_the_nearest():
    """A report that came out later says «أمس» of the day before it was written."""
    assert one("أمس الأحد", date(2024, 8, 13)).value == "2024-08-11"


def test_a_day_of_the_hijri_calendar_in_digits():
    assert one("بتاريخ 1-5-1433", date(2012, 4, 1)).value == "2012-03-24"


def test_a_weekday_has_the_next_one_for_plans():
    assert one("فجر الأحد").ahead == "2024-08-11"


def test_a_third_names_the_whole_month():
    assert one("أواخر تموز").whole == "2024-07"


def test_what_follows_from_the_date_before():
    found = resolve_chain(
        find("دخلوها في 22 آب 2023 وفي اليوم التالي خرجوا ثم عادوا بعد يومين وفي 30 من الشهر نفسه")
    )
    assert [(e.value, e.how) for e in found] == [
        ("2023-08-22", "absolute"),
        ("2023-08-23", "inherited"),
        ("2023-08-25", "inherited"),
        ("2023-08-30", "inherited"),
    ]


@pytest.mark.parametrize(
    ("anchor", "rule"),
    [("", "P1D"), ("2024", "P1D"), ("2024", "---05"), ("2024-02", "---30"), ("9999-12-31", "P2D")],
)
def test_nothing_follows_from_too_little(anchor, rule):
    assert follow(anchor, rule) is None


@given(
    st.lists(
        st.sampled_from(WORDS) | st.sampled_from(["7", "30", "2024", "99999999", "/", "-", "0"]), max_size=25
    ),
    st.none() | st.dates(),
)
@settings(deadline=None, max_examples=400)
def test_any_words_give_expressions_in_order(words, published):
    text = " ".join(words)
    tokens = tokenise(text)
    last = -1
    for e in resolve_chain(find_dates(tokens, GRAMMAR, published)):
        assert last < e.first <= e.last < len(tokens)
        assert (e.start, e.end) == (tokens[e.first].start, tokens[e.last].end)
        assert e.value is None or all(len(part) in (4, 7, 10) for part in e.value.split("/"))
        last = e.last


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    find(text)


def test_every_rule_of_the_pack_has_its_function():
    used = set()
    nodes = [GRAMMAR.dates.free, GRAMMAR.dates.bound]
    while nodes:
        node = nodes.pop()
        used.add(node.rule)
        nodes += node.edges.values()
    assert used - {""} == set(RULES)


def test_an_unknown_class_in_a_shape_is_named(tmp_path):
    core = load_grammar.__globals__["Path"](load_grammar.__globals__["__file__"]).parent / "packs" / "core"
    (tmp_path / "numbers.toml").write_bytes((core / "numbers.toml").read_bytes())
    text = (core / "dates.toml").read_text("utf-8").replace('shapes = ["part? iso"', 'shapes = ["part? isso"')
    (tmp_path / "dates.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError) as caught:
        load_grammar(tmp_path)
    assert caught.value.code == "unknown-class"
    assert "rule.iso" in caught.value.place


def test_shapes_expand():
    assert list(expand_shape("<a> b?", {"a": "x; y z"})) == [("x",), ("x", "b"), ("y", "z"), ("y", "z", "b")]


def test_words_of_the_pack_are_folded():
    assert all(fold(form) == form for form in GRAMMAR.dates.terms)
