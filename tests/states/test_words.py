from typing import get_args

import pytest

from sijill.i18n import text
from sijill.states.control import Taken
from sijill.states.keeping import Fate
from sijill.states.phases import Ending, PhaseKind
from sijill.states.precedents import Moment, ReasonKey, What

SHOWN = {
    "phase": PhaseKind, "ending": Ending, "likeness": ReasonKey, "came": What, "moment": Moment,
    "taken": Taken, "fate": Fate,
}  # fmt: skip
KEYS = [f"{section}.{key}" for section, kind in SHOWN.items() for key in get_args(kind)]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("key", [*KEYS, "fate.exchanged", "fate.recaptured"])
def test_what_a_state_shows_has_words(key, lang):
    assert text(key, lang) not in {"", key}


def test_a_rate_is_shown_as_so_many_of_so_many():
    assert text("rate.times", "en", times=3, of=4) == "3 of 4"
    assert text("rate.times", "ar", times=3, of=4) == "3 من 4"
