"""Actors and places counted in the record: the same as going through all mentions."""

from collections import Counter

import pytest
from msgspec.structs import replace
from store_making import keep, mention, report

from sijill.schema import Count, Filler, Span
from sijill.store import MentionFilter, open_store


def counted(of):
    killed = Count("killed", 3, "ثلاثة", Span(0, 4), "civilians")
    return mention(of, 0, 20, count=(killed, replace(killed, what="injured")))


def twice(of):
    return mention(
        of, 31, 50, type="DEMAND", actor=(Filler("sdf"), Filler("sdf")), target=(Filler("syria-army"),),
        place=(Filler("الحسكة"), Filler("الحسكة"), Filler("القامشلي")),
        source=(Filler("sana"), Filler("sdf")),
    )  # fmt: skip


@pytest.fixture(scope="module")
def store(database, tmp_path_factory):
    with open_store(database.at(tmp_path_factory.mktemp("record") / "a.db")) as opened:
        keep(opened, report(url="https://x/1", id="r1"), counted, twice)
        keep(
            opened, report("قصف آخر في المدينة كلها", url="https://x/1", id="r1"), counted
        )  # a second version
        keep(opened, report(id="r2", url="https://x/2", composed=True), twice)
        yield opened


ROLES = ("actor", "target", "mediator", "source")


def by_hand(store):
    roles, whole, news = Counter(), Counter(), set()
    for row in store.mentions(MentionFilter()):
        m = row.mention
        found = {(role, f.value) for role in ROLES for f in getattr(m, role)}
        found |= {("of", count.of) for count in m.count if count.of}
        roles.update(found)
        whole.update({name for _, name in found})
        news |= set() if row.composed else {name for _, name in found}
    return roles, whole, news


def test_actors_are_counted_as_if_by_hand(store):
    roles, whole, news = by_hand(store)
    found = store.actors()
    assert {told.name: told.mentions for told in found} == whole
    assert {(role, told.name): n for told in found for role, n in told.roles.items() if n} == roles
    assert {told.name for told in found if not told.composed} == news


def test_the_commonest_stand_first_and_equal_ones_by_name(store):
    ranked = [(-told.mentions, told.name) for told in store.actors()]
    assert ranked == sorted(ranked)


def test_an_actor_twice_in_one_mention_counts_once(store):
    sdf = next(told for told in store.actors() if told.name == "sdf")
    assert (sdf.roles["actor"], sdf.roles["source"]) == (1, 1)


def test_places_are_counted_once_a_mention_and_in_the_latest_version_alone(store):
    found = {told.name: (told.mentions, told.composed) for told in store.places()}
    assert found == {"الحسكة": (2, False), "القامشلي": (1, True)}


def test_an_empty_record_has_none(record_at):
    with open_store(record_at("b.db")) as opened:
        assert (opened.actors(), opened.places()) == ([], [])
