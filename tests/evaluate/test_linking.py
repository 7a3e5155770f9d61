"""Linking measured on the composed groups: the floors that the figures must keep."""

import json
from pathlib import Path

import pytest

from sijill.errors import InputError, UsageError
from sijill.evaluate.happenings import load_happenings
from sijill.evaluate.linking import measure, read_set
from sijill.evaluate.told import gold_id
from sijill.lexicon import load

DATA = Path(__file__).parents[1] / "data" / "linking"
SHARED = Path(__file__).parents[3] / "shared" / "bench"


@pytest.fixture(scope="module")
def lexicon():
    return load()


@pytest.fixture(scope="module")
def odd():
    """The groups that no weight was set on."""
    return [one for one in load_happenings(DATA / "groups") if int(one.group) % 2]


FIRST = 26  # the groups from 27 on were composed to have many copies, and near misses of copies


def test_unread_groups_keep_their_floors(lexicon, odd):
    first = [one for one in odd if int(one.group) <= FIRST]
    found = measure([read_set(first, DATA / "reports", lambda _: [])], lexicon)
    assert (found.groups, found.coded) == (13, 0)
    assert found.bare.b3.f1 >= 0.86
    assert found.bare.conll >= 0.87
    assert found.contradictions.found / found.contradictions.listed >= 0.75
    assert found.kept_apart.found == found.kept_apart.listed
    assert found.copies.precision == 1
    assert found.coded_bare.conll == 0


def test_unread_groups_with_many_copies_keep_theirs(lexicon, odd):
    found = measure([read_set(odd, DATA / "reports", lambda _: [])], lexicon)
    assert found.groups == 20
    assert found.bare.b3.f1 >= 0.84
    assert found.contradictions.found / found.contradictions.listed >= 0.75
    assert found.kept_apart.found == found.kept_apart.listed
    assert found.copies.f1 >= 0.93


def test_all_groups_and_happenings_keep_what_is_asked(lexicon):
    sets = [read_set(load_happenings(DATA / "groups"), DATA / "reports", lambda _: [])]
    if (SHARED / "happenings.json").is_file():
        happenings = load_happenings(SHARED / "happenings.json")
        sets.append(read_set(happenings, SHARED / "happenings", lambda _: []))
        assert measure(sets[1:], lexicon).bare.b3.f1 >= 0.75
    found = measure(sets, lexicon)
    assert found.bare.b3.f1 >= 0.85
    assert found.contradictions.found / found.contradictions.listed >= 0.65
    assert found.copies.f1 >= 0.95


def test_what_a_happening_lists(tmp_path):
    raw = {
        "id": "x.1", "title": "t", "same": [[["r-01-x", 0], ["r-02-x", 1]], [["r-02-x", 2]]],
        "about": [["r-01-x", 3]], "copies": [["r-01-x", "r-02-x"]],
        "disagree": [
            ["count killed", "2 / 3", "01 / 02"],
            ["date (start)", "a / b"],
            ["happened at all", "y / n", "01"],
        ],
    }  # fmt: skip
    (tmp_path / "g.json").write_text(json.dumps([raw]), "utf-8")
    (found,) = load_happenings(tmp_path)
    assert found.group == "x"
    assert found.same == (
        frozenset({gold_id("r-01-x", 0), gold_id("r-02-x", 1)}),
        frozenset({gold_id("r-02-x", 2)}),
    )
    assert [(one.argument, one.values, one.who) for one in found.disagree] == [
        ("killed", ("2", "3"), ("r-01-x", "r-02-x")),
        ("date", ("a", "b"), ("r-01-x", "r-02-x")),
        ("", ("y", "n"), ("r-01-x",)),
    ]


@pytest.mark.parametrize(("text", "error"), [("[{}]", InputError), ("{", InputError), ("[]", UsageError)])
def test_what_is_no_happening(tmp_path, text, error):
    (tmp_path / "g.json").write_text(text, "utf-8")
    with pytest.raises(error):
        load_happenings(tmp_path / "g.json")
