"""Roles: which names fill which argument of a trigger, by where they stand."""

from collections.abc import Sequence

import msgspec

from sijill.arabic.clauses import Clause
from sijill.extract.agents import announcers
from sijill.extract.analysis import PARTIES, STATE_SORTS, TELLERS, UNARMED, Analysis, Name, Trigger
from sijill.extract.closed import DIED
from sijill.extract.contents import is_termed
from sijill.extract.dating import starting_in, triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import is_bare, nationals, with_joined
from sijill.extract.hosts import government_at
from sijill.extract.mediating import ATTENDED, MEDIATED, find_mediators
from sijill.extract.meeting import whose_meeting
from sijill.extract.noun_roles import is_light, light_subject, of_noun
from sijill.extract.preceding import bare_before, is_negated, suffers, with_whom
from sijill.extract.scopes import Roles, Scope
from sijill.extract.verb_roles import of_verb
from sijill.schema import SPEECH_ACTS, STATEMENTS, SYMMETRIC

_NO_TARGET = frozenset(
    {"DEPLOY", "WITHDRAW", "ESCAPE"}
)  # what is done to nobody (the guide's table of types)
_TOLD_BY_NONE = frozenset({"MEET"})  # a speech act that sources do not do by telling of it


def assign(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> Roles:
    """Return the roles of a trigger's names."""
    names = _own_names(trigger, scope, analysis, grammar)
    mediators = find_mediators(names, trigger, scope.clause, analysis, grammar)
    names = [n for n in names if n not in mediators and not n.dependent]
    roles = _by_build(trigger, names, scope, analysis, grammar)
    kind = trigger.form.frame.type
    if kind in _GIVEN_AWAY:
        roles = _with_giver(trigger, roles, scope, analysis, grammar)
    if kind in _HELPED:
        roles = _with_helpers(trigger, roles, scope, analysis, grammar)
    if kind == "MEET":
        roles = _with_chair(trigger, roles, scope, analysis, grammar)
    roles = _of_its_kind(trigger, roles, names, analysis, grammar)
    both = _of_sponsored(trigger, names, analysis, grammar)
    sponsors = grammar.mediating[analysis.forms[trigger.at]] and _brings_together(trigger, roles)
    if kind == "AGREE" and not sponsors and _is_between_others(roles):
        mediators, roles = mediators or _announcing(roles, grammar), Roles(tuple(_between(roles)))
    elif mediators:
        roles = _without(Roles(tuple(both)) if both else roles, mediators)
    elif sponsors:
        mediators, roles = roles.actor, Roles(roles.target or tuple(both), ())
    actor = tuple(_unnamed(_spoken_for(n, trigger, analysis), trigger, analysis) for n in roles.actor)
    actor = () if kind == "CASUALTIES" else actor
    if kind == "AGREE":  # «كشفت مصادر عن اتفاق بين الطرفين»
        actor = tuple(n for n in actor if n.sort not in TELLERS)
    if kind == "CLASH":  # «أفاد المرصد عن اشتباكات»: who tells of fighting does none
        actor = tuple(n for n in actor if n.sort != "body")
    # «تظاهر الأردنيون ضد الحكومة»: people, and their state
    told = msgspec.structs.replace(roles, actor=actor)
    return Roles(actor, _suffering(trigger, told, analysis), mediators or roles.mediator, roles.inherited)


def _of_its_kind(
    trigger: Trigger, roles: Roles, names: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> Roles:
    """Return the roles with whom only one kind of happening has: the hit, the refused, each side's own."""
    if trigger.form.frame.rule == _EXCHANGE:
        return _of_both_sides(trigger, roles, names)
    if trigger.form.frame.rule == DIED:
        return _with_hit(trigger, roles, names, analysis, grammar)
    if trigger.form.frame.rule in _THWARTED:
        return _of_thwarted(trigger, roles, analysis)
    if trigger.form.frame.type == "REJECT" and not roles.target:
        return _with_refused(trigger, roles, analysis)
    if trigger.form.frame.type == "AID" and not roles.actor:
        return msgspec.structs.replace(roles, actor=tuple(_senders(trigger, analysis, grammar)))
    return _by_people(roles) if trigger.form.frame.type == "PROTEST" and not roles.actor else roles


def _senders(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«وصلت قافلة مساعدات أممية», «طائرة مساعدات سعودية»: whose aid arrives its adjective tells."""
    aid = max(trigger.at, trigger.need)
    near = (
        at for at in (aid + 1, aid + 2) if grammar.function_words.isdisjoint(analysis.forms[aid + 1 : at])
    )
    return next((found for at in near if (found := nationals(analysis, grammar, at, force=False))), [])


_THWARTED = frozenset({"attack.foil", "attack.intercept"})


def _of_thwarted(trigger: Trigger, roles: Roles, analysis: Analysis) -> Roles:
    """«أحبط الجيش هجوما لداعش», «اعترضت الدفاعات صاروخا أطلقه الحوثيون»: who thwarts it does not attack."""
    attacking = tuple(n for n in (*roles.actor, *roles.target) if _is_attacking(n, analysis))
    against = (*roles.target, *roles.actor)
    if trigger.form.frame.rule == "attack.foil":
        against = tuple(n for n in roles.target if n.phrase != trigger.at + 1)
    return Roles(attacking, tuple(n for n in against if n not in attacking))


_LAUNCHED = ("اطلق", "شن", "نفذ")  # «صواريخ أطلقها», «هجوما شنه»


def _is_attacking(name: Name, analysis: Analysis) -> bool:
    """Tell whether an attack or a missile is told to be somebody's: «هجوما لداعش», «أطلقها حزب الله»."""
    own = name.phrase < name.first and analysis.forms[name.first].startswith("ل")
    return own or name.preposition == "ل" or analysis.forms[name.phrase - 1].startswith(_LAUNCHED)


def _with_refused(trigger: Trigger, roles: Roles, analysis: Analysis) -> Roles:
    """«رفضت واشنطن التفاوض مع الحركة»: with whom somebody refuses to do it is refused."""
    own = {n.id for n in roles.actor}
    names = analysis.named(trigger.last, trigger.last + 2 * _REFUSED)
    near = [n for n in names if n.preposition == "مع" and n.phrase - trigger.last <= _REFUSED]
    near = [n for n in near[:1] if n.sort in PARTIES | {"person"} and n.id not in own]
    return msgspec.structs.replace(roles, target=tuple(with_joined(near, names)))


_REFUSED = 5  # words from a refusal to «مع»


def _with_chair(trigger: Trigger, roles: Roles, scope: Scope, analysis: Analysis, grammar: Grammar) -> Roles:
    """«اجتمعت الحكومة برئاسة الرئيس فلان»: who presides is there; of a delegation he alone is named."""
    end = analysis.sentences[scope.clause.sentence][1]
    after = triggers_in(analysis, trigger.last, end)
    others = (t.at for t in after if t.form.frame.type != "MEET")
    stop = min(end, next(others, end), trigger.last + _CHAIRED)
    at = next((at for at in range(trigger.at, stop) if analysis.forms[at] in _PRESIDED), -1)
    chair = [n for n in analysis.named(at, at + _TITLED) if n.sort == "person"][:1] if at >= 0 else []
    if not chair:
        return roles
    known = {n.id for n in (*roles.actor, *roles.target)}
    whose = grammar.lexicon.party
    body = {n.id for n in analysis.named(max(0, at - _DELEGATION), at) if n.last == at}
    sent = any(form in _SENT for form in analysis.forms[max(0, at - _DELEGATION) : at])
    body = {one for one in body if sent and whose(one) == whose(chair[0].id)}
    more = [n for n in chair if n.id not in known]
    met = any(n.id in body for n in roles.target)
    actor = [n for n in roles.actor if n.id not in body] + ([] if met else more)
    target = [n for n in roles.target if n.id not in body] + (more if met else [])
    return msgspec.structs.replace(roles, actor=tuple(actor), target=tuple(target))


_PRESIDED = frozenset({"برياسه", "براسه"})
_SENT = frozenset({"وفد", "وفدا", "الوفد", "بوفد", "لوفد"})
_CHAIRED = 14  # words from a meeting to who presides
_TITLED = 4  # words from «برئاسة» to his name
_DELEGATION = 6  # words of a delegation, with whose it is

_EXCHANGE = "release.exchange"


def _of_both_sides(trigger: Trigger, roles: Roles, names: Sequence[Name]) -> Roles:
    """«عملية تبادل أسرى بين الحكومة وقسد»: each frees the other's."""
    first = [n for n in names if n.preposition == "بين" and n.first > trigger.at][:1]
    sides = with_joined(first, names)
    own = {n.id for n in sides}
    rest = tuple(n for n in roles.target if n.id not in own)
    return Roles(tuple(sides), rest) if len(sides) > 1 else roles


_GIVEN_AWAY = frozenset({"RELEASE", "HANDOVER"})


def _with_giver(trigger: Trigger, roles: Roles, scope: Scope, analysis: Analysis, grammar: Grammar) -> Roles:
    """«تسلم الصليب الأحمر ستة أسرى من الحوثيين»: they had them, and gave them away."""
    if roles.actor or not grammar.receiving[analysis.forms[trigger.at]]:
        return roles
    behind = (n for n in scope.names if trigger.at < n.first - 2 and n.first < scope.stop)
    numbers = starting_in(analysis.numbers, trigger.at, scope.stop)
    counted = {n.last + 1 for n in numbers if not n.first <= n.noun_at <= n.last}
    giver = next(
        (
            n for n in behind
            if n.sort in PARTIES and analysis.forms[n.first - 1] == "من" and n.first - 1 not in counted
        ),
        None,
    )  # fmt: skip
    if giver is None:
        return _with_giving_state(trigger, roles, scope, analysis, grammar)
    given = tuple(n for n in scope.names if n.dependent and n.phrase == giver.phrase)
    return Roles((giver,), tuple(n for n in roles.target if n.id != giver.id) or given)


def _with_giving_state(
    trigger: Trigger, roles: Roles, scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    """«تسلمت مصر ثلاث طائرات من فرنسا»: a state from which somebody receives gives."""
    near = analysis.named(trigger.last, scope.clause.last)
    from_there = (n for n in near if n.kind == "place" and n.sort == "country")
    states = [n for n in from_there if analysis.forms[n.first - 1] == "من"]
    giver = [n for n in states[:1] if n.id in grammar.seats and roles.target]
    return msgspec.structs.replace(
        roles, actor=tuple(one for n in giver for one in government_at(n, grammar))
    )


_HIT = 3  # words from a strike to «على» and whose thing it hit


def _with_hit(
    trigger: Trigger, roles: Roles, names: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> Roles:
    """«قتل عشرة أشخاص في هجوم على ثكنة للجيش»: whose barracks they are is struck, more than persons."""
    own = {n.id for n in roles.actor}
    near = [n for n in names if n.preposition in _UPON and 0 < n.phrase - trigger.last < _HIT]
    near = [n for n in near if n.sort not in STATE_SORTS or n.head == "thing"]  # «غارة على بيروت» is a place
    hit = [n for n in near if n.sort in PARTIES and n.id not in own][:1]
    if not hit:
        return roles
    anybody = grammar.words("unnamed_people") | _ANYBODY
    told = [n for n in roles.target if analysis.forms[n.first] not in anybody]
    return msgspec.structs.replace(roles, target=tuple(dict.fromkeys((*told, *with_joined(hit, names)))))


_UPON = frozenset({"علي", "ضد"})
_ANYBODY = frozenset({"شخص", "شخصا", "شخصان", "شخصين", "اشخاص"})


def _own_names(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names that may have a part in what a trigger tells."""
    kind = trigger.form.frame.type
    both = kind == "AGREE" and trigger.build == "noun"  # «اتفاق لوقف النار بين … و…»
    purpose = kind == "AGREE" and any(f.startswith("ل") for f in analysis.forms[scope.stop : scope.stop + 1])
    behind = {"بين"} if both else set[str]()
    behind |= {"مع"} if purpose else set()  # «وقعت مصر اتفاقية للتعاون العسكري مع فرنسا»
    names = [n for n in scope.names if n.first < scope.stop or n.preposition in behind]
    names = [n for n in names if not (trigger.at <= n.first < trigger.at + 1)]
    names = [n for n in names if n.first < _before_that(trigger, analysis.forms)]
    if kind in _GIVEN_AWAY:
        names = _without_price(trigger, names, scope, analysis)
    if kind not in SPEECH_ACTS - _TOLD_BY_NONE:
        names = [n for n in names if n.sort not in TELLERS]
    if kind in STATEMENTS and trigger.build == "verb":
        names = _without_aside(trigger, names, analysis)
    return _before_cause(trigger, names, scope, analysis, grammar) if kind == "PROTEST" else names


def _before_that(trigger: Trigger, forms: Sequence[str]) -> int:
    """«قطع الأهالي الطريق قبل أن تتدخل قوة من الجيش»: return where what was before or after begins."""
    behind = range(trigger.last, min(trigger.last + _THEN, len(forms) - 1))
    return next((at for at in behind if forms[at] in _WHEN and forms[at + 1] == "ان"), len(forms))


_THEN = 30  # words from an act to «قبل أن»
_WHEN = frozenset({"قبل", "بعد"})


def _without_price(trigger: Trigger, names: list[Name], scope: Scope, analysis: Analysis) -> list[Name]:
    """«أطلقت طالبان سراح جنديين مقابل خمسة من قادتها المعتقلين»: who is freed for them is freed by others."""
    behind = range(trigger.last, scope.clause.last)
    price = next((at for at in behind if analysis.forms[at] == "مقابل"), scope.clause.last)
    return [n for n in names if n.first < price]


_ASIDE = 4  # words of who speaks, to «، في بيان …،»
_ASIDES = frozenset({"في", "خلال", "عبر"})


def _without_aside(trigger: Trigger, names: Sequence[Name], analysis: Analysis) -> list[Name]:
    """«حمّل الحزب، في بيان تلقته الوكالة، إسرائيل المسؤولية»: whom an aside names is not spoken to.

    Where nobody is named behind it, it is no aside.
    """
    forms = analysis.forms
    near = range(trigger.at + 1, min(trigger.at + 1 + _ASIDE + 2, len(forms) - 1))
    first = next((at for at in near if forms[at] == "،" and forms[at + 1] in _ASIDES), -1)
    last = forms.index("،", first + 1) if first >= 0 and "،" in forms[first + 1 : first + _ASIDE_END] else -1
    if first < 0 or last < 0 or all(n.phrase <= last for n in names):
        return list(names)
    return [n for n in names if not first < n.first < last]


_ASIDE_END = 14  # words of an aside


def _by_build(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    """Return the roles as a verb, a noun or a participle gives them."""
    kind = trigger.form.frame.type
    if kind in SYMMETRIC and trigger.build in {"noun", "participle"}:
        return _parties(trigger, names, scope, analysis, grammar)
    verbal = trigger.build in {"verb", "passive", "agent"} and not (
        _is_spoken_of(trigger, analysis) or announcers(trigger, analysis, grammar)
    )
    if verbal or is_negated(trigger, analysis):
        return _made_between(trigger, names) or of_verb(trigger, names, scope, analysis, grammar)
    roles = of_noun(trigger, names, scope, analysis, grammar)
    shut_in = trigger.build == "participle" and kind == "BLOCKADE"
    return _shut_in(roles, trigger, names) if shut_in else roles


def _made_between(trigger: Trigger, names: Sequence[Name]) -> Roles | None:
    """«الهدنة التي أُعلنت مساء السبت بين الجيش والحوثيين»: of what is made «بين» two both are parties."""
    if trigger.build != "passive" or trigger.form.frame.type not in SYMMETRIC:
        return None
    first = [n for n in names if n.preposition == "بين" and n.first > trigger.at][:1]
    parties = with_joined(first, names)
    return Roles(tuple(parties)) if len(parties) > 1 else None


def _is_spoken_of(trigger: Trigger, analysis: Analysis) -> bool:
    """«أدانت فرنسا قصف الجيش للمدينة»: right behind who condemns or denies stands a noun, however written."""
    form = trigger.form
    if (
        trigger.build != "verb"
        or trigger.reading.conjunction
        or form.pronoun
        or form.feminine
        or not form.past
    ):
        return False
    before = [n for n in analysis.named(max(0, trigger.at - _SPEAKER), trigger.at) if n.last == trigger.at]
    return any(
        t.at + 1 == n.phrase and t.build == "verb" and t.form.frame.type in _OF_DEEDS
        for n in before
        for t in analysis.triggers
    )


_SPEAKER = 6  # words of who condemns
_OF_DEEDS = frozenset({"ACCUSE", "REJECT", "DENY"})


_BEFALLING_PEOPLE = frozenset({"ATTACK", "CASUALTIES", "DISPLACE", "AID"})


def _as_people(name: Name, analysis: Analysis) -> Name:
    """«قتل عشرات السوريين»: of a people whoever suffers are its people, and not its state."""
    one = name.sort in STATE_SORTS and name.last == name.first + 1 and is_bare(name)  # no «هجمات على …»
    if not (one and analysis.forms[name.first].endswith(("يين", "يون"))):
        return name
    return msgspec.structs.replace(name, id="civilians", sort="group")


def _suffering(trigger: Trigger, roles: Roles, analysis: Analysis) -> tuple[Name, ...]:
    """Return the targets that a type may have, without who does it."""
    kind, own = trigger.form.frame.type, {n.id for n in roles.actor}
    if kind in _NO_TARGET:
        return ()
    bare = kind == "DISPLACE" and trigger.form.frame.idafa == "actor"  # who flees is no target
    target = tuple(n for n in roles.target if n.id not in own and not (bare and is_bare(n)))
    target = tuple(n for n in target if n.sort != "source")  # «نفت تقارير», «دعا المسؤولين»
    if kind in _BEFALLING_PEOPLE:
        target = tuple(_as_people(n, analysis) for n in target)
    if kind == "DENY":
        said_to = ("ل", "") if trigger.build == "verb" else ("ل",)  # «نفى فلان وكيل الحزب»: what he is
        return tuple(n for n in target if n.sort != "outlet" and n.preposition not in said_to)
    if kind == "CLASH":
        return tuple(n for n in target if n.id != "civilians" or n.preposition in _BETWEEN)
    return target


def _shut_in(roles: Roles, trigger: Trigger, names: Sequence[Name]) -> Roles:
    """«40 ألف شخص محاصرون»: people who stand before the participle did not do it, they are shut in."""
    before = tuple(n for n in names if n.last <= trigger.at and n.sort == "group" and is_bare(n))[-1:]
    people = tuple(n for n in before if suffers(trigger, n))
    if not people or roles.target:
        return roles
    return Roles(tuple(n for n in roles.actor if n not in people), people, roles.mediator, roles.inherited)


_BETWEEN = frozenset({"بين", "مع"})  # people who fight are told to: the others of a fight are its victims


def _before_cause(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """«تظاهر العشرات احتجاجاً على اعتقال قسد ناشطين»: whom the cause names does not demonstrate."""
    cause = grammar.cues["protest_causes"].within(analysis.forms, trigger.at, scope.clause.last)
    own = trigger.need if trigger.need > trigger.at else trigger.last
    spoken = (t.at for t in analysis.triggers if t.at >= own and _ends_protest(t))
    stop = min(next(spoken, scope.clause.last), cause if cause >= 0 else scope.clause.last)
    return [n for n in names if n.first < stop]


def _ends_protest(trigger: Trigger) -> bool:
    """«المتظاهرين اقتحموا مقر الحزب»: what a crowd says, or does besides, has names of its own."""
    return trigger.form.frame.type in SPEECH_ACTS or (
        trigger.build == "verb" and trigger.form.plural and trigger.form.frame.type != "PROTEST"
    )


def _brings_together(trigger: Trigger, roles: Roles) -> bool:
    """«رعى المجلس اتفاقاً»: the subject is no party; in «جمعت المحادثات الطرفين» they are."""
    if trigger.form.frame.type not in MEDIATED:
        return False
    alone = trigger.build == "verb" and len(roles.actor) == 1 and not roles.target
    return len(roles.target) > 1 or alone


def _between(roles: Roles) -> list[Name]:
    return [n for n in (*roles.actor, *roles.target) if n.preposition == "بين"]


def _is_between_others(roles: Roles) -> bool:
    """«أعلنت موسكو هدنة بين الجيش وقسد»: the parties stand behind «بين», and one besides announces it."""
    parties = _between(roles)
    both = len(parties) > 1 or any(n.id.endswith("-parties") for n in parties)
    return both and len(roles.actor) + len(roles.target) == len(parties) + 1


def _announcing(roles: Roles, grammar: Grammar) -> tuple[Name, ...]:
    """Return who announces what others agree on, and so stands between them: no party, no teller of news."""
    whose = grammar.lexicon.party
    parties = {whose(n.id) for n in _between(roles)}
    third = (n for n in roles.actor if n.preposition != "بين" and whose(n.id) not in parties | UNARMED)
    return tuple(n for n in third if n.sort in _GO_BETWEENS or _is_international(n, grammar))


_GO_BETWEENS = STATE_SORTS | {"force", "person", "group"}


def _is_international(name: Name, grammar: Grammar) -> bool:
    """Tell whether a body is of no country: the United Nations; a country's monitor tells of a deal."""
    known = grammar.lexicon.actors.get(name.id)
    return name.sort == "body" and known is not None and not known.country


_HELPED = frozenset({"ATTACK", "SEIZE", "CLASH", "DETAIN", "DEPLOY"})
_BACKED = "مدعوم"
_HELP = 14  # words from an act to who helps in it


def _with_helpers(
    trigger: Trigger, roles: Roles, scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    """Let who fights at somebody's side do it too: «استعاد الجيش، تسنده القوة المشتركة، المدينة»."""
    cues = grammar.cues["helper_cues"]
    start, end = analysis.sentences[scope.clause.sentence]
    first = max(start, min([trigger.at, *(n.first for n in roles.actor[:1])]))
    at = cues.within(analysis.forms, first, min(end, trigger.at + _HELP))
    if at < 0 or _is_of_another(at, roles, analysis, grammar):
        return roles
    stop = at + cues.length(analysis.forms, at)
    found = [n for n in analysis.named(stop, stop + 4) if n.kind == "actor"][:1]
    backed = analysis.forms[at].startswith(_BACKED)  # «مدعومة من تركيا» says whose side they are on
    helpers = [n for n in found if n.sort in PARTIES | {"group"} and not (backed and n.sort in STATE_SORTS)]
    ids = {n.id for n in helpers}
    target = tuple(n for n in roles.target if n.id not in ids)
    actor = tuple(dict.fromkeys((*roles.actor, *helpers))) if roles.actor else ()
    return Roles(actor, target, roles.mediator, roles.inherited)


def _is_of_another(cue: int, roles: Roles, analysis: Analysis, grammar: Grammar) -> bool:
    """«هاجموا السجن الذي تحرسه قسد»: who guards what is attacked does not stand at the attackers' side."""
    which = cue - 1
    described = analysis.forms[which] in grammar.words("relatives")
    return described and all(n.last != which for n in roles.actor)


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
    """«أطلق مسلحون النار»: gunmen of whom nothing is told are somebody unknown; a state's people march."""
    kind = trigger.form.frame.type
    staff = name.sort == "body" and name.id.startswith("name:") and name.phrase < name.first  # «عمال شركة …»
    strikes = kind == "PROTEST" and (name.id.endswith("-source") or staff)  # «أضرب الأطباء»
    if strikes or (trigger.form.frame.rule in _BY_PEOPLE and name.sort == "state"):
        return msgspec.structs.replace(name, id="civilians", sort="group")
    after = analysis.forms[name.last] if name.last < len(analysis.forms) else ""
    band = name.last - name.first > 1 and not after.startswith(_STRANGE)  # «مجموعة مسلحة»
    told = band or analysis.forms[name.first].startswith("ال") or kind not in {"ATTACK", "DETAIN"}
    return name if told or name.id != "local-fighters" else msgspec.structs.replace(name, id="unknown")


def _spoken_for(name: Name, trigger: Trigger, analysis: Analysis) -> Name:
    """«أعلن المتحدث باسم الجيش العميد فلان اعتقال …»: for whom he speaks did it, he only says so."""
    if name.sort != "person" or trigger.form.frame.type not in _BY_FORCES:
        return name
    near = analysis.named(max(0, name.first - _SPEAKER), name.first)
    bodies = [n for n in near if n.dependent and analysis.forms[n.first - 1] == "باسم"]
    return msgspec.structs.replace(name, id=bodies[-1].id, sort=bodies[-1].sort) if bodies else name


_BY_FORCES = frozenset(
    {"ATTACK", "CLASH", "DETAIN", "SEIZE", "DEPLOY", "WITHDRAW", "RELEASE", "BLOCKADE", "LIFT"}
)
_BY_PEOPLE = frozenset({"displace.flee", "displace.return", "protest.demonstrate"})  # «تظاهر المصريون»
_STRANGE = ("مجهول", "لم", "غير")
_NEAR = 8  # words from a meeting or a fight to a party that nothing ties to it


def _is_party(name: Name, trigger: Trigger) -> bool:
    """«محادثات مع قسد», «اتصالا بنظيره»."""
    by = trigger.form.frame.type == "MEET" and name.preposition == "ب" and "ب" in trigger.form.frame.target
    by = by or (trigger.form.frame.type == "MEET" and name.preposition == ATTENDED)
    return by or name.preposition in with_whom(trigger)


def _sponsors(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«رعت قطر اتفاقاً بين الطرفين»: who sponsors it stands beside his verb."""
    return any(grammar.mediating[form] for form in _beside(name, analysis))


def _beside(name: Name, analysis: Analysis) -> list[str]:
    """Return the words right before a name's phrase and right behind it."""
    return analysis.forms[max(0, name.phrase - 1) : name.phrase] + analysis.forms[name.last : name.last + 1]


def _of_both(trigger: Trigger, names: Sequence[Name]) -> list[Name]:
    """«انتهى القتال بين الجيش والفصائل بهدنة»: an agreement is made by those whom its clause tells of."""
    agreed = trigger.form.frame.type == "AGREE"
    return [n for n in names if agreed and n.last <= trigger.at and n.preposition == "بين"]


def _of_sponsored(
    trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """«اتفاق بين الحكومة والحركة رعته قطر»: the verb that takes it up has the parties that stand before."""
    taken_up = trigger.form.pronoun and grammar.mediating[analysis.forms[trigger.at]]
    return _of_both(trigger, names) if taken_up else []


def _gathered(trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«لقاء جمع الوزير بنظيره», «جمع اجتماع ممثلين عن الطرفين»: whom a meeting brings together."""
    around = (trigger.at - 1, trigger.last, trigger.last + 1)
    near = (at for at in around if 0 <= at < len(analysis.forms))
    at = next((at for at in near if grammar.gathering[analysis.forms[at]]), -1)
    if trigger.form.frame.type != "MEET" or at < 0:
        return []
    return [n for n in names if n.first > at and (is_bare(n) or n.preposition in _GATHERED)]


_GATHERED = frozenset({"ب", "مع", "بين", "عن"})


_WELCOMED = 10  # words from «رحبت», with who does, to what is welcomed


def is_welcomed(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«رحبت مصر باتفاق وقف إطلاق النار»: whoever only speaks of an accord or a meeting is no party to it."""
    forms = analysis.forms
    if not any(form.startswith("ب") for form in forms[max(0, trigger.at - 1) : trigger.last]):
        return False
    near = forms[max(clause.first, trigger.at - _WELCOMED) : trigger.at]
    return any(grammar.welcoming[form] for form in near)


def _whose_gathering(
    trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """«اجتماع وزاري للجامعة العربية», «مؤتمر لأصدقاء سوريا»: those whose meeting it is meet."""
    if trigger.form.frame.type != "MEET" or analysis.forms[trigger.at] not in grammar.words("gatherings"):
        return []
    near = [n for n in names if n.preposition == "ل" and 0 <= n.phrase - trigger.last <= 1]
    return [n for n in near[:1] if n.sort in PARTIES | {"body", "group"}]


def _parties(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    gathered = _gathered(trigger, names, analysis, grammar)
    if gathered:
        return Roles(tuple(gathered))
    between = [n for n in names if n.first > trigger.at and _is_party(n, trigger)]
    genitive = [n for n in names if n.phrase == trigger.last and is_bare(n)]
    genitive = genitive or _whose_gathering(trigger, names, analysis, grammar)
    before = (
        bare_before(trigger, names, scope, analysis, grammar)
        or light_subject(trigger, names, analysis, grammar)
        or announcers(trigger, analysis, grammar)
    )
    bare = [n for n in names if trigger.at < n.first <= trigger.last + _NEAR and is_bare(n)]
    bare = [n for n in bare if "،" not in analysis.forms[trigger.last : n.phrase]]
    if trigger.form.frame.type == "AGREE":  # «ينص الاتفاق على دخول قوات الأمن»: who does what was agreed on
        termed = is_termed(trigger, analysis.forms, grammar)
        bare = [n for n in bare if not (termed or triggers_in(analysis, trigger.last, n.first))]
    before = before or whose_meeting(trigger, scope.clause, analysis, grammar)
    before = [n for n in before if not _sponsors(n, analysis, grammar)]
    theirs = trigger.form.frame.type == "CLASH" and analysis.forms[trigger.last : trigger.last + 1] == ["بين"]
    if theirs or is_welcomed(trigger, scope.clause, analysis, grammar):
        before = []  # «اعتقلت الشرطة 43 على خلفية صدامات بين عرب ويهود»
    parties = [*before, *with_joined(genitive, names), *with_joined(between, names)]
    parties = parties or _of_both(trigger, names) or bare[:2]
    parties = [n for n in parties if n.preposition in _BETWEEN or not suffers(trigger, n)]
    inherited = not parties and is_light(trigger, analysis, grammar)
    chosen = dict.fromkeys(parties or (scope.subject if inherited else ()))
    return Roles(tuple(chosen), inherited=inherited)
