"""Dates, counts, contents and status of what a text tells, each rule by a sentence of its own."""

import pytest

from sijill.extract.contents import answered_by
from sijill.schema import Bound, Report


def coded(engine, text, published="2024-08-14"):
    return engine.code(Report(id="x", text=text, published=published))


def only(mentions, kind):
    found = [m for m in mentions if m.type == kind]
    assert len(found) == 1, [m.type for m in mentions]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("صباح أمس داهمت القوات عدة منازل في الحسكة، واعتقلت الأسايش ثلاثة شبان.", "DETAIN", "2024-08-13"),
        ("اعتقلت الأسايش فجرا ثلاثة شبان في الحسكة.", "DETAIN", "2024-08-14"),
        ("13 آب 2024\n• اعتقلت الأسايش ثلاثة شبان في الحسكة", "DETAIN", "2024-08-13"),
        ("اعتقلت الأسايش ثلاثة شبان في الحسكة.", "DETAIN", None),
        ("الثلاثاء 13 آب 2024\n1- اعتقلت الأسايش ثلاثة شبان في الحسكة", "DETAIN", None),
        ("الثلاثاء 13 آب 2024\n08:40 اعتقلت الأسايش ثلاثة شبان في الحسكة", "DETAIN", "2024-08-13"),
        ("#الحسكة: ملخص أحداث الثلاثاء 13 آب 2024\n▪ اعتقلت الأسايش ثلاثة شبان", "DETAIN", "2024-08-13"),
        # When it was, behind the day on which it was told.
        ("أعلنت الشرطة أمس مقتل جنديين في هجوم وقع السبت في أبين.", "ATTACK", "2024-08-10"),
        ("تبنى التنظيم أمس هجوما أدى أول من أمس إلى مقتل جنديين في سيناء.", "ATTACK", "2024-08-12"),
        ("أعلنت الشرطة أمس مقتل جنديين في هجوم على ثكنة في أبين.", "ATTACK", "2024-08-13"),
        ("اعتقلت الأسايش في مطلع مايو (أيار) الماضي ثلاثة شبان.", "DETAIN", "2024-05-01/2024-05-10"),
        ("سيلتقي قائد قسد وفد العشائر الاثنين في الحسكة.", "MEET", "2024-08-19"),
        ("التقى قائد قسد وفد العشائر الاثنين في الحسكة.", "MEET", "2024-08-12"),
        ("التقى قائد قسد وفد العشائر أمس الاثنين في الحسكة.", "MEET", "2024-08-12"),
        ("التقى قائد الجيش وفد العشائر أمس، مطالبا بفك الحصار عن الفاشر.", "DEMAND", "2024-08-13"),
        ("زار المبعوث الأممي صنعاء الاثنين، وطلب فتح المطار أمام الرحلات.", "DEMAND", "2024-08-12"),
        ("زار المبعوث صنعاء الاثنين، واتهمت الحكومة اليمنية الحوثيين بخرق الهدنة.", "ACCUSE", None),
        ("قصف الجيش السوداني السوق أمس، ما أدى إلى فرار العائلات من أم درمان.", "DISPLACE", "2024-08-13"),
        ("هاجم مسلحون الثكنة أمس، وقتلوا ثلاثة جنود، واقتادوا خمسة إلى البلدة.", "DETAIN", "2024-08-13"),
        ("داهم الجيش الإسرائيلي مخيم جنين أمس، قبل أن ينسحب من المخيم.", "WITHDRAW", "2024-08-13"),
        ("دخل الجيش الكرمك أمس بعد ساعات من انسحاب الدعم السريع منها.", "WITHDRAW", "2024-08-13"),
        ("تظاهر المئات في تعز أمس غداة مقتل ثلاثة شبان برصاص قناص.", "ATTACK", "2024-08-12"),
        ("استقال الوزير أمس بعد يومين من اعتقال نجله في بغداد.", "DETAIN", "2024-08-11"),
        ("دانت الأمم المتحدة أمس خرق الهدنة الموقعة في يونيو، واعتقلت الشرطة شابا.", "DETAIN", "2024-08-13"),
        # Since when, told first, holds for what goes on; so does a day for what is told with «then».
        ("منذ مساء أمس داهم الجيش منازل في جنين، واعتقل ثلاثة شبان.", "DETAIN", "2024-08-13/2024-08-14"),
        ("قصف الجيش أمس البلدة، ثم انسحب المقاتلون منها.", "WITHDRAW", "2024-08-13"),
        # The hours of a curfew are no day, nor is the end of a period that a heading tells.
        ("فرض الجيش حظر تجول في سبها من السابعة مساء حتى الخامسة صباحا.", "COERCE", None),
        ("أبرز النقاط (حتى 13 آب 2024)\n• اعتقلت الأسايش ثلاثة شبان في الحسكة", "DETAIN", None),
    ],
)
def test_the_date_of_an_event(engine, text, kind, date):
    found = only(coded(engine, text), kind).date
    assert (found.value if found else None) == date


