"""Persons: those of the lexicon by name and office, others as `name:` and their words."""

import pytest


def persons(analysis):
    return [n.id for n in analysis.names if n.sort == "person"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("اعتقلت الأسايش القائد مظلوم عبدي", ["mazloum-abdi"]),
        ("اعتقلت الأسايش القيادي محمد الخلف", ["name:محمد الخلف"]),
        ("قال المتحدث سليم الراشد إن قسد اعتقلت شاباً", ["name:سليم الراشد"]),
        # A given name alone is nobody; a preposition is no «علي».
        ("اعتقلت الأسايش محمد في الحسكة", []),
        ("اعتدت قسد على المدنيين واعتقلت شاباً", []),
        # «باسم» after a spokesman is no given name.
        ("اعتقلت قسد المتحدث باسم العشائر", []),
    ],
)
def test_persons(analysed, text, found):
    assert persons(analysed(text)) == found


def test_a_person_is_known_by_his_family_name_afterwards(analysed):
    text = "اعتقلت الأسايش القيادي سليم الراشد في الحسكة. وأفرجت قسد عن الراشد أمس."
    assert persons(analysed(text)) == ["name:سليم الراشد"] * 2


def test_the_body_before_a_person_only_tells_his_office(one):
    event = one("طالب قائد قوات سوريا الديمقراطية مظلوم عبدي بفك الحصار", "DEMAND")
    assert event["actor"] == ["mazloum-abdi"]
