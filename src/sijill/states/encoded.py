"""States as bytes and back, and which code made them."""

import hashlib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sijill import schema
from sijill.states.kinds import Kind

_STRUCT: dict[Kind, str] = {
    "blockades": "Blockade", "negotiations": "Negotiation", "agreements": "Agreement", "control": "Holding",
    "custody": "Custody", "casualties": "Toll", "episodes": "Episode",
}  # fmt: skip
_ENCODER = msgspec.msgpack.Encoder()


def encoded(states: tuple[Struct, ...]) -> bytes:
    """Return states as MessagePack."""
    return _ENCODER.encode(states)


def decoded(kind: Kind, body: bytes) -> tuple[Struct, ...]:
    """Return the states of a kind that `encoded` gave as bytes.

    Raises:
        msgspec.ValidationError: they were written by other code.
    """
    found: tuple[Struct, ...] = msgspec.msgpack.decode(body, type=_type_of(kind))
    return found


@cache
def code() -> str:
    """Return the hash of the code that makes states of events: another one makes other states."""
    rooms = (Path(__file__).parent, Path(schema.__file__).parent)
    files = sorted(file for room in rooms for file in room.rglob("*.py"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _type_of(kind: Kind) -> Any:
    return tuple[getattr(import_module(f"sijill.states.{kind}"), _STRUCT[kind]), ...]  # type: ignore[misc]
