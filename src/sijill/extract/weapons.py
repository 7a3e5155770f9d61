"""Weapons: whose raid, aircraft or bomb it is that a verb tells of."""

from collections.abc import Sequence

from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.groups import nationals


def of_weapon(trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«استهدفت غارات إسرائيلية مواقع …», «دمرت غارة للتحالف مخزنا …»: whose the weapon is does it."""
    at = trigger.at + 1
    weapon = analysis.forms[at : at + 1] and not trigger.form.pronoun and grammar.means[analysis.forms[at]]
    if trigger.form.frame.type != "ATTACK" or trigger.build != "verb" or not weapon:
        return []
    owners = [n for n in names if at < n.first <= at + _FLOWN and n.preposition == "ل" and n.head != "thing"]
    owners = [n for n in owners if _is_told_whose(at, n, analysis, grammar)]
    at += _unmanned(at + 1, analysis)
    at += 1 + _is_kind(at + 1, analysis, grammar)
    named = analysis.forms[at : at + 1] and grammar.adjectives.get(analysis.forms[at])
    return owners[:1] or (nationals(analysis, grammar, at, force=True) if named else [])


def of_weapon_before(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«الغارات التركية استهدفت مواقع …»: whose the weapon is that stands before its verb does it."""
    at = trigger.at - 1
    if trigger.form.frame.type != "ATTACK" or trigger.build != "verb" or at < 1:
        return []
    own = grammar.adjectives.get(analysis.forms[at]) and grammar.means[analysis.forms[at - 1]]
    return nationals(analysis, grammar, at, force=True) if own else []


_FLOWN = 6  # words from «طائرة» to whose it is, «من دون طيار» and a quality between them


def _is_told_whose(weapon: int, owner: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«استهدفت غارات جوية للتحالف»; not «استهدفت عبوة ناسفة رتلا للقوات التركية», whose column is hit."""
    if analysis.forms[weapon + 1 : owner.first] == ["من"]:
        return True  # «قناص من الحوثيين»
    hung = analysis.forms[owner.phrase].startswith("ل")
    first, last = weapon + 1, owner.phrase if hung else owner.first
    first += _unmanned(first, analysis)
    told = grammar.words("of_weapons")
    return all(_is_kind(at, analysis, grammar) or analysis.forms[at] in told for at in range(first, last))


def _unmanned(at: int, analysis: Analysis) -> int:
    """Return how many words at ``at`` say that nobody flies it: «طائرة من دون طيار أمريكية»."""
    return next((len(words) for words in _PILOTLESS if analysis.forms[at : at + len(words)] == words), 0)


_PILOTLESS = (["من", "دون", "طيار"], ["بدون", "طيار"], ["دون", "طيار"], ["بلا", "طيار"])


def _is_kind(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«غارات جوية تركية», «طائرة مسيرة روسية»; not «مسيرة قاعدة أمريكية», whose base is hit."""
    if at >= len(analysis.forms):
        return False
    form = analysis.forms[at]
    if grammar.means[form]:
        return True
    thing = grammar.heads[form] or grammar.place_kind(analysis.forms, at) is not None
    return form.endswith(("يه", "ي")) and form not in grammar.adjectives and not thing


def _is_weapon(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«غارة», «سيارة مفخخة»."""
    laden = not grammar.words("laden").isdisjoint(analysis.forms[at + 1 : at + 2])
    return laden or any(not r.preposition and not r.definite for r, _ in grammar.means[analysis.forms[at]])


def by_bomber(trigger: Trigger, bare: Sequence[Name], analysis: Analysis) -> bool:
    """«فجر انتحاريان نفسيهما»: who blows himself up stands behind his verb, whoever acted before."""
    behind = analysis.forms[trigger.at + 1 : trigger.at + 2]
    theirs = any(n.phrase == trigger.at + 1 for n in bare)  # «فجر انتحاري من داعش نفسه»
    bomber = any(form.startswith("انتحار") for form in behind)
    return bomber and not theirs and trigger.form.frame.type == "ATTACK"


def by_weapon(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«وهجمات تستهدف قوات الأمن», «قصفا استهدف الجيش»: a weapon or an attack stands before its verb."""
    if trigger.form.frame.type != "ATTACK" or trigger.form.pronoun or trigger.at == 0:
        return False
    before = [analysis.forms[at] for at in range(max(0, trigger.at - 2), trigger.at)]
    adjective = len(before) < 2 or (before[1].endswith(("ي", "يه", "ا")) and not before[1].startswith("ال"))
    near = before if adjective else before[1:]
    return any(r.preposition == "" and not r.definite for form in near for r, _ in grammar.means[form])


def behind_weapon(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«استهدفت مسيرة قاعدة أمريكية», «استهدف تفجير منزل الوزير فلان»: a weapon stands where the doer does.

    «استهدف انفجار دورية للجيش اللبناني»: whose thing is hit is told behind it, not whose the weapon is.
    """
    at = trigger.at + 1
    if trigger.form.frame.type != "ATTACK" or not at < name.first or not _is_weapon(at, analysis, grammar):
        return False
    return name.phrase > at or not _is_told_whose(at, name, analysis, grammar)
