"""What a blockade is: who besieges whom, where, how long, what is kept out, and by whose word."""

from typing import Literal

from msgspec import Struct

from sijill.states.field import Field, Gap

Standing = Literal["besieged", "partial", "lifted"]
AidStep = Literal["asked", "allowed", "delivered", "stripped", "refused"]
Part = Literal["surrounded", "no-aid", "no-exit"]


class Turn(Struct, frozen=True):
    """A change in a blockade.

    Attributes:
        day: ``YYYY[-MM[-DD]]`` or None. Example: ``"2021-02-02"``.
        status: what it became. Where sources differ in it on one day, each stands as a turn of its own.
        by: who says so. one_side: whether they all speak for one side.
        events: ids of the events behind it. basis: told-on where the day is that of the telling.
    """

    day: str | None
    status: Standing
    by: tuple[str, ...]
    one_side: bool
    events: tuple[str, ...]
    basis: str = "told"


class AidTurn(Struct, frozen=True):
    """What became of aid during a blockade.

    Attributes:
        day: when, ``YYYY[-MM[-DD]]`` or None.
        what: asked for, allowed through, delivered, stripped (taken from who brought it), refused.
        who: actor ids of those who asked, allowed, delivered, stripped or refused it.
        by, one_side, events: whose word it is, and the events behind it.
    """

    day: str | None
    what: AidStep
    who: tuple[str, ...]
    by: tuple[str, ...]
    one_side: bool
    events: tuple[str, ...]


class Claim(Struct, frozen=True):
    """That a part of OCHA's test of a besieged area holds, or does not, by somebody's word.

    The three parts: surrounded by armed actors; humanitarian aid cannot regularly enter; civilians, the sick
    and wounded among them, cannot regularly leave. Source: UN OCHA, monthly reports of the Secretary-General
    on the implementation of Security Council resolutions 2139 and 2165, definition of a besieged area.

    Attributes:
        part: which of the three. holds: whether it is said to hold.
        day, by, one_side, events: when, whose word, and the events behind it.
    """

    part: Part
    holds: bool
    day: str | None
    by: tuple[str, ...]
    one_side: bool
    events: tuple[str, ...]


class Blockade(Struct, frozen=True, kw_only=True):
    """A siege or a cutting of roads and supplies, from its beginning to its lifting.

    Attributes:
        id: hash of the kind and the smallest event id. composed: made of a composed report.
        actor: actor ids of the besiegers as told. actor_party: their parties.
        target: actor ids of the besieged as told, and where no blockading names a party of whom the lifting
            frees («رفع الحصار عن مناطق النظام»). target_party: their parties, without «civilians».
        place: names as told, in the order of the telling.
        since, until: days; until is None while it is on. starts, ends: every day told for these, each with
            who says it, where sources differ.
        seen: the last day on which it is known to have been on, or to have ended.
        status: besieged, partial (eased), lifted.
        days: how many, told (basis ``told``, «لليوم السادس») or counted with both ends (``counted``) to
            ``until``, to the day asked about, or to ``seen``.
        items: kinds kept out. Example: ``("food", "fuel")``.
        answers: ids of the blockade that this one answers. answered_by: of those that answer this one.
        history: the turns in order.
        surrounded, no_aid, no_exit: the last word on each part of OCHA's test. claims: all of them.
        aid: asked, allowed, delivered, stripped, refused.
        denied: who denies that there is a blockade.
        ended_after: ids of the meetings and deals of the besiegers that came shortly before the end.
        gaps: what is not known.
    """

    id: str
    composed: bool
    actor: Field[tuple[str, ...]]
    actor_party: Field[tuple[str, ...]]
    target: Field[tuple[str, ...]]
    target_party: Field[tuple[str, ...]]
    place: Field[tuple[str, ...]]
    since: Field[str]
    until: Field[str]
    starts: tuple[Field[str], ...] = ()
    ends: tuple[Field[str], ...] = ()
    seen: Field[str]
    status: Field[Standing]
    days: Field[int]
    items: Field[tuple[str, ...]]
    answers: Field[str]
    answered_by: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    surrounded: Field[bool]
    no_aid: Field[bool]
    no_exit: Field[bool]
    claims: tuple[Claim, ...] = ()
    aid: tuple[AidTurn, ...] = ()
    denied: Field[tuple[str, ...]]
    ended_after: Field[tuple[str, ...]]
    gaps: tuple[Gap, ...] = ()