@pytest.mark.parametrize(
    ("text", "kind", "counts"),
    [
        ("اعتقلت الأسايش عشرة منهم في الحسكة.", "DETAIN", {("detained", 10)}),
        ("اعتقلت الأسايش سبعة شبان بينهم طالبان في الحسكة.", "DETAIN", {("detained", 7)}),
        ("اعتقلت الأسايش مئة شخص من بينهم عشرون امرأة في الحسكة.", "DETAIN", {("detained", 100)}),
        # The movement is no two students, a year no crowd; money and miles are measures.
        ("قتل ستة جنود في هجوم شنته حركة طالبان في هلمند.", "ATTACK", {("killed", 6)}),
        ("قمع الجيش العراقي انتفاضة آذار 1991 في البصرة.", "COERCE", set()),
        # The verb behind a bound; what has a number of its own; what befell others meanwhile.
        ("قال مسعف إن سبعة مدنيين على الأقل قتلوا في قصف على تعز.", "ATTACK", {("killed", Bound(min=7))}),
        (
            "أدى القصف على تعز إلى مقتل جندي و12 مدنيا وإصابة 17 آخرين.",
            "ATTACK",
            {("killed", 1), ("killed", 12), ("injured", 17)},
        ),
        ("وأصيب اثنان آخران واثنان آخران في قصف على تعز.", "ATTACK", {("injured", 2)}),
        ("أفرجت الأسايش عن ثلاثة جنود على دفعتين في الحسكة.", "RELEASE", {("released", 3)}),
        ("حاصرت قسد الحسكة لليوم السادس.", "BLOCKADE", {("days", 6)}),
        ("اعتقلت الأسايش عشرة بتهم شتى يوم الأحد في الحسكة.", "DETAIN", {("detained", 10)}),
        ("اعتقلت الأسايش سبعة شبان في الحسكة فيما غادر المئات منهم الحي.", "DETAIN", {("detained", 7)}),
        ("اعتقلت الأسايش سبعة شبان في الحسكة و20 رجلا مفقودون.", "DETAIN", {("detained", 7)}),
        ("استقال ثلاثة وزراء من الحكومة اليمنية.", "APPOINT", {("people", 3)}),
        ("تظاهر آلاف تضامنا مع غزة في عمان.", "PROTEST", {("people", Bound(min=2000))}),
        ("تظاهر الأهالي ورفعوا مئات اللافتات في بيروت.", "PROTEST", set()),
        ("خطف مسلحون مدير المستشفى في طرابلس.", "DETAIN", {("detained", 1)}),
        ("ألقى الأمن القبض على مهرب قرب الحدود.", "DETAIN", {("detained", 1)}),
        ("اعتقل قائد الشرطة في عدن ثلاثة شبان.", "DETAIN", {("detained", 3)}),
        ("أفرجت حماس عن ثلاثة من الرهائن السبعة في غزة.", "RELEASE", {("released", 3)}),
        ("أطلق الجيش سراح أحد الجنود الخمسة في مأرب.", "RELEASE", {("released", 1)}),
        ("خرق الحوثيون الهدنة 12 مرة في الحديدة.", "VIOLATE", {("other", 12)}),
        (
            "دارت معارك عنيفة في الفاشر سقط فيها 22 مسلحا وستة جنود.",
            "CLASH",
            {("killed", 22), ("killed", 6)},
        ),
        (
            "تعرض معسكر للجيش في مأرب لقصف بصاروخين، ما أدى إلى ارتقاء أربعة شهداء.",
            "ATTACK",
            {("weapons", 2), ("killed", 4)},
        ),
        (
            "هاجم الجيش التنظيم في سيناء وقتل خمسة منهم ودمر عربتين.",
            "ATTACK",
            {("killed", 5), ("vehicles", 2)},
        ),
        ("أفرجت السلطات عن سبعة شبان.", "RELEASE", {("released", 7)}),
        ("فرضت السلطات حظر تجول لمدة 48 ساعة في القصرين.", "COERCE", {("hours", 48)}),
        ("قصف الجيش الحي في ظرف 48 ساعة في الفاشر.", "ATTACK", set()),
        ("وزع الهلال الأحمر ألفي وجبة في درنة.", "AID", {("other", 2000)}),
        ("سمح التحالف بدخول خمس سفن إلى ميناء الحديدة.", "LIFT", {("other", 5)}),
        # What is demanded has its number; what a court punishes was counted before.
        ("طالبت الحركة بالإفراج عن 120 أسيرا.", "DEMAND", {("released", 120)}),
        ("طالبت اللجنة الجيش بتسليم ستة مطلوبين.", "DEMAND", {("people", 6)}),
        ("طالبت الحركة بمحاكمة الضباط الذين قتلوا 30 متظاهرا.", "DEMAND", set()),
        ("قضت محكمة في طرابلس بالسجن على ضابط بتهمة تهريب 46 شخصا.", "COERCE", set()),
        # Families are displaced where somebody is; those who were hit are hurt.
        ("نزحت 300 عائلة من الفاشر.", "DISPLACE", {("displaced", 300)}),
        ("سمحت السلطات بدخول 200 عائلة سورية عبر منفذ القائم.", "LIFT", {("other", 200)}),
        ("وكان اثنان من عناصر الشرطة قد أصيبا في بنغازي.", "CASUALTIES", {("injured", 2)}),
        # A bound opens no clause; whose they are may stand before the verb.
        ("اعتقلت الشرطة ما لا يقل عن 30 ناشطا في عدن.", "DETAIN", {("detained", Bound(min=30))}),
        ("القوات السورية قتلت ما يزيد عن 32 مدنيا في دمشق.", "ATTACK", {("killed", Bound(min=32))}),
        ("قال مصدر إن خمسة من أفراد الجيش أصيبوا في كمين قرب مأرب.", "ATTACK", {("injured", 5)}),
        ("ألقى الطيران المروحي برميلين متفجرين على داريا.", "ATTACK", {("weapons", 2)}),
        ("تتواصل الاحتجاجات في الخرطوم لليوم الحادي عشر.", "PROTEST", {("days", 11)}),
        ("تحاصر قوات الدعم السريع الفاشر منذ عشرة أيام.", "BLOCKADE", {("days", 10)}),
        ("تحاصر قوات الدعم السريع الفاشر منذ عامين.", "BLOCKADE", set()),
        # A bound behind the adjective; villages that are taken are positions.
        ("أدى هجوم في ديار بكر إلى مقتل جنديين تركيين على الأقل.", "ATTACK", {("killed", Bound(min=2))}),
        ("سيطرت المعارضة السورية على عشرين قرية في ريف حلب.", "SEIZE", {("positions", 20)}),
        ("أجبر عشرات الآلاف على ترك ديارهم في آسام.", "DISPLACE", {("displaced", Bound(min=20000))}),
        # What came of an attack stands in the next sentence.
        (
            "هاجم مسلحون ثكنة للجيش في مأرب. وأسفر الهجوم عن مقتل خمسة جنود وإصابة ثمانية.",
            "ATTACK",
            {("killed", 5), ("injured", 8)},
        ),
        ("اندلعت اشتباكات بين الجيش والمسلحين في سرت. وأوقعت عشرين قتيلا.", "CLASH", {("killed", 20)}),
        ("هاجم مسلحون ثكنة للجيش في مأرب. وأدت مجاعة إلى وفاة خمسة أطفال.", "ATTACK", set()),
        # One or two who are hit, told without a number.
        ("قتل مسلحو داعش أمس جنديا من الجيش العراقي في بيجي.", "ATTACK", {("killed", 1)}),
        ("قناصة الجيش قتلوا أمس طفلا في التاسعة ورجلا مسنا في تعز.", "ATTACK", {("killed", 2)}),
        ("قال ناشطون إن طفلا وامرأة أصيبا برصاص قناص قرب تعز.", "ATTACK", {("injured", 2)}),
        ("قتل ثلاثة جنود وأصيب آخر في تفجير في سيناء.", "ATTACK", {("killed", 3), ("injured", 1)}),
        # What is told itself is counted, no people; one number of the dead and the hurt; who took part.
        ("شهدت الخرطوم ثلاث وقفات احتجاجية ضد الغلاء.", "PROTEST", {("other", 3)}),
        ("اعتقلت الشرطة 12 محتجا في الخرطوم.", "DETAIN", {("detained", 12)}),
        ("سقط 20 شخصا بين قتيل وجريح في حلب.", "CASUALTIES", {("other", 20)}),
        ("خلف القصف على حلب 30 قتيلا وجريحا.", "ATTACK", {("other", 30)}),
        ("أدى تفجير في كابل إلى مقتل وإصابة أكثر من 40 شخصا.", "ATTACK", {("other", Bound(min=40))}),
        ("أدى قصف على غزة إلى ارتقاء أربعة شهداء وجرح ستة.", "ATTACK", {("killed", 4), ("injured", 6)}),
        ("خلف القصف على حلب 30 قتيلا و40 جريحا.", "ATTACK", {("killed", 30), ("injured", 40)}),
        ("عمت المسيرات رام الله، وشارك فيها المئات.", "PROTEST", {("people", Bound(min=200))}),
        ("نزح عشرات الآلاف من بلدات سهل نينوى.", "DISPLACE", {("displaced", Bound(min=20000))}),
        # Some of those who are counted, before the verb that tells of them all.
        ("قال مسؤول إن ستة أشخاص بينهم طفل قتلوا في قصف على تعز.", "ATTACK", {("killed", 6)}),
        (
            "أعلنت الشرطة أن سبعة أشخاص، بينهم ثلاثة جنود، قتلوا في تفجير في كابل.",
            "ATTACK",
            {("killed", 7), ("killed", 3)},
        ),
        # Soldiers or civilians among them are told apart; two kinds of people have one verb.
        ("مقتل 43 شخصا بينهم 27 مدنيا في قصف على حلب.", "ATTACK", {("killed", 43), ("killed", 27)}),
        ("تسع نساء وخمسة رجال قتلوا في الهجوم على سوق في كانو.", "ATTACK", {("killed", 9), ("killed", 5)}),
        ("قتل جنديان وجرح ثالث في هجوم على حاجز في بنغازي.", "ATTACK", {("killed", 2), ("injured", 1)}),
        # Two told one by one are two, so is whoever is told with his child or driver.
        ("مقتل شاب وامرأة برصاص مجهولين في درعا.", "ATTACK", {("killed", 2)}),
        ("قتل بحار روماني وحارس بريطاني في هجوم على ناقلة.", "ATTACK", {("killed", 2)}),
        ("أودى الانفجار بحياة فلاح ونجله.", "ATTACK", {("killed", 2)}),
        ("اختطف مسلحون طبيبا وسائقه في حماة.", "DETAIN", {("detained", 2)}),
        ("قتلت سيدة وأصيب طفلها برصاص مجهولين في منبج.", "ATTACK", {("killed", 1), ("injured", 1)}),
        # One of them; those of whom the verb before tells; what hurt them is not counted.
        ("أطلقت الشرطة سراح أحدهم في نابلس.", "RELEASE", {("released", 1)}),
        ("كسر السجناء الأبواب وفر منهم نحو 45.", "ESCAPE", {("escaped", 45)}),
        (
            "قتل جنديان لبنانيان وأصيب ثلاثة بانفجار لغم في جرود عرسال.",
            "ATTACK",
            {("killed", 2), ("injured", 3)},
        ),
        # How long it was shut, of a taking only the day in a row, and families that are helped.
        ("أعاد الأهالي فتح الطريق بعد 23 يوما من الإغلاق.", "LIFT", {("days", 23)}),
        ("لليوم السابع يواصل المحتجون احتلال البرلمان في بغداد.", "SEIZE", {("days", 7)}),
        ("سيطر الجيش السوري على تدمر بعد معارك دامت ستة أيام.", "SEIZE", set()),
        ("وزعت المنظمة سلالا غذائية على 620 أسرة في إدلب.", "AID", {("other", 620)}),
        ("سلم لبنان السلطات السورية ضابطا سابقا.", "HANDOVER", {("people", 1)}),
        (
            "سقط عشرات القتلى والجرحى في معارك في جوبا.",
            "CLASH",
            {("killed", Bound(min=20)), ("injured", Bound(min=20))},
        ),
        ("قتل ثلاثة من أبناء مدينة تعز في غارة على صعدة.", "ATTACK", {("killed", 3)}),
        ("قتل 20 من تنظيم القاعدة في غارة في أبين.", "ATTACK", {("killed", 20)}),
        ("خفضت ألمانيا قواتها في أفغانستان إلى 4500 جندي.", "WITHDRAW", set()),
        ("أحالت النيابة 75 متهما إلى المحاكمة في قضية قتل 60 شخصا في المنيا.", "COERCE", {("people", 75)}),
        (
            "قتل 20 مدنيا بينهم 5 أطفال و3 نساء وأصيب 40 آخرون في قصف على تعز.",
            "ATTACK",
            {("killed", 20), ("injured", 40)},
        ),
    ],
)
def test_the_counts_of_an_event(engine, text, kind, counts):
    assert {(c.what, c.value) for c in only(coded(engine, text), kind).count} == counts


