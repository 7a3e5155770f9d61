"""Roles beside a verb: its subject, before or behind it, and whom it does something to."""

from collections.abc import Sequence

from sijill.extract.agents import agents, by_means
from sijill.extract.analysis import PARTIES, Analysis, Name, Trigger
from sijill.extract.crowds import crowd_does
from sijill.extract.dating import triggers_in
from sijill.extract.doers import is_object, subject_of
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare, with_joined
from sijill.extract.mediating import ATTENDED
from sijill.extract.passives import Beside, dies_there, looks_passive, of_passive, undergone_by
from sijill.extract.preceding import bare_before, suffers, with_whom
from sijill.extract.salience import last_actor
from sijill.extract.scopes import TARGETS, Roles, Scope
from sijill.extract.subjects import (
    asks_behind,
    behind_pronoun,
    described,
    of_him,
)
from sijill.extract.weapons import of_weapon, of_weapon_before
from sijill.schema import SYMMETRIC

_GIVEN = frozenset({"HANDOVER", "RELEASE"})  # whose verb may tell who receives («تسلم»)
_OF_THINGS = frozenset(
    {"DENY", "REJECT", "AGREE", "OFFER", "LIFT", "AID", "PROTEST", "APPOINT", "BLOCKADE", "VIOLATE"}
)  # «نفاه»: a thing, nobody


