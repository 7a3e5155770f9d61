"""A disk that takes no more while a record is linked or brought up: told, and nothing is half done."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from sijill.store import open_store
from sijill.store.connect import HEAD
from sijill.store.migrate import config

EXAMPLES = Path(__file__).parents[2] / "examples"
LIMITED = """
import resource, signal, sys
from sijill.cli.main import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
sys.exit(run({words!r}))
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="no limit of a file's size here")


def limited(size, *words):
    script = LIMITED.format(size=size, words=[str(word) for word in words])
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


@pytest.fixture
def read(folder, sijill):
    assert sijill("read", EXAMPLES, "--pack", "core", "--pack", "syria")[0] == 0
    return folder / "sijill.db"


def asked(record, sql):
    with closing(sqlite3.connect(record)) as at:
        assert at.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return at.execute(sql).fetchall()


def content(record):
    with open_store(record) as store:
        return store.canonical_hash()


def test_linking(read, sijill):
    before = content(read)
    done = limited(60_000, "events", "--pack", "core", "--pack", "syria", "--limit", "1")
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("error: sijill.db: the disk ")
    assert asked(read, "SELECT count(*) FROM linked UNION ALL SELECT count(*) FROM events") == [(0,), (0,)]
    assert sijill("events", "--pack", "core", "--pack", "syria", "--limit", "1")[0] == 0
    assert asked(read, "SELECT count(*) > 100 FROM events") == [(1,)]
    assert content(read) == before


def test_bringing_a_record_up(read, sijill):
    before = content(read)
    with open_store(read) as store:
        command.downgrade(config(store._at), "0002")
    tables = asked(read, "SELECT sql FROM sqlite_master ORDER BY name")
    done = limited(30_000, "recode", "--pack", "core", "--pack", "syria")
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("error: sijill.db: the disk ")
    assert asked(read, "SELECT version_num FROM alembic_version") == [("0002",)]
    assert asked(read, "SELECT sql FROM sqlite_master ORDER BY name") == tables
    assert sijill("recode", "--pack", "core", "--pack", "syria")[0] == 0
    assert asked(read, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert content(read) == before
