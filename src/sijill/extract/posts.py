"""Posts: whose the barracks, patrols and public buildings are that no name tells: those of the land's state."""

from collections import Counter
from collections.abc import Iterator

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.scopes import Roles

_HIT = frozenset({"ATTACK", "SEIZE"})
_REACH = 8  # words from an act to the post that it hits, with who does it between them
_STOPS = frozenset({"،", "ثم", "بعد", "قبل", "ردا", "امام", "قرب", "من", "الي", "عند"})
_QUALITIES = (("عسكري", "-army"), ("امني", "-security"), ("حكومي", ""))
_CLEAR = 2  # times that a report names one land more than any other, for a post without a place


def posted(
    trigger: Trigger, roles: Roles, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """Return the state's forces or government whose post is hit or taken, where no name says whose it is.

    Example:
        «هاجمت طالبان نقاطا أمنية في قندهار»: Afghanistan's security; not where that state's own army hits it.
    """
    if trigger.form.frame.type not in _HIT or roles.target:
        return ()
    at, ending = _post(trigger, clause, analysis, grammar)
    country = _country(clause, analysis, grammar) if at >= 0 else ""
    nationality = grammar.nationality_of.get(country)
    own = {grammar.lexicon.party(n.id) for n in roles.actor}
    occupied = country in grammar.words("occupied")  # there barracks and patrols are another's
    if nationality is None or occupied or grammar.lexicon.party(nationality.government) in own:
        return ()
    force = grammar.lexicon.actors.get(nationality.stem + ending) if ending else None
    known = (force.id, force.kind) if force else (nationality.government, "state")
    return (Name(at, at + 1, "actor", *known, "relation"),)


def _post(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> tuple[int, str]:
    """Return the word of a post behind a trigger, and what the id of those who man it ends with; -1 for none."""
    for at in range(trigger.at + 1, min(clause.last, trigger.last + _REACH)):
        if analysis.forms[at] in _STOPS:
            break
        ending = _manned_by(at, analysis, grammar)
        if ending is not None:
            return at, ending
    return -1, ""


def _manned_by(at: int, analysis: Analysis, grammar: Grammar) -> str | None:
    """Return what the id of those who man a post ends with, ``""`` for the government; None for no post."""
    bases = grammar.bases[analysis.forms[at]]
    if not grammar.words("public_bodies").isdisjoint(bases):
        before = grammar.bases[analysis.forms[at - 1]]
        return None if grammar.words("buildings").isdisjoint(before) else ""
    if not grammar.words("barracks").isdisjoint(bases):
        return "-army"
    return None if grammar.words("hit_posts").isdisjoint(bases) else _quality(at, analysis)


def _quality(at: int, analysis: Analysis) -> str | None:
    """Return the ending of whose a post is by its adjective, «نقاط أمنية»; None for another or none."""
    behind = analysis.forms[at + 1 : at + 2]
    plain = (form.removeprefix("ال") for form in behind)
    return next((end for form in plain for word, end in _QUALITIES if form.startswith(word)), None)


def _country(clause: Clause, analysis: Analysis, grammar: Grammar) -> str:
    """Return the land where a post stands: that of the clause's places, else the one the report names most."""
    near = Counter(_lands(analysis.named(clause.first, clause.last), grammar))
    told = near or Counter(_lands(analysis.names, grammar))
    (country, often), (_, other) = [*told.most_common(2), ("", 0), ("", 0)][:2]
    return country if near or often >= _CLEAR * other else ""


def _lands(names: list[Name], grammar: Grammar) -> Iterator[str]:
    for name in names:
        lands = grammar.countries_of.get(name.id, frozenset()) if name.kind == "place" else frozenset[str]()
        if len(lands) == 1:
            yield from lands
