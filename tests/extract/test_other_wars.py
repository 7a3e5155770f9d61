"""What holds in reports of any war: sentences in the shapes that news of many years and outlets has."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # A state that no table lists bodies of has a police and an army of its own.
        (
            "فتحت الشرطة الهندية النار على حشد في آسام. وأعلنت الهند التحقيق. واعتقلت الشرطة عشرين محتجا",
            "DETAIN",
            ["india-police"],
            ["civilians"],
        ),
        # The adjective of what is shaken or of who is killed is no doer, nor are states that a border parts.
        ("هز انفجار العاصمة الصومالية مقديشو", "ATTACK", [], None),
        ("قتل الصحفي الفرنسي في مدينة حمص السورية", "ATTACK", [], None),
        ("اندلع القتال عند معبر رأس جدير على الحدود بين ليبيا وتونس", "CLASH", [], None),
        # Who must have an object and has none behind him suffers it.
        ("وكان الصحفي سامي كريم اعتقل في الزنتان", "DETAIN", [], ["name:سامي كريم"]),
        # Whose office it is does it, through who holds it.
        ("أدان الأمين العام لمجلس التعاون لدول الخليج العربية الهجوم", "ACCUSE", ["gcc"], None),
        # A place between the subject and its verb parts nothing.
        ("متحدث باسم داعش في رأس العين يتهم الجيش التركي بقصف المدينة", "ACCUSE", ["isis"], ["turkey-army"]),
        # Behind a purpose of its own a name is no subject.
        ("واستنكر عز الدين المساعي الأميركية لإسقاط الحكومة السورية", "ACCUSE", [], []),
        # The adjective behind the noun says whose it is, whatever the noun demands.
        (
            "تحدث عما تعرضت له سوريا خلال العدوان الإسرائيلي على لبنان عام 2006",
            "ATTACK",
            ["israel-army"],
            ["lebanon"],
        ),
        # Whose reinforcements they are stands behind «ل».
        ("تعزيزات جديدة لميليشيات الحوثي وصلت إلى تعز", "DEPLOY", ["houthis"], []),
        # A weapon before its verb is no one's side.
        ("وقعت هجمات تستهدف قوات الأمن الروسية في داغستان", "ATTACK", [], ["russia-security"]),
        # An object far from its verb, over what commas enclose.
        ("ترأس رجب طيب أردوغان، أول من أمس، اجتماعا أمنيا في أنقرة", "MEET", ["recep-tayyip-erdogan"], None),
        # What somebody is made is no object of the making.
        ("تم تعيين الملا أختر منصور زعيما لحركة طالبان", "APPOINT", [], ["akhtar-mansour"]),
        # Who visits may be who acted before; not where another noun of people follows.
        ("غادر أردوغان أنقرة بعد أن تفقد عددا من المواقع في إزمير", "MEET", ["recep-tayyip-erdogan"], None),
        ("غادر أردوغان أنقرة بعد أن التقى سفير فرنسا", "MEET", None, None),
        # Who only tells of it suffers nothing.
        ("أعلن المرصد السوري أن القيادي قتل جراء استهدافهم في حي جوبر", "ATTACK", None, []),
        # «و» that stands apart before a name in quotation marks joins it; before its own verb it begins anew.
        ("وكانت المواجهات بين الجيش السوري و«قسد» اندلعت في الرقة أمس", "CLASH", ["syria-army", "sdf"], None),
        ("قصف الجيش السوري الحي، و«قسد» تتهم أنقرة بالصمت", "ACCUSE", ["sdf"], ["turkey"]),
        # The parties of an agreement stand behind what it is about.
        (
            "التوصل إلى اتفاق لوقف إطلاق النار بين الحكومة السورية وقسد في حلب",
            "AGREE",
            ["syria-gov", "sdf"],
            None,
        ),
        # A noun with the ending of the accusative is its verb's subject before it, and never behind it.
        ("وقال إن ضباطا من الشرطة العسكرية الروسية التقوا في حلب قادة قسد", "MEET", ["russia-army"], None),
        (
            "أفاد شهود بأن مبعوث الأمم المتحدة حضر والتقى عددا من ممثلي الحكومة السورية",
            "MEET",
            None,
            ["syria-gov"],
        ),
        # Behind a comma stands no party of a fight that nothing ties to it.
        ("منذ عودة المواجهات إلى حلب، فيما تحرك القضاء التركي", "CLASH", [], None),
        # A name in brackets behind no more than its kind is the body's own.
        (
            "وأشار شهود إلى أن تنظيم (داعش) فجر عربة استهدفت وحدات حماية الشعب في الحسكة",
            "ATTACK",
            ["isis"],
            ["ypg"],
        ),
        # Who is counted with arms is no civilian.
        ("أعلن الجيش المصري مقتل 88 إرهابيا في سيناء", "CASUALTIES", [], ["local-fighters"]),
        ("أعلن الجيش المصري مقتل 12 مقاتلا من تنظيمي داعش والقاعدة في سيناء", "CASUALTIES", [], None),
        # Two states, their presidents and their armies, by who was told together before.
        (
            "التقى عمر البشير ونظيره الجنوب سوداني سلفا كير في أديس أبابا. واتفق الرئيسان على وقف القتال",
            "AGREE",
            ["omar-al-bashir", "salva-kiir"],
            None,
        ),
        (
            "اجتمع أحمد داود أوغلو مع نظيره القطري حمد بن جاسم. ودعا الوزيران إيران إلى وقف القصف",
            "DEMAND",
            ["ahmet-davutoglu", "hamad-bin-jassim"],
            ["iran"],
        ),
        (
            "التقى عمر البشير ونظيره سلفا كير أمس. ودارت معارك بين جيشي البلدين في هجليج",
            "CLASH",
            ["sudan-army", "south-sudan-army"],
            None,
        ),
        # «الرئيس» and «المتحدث» are who was called so.
        (
            "التقى الرئيس المصري محمد مرسي قادة الأحزاب. وطالب الرئيس إسرائيل بوقف العنف",
            "DEMAND",
            ["mohamed-morsi"],
            ["israel"],
        ),
        (
            "وقال المتحدث باسم الخارجية المصرية إن المحادثات فشلت. وحمّل المتحدث إثيوبيا مسؤولية الفشل",
            "ACCUSE",
            ["egypt"],
            ["ethiopia"],
        ),
        # Who held what is taken took nothing besides.
        ("سيطرت قسد على النقاط التي كانت تسيطر عليها داعش في الرقة", "SEIZE", ["sdf"], ["isis"]),
    ],
)
def test_who_and_to_whom(one, text, kind, actor, target):
    event = one(text, kind)
    assert actor is None or event["actor"] == actor
    assert target is None or event["target"] == target


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("عثر الجيش المصري على عبوات معدة لاستهداف قواته في رفح", "ATTACK", "planned"),
        ("خطط عناصر داعش لتفجير سبعة مساجد في الرياض", "ATTACK", "planned"),
        ("توقع أردوغان أن يتم تحرير الرقة قريبا من داعش", "SEIZE", "planned"),
        ("وتوقع القائد الانتهاء من تطهير المدينة خلال ساعات في لحج", "SEIZE", "planned"),
        ("وقال المصدر متوقعة السيطرة على الراهدة خلال أيام", "SEIZE", "planned"),
        # «عاد ليعتقل»: and he did.
        ("إلا أن تنظيم القاعدة عاد ليعتقل خمسة ضباط في المكلا", "DETAIN", "actual"),
    ],
)
def test_what_is_planned(one, text, kind, status):
    assert one(text, kind)["status"] == status


@pytest.mark.parametrize(
    "text",
    [
        # The name of a mosque asks for nothing, nor is a bank of the Bosporus in Palestine.
        "وقع انفجار قرب مسجد الإمام علي بن أبي طالب في حلب",
        "انتشار حالة من التوتر في صفوف السكان في درعا",
    ],
)
def test_words_that_tell_nothing(coded, text):
    assert {m.type for m in coded(text)} & {"DEMAND", "DEPLOY"} == set()


def test_another_bank_is_not_the_west_bank(coded):
    places = [p.value for m in coded("تظاهر المئات على الضفة الآسيوية من إسطنبول") for p in m.place]
    assert "الضفة" not in places
    assert "الضفة الغربية" not in places


def test_what_only_tells_in_which_part_of_a_land_a_place_lies(one):
    event = one("قصفت قسد مواقع داعش في محافظة الحسكة، شمال شرقي سوريا", "ATTACK")
    assert event["place"] == ["الحسكة"]


@pytest.mark.parametrize(
    ("text", "barred"),
    [
        ("قتل 30 شخصا في ثلاث قرى بشمال شرقي نيجيريا في هجوم أمس", "بشمال"),
        ("قصفت قسد أربع بلدات شيعية محاصرة في شمال سوريا", "شيعية"),
    ],
)
def test_what_follows_a_kind_of_place_and_names_none(coded, text, barred):
    assert barred not in [p.value for m in coded(text) for p in m.place]
