"""The examples: form, marks, counts, opposed outlets, quotes; their README says what they are."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from sijill.schema import COUNTED, EVENT_TYPES, SPEECH_ACTS, STATUSES, Outcome

EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = tuple(sorted(EXAMPLES.glob("*.json")))
REPORT = {"id": str, "outlet": str, "url": str, "title": str, "text": str, "events": list}
LISTS = ("actor", "target", "mediator", "source", "place", "about", "count")
KEYS = {*LISTS, "type", "date", "status", "quote"}
OPTIONAL = {"items", "deadline", "term", "outcome", "via", "form", "content"}
ONLY_ON = {
    "outcome": {"MEET"}, "via": {"MEET"}, "form": {"AGREE"}, "term": {"AGREE"},
    "content": {"AGREE", "DEMAND", "OFFER", "THREATEN"},
}  # fmt: skip
CONTENT = {*EVENT_TYPES, "INTEGRATE", "DISARM", "CEASEFIRE", "OTHER"}
WORDS = {"outcome": set(get_args(Outcome)), "via": {"direct", "go-between"}, "form": {"spoken", "written"}}
ITEMS = {"food", "medicine", "fuel", "water", "power", "movement", "aid", "goods", "weapons"}
ACTOR = re.compile(r"[a-z0-9][a-z0-9-]*|name:.+", re.ASCII | re.DOTALL)
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
YEARS = ("2016", "2021", "2024", "2026")


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def day(text: str) -> date:
    assert DAY.fullmatch(text), text
    return date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])


def good_date(text: str) -> bool:
    ends = [day(part) for part in text.split("/")]
    return len(ends) <= 2 and ends == sorted(ends)


def good_number(value: Any) -> bool:
    numbers = list(value.values()) if isinstance(value, dict) else [value]
    plain = all(isinstance(n, int | float) and not isinstance(n, bool) and n >= 0 for n in numbers)
    if not (plain and numbers and all(map(math.isfinite, numbers))):
        return False
    return not isinstance(value, dict) or (
        value.keys() <= {"min", "max"} and value.get("min", 0) <= value.get("max", math.inf)
    )


def bad_names(event: dict[str, Any]) -> Iterator[str]:
    for key in LISTS[:4]:
        yield from (f"{key} {name!r}" for name in event[key] if not ACTOR.fullmatch(name))
    yield from (f"place {name!r}" for name in event["place"] if not name.strip())


def bad_counts(event: dict[str, Any]) -> Iterator[str]:
    for count in event["count"]:
        of = count.get("of", "unknown")
        if count["what"] not in COUNTED or not good_number(count["value"]) or not ACTOR.fullmatch(of):
            yield f"count {count!r}"


def bad_words(event: dict[str, Any], text: str) -> Iterator[str]:
    if event["type"] not in EVENT_TYPES or event["status"] not in STATUSES:
        yield f"type {event['type']!r} or status {event['status']!r}"
    if not set(event["about"]) <= set(EVENT_TYPES) or (event["about"] and event["type"] not in SPEECH_ACTS):
        yield f"about {event['about']} on {event['type']}"
    if event["date"] is not None and not good_date(event["date"]):
        yield f"date {event['date']!r}"
    if not event["quote"].strip() or event["quote"] not in text or len(event["quote"]) > 600:
        yield f"quote {event['quote'][:60]!r}"


def bad_optional(event: dict[str, Any], text: str) -> Iterator[str]:
    for key in event.keys() & OPTIONAL:
        if not event[key] or event["type"] not in ONLY_ON.get(key, EVENT_TYPES):
            yield f"{key} {event[key]!r} on {event['type']}"
        if key in WORDS and event[key] not in WORDS[key]:
            yield f"{key} {event[key]!r}"
    term = event.get("term", {"what": "days", "value": 1, "word": ""})
    if term.keys() != {"what", "value", "word"} or not good_number(term["value"]) or term["word"] not in text:
        yield f"term {term}"
    for told in (event, *event.get("content", ())):
        if not set(told.get("items", ())) <= ITEMS or not good_date(told.get("deadline", "2000")):
            yield f"items or deadline of {told['quote'][:60]!r}"


def bad_content(event: dict[str, Any], text: str) -> Iterator[str]:
    for told in event.get("content", ()):
        if told["type"] not in CONTENT or text.count(told["quote"]) != 1:
            yield f"content {told['type']} {told['quote'][:60]!r}"
        for key in ("actor", "target"):
            yield from (f"content {key} {name!r}" for name in told.get(key, ()) if not ACTOR.fullmatch(name))


def problems(event: dict[str, Any], text: str) -> Iterator[str]:
    if event.keys() - OPTIONAL != KEYS or not all(isinstance(event[key], list) for key in LISTS):
        yield f"keys {sorted(event.keys() - OPTIONAL ^ KEYS)}"
        return
    yield from bad_names(event)
    yield from bad_counts(event)
    yield from bad_words(event, text)
    yield from bad_optional(event, text)
    yield from bad_content(event, text)


def table(name: str) -> list[list[str]]:
    """Return the cells of the tables' rows of a README whose first cell is a Latin slug."""
    lines = (EXAMPLES / name).read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in rows if re.fullmatch(r"[a-z]+(-\d{4})?", row[0]) and row[0] != "crisis"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_report_has_the_form_of_the_guide(path: Path) -> None:
    report = load(path)
    assert report.keys() == {*REPORT, "composed", "published"}
    assert all(isinstance(report[key], kind) for key, kind in REPORT.items())
    assert report["id"] == path.stem
    assert good_date(report["published"])
    assert not [p for event in report["events"] for p in problems(event, report["text"])]
    assert len({json.dumps(event, sort_keys=True) for event in report["events"]}) == len(report["events"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_report_is_marked_as_composed_and_of_a_report_s_length(path: Path) -> None:
    report = load(path)
    assert report["composed"] is True
    assert report["url"] == ""
    assert 900 <= len(report["text"]) <= 2000
    assert report["title"] not in report["text"]


def test_there_are_enough_reports_and_every_type_stands_in_them() -> None:
    reports = [load(path) for path in FILES]
    types = Counter(event["type"] for report in reports for event in report["events"])
    assert len(reports) >= 26
    assert set(types) == set(EVENT_TYPES)
    assert {event["status"] for report in reports for event in report["events"]} == set(STATUSES)


def test_readme_tables_name_every_report_in_both_languages() -> None:
    rows = [[load(path)[key] for key in ("id", "published", "outlet")] for path in FILES]
    counts = {path.stem: str(len(load(path)["events"])) for path in FILES}
    for name in ("README.md", "README.ar.md"):
        told = [row for row in table(name) if len(row) == 6]
        assert sorted(row[1:4] for row in told) == sorted(rows), name
        assert {row[1]: row[4] for row in told} == counts, name


def crises() -> dict[str, list[dict[str, Any]]]:
    told = [(row[0], row[1]) for row in table("README.md") if len(row) == 6]
    return {
        crisis: [load(EXAMPLES / f"{name}.json") for kind, name in told if kind == crisis]
        for crisis, _ in told
        if crisis != "background"
    }


@pytest.mark.parametrize("crisis", sorted(crises()))
def test_crisis_is_told_by_opposed_outlets_and_looked_back_at(crisis: str) -> None:
    reports = crises()[crisis]
    (until,) = (row[3] for row in table("README.md") if len(row) == 4 and row[0] == crisis)
    assert len(reports) >= 5
    assert len({report["outlet"] for report in reports}) >= 4
    assert any(report["published"] > until for report in reports)


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_a_crisis(year: str) -> None:
    assert [crisis for crisis in crises() if crisis.endswith(year)]


def test_readmes_say_that_a_language_model_wrote_and_coded_them() -> None:
    assert "language model wrote the texts" in (EXAMPLES / "README.md").read_text("utf-8")
    assert "ورمّزها نموذج لغوي كبير" in (EXAMPLES / "README.ar.md").read_text("utf-8")
