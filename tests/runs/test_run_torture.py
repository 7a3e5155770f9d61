"""A sample of `make torture`: each step ended without warning at moments drawn by chance."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied here")
@pytest.mark.timeout(600)
def test_nothing_is_lost_however_it_ends():
    script = [sys.executable, str(ROOT / "scripts" / "torture.py")]
    words = ["--kills", "2", "--reports", "12", "--seed", "7"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([*script, *words], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "10 kills, 10 times nothing was lost" in done.stdout
    steps = re.findall(r"^(\w+) +[\d.]+ +2 +\d+ .* 2 +0$", done.stdout, re.MULTILINE)
    assert steps == ["read", "link", "review", "migrate", "watch"]
