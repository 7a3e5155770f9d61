"""Roles: which names fill which argument of a trigger, by where they stand."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.groups import is_bare, with_joined
from sijill.extract.mediating import MEDIATED, find_mediators
from sijill.extract.noun_roles import is_light, light_subject, of_noun
from sijill.extract.preceding import bare_before, is_negated, suffers, with_whom
from sijill.extract.salience import PARTIES
from sijill.extract.scopes import Roles, Scope
from sijill.extract.verb_roles import of_verb
from sijill.schema import SPEECH_ACTS, SYMMETRIC

SPEAKERS = frozenset({"source", "outlet"})  # who only tells news does nothing else
_NO_TARGET = frozenset(
    {"DEPLOY", "WITHDRAW", "ESCAPE"}
)  # what is done to nobody (the guide's table of types)
_TOLD_BY_NONE = frozenset({"MEET"})  # a speech act that sources do not do by telling of it


def assign(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> Roles:
    """Return the roles of a trigger's names."""
    both = trigger.form.frame.type == "AGREE" and trigger.build == "noun"  # «اتفاق لوقف النار بين … و…»
    names = [n for n in scope.names if n.first < scope.stop or (both and n.preposition == "بين")]
    names = [n for n in names if not (trigger.at <= n.first < trigger.at + 1)]
    if trigger.form.frame.type not in SPEECH_ACTS - _TOLD_BY_NONE:
        names = [n for n in names if n.sort not in SPEAKERS]
    mediators = find_mediators(names, trigger, scope.clause, analysis, grammar)
    names = [n for n in names if n not in mediators and not n.dependent]
    if trigger.form.frame.type in SYMMETRIC and trigger.build in {"noun", "participle"}:
        roles = _parties(trigger, names, scope, analysis, grammar)
    elif trigger.build in {"verb", "passive", "agent"} or is_negated(trigger, analysis):
        roles = of_verb(trigger, names, scope, analysis, grammar)
    else:
        roles = of_noun(trigger, names, scope, analysis, grammar)
    kind = trigger.form.frame.type
    if trigger.build == "participle" and kind == "BLOCKADE":
        roles = _shut_in(roles, trigger, names)
    if kind in _HELPED and roles.actor:
        roles = _with_helpers(trigger, roles, scope, analysis, grammar)
    if kind == "PROTEST" and not roles.actor:
        roles = _by_people(roles)
    if mediators:
        roles = _without(roles, mediators)
    elif grammar.mediating[analysis.forms[trigger.at]] and kind in MEDIATED and len(roles.target) > 1:
        mediators, roles = roles.actor, Roles(roles.target, ())
    own = {n.id for n in roles.actor}
    bare = kind == "DISPLACE" and trigger.form.frame.idafa == "actor"  # who flees is no target
    target = tuple(n for n in roles.target if n.id not in own and not (bare and is_bare(n)))
    if kind == "DENY":
        target = tuple(n for n in target if n.sort != "outlet" and n.preposition != "ل")  # to whom it is said
    target = () if kind in _NO_TARGET else target
    actor = tuple(_unnamed(n, trigger, analysis) for n in roles.actor)
    return Roles(() if kind == "CASUALTIES" else actor, target, mediators, roles.inherited)


def _shut_in(roles: Roles, trigger: Trigger, names: Sequence[Name]) -> Roles:
    """«40 ألف شخص محاصرون»: people who stand before the participle did not do it, they are shut in."""
    before = tuple(n for n in names if n.last <= trigger.at and n.sort == "group" and is_bare(n))[-1:]
    people = tuple(n for n in before if suffers(trigger, n))
    if not people or roles.target:
        return roles
    return Roles(tuple(n for n in roles.actor if n not in people), people, roles.mediator, roles.inherited)


_HELPED = frozenset({"ATTACK", "SEIZE", "CLASH", "DETAIN"})
_HELP = 14  # words from an act to who helps in it


def _with_helpers(
    trigger: Trigger, roles: Roles, scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    """Let who fights at somebody's side do it too: «استعاد الجيش، تسنده القوة المشتركة، المدينة»."""
    cues = grammar.cues["helper_cues"]
    start, end = analysis.sentences[scope.clause.sentence]
    first = max(start, min(trigger.at, roles.actor[0].first))
    at = cues.within(analysis.forms, first, min(end, trigger.at + _HELP))
    if at < 0:
        return roles
    stop = at + cues.length(analysis.forms, at)
    found = [n for n in analysis.named(stop, stop + 4) if n.kind == "actor"][:1]
    helpers = [n for n in found if n.sort in PARTIES | {"group"}]
    ids = {n.id for n in helpers}
    target = tuple(n for n in roles.target if n.id not in ids)
    return Roles(tuple(dict.fromkeys((*roles.actor, *helpers))), target, roles.mediator, roles.inherited)


def _without(roles: Roles, mediators: Sequence[Name]) -> Roles:
    """Return roles without those who stand between: they are no party besides."""
    ids = {n.id for n in mediators}
    actor = tuple(n for n in roles.actor if n.id not in ids)
    return Roles(actor, tuple(n for n in roles.target if n.id not in ids), roles.mediator, roles.inherited)


def _by_people(roles: Roles) -> Roles:
    """«تظاهر العشرات من الأهالي»: people demonstrate, and not against themselves."""
    people = tuple(n for n in roles.target if n.sort == "group")
    return Roles(people, tuple(n for n in roles.target if n not in people), roles.mediator)


def _unnamed(name: Name, trigger: Trigger, analysis: Analysis) -> Name:
    """«أطلق مسلحون النار»: gunmen of whom nothing is told are somebody unknown; no state flees."""
    kind = trigger.form.frame.type
    if trigger.form.frame.rule == "displace.flee" and name.sort == "state":
        return msgspec.structs.replace(name, id="civilians", sort="group")
    told = analysis.forms[name.first].startswith("ال") or kind not in {"ATTACK", "DETAIN"}
    return name if told or name.id != "local-fighters" else msgspec.structs.replace(name, id="unknown")


_NEAR = 8  # words from a meeting or a fight to a party that nothing ties to it


def _is_party(name: Name, trigger: Trigger) -> bool:
    """«محادثات مع قسد», «اتصالا بنظيره»."""
    by = trigger.form.frame.type == "MEET" and name.preposition == "ب" and "ب" in trigger.form.frame.target
    return by or name.preposition in with_whom(trigger)


def _parties(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    between = [n for n in names if n.first > trigger.at and _is_party(n, trigger)]
    genitive = [n for n in names if n.phrase == trigger.last and is_bare(n)]
    before = bare_before(trigger, names, scope, analysis, grammar) or light_subject(
        trigger, names, analysis, grammar
    )
    bare = [n for n in names if trigger.at < n.first <= trigger.last + _NEAR and is_bare(n)]
    bare = [n for n in bare if "،" not in analysis.forms[trigger.last : n.phrase]]
    parties = [*before, *with_joined(genitive, names), *with_joined(between, names)] or bare[:2]
    parties = [n for n in parties if not suffers(trigger, n)]
    inherited = not parties and is_light(trigger, analysis, grammar)
    chosen = dict.fromkeys(parties or (scope.subject if inherited else ()))
    return Roles(tuple(chosen), inherited=inherited)
