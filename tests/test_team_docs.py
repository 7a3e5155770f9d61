"""The commands of docs/serve.md that move, copy and restore a record, on a server of the tests."""

import re
import shlex
from pathlib import Path

import pytest

from served import ROOT, sijill
from sijill.store import open_store

RUN = re.compile(r"^sijill (?:move|backup|restore) .*$", re.MULTILINE)
EXAMPLE = re.compile(r"postgresql://sijill@db\.example/(\w+)")


@pytest.mark.parametrize("page", ["serve.md", "serve.ar.md"])
def test_the_commands_of_the_page(page, postgres, tmp_path):
    commands = RUN.findall((ROOT / "docs" / page).read_text("utf-8"))
    assert [one.split()[1] for one in commands] == ["move", "backup", "restore"]
    sijill("read", str(ROOT / "examples" / "qms-2021-02-a.json"), "--record", str(tmp_path / "demo.db"))
    addresses = {name: postgres.at(tmp_path / name, made=False) for name in ("press", "again")}
    for one in commands:
        words = EXAMPLE.sub(lambda found: addresses[found[1]], one)
        sijill(*shlex.split(words)[1:], cwd=tmp_path)
    hashes = set()
    for record in (tmp_path / "demo.db", *addresses.values(), Path(tmp_path / "press-monday.db")):
        with open_store(record, create=False, read_only=True) as store:
            hashes.add(store.canonical_hash())
    assert len(hashes) == 1
    postgres.forget(tmp_path)
