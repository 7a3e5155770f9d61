"""What holds for all tests."""

import signal
from functools import lru_cache

import pytest

import sijill.lexicon
import sijill.runs.engines
from databases import Databases, Files
from postgres import MISSING, programs


def pytest_configure():
    """Let Ctrl-C reach the programs under test, also where the tests run in the background of a shell."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


class Remembered:
    """A function of packs that remembers what it made of those that come with Sijill.

    Another process unpickles the function itself.
    """

    def __init__(self, make, at):
        """Keep the function; its argument number ``at`` are the packs."""
        self.make, self.at, self.__module__ = make, at, make.__module__
        self.known = lru_cache(maxsize=8)(make)

    def __reduce__(self):
        return self.make.__name__

    def __call__(self, *words):
        at = self.at
        packs = words[at] if len(words) > at else None
        if packs is not None and any("/" in str(pack) or "." in str(pack) for pack in packs):
            return self.make(*words)
        return self.known(*words[:at], None if packs is None else tuple(packs), *words[at + 1 :])


@pytest.fixture(scope="session", autouse=True)
def packs_once():
    """Read the packs once for all commands that are called in this process: what they hold never changes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sijill.lexicon, "load", Remembered(sijill.lexicon.load, 0))
        patch.setattr(sijill.runs.engines, "_make", Remembered(sijill.runs.engines._make, 1))
        yield


@pytest.fixture(scope="session")
def postgres():
    """Lend records on a PostgreSQL server; it is started for the first test that asks."""
    if programs() is None:
        pytest.skip(MISSING)
    pytest.importorskip(
        "pg8000", reason="the extra postgres is not installed: pip install 'sijill[postgres]'"
    )
    found = Databases()
    yield found
    found.close()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request):
    """Lend records in files, then on a server: who asks for this runs on both."""
    return Files() if request.param == "sqlite" else request.getfixturevalue("postgres")


@pytest.fixture
def record_at(database, tmp_path):
    """Return what gives the address of a test's record by a name: ``record_at("a.db")``."""
    yield lambda name, **how: database.at(tmp_path / name, **how)
    database.forget(tmp_path)
