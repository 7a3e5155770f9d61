"""What training is made of, as far as it needs no PyTorch: its imports."""

import ast
import importlib
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts" / "model"


def imports():
    for script in sorted(SCRIPTS.glob("*.py")):
        for node in ast.walk(ast.parse(script.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sijill"):
                yield from ((script.name, node.module, alias.name) for alias in node.names)


def test_what_training_imports_of_sijill_is_there():
    missing = [told for told in imports() if not hasattr(importlib.import_module(told[1]), told[2])]
    assert missing == []
