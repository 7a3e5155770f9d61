import pytest
from live_making import Desk, Site

from sijill.runs import maker
from sijill.store import open_store


@pytest.fixture(scope="session")
def coder():
    return maker("rules", ("core", "syria"))()


@pytest.fixture
def site():
    made = Site()
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path, coder, site):
    with open_store(tmp_path / "a.db") as store:
        yield Desk(store, coder, site)