def test_some_who_stand_before_a_relative_clause_are_counted(engine):
    mentions = coded(engine, "عاد إلى بنغازي أربعة من موظفي المصرف الذين خطفهم مسلحون في عدن.")
    assert {(c.what, c.value) for c in only(mentions, "DETAIN").count} == {("detained", 4)}


def test_they_of_whom_a_relative_clause_tells_are_counted(engine):
    mentions = coded(engine, "عاد إلى بنغازي سبعة شبان من الذين اعتقلتهم الشرطة في عدن.")
    assert {(c.what, c.value) for c in only(mentions, "DETAIN").count} == {("detained", 7)}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("اشتبك الطرفان قبل أن تنسحب قسد من الحسكة.", "WITHDRAW", "actual"),
        ("من المتوقع أن تنسحب قسد من الحسكة.", "WITHDRAW", "planned"),
        ("تنسحب قسد من الحسكة غدا.", "WITHDRAW", "planned"),
        ("تنسحب قسد من الحسكة اليوم.", "WITHDRAW", "actual"),
        ("ما تروجه أبواق العدو عن السيطرة على مطار الحديدة لا أساس له من الصحة.", "SEIZE", "denied"),
        ("خبر اغتيال قائد حامية الأبيض إشاعة.", "ATTACK", "denied"),
        ("سيطر الجيش على مطار الخرطوم.", "SEIZE", "actual"),
        ("أدانت الخارجية السورية التوغل واعتبرته خرقا للاتفاقية.", "VIOLATE", "claimed"),
        ("خرق الجيش الإسرائيلي وقف إطلاق النار في الخيام.", "VIOLATE", "actual"),
    ],
)
def test_the_status_of_an_event(engine, text, kind, status):
    assert only(coded(engine, text), kind).status == status


