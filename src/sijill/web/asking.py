"""Filters and pages of a question, read from its address; the same as on the command line."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter
from msgspec import Struct, structs

from sijill.errors import UsageError
from sijill.link.days import last_day
from sijill.schema import EventType, Status
from sijill.states.choosing import StateFilter
from sijill.store import MentionFilter
from sijill.web.room import Room

MOST, USUAL = 500, 50  # rows of a page
_YEAR = r"[12][0-9]{3}"
_LEAP = r"([12][0-9](0[48]|[2468][048]|[13579][26])|(12|16|20|24|28)00)"  # by the Gregorian rule
# Every day that there is and no other, so that the description of the API says what is refused.
DAY = (
    rf"({_YEAR}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    rf"|02-(0[1-9]|1[0-9]|2[0-8]))|{_LEAP}-02-29)"
)
KEPT = r"^[^\x00]*$"  # PostgreSQL keeps no letter U+0000, so no record is sent one
_DAY = re.compile(rf"({_YEAR}|{_YEAR}-(0[1-9]|1[0-2])|{DAY})")
Kept = Annotated[str, QueryParameter(pattern=KEPT)]
Many = Annotated[list[Kept] | None, QueryParameter(max_items=50)]
Day = Annotated[str | None, QueryParameter(max_length=10, pattern=rf"^{_DAY.pattern}$")]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST)]
Cursor = Annotated[str | None, QueryParameter(max_length=12, pattern=r"^[0-9]{1,8}$")]


Here = NamedDependency[Room]
Mentions = NamedDependency[MentionFilter]
States = NamedDependency[StateFilter]


class Page(Struct, frozen=True):
    """A page of a list: how many rows, and after how many."""

    limit: int = USUAL
    offset: int = 0

    def after(self, total: int) -> str | None:
        """Return the cursor of the next page, None after the last."""
        reached = self.offset + self.limit
        return str(reached) if reached < total else None


Paged = NamedDependency[Page]


def page(limit: Limit = USUAL, cursor: Cursor = None) -> Page:
    """Return the page that is asked for."""
    return Page(limit, int(cursor) if cursor else 0)


def day(value: str | None) -> str:
    """Return a date as it is asked for, ``""`` for none.

    Example:
        >>> day("2024-08")
        '2024-08'

    Raises:
        UsageError: ``bad-date``.
    """
    if value and not (_DAY.fullmatch(value) and last_day(value)):
        raise UsageError("bad-date", value=value)
    return value or ""


def end(value: str | None) -> str:
    """Return the last day of a date as it is asked for, ``""`` for none.

    Example:
        >>> end("2024-02")
        '2024-02-29'

    Raises:
        UsageError: ``bad-date``.
    """
    found = last_day(day(value))
    return found.isoformat() if found else ""


def mention_filter(  # noqa: PLR0913, PLR0917  a filter has as many arguments as the command has options
    room: Here,
    type_: Annotated[list[EventType] | None, QueryParameter(name="type", max_items=50)] = None,
    actor: Many = None,
    target: Many = None,
    mediator: Many = None,
    party: Many = None,
    place: Many = None,
    since: Day = None,
    until: Day = None,
    status: Annotated[list[Status] | None, QueryParameter(max_items=50)] = None,
    source: Many = None,
    outlet: Many = None,
    text_: Annotated[str, QueryParameter(name="text", max_length=400)] = "",
    confidence: Annotated[float, QueryParameter(ge=0, le=1)] = 0.0,
    reviewed: FromQuery[bool | None] = None,
    composed: FromQuery[bool | None] = None,
    report: Many = None,
    superseded: FromQuery[bool] = False,
) -> MentionFilter:
    """Return the filter that a question's address holds.

    Raises:
        UsageError: ``bad-date``.
    """
    return MentionFilter(
        type=tuple(type_ or ()), status=tuple(status or ()),
        actor=tuple(actor or ()), target=tuple(target or ()), mediator=tuple(mediator or ()),
        party=tuple(party or ()), source=tuple(source or ()), outlet=tuple(outlet or ()),
        place=room.inside.names(place) if place else (),
        since=day(since), until=end(until), text=text_, confidence=confidence, reviewed=reviewed,
        composed=composed, report=tuple(report or ()), superseded=superseded,
    )  # fmt: skip


def state_filter(
    party: Many = None,
    actor: Many = None,
    place: Many = None,
    since: Day = None,
    until: Day = None,
    composed: FromQuery[bool | None] = None,
) -> StateFilter:
    """Return the filter of states that a question's address holds.

    Raises:
        UsageError: ``bad-date``.
    """
    return StateFilter(
        party=tuple(party or ()), actor=tuple(actor or ()), place=tuple(place or ()),
        since=day(since), until=day(until), composed=composed,
    )  # fmt: skip


def paged(wanted: MentionFilter, asked: Page) -> MentionFilter:
    """Return a filter with its page."""
    return structs.replace(wanted, limit=asked.limit, offset=asked.offset)


def cut(items: Sequence[Any], asked: Page) -> Sequence[Any]:
    """Return a page of a list that is held whole."""
    return items[asked.offset : asked.offset + asked.limit]
