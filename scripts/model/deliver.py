"""Delivery: the network as one ONNX file in 8 bits, with its vocabulary and settings, and its hash."""

import hashlib
import logging
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import onnx
import torch
from encoder import Unpacked
from net import PARTS, Encoder, Heads, Rows
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from sijill.model.network import KEY, Settings
from sijill.model.vectors import Told

_ANY = {"ids": {1: "pieces"}, "rows": {1: "pieces"}}


Learnt = Sequence[tuple[Encoder, Heads]]


def deliver(path: Path, learnt: Learnt, frozen: int, settings: Settings, *, small: bool) -> str:
    """Write the network, in 8 bits where it shall be small; return the hash of the file."""
    rows = Rows(learnt, frozen).eval()
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            rows, (torch.randint(3, 99, (1, 37)),), whole, input_names=["ids"], output_names=["rows"],
            dynamic_axes=_ANY, opset_version=17, dynamo=False,
        )  # fmt: skip
        model = onnx.load(_in_bytes(whole) if small else whole)
    return write(path, model, settings)


def _in_bytes(whole: Path) -> Path:
    """Return the network with its layers and vectors in 8 bits; the heads stay as they are."""
    logging.disable(logging.WARNING)
    heads = [node.name for node in onnx.load(whole).graph.node if node.name.startswith("/heads")]
    small = whole.with_name("small.onnx")
    quantize_dynamic(
        whole, small, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True, nodes_to_exclude=heads,
    )  # fmt: skip
    return small


def write(path: Path, model: onnx.ModelProto, settings: Settings | Told) -> str:
    """Write a network with its settings, and its hash in the file beside it."""
    del model.metadata_props[:]
    told = model.metadata_props.add()
    told.key, told.value = KEY, msgspec.json.encode(settings).decode()
    data = model.SerializeToString()
    digest = hashlib.sha256(data).hexdigest()
    path.write_bytes(data)
    path.with_name(path.name + ".sha256").write_text(digest + "\n", "ascii")
    return digest


def settings_of(
    name: str, unpacked: Unpacked, features: dict[str, int], learnt: Learnt, tuned: Mapping[str, float]
) -> Settings:
    """Return what stands in the file beside the weights; of several networks the pairs' log odds averaged."""
    heads = [one for _, one in learnt]
    number = len(heads)
    parts = tuple(
        (name, width * number if name in {"event", "candidate"} else width) for name, width in PARTS
    )
    return Settings(
        name=name, pieces=tuple(unpacked.pieces), scores=tuple(unpacked.scores), written=unpacked.written,
        parts=parts, features=features,
        feature_rows=_rows(torch.cat([one.feature_rows.weight for one in heads], 1)),
        role_rows=_rows(sum(one.role_rows.weight for one in heads) / number),
        role_weights=_rows(torch.cat([one.roles.weight / number for one in heads], 1)),
        role_bias=_rows(sum(one.roles.bias for one in heads)[None] / number)[0], tuned=dict(tuned),
    )  # fmt: skip


def _rows(weights: Tensor) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(round(float(x), 4) for x in row) for row in weights.detach().cpu())
