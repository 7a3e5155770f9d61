"""Where events happen, read from sentences made up for each rule."""

import pytest

from sijill.schema import Report

FAR = (
    "طالب وزير خارجية لبنان بوقف القصف على عرسال لأن سكان القرى القريبة من الحدود لم يعودوا يحتملون "
    "ما يجري منذ شهور طويلة ولا يجدون من يسمع شكواهم أو يرد على أسئلتهم كما كانت حال النازحين في جنيف"
)


@pytest.fixture(scope="module")
def places(told):
    return lambda text, type_: [event["place"] for event in told(text, type_, "2024-08-13")]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        # A state's office, and a district.
        ("استولت قسد على مبنى مديرية التربية في الحسكة", "SEIZE", ["الحسكة"]),
        ("سيطر الحوثيون على مديرية الصفراء", "SEIZE", ["الصفراء"]),
        # The quarter, not the town that it lies in; a quarter's usual name has its kind.
        ("قصفت قوات النظام الأشرفية في حلب", "ATTACK", ["حي الأشرفية"]),
        # «و» joins places, also one that may be a government.
        ("خرجت مظاهرات في إدلب ودمشق", "PROTEST", ["إدلب", "دمشق"]),
        # A row of places after its kind, none of which is a verb behind its article; and the two of a dual.
        (
            "قصفت الطائرات أحياء الصحافة والسلمة والأزهري جنوبي المدينة",
            "ATTACK",
            ["حي الصحافة", "حي السلمة", "حي الأزهري"],
        ),
        ("نزحت العائلات من حيي الربوة والميدان", "DISPLACE", ["حي الربوة", "حي الميدان"]),
        ("تحاصر فصائل المعارضة بلدتي الفوعة وكفريا في إدلب", "BLOCKADE", ["الفوعة", "كفريا"]),
        # Where the dead come from, or forces stand, is no place of what befalls them or they do elsewhere.
        ("قتل رجل من حمص في تفجير في بيروت", "ATTACK", ["بيروت"]),
        ("قصفت المدفعية المتمركزة في جبل قاسيون بلدة داريا", "ATTACK", ["داريا"]),
        ("توجهت قوة عسكرية من عدن إلى لحج", "DEPLOY", ["عدن", "لحج"]),
        ("اندلعت اشتباكات في حمص وريفها بين الجيش والمعارضة", "CLASH", ["حمص", "ريف حمص"]),
        # From where a missile comes it strikes elsewhere; a base lies in a land that is not struck either.
        ("اعترض الجيش الإسرائيلي صاروخا أطلق من الأراضي اليمنية", "ATTACK", []),
        ("سقط صاروخ أطلق من لبنان في الجليل", "ATTACK", ["الجليل"]),
        ("قصفت المدفعية التركية من الأراضي التركية قرى في عفرين", "ATTACK", ["عفرين"]),
        ("أطلقت صواريخ من قطاع غزة باتجاه سديروت", "ATTACK", ["سديروت"]),
        ("قصف الجيش من مواقعه في جبل قاسيون بلدة داريا", "ATTACK", ["داريا"]),
        # On what border or river the place lies.
        ("دارت اشتباكات في تل شهاب على الحدود السورية الأردنية", "CLASH", ["تل شهاب"]),
        ("دمرت الطائرات الجسر الرابع على نهر دجلة", "ATTACK", ["الجسر الرابع"]),
        # What talks are about, and where who is met is posted, is no venue.
        ("أجرى الوزير محادثات مع روسيا حول سوريا", "MEET", []),
        ("التقى الوزير قائد القوات الروسية في سوريا", "MEET", []),
        ("عقد وفد من حماس لقاء مع مسؤولين في القاهرة", "MEET", ["القاهرة"]),
        # An offer takes over no place told before it.
        ("اتسعت الاحتجاجات في صفاقس، ووعدت الحكومة بإصلاحات", "OFFER", []),
        # Who is meant by a demand, and why, is told by other places than where something is wanted.
        ("طالبت العشائر بتسليم المسؤولين عن قصف قرية الدحلة", "DEMAND", []),
        ("اشترط الوفد، الذي ترأسه ضابط وصل من دمشق، فتح الطرق في الحسكة", "DEMAND", ["الحسكة"]),
        ("طالبت قسد برفع الحصار الذي تفرضه الفرقة الرابعة على حي الشيخ مقصود", "DEMAND", ["حي الشيخ مقصود"]),
        # What only looks as if a kind named it.
        ("سيطر الجيش على معسكر لبوزة وتطهير وادي عقان", "SEIZE", ["معسكر لبوزة"]),
        ("فتحت بلديات الشعب المدارس ووزعت الماء في عامودا", "AID", ["عامودا"]),
        ("تظاهر المئات لإحياء ذكرى النكبة", "PROTEST", []),
        ("سيطر الثوار على الحوطة عاصمة المحافظة", "SEIZE", ["الحوطة"]),
        # A month is no town, nor a verb that a town's letters stand in.
        ("في آب قصفت قوات النظام تدمر", "ATTACK", ["تدمر"]),
        # What the kind only describes is no name.
        ("هاجم مسلحون نقطة حوثية في تعز", "ATTACK", ["تعز"]),
        ("أغلق محتجون طريق دمشق – السويداء", "BLOCKADE", ["طريق دمشق - السويداء"]),
        ("قصف الطيران شوارع مصراتة", "ATTACK", ["مصراتة"]),
        # Whose people they are is not where it happens.
        ("اعتقلت قوات الأمن في حمص شاباً من أبناء درعا", "DETAIN", ["حمص"]),
        ("هاجمت قوات قادمة من مأرب عتق", "ATTACK", ["عتق"]),
        # A retreat happens where it begins.
        ("انسحب المقاتلون من منبج نحو حلب", "WITHDRAW", ["منبج"]),
        # Displacement has both ends.
        ("نزح آلاف المدنيين من عفرين إلى تل رفعت", "DISPLACE", ["عفرين", "تل رفعت"]),
        # A dateline gives way to a place told later.
        ("غزة - استشهد مزارع وأصيب تسعة آخرون برصاص الجنود شرق خان يونس", "ATTACK", ["خان يونس"]),
        ("زار وفد أمني عراقي دمشق", "MEET", ["دمشق"]),
        # The country of a title is none of an event's, where somebody goes is.
        ("زار المبعوث الأممي إلى اليمن كامل الهادي دمشق", "MEET", ["دمشق"]),
        ("بعد مؤتمر باريس عاد الوفد إلى جنيف", "MEET", ["باريس"]),
        ("اعتقلت قوات الأمن في حمص شبانا من هذه الطبقة", "DETAIN", ["حمص"]),
        ("قصف الطيران مزارع وبساتين في عرسال", "ATTACK", ["عرسال"]),
        ("اعتقلت قوات الأمن في حمص شابا جاء لقضاء العطلة", "DETAIN", ["حمص"]),
        ("قصف الطيران مواقع في الولايات المتحدة الأميركية", "ATTACK", ["الولايات المتحدة الأميركية"]),
        # Places joined behind their kind or side, and all of those that follow the event.
        ("قصف الطيران وادي بردى ومدينة الزبداني", "ATTACK", ["وادي بردى", "الزبداني"]),
        ("سقطت خمسة صواريخ على بعلبك وأطراف الهرمل", "ATTACK", ["بعلبك", "الهرمل"]),
        # A government with the article is of no place: what follows is taken.
        ("تسلمت الحكومة معبر نصيب من قسد", "HANDOVER", ["معبر نصيب"]),
        # What goes on with the clause tells its place.
        ("اعتقل الجيش، في عملية دامت ساعات بأطراف تدمر، ستة مسلحين", "DETAIN", ["تدمر"]),
        # What opens the sentence by itself holds for what follows.
        ("وفي حمص، تظاهر المئات تضامنا مع حلب", "PROTEST", ["حمص"]),
        # Sites called by an adjective, names with «بن», kings and what belongs to them.
        ("هاجم مسلحون السجن المركزي فجر الخميس", "ATTACK", ["السجن المركزي"]),
        ("قصف الطيران الجسر الرابع", "ATTACK", ["الجسر الرابع"]),
        ("قصف الطيران شارع طارق بن زياد", "ATTACK", ["شارع طارق بن زياد"]),
        ("أغلق محتجون شارع الملك فيصل", "BLOCKADE", ["شارع الملك فيصل"]),
        ("قصف الطيران حي البيدر القديم", "ATTACK", ["حي البيدر القديم"]),
        ("هاجم مسلحون مبنى البريد في تدمر", "ATTACK", ["تدمر"]),
        # A call has no venue; whom a delegation comes from is none; a paper is no place.
        ("أجرى وزير الخارجية الروسي في موسكو اتصالا هاتفيا بنظيره التركي", "MEET", []),
        ("التقى الوزير في دمشق وفدا من وجهاء شهبا وصلخد", "MEET", ["دمشق"]),
        ("قال خبير لـ«الشرق الأوسط» إن الجيش السوري قصف القرى", "ATTACK", []),
        ("قصف تنظيم داعش (المحظور في روسيا) بلدة تدمر", "ATTACK", ["تدمر"]),
        # A paper's name tells where it was signed, not where it was broken.
        ("خرقت القوات الحكومية اتفاق جنيف في تعز", "VIOLATE", ["تعز"]),
        # What only describes a place is no part of its name; the town of a site is told by the site's name.
        ("أغلق الجيش معبر نصيب الحدودي", "BLOCKADE", ["معبر نصيب"]),
        ("أغلقت السلطات القائمة في صنعاء مطار صنعاء الدولي", "BLOCKADE", ["مطار صنعاء"]),
        # Each of two bears its kind, each of several where a town has but one; else the kind lies there.
        ("سيطر الجيش على حيي الزهور وعدن في الموصل", "SEIZE", ["حي الزهور", "حي عدن"]),
        ("قصف الطيران موانئ الحديدة والصليف", "ATTACK", ["ميناء الحديدة", "ميناء الصليف"]),
        ("قصف الطيران مستشفيات حلب", "ATTACK", ["حلب"]),
        ("أغلق الجيش معابر قطاع غزة", "BLOCKADE", ["قطاع غزة"]),
        ("قصف الطيران سوق القامشلي", "ATTACK", ["القامشلي"]),
        ("هاجم مسلحون السوق المركزي", "ATTACK", ["السوق المركزي"]),
        ("هاجم مسلحون نقطة رابعة قرب تدمر", "ATTACK", ["تدمر"]),
        # One side of a country is a place; a region is called as usual.
        ("قتل عشرة مدنيين في قصف روسي بشرق أوكرانيا", "ATTACK", ["شرق أوكرانيا"]),
        ("قصفت طائرات حربية جنوبي إسرائيل", "ATTACK", ["جنوب إسرائيل"]),
        # What is easily another word is a place where one stands, beside a sure one or to one side of it.
        ("في فلسطين أطلق مسلحون النار في دورا على سيارة", "ATTACK", ["دورا"]),
        ("نقلت قوات الدعم السريع تعزيزات من الأبيض إلى كادقلي", "DEPLOY", ["الأبيض", "كادقلي"]),
        ("قصف الطيران السوري مواقع غرب الباب في ريف حلب", "ATTACK", ["الباب"]),
        ("قصف الطيران السوري كفرزيتا والمرجونة ومورك", "ATTACK", ["كفرزيتا", "المرجونة", "مورك"]),
        ("قصف الطيران السوري كفرزيتا وريفها ومورك", "ATTACK", ["كفرزيتا", "مورك"]),
        # The places that saw it are those of the event.
        ("شهدت حماة وحمص مظاهرات تنديدا بما جرى في دمشق", "PROTEST", ["حماة", "حمص"]),
        ("شهدت محافظة درعا اشتباكات في طفس", "CLASH", ["طفس"]),
        # What another place is only told by is none of the event's.
        ("سيطر الجيش على تلة الراية المشرفة على طريق حلب", "SEIZE", ["تلة الراية"]),
        ("سقطت بلدة الراية، على بعد 40 كيلومترا من دمشق، في قبضة المسلحين", "SEIZE", ["الراية"]),
        ("فتح الجيش الطريق المؤدي إلى تدمر", "LIFT", ["تدمر"]),
        ("نقلت الجماعة تعزيزات من ذمار إلى جنوب مأرب", "DEPLOY", ["ذمار", "مأرب"]),
        ("قصف الطيران قواعد في تعز وهي مدينة كبيرة جنوبي صنعاء", "ATTACK", ["تعز"]),
        ("قصف الطيران قرية الراية إلى الشمال من تدمر", "ATTACK", ["الراية"]),
        ("سيطر المسلحون على بلدة الراية الواقعة على بعد 30 كيلومترا جنوب مدينة تدمر", "SEIZE", ["الراية"]),
        # A governorate beside a town of another is no larger place of that town.
        ("قتل عشرة مدنيين في قصف على ريف دمشق ودير الزور", "ATTACK", ["ريف دمشق", "دير الزور"]),
        ("تدور معارك في تعز وأبين", "CLASH", ["تعز", "أبين"]),
        # «و» tells of a town beside another, which does not lie in it.
        ("وقع تفجير في بغداد وآخر في كركوك", "ATTACK", ["بغداد", "كركوك"]),
        ("تواصل القتال في مدينة تعز الواقعة شمالي عدن وفي مأرب", "CLASH", ["تعز", "مأرب"]),
        ("قصف الطيران خان يونس وسط قطاع غزة", "ATTACK", ["خان يونس"]),
        # A dual names two; the outskirts of a town and an axis are no places by themselves.
        (
            "دارت اشتباكات في قريتي المشيك والبحصة وأطراف بلدة المنصورة",
            "CLASH",
            ["المشيك", "البحصة", "المنصورة"],
        ),
        ("قصف الجيش العراقي المحور الجنوبي في الرمادي", "ATTACK", ["الرمادي"]),
        # What only tells a town's rank, or where some fled, is no place of the event.
        ("سيطرت قوات هادي على عدن، كبرى مدن الجنوب، والضالع", "SEIZE", ["عدن", "الضالع"]),
        ("سيطر الجيش اليمني على معظم جنوب البلاد", "SEIZE", ["جنوب اليمن"]),
        ("شهدت الخرطوم ثلاث وقفات احتجاجية ضد الغلاء", "PROTEST", ["الخرطوم"]),
        ("اتهم الحوثيون الجيش اليمني. وانفجرت سيارة مفخخة في العاصمة مقديشو", "ATTACK", ["مقديشو"]),
        ("وأدى انفجار في عدن إلى مقتل ثلاثة مدنيين", "ATTACK", ["عدن"]),
        # Where somebody arrives, without «إلى»; whose affairs are spoken of.
        ("وصل وزير الخارجية الروسي بغداد", "MEET", ["بغداد"]),
        ("زار رئيس وزراء العراق أنقرة", "MEET", ["أنقرة"]),
        ("وصل مبعوث إيران بغداد", "MEET", ["بغداد"]),
        ("دعت روسيا إلى حل سياسي للأزمة السورية", "DEMAND", ["سوريا"]),
        ("رفضت الصين التدخل في الشأن الداخلي السوداني", "REJECT", ["السودان"]),
        ("دعت روسيا الحكومة السورية إلى وقف القصف على درعا", "DEMAND", ["درعا"]),
        # A country by its land, and one that is called like another word.
        ("توغلت دبابات تركية داخل الأراضي السورية", "ATTACK", ["سوريا"]),
        ("انتشرت القوات في عدد من المحافظات اليمنية", "DEPLOY", ["اليمن"]),
        ("دعا الرئيس الفرنسي إلى تشكيل حكومة في مالي", "DEMAND", ["مالي"]),
        ("طالبت الحكومة الفرنسية بدعم مالي كبير", "DEMAND", []),
        # A site that lies in a town is not called by it; a kind with the ending of the accusative is no dual.
        ("التقى وزير الخارجية الروسي نظيره التركي في فندق بجنيف", "MEET", ["جنيف"]),
        ("استهدفت سيارة مفخخة شارعا تجاريا في الموصل", "ATTACK", ["الموصل"]),
        # A name of two words whose second is a place by itself; a channel is seldom one of water.
        ("قصف الطيران قرية بني تدمر", "ATTACK", ["بني تدمر"]),
        ("هدد قائد الجيش الليبي عبر قناة النور بقصف المتمردين في درنة", "THREATEN", ["درنة"]),
        # What only describes a kind is no name.
        ("قصف الطيران مناطق مأهولة في صعدة", "ATTACK", ["صعدة"]),
        ("فجر انتحاري نفسه في منطقة مكتظة بكركوك", "ATTACK", ["كركوك"]),
        ("سيطر الجيش اليمني على «مثلث العند»", "SEIZE", ["مثلث العند"]),
        ("سيطر الجيش اليمني على مثلث الراية ونقيل العرقوب", "SEIZE", ["مثلث الراية", "نقيل العرقوب"]),
        # A capital behind its country's adjective; talks have one venue.
        ("انفجرت سيارة مفخخة في العاصمة السورية دمشق", "ATTACK", ["دمشق"]),
        ("انفجرت سيارة مفخخة في العاصمة الكونغولية كينشاسا", "ATTACK", ["كينشاسا"]),
        ("تظاهر مئات المحتجين في العاصمة الفنزويلية", "PROTEST", ["كاراكاس"]),
        ("هاجم مسلحون المنطقة الخضراء في بغداد", "ATTACK", ["المنطقة الخضراء"]),
        ("التقى وفد عراقي ضابطا روسيا في القامشلي وطلب سحب القوات من مطار حلب", "MEET", ["القامشلي"]),
        # Where the displaced came from is not where they are detained; what a site serves is no name.
        ("اعتقل الجيش السوري في تدمر خمس نساء نازحات من حمص", "DETAIN", ["تدمر"]),
        ("قصف الطيران حقول النفط قرب تدمر", "ATTACK", ["تدمر"]),
        ("أعلنت السلطات حظر الجولان في تطاوين", "COERCE", ["تطاوين"]),
        ("هاجم مسلحون حاجز دوار المرج", "ATTACK", ["دوار المرج"]),
        # «البلاد» is the country of the text, where it says where something happens.
        ("قطعت السلطات السودانية الإنترنت عن عموم البلاد", "COERCE", ["السودان"]),
        ("قتلت قوات الأمن اليمنية خمسة مسلحين في شمال شرق البلاد", "ATTACK", ["شمال شرق اليمن"]),
        ("قصف الجيش السوداني بأمر من رئيس البلاد مواقع المسلحين", "ATTACK", []),
        # A place named far behind a word of speech is none of what is said.
        (FAR, "DEMAND", ["عرسال"]),
        # An accusation leaves the place to what is alleged, where that is told besides.
        ("اتهم نائب في تونس الحكومة بالتقاعس في بنزرت", "ACCUSE", ["بنزرت"]),
        ("اتهمت دمشق قسد بقصف حي الميدان", "ACCUSE", []),
        # A country that is attacked, visited or host is where it happens, if no place is told.
        ("قصف الطيران الإسرائيلي لبنان أمس", "ATTACK", ["لبنان"]),
        ("شن الطيران الإسرائيلي هجوما على لبنان في بعلبك أمس", "ATTACK", ["بعلبك"]),
        ("كان ذلك قبيل الغزو الأمريكي للعراق عام 2003", "ATTACK", ["العراق"]),
        ("بدأ رئيس الوزراء الهندي زيارة لمصر أمس", "MEET", ["مصر"]),
        ("استقبلت الجزائر أمس وزير الخارجية المالي", "MEET", ["الجزائر"]),
        ("التقى الوزير الجزائري نظيره المالي أمس", "MEET", []),
        ("بدأ الأسرى في سجون الاحتلال الإسرائيلي إضرابا عن الطعام أمس", "PROTEST", []),
    ],
)
def test_place_of_a_sentence(places, text, type_, expected):
    found = places(text, type_)
    assert found, "no event of that type"
    assert found[0] == expected


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("دخل الجيش حي طي في القامشلي. وقصفت المدفعية الحي", "ATTACK", ["حي طي"]),
        ("يحاصر المسلحون بلدتي الفوعة وكفريا. وقصف الطيران البلدتين", "ATTACK", ["الفوعة", "كفريا"]),
        ("وصلت القافلة إلى مطار صنعاء. وقصف الطيران المطار", "ATTACK", ["مطار صنعاء"]),
        ("تظاهر مئات المحتجين في العاصمة اليمنية", "PROTEST", ["صنعاء"]),
        ("قصف الطيران الروسي المستشفى", "ATTACK", []),
        # The airport of the town named before; one that the gazetteer knows of it.
        ("وصلت القافلة إلى القامشلي. وقصف الطيران مطار المدينة", "ATTACK", ["مطار القامشلي"]),
        ("وصلت القافلة إلى الحديدة. وقصف الطيران المطار", "ATTACK", ["مطار الحديدة"]),
        ("وصلت القافلة إلى غزة. وقصفت إسرائيل القطاع", "ATTACK", ["قطاع غزة"]),
        ("وصلت القافلة إلى غزة. وقصفت إسرائيل مقار القطاع الخاص", "ATTACK", []),
        ("وصلت القافلة إلى حمص. وقصف الطيران المدينة الجامعية", "ATTACK", []),
        # The town called so just now, not the one named more often.
        ("قصف الطيران حمص. وفر سكان حمص من مدينة تدمر. وحاصر الجيش المدينة", "BLOCKADE", ["تدمر"]),
    ],
)
def test_kinds_take_up_a_place_named_before(places, text, type_, expected):
    assert expected in places(text, type_)


