"""Asides between commas: a verb goes on behind what only tells when, where or who says so."""

import pytest

# The text; then type, actor, target and place of its first event.
ROWS = [
    ("طلبت قطر، الثلاثاء، من حماس إطلاق الرهائن.", "DEMAND", ["qatar"], ["hamas"], []),
    ("عرضت موسكو، وفق مصدر مطلع، على قسد هدنة لمدة أسبوع.", "OFFER", ["russia"], ["sdf"], []),
    ("اتهمت دمشق، في بيان لوزارة الدفاع، قسد بخرق الهدنة.", "ACCUSE", ["syria-gov"], ["sdf"], []),
    ("هددت تركيا، على لسان وزير خارجيتها، بعملية عسكرية ضد قسد.", "THREATEN", ["turkey"], ["sdf"], []),
    ("انسحبت قسد، بموجب الاتفاق، من سد تشرين.", "WITHDRAW", ["sdf"], [], ["سد تشرين"]),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target", "place"), ROWS)
def test_a_clause_goes_on_behind_an_aside(coded, text, kind, actor, target, place):
    first = coded(text)[0]
    assert (first.type, [f.value for f in first.actor], [f.value for f in first.target]) == (
        kind,
        actor,
        target,
    )
    assert [f.value for f in first.place] == place


def test_an_aside_that_tells_something_is_an_event_of_its_own(coded):
    seized, fought = coded("سيطر الجيش السوري، بعد معارك عنيفة، على معرة النعمان.")
    assert (seized.type, [f.value for f in seized.place]) == ("SEIZE", ["معرة النعمان"])
    assert (fought.type, [f.value for f in fought.target]) == ("CLASH", [])


def test_what_a_second_verb_tells_is_no_rest_of_the_first(coded):
    events = coded("اعتقلت قسد، أمس، خمسة شبان، وقصفت تركيا عين عيسى.")
    assert [(e.type, [f.value for f in e.actor]) for e in events] == [
        ("DETAIN", ["sdf"]),
        ("ATTACK", ["turkey"]),
    ]


ASKED = [
    ("طلب المبعوث الأممي من دمشق ضمانات مكتوبة.", "DEMAND", ["un"], ["syria-gov"]),
    ("طلب الوسطاء من بغداد تأجيل العملية.", "DEMAND", ["mediators"], ["iraq"]),
    ("أمهلت العشائر قسد ثلاثة أيام للانسحاب.", "THREATEN", ["tribes"], ["sdf"]),
    ("اتهم محافظ الحسكة قسد بقطع المياه.", "ACCUSE", ["syria-gov"], ["sdf"]),
    ("رفضت قسد ما طلبته موسكو.", "REJECT", ["sdf"], ["russia"]),
    ("رفضت قسد كل ما عرضته عليها دمشق.", "REJECT", ["sdf"], ["syria-gov"]),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), ASKED)
def test_who_asks_and_of_whom(coded, text, kind, actor, target):
    first = coded(text)[0]
    assert (first.type, [f.value for f in first.actor], [f.value for f in first.target]) == (
        kind,
        actor,
        target,
    )


CARRIED = [
    ("نظم الأهالي وقفة احتجاجية تنديداً بقطع المياه.", "PROTEST"),
    ("شارك الآلاف في مسيرة بمدينة القامشلي.", "PROTEST"),
    ("خرج مئات المدنيين إلى الشوارع احتجاجاً على الاعتقالات.", "PROTEST"),
]


@pytest.mark.parametrize(("text", "kind"), CARRIED)
def test_people_in_the_street_demonstrate(coded, text, kind):
    assert [m.type for m in coded(text)][:1] == [kind]
    assert not any(m.type == "DISPLACE" for m in coded(text))


@pytest.mark.parametrize("text", ["خرج الأهالي في مسيرات منددة بقسد.", "تظاهر العشرات في منبج منددين بقسد."])
def test_whom_a_demonstration_denounces_is_its_target(coded, text):
    (only,) = coded(text)
    assert (only.type, [f.value for f in only.target]) == ("PROTEST", ["sdf"])


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("وجهت دمشق أصابع الاتهام إلى إسرائيل.", "ACCUSE", ["syria-gov"], ["israel"]),
        ("قدمت إيران مقترحاً إلى السعودية.", "OFFER", ["iran"], ["saudi"]),
        ("تقدمت قطر بمبادرة لوقف القتال في غزة.", "OFFER", ["qatar"], []),
    ],
)
def test_a_state_that_something_is_said_to_is_no_place(coded, text, kind, actor, target):
    first = coded(text)[0]
    assert (first.type, [f.value for f in first.actor], [f.value for f in first.target]) == (
        kind,
        actor,
        target,
    )


def test_what_a_person_takes_over_is_no_part_of_his_name(coded):
    (only,) = coded("تولى أحمد حسن قيادة المجلس العسكري في منبج.")
    assert [f.value for f in only.actor] == ["name:أحمد حسن"]


HIT = [
    ("استهدف صاروخ مقراً لحزب الله في دمشق.", "hezbollah"),
    ("استهدفت مسيرة قاعدة أمريكية في الحسكة.", "us-army"),
    ("قصف طيران مسير موقعاً لقسد في عامودا.", "sdf"),
    ("دكت القوة الصاروخية بصاروخ باليستي تجمعاً للجيش السوري في عين عيسى.", "syria-army"),
]


@pytest.mark.parametrize(("text", "hit"), HIT)
def test_whose_thing_a_weapon_hit_did_not_do_it(coded, text, hit):
    (only,) = coded(text)
    assert ([f.value for f in only.actor], [f.value for f in only.target]) == ([], [hit])


def test_who_claims_an_attack_did_it(coded):
    (only,) = coded("قتل عشرة أشخاص في تفجير بمدينة منبج. وأعلن تنظيم داعش مسؤوليته عن التفجير.")
    assert [f.value for f in only.actor] == ["isis"]


SOURCES = [
    ("ووفقاً لوكالة رويترز نقلاً عن مصادر أمنية، أغلقت قسد معبر التايهة.", ["reuters", "security-source"]),
    ("بحسب رويترز، نقلاً عن مصادر أمنية، أغلقت قسد معبر التايهة.", ["reuters", "security-source"]),
]


@pytest.mark.parametrize(("text", "chain"), SOURCES)
def test_whom_an_agency_quotes_stands_behind_it(coded, text, chain):
    (only,) = coded(text)
    assert [f.value for f in only.source] == chain


def test_an_agency_is_no_country_of_its_report(coded):
    (only,) = coded("وفق رويترز، قتل خمسة جنود في هجوم بمنبج.")
    assert [f.value for f in only.target] == []


WHEN = [
    ("اختطفت قسد منذ بداية الحصار 31 من العاملين في الحسكة.", "DETAIN", ("detained", 31)),
    ("قتلت قسد خلال الاشتباكات خمسة عناصر من الدفاع الوطني.", "ATTACK", ("killed", 5)),
]


@pytest.mark.parametrize(("text", "kind", "count"), WHEN)
def test_a_verb_goes_on_behind_when_it_was(coded, text, kind, count):
    told = {(m.type, c.what, c.value) for m in coded(text) for c in m.count}
    assert told == {(kind, *count)}


def test_a_body_is_called_as_the_report_called_it(coded):
    text = 'حاصر تنظيم "بي كا كا" المربع الأمني في الحسكة. وفي اليوم السابع رفع التنظيم الحصار.'
    assert {f.value for m in coded(text) for f in m.actor} == {"pkk"}
