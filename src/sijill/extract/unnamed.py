"""Whom a clause leaves out: who acted before, where a noun tells the act, or people without a name."""

from collections.abc import Sequence

import msgspec

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import PARTIES, Analysis, Name, Trigger
from sijill.extract.attributing import source_at
from sijill.extract.clausing import is_verb
from sijill.extract.closed import DIED
from sijill.extract.contents import Content
from sijill.extract.dating import triggers_in
from sijill.extract.drafts import implied
from sijill.extract.grammar import Grammar
from sijill.extract.preceding import with_whom
from sijill.extract.reasons import is_suspected
from sijill.extract.roles import is_welcomed
from sijill.extract.scopes import Roles
from sijill.extract.subjects import opens_with_pronoun, recent
from sijill.lexicon.fold import fold
from sijill.schema import SYMMETRIC, Count

_CONDITION = "demand.condition"  # «وافقت قسد على الانسحاب شريطة وقف القصف»: whoever agrees sets it
# What somebody must have done, told by a noun or a passive without him.
_BY_SOMEBODY = frozenset({
    "ATTACK", "DETAIN", "RELEASE", "BLOCKADE", "COERCE", "SEIZE", "DEPLOY", "CLASH", "AGREE", "VIOLATE",
    "HANDOVER", "DENY",
})  # fmt: skip
_TAKEN_OVER = frozenset({"RELEASE", "ATTACK"})  # whose passive goes on with who acted before
_OCCURS = frozenset({"ATTACK", "CLASH"})
# Who tells of a bomb did not lay it; who tells of a raid may well have flown it.
_GO_OFF = frozenset({"attack.projectile", "attack.projectile-falls", "attack.explode", "attack.blow-up"})
# Whoever protests at it did not do it.
_AGAINST = frozenset({"احتجاجا", "تنديدا", "استنكارا", "ردا"})
_REASON = 2  # words from «احتجاجاً على» to what is protested at
# Whose act it is, or to whom it is done, where the text names nobody («تظاهر العشرات», «فر من السجن»).
_DOERS = {"PROTEST": "civilians", "DISPLACE": "civilians", "ESCAPE": "detainees"}
_SUFFERERS = {"AID": "civilians", "COERCE": "civilians"}
_HARMED = frozenset({"ATTACK", "CASUALTIES"})
_PERSONS = frozenset({"killed", "injured", "detained"})
_HUNGER = 4  # words from a strike to «الطعام»
_FIRED = 10  # words from «أطلقت النار في الهواء» to «لتفريق المتظاهرين»


def with_doer(
    trigger: Trigger,
    roles: Roles,
    subject: tuple[Name, ...],
    clause: Clause,
    analysis: Analysis,
    grammar: Grammar,
) -> Roles:
    """Let an act that names no doer be that of the subject before: «حاصرت قسد الحي … واستمر الحصار»."""
    kind = trigger.form.frame.type
    told = trigger.build in {"verb", "agent", "participle"} or (
        trigger.build == "passive" and (kind not in _TAKEN_OVER or trigger.form.frame.rule == DIED)
    )
    before = analysis.forms[max(0, trigger.at - _REASON) : trigger.at]
    against = not _AGAINST.isdisjoint(before) or is_suspected(trigger.at, analysis.forms, grammar)
    against = against or is_welcomed(trigger, clause, analysis, grammar)
    against = against or any(
        not grammar.words("stance_nouns").isdisjoint(grammar.bases[form]) for form in before
    )
    by_somebody = kind in _BY_SOMEBODY or trigger.form.frame.rule == _CONDITION
    if roles.actor or not by_somebody or told or against or _is_new(trigger, analysis, grammar):
        return roles
    targets = {n.id for n in roles.target}
    bomb = trigger.form.frame.rule in _GO_OFF
    tellers = {f.value for f in source_at(trigger.at, analysis.sources)} if kind == "ATTACK" else set()
    near = tuple(n for n in recent(subject, clause, analysis) if n.sort in PARTIES and n.id not in targets)
    near = tuple(n for n in near if n.id not in tellers or not (bomb or n.sort == "body"))
    near = tuple(n for n in near if not _has_fallen(n, analysis, grammar))
    near = tuple(n for n in near if not _speaks_of_it(n, trigger, clause, analysis, grammar))
    if kind in _HARMED:  # «أكد الحزب مقتل قائده في انفجار»
        party = grammar.lexicon.party
        own = {party(n.id) for n in roles.target}
        near = tuple(n for n in near if party(n.id) not in own)
    near = tuple(n for n in near if not _is_on_own_land(n, trigger, analysis, grammar))
    return msgspec.structs.replace(roles, actor=near, inherited=bool(near) and kind != "DENY")


