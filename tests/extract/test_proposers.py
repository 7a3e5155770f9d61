"""Who made what is refused, and who told what is denied."""

import pytest

ROWS = [
    ("رفضت قسد اقتراحاً قدمته دمشق بشأن الاندماج.", "REJECT", ["sdf"], ["syria-gov"]),
    ("رفضت إسرائيل طلباً تقدم به الاتحاد الأوروبي للسماح بالاقتراع في القدس.", "REJECT", ["israel"], ["eu"]),
    ("رفضت حماس عرضاً إسرائيلياً بتمديد الهدنة.", "REJECT", ["hamas"], ["israel"]),
    ("رفضت إسرائيل طلب الرئيس الفلسطيني الإفراج عن الأسرى.", "REJECT", ["israel"], ["mahmoud-abbas"]),
    ("نفى مصدر أمني ما بثته قناة الجزيرة عن اغتيال القائد.", "DENY", ["security-source"], ["al-jazeera"]),
    ("نفت قسد ما أعلنته وزارة الدفاع التركية حول مقتل قيادي فيها.", "DENY", ["sdf"], ["turkey-army"]),
    ("نفى الجيش السوري اتهامات قسد له بخرق الهدنة.", "DENY", ["syria-army"], ["sdf"]),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), ROWS)
def test_it_is_refused_or_denied_to_who_said_it(coded, text, kind, actor, target):
    mention = next(m for m in coded(text) if m.type == kind)
    assert [f.value for f in mention.actor] == actor
    assert [f.value for f in mention.target] == target


def test_who_passed_a_rumour_on_is_no_source_of_its_denial(coded):
    (denial, denied) = coded("نفى مصدر أمني ما بثته قناة الجزيرة عن اغتيال القائد في الحسكة.")
    assert denial.source == ()
    assert [f.value for f in denied.source] == ["security-source"]
