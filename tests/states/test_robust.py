"""Whatever an engine may code, the states take: nothing is sure to be told."""

from functools import cache

import msgspec
import pytest
from crises import joined, reported
from hypothesis import given, settings
from hypothesis import strategies as st
from making import examples, made

from sijill.lexicon import load
from sijill.schema import COUNTED, EVENT_TYPES, STATUSES, Bound
from sijill.states.agreements import agreements
from sijill.states.blockades import blockades
from sijill.states.casualties import casualties
from sijill.states.control import control
from sijill.states.custody import custody
from sijill.states.episodes import episodes
from sijill.states.negotiations import negotiations
from sijill.states.precedents import after, precedents

STATES = (control, custody, casualties, episodes)
# These join what one report tells, so that a report of everything changes them.
BY_REPORT = (blockades, negotiations, agreements)
ACTORS = [
    "sdf",
    "asayish",
    "syria-army",
    "ndf",
    "civilians",
    "detainees",
    "unknown",
    "russia",
    "name:فلان",
    "isis",
]
PLACES = ["القامشلي", "حي طي", "حلب", "العراق", "مكان مجهول"]
DATES = [
    None, "2016", "2016-08", "2016-08-21", "2016-08-22/2016-09-30", "2016-02/2016-08", "0001-01-01",
    "9999-12-31",
    "0001-01-01/9999-12-31", "soon", "2016-13-40",
]  # fmt: skip
NUMBERS = [0, 1, 81, 1500, 2.5, Bound(min=20), Bound(max=9), Bound(min=3, max=7), Bound()]

some = st.lists(st.sampled_from(ACTORS), max_size=2, unique=True)
counts = st.lists(
    st.tuples(st.sampled_from(COUNTED), st.sampled_from(NUMBERS), st.sampled_from([None, *ACTORS])),
    max_size=2,
)
told = st.fixed_dictionaries(
    {
        "type_": st.sampled_from(EVENT_TYPES), "actor": some, "target": some, "mediator": some,
        "count": counts,
        "place": st.lists(st.sampled_from(PLACES), max_size=2, unique=True), "date": st.sampled_from(DATES),
        "told_on": st.sampled_from([None, "2016-08-25", "2016-10-01"]), "status": st.sampled_from(STATUSES),
        "about": st.lists(st.sampled_from(["LIFT", "DEPLOY"]), max_size=1),
    }
)  # fmt: skip


@cache
def syria():
    """Return a lexicon that hypothesis is not shown, with few places, so that it is indexed at once."""
    full = load(["syria"])
    named = {p.id for p in full.places.values() if set(p.names_ar) & set(PLACES)}
    kept = named | {full.places[id_].parent for id_ in named} | {"sy-al-hasakah-governorate"}
    return msgspec.structs.replace(full, places={id_: p for id_, p in full.places.items() if id_ in kept})


def happenings(given_told, reports, together):
    """Return events of what is told: in a few reports, some told as one happening."""
    made_one = [made(id_=f"{n:03}", **kept) for n, kept in enumerate(given_told)]
    events = [reported(f"r{n % reports}", e)[0] for n, e in enumerate(made_one)]
    if together and len(events) > 1:
        loose = {"actor": (), "target": (), "date": None}
        return [joined("one", *events[:2], **loose), *events[2:]]
    return events


@settings(deadline=None, max_examples=60)
@given(
    st.lists(told, max_size=9),
    st.integers(1, 3),
    st.booleans(),
    st.sampled_from([None, "2016-08-24", "2016"]),
)
def test_nothing_that_may_be_coded_breaks_a_state(given_told, reports, together, at):
    events = happenings(given_told, reports, together)
    for state in (*STATES, *BY_REPORT):
        found = state(events, syria(), at)
        assert len({one.id for one in found}) == len(found)
        assert msgspec.json.encode(found) == msgspec.json.encode(state(events[::-1], syria(), at))
    found = episodes(events, syria(), at)
    for one in found:
        assert all(0 <= p.likeness <= 1 for p in precedents(found, one.id, at, syria()).like)
    assert len(after(found, "first-meeting-without-deal").cases) <= len(found)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0001-01-01/9999-12-31", "9999-12-30"])
@pytest.mark.parametrize(
    ("type_", "kept"),
    [
        ("BLOCKADE", {"actor": ["sdf"], "target": ["ndf"]}),
        ("LIFT", {"actor": ["sdf"], "target": ["ndf"]}),
        ("MEET", {"target": ["sdf"], "mediator": ["russia"]}),
        ("DEMAND", {"actor": ["sdf"], "target": ["ndf"], "about": ["LIFT"]}),
        ("AGREE", {"actor": ["sdf"], "target": ["ndf"], "about": ["LIFT"], "count": [("days", 3, None)]}),
        ("AGREE", {"actor": ["sdf"], "target": ["ndf"], "count": [("days", 1e12, None)]}),
        ("DEMAND", {"actor": ["sdf"], "target": ["ndf"], "count": [("days", 1e12, None)]}),
    ],
)
def test_the_first_and_the_last_day_of_the_calendar_break_no_state(type_, kept, day):
    siege = made("BLOCKADE", "s", actor=["sdf"], target=["ndf"], date="2016-08-21")
    events = [made(type_, "e", date=day, told_on="2016-08-25", **kept), siege]
    for state in (*STATES, *BY_REPORT):
        msgspec.json.encode(state(events, syria()))


def numbers(value):
    """Return all low and high numbers of a state, as it is written."""
    if isinstance(value, dict):
        here = [(_bare(value["low"]), _bare(value["high"]))] if {"low", "high"} <= value.keys() else []
        return here + [n for inner in value.values() for n in numbers(inner)]
    return [n for inner in value for n in numbers(inner)] if isinstance(value, list | tuple) else []


def _bare(end):
    return end["value"] if isinstance(end, dict) else end


@pytest.mark.parametrize("state", STATES)
def test_a_happening_told_twice_changes_no_number(state, lexicon):
    events = examples()
    doubled = [joined(e.id, e, *reported("again", e)) for e in events]
    one, other = (msgspec.to_builtins(state(given_events, lexicon)) for given_events in (events, doubled))
    assert len(one) == len(other)
    assert numbers(one) == numbers(other)
    assert bool(numbers(one)) == (state in {custody, casualties})
