"""What is made to last is made without rounds for garbage, and these go on afterwards."""

import gc

import pytest

from sijill.lexicon.lasting import lasting


def test_rounds_are_put_off_and_go_on() -> None:
    assert gc.isenabled()
    with lasting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_they_go_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken pack"), lasting():
        raise ValueError("broken pack")
    assert gc.isenabled()


def test_one_inside_another_leaves_them_off_till_the_outer_ends() -> None:
    with lasting():
        with lasting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_has_turned_them_off_keeps_them_off() -> None:
    gc.disable()
    try:
        with lasting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
