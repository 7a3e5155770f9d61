"""Everyday sentences of the news, invented: who did what to whom, how many, and according to whom.

One row a construction, as short as it comes: what is coded wrong here is coded wrong every day.
"""

import pytest

# The text; then type, actor, target, and a count with whose it is, or None.
ROWS = [
    # Who arrives somewhere and meets the only one who is named behind.
    ("وصل لافروف إلى دمشق والتقى بشار الأسد.", "MEET", ["sergey-lavrov"], ["bashar-al-assad"], None),
    ("وصل كوفي عنان إلى بغداد والتقى المالكي.", "MEET", ["kofi-annan"], ["nouri-al-maliki"], None),
    # What stands right behind some people they do, and not who arrests or disperses them.
    ("فرقت الشرطة السودانية محتجين خرجوا في الخرطوم تنديدا بالغلاء.", "PROTEST", ["civilians"], [], None),
    ("اعتقل الجيش اللبناني شبانا تظاهروا احتجاجا على الاعتقالات.", "PROTEST", ["civilians"], [], None),
    # Who came before or after what is told has no part in it.
    (
        "قطع أهالي المخطوفين طريق المطار، قبل أن تتدخل قوة من الجيش اللبناني.",
        "BLOCKADE",
        ["captives-families"],
        [],
        None,
    ),
    # «البلدان» are the two that the sentence names.
    (
        "زار الرئيس المصري قطر. وطلبت جوبا من المجلس فرض عقوبات على الخرطوم، بينما تبادل البلدان الاتهامات.",
        "ACCUSE",
        ["south-sudan", "sudan-gov"],
        ["south-sudan", "sudan-gov"],
        None,
    ),
    # A verb of another gender than those before it has a subject of its own.
    ("هاجم مسلحون حاجزا، ودعت الأمم المتحدة إلى التهدئة.", "DEMAND", ["un"], [], None),
    ("أعلن الأسد الهدنة، وطالبت تركيا بانسحاب الجيش من حلب.", "DEMAND", ["turkey"], [], None),
    ("نفت قسد الهجوم وطالبت دمشق بفك الحصار.", "DEMAND", ["sdf"], ["syria-gov"], None),
    # Who serves a president, or speaks in his name, is not he; who holds two offices is one.
    ("دعا المتحدث باسم الرئيس بوتين قسد إلى الانسحاب.", "DEMAND", ["russia"], ["sdf"], None),
    (
        "ودعا نائب الرئيس رئيس الحكومة اليمنية خالد بحاح المجتمع الدولي إلى الضغط على الحوثيين.",
        "DEMAND",
        ["khaled-bahah"],
        ["international-community"],
        None,
    ),
    # Whose own what he goes on with is.
    (
        "هاجمت المقاومة كمينا. وفي تعز تواصل ميليشيات الحوثي قصفها على الأحياء.",
        "ATTACK",
        ["yemen-resistance"],
        [],
        None,
    ),
    ("وفي تعز تواصل ميليشيات الحوثي قصفها على الأحياء.", "ATTACK", ["houthis"], [], None),
    # Who falls into an ambush, and whose it is.
    ("وقعت المقاومة اليمنية في كمين للحوثيين.", "ATTACK", ["houthis"], ["yemen-resistance"], None),
    # What explodes or falls is of nobody who acted before, nor are those whom it killed.
    ("قصف الجيش السوري إدلب، وقتل خمسة مدنيين في انفجار في حلب.", "ATTACK", ["syria-army"], [], None),
    ("قصفت قوات الدعم السريع بحري، وسقطت قذائف على أم درمان.", "ATTACK", ["rsf"], [], None),
    # Who met in one sentence are «الطرفان» of it, an office before a name or a mediator aside.
    (
        "التقى المبعوث الأمريكي في دمشق الرئيس أحمد الشرع وقائد قسد مظلوم عبدي، حيث اتفق الطرفان على هدنة.",
        "AGREE",
        ["ahmad-al-sharaa", "mazloum-abdi"],
        [],
        None,
    ),
    (
        "قصف الجيش السوري مواقع قسد. والتقى لافروف الأسد في دمشق، واتفق الجانبان على هدنة.",
        "AGREE",
        ["sergey-lavrov", "bashar-al-assad"],
        [],
        None,
    ),
    # A demonstration that is dispersed is no force that was told of before.
    (
        "أغلقت الشرطة السودانية الجسور، وخرج المئات في مظاهرة، ففرقتها القوات بالغاز.",
        "COERCE",
        ["sudan-police"],
        ["civilians"],
        None,
    ),
    # Whom a verb asks is told by a pronoun; what stands behind it is what is asked for, or who asks.
    (
        "اجتمع مبعوث الأمم المتحدة مع قادة الحوثيين وطلب منهم فتح معابر تعز.",
        "DEMAND",
        ["un"],
        ["houthis"],
        None,
    ),
    (
        "التقى ميقاتي السفير الفرنسي وطلب منه دعم الجيش اللبناني.",
        "DEMAND",
        ["najib-mikati"],
        ["france"],
        None,
    ),
    ("طلبت منهم قسد الانسحاب من القرية.", "DEMAND", ["sdf"], [], None),
    ("وطلب منه أحد عناصر الأسايش التوقف عند الحاجز.", "DEMAND", ["asayish"], [], None),
    # Who is taken up right behind a verb does it; so does who stands before somebody unnamed.
    (
        "انفجرت عبوة بدورية للأسايش، واتهمت الأخيرة خلايا نائمة بزرعها.",
        "ACCUSE",
        ["asayish"],
        [],
        None,
    ),
    (
        "وقالت الإذاعة إن سيارة انفجرت في البلدة، واتهمت تركيا خلايا نائمة بتفجير السيارة.",
        "ACCUSE",
        ["turkey"],
        [],
        None,
    ),
    ("ونفت قسد الهجوم واتهمت تركيا أمس بقصف القرية.", "ACCUSE", ["sdf"], ["turkey"], None),
    # The dead of all attacks since something began are a toll of their own.
    (
        "قتل 120 فلسطينيا برصاص الجيش الإسرائيلي منذ بداية العام.",
        "CASUALTIES",
        ["israel-army"],
        ["civilians"],
        ("killed", 120, "civilians"),
    ),
    # Who is one of a group and is named, who is sent somewhere, of which tribe armed men are.
    (
        "اعتقلت السلطات البحرينية الناشط الحقوقي البحريني نبيل رجب.",
        "DETAIN",
        ["bahrain"],
        ["nabeel-rajab"],
        None,
    ),
    (
        "أجرى المبعوث الأممي إلى ليبيا مارتن كوبلر محادثات مع الحكومة التونسية.",
        "MEET",
        ["martin-kobler", "tunisia"],
        [],
        None,
    ),
    ("هاجم مسلحون من قبيلة المسيرية بلدة أبيي.", "ATTACK", ["misseriya"], [], None),
    ("دعا وجهاء من قبيلة طي الحكومة السورية إلى هدنة.", "DEMAND", ["local-notables"], ["syria-gov"], None),
    # Who made an agreement, who broke one, who speaks for a tribe.
    (
        "صمدت الهدنة التي أُعلنت مساء السبت بين الجيش اليمني والحوثيين.",
        "AGREE",
        ["yemen-army", "houthis"],
        [],
        None,
    ),
    (
        "اندلعت اشتباكات بين الجيش السوداني والدعم السريع وانتهت بهدنة.",
        "AGREE",
        ["sudan-army", "rsf"],
        [],
        None,
    ),
    (
        "تبادلت الحكومة اليمنية والحوثيون الاتهامات بخرق الهدنة.",
        "VIOLATE",
        ["yemen-gov", "houthis"],
        [],
        None,
    ),
    (
        "نددت الحكومة اللبنانية بتوغل الجيش الإسرائيلي في الخيام، معتبرة ذلك خرقا للاتفاق.",
        "VIOLATE",
        ["israel-army"],
        ["lebanon"],
        None,
    ),
    ("التقى وفد من شيوخ البكارة ضباطا من التحالف الدولي.", "MEET", ["baggara"], ["coalition"], None),
    ("فك الجيش السوداني الحصار عن مدينة الأبيض.", "LIFT", ["sudan-army"], [], None),
    # Who dealt what was suffered, whose operation or weapon it was.
    (
        "قتل عشرة جنود أفغان في عملية نفذها مقاتلو حركة طالبان.",
        "ATTACK",
        ["taliban"],
        ["afghanistan-army"],
        ("killed", 10, "afghanistan-army"),
    ),
    ("الغارات الإسرائيلية دمرت مواقع لحماس في رفح.", "ATTACK", ["israel-army"], ["hamas"], None),
    ("استهداف قوات النظام السوري للجرحى والنازحين في درعا.", "ATTACK", ["syria-army"], ["civilians"], None),
    ("قتل عشرات السوريين في قصف على حلب.", "ATTACK", [], ["civilians"], None),
    # Who presides is there; a delegation's head stands for it.
    (
        "عقد مجلس الوزراء السوداني اجتماعا برئاسة الرئيس عمر البشير.",
        "MEET",
        ["sudan-gov", "omar-al-bashir"],
        [],
        None,
    ),
    (
        "التقى وفد حماس برئاسة خالد مشعل الرئيس المصري محمد مرسي.",
        "MEET",
        ["khaled-mashal"],
        ["mohamed-morsi"],
        None,
    ),
    # With whom somebody refuses to talk, whose meeting he asks for, from which state he has it.
    ("رفضت واشنطن التفاوض مع حركة طالبان.", "REJECT", ["usa"], ["taliban"], None),
    ("رفضت فرنسا المشاركة في المؤتمر بالتعاون مع روسيا.", "REJECT", ["france"], [], None),
    ("دعت تونس إلى عقد اجتماع طارئ لجامعة الدول العربية.", "DEMAND", ["tunisia"], ["arab-league"], None),
    ("تسلمت مصر أمس أول ثلاث طائرات من فرنسا.", "HANDOVER", ["france"], ["egypt"], None),
    # The dead of a strike are told by «سقط» too, and two blasts are no two persons.
    (
        "سقط ستة قتلى في هجوم شنه مقاتلو طالبان على حافلة.",
        "ATTACK",
        ["taliban"],
        ["civilians"],
        ("killed", 6, "civilians"),
    ),
    ("قتل خمسة مدنيين في غارتين للتحالف العربي على صعدة.", "ATTACK", ["arab-coalition"], ["civilians"], None),
    ("بحث الرئيسان المصري والتركي الوضع في غزة.", "MEET", ["egypt", "turkey"], [], None),
    # A people that is counted is arrested and does not arrest; whoever was killed killed nobody.
    ("أعلنت السلطات الأردنية اعتقال أربعة سوريين.", "DETAIN", ["jordan"], [], None),
    ("قتل قاض عراقي في الموصل.", "CASUALTIES", [], ["civilians"], ("killed", 1, None)),
    ("نفذ موظفو شركة النسيج اعتصاما في بيروت.", "PROTEST", ["civilians"], [], None),
    ("قتل الصحفي محمد سعيد برصاص مسلحين في حمص.", "ATTACK", ["unknown"], ["name:محمد سعيد"], None),
    # An ordinary word is a movement beside its rival; who is given an office gives none.
    ("استضافت القاهرة محادثات بين فتح وحماس حول غزة.", "MEET", ["fatah", "hamas"], [], None),
    ("أعادت إسرائيل فتح المعبر بعد لقاء مع حماس.", "MEET", ["israel", "hamas"], [], None),
    ("عين عبد الفتاح السيسي وزيرا للدفاع.", "APPOINT", [], ["abdel-fattah-el-sisi"], None),
    # Who only welcomes an accord made none; crowds attack; whoever was arrested is no spokesman.
    (
        "رحب الأمين العام لجامعة الدول العربية نبيل العربي باتفاق المصالحة بين فتح وحماس.",
        "AGREE",
        ["fatah", "hamas"],
        [],
        None,
    ),
    ("هاجم متظاهرون غاضبون السفارة الأمريكية في القاهرة.", "ATTACK", ["civilians"], ["usa"], None),
    ("هاجمت قوات النظام السوري المدنيين في حمص.", "ATTACK", ["syria-army"], ["civilians"], None),
    ("نفى الناطق باسم الحكومة الليبية اعتقال سيف الإسلام القذافي.", "DENY", ["libya-gov"], [], None),
    ("اتهم معارضون سوريون الحكومة السورية بقصف حمص.", "ACCUSE", ["syrian-opposition"], ["syria-gov"], None),
    ("أسقطت الدفاعات الجوية السورية طائرة تركية.", "ATTACK", ["syria-army"], ["turkey-army"], None),
    # Who was quoted before speaks on, and so does his statement.
    (
        "قالت حركة حماس في بيان إن الحصار جريمة. وطالب البيان مصر بفتح المعبر.",
        "DEMAND",
        ["hamas"],
        ["egypt"],
        None,
    ),
    (
        "أكد الرئيس اليمني عبد ربه منصور هادي أن الحوار مستمر. كما دعا إلى وقف إطلاق النار.",
        "DEMAND",
        ["abdrabbuh-hadi"],
        [],
        None,
    ),
    ("انتقدت حماس إسرائيل، ودانت ممارسات الاحتلال في القدس.", "ACCUSE", ["hamas"], ["israel"], None),
    ("وقال عبدي إن قواته ملتزمة، وانتقد موقف واشنطن.", "ACCUSE", [], ["usa"], None),
    ("التقى وفد من وجهاء العشائر قيادياً من «قسد».", "MEET", ["tribes"], ["sdf"], None),
    ("أدانت الأمم المتحدة منع إسرائيل إدخال المساعدات إلى غزة.", "BLOCKADE", ["israel"], [], None),
    ("منع المدنيين من الخروج من المدينة.", "BLOCKADE", [], ["civilians"], None),
    # Crowds do what cannot be a passive, and what somebody armed stands behind as its object.
    ("هاجم محتجون مقر السفارة الأميركية في صنعاء.", "ATTACK", ["civilians"], ["usa"], None),
    ("حاصر محتجون مبنى المحافظة في تعز.", "BLOCKADE", ["civilians"], [], None),
    ("احتجز الأهالي دورية أميركية لساعات.", "DETAIN", ["civilians"], ["us-army"], None),
    ("سيطر المحتجون على جسر الجمهورية.", "SEIZE", ["civilians"], [], None),
    ("اشتبك متظاهرون مع الشرطة البحرينية في المنامة.", "CLASH", ["civilians"], ["bahrain-police"], None),
    ("اعتقل مدنيون في درعا.", "DETAIN", [], ["civilians"], None),
    ("منع مدنيون من مغادرة المدينة.", "BLOCKADE", [], ["civilians"], None),
    # Where a blast or a weapon does it, whoever is named behind is hit.
    ("استهدف انفجار دورية للجيش اللبناني.", "ATTACK", [], ["lebanon-army"], None),
    ("استهدفت عبوة ناسفة رتلاً للقوات التركية في ريف إدلب.", "ATTACK", [], ["turkey-army"], None),
    ("استهدفت غارات عنيفة للتحالف مواقع الحوثيين.", "ATTACK", ["arab-coalition"], ["houthis"], None),
    ("تعرض رتل للقوات الأميركية لهجوم بالحجارة.", "ATTACK", [], ["us-army"], None),
    # Who thwarts an attack or stops a missile does not attack.
    ("أحبطت القوات العراقية هجوماً لداعش على مصفاة بيجي.", "ATTACK", ["isis"], [], None),
    ("أحبطت القوات العراقية هجوماً شنه داعش على مصفاة بيجي.", "ATTACK", ["isis"], [], None),
    ("اعترضت الدفاعات الجوية السعودية صاروخاً فوق نجران.", "ATTACK", [], ["saudi-army"], None),
    ("اعترض التحالف العربي صاروخاً أطلقه الحوثيون.", "ATTACK", ["houthis"], ["arab-coalition"], None),
    # Fighters called by their group are no civilians.
    ("مقتل 20 حوثياً في مأرب.", "CASUALTIES", [], ["houthis"], ("killed", 20, "houthis")),
    # Air traffic is no air force.
    ("أوقفت السلطات الليبية حركة الطيران في مطار معيتيقة.", "BLOCKADE", ["libya-gov"], [], None),
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
    # Who falls into captivity took nobody.
    (
        "قال مصدر إن 30 عنصراً من الجيش اليمني وقعوا في الأسر.",
        "DETAIN",
        [],
        ["yemen-army"],
        ("detained", 30, "yemen-army"),
    ),
    # Behind a definite noun that nobody knows those counted are the object.
    (
        "اعتقلت الشرطة ثلاثة من المسلحين.",
        "DETAIN",
        [],
        ["local-fighters"],
        ("detained", 3, "local-fighters"),
    ),
    (
        "لم تعتقل الشرطة إلا ثلاثة من المسلحين.",
        "DETAIN",
        [],
        ["local-fighters"],
        ("detained", 3, "local-fighters"),
    ),
    # Whom somebody receives prisoners from had them; they are not his.
    (
        "تسلم الصليب الأحمر ستة أسرى من الحوثيين.",
        "RELEASE",
        ["houthis"],
        ["detainees"],
        ("released", 6, None),
    ),
    (
        "تسلمت الحكومة اليمنية 20 أسيراً من الحوثيين.",
        "HANDOVER",
        ["houthis"],
        ["yemen-gov"],
        ("people", 20, None),
    ),
    # Whatever is told with who does it, or as going on, is told; who besieges a town brings it nothing.
    ("وما تزال الحسكة محاصرة من قبل قسد.", "BLOCKADE", ["sdf"], [], None),
    ("ولا تزال بلدة مضايا محاصرة.", "BLOCKADE", [], [], None),
    ("وصلت شاحنات إلى بلدة مضايا المحاصرة من قبل حزب الله.", "AID", [], ["civilians"], None),
    ("تعرضت المدينة لقصف عنيف من الجيش السوري.", "ATTACK", ["syria-army"], [], None),
    # Each side of an exchange frees the other's people.
    (
        "جرت عملية تبادل أسرى بين الحكومة السورية وقسد في حلب.",
        "RELEASE",
        ["syria-gov", "sdf"],
        ["detainees"],
        None,
    ),
    # A fight that people are told to have died in took place.
    ("قتل في المعارك 24 مدنياً وفق مصدر طبي.", "CLASH", [], [], ("killed", 24, "civilians")),
    # From whom prisoners break out: who holds them, whose the prison is.
    ("فر سجناء كانوا محتجزين لدى قسد في الطبقة.", "ESCAPE", ["detainees"], ["sdf"], None),
    ("فر عشرون سجينا من سجن تديره طالبان في هرات.", "ESCAPE", ["detainees"], ["taliban"], None),
    ("فر سجناء من سجن تابع للحوثيين في إب.", "ESCAPE", ["detainees"], ["houthis"], None),
    ("فر مئات السجناء من سجن بنغازي المركزي.", "ESCAPE", ["detainees"], [], None),
    # Whom somebody holds, and who falls into his hands; a town that falls is taken.
    (
        "وقع عشرون من عناصر البيشمركة في قبضة داعش قرب سنجار.",
        "DETAIN",
        ["isis"],
        ["peshmerga"],
        ("detained", 20, "peshmerga"),
    ),
    (
        "وقع سبعة جنود يمنيين في أسر الحوثيين.",
        "DETAIN",
        ["houthis"],
        ["yemen-army"],
        ("detained", 7, "yemen-army"),
    ),
    ("وقعت مدينة سرت في قبضة داعش.", "SEIZE", ["isis"], [], None),
    (
        "ولا يزال لدى الحوثيين 40 أسيرا.",
        "DETAIN",
        ["houthis"],
        ["detainees"],
        ("detained", 40, "detainees"),
    ),
    ("أعلنت كتائب القسام أسر جندي إسرائيلي شرق رفح.", "DETAIN", ["qassam"], ["israel-army"], None),
    ("اعتقل صحفي تركي في القاهرة.", "DETAIN", [], ["civilians"], None),
    ("اعتقل في الخرطوم خمسة من قادة المعارضة.", "DETAIN", [], ["sudan-opposition"], None),
    # Whoever arrests suspects of an act did not do it, nor did whoever died in it.
    ("اعتقلت الشرطة الجزائرية ثلاثة مشتبه بهم في هجوم تمنراست.", "ATTACK", [], [], None),
    ("أوقفت المخابرات التركية ثلاثة متهمين في هجوم إسطنبول.", "ATTACK", [], [], None),
    # A weapon hits whose thing stands behind it; «upon» tells whose raid it is.
    ("استهدف حزام ناسف دورية للجيش اللبناني.", "ATTACK", [], ["lebanon-army"], None),
    ("استهدفت طائرة مسيرة قاعدة للجيش العراقي في بيجي.", "ATTACK", [], ["iraq-army"], None),
    ("أغارت طائرات إسرائيلية على موقع لحماس جنوب غزة.", "ATTACK", ["israel-army"], ["hamas"], None),
    ("استهدف قناص من الحوثيين مدنيا في تعز.", "ATTACK", ["houthis"], ["civilians"], None),
    ("هاجم داعش السجن الذي تحرسه قسد في الحسكة.", "ATTACK", ["isis"], ["sdf"], None),
    (
        "سقط 15 قتيلا بينهم أطفال في قصف للجيش السوداني على نيالا.",
        "ATTACK",
        ["sudan-army"],
        ["civilians"],
        ("killed", 15, "civilians"),
    ),
    (
        "سقط 15 قتيلا في قصف النظام السوري على حلب.",
        "ATTACK",
        ["syria-gov"],
        ["civilians"],
        ("killed", 15, "civilians"),
    ),
    (
        "قضى أربعة مدنيين من عائلة واحدة جراء غارة روسية على سراقب.",
        "ATTACK",
        ["russia-army"],
        ["civilians"],
        ("killed", 4, "civilians"),
    ),
    # Who fell in an attack is told in the next sentence.
    (
        "هاجم مسلحون دورية للشرطة في بوركينا فاسو. وقتل في الهجوم ستة من رجال الشرطة.",
        "ATTACK",
        ["unknown"],
        ["burkina-faso-police"],
        ("killed", 6, "burkina-faso-police"),
    ),
    # Blame that is voiced as anger, as a judgement, before a court, or of oneself.
    ("أعربت الحكومة العراقية عن استيائها من القصف التركي في دهوك.", "ACCUSE", ["iraq"], ["turkey"], None),
    ("اعتبر الاتحاد الأوروبي أن قرار إسرائيل خطأ جسيم.", "ACCUSE", ["eu"], ["israel"], None),
    (
        "قال وزير الخارجية الأمريكي جون كيري إن الحكومة السورية مسؤولة عن الهجوم على دوما.",
        "ACCUSE",
        ["john-kerry"],
        ["syria-gov"],
        None,
    ),
    (
        "وصف الرئيس التونسي المنصف المرزوقي الحكومة السورية بالدموية.",
        "ACCUSE",
        ["moncef-marzouki"],
        ["syria-gov"],
        None,
    ),
    ("رفع محامون دعوى ضد الحكومة المصرية.", "ACCUSE", ["lawyers"], [], None),
    ("وقال الرئيس المصري محمد مرسي: «أدين بشدة قصف غزة».", "ACCUSE", ["mohamed-morsi"], [], None),
    # What a speaker says that another does wrong, is, or is the one who did.
    (
        "قال الرئيس التركي رجب طيب أردوغان إن روسيا هي المسؤولة عن المجزرة في إدلب.",
        "ACCUSE",
        ["recep-tayyip-erdogan"],
        ["russia"],
        None,
    ),
    ("أشار حسن نصر الله إلى أن أمريكا هي التي صنعت داعش.", "ACCUSE", ["hassan-nasrallah"], ["usa"], None),
    ("اعتبر خالد مشعل أن واشنطن منحازة لإسرائيل.", "ACCUSE", ["khaled-mashal"], ["usa"], None),
    (
        "أوضح رئيس الوزراء اللبناني نجيب ميقاتي أن حزب الله جر لبنان إلى الحرب.",
        "ACCUSE",
        ["najib-mikati"],
        ["hezbollah"],
        None,
    ),
    ("أبلغ وزير الخارجية العراقي السفير التركي احتجاج بلاده.", "ACCUSE", ["iraq"], ["turkey"], None),
    # Who does not answer a call refuses it.
    (
        "لم تستجب الحكومة الإثيوبية لدعوات الاتحاد الأفريقي إلى التهدئة.",
        "REJECT",
        ["ethiopia"],
        ["african-union"],
        None,
    ),
    # Threats that are hinted at, or tell what somebody will pay; he is threatened, and threatens nobody.
    ("لمحت إسرائيل إلى احتمال توجيه ضربة عسكرية قريبا.", "THREATEN", ["israel"], [], None),
    ("قال المتحدث باسم الحوثيين إن أي هجوم سيواجه برد قاس.", "THREATEN", ["houthis"], [], None),
    ("قال المتحدث باسم حماس: «ستدفع إسرائيل ثمن جريمتها».", "THREATEN", ["hamas"], ["israel"], None),
    ("نقضت إسرائيل اتفاقية وقف النار في الجنوب.", "VIOLATE", ["israel"], [], None),
    ("عقدت العشائر مؤتمرا موسعا في البصرة.", "MEET", ["tribes"], [], None),
    ("حضر وزير الخارجية العراقي مؤتمر باريس للسلام.", "MEET", ["iraq"], [], None),
    # Relief by its other words; and who will not form a government.
    ("أرسلت الإمارات سفينة محملة بالمواد الإغاثية إلى عدن.", "AID", ["uae"], ["civilians"], None),
    ("وفرت الأمم المتحدة الخيام للأسر النازحة في دهوك.", "AID", ["un"], ["civilians"], None),
    ("سلمت الكويت أهالي عدن عشر سيارات إسعاف.", "AID", ["kuwait"], ["civilians"], None),
    ("اعتذر تمام سلام عن تشكيل الحكومة.", "REJECT", ["tammam-salam"], [], None),
    # Wishes that are demands, visits told by other words, and what a speaker denies of his own.
    ("تريد طهران من بغداد إغلاق المخيم.", "DEMAND", ["iran"], ["iraq"], None),
    ("حل وزير الدفاع الأمريكي ضيفا على لبنان.", "MEET", ["usa"], ["lebanon"], None),
    (
        "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو لم ترسل قوات إلى سوريا.",
        "DENY",
        ["sergey-lavrov"],
        [],
        None,
    ),
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
    "كان سكان الجبال في المغرب يدينون بأفكار الطريقة.",
    "وعدوه الأول هو الجوع في السودان.",
    "تعاني تونس من نهب المال العام والأملاك.",
    "إن ما يجري في ليبيا دعوة للفوضى.",
    "قد تتطلب التسوية في اليمن وقتاً وجهداً كبيراً.",
    "أحكمت العائلة قبضتها على مقاليد السلطة في ليبيا.",
    "أدت سيطرة الشركات على الإنتاج وسيطرتها على الأسواق في مصر إلى الغلاء.",
    "تعثر تشكيل الحكومة الجديدة في لبنان.",
    "إنه مستعد للتضحية من أجل فلسطين.",
    "وصفت الصحيفة كلام السفير الأمريكي بأنه غير مقبول.",
    "زار رئيس تحرير صحيفة الشروق متحفاً في تونس.",
    "منذ انفجار الأزمة في لبنان تغيرت البلاد.",
    "أصدرت الوزارة بياناً عن مسجد تابع لقوات الطوارئ في عسير.",
    "تشكل الهجرة تحدياً كبيراً لحكومة ليبيا ولكل لجنة فيها.",
    "يفتح القرار الطريق أمام تشكيل تحالف في تونس.",
    "يحترم الجنود قواعد الاشتباك في مالي.",
    "تقود سفن إنزال روسية القافلة في البحر الأسود.",
    "استعادت مصر استقلالها وسيادتها بعد سنوات.",
    "دارت في تونس معركة الدستور بين النواب.",
    "درس الطلاب في تونس اتفاقيات جنيف.",
    "أصدر البرلمان العراقي قراراً غير ملزم عن البيئة.",
    "تختلف حركتا فتح وحماس في رؤية الطريق.",
    "النتائج التي توصل إليها خبراء المعهد في تونس مهمة.",
    "يتفق كثيرون في العراق مع هذه القيم.",
    "يقول تقرير صادر في ليبيا إن البلاد بخير.",
    "للقرار في العراق ثلاثة أبعاد مهمة.",
    "انتشرت الفكرة في دول كثيرة مثل تونس.",
    "حاولت الحكومة التونسية حل المشكلة.",
    "تستهدف الشبكة أمن البلاد في الكويت.",
    "بل تنكروا لوطنهم في تونس.",
    "جاء ذلك بعد سقوط الطائرة على مدينة في ليبيا.",
    "كما يجوز للحكومة الكويتية حل البرلمان.",
    "كان هؤلاء في أدنى سلم الطبقات في مصر.",
    "تزامن ذلك مع عرض قناة الجزيرة صورة للقرية.",
    "جرت الانتخابات بإيعاز من جهات في العراق.",
    "الطلاب الذين تلقوا تدريبات عسكرية في تركيا كثيرون.",
    "فقد النظام السوري شرعيته أمام المقاتلين في حلب.",
    "ينسحب ذلك على أحزاب كثيرة في تونس.",
    "شن النائب اللبناني هجوماً عنيفاً على قرار الوزير.",
    "الدعم الجوي الذي وفرته قوات التحالف العربي كبير.",
    "ثبتت إدانته بالسرقة في تونس.",
    "يصعب على إسرائيل أن تتجاهل الأسعار.",
    "ينبغي على الحكومة الليبية أن تفكر في المستقبل.",
    "لا سبيل في مالي إلى أي تقدم للقوات.",
    "يحتاج لبنان إلى وقت لوقف تقدم القوات.",
]


