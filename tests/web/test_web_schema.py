"""The API does what its description says: asked at random, over a real socket."""

import json
import threading
import time
import urllib.request

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS
from web_making import API, REPORTS

import sijill
from sijill.store import open_store
from sijill.web.app import make_app
from sijill.web.serving import Serving
from sijill.web.users import new_token, new_user

# A stream has no end; the double submit and the limit of logins have tests of their own.
LEFT_OUT = ("/stream", "/jobs/{id_}/events", "/login", "/logout")
# Of a list in an address one value is a list as well: `true` is the word "true", which breaks no schema.
UNFIT = {"negative_data_rejection"}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Return the address of a server and the token of an admin."""
    folder = tmp_path_factory.mktemp("served")
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in REPORTS)
    (folder / "day.jsonl").write_text(lines, "utf-8")
    with sijill.open(folder / "x.db") as record:
        record.read([folder / "day.jsonl"])
    token, hash_ = new_token()
    with open_store(folder / "x.db") as store:
        store.people.add_user(new_user("ad", "admin", "a long password", "2026-01-01T00:00:00Z"))
        store.people.add_token("ad", "", hash_, "2026-01-01T00:00:00Z")
    app = make_app(Serving(record=str(folder / "x.db"), packs=("core", "syria")))
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
        if path.removeprefix(API) not in LEFT_OUT:
            yield from ((path, method) for method in item)


def test_what_the_description_says_holds(description):
    base, headers, described = description
    schema = schemathesis.openapi.from_dict(described)
    checks = [check for check in CHECKS.get_all() if check.__name__ not in UNFIT]
    for path, method in operations(described):
        if (path, method) == (f"{API}/tokens/{{key}}", "delete"):
            continue  # it would take our own token away

        @settings(max_examples=3, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=schema[path][method].as_strategy())
        def ask(case):
            case.call_and_validate(base_url=base, headers=headers, checks=checks, timeout=60)

        ask()


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
