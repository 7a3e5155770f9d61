"""What the store is handed, and what it says about a report before it is coded."""

from typing import Literal

from msgspec import Struct

from sijill.schema import Mention, Report

State = Literal["new", "changed", "stale", "unchanged"]


class Coded(Struct, frozen=True):
    """What one engine made of one version of a report.

    Attributes:
        engine: name and version. Example: ``"rules/1"``.
        packs: hash of the packs it coded with. mentions: in the order of the text.
        figures: what the engine tells of its work, for the run's summary; the record does not keep it.
    """

    engine: str
    packs: str
    mentions: tuple[Mention, ...] = ()
    figures: dict[str, int] = {}

    @property
    def name(self) -> str:
        """Return the engine's name without its version: one coding is kept for each."""
        return self.engine.partition("/")[0]


class Placement(Struct, frozen=True):
    """Where a report belongs in the record.

    Attributes:
        report: the report with its version's number, and with what the record knew of it already.
        state: ``new``; ``changed``: a new text at a known address; ``stale``: known, but not coded by this
            engine and these packs; ``unchanged``.
        key: the version's key, 0 where it is not stored yet.
        seen: which state of the file this holds for; another process may have written since.
        stands: the version that stands for the report in the record, 0 where it is not there yet.
    """

    report: Report
    state: State
    key: int = 0
    seen: int = 0
    stands: int = 0

    @property
    def outdated(self) -> bool:
        """Return whether the text was here before and another stands in its place."""
        return bool(self.key) and self.report.version != self.stands
