"""Echoes: what a denial or an accusation tells once more."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "statuses"),
    [
        # The content of a denial.
        ("قصفت قسد عفرين. ونفت قسد قصف عفرين.", "ATTACK", ["actual", "denied"]),
        # What «ذلك» and a pronoun take up.
        ("قصفت قسد عفرين. ونفى المتحدث باسم قسد ذلك.", "ATTACK", ["actual", "denied"]),
        # Whom somebody blames for what was told.
        ("هاجم مسلحون حاجزاً في عفرين. واتهمت قسد تركيا بتدبيره.", "ATTACK", ["actual", "claimed"]),
        # An accusation with a content of its own takes nothing up.
        ("هاجم مسلحون حاجزاً في عفرين. واتهمت قسد تركيا بخرق الهدنة.", "ATTACK", ["actual"]),
        # A denial of something else takes nothing up.
        ("قصفت قسد عفرين. ونفى المحافظ نقص الخبز.", "ATTACK", ["actual"]),
    ],
)
def test_what_is_told_once_more(told, text, kind, statuses):
    assert [e["status"] for e in told(text, kind)] == statuses


def test_who_denies_is_the_source_of_what_did_not_happen(told):
    denied = told("قصفت قسد عفرين. ونفت قسد قصف عفرين.", "ATTACK")[-1]
    assert denied["source"] == ["sdf"]


def test_who_is_blamed_did_it(told):
    blamed = told("هاجم مسلحون حاجزاً في عفرين. واتهمت قسد تركيا بتدبيره.", "ATTACK")[-1]
    assert (blamed["actor"], blamed["source"]) == (["turkey"], ["sdf"])


def test_the_outlet_that_a_denial_was_told_to_is_a_source_of_it_too(told):
    denied = told("قصفت قسد عفرين. ونفت قسد، في بيان نشرته سانا، قصف عفرين.", "ATTACK")[-1]
    assert denied["source"] == ["sana", "sdf"]


def test_nobody_is_blamed_for_what_befell_himself(told):
    assert len(told("استهدف مسلحون حاجزاً لقسد في عفرين. واتهمت قسد بتدبيره.", "ATTACK")) == 1
