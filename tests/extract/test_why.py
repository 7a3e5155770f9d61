"""Why: what became of every rule that knows a word of a clause."""

import pytest

from sijill.extract.why import explain
from sijill.schema import Report


@pytest.fixture(autouse=True)
def _tables(monkeypatch, grammar):
    """Use the tables that are made already; each explanation would make its own."""
    monkeypatch.setattr("sijill.extract.why.Grammar", lambda _: grammar)


def reasons(lexicon, text, offset=0):
    return {t.rule.partition(":")[0]: t.reason for t in explain(Report(id="x", text=text), offset, lexicon)}


@pytest.mark.parametrize(
    ("text", "rule", "reason"),
    [
        ("حاصرت قسد أحياء النظام في الحسكة.", "blockade.besiege", "coded"),
        ("أخلت الأسايش المبنى وحاصرت قسد حي طي في القامشلي.", "release.set-free", "lacks-word"),
        ("طالبت قسد النظام بفك الحصار عن الشهباء.", "lift.lift-siege", "content"),
        ("لم تحاصر قسد أحياء النظام في الحسكة.", "blockade.besiege", "ruled-out"),
    ],
)
def test_what_became_of_a_rule(lexicon, text, rule, reason):
    assert reasons(lexicon, text)[rule] == reason


def test_only_the_clause_at_the_offset_is_explained(lexicon):
    text = "حاصرت قسد الحسكة. وقصفت روسيا إدلب."
    assert set(reasons(lexicon, text, text.index("وقصفت"))) == {"attack.shell"}


def test_a_text_that_tells_nothing_has_nothing_to_explain(lexicon):
    assert explain(Report(id="x", text="صباح الخير"), 0, lexicon) == []
    assert explain(Report(id="x", text=""), 0, lexicon) == []
