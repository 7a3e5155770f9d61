"""A team at one server: reviewers at once, and programs that read and write the record beside it."""

import json
import os
import subprocess
import sys

import httpx
import pytest
from web_making import API, PASSWORD, REPORTS

import sijill as api
from served import ROOT, Served, sijill
from sijill.store import open_store
from sijill.web.users import new_user
from team_work import lost, work

SECONDS = 4


def test_reviewers_at_once_lose_nothing(record_at, tmp_path):
    path = tmp_path / "day.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in REPORTS), "utf-8")
    with api.open(record_at("x.db"), packs=("core", "syria")) as record:
        record.read([path])
    done, standing = work(record_at("x.db"), SECONDS, reviewers=5)
    assert done.failed == []
    assert len({why.partition("-")[0] for why in standing}) == 5
    assert lost(done, standing) == []


def begun(*words):
    command = [sys.executable, "-m", "sijill.cli", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SIJILL_LANG": "en"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_readings_and_readers_beside_a_server_all_finish(record_at, tmp_path):
    """Two readings into one record and two who read it out, at once, while it is served."""
    record, whole = record_at("x.db"), record_at("whole.db")
    halves = [tmp_path / "one", tmp_path / "two"]
    for number, path in enumerate(sorted((ROOT / "examples").glob("*-a.json"))):
        half = halves[number % 2]
        half.mkdir(exist_ok=True)
        (half / path.name).write_bytes(path.read_bytes())
    packs = ("--pack", "core", "--pack", "syria")
    sijill("read", *map(str, halves), "--record", whole, *packs)
    sijill("read", str(next(halves[0].iterdir())), "--record", record, *packs)
    served = Served(record, packs).start()
    try:
        programs = [begun("read", str(half), "--record", record, *packs) for half in halves]
        programs += [begun("mentions", "--record", record, "--format", "jsonl") for _ in range(2)]
        told = [(one.communicate(timeout=200), one.returncode) for one in programs]
    finally:
        served.stop()
    assert [code for _, code in told] == [0, 0, 0, 0], told
    assert all(out for (out, _), _ in told[2:])
    with open_store(record) as one, open_store(whole) as other:
        assert one.canonical_hash() == other.canonical_hash()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_export_is_the_same_from_a_file_and_from_a_database(record_at, postgres, tmp_path):
    """By the command line alone, over the URL that a user would write."""
    url = postgres.at(tmp_path / "pg")
    exports = []
    for record in (record_at("a.db"), url):
        sijill("read", str(ROOT / "examples"), "--record", record)
        sijill("export", "canonical", "--record", record, "--out", str(tmp_path / "x"))
        exports.append((tmp_path / "x").read_bytes())
        (tmp_path / "x").unlink()
    assert exports[0] == exports[1]
    assert len(exports[0]) > 10_000
    postgres.forget(tmp_path)


def test_behind_a_proxy_that_speaks_https(tmp_path):
    """What docs/serve.md says of a proxy on this machine: its word on who asks and how is believed."""
    record = tmp_path / "x.db"
    with open_store(record) as store:
        store.people.add_user(new_user("ad", "admin", PASSWORD, "2026-01-01T00:00:00Z"))
    served = Served(record, ("--pack", "core")).start()
    said = {"Host": "127.0.0.1", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
    try:
        with httpx.Client(base_url=served.url + API, headers=said) as client:
            assert client.get("/meta", headers={"Host": "sijill.example"}).json()["code"] == "other-host"
            token = {"x-csrftoken": client.get("/meta").cookies["sijill_csrf"]}
            cookie = f"sijill_csrf={token['x-csrftoken']}"
            answer = client.post(
                "/login", json={"name": "ad", "password": PASSWORD}, headers={**token, "Cookie": cookie}
            )
    finally:
        served.stop()
    assert answer.status_code == 200, answer.text
    assert "Secure" in answer.headers["set-cookie"]
    with open_store(record) as store:
        assert {one.address for one in store.people.deeds(10, 0)[1]} == {"203.0.113.7"}
