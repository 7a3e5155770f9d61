"""Hosts: the state whose land or capital somebody of another visits is the other party of the visit."""

from collections.abc import Sequence

import msgspec

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import STATE_SORTS, Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.scopes import Roles
from sijill.schema import Filler

_VISITS = frozenset({"meet.visit", "meet.delegation"})


def with_host(
    trigger: Trigger,
    roles: Roles,
    clause: Clause,
    places: Sequence[Filler],
    analysis: Analysis,
    grammar: Grammar,
) -> Roles:
    """Return the roles of a visit with the state that is visited, where no other party is told.

    Example:
        «زار الرئيس التركي الرياض» is of Turkey's president and Saudi Arabia, «زيارته لمصر» of him and Egypt;
        «بدعوة من الملك» of the king.
    """
    alone = len({n.id for n in roles.actor}) == 1 and not roles.target
    visitor = grammar.lexicon.actors.get(roles.actor[0].id) if alone else None
    if trigger.form.frame.rule not in _VISITS or visitor is None:
        return roles
    visited = _visited(trigger, clause, visitor.country, analysis, grammar)
    if visited and not roles.mediator:
        return msgspec.structs.replace(roles, actor=(*roles.actor, *visited))
    told = {place.value for place in places if place.how != "inherited"} & grammar.seats.keys()
    seat = next((n for n in analysis.named(clause.first, clause.last) if n.id in told), None)
    if seat is None or visitor.country in {"", grammar.seats[seat.id]}:
        return roles
    if roles.mediator:
        return _invited(roles, grammar.seats[seat.id], grammar)
    return msgspec.structs.replace(roles, actor=(*roles.actor, *government_at(seat, grammar)))


def _visited(
    trigger: Trigger, clause: Clause, country: str, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """«زيارة رسمية لفرنسا», «زيارة أداها الرئيس لفرنسا»: the state of another that «ل» names is visited."""
    near = analysis.named(trigger.last, min(clause.last, trigger.last + _NEAR))
    near = near if trigger.form.frame.rule == "meet.visit" else []  # «وفدا لحضور مؤتمر المانحين لليمن»
    states = [n for n in near if n.sort in STATE_SORTS and n.preposition == "ل" and n.phrase == n.first]
    known = grammar.lexicon.actors
    return [n for n in states[:1] if known[n.id].country != country and not n.dependent]


_NEAR = 8  # words from a visit to «ل» and the state, whose visit it is between them


def _invited(roles: Roles, country: str, grammar: Grammar) -> Roles:
    """Return a visit with who invited to his own country as the other party, and no go-between."""
    known = grammar.lexicon.actors
    hosts = tuple(n for n in roles.mediator if n.id in known and known[n.id].country == country)
    rest = tuple(n for n in roles.mediator if n not in hosts)
    return msgspec.structs.replace(roles, actor=(*roles.actor, *hosts), mediator=rest)


def government_at(seat: Name, grammar: Grammar) -> list[Name]:
    """Return the government of the country that a place is, or whose capital it is; none that no pack has."""
    nationality = grammar.nationality_of.get(grammar.seats[seat.id])
    if nationality is None:
        return []
    return [Name(seat.first, seat.last, "actor", nationality.government, "state", "relation")]
