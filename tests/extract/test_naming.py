"""Whom and what a name stands for: by its words, by the date, by the country, by what stands before it."""

import pytest

from sijill.lexicon.fold import fold


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # The longest name, with whatever is attached to it.
        ("قصفت قوات سوريا الديمقراطية حاجزاً", ["sdf"]),
        ("شنت غارة على مواقع لقوات سوريا الديمقراطية", ["sdf"]),
        ("هاجم مسلحون هيئة تحرير الشام", ["local-fighters", "hts"]),
        # A body named by a noun and a nationality; no lexicon lists it.
        ("قصفت القوات الروسية مواقع", ["russia-army"]),
        ("قصفت الشرطة العسكرية الروسية المبنى", ["russia-army"]),
        # People of a country in the accusative are no country; those who are counted are people.
        ("قصفت الأسايش ضابطًا روسيًا", ["asayish", "russia-army"]),
        ("قصفت الأسايش 12 سوريا", ["asayish", "civilians"]),
        # A state joined to a place is one; «كل من» tells of no place.
        ("قصفت الأسايش مواقع في الهند والنيبال", ["asayish"]),
        ("قصفت كل من فرنسا وبريطانيا مواقع", ["france", "uk"]),
        # «ألماني» begins with no article.
        (
            "قصفت الأسايش المبنى وأدانت الحكومة الألمانية والرئيس الألباني القصف",
            ["asayish", "germany", "albania"],
        ),
        # «لصالح» is in favour of somebody.
        ("قصف الحوثيون مواقع في تعز باليمن لصالح إيران", ["houthis", "iran"]),
        # «كـ» before a name, or «س», makes another word of it.
        ("قصفت الأسايش المبنى كتركيا", ["asayish"]),
    ],
)
def test_whom_a_name_stands_for(analysed, text, actors, names):
    assert names(analysed(text), "actor") == actors


@pytest.mark.parametrize(
    ("published", "actor"),
    [("2016-05-01", "syria-gov"), ("2025-06-01", "syria-former-regime"), (None, "syria-gov")],
)
def test_the_date_decides_whom_a_name_stands_for(analysed, published, actor, names):
    assert actor in names(analysed("حاصرت قسد أحياء النظام في الحسكة", published), "actor")


@pytest.mark.parametrize(
    ("published", "text", "actor"),
    [
        # Without a day the president is the one whom the report names, and not one whom it tells of as gone.
        (
            None,
            "قصف الجيش حيا في القاهرة. وقال محمد مرسي إن مصر ترفض ذلك. ودعا رئيس الجمهورية إلى الحوار",
            "mohamed-morsi",
        ),
        (
            None,
            "رفض رئيس الجمهورية الحوار في القاهرة بعد سقوط نظام حسني مبارك ورفض محمد مرسي",
            "mohamed-morsi",
        ),
        ("2012-08-01", "رفض رئيس الجمهورية الحوار في القاهرة بعد سقوط نظام حسني مبارك", "mohamed-morsi"),
        # Whose forces are told before «و» has them behind it too.
        ("2015-08-01", "قصفت ميليشيات الحوثي وصالح مواقع في تعز باليمن", "saleh-forces"),
        ("2015-08-01", "التقى الحوثيون وصالح وقصفوا تعز في اليمن", "ali-abdullah-saleh"),
        # A former president is not who is in office.
        ("2015-08-01", "رفض الرئيس المصري السابق الحوار في القاهرة", "egypt"),
        ("2015-08-01", "رفض الرئيس المصري الحوار في القاهرة", "abdel-fattah-el-sisi"),
    ],
)
def test_whose_office_it_is(analysed, published, text, actor, names):
    assert actor in names(analysed(text, published), "actor")


OWN_BODIES = [
    # An office that each state has is of the country that a report is about most.
    (
        "زار الموفد الأردن، وفي عمّان وعد وزير الطاقة بخفض الأسعار ورفض مطالب النقابات الأردنية.",
        "وزير الطاقة",
        "jordan",
    ),
    ("في الجزائر هدد رئيس الأركان بقصف مواقع المسلحين قرب الحدود الجزائرية.", "رئيس الأركان", "algeria-army"),
    # Whose he was told to be before, he is still; before a person it is only his title.
    (
        "التقى وزير الخارجية الفرنسي نظيره المصري في القاهرة، ورفض وزير الخارجية المقترح المصري.",
        "وزير الخارجية",
        "france",
    ),
    ("في تونس رفض وزير الداخلية سامي المرزوقي مطالب المحتجين التونسيين.", "وزير الداخلية", ""),
    # A country that another nearly outweighs is nobody's focus.
    ("رفض وزير النفط عرض السعودية والعراق.", "وزير النفط", ""),
    # A force that is more often a quality is one beside a verb of force.
    ("انسحب الأمن من شوارع صفاقس في تونس.", "الأمن", "tunisia-security"),
    ("طالب السكان في صفاقس بتونس بتحقيق الأمن وقطعوا الطريق.", "الأمن", ""),
    # Soldiers are of the army named last, and without it of no army that nobody named.
    ("قصف الجيش الإسرائيلي بلدة قرب درعا في سوريا، وأقام الجنود حاجزا فيها.", "الجنود", "israel-army"),
    ("قصف الجيش السوري حقول الحسكة في سوريا، وقتلت قسد جنديين.", "جنديين", "syria-army"),
    ("قصفت قسد حقول الحسكة في سوريا، وقتل جنديان.", "جنديان", ""),
]


@pytest.mark.parametrize(("text", "words", "actor"), OWN_BODIES)
def test_what_each_state_has_is_of_the_state_in_focus(analysed, text, words, actor):
    analysis = analysed(text)
    body, last = fold(words).split(), fold(words).split()[-1]
    found = [
        n.id
        for n in analysis.names
        if n.kind == "actor" and n.last - n.first == len(body) and analysis.forms[n.last - 1] == last
    ]
    assert found[-1:] == ([actor] if actor else [])
