"""Texts that are coded in parts: nothing is lost, and the cost of a part is bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extract.engine import RulesEngine
from sijill.extract.parts import LONGEST, parts
from sijill.lexicon import load
from sijill.schema import Report

SENTENCE = "حاصرت قسد المربع الأمني في الحسكة يوم 6 آب 2024."


@given(st.text(alphabet="اب .\n؟", max_size=200), st.integers(min_value=4, max_value=50))
def test_parts_are_the_whole_text_in_order(text: str, longest: int) -> None:
    found = list(parts(text, longest))
    assert "".join(part.of(text) for part in found) == text
    assert all(len(part.of(text)) <= longest for part in found)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("قصف حلب.\nقتل ثلاثة.", "قصف حلب.\n"),
        ("قصف حلب. قتل ثلاثة.", "قصف حلب. "),
        ("قصف حلب قتل ثلاثة", "قصف حلب قتل "),
        ("ا" * 20, "ا" * 12),
    ],
)
def test_a_part_ends_with_a_line_a_sentence_or_a_word(text: str, first: str) -> None:
    assert next(parts(text, 12)).of(text) == first


def test_what_stands_in_a_later_part_keeps_its_place() -> None:
    text = SENTENCE + "\n" + "هذا نص بلا خبر. " * (LONGEST // 10) + "\n" + SENTENCE
    found = RulesEngine(load(["core", "syria"])).code(Report(id="long", text=text))
    assert [m.type for m in found] == ["BLOCKADE", "BLOCKADE"]
    assert found[0].id != found[1].id
    assert found[1].evidence.start >= len(text) - len(SENTENCE)
    assert found[1].evidence.of(text).startswith("حاصرت")
