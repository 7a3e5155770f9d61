"""The lexicon that the tests of the llm engine share, and an engine against a scripted server."""

import pytest
from llm_making import serving, settings

from sijill.lexicon import load
from sijill.llm.engine import LlmEngine

pytest.importorskip("openai", reason="the extra llm")


@pytest.fixture(scope="session")
def lexicon():
    return load(("core", "syria"))


@pytest.fixture
def engine(lexicon, monkeypatch):
    """Return what makes an engine over a server that plays as told; the script stands under ``script``."""
    for name in ("OPENAI_API_KEY", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    started = []

    def make(play, **more):
        server = serving(play)
        script, address = server.__enter__()
        started.append(server)
        made = LlmEngine(lexicon, settings(address, **more))
        made.script = script
        return made

    yield make
    for server in started:
        server.__exit__(None, None, None)
