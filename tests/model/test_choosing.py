"""Choosing: a role is filled with what is likely enough, and nobody does what he suffers."""

import msgspec
import pytest

from sijill.model.choosing import Chosen, with_chosen
from sijill.schema import Filler, Mention, Span, Time

MENTION = Mention(
    id="0", report="r", version=1, type="ATTACK", evidence=Span(0, 13), trigger=Span(0, 4),
    engine="rules/1", rule="attack.shell:verb", confidence=0.5, actor=(Filler("sdf", Span(5, 8)),),
    date=Time("2024-08-07", Span(9, 12), "relative"),
)  # fmt: skip
NOBODY = {role: [] for role in ("actor", "target", "mediator", "source", "place", "date")}
LEAST = {f"{kind}:{role}": 0.5 for role in NOBODY for kind in ("keep", "least")}


def chosen(value, likely):
    return Chosen(Filler(value, Span(5, 8)), likely)


@pytest.mark.parametrize(
    ("likely", "filled"),
    [([0.9], ["a"]), ([0.49], []), ([0.5], ["a"]), ([0.9, 0.6], ["a", "b"]), ([0.9, 0.4], ["a"])],
)
def test_what_is_likely_enough(likely, filled):
    ranked = NOBODY | {"actor": [chosen(value, share) for value, share in zip("abc", likely, strict=False)]}
    assert [f.value for f in with_chosen(MENTION, ranked, LEAST).actor] == filled


@pytest.mark.parametrize(("kind", "target"), [("ATTACK", []), ("MEET", ["a"])])
def test_doer_and_sufferer_are_two_unless_both_do_it(kind, target):
    ranked = NOBODY | {"actor": [chosen("a", 0.9)], "target": [chosen("a", 0.6)]}
    found = with_chosen(msgspec.structs.replace(MENTION, type=kind), ranked, LEAST)
    assert [f.value for f in found.actor] == ["a"]
    assert [f.value for f in found.target] == target


def test_the_likelier_role_stands():
    ranked = NOBODY | {"actor": [chosen("a", 0.6)], "target": [chosen("a", 0.9)]}
    found = with_chosen(MENTION, ranked, LEAST)
    assert (found.actor, [f.value for f in found.target]) == ((), ["a"])


def test_a_date_that_the_rules_read_keeps_how_it_was_read():
    ranked = NOBODY | {"date": [chosen("2024-08-07", 0.8), chosen("2024-08-01", 0.7)]}
    assert with_chosen(MENTION, ranked, LEAST).date == MENTION.date
    assert with_chosen(MENTION, NOBODY, LEAST).date is None


@pytest.mark.parametrize(
    ("keep", "least", "filled"), [(0.2, 0.5, ["sdf"]), (0.5, 0.2, ["a"]), (0.5, 2.0, [])]
)
def test_what_the_rules_chose_has_a_threshold_of_its_own(keep, least, filled):
    ranked = NOBODY | {"actor": [chosen("sdf", 0.3), chosen("a", 0.3)]}
    found = with_chosen(MENTION, ranked, LEAST | {"keep:actor": keep, "least:actor": least})
    assert [f.value for f in found.actor] == filled
    assert all(f == MENTION.actor[0] for f in found.actor if f.value == "sdf")
