"""The gate itself: it sinks for no one who gives no reason."""

import pytest

from sijill.errors import InputError, UsageError
from sijill.evaluate.gate import Floors, Lowering, problems, raised, read_floors, write_floors

PINNED = Floors({"a.json": "1"}, {"detection": 0.6, "arguments": 0.4})


def _today(detection, arguments=0.4, **inputs: str):
    return Floors(inputs or PINNED.inputs, {"detection": detection, "arguments": arguments})


@pytest.mark.parametrize("detection", [0.6, 0.7])
def test_at_or_above_the_floor_it_is_silent(detection):
    assert problems(PINNED, _today(detection)) == []


def test_below_the_floor_it_names_the_figure():
    assert problems(PINNED, _today(0.599)) == ["detection: 0.599 is below its floor 0.600"]


@pytest.mark.parametrize("inputs", [{"a.json": "2"}, {"a.json": "1", "b.json": "1"}, {"b.json": "1"}])
def test_other_inputs_are_named(inputs):
    today = Floors(inputs, PINNED.floors)
    assert [line.split(":")[0] for line in problems(PINNED, today)] == [
        n for n in sorted({*inputs, "a.json"}) if inputs.get(n) != PINNED.inputs.get(n)
    ]


def test_an_update_raises_floors():
    assert raised(PINNED, _today(0.65)).floors == {"detection": 0.65, "arguments": 0.4}


def test_an_update_lowers_none():
    with pytest.raises(UsageError) as error:
        raised(PINNED, _today(0.65, 0.39))
    assert (error.value.code, error.value.values) == ("floor-lowered", {"figures": "arguments"})


def test_an_update_lowers_with_a_reason_and_keeps_it():
    floors = raised(PINNED, _today(0.5), "new examples are harder")
    assert floors.floors["detection"] == 0.5
    assert floors.lowered == (Lowering("detection", 0.6, 0.5, "new examples are harder"),)
    assert raised(floors, _today(0.7)).lowered == floors.lowered


def test_the_first_update_pins():
    assert raised(None, PINNED) == PINNED


def test_written_and_read_back(tmp_path):
    path = tmp_path / "gate" / "floors.json"
    assert read_floors(path) is None
    write_floors(path, PINNED)
    assert read_floors(path) == PINNED
    assert path.read_text("utf-8").count("\n") > 5


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "floors.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_floors(tmp_path / "floors.json")
    assert error.value.place.endswith("floors.json")
