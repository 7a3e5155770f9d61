import pytest
from making import packs


@pytest.fixture(scope="session")
def lexicon():
    return packs()