def _speaks_of_it(name: Name, trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«تابعت قطر بقلق الهجوم على غزة»: whose own verb has the noun for its object, and is no doing of it."""
    if trigger.build != "noun" or not clause.first <= name.first < trigger.at:
        return False
    if trigger.reading.preposition == "ب" and not trigger.reading.definite:
        return False  # «ردت قسد على التضييق بنشر حواجز»
    told = {t.at for t in triggers_in(analysis, clause.first, trigger.at)}
    names = {at for n in analysis.named(clause.first, trigger.at) for at in range(n.first, n.last)}
    verbs = (at for at in range(clause.first, trigger.at) if at not in told | names)
    own = [analysis.forms[at] for at in verbs if is_verb(grammar, analysis.forms[at])]
    first = analysis.forms[clause.first]  # «بررت أنقرة الهجوم»: a verb that no table has
    unknown = first not in grammar.function_words and not grammar.heads[first] and clause.first not in told
    unknown = unknown and trigger.reading.definite
    own += [first] if unknown and name.first == clause.first + 1 else []
    return bool(own) and not any(grammar.doing[form] or grammar.light[form] for form in own)


def _is_on_own_land(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«بدلت تركيا موقفها بعد هجمات على الأراضي التركية»: whose land is attacked did not attack it."""
    if trigger.form.frame.type != "ATTACK":
        return False
    first = next(
        (at for at in range(trigger.at, trigger.last + _LAND) if _opens_land(at, analysis.forms)), -1
    )
    whose = grammar.adjectives.get(analysis.forms[first + 2]) if first >= 0 else None
    return whose is not None and whose.government == name.id


_LAND = 3  # words from an attack to «على الأراضي»


def _opens_land(at: int, forms: Sequence[str]) -> bool:
    return list(forms[at : at + 2]) == ["علي", "الاراضي"] and at + 2 < len(forms)


def _has_fallen(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«مقتل جندي أمريكي وإصابة آخر في هجوم»: whose death was told before did not do it."""
    near = analysis.forms[max(0, name.phrase - _FALLEN) : name.phrase]
    return any(grammar.harm_of(form) and not grammar.harm_verb_of(form) for form in near)


_FALLEN = 3  # words from a death to who died, with a number between them


def _is_new(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«سجل إطلاق نار», «اتفاق أوسلو»: what occurs, or has a name of its own, is not of who acted before.

    Nor is «انفجار عبوة», «انفجرت سيارة مفخخة»: nobody is told to have laid it.
    """
    if trigger.form.frame.rule in _BY_ITSELF:
        return True
    behind = analysis.forms[trigger.last : trigger.last + 1]
    if trigger.form.frame.type == "CLASH" and trigger.build == "noun" and behind == ["بين"]:
        return True  # «على خلفية صدامات بين عرب ويهود»: theirs, though no table has them
    before = analysis.forms[max(0, trigger.at - 1) : trigger.at]
    occurs = any(not grammar.words("occurring").isdisjoint(grammar.bases[form]) for form in before)
    return (occurs and trigger.form.frame.type in _OCCURS) or _is_called_by_place(trigger, analysis)


_BY_ITSELF = frozenset({"attack.explode", "attack.projectile"})


def _is_called_by_place(trigger: Trigger, analysis: Analysis) -> bool:
    """«قبل اتفاق أوسلو»: an agreement of a place's name is one of its own, not that of who acts around it."""
    if trigger.form.frame.type != "AGREE" or trigger.build != "noun":
        return False
    near = analysis.named(trigger.last, trigger.last + 1)
    return any(n.kind == "place" and n.preposition == "" and n.phrase == trigger.last for n in near)


def outside(content: Content | None, subject: tuple[Name, ...]) -> tuple[Name, ...]:
    """«ينص الاتفاق على دخول قوات الأمن»: who is to do what was agreed on did not agree on it."""
    return tuple(n for n in subject if not content or not content.first <= n.first < content.last)


def unhurt(subject: tuple[Name, ...], counts: Sequence[Count]) -> tuple[Name, ...]:
    """«مقتل العشرات من عناصر داعش خلال معارك التطهير»: whose dead are counted is not who did it."""
    hurt = {c.of for c in counts if c.what in {"killed", "injured"}}
    return tuple(n for n in subject if n.id not in hurt)


def with_condition(
    trigger: Trigger, roles: Roles, subject: tuple[Name, ...], clause: Clause, analysis: Analysis
) -> Roles:
    """«وافقت الحركة على الهدنة شريطة فتح المعابر»: who agrees or offers sets the condition."""
    if roles.actor or trigger.build != "noun" or trigger.form.frame.rule != _CONDITION:
        return roles
    start = analysis.sentences[clause.sentence][0]
    near = [n for n in subject if start <= n.first and n.last <= trigger.at]
    return msgspec.structs.replace(roles, actor=tuple(near), inherited=bool(near))


def with_other_party(
    trigger: Trigger,
    roles: Roles,
    subject: tuple[Name, ...],
    clause: Clause,
    analysis: Analysis,
    grammar: Grammar,
) -> Roles:
    """«غادر الوفد صنعاء عقب محادثات مع الحوثيين»: who acts in the sentence met whom «مع» names."""
    alone = len(roles.actor) == 1 and roles.actor[0].preposition in with_whom(trigger) - {"بين"}
    if trigger.form.frame.type not in SYMMETRIC or trigger.build != "noun" or not alone:
        return roles
    start = analysis.sentences[clause.sentence][0]
    near = tuple(n for n in subject if n.first >= start and n.sort in PARTIES | {"person"})
    if clause.link == "that" and not opens_with_pronoun(clause, analysis.forms):
        near = tuple(_for_whom(n, clause, grammar) for n in near)
    known = {n.id for n in (*roles.actor, *roles.mediator)}
    return msgspec.structs.replace(roles, actor=(*(n for n in near if n.id not in known), *roles.actor))


def _for_whom(speaker: Name, clause: Clause, grammar: Grammar) -> Name:
    """«قال فلان إن المحادثات مع إيران مستمرة»: who tells of talks speaks for his side."""
    known = grammar.lexicon.actors.get(grammar.lexicon.party(speaker.id))
    if speaker.sort != "person" or speaker.last > clause.first or known is None or known.id == speaker.id:
        return speaker
    return msgspec.structs.replace(speaker, id=known.id, sort=known.kind, how="relation")


def with_people(
    trigger: Trigger, roles: Roles, counts: Sequence[Count], analysis: Analysis, grammar: Grammar
) -> Roles:
    """Return the roles of an act that names no doer or no sufferer, with people who have no name.

    Example:
        «تظاهر العشرات»: civilians demonstrate; «الإضراب عن الطعام»: detainees refuse food.
    """
    fasting = _fasting(trigger, roles, analysis, grammar)
    told = _with_people(trigger, fasting, counts, analysis, grammar)
    return _driven_by_none(trigger, told)


def _fasting(trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar) -> Roles:
    """«الإضراب عن الطعام»: who refuses food and is not told is somebody in prison."""
    near = analysis.forms[trigger.last : trigger.last + _HUNGER]
    if trigger.form.frame.type != "PROTEST" or roles.actor or grammar.words("hunger").isdisjoint(near):
        return roles
    return msgspec.structs.replace(roles, actor=(implied(trigger, "detainees"),))


def _with_people(
    trigger: Trigger, roles: Roles, counts: Sequence[Count], analysis: Analysis, grammar: Grammar
) -> Roles:
    """Let people without a name demonstrate, flee, break out, get relief, be shut in and be hurt."""
    kind = trigger.form.frame.type
    if not roles.actor and trigger.form.frame.rule in grammar.words("by_unknown"):
        roles = msgspec.structs.replace(roles, actor=(implied(trigger, "unknown"),))
    if kind in _DOERS and not roles.actor and (not roles.target or kind != "DISPLACE"):
        return msgspec.structs.replace(roles, actor=(implied(trigger, _DOERS[kind]),))
    if roles.target or counts_armed(counts, grammar):  # soldiers of nobody knows whom are no civilians
        return roles
    told = trigger.build == "verb" or (trigger.build != "noun" and kind != "BLOCKADE")
    told = told and not any(n.id == "civilians" for n in roles.actor)  # «حاصر محتجون المبنى»
    if told and trigger.form.frame.rule in grammar.words("done_to_civilians"):
        return _with_sufferer(roles, implied(trigger, "civilians"))
    if kind in _SUFFERERS or _disperses(trigger, analysis, grammar):
        return _with_sufferer(roles, implied(trigger, _SUFFERERS.get(kind, "civilians")))
    if kind in _HARMED and any(c.what in {"killed", "injured"} for c in counts):
        whose = next((c.of for c in counts if c.of), None) or "civilians"
        return _with_sufferer(roles, implied(trigger, whose))
    return roles


def counts_armed(counts: Sequence[Count], grammar: Grammar) -> bool:
    """Tell whether somebody counted bears arms: «ثلاثة جنود», «ضابطين»."""
    armed = grammar.words("armed_people")
    harmed = (c for c in counts if c.what in _PERSONS and c.of is None)
    return any(not armed.isdisjoint(fold(c.word).split()) for c in harmed)


def _disperses(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«أطلقوا النار في الهواء لتفريق المظاهرة»: at people who demonstrate, though none of them is named."""
    near = analysis.forms[trigger.last : trigger.last + _FIRED]
    return trigger.form.frame.rule == "attack.fire-at" and not grammar.words("dispersing").isdisjoint(near)


def _with_sufferer(roles: Roles, whom: Name) -> Roles:
    """Who gets it or suffers it did not do it besides («قتلت أربعة منهم»)."""
    doers = tuple(n for n in roles.actor if n.id != whom.id)
    return msgspec.structs.replace(roles, target=(whom,), actor=doers)


def _driven_by_none(trigger: Trigger, roles: Roles) -> Roles:
    """«إجلاء 1500 شخص»: where nobody is told to drive them out, who leaves is the actor."""
    if trigger.form.frame.type != "DISPLACE" or roles.actor or not roles.target:
        return roles
    people = tuple(msgspec.structs.replace(n, how="implied") for n in roles.target)
    return msgspec.structs.replace(roles, actor=people, target=())
