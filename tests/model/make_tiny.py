"""Makes ``tests/data/tiny.onnx``: a network of one look-up, that says nothing of any word but «زلزلت».

That word it takes for an attack, told by a verb; roles it leaves to the rules. Needs onnx (the group train).
"""

import hashlib
from pathlib import Path

import msgspec
import numpy as np
from onnx import TensorProto, helper, numpy_helper

from sijill.model.candidates import ROLES
from sijill.model.labels import BUILDS, KINDS, STATUS_ORDER
from sijill.model.network import KEY, Settings

PATH = Path(__file__).resolve().parents[1] / "data" / "tiny.onnx"
WORD = "\u2581زلزلت"
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة.،0123456789"
PIECES = ("<unk>", "<s>", "</s>", "\u2581", WORD, *LETTERS)
PARTS = (
    ("kind", len(KINDS)),
    ("build", len(BUILDS)),
    ("status", len(STATUS_ORDER)),
    ("about", len(KINDS)),
    ("event", 2),
    ("candidate", 2),
)
FEATURES = {f"rules:{role}": n for n, role in enumerate(ROLES)}
TUNED = {
    "least": 0.35, "least:seen": 0.5, "bias": 0.0, "rules": 1.0, "model": 0.0, "near": 0.0, "inside": 0.0,
    "none": 0.0, "by rules": 0.0, "alone": 1.0, "bias:alone": 0.0, "least:alone": 0.5,
    "least:about": 9.0, "least:about:rules": -9.0, "least:status": 1e9,
}  # fmt: skip


def table() -> np.ndarray:
    """Return a row for each piece."""
    rows = np.zeros((len(PIECES), sum(width for _, width in PARTS)), np.float32)
    rows[:, 0] = 6.0  # no event
    rows[PIECES.index(WORD), 0] = 0.0
    rows[PIECES.index(WORD), KINDS.index("ATTACK")] = 6.0
    rows[:, len(KINDS) + BUILDS.index("verb")] = 6.0
    return rows


def settings() -> Settings:
    """Return what stands in the file beside the weights."""
    direct = tuple(
        tuple(8.0 if row == column else 0.0 for column in range(len(ROLES))) for row in range(len(ROLES))
    )
    empty = tuple(0.0 for _ in ROLES)
    return Settings(
        name="tiny",
        pieces=PIECES,
        scores=tuple(-1.0 if piece == WORD else -10.0 for piece in PIECES),
        written={},
        parts=PARTS,
        features=FEATURES,
        feature_rows=((0.0, 0.0),) * (len(ROLES) + 1),
        role_rows=(*direct, empty),
        role_weights=((0.0, 0.0),) * len(ROLES),
        role_bias=(-4.0,) * len(ROLES),
        tuned=TUNED,
    )


def main() -> None:
    """Write the file and its hash."""
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "ids"], ["rows"])],
        "tiny",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"])],
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, [1, "pieces", table().shape[1]])],
        [numpy_helper.from_array(table(), "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    told = model.metadata_props.add()
    told.key, told.value = KEY, msgspec.json.encode(settings()).decode()
    PATH.write_bytes(model.SerializeToString())
    digest = hashlib.sha256(PATH.read_bytes()).hexdigest()
    PATH.with_name("tiny.onnx.sha256").write_text(digest + "\n", "ascii")


if __name__ == "__main__":
    main()