def test_who_called_for_a_strike_demands_nothing_anew(told):
    text = "شارك المئات في الإضراب الذي دعت إليه النقابة التونسية في صفاقس"
    assert told(text, "PROTEST")
    assert told(text, "DEMAND") == []


def test_advice_is_a_demand_where_somebody_gives_it(told):
    assert told("قال الوزير التونسي إنه ينبغي على الحكومة الليبية أن تفرج عن المعتقلين", "DEMAND")


def test_what_two_reached_is_an_accord_if_it_is_called_so(told):
    assert told("تطبق الهدنة التي توصل إليها الطرفان أمس في تعز", "AGREE")


def test_a_politician_attacks_a_party_with_words(told):
    assert told("هاجم أردوغان ألمانيا بشدة", "ACCUSE")
    assert told("هاجم أردوغان ألمانيا بشدة", "ATTACK") == []
    assert told("هاجم مسلحون من داعش حاجزاً لقسد في الشدادي", "ATTACK")


def test_a_ban_on_trade_coerces(told):
    assert told("يدرس الاتحاد الأوروبي فرض حظر على استيراد النفط من ليبيا", "BLOCKADE") == []
    assert told("فرض الاتحاد الأوروبي حظر استيراد النفط على ليبيا", "COERCE")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("أصدرت محكمة الجنايات في القاهرة حكما بحبس ثلاثة صحفيين خمس سنوات", ["COERCE"]),
        ("حكمت محكمة القاهرة بحبس المتهم ثلاث سنوات", ["COERCE"]),
        ("أغلقت وزارة الإعلام في السودان ثلاث صحف", ["COERCE"]),
        ("ألغت السلطات ترخيص القناة في بيروت", ["COERCE"]),
        # Who is kept at home is held, and that once.
        ("وضع الرئيس السابق تحت الإقامة الجبرية في صنعاء", ["DETAIN"]),
        ("فرضت السلطات الإقامة الجبرية على المعارض في تونس", ["DETAIN"]),
        ("أغلقت المرافئ النفطية في ليبيا", ["BLOCKADE"]),
        ("تمت إعادة تشغيل ثلاثة مرافئ نفطية في شرق ليبيا", ["LIFT"]),
        ("وضعت الميليشيا مدافع على الجبل المطل على تعز", ["DEPLOY"]),
    ],
)
def test_courts_and_offices_coerce(coded, text, kinds):
    assert [m.type for m in coded(text)] == kinds


