"""A real server with a small model (`make test-llm`): poor answers may come, nothing ungrounded gets in."""

import os
import sys

import pytest
from llm_making import REPORT, TEXT, settings

from sijill.extract.ground import problems, spans
from sijill.llm.engine import LlmEngine
from sijill.llm.errors import LlmError

ADDRESS = os.environ.get("SIJILL_TEST_LLM", "")
pytestmark = [
    pytest.mark.skipif(not ADDRESS, reason="no real server: make test-llm starts one"),
    pytest.mark.timeout(900),
]


def coded(engine):
    """Return what was coded, and the code of what went wrong."""
    try:
        return engine.code(REPORT), ""
    except LlmError as error:
        return [], error.code


def test_what_a_small_model_says_is_grounded_or_nothing(lexicon, capsys):
    found, wrong = coded(LlmEngine(lexicon, settings(ADDRESS, model="small", timeout=600, examples=0)))
    with capsys.disabled():
        sys.stdout.write(f"{len(found)} mentions {wrong or found.figures}\n")
    assert wrong in ("", "llm-ungrounded", "llm-rubbish", "llm-cut")  # it was there, and was asked
    for mention in found:
        assert list(problems(mention, REPORT)) == []
        assert all(span.of(TEXT) for span in spans(mention))
