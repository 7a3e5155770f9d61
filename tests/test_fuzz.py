"""The functions that bytes of all kinds are fed to (`scripts/fuzz.py`), with hypothesis's bytes.

Atheris, which feeds them for hours, comes with the development packages where it has a wheel.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

SCRIPT = Path(__file__).parents[1] / "scripts" / "fuzz.py"
sys.path.insert(0, str(SCRIPT.parent))
from fuzz import TARGETS, atheris, with_hypothesis  # noqa: E402 - a script, no package


@pytest.mark.parametrize("target", sorted(TARGETS))
@given(data=st.binary(max_size=300))
@settings(deadline=None)
def test_bytes_of_any_kind(target, data):
    TARGETS[target](data)


@pytest.mark.parametrize("target", sorted(TARGETS))
@pytest.mark.skipif(atheris is None, reason="atheris (development packages; Linux alone) is not installed")
def test_the_fuzzer_runs(target, tmp_path):
    # A program begins with the highest memory of the one that started it (ru_maxrss), and libFuzzer takes
    # that for its own: a shell that forks between the two begins anew.
    apart = ["sh", "-c", '"$@"; exit $?', "sh"]
    command = [*apart, sys.executable, SCRIPT, target, "--seconds", "5", "--corpus", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "stat::number_of_executed_units" in done.stderr


def test_hypothesis_feeds_until_the_time_is_up_and_tells_what_it_found():
    assert with_hypothesis(len, 1) >= 500

    def short(data):
        assert len(data) < 40

    with pytest.raises(AssertionError):
        with_hypothesis(short, 1)