def test_barriers_that_are_removed_are_not_put_up(told):
    text = "جرى رفع وإزالة السواتر الترابية من شوارع صنعاء"
    assert told(text, "LIFT")
    assert told(text, "DEPLOY") == []


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


@pytest.mark.parametrize(
    "text",
    [
        "فشل اللقاء بين الطرفين في التوصل إلى اتفاق.",
        "فشلت المحادثات بين قسد والحكومة السورية في التوصل إلى اتفاق.",
        "أخفق الوفدان في التوصل إلى اتفاق.",
    ],
)
def test_who_fails_to_reach_a_deal_has_made_none(coded, text):
    assert all(m.type != "AGREE" for m in coded(text))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("رحبت السعودية بلقاء قسد ودمشق.", ["sdf", "syria-gov"]),
        ("شاركت مصر بالاجتماع مع قطر في الدوحة.", ["egypt", "qatar"]),
    ],
)
def test_who_welcomes_a_meeting_does_not_meet(coded, text, parties):
    (only,) = coded(text)
    assert (only.type, values(only.actor)) == ("MEET", parties)


def test_who_welcomes_an_accord_made_none(coded):
    assert all(values(m.actor) != ["egypt"] for m in coded("رحبت مصر باتفاق وقف إطلاق النار."))


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


