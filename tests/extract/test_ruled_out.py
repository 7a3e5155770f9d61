"""Ruled out: the words of a happening that tell none."""

import pytest

from sijill.schema import Report


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # What must come first has not come.
        ("رفضت الحكومة السورية أي تفاوض قبل رفع الحصار عن الحسكة", ["REJECT"]),
        ("لن تشارك قسد في المفاوضات قبل الإفراج عن المعتقلين في حلب", ["REJECT"]),
        ("لا حوار مع قسد إلا بعد انسحاب القوات من حلب", []),
        ("لا يزال السكان في خيامهم قبل انسحاب القوات من حلب", ["WITHDRAW"]),
        # What an agreement lays down is not done; what was done under it is.
        ("وبموجب الاتفاق تنسحب قسد من حي طي في القامشلي", ["AGREE"]),
        ("وبموجب الاتفاق انسحبت قسد من حي طي في القامشلي", ["WITHDRAW"]),
        ("وصلت دورية روسية إلى القامشلي لتهدئة التوتر", []),
        # What is told to have been left undone was not done.
        ("انتهت المهلة دون أن تنسحب قسد من الحي", []),
        ("انتهى اللقاء من غير أن تفرج قسد عن المعتقلين", []),
        # Whoever brings relief has no fighting to suspend.
        ("أعلن برنامج الأغذية العالمي تعليق عملياته في مخيم زمزم", []),
        ("أعلن الجيش السوري تعليق عملياته في حلب أربع ساعات", ["AGREE"]),
        # What befalls just anybody.
        ("كل شخص يعتقل هناك يسجل اسمه في درعا", []),
        ("كل شخص اعتقل هناك أفرج عنه في درعا", ["DETAIN", "RELEASE"]),
        # What is feared, an aim or a condition, or what only may come of something, nobody plans.
        ("تخشى الأمم المتحدة من هجوم على مدينة الحديدة", []),
        ("أعربت الأمم المتحدة عن مخاوفها من هجوم على مدينة الفاشر", []),
        ("تستبعد عواصم غربية شن هجوم على إيران", []),
        ("قد يؤدي ذلك إلى مواجهات عنيفة في طرابلس", []),
        # What somebody or something is like has not happened.
        ("نزع الخبراء الألغام التي زرعها المتمردون في الطريق إلى الضالع", []),
        ("أحبط الشعب كل المخططات التي تستهدف البلاد", []),
        ("يقاتل متطرفون تونسيون في الخارج", []),
        ("الأمر الذي أجبر السكان على بيع أراضيهم", []),
    ],
)
def test_what_the_guide_rules_out(engine, text, kinds):
    _, found = engine.drafts(Report(id="x", text=text, published="2024-08-14"))
    assert [d.type for d in found] == kinds
