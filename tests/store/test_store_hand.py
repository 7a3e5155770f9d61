"""Events coded by hand in the record: kept once, told apart, whole or not at all."""

import sqlite3

import pytest
from alembic import command
from msgspec.structs import replace
from sqlalchemy import create_engine
from store_making import keep, mention, report

from sijill.errors import RecordError
from sijill.schema import Bound, HandCount, HandEvent
from sijill.store import HandKept, MentionFilter, open_store
from sijill.store.migrate import config, upgrade


def event(n=1, **fields):
    facts = {
        "type": ("ATTACK",), "date": "2024-08-07", "actor": ("sdf",), "place": ("الحسكة",),
        "count": (HandCount("killed", Bound(min=3)),), "words": {"target": ("أبو فلان",)},
        "cells": {"التاريخ": "7/8/2024"},
    }  # fmt: skip
    return HandEvent(**{"id": f"{n:016}", "coder": "layla", "file": "a.csv", "row": n, **facts, **fields})


@pytest.fixture
def store(record_at):
    with open_store(record_at("a.db")) as opened:
        yield opened


def test_what_is_kept_comes_back_as_it_was(store):
    assert store.keep_hand([event(1), event(2, date=None)], "layla", ["a.csv"]) == HandKept(new=2)
    assert store.hand_events() == [event(1), event(2, date=None)]


def test_keeping_twice_changes_nothing(store):
    store.keep_hand([event(1)], "layla", ["a.csv"])
    before = store.canonical_hash()
    assert store.keep_hand([event(1)], "layla", ["a.csv"]) == HandKept(unchanged=1)
    assert store.canonical_hash() == before


def test_a_row_that_means_something_else_by_now_is_changed(store):
    store.keep_hand([event(1), event(2)], "layla", ["a.csv"])
    other = event(1, type=("CLASH",))
    assert store.keep_hand([other, event(2)], "layla", ["a.csv"]) == HandKept(changed=1, unchanged=1)
    assert other in store.hand_events()


def test_a_row_that_has_moved_is_the_same_row(store):
    store.keep_hand([event(1)], "layla", ["a.csv"])
    moved = replace(event(1), row=9, file="b.csv")
    assert store.keep_hand([moved], "layla", ["b.csv"]) == HandKept(unchanged=1)
    assert store.hand_events() == [moved]


def test_what_is_gone_stays_until_it_is_told_to_go(store):
    store.keep_hand([event(1), event(2)], "layla", ["a.csv"])
    store.keep_hand([event(3, file="b.csv")], "layla", ["b.csv"])
    store.keep_hand([event(4, coder="omar")], "omar", ["a.csv"])
    assert store.keep_hand([event(1)], "layla", ["a.csv"]) == HandKept(unchanged=1, gone=1)
    assert len(store.hand_events()) == 4
    gone = store.keep_hand([event(1)], "layla", ["a.csv"], remove=True)
    assert gone == HandKept(unchanged=1, gone=1, removed=True)
    assert [one.row for one in store.hand_events()] == [1, 3, 4]


def test_they_are_asked_for_by_coder_and_day(store):
    store.keep_hand([event(1), event(2, date="2024-08"), event(3, date=None)], "layla", ["a.csv"])
    store.keep_hand([event(4, coder="omar", date="2023")], "omar", ["a.csv"])

    def rows(**asked):
        return [one.row for one in store.hand_events(**asked)]

    assert rows() == [4, 2, 1, 3]
    assert rows(coders=("layla",)) == [2, 1, 3]
    assert rows(since="2024-08-08") == [2]
    assert rows(until="2023-12-31") == [4]


def test_they_are_in_no_count_and_no_list_of_mentions(store):
    keep(store, report(), mention)
    before, told = store.counts(), store.mentions()
    store.keep_hand([event(1)], "layla", ["a.csv"])
    assert store.counts() == before
    assert store.mentions() == told
    assert store.count(MentionFilter()) == 1


def test_a_record_without_them_has_the_hash_it_had(store):
    keep(store, report(), mention)
    assert b'"hand"' not in store.canonical()
    store.keep_hand([event(1)], "layla", ["a.csv"])
    assert b'{"hand":{' in store.canonical()


def test_a_record_that_may_not_be_written_is_left_alone(store, record_at):
    store.keep_hand([event(1)], "layla", ["a.csv"])
    with open_store(record_at("a.db"), read_only=True) as reader:
        assert len(reader.hand_events()) == 1
        with pytest.raises(RecordError, match="read-only"):
            reader.keep_hand([event(2)], "layla", ["a.csv"])


def test_all_are_kept_or_none(store):
    with pytest.raises(RecordError):
        store.keep_hand([event(1), event(2, file=None)], "layla", ["a.csv"])
    assert store.hand_events() == []


def test_an_older_record_gets_the_table_and_keeps_what_it_has(tmp_path):
    path = tmp_path / "old.db"
    with open_store(path) as opened:
        keep(opened, report(), mention)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        command.downgrade(config(connection), "0001")
    engine.dispose()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'hand_events'").fetchall() == []
    connection.close()
    with open_store(path) as opened:
        assert opened.hand_events() == []
        assert len(opened.mentions()) == 1


def test_the_migration_can_be_taken_back():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        upgrade(connection)
        command.downgrade(config(connection), "0001")
        upgrade(connection)
    engine.dispose()
