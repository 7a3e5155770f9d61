"""Whom and what a name stands for: by its words, by the date, by the country, by what stands before it."""

import pytest

from sijill.extract.grammar import Grammar
from sijill.extract.steps import analyse
from sijill.lexicon import load
from sijill.lexicon.fold import fold
from sijill.schema import Report


def names(analysis, kind):
    return [n.id for n in analysis.names if n.kind == kind]


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
def test_whom_a_name_stands_for(analysed, text, actors):
    assert names(analysed(text), "actor") == actors


@pytest.mark.parametrize(
    ("published", "actor"),
    [("2016-05-01", "syria-gov"), ("2025-06-01", "syria-former-regime"), (None, "syria-gov")],
)
def test_the_date_decides_whom_a_name_stands_for(analysed, published, actor):
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
def test_whose_office_it_is(analysed, published, text, actor):
    assert actor in names(analysed(text, published), "actor")


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("في بيروت قصف الجيش مواقع المسلحين", "lebanon-army"),
        ("في الخرطوم قصف الجيش مواقع المسلحين", "sudan-army"),
        ("قصف الجيش مواقع المسلحين", None),
    ],
)
def test_the_country_decides_whose_army_it_is(analysed, text, army):
    found = [n.id for n in analysed(text).names if n.sort == "force"]
    assert found == ([army] if army else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("طالبت دمشق قسد بالانسحاب", "actor"),
        ("طالبت قسد في دمشق بالانسحاب", "place"),
        ("دمشق - طالبت قسد بالانسحاب", "place"),
        ("قصف الطيران مدينة دمشق", "place"),
        ("زار وفد عراقي دمشق", "place"),
    ],
)
def test_a_capital_is_a_city_or_its_government(analysed, text, kind):
    assert ("دمشق" in names(analysed(text), "place")) == (kind == "place")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("اعتقلت الأسايش شاباً في حي الثورة", "حي الثورة"),
        ("قصف الطيران مدينة صور في لبنان", "صور"),
    ],
)
def test_an_ordinary_word_is_a_place_after_its_kind(analysed, text, place):
    assert place in names(analysed(text), "place")


@pytest.mark.parametrize("text", ["اعتقل الجيش شاباً نشر صور المعركة في لبنان", "اندلعت الثورة واعتقلت شباناً"])
def test_an_ordinary_word_alone_is_no_place(analysed, text):
    assert not {"صور", "الثورة", "حي الثورة"} & set(names(analysed(text), "place"))


@pytest.fixture(scope="module")
def read():
    """A function from a text to its analysis with all packs, each text choosing its own."""
    grammar = Grammar(load())
    return lambda text, published="2015-08-01": analyse(
        Report(id="x", text=text, published=published), grammar
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A longer name that is another country's does not hide what is in it.
        ("في بيروت أعلنت القيادة العامة للجيش أن الجنود قصفوا مواقع المسلحين", "lebanon-army"),
        # A report that is far more about another country does not call this one's army «الجيش».
        ("في بورما ورانغون قمع الجيش محتجين، وقالت ميانمار وبورما وميانمار إن واشنطن نددت", "!us-army"),
        # An adjective is no body.
        ("في تونس قصف الجيش المسلحين لرد التهديدات الداخلية", "!tunisia-security"),
        ("في تونس قصف الجيش المسلحين وقالت الداخلية إن شرطيا قتل", "tunisia-security"),
        ("في القاهرة طالب محتجون الجيش بالانسحاب وكان السؤال الرئيس عن موعده", "!abdel-fattah-el-sisi"),
        # A thing with arms is nobody.
        ("قتل جنود في كمين مسلح في تعز", "!local-fighters"),
        ("قتل جنود على يد مسلحين في تعز", "local-fighters"),
    ],
)
def test_names_that_another_reading_bars(read, text, found):
    ids = names(read(text), "actor")
    assert (found.removeprefix("!") in ids) is not found.startswith("!")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصف الطيران محافظة إب في اليمن", "إب"),
        ("قصف الطيران محافظة اب في اليمن", "إب"),
        ("قصف الطيران إب في اليمن", "إب"),
        # The month and the door, adverbs, what is boycotted or filled, a means.
        ("قصف الطيران تعز في الثاني من اب المقبل", "!إب"),
        ("قصف الطيران تعز وفتح باب الحوار في اليمن", "!إب"),
        ("قصف الطيران حلب دومًا في سوريا", "!دوما"),
        ("طالب محتجون في بنغازي بمقاطعة الانتخابات", "!الانتخابات"),
        ("طالب محتجون في صنعاء بحوار عن طريق الوسطاء", "!طريق الوسطاء"),
        ("قصف الطيران طريق المطار في صنعاء", "طريق المطار"),
        ("نزح مدنيون من حلب نحو بلدات صدد وفيروزة وباتجاه مدينتي حمص ودمشق", "!باتجاه"),
        # «انهار» the verb, «أنهار» the rivers.
        ("قصف الطيران حلب حيث انهار الاتفاق", "!نهر الاتفاق"),
        ("قصف الطيران ضفاف أنهار دجلة والفرات", "نهر دجلة"),
    ],
)
def test_places_that_another_reading_bars(read, text, place):
    ids = names(read(text), "place")
    assert (place.removeprefix("!") in ids) is not place.startswith("!")


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


