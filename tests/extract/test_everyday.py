"""Everyday sentences of the news, invented: who did what to whom, how many, and according to whom.

One row a construction, as short as it comes: what is coded wrong here is coded wrong every day.
"""

import pytest

# The text; then type, actor, target, and a count with whose it is, or None.
ROWS = [
    ("انتقدت حماس إسرائيل، ودانت ممارسات الاحتلال في القدس.", "ACCUSE", ["hamas"], ["israel"], None),
    ("وقال عبدي إن قواته ملتزمة، وانتقد موقف واشنطن.", "ACCUSE", [], ["usa"], None),
    ("التقى وفد من وجهاء العشائر قيادياً من «قسد».", "MEET", ["tribes"], ["sdf"], None),
    ("أدانت الأمم المتحدة منع إسرائيل إدخال المساعدات إلى غزة.", "BLOCKADE", ["israel"], [], None),
    ("منع المدنيين من الخروج من المدينة.", "BLOCKADE", [], ["civilians"], None),
    ("فُتح طريق الشهباء قبل أن تعيد الفرقة الرابعة إغلاقه.", "BLOCKADE", ["fourth-division"], [], None),
    ("قُتل رجل في الثلاثين من عمره في حي طي.", "CASUALTIES", [], ["civilians"], ("killed", 1, "civilians")),
    (
        "سقط 11 قتيلاً من الجيش اليمني.",
        "CASUALTIES",
        [],
        ["yemen-army"],
        ("killed", 11, "yemen-army"),
    ),
    ("لقاء جمع قائد قسد مظلوم عبدي بقائد القوات الروسية.", "MEET", ["mazloum-abdi", "russia-army"], [], None),
    (
        "عقد في عمان اجتماع ضم ممثلين عن الحوثيين والحكومة اليمنية.",
        "MEET",
        ["houthis", "yemen-gov"],
        [],
        None,
    ),
    ("جمع اجتماع في جدة قادة من الجيش السوداني والدعم السريع.", "MEET", ["sudan-army", "rsf"], [], None),
    ("جلسات تفاوضية بين حماس وحركة فتح في القاهرة.", "MEET", ["hamas", "fatah"], [], None),
    ("عرضت موسكو وساطة رفضتها كييف.", "REJECT", ["ukraine"], ["russia"], None),
    ("غارة شنتها طائرات حربية على مواقع للحوثيين في صنعاء.", "ATTACK", [], ["houthis"], None),
    ("هجوم نفذته فصائل معارضة على حواجز للجيش السوري في درعا.", "ATTACK", [], ["syria-army"], None),
    ("هجوم نفذه مسلحون مجهولون على حاجز لقسد في الرقة.", "ATTACK", ["unknown"], ["sdf"], None),
    (
        "عاد الهدوء بعد الهجوم الانتحاري الذي استهدف معسكراً للجيش السوداني.",
        "ATTACK",
        [],
        ["sudan-army"],
        None,
    ),
    (
        "دعت مصر إلى ضبط النفس بعد المعارك التي دارت بين الجيش السوداني والدعم السريع في الخرطوم.",
        "CLASH",
        ["sudan-army", "rsf"],
        [],
        None,
    ),
    (
        "طالبت فرنسا بالتحقيق في الهجوم الذي أسفر عن مقتل 30 مدنياً في حماة.",
        "ATTACK",
        [],
        ["civilians"],
        ("killed", 30, "civilians"),
    ),
    ("فر عشرات من عناصر داعش من سجن الشدادي.", "ESCAPE", ["isis"], [], None),
    ("فر عناصر داعش أمام الجيش السوري.", "WITHDRAW", ["isis"], [], None),
    ("دخل مقاتلو المعارضة السورية مدينة إدلب.", "SEIZE", ["syrian-rebels"], [], None),
    ("تمكنت القوات العراقية من دخول مدينة بيجي.", "SEIZE", ["iraq-army"], [], None),
    ("أدى غزو العراق للكويت عام 1990 إلى حرب.", "ATTACK", ["iraq"], ["kuwait"], None),
    (
        "قالت المنظمة إن الشرطة المصرية أطلقت الذخيرة الحية على متظاهرين.",
        "ATTACK",
        ["egypt-police"],
        ["civilians"],
        None,
    ),
    ("أكد المصدر هروب عناصر داعش من الرمادي بعد المعارك.", "WITHDRAW", ["isis"], [], None),
    (
        "تبادل الحوثيون والحكومة اليمنية، بوساطة عمانية، عشرين أسيراً في تعز.",
        "RELEASE",
        ["houthis", "yemen-gov"],
        ["detainees"],
        ("released", 20, "detainees"),
    ),
    (
        "هاجمت قسد مواقع الجيش السوري وأسرت 17 عنصراً.",
        "DETAIN",
        ["sdf"],
        ["syria-army"],
        ("detained", 17, None),
    ),
    ("لا يزال 16 شخصاً قيد الاحتجاز لدى الأسايش.", "DETAIN", ["asayish"], [], ("detained", 16, "civilians")),
    ("رفعت قوات الأمن الحواجز عن مداخل حي الأشرفية.", "LIFT", ["syria-security"], [], None),
    ("بدأت الأسايش منذ ظهر أمس الثلاثاء بإزالة الحواجز من محيط حي طي.", "LIFT", ["asayish"], [], None),
    (
        "أحكمت الأسايش طوقها على الحي الخاضع لسيطرة الجيش السوري.",
        "BLOCKADE",
        ["asayish"],
        ["syria-army"],
        None,
    ),
    (
        "أغلقت الأسايش مداخل الأحياء التي تديرها الحكومة في الحسكة.",
        "BLOCKADE",
        ["asayish"],
        ["syria-gov"],
        None,
    ),
    (
        "أكدت الأمم المتحدة أن 40 ألف شخص محاصرون في مضايا.",
        "BLOCKADE",
        [],
        ["civilians"],
        ("people", 40000, "civilians"),
    ),
    (
        "منعت نقطة تفتيش تابعة للحوثيين مرور الشاحنات إلى مدينة تعز.",
        "BLOCKADE",
        ["houthis"],
        ["civilians"],
        None,
    ),
    (
        "كما أغلق الجيش التركي المعبر أمام العبّارات، فتوقفت حركة المرضى.",
        "BLOCKADE",
        ["turkey-army"],
        ["civilians"],
        None,
    ),
    (
        "لليوم الخامس على التوالي، تواصل قسد حصارها لحي طي.",
        "BLOCKADE",
        ["sdf"],
        [],
        ("days", 5, None),
    ),
    (
        "طالب الأهالي بإنهاء الحصار الذي تفرضه قوات الدعم السريع على مدينة الفاشر.",
        "BLOCKADE",
        ["rsf"],
        [],
        None,
    ),
    (
        "قالت قسد إن الحصار جاء رداً على هجوم شنه مقاتلون من العشائر في دير الزور.",
        "ATTACK",
        ["tribes"],
        [],
        None,
    ),
    ("فقدت قسد السيطرة على بلدة الشدادي لصالح الجيش السوري.", "SEIZE", [], ["sdf"], None),
    ("أعربت الأمم المتحدة عن مخاوفها من هجوم على مدينة الفاشر.", "ATTACK", [], [], None),
    ("أعربت روسيا عن إدانتها للهجوم على القامشلي.", "ATTACK", [], [], None),
    ("وأعرب المتحدث باسم الأمم المتحدة عن أسفه لقصف المستشفى في غزة.", "ATTACK", [], [], None),
    ("أجرت الحكومة المصرية خلال اليومين الماضيين محادثات مع حماس.", "MEET", ["egypt", "hamas"], [], None),
    ("أبدت إيران رغبتها في الحوار مع السعودية.", "OFFER", ["iran"], ["saudi"], None),
    ("أثار القرار انتقادات من قبل الحكومة اليمنية.", "ACCUSE", ["yemen-gov"], [], None),
    ("أعلن الجيش العراقي ضبط خلية إرهابية في الموصل.", "DETAIN", ["iraq-army"], ["local-fighters"], None),
    ("وقال الناطق باسم حماس: «نحمل إسرائيل المسؤولية».", "ACCUSE", ["hamas"], ["israel"], None),
    (
        "قال الرئيس الفرنسي فرانسوا هولاند إن على إسرائيل وقف القصف.",
        "DEMAND",
        ["francois-hollande"],
        ["israel"],
        None,
    ),
    ("خرج المئات إلى الشوارع في حلب للمطالبة بالإفراج عن المعتقلين.", "DEMAND", ["civilians"], [], None),
    (
        "منعت قوات الأمن الأردنية المتظاهرين من الاقتراب من السفارة.",
        "COERCE",
        ["jordan-security"],
        ["civilians"],
        None,
    ),
    (
        "حلت المحكمة الدستورية العليا المصرية البرلمان.",
        "COERCE",
        ["egypt-constitutional-court"],
        ["egypt-parliament"],
        None,
    ),
    ("علقت الجامعة العربية عضوية سوريا.", "COERCE", ["arab-league"], ["syria-gov"], None),
    ("طردت قسد مسلحي داعش من منبج.", "SEIZE", ["sdf"], ["isis"], None),
    ("شن وليد جنبلاط هجوماً حاداً على النظام السوري.", "ACCUSE", ["walid-jumblatt"], ["syria-gov"], None),
    ("حذر محمود أحمدي نجاد إسرائيل من مهاجمة بلاده.", "THREATEN", ["mahmoud-ahmadinejad"], ["israel"], None),
    ("رفضت روسيا مزاعم أوكرانيا.", "DENY", ["russia"], ["ukraine"], None),
    ("استدعت مصر السفير الإسرائيلي احتجاجاً على الغارة.", "ACCUSE", ["egypt"], ["israel"], None),
    ("نسب الجيش اللبناني الهجوم إلى داعش.", "ACCUSE", ["lebanon-army"], ["isis"], None),
    ("تم الاتفاق بين تونس وليبيا على فتح المعبر.", "AGREE", ["tunisia", "libya-gov"], [], None),
    ("أسرت قسد جنوداً من الجيش السوري.", "DETAIN", ["sdf"], ["syria-army"], None),
    ("اعتقلت قسد أفراداً من الدفاع الوطني.", "DETAIN", ["sdf"], ["ndf"], None),
    ("اعتقلت الأسايش عدداً من عناصر الدفاع الوطني.", "DETAIN", ["asayish"], ["ndf"], None),
    ("اعتقلت قسد ضابطين في الحسكة.", "DETAIN", ["sdf"], [], ("detained", 2, None)),
    ("اختطفت قسد العاملين في المشفى.", "DETAIN", ["sdf"], ["civilians"], None),
    ("قتل ضابط في القامشلي.", "CASUALTIES", [], [], ("killed", 1, None)),
    ("قتل طفل في الحسكة.", "CASUALTIES", [], ["civilians"], ("killed", 1, "civilians")),
    (
        "أفرجت قسد عن 12 جندياً من الجيش السوري.",
        "RELEASE",
        ["sdf"],
        ["syria-army"],
        ("released", 12, "syria-army"),
    ),
    (
        "أفرجت قسد عن تسعة من أصل 20 جندياً من الجيش السوري.",
        "RELEASE",
        ["sdf"],
        ["syria-army"],
        ("released", 9, "syria-army"),
    ),
    (
        "لم تفرج الأسايش إلا عن أربعة معتقلين.",
        "RELEASE",
        ["asayish"],
        ["detainees"],
        ("released", 4, "detainees"),
    ),
    ("قتل ثلاثة جنود في هجوم من قسد.", "ATTACK", ["sdf"], [], ("killed", 3, None)),
    ("قتل ثلاثة جنود في هجوم شنته قسد.", "ATTACK", ["sdf"], [], ("killed", 3, None)),
    (
        "قتل ثلاثة جنود من الجيش السوري في هجوم لقسد.",
        "ATTACK",
        ["sdf"],
        ["syria-army"],
        ("killed", 3, "syria-army"),
    ),
    ("قتل ثلاثة مدنيين على يد قسد.", "ATTACK", ["sdf"], ["civilians"], ("killed", 3, "civilians")),
    ("مقتل جندي وإصابة اثنين برصاص قناصة حوثيين في مأرب.", "ATTACK", ["houthis"], ["yemen-army"], None),
    ("مقتل مدني وإصابة ثلاثة بقصف لقسد على منبج.", "ATTACK", ["sdf"], ["civilians"], ("injured", 3, None)),
    (
        "قتل مدني وأصيب ثلاثة آخرون بقصف تركي على كوباني.",
        "ATTACK",
        ["turkey-army"],
        ["civilians"],
        ("killed", 1, "civilians"),
    ),
    (
        "استشهد شاب وأصيب آخران برصاص الجيش الإسرائيلي في نابلس.",
        "ATTACK",
        ["israel-army"],
        ["civilians"],
        ("injured", 2, None),
    ),
    (
        "قُتل عنصران من الأسايش وجُرح خمسة في هجوم لتنظيم داعش في دير الزور.",
        "ATTACK",
        ["isis"],
        ["asayish"],
        ("killed", 2, "asayish"),
    ),
    ("يتعرض حيا الشيخ مقصود والأشرفية لحصار من قوات النظام.", "BLOCKADE", ["syria-army"], [], None),
    ("تظاهر العشرات في القامشلي احتجاجاً على الحصار.", "BLOCKADE", [], [], None),
    ("هددت أنقرة بشن عملية عسكرية ضد قسد.", "THREATEN", ["turkey"], ["sdf"], None),
    ("لوحت دمشق باستخدام القوة ضد قسد.", "THREATEN", ["syria-gov"], ["sdf"], None),
    ("فر عناصر داعش من سجن الحسكة.", "ESCAPE", ["isis"], [], None),
    ("اقتحم عشرات من المتظاهرين مبنى البلدية في بنغازي.", "ATTACK", ["civilians"], [], None),
    (
        "قام متظاهرون باقتحام وتخريب مقر جماعة الإخوان المسلمين في القاهرة.",
        "ATTACK",
        ["civilians"],
        ["muslim-brotherhood"],
        None,
    ),
    (
        "هاجم جنبلاط حزب الله في خطابه قائلاً إنه يجر البلاد إلى الحرب.",
        "ACCUSE",
        ["walid-jumblatt"],
        ["hezbollah"],
        None,
    ),
    ("نقلت القوات الأميركية تعزيزات إلى القامشلي.", "DEPLOY", ["us-army"], [], None),
    ("التقى مظلوم عبدي وفداً أمريكياً في الحسكة.", "MEET", ["mazloum-abdi"], ["usa"], None),
    ("اختطف مسلحون مجهولون مهندساً إيطالياً في شبوة.", "DETAIN", ["unknown"], ["civilians"], None),
    ("قتل جنديان تركيان في هجوم قرب أعزاز.", "ATTACK", [], ["turkey-army"], ("killed", 2, "turkey-army")),
    ("شوهد رتل أمريكي في القامشلي.", "DEPLOY", ["us-army"], [], None),
    ("قتلت داعش جندياً عراقياً في كركوك.", "ATTACK", ["isis"], ["iraq-army"], None),
    ("اتهمتها قسد بقصف المدنيين في عين عيسى.", "ATTACK", [], ["civilians"], None),
    (
        "من جهته اتهم وزير الإعلام السوري المعارضة بتنفيذ المجزرة.",
        "ACCUSE",
        ["syria-gov"],
        ["syrian-opposition"],
        None,
    ),
    (
        "استهدف انفجار معسكراً للجيش اليمني في عدن ما أدى إلى مقتل 12 جندياً.",
        "ATTACK",
        [],
        ["yemen-army"],
        ("killed", 12, "yemen-army"),
    ),
    ("فر آلاف اللاجئين السوريين إلى الأردن.", "DISPLACE", ["civilians"], [], None),
    # Whose announcement it is does what was announced.
    ("جاء ذلك بعد إعلان روسيا سحب قواتها من سوريا.", "WITHDRAW", ["russia"], [], None),
    ("أثار إعلان إسرائيل اعتقال ناشطين فلسطينيين غضباً.", "DETAIN", ["israel"], ["activists"], None),
    # What a denier is, is no one to whom he denies it.
    ("نفى محمد البرادعي وكيل مؤسسي حزب الدستور قبوله المنصب.", "DENY", ["mohamed-elbaradei"], [], None),
    # Whoever stands right before the charge is charged.
    ("واتُّهم الجيش السوداني بقصف السوق.", "ACCUSE", [], ["sudan-army"], None),
    ("اتهمت قطر بدعم الإرهاب.", "ACCUSE", [], ["qatar"], None),
    ("اتهم وزير الإعلام اليمني إيران بدعم الحوثيين.", "ACCUSE", ["yemen-gov"], ["iran"], None),
    # A crowd demands what is shouted.
    (
        "أغلقت السعودية سفارتها في القاهرة بعد تظاهرات طالبت بالإفراج عن محام.",
        "DEMAND",
        ["civilians"],
        [],
        None,
    ),
    (
        "خرجت مظاهرة حاشدة في عدن طالبت الحكومة اليمنية بصرف الرواتب.",
        "DEMAND",
        ["civilians"],
        ["yemen-gov"],
        None,
    ),
    ("خرج المئات إلى الشوارع للمطالبة بإسقاط النظام السوري.", "DEMAND", ["civilians"], ["syria-gov"], None),
    (
        "طالب المتظاهرون برحيل الرئيس علي عبد الله صالح.",
        "DEMAND",
        ["civilians"],
        ["ali-abdullah-saleh"],
        None,
    ),
    # Of whom a place is taken.
    ("سيطر الجيش العراقي على بيجي التي كانت تحت سيطرة داعش.", "SEIZE", ["iraq-army"], ["isis"], None),
    ("سيطر الجيش المصري على المطار عقب اشتباكات مع داعش.", "SEIZE", ["egypt-army"], ["isis"], None),
    # Whose deed is condemned.
    (
        "أدانت مصر الهجمات التي يقوم بها تنظيم داعش وحزب الله.",
        "ACCUSE",
        ["egypt"],
        ["isis", "hezbollah"],
        None,
    ),
    ("أدانت فرنسا قصف الجيش السوري مدينة حلب.", "ACCUSE", ["france"], ["syria-army"], None),
    # Adjectives that have another meaning, or that another adjective parts from their noun.
    ("دعا وزير الدفاع القطري إلى الحوار.", "DEMAND", ["qatar"], [], None),
    ("التقى وفد تجاري إيراني الرئيس السوداني عمر البشير.", "MEET", ["iran"], ["omar-al-bashir"], None),
    ("دعا وزيرا خارجية تركيا وقطر دمشق إلى وقف القصف.", "DEMAND", ["turkey", "qatar"], ["syria-gov"], None),
    ("استهدفت طائرة من دون طيار أمريكية موقعاً للقاعدة.", "ATTACK", ["us-army"], ["al-qaeda"], None),
    # Who goes on.
    ("رحبت السعودية بالاتفاق ودعت إيران إلى احترامه.", "DEMAND", ["saudi"], ["iran"], None),
    ("رحب الاتحاد الأوروبي بالهدنة ودعا الأطراف إلى احترامها.", "DEMAND", ["eu"], [], None),
    ("التقى الوزير وفد الاتحاد الأوروبي والذي دعا إلى وقف القتال.", "DEMAND", ["eu"], [], None),
    ("أعلن الحشد الشعبي سيطرته على المطار، غير أن متحدثاً باسمه نفى ذلك.", "DENY", ["pmf"], [], None),
    # Visitors, hosts and whose request is accepted.
    ("وصل وزير الخارجية الأمريكي إلى الكويت أمس.", "MEET", ["usa", "kuwait"], [], None),
    ("وافقت إسرائيل على طلب مصر زيادة القوات.", "AGREE", ["israel"], ["egypt"], None),
    (
        "نشرت الدول الخليجية بما فيها السعودية والإمارات قوات في عدن.",
        "DEPLOY",
        ["gcc", "saudi", "uae"],
        [],
        None,
    ),
    # A blast hits what stands behind it.
    ("هز انفجار عنيف مقر الجيش العراقي في الموصل أمس.", "ATTACK", [], ["iraq-army"], None),
    ("ضرب تفجير انتحاري مقر الشرطة العراقية.", "ATTACK", [], ["iraq-police"], None),
    # Whose shelling it is stands right behind it.
    ("قتل ثلاثة مدنيين في هجوم داعش على القرية.", "ATTACK", ["isis"], ["civilians"], None),
    ("استنكرت حماس اقتحام القوات الإسرائيلية المسجد.", "ACCUSE", ["hamas"], ["israel-army"], None),
    # Behind a noun of people a nation's plural only describes.
    ("أفرجت إسرائيل عن عدد من السجناء الفلسطينيين.", "RELEASE", ["israel"], ["detainees"], None),
    # For whom a spokesman speaks did it.
    (
        "أعلن المتحدث باسم التحالف العربي أحمد عسيري قصف مواقع للحوثيين.",
        "ATTACK",
        ["arab-coalition"],
        ["houthis"],
        None,
    ),
    ("تظاهر الأردنيون ضد الحكومة الأردنية.", "PROTEST", ["civilians"], ["jordan"], None),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target", "count"), ROWS)
def test_sentences_are_coded(coded, text, kind, actor, target, count):
    mention = next(m for m in coded(text) if m.type == kind)
    assert [f.value for f in mention.actor] == actor
    assert [f.value for f in mention.target] == target
    told = {(c.what, c.value, c.of) for c in mention.count}
    assert count in told if count else all(c.what != "people" for c in mention.count)


def test_killed_and_hurt_by_one_fire_are_one_attack(coded):
    (only,) = coded("مقتل جندي وإصابة اثنين برصاص قناصة حوثيين في مأرب.")
    assert {(c.what, c.value) for c in only.count} == {("killed", 1), ("injured", 2)}


def test_what_is_threatened_has_not_happened(coded):
    assert [m.type for m in coded("هددت أنقرة بشن عملية عسكرية ضد قسد.")] == ["THREATEN"]


def test_all_that_is_agreed_on_is_content_and_has_not_happened(coded):
    text = "اتفقت قسد والحكومة السورية على وقف إطلاق النار وتبادل الأسرى وفتح الطرق خلال 48 ساعة."
    assert [m.type for m in coded(text)] == ["AGREE"]


def test_who_speaks_again_is_no_part_of_what_was_asked(coded):
    text = "طالبت قسد دمشق برفع الحصار ورفضت تسليم المطار."
    assert [m.type for m in coded(text)] == ["DEMAND", "REJECT"]


def test_a_release_in_return_has_its_own_number(coded):
    text = "أفرجت قسد عن خمسة جنود كانت قد أسرتهم الأسبوع الماضي مقابل إفراج دمشق عن سبعة معتقلين."
    told = {(m.type, c.value) for m in coded(text) for c in m.count}
    assert told == {("RELEASE", 5), ("DETAIN", 5), ("RELEASE", 7)}


NOTHING = [
    "توفي الكاتب عن عمر يناهز 96 عاماً في تل أبيب.",
    "أجلت الحكومة المؤتمر لأسباب أمنية.",
    "أصيب الأهالي بصدمة بعد القرار.",
    "تسيطر المخاوف على الأهالي في حلب.",
    "تطرق الرئيس إلى قضية الإفراج عن المعتقلين في سوريا.",
    "عرضت الحكومة الملف على البرلمان.",
    "بحث الجانبان إطلاق سراح الأسرى.",
    "أقسم الرئيس بالله العظيم أن يحافظ على استقلال الوطن.",
    "الحل الوحيد هو الحوار مع الحكومة والمعارضة.",
    "أشار الوزير إلى أن على الطريق أن يمر من القرية.",
    "تناول الرئيس العشاء مع أفراد عائلته.",
    "تغيرت المدينة كثيراً منذ اندلاع الاحتجاجات.",
    "يشكل تنظيم داعش تهديداً للمنطقة.",
    "القرى مهددة بالغرق بعد السيول.",
    "استقبل المتحف زواراً بعد الثورة التي أطاحت بالرئيس.",
    "كلف الرئيس وزير الدفاع بإعداد تقرير.",
    "تمضي المفاوضات قدماً نحو اتفاق.",
    "تغيرت البلاد منذ انتخاب الرئيس.",
    "استهدفت الحكومة التركية استقرار المنطقة بتصريحاتها.",
    "نسف الوزير التركي علاقات بلاده مع اليونان.",
    "أعادت الحكومة اللبنانية فتح ملف الخلاف على الحدود.",
    "تحاول الحكومة قطع الطريق أمام أي تسوية في ليبيا.",
    "قدمت إيران دعماً عسكرياً للجماعات المسلحة في العراق.",
    "شارك جيش التحرير الفلسطيني في الاحتفال في دمشق.",
    "حذرت روسيا من أي عملية عسكرية في شمال مالي.",
    "تمكن المهاجمون من الفرار إلى جهة مجهولة في الحديدة.",
    "منذ وفاة زعيم الحركة الملا منصور في كابول.",
    "توفي الرئيس الموريتاني السابق معاوية ولد الطايع في الدوحة.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_an_event_is_none(coded, text):
    assert [m.type for m in coded(text) if m.type != "MEET"] == []


def test_what_an_attack_is_for_has_not_been_taken(coded):
    text = "شن الجيش العراقي هجوماً لاستعادة السيطرة على الموصل من داعش."
    assert [m.type for m in coded(text)] == ["ATTACK"]


def test_what_is_condemned_is_told_once(coded):
    text = "أدان لبنان الهجوم الانتحاري الذي استهدف معسكراً للجيش السوداني."
    assert [(m.type, m.status) for m in coded(text)] == [("ACCUSE", "actual"), ("ATTACK", "claimed")]


def test_a_grip_on_a_town_is_no_arrest(coded):
    assert [m.type for m in coded("أحكمت قسد قبضتها على مدينة الرقة.")] == ["SEIZE"]


def test_talks_without_a_deal_are_no_deal(coded):
    text = "عقد اجتماع بين قسد والحكومة السورية في مطار القامشلي برعاية روسية دون التوصل إلى اتفاق."
    assert [m.type for m in coded(text)] == ["MEET"]


def test_who_holds_an_area_that_is_spoken_of_has_not_taken_it(coded):
    assert [m.type for m in coded("عاد الأهالي إلى مناطق تسيطر عليها المعارضة.")] == ["DISPLACE"]


def test_whoever_accuses_somebody_unknown_did_not_do_it(coded):
    told = {
        m.type: [f.value for f in m.actor] for m in coded("اتهمت قسد «خلايا مجهولة» بزرع عبوة ناسفة في منبج.")
    }
    assert "sdf" not in told.get("ATTACK", [])


def test_prisoners_are_not_their_takers_own(coded):
    (only,) = coded("اختطف الدفاع الوطني اثنين منهم في حي طي.")
    assert {(c.what, c.value, c.of) for c in only.count} == {("detained", 2, None)}


def test_who_mediates_is_told_between_commas_too(coded):
    (only,) = coded("تبادل الحوثيون والحكومة اليمنية، بوساطة عمانية، عشرين أسيراً في تعز.")
    assert [f.value for f in only.mediator] == ["oman"]


def test_whose_the_mediation_is_mediates(coded):
    (only,) = coded("أما الوساطة الروسية، فقد عُقدت في إطارها خمس جلسات بين قسد والحكومة السورية.")
    assert [f.value for f in only.actor] == ["sdf", "syria-gov"]
    assert [f.value for f in only.mediator] == ["russia"]


def test_of_what_many_towns_have_the_town_says_which(coded):
    (only,) = coded("حاصرت قسد المربع الأمني في القامشلي.")
    assert [f.value for f in only.place] == ["المربع الأمني", "القامشلي"]


def test_how_long_there_was_nothing_like_it_is_no_date(coded):
    (only,) = coded("دخلت قافلة مساعدات أممية إلى السويداء للمرة الأولى منذ شهر.")
    assert only.date is None


def test_a_text_that_breaks_off_behind_its_verb_is_coded(coded):
    assert coded("وصل الوزير الروسي إلى دمشق أمس واجتمع") is not None


def test_what_those_who_meet_talk_of_is_no_other_meeting(coded):
    text = "التقى الملك سلمان الرئيس المصري في جدة. وبحث الجانبان تطورات الأوضاع في اليمن."
    assert [m.type for m in coded(text)] == ["MEET"]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الحل الوحيد هو المفاوضات بين الحوثيين والحكومة اليمنية.",
        "أشاد رئيس وفد الحوثيين في المفاوضات بدور سلطنة عمان.",
    ],
)
def test_talks_that_nobody_is_told_to_hold_are_no_meeting(coded, text):
    assert "MEET" not in {m.type for m in coded(text)}


def test_whoever_protests_at_an_act_did_not_do_it(coded):
    told = {
        m.type: [f.value for f in m.actor] for m in coded("استدعت مصر السفير الإسرائيلي احتجاجاً على الغارة.")
    }
    assert "egypt" not in told.get("ATTACK", [])


def test_what_is_said_besides_is_no_content(coded):
    text = "نفى مصدر في حزب الله قصف القرية، وأن الجيش السوري حاصر البلدة."
    (denial,) = (m for m in coded(text) if m.type == "DENY")
    assert [f.value for f in denial.about] == ["ATTACK"]
