"""The command line and the API as a user has them: shared by the browser's tests and `make_screens.py`."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STARTS = 60  # seconds within which a server answers
ENDS = 20  # seconds within which it ends
COMMAND = (sys.executable, "-m", "sijill.cli")


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}


def sijill(*words: str, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the command line on its own, as a user does.

    Raises:
        CalledProcessError: it failed.
    """
    env = _environment(SIJILL_LANG="en")
    return subprocess.run([*COMMAND, *words], env=env, check=True, capture_output=True, text=True, **how)  # noqa: S603


def ask(url: str, path: str) -> Any:
    """Return what the API answers. Example: ``ask("http://127.0.0.1:8420", "/overview")``."""
    with urllib.request.urlopen(f"{url}/api/v1{path}", timeout=30) as answer:  # noqa: S310  our own server
        return json.load(answer)


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@dataclass
class Served:
    """A server: its address without a slash, its record (a file or a URL), what it was started with."""

    record: Path | str
    words: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Return its address without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str) -> Any:
        """Return what the API answers. Example: ``served.ask("/overview")``."""
        return ask(self.url, path)

    def start(self) -> "Served":
        """Start ``sijill serve`` and wait until it answers and its states are computed.

        Raises:
            RuntimeError: it ended, or did not answer within `STARTS` seconds.
        """
        command = [*COMMAND, "serve", "--record", str(self.record), "--port", str(self.port), *self.words]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, env=_environment(), stdout=quiet, stderr=quiet)  # noqa: S603
        end = time.monotonic() + STARTS
        while time.monotonic() < end and self.process.poll() is None:
            if self._is_ready():
                return self
            time.sleep(0.1)
        self.process.kill()
        raise RuntimeError(f"sijill serve did not answer on {self.url}")

    def _is_ready(self) -> bool:
        try:
            return not self.ask("/meta")["pending"]
        except OSError:
            return False

    def stop(self) -> None:
        """End it and wait until it has ended."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(ENDS)
