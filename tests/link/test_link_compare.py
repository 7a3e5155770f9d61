"""Cases of one event and of two, and what must outrank what: both hold whatever the weights become."""

import pytest
from msgspec import structs
from telling import told

from sijill.link.compare import APART, FEATURES, reasons, score, weights
from sijill.link.facts import all_facts

SIEGE = {"actor": "sdf", "target": "syria-gov", "place": ["الحسكة"], "date": "2024-08-07/2024-08-08"}
STRIKE = {"actor": "israel-army", "target": "hamas", "place": ["رفح"], "date": "2024-05-26"}
TALKS = {"actor": "sdf syria-gov", "place": ["حلب"], "date": "2024-08-08"}


def pair(atlas, one, other):
    a, b = all_facts([one, other], atlas)
    return score(a, b, atlas)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("BLOCKADE", SIEGE), ("BLOCKADE", {**SIEGE, "date": "2024-08-07/2024-08-09"})),
        (("BLOCKADE", SIEGE), ("BLOCKADE", {**SIEGE, "actor": "asayish", "date": ""})),
        (("ATTACK", STRIKE), ("ATTACK", {**STRIKE, "target": "civilians"})),
        (("ATTACK", STRIKE), ("ATTACK", {**STRIKE, "status": "denied", "actor": "israel"})),
        (("CLASH", {**STRIKE, "target": ""}), ("ATTACK", STRIKE)),
        (("MEET", TALKS), ("MEET", {**TALKS, "actor": "syria-army asayish"})),
    ],
)
def test_one_event_in_two_reports(atlas, one, other):
    assert pair(atlas, told(one[0], "r1", **one[1]), told(other[0], "r2", **other[1])) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("BLOCKADE", SIEGE), ("BLOCKADE", {**SIEGE, "place": ["حي الشيخ مقصود"]})),
        (("BLOCKADE", SIEGE), ("BLOCKADE", {**SIEGE, "date": "2025-08-07"})),
        (("AGREE", TALKS), ("VIOLATE", TALKS)),
        (("AGREE", TALKS), ("MEET", TALKS)),
        (("ACCUSE", {"actor": "sdf", "about": "ATTACK"}), ("ATTACK", STRIKE)),
        (("DENY", {"actor": "israel-army", "about": "ATTACK"}), ("ATTACK", STRIKE)),
        (("ATTACK", STRIKE), ("ATTACK", {**STRIKE, "date": "2024-06-26"})),
        (("DEMAND", {"actor": "sdf", "about": "LIFT"}), ("DEMAND", {"actor": "un", "about": "LIFT"})),
        (("SEIZE", STRIKE), ("SEIZE", {**STRIKE, "place": ["خان يونس"]})),
    ],
)
def test_what_the_text_keeps_apart(atlas, one, other):
    assert pair(atlas, told(one[0], "r1", **one[1]), told(other[0], "r2", **other[1])) == APART


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"date": "2024-05-27"}),
        ({}, {"place": ["مخيم جباليا"]}),
        ({}, {"actor": "usa", "target": "houthis"}),
        ({}, {"status": "planned"}),
        ({"status": "denied"}, {"status": "planned"}),
        ({"status": "denied"}, {"status": "claimed"}),
        ({"count": [("killed", 45, None)]}, {"count": [("killed", 7, None)]}),
        ({"quote": "قصف خيام النازحين في تل السلطان"}, {"quote": "غارة على دراجة نارية"}),
    ],
)
def test_better_outranks_worse(atlas, better, worse):
    quote = "احترقت خيام النازحين في تل السلطان"
    first = told("ATTACK", "r1", **STRIKE, count=[("killed", 45, None)], quote=quote)
    ranked = [summed(atlas, first, told("ATTACK", "r2", **{**STRIKE, **other})) for other in (better, worse)]
    assert ranked[0] > ranked[1]


def summed(atlas, one, other):
    """The sum of the weights, before it is held between floor and ceiling."""
    a, b = all_facts([one, other], atlas)
    return sum(weight for _, _, weight in reasons(a, b, atlas))


def test_within_a_report_an_event_is_told_once(atlas):
    one, other = (told("ATTACK", "r1", **STRIKE, quote=quote) for quote in ("قصف", "غارة"))
    apart = told("ATTACK", "r2", **STRIKE, quote="غارة")
    assert pair(atlas, one, other) < pair(atlas, one, apart)


@pytest.mark.parametrize(
    ("other", "is_apart"),
    [
        ({"actor": "hamas", "target": "civilians"}, True),  # each struck by its own
        ({"actor": "hamas", "target": "civilians", "source": "un"}, False),  # whom another voice blames
        ({"actor": "hamas", "target": "civilians", "status": "claimed"}, False),
        ({"place": ["خان يونس"]}, True),
        ({"place": ["خان يونس", "رفح"]}, False),
        ({"place": ["تلة الريحان"]}, False),  # which no pack knows: it may be in the other
        ({"actor": "", "target": "civilians"}, False),
    ],
)
def test_one_voice_of_a_report_tells_of_two_doers_or_places_two_deeds(atlas, other, is_apart):
    one, two = told("ATTACK", "r1", **STRIKE), told("ATTACK", "r1", **{**STRIKE, **other})
    assert (pair(atlas, one, two) == APART) is is_apart
    assert pair(atlas, one, structs.replace(two, mention=structs.replace(two.mention, report="r2"))) != APART


def test_every_word_of_a_feature_has_a_weight(atlas):
    words = weights().weigh
    assert set(words) == {name for name, _ in FEATURES}
    one, other = told("ATTACK", "r1", **STRIKE), told("ATTACK", "r2", **STRIKE)
    a, b = all_facts([one, other], atlas)
    shown = reasons(a, b, atlas)
    assert [name for name, _, _ in shown] == [name for name, _ in FEATURES]
    assert score(a, b, atlas) == min(4.0, weights().base + sum(weight for _, _, weight in shown))
