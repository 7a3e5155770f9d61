"""The packs, loaded once."""

import pytest

from sijill.lexicon import load
from sijill.link.atlas import Atlas


@pytest.fixture(scope="session")
def lexicon():
    return load()


@pytest.fixture(scope="session")
def atlas(lexicon):
    return Atlas(lexicon)
