"""Ground: what is not in the text, or contradicts its type, is told."""

import msgspec
import pytest

from sijill.extract.ground import grounded, problems, spans
from sijill.schema import Filler, Mention, Report, Span

REPORT = Report(id="r", text="قصفت قسد إدلب", title="قصف")
MENTION = Mention(
    id="0", report="r", version=1, type="ATTACK", evidence=Span(0, 13), trigger=Span(0, 4),
    engine="rules/1", rule="attack.shell:verb", confidence=0.5, actor=(Filler("sdf", Span(5, 8)),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"evidence": Span(5, 5), "trigger": Span(5, 5)}, ["span" ]),
        ({"evidence": Span(0, 14)}, ["span"]),
        ({"evidence": Span(0, 3, "title"), "trigger": Span(0, 3, "title")}, []),
        ({"evidence": Span(0, 13, "title")}, ["span"]),
        ({"trigger": Span(5, 8), "evidence": Span(0, 6)}, ["trigger"]),
        ({"about": (Filler("AID"),)}, ["about"]),
        ({"type": "DEMAND", "about": (Filler("AID"),)}, []),
        ({"status": "maybe"}, ["status"]),
        ({"confidence": 1.5}, ["confidence"]),
        ({"actor": (Filler("sdf", Span(9, 99)),)}, ["span"]),
        ({"actor": (Filler("civilians", None, "implied"),)}, []),
    ],
)  # fmt: skip
def test_problems(change, codes):
    assert list(problems(msgspec.structs.replace(MENTION, **change), REPORT)) == codes


def test_what_has_a_problem_is_left_out():
    wrong = msgspec.structs.replace(MENTION, evidence=Span(0, 99))
    assert grounded([MENTION, wrong], REPORT) == [MENTION]


def test_every_span_of_a_mention_is_seen():
    assert set(spans(MENTION)) == {Span(0, 13), Span(0, 4), Span(5, 8)}
