"""A server over a record of three small composed reports, and one who asks it."""

import json

import pytest
from litestar.testing import TestClient
from web_making import BASE, REPORTS, Asker

import sijill
from sijill.web.app import make_app
from sijill.web.serving import Serving

PACKS = ("core", "syria")  # quick to load


def fill(address, reports, folder):
    """Read reports into the record at an address."""
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports)
    (folder / "day.jsonl").write_text(lines, "utf-8")
    with sijill.open(address) as record:
        record.read([folder / "day.jsonl"])


@pytest.fixture(scope="session")
def begun_with(database, tmp_path_factory):
    """Return what gives a record of some reports that nothing changes: they are read once."""
    made = {}

    def find(reports):
        words = json.dumps(reports)
        if words not in made:
            folder = tmp_path_factory.mktemp("web")
            made[words] = folder / "x.db"
            fill(database.at(made[words]), reports, folder)
        return made[words]

    return find


@pytest.fixture
def make_record(record_at, database, begun_with, tmp_path):
    """Return what reads reports into the test's record, a copy of one that was read before if it is new."""
    known = set()

    def make(reports, name="x.db"):
        if name in known:
            fill(record_at(name), reports, tmp_path)
        else:
            database.copy(begun_with(reports), tmp_path / name)
        known.add(name)
        return record_at(name)

    return make


@pytest.fixture(scope="session")
def shared(database, begun_with, tmp_path_factory):
    """A server that is only asked, and whose record nothing changes."""
    path = tmp_path_factory.mktemp("shared") / "x.db"
    database.copy(begun_with(REPORTS), path)
    address = database.at(path)
    with TestClient(make_app(Serving(record=address, reviewer="me", packs=PACKS)), base_url=BASE) as client:
        yield Asker(client)


@pytest.fixture
def server(make_record):
    """Return what starts a server over a record of its own."""
    started = []

    def start(reports=REPORTS, **serving):
        path = make_record(reports)
        client = TestClient(
            make_app(Serving(record=path, reviewer="me", packs=PACKS, **serving)), base_url=BASE
        )
        started.append(client)
        client.__enter__()
        return Asker(client)

    yield start
    for client in started:
        client.__exit__(None, None, None)
