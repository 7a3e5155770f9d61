"""Who does it: whom a title, a craft in the air, a verb without a subject stands for. All is invented."""

import pytest

ROWS = [
    # Aircraft and raids are theirs of whose aircraft was told; after aircraft of nobody they are nobody's.
    ("شنت طائرات التحالف العربي غارات على مأرب. وقصفت المقاتلات جسرا في صعدة.", "ATTACK", ["arab-coalition"]),
    (
        "قصفت مقاتلات التحالف العربي مأرب. وأفاد شهود عيان أن الغارات دمرت قاعدة العند.",
        "ATTACK",
        ["arab-coalition"],
    ),
    ("قصفت الطائرات الروسية حلب. وحلقت طائرات مجهولة فوقها. ثم دمرت الطائرات جسرا في إدلب.", "ATTACK", []),
    # At the head of its sentence, a verb without a subject goes on with who acted in the one before.
    ("قصف الجيش السوري أحياء حمص. كما قصف مواقع المعارضة في حلب.", "ATTACK", ["syria-army"]),
    ("قصف الجيش السوري أحياء حمص. كما قصف مسلحون قرية قريبة.", "ATTACK", ["unknown"]),
    ("أضرم المحتجون النار في إطارات. كما اقتحموا مكتب حركة النهضة.", "ATTACK", ["civilians"]),
    ("هاجم المسلحون ثكنة في بنغازي. واختطفوا ثلاثة جنود.", "DETAIN", ["local-fighters"]),
    # Who held an office is named behind it and «السابق», even by a given name that is an ordinary word too.
    ("دعا النائب السابق صلاح الخوري الحكومة إلى تسليم الملف.", "DEMAND", ["name:صلاح الخوري"]),
    # Of whom a clause is who has an ally, and not the ally.
    (
        "يخشى السكان جماعة الحوثي المتحالفة مع إيران التي سيطرت على صنعاء في سبتمبر.",
        "SEIZE",
        ["houthis"],
    ),
    # Neither of two did what is denied; who says that he met somebody met him.
    ("لم توافق الصين أو روسيا على القرار.", "REJECT", ["china", "russia"]),
    ("قال أحمد داود أوغلو إنه اجتمع مع نظيره الإيراني في أنقرة.", "MEET", ["ahmet-davutoglu"]),
    # Who is dismissed, kept out or killed does none of it.
    ("أقال الملك حكومة الطراونة في الأردن.", "APPOINT", []),
    ("جرى منع دخول الصليب الأحمر إلى المدينة.", "BLOCKADE", []),
    ("قال ناشط إن نحو 30 من ميليشيا الحوثي وقوات صالح قتلوا أثناء المواجهات.", "CASUALTIES", []),
    ("قال مصدر إن عشرة من مقاتلي داعش والنصرة قتلوا أمس.", "CASUALTIES", []),
    # Those whose meeting it is meet and speak; whom it asks does neither.
    ("دعا اجتماع وزاري للجامعة العربية عقد في الدوحة الأسد إلى التنحي.", "DEMAND", ["arab-league"]),
    ("دعا اجتماع وزاري للجامعة العربية عقد في الدوحة الأسد إلى التنحي.", "MEET", ["arab-league"]),
    ("دعا مؤتمر لعلماء المسلمين الحكومة المصرية إلى فتح المعبر.", "DEMAND", []),
    # A second office of somebody is nobody besides him; «الذين» are people, and no army.
    (
        "طالب عصام العريان، نائب رئيس حزب الحرية والعدالة وعضو مجلس الشعب، بالإفراج عن المعتقلين.",
        "DEMAND",
        ["essam-el-erian"],
    ),
    ("استجاب لمطالب المتدينين والجيش الإسرائيلي الذين هددوا بمظاهرات غدا.", "THREATEN", []),
    # Behind a verb with its own object stands that verb's subject.
    (
        "دافعت الحكومة السعودية عن قواتها التي طاردت عادل سالم وأصابته ومن ثم اعتقلته في مشهد وصفه ناشطون.",
        "DETAIN",
        [],
    ),
    # Whoever a body of nobody known where arrests or kills does not do it.
    ("اعتقلت الشرطة الناشط عادل سالم.", "DETAIN", []),
    ("اغتالت الجماعة الصحفي عادل سالم.", "ATTACK", []),
    ("دعت الناشطة توكل كرمان الحكومة اليمنية إلى الحوار.", "DEMAND", ["tawakkol-karman"]),
    # «الله», «ربه» and «علي» in a name are a name; «ين» is no ending of a name.
    ("دعا حزب الله إلى الهدوء.", "DEMAND", ["hezbollah"]),
    ("دعا عبد ربه منصور هادي إلى الحوار.", "DEMAND", ["abdrabbuh-hadi"]),
    ("رفض علي محسن الأحمر الإقالة.", "REJECT", ["ali-mohsen-al-ahmar"]),
    ("طالب حمدين صباحي بإعادة الانتخابات.", "DEMAND", ["hamdeen-sabahi"]),
    # «دعوات من …» are voiced by whom «من» names; a former deputy is not the one told of before.
    ("وسط دعوات من المعارضة المصرية إلى التظاهر.", "DEMAND", ["egypt-opposition"]),
    (
        "قال النائب جوزف المعلوف إن الأمر خطير. ودعا النائب السابق صلاح الخوري الحكومة إلى تسليم الملف.",
        "DEMAND",
        ["name:صلاح الخوري"],
    ),
    # Who spoke goes on speaking, however many sentences long, and whomever he asks behind the verb.
    (
        "قال مرسي في خطاب إنه سيعمل للجميع. وأكد أن الدولة قوية. وشدد على أن الشعب سيد. وتعهد بفتح المعبر.",
        "OFFER",
        ["mohamed-morsi"],
    ),
    (
        "أوضح المتحدث باسم حماس سامي أبو زهري أن المعبر مغلق. وحمل مصر المسؤولية عن الحصار.",
        "ACCUSE",
        ["sami-abu-zuhri"],
    ),
    (
        "استقبل محمود عباس في رام الله وفدا أوروبيا. ودعا خلال اللقاء إسرائيل إلى وقف الاستيطان.",
        "DEMAND",
        ["mahmoud-abbas"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "actor"), ROWS)
def test_who_does_it(told, text, kind, actor):
    """Of several events of a type the last one told is meant."""
    assert sorted(told(text, kind, "2015-08-09")[-1]["actor"]) == sorted(actor)


UNDATED = [
    # Whom a report without a day names by his office elsewhere is in office.
    (
        "قال الرئيس المصري محمد مرسي إنه سيسافر غدا. ودعا الرئيس المصري إلى رفع الحصار عن غزة.",
        "DEMAND",
        ["mohamed-morsi"],
    ),
    ("رفض الرئيس الروسي أي تدخل. وأضاف بوتين أن الحل سياسي.", "REJECT", ["vladimir-putin"]),
    ("دعا الرئيس المصري إلى رفع الحصار عن غزة.", "DEMAND", ["egypt"]),
    ("دعا الرئيس المصري إلى الهدوء، بعد عام على سقوط نظام الرئيس حسني مبارك.", "DEMAND", ["egypt"]),
    # Where somebody is met stands between him and whom he meets; the envoy's post is where he is sent.
    ("التقى الرئيس اليمني في واشنطن جو بايدن.", "MEET", ["yemen-gov"]),
    ("طالب المبعوث الأممي إلى ليبيا مارتن كوبلر الأطراف بالهدوء.", "DEMAND", ["martin-kobler"]),
    # Who makes a statement says what is in it, whenever he makes it.
    (
        "جاء ذلك في كلمة ألقاها أخيرا الرئيس الفرنسي هولاند وحض فيها إيران على الحوار.",
        "DEMAND",
        ["francois-hollande"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "actor"), UNDATED)
def test_who_does_it_in_a_report_without_a_day(told, text, kind, actor):
    assert actor in [e["actor"] for e in told(text, kind, None)]
