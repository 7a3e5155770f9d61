"""What an agreement is: between whom, what it obliges to, whether it is in force, and what was done of it."""

from typing import Literal

from msgspec import Struct

from sijill.states.field import Field, Gap

Sided = Literal["one", "two", "many"]
Form = Literal["spoken", "written"]
Klass = Literal["cessation-of-hostilities", "preliminary", "definitive"]
Stage = Literal["pre-negotiation", "ceasefire", "partial", "renewal"]
Status = Literal["in-force", "lapsed", "ended", "unknown"]
Kept = Literal["fulfilled", "breached", "not-told"]


class Clause(Struct, frozen=True, kw_only=True):
    """What one party owes another by an agreement, and what is told of it.

    Attributes:
        what: the type that is owed. Example: ``"RELEASE"``; ``"CEASEFIRE"`` for a truce.
        who, whom: parties; ``who`` is inferred for a lifting, where it is whoever besieges; empty where the
            reports do not say who owes it.
        place: where. deadline: until when. items: what is given or let in. words: that tell the clause.
        step: which step of several, from 1, in the order of the telling; 0 where the order is not told.
        state: fulfilled, breached or not-told: the last word. That nobody says anything is no breach.
        fulfilled_by, breached_by: ids of the later events that carry it out or go against it.
        withheld_by: ids of events that tell that it was refused, or not done by then.
    """

    what: str
    who: Field[tuple[str, ...]]
    whom: Field[tuple[str, ...]]
    place: Field[tuple[str, ...]]
    deadline: Field[str]
    items: Field[tuple[str, ...]]
    words: str = ""
    step: int = 0
    state: Field[Kept]
    fulfilled_by: tuple[str, ...] = ()
    breached_by: tuple[str, ...] = ()
    withheld_by: tuple[str, ...] = ()


class Exclusion(Struct, frozen=True):
    """Somebody who says that an agreement does not bind him.

    Attributes:
        who: actor ids. day: when he said so. by, one_side, events: whose word it is.
    """

    who: tuple[str, ...]
    day: str | None
    by: tuple[str, ...]
    one_side: bool
    events: tuple[str, ...]


class Agreement(Struct, frozen=True, kw_only=True):
    """A deal, a truce, an understanding.

    Attributes:
        id: hash of the kind and the smallest event id. composed: made of a composed report.
        parties: without mediators and guarantors. signed_by: actor ids of who agreed.
        mediators: actor ids of who sponsors, hosts or carries it. guarantors: of who vouches for it by a
            report's own words («بضمانة روسية»), see `guarantors`; one may be both.
        sided: one, two or many parties. form: spoken or written; inferred from a signature.
        klass: of a ceasefire: its class after Clayton and Sticher, "The Logic of Ceasefires in Civil War",
            International Studies Quarterly 65 (2021), as the ETH/PRIO Civil Conflict Ceasefire Dataset uses
            it: definitive with demobilisation or integration, preliminary with a mechanism of compliance
            (posts and monitors that are deployed), else a cessation of hostilities. None for what is no
            ceasefire or not known to be one.
        stage: after PA-X (Bell and Badanjak, "Introducing PA-X", Journal of Peace Research 56, 2019).
        purpose: types of what is agreed. place: coverage. excludes: who says that it does not bind him.
        denied: actor ids of who denies that there is an agreement.
        day: declared. from_: in force from. until: its last day by its term. term: as told («15 days»).
        renews: id of the agreement that it prolongs. renewed_by: of the one that prolongs it.
        status: at the day asked about, or at the last day that is known of.
            in-force: told within `status.UNHEARD` days and not ended; lapsed: its term ran out;
            ended: the parties fought and made a new one, or it was prolonged by a new one;
            unknown: nothing is told of it for longer.
        ended_on: the day on which it ended or lapsed. ended_by: ids of the events.
        clauses: what is owed. breaches: ids of all events that are told to break it.
        gaps: what is not known.
    """

    id: str
    composed: bool
    parties: Field[tuple[str, ...]]
    signed_by: Field[tuple[str, ...]]
    mediators: Field[tuple[str, ...]]
    guarantors: Field[tuple[str, ...]]
    sided: Field[Sided]
    form: Field[Form]
    klass: Field[Klass]
    stage: Field[Stage]
    purpose: Field[tuple[str, ...]]
    place: Field[tuple[str, ...]]
    excludes: tuple[Exclusion, ...] = ()
    denied: Field[tuple[str, ...]]
    day: Field[str]
    from_: Field[str]
    until: Field[str]
    term: Field[str]
    renews: Field[str]
    renewed_by: str = ""
    status: Field[Status]
    ended_on: Field[str]
    ended_by: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    breaches: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