def of_verb(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    """Return the roles of a verb's names: its subject, of its own or from before, and whom it befalls."""
    pronoun = of_him(trigger.at, analysis, grammar) if trigger.form.frame.type == "DEMAND" else ""
    if pronoun:
        return _of_asking(trigger, pronoun, names, scope, analysis, grammar)
    agent = _told_apart(trigger, names, scope, analysis, grammar)
    names = [n for n in names if not any(n.first < own.last and own.first < n.last for own in agent)]
    before = bare_before(trigger, names, scope, analysis, grammar)
    after = [n for n in names if n.first >= trigger.at + 1]
    bare = with_joined([n for n in after if is_bare(n)], after)
    fell = trigger.form.frame.type == "CASUALTIES"  # «65 قتيلا سقطوا»: they died, whoever is named behind
    if trigger.form.plural and before and (fell or dies_there(trigger, bare, scope, analysis, grammar)):
        return Roles(() if fell else tuple(agent), tuple(before))
    passive = trigger.build == "passive" or bool(agent)
    undergone = None if passive else undergone_by(trigger, before, bare, scope, analysis, grammar)
    if undergone is not None:
        return undergone
    goes_on = trigger.form.feminine and trigger.reading.conjunction == "و" and bool(scope.subject)
    goes_on = goes_on or (behind_pronoun(trigger, scope.clause, analysis) and bool(scope.subject))
    passive = passive or (
        looks_passive(trigger, bare, before, analysis, grammar, goes_on=goes_on)
        and (bool(before) or not crowd_does(trigger, bare, analysis, grammar))
    )
    if passive:
        return of_passive(trigger, Beside(agent, before, after, bare), scope, analysis, grammar)
    return _of_active(trigger, Beside(agent, before, after, bare), scope, analysis, grammar)


def _of_asking(
    trigger: Trigger,
    pronoun: str,
    names: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> Roles:
    """«وطلب منه وقف القصف»: return who asks, and whom, where he who asks was told with him right before.

    Right behind the pronoun stands who asks («طلبت منه القوات الأمريكية مغادرة القاعدة»), else what is asked.
    """
    own = first_group([n for n in names if asks_behind(n, trigger.at, analysis, grammar)])
    own = own or bare_before(trigger, names, scope, analysis, grammar)
    if own or trigger.reading.conjunction != "و":
        return Roles(tuple(own or scope.subject), (), inherited=not own)
    start = analysis.sentences[scope.clause.sentence][0]
    asked = last_actor(analysis, grammar, trigger.at, scope.subject, pronoun) if scope.subject else []
    return Roles(scope.subject, tuple(n for n in asked if n.first >= start), inherited=True)


def _told_apart(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Sequence[Name]:
    """Return who is told to have done it other than as a verb's subject: «على يد», «بغارة تركية»."""
    return (
        agents(names, trigger.at, scope, analysis, grammar)
        or by_means(trigger, names, scope, analysis, grammar)
        or of_weapon(trigger, names, analysis, grammar)
        or of_weapon_before(trigger, analysis, grammar)
    )


def _of_active(trigger: Trigger, beside: Beside, scope: Scope, analysis: Analysis, grammar: Grammar) -> Roles:
    """Return the roles of a verb that tells who does it, though he may stand in another clause."""
    _, before, after, bare = beside
    sufferers = [n for n in before if suffers(trigger, n)]
    before = [n for n in before if n not in sufferers]
    subject, objects, inherited = subject_of(trigger, before, bare, scope, analysis, grammar)
    if grammar.receiving[analysis.forms[trigger.at]] and _is_received(trigger, before, after):
        return Roles(tuple(n for n in after if n.preposition == "من")[:1], tuple(subject))
    if _is_sentenced(trigger, analysis):
        subject = [n for n in subject if n.sort == "body"]
    objects = [n for n in objects if is_object(n, trigger, analysis)]
    target = _target(trigger, objects, after, subject)
    if trigger.form.frame.type in SYMMETRIC:
        target = _others(trigger, objects, after, subject) or _asked(trigger, analysis, grammar) or target
        each = bool(target) and analysis.forms[target[0].phrase] == "كلا"  # «وكان قد زار كلا من قطر والكويت»
        if len(target) > 1 and (not subject or (inherited and not each)):
            subject, target, inherited = list(target), [], False
    taken_up = trigger.form.pronoun and not _is_possessed(trigger, analysis)
    if not target and (taken_up or _resumes(trigger, scope, analysis)):
        target = sufferers or _taken_up(trigger, scope, subject, analysis, grammar)
    return Roles(tuple(subject), tuple(target), inherited=inherited)


def _is_sentenced(trigger: Trigger, analysis: Analysis) -> bool:
    """«الذي حكم عليه بالسجن», «حكم على الوزير»: no court is told, and no person or party before is one."""
    behind = analysis.forms[trigger.at + 1 : trigger.at + 2]
    return trigger.form.frame.rule == "coerce.sentence" and any(form.startswith("علي") for form in behind)


def _is_received(trigger: Trigger, before: Sequence[Name], after: Sequence[Name]) -> bool:
    """«تسلم الجيش المدينة من قسد» receives; «النخبة تسلّم القصر للحرس» gives."""
    given = bool(before) and any(n.preposition == "ل" for n in after)
    return trigger.form.frame.type in _GIVEN and not given


def _is_possessed(trigger: Trigger, analysis: Analysis) -> bool:
    """Tell whether a verb's pronoun is no one who suffers: «نفاه» a thing, «سيطرتها» whose control it is."""
    frame = trigger.form.frame
    noun = bool(frame.target) and "obj" not in frame.target
    left = frame.rule == "displace.uproot" and trigger.form.pronoun != "هم"  # «بيوت هجروها»
    return (
        frame.type in _OF_THINGS
        or left
        or (noun and analysis.forms[trigger.at].endswith(("ته", "تها", "تهم", "تهما")))
    )


def _resumes(trigger: Trigger, scope: Scope, analysis: Analysis) -> bool:
    """«الناشط الذي أفرج عنه», «الوزير الذي حكم عليه»: a preposition of the predicate has the pronoun."""
    near = analysis.forms[trigger.at + 1 : trigger.at + 1 + _ON_NEAR]
    on_it = {where + pronoun for where in trigger.form.frame.target for pronoun in ("ه", "ها", "هم")}
    return scope.clause.link == "which" and not on_it.isdisjoint(near)


_ON_NEAR = 3  # words from a verb to «عنه»: «التي حكمت المحكمة عليه»


def _taken_up(
    trigger: Trigger, scope: Scope, subject: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return whom a verb's pronoun stands for; in a relative clause what that describes («بند اشترطته»)."""
    if scope.clause.link == "which":
        return [n for n in described(scope.clause.first, analysis) if n.kind == "actor"][-1:]
    start = analysis.sentences[scope.clause.sentence][0]
    crowd = any(t.form.frame.type == "PROTEST" for t in triggers_in(analysis, start, trigger.at))
    if trigger.form.frame.rule == _DISPERSED and crowd and trigger.form.pronoun != "هم":
        return []  # «مظاهرة … ففرقتها الشرطة»: the demonstration
    return last_actor(analysis, grammar, trigger.at, subject, trigger.form.pronoun)


_DISPERSED = "coerce.disperse"


def _others(
    trigger: Trigger, objects: Sequence[Name], after: Sequence[Name], subject: Sequence[Name]
) -> list[Name]:
    """Return the other parties of a verb of meeting, agreeing or fighting: «مع», «بين», whom he meets."""
    met = [] if trigger.form.frame.type == "AGREE" else objects
    found = [n for n in after if n.preposition in with_whom(trigger) or n in met]
    if found and trigger.form.frame.type == "MEET":  # no mediator where both parties are told
        found += [n for n in after if n.preposition == ATTENDED and n not in found]
    meeting = [n for n in found if n.preposition != "بين"]  # «بحث مع نظيره العلاقات بين البلدين»
    found = meeting if trigger.form.frame.type == "MEET" and meeting else found
    return [n for n in with_joined(found, after) if n not in subject and not suffers(trigger, n)]


_PROPOSED = 6  # words from «وافقت», with its subject, to whose proposal it is


def _asked(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«وافقت إسرائيل على طلب مصر»: whose request or offer is accepted is the other party."""
    if trigger.form.frame.rule != "agree.accept":
        return []
    near = [n for n in analysis.named(trigger.last, trigger.last + _PROPOSED) if n.sort in PARTIES]
    heads = grammar.words("proposals")
    return [n for n in near if not heads.isdisjoint(grammar.bases[analysis.forms[n.first - 1]])][:1]


def _target(
    trigger: Trigger, objects: Sequence[Name], after: Sequence[Name], subject: Sequence[Name]
) -> list[Name]:
    taken = trigger.form.frame.type == "SEIZE"  # of whom something is taken, or whose thing
    for where in trigger.form.frame.target or TARGETS:
        if where == "obj":
            found = [n for n in objects if n not in subject and (n.head == "thing" or not taken)]
        else:
            found = [n for n in after if n.preposition == where and n not in subject]
        if found:
            return with_joined(found[:1], after)
    rest = [n for n in objects if n not in subject and (n.head == "thing" or not taken)]
    return with_joined(rest[:1], after)