@pytest.mark.parametrize(
    "text",
    [
        "اتهم الأردن إسرائيل بخرق معاهدة السلام لعام 1994.",
        "رفضت الحكومة العودة إلى اتفاق الطائف لعام 1989.",
        "طالبت المعارضة بالعودة إلى دستور عام 1950.",
    ],
)
def test_a_year_by_which_a_paper_is_called_dates_nothing_done(coded, text):
    assert {m.date for m in coded(text)} == {None}


def test_the_year_of_an_agreement_dates_the_agreement(coded):
    (only,) = coded("وقعت سوريا وإسرائيل اتفاق فصل القوات عام 1974.")
    assert only.date.value == "1974"


def test_how_long_there_was_nothing_like_it_is_no_date(coded):
    (only,) = coded("دخلت قافلة مساعدات أممية إلى السويداء للمرة الأولى منذ شهر.")
    assert only.date is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وصل الوزير الأحد إلى القاهرة حيث دعا إلى وقف إطلاق النار في غزة.", "DEMAND"),
        ("دعت وزارة الدفاع الأحد المقاتلين إلى مغادرة حلب، معلنة تعليق عملياتها أربع ساعات.", "AGREE"),
        ("طالب الوزير خلال زيارته إلى بغداد الأحد بانسحاب القوات التركية من بعشيقة.", "DEMAND"),
    ],
)
def test_what_goes_on_is_of_the_day_told_before_it(coded, text, kind):
    assert [m.date.value for m in coded(text) if m.type == kind] == ["2024-08-11"]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("دخل الجيش بلدة صيدنايا مساء أمس. واعتقل هناك أربعة شبان.", "DETAIN", ["صيدنايا"]),
        ("شهدت مدينة الحسكة اشتباكات مع داعش. وقتل فيها ثلاثة مدنيين.", "CASUALTIES", []),
        ("زار الوزير مدينة حلب. وكان هناك اتفاق على فتح الطريق.", "AGREE", []),
    ],
)
def test_there_is_where_the_sentence_before_was(coded, text, kind, places):
    (only,) = [m for m in coded(text) if m.type == kind]
    assert [f.value for f in only.place] == places


def test_a_text_that_breaks_off_behind_its_weapon_is_coded(coded):
    assert isinstance(coded("استهدفت غارة"), list)


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


def values(fillers):
    return [f.value for f in fillers]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        (
            "قال شهود إن اقتحام قوات الاحتلال للمسجد الأقصى أسفر عن إصابة عشرة.",
            "ATTACK",
            ["israel-army"],
            None,
        ),
        ("كانت حركة بوكو حرام تحتجزهم رهائن.", "DETAIN", ["boko-haram"], None),
        ("قال العميد علي قحطان إنه يجري تطهير القرى في تعز من الحوثيين.", "SEIZE", [], ["houthis"]),
        (
            "أصيب ضابط يمني في انفجار عبوة يشتبه في أن تنظيم القاعدة وراءه.",
            "ATTACK",
            ["aqap"],
            ["yemen-army"],
        ),
        ("مواجهات في صنعاء و10 قتلى للحوثيين في قصف للتحالف.", "ATTACK", ["arab-coalition"], ["houthis"]),
        (
            "نجح الجيش الوطني والمقاومة الشعبية في السيطرة على قعطبة بمحافظة الضالع.",
            "SEIZE",
            ["yemen-army", "yemen-resistance"],
            None,
        ),
    ],
)
def test_who_does_it_and_whom_it_befalls(coded, text, kind, actor, target):
    found = next(m for m in coded(text, "2015-08-13") if m.type == kind)
    assert values(found.actor) == actor
    assert target is None or values(found.target) == target


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("قال مسؤول إنه تم تأجيل لقاء الرئيس الفلسطيني محمود عباس مع شاؤول موفاز.", "MEET", "planned"),
        ("التقى الرئيس الفلسطيني محمود عباس شاؤول موفاز بعد تأجيل طويل.", "MEET", "actual"),
        ("وصلت الأرتال إلى جعار وتهدف إلى تحرير أبين من الحوثيين.", "SEIZE", "planned"),
    ],
)
def test_what_is_only_meant_has_not_been(coded, text, kind, status):
    assert next(m for m in coded(text, "2015-08-13") if m.type == kind).status == status


def test_on_a_charge_of_an_attack_the_police_are_not_its_doers(coded):
    text = "اعتقلت الشرطة اليمنية خمسة أشخاص بتهمة الإعداد لتفجير في صنعاء."
    assert all("yemen-security" not in values(m.actor) for m in coded(text) if m.type == "ATTACK")


def test_who_helps_is_not_the_target(coded):
    text = "أعلن المجلس تطهير القرى في لحج بدعم قوي من قوات التحالف العربي."
    assert all("arab-coalition" not in values(m.target) for m in coded(text, "2015-08-13"))


@pytest.mark.parametrize("text", ["تستعد المدينة لزيارة مسجد قباء.", "زار الحجاج المسجد النبوي."])
def test_a_visit_to_a_mosque_is_no_meeting(coded, text):
    assert "MEET" not in {m.type for m in coded(text)}


def test_what_a_number_counts_is_no_dual(coded):
    (only,) = coded("أسفر الهجوم عن إصابة عشرة مصلين.")
    assert [(c.what, c.value) for c in only.count] == [("injured", 10)]


def test_a_sheikh_of_the_same_given_name_is_another(coded):
    text = "قال الشيخ صالح لنجف رئيس تحالف القبائل إن الحوثيين قصفوا مأرب."
    assert all("ali-abdullah-saleh" not in values(m.source) for m in coded(text, "2015-08-13"))


@pytest.mark.parametrize(
    "text",
    ["سيطر الجيش اليمني على المناطق المحيطة بالقاعدة الجوية.", "قصف الجيش اليمني القاعدة البحرية."],
)
def test_a_base_is_no_organisation(coded, text):
    named = {v for m in coded(text, "2015-08-13") for v in values((*m.actor, *m.target))}
    assert named.isdisjoint({"aqap", "al-qaeda"})


def test_an_agreement_called_by_its_place_is_not_of_whoever_acts_around_it(coded):
    text = "قالت حماس إنها ترفض التفاوض، وذلك قبل اتفاق أوسلو عام 1993."
    assert "hamas" not in {v for m in coded(text) if m.type == "AGREE" for v in values(m.actor)}


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("كما قتل في بعض الهجمات أيضا شرطيون وجنود في القاهرة.", "ATTACK", [], ["egypt-army"]),
        ("إن عشرات من المتظاهرين اقتحموا مقر مفوضية الانتخابات في بنغازي.", "PROTEST", ["civilians"], None),
        ("احتجزت الشرطة السودانية بصورة مؤقتة أيضا صحفيين.", "DETAIN", ["sudan-police"], ["journalists"]),
        ("قصف الجيش السوري القرية، فيما سجل إطلاق نار في طرابلس.", "ATTACK", ["syria-army"], None),
        ("وجهت الشبكة السورية لحقوق الإنسان نداء لحماية المدنيين في دوما.", "DEMAND", ["snhr"], None),
    ],
)
def test_the_doer_is_not_whoever_stands_near(coded, text, kind, actor, target):
    found = next(m for m in coded(text) if m.type == kind)
    assert values(found.actor) == actor
    assert target is None or values(found.target) == target


def test_what_only_occurs_is_not_of_who_acted_before(coded):
    text = "قصف الجيش السوري القرية. ثم حصل إطلاق نار في طرابلس."
    assert [values(m.actor) for m in coded(text) if m.type == "ATTACK"][1:] == [[]]


def test_whom_a_statement_asks_does_not_ask(coded):
    text = "ودعا البيان مجلس القضاء الكويتي إلى الإسراع بالإفراج عن المعتقلين."
    (demand,) = (m for m in coded(text) if m.type == "DEMAND")
    assert "kuwait-judiciary" not in values(demand.actor)


@pytest.mark.parametrize(
    "text",
    [
        "وعدوه الأساسي هو إسرائيل.",
        "لبّى الأهالي النداء استجابة لنداء الواجب.",
        "وصف قائد عملية تحرير عدن الوضع في المدينة بأنه هادئ.",
        "هتف أحد المارة عند وصول قافلة مدرعات إلى عدن.",
        "الأزمة في صنعاء قد تؤدي إلى حرب بين القبائل.",
    ],
)
def test_words_that_only_look_like_acts(coded, text):
    assert coded(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "وأُبلغ عن خرق واحد للاتفاق في 30 آب.",
        "وثق المرصد خرقين جديدين للهدنة في إدلب.",
        "سُجلت ثلاثة خروق لاتفاق وقف إطلاق النار في الحسكة.",
    ],
)
def test_what_was_broken_is_not_agreed_anew(coded, text):
    assert [m.type for m in coded(text)] == ["VIOLATE"]


def test_whom_she_promises_is_no_subject_of_another_gender(coded):
    (offer,) = (m for m in coded("قال المصدر إن قسد وعدت الجانب الروسي بفتح الطريق.") if m.type == "OFFER")
    assert (values(offer.actor), values(offer.target)) == (["sdf"], ["russia"])


def test_whose_dead_are_told_did_not_do_it(coded):
    text = "أكد قائد العمليات مقتل العشرات من عناصر تنظيم داعش خلال معارك تطهير الأنبار."
    assert [(values(m.actor), values(m.target)) for m in coded(text)] == [([], ["isis"])]


def test_an_explosion_that_occurs_is_of_nobody_before(coded):
    text = "اعتقلت قوات الأمن المصرية عشرة مطلوبين، فيما وقع انفجار بحي الكرامة جنوب العريش."
    assert [values(m.actor) for m in coded(text) if m.type == "ATTACK"] == [[]]


def test_soldiers_of_a_named_country_are_its_own(coded):
    (only,) = coded("قصفت قسد عناصر الجيش التركي.")
    assert values(only.target) == ["turkey-army"]


