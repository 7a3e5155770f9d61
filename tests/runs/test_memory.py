"""What lives as long as a run is left alone by the garbage collector while it lasts."""

import gc

import pytest

from sijill.runs.memory import settled


def test_what_is_there_is_settled_and_let_go_of_at_the_end() -> None:
    with settled():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


def test_it_is_let_go_of_when_a_run_fails() -> None:
    with pytest.raises(ValueError, match="stop"), settled():
        raise ValueError("stop")
    assert gc.get_freeze_count() == 0
