"""The scorer's figures equal those of the bench's own score.py, and hold its rules."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from sijill.evaluate.coded import Coded, coded, load, load_predicted
from sijill.evaluate.equal import read_equals
from sijill.evaluate.like import days, like_actor, like_date, like_place
from sijill.evaluate.score import SLOTS, Tally, add_up, compare, match, overlap

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("SIJILL_BENCH", ROOT.parent / "shared" / "bench"))
TYPES = ("MEET", "CLASH", "ATTACK", "DEMAND", "AGREE", "BLOCKADE", "LIFT")
ACTORS = (
    "sdf",
    "ypg",
    "syria-gov",
    "syria-army",
    "name:قسد",
    "name:ما لا يعرف",
    "russia",
    "mazloum-abdi",
    "unknown",
)
PLACES = ("الحسكة", "مدينة الحسكة", "ريف الحسكة", "حي الطي", "القامشلي")
DATES = ("2021-01", "2021-01-11/2021-01-24", "2021", "2021-13", "2024-08-07", "then", None)
COUNTS = ({"what": "killed", "value": {"min": 20}}, {"what": "days", "value": 2}, {"what": "killed"}, "many")
needs_bench = pytest.mark.skipif(not (BENCH / "score.py").exists(), reason="the bench is not here")


@pytest.fixture(scope="module")
def equals():
    return read_equals()


def _raw_gold(folder):
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def _perturbed(report, draw):
    events = [
        _changed(dict(event), draw, report["text"]) for event in report["events"] if draw.random() > 0.2
    ]
    events += [
        _changed(dict(event), draw, report["text"]) for event in report["events"] if draw.random() < 0.15
    ]
    draw.shuffle(events)
    return {"id": report["id"], "events": events}


def _changed(event, draw, text):
    if draw.random() < 0.3:
        event = _shifted(event, draw, text)
    if draw.random() < 0.15:
        event["type"] = draw.choice(TYPES)
    for role in ("actor", "target", "mediator", "source"):
        if draw.random() < 0.3:
            event[role] = draw.sample(ACTORS, draw.randint(0, 3))
    return _other_details(event, draw)


def _shifted(event, draw, text):
    at, size = text.find(event["quote"]), len(event["quote"])
    start = max(0, at + draw.randint(-size, size))
    return event | {"start": start, "end": min(len(text), start + draw.randint(1, 2 * size)), "quote": ""}


def _other_details(event, draw):
    if draw.random() < 0.3:
        event["place"] = draw.sample(PLACES, draw.randint(0, 2))
    if draw.random() < 0.3:
        event["date"] = draw.choice(DATES)
    if draw.random() < 0.3:
        event["count"] = draw.sample(COUNTS, draw.randint(0, 2))
    if draw.random() < 0.2:
        event["status"] = draw.choice(("actual", "claimed", "denied", "planned"))
    return event


def _theirs(gold, predicted):
    command = [sys.executable, BENCH / "score.py", gold, predicted, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def _ours(gold, predicted, equals):
    reports = load(gold)
    events = load_predicted(predicted, {one.report.id: one.report.text for one in reports})
    compared = [compare(equals, one.events, events.get(one.report.id, ())) for one in reports]
    slots, types = add_up(one.slots for one in compared), add_up(one.types for one in compared)
    return slots, types


def _sum(tallies, keys):
    return sum((tallies[key] for key in keys), Tally())


@needs_bench
@pytest.mark.parametrize("seed", range(3))
def test_figures_equal_those_of_the_bench(seed, equals, tmp_path):
    draw, gold = random.Random(seed), BENCH / "composed"
    reports = draw.sample(_raw_gold(gold), 90)
    lines = [json.dumps(_perturbed(report, draw), ensure_ascii=False) for report in reports[:-5]]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    (tmp_path / "coded.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    theirs = _theirs(tmp_path / "gold.jsonl", tmp_path / "coded.jsonl")
    slots, types = _ours(tmp_path / "gold.jsonl", tmp_path / "coded.jsonl", equals)
    detection = _sum(types, types)
    ours = {
        "detection_f1": detection.f1,
        "detection_p": detection.precision,
        "detection_r": detection.recall,
        "arguments_f1": _sum(slots, [role for role in SLOTS if role not in ("type", "status")]).f1,
        "slots_f1": _sum(slots, SLOTS).f1,
        **{role: slots[role].f1 for role in SLOTS},
    }
    assert {key: round(value, 4) for key, value in ours.items()} == {key: theirs[key] for key in ours}
    assert {kind: [round(t.f1, 4), t.gold] for kind, t in types.items()} == theirs["types"]
    assert 0.3 < detection.f1 < 0.95, "the perturbation is to leave something right and something wrong"


@needs_bench
def test_the_table_is_the_benchs(equals):
    rows = (BENCH / "actors.tsv").read_text("utf-8").split("\n")[1:]
    assert {row.split("\t")[0] for row in rows if row} == set(equals.same)


@pytest.mark.parametrize(
    ("one", "other", "credit"),
    [
        ("sdf", "sdf", 1.0),
        ("name:قسد", "sdf", 1.0),
        ("syria-army", "syria-gov", 0.5),
        ("bashar-assad", "syria-gov", 0.5),
        ("sdf", "russia", 0.0),
        ("name:لا أحد يعرفه", "name:لا احد يعرفه", 1.0),
    ],
)
def test_actors(equals, one, other, credit):
    assert like_actor(equals, one, other) == like_actor(equals, other, one) == credit


@pytest.mark.parametrize(
    ("one", "other", "credit"),
    [
        ("مدينة الحسكة", "الحسكه", 1.0),
        ("حي الشيخ مقصود", "الشيخ مقصود", 0.5),
        ("القامشلي", "الحسكة", 0.0),
        ("مدينة", "الحسكة", 0.0),
    ],
)
def test_places(one, other, credit):
    assert like_place(one, other) == credit


@pytest.mark.parametrize(
    ("one", "other", "credit"),
    [
        ("2024-08-07", "2024-08-07", 1.0),
        ("2024-08-01/2024-08-04", "2024-08-04", 0.25),
        ("2024-08", "2024-08-04", 0.0),
        ("2024-8-4", "2024-08-04", 0.0),
        ("2024-08-07/2024-08-01", "2024-08-07", 0.0),
    ],
)
def test_dates(one, other, credit):
    assert like_date(one, other) == credit


@pytest.mark.parametrize("text", ["", "2024-02-30", "2024/2025/2026", "٢٠٢٤", "2024-13"])
def test_unreadable_dates(text):
    assert days(text) is None


def test_a_year_is_its_days():
    first, last = days("2024")
    assert (first.isoformat(), last.isoformat()) == ("2024-01-01", "2024-12-31")


def test_half_of_the_shorter_is_needed():
    assert overlap(Coded("MEET", 0, 10), Coded("MEET", 6, 30)) == 0.0


def test_a_tenth_of_both_is_needed():
    assert overlap(Coded("MEET", 0, 100), Coded("MEET", 10, 19)) == 0.0


def test_agreement_decides_between_two_matches(equals):
    gold = [Coded("MEET", 0, 10, actor=("sdf",)), Coded("MEET", 0, 10, actor=("russia",))]
    assert sorted(match(equals, gold, list(reversed(gold)))) == [(0, 1), (1, 0)]


def test_sides_do_not_matter_to_talks(equals):
    gold = Coded("MEET", 0, 10, actor=("sdf",), target=("syria-gov",))
    turned = Coded("MEET", 0, 10, actor=("syria-gov", "sdf"))
    assert compare(equals, [gold], [turned]).slots["actor"] == Tally(2.0, 2, 2)


def test_an_unreadable_count_is_wrong_on_both_sides(equals):
    event = coded(
        {"type": "ATTACK", "start": 0, "end": 4, "count": [{"what": "killed", "value": "some"}]}, "text"
    )
    assert compare(equals, [event], [event]).slots["count"] == Tally(0.0, 1, 1)
