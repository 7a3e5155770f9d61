"""Crowds: where people without arms do what a verb tells, and where they suffer it."""

import pytest


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # Verbs that are written otherwise in the passive.
        ("هاجم محتجون مقر السفارة الأميركية في صنعاء.", ["civilians"]),
        ("حاصر متظاهرون غاضبون مبنى البرلمان.", ["civilians"]),
        ("وحاصر مئات المتظاهرين قصر الاتحادية في القاهرة.", ["civilians"]),
        # Verbs with «على» or another party.
        ("اعتدى مشجعون على الشرطة المصرية بعد المباراة.", ["civilians"]),
        ("اشتبك متظاهرون مع الشرطة البحرينية.", ["civilians"]),
        # An object that bears arms.
        ("احتجز مواطنون أربعة جنود فرنسيين.", ["civilians"]),
        # What may be a passive, and has no object.
        ("اعتقل مدنيون في درعا.", []),
        ("احتجز السكان في منازلهم.", []),
        ("قتل مدنيون في القصف.", []),
        # The oblique case, and one man who recovers.
        ("استهدف مدنيين في الحي.", []),
        ("يستعيد الرجل حمص القديمة.", []),
    ],
)
def test_who_does_it(coded, text, actor):
    (found,) = coded(text)
    assert [f.value for f in found.actor] == actor


@pytest.mark.parametrize(
    "text",
    [
        "خرج مئات الشبان في عمان يطالبون بإصلاحات.",
        "رفع طلاب لافتات تطالب بإقالة الوزير في عمان.",
        "انطلقت مسيرة من الجامعة باتجاه البرلمان في الخرطوم.",
        "وسار متظاهرون في شوارع المنامة.",
        "أضرم محتجون النار في إطارات على الطريق في طرابلس.",
        # What they shout and carry belongs to the demonstration told before.
        "خرجت مظاهرة في درعا. وردد المتظاهرون هتافات ضد النظام ورفعوا لافتات.",
        "تظاهر المئات في عمان، ورفع المشاركون لافتات تطالب بالإصلاح.",
    ],
)
def test_a_crowd_demonstrates_once(coded, text):
    assert [m.type for m in coded(text) if m.type in {"PROTEST", "ATTACK"}] == ["PROTEST"]


def test_whom_the_cries_are_against_the_demonstration_is(coded):
    (found,) = coded("خرجت مظاهرة في درعا. وردد المتظاهرون هتافات ضد النظام السوري.")
    assert [f.value for f in found.target] == ["syria-gov"]
    assert [f.value for f in found.place] == ["درعا"]
