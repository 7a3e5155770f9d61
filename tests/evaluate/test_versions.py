"""Which mentions of two versions are the same: type and evidence, wherever the words went."""

import pytest

from sijill.evaluate.versions import same_mentions
from sijill.evaluate.words import compare_words
from sijill.schema import Filler, Mention, Report, Span

OLD = "قصف الجيش البلدة فقتل ثلاثة مدنيين. وطالب المجلس بفك الحصار عنها."


def mention(text, words, type_="ATTACK", part="text", **fields):
    start = text.index(words)
    span = Span(start, start + len(words), part)
    return Mention(
        id=f"{type_}{start}", report="r", version=1, type=type_, evidence=span, trigger=span,
        engine="fake/1", rule="fake", confidence=0.5, **fields,
    )  # fmt: skip


def pairs(old, new, before, now, title=("", "")):
    one, other = Report(id="r", text=old, title=title[0]), Report(id="r", text=new, title=title[1], version=2)
    words = {"text": compare_words(old, new), "title": compare_words(*title)}
    return same_mentions((one, before), (other, now), words)


ATTACK, DEMAND = "قصف الجيش البلدة فقتل ثلاثة مدنيين", "طالب المجلس بفك الحصار"


@pytest.mark.parametrize(
    ("new", "evidence", "same"),
    [
        (OLD, ATTACK, True),
        (OLD.replace("ثلاثة", "خمسة"), ATTACK.replace("ثلاثة", "خمسة"), True),
        # Moved far away by a new beginning, so that the offsets share nothing.
        ("خبر " * 40 + OLD, ATTACK, True),
        (OLD.replace("قصف الجيش البلدة", "قصفت طائرات البلدة"), "قصفت طائرات البلدة فقتل ثلاثة مدنيين", True),
        (OLD, "الحصار عنها", False),
        ("وصل وفد إلى المدينة. وهاجمت طائرات قرية.", "وهاجمت طائرات قرية", False),  # no word of it stayed
        # What was put in place of its end is long, and told elsewhere as well.
        (OLD.replace("ثلاثة مدنيين", "خبر " * 60), "قصف الجيش البلدة", True),
    ],
)
def test_a_mention_is_the_same_where_its_words_went(new, evidence, same):
    found = pairs(OLD, new, [mention(OLD, ATTACK)], [mention(new, evidence)])
    assert found == ([(0, 0)] if same else [])


def test_another_type_is_another_mention():
    assert pairs(OLD, OLD, [mention(OLD, ATTACK)], [mention(OLD, ATTACK, "CLASH")]) == []


def test_of_two_at_one_place_those_whose_arguments_agree_are_paired():
    one = mention(OLD, ATTACK, actor=(Filler("syria-army"),))
    other = mention(OLD, ATTACK, actor=(Filler("isis"),))
    assert pairs(OLD, OLD, [one, other], [other, one]) == [(0, 1), (1, 0)]


def test_titles_and_texts_are_apart():
    title = "قصف البلدة"
    told, text = mention(title, "قصف البلدة", part="title"), mention(OLD, DEMAND, "DEMAND")
    now = mention(f"عاجل: {title}", "قصف البلدة", part="title")
    assert pairs(OLD, OLD, [told, text], [text, now], title=(title, f"عاجل: {title}")) == [(0, 1), (1, 0)]
    assert pairs(title, title, [told], [mention(title, "قصف البلدة")], title=(title, "")) == []


def test_nothing_against_nothing():
    assert pairs(OLD, "", [], []) == []
