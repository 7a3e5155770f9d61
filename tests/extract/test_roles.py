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
        # Who fights at his side does it too.
        ("استعاد الجيش السوري، ومعه حزب الله، القصير من داعش", "SEIZE", ["syria-army", "hezbollah"], None),
        # Of whom a place was taken is who was fought for it.
        ("اشتبكت قسد مع داعش في الرقة. وسيطرت قسد على حي المشلب", "SEIZE", ["sdf"], ["isis"]),
        # … and where nobody was, the only other armed party.
        ("أعلنت قسد هزيمة داعش في الرقة وسيطرت على حي المشلب", "SEIZE", ["sdf"], ["isis"]),
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
        ("طالب المحتجون بضمانات روسية لفتح الطريق", "DEMAND", None, []),
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
    ],
)
def test_who_is_meant_where_the_words_name_another(one, text, kind, actor):
    assert one(text, kind)["actor"] == actor
