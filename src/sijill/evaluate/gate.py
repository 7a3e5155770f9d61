"""The gate: the figures on the examples' gold may not sink below what they were.

`floors.json` pins the examples by their SHA-256 and the floors of detection and arguments F1. It is moved by
``scripts/gate.py --update``, which lowers no floor unless the reason is given, and keeps the reason.
"""

from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from sijill.errors import InputError, UsageError
from sijill.evaluate.bench import BenchOptions, Engine, bench

GATED = ("detection", "arguments")
_DIGITS = 1000  # floors keep three digits, rounded down


class Lowering(Struct, frozen=True):
    """A floor that was lowered on purpose: which, from what to what, and why."""

    figure: str
    before: float
    after: float
    reason: str


class Floors(Struct, frozen=True):
    """What the gate holds.

    Attributes:
        inputs: file name -> SHA-256 of its bytes. floors: figure -> least F1.
        lowered: every floor that was ever lowered.
    """

    inputs: dict[str, str]
    floors: dict[str, float]
    lowered: tuple[Lowering, ...] = ()


def measure(examples: Path, engine: Engine) -> Floors:
    """Return what the examples and the engine give today.

    Raises:
        UsageError: "no-gold" where the folder holds no report.
    """
    figures = bench(examples, engine, BenchOptions(resamples=0, errors=0)).total.headlines
    inputs = {path.name: _digest(path) for path in sorted(examples.glob("*.json"))}
    return Floors(inputs, {name: int(figures[name].f1 * _DIGITS) / _DIGITS for name in GATED})


def _digest(path: Path) -> str:
    # Line ends as in the repository, wherever it is checked out.
    return sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def problems(pinned: Floors, today: Floors) -> list[str]:
    """Return what is amiss, one line each: figures below their floor, inputs that are not those pinned."""
    sunk = [
        f"{name}: {today.floors[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in pinned.floors.items()
        if today.floors[name] < floor
    ]
    files = sorted(pinned.inputs.keys() | today.inputs.keys())
    changed = [name for name in files if pinned.inputs.get(name) != today.inputs.get(name)]
    return sunk + [f"{name}: is not the file that the floors were measured on" for name in changed]


def raised(pinned: Floors | None, today: Floors, reason: str = "") -> Floors:
    """Return the floors to pin next.

    Args:
        pinned: what is pinned now, None for nothing yet.
        today: what was measured.
        reason: why floors may be lowered, "" where they may not.

    Raises:
        UsageError: "floor-lowered" where a floor would sink and no reason is given.
    """
    before = pinned or Floors({}, {})
    sunk = [name for name, floor in before.floors.items() if today.floors[name] < floor]
    if sunk and not reason:
        raise UsageError("floor-lowered", figures=", ".join(sunk))
    lowered = tuple(Lowering(name, before.floors[name], today.floors[name], reason) for name in sunk)
    return Floors(today.inputs, today.floors, before.lowered + lowered)


def read_floors(path: Path) -> Floors | None:
    """Read what is pinned; None where nothing is.

    Raises:
        InputError: "bad-json" with the file.
    """
    if not path.exists():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except msgspec.MsgspecError as error:
        raise InputError("bad-json", str(path), detail=str(error)) from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write what is pinned, in a form that shows well in a diff."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.format(msgspec.json.encode(floors), indent=2)
    path.write_bytes(text + b"\n")
