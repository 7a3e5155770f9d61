"""Truces and rounds of talks follow each other within days: which linking keeps apart, and which not."""

import pytest

from sijill.lexicon import Lexicon, load
from sijill.link import link
from sijill.schema import EventType, Filler, Mention, Span, Time, Told

AT = Span(0, 0)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def told(id_: str, type_: EventType, day: str | None, *, report: str = "", outcome: str = "") -> Told:
    """A meeting or deal of two parties in one town, told on 24 August by a report of its own."""
    who = (Filler("ypg", AT), Filler("syria-gov", AT))
    mention = Mention(
        id=id_, report=report or f"r-{id_}", version=1, type=type_, evidence=AT, trigger=AT, engine="made/1",
        rule="made", confidence=1.0, actor=who, place=(Filler("الحسكة", AT),), told_on="2016-08-24",
        date=Time(day, AT) if day else None, outcome=Filler(outcome, AT) if outcome else None,
    )  # fmt: skip
    return Told(mention=mention, published="2016-08-24", quote="هدنة في الحسكة بوساطة روسية")


@pytest.mark.parametrize("type_", ["AGREE", "MEET"])
@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ("2016-08-20", "2016-08-20", 1),
        ("2016-08-20", "2016-08-21", 1),  # told of one night by the day before and after
        ("2016-08-20", "2016-08-23", 2),  # the second truce
        ("2016-08-20/2016-08-21", "2016-08-23", 2),
        ("2016-08-20/2016-08-23", "2016-08-22", 1),
        ("2016-08", "2016-08-22", 1),  # told by the month alone
        ("2016-07", "2016-08-01", 2),  # a month tells that it was not the day after
    ],
)
def test_two_exact_days_more_than_one_apart_are_two(
    lexicon: Lexicon, type_: EventType, one: str, other: str, events: int
) -> None:
    assert len(link([told("a", type_, one), told("b", type_, other)], lexicon)) == events


@pytest.mark.parametrize(
    ("report", "ends", "events"),
    [
        ("", ("none", "deal"), 1),  # two reports may differ on how one meeting ended
        ("same", ("none", "deal"), 2),
        ("same", ("none", "none"), 1),
    ],
)
def test_talks_that_one_report_lets_end_in_two_ways_are_two(
    lexicon: Lexicon, report: str, ends: tuple[str, str], events: int
) -> None:
    pair = [told(id_, "MEET", None, report=report, outcome=end) for id_, end in zip("ab", ends, strict=True)]
    assert len(link(pair, lexicon)) == events
