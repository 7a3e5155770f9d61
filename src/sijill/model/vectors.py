"""Vectors of texts, near to each other where the texts tell alike, in Arabic and in English.

The encoder is multilingual-e5-small (L. Wang et al., 2024; MIT), pruned and put in 8 bits by
``make encoder``; what is asked begins with ``query: ``, what may answer with ``passage: ``, as it was
trained.
"""

from functools import lru_cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sijill.errors import ModelError
from sijill.model.network import open_file
from sijill.model.pieces import Vocabulary

FILE = "encoder.onnx"
FIRST = 600  # letters of a report, its title before it, that its vector is made of
MOST = 510  # pieces that the encoder reads together, without its two marks
_OPEN, _CLOSE = 1, 2


class Told(Struct, frozen=True):
    """What stands in the file beside the weights: the encoder's name, and the vocabulary (`Vocabulary`)."""

    name: str
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    written: dict[str, str]


def head(title: str, text: str) -> str:
    r"""Return what a report's vector is made of.

    Example:
        >>> head("هدنة في الحسكة", "توصل الطرفان")
        'هدنة في الحسكة\nتوصل الطرفان'
    """
    return f"{title}\n{text}".strip()[:FIRST]


class Encoder:
    """Makes vectors of texts; the same text always has the same vector.

    Attributes:
        hash: SHA-256 of its file.
    """

    def __init__(self, session: Any, told: Told, digest: str) -> None:
        """Keep the session and make the vocabulary ready."""
        self._session = session
        self.hash = digest
        self._vocabulary = Vocabulary(told.pieces, told.scores, told.written)

    def query(self, text: str) -> Any:
        """Return the vector of what is asked: 384 numbers, of length one."""
        return self.run(f"query: {text[:FIRST]}")

    def report(self, title: str, text: str) -> Any:
        """Return the vector of a report: 384 numbers, of length one."""
        return self.run(f"passage: {head(title, text)}")

    def run(self, text: str) -> Any:
        """Return the vector of a text as it stands."""
        import numpy as np  # noqa: PLC0415  only where it is asked for

        pieces = [piece.id for piece in islice(self._vocabulary.pieces(text), MOST)]
        # One text at a time: with others beside it, it would be rounded otherwise.
        return self._session.run(None, {"ids": np.array([[_OPEN, *pieces, _CLOSE]], np.int64)})[0][0]


def load_encoder(path: Path | None = None) -> Encoder:
    """Return the encoder that comes with Sijill, or that of a file; loaded once a process.

    Raises:
        ModelError: ``similar-extra`` where the extra ``model`` is not installed, ``encoder-missing`` where
            the file is not there, ``model-hash`` where it is not what its hash says.
    """
    return _loaded(path or Path(str(files("sijill.model").joinpath(FILE))))


_INSTEAD = {"model-extra": "similar-extra", "model-missing": "encoder-missing"}


@lru_cache(maxsize=2)
def _loaded(path: Path) -> Encoder:
    try:
        opened = open_file(path)
    except ModelError as error:
        raise ModelError(_INSTEAD.get(error.code, error.code), error.place, **error.values) from error
    return Encoder(opened.session, msgspec.json.decode(opened.told, type=Told), opened.hash)
