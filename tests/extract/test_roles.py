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
        # What is done to nobody has no target.
        ("انسحبت قوات النظام أمام قسد من الحسكة", "WITHDRAW", ["syria-army"], []),
    ],
)
def test_who_does_it_to_whom(one, text, kind, actor, target):
    event = one(text, kind)
    assert event["actor"] == actor
    assert target is None or event["target"] == target


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("اشتبكت قسد مع الجيش الوطني السوري", "CLASH", {"sdf", "sna"}),
        ("اندلعت اشتباكات بين قسد والجيش الوطني السوري في عفرين", "CLASH", {"sdf", "sna"}),
        ("اتفقت قسد والحكومة السورية على تبادل الأسرى", "AGREE", {"sdf", "syria-gov"}),
        ("التقى وفد من قسد مسؤولين أمريكيين في الحسكة", "MEET", {"sdf", "usa"}),
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
