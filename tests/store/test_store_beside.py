"""A record that one process holds open while another reads into it."""

import subprocess
import sys
from pathlib import Path

from sijill.store import open_store

EXAMPLES = Path(__file__).parents[2] / "examples"


def read(record, name):
    command = [sys.executable, "-m", "sijill.cli", "read", str(EXAMPLES / name), "--record", str(record)]
    subprocess.run(command, check=True, capture_output=True)


def test_opening_once_more_leaves_the_first_its_locks(tmp_path):
    """Closing any handle on the file used to drop them: the other process then took the log away."""
    record = tmp_path / "a.db"
    read(record, "qms-2021-02-a.json")
    with open_store(record) as held:
        assert held.counts()["reports"] == 1
        with open_store(record) as other:
            assert other.counts()["reports"] == 1
        read(record, "hsk-2024-08-b.json")
        assert Path(f"{record}-wal").exists()
        assert held.counts()["reports"] == 2
        assert len(list(held.reports())) == 2
