"""The command line and the API as a user has them."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def sijill(*words: str, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the command line on its own, as a user does."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SIJILL_LANG": "en"}
    command = [sys.executable, "-m", "sijill.cli", *words]
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True, **how)


def ask(url: str, path: str) -> Any:
    """Return what the API answers."""
    with urllib.request.urlopen(f"{url}/api/v1{path}", timeout=30) as answer:  # noqa: S310 (the server under test)
        return json.load(answer)