def test_the_sentence_lends_its_place_and_the_line_before_does_not(places):
    assert places("في حلب انتشرت قوات الأمن، ثم انسحب المسلحون", "WITHDRAW") == [["حلب"]]
    told = "سيطر الجيش على تلة الراية المشرفة على طريق حلب بعد انسحاب المسلحين منها"
    assert places(told, "WITHDRAW") == [["تلة الراية"]]
    assert places("وصل الوفد إلى حلب.\nقتل شخصان في هجوم مسلح", "ATTACK") == [[]]


def test_a_place_that_the_report_keeps_naming_is_lent(places):
    told = (
        "اندلعت اشتباكات في تدمر. وقصف الطيران تدمر فجرا. {}وبحث وزيران الأزمة. وقتل سبعة مدنيين وأصيب عشرون"
    )
    assert places(told.format(""), "CASUALTIES") == [["تدمر"]]
    assert places(told.format("وقصف الطيران حلب. "), "CASUALTIES") == [[]]


def test_the_city_is_the_one_that_the_title_names(engine):
    text = "وصل الوفد من تدمر. وسار الوفد من حمص إلى تدمر وعاد إلى تدمر، ثم قصف الجيش السوري المدينة"
    report = Report(id="x", text=text, title="الجيش يقصف حمص", published="2024-08-13")
    found = [m.place[0].value for m in engine.code(report) if m.type == "ATTACK"]
    assert found == ["حمص"]
