"""Distinct happenings: a second mention of the same one adds nothing, another one does."""

import pytest

from sijill.extract.merging import headlines_end


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        # The noun takes up what the verb told.
        ("حاصرت قسد حي طي في القامشلي. واستمر الحصار.", "BLOCKADE", 1),
        # Another place, another number, another doer: another happening.
        ("اعتقلت الأسايش شاباً في الحسكة. واعتقلت الأسايش أربعة في القامشلي.", "DETAIN", 2),
        ("قصفت قوات النظام إدلب. وقصفت قسد عفرين.", "ATTACK", 2),
        # The same doer goes on, and nothing is new.
        ("أغلقت قسد معبر سيمالكا ومنعت دخول الشاحنات.", "BLOCKADE", 1),
        ("زار الوزير التركي بغداد والتقى رئيس الوزراء.", "MEET", 1),
        # Two things said are two.
        ("طالبت قسد بفك الحصار. وطالبت قسد بالإفراج عن المعتقلين.", "DEMAND", 2),
        # What a headline tells, the report below tells anew.
        ("قسد تحاصر حي طي\nحاصرت قسد أمس حي طي في القامشلي.", "BLOCKADE", 1),
        # A verb that says more of the blast, or the same of the culprits, tells nothing new.
        ("قتل جنديان في عدن بانفجار قنبلة ألقاها مسلح من الحوثيين.", "ATTACK", 1),
        ("أدانت محكمة في بغداد رجلين بالتجسس وحكمت عليهما بالسجن.", "COERCE", 1),
        ("تدين الحكومة اليمنية وتستنكر بشدة الهجوم على مطار عدن.", "ACCUSE", 1),
        # What a strike aimed at in which somebody died; another strike is another.
        ("قتل ثلاثة مدنيين في غارة بطائرة مسيرة تركية استهدفت سيارة في القامشلي.", "ATTACK", 1),
        ("قتل جندي في غارة على صعدة واستهدفت غارة أخرى معسكرا في عمران.", "ATTACK", 2),
        # Who announces what two agree on, and the agreement.
        ("أعلنت موسكو التوصل إلى اتفاق بين قسد ودمشق على وقف فوري لإطلاق النار.", "AGREE", 1),
        # A call that is new is one of its own, even where a noun tells it.
        ("دعت قطر الطرفين إلى وقف القتال في غزة. ووجهت مصر نداء إلى الطرفين.", "DEMAND", 2),
        # A number that is told as the least is the same number.
        (
            "قتل 46 مدنيا في قصف على الرطبة. وأسفر قصف على الرطبة عن مقتل 46 على الأقل.",
            "ATTACK",
            1,
        ),
        # What is called another is another; the noun that sums up an attack of its sentence is not.
        (
            "أصدر الرئيس هادي قرارا بتعيين محافظ لعدن. وأصدر قرارا آخر بتعيين قائد للمنطقة.",
            "APPOINT",
            2,
        ),
        (
            "شنت طائرات روسية غارة على إدلب. واستهدفت غارة أخرى بلدة سراقب في إدلب.",
            "ATTACK",
            2,
        ),
        ("قتل خمسة جنود سوريين في كمين قرب السخنة، في هجوم هو الثاني هذا الأسبوع.", "ATTACK", 1),
        ("قتل 19 شرطيا تركيا في هجمات نسبت إلى حزب العمال الكردستاني.", "ATTACK", 1),
        # A pronoun takes up what was hit.
        ("أسقطت سوريا طائرة تركية. وقال الرئيس إن سوريا أسقطتها.", "ATTACK", 1),
        # What breaks out or is launched is new; what those who demonstrate shout is not.
        ("تظاهر المئات في القطيف. وفور انتشار الخبر اندلعت مظاهرات عارمة في القطيف.", "PROTEST", 2),
        ("قصف الجيش إدلب. وقال السكان إن القصف كان عنيفا.", "ATTACK", 1),
        ("تظاهر المئات في تونس ضد الوالي. ورددوا هتافات ضده.", "PROTEST", 1),
        # A noun whose verb only does it is new; so is what another party says.
        ("اعتقلت الشرطة شاباً أمام المحكمة. وقامت الشرطة باعتقال مصور قناة محلية.", "DETAIN", 2),
        ("نفت واشنطن اتهامات موسكو. وسارعت موسكو إلى نفي ما نسب إلى وزيرها.", "DENY", 2),
        # What one speaker is told to say, and is then quoted with, is said once.
        (
            "دعا كيري إلى عقد اجتماع طارئ للجامعة. وقال كيري: «ندعو إلى اجتماع طارئ لوزراء الجامعة».",
            "DEMAND",
            1,
        ),
        # Who goes and who comes are two changes.
        ("أقال الرئيس محافظ عدن. وقال خبير إن تعيين محافظ جديد لعدن صائب.", "APPOINT", 2),
        # A meeting that is only spoken of again; another one, or what became of it, is told anew.
        ("التقى وفد من حماس في القاهرة مسؤولين مصريين. وحضر اللقاء السفير الفلسطيني.", "MEET", 1),
        ("التقى وفد من حماس في القاهرة مسؤولين مصريين. وفي ختام الاجتماع شكر الوفد مصر.", "MEET", 1),
        ("وصل الوزير التركي إلى بغداد أمس. وتأتي زيارة الوزير التركي إلى بغداد ضمن جولة.", "MEET", 1),
        ("وصل الوزير التركي إلى بغداد أمس. ويتوجه الوزير التركي في زيارة إلى طهران.", "MEET", 2),
        ("بدأت مفاوضات بين قسد ودمشق في القامشلي. وانهارت المفاوضات في باريس.", "MEET", 2),
        ("اجتمع وزراء الدفاع في أنقرة. وشارك في الاجتماع وزيرا دفاع تركيا وإيران.", "MEET", 1),
        ("شارك وزيرا دفاع تركيا وإيران في اجتماع في بغداد أمس.", "MEET", 1),
        # A call is not the meeting that came of it; two persons are two appointments.
        ("أجرى لافروف اتصالا هاتفيا بكيري. والتقى لافروف كيري في جنيف.", "MEET", 2),
        ("استقال حسني مبارك في فبراير. وتم تنصيب محمد مرسي رئيسا لمصر.", "APPOINT", 2),
        ("أنهى الرئيس مهام والي العاصمة وعين خلفا له.", "APPOINT", 2),
        ("تم تنصيب محمد مرسي رئيسا لمصر. وعين مرسي لجنة للتحقيق في القضايا.", "APPOINT", 2),
        # What is blamed and called by a name is blamed once; whom somebody accuses besides, he accuses anew.
        ("نددت طهران بالقرار ووصفته بأنه مؤامرة.", "ACCUSE", 1),
        ("أدانت حماس فتح والسلطة الفلسطينية واتهمتهما بالتنصل من تفاهمات القاهرة.", "ACCUSE", 2),
        # Status tells them apart.
        ("قصفت قسد عفرين. واتهمت دمشق قسد بقصف عفرين.", "ATTACK", 2),
    ],
)
def test_how_many_happenings(told, text, kind, number):
    assert len(told(text, kind)) == number


