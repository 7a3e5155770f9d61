"""Tolls: the dead and the hurt are counted where they fell."""

import pytest

from sijill.schema import Report


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # The dead of an attack in its sentence are its count.
        ("قصفت قوات النظام إدلب وقتل ثلاثة مدنيين", ["ATTACK"]),
        # Told apart from an attack, they are an event of their own.
        ("قتل ثلاثة مدنيين في إدلب", ["CASUALTIES"]),
        # But who is dead already when an act answers it did not die in it.
        ("تظاهر المئات في الخرطوم احتجاجا على مقتل ثلاثة طلاب", ["PROTEST", "CASUALTIES"]),
        ("اعتقلت الشرطة خمسة أشخاص في سوسة بعد مقتل شرطي", ["DETAIN", "CASUALTIES"]),
        ("اعتقلت الشرطة المصرية خمسة أشخاص بتهمة قتل ضابط في الجيزة", ["DETAIN"]),
        ("اندلعت اشتباكات في كردفان انتهت بعد مقتل أربعة مهاجمين", ["CLASH"]),
        # The dead of an attack told before are told apart from it.
        ("هاجم مسلحون ثكنة في إدلب أمس. وقتل أربعة جنود في الهجوم", ["ATTACK", "CASUALTIES"]),
        # A number that is told against another stands for itself.
        (
            "أوقعت هجمات في بعقوبة 104 قتلى، في حين تمسكت الوزارة بحصيلة أدنى هي 87 قتيلا",
            ["ATTACK", "CASUALTIES"],
        ),
        # Who did it makes an attack of a killing.
        ("قتل مسلحون ثلاثة مدنيين في إدلب", ["ATTACK"]),
    ],
)
def test_where_the_dead_are_counted(engine, text, kinds):
    _, found = engine.drafts(Report(id="x", text=text, published="2024-08-14"))
    assert [d.type for d in found] == kinds
