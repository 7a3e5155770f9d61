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
    owners = owners or _whose_raid(trigger.at + 1, names, analysis, grammar)
    return owners[:1] or (nationals(analysis, grammar, at, force=True) if named else [])


def _whose_raid(weapon: int, names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«استهدفت غارات التحالف تجمعات المسلحين»: between a raid and what it hits stands whose raid it is."""
    owners = [n for n in names if n.first == weapon + 1 and not n.preposition and n.sort in _RAIDING][:1]
    behind = owners[0].last if owners else len(analysis.forms)
    thing = any(grammar.heads[form] for form in analysis.forms[behind : behind + 1])
    named = any(n.phrase == behind and not n.preposition and not n.joined for n in names)
    return owners if thing or named else []


_RAIDING = frozenset({"state", "government", "force", "armed-group", "party"})


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
    return any(
        _is_blow(at, trigger, analysis, grammar) for at in _heads_before(trigger.at, analysis, grammar)
    )


def _heads_before(verb: int, analysis: Analysis, grammar: Grammar) -> list[int]:
    """Return the words before a verb that its noun may be: the next one, or one that adjectives follow."""
    forms, at = analysis.forms, verb - 1
    if at > 1 and forms[at] == "ما" and forms[at - 1] in grammar.words("as_a_rule"):
        at -= 2  # «تفجيرات عادة ما تستهدف»
    heads = [at]
    while at > 0 and verb - at <= _QUALITIES and _is_quality(at, analysis, grammar):
        at -= 1
        heads.append(at)
    return [at for at in heads if at >= 0]


_QUALITIES = 4  # words from a verb to the first adjective of the noun before it


def _is_quality(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«مكثف», «واسعة», «انتحاريا»: an indefinite word that may be an adjective."""
    form = analysis.forms[at]
    plain = form.isalpha() and not form.startswith("ال") and form not in grammar.function_words
    named = any(n.first <= at < n.last for n in analysis.named(at, at + 1))
    return plain and not (named or grammar.verbs[form]) and (form[0] not in "وبلفك" or len(form) > _SHORT)


_SHORT = 4  # letters of a word whose first one may be «و» or «ب» of its own: «واسعة»


def _is_blow(at: int, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    form = analysis.forms[at]
    if any(not r.definite for r, _ in grammar.means[form]):
        return True
    aims = trigger.form.frame.rule == _TARGETING
    return (
        aims and not form.startswith("ال") and not grammar.words("operations").isdisjoint(grammar.bases[form])
    )


_TARGETING = "attack.target"


def behind_weapon(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«استهدفت مسيرة قاعدة أمريكية», «استهدف تفجير منزل الوزير فلان»: a weapon stands where the doer does.

    «استهدف انفجار دورية للجيش اللبناني»: whose thing is hit is told behind it, not whose the weapon is.
    """
    at = trigger.at + 1
    if trigger.form.frame.type != "ATTACK" or not at < name.first or not _is_weapon(at, analysis, grammar):
        return False
    return name.phrase > at or not _is_told_whose(at, name, analysis, grammar)
