"""To whom it is done: whom pronouns, answers, posts and followers stand for. All sentences are invented."""

import pytest

ROWS = [
    # Of two who made a truce, who accuses the other of breaking it is wronged.
    ("اتهم الجيش السوداني قوات الدعم السريع بخرق الهدنة في الخرطوم.", "VIOLATE", ["sudan-army"]),
    ("تبادل الجيش السوداني وقوات الدعم السريع الاتهام بخرق الهدنة.", "VIOLATE", []),
    # Who answers an offer or a demand is whom it was made to.
    ("عرضت واشنطن هدنة لثلاثة أيام، لكن حماس رفضت العرض.", "OFFER", ["hamas"]),
    ("طالب الوفد الإسرائيلي بتسليم السلاح، وهو مطلب رفضته حركة حماس.", "DEMAND", ["hamas"]),
    ("طلبت اللجنة الدولية للصليب الأحمر دخول المدينة، فوعدت دمشق بذلك.", "OFFER", ["icrc"]),
    # A pronoun is whom the speaker spoke of before.
    ("اتهم وفد الحوثيين الحكومة اليمنية بالمماطلة، مطالبا إياها بفتح المطار.", "DEMAND", ["yemen-gov"]),
    ("اتهمت إيران إسرائيل باغتيال العالم، وتوعدتها برد قاس.", "THREATEN", ["israel"]),
    # The other of two sides; both, and not the two who ask them.
    ("نفى وفد الحوثيين أي تراجع أمام وفد الحكومة اليمنية.", "DENY", []),
    (
        "اندلع القتال بين الجيش السوداني وقوات الدعم السريع. ودعت الرياض وواشنطن الطرفين إلى الحوار.",
        "DEMAND",
        ["sudan-army", "rsf"],
    ),
    # Of whom something is asked: of a capital, before a council, of who is to comply or holds the prisoners.
    ("تشترط باكستان ضمانات مكتوبة من كابل لفتح المعبر.", "DEMAND", ["afghanistan"]),
    ("طلب وزير الخارجية الليبي أمام مجلس الأمن إيفاد خبراء.", "DEMAND", ["unsc"]),
    ("هددت قسد بإعادة الحصار ما لم تلتزم دمشق بالاتفاق.", "THREATEN", ["syria-gov"]),
    (
        "اعتقلت قسد عشرة شبان في الطبقة. وأغلقت المحال أبوابها. وطالب شيوخ العشائر بالإفراج عنهم.",
        "DEMAND",
        ["sdf"],
    ),
    # Followers and a people are people, and neither their party nor their state.
    ("دعت المعارضة الكويتية أنصارها إلى التجمع احتجاجا على حكم المحكمة.", "DEMAND", ["civilians"]),
    ("ناشد الرئيس التونسي المواطنين التزام الهدوء.", "DEMAND", ["civilians"]),
    ("طالبت روسيا الحكومة السورية بالكف عن قصف المواطنين.", "DEMAND", ["syria-gov"]),
    # A post is of the land's state, unless a name or its own side tells otherwise.
    ("هاجمت طالبان نقاطا أمنية في قندهار.", "ATTACK", ["afghanistan-security"]),
    ("استهدف هجوم انتحاري سرية عسكرية في صنعاء.", "ATTACK", ["yemen-army"]),
    ("سيطر داعش على مبنى البلدية في الفلوجة.", "SEIZE", ["iraq"]),
    ("قصف الجيش العراقي مواقع عسكرية لداعش في الموصل.", "ATTACK", ["isis"]),
    ("سيطرت قوات المقاومة اليمنية على مواقع عسكرية في تعز.", "SEIZE", []),
    ("هاجم مسلحون نقطة حوثية في البيضاء.", "ATTACK", ["houthis"]),
    ("هاجم مسلحون مجهولون حاجزا عسكريا.", "ATTACK", []),  # where, nobody tells
    ("سيطر السجناء على سجن حماة المركزي واحتجزوا سبعة من الحراس.", "DETAIN", ["syria-security"]),
    ("احتجز مسلحون سبعة من الحراس في مصنع بحلب.", "DETAIN", ["civilians"]),
    # Who stands before a passive suffers it.
    ("أحيا ناشطون ذكرى الوزير محمد شطح، الذي اغتيل في بيروت عام 2013.", "ATTACK", ["mohamad-chatah"]),
    ("المحامي أحمد سالم، أحد قادة الحراك، قُتل أمس برصاص مسلحين في عدن.", "ATTACK", ["name:أحمد سالم"]),
    ("طالب المحتجون بإخلاء سبيل 14 شابا أوقفوا يوم 26 أيار في منبج.", "DETAIN", ["civilians"]),
    ("نقلت طائرات الصليب الأحمر 120 محتجزا من الحوثيين أفرجت عنهم السعودية.", "RELEASE", ["houthis"]),
    # Officers and cadres are their army's and their movement's; some of them, not of who frees them.
    ("مقتل عقيد في الجيش السوري على يد مسلحين في اللاذقية.", "ATTACK", ["syria-army"]),
    ("أطلقت حماس سراح أربعة عشر من كوادر فتح.", "RELEASE", ["fatah"]),
    ("يخضع المحتجزون لتدقيق في المزرعة، وأفرجت القوات العراقية عن 510 منهم.", "RELEASE", ["detainees"]),
    # Shots to disperse a crowd hit the crowd.
    ("أطلقت الشرطة التونسية الرصاص في الهواء لتفريق مظاهرة.", "ATTACK", ["civilians"]),
    # Whom an aside names is not spoken to; who is driven out «منها» loses the place.
    (
        "حملت قيادة الحشد الشعبي، في بيان تلقته وكالة الأنباء العراقية، القوات الأمريكية المسؤولية عن القصف.",
        "ACCUSE",
        ["us-army"],
    ),
    ("دعت الأردن، في بيان صادر عن وزارة الخارجية، إسرائيل إلى وقف الاقتحامات.", "DEMAND", ["israel"]),
    ("عاد الأهالي إلى الموصل بعد طرد داعش منها.", "SEIZE", ["isis"]),
    # Between whom somebody offers to mediate.
    ("أبدت قطر استعدادها لاستضافة جولة مفاوضات بين إسرائيل وحماس.", "OFFER", ["israel", "hamas"]),
    # Of two whom «و» joins behind «حمّلت», both are blamed.
    (
        "رفضت حماس القرار، وحملت قيادة فتح ورئاسة السلطة الفلسطينية المسؤولية عن تداعياته.",
        "ACCUSE",
        ["fatah", "palestinian-authority"],
    ),
    # What a raid, a blast or a campaign targets is told behind the verb, and does not do it.
    ("بدأت المعركة بقصف مكثف استهدف مواقع قوات الدعم السريع في أم درمان.", "ATTACK", ["rsf"]),
    ("تشهد ليبيا تفجيرات متزايدة عادة ما تستهدف الجيش الوطني الليبي.", "ATTACK", ["lna"]),
    ("قال متحدث إن عملية أمنية واسعة استهدفت مسلحي حركة طالبان في قندهار.", "ATTACK", ["taliban"]),
    ("استهدف تفجيران انتحاريان بحزام ناسف دورية للجيش اللبناني في الهرمل.", "ATTACK", ["lebanon-army"]),
    ("استهدفت غارات التحالف العربي تجمعات الحوثيين في صعدة.", "ATTACK", ["houthis"]),
    ("أصابت صواريخ حزب الله قاعدة إسرائيلية في الجليل.", "ATTACK", ["israel-army"]),
    # A base that was told before is no organisation.
    ("تقدمت المقاومة نحو قاعدة العند. وبدأ الجيش اليمني حصار القاعدة.", "BLOCKADE", []),
    ("وصل الجيش اليمني إلى قاعدة الريان، وقصف مسلحي تنظيم القاعدة في المكلا.", "ATTACK", ["aqap"]),
    # In the oblique case stands whom the verb hits, or who is met.
    ("وصل الجيش العراقي إلى سنجار، وقصف مسلحي داعش في الجبل.", "ATTACK", ["isis"]),
    # Whom an aside or an adverb parts from the verb; one's own citizens.
    (
        "طالب الرئيس الأميركي باراك أوباما، خلال زيارته إلى الرياض، إيران بوقف دعم الحوثيين.",
        "DEMAND",
        ["iran"],
    ),
    (
        "اتهم وزير الدفاع الإسرائيلي موشيه يعالون، الذي كان يتحدث إلى الصحفيين، حركة حماس بقتل الجنود.",
        "ACCUSE",
        ["hamas"],
    ),
    ("طالب البرلمان العراقي، في جلسة عقدها أمس، بسحب القوات التركية.", "DEMAND", ["turkey-army"]),
    ("وحث الوزير أيضا المعارضة السورية على التوحد.", "DEMAND", ["syrian-opposition"]),
    ("نصحت روسيا رعاياها بعدم السفر إلى مصر.", "DEMAND", ["civilians"]),
    # Who is removed from office or killed is told as the act's genitive, and who does it before him.
    ("ومنذ عزل الرئيس محمد مرسي في يوليو تشهد مصر أعمال عنف.", "APPOINT", ["mohamed-morsi"]),
    ("منذ عزل الجيش الرئيس محمد مرسي تشهد مصر أعمال عنف.", "APPOINT", ["mohamed-morsi"]),
    ("أدى خلع الولايات المتحدة للرئيس صدام حسين إلى نزاع طويل.", "APPOINT", ["saddam-hussein"]),
    ("بعد تنحية الرئيس مرسي اندلع القتال.", "APPOINT", ["mohamed-morsi"]),
    (
        "أعلن التحالف مقتل القيادي في داعش أبو عمر الشيشاني في غارة قرب الموصل.",
        "ATTACK",
        ["omar-al-shishani"],
    ),
    ("أعلنت البيشمركة أنها تمكنت من قتل أبو قتادة المغربي و21 مسلحا من داعش.", "ATTACK", ["abu-qatada"]),
    ("قتل الصحفي خالد العيسى متأثرا بجراحه.", "CASUALTIES", ["name:خالد العيسى"]),
    # Police that no table knows arrest, and are not arrested.
    ("اعتقلت الشرطة الناشط أحمد سالم.", "DETAIN", ["name:أحمد سالم"]),
    ("أقالت الحكومة المحافظ علي سالم.", "APPOINT", ["name:علي سالم"]),
    # A row of people goes on behind an age in brackets.
    (
        "اعتقلت قوات الاحتلال الشاب أحمد سالم (22 عاما)، ومحمد غنيم (20 عاما) من جنين.",
        "DETAIN",
        ["name:أحمد سالم", "name:محمد غنيم"],
    ),
    ("طالب الرئيس حامد كرزاي بوقف الغارات.", "DEMAND", []),
    # One officer who is arrested arrests nobody; whose reign it was tells when.
    ("وأشار القاضي العراقي إلى توقيف مدير شرطة الفلوجة والاستماع إلى إفادته.", "DETAIN", ["iraq-police"]),
    ("منعت وزارة الداخلية في عهد الرئيس مبارك عصام العريان من السفر.", "COERCE", ["essam-el-erian"]),
]


