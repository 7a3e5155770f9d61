"""The network: one ONNX file with the encoder, its vocabulary and its settings, loaded when asked for."""

import hashlib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sijill.errors import ModelError
from sijill.model.pieces import Vocabulary

FILE = "sijill.onnx"
KEY = "sijill"  # under which the settings stand in the file
_OPEN, _CLOSE = 1, 2  # the pieces that stand before and behind what is read together


class Settings(Struct, frozen=True):
    """What stands in the file beside the weights.

    Attributes:
        name: the model's name. Example: ``"sijill-e5-8"``.
        pieces, scores, written: the vocabulary (`Vocabulary`).
        parts: what the columns of the output are, with how many each has.
        features: feature of a candidate -> its row. feature_rows, role_rows: its weights, by row.
        role_bias, role_weights: from a pair's vector to its roles.
        tuned: numbers fixed on the tune part: thresholds and weights, by name.
    """

    name: str
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    written: dict[str, str]
    parts: tuple[tuple[str, int], ...]
    features: dict[str, int]
    feature_rows: tuple[tuple[float, ...], ...]
    role_rows: tuple[tuple[float, ...], ...]
    role_weights: tuple[tuple[float, ...], ...]
    role_bias: tuple[float, ...]
    tuned: dict[str, float]


class Weights(Struct, frozen=True):
    """The settings' rows as arrays."""

    feature_rows: Any
    role_rows: Any
    role_weights: Any
    role_bias: Any


class Network:
    """The encoder, ready to run.

    Attributes:
        settings: what the file says beside the weights. hash: SHA-256 of the file.
        width: columns of the output. parts: what they are.
    """

    def __init__(self, session: Any, settings: Settings, digest: str) -> None:
        """Keep the session and make the vocabulary ready."""
        self._session = session
        self.settings = settings
        self.hash = digest
        self.parts = settings.parts
        self.width = sum(width for _, width in settings.parts)
        self.vocabulary = Vocabulary(settings.pieces, settings.scores, settings.written)
        self.weights = _weights(settings)

    def run(self, pieces: list[int]) -> Any:
        """Return the encoder's row for each piece."""
        import numpy as np  # noqa: PLC0415

        ids = np.array([[_OPEN, *pieces, _CLOSE]], np.int64)
        return self._session.run(None, {"ids": ids})[0][0, 1:-1]


def _weights(settings: Settings) -> Weights:
    import numpy as np  # noqa: PLC0415

    names = ("feature_rows", "role_rows", "role_weights", "role_bias")
    return Weights(*(np.array(getattr(settings, name), np.float32) for name in names))


def load_network(path: Path | None = None) -> Network:
    """Return the network of a file, the project's own where none is named; loaded once a process.

    Raises:
        ModelError: ``model-extra`` where ONNX Runtime is not installed, ``model-missing`` where the file is
            not there, ``model-hash`` where it is not what its hash says.
    """
    return _loaded(path or Path(str(files("sijill.model").joinpath(FILE))))


@lru_cache(maxsize=2)
def _loaded(path: Path) -> Network:
    opened = open_file(path)
    return Network(opened.session, msgspec.json.decode(opened.told, type=Settings), opened.hash)


class Opened(Struct, frozen=True):
    """A file of a network: the session that runs it, what stands in it beside the weights, its SHA-256."""

    session: Any
    told: str
    hash: str


def open_file(path: Path) -> Opened:
    """Return a network's file, opened.

    Raises:
        ModelError: see `load_network`.
    """
    try:
        import numpy  # noqa: F401, ICN001, PLC0415
        import onnxruntime  # noqa: PLC0415
    except ImportError as error:
        raise ModelError("model-extra", detail=str(error)) from error
    data = _checked(path)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # reports are coded side by side in processes
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    told = session.get_modelmeta().custom_metadata_map[KEY]
    return Opened(session, told, hashlib.sha256(data).hexdigest())


def _checked(path: Path) -> bytes:
    """Return a model's bytes, where they are those that its hash, in the file beside it, was taken of."""
    try:
        data = path.read_bytes()
        wanted = path.with_name(path.name + ".sha256").read_text("ascii").split()[0]
    except (OSError, IndexError) as error:
        raise ModelError("model-missing", str(path), detail=str(error)) from error
    if hashlib.sha256(data).hexdigest() != wanted:
        raise ModelError("model-hash", str(path))
    return data
