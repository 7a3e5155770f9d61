"""Attribution: sentences of our own, and who says what they tell."""

import pytest

from sijill.extract.engine import RulesEngine
from sijill.schema import Report

CASES = [
    # The subject of the verb speaks, and not a name near it.
    ("قال المرصد السوري لحقوق الإنسان إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["sohr"]),
    (
        "وقالت الهيئة العامة للإغاثة إن قوات النظام اعتقلت عشرة شبان.",
        "DETAIN",
        ["name:الهيئة العامة للإغاثة"],
    ),
    ("أفاد مصدر عسكري بأن الجيش السوري سيطر على بلدة المليحة.", "SEIZE", ["military-source"]),
    # Who is called by a title and a name that no list knows is not who spoke last; nobody without a name is.
    (
        "قال الوزير حسن رستم إن الهدوء عاد. وأكد السيد شوقي طرخان أن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["name:شوقي طرخان"],
    ),
    ("قال الوزير حسن رستم إن الهدوء عاد. وأكد الوزير طرخان أن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", []),
    (
        "قال الوزير حسن رستم إن الهدوء عاد. وأكد الوزير خلو المدينة من السلاح وأن قسد اعتقلت ثلاثة.",
        "DETAIN",
        ["name:حسن رستم"],
    ),
    ("وقال كارستن فولكمان حاكم الولاية إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["name:كارستن فولكمان"]),
    ("وقال كارستن فولكمان، مدير المركز، إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["name:كارستن فولكمان"]),
    (
        "وقال المتحدث باسم المركز كارستن فولكمان في بيان إن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["name:كارستن فولكمان"],
    ),
    # To whom he says it; what the report says itself of his words.
    (
        "قال مصدر أمني إن الهدوء عاد. وأضاف للصحافيين أن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["security-source"],
    ),
    (
        "قال مصدر أمني إن الهدوء عاد، في إشارة إلى القصف الذي نفذه الجيش السوري على حماة يوم الثلاثاء.",
        "ATTACK",
        [],
    ),
    ("وقالت شاهدة إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["witnesses"]),
    ("وقال متحدث تركي إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["turkey"]),
    ("وقال وزير الشؤون الخارجية التونسي إن مسلحين هاجموا طرابلس.", "ATTACK", ["tunisia"]),
    # Whoever charges somebody says that he did it.
    ("ووجهت النيابة المصرية إلى المتهمين تهمة قصف مدينة حلب.", "ATTACK", ["egypt-prosecution"]),
    # Chains.
    ("نقلت وكالة رويترز عن مصدر أمني أن مسلحين اقتحموا السجن.", "ATTACK", ["reuters", "security-source"]),
    ("قال مصدر طبي لوكالة رويترز إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["reuters", "medical-source"]),
    # «بحسب» holds for its sentence, before it and after it.
    ("بحسب مصادر محلية، اعتقلت الأسايش عشرة شبان في الحسكة.", "DETAIN", ["local-sources"]),
    ("اعتقلت الأسايش عشرة شبان في الحسكة، وفق ما أفاد المرصد السوري لحقوق الإنسان.", "DETAIN", ["sohr"]),
    # A verb without a subject, or with a noun that stood before, goes on with who spoke.
    ("أفاد مصدر أمني بانفجار عبوة. وأضاف أن الجيش السوري أغلق الطريق.", "BLOCKADE", ["security-source"]),
    (
        "أفاد مصدر أمني بانفجار عبوة. وقال المصدر إن الجيش السوري أغلق الطريق.",
        "BLOCKADE",
        ["security-source"],
    ),
    # The report's own people say what the report says; so does a verb without a subject.
    ("وأفاد مراسلنا بأن قسد حاصرت المربع الأمني في الحسكة.", "BLOCKADE", []),
    ("قال المرصد السوري لحقوق الإنسان إن الهدوء عاد. يذكر أن قسد حاصرت الحسكة.", "BLOCKADE", []),
    # Who makes a speech act is not its source.
    ("قالت قسد إنها ترفض الانسحاب من الحي.", "REJECT", []),
    # Somebody without a name speaks for his body.
    ("قال مصدر مسؤول في حركة فتح إن قوات النظام اعتقلت ثلاثة مدنيين.", "DETAIN", ["fatah"]),
    ("قال مصدر في قيادة الشرطة السورية إن مسلحين اقتحموا السجن.", "ATTACK", ["syria-security"]),
    ("قال عضو في لجنة المزارعين إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["name:لجنة المزارعين"]),
    ("قال مسؤول محلي إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["unnamed-source"]),
    # Who was named before and is taken up.
    ("انتقدت حركة حماس القرار. وقالت الحركة إن إسرائيل قصفت مخيم جباليا.", "ATTACK", ["hamas"]),
    ("أفاد مصدر أمني بانفجار عبوة. واعتقلت قسد، على حد قوله، عشرة شبان.", "DETAIN", ["security-source"]),
    # A relative clause and a quoted name between who speaks and what he says.
    (
        "أفاد مصدر أمني بانفجار. وأضاف المصدر، الذي طلب عدم ذكر اسمه، أن قسد اعتقلت شابا.",
        "DETAIN",
        ["security-source"],
    ),
    (
        "صرح المتحدث باسم قوات «تحالف دعم الشرعية في اليمن» بأن الحوثيين قصفوا نجران.",
        "ATTACK",
        ["arab-coalition"],
    ),
    # A colon after who speaks, and not the one of the hour.
    ("10:05 الأمم المتحدة: إسرائيل قصفت مستشفى الشفاء.", "ATTACK", ["un"]),
    # The outlet that passed a denial on.
    ("نفت وزارة الداخلية السورية، في بيان نشرته سانا، وقوع أي عصيان.", "DENY", ["sana"]),
    # «بحسب X» holds where the report's own people say it.
    ("وأفاد مراسلنا بأن قسد اعتقلت عشرة شبان، وفق ما أفاد المرصد السوري لحقوق الإنسان.", "DETAIN", ["sohr"]),
    ("قال عامل في مشفى إدلب إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["medical-source"]),
    # What comes after «بحسب X» within its sentence is cut off where another clause begins; so is what stands
    # before the clause under another that it closes.
    ("حاصرت قسد المربع الأمني بعدما سقط قتلى في السوق، بحسب مصدر طبي.", "BLOCKADE", []),
    ("أغلقت قسد الطريق، فيما اعتقلت الأسايش عشرة شبان، وفق ما أفاد المرصد السوري.", "BLOCKADE", []),
    ("أغلقت قسد الطريق، فيما اعتقلت الأسايش عشرة شبان، وفق ما أفاد المرصد السوري.", "DETAIN", ["sohr"]),
    ("أغلقت قسد الطريق، ما أدى إلى نفاد الخبز، وفق المرصد السوري.", "BLOCKADE", ["sohr"]),
    ("بحسب ما سرّبته وكالة رويترز، اعتقلت الأسايش عشرة شبان.", "DETAIN", ["reuters"]),
    # Who speaks is told last.
    ("أغلقت الأسايش الطريق منذ الصباح، يؤكد مصدر أمني.", "BLOCKADE", ["security-source"]),
    # Two who say it.
    ("أفادت وكالة سانا نقلا عن مصدر عسكري بأن قسد أغلقت الطريق.", "BLOCKADE", ["sana", "military-source"]),
    ("غير أن مصدرا أمنيا قال إن قسد أغلقت الطريق.", "BLOCKADE", ["security-source"]),
    ("اعتقلت قوات النظام عشرة شبان، وفقا للجنة الدولية للصليب الأحمر.", "DETAIN", ["icrc"]),
    # The outlet that a speech act was told to remains.
    ("وقال مسؤول قطري لوكالة رويترز إن بلاده ترفض الإملاءات.", "REJECT", ["reuters"]),
    # What is announced as the speaker's own act is said by nobody besides.
    ("أعلن الجيش السوداني، الأربعاء، تعليق مشاركته في المباحثات.", "REJECT", []),
    # «التي أعلنها» says no more than that word.
    ("الهدنة التي أعلنتها موسكو خرقتها قسد بعد ساعتين.", "VIOLATE", []),
    # Somebody without a known name before his verb, or by his office alone, is nobody that we can name; and
    # who spoke before him is not taken for him.
    ("قال المرصد السوري إن الهدوء عاد. غير أن سائق الحافلة قال إن قسد أغلقت الطريق.", "BLOCKADE", []),
    ("طبقا لمدير الناحية، أغلقت قسد الطريق.", "BLOCKADE", []),
    ("قال المرصد السوري إن الهدوء عاد. وقال مدير الناحية إن قسد أغلقت الطريق.", "BLOCKADE", []),
    ("قال الجيش السوري إن الهدوء عاد. وأغلقت قسد الطريق، حسب الوكالة.", "BLOCKADE", []),
    ("قال المرصد السوري إن الهدوء عاد. والوضع هنا صعب: قسد أغلقت الطريق.", "BLOCKADE", []),
    # Whom «بحسب» takes up again quotes nobody who stands between.
    (
        "قال مصدر أمني إن الهدوء عاد من جديد إلى مواقع الجيش. واعتقلت قسد شابا، بحسب المصدر نفسه.",
        "DETAIN",
        ["security-source"],
    ),
    # A passive, told by its vowel, has no speaker; a name in quotation marks is no speech.
    ("قال المرصد السوري إن الهدوء عاد. ورُصد إغلاق قسد الطريق.", "BLOCKADE", []),
    ("أفاد «المرصد السوري لحقوق الإنسان» بأن قسد أغلقت الطريق.", "BLOCKADE", ["sohr"]),
    # An outlet's man speaks for it, and «ل» is written at an outlet right behind who speaks to it.
    ("وقال مصور من فرانس برس إن قسد أغلقت الطريق.", "BLOCKADE", ["afp"]),
    ("أغلقت قسد الطريق، بحسب مراسل وكالة رويترز.", "BLOCKADE", ["reuters"]),
    ("قالت مصادر لوكالة رويترز إن قسد أغلقت الطريق.", "BLOCKADE", ["reuters", "unnamed-source"]),
    # Somebody without a name: of many, before his verb, behind what he is quoted with; «علمنا من».
    ("وقال أحد المشاركين إن قسد أغلقت الطريق.", "BLOCKADE", ["unnamed-source"]),
    ("رابطة محلية كتبت على صفحتها أن قسد أغلقت الطريق.", "BLOCKADE", ["name:رابطة محلية"]),
    ("وعلمنا من مصدر أمني أن قسد أغلقت الطريق.", "BLOCKADE", ["security-source"]),
    ("«أغلقت قسد الطريق أمام قوافل الطحين كلها»، قال مصدر محلي للصحفيين.", "BLOCKADE", ["local-sources"]),
    # Another speaks behind «غير أن», and where a clause with «في حين» is over.
    (
        "قال الجيش السوداني إن الهدوء عاد، غير أن مصدرا طبيا أكد أن مسلحين اقتحموا المشفى.",
        "ATTACK",
        ["medical-source"],
    ),
    (
        "في حين أكد الجيش السوداني أن الهدوء عاد، قال مصدر طبي إن مسلحين اقتحموا المشفى.",
        "ATTACK",
        ["medical-source"],
    ),
    # What somebody demanded within another's words is his words too, «بعدما» or not.
    (
        "قال مصدر أمني إن الجولة انتهت بعدما اشترط ممثلو قسد الإفراج عن موقوفين.",
        "DEMAND",
        ["security-source"],
    ),
    # A cue inside its clause holds to the end of it; behind it, what follows is the report's own.
    ("اعتقلت قسد، بحسب المرصد السوري، خمسة شبان وأغلقت الطريق.", "BLOCKADE", ["sohr"]),
    ("اعتقلت قسد خمسة شبان، بحسب المرصد السوري، وأغلقت الطريق.", "BLOCKADE", []),
    # A person behind his office, his given name an ordinary word too; and by his last word afterwards.
    ("وقال مدير عام الهيئة ناصر المهداوي إن قسد أغلقت الطريق.", "BLOCKADE", ["name:ناصر المهداوي"]),
    (
        "وقال مدير عام الهيئة ناصر المهداوي إن الهدوء عاد. ووفقا للمهداوي أغلقت قسد الطريق.",
        "BLOCKADE",
        ["name:ناصر المهداوي"],
    ),
    (
        "أعلن نائب مدير مركز المصالحة في المدينة، العقيد سمير الحداد، أن قسد أغلقت الطريق.",
        "BLOCKADE",
        ["name:سمير الحداد"],
    ),
    ("وقال متحدث باسم الخارجية القطرية إن قسد أغلقت الطريق.", "BLOCKADE", ["qatar"]),
    # Who goes on still says it to the outlet that he spoke to.
    (
        "قال مصدر أمني لوكالة رويترز إن الهدوء عاد. وأضاف المصدر أن قسد أغلقت الطريق.",
        "BLOCKADE",
        ["reuters", "security-source"],
    ),
    # «مؤكدا» is who acts in its sentence, and not who spoke in another.
    (
        "قال المرصد السوري إن الهدوء عاد. وانسحب الجيش السوري من الحي، مؤكدا أن قسد أغلقت الطريق.",
        "BLOCKADE",
        ["syria-army"],
    ),
    # The answers of an interview, and a statement in full.
    (
        "حوار مع القيادي سمير الحداد.\n• يقولون إنهم بدأوا.\n– كلام.\n• وماذا جرى؟\n– اعتقلت قسد خمسة.",
        "DETAIN",
        ["name:سمير الحداد"],
    ),
    (
        "اجتمعت نقابة الحدادين.\nوفيما يلي نص البيان:\nاعتقلت قسد خمسة شبان في الحسكة.",
        "DETAIN",
        ["name:نقابة الحدادين"],
    ),
    # Two who speak together; an official of a body, taken up as an official; who takes the word behind «و».
    ("وقال شهود ومصادر طبية إن قسد أغلقت الطريق.", "BLOCKADE", ["witnesses", "medical-source"]),
    (
        "قال قائد في حركة حماس إن الهدوء عاد. وأضافت وكالة سانا كلاما. وقال القائد إن إسرائيل قصفت رفح.",
        "ATTACK",
        ["hamas"],
    ),
    (
        "قال مصدر عسكري إن الدورية دخلت المدينة، والأسايش تقول إن مسلحين اقتحموا السجن.",
        "ATTACK",
        ["asayish"],
    ),
    ("وروى شهود كيف أغلقت قسد الطريق.", "BLOCKADE", ["witnesses"]),
    # Egyptian spelling.
    ("وقال مسئول محلى إن قسد أغلقت الطريق.", "BLOCKADE", ["unnamed-source"]),
    # A subject that no table knows speaks for itself, and not whoever spoke before.
    ("قال الجيش اللبناني إن الهدوء عاد. ويرى محللون أن جبهة النصرة سيطرت على عرسال.", "SEIZE", []),
    ("قال الجيش اللبناني إن الهدوء عاد. وقال خصومه إن جبهة النصرة سيطرت على عرسال.", "SEIZE", []),
    ("قال الجيش اللبناني إن الهدوء عاد. وقال مرارا إن النصرة سيطرت على عرسال.", "SEIZE", ["lebanon-army"]),
    ("قال الجيش اللبناني إن الهدوء عاد. وتابع القول إن النصرة سيطرت على عرسال.", "SEIZE", ["lebanon-army"]),
    # A person is taken up by the end of his name, which may be two words or a place's name too.
    (
        "أكد مدير المرصد رامي عبد الرحمن الخبر. وتحدثت النصرة عن هدنة. وقال عبد الرحمن إن الجيش قصف حمص.",
        "ATTACK",
        ["rami-abdulrahman"],
    ),
    (
        "أعلن اللواء علي الأحمدي أن الهدوء عاد. وأضاف الأحمدي أن الحوثيين قصفوا لحج.",
        "ATTACK",
        ["ali-al-ahmadi"],
    ),
    # A body is taken up by the noun that its name begins with.
    ("أعلن اتحاد الكتاب أن الهدوء عاد. ورأى الاتحاد أن الجيش قصف حمص.", "ATTACK", ["name:اتحاد الكتاب"]),
    # Behind a whole office stand the words of a name that no table knows.
    ("قال السفير البريطاني في لبنان توم غاردنز إن مسلحين هاجموا عرسال.", "ATTACK", ["name:توم غاردنز"]),
    ("قال وزير الخارجية السوداني في لقاء متلفز إن الجيش قصف كادقلي.", "ATTACK", ["sudan-gov"]),
    # Two kinds of sources, the noun told once; two who are named right behind the verb.
    ("وذكرت مصادر أمنية وعشائرية أن مسلحين هاجموا بعقوبة.", "ATTACK", ["security-source", "tribal-sources"]),
    ("أعلنت واشنطن ولندن أن مسلحين هاجموا سرت.", "ATTACK", ["usa", "uk"]),
    # Two dots and a semicolon are pauses in what is said; a full stop ends it.
    ("أوضحت مصادر مطلعة أن الجيش السوري.. سيطر على القصير.", "SEIZE", ["unnamed-source"]),
    ("قال الجيش العراقي إن الهدوء عاد؛ وإن مسلحين سيطروا على بيجي.", "SEIZE", ["iraq-army"]),
    ("قال الجيش الليبي إن الهدوء عاد. سيطر مسلحون على سرت.", "SEIZE", []),
    # A noun of speech, and who stands behind it.
    ("جاء الحادث بعد إعلان وزارة الداخلية اليمنية اعتقال عشرة.", "DETAIN", ["yemen-security"]),
    ("وذلك رغم إعلان القوات العراقية عن استعادة السيطرة على تكريت.", "SEIZE", ["iraq-army"]),
    ("انعقد اجتماع قوى إعلان دمشق. سيطر الجيش السوري على حمص.", "SEIZE", []),
    # Who makes a speech, issues a statement or appeals goes on speaking.
    (
        "قال نشطاء إن الهدوء عاد. ووجه المرصد السوري لحقوق الإنسان نداء. وأضاف أن مسلحين سيطروا على حمص.",
        "SEIZE",
        ["sohr"],
    ),
    ("أصدر الجيش المصري بيانا جديدا أكد فيه أن مسلحين هاجموا رفح.", "ATTACK", ["egypt-army"]),
    # To whom it is said is not who says it.
    ("قال مصدر مطلع للجزيرة إن مسلحين هاجموا سرت.", "ATTACK", ["unnamed-source"]),
    (
        "قال اللواء منصور التركي في بيان أرسل إلى رويترز إن مسلحين هاجموا القطيف.",
        "ATTACK",
        ["reuters", "mansour-al-turki"],
    ),
    # A body told again by the whole of its name; an officer of an army that the report is not about.
    (
        "قالت وزارة الداخلية الأفغانية إن الهدوء عاد. وقالت وزارة الداخلية إن مسلحين هاجموا قندوز.",
        "ATTACK",
        ["afghanistan-security"],
    ),
    (
        "قالت مصادر في محافظة ديالى إن الهدوء عاد. وأضافت المصادر أن مسلحين هاجموا بهرز.",
        "ATTACK",
        ["local-sources"],
    ),
    # A person told again by his office and his state, and nobody else who has the office.
    (
        "قال السفير الأميركي روبرت فورد إن الهدوء عاد. وأضاف السفير الأميركي أن الجيش السوري قصف حمص.",
        "ATTACK",
        ["robert-ford"],
    ),
    (
        "قال المبعوث الدولي كوفي عنان إن الهدوء عاد. وقال المبعوث الأميركي إن الجيش السوري قصف حمص.",
        "ATTACK",
        ["usa"],
    ),
    # An outlet in brackets; what stands behind a noun of speech and a comma is the report's own.
    ("أعلن مسؤول محلي لوكالة (فرانس برس) أن مسلحين هاجموا تعز.", "ATTACK", ["afp", "unnamed-source"]),
    ("وذلك رغم إعلان القوات العراقية تحرير ديالى، إلا أن مسلحين هاجموا بعقوبة.", "ATTACK", []),
    # One word of a speaker's name behind his title; another of that title is somebody else.
    (
        "قال اللواء جعفر محمد سعد إن الهدوء عاد. وقال اللواء جعفر إن الحوثيين قصفوا تعز.",
        "ATTACK",
        ["jaafar-mohammed-saad"],
    ),
    ("قال اللواء جعفر محمد سعد إن الهدوء عاد. وأكد اللواء سالم أن الحوثيين قصفوا تعز.", "ATTACK", []),
    # What is adopted is claimed by nobody.
    ("وتبنى وزراء خارجية الاتحاد الأوروبي عقوبات جديدة على سوريا.", "COERCE", []),
    ("تبنى تنظيم داعش الهجوم على بغداد.", "ATTACK", ["isis"]),
    ("وصرح الناطق باسم الوزارة، خلال مؤتمر صحفي، بأن مسلحين هاجموا أم درمان.", "ATTACK", []),
    (
        "أعلن الجيش اللبناني توقيف خمسة في طرابلس، إلى ذلك أكد مصدر طبي أن مسلحين قتلوا جنديا في عرسال.",
        "ATTACK",
        ["medical-source"],
    ),
    (
        "ذكرت صحيفة الحياة أن كيري أبلغ عباس أن إسرائيل ستفرج عن ثلاثين أسيرا.",
        "RELEASE",
        ["al-hayat", "john-kerry"],
    ),
    (
        "ذكرت صحيفة الحياة أن كيري أبلغ عباس أن الهدنة صامدة. وأضافت أن طائرات قصفت رفح.",
        "ATTACK",
        ["al-hayat"],
    ),
    ("بغداد (رويترز) - قتل عشرة أشخاص في انفجار سيارة مفخخة في بغداد.", "ATTACK", ["reuters"]),
    ("صنعاء - أ ف ب: قالت الشرطة إن جنديين قتلا في انفجار لغم في عدن.", "ATTACK", ["yemen-security"]),
    ("قال مسؤول أمني إن قيادة التحالف وعدت الحكومة اليمنية بإرسال دبابات.", "OFFER", ["security-source"]),
    (
        "وفي تصريح لوكالة رويترز قال قائد الجيش اللبناني إن مسلحين هاجموا عرسال.",
        "ATTACK",
        ["reuters", "lebanon-army"],
    ),
    ("وفي حديث لصحيفة الحياة، دعا نوري المالكي إلى التهدئة في الأنبار.", "DEMAND", ["al-hayat"]),
    (
        "أكدت مصادر قبلية وأخرى أمنية مقتل خمسة من عناصر القاعدة في غارة أمريكية على شبوة.",
        "ATTACK",
        ["tribal-sources", "security-source"],
    ),
    ("قالت والدة المعتقل إن الشرطة المصرية اعتقلت ابنها في القاهرة.", "DETAIN", ["local-sources"]),
    # Who is told by nothing but the town; who passes on what a recording shows, and took no part in it.
    ("وذكرت مصادر من بلدة مورك أن الطيران السوري قصف البلدة.", "ATTACK", ["local-sources"]),
    ("وأظهرت مقاطع بثها ناشطون قصف الجيش السوري حي القابون.", "ATTACK", ["activists"]),
    ("ونشرت قناة العربية صورا لقصف الطائرات مطار صنعاء.", "ATTACK", ["al-arabiya"]),
    # What had been done before, and what was told before another speaks, is the report's own.
    (
        "قال مصدر أمني إن مسلحين أغلقوا الطريق الذي كان الجيش السوري قد فتحه في درعا الشهر الماضي.",
        "LIFT",
        [],
    ),
    (
        "استؤنف القصف على حلب، ثم أفادت سانا نقلا عن مصدر عسكري بأن الجيش السوري سيطر على الحي.",
        "ATTACK",
        [],
    ),
    ("وتعتبر السلطات السعودية الشيخ من المعارضين وسبق أن اعتقلته في القطيف مرتين.", "DETAIN", []),
    # Who is near to a body is not of it; who does not want his name told is named by nothing.
    ("وقال مصدر مقرب من حركة حماس إن إسرائيل قصفت مخيم جباليا.", "ATTACK", ["unnamed-source"]),
    ("وقال مصدر قيادي في حركة حماس إن إسرائيل قصفت مخيم جباليا.", "ATTACK", ["hamas"]),
    ("وقال مسؤول لم يرغب في ذكر اسمه إن الشرطة اعتقلت عشرة شبان.", "DETAIN", ["unnamed-source"]),
    # The office of a governor is his state's; the sources of a province are only there.
    ("وقال مسؤول في محافظة حلب إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["syria-gov"]),
    ("وقالت مصادر في محافظة حلب إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["local-sources"]),
    # A cue between commas near the head of a sentence holds for all of it.
    (
        "وبدأت الأحداث، وفق مصدر أمني، مساء الثلاثاء، حين اعتقلت قسد ثلاثة مدنيين.",
        "DETAIN",
        ["security-source"],
    ),
    (
        "قال السيد شوقي طرخان إن الهدوء عاد. وبعد ذلك بدأت، على حد قوله، حملة: اعتقلت قسد ثلاثة مدنيين.",
        "DETAIN",
        ["name:شوقي طرخان"],
    ),
    # He still tells it to whom he told it, and is not the outlet that stands behind him.
    (
        "قال مصدر لوكالة رويترز إن الهدوء عاد. وأكد المصدر نفسه أن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["reuters", "unnamed-source"],
    ),
    ("اعتقلت قسد ثلاثة مدنيين، طبقا لسكان في البلدة.", "DETAIN", ["local-sources"]),
    # Headlines: in a statement, or to an outlet, before the colon.
    ("حزب الله في بيان مقتضب: استهدفنا تجمعا لجنود إسرائيليين في العديسة.", "ATTACK", ["hezbollah"]),
    ("مصدر عسكري لسانا: قسد تعتقل ثلاثة مدنيين.", "DETAIN", ["sana", "military-source"]),
    # A quotation: the last word before it is still of who speaks, whatever verb it opens with.
    (
        'قال المسؤول: «الهدوء عاد». وقال الوزير حسن رستم "رد الجنود بعدما قتل المسلحون ثلاثة شرطيين في حلب".',
        "ATTACK",
        ["name:حسن رستم"],
    ),
    # The verb before a colon tells who speaks, and not the name right before it.
    (
        "أكدت المصادر الأمنية أن الهدوء عاد. وأفادت المصادر: إن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["security-source"],
    ),
    # Against what he said before, he still speaks; several do not go on with one.
    (
        "قالت وزارة الداخلية السورية إن الهدوء عاد. لكنها أشارت إلى أن مسلحين اعتقلوا شرطيا.",
        "DETAIN",
        ["syria-security"],
    ),
    (
        "قال الوزير حسن رستم إن الهدوء عاد. وأعرب تجار عن القلق، وأكدوا أن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        [],
    ),
    # What an outlet passes on next is not told by its last source.
    (
        "نقلت وكالة رويترز عن مصدر أمني قوله إن الهدوء عاد. ونقلت عن مصدر طبي أن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["reuters", "medical-source"],
    ),
    (
        "قالت وكالة رويترز إن الهدوء عاد. ونقلت الوكالة عن مصدر رفيع قوله إن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["reuters", "unnamed-source"],
    ),
    # Who has a name of his own is not who has it for a family's.
    (
        "قال محمود حسين إن الهدوء عاد. وقال حسين عبدالرازق عضو المجلس إن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["name:حسين عبدالرازق"],
    ),
    # A paper in quotation marks that no list knows; what he goes on to say.
    ("قالت مصادر قبلية إن الهدوء عاد. ورصدت «الراصد» اعتقال ثلاثة مدنيين.", "DETAIN", []),
    (
        "قال المركز السوري للعدالة إن الهدوء عاد. ومضى المركز إلى القول إن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["name:المركز السوري للعدالة"],
    ),
    # «بحسب» at the end holds for all of a sentence in which «أن» opens nothing that anybody says.
    (
        "اعتقلت قسد ثلاثة مدنيين في البلدة التي يفترض أن تنسحب منها، بحسب مصادر محلية.",
        "DETAIN",
        ["local-sources"],
    ),
    # At the head of its sentence «كما» adds something, and refers to nothing.
    ("كما ردت الأسايش سريعا على الهجوم، واعتقلت ثلاثة مدنيين.", "DETAIN", []),
    # Of a meeting that somebody says he had he is the source; of where he said so nobody is.
    ("وأوضحت قسد أنها أجرت لقاءات مع التحالف الدولي.", "MEET", ["sdf"]),
    ("أكد وزير الخارجية التركي خلال لقاء مع نظيره الروسي دعم بلاده للهدنة.", "MEET", []),
    # Whose a count or a statement is; what one acts by is nobody's.
    ("قصفت طائرات حي الخالدية وقتلت تسعة مدنيين، بحسب إحصاء لناشطين محليين.", "ATTACK", ["activists"]),
    ("أوقع القصف على حلب، بحسب حصيلة مستقاة من مصادر طبية، تسعة قتلى.", "ATTACK", ["medical-source"]),
    ("اعتقلت قسد ثلاثة مدنيين، حسب تصريحات وزير الداخلية العراقي سالم الحسن.", "DETAIN", ["name:سالم الحسن"]),
    ("انسحب الجيش السوري من حلب وفق الخطة التي أعدتها الأمم المتحدة.", "WITHDRAW", []),
    ("بحسب المقاتلين الذين يحرسون أحمد سالم، اعتقلت قسد ثلاثة مدنيين.", "DETAIN", []),
    # Outlets that no list knows, in quotation marks; whom one names; to whom another tells it.
    (
        'قال موقع "سوريا الغد" إن الهدوء عاد. وأضاف الموقع أن قسد اعتقلت ثلاثة مدنيين.',
        "DETAIN",
        ["name:موقع سوريا الغد"],
    ),
    ("نقلت (سي إن إن) عن مصدر أمني أن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["cnn", "security-source"]),
    ("ونسبت وكالة رويترز إلى مصدر طبي أن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["reuters", "medical-source"]),
    ("أبلغ مصدر أمني وكالة رويترز بأن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["reuters", "security-source"]),
    # Offices before a name and behind it.
    (
        "سمير رمزي عضو مجلس الشعب ومحامي الكنيسة القبطية قال إن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["name:سمير رمزي"],
    ),
    (
        'من جهته قال لـ"الحياة" مختار الرحبي السكرتير الصحفي للرئيس إن قسد اعتقلت ثلاثة مدنيين.',
        "DETAIN",
        ["name:مختار الرحبي"],
    ),
    ("وقال سيد نزيلي ـ عضو مجلس الشورى.. إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["name:سيد نزيلي"]),
    # Whom an act is about does not go on; an office or several chiefs are not who spoke before.
    (
        "قال النائب سمير الحسن إن الهدوء عاد. ودعا المتظاهرين إلى الصبر. وأضاف أن قسد اعتقلت ثلاثة مدنيين.",
        "DETAIN",
        ["name:سمير الحسن"],
    ),
    (
        "قال النائب سمير الحسن إن الهدوء عاد. وأكد رؤساء اللجان اعتقال قسد ثلاثة مدنيين.",
        "DETAIN",
        [],
    ),
    ("أعلن الجيش السوري وقف القصف، غير أن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", []),
    ("قال محافظ الحسكة إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["syria-gov"]),
]


@pytest.mark.parametrize("who", ["أعلن المرصد السوري لحقوق الإنسان", "أعلن الدفاع المدني السوري"])
def test_who_counts_the_dead_of_a_strike_did_not_strike(engine: RulesEngine, who: str) -> None:
    """A body without arms is the source, and nobody is told to have done it."""
    told = engine.code(Report(id="x", text=f"{who} مقتل 12 مدنيا في قصف على إدلب."))
    assert [(m.type, m.actor) for m in told] == [("ATTACK", ())]


def test_who_takes_an_act_for_a_breach_did_not_do_it(engine: RulesEngine) -> None:
    """«عدت موسكو الهجوم انتهاكا»: she says so, and neither attacked nor breached."""
    told = engine.code(Report(id="x", text="عدت موسكو الهجوم على حلب انتهاكا صارخا لوقف إطلاق النار."))
    assert {m.type: ([f.value for f in m.actor], m.status) for m in told}["VIOLATE"] == ([], "claimed")
    assert [[f.value for f in m.actor] for m in told if m.type == "ATTACK"] == [[]]


@pytest.mark.parametrize(("text", "kind", "chain"), CASES)
def test_who_says_so(engine: RulesEngine, text: str, kind: str, chain: list[str]) -> None:
    """The mention of a type has exactly the chain of sources that its sentence tells."""
    told = [m for m in engine.code(Report(id="x", text=text)) if m.type == kind]
    assert [[f.value for f in m.source] for m in told] == [chain]
