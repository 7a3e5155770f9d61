"""Phrases: what governs a name, what it is joined to, what it only describes."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # «بيد أن» sets a clause against another; «وعند», «وبحسب» are prepositions.
        ("بيد أن قسد حاصرت الدفاع الوطني", "BLOCKADE", ["sdf"], ["ndf"]),
        ("وعند ذهاب قوات النظام حاصرت قسد الدفاع الوطني", "BLOCKADE", ["sdf"], ["ndf"]),
        # A group is its body's where the words let it be, and does it itself where they do not.
        ("اتهم ضباط الحرس الثوري الإيراني ضباط الجيش السوري بالفرار", "ACCUSE", ["irgc"], ["syria-army"]),
        ("وطالب ناشطون الأمم المتحدة بفك الحصار", "DEMAND", ["activists"], ["un"]),
        ("ناشدت المعارضة السورية الأمم المتحدة أمس فتح الطريق", "DEMAND", ["syrian-opposition"], ["un"]),
        # A statement is made by whom it is of or from.
        ("ودان بيان صادر عن حركة حماس القصف الإسرائيلي", "ACCUSE", ["hamas"], ["israel"]),
        ("وانتقد بيان لحركة حماس القصف الإسرائيلي", "ACCUSE", ["hamas"], ["israel"]),
        # «وزيرة» is no «و»; a colleague stands in the same row, and so do «كل من» and «على رأسها».
        ("استقبل محمود عباس وزيرة الخارجية الفرنسية", "MEET", ["mahmoud-abbas"], ["france"]),
        ("ودعت كل من فرنسا وقطر الحكومة السورية إلى فك الحصار", "DEMAND", ["france", "qatar"], ["syria-gov"]),
        ("حاصرت قسد وعلى رأسها الأسايش الدفاع الوطني", "BLOCKADE", ["sdf", "asayish"], ["ndf"]),
        # Who is at a side, whose street or office it is, does nothing and suffers nothing.
        ("استهدف انفجار ميدان المحكمة في القاهرة", "ATTACK", [], []),
        ("هاجم متشددون مؤيدون لطالبان قوات النظام", "ATTACK", ["unknown"], ["syria-army"]),
        ("قاتلت قسد داعش بالتعاون مع التحالف الدولي", "CLASH", ["sdf"], ["isis"]),
    ],
)
def test_how_names_stand(one, text, kind, actor, target):
    event = one(text, kind)
    assert (event["actor"], event["target"]) == (actor, target)


def test_an_office_behind_a_person_says_who_he_is(one):
    event = one("التقى مظلوم عبدي الدكتور كامل الراوي أمين عام اتحاد الكتاب العراقيين", "MEET")
    assert [*event["actor"], *event["target"]] == ["mazloum-abdi", "name:كامل الراوي"]
