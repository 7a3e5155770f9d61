"""The coding guide's tables say what the schema says, in both languages."""

import re
from pathlib import Path

import pytest

from sijill.i18n import text
from sijill.schema import EVENT_TYPES, STATUSES
from sijill.schema.event_type import COUNTED, PLOVER

DOCS = Path(__file__).resolve().parents[1] / "docs"
GUIDES = ("guide.md", "guide.ar.md")
ROW = re.compile(r"^\| ([A-Z]+)( [^|]+)? \| [^|]+ \| ([^|]*)\|([^|]*)\|$", re.MULTILINE)


def guide(name):
    return (DOCS / name).read_text("utf-8")


@pytest.mark.parametrize("name", GUIDES)
def test_types_are_those_of_the_schema(name):
    assert tuple(row[0] for row in ROW.findall(guide(name))) == EVENT_TYPES


@pytest.mark.parametrize("name", GUIDES)
def test_plover_is_that_of_the_schema(name):
    told = {row[0]: row[2].strip().split(" / ") for row in ROW.findall(guide(name))}
    assert {kind: PLOVER.get(kind, "") for kind in told if PLOVER.get(kind, "") not in told[kind]} == {}


def test_both_languages_have_the_same_columns():
    english, arabic = ([(row[0], row[2], row[3]) for row in ROW.findall(guide(name))] for name in GUIDES)
    assert english == arabic


def test_arabic_names_are_those_of_the_screens():
    told = {row[0]: row[1].strip() for row in ROW.findall(guide("guide.ar.md"))}
    assert told == {kind: text(f"type.{kind}", "ar") for kind in EVENT_TYPES}


@pytest.mark.parametrize("name", GUIDES)
def test_statuses_and_counts_are_told(name):
    page = guide(name)
    assert [status for status in STATUSES if f"| `{status}`" not in page] == []
    assert [what for what in COUNTED if not re.search(rf"\b{what}\b", page)] == []


def test_actor_ids_are_the_same_in_both_languages():
    english, arabic = (re.findall(r"^\| ([a-z][a-z, …-]+) \|", guide(name), re.MULTILINE) for name in GUIDES)
    assert [ids for ids in english if ids not in {"id", "key", "field", "type", "words", "status"}] == arabic
