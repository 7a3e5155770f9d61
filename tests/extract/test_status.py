"""Status: what happened, what may happen, what somebody alleges."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("انسحبت قسد من الحسكة", "WITHDRAW", "actual"),
        ("ستنسحب قسد من الحسكة", "WITHDRAW", "planned"),
        ("من المتوقع أن تنسحب قسد من الحسكة", "WITHDRAW", "planned"),
        ("قد تنسحب قسد من الحسكة", "WITHDRAW", "planned"),
        ("ستشن القوات العراقية هجوما على الموصل", "ATTACK", "planned"),
        ("لم نتمكن من شن هجوم على الموصل", "ATTACK", "planned"),
        ("تنطلق غدا المفاوضات المرتقبة بين الحكومة السورية وقسد في جنيف", "MEET", "planned"),
        ("سيعقد وزير الخارجية المصري لقاء مع نظيره التركي في القاهرة", "MEET", "planned"),
        ("ستعود القوات العراقية إلى الموصل بعد هجوم داعش على المدينة", "ATTACK", "actual"),
        ("قد تشن قسد هجوماً على حي الميدان", "ATTACK", "planned"),
        # The verb that does what a bare noun tells is in the future.
        ("ستشن إسرائيل هجوما على لبنان", "ATTACK", "planned"),
        ("ستعقد في جنيف محادثات بين دمشق والمعارضة", "MEET", "planned"),
        ("شنت إسرائيل هجوما على لبنان سيغير المعادلة", "ATTACK", "actual"),
        ("وقد تم اعتقال ثلاثة شبان في الحسكة", "DETAIN", "actual"),
        # An attempt that hurt somebody was made.
        ("أصيب ضابط عراقي في محاولة لاغتياله في بغداد", "ATTACK", "actual"),
        ("أحبطت الشرطة العراقية محاولة لاغتيال وزير الداخلية في بغداد", "ATTACK", "planned"),
        # «قد» before the past says that it happened.
        ("وكانت قسد قد انسحبت من الحسكة", "WITHDRAW", "actual"),
        # What came next or before is told as having happened.
        ("قصفت قسد الحسكة قبل أن تنسحب من القامشلي", "WITHDRAW", "actual"),
        ("أحبطت قسد هجوماً لداعش على سجن غويران", "ATTACK", "planned"),
        ("اتهمت دمشق قسد بقصف حي الميدان", "ATTACK", "claimed"),
        ("اتفق الجانبان غير أن تركيا قصفت عين عيسى", "ATTACK", "actual"),
        # What goes on is no denial.
        ("ولا يزال عشرون من أبناء العشائر في سجون قسد", "DETAIN", "actual"),
        # «no longer … but» tells of the few.
        ("لم تعد قسد تحتجز سوى خمسة من عناصر الدفاع الوطني", "DETAIN", "actual"),
        # What somebody failed to bring about was tried.
        ("لم تتمكن القوات العراقية من السيطرة على مدينة بيجي", "SEIZE", "planned"),
        ("لم ينجح المسلحون في اقتحام السجن في بغداد", "ATTACK", "planned"),
        # What a relative clause tells as done is done.
        ("دعت قطر إلى تفادي ضحايا في الغارات التي يشنها الجيش التركي على سنجار", "ATTACK", "actual"),
        # What somebody says of another is told, with its source.
        ("قالت دمشق إن قسد قصفت حي الميدان", "ATTACK", "actual"),
    ],
)
def test_status(one, text, kind, status):
    assert one(text, kind)["status"] == status


@pytest.mark.parametrize(
    "text",
    [
        "لم تنسحب قسد من الحسكة",
        "لن تقصف قسد الحسكة",
        "لم تعد قسد تحاصر الحسكة",
        "تسليم المحمودي إلى ليبيا لن يتم",
        "الضربة الإسرائيلية لإيران لن تكون سهلة",
    ],
)
def test_what_did_not_happen_is_no_event(coded, text):
    assert [m.type for m in coded(text) if m.status != "denied"] == []
