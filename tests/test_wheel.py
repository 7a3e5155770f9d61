"""A wheel holds the app in the browser."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP = ROOT / "src/sijill/web/app"


def wheel(to: Path, how: str) -> list[str]:
    """Build a wheel without isolation and return the names in it."""
    env = {**os.environ, "SIJILL_APP": how}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(to)]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    (made,) = to.glob("*.whl")
    return zipfile.ZipFile(made).namelist()


@pytest.mark.skipif(not (APP / "index.html").is_file(), reason="the app is not built: make app")
def test_a_wheel_holds_the_built_app_and_nothing_of_its_source(tmp_path):
    names = wheel(tmp_path, "as-is")
    built = {file.relative_to(ROOT / "src").as_posix() for file in APP.rglob("*") if file.is_file()}
    assert "sijill/web/app/index.html" in names
    assert built <= set(names)
    assert not [name for name in names if "node_modules" in name or name.endswith((".svelte", ".ts"))]


def test_a_wheel_may_leave_the_app_out(tmp_path):
    assert "sijill/web/app/index.html" not in wheel(tmp_path, "none")


def test_a_wheel_without_an_app_is_refused(tmp_path):
    """Taking the app as it is, where it is not built, would pack a server without screens."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE"):
        (copy / name).write_bytes((ROOT / name).read_bytes())
    (copy / "src/sijill").mkdir(parents=True)
    (copy / "src/sijill/__init__.py").write_text("")
    env = {**os.environ, "SIJILL_APP": "as-is"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    done = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "holds no app" in done.stderr + done.stdout
