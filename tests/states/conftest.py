import pytest

from sijill.lexicon import load


@pytest.fixture(scope="session")
def lexicon():
    return load()
