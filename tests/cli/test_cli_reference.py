"""The reference is what the program says; the doctests of our rooms run."""

import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("cli", "export", "i18n")
MODULES = [
    ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
    for room in ROOMS
    for path in sorted((ROOT / "src" / "sijill" / room).rglob("*.py"))
    if path.stem not in {"__init__", "__main__"}
]


def test_the_reference_is_current():
    script = ROOT / "scripts" / "make_reference.py"
    done = subprocess.run([sys.executable, script, "--check"], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), "run scripts/make_reference.py"


@pytest.mark.parametrize("name", MODULES)
def test_examples(name, capsys):
    assert doctest.testmod(import_module(name)).failed == 0, capsys.readouterr().out
