"""The API does what its description says: asked at random, over a real socket."""

import json
import re
import subprocess
import sys
import threading
import time
import urllib.request

import pytest
import uvicorn
from web_making import API, REPORTS

import sijill
from sijill.store import open_store
from sijill.web.app import make_app
from sijill.web.serving import Serving
from sijill.web.users import new_token, new_user

# A stream has no end; the double submit and the limit of logins have tests of their own; and a token that is
# taken away would be our own.
LEFT_OUT = r"/(stream|jobs/[^/]+/events|login|logout|tokens/[^/]+)$"
EXAMPLES = 15  # at random, of each operation, besides the edges
# At random, a list in an address holds things of many kinds, all of which are words there: no answer can
# refuse them for their kind. The edges of every schema, lists too, are asked with all checks.
RUNS = [
    (("--phases", "coverage"), ()),
    (("--phases", "fuzzing", "--exclude-method", "GET"), ("post", "patch", "delete")),
    (
        ("--phases", "fuzzing", "--include-method", "GET", "--exclude-checks", "negative_data_rejection"),
        ("get",),
    ),
]


@pytest.fixture(scope="module")
def served(database, tmp_path_factory):
    """Return the address of a server and the token of an admin."""
    folder = tmp_path_factory.mktemp("served")
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in REPORTS)
    (folder / "day.jsonl").write_text(lines, "utf-8")
    address = database.at(folder / "x.db")
    with sijill.open(address) as record:
        record.read([folder / "day.jsonl"])
    token, hash_ = new_token()
    with open_store(address) as store:
        store.people.add_user(new_user("ad", "admin", "a long password", "2026-01-01T00:00:00Z"))
        store.people.add_token("ad", "", hash_, "2026-01-01T00:00:00Z")
    app = make_app(Serving(record=address, packs=("core", "syria")))
    config = uvicorn.Config(app, port=0, log_level="critical", ws="none", h11_max_incomplete_event_size=2**18)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}", {"Authorization": f"Bearer {token}"}
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def description(served):
    base, headers = served
    with urllib.request.urlopen(f"{base}{API}/openapi.json") as answer:  # noqa: S310  our own server
        return base, headers, json.load(answer)


def operations(described):
    for path, item in described["paths"].items():
        if not re.search(LEFT_OUT, path):
            yield from ((path, method) for method in item)


@pytest.mark.parametrize(("words", "methods"), RUNS)
@pytest.mark.timeout(900)  # two and a half thousand questions: a minute on a machine that does nothing else
def test_what_the_description_says_holds(description, tmp_path, words, methods):
    """All of schemathesis's checks, at the edges of each schema and at random; bad data is refused."""
    base, headers, described = description
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{base}{API}/openapi.json",
        "--checks", "all", "--max-examples", str(EXAMPLES), "--seed", "6", *words,
        "--exclude-path-regex", LEFT_OUT, "--request-timeout", "60", "--warnings", "off", "--no-color",
        "--report", "ndjson", "--report-ndjson-path", str(tmp_path / "told.ndjson"),
    ]  # fmt: skip
    for name, value in headers.items():
        command += ["--header", f"{name}: {value}"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]
    asked = (tmp_path / "told.ndjson").read_text("utf-8")
    for path, method in (one for one in operations(described) if not methods or one[1] in methods):
        assert f'"{method.upper()} {path}"' in asked, (path, method)
    with urllib.request.urlopen(urllib.request.Request(f"{base}{API}/meta", headers=headers)) as answer:  # noqa: S310
        assert json.load(answer)["user"], "the token was taken away: the rest was asked by nobody"


def test_every_error_that_may_be_told_is_described(description):
    _, _, described = description
    for path, method in operations(described):
        responses = described["paths"][path][method]["responses"]
        assert {"400", "401", "403", "404"} <= set(responses), (path, method)
        assert "Fault" in str(responses["400"])


def test_a_stream_tells_of_a_change_while_one_listens(served):
    base, headers = served
    asked = urllib.request.Request(f"{base}{API}/stream?times=2", headers=headers)  # noqa: S310
    with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
        assert answer.headers["content-type"].startswith("text/event-stream")
        first = answer.readline()
        assert first.startswith((b"id:", b"event:", b"data:"))
