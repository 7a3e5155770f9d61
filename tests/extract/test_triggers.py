"""Triggers: which words tell an event, and which only look like them."""

import pytest


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        # Forms of the verb, its noun and its participle, with what is attached.
        ("حاصرت قسد الحي", ["blockade.besiege"]),
        ("ويحاصرون الحي", ["blockade.besiege"]),
        ("بحصارها الحي", ["blockade.besiege"]),
        # A word that a form demands may stand apart from it.
        ("أخلت الأسايش أمس سبيل أربعة", ["release.set-free"]),
        ("أخلت الأسايش المبنى", []),
        # A word that it bars takes the meaning away.
        ("حصار اقتصادي خانق", []),
        # No verb ends in «ة» or bears a tanween, nor stands after a preposition.
        ("وزارة الصحة", []),
        # A name's words tell nothing.
        ("حركة الجهاد الإسلامي في فلسطين", []),
        # Set phrases tell nothing, nor does a word that says «the same».
        ("في الوقت عينه قائد", []),
        ("صلى الله عليه وسلم كل شيء", []),
        ("وقف عند سلم الطائرة", []),
        ("رابط الخبر في الموقع", []),
        ("داعيا الله أن يرحمهم", []),
        ("يدعون أن الحكومة فاسدة", []),
        ("لم يعودوا قادرين على العمل في المدينة", []),
        ("استعادت البلاد دورها في المنطقة", []),
        ("نشر الوزير صوراً على صفحته", []),
        # A charge behind «ب» was brought against whom the word describes; who accuses names somebody.
        ("امرأة متهمة بالانتماء إلى خلية", []),
        ("متهمة إيران بقصف الميناء", ["accuse.accuse", "attack.shell"]),
        # Two verbs that mean one act.
        ("تدين الحكومة اليمنية قصف الميناء", ["accuse.condemn", "attack.shell"]),
        ("تدين وتستنكر قصف الميناء", ["accuse.condemn", "attack.shell"]),
        # What an act is for, and a campaign's name, tell no taking.
        ("هجوم لاستعادة المدينة", ["attack.assault"]),
        ("التقدم نحو تحرير المدينة", []),
        ("عملية تحرير المدينة", ["attack.operation"]),
        ("بعد تحرير المدينة", ["seize.liberate"]),
        ("سعيا لمنع الوصول إلى المدينة", []),
        ("أمر بمنع الوصول إلى المدينة", ["blockade.bar"]),
        # Nor do the places where people fight or are held.
        ("جبهات القتال", []),
        ("مراكز الاحتجاز", []),
        ("اندلع القتال", ["clash.clash"]),
        # A part of the day is no explosion.
        ("فجر الثلاثاء", []),
    ],
)
def test_which_words_tell_an_event(analysed, text, rules):
    assert [t.form.frame.rule for t in analysed(text).triggers] == rules


@pytest.mark.parametrize(
    ("text", "build"),
    [
        ("قصف الطيران إدلب", "verb"),
        ("بعد قصف إدلب", "noun"),
        ("حُوصر الحي", "passive"),
        ("قُصفت إدلب", "passive"),
        ("الحي المحاصر منذ أمس", "participle"),
    ],
)
def test_how_a_trigger_is_built(analysed, text, build):
    assert [t.build for t in analysed(text).triggers] == [build]


def test_the_noun_that_a_speech_act_demands_stays_a_trigger(analysed):
    found = analysed("تمسكت حماس بانسحاب القوات الإسرائيلية من رفح").triggers
    assert [t.form.frame.type for t in found] == ["DEMAND", "WITHDRAW"]


def test_a_word_that_another_form_demands_is_no_trigger_of_its_own(analysed):
    found = analysed("شن مسلحون هجوماً على الحاجز وأطلقوا النار").triggers
    assert [t.form.frame.type for t in found].count("ATTACK") == len(found)


@pytest.mark.parametrize(
    "text",
    [
        "بعد وقف القصف على المدينة",
        "الأحياء الخاضعة لسيطرة النظام",
        "في مناطق سيطرة قسد",
        "خلال محاكمة في القامشلي لمدة 21 متهماً",
        "بهدف قصف الميناء",
        "من أجل السيطرة على المرفأ",
        "ولم تعرف خسائر تلك الغارات",
        "تواصلت العمليات العسكرية في الجنوب",
    ],
)
def test_a_noun_that_speaks_of_something_known_is_no_trigger(analysed, text):
    assert not {t.form.frame.type for t in analysed(text).triggers} & {"ATTACK", "SEIZE", "ACCUSE"}


def test_an_agreement_told_with_its_makers_is_told(analysed):
    found = analysed("خرقت قسد اتفاق الهدنة الذي وقعه الطرفان أمس").triggers
    assert "AGREE" in {t.form.frame.type for t in found}


def test_the_nearest_demanded_word_decides(analysed):
    found = analysed("ففر نحو 200 سجين قبل أن تصل قوات من دمشق").triggers
    assert [t.form.frame.type for t in found][:1] == ["ESCAPE"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("استعاد الجيش الطريق الذي أغلقته قسد أمس", ["SEIZE", "BLOCKADE"]),
        ("فُتح المعبر بعد إغلاقه أسبوعاً", ["LIFT", "BLOCKADE"]),
        ("استعاد الجيش الطريق. وتحدث عن الفكرة التي أغلقته", ["SEIZE"]),
    ],
)
def test_a_pronoun_takes_up_the_demanded_word_before_it(analysed, text, kinds):
    assert [t.form.frame.type for t in analysed(text).triggers] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("المعبر أغلق صباح الاثنين", ["BLOCKADE"]),
        ("الطرق قد قطعت بين المدينتين", ["BLOCKADE"]),
        ("القوات الحكومية دخلت تعز", ["DEPLOY"]),
        # What stands behind a preposition is not what the verb is said of.
        ("زاره في المعبر وأغلق", ["MEET"]),
    ],
)
def test_a_verb_may_stand_behind_the_word_that_it_demands(analysed, text, kinds):
    assert [t.form.frame.type for t in analysed(text).triggers] == kinds


@pytest.mark.parametrize(
    "text",
    ["قالت سيدة وصلت إلى المركز إن عناصر الأمن اقتادوا شقيقها", "نشر الوزير بيانا؛ وقوات الأمن في الحي"],
)
def test_what_a_deed_demands_stands_in_its_own_clause(analysed, text):
    assert not [t for t in analysed(text).triggers if t.form.frame.type == "DEPLOY"]
