"""Bodies that no lexicon names: which words their names are, and what is no body."""

import pytest


def bodies(analysis):
    return [n.id for n in analysis.names if n.sort == "body" and n.id.startswith("name:")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # In construct state up to the noun with the article and its adjectives.
        ("اعتصمت نقابة الخبازين السوريين أمام المبنى", ["name:نقابة الخبازين السوريين"]),
        ("طالبت لجنة إنقاذ الآثار السورية بفتح الطريق", ["name:لجنة إنقاذ الآثار السورية"]),
        ("طالب حزب الأمل والبناء بفتح الطريق", ["name:حزب الأمل والبناء"]),
        # Short quotations are names.
        ("هاجمت كتيبة «شهداء النهر» حاجزا لقسد", ["name:كتيبة شهداء النهر"]),
        # With the article only with an adjective of its gender.
        ("طالبت الهيئة العليا للطلاب بفتح الطريق", ["name:الهيئة العليا للطلاب"]),
        ("طالبت الهيئة بفتح الطريق", []),
        # A place in the genitive stays a place.
        ("طالبت بلدية الحسكة بفتح الطريق", ["name:بلدية الحسكة"]),
        # The proclitics are no part of it.
        ("سلمت قسد المبنى للجنة المزارعين", ["name:لجنة المزارعين"]),
        # Ordinary words, a kind, a front.
        ("أغلقت قسد الطريق أمام حركة المرور", []),
        ("شكلت قسد لجنة محلية", []),
        ("قصفت قسد مواقع على جبهة القرية", []),
    ],
)
def test_bodies(analysed, text, found):
    assert bodies(analysed(text)) == found


def test_a_body_is_taken_up_by_its_noun(one):
    text = "اعتصمت نقابة الخبازين السوريين أمام المبنى. وطالبت النقابة قسد بفتح الطريق."
    assert one(text, "DEMAND")["actor"] == ["name:نقابة الخبازين السوريين"]


def test_a_body_acts(one):
    event = one("هاجمت كتيبة أحرار الجزيرة حاجزا لقسد في الحسكة", "ATTACK")
    assert event["actor"] == ["name:كتيبة أحرار الجزيرة"]
