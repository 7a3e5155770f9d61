"""The network's file: its hash is checked, and what is missing is told in words."""

import hashlib
import subprocess
import sys

import pytest

from sijill.cli.failures import message
from sijill.errors import ModelError
from sijill.model.network import load_network


def test_a_file_that_is_not_there(tmp_path):
    pytest.importorskip("onnxruntime")
    with pytest.raises(ModelError) as told:
        load_network(tmp_path / "none.onnx")
    assert told.value.code == "model-missing"


def test_a_file_that_is_another_than_its_hash_says(tmp_path):
    pytest.importorskip("onnxruntime")
    path = tmp_path / "m.onnx"
    path.write_bytes(b"weights")
    path.with_name("m.onnx.sha256").write_text(hashlib.sha256(b"other weights").hexdigest())
    with pytest.raises(ModelError) as told:
        load_network(path)
    assert told.value.code == "model-hash"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_without_the_extra_it_says_what_to_install(monkeypatch, tmp_path, lang):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError) as told:
        load_network(tmp_path / "without-extra.onnx")
    assert told.value.code == "model-extra"
    assert "sijill[model]" in message(told.value, lang)


def test_the_rules_load_nothing_of_it():
    code = (
        "import sys; from sijill.runs.engines import maker; maker('rules', ['core'])();"
        "print([m for m in ('numpy', 'onnxruntime', 'sijill.model.network') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