@pytest.mark.parametrize(("text", "kind", "target"), ROWS)
def test_to_whom_it_is_done(coded, text, kind, target):
    told = [[f.value for f in m.target] for m in coded(text) if m.type == kind]
    assert target in told


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("اعتقل الناشط أمس.", "DETAIN", ["activists"]),
        ("اعتقل الناشط بتهمة التحريض.", "DETAIN", ["activists"]),
        ("اعتقلت الناشطة سلمى أحمد في الرقة.", "DETAIN", ["name:سلمى أحمد"]),
        ("أفرج عن الناشطة سلمى أحمد أمس.", "RELEASE", ["name:سلمى أحمد"]),
        ("قتلت الصحفية شيرين أبو عاقلة في جنين.", "CASUALTIES", ["shireen-abu-akleh"]),
    ],
)
def test_a_person_alone_behind_a_verb_without_an_object_suffered_it(coded, text, kind, target):
    (only,) = [m for m in coded(text) if m.type == kind]
    assert [f.value for f in only.target] == target
    assert not only.actor


@pytest.mark.parametrize(
    ("text", "actor", "target", "count"),
    [
        ("سقط عشرة جرحى جراء القصف المدفعي على دوما.", [], ["civilians"], [("injured", 10)]),
        ("قتل خمسة جنود نتيجة قصف على موقعهم في تعز.", [], ["yemen-army"], [("killed", 5)]),
        (
            "أعلن التلفزيون استشهاد وزير الدفاع داوود راجحة ونائبه آصف شوكت في تفجير بدمشق.",
            [],
            ["dawoud-rajha", "assef-shawkat"],
            [("killed", 2)],
        ),
        (
            "أعلن حزب الله مقتل قائده مصطفى بدر الدين في انفجار قرب مطار دمشق.",
            [],
            ["mustafa-badreddine"],
            [("killed", 1)],
        ),
        ("أعلنت الأسايش السيطرة على حاجز. كما أصيبت طفلة بشظايا قذيفة.", [], ["civilians"], [("injured", 1)]),
    ],
)
def test_who_dies_by_fire_is_nobodys_doing_unless_it_is_told(coded, text, actor, target, count):
    (only,) = [m for m in coded(text) if m.type == "ATTACK"]
    assert [f.value for f in only.actor] == actor
    assert [f.value for f in only.target] == target
    assert [(c.what, c.value) for c in only.count] == count


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("تابعت قطر بقلق الهجوم على غزة.", []),
        ("علقت واشنطن على الهجوم على غزة.", []),
        ("استغربت قطر الهجوم على غزة.", []),
        ("اكتفت موسكو بإدانة القصف على حلب.", []),
        ("ردت قسد على الحصار بقصف حي طي في القامشلي.", ["sdf"]),
        ("كثفت إسرائيل القصف على خان يونس.", ["israel"]),
        ("أوقفت إسرائيل القصف على خان يونس.", ["israel"]),
    ],
)
def test_who_only_speaks_of_an_attack_did_not_make_it(coded, text, actor):
    (only,) = [m for m in coded(text) if m.type == "ATTACK"]
    assert [f.value for f in only.actor] == actor
