"""Posts: whose barracks, patrols and public buildings are that no name tells: those of the land's state."""

from collections import Counter
from collections.abc import Iterator

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import ARMED_SORTS, Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.scopes import Roles

_HIT = frozenset({"ATTACK", "SEIZE", "DETAIN", "RELEASE", "CASUALTIES"})
_OF_PERSONS = frozenset({"DETAIN", "RELEASE", "CASUALTIES"})  # done to guards, and to no building
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
    if trigger.form.frame.type not in _HIT or roles.target or _is_open(trigger, roles):
        return ()
    at, ending = _post(trigger, clause, analysis, grammar)
    if at < 0:
        return ()
    band = _band(at, analysis, grammar)
    if band is not None:
        return () if band.id in {n.id for n in roles.actor} else (band,)
    return () if ending is None else _of_state(at, ending, roles, clause, analysis, grammar)


def _of_state(
    at: int, ending: str, roles: Roles, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """Return the force, or the government, of the land where a post stands; none where its friends hit it.

    In occupied land barracks and patrols are another's.
    """
    nationality = grammar.nationality_of.get(_country(clause, analysis, grammar))
    if nationality is None or nationality.country in grammar.words("occupied"):
        return ()
    if any(_is_friend(n, nationality.government, grammar) for n in roles.actor):
        return ()
    keeps = not grammar.words("guards").isdisjoint(grammar.bases[analysis.forms[at]])
    if keeps and _is_shared(nationality.country, nationality.government, roles, analysis, grammar):
        return ()
    force = grammar.lexicon.actors.get(nationality.stem + ending) if ending else None
    known = (force.id, force.kind) if force else (nationality.government, "state")
    return (Name(at, at + 1, "actor", *known, "relation"),)


_FROM_AFAR = frozenset({"attack.raid-air", "attack.shell", "attack.destroy"})  # what states do to anybody


def _is_open(trigger: Trigger, roles: Roles) -> bool:
    """«إعطاب آلية عسكرية في غارة»: where nobody is told to do it, whoever's enemy it was."""
    return not roles.actor and trigger.form.frame.rule in _FROM_AFAR


def _is_friend(name: Name, government: str, grammar: Grammar) -> bool:
    """Tell whether somebody is of a state, or on its side in one of its wars."""
    lexicon = grammar.lexicon
    told = [{(s.conflict, s.side) for s in lexicon.sides if s.actor == one} for one in (name.id, government)]
    return lexicon.party(name.id) == lexicon.party(government) or not told[0].isdisjoint(told[1])


def _is_shared(country: str, government: str, roles: Roles, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a report names others with arms who hold some of a land, as the prison may be theirs."""
    party, known = grammar.lexicon.party, grammar.lexicon.actors
    own = {party(n.id) for n in roles.actor}
    named = {n.id for n in analysis.names if n.sort in ARMED_SORTS}
    armed = (one for one in named if one in known and known[one].country == country)
    others = (Name(0, 0, "actor", one) for one in armed if party(one) not in own)
    return any(not _is_friend(n, government, grammar) for n in others)


def _band(at: int, analysis: Analysis, grammar: Grammar) -> Name | None:
    """Return the armed group whose adjective a post has: «نقطة حوثية» is the Houthis'."""
    form = analysis.forms[at + 1] if at + 1 < len(analysis.forms) else ""
    stem = form.removeprefix("ال").removesuffix("ه")
    if not stem.endswith("ي"):
        return None
    found = grammar.names.find([f"ال{stem}ين"])
    bands = [n for one in found for n in one.namings if n.sort == "armed-group"]
    return Name(at + 1, at + 2, "actor", bands[0].id, bands[0].sort, "relation") if bands else None


def _post(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> tuple[int, str | None]:
    """Return the word of a post behind a trigger, -1 for none, and what the id of who mans it ends with."""
    for at in range(trigger.at + 1, min(clause.last, trigger.last + _REACH)):
        some = analysis.forms[at] == "من" and _is_guard(at + 1, clause, analysis, grammar)
        if analysis.forms[at] in _STOPS and not some:
            break
        if _is_guard(at, clause, analysis, grammar):
            return at, "-security"
        if trigger.form.frame.type in _OF_PERSONS:
            continue
        ending = _manned_by(at, analysis, grammar)
        told = not grammar.words("hit_posts").isdisjoint(grammar.bases[analysis.forms[at]])
        if ending is not None or (told and _band(at, analysis, grammar)):
            return at, ending
    return -1, None


def _is_guard(at: int, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«احتجز السجناء سبعة من الحراس»: guards, where the sentence or the one before tells of a prison."""
    if at >= clause.last or grammar.words("guards").isdisjoint(grammar.bases[analysis.forms[at]]):
        return False
    first, last = analysis.sentences[max(0, clause.sentence - 1)][0], analysis.sentences[clause.sentence][1]
    held = grammar.words("prisons")
    return any(not held.isdisjoint(grammar.bases[form]) for form in analysis.forms[first:last])


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
    """Return the land where a post stands: of the clause's places, else the one the report names most."""
    near = Counter(_lands(analysis.named(clause.first, clause.last), grammar))
    told = near or Counter(_lands(analysis.names, grammar))
    (country, often), (_, other) = [*told.most_common(2), ("", 0), ("", 0)][:2]
    return country if near or often >= _CLEAR * other else ""


def _lands(names: list[Name], grammar: Grammar) -> Iterator[str]:
    """Yield the land of each place; of «سجن حماة المركزي», which no table has, that of Hama."""
    for name in names:
        known = (name.id, *name.id.split()) if name.kind == "place" else ()
        found = (grammar.countries_of[one] for one in known if one in grammar.countries_of)
        lands = next(found, frozenset[str]())
        if len(lands) == 1:
            yield from lands