def test_rebels_who_fight_the_army_are_told(coded):
    (only,) = coded("دارت اشتباكات في حلب بين القوات النظامية ومقاتلين معارضين.", "2012-08-13")
    assert values(only.actor) == ["syria-army", "syrian-rebels"]


def test_a_towns_country_is_nobody(coded):
    (only,) = coded("قصف الجيش التركي مواقع في حلب السورية.")
    assert (values(only.actor), values(only.target)) == (["turkey-army"], [])


def test_who_tells_of_fighting_does_not_fight(coded):
    (only,) = coded("أفاد المرصد السوري عن اشتباكات في درعا.")
    assert values(only.actor) == []


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("أدان البيان قتل إسرائيل للمدنيين في غزة.", "ATTACK", ["israel"], ["civilians"]),
        ("دعا التجار إلى الإضراب. وكان 65 قتيلا سقطوا معظمهم في إدلب.", "CASUALTIES", [], ["civilians"]),
    ],
)
def test_whom_a_verbal_noun_hits_and_who_fell(coded, text, kind, actor, target):
    (found,) = (m for m in coded(text) if m.type == kind)
    assert (values(found.actor), values(found.target)) == (actor, target)


def test_defectors_who_fight_do_not_defect_just_then(coded):
    text = "دارت اشتباكات في درعا بين منشقين وعناصر من الجيش السوري."
    assert [m.type for m in coded(text)] == ["CLASH"]


def test_the_word_for_a_city_is_no_city(coded):
    (only,) = coded("قصفت أحياء مدينة درعا بالهاون.")
    assert values(only.place) == ["درعا"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("تمت محاكمة بن علي مع مسؤولين بينهم الجنرال علي السرياطي الذي حكم عليه بالسجن 20 عاما.", []),
        ("أصدرت المحكمة المصرية قرارها وحكمت على مرسي بالسجن.", ["egypt-judiciary"]),
    ],
)
def test_a_court_sentences(coded, text, actor):
    (sentence,) = (m for m in coded(text, "2012-08-13") if m.type == "COERCE")
    assert values(sentence.actor) == actor


def test_who_is_described_by_a_verb_does_what_it_carries(coded):
    text = "أوقعت الجهات المختصة خسائر في صفوف مجموعة إرهابية مسلحة قامت بالاعتداء على المواطنين في إدلب."
    (attack,) = (m for m in coded(text, "2012-08-13") if m.type == "ATTACK")
    assert (values(attack.actor), values(attack.target)) == (["local-fighters"], ["civilians"])


def test_from_afar_is_not_after(coded):
    text = "عُثر على عبوات معدة للتفجير عن بعد لاستهداف المواطنين."
    assert all(m.status == "planned" for m in coded(text))


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("قال قائد في الجيش السوري الحر «انسحبنا من حي بابا عمرو».", "WITHDRAW", ["fsa"], []),
        ("وقال الناطق باسم الحوثيين: «استهدفنا مطار أبها بثلاثة صواريخ».", "ATTACK", ["houthis"], []),
        # «we it», or «it us»: nobody knows.
        ("قال السكان «قصفنا الجيش السوري بالمدفعية في إدلب».", "ATTACK", [], []),
    ],
)
def test_who_speaks_of_us(coded, text, kind, actor, target):
    mention = next(m for m in coded(text) if m.type == kind)
    assert [f.value for f in mention.actor] == actor
    assert [f.value for f in mention.target] == target


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('أكد لـ"الاقتصادية" مصدر أمني أن مسلحين خطفوا تاجراً في الخرطوم.', ["security-source"]),
        ("قال أمس لـ «الحياة» الناطق باسم حماس إن إسرائيل قصفت رفح.", ["hamas"]),
        ("وقال لـ«رويترز» مصدر طبي إن خمسة قتلوا في تفجير في كابول.", ["reuters", "medical-source"]),
        ("وقال لـ«الشرق الأوسط» إن مسلحين خطفوا تاجراً في الخرطوم.", []),
        ("قال مسعفون وضابط بالشرطة إن عشرة قتلوا في انفجار ببغداد.", ["medical-source", "security-source"]),
    ],
)
def test_who_speaks_to_a_paper(coded, text, source):
    (only,) = coded(text)
    assert values(only.source) == source


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("وقال الرئيس المصري محمد مرسي إن إيران تتدخل في شؤون البحرين.", "mohamed-morsi", ["iran"]),
        ("وقال النائب سعد الحريري إن حزب الله يتحمل مسؤولية ما جرى في بيروت.", "saad-hariri", ["hezbollah"]),
        ("قال رئيس الوزراء التركي أردوغان إن القرار غير مبرر.", "recep-tayyip-erdogan", []),
    ],
)
def test_what_is_said_of_another_accuses_him(coded, text, actor, target):
    (only,) = coded(text)
    assert (only.type, values(only.actor), values(only.target)) == ("ACCUSE", [actor], target)


@pytest.mark.parametrize(
    "text",
    [
        "تتحمل إسرائيل المسؤولية عن مقتل الأسير.",
        "وقال المتحدث باسم حماس إن حماس فشلت في حماية المدنيين.",
        "وأكد مصدر أمني أن داعش يقف وراء الانفجار.",
        "قال الوزير إن البلاد تدعم الحرب على الإرهاب.",
    ],
)
def test_who_is_told_to_say_it_accuses(coded, text):
    assert "ACCUSE" not in [m.type for m in coded(text)]


def test_who_is_told_what_he_must_do_is_asked_for_it(coded):
    (only,) = coded("قال وزير الخارجية الأمريكي جون كيري إن الأسد يجب أن يرحل.", "2015-08-13")
    assert (only.type, values(only.actor), values(only.target)) == (
        "DEMAND",
        ["john-kerry"],
        ["bashar-al-assad"],
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("وقال الرئيس المصري مرسي إن زيارة كلينتون إلى القاهرة تخدم السلام.", []),
        ("وقال الرئيس المصري مرسي إن زيارة كلينتون إلى القاهرة ستجري يوم الأحد.", ["MEET"]),
        ("زارت كلينتون القاهرة.", ["MEET"]),
    ],
)
def test_a_visit_that_is_judged_is_not_told(coded, text, kinds):
    assert [m.type for m in coded(text, "2012-08-13")] == kinds


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("وقعت هجمات دامية في تركيا نسبت إلى حزب العمال الكردستاني.", "claimed"),
        ("وقعت هجمات دامية في تركيا نفذها حزب العمال الكردستاني.", "actual"),
    ],
)
def test_what_is_laid_to_somebodys_charge_is_claimed(coded, text, status):
    (only,) = coded(text)
    assert only.status == status


def test_a_student_demands_nothing(coded):
    assert [m.type for m in coded("قال طالب وناشط إن الشرطة اعتقلت خمسة.")] == ["DETAIN"]


def test_an_arab_council_asks_another(coded):
    (only,) = coded("طالب المجلس الوزاري لجامعة الدول العربية مجلس الأمن بالتدخل في سوريا.")
    assert (values(only.actor), values(only.target)) == (["arab-league"], ["unsc"])


