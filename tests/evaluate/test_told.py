"""Gold codes as mentions: nothing of the guide's form is lost, and ids stand for one event each."""

import json
from pathlib import Path

import pytest

from sijill.errors import InputError
from sijill.evaluate.told import gold_id, gold_told

TEXT = "طالبت قسد دمشق بفك الحصار خلال 48 ساعة وإدخال الطحين."
EVENT = {
    "type": "DEMAND", "actor": ["sdf"], "target": ["syria-gov"], "mediator": [], "place": [], "date": None,
    "about": ["LIFT"], "count": [], "status": "actual", "source": ["sana"], "quote": TEXT,
    "deadline": "2024-08-12",
    "content": [{"type": "LIFT", "actor": ["syria-gov"], "items": ["food"], "quote": "وإدخال الطحين"}],
}  # fmt: skip


def _written(folder: Path, event: object) -> Path:
    report = {"id": "r1", "text": TEXT, "published": "2024-08-10", "outlet": "x", "composed": True}
    (folder / "r1.json").write_text(json.dumps({**report, "events": [event]}), "utf-8")
    return folder


def test_gold_is_a_mention(tmp_path: Path) -> None:
    (told,) = gold_told(_written(tmp_path, EVENT))
    mention = told.mention
    assert (mention.id, mention.type, told.composed) == (gold_id("r1", 0), "DEMAND", True)
    assert [f.value for f in mention.actor] == ["sdf"]
    assert mention.deadline is not None
    assert mention.deadline.value == "2024-08-12"
    assert mention.content[0].span.of(TEXT) == "وإدخال الطحين"
    assert mention.content[0].items[0].value == "food"
    assert mention.told_on == "2024-08-10"


def test_bad_gold_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        gold_told(_written(tmp_path, {**EVENT, "type": "SIEGE"}))
    assert "r1.json" in raised.value.place


def test_the_examples_are_read_whole() -> None:
    folder = Path(__file__).parents[2] / "examples"
    wanted = sum(len(json.loads(path.read_text("utf-8"))["events"]) for path in folder.glob("*.json"))
    told = gold_told(folder)
    assert len(told) == wanted == len({one.mention.id for one in told})
    assert all(one.mention.evidence.end > one.mention.evidence.start for one in told)