def test_who_goes_somewhere_goes_there_however_long_his_title(told):
    text = (
        "ناقشت تركيا والولايات المتحدة الأزمة. "
        "وقام قائد القوات الأمريكية في أفغانستان، الجنرال جون ألين، أيضا بزيارتين إلى باكستان."
    )
    assert len(told(text, "MEET")) == 2


def test_those_who_met_are_kept_with_what_they_talked_of(one):
    event = one("أجرى مظلوم عبدي اتصالا هاتفيا مع إيمانويل ماكرون بحثا خلاله وقف إطلاق النار.", "MEET")
    assert event["actor"] == ["mazloum-abdi", "emmanuel-macron"]


def test_the_fuller_mention_is_kept(one):
    event = one("استمر الحصار على حي طي. وتحاصر قسد حي طي في القامشلي.", "BLOCKADE")
    assert event["actor"] == ["sdf"]


def test_mentions_stand_in_the_order_of_the_text(coded):
    mentions = coded("قصفت قوات النظام إدلب. واعتقلت الأسايش شاباً في الحسكة. وانسحبت قسد من منبج.")
    assert [m.type for m in mentions] == ["ATTACK", "DETAIN", "WITHDRAW"]
    assert mentions == sorted(mentions, key=lambda m: m.evidence.start)


@pytest.mark.parametrize(
    ("forms", "end"),
    [
        (["صنعاء", "تعلن", "اعتقال", "شبكه", "\n", "اعلنت", "صنعاء", "امس", "."], 5),
        (["اعلنت", "صنعاء", "امس", ".", "\n", "وقالت", "الوزاره", "."], 0),  # a full stop ends no headline
        (["قصف"] * 40 + ["\n", "وقالت"], 0),  # too long
        (["عنوان", "\n"], 0),  # nothing stands below
    ],
)
def test_where_the_headlines_end(forms, end):
    assert headlines_end(forms) == end


def test_as_many_dead_are_the_same_dead(told):
    text = "قتل 73 شخصاً في مجزرة في تعز أمس. وبدأت محاكمة المتهمين بعد مقتل 73 شخصاً في المدينة."
    kinds = [event["type"] for kind in ("ATTACK", "CASUALTIES") for event in told(text, kind)]
    assert len(kinds) == 1
    other = text.replace("مقتل 73", "مقتل 12")
    assert len([1 for kind in ("ATTACK", "CASUALTIES") for _ in told(other, kind)]) == 2


def test_dozens_of_dead_may_be_others(told):
    text = "قتل عشرات المدنيين في تعز أمس. وأعلنت الشرطة مقتل عشرات المدنيين في عدن."
    assert len(told(text, "CASUALTIES")) == 2