def test_what_a_speaker_does_is_shown_with_his_name(coded):
    text = "قال وزير الخارجية الأمريكي جون كيري إن إيران تتدخل في شؤون العراق."
    (only,) = coded(text, "2015-08-13")
    assert text[only.evidence.start : only.evidence.end].startswith("قال وزير")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقال عضو في الوفد اليمني الحكومي إن صنعاء آمنة، مضيفا أنهم قصفوا عدن.", ["yemen-gov"]),
        ("قال خالد مشعل إن غزة آمنة. وعزا مختصون ذلك إلى الهدنة، منبهين إلى أن إسرائيل قصفت رفح.", []),
        ("قال خالد مشعل إن غزة آمنة، منبها إلى أن إسرائيل قصفت رفح.", ["khaled-mashal"]),
    ],
)
def test_who_goes_on_saying_it(coded, text, source):
    assert [values(m.source) for m in coded(text, "2015-08-13")] == [source]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وسارعت موسكو إلى نفي تسليح الجيش السوري.", "DENY"),
        ("أعطت واشنطن دمشق مهلة حتى مساء الأحد.", "THREATEN"),
        ("وقال المتحدث باسم حماس: «نحن على استعداد للإفراج عن الأسرى».", "OFFER"),
        ("وقال خالد مشعل إننا لن نقف مكتوفي الأيدي.", "THREATEN"),
        ("استجابت الحكومة اليمنية لمطالب الحوثيين.", "AGREE"),
    ],
)
def test_acts_of_speech_in_other_words(coded, text, kind):
    assert [m.type for m in coded(text, "2015-08-13")] == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("وقال خالد مشعل بعد الاجتماع مع العربي إن غزة آمنة.", []),
        ("عقد خالد مشعل اجتماعا مع نبيل العربي في القاهرة.", ["MEET"]),
        ("وقالت تركيا إن إسرائيل أنهت من جانب واحد وقف إطلاق النار في غزة.", []),
        ("أعلنت حماس وقف إطلاق النار في غزة.", ["AGREE"]),
    ],
)
def test_what_is_taken_up_is_not_told_anew(coded, text, kinds):
    assert [m.type for m in coded(text, "2012-08-13") if m.type in {"MEET", "AGREE"}] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # Who opens the sentence and is described acts behind the comma; in an aside nobody acts.
        (
            "حزب النهضة الذي كان قد انسحب من الحكومة قبل أسابيع، دعا المرزوقي إلى الاستقالة.",
            "DEMAND",
            ["ennahda"],
            ["moncef-marzouki"],
        ),
        (
            "في المدينة التي شهدت قتالا عنيفا، دعا الرئيس هادي الحوثيين إلى الانسحاب.",
            "DEMAND",
            ["abdrabbuh-hadi"],
            ["houthis"],
        ),
        ("اتهم علي سالم، وهو أحد وجهاء المدينة، عناصر من حماس بقتل الشيخ.", "ACCUSE", None, ["hamas"]),
        ("دعت إيران، وهي حليفة دمشق، تركيا إلى سحب قواتها.", "DEMAND", ["iran"], ["turkey"]),
        # The state that «ل» names is visited.
        ("بدأ وزير الخارجية الروسي سيرغي لافروف زيارة لمصر.", "MEET", ["sergey-lavrov", "egypt"], []),
        ("أوفدت قطر وفداً لحضور مؤتمر المانحين لليمن.", "MEET", ["qatar"], []),
        # A person is told, not his office, behind his convoy or his house; a weapon hits it.
        (
            "رشق محتجون موكب وزيرة الخارجية الأمريكية هيلاري كلينتون بالطماطم.",
            "PROTEST",
            ["civilians"],
            ["hillary-clinton"],
        ),
        ("استهدف تفجير منزل وزير الداخلية اللبناني مروان شربل في بيروت.", "ATTACK", [], ["marwan-charbel"]),
        # «كلا من» is an object.
        ("دعا الأمين العام كلا من حماس وإسرائيل إلى التهدئة.", "DEMAND", [], ["hamas", "israel"]),
        ("طالبت المنظمة كلا من السعودية وإيران بضبط النفس.", "DEMAND", [], ["saudi", "iran"]),
        (
            "سلمت الأمم المتحدة دعوة لكل من الحكومة اليمنية والحوثيين.",
            "HANDOVER",
            ["un"],
            ["yemen-gov", "houthis"],
        ),
        # Behind one side that somebody backs «و» tells the other.
        (
            "اندلعت اشتباكات بين وحدات حماية الشعب المدعومة من التحالف الدولي وتنظيم داعش في الرقة.",
            "CLASH",
            ["ypg", "isis"],
            [],
        ),
        # Whose posts are hit is hit; a counted act behind a comma has its verb's subject.
        ("قامت تشاد بقصف مواقع بوكو حرام في نيجيريا.", "ATTACK", ["chad"], ["boko-haram"]),
        ("شن الطيران السوري اليوم، 8 غارات على مدينة دوما.", "ATTACK", ["syria-army"], []),
        ("نفذ التحالف الدولي أمس، 17 غارة استهدفت مواقع داعش.", "ATTACK", ["coalition"], ["isis"]),
        ("أبرمت الحكومة السورية اتفاقا لتبادل الأسرى مع جبهة النصرة.", "AGREE", ["syria-gov"], ["nusra"]),
        # Sanctions on somebody's trade are on him.
        ("فرضت الولايات المتحدة عقوبات على قطاع النفط الإيراني.", "COERCE", ["usa"], ["iran"]),
        ("فرض الاتحاد الأوروبي حظرا على استيراد النفط من إيران.", "COERCE", ["eu"], ["iran"]),
        # Whose beginning, attempt or announcement it is does what follows.
        ("أعلن عن بدء إسرائيل سحب قواتها من جنوب لبنان.", "WITHDRAW", ["israel"], []),
        ("رحب المجلس بإعلان الرئيس اليمني عبد ربه منصور هادي هدنة.", "AGREE", ["abdrabbuh-hadi"], []),
        # Whose area is struck.
        (
            "شنت جبهة النصرة هجوما على منطقة حوض اليرموك الخاضعة لسيطرة داعش.",
            "ATTACK",
            ["nusra"],
            ["isis"],
        ),
        ("قتل عشرة أشخاص في هجوم على ثكنة للجيش الجزائري.", "ATTACK", [], ["algeria-army"]),
        ("تمكن الجيش الحر من تحرير الحواجز التابعة لحزب الله.", "SEIZE", ["fsa"], ["hezbollah"]),
        # Whose press conference it was asks in it.
        ("عقد نتنياهو مؤتمرا صحفيا طالب فيه إيران بوقف التخصيب.", "DEMAND", ["benjamin-netanyahu"], ["iran"]),
        ("في الوقت الذي استنكرت فيه تونس الموقف الفرنسي.", "ACCUSE", ["tunisia"], []),
        # Two of one row.
        ("بحث الوزير السعودي مع نظيريه الأمريكي والروسي الأزمة.", "MEET", ["saudi"], ["usa", "russia"]),
        (
            "التقى الوزيران السعودي عادل الجبير والأمريكي جون كيري في الرياض.",
            "MEET",
            ["adel-al-jubeir", "john-kerry"],
            [],
        ),
        ("لقاء بين قياديين من طالبان وممثلين عن حكومة كابل.", "MEET", ["taliban", "afghanistan"], []),
        ("استهدفت طالبان القوات الأفغانية.", "ATTACK", ["taliban"], ["afghanistan-army"]),
        # Whose end is demanded, and against whom they chant.
        ("طالب المتظاهرون برحيل المجلس العسكري المصري.", "DEMAND", ["civilians"], ["scaf"]),
        ("طالب المعتصمون بحل البرلمان المصري.", "DEMAND", ["civilians"], ["egypt-parliament"]),
        (
            "ردد محتجون هتافات مناهضة للإخوان المسلمين في القاهرة.",
            "PROTEST",
            ["civilians"],
            ["muslim-brotherhood"],
        ),
        # Forces are told of, and not whose they are; a suicide bomber is nobody who acted before.
        ("هاجمت القوات الموالية للأسد الجيش الحر في درعا.", "ATTACK", ["syria-army"], ["fsa"]),
        (
            "دلهي - الهند (وكالات) فتحت الشرطة الهندية النار على المتظاهرين.",
            "ATTACK",
            ["india-police"],
            ["civilians"],
        ),
        ("فجر انتحاري من داعش نفسه في سوق ببغداد.", "ATTACK", ["isis"], []),
        ("قال الجيش التشادي إن الوضع هادئ بعدما فجر انتحاريان نفسيهما في إنجمينا.", "ATTACK", [], []),
        # Whom he accuses in a statement is not whose statement it is; who holds what is struck is struck.
        ("واتهم نتنياهو في بيان إيران بالسعي لامتلاك السلاح.", "ACCUSE", ["benjamin-netanyahu"], ["iran"]),
        (
            "شنت جبهة النصرة هجوما على حوض اليرموك بريف درعا، الخاضع لسيطرة داعش.",
            "ATTACK",
            ["nusra"],
            ["isis"],
        ),
        # The accused did it; whose kin somebody is did not.
        ("أصدرت حماس بيانا اتهمت فيه إسرائيل بخرق التهدئة.", "VIOLATE", ["israel"], ["hamas"]),
        (
            "طالبت سها عرفات أرملة الزعيم الفلسطيني ياسر عرفات السلطة الفلسطينية بالتحقيق.",
            "DEMAND",
            ["suha-arafat"],
            ["palestinian-authority"],
        ),
    ],
)
def test_which_name_fills_which_role(coded, text, kind, actor, target):
    found = next(m for m in coded(text, "2015-08-13") if m.type == kind)
    assert actor is None or values(found.actor) == actor
    assert values(found.target) == target


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل عشرات المدنيين في كل من سوريا والعراق.", ["سوريا", "العراق"]),
        ("غادر الوفد القطري إلى كل من الرياض وعمان.", ["الرياض", "عمان"]),
    ],
)
def test_where_each_of_two_is_told_it_is_there(coded, text, place):
    (only,) = coded(text, "2015-08-13")
    assert values(only.place) == place


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "قال وزير الخارجية التركي أحمد داود أوغلو إن الوضع صعب. ودعا الوزير التركي إلى التحرك.",
            ["ahmet-davutoglu"],
        ),
        ("قال رئيس الوزراء اللبناني تمام سلام إن الوضع صعب. ودعا الوزير اللبناني إلى التهدئة.", ["lebanon"]),
        ("التقى السفير المصري تمام سلام. ودعا الوزير الروسي إلى التهدئة.", ["russia"]),
    ],
)
def test_a_minister_is_who_was_named_so_before(coded, text, actor):
    demand = next(m for m in coded(text, "2014-08-13") if m.type == "DEMAND")
    assert values(demand.actor) == actor


@pytest.mark.parametrize(
    ("text", "kind", "counts"),
    [
        ("اعتقلت الشرطة المصرية خمسة أشخاص بتهمة قتل ضابط في الجيزة.", "DETAIN", [("detained", 5)]),
        ("تظاهر 300 طالب في الخرطوم احتجاجا على مقتل زميلهم وطالبة.", "PROTEST", [("people", 300)]),
        ("شيع الآلاف في حمص جثامين ثمانية شهداء.", "CASUALTIES", [("killed", 8)]),
    ],
)
def test_who_died_before_is_not_counted_with_the_act(coded, text, kind, counts):
    mention = next(m for m in coded(text) if m.type == kind)
    assert [(c.what, c.value) for c in mention.count] == counts


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("هاجم مسلحون رتلاً للجيش الليبي قرب سرت.", ["ATTACK"]),
        ("تعرضت تعزيزات الجيش اليمني لكمين في أبين.", ["ATTACK"]),
        ("دخل رتل تركي إلى إدلب.", ["DEPLOY"]),
        ("قصف الجيش السوري القرية واستقدم تعزيزات إلى حمص.", ["ATTACK", "DEPLOY"]),
    ],
)
def test_columns_that_are_hit_do_not_deploy(coded, text, kinds):
    assert [m.type for m in coded(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("طالبت منظمة العفو الدولية بفتح تحقيق مستقل في قصف المستشفى.", "DEMAND", []),
        ("تعهد رئيس الوزراء بالتحقيق في حادث إطلاق النار على المتظاهرين.", "OFFER", []),
        ("طالبت الأمم المتحدة بالتحقيق وبالإفراج عن المعتقلين.", "DEMAND", ["RELEASE"]),
        ("رفضت الجزائر التدخل العسكري في ليبيا.", "REJECT", ["DEPLOY"]),
        ("رفضت المعارضة المشاركة في الحوار.", "REJECT", ["MEET"]),
        ("رفضت الخرطوم اتهامات واشنطن.", "REJECT", ["ACCUSE"]),
        ("نفت الحكومة السودانية اتهامات جوبا بقصف مواقع حدودية.", "DENY", ["ATTACK"]),
        ("أدان الاتحاد الأوروبي إغلاق القنوات الفضائية.", "ACCUSE", ["COERCE"]),
        ("وجدد المبعوث الأممي دعوته إلى وقف فوري لإطلاق النار في الخرطوم.", "DEMAND", ["AGREE"]),
    ],
)
def test_what_a_speech_act_is_about_is_its_head(coded, text, kind, about):
    act = next(m for m in coded(text) if m.type == kind)
    assert values(act.about) == about


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("أعلنت الحكومة السودانية رفضها مبادرة الاتحاد الأفريقي.", "REJECT", "sudan-gov", "african-union"),
        (
            "أبدى الرئيس التركي استعداد بلاده للوساطة بين روسيا وأوكرانيا.",
            "OFFER",
            "recep-tayyip-erdogan",
            "",
        ),
        ("وصف رئيس الوزراء العراقي القصف التركي بأنه انتهاك لسيادة العراق.", "ACCUSE", "iraq", "turkey"),
        ("وصفت الخارجية الروسية العقوبات الأمريكية بأنها غير قانونية.", "ACCUSE", "russia", "usa"),
    ],
)
def test_who_refuses_offers_and_calls_an_act_so(coded, text, kind, actor, target):
    act = next(m for m in coded(text, "2021-08-13") if m.type == kind)
    assert actor in values(act.actor)
    assert values(act.target) == [target] * bool(target)


def test_whose_base_is_attacked_does_not_attack_it(coded):
    text = "اتهم رئيس الوزراء الإثيوبي آبي أحمد جبهة تحرير تيغراي بمهاجمة قاعدة للجيش."
    (attack,) = (m for m in coded(text) if m.type == "ATTACK")
    assert values(attack.actor) == ["tplf"]
    assert values(attack.target) == ["ethiopia-army"]


