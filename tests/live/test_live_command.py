"""``sijill watch`` as a process: looked once, ended by a signal, killed at random, begun again."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time

import live_making as m
import pytest

from sijill.cli.main import run
from sijill.store import open_store

COMMAND = [sys.executable, "-m", "sijill.cli", "watch", "feeds.toml", "--record", "a.db"]
WAIT = 240  # seconds after which a test gives up; nothing is measured


@pytest.fixture
def folder(tmp_path, site, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIJILL_RECORD", raising=False)
    site.answers["/feed"] = (200, {"Content-Type": m.RSS}, m.rss(*(f"/{n}" for n in range(1, 7))))
    site.answers |= {f"/{n}": m.article(m.ATTACK.format(n=n + 2), f"خبر {n}") for n in range(1, 7)}
    (tmp_path / "feeds.toml").write_text(f'pace = 0\n[[feed]]\nurl = "{site.url("/feed")}"\noutlet = "x"\n')
    return tmp_path


def begin(site, *options):
    words = [*COMMAND, "--permit", site.host, "--pack", "syria", *options]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def until(process, true):
    end = time.monotonic() + WAIT
    while not true():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)


def kept():
    with open_store("a.db") as store:
        return store.counts()["reports"], store.canonical_hash()


@pytest.mark.usefixtures("folder")
def test_looking_once(site, capfdbinary):
    words = ["watch", "feeds.toml", "--record", "a.db", "--once", "--permit", site.host, "--pack", "syria"]
    assert run([*words, "--on-event", "jsonl", "--tell", "event", "--lang", "en"]) == 0
    out, err = (part.decode() for part in capfdbinary.readouterr())
    found = [json.loads(line) for line in out.splitlines()]
    assert {one["kind"] for one in found} == {"event"}
    assert "6 reports read" in err or "6 new" in err
    assert run(words) == 0
    assert capfdbinary.readouterr()[0] == b""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["none.toml"], 3), (["feeds.toml", "--permit", "x"], 2), (["feeds.toml", "--tell", "x"], 2),
        (["feeds.toml", "--on-event", "http://"], 2), (["feeds.toml", "--type", "x"], 2),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("folder")
def test_what_makes_no_sense_is_said(words, code, capfd):
    assert run(["watch", *words, "--once", "--pack", "syria"]) == code
    assert capfd.readouterr().err.strip()


@pytest.mark.usefixtures("folder")
def test_an_address_inside_is_refused_without_permission(site, capfd):
    assert run(["watch", "feeds.toml", "--record", "a.db", "--once", "--pack", "syria"]) == 3
    assert site.asked == []
    assert capfd.readouterr().err.strip()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.usefixtures("folder")
def test_a_signal_ends_it_and_the_next_goes_on(site, number):
    process = begin(site)
    until(process, lambda: site.times("/3"))
    process.send_signal(number)
    _, err = process.communicate(timeout=WAIT)
    assert process.returncode == 0, err.decode()
    again = begin(site, "--once")
    again.communicate(timeout=WAIT)
    assert again.returncode == 0
    assert kept()[0] == 6


def test_what_comes_is_told_while_it_watches(folder, site):
    site.answers["/feed"] = (200, {"Content-Type": m.RSS}, m.rss("/1"))
    (folder / "feeds.toml").write_text(f'pace = 0\n[[feed]]\nurl = "{site.url("/feed")}"\nevery = "1s"\n')
    process = begin(site, "--on-event", "jsonl", "--tell", "event")
    try:
        first = json.loads(process.stdout.readline())
        site.answers["/feed"] = (200, {"Content-Type": m.RSS}, m.rss("/1", "/9"))
        site.answers["/9"] = m.article(m.SIEGE, "حصار")
        line = process.stdout.readline()
        while json.loads(line)["event"]["type"] != "BLOCKADE":
            line = process.stdout.readline()
    finally:
        process.terminate()
        process.communicate(timeout=WAIT)
    assert first["kind"] == "event"
    assert process.returncode == 0


KILLS = int(os.environ.get("SIJILL_KILLS", "4"))


@pytest.mark.timeout(600 + 60 * KILLS)
def test_killed_at_random_it_comes_to_the_same_record(folder, site):
    """The whole of it: SIJILL_KILLS=100."""
    begin(site, "--once").communicate(timeout=WAIT)
    whole = kept()
    assert whole[0] == 6
    for path in folder.glob("a.db*"):
        path.unlink()
    chance = random.Random(7)
    for _ in range(KILLS):
        process = begin(site, "--once")
        time.sleep(chance.uniform(0.2, 5.0))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=WAIT)
    begin(site, "--once").communicate(timeout=WAIT)
    assert kept() == whole
    with open_store("a.db") as store:
        pages = [store.watched.page(one.id, one.version) for one in store.reports()]
    assert all(page is not None and re.fullmatch("[0-9a-f]{64}", page.hash) for page in pages)
