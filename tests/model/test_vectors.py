"""The encoder that comes with Sijill: the same text has the same vector, and what tells alike lies near."""

import sys

import pytest

from sijill.cli.failures import message
from sijill.errors import ModelError
from sijill.model.vectors import FIRST, head, load_encoder

pytest.importorskip("onnxruntime")
np = pytest.importorskip("numpy")

SIEGE = "حاصرت قوات سوريا الديمقراطية المربع الأمني في الحسكة ومنعت دخول الطحين"
TALKS = "اختتمت في جنيف جولة من المحادثات بين وفدي الحكومة والمعارضة دون اتفاق"


def test_a_vector_has_length_one_and_is_always_the_same():
    encoder = load_encoder()
    first, second = (encoder.report("عنوان", SIEGE) for _ in range(2))
    assert first.shape == (384,)
    assert np.linalg.norm(first) == pytest.approx(1, abs=1e-5)
    assert (first == second).all()


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ("Kurdish forces besieged the security square in Hasakah", SIEGE, TALKS),
        ("من أغلق الطرق ومنع الخبز عن الحسكة؟", SIEGE, TALKS),
        ("talks in Geneva ended without a deal", TALKS, SIEGE),
        ("مفاوضات سويسرا بلا نتيجة", TALKS, SIEGE),
    ],
)
def test_what_tells_alike_lies_nearer(asked, near, far):
    encoder = load_encoder()
    vector = encoder.query(asked)
    assert vector @ encoder.report("", near) > vector @ encoder.report("", far)


def test_only_the_first_letters_count():
    encoder = load_encoder()
    long = "كلمة " * 400
    assert len(head("", long)) <= FIRST
    assert (encoder.report("", long) == encoder.report("", long + TALKS)).all()


@pytest.mark.parametrize("text", ["", " ", "\u0000\ud7ff", "🙂" * 900, "a" * 5000, "\u0640" * 700])
def test_any_text_has_a_vector(text):
    assert np.isfinite(load_encoder().query(text)).all()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_without_the_extra_it_says_what_to_install(monkeypatch, tmp_path, lang):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError) as told:
        load_encoder(tmp_path / "without-extra.onnx")
    assert told.value.code == "similar-extra"
    assert "sijill[model]" in message(told.value, lang)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ModelError) as told:
        load_encoder(tmp_path / "none.onnx")
    assert told.value.code == "encoder-missing"
