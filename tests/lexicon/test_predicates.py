"""Predicates: from an entry of a pack to its written forms, and what a form demands and bars."""

import pytest

from sijill.errors import LexiconError
from sijill.lexicon.predicates import Predicate, read_predicates, written_forms


def forms(kind="ATTACK", **keys):
    return dict(written_forms(kind, Predicate(id="x", **keys)))


@pytest.mark.parametrize(
    ("keys", "form", "build"),
    [
        ({"verbs": ("قصف يقصف",)}, "قصفت", "verb"),
        ({"passive": ("حوصر يحاصر",)}, "حوصرت", "passive"),
        ({"nouns": ("قصف",)}, "قصفها", "noun"),
        ({"agents": ("مطالب",)}, "مطالبا", "agent"),
        ({"participles": ("محاصر",)}, "محاصره", "participle"),
    ],
)
def test_how_a_form_is_built(keys, form, build):
    assert forms(**keys)[form].build == build


def test_what_a_form_demands_and_bars_is_folded():
    form = forms(verbs=("أخلى يخلي + سبيل|سراح الأسرى - المبنى",))["اخلت"]
    assert form.needs == (("سبيل",), ("سراح", "الاسري"))
    assert form.bars == (("المبني",),)


def test_a_noun_of_several_words_has_its_rest_and_no_pronoun():
    found = forms(nouns=("إطلاق سراح",))
    assert found["اطلاق"].words == ("سراح",)
    assert "اطلاقه" not in found


def test_the_frame_carries_what_the_entry_says():
    frame = forms("ATTACK", verbs=("قتل يقتل",), undone="CASUALTIES", target=("على",), idafa="actor")[
        "قتل"
    ].frame
    assert (frame.rule, frame.type, frame.undone, frame.idafa) == (
        "attack.x",
        "ATTACK",
        "CASUALTIES",
        "actor",
    )
    assert frame.target == ("علي",)


@pytest.mark.parametrize(
    "text",
    [
        'type = "BATTLE"\n',
        'type = "ATTACK"\n[[predicate]]\nverbs = ["قصف يقصف"]\n',
        'type = "ATTACK"\n[[predicate]]\nid = "x"\nverb = ["قصف يقصف"]\n',
        'type = "ATTACK"\n[[predicate]]\nid = "x"\nundone = "NOTHING"\n',
        "type = ",
    ],
)
def test_a_file_that_is_wrong_is_named(tmp_path, text):
    (tmp_path / "attack.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match="predicate-file") as error:
        read_predicates(tmp_path)
    assert "attack.toml" in str(error.value)


def test_files_are_read_in_the_order_of_their_names(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.toml").write_text('type = "AID"\n', "utf-8")
    assert [path.name for path, _ in read_predicates(tmp_path)] == ["a.toml", "b.toml"]


def test_a_list_of_words_stands_for_its_words(tmp_path):
    text = (
        'type = "ATTACK"\n[[predicate]]\nid = "die"\nverbs = ["قتل يقتل + $blows|طعنا"]\nexamples = ["x"]\n'
    )
    (tmp_path / "attack.toml").write_text(text, "utf-8")
    ((_, file),) = read_predicates(tmp_path, {"blows": ["في قصف", "إثر غارة"]})
    assert file.predicate[0].verbs == ("قتل يقتل + في قصف|إثر غارة|طعنا",)
    with pytest.raises(LexiconError, match="blows"):
        read_predicates(tmp_path)
