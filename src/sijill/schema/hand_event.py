"""One event as others coded it: a row of a team's own table, or what was imported."""

from typing import Literal

from msgspec import Struct

from sijill.schema.event_type import CountOf, EventType, Status
from sijill.schema.filler import Bound

HandForm = Literal["", "guide", "ftm"]


class HandCount(Struct, frozen=True, omit_defaults=True):
    """A number of a row. Example: ``HandCount("killed", 3)``.

    Attributes:
        what: what is counted. value: the number, or its bounds («30+» is ``Bound(min=30)``).
        of: whose, as an actor id, ``""`` where it is not told.
    """

    what: CountOf
    value: int | float | Bound
    of: str = ""


class HandEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a table that a person coded, or an event that was imported, in the guide's values.

    It is no `Mention`: no report's words stand behind it that we could show. It is kept apart from what the
    machine coded, and is never counted with it.

    Attributes:
        id: 16 hexadecimal digits, the hash of the coder and of the row's cells.
        coder: who coded it, as named when it was read. Example: ``"layla"``.
        file: name of the table. sheet: of a workbook, ``""`` for CSV. row: as a spreadsheet shows it, from 1.
        type: the type; several where the team's word covers several; none where it has no meaning.
        date: ``YYYY[-MM[-DD]]`` or an interval ``A/B``, None where the row has none.
        actor, target, mediator: actor ids. place: names as a gazetteer spells them. source: actor ids.
        count: its numbers.
        url, report: address or id of the report it was coded from. own_id: the row's id in the team's table.
        notes, quote: as they stand.
        form: where it was imported from: ``"guide"`` (gold of the guide's form), ``"ftm"``
            (FollowTheMoney); ``""`` for a team's table. ``coder`` may then be a program.
        composed: whether it was coded from a composed report. status: None where that is not told.
        about: types that are demanded, offered and so on.
        words: argument → the team's words that mean nothing here yet; never guessed at.
        cells: the row as it stood, by the heads of its columns; empty cells are left out.
    """

    id: str
    coder: str
    file: str
    row: int
    sheet: str = ""
    type: tuple[EventType, ...] = ()
    date: str | None = None
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    count: tuple[HandCount, ...] = ()
    source: tuple[str, ...] = ()
    url: str = ""
    report: str = ""
    own_id: str = ""
    notes: str = ""
    quote: str = ""
    words: dict[str, tuple[str, ...]] = {}
    cells: dict[str, str] = {}
    form: HandForm = ""
    composed: bool = False
    status: Status | None = None
    about: tuple[EventType, ...] = ()

    @property
    def where(self) -> str:
        """Return where it came from. Example: ``"events.xlsx/Sheet1:12"``."""
        return f"{self.file}/{self.sheet}:{self.row}" if self.sheet else f"{self.file}:{self.row}"
