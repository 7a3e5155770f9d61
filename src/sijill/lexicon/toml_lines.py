"""Reading a TOML file for its checks: what it says, or what is wrong with it and on which line."""

import re
import tomllib
from pathlib import Path
from typing import Any

from sijill.lexicon.problem import Problem, problem

_LINE = re.compile(r"\(at line (\d+)")


def read_toml(path: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return what a TOML file says and no problem, or None and why it cannot be read."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8")), []
    except UnicodeDecodeError:
        return None, [problem("table-encoding", path)]
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        return None, [problem("bad-toml", path, int(found[1]) if found else 0, reason=error)]


def line_of(path: Path, key: str, entry: str = "") -> int:
    """Return the line on which a key, or an entry of its list, stands; 0 where it is not found.

    Example: 2 for ``line_of(path, "that", "أن")`` where the file's second line is ``that = ["أن"]``.
    """
    lines = path.read_text("utf-8").splitlines()
    at = next((n for n, line in enumerate(lines) if re.match(rf"\s*{re.escape(key)}\s*=", line)), -1)
    if at < 0:
        return 0
    return 1 + next((n for n, line in enumerate(lines) if n >= at and entry in line), at)
