"""What a run needs of an engine."""

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from sijill.errors import SijillError
from sijill.extract.answered import figures_of
from sijill.schema import Mention, Report
from sijill.store import Coded


class Coder(Protocol):
    """An engine with its packs: a pure function of a report.

    Attributes:
        name: example ``"rules"``. version: example ``"1"``; another one asks for recoding.
        packs_hash: hash of all that the packs say; another one asks for recoding.
    """

    @property
    def name(self) -> str:
        """Return the engine's name."""

    @property
    def version(self) -> str:
        """Return the engine's version."""

    @property
    def packs_hash(self) -> str:
        """Return the hash of the packs."""

    def code(self, report: Report, /) -> Sequence[Mention]:
        """Return the mentions of a report."""

    def party(self, actor: str, /) -> str:
        """Return the side an actor belongs to, ``""`` where none is known."""


Make = Callable[[], Coder]


class Failed(Struct, frozen=True):
    """An engine's failure at one report, in words that can be sent between processes.

    Attributes:
        reason: what was raised. code, values: of an error of ours, which has words of its own; "" else.
        figures: as in `Coded`.
    """

    reason: str
    code: str = ""
    values: dict[str, str] = {}
    figures: dict[str, int] = {}


def engine_id(coder: Coder) -> str:
    """Return name and version as they stand in the record. Example: ``"rules/1"``."""
    return f"{coder.name}/{coder.version}"


def code_report(coder: Coder, report: Report) -> Coded | Failed:
    """Code one report; whatever an engine raises fails that report alone, and is told."""
    try:
        mentions = coder.code(report)
    except SijillError as error:
        values = {name: str(value) for name, value in error.values.items()}
        return Failed(str(error)[:500], error.code, values, dict(getattr(error, "figures", {})))
    except Exception as error:  # noqa: BLE001  an engine's fault in one report must not end the run
        return Failed(f"{type(error).__name__}: {error}"[:500])
    return Coded(engine_id(coder), coder.packs_hash, tuple(mentions), figures_of(mentions))
