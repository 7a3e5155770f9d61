"""Bodies of a state that a noun and a place name: whose they are, and what is none."""

import pytest

LOCAL = [
    ("نفى محافظ حماة فرار سجناء من المشفى.", ["syria-gov", "حماة"]),
    ("اعتقلت شرطة جنوب كردفان أربعة تجار.", ["sudan-police", "جنوب كردفان"]),
    # Where a table lists whom a country calls so, it is he.
    ("هدد قائد شرطة درعا المحتجين بالاعتقال.", ["syria-security", "درعا"]),
    ("اغتال مسلحون مدير أمن تعز.", ["yemen-security", "تعز"]),
    # Before a person the office is his title; the place alone, and its governorate, are no body.
    ("رفض محافظ حماة عدنان الخطيب مطالب المحتجين.", ["حماة"]),
    ("قصفت الطائرات محافظة حماة.", ["حماة"]),
    # A place of which two countries have one tells no state.
    ("اعتقلت شرطة طرابلس أربعة تجار.", ["طرابلس"]),
]


@pytest.mark.parametrize(("text", "found"), LOCAL)
def test_whose_a_body_is_that_a_place_names(analysed, text, found):
    known = [n.id for n in analysed(text).names if n.how == "relation" or n.kind == "place"]
    assert known == found
