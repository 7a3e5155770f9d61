"""The commands of the states: what the record's events come to, in four formats and two languages."""
# ruff: noqa: ARG001

import csv
import io
import json

import pytest

from sijill.cli.main import STATES
from sijill.states.kinds import KINDS


def test_the_commands_are_the_kinds_of_states():
    assert STATES == KINDS


@pytest.mark.parametrize("kind", STATES)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_kind_has_its_screen_and_its_tables(record, sijill, kind, lang):
    code, out, err = sijill(kind, "--lang", lang)
    assert (code, err) == (0, "")
    assert out.strip()
    code, out, err = sijill(kind, "--format", "json", "--lang", lang)
    assert (code, err) == (0, "")
    assert all(one["kind"] == kind and one["all_events"] for one in json.loads(out))
    code, out, _ = sijill(kind, "--format", "csv", "--lang", lang)
    assert code == 0
    assert out.startswith("\ufeffid,")


@pytest.mark.parametrize("kind", STATES)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_state_is_shown_with_the_words_it_was_made_of(record, sijill, kind, lang):
    for state in json.loads(sijill(kind, "--format", "json")[1]):
        code, out, err = sijill("show", state["id"], "--lang", lang)
        assert (code, err) == (0, "")
        code, full, _ = sijill("show", state["id"], "--format", "json")
        held = json.loads(full)
        assert (code, held["kind"], held["id"]) == (0, kind, state["id"])
        assert sorted(event["id"] for event in held["evidence"]) == state["all_events"]
        words = " ".join(out.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))).split())
        for event in held["evidence"]:
            assert f"[{event['id']}]" in words
            assert all(" ".join(one["quote"].split()) in words for one in event["mentions"])


def test_the_blockade_of_the_record(record, sijill):
    code, out, _ = sijill("blockades", "--format", "json")
    (siege,) = json.loads(out)
    assert code == 0
    assert siege["actor"]["value"] == ["sdf"]
    assert siege["target"]["value"] == ["syria-gov"]
    assert siege["composed"] is True
    assert "unreviewed" in siege["gaps"]
    _, found, _ = sijill("events", "--format", "json", "--type", "BLOCKADE")
    assert siege["actor"]["events"] == [json.loads(found)[0]["id"]]


@pytest.mark.parametrize(
    ("option", "value", "found"),
    [
        ("--party", "sdf", 1), ("--party", "turkey", 0), ("--place", "الحسكة", 1), ("--place", "دمشق", 0),
        ("--known-by", "2020", 0), ("--known-by", "2030", 1), ("--actor", "sdf", 1),
        ("--from", "2025", 1), ("--to", "2020", 0), ("--news", None, 0),
    ],
)  # fmt: skip
def test_filters(record, sijill, option, value, found):
    code, out, _ = sijill("blockades", option, *([value] if value else []), "--format", "json")
    assert code == 0
    assert len(json.loads(out)) == found


def test_the_state_of_a_day(record, sijill):
    code, out, _ = sijill("state", "--at", "2024-08-08")
    assert code == 0
    assert "Blockades" in out
    assert "sdf → syria-gov" in out
    code, out, _ = sijill("state", "--at", "2024-08-06", "--format", "csv")
    assert code == 0
    assert list(csv.reader(io.StringIO(out)))[1:] == []
    code, out, _ = sijill("state", "--at", "1990")
    assert (code, out) == (0, "Nothing of the kind is known here.\n")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["blockades", "--at", "soon"], "soon"),
        (["blockades", "--format", "xml"], "xml"),
        (["precedents", "0123"], "0123"),
        (["precedents", "--after", "never"], "never"),
    ],
)
def test_what_cannot_be_is_refused(record, sijill, argv, words):
    code, out, err = sijill(*argv)
    assert (code, out) == (2, "")
    assert words in err


def test_there_is_no_record(folder, sijill):
    code, out, err = sijill("blockades")
    assert (code, out) != (0, "")
    assert "sijill read" in err


@pytest.mark.parametrize(("until", "found"), [("2024-08", 1), ("2024-06", 0), ("2024-02", 0), ("2025-02", 1)])
def test_a_month_ends_with_its_last_day(record, sijill, until, found):
    _, out, _ = sijill("blockades", "--until", until, "--format", "json")
    assert len(json.loads(out)) == found
    code, out, err = sijill("blockades", "--at", until, "--format", "json")
    assert (code, err, len(json.loads(out))) == (0, "", found)


def test_a_list_says_how_many_more_there_are_and_what_it_is_made_of(record, sijill):
    (record.parent / "t.txt").write_text("حاصر الجيش السوري بلدة ذيبان.", "utf-8")
    sijill("read", "t.txt", "--published", "2024-09-01")
    _, out, _ = sijill("blockades", "--limit", "1")
    assert "\n1 of 2\n" in out
    assert "[composed] marks reports" in out
    assert "what no report ends is" in out
    assert "of 2" not in sijill("blockades")[1]


def test_people_of_whom_no_release_is_told_are_not_said_to_be_held(record, sijill):
    (record.parent / "t.txt").write_text("اعتقلت قوات سوريا الديمقراطية خمسة مدنيين في الحسكة.", "utf-8")
    sijill("read", "t.txt", "--published", "2024-09-01")
    _, out, _ = sijill("custody")
    assert "release of all not told (inferred)" in out
    assert "still held" not in out
    assert json.loads(sijill("custody", "--format", "json")[1])[0]["held"]["value"] is True


def test_episodes_that_precedents_name_are_marked_as_composed(record, sijill):
    _, out, _ = sijill("precedents")
    assert "[composed] sdf, syria" in out
