"""What the design adds to the guide: items, outcome, way, form, and what a mention answers."""

import pytest


def only(mentions, kind):
    found = [m for m in mentions if m.type == kind]
    assert len(found) == 1, [m.type for m in mentions]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "items"),
    [
        ("منعت قسد دخول الطحين والوقود إلى حي طي", "BLOCKADE", ["movement", "food", "fuel"]),
        ("حاصرت قسد حي طي", "BLOCKADE", []),
        ("قصفت قسد مخزن الطحين في حي طي", "ATTACK", []),
    ],
)
def test_what_is_kept_out(coded, text, kind, items):
    assert [f.value for f in only(coded(text), kind).items] == items


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("انتهت المحادثات بين قسد والحكومة السورية في دمشق دون نتيجة", "none"),
        ("عقدت قسد والحكومة السورية محادثات في دمشق", None),
        ("أخفقت جولة المحادثات بين الحكومة اليمنية والحوثيين في مسقط", "none"),
        ("عقدت حماس وفتح محادثات في القاهرة لم تسفر عن نتيجة", "none"),
    ],
)
def test_how_talks_ended(coded, text, outcome):
    found = only(coded(text), "MEET").outcome
    assert (found.value if found else None) == outcome


def test_a_go_between_is_told(coded):
    via = only(coded("طالبت قسد الحكومة السورية عبر وسطاء بفك الحصار"), "DEMAND").via
    assert via is None or via.value == "go-between"


def test_a_refusal_answers_the_demand_made_to_him(coded):
    mentions = coded("طالبت دمشق قسد بتسليم المطار. ورفضت قسد تسليم المطار.")
    assert only(mentions, "REJECT").answers == only(mentions, "DEMAND").id


def test_a_denial_answers_the_accusation(coded):
    mentions = coded("اتهمت دمشق قسد بقصف الحسكة. ونفت قسد القصف.")
    assert only(mentions, "DENY").answers == only(mentions, "ACCUSE").id


def test_nobody_answers_himself(coded):
    mentions = coded("طالبت قسد دمشق بفك الحصار. ورفضت قسد تسليم المطار.")
    assert only(mentions, "REJECT").answers is None
