"""Persons: those of the lexicon by name and office, others as `name:` and their words."""

import pytest

from sijill.extract.grammar import Grammar
from sijill.extract.steps import analyse
from sijill.lexicon import load
from sijill.schema import Report


def persons(analysis):
    return [n.id for n in analysis.names if n.sort == "person"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("اعتقلت الأسايش القائد مظلوم عبدي", ["mazloum-abdi"]),
        ("اعتقلت الأسايش القيادي محمد الخلف", ["name:محمد الخلف"]),
        ("قال المتحدث سليم الراشد إن قسد اعتقلت شاباً", ["name:سليم الراشد"]),
        # A given name alone is nobody; a preposition is no «علي».
        ("اعتقلت الأسايش محمد في الحسكة", []),
        ("اعتدت قسد على المدنيين واعتقلت شاباً", []),
        # «باسم» after a spokesman is no given name.
        ("اعتقلت قسد المتحدث باسم العشائر", []),
        # A name ends with its family name: what comes after is no part of it.
        ("قتل الوجيه نواف الحمداوي برصاص مجهولين", ["name:نواف الحمداوي"]),
        ("خطف التاجر محمود شعبان وتفجير دكانه", ["name:محمود شعبان"]),
        ("قال العقيد خالد مساوى الحمدي إن قسد قصفت الحي", ["name:خالد مساوى الحمدي"]),
        ("قال عبد الله بن سالم آل نهيان إن قسد قصفت الحي", ["name:عبد الله بن سالم آل نهيان"]),
        ("قال عبد الكريم سالم البرغوثي إن قسد قصفت الحي", ["name:عبد الكريم سالم البرغوثي"]),
        ("اعتقلت قسد أيمن محمد ربيع ومحمد صادق العموري", ["name:أيمن محمد ربيع", "name:محمد صادق العموري"]),
        # After a rank two words that no list knows are a name; an ordinary word is none.
        ("قال العميد شامل روكز إن قسد قصفت الحي", ["name:شامل روكز"]),
        ("أعلن اللواء البحري أندريه سيلانتيف أن قسد قصفت الحي", ["name:أندريه سيلانتيف"]),
        ("اعتقلت قسد العقيد وزوجته وأبناءه", []),
        ("قصفت قسد ممرات آمنة إضافية", []),
        ("تحدثت قسد عن صدام مباشر", []),
        # A title behind a given name is a family's name.
        ("اعتقلت قسد محمد الخطيب وحسن القاضي", ["name:محمد الخطيب", "name:حسن القاضي"]),
        ("اعتقلت قسد الناشط سالم فليتة الحاجز", ["name:سالم فليتة"]),
        # Names of other countries.
        ("أدان فولفغانغ هوهنشتاين القصف على الحي", ["name:فولفغانغ هوهنشتاين"]),
        # A known name as papers write it, with «عبد» and «أبو» joined or not.
        ("طالب الشيخ عبدالله بن زايد قسد بالانسحاب", ["abdullah-bin-zayed"]),
        ("طالب عبدالمنعم أبوالفتوح قسد بالانسحاب", ["abdel-moneim-aboul-fotouh"]),
        # A family's name behind another's given name is not the known person's.
        ("طالب عبدالرزاق الهمامي قسد بالانسحاب", ["name:عبدالرزاق الهمامي"]),
        ("طالب المستشار محمود الحفناوي قسد بالانسحاب", ["name:محمود الحفناوي"]),
        # «أبو» with where he is from, and after a title.
        ("قتل أبو أسامة التدمري وأبو عمر الحمصي في غارة", ["name:أبو أسامة التدمري", "name:أبو عمر الحمصي"]),
        ("قال الناشط أبو عمار إن قسد قصفت الحي", ["name:أبو عمار"]),
    ],
)
def test_persons(analysed, text, found):
    assert persons(analysed(text)) == found


def test_a_person_is_known_by_his_family_name_afterwards(analysed):
    text = "اعتقلت الأسايش القيادي سليم الراشد في الحسكة. وأفرجت قسد عن الراشد أمس."
    assert persons(analysed(text)) == ["name:سليم الراشد"] * 2


def test_a_family_name_is_his_who_was_named_first(analysed):
    text = "قال أيمن محمد ربيع إن قسد قصفت الحي. واعتقلت قسد عبدو مصطفى ربيع. وقال ربيع إن قسد انسحبت."
    assert persons(analysed(text))[-1] == "name:أيمن محمد ربيع"


def test_the_body_before_a_person_only_tells_his_office(one):
    event = one("طالب قائد قوات سوريا الديمقراطية مظلوم عبدي بفك الحصار", "DEMAND")
    assert event["actor"] == ["mazloum-abdi"]


@pytest.fixture(scope="module")
def read():
    """A function from a text to the persons named in it, with all packs."""
    grammar = Grammar(load())
    return lambda text, published="2012-07-20": persons(
        analyse(Report(id="x", text=text, published=published), grammar)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A known person's family goes with his given names.
        ("في الرياض دعا عبداللطيف بن راشد الزياني الأطراف إلى الحوار", ["abdullatif-al-zayani"]),
        # The title right before a named person is his, whoever held the office.
        ("في دمشق دعا الرئيس أوباما المعارضة إلى الحوار", ["barack-obama"]),
        ("في دمشق دعا الرئيس بشار الأسد المعارضة إلى الحوار", ["bashar-al-assad"]),
        ("في القاهرة دعا الرئيس عبد ربه منصور هادي الأطراف إلى الحوار", ["abdrabbuh-hadi"]),
        ("في القاهرة اعتقل الجيش الرئيس السابق حسني مبارك", ["hosni-mubarak"]),
        ("طلب الرئيس المصري الدكتور محمد مرسي من الجيش الانسحاب", ["mohamed-morsi"]),
        # Two whom one verb joins stay two.
        ("في دمشق انتقد الرئيس، وقال الرئيس أوباما إن سوريا قصفت", ["bashar-al-assad", "barack-obama"]),
        # An ordinary last word stands for nobody, but after a title.
        ("قال النائب بطرس حرب إن لبنان قصف. واندلعت حرب في بيروت", ["boutros-harb"]),
        ("قال النائب بطرس حرب إن لبنان قصف. وهاجم النائب حرب الحكومة", ["boutros-harb"] * 2),
        ("في القاهرة اعتقل الجيش الرئيس السابق. واعتقل مدير الأمن السابق", ["hosni-mubarak"]),
        # A family shared with somebody known.
        ("في القاهرة اعتقلت الشرطة باسل مرسي", []),
        ("قصف الجيش صنعاء وقال الدكتور هادي بن علي اليامي إنه انسحب", ["name:هادي بن علي اليامي"]),
        # «الآن» is no «آلان».
        ("لم يتصل مرسي حتى الآن بأي طرف وقصف الجيش سيناء", ["mohamed-morsi"]),
    ],
)
def test_titles_and_families(read, text, found):
    assert read(text) == found


def test_a_president_may_stand_before_another_person(read):
    text = "كلف الرئيس خالد بحاح بتشكيل الحكومة في اليمن وقصف الجيش المسلحين في صنعاء"
    assert read(text, "2014-10-13")[:2] == ["abdrabbuh-hadi", "khaled-bahah"]
