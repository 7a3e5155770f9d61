"""The network in PyTorch: the encoder's layers, and the heads that read its words."""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
import torch.nn.functional as f
from encoder import HEADS, HIDDEN, INNER
from torch import Tensor, nn

from sijill.model.candidates import ROLES
from sijill.model.labels import BUILDS, KINDS, STATUS_ORDER

PAIR = 64  # numbers of a pair's vector
DROPOUT, PAIR_DROPOUT = 0.1, 0.3  # with less, pairs are learnt by heart
PARTS = (
    ("kind", len(KINDS)), ("build", len(BUILDS)), ("status", len(STATUS_ORDER)), ("about", len(KINDS)),
    ("event", PAIR), ("candidate", PAIR),
)  # fmt: skip


class Layer(nn.Module):
    """One layer of BERT (J. Devlin et al., 2019)."""

    def __init__(self) -> None:
        """Make it with no weights yet."""
        super().__init__()
        self.qkv, self.ao = nn.Linear(HIDDEN, 3 * HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.fi, self.fo = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.ln1, self.ln2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the layer's rows for ``x``; ``mask`` says which of the rows to look at."""
        batch, size, _ = x.shape
        q, k, v = (y.view(batch, size, HEADS, -1).transpose(1, 2) for y in self.qkv(x).split(HIDDEN, -1))
        seen = self._attend(q, k, v, mask).transpose(1, 2).reshape(batch, size, HIDDEN)
        x = self.ln1(x + f.dropout(self.ao(seen), DROPOUT, self.training))
        return self.ln2(x + f.dropout(self.fo(f.gelu(self.fi(x))), DROPOUT, self.training))

    @staticmethod
    def _attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
        if mask is not None:
            return f.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return (q @ k.transpose(2, 3) / q.shape[-1] ** 0.5).softmax(-1) @ v  # plain, for ONNX


class Encoder(nn.Module):
    """The encoder's first layers."""

    def __init__(self, arrays: Mapping[str, np.ndarray], layers: int) -> None:
        """Take the weights of ``layers`` layers."""
        super().__init__()
        weights = {name: torch.tensor(array.copy()) for name, array in arrays.items()}
        self.word = nn.Embedding.from_pretrained(weights["word"], freeze=True)
        first_type = weights["emb.type"].view(-1, HIDDEN)[0]
        self.position = nn.Parameter(weights["emb.pos"].view(-1, HIDDEN) + first_type, requires_grad=False)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        _take(self.norm, weights["emb.ln.w"], weights["emb.ln.b"])
        self.layers = nn.ModuleList(_layer(weights, n) for n in range(layers))

    def embed(self, ids: Tensor) -> Tensor:
        """Return the rows of the pieces before the first layer."""
        return self.norm(self.word(ids) + self.position[: ids.shape[1]])

    def forward(self, x: Tensor, mask: Tensor | None, first: int = 0, last: int | None = None) -> Tensor:
        """Return the rows behind the layers ``[first, last)``."""
        looked = None if mask is None else mask[:, None, None, :]
        for layer in self.layers[first:last]:
            x = layer(x, looked)
        return x


def _take(part: nn.Module, weight: Tensor, bias: Tensor) -> None:
    part.weight.data, part.bias.data = weight.view_as(part.weight), bias


def _layer(weights: Mapping[str, Tensor], n: int) -> Layer:
    layer = Layer()
    qkv = [torch.cat([weights[f"l{n}.{name}.{kind}"] for name in "qkv"]) for kind in "wb"]
    _take(layer.qkv, *qkv)
    for ours, theirs in (("ao", "ao"), ("fi", "fi"), ("fo", "fo"), ("ln1", "aln"), ("ln2", "oln")):
        _take(getattr(layer, ours), weights[f"l{n}.{theirs}.w"], weights[f"l{n}.{theirs}.b"])
    return layer


class Heads(nn.Module):
    """What is read from a word's vector, and from a pair of words."""

    def __init__(self, features: int) -> None:
        """Make them for so many features of a pair."""
        super().__init__()
        self.parts = nn.ModuleDict({name: nn.Linear(HIDDEN, width) for name, width in PARTS})
        self.feature_rows, self.role_rows = nn.Embedding(features, PAIR), nn.Embedding(features, len(ROLES))
        self.roles = nn.Linear(PAIR, len(ROLES))
        nn.init.normal_(self.feature_rows.weight, std=0.05)
        nn.init.zeros_(self.role_rows.weight)
        with torch.no_grad():  # most words tell nothing, most candidates fill nothing
            self.parts["kind"].bias[0] = 3.0
            self.parts["about"].bias.fill_(-3.5)
            self.roles.bias.fill_(-1.5)

    def pairs(self, events: Tensor, others: Tensor, features: Tensor, starts: Tensor) -> Tensor:
        """Return the log odds of the roles for rows of pairs; ``features`` in a row, ``starts`` of each."""
        hidden = f.embedding_bag(features, self.feature_rows.weight, starts, mode="sum")
        direct = f.embedding_bag(features, self.role_rows.weight, starts, mode="sum")
        return self.roles(f.dropout(f.relu(events + others + hidden), PAIR_DROPOUT, self.training)) + direct


class Rows(nn.Module):
    """What ships: from pieces to the rows of all heads that read a word alone, of one network or several."""

    def __init__(self, learnt: Sequence[tuple[Encoder, Heads]], frozen: int) -> None:
        """Put the heads side by side; the lowest layers are the same in all."""
        super().__init__()
        self.encoders = nn.ModuleList(encoder for encoder, _ in learnt)
        self.heads = nn.ModuleList(_side_by_side(heads) for _, heads in learnt)
        self.frozen = frozen

    def forward(self, ids: Tensor) -> Tensor:
        """Return a row for each piece."""
        first = self.encoders[0]
        low = first(first.embed(ids), None, 0, self.frozen)
        both = zip(self.encoders, self.heads, strict=True)
        rows = [heads(encoder(low, None, self.frozen)) for encoder, heads in both]
        return rows[0] if len(rows) == 1 else _averaged(rows)


def _side_by_side(heads: Heads) -> nn.Linear:
    line = nn.Linear(HIDDEN, sum(width for _, width in PARTS))
    line.weight.data = torch.cat([heads.parts[name].weight for name, _ in PARTS])
    line.bias.data = torch.cat([heads.parts[name].bias for name, _ in PARTS])
    return line


def _averaged(rows: Sequence[Tensor]) -> Tensor:
    """Return likelihoods averaged, log odds averaged, and vectors of pairs side by side."""
    split = zip(*(row.split([width for _, width in PARTS], -1) for row in rows), strict=True)
    told = []
    for (name, _), several in zip(PARTS, split, strict=True):
        if name in {"event", "candidate"}:
            told.append(torch.cat(several, -1))
        elif name in {"kind", "build"}:
            told.append(torch.stack([one.softmax(-1) for one in several]).mean(0).clamp(min=1e-7).log())
        else:
            told.append(torch.stack(several).mean(0))
    return torch.cat(told, -1)
