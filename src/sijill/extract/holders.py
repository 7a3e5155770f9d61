"""Whose it is that is besieged, taken or put under sanctions: «أحياء تديرها الحكومة», «النفط الإيراني»."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import PARTIES, Analysis, Name, Trigger
from sijill.extract.dating import triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import nationals
from sijill.extract.noun_roles import IN_HANDS
from sijill.extract.scopes import Roles

_OF_AREAS = frozenset({"ATTACK", "BLOCKADE", "LIFT", "SEIZE"})
_DESCRIBED = 5  # words from «الخاضعة» or «تديرها» to who holds it


def held_by(
    trigger: Trigger, roles: Roles, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """Return who holds the area that is shut in, opened or taken, where nobody else is told to suffer it.

    Example:
        «أغلقت الأسايش مداخل الأحياء التي تديرها الحكومة»: the government is shut in.
    """
    if trigger.form.frame.rule == _SANCTIONS and not roles.target:
        return _sanctioned(trigger, roles, clause, analysis, grammar)
    if trigger.form.frame.rule == _BREAKOUT:
        return _gaoler(trigger, roles, clause, analysis, grammar)
    if trigger.form.frame.type not in _OF_AREAS or roles.target:
        return ()
    own = {grammar.lexicon.party(n.id) for n in (*roles.actor, *roles.mediator)}
    near = analysis.named(trigger.last, _end(clause, analysis))
    held = (n for n in near if n.sort in PARTIES and _is_holder(n, trigger, analysis, grammar))
    return next(((n,) for n in held if grammar.lexicon.party(n.id) not in own), ())


_BREAKOUT = "escape.break-out"


def _gaoler(
    trigger: Trigger, roles: Roles, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """Return from whom prisoners break out: who holds them, or whose the prison is.

    Example:
        «فر سجناء كانوا محتجزين لدى قسد», «من سجن تديره الهيئة», «من سجون الحكومة», «كانت تحتجزهم الحركة».
    """
    start, end = analysis.sentences[clause.sentence]
    own = {grammar.lexicon.party(n.id) for n in roles.actor}
    near = analysis.named(max(start, trigger.at - _BREAKING), min(end, trigger.last + _BREAKING))
    near = [n for n in near if grammar.lexicon.party(n.id) not in own]
    keepers = (n for n in near if n.sort in PARTIES and _is_gaoler(n, trigger, analysis, grammar))
    return next(((n,) for n in keepers), ()) or _of_country(trigger, near, analysis, grammar)


_BREAKING = 16  # words between a break-out and who held those who fled


def _is_gaoler(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    first = name.phrase
    at = first - (first == name.first)  # «سجون الحكومة», «سجن للحوثيين»
    if name.preposition in IN_HANDS or (name.preposition in _OF and _is_prison(at, analysis, grammar)):
        return True
    held = triggers_in(analysis, first - _HELD, name.last + _HELD)
    if any(t.form.frame.type == "DETAIN" and t.build == "verb" and t.form.pronoun for t in held):
        return not name.preposition  # «كانت تحتجزهم الحركة», «كانت الحركة تحتجزهم»
    described = trigger.at < first and _is_holder(name, trigger, analysis, grammar)
    behind = range(max(trigger.at, first - _DESCRIBED - 1), first)
    return described and any(_is_prison(at, analysis, grammar) for at in behind)


_OF = frozenset({"", "من", "في", "ل"})
_HELD = 2  # words from «تحتجزهم» to who does


def _is_prison(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    kind = grammar.place_kind(analysis.forms, at)
    return analysis.forms[at] in grammar.words("prison_nouns") or (
        kind is not None and kind[1].kind == "prison"
    )


def _of_country(
    trigger: Trigger, near: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """«من سجن جلبوع الإسرائيلي»: a prison with the adjective of a state is that state's."""
    prisons = [n.last for n in near if n.kind == "place" and n.sort == "prison" and n.first > trigger.at]
    return next((tuple(nationals(analysis, grammar, at, force=False)) for at in prisons), ())


_SANCTIONS = "coerce.impose"
_ON_WHAT = 8  # words from «على» to whose trade, bank or oil it is


def _sanctioned(
    trigger: Trigger, roles: Roles, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """«عقوبات على قطاع النفط الإيراني», «حظرا على استيراد النفط من إيران»: the state whose it is."""
    forms, known = analysis.forms, grammar.lexicon.actors
    at = next((at for at in range(trigger.at + 1, clause.last) if forms[at] == "علي"), clause.last)
    stop = min(clause.last, at + 1 + _ON_WHAT)
    stop = next((n for n in range(at, stop) if forms[n] == "،"), stop)
    own = {known[n.id].country for n in roles.actor if n.id in known}
    lands = {n.first: grammar.seats.get(n.id) for n in analysis.named(at, stop) if n.kind == "place"}
    for word in range(at + 1, stop):
        told = grammar.adjectives.get(forms[word]) or grammar.nationality_of.get(lands.get(word) or "")
        if told is not None and not told.weak and told.country not in own:
            return (Name(word, word + 1, "actor", told.government, "state", "relation"),)
    return ()


def _end(clause: Clause, analysis: Analysis) -> int:
    """Return where a clause ends, with a relative clause right behind it."""
    behind = (c for c in analysis.clauses if c.first == clause.last and c.link == "which")
    return next((c.last for c in behind), clause.last)


def _is_holder(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    first = max(trigger.last, name.first - _DESCRIBED)
    before = analysis.forms[first : name.first + 1]
    holds = [not grammar.words("holding").isdisjoint(grammar.bases[form]) for form in before]
    if "،" not in before:
        return any(holds)
    at = len(before) - before[::-1].index("،")  # «على حوض اليرموك، الخاضع لسيطرة داعش»
    return at < len(before) and before[at].startswith("ال") and holds[at]