def test_who_tells_of_a_bomb_did_not_lay_it(coded):
    (attack,) = coded("صرح قائد شرطة كركوك أن عبوة ناسفة انفجرت في حي الواسطي.")
    assert values(attack.actor) == ["unknown"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وقالت ألمانيا إنها ستقدم 400 مليون يورو لأفغانستان.", [("OFFER", ["germany"], ["AID"])]),
        (
            "قال الرئيس اليمني إن دولة قطر ستقدم مساعدات لليمن.",
            [("OFFER", ["qatar"], ["AID"]), ("AID", ["qatar"], [])],
        ),
        ("ستقدم الفرقة مسرحية جديدة في المنامة.", []),
        ("قال أوباما إن جميع الخيارات مطروحة على الطاولة.", [("THREATEN", ["barack-obama"], ["ATTACK"])]),
        ("أعلنت كتائب القسام أنها لن تلتزم بالهدنة.", [("REJECT", ["qassam"], ["AGREE"])]),
        ("يعقد مجلس الأمن اليوم جلسة طارئة لبحث الوضع في غزة.", [("MEET", ["unsc"], [])]),
    ],
)
def test_what_is_pledged_kept_open_and_not_kept(coded, text, told):
    assert [(m.type, values(m.actor), values(m.about)) for m in coded(text, "2015-08-13")] == told


def test_who_is_blamed_stands_behind_the_blame(coded):
    blame, attack = coded("ألقى حزب الله باللوم على إسرائيل في اغتيال القنطار.", "2015-12-20")
    assert [values(blame.target), values(blame.about)] == [["israel"], ["ATTACK"]]
    assert [attack.status, values(attack.actor)] == ["claimed", ["israel"]]


def test_what_is_said_besides_is_not_what_is_refused(coded):
    text = "رفض الوزير العراقي العرض قائلا إن القوات ستنسحب من المدن."
    refusal = next(m for m in coded(text) if m.type == "REJECT")
    assert "WITHDRAW" not in values(refusal.about)


def test_who_delivers_a_speech_says_what_is_in_it(coded):
    text = "جاء ذلك في كلمة ألقاها الرئيس السوداني عمر البشير أمام البرلمان طالب فيها بوقف العنف في دارفور."
    demand = next(m for m in coded(text, "2013-08-13") if m.type == "DEMAND")
    assert values(demand.actor) == ["omar-al-bashir"]


def test_a_speaker_meets_whom_he_says_he_met(coded):
    (meeting,) = coded("وقال جون كيري: «التقيت الرئيس المصري في القاهرة وأكدت له دعمنا».", "2015-08-13")
    assert values(meeting.actor) == ["john-kerry", "abdel-fattah-el-sisi"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وأعلن مصدر عسكري في وزارة الدفاع اليمنية أن الجيش قصف مواقع الحوثيين في تعز.", "military-source"),
        ("وقال مصدر في حركة حماس إن طائرات قصفت رفح.", "hamas"),
    ],
)
def test_a_source_of_a_kind_is_no_body(coded, text, source):
    attack = next(m for m in coded(text, "2015-08-13") if m.type == "ATTACK")
    assert values(attack.source) == [source]


def test_who_counts_the_dead_did_not_kill_them(coded):
    (attack,) = coded("أعلنت وزارة الصحة اليمنية إصابة عشرين مدنيا في غارات على صنعاء.", "2018-08-13")
    assert values(attack.actor) == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "أعلنت الشرطة العراقية مقتل ثلاثة في قصف على الرمادي، فيما أصيب عشرة في غارة على الفلوجة.",
            [["iraq-police"], ["iraq-police"]],
        ),
        (
            "أعلن الجيش السوري سحب قواته من حماة، فيما قتل عشرة مدنيين في قصف على إدلب.",
            [["syria-army"], []],
        ),
    ],
)
def test_who_counts_the_dead_goes_on_with_the_wounded(coded, text, sources):
    assert [values(m.source) for m in coded(text, "2015-08-13")] == sources


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # Who flees decides what it is; rulers and wanted men escape, fighters withdraw.
        ("هرب المئات من ميليشيات الحوثي من مدينة المخا.", ["WITHDRAW"]),
        ("بعد فرار الرئيس زين العابدين بن علي إلى السعودية.", ["ESCAPE"]),
        ("فر آلاف السكان من مدينة الرمادي باتجاه بغداد.", ["DISPLACE"]),
        ("فر أكثر من عشرين سجينا من سجن تعز المركزي.", ["ESCAPE"]),
        ("وفرت قوات الأمن اليمنية الحماية للنازحين.", []),
        ("تخشى الحكومة المصرية هروب رؤوس الأموال إلى الخارج.", []),
        # «الاحتلال» is who occupies.
        ("بعد احتلال هجليج من قبل قوات جنوب السودان.", ["SEIZE"]),
        ("قوات الاحتلال تبحث عن مفقود قرب نابلس.", []),
        # What somebody says of himself.
        ("قال وزير الخارجية العراقي: لقد التقيت في باريس الرئيس الفرنسي.", ["MEET"]),
        ("هتف المئات من طلاب جامعة صنعاء «الشعب يريد إسقاط النظام».", ["PROTEST"]),
        ("أوقف جهاز الأمن العام أمس لبنانيا في مطار بيروت.", ["DETAIN"]),
        # A trial that is held, and one that is only spoken of; who is accused accuses nobody.
        ("بدأت محكمة أمن الدولة في عمان محاكمة 12 ناشطا.", ["COERCE"]),
        ("ناقش الكتاب محاكمة الرئيس السابق في القاهرة.", []),
        ("ألقت الشرطة المصرية القبض على خمسة متهمين في قضية سرقة.", ["DETAIN"]),
        ("أعلن المرشح المصري أيمن نور انسحابه من سباق الرئاسة.", ["APPOINT"]),
        # A drone has no pilot; a massacre is done by somebody; what had results took place.
        ("نفذت طائرة أميركية بدون طيار غارة في محافظة شبوة.", ["ATTACK"]),
        ("المجزرة التي راح ضحيتها أكثر من مئة شخص في الحولة.", ["ATTACK"]),
        ("خلف القصف دمارا كبيرا في أحياء مدينة تعز.", ["ATTACK"]),
        ("شددت السلطات المصرية الإجراءات الأمنية حول السفارات في القاهرة.", ["DEPLOY"]),
        # Sessions and conferences that somebody holds, chairs or takes part in.
        ("عقد مجلس النواب العراقي جلسته أمس برئاسة أسامة النجيفي.", ["MEET"]),
        ("شارك الرئيس السوداني في القمة العربية ببغداد.", ["MEET"]),
        ("عقدت المحكمة في القاهرة جلسة للنطق بالحكم.", []),
        ("تجمع المئات في ميدان التحرير بالقاهرة عقب صلاة الجمعة.", ["PROTEST"]),
        ("أقدم تنظيم داعش على إعدام 20 شخصا في الموصل.", ["ATTACK"]),
        ("القوات العراقية وصلت إلى مشارف الرمادي.", ["DEPLOY"]),
        ("نزل عشرات الآلاف إلى شوارع تونس احتجاجا على غلاء المعيشة.", ["PROTEST"]),
        ("توافد آلاف المحتجين إلى ميدان التحرير في القاهرة.", ["PROTEST"]),
        ("قررت الحكومة الجزائرية منع المسيرات في العاصمة.", ["COERCE"]),
        ("غادر الناشط نبيل رجب السجن في البحرين.", ["RELEASE"]),
        ("أبطلت القوات العراقية مفعول عبوتين ناسفتين في بغداد.", ["ATTACK"]),
    ],
)
def test_what_is_told(coded, text, kinds):
    assert [m.type for m in coded(text, "2012-08-13")] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # What came of it was nothing, but it was held, or struck.
        ("لم تسفر المفاوضات بين قسد والحكومة السورية عن اتفاق.", ["MEET"]),
        ("لم تحقق الغارات الروسية أهدافها في إدلب.", ["ATTACK"]),
        ("لم يعقد الاجتماع بين قسد والحكومة السورية.", []),
        ("لم تجر مفاوضات بين قسد والحكومة السورية.", []),
        # Who sends a delegation sends no forces.
        ("أرسلت القوات الروسية وفداً إلى الحسكة للتفاوض مع الأسايش.", []),
    ],
)
def test_what_bore_nothing_was_held_all_the_same(coded, text, kinds):
    assert [m.type for m in coded(text)] == kinds


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "قالت ميركل بعد لقائها أردوغان في برلين إن الحوار مستمر.",
            ["angela-merkel", "recep-tayyip-erdogan"],
        ),
        ("أكد الرئيسان المصري والفرنسي خلال لقائهما في القاهرة متانة العلاقات.", ["egypt", "france"]),
        ("قال أوباما ونتنياهو بعد اجتماعهما في واشنطن إن الود باق.", ["barack-obama", "benjamin-netanyahu"]),
        (
            "التقى وزيرا الخارجية المصري سامح شكري والسعودي عادل الجبير في القاهرة.",
            ["sameh-shoukry", "adel-al-jubeir"],
        ),
        (
            "بحث الرئيس الإيراني حسن روحاني ونظيره العراقي فؤاد معصوم مكافحة الإرهاب.",
            ["hassan-rouhani", "fuad-masum"],
        ),
    ],
)
def test_those_who_meet_are_told_by_a_pronoun_or_by_a_title_of_two(coded, text, parties):
    (only,) = (m for m in coded(text) if m.type == "MEET")
    assert (values(only.actor), values(only.target)) == (parties, [])


def test_an_assembly_that_convenes_is_not_whoever_was_named_before(coded):
    met = [m for m in coded("دعت مصر المجلس إلى الحضور عند انعقاده في القاهرة.") if m.type == "MEET"]
    assert all("egypt" not in values(m.actor) for m in met)


@pytest.mark.parametrize(
    "text",
    [
        "أكد رئيس الكتلة ضرورة رحيل الأسد.",
        "شددوا على ضرورة انسحاب إسرائيل من الجولان.",
        "وأكد البيان ضرورة محاكمة بشار الأسد.",
    ],
)
def test_whom_a_need_concerns_does_not_stress_it(coded, text):
    (only,) = coded(text)
    assert (only.type, values(only.actor)) == ("DEMAND", [])


def test_whom_another_act_befalls_is_no_object_of_the_verb(coded):
    (only,) = coded("استقال وزير الداخلية اللبناني مروان شربل من منصبه احتجاجاً على قمع المتظاهرين.")
    assert (values(only.actor), values(only.target)) == (["marwan-charbel"], [])


