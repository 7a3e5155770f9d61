"""Contents: what a speech act demands, offers, refuses, threatens, alleges or denies."""

import pytest

from sijill.schema import Report


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("طالبت قسد النظام بفك الحصار عن الشهباء", "DEMAND", ["LIFT"]),
        ("تمسكت حماس بانسحاب القوات الإسرائيلية من رفح", "DEMAND", ["WITHDRAW"]),
        ("هددت قسد بقصف المطار", "THREATEN", ["ATTACK"]),
        ("رفضت قسد تسليم المطار", "REJECT", ["HANDOVER"]),
        ("اتفقت قسد والحكومة السورية على تبادل الأسرى", "AGREE", ["RELEASE"]),
        ("عرضت قسد الإفراج عن المعتقلين", "OFFER", ["RELEASE"]),
        ("نفت قسد قصف المدينة", "DENY", ["ATTACK"]),
        ("اتهمت دمشق قسد بقصف المدينة", "ACCUSE", ["ATTACK"]),
        ("دعا مجلس الأمن الأطراف إلى فتح ممرات آمنة للمدنيين في الفاشر", "DEMAND", ["LIFT"]),
        ("طالبت الحكومة اليمنية بخروج الحوثيين من الحديدة", "DEMAND", ["WITHDRAW"]),
        ("اشترطت حماس ضمانات مكتوبة قبل أي اتفاق مع إسرائيل", "DEMAND", ["OFFER"]),
        ("تشترط الحكومة تسليم السلاح الثقيل وخروج المقاتلين", "DEMAND", ["HANDOVER", "WITHDRAW"]),
        ("حث الاتحاد الأوروبي الطرفين على استئناف الحوار في الخرطوم", "DEMAND", ["MEET"]),
        ("هددت طهران بالرد على أي هجوم إسرائيلي", "THREATEN", ["ATTACK"]),
        ("وعدت الحكومة الليبية بصرف تعويضات لأهالي درنة", "OFFER", ["AID"]),
        ("علق وفد المعارضة مشاركته في الجولة الثالثة من جنيف", "REJECT", ["MEET"]),
        ("رفضت إسرائيل مقترحا مصريا بالإفراج عن الأسرى", "REJECT", ["RELEASE"]),
        ("قال وزير إن بلاده ترفض الإملاءات، لكنها مستعدة لرفع الحصار عن غزة", "REJECT", []),
        ("ترفض طرابلس الخطوة، وتطالب الأمم المتحدة بفتح الطريق الساحلي", "REJECT", []),
        ("لا تعترف الحكومة بأي هدنة مع المتمردين في دارفور", "REJECT", ["AGREE"]),
        ("اتهمت السلطات الأردنية الرجل بالتجسس بعد قصف الحدود", "ACCUSE", []),
        ("قصف الجيش سوقا في أم درمان. ونفى الجيش أن يكون الشريط صحيحا", "DENY", []),
        ("نص اتفاق السويد على رحيل القوات من الحديدة", "AGREE", ["WITHDRAW"]),
        ("أعلنت عُمان هدنة بين الطرفين في تعز تقضي بتسليم المطار", "AGREE", ["HANDOVER"]),
        ("نددت الهيئة العليا للمفاوضات بتهجير الأهالي من حمص", "ACCUSE", ["DISPLACE"]),
        ("طالبت واشنطن بفتح الطريق، ومن المقرر أن يزور وزيرها الرياض", "DEMAND", ["LIFT"]),
    ],
)
def test_what_is_said_is_about(one, text, kind, about):
    assert one(text, kind)["about"] == about


@pytest.mark.parametrize(
    "text",
    [
        "طالبت قسد النظام بفك الحصار",
        "هددت قسد بقصف المطار",
        "عرضت قسد الإفراج عن المعتقلين",
        "رفضت قسد تسليم المطار",
    ],
)
def test_what_is_only_said_is_no_event(coded, text):
    mentions = coded(text)
    assert len(mentions) == 1
    assert mentions[0].content


def test_what_is_alleged_is_an_event_that_the_accuser_claims(one):
    event = one("اتهمت منظمة حقوقية قوات الدعم السريع بقتل مدنيين", "ATTACK")
    assert (event["actor"], event["target"]) == (["rsf"], ["civilians"])
    assert (event["status"], event["source"]) == ("claimed", ["human-rights-groups"])


def test_when_it_was_said_is_not_what_was_said(one):
    assert one("وعدت قسد خلال اللقاء بالإفراج عن المعتقلين", "OFFER")["about"] == ["RELEASE"]


def test_a_new_clause_ends_the_content(told):
    text = "طالبت قسد بفك الحصار، فيما قصفت قوات النظام حي الأشرفية في حلب"
    assert [e["status"] for e in told(text, "ATTACK")] == ["actual"]


@pytest.mark.parametrize(
    "text",
    [
        "طالب مقتدى الصدر برحيل القوات الأمريكية، وهو ما ترفضه بغداد",
        "اقترحت مصر هدنة في غزة، إلا أن حماس رفضت المقترح",
        "تشترط حماس الإفراج عن المعتقلين، وهو الشرط الذي ترفضه إسرائيل",
        "عرضت روسيا ممراً آمناً فرفضت قسد العرض",
    ],
)
def test_an_answer_in_the_same_sentence_is_no_content(told, text):
    assert len(told(text, "REJECT")) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تدعو الأمم المتحدة إلى وقف القتال في الفاشر، وتحمل الدعم السريع المسؤولية عن الحصار", "ACCUSE"),
        ("وافقت حماس على وقف القتال في غزة مشترطة انسحاب القوات الإسرائيلية", "DEMAND"),
        ("رفضت بغداد تسليم المطلوبين لكنها مستعدة للحوار مع أنقرة", "OFFER"),
    ],
)
def test_who_speaks_again_begins_anew(told, text, kind):
    assert len(told(text, kind)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("طالبت المنظمة بالإفراج عن محام مصري اعتقل في السعودية", "DETAIN"),
        ("تطالب صنعاء بمحاسبة المسؤولين عن قصف المستشفى في تعز الشهر الماضي", "ATTACK"),
    ],
)
def test_what_a_demand_tells_of_the_past_is_a_fact(told, text, kind):
    assert len(told(text, kind)) == 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("نفت إيران إرسال قوات إلى سوريا، لافتة إلى أن داعش هاجم بغداد.", "نفت إيران إرسال قوات إلى سوريا،"),
        ("طالبت حماس إسرائيل بفتح المعبر، وقالت إن غزة محاصرة منذ عام.", "طالبت حماس إسرائيل بفتح المعبر،"),
        ("طالبت حماس إسرائيل بفتح المعابر، بينها رفح.", "طالبت حماس إسرائيل بفتح المعابر، بينها رفح"),
    ],
)
def test_what_is_said_besides_is_no_content(engine, text, quote):
    first = engine.code(Report(id="x", text=text))[0]
    assert text[first.evidence.start : first.evidence.end] == quote
