"""Doubt: what the guide rules out, and how the rest is weighed."""

import msgspec
import pytest

from sijill.extract.doubt import features, likelihood
from sijill.extract.engine import RulesEngine
from sijill.schema import Report


def drafts(engine, text):
    return engine.drafts(Report(id="x", text=text, published="2024-08-14"))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # A noun that tells neither who nor whom, where, when nor how many.
        ("تحدث الناس عن الحصار والقصف طويلاً", []),
        # What is done with words need not say to whom or where.
        ("عُقد اجتماع", ["MEET"]),
        # A fight has two sides, be they named or not; who strikes must be.
        ("واشتبكت الجهات مع المجموعة", ["CLASH"]),
        # What must come first has not come.
        ("رفضت الحكومة السورية أي تفاوض قبل رفع الحصار عن الحسكة", ["REJECT"]),
        ("لن تشارك قسد في المفاوضات قبل الإفراج عن المعتقلين في حلب", ["REJECT"]),
        ("لا حوار مع قسد إلا بعد انسحاب القوات من حلب", []),
        ("لا يزال السكان في خيامهم قبل انسحاب القوات من حلب", ["WITHDRAW"]),
        # What an agreement lays down is not done; what was done under it is.
        ("وبموجب الاتفاق تنسحب قسد من حي طي في القامشلي", []),
        ("وبموجب الاتفاق انسحبت قسد من حي طي في القامشلي", ["WITHDRAW"]),
        ("وصلت دورية روسية إلى القامشلي لتهدئة التوتر", []),
        # «عبر» is no verb behind what is let through.
        ("منعت قسد دخول 200 شاحنة مساعدات عبر معبر سيمالكا", ["BLOCKADE"]),
        # What is negated.
        ("لم تحاصر قسد حي الأشرفية", []),
        # The dead of an attack in its sentence are its count.
        ("قصفت قوات النظام إدلب وقتل ثلاثة مدنيين", ["ATTACK"]),
        # Told apart from an attack, they are an event of their own.
        ("قتل ثلاثة مدنيين في إدلب", ["CASUALTIES"]),
        # But who is dead already when an act answers it did not die in it.
        ("تظاهر المئات في الخرطوم احتجاجا على مقتل ثلاثة طلاب", ["PROTEST", "CASUALTIES"]),
        ("اعتقلت الشرطة خمسة أشخاص في سوسة بعد مقتل شرطي", ["DETAIN", "CASUALTIES"]),
        ("اعتقلت الشرطة المصرية خمسة أشخاص بتهمة قتل ضابط في الجيزة", ["DETAIN"]),
        ("اندلعت اشتباكات في كردفان انتهت بعد مقتل أربعة مهاجمين", ["CLASH"]),
        # The dead of an attack told before are told apart from it.
        ("هاجم مسلحون ثكنة في إدلب أمس. وقتل أربعة جنود في الهجوم", ["ATTACK", "CASUALTIES"]),
        # A number that is told against another stands for itself.
        (
            "أوقعت هجمات في بعقوبة 104 قتلى، في حين تمسكت الوزارة بحصيلة أدنى هي 87 قتيلا",
            ["ATTACK", "CASUALTIES"],
        ),
        # What is feared, an aim or a condition, or what only may come of something, nobody plans.
        ("تخشى الأمم المتحدة من هجوم على مدينة الحديدة", []),
        ("أعربت الأمم المتحدة عن مخاوفها من هجوم على مدينة الفاشر", []),
        ("تستبعد عواصم غربية شن هجوم على إيران", []),
        ("قد يؤدي ذلك إلى مواجهات عنيفة في طرابلس", []),
        # What somebody or something is like has not happened.
        ("نزع الخبراء الألغام التي زرعها المتمردون في الطريق إلى الضالع", []),
        ("أحبط الشعب كل المخططات التي تستهدف البلاد", []),
        ("يقاتل متطرفون تونسيون في الخارج", []),
        ("الأمر الذي أجبر السكان على بيع أراضيهم", []),
        # Without a number or a name nobody is counted.
        ("سقط قتلى في إدلب", []),
    ],
)
def test_what_the_guide_rules_out(engine, text, kinds):
    assert [d.type for d in drafts(engine, text)[1]] == kinds


def test_who_did_it_makes_an_attack_of_a_killing(engine):
    _, found = drafts(engine, "قتل مسلحون ثلاثة مدنيين في إدلب")
    assert [d.type for d in found] == ["ATTACK"]


@pytest.mark.parametrize(
    ("text", "there", "missing"),
    [
        ("قصفت قسد إدلب", {"build:verb", "tense:past", "verb:actor", "verb:place"}, {"verb:count"}),
        ("شهدت إدلب أمس القصف الروسي", {"build:noun", "noun:definite", "noun:date"}, {"tense:past"}),
        ("تجدد القصف على إدلب أمس", {"noun:carried:1", "noun:then:علي"}, {"noun:behind:علي"}),
        ("نزح الأهالي بعد قصف إدلب أمس", {"noun:behind:بعد", "noun:then:name"}, {"noun:carried:1"}),
        ("قصفت قسد إدلب أمس", {"verb:then:name", "third:0", "predicate:attack.shell"}, {"second"}),
        ("قالت قسد «قصفت روسيا إدلب»", {"quoted", "type:ATTACK"}, {"verb:date"}),
    ],
)  # fmt: skip
def test_features_of_a_draft(engine, text, there, missing):
    analysis, found = drafts(engine, text)
    known = set(features(found[-1], analysis, engine.grammar))
    assert there <= known
    assert not missing & known


def test_without_weights_nothing_is_doubted(engine):
    analysis, found = drafts(engine, "قصفت قوات النظام إدلب")
    assert [likelihood(d, analysis, engine.grammar) for d in found] == [1.0]


@pytest.mark.parametrize(("threshold", "number"), [(0.4, 1), (0.6, 0)])
def test_what_is_less_likely_than_the_threshold_is_not_coded(lexicon, threshold, number):
    doubting = RulesEngine(msgspec.structs.replace(lexicon, doubt={"bias": 0.0, "threshold": threshold}))
    assert len(doubting.code(Report(id="x", text="قصفت قوات النظام إدلب"))) == number


def test_the_shipped_weights_stand_by_features_that_exist(lexicon):
    heads = {name.partition(":")[0] for name in lexicon.doubt} - {"bias", "threshold"}
    assert heads <= {
        "build", "type", "link", "status", "tense", "noun", "verb", "passive", "agent", "participle",
        "plural", "phrase", "quoted", "first", "source", "inherited", "verbal", "nominal", "predicate",
        "third", "second",
    }  # fmt: skip


def test_a_fight_between_two_is_told_by_a_noun_alone(told):
    assert told("تواصل القتال بين القبائل في الجبال", "CLASH")
    assert told("جرى ذلك بعد حل مجلس الشعب", "COERCE")
