"""Inflection: the written forms of strong and weak verbs, nouns and participles."""

import pytest

from sijill.lexicon.inflect import noun_forms, participle_forms, verb_forms


def forms(past, present):
    return {f.form: f for f in verb_forms(past, present)}


@pytest.mark.parametrize(
    ("past", "present", "written"),
    [
        # Strong.
        (
            "حاصر",
            "يحاصر",
            "حاصرت حاصروا حاصرنا حاصرتا تحاصر يحاصرون يحاصروا يحاصران حاصرها حاصرتهم حاصروه يحاصرونها",
        ),
        # Weak at the end: alef maqsura and alef.
        ("ادعي", "يدعي", "ادعت ادعوا ادعينا ادعاه ادعيا تدعي يدعون يدعيان"),
        ("دعا", "يدعو", "دعت دعوا دعاه تدعو يدعون يدعوها"),
        ("تبني", "يتبني", "تبنت تبنوا تبناها يتبنون يتبناه تتبني"),
        ("القي", "يلقي", "القت القوا القاها يلقون يلقيها"),
        # A hamza at the end, whose seat is folded away.
        ("لجا", "يلجا", "لجات لجاوا لجووا لجاتا تلجا يلجاون يلجوون يلجووا"),
        ("انشا", "ينشي", "انشات انشاوا انشاته تنشي ينشيون ينشيها"),
        ("انشي", "ينشا", "انشيت انشيوا تنشا"),
    ],
)
def test_forms_of_a_verb(past, present, written):
    assert set(written.split()) <= set(forms(past, present))


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("حاصر", {"past"}),
        ("حاصرت", {"past", "feminine"}),
        ("حاصروا", {"past", "plural"}),
        ("حاصرها", {"past", "pronoun"}),
        ("يحاصر", set()),
        ("تحاصر", {"feminine"}),
        ("يحاصرون", {"plural"}),
    ],
)
def test_what_a_form_says(form, marks):
    found = forms("حاصر", "يحاصر")[form]
    assert {
        name for name in ("past", "plural", "feminine", "pronoun", "short") if getattr(found, name)
    } == marks


def test_the_jussive_of_a_weak_verb_is_marked():
    assert forms("دعا", "يدعو")["يدع"].short


@pytest.mark.parametrize(
    ("noun", "written"),
    [
        ("محاصره", {"محاصره": "", "محاصرتها": "ها", "محاصرته": "ه"}),
        ("حصار", {"حصار": "", "حصارا": "", "حصارهم": "هم"}),
        ("هجمات", {"هجمات": "", "هجماته": "ه"}),
    ],
)
def test_forms_of_a_noun(noun, written):
    found = dict(noun_forms(noun))
    assert {form: found.get(form) for form in written} == written


def test_no_accusative_alef_after_a_plural_ending():
    assert "هجماتا" not in dict(noun_forms("هجمات"))


@pytest.mark.parametrize(
    ("participle", "written"),
    [
        ("مطالب", "مطالب مطالبا مطالبه مطالبين مطالبون مطالبات مطالبان"),
        ("داعي", "داعي داعيا داعيه داعين داعون"),
    ],
)
def test_forms_of_a_participle(participle, written):
    assert set(written.split()) <= set(participle_forms(participle))


@pytest.mark.parametrize(("past", "present"), [("لجا", "يلجا"), ("انشا", "ينشي")])
def test_a_hamza_is_not_dropped(past, present):
    assert not {past[:-1] + "ت", past[:-1] + "وا", present[:-1], present[:-1] + "ون"} & set(
        forms(past, present)
    )
