"""Facts against hand-made states: for each way of comparing a case that holds and one that must not."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from sijill.errors import InputError, UsageError
from sijill.evaluate.coded import Gold
from sijill.evaluate.facts import Fact, check, coded_told, read_facts
from sijill.evaluate.facts.fits import Fits
from sijill.evaluate.facts.path import Step, steps
from sijill.evaluate.facts.where import Where
from sijill.lexicon import Lexicon, load
from sijill.schema import Count, Mention, Report, Span
from sijill.states import Field

NOTHING: Field[Any] = Field()


class Round(Struct, frozen=True):
    day: Field[str]
    venue: Field[tuple[str, ...]] = NOTHING
    outcome: Field[str] = NOTHING
    by: tuple[str, ...] = ()
    low: int | None = None


class State(Struct, frozen=True):
    id: str
    actor: Field[tuple[str, ...]] = NOTHING
    place: Field[tuple[str, ...]] = NOTHING
    since: Field[str] = NOTHING
    until: Field[str] = NOTHING
    items: Field[tuple[str, ...]] = NOTHING
    surrounded: Field[bool] = NOTHING
    term: Field[Count] = NOTHING
    answers: Field[str] = NOTHING
    answered_by: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()


class Talks(Struct, frozen=True):
    id: str
    parties: Field[tuple[str, ...]]
    mediators: Field[tuple[str, ...]] = NOTHING
    party: str = "none"


class Toll(Struct, frozen=True):
    id: str
    party: Field[str]


class Deal(Struct, frozen=True):
    id: str
    day: Field[str] = NOTHING
    from_: Field[str] = NOTHING
    until: Field[str] = NOTHING
    purpose: Field[tuple[str, ...]] = NOTHING
    clauses: tuple["Clause", ...] = ()


class Clause(Struct, frozen=True):
    what: str


SIEGE = State(
    id="siege",
    actor=Field(("asayish",), ("e1",), ("sana", "sohr"), basis="inferred", word="الأسايش"),
    place=Field(("حي طي", "القامشلي"), ("e1",)),
    since=Field("2021-04-20", ("e1",), basis="told-on"),
    items=Field(("food", "water"), ("e1",)),
    surrounded=Field(value=False, events=("e1",)),
    term=Field(Count("hours", 24, "24 ساعة", Span(0, 1))),
    answers=Field("other", ("e1",)),
    answered_by=("other", "third"),
    rounds=(
        Round(Field("2021-04-21"), Field(("مطار القامشلي",)), Field("none"), ("sohr",), 5),
        Round(Field("2021-04-24/2021-04-26"), Field(("الحسكة",)), Field("deal"), ("sana",), 7),
    ),
)
OTHER = State(
    id="other", actor=Field(("syria-army",)), place=Field(("الشهباء",)), since=Field("2021-01"),
    until=Field("2021-02-02"),
)  # fmt: skip
THIRD = State(id="third", place=Field(("الحسكة",)))


class Made:
    """Hand-made states in the place of those computed from events."""

    def __init__(self, lexicon: Lexicon, *states: Any) -> None:
        self.fits = Fits(lexicon)
        self._states = states

    def find(self, _name: str, where: dict[str, Any]) -> list[Any]:
        return Where(self.fits).among(self._states, where)

    def follow(self, _name: str, _at: str | None, id_: str) -> Any:
        return next((one for one in self._states if one.id == id_), None)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.fixture(scope="module")
def made(lexicon: Lexicon) -> Made:
    return Made(lexicon, SIEGE, OTHER, THIRD)


def fact(field: str, value: Any, compared: Any = "equal", **where: Any) -> Fact:
    return Fact(
        id="x-1", state="blockades", where=where or {"actor": "sdf"}, field=field, compared=compared,
        value=value, report="r", quote="q",
    )  # fmt: skip


HOLDS: list[tuple[str, Any, str]] = [
    ("since", "2021-04-20", "equal"),
    ("since", "2021-04", "equal"),  # a partial date of the fact
    ("since.basis", "told-on", "equal"),
    ("actor", ["ypg"], "equal"),  # by party
    ("actor.by", ["sohr"], "includes"),
    ("actor.word", "الأسايش", "equal"),
    ("place", "القامشلي", "equal"),  # the quarter lies in the town
    ("place", ["حي طي"], "includes"),
    ("items", ["water", "food"], "equal"),  # without their order
    ("items", ["food"], "includes"),
    ("items", ["fuel"], "excludes"),
    ("items", ["fuel"], "not"),
    ("surrounded", False, "equal"),
    ("until", None, "equal"),
    ("term", {"what": "hours", "value": 24}, "equal"),
    ("since", ["2021-04-19", "2021-04-20"], "any-of"),
    ("since", "2021-04-19", "not"),
    ("answers.place", ["الشهباء"], "includes"),
    ("answered_by.place", ["الحسكة"], "includes"),
    ("answered_by.until", "2021-02-02", "equal"),
    ("rounds.count", 2, "equal"),
    ("rounds.0.outcome", "none", "equal"),
    ("rounds.-1.outcome", "deal", "equal"),
    ("rounds.*.outcome", ["deal", "none"], "equal"),
    ("rounds.*.low", [7], "includes"),
    ("rounds[day=2021-04-21,venue=القامشلي].outcome", "none", "equal"),
    ("rounds[day=2021-04-25].outcome", "deal", "equal"),  # within the interval
    ("rounds[day=2021-04-25].outcome", "none", "not"),
    ("rounds[by=sana].low", 7, "equal"),
    ("rounds[low=5].by", ["sohr"], "includes"),
    ("rounds[day=2021-05].outcome", None, "equal"),  # no such entry
    ("rounds.5.outcome", None, "equal"),
]
FAILS: list[tuple[str, Any, str]] = [
    ("since", "2021-04-21", "equal"),
    ("since", "2020", "equal"),
    ("since", None, "equal"),
    ("since.basis", "told", "equal"),
    ("since", "told-on", "equal"),
    ("actor", ["syria-army"], "equal"),
    ("actor", ["sdf", "syria-army"], "equal"),
    ("actor", [], "equal"),
    ("actor.by", ["asayish"], "includes"),  # by id and by whose word, not who acts
    ("actor.by", ["sana"], "equal"),
    ("place", "حي طي", "equal"),  # the whole town is told as well
    ("place", ["الحسكة"], "includes"),
    ("items", ["food"], "equal"),
    ("items", ["food", "water", "fuel"], "equal"),
    ("items", ["food", "fuel"], "includes"),
    ("items", ["food", "fuel"], "excludes"),
    ("items", ["water", "food"], "not"),
    ("items", None, "equal"),
    ("surrounded", True, "equal"),
    ("surrounded", None, "equal"),  # False is told
    ("surrounded", 0, "equal"),  # and no number
    ("until", "2021-04-21", "equal"),
    ("until", "2021-04-21", "any-of"),
    ("term", {"what": "hours", "value": 48}, "equal"),
    ("term", {"what": "days", "value": 24}, "equal"),
    ("since", ["2021-04-18", "2021-04-19"], "any-of"),
    ("since", "2021-04-20", "not"),
    ("answers.place", ["الحسكة"], "includes"),
    ("answers.since", "2021-01-01", "equal"),  # the state has the month alone
    ("answered_by.place", ["دمشق"], "includes"),
    ("rounds.count", 3, "equal"),
    ("rounds.0.outcome", "deal", "equal"),
    ("rounds.-1.outcome", "none", "equal"),
    ("rounds.*.outcome", ["deal"], "equal"),
    ("rounds.*.low", [6], "includes"),
    ("rounds[day=2021-04-21,venue=الحسكة].outcome", "none", "equal"),
    ("rounds[day=2021-04-27].outcome", "deal", "equal"),
    ("rounds[day=2021-04].outcome", "none", "not"),  # one of two entries has it
    ("rounds[day=2021-04-27].outcome", "none", "not"),  # no entry, so nothing that is something else
    ("rounds[by=asayish].low", 7, "equal"),
    ("rounds[low=6].by", ["sohr"], "includes"),
    ("rounds[day=2021-04].outcome", None, "equal"),
]


@pytest.mark.parametrize(("field", "value", "compared"), HOLDS)
def test_what_stands_in_the_state_holds(made: Any, field: str, value: Any, compared: str) -> None:
    verdict = check(fact(field, value, compared), made)
    assert verdict.states == ("siege",)
    assert verdict.right, verdict.got


@pytest.mark.parametrize(("field", "value", "compared"), FAILS)
def test_what_does_not_stand_there_does_not_hold(made: Any, field: str, value: Any, compared: str) -> None:
    assert not check(fact(field, value, compared), made).right


def test_without_a_state_nothing_holds_not_even_nothing(made: Any) -> None:
    verdict = check(fact("until", None, actor="isis"), made)
    assert (verdict.states, verdict.right) == ((), False)


def test_one_of_several_states_is_enough_but_nothing_must_be_in_none(made: Any) -> None:
    assert check(fact("until", "2021-02-02", on="2021-01-15"), made).right
    assert not check(fact("until", None, on="2021-01-15"), made).right


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({"actor": "ypg"}, ["siege"]),
        ({"actor": "isis"}, []),
        ({"place": "القامشلي"}, ["siege"]),
        ({"place": "محافظة الحسكة"}, ["siege", "third"]),
        ({"place": "دمشق"}, []),
        ({"on": "2021-02-02"}, ["other", "third"]),
        ({"on": "2021-02-03"}, ["third"]),
        ({"on": "2026-01-01"}, ["siege", "third"]),  # open: for ever
        ({"on": "2021-04-19", "actor": "sdf"}, []),
        ({"on": "2021-04", "actor": "sdf"}, ["siege"]),
        ({"at": "1999-01-01", "actor": "sdf"}, ["siege"]),  # only the argument of the state's function
    ],
)
def test_selectors_find_the_states_that_are_meant(made: Made, where: Any, found: list[str]) -> None:
    assert [one.id for one in made.find("", where)] == found


TALKS = Talks("talks", Field(("sdf", "syria")), Field(("russia",)))
DEAL = Deal(
    "deal", Field("2017-03"), Field("2017-03-02"), Field("2017-03-09"), Field(("LIFT",)), (Clause("RELEASE"),)
)
OPEN = Deal("open", from_=Field("2017-05-01"))


@pytest.mark.parametrize(
    ("state", "where", "fits"),
    [
        (TALKS, {"between": ["ypg", "syria-army"]}, True),
        (TALKS, {"between": ["ypg", "russia-army"]}, True),  # the mediator counts
        (TALKS, {"between": ["ypg", "turkey"]}, False),
        (TALKS, {"party": "asayish"}, True),
        (TALKS, {"party": "russia"}, False),
        (TALKS, {"mediator": "russia"}, True),
        (TALKS, {"mediator": "sdf"}, False),
        (Toll("t", Field("civilians")), {"party": "civilians"}, True),
        (Toll("t", Field("civilians")), {"party": "unknown"}, False),
        (Toll("t", NOTHING), {"party": "unknown"}, True),
        (Toll("t", NOTHING), {"party": "civilians"}, False),
        (DEAL, {"day": "2017-03"}, True),
        (DEAL, {"day": "2017-04"}, False),
        (DEAL, {"on": "2017-03-09"}, True),
        (DEAL, {"on": "2017-03-10"}, False),
        (DEAL, {"about": "LIFT"}, True),
        (DEAL, {"about": "RELEASE"}, True),
        (DEAL, {"about": "WITHDRAW"}, False),
        (OPEN, {"on": "2020-01-01"}, True),
        (OPEN, {"on": "2017-04-30"}, False),
        (OPEN, {"day": "2017-05-01"}, False),  # nothing tells its day
    ],
)  # fmt: skip
def test_selectors_of_talks_deals_and_tolls(lexicon: Lexicon, state: Any, where: Any, fits: bool) -> None:
    assert bool(Where(Fits(lexicon)).among([state], where)) == fits


@pytest.mark.parametrize(
    ("told", "found", "same"),
    [
        ("mazloum-abdi", "mazloum-abdi", True),
        ("mazloum-abdi", "sdf", False),  # who came: the man, not anybody of his party
        ("sdf", "mazloum-abdi", True),
        ("russia", "russia-army", True),
        ("civilians", "detainees", False),
    ],
)
def test_actors_are_one_by_party_but_a_person_is_himself(
    lexicon: Lexicon, told: str, found: str, same: bool
) -> None:
    assert Fits(lexicon).same_actor(told, found) == same


@pytest.mark.parametrize("field", ["", "a..b", "a[", "a[b=c", "[b=c]"])
def test_a_field_that_the_grammar_does_not_know_is_said(field: str) -> None:
    with pytest.raises(UsageError):
        steps(field)


def test_steps_are_read_with_their_keys() -> None:
    keys = (("what", "LIFT"), ("who", "syria-army"))
    assert steps("clauses[what=LIFT,who=syria-army].state") == (Step("clauses", keys), Step("state"))
    assert [step.number for step in steps("a.3.-1.*")] == [None, 3, -1, None]


def test_a_line_that_is_no_fact_is_named(tmp_path: Path) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text('{"id": "x"}\n', "utf-8")
    with pytest.raises(InputError, match=r"facts\.jsonl:1"):
        read_facts(file)


class Exclusion(Struct, frozen=True):
    who: tuple[str, ...]
    day: str | None = None


class Negotiation(Struct, frozen=True):
    id: str
    actor: Field[tuple[str, ...]]
    rounds: tuple[Round, ...]
    told_rounds: Field[int]
    excludes: tuple[Exclusion, ...] = ()
    term: Field[str] = NOTHING


TWICE = (Round(Field("2021-01-01")), Round(Field("2021-01-02")))
FIVE = Negotiation(
    "five", Field(("sdf",)), TWICE, Field(5, ("e1",)), (Exclusion(("sna",), "2021-01-03"),), Field("24 hours")
)
NONE_COUNTED = Negotiation("none", Field(("sdf",)), TWICE, NOTHING)


@pytest.mark.parametrize(
    ("state", "field", "value", "compared", "right"),
    [
        (FIVE, "rounds.count", 5, "equal", True),  # as a report counts them
        (FIVE, "rounds.count", 2, "equal", False),
        (NONE_COUNTED, "rounds.count", 2, "equal", True),
        (FIVE, "rounds.-1.day", "2021-01-02", "equal", True),
        (FIVE, "excludes", ["sna"], "includes", True),  # by who says so
        (FIVE, "excludes", ["sdf"], "includes", False),
        (FIVE, "term", {"what": "hours", "value": 24}, "equal", True),
        (FIVE, "term", {"what": "hours", "value": 48}, "equal", False),
        (FIVE, "term", {"what": "days", "value": 24}, "equal", False),
    ],
)
def test_what_a_state_writes_otherwise_is_mapped_and_can_be_wrong(
    lexicon: Lexicon, state: Any, field: str, value: Any, compared: str, right: bool
) -> None:
    made: Any = Made(lexicon, state)
    assert check(fact(field, value, compared), made).right == right


class Figure(Struct, frozen=True):
    day: str | None


class Range(Struct, frozen=True):
    figures: tuple[Figure, ...] = ()


def toll(*days: str | None) -> Any:
    """A state of that name: the mapping goes by it."""
    figures = Range(tuple(Figure(day) for day in days))
    made = type("Toll", (), {"since": Field("2021-04-20"), "until": Field("2021-04-21")})()
    made.killed, made.injured, made.displaced = figures, Range(), Range()
    return made


@pytest.mark.parametrize(
    ("days", "on", "fits"),
    [
        (("2021-05-10", None), "2021-04-22", True),  # a figure without a day stands on that of its telling
        (("2021-05-10",), "2021-05-11", False),
        ((), "2021-04-22", False),
        ((), "2021-04-21", True),
        (("2021-05-10",), "2021-04-19", False),
    ],
)
def test_a_toll_lasts_until_its_last_figure(
    lexicon: Lexicon, days: tuple[str | None, ...], on: str, fits: bool
) -> None:
    assert bool(Where(Fits(lexicon)).among([toll(*days)], {"on": on})) == fits


class OneMention:
    """An engine that finds one event in the first word of every report."""

    name, version = "one", "1"

    def code(self, report: Report) -> list[Mention]:
        span = Span(0, 5)
        return [
            Mention(
                id=f"m-{report.id}", report=report.id, version=1, type="MEET", evidence=span, trigger=span,
                engine="one/1", rule="r", confidence=1.0, told_on=report.published,
            )
        ]  # fmt: skip


def test_an_engines_codes_are_told_with_what_their_report_says_of_itself() -> None:
    report = Report(id="r1", text="التقى وفد", outlet="sana", published="2021-02-03", composed=True)
    (told,) = coded_told([Gold(report, (), "composed")], OneMention())
    assert (told.mention.id, told.quote) == ("m-r1", "التقى")
    assert (told.outlet, told.published, told.composed, told.reviewed) == ("sana", "2021-02-03", True, False)