def test_who_takes_an_act_for_a_breach_breached_nothing(engine):
    breach = only(coded(engine, "أدانت الخارجية السورية التوغل واعتبرته خرقا للاتفاقية."), "VIOLATE")
    assert breach.actor == ()
    assert [f.value for f in breach.source] == ["syria-gov"]


def test_an_accusation_is_about_its_head_alone(engine):
    accusation = only(coded(engine, "اتهمت دمشق قسد بخرق الهدنة في الحسكة."), "ACCUSE")
    assert [f.value for f in accusation.about] == ["VIOLATE"]


def test_a_denial_is_about_what_was_alleged_before(engine):
    mentions = coded(engine, "اتهمت دمشق قسد بقصف الحسكة، ونفت قسد الاتهام.")
    assert [f.value for f in only(mentions, "DENY").about] == ["ATTACK"]


@pytest.mark.parametrize(
    ("speech", "told", "about", "answer"),
    [
        ("DENY", "ACCUSE", ["VIOLATE", "ATTACK"], ["VIOLATE"]),
        ("DENY", "ATTACK", [], ["ATTACK"]),
        ("REJECT", "OFFER", ["MEET"], ["MEET"]),
        ("REJECT", "MEET", [], []),
    ],
)
def test_answered_by(speech, told, about, answer):
    assert answered_by(speech, told, about) == answer


