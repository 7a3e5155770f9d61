"""A server over a record of three small composed reports, and one who asks it."""

import json

import pytest
from litestar.testing import TestClient
from web_making import BASE, REPORTS, Asker

import sijill
from sijill.web.app import make_app
from sijill.web.serving import Serving

PACKS = ("core", "syria")  # quick to load


@pytest.fixture
def make_record(tmp_path):
    def make(reports, name="x.db"):
        path = tmp_path / "day.jsonl"
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports), "utf-8")
        with sijill.open(tmp_path / name) as record:
            record.read([path])
        return tmp_path / name

    return make


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """A server that is only asked, and whose record nothing changes."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "day.jsonl").write_text(
        "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in REPORTS), "utf-8"
    )
    with sijill.open(folder / "x.db") as record:
        record.read([folder / "day.jsonl"])
    with TestClient(
        make_app(Serving(record=str(folder / "x.db"), reviewer="me", packs=PACKS)), base_url=BASE
    ) as client:
        yield Asker(client)


@pytest.fixture
def server(make_record):
    """Return what starts a server over a record of its own."""
    started = []

    def start(reports=REPORTS, **serving):
        path = make_record(reports)
        client = TestClient(
            make_app(Serving(record=str(path), reviewer="me", packs=PACKS, **serving)), base_url=BASE
        )
        started.append(client)
        client.__enter__()
        return Asker(client)

    yield start
    for client in started:
        client.__exit__(None, None, None)
