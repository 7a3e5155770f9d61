"""One fact: which field of which state has which value, by the words of which report."""

from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from sijill.errors import InputError

Compared = Literal["equal", "includes", "excludes", "any-of", "not"]


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a file of facts; the grammar stands in ``tests/states/README-facts.md``.

    Attributes:
        id: state and number. Example: ``"blockades-06"``.
        state: which state. Example: ``"blockades"``.
        where: selectors that find the state. Example: ``{"place": "الحسكة", "on": "2016-08-18"}``.
        field: the way to the field. Example: ``"rounds[day=2016-08-21].outcome"``.
        compared: how (``is`` in the file).
        value: what the text tells, None where no report tells it.
        report, quote: who tells it, and the exact words.
    """

    id: str
    state: str
    where: dict[str, Any]
    field: str
    compared: Compared = msgspec.field(default="equal", name="is")
    value: Any
    report: str
    quote: str


_FACT = msgspec.json.Decoder(Fact)


def read_facts(path: Path) -> tuple[Fact, ...]:
    """Return the facts of a file of JSON lines.

    Raises:
        InputError: "bad-gold" with file and line.
    """
    lines = path.read_text("utf-8").splitlines()
    return tuple(_fact(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def _fact(line: str, at: str) -> Fact:
    try:
        return _FACT.decode(line)
    except msgspec.DecodeError as error:
        raise InputError("bad-gold", at, detail=str(error)) from error
