"""What a check comes to: what was checked, what does not hold, what could not be checked."""

from typing import Literal

from msgspec import Struct

Check = Literal["quotes", "figures", "sentences", "pages", "hashes", "names"]
Fault = Literal[
    "not_in_report", "no_report", "no_mention", "no_event", "missing", "other_value", "other_sentence",
    "missing_sentence", "no_evidence", "other_hash", "name_there", "extra", "other_page", "other_look",
]  # fmt: skip


class Finding(Struct, frozen=True):
    """Something that does not hold.

    Attributes:
        fault: what is wrong. where: in the file. Example: ``"events 0f51218e killed_low"``.
        told: as the file has it. holds: as the record has it, "" for nothing.
    """

    fault: Fault
    where: str
    told: str
    holds: str = ""


class Verification(Struct, frozen=True, kw_only=True):
    """What a check of a file came to.

    Attributes:
        form: of the file. Example: ``"html"``. checked: how many of each kind were looked at.
        findings: what does not hold; none where all of it does.
        unchecked: what could not be looked at, as keys of the catalogue with their values.
    """

    form: str
    checked: dict[Check, int]
    findings: tuple[Finding, ...]
    unchecked: tuple[tuple[str, str], ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything that was looked at holds."""
        return not self.findings