SAID_BEFORE = [
    # Who occupies, the report itself says.
    ("قصفت دولة الاحتلال التركي عفرين، ورفضت دولة الاحتلال وقف القصف.", ["turkey", "turkey"]),
    # A seat of government that is news as a city speaks for it, and is the city where it is hit.
    ("رفضت صنعاء الهدنة.", ["houthis"]),
    ("قصفت طائرات أمريكية صنعاء.", ["us-army"]),
    ("اتهمت بورتسودان الدعم السريع بقصف المخيم.", ["sudan-gov", "rsf"]),
    # What the adjective of a country may mean else, a delegation tells; «آخر» is another of them.
    ("التقى وفد قطري قسد.", ["qatar", "sdf"]),
    ("زار وفد سعودي وآخر عماني صنعاء للقاء الحوثيين.", ["saudi", "oman", "houthis"]),
    # The gunmen are those whose they were told to be; the attackers the only ones who bear arms for no state.
    ("هاجم مسلحو القاعدة المكلا، واقتحم المسلحون السجن.", ["local-fighters", "aqap", "aqap"]),
    ("هاجم مسلحون الثكنة، واقتحم المسلحون السجن.", ["local-fighters", "local-fighters"]),
    ("هاجم تنظيم داعش الثكنة، ونصب المهاجمون حاجزا.", ["isis", "isis"]),
    ("هاجمت قسد مواقع داعش، ونصب المهاجمون حاجزا.", ["sdf", "isis"]),
    ("اقتحم المهاجمون الثكنة.", ["unknown"]),
    # What takes a body up may have an object behind it; an adjective of its own makes it another.
    ("اتهمت حركة حماس إسرائيل، ورفضت الحركة المقترح.", ["hamas", "israel", "hamas"]),
    ("اتهمت حركة حماس إسرائيل، وهددت الحركة الطلابية بالرد.", ["hamas", "israel"]),
    (
        "اتهمت حركة حماس وحركة الجهاد الإسلامي إسرائيل، وهددت الحركتان بالرد.",
        ["hamas", "islamic-jihad", "israel", "hamas", "islamic-jihad"],
    ),
    # First whom the report wrote with that noun.
    (
        "قصف التحالف الدولي الرقة، وهاجمت قوات سوريا الديمقراطية الحي، ودخلت القوات الدوار.",
        ["coalition", "sdf", "sdf"],
    ),
    # A line headed with a country is about it.
    (
        "إثيوبيا: قصف الجيش ميكيلي.\nمالي: اعتقلت السلطات ضابطا.",
        ["ethiopia-army", "mali", "mali-army"],
    ),
    # Behind a noun with the article «المدني» only describes it.
    ("اعتقلت قسد مدير السجل المدني.", ["sdf"]),
    ("اعتقلت قسد موظفي السجل المدني.", ["sdf", "civilians"]),
]


@pytest.mark.parametrize(("text", "actors"), SAID_BEFORE)
def test_whom_the_report_itself_tells(analysed, text, actors):
    assert names(analysed(text), "actor") == actors
