"""Whom a noun with the article, «الطرف الآخر», «هؤلاء» and «الأخير» stand for."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        # The same noun was told of somebody before.
        ("وصل وفد من حركة حماس إلى القاهرة. ورفض الوفد المقترح الإسرائيلي", "REJECT", ["hamas"]),
        ("توغلت دورية تابعة للجيش الإسرائيلي في البلدة. واعتقلت الدورية شابين", "DETAIN", ["israel-army"]),
        ("توغلت قوة للجيش الإسرائيلي في البلدة، وانسحبت القوة بعد ساعات", "WITHDRAW", ["israel-army"]),
        ("هاجم عناصر من الحزام الأمني المعسكر، واعتقل العناصر عشرة جنود", "DETAIN", ["security-belt"]),
        # … or nobody is known to have been called so last.
        ("وصل وفد من حركة حماس ثم وفد غير معروف. ورفض الوفد المقترح الإسرائيلي", "REJECT", []),
        ("توغلت قوة للجيش الإسرائيلي في البلدة، وهددت القوة الغامضة السكان", "THREATEN", []),
        # A thing behind the noun describes nobody.
        ("دخلت حركة حماس المفاوضات أمس. ورفضت الحركة المبادرة المصرية", "REJECT", ["hamas"]),
        ("قاتل حزب الله في القلمون. وسلم الحزب المعبر إلى الجيش اللبناني", "HANDOVER", ["hezbollah"]),
        # The other of two sides, where there are but two.
        ("اشتبك الجيش السوري مع قسد أمس. واشترط الطرف الآخر نصب حواجز في الحي", "DEMAND", ["sdf"]),
        ("اتهمت حماس حركة فتح بعرقلة الاتفاق. ورفض الجانب الآخر الاتهامات", "REJECT", ["fatah"]),
        # People named last, where no noun follows.
        ("هاجم مسلحو داعش البلدة أمس. واحتجز هؤلاء عشرة مدنيين", "DETAIN", ["isis"]),
        # «الأخير» may be a person.
        ("التقى الوزير الإيراني بشار الأسد، والأخير توعد بسحق الإرهاب", "THREATEN", ["bashar-al-assad"]),
    ],
)
def test_whom_a_word_takes_up(one, text, kind, actor):
    assert one(text, kind)["actor"] == actor
