"""Roles: who does it, to whom, and who stands between them, by where their names stand."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # The verb, its subject and its object, in both orders.
        ("حاصرت قسد الدفاع الوطني", "BLOCKADE", ["sdf"], ["ndf"]),
        ("قال شهود إن قسد حاصرت الدفاع الوطني", "BLOCKADE", ["sdf"], ["ndf"]),
        # «من» after who loses a place; the object's owner where a place is meant.
        ("انتزعت قسد مدينة الرقة من داعش", "SEIZE", ["sdf"], ["isis"]),
        # Some of a body's people are the body.
        ("اعتقلت الأسايش أربعة من عناصر الدفاع الوطني", "DETAIN", ["asayish"], ["ndf"]),
        ("هاجم مسلحون من داعش حاجزاً لقسد", "ATTACK", ["isis"], ["sdf"]),
        ("أفرجت قسد عن ضابط في الأمن العسكري", "RELEASE", ["sdf"], ["syria-security"]),
        # A band is told of as one, single gunmen are somebody unknown.
        ("هاجمت مجموعة مسلحة حاجزاً لقسد", "ATTACK", ["local-fighters"], ["sdf"]),
        ("هاجمت مجموعة مسلحة مجهولة حاجزاً لقسد", "ATTACK", ["unknown"], ["sdf"]),
        ("هاجم مسلحون حاجزاً لقسد", "ATTACK", ["unknown"], ["sdf"]),
        # Who falls in a fight is no party of it; people who fight are told to.
        ("اندلعت اشتباكات في عتق بين قسد وداعش وقتل ثلاثة مدنيين", "CLASH", ["sdf", "isis"], []),
        ("اندلعت مواجهات بين شبان وقسد في الحسكة", "CLASH", ["civilians", "sdf"], []),
        # Whose land or capital is visited is the other party; not his own, and no other town.
        ("زار الرئيس التركي رجب طيب أردوغان الرياض", "MEET", ["recep-tayyip-erdogan", "saudi"], []),
        ("تأتي زيارة جون كيري إلى القاهرة بعد أسبوع", "MEET", ["john-kerry", "egypt"], []),
        ("زار الرئيس التركي رجب طيب أردوغان أنقرة", "MEET", ["recep-tayyip-erdogan"], []),
        ("زار الرئيس التركي رجب طيب أردوغان مدينة البصرة", "MEET", ["recep-tayyip-erdogan"], []),
        # The passive has no doer but the one it names.
        ("اعتُقل ثلاثة من عناصر قسد", "DETAIN", [], ["sdf"]),
        ("قُتل جندي برصاص قناصة داعش", "ATTACK", ["isis"], None),
        # The noun: its genitive is target or actor as its predicate says.
        ("أدى حصار قسد للدفاع الوطني في الحسكة إلى نقص الخبز", "BLOCKADE", ["sdf"], ["ndf"]),
        ("تعرضت أحياء حلب لقصف مدفعي من قوات النظام", "ATTACK", ["syria-army"], None),
        ("شنت قوات النظام هجوماً على مواقع داعش", "ATTACK", ["syria-army"], ["isis"]),
        ("شهدت إدلب غارات روسية", "ATTACK", ["russia-army"], None),
        # A singular masculine verb may have a minister of a feminine state for its subject.
        ("بحث وزير الخارجية التركي مع نظيره الإيراني الملف", "MEET", ["turkey"], ["iran"]),
        # A verb without a subject goes on with the one before.
        ("حاصرت قسد الحي واعتقلت ثلاثة مدنيين", "DETAIN", ["sdf"], ["civilians"]),
        # Who says that it is untrue denies.
        ("قال متحدث باسم الدعم السريع إن ما يشاع عار عن الصحة", "DENY", ["rsf"], []),
        # Whom «سبق ل» names does what «أن» tells.
        ("وسبق لتركيا أن قصفت مواقع قسد", "ATTACK", ["turkey"], ["sdf"]),
        ("وكان سبق لقسد أن حاصرت الدفاع الوطني", "BLOCKADE", ["sdf"], ["ndf"]),
        # Who takes people besides; who holds them in prisons of his own; who died where nothing was done.
        ("داهم الجيش الإسرائيلي البلدة واعتقل خمسة شبان", "DETAIN", ["israel-army"], ["civilians"]),
        ("هاجم داعش حاجزاً للجيش العراقي وأسر أربعة منهم", "DETAIN", ["isis"], ["iraq-army"]),
        ("هاجم داعش القرية واعتقل عشرون مدنيا", "DETAIN", [], ["civilians"]),
        ("وأفرج داعش عن عشرة، ولا يزال في سجونه 200 من أبناء العشائر", "DETAIN", ["isis"], ["tribes"]),
        ("وقال إن عشرة جنود أتراك قتلوا في هجوم لقسد", "ATTACK", ["sdf"], ["turkey-army"]),
        ("مسلحون من قسد قتلوا في غارة تركية", "ATTACK", ["turkey-army"], ["sdf"]),
        ("إن مسلحي داعش قتلوا عشرة جنود عراقيين في هجوم", "ATTACK", ["isis"], ["iraq-army"]),
        ("احتجزت قسد خمسة من شرطة المرور في الحسكة", "DETAIN", ["sdf"], ["syria-security"]),
        # One who is told alone behind the verb suffered it, whosever he is; with an object behind he did it.
        ("خطف صحفي لبناني في بيروت", "DETAIN", ["unknown"], ["civilians"]),
        ("اعتقل قيادي في حماس في نابلس", "DETAIN", [], ["hamas"]),
        ("اعتقل ضابط روسي شابا سوريا في حلب", "DETAIN", ["russia-army"], ["civilians"]),
        ("قضى شاب تحت التعذيب في سجون قسد", "ATTACK", ["sdf"], ["civilians"]),
        ("هجر النظام سكان حي الوعر قسرا إلى إدلب", "DISPLACE", ["syria-gov"], ["civilians"]),
        # Two of those who were held are freed by whoever held them.
        (
            "أوقف الدفاع الوطني أربعة موظفين في الإدارة الذاتية، ثم أطلق سراح اثنين منهم",
            "RELEASE",
            ["ndf"],
            ["aanes"],
        ),
        # What a relative clause describes does it, unless a pronoun takes it up.
        ("عادت قسد التي تحاصر الدفاع الوطني", "BLOCKADE", ["sdf"], ["ndf"]),
        ("عاد الائتلاف الذي يهاجم داعش", "ATTACK", [], ["isis"]),
        ("عادت إلى البلدة التي سيطر عليها داعش", "SEIZE", ["isis"], None),
        # Who stands before the verb that takes him up suffers it.
        ("إن الدفاع الوطني هاجمته قسد", "ATTACK", ["sdf"], ["ndf"]),
        # Somebody's targets hit nobody; a content names no subject.
        ("واصلت القوات التركية، أمس، قصف أهداف لداعش", "ATTACK", None, ["isis"]),
        ("كما طالب باحترام مهمة أعضاء الأمم المتحدة", "DEMAND", [], None),
        # Whose control it is suffers nothing; a place that is freed frees nobody.
        ("بسطت قسد سيطرتها على المدينة", "SEIZE", ["sdf"], []),
        ("وقال شهود إن عبدي زار المدينة بعد تحريرها من داعش أمس", "SEIZE", [], ["isis"]),
        # What will not be done has the subject of its verb.
        ("قال قيادي إن قسد لن تقبل بالاتفاق", "REJECT", ["sdf"], None),
        # A time stands between who does it and whom he does it to; people without arms do not arrest.
        ("أثار اعتقال قسد أمس قائد الدفاع الوطني غضباً", "DETAIN", ["sdf"], ["ndf"]),
        ("أدان ناشطون إقدام الحوثيين في صنعاء على اعتقال خمس نساء نازحات", "DETAIN", ["houthis"], None),
        # An aside opens no content; who does what is warned of does not warn; two in one word are both asked.
        ("اتهمت إيران، في بيان صدر أمس، إسرائيل بقصف سفارتها", "ACCUSE", ["iran"], ["israel"]),
        ("حذر أردوغان من أن جيشه سيرد على أي هجوم تشنه قسد", "THREATEN", ["recep-tayyip-erdogan"], None),
        (
            "التقى وفد مصر حماس وإسرائيل. ثم دعت قطر الطرفين إلى الهدنة",
            "DEMAND",
            ["qatar"],
            ["hamas", "israel"],
        ),
        # A row before its verb is gone on with as a whole.
        ("وكانت مصر والأردن قطعت علاقاتها مع سوريا، وأغلقت المعابر", "BLOCKADE", ["egypt", "jordan"], None),
        # No genitive stands behind a word with the article.
        ("اجتماع في قاعة الفندق ضم قادة قسد وممثلي الحكومة السورية", "MEET", ["sdf", "syria-gov"], None),
        # Whom or what people demonstrate against; what they demand there.
        ("تظاهر العشرات في الحسكة احتجاجاً على اعتقال قسد ثلاثة شبان", "PROTEST", ["civilians"], ["sdf"]),
        (
            "تظاهر العشرات في بنش مطالبين هيئة تحرير الشام بالإفراج عن أبنائهم",
            "DEMAND",
            ["civilians"],
            ["hts"],
        ),
        # Who holds prisoners, and whom.
        ("ثلاثة بحارة كانوا محتجزين لدى الحوثيين منذ مارس", "DETAIN", ["houthis"], None),
        # Whom «على» names is hit; a state's people demonstrate, and the state does not.
        ("شنت المجموعة هجمات على الإسرائيليين في القدس", "ATTACK", None, ["israel"]),
        ("تظاهر المئات من المصريين في الإسكندرية ضد الغلاء", "PROTEST", ["civilians"], None),
        ("تظاهر نحو مئتين من الشبان التونسيين في قفصة", "PROTEST", ["civilians"], []),
        # Who is besieged by nobody in the text does not besiege; men of whom «من» tells are their group.
        ("يجري محاصرة الحوثيين في البيضاء", "BLOCKADE", [], ["houthis"]),
        ("هاجم عشرات من الرجال المسلحين مركز الشرطة في عتق", "ATTACK", ["local-fighters"], None),
        # Killed by something, spelled like «killed somebody»; soldiers named beside people counted.
        ("وقال أطباء إن أربعة مدنيين قتلوا بنيران قناصة في درنة", "ATTACK", [], ["civilians"]),
        ("المسلحون قتلوا بالرصاص ثلاثة مدنيين في الموصل", "ATTACK", ["local-fighters"], ["civilians"]),
        ("قتل جنديان مصريان وأصيب ثلاثة آخرون في انفجار لغم قرب رفح", "ATTACK", [], ["egypt-army"]),
        ("قتل ثلاثة جنود أتراك في هجوم نسب إلى حزب العمال الكردستاني", "ATTACK", ["pkk"], ["turkey-army"]),
        # The second verb behind a relative whose own verb no table knows is of whom the relative describes.
        ("قال مسؤول إن قوات حفتر التي تمولها مصر هاجمت مطار معيتيقة", "ATTACK", ["lna"], None),
        ("العملية التي نفذها مسلحون اقتحموا مقر الشرطة في عدن", "ATTACK", ["unknown"], None),
        # A state behind an indefinite noun is its genitive, with those joined to it; nobody asks a source.
        ("أثارت دعوة السعودية وقطر إلى تسليح المعارضة السورية جدلاً", "DEMAND", ["saudi", "qatar"], None),
        ("نفت الحكومة الإيرانية تقارير عن إرسال قوات إلى سوريا", "DENY", ["iran"], []),
        # Whose a weapon is does it, by his adjective or behind «ل»; not to whom a raid is dealt.
        ("استهدفت غارات إسرائيلية مواقع لحزب الله في البقاع", "ATTACK", ["israel-army"], ["hezbollah"]),
        ("دمرت غارة للتحالف العربي مخزن سلاح للحوثيين في صعدة", "ATTACK", ["arab-coalition"], ["houthis"]),
        ("وقال إن الغارات الجوية للنظام السوري على إدلب لم تتوقف", "ATTACK", ["syria-gov"], []),
        ("وشنت الطائرات الأمريكية ضربات لمواقع داعش في الرقة", "ATTACK", ["us-army"], ["isis"]),
        ("استهدف صاروخ مقراً لحزب الله في بعلبك", "ATTACK", [], ["hezbollah"]),
        # Of whom a relative clause says that it was done to him; whom an accusation names before «ب».
        ("شارك أحمد العلواني الذي حكم عليه بالسجن سنتين في الرمادي", "COERCE", [], ["ahmed-al-alwani"]),
        ("وجاء البيان بعد اتهام إيران بقصف السفينة", "ACCUSE", [], ["iran"]),
        ("وجاء البيان بعد اتهام واشنطن لدمشق بقصف البلدة", "ACCUSE", ["usa"], ["syria-gov"]),
        # Some of them were killed, and killed nobody.
        ("وقال مصدر إن عشرات من مقاتلي داعش قتلوا جنوداً في الموصل", "ATTACK", ["isis"], None),
        ("شهدت المدينة احتجاجات ضد رئيس الحكومة العراقية في البصرة", "PROTEST", ["civilians"], ["iraq"]),
        # Whom a slogan or a letter asks does not ask; who spoke before speaks on at the head of a sentence.
        ("رددوا في الشوارع هتافات تطالب السيسي بالرحيل", "DEMAND", ["civilians"], ["abdel-fattah-el-sisi"]),
        ("وأصدرت الجامعة العربية وثيقة تدعو إسرائيل إلى وقف القتال", "DEMAND", ["arab-league"], ["israel"]),
        ("وقالت حماس إن القصف مستمر. وطالبت بفتح المعبر", "DEMAND", ["hamas"], []),
        ("قصف الجيش السوري حلب. ودعا إلى وقف القتال", "DEMAND", [], []),
        # «قوات» tells of both whose they are.
        (
            "قصف التحالف العربي مواقع لقوات الحوثي والمخلوع صالح في صنعاء",
            "ATTACK",
            None,
            ["houthis", "saleh-forces"],
        ),
        # «هم» are people who were told before, and no authorities.
        (
            "أفرجت السلطات الموريتانية عن ثلاثة صحفيين بعد أسبوع من اعتقالهم",
            "DETAIN",
            ["mauritania"],
            ["journalists"],
        ),
        # The other party: behind «من جهة», of a second verb, of a call, and in the main clause.
        ("اندلعت معارك في الرقة بين قسد من جهة، وداعش من جهة أخرى", "CLASH", ["sdf", "isis"], None),
        ("وزير الخارجية الإيراني يصل إلى دمشق ويلتقي بشار الأسد", "MEET", ["iran"], ["bashar-al-assad"]),
        ("لافروف يجري اتصالاً هاتفياً بنظيره التركي", "MEET", ["sergey-lavrov", "turkey"], None),
        (
            "كانت قسد وقوات النظام قد عقدتا منذ الجمعة ثلاث جولات من المحادثات",
            "MEET",
            ["sdf", "syria-army"],
            None,
        ),
        # Who gives and who receives; who goes along with a force.
        (
            "النخبة الحضرمية تسلم القصر الجمهوري لقوات درع الوطن",
            "HANDOVER",
            ["hadrami-elite"],
            ["nation-shield"],
        ),
        (
            "دخلت وحدات من الجيش السوري ترافقها الشرطة العسكرية الروسية المدينة",
            "DEPLOY",
            ["syria-army", "russia-army"],
            [],
        ),
        # An adjective without the article ends who does it, as a verb ends who opens its clause.
        ("قصفت طائرات حربية الحوثيين في صعدة", "ATTACK", [], ["houthis"]),
        ("حثت مجموعة دولية الحكومة السودانية على وقف القتال", "DEMAND", [], ["sudan-gov"]),
        ("سلطات عفار تتهم الحكومة العراقية بعرقلة الوقود", "ACCUSE", [], ["iraq"]),
        # What was offered is refused to who offered it.
        ("عرضت مصر هدنة لأسبوع. لكن إسرائيل رفضت العرض", "REJECT", ["israel"], ["egypt"]),
        ("عرضت روسيا الانسحاب من الحي، الأمر الذي رفضته قسد", "REJECT", ["sdf"], ["russia"]),
        # Of whom forces are; whose a nameless group is; «كل من».
        ("وصلت تعزيزات من الجيش السوري إلى الليرمون", "DEPLOY", ["syria-army"], []),
        (
            "استمرت الاشتباكات في الرقة بين الجيش السوري ومجموعة تابعة لقسد",
            "CLASH",
            ["syria-army", "sdf"],
            None,
        ),
        ("وجه كل من الحكومة السورية و«قسد» اتهامات إلى داعش", "ACCUSE", ["syria-gov", "sdf"], ["isis"]),
        # Of persons killed by a blast none is the killer.
        ("قتل القيادي في حماس صالح العاروري في غارة على بيروت", "ATTACK", [], ["saleh-al-arouri"]),
        # Where nobody drives them out, who leaves is the actor; whose weapon it is.
        ("بدأ صباح اليوم إجلاء نحو 1500 شخص من الوعر", "DISPLACE", ["civilians"], []),
        ("استهدفت مسيرة للجيش التركي قافلة قرب صرين", "ATTACK", ["turkey-army"], None),
        # Who spoke before «إن» speaks again behind it.
        ("قالت تركيا إن النظام السوري يقصف إدلب، وطالبت بوقف القتال", "DEMAND", ["turkey"], None),
        # Whom an attack killed is whom it hit.
        (
            "اقتحمت قوات النظام الجامع العمري في درعا، فقُتل أربعة أشخاص",
            "ATTACK",
            ["syria-army"],
            ["civilians"],
        ),
        # Who takes it, and by whose order it is done; a time governs nobody.
        ("سقطت مدينة الموصل في أيدي داعش", "SEIZE", ["isis"], None),
        ("قُطعت الكهرباء عن المدينة بأمر من قسد", "COERCE", ["sdf"], None),
        ("واستقال أول من أمس وزير الدفاع السوري", "APPOINT", ["syria-gov"], None),
        # What one of two who meet asks, he asks of the other.
        (
            "لافروف يجري اتصالاً هاتفياً بنظيره التركي، ويشدد على ضرورة وقف القتال",
            "DEMAND",
            ["sergey-lavrov"],
            ["turkey"],
        ),
        (
            "واصلت طائرات التحالف العربي غاراتها مستهدفة معسكرات الحوثيين في صنعاء",
            "ATTACK",
            ["arab-coalition"],
            ["houthis"],
        ),
        ("بدأت قوات النظام تهجير سكان داريا", "DISPLACE", ["syria-army"], ["civilians"]),
        # The pronoun behind «إن» does it.
        ("قال الجيش الأوكراني إنه أسقط عشرين مسيرة روسية", "ATTACK", ["ukraine-army"], ["russia-army"]),
        ("قالت قسد إنها قصفت مواقع داعش", "ATTACK", ["sdf"], ["isis"]),
        # A preposition parts a name from the relative clause of somebody unnamed.
        ("أفرجت قسد عن الصحفي الذي اعتقلته الأسايش الأسبوع الماضي", "DETAIN", ["asayish"], ["civilians"]),
        # What is done to nobody has no target.
        ("انسحبت قوات النظام أمام قسد من الحسكة", "WITHDRAW", ["syria-army"], []),
    ],
)
def test_who_does_it_to_whom(one, text, kind, actor, target):
    event = one(text, kind)
    assert actor is None or event["actor"] == actor
    assert target is None or event["target"] == target


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("اشتبكت قسد مع الجيش الوطني السوري", "CLASH", {"sdf", "sna"}),
        ("اندلعت اشتباكات بين قسد والجيش الوطني السوري في عفرين", "CLASH", {"sdf", "sna"}),
        ("اتفقت قسد والحكومة السورية على تبادل الأسرى", "AGREE", {"sdf", "syria-gov"}),
        ("التقى وفد من قسد مسؤولين أمريكيين في الحسكة", "MEET", {"sdf", "usa"}),
        # A fight is against somebody; two that were named together are «the two sides».
        ("خاضت تركيا معارك ضد داعش", "CLASH", {"turkey", "isis"}),
        ("وقال مصدر إن الرئيسين الروسي والتركي وقعا اتفاقا", "AGREE", {"russia", "turkey"}),
        (
            "شكرت قطر تركيا، وشكرت تركيا قطر. والتقت حماس وإسرائيل في القاهرة، وتوصل الطرفان إلى هدنة",
            "AGREE",
            {"hamas", "israel"},
        ),
    ],
)
def test_parties_of_what_has_no_sides(one, text, kind, parties):
    event = one(text, kind)
    assert {*event["actor"], *event["target"]} == parties


@pytest.mark.parametrize(
    ("text", "kind", "mediator"),
    [
        ("توصلت قسد والحكومة السورية إلى اتفاق برعاية روسية", "AGREE", ["russia"]),
        ("أفرجت قسد عن عشرة معتقلين بوساطة روسيا", "RELEASE", ["russia"]),
        ("أفرجت حماس عن الأسرى بوساطة قطرية", "RELEASE", ["qatar"]),
        ("أفرجت السلطات السورية عن معتقلين اثنين بكفالة مالية", "RELEASE", []),
        # In a relative clause, behind a time, in a row of adjectives; whose officers; who hosts.
        ("محادثات السلام التي انطلقت أمس في الكويت برعاية الأمم المتحدة انتهت", "MEET", ["un"]),
        ("أبرم اتفاق أمس بوساطة مصرية وقطرية بين إسرائيل وحماس", "AGREE", ["egypt", "qatar"]),
        ("عقد الطرفان جولة محادثات في الموصل برعاية ضباط من التحالف الدولي", "MEET", ["coalition"]),
        ("رعت قطر اتفاقاً لوقف النار بين الحكومة السودانية والدعم السريع", "AGREE", ["qatar"]),
        ("أفرج الحوثيون عن ستة جنود تسلمهم الصليب الأحمر", "RELEASE", ["icrc"]),
        ("اجتمع وزير الخارجية السعودي مع نظيره الإيراني بحضور وزير الخارجية الصيني", "MEET", []),
    ],
)
def test_who_stands_between(one, text, kind, mediator):
    assert one(text, kind)["mediator"] == mediator


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("تظاهر العشرات في درعا", "PROTEST", ["civilians"]),
        ("نزح المئات من إدلب", "DISPLACE", ["civilians"]),
        ("فر عشرات السجناء من سجن الشدادي", "ESCAPE", ["detainees"]),
    ],
)
def test_people_without_a_name(one, text, kind, actor):
    assert one(text, kind)["actor"] == actor


def test_nobody_does_a_thing_to_himself(coded):
    for text in ("استعادت القوات العراقية مدينة الرمادي من داعش", "حاصرت قسد قسد", "اشتبكت قسد مع قسد"):
        for mention in coded(text):
            assert not {f.value for f in mention.actor} & {f.value for f in mention.target}


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # A second verb's only name is whom its subject speaks to.
        ("رفضت الجامعة العربية العملية وطالبت أنقرة بالانسحاب", "DEMAND", ["arab-league"], ["turkey"]),
        # Who is taken up before the verb does it.
        ("أما قسد فدعت الحكومة السورية إلى فتح الطرق", "DEMAND", ["sdf"], ["syria-gov"]),
        ("أما في الحسكة فقد حاصرت قسد الدفاع الوطني", "BLOCKADE", ["sdf"], ["ndf"]),
        # A participle of speech is of who speaks, not of what he speaks of.
        ("قالت قسد إن القوات التركية قصفت القرية، متهمة أنقرة بخرق الهدنة", "ACCUSE", ["sdf"], ["turkey"]),
        # A verb goes on with a subject of its own gender, and with none of another.
        ("وصلت قوات من قسد إلى الحي وطالب بفتح الطرق", "DEMAND", [], None),
        # Who is to do it is asked to; who had turned to somebody is answered.
        ("تواصل أنقرة المطالبة بانسحاب قسد من منبج", "DEMAND", ["turkey"], ["sdf"]),
        ("طالبت روسيا قسد بتسليم المطار. ورفضت قسد ذلك الطلب", "REJECT", ["sdf"], ["russia"]),
        # Crowds close roads; nobody is closed.
        ("أغلق شبان صباح اليوم طريق حلب بالحجارة", "BLOCKADE", ["civilians"], None),
        # His office is not the one to whom the person does it.
        ("دان وزير خارجية فرنسا لوران فابيوس القصف على حلب", "ACCUSE", ["laurent-fabius"], None),
        # Whose adviser denies, denies.
        ("نفى مستشار سياسي لقائد الدعم السريع أن تكون قواته قد خرقت الهدنة", "DENY", ["rsf"], []),
        # Whoever kills some of others, counted right behind him, does not kill his own.
        ("هرب 50 من مقاتلي داعش من سجن الشدادي وقتلت قسد عشرين منهم", "ATTACK", ["sdf"], ["isis"]),
        # People of a body are «هم», whatever the body's gender.
        ("أفرجت الأسايش عن 15 من عناصر الجيش السوري كانت احتجزتهم", "DETAIN", ["asayish"], ["syria-army"]),
        # Who is freed for them is freed by others.
        ("أطلقت طالبان سراح جنديين أمريكيين مقابل خمسة من قادتها", "RELEASE", ["taliban"], ["us-army"]),
        ("حاصر مئات المستوطنين قرية حوارة", "BLOCKADE", ["israeli-settlers"], None),
        # Who no longer lets in what he let in bars it.
        ("أوقفت إسرائيل إدخال الوقود إلى غزة", "BLOCKADE", ["israel"], None),
        # Of whom they are whose members they are told to be.
        ("اعتقلت الشرطة العراقية 12 شخصا ينتمون إلى تنظيم داعش", "DETAIN", ["iraq-police"], ["isis"]),
        # Who fights at his side does it too.
        ("استعاد الجيش السوري، ومعه حزب الله، القصير من داعش", "SEIZE", ["syria-army", "hezbollah"], None),
        # Of whom a place was taken is who was fought for it.
        ("اشتبكت قسد مع داعش في الرقة. وسيطرت قسد على حي المشلب", "SEIZE", ["sdf"], ["isis"]),
        # … and where nobody was, the only other armed party.
        ("أعلنت قسد هزيمة داعش في الرقة وسيطرت على حي المشلب", "SEIZE", ["sdf"], ["isis"]),
        # Who stands before «كانت قد» is the subject of the verb behind it.
        ("الحكومة اليمنية كانت قد طالبت الحوثيين بالانسحاب", "DEMAND", ["yemen-gov"], ["houthis"]),
        ("قال مصدر إن الجيش العراقي كان قد حاصر الفلوجة", "BLOCKADE", ["iraq-army"], None),
        # Who acted before gives and appoints besides; no noun of somebody behind the verb.
        ("قال برنامج الأغذية العالمي إنه وزع مساعدات على النازحين", "AID", ["wfp"], ["civilians"]),
        ("اجتمع مجلس القيادة الرئاسي وأطاح بقائد محور عتق", "APPOINT", ["plc"], None),
        ("اعتصم محتجون في الساحة وأقال المحافظ مدير الشرطة", "APPOINT", [], None),
        # Behind «أن» with an auxiliary alone the verb goes on with who denies it.
        ("نفت السعودية أن تكون قد احتجزت سعد الحريري", "DETAIN", ["saudi"], ["saad-hariri"]),
        ("نفت إسرائيل أن يكون الجيش قد قصف المستشفى", "ATTACK", ["israel-army"], None),
        # People take a place, though they do no other armed act.
        ("الأهالي سيطروا على معسكر الطلائع أمس", "SEIZE", ["civilians"], None),
        # A body of nobody known where does what its verb tells, and no name behind it.
        ("منعت السلطات دخول الصحفيين إلى المخيم", "BLOCKADE", [], ["journalists"]),
        # «ما يسمى» opens no clause.
        ("قال الجيش السوري إن ما يسمى قسد قصفت حلب", "ATTACK", ["sdf"], None),
        # A condition is his who agrees before it.
        ("وأبدى الحوثيون رغبتهم في الحوار شريطة وقف الغارات", "DEMAND", ["houthis"], None),
        # Whose announcement it is does what is announced; «وزارة» is no «زار».
        ("رغم إعلان القوات العراقية عن استعادة السيطرة على الفلوجة", "SEIZE", ["iraq-army"], None),
        (
            "أعلنت وزارة العدل العراقية، من جانبها، إخلاء سبيل 30 موقوفا",
            "RELEASE",
            ["iraq-justice-ministry"],
            None,
        ),
        # Who is told alone behind the verb suffered it; who stands behind one with an object does it.
        ("قتل السفير الأمريكي في بنغازي", "ATTACK", [], ["usa"]),
        ("خطف الصحفي البريطاني في حلب", "DETAIN", ["unknown"], ["civilians"]),
        ("قتله جندي إسرائيلي قرب نابلس", "ATTACK", ["israel-army"], []),
        ("قتل جندي إسرائيلي شابا فلسطينيا قرب نابلس", "ATTACK", ["israel-army"], ["civilians"]),
        # Forces and their cars by nationality; who backs them fights too, a state that does not.
        ("وصلت تعزيزات عسكرية روسية إلى مطار القامشلي", "DEPLOY", ["russia-army"], []),
        ("استعاد الجيش السوداني مدعوما بالقوات المشتركة سنجة", "SEIZE", ["sudan-army", "joint-force"], None),
        # The title that stands alone is who was told with it.
        ("نفى العميد أحمد الصالح ذلك. وطالب العميد قسد بالانسحاب", "DEMAND", ["name:أحمد الصالح"], ["sdf"]),
    ],
)  # fmt: skip
def test_whom_a_verb_goes_on_with_and_speaks_to(one, text, kind, actor, target):
    event = one(text, kind)
    assert event["actor"] == actor
    assert target is None or event["target"] == target


@pytest.mark.parametrize(
    ("text", "kind", "parties", "mediator"),
    [
        ("اتفقت قسد ودمشق على هدنة بوساطة روسية وأمريكية", "AGREE", {"sdf", "syria-gov"}, ["russia", "usa"]),
        ("سلمت قسد ثمانية أسرى إلى اللجنة الدولية للصليب الأحمر", "RELEASE", None, ["icrc"]),
        # What takes an accord up has the parties that stand before it.
        (
            "خرج مدنيون بموجب اتفاق بين الجيش السوري وجيش الإسلام رعته روسيا",
            "AGREE",
            {"syria-army", "jaysh-al-islam"},
            ["russia"],
        ),
        # Who announces what two others agree brought it about; a monitor only tells of it.
        ("أعلنت قطر التوصل إلى اتفاق بين إسرائيل وحماس", "AGREE", {"israel", "hamas"}, ["qatar"]),
        ("أعلنت الأمم المتحدة اتفاقا بين إسرائيل وحماس", "AGREE", {"israel", "hamas"}, ["un"]),
        ("أعلن المرصد السوري اتفاقا بين إسرائيل وحماس", "AGREE", {"israel", "hamas"}, []),
        ("أعلنت إسرائيل التوصل إلى اتفاق مع حماس", "AGREE", {"israel", "hamas"}, []),
        # A fight of nobody told is between the only two armed sides of its sentence.
        (
            "استعاد الجيش العراقي مدينة تكريت من داعش بعد معارك استمرت شهرا",
            "CLASH",
            {"iraq-army", "isis"},
            [],
        ),
        ("طالب المحتجون بضمانات روسية لفتح الطريق", "DEMAND", None, []),
        # Who announces what two others agree on; but not a party, a monitor of the country or a source.
        ("أعلنت موسكو هدنة بين الجيش السوري وقسد", "AGREE", {"syria-army", "sdf"}, ["russia"]),
        ("أعلن وجهاء العشائر اتفاقا بين الأسايش والدفاع الوطني", "AGREE", {"asayish", "ndf"}, ["tribes"]),
        ("أعلنت دمشق التوصل إلى اتفاق بين الحكومة السورية وقسد", "AGREE", {"syria-gov", "sdf"}, []),
        ("أعلن المرصد السوري اتفاقا بين قسد والعشائر", "AGREE", {"sdf", "tribes"}, []),
        ("كشفت مصادر محلية عن اتفاق بين دمشق وقسد", "AGREE", {"syria-gov", "sdf"}, []),
    ],
)  # fmt: skip
def test_who_stands_between_is_no_party(one, text, kind, parties, mediator):
    event = one(text, kind)
    assert event["mediator"] == mediator
    assert not {*event["actor"]} & {*mediator}
    assert parties is None or {*event["actor"], *event["target"]} == parties


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("بدأ الإضراب عن الطعام في سجن عسقلان يوم الثلاثاء", "PROTEST", ["detainees"]),
        ("نفى مصدر في قيادة قسد قصف القرية", "DENY", ["sdf"]),
        ("هاجم مسلحون من العشائر نقطة عسكرية في مأرب", "ATTACK", ["tribes"]),
        # The pronoun behind «إن» acts, and nobody named further on.
        ("قالت حماس إنها لن تقبل أي اتفاق لا يشمل الفلسطينيين في الخارج", "REJECT", ["hamas"]),
        # Who describes another's deeds, and for whom somebody speaks who tells of talks.
        ("وصف رجب طيب أردوغان ما تقوم به إسرائيل بأنه إبادة", "ACCUSE", ["recep-tayyip-erdogan"]),
        ("أكد القيادي أسامة حمدان أن المفاوضات مع إسرائيل متوقفة", "MEET", ["hamas", "israel"]),
        ("قال أسامة حمدان إنه أجرى محادثات مع إيران", "MEET", ["osama-hamdan", "iran"]),
        # Whose weapon it was stands behind a row of words for it.
        ("قتل ثلاثة مدنيين في غارة بطائرة مسيرة تركية على تل تمر", "ATTACK", ["turkey-army"]),
        # Who is to do what was agreed on did not agree on it.
        ("ينص الاتفاق على انسحاب قسد من مدينة حلب", "AGREE", []),
        # For whom a spokesman speaks, whatever he wears; and who claims it.
        ("أعلن المتحدث العسكري باسم الحوثيين يحيى سريع استهداف سفينة أمريكية", "ATTACK", ["houthis"]),
        ("استهدف تفجير انتحاري مقر الشرطة في كابول وتبنته حركة طالبان", "ATTACK", ["taliban"]),
        ("دعا وجهاء قبيلة العكيدات قسد إلى الانسحاب", "DEMAND", ["uqaydat"]),
        # Whose chief he is stands before his name.
        ("طالب شيخ قبيلة حاشد صادق الأحمر الحكومة اليمنية بالرحيل", "DEMAND", ["sadiq-al-ahmar"]),
        # Two who preside over a body.
        ("أعلنت الرئاسة المشتركة للإدارة الذاتية رفضها القرار", "REJECT", ["aanes"]),
        ("شن مسلحون من أبناء القبائل هجوما على قاعدة في مأرب", "ATTACK", ["tribes"]),
        # Whose aid it is an adjective tells, of the aid and not of the town.
        ("وصلت قافلة مساعدات أممية إلى دوما", "AID", ["un"]),
        ("وصلت طائرة مساعدات سعودية إلى عدن", "AID", ["saudi"]),
        ("وصلت شاحنات محملة بالأدوية إلى الأراضي التركية", "AID", []),
    ],
)
def test_who_is_meant_where_the_words_name_another(one, text, kind, actor):
    assert one(text, kind)["actor"] == actor