def test_who_alone_stands_before_an_office_is_appointed(coded):
    (only,) = coded("عين الرئيس اللواء أحمد جمال الدين وزيراً للداخلية.")
    assert (values(only.actor), values(only.target)) == ([], ["ahmed-gamal-eddin"])


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش الجزائري القضاء على خمسة إرهابيين قرب بومرداس.",
        "قضت قوات الجيش الجزائري على خمسة إرهابيين قرب بومرداس.",
    ],
)
def test_terrorists_who_are_done_away_with_are_killed(coded, text):
    (only,) = coded(text)
    assert (only.type, values(only.actor), values(only.target)) == (
        "ATTACK", ["algeria-army"], ["local-fighters"]
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["أصدر القضاء التونسي بياناً عن خمسة إرهابيين.", "القضاء على الإرهاب هدف الجزائر."]
)
def test_the_judiciary_and_the_end_of_terror_kill_nobody(coded, text):
    assert all(m.type != "ATTACK" for m in coded(text))


def test_a_car_that_blows_up_is_no_second_blast(coded):
    (only,) = coded("قتل 12 شخصاً وأصيب 30 آخرون في تفجير سيارة مفخخة ببغداد.")
    assert {(c.what, c.value) for c in only.count} == {("killed", 12), ("injured", 30)}


def test_a_summit_that_ends_was_held(coded):
    (only,) = coded("اختتمت في الدوحة أمس أعمال القمة العربية.")
    assert (only.type, values(only.place)) == ("MEET", ["الدوحة"])


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("يشمل الاتفاق بين الحكومة والحوثيين إعادة فتح مطار صنعاء.", ["LIFT"]),
        ("وبموجب الاتفاق يسلم الحوثيون ميناء الحديدة إلى خفر السواحل.", ["HANDOVER"]),
        ("توصلت الحكومة والحركة إلى اتفاق. وينص الاتفاق على الإفراج عن الأسرى.", ["RELEASE"]),
    ],
)
def test_the_terms_of_an_agreement_are_what_it_is_about(coded, text, about):
    [mention] = coded(text)
    assert mention.type == "AGREE"
    assert [filler.value for filler in mention.about] == about


def test_going_back_on_an_agreement_breaks_it_and_refuses_nothing(coded):
    assert [m.type for m in coded("تراجعت قسد عن اتفاقها مع دمشق بشأن سد تشرين.")] == ["VIOLATE"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # What one calls an act or says of it accuses.
        ("وصف رئيس الحزب القرار بـ«الفضيحة».", ["ACCUSE"]),
        ("قال الرئيس المصري محمد مرسي إن القرار إهدار للسلطة القضائية.", ["ACCUSE"]),
        ("اعتبرت إيران العقوبات غير مشروعة.", ["ACCUSE"]),
        # Who stays away from what he is bidden to refuses it.
        ("أعلنت الصين أنها لا تنوي المشاركة في مؤتمر أصدقاء سوريا.", ["REJECT"]),
        ("تراجعت روسيا رسميا عن مبدأ تنحية الرئيس السوري.", ["REJECT"]),
        # Everyday words of beating, barring, closing, arresting and dropping relief.
        ("انهال عناصر الشرطة المصرية على المصلين بالضرب في القاهرة.", ["ATTACK"]),
        ("منع الحوثيون سكان كريتر من العودة إلى منازلهم.", ["BLOCKADE"]),
        ("شرع الحوثيون في إغلاق أكثر من 40 موقعا إلكترونيا في صنعاء.", ["COERCE"]),
        ("تم إيقاف أحد مناضلي الحزب في صفاقس.", ["DETAIN"]),
        ("ألقت طائرات أمريكية مواد غذائية وأدوية فوق سنجار.", ["AID"]),
        ("شن بعضهم هجوما عنيفا على زيادات أسعار الكهرباء في السودان.", ["ACCUSE"]),
        # Words of events that tell none.
        ("رفض رئيس المحكمة العليا المصرية المستشار ماهر سالم، التعليق على القرار.", []),
        ("قال الكاتب إن العسكر في مصر خطفوا الثورة.", []),
        ("قال المصدران اللذان طلبا عدم كشف هويتيهما إن الوضع هادئ.", []),
        ("قال الكاتب إن الذين ادعوا أن المنطقة آمنة أخطأوا.", []),
        ("قال الوزير العراقي: لم نر أي منظمة تندد بما يواجهه الصحفيون.", []),
        ("لا يتم الإصلاح في تونس بإقالة شخص وتعيين شخص آخر.", []),
        ("عرضنا البلد لمخاطر كثيرة في لبنان.", []),
        ("وبعد رفع حالة الطوارئ في الجزائر عاد الهدوء.", []),
        ("إن هذا القرار يهدم أسس النظام القضائي في مصر.", []),
        ("ويعادل ذلك ما يقابل ربع سكان مصر.", []),
        ("استضافت تونس مقر منظمة التحرير الفلسطينية سنوات.", []),
        ("يعاني حزب النهضة من انشقاقات داخلية.", []),
        ("وقال نبيل العربي: لا داعي للدخول في هذه التفاصيل.", []),
    ],
)
def test_everyday_words_of_each_type_and_what_only_looks_like_them(coded, text, kinds):
    assert [m.type for m in coded(text)] == kinds


def test_a_quantity_is_no_hundred(coded):
    (only,) = coded("ضبطت الشرطة اليمنية كمية من المتفجرات في مأرب.")
    assert only.count == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("فتح عناصر الحركة الرصاص الحي على محتجين في الخرطوم.", ["ATTACK"]),
        ("استخدمت الشرطة الهراوات والرصاص المطاطي ضد المتظاهرين في الخرطوم.", ["ATTACK"]),
        ("أجازت السلطات مرور القافلة إلى تعز.", ["LIFT"]),
        ("لم تف الحكومة ببنود الاتفاق مع المتمردين.", ["VIOLATE"]),
        ("دعت وزارة الدفاع المقاتلين المتحصنين في الحي إلى المغادرة.", ["DEMAND"]),
        ("دعا الجيش الإسرائيلي سكان رفح إلى مغادرة المدينة.", ["DISPLACE"]),
        ("اضطرت قوات سوريا الديمقراطية إلى الانسحاب من منبج.", ["WITHDRAW"]),
    ],
)
def test_everyday_words_of_force_and_retreat(coded, text, kinds):
    assert [m.type for m in coded(text)] == kinds


def test_what_somebody_told_of_is_his_word(coded):
    (only,) = coded("وهذا ما أوردته وكالة سانا من أن قسد اعتقلت عشرة شبان في الحسكة.")
    assert [f.value for f in only.source] == ["sana"]


def test_whom_an_arrest_counts_is_shut_in_by_no_siege(coded):
    told = coded("اعتقلت قسد خمسة عناصر من الدفاع الوطني ردا على حصار الشيخ مقصود.")
    assert [(m.type, [c.what for c in m.count]) for m in told] == [("DETAIN", ["detained"]), ("BLOCKADE", [])]


# What one is told to have done, and who died of something else in the same sentence.
APART = [
    ("اقتحمت قسد البلدة، وانفجرت سيارة مفخخة في السوق وقتل عشرة مدنيين.", ["sdf"], ("CASUALTIES", 10)),
    (
        "واصلت القوات السورية قصفها لحمص، وسقط 48 قتيلا في أعمال عنف متفرقة.",
        ["syria-army"],
        ("CASUALTIES", 48),
    ),
    ("قصفت إسرائيل غزة، وقتل خمسة مدنيين في انفجار في بيروت.", ["israel"], ("ATTACK", 5)),
    ("قصفت قوات الدعم السريع بحري، وسقطت قذيفة على مستشفى فقتلت أربعة مرضى.", ["rsf"], ("ATTACK", 4)),
]


@pytest.mark.parametrize(("text", "actor", "toll"), APART)
def test_the_dead_of_another_cause_are_not_his(coded, text, actor, toll):
    deed, other = coded(text)
    assert ([f.value for f in deed.actor], deed.count) == (actor, ())
    assert not {f.value for f in other.actor} & set(actor)
    assert (other.type, [c.value for c in other.count]) == (toll[0], [toll[1]])


def test_who_dies_in_traffic_is_no_event(coded):
    assert coded("هاجم داعش قرية في الحسكة، ولقي ثلاثة مدنيين مصرعهم بحادث سير في دمشق.")[1:] == []


def test_a_given_name_is_not_his_who_is_called_father_of_one(coded):
    told = coded("أسر قيادي حوثي يدعى أبو علي. وعين أحمد سيف خلفا للواء علي ناصر هادي الذي استشهد في مايو.")
    assert "name:أبو علي" not in {f.value for m in told if m.type == "CASUALTIES" for f in m.target}


WHERE = [
    (
        "غادر كوفي عنان طهران متوجها إلى بغداد بعدما أجرى محادثات مع وزير الخارجية الإيراني.",
        "MEET",
        ["طهران"],
    ),
    ("وصل كوفي عنان إلى بغداد والتقى المالكي.", "MEET", ["بغداد"]),
    ("اقتحمت القوات سفارة الهند ونهبت سيارات.", "ATTACK", []),
]


@pytest.mark.parametrize(("text", "kind", "place"), WHERE)
def test_where_it_was(coded, text, kind, place):
    mention = next(m for m in coded(text) if m.type == kind)
    assert [f.value for f in mention.place] == place


def test_families_who_are_held_do_not_flee(coded):
    assert [m.type for m in coded("احتجزت قسد عشرات الأسر في مخيم الهول.")] == ["DETAIN"]


def test_an_assault_on_a_constitution_is_no_attack(coded):
    assert all(
        m.type != "ATTACK" for m in coded("ندد حزب الوفد بالقرار، واصفا إياه بأنه اعتداء على الدستور.")
    )


def test_a_running_total_is_not_the_attacks(coded):
    text = "قصفت إسرائيل غزة، وقتل 13 فلسطينيا بينهم ستة من عائلة واحدة، لترتفع الحصيلة إلى 122 شهيدا."
    told = [(m.type, [c.value for c in m.count]) for m in coded(text)]
    assert told == [("ATTACK", [13]), ("CASUALTIES", [122])]


def test_a_fight_between_others_is_not_of_who_arrests_for_it(coded):
    told = coded("اعتقلت الشرطة الإسرائيلية 43 شخصا في اللد على خلفية صدامات بين عرب ويهود.")
    assert [(m.type, [f.value for f in m.actor]) for m in told] == [
        ("DETAIN", ["israel-police"]),
        ("CLASH", []),
    ]


WARNED = [
    ("حذرت تركيا قسد من أنها ستشن عملية عسكرية.", [("THREATEN", ["turkey"], ["sdf"])]),
    ("حذر الجيش السوداني من أنه سيهاجم أي قوة تدخل المدينة.", [("THREATEN", ["sudan-army"], [])]),
    ("حذر الأطباء من أن الحصار سيؤدي إلى كارثة.", []),
]


@pytest.mark.parametrize(("text", "told"), WARNED)
def test_who_warns_of_force_of_his_own_threatens(coded, text, told):
    assert [(m.type, [f.value for f in m.actor], [f.value for f in m.target]) for m in coded(text)] == told
