"""Corrections of reviews as they reach linking and states."""

import pytest

from sijill.runs.told import correct
from sijill.schema import Bound, Count, Filler, Mention, Span, Time

AT = Span(0, 4)
MENTION = Mention(
    id="a", report="r", version=1, type="ATTACK", evidence=AT, trigger=AT, engine="e/1", rule="r", confidence=1.0,
    actor=(Filler("sdf", AT), Filler("ypg", AT)), date=Time("2024", AT),
    count=(Count("killed", Bound(min=20), "العشرات", AT),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("type", "CLASH", "CLASH"),
        ("status", "denied", "denied"),
        ("actor", "sdf|ndf", (Filler("sdf", AT), Filler("ndf", how="implied"))),
        ("actor", "", ()),
        ("date", "2024-08-07", Time("2024-08-07", AT)),
        ("date", "", None),
        ("outcome", "none", Filler("none", how="implied")),
        ("count", "killed=3 (civilians)", (Count("killed", 3, "3", AT, "civilians"),)),
        ("count", "killed=«العشرات»|injured=30+", (*MENTION.count, Count("injured", Bound(min=30), "30+", AT))),
        ("count", "", ()),
    ],
)
def test_what_a_cell_says_takes_the_place_of_the_argument(name, cell, value):
    assert getattr(correct(MENTION, {name: cell}), name) == value


@pytest.mark.parametrize(("name", "cell"), [("count", "killed=many"), ("count", "heroes=3"), ("content", "LIFT")])
def test_what_cannot_be_read_leaves_it_as_it_was_coded(name, cell):
    assert correct(MENTION, {name: cell}) == MENTION
