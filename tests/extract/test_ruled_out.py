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
        # Who tells a reporter nothing refuses nothing, whatever he was asked about.
        ("رفضت متحدثة باسم الخارجية الأمريكية التعليق على تعهد مصر بالإفراج عن المعتقلين", []),
        ("رفضت طهران التفاوض على إطلاق سراح البحارة", ["REJECT"]),
        # Sociology is no meeting, challenges that go on with a bombing call nobody.
        ("قال باحث في علم الاجتماع إن الظاهرة جديدة في تونس", []),
        ("تواصلت التحديات الأمنية في العراق مع اقتراب الانتخابات", []),
        # An agreement that is only hoped for was not reached; a readiness to fight offers nothing.
        ("أعرب كيري عن أمله في التوصل إلى اتفاق مع إيران قبل نهاية الشهر", []),
        ("تعثرت جهود التوصل إلى اتفاق سلام بين الحكومة والمتمردين في السودان", []),
        ("يخشى كثيرون من توافق أو تناحر بين الإخوان والجيش في مصر", []),
        ("استبعد النائب بلورة اتفاق بين الحكومة والمعارضة في العراق", []),
        ("أعلن كيري التوصل إلى اتفاق مع إيران في فيينا", ["AGREE"]),
        ("أعلن الجيش السوداني استعداده لمواجهة أي هجوم", []),
        ("أعلن الجيش السوداني استعداده للتفاوض", ["OFFER"]),
        ("أثار مشروع قانون العفو العام جدلا في العراق", []),
        # Sovereignty is no truce: who calls an act a breach of it blames it.
        ("قالت بغداد إن القصف التركي يشكل انتهاكا للسيادة العراقية", ["ACCUSE"]),
        # Who has struck back threatens nobody; a state of things that bodes ill does not either.
        ("قالت أنقرة إن مدفعيتها ترد بقوة وبكثافة على مصادر النيران", []),
        ("قالت إيران إنها سترد بقوة على كل من يعتدي عليها", ["THREATEN"]),
        ("هل الوضع في طرابلس ينذر بتفجير البلد", []),
        # A breach of sovereignty or of the law breaches no truce; a press conference is no meeting.
        ("حذرت دمشق من أن التوغل التركي خرق للسيادة السورية", []),
        ("قال النائب في مؤتمر صحفي عقده في مقر البرلمان العراقي إن الوضع صعب", []),
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