def test_days_are_nobodys_and_a_source_is_not_counted(engine):
    text = "قال مصدر إن قسد حاصرت الحسكة سبعة أيام، مصدر آخر نفى."
    counts = [c for m in engine.code(Report(id="x", text=text)) for c in m.count]
    assert [(c.what, c.value, c.of) for c in counts] == [("days", 7, None)]


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        # What a verb in the past tells was before the publication, whatever day of the year it names.
        ("سلم الرئيس السلطة إلى الجيش في 11 أكتوبر.", "actual", "2014-10-11"),
        ("قتل 20 جنديا في 25 من الشهر في مأرب.", "actual", "2015-06-25"),
        ("قتل 20 جنديا اليوم الأربعاء في مأرب.", "actual", "2015-07-22"),
        ("سيلتقي الوزيران في 25 يوليو في جنيف.", "planned", "2015-07-25"),
        # A day that the month before does not have stays as it is told.
        ("قتل 20 جنديا في 31 من الشهر في مأرب.", "actual", "2015-07-31"),
    ],
)
def test_the_past_is_not_to_come(coded, text, status, day):
    mention = coded(text, "2015-07-21")[0]
    assert (mention.status, mention.date.value) == (status, day)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("اعتقلت قوات الاحتلال فجر اليوم 12 فلسطينيا.", [("detained", 12)]),
        ("دخل الإضراب اليوم 12 من دون اتفاق.", []),
    ],
)
def test_what_is_counted_behind_today(coded, text, counts):
    assert [(c.what, c.value) for c in coded(text, "2015-07-21")[0].count] == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # Two blasts are no two persons, and what says of which kind they are is no number of its own.
        ("سقط عشرات القتلى في تفجيرين انتحاريين في دمشق.", {("killed", Bound(min=20, max=None))}),
        ("أسفر تفجيران انتحاريان في بغداد عن مقتل عشرين شخصا.", {("other", 2), ("killed", 20)}),
        # What is told again with whose it is, is told once.
        ("أسقطت الدفاعات السعودية طائرتين مسيرتين أطلقهما الحوثيون.", {("weapons", 2)}),
    ],
)
def test_what_is_counted_twice_and_is_one(engine, text, counts):
    found = only(coded(engine, text), "ATTACK").count
    assert {(c.what, c.value) for c in found} == counts
    assert len(found) == len(counts)
