from types import SimpleNamespace

import pytest

from sijill.export.fields import Shown
from sijill.export.followed import followed, is_followed, steps
from sijill.states.precedents import Case, Next, Precedent, Reason

NEXT = (
    Next("CLASH", "2021-04-21", 1, "a", "told-on"), Next("MEET", "2021-04-21", 1, "b"),
    Next("AGREE", "2021-04-23", 3, "c"),
)  # fmt: skip
NAMES = {"e": "sdf, syria · القامشلي [e]"}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", [
            "2021-04-21, after 1 day: MEET; by the day it was told: CLASH", "2021-04-23, after 3 days: AGREE",
        ]),
        ("ar", [
            "2021-04-21، بعد يوم واحد: لقاء؛ بحسب يوم الرواية: اشتباك", "2021-04-23، بعد 3 أيام: اتفاق",
        ]),
    ],
)  # fmt: skip
def test_what_came_next_stands_by_days_the_told_ones_first(lang, words):
    assert list(steps(NEXT, Shown(lang=lang))) == words


def test_a_precedent_says_which_why_since_when_and_what_next():
    reasons = (Reason("same-parties", 1.0, 0.3, ("sdf", "syria")), Reason("same-area", 0.0, 0.2, ()))
    one = Precedent(
        episode="e", likeness=0.467, reasons=reasons, stage="coercion", moment="2021-04-20", next=NEXT
    )
    assert list(followed(one, Shown(names=NAMES))) == [
        (0, "- sdf, syria · القامشلي [e]"),
        (1, "likeness 0.467: same parties 1 (sdf, syria)"),
        (1, "after 2021-04-20; stage coercion"),
        *((2, words) for words in steps(NEXT, Shown())),
    ]


def test_a_case_of_a_moment_has_its_day_and_none_may_follow():
    one = Case("e", "x", "2021-01-26", "told", ())
    assert list(followed(one, Shown(names=NAMES))) == [(0, "- 2021-01-26: sdf, syria · القامشلي [e]")]
    undated = Case("e", "x", None, "told", NEXT)
    assert next(followed(undated, Shown(names=NAMES))) == (0, "- sdf, syria · القامشلي [e]")
    assert is_followed(one)
    assert not is_followed(SimpleNamespace(__struct_fields__=("day",)))
