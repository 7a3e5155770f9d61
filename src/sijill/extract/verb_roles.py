"""Roles beside a verb: its subject, before or behind it, and whom it does something to."""

from collections.abc import Sequence

from sijill.extract.agents import agents, by_means
from sijill.extract.agreeing import counts_men, is_accusative, may_do, nationals_after
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.contents import is_content_at
from sijill.extract.crowds import crowd_does
from sijill.extract.dating import starting_in, triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare, nationals, with_joined
from sijill.extract.mediating import ATTENDED
from sijill.extract.noun_roles import keepers_of, troops
from sijill.extract.preceding import BY_CROWDS, bare_before, is_hit, parts_subject, suffers, with_whom
from sijill.extract.salience import PARTIES, last_actor
from sijill.extract.scopes import TARGETS, Roles, Scope
from sijill.extract.subjects import (
    TEXTS,
    after_relative,
    antecedent,
    behind_pronoun,
    behind_relative,
    described,
    takes_up,
)
from sijill.schema import STATEMENTS, SYMMETRIC

# What may be told by a verb without its doer.
_SUFFERED = frozenset(
    {"ATTACK", "CASUALTIES", "DETAIN", "RELEASE", "COERCE", "BLOCKADE", "SEIZE", "APPOINT", "LIFT"}
)
_GIVEN = frozenset({"HANDOVER", "RELEASE"})  # whose verb may tell who receives («تسلم»)
_OF_THINGS = frozenset(
    {"DENY", "REJECT", "AGREE", "OFFER", "LIFT", "AID", "PROTEST", "APPOINT", "BLOCKADE", "VIOLATE"}
)  # «نفاه»: a thing, nobody
_DONE_BY_CROWDS = frozenset({"LIFT", "SEIZE"})
_GAP = 9  # words between a verb and its subject


def of_verb(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    """Return the roles of a verb's names: its subject, of its own or from before, and whom it befalls."""
    agent = (
        agents(names, trigger.at, scope, analysis, grammar)
        or by_means(trigger, names, scope, analysis, grammar)
        or _of_weapon(trigger, names, analysis, grammar)
        or _of_weapon_before(trigger, analysis, grammar)
    )
    names = [n for n in names if not any(n.first < own.last and own.first < n.last for own in agent)]
    before = bare_before(trigger, names, scope, analysis, grammar)
    sufferers = [n for n in before if suffers(trigger, n)]
    after = [n for n in names if n.first >= trigger.at + 1]
    bare = with_joined([n for n in after if is_bare(n)], after)
    fell = trigger.form.frame.type == "CASUALTIES"  # «65 قتيلا سقطوا»: they died, whoever is named behind
    if trigger.form.plural and before and (fell or _dies_there(trigger, bare, scope, analysis, grammar)):
        return Roles(() if fell else tuple(agent), tuple(before))
    passive = trigger.build == "passive" or bool(agent)
    undergone = None if passive else _undergone(trigger, before, bare, scope, analysis, grammar)
    if undergone is not None:
        return undergone
    goes_on = trigger.form.feminine and trigger.reading.conjunction == "و" and bool(scope.subject)
    goes_on = goes_on or (behind_pronoun(trigger, scope.clause, analysis) and bool(scope.subject))
    passive = passive or (
        _looks_passive(trigger, bare, before, analysis, grammar, goes_on=goes_on)
        and (bool(before) or not crowd_does(trigger, bare, analysis, grammar))
    )
    if passive:
        return _of_passive(trigger, (agent, before, after), scope, analysis, grammar)
    before = [n for n in before if n not in sufferers]
    subject, objects, inherited = _subject(trigger, before, bare, scope, analysis, grammar)
    if grammar.receiving[analysis.forms[trigger.at]] and _is_received(trigger, before, after):
        return Roles(tuple(n for n in after if n.preposition == "من")[:1], tuple(subject))
    if _is_sentenced(trigger, analysis):
        subject = [n for n in subject if n.sort == "body"]
    objects = [n for n in objects if _is_object(n, trigger, analysis)]
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


def _of_passive(
    trigger: Trigger,
    told: tuple[Sequence[Name], Sequence[Name], Sequence[Name]],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> Roles:
    """Return the roles of what is told as done to somebody: «اعتُقل ثلاثة», «الهدنة التي أُعلنت بين …».

    ``told``: who is said to have done it, who stands before the verb, and who behind.
    """
    agent, before, after = told
    between = [n for n in after if n.preposition == "بين"] if trigger.form.frame.type in SYMMETRIC else []
    if len(between) > 1:
        return Roles(tuple(with_joined(between[:1], after)))
    bare = with_joined([n for n in after if is_bare(n)], after)
    keepers = keepers_of(trigger, after, analysis, grammar) or _his_prison(trigger, scope, analysis, grammar)
    patient = bare or [n for n in after if n.preposition in trigger.form.frame.target] or before
    patient = patient or _told_ahead(trigger, scope, analysis, grammar)
    own = [] if agent or keepers or not _takes_besides(trigger, scope, analysis) else scope.subject
    doer = tuple(agent or keepers or own)
    return Roles(doer, tuple(n for n in patient if n not in doer), inherited=bool(own))


def _dies_there(
    trigger: Trigger, bare: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> bool:
    """«الوزير ونائبه أصيبا في الانفجار», «عشرة جنود قتلوا في هجوم»: without an object they did nothing."""
    if trigger.form.frame.rule != "attack.die-by-fire" or trigger.build != "verb":
        return False
    counted = starting_in(analysis.numbers, trigger.at + 1, scope.clause.last)
    governed = grammar.words("prepositions")
    counted = [n for n in counted if analysis.forms[n.first - 1] not in governed]
    return not counted and not trigger.form.pronoun and not bare


def _his_prison(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«ولا يزال في سجونه 210», «بقي لديها خمسون معتقلا»: whom the pronoun stands for holds them."""
    if trigger.form.frame.type != "DETAIN":
        return []
    for at in range(trigger.at + 1, min(trigger.at + _GAP, scope.clause.last)):
        pronoun = next((s for s in ("ها", "هم", "ه") if analysis.forms[at].endswith(s)), "")
        noun = analysis.forms[at].removesuffix(pronoun)
        if pronoun and noun in grammar.words("prison_nouns"):
            people = [n for n in analysis.named(0, at) if n.sort not in PARTIES or n.head == "member"]
            return last_actor(analysis, grammar, at, people, pronoun)
    return []


def _takes_besides(trigger: Trigger, scope: Scope, analysis: Analysis) -> bool:
    """«داهم الجيش البلدة واعتقل خمسة شبان»: who acts by force before takes people; not «واعتقل شخصان»."""
    joined = trigger.reading.conjunction == "و" and trigger.build == "verb" and trigger.form.past
    armed = any(n.sort in _TAKING and n.id != "civilians" for n in scope.subject)
    if trigger.form.frame.type not in _TAKEN or trigger.form.plural or not (joined and armed):
        return False
    told = next((n for n in analysis.numbers if n.first <= trigger.at + 1 <= n.last), None)
    counted = analysis.forms[told.first : told.last + 1] if told else []
    if any(form.endswith(_NOMINATIVE) for form in counted):
        return False
    start = analysis.sentences[scope.clause.sentence][0]
    acts = [t.form.frame.type for t in triggers_in(analysis, start, trigger.at)]
    return bool(acts) and acts[-1] in _BY_FORCE


_TAKEN = frozenset({"DETAIN"})
_TAKING = frozenset({"force", "armed-group", "body", "state"})
_BY_FORCE = frozenset({"ATTACK", "CLASH", "COERCE", "SEIZE", "DETAIN", "DEPLOY", "BLOCKADE"})
_NOMINATIVE = ("ون", "ان")  # «عشرون», «جنديان»


def _undergone(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> Roles | None:
    """Return the roles of a verb that tells only, or first, to whom it is done; None for any other."""
    befallen = _befallen(trigger, before, bare, scope, analysis, grammar)
    befallen = befallen or ([] if before else _killed(trigger, bare, analysis, grammar))
    if befallen:
        return Roles((), tuple(befallen))
    named = _becomes(trigger, bare, analysis, grammar)
    if named:
        return Roles(tuple(before or _appointing(trigger, scope, analysis)), tuple(named))
    charged = _charged(trigger, before, bare, analysis, grammar)
    if not charged:
        return None
    own = {n.id for n in charged}
    accusers = [n for n in before or scope.subject if n.id not in own]
    return Roles(tuple(accusers), tuple(charged), inherited=not before)


def _becomes(trigger: Trigger, bare: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«وعين فلانا وزيرا للدفاع»: who alone stands between the verb and an office is given that office."""
    first = bool(bare) and bare[0].sort == "person" and bare[0].phrase == trigger.at + 1
    alone = first and all(n.phrase == bare[0].last for n in bare[1:])  # «وزيرا للداخلية»
    if trigger.form.frame.rule != "appoint.appoint" or trigger.build != "verb" or not alone:
        return []
    office = analysis.forms[bare[0].last : bare[0].last + 1]
    heads = grammar.words("office_heads")
    return list(bare[:1]) if any(f.endswith("ا") and f[:-1] in heads for f in office) else []


def _appointing(trigger: Trigger, scope: Scope, analysis: Analysis) -> tuple[Name, ...]:
    """Return who acted before in the sentence, where «و» joins the verb to that."""
    start = analysis.sentences[scope.clause.sentence][0]
    joined = trigger.reading.conjunction == "و" and trigger.at > start
    return tuple(n for n in scope.subject if joined and start <= n.first)


def _is_sentenced(trigger: Trigger, analysis: Analysis) -> bool:
    """«الذي حكم عليه بالسجن», «حكم على الوزير»: no court is told, and no person or party before is one."""
    behind = analysis.forms[trigger.at + 1 : trigger.at + 2]
    return trigger.form.frame.rule == "coerce.sentence" and any(form.startswith("علي") for form in behind)


def _of_weapon(trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
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


def _of_weapon_before(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
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


def _charged(
    trigger: Trigger, before: Sequence[Name], bare: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """«اتهم الجيش بقصف السوق», «إيران اتهمت بدعمهم»: whom nothing parts from the charge is charged."""
    if trigger.form.frame.rule != "accuse.accuse" or trigger.build != "verb" or trigger.form.pronoun:
        return []
    if not bare and _opens_charge(trigger.at + 1, analysis, grammar):
        return list(before)
    near = first_group(bare)
    beside = bool(near) and not _behind_another(trigger, near[0], analysis, grammar)
    return near if beside and _opens_charge(near[-1].last, analysis, grammar) else []


def _opens_charge(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether what somebody is charged with begins at a word: «بقصف», «بدعم», «بالتجسس»."""
    act = any(t.at == at and t.reading.preposition == "ب" for t in analysis.triggers)
    return act or analysis.forms[at : at + 1] == ["بدعم"] or is_content_at(at, analysis, grammar)


def _is_received(trigger: Trigger, before: Sequence[Name], after: Sequence[Name]) -> bool:
    """«تسلم الجيش المدينة من قسد» receives; «النخبة تسلّم القصر للحرس» gives."""
    given = bool(before) and any(n.preposition == "ل" for n in after)
    return trigger.form.frame.type in _GIVEN and not given


def _opens_content(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«طالب باحترام مهمة اللجنة»: right behind the verb is what is asked, in which nobody does the asking."""
    return "ب" in trigger.form.frame.content and is_content_at(trigger.at + 1, analysis, grammar)


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
    return last_actor(analysis, grammar, trigger.at, subject, trigger.form.pronoun)


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


def _subject(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> tuple[list[Name], list[Name], bool]:
    """Return subject and objects of a verb, and whether the subject is that of the verb before."""
    doer = _behind_topic(trigger, before, bare, analysis) or _delivered(trigger, analysis, grammar)
    if doer:
        return doer, [*before, *(n for n in bare if n not in doer)], False
    told = _crowd(trigger, scope, analysis, grammar) or _told_before(
        trigger, before, bare, scope, analysis, grammar
    )
    if told is not None:
        return told, list(bare), False
    first = first_group([n for n in bare if not _is_of_another(n, trigger, analysis)])
    if _goes_on(trigger, first, bare, scope, analysis, grammar):
        return _not_among(first, scope.subject), list(bare), True
    near = bool(first) and first[0].phrase - trigger.at <= _GAP
    own = not trigger.form.plural and trigger.build != "agent"
    hurt = bool(first) and suffers(trigger, first[0])
    own = own and not (hurt and not crowd_does(trigger, bare, analysis, grammar))
    own = own and not (first and is_hit(first[0], analysis, grammar))
    own = own and not (first and _is_by_weapon(first[0], trigger, analysis, grammar))
    own = own and not _opens_content(trigger, analysis, grammar)
    own = own and not _by_writing(trigger, analysis, grammar)
    own = own and not (first and _is_criticised(first[0], trigger, analysis, grammar))
    if first and near and own and may_do(trigger, first, analysis, grammar):
        return first, [n for n in bare if n not in first], False
    national = _sent(trigger, analysis) or (nationals_after(trigger, analysis, grammar) if own else [])
    if national:
        return national, list(bare), False
    before = [n for n in scope.subject if not _is_of_another(n, trigger, analysis)]
    return [n for n in before if not suffers(trigger, n)], list(bare), True


def _is_by_weapon(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«استهدف انفجار دورية للجيش اللبناني»: the blast does it, and whoever is named behind it is hit."""
    return _behind_weapon(trigger, name, analysis, grammar)


def _is_weapon(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«غارة», «سيارة مفخخة»."""
    laden = not grammar.words("laden").isdisjoint(analysis.forms[at + 1 : at + 2])
    return laden or any(not r.preposition and not r.definite for r, _ in grammar.means[analysis.forms[at]])


def _sent(trigger: Trigger, analysis: Analysis) -> list[Name]:
    """«وصلت تعزيزات من الجيش»: of whom the forces are that arrive."""
    if trigger.form.frame.type != "DEPLOY" or trigger.last == trigger.at + 1:
        return []
    return troops(trigger, analysis)


def _is_of_another(name: Name, trigger: Trigger, analysis: Analysis) -> bool:
    """«بحث الوزيران انسحاب القوات»: whose withdrawal it is does not do the talking.

    Nor does who is named behind «ضرورة»: «أكد رئيس الكتلة ضرورة رحيل الأسد».
    """
    if _NEED in trigger.form.frame.content and trigger.at < trigger.need < name.first:
        return True
    between = triggers_in(analysis, trigger.last, name.phrase)
    other = (t for t in between if t.form.frame.type != trigger.form.frame.type)
    return any(t.build == "noun" and t.last == name.phrase for t in other)


_NEED = "ضروره"


def _is_object(name: Name, trigger: Trigger, analysis: Analysis) -> bool:
    """Not «استقال احتجاجا على قمع المتظاهرين», of another act; nor «بحثا أزمة اللاجئين», of talks."""
    matter = trigger.form.frame.rule == _DISCUSSED and name.sort != "person"
    beside = analysis.forms[name.phrase - 1].startswith("ال")  # «منذ بداية الحصار 31 مدنيا»: no genitive
    return not (matter or (_is_of_another(name, trigger, analysis) and not beside))


_DISCUSSED = "meet.discuss"


def _is_criticised(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«واستنكر صمت روسيا», «ودانت ممارسات الاحتلال»: whose conduct it is does not do the condemning."""
    if trigger.form.frame.type not in _OF_CONDUCT or name.phrase == name.first:
        return False
    return not grammar.words("conduct").isdisjoint(grammar.bases[analysis.forms[name.phrase]])


_OF_CONDUCT = frozenset({"ACCUSE", "REJECT"})


def _behind_topic(
    trigger: Trigger, before: Sequence[Name], bare: Sequence[Name], analysis: Analysis
) -> list[Name]:
    """Return who does it to whom stands before the verb and is taken up: «الصحفي اعتقلته الشرطة»."""
    bare = [n for n in bare if [analysis.forms[n.first]] not in _ON_IT]  # «أفرجت عنهم السعودية»
    near = bare and bare[0].phrase - trigger.at <= _TOUCH and not suffers(trigger, bare[0])
    taken_up = trigger.form.pronoun or analysis.forms[trigger.at + 1 : trigger.at + 2][:1] in _ON_IT
    return first_group(bare) if before and near and taken_up and trigger.build == "verb" else []


_TOUCH = 3  # words from a verb to its subject behind «عليه»
_ON_IT = tuple(
    [form]
    for form in (
        "عليه", "عليها", "عليهم", "عليهما", "اليه", "اليها", "بها", "عنها", "عنه", "عنهم", "عنهما", "لها",
        "منها",
    )
)  # fmt: skip


def _is_described(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> bool:
    """«الائتلاف الذي يحارب داعش»: what a relative clause describes does it, unless a pronoun takes it up."""
    clause = scope.clause
    if clause.link != "which" or trigger.at - after_relative(clause.first, analysis, grammar) > 1:
        return False
    agrees = analysis.forms[clause.first] in _WHICH[trigger.form.feminine]
    return agrees and not takes_up(trigger, clause, analysis)


_WHICH = {False: frozenset({"الذي", "والذي"}), True: frozenset({"التي", "والتي"})}


def _told_before(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> list[Name] | None:
    """Return who is told before a verb to do it: an empty list for somebody unknown, None for nobody."""
    if (
        scope.clause.link == "main"
        or behind_relative(trigger, scope.clause, analysis, grammar)
        or (scope.subject and behind_pronoun(trigger, scope.clause, analysis))
        or _is_described(trigger, scope, analysis, grammar)
        or (scope.subject and not TEXTS.isdisjoint(analysis.forms[trigger.at + 1 : trigger.at + 2]))
    ):
        goes_on = [n for n in scope.subject if not _is_of_another(n, trigger, analysis)]
        return [n for n in goes_on if not suffers(trigger, n)]
    if before:
        return list(before)
    unnamed = _unnamed_before(trigger, scope, analysis, grammar) or _opens_unnamed(
        trigger, scope, analysis, grammar
    )
    if unnamed or _by_weapon(trigger, analysis, grammar) or _by_bomber(trigger, bare, analysis):
        return []
    if _in_writing(trigger, bare, analysis, grammar):
        return list(scope.subject)
    if bare and _behind_another(trigger, bare[0], analysis, grammar):
        return []
    return _topic_before(trigger, scope, analysis, grammar)


_DELIVERY = 16  # words from «ألقاها» to «طالب فيها», with before whom it was delivered


def _delivered(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«في كلمة ألقاها الرئيس أمام البرلمان طالب فيها …»: who delivers a statement says what is in it."""
    forms, behind = analysis.forms, trigger.at + 1
    if trigger.build != "verb" or behind >= len(forms) or forms[behind] not in grammar.words("resumed"):
        return []
    cues = grammar.cues["delivered"]
    at = cues.within(forms, max(0, trigger.at - _DELIVERY), trigger.at)
    first = at + cues.length(forms, at)
    near = [n for n in analysis.named(first, trigger.at) if n.kind == "actor"]
    if at < 0 or not near or near[0].first != first:
        return []
    return [n for n in near[1:2] if n.sort == "person" and n.first == near[0].last] or near[:1]


_CROWD = 6  # words from a demonstration to what it demands
_THAT = frozenset({"التي", "الذي"})


def _crowd(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«تظاهرات طالبت بالإفراج عنه», «العبارات التي تنتقد المجلس»: people demand what is shouted."""
    if trigger.form.frame.type not in STATEMENTS or trigger.build != "verb" or trigger.reading.conjunction:
        return []
    start, at = analysis.sentences[scope.clause.sentence][0], trigger.at - 1
    if analysis.forms[at] in _THAT and takes_up(trigger, scope.clause, analysis):
        return []  # «الاعتصام الذي دعت له الهيئة»
    at -= analysis.forms[at] in _THAT
    places = {w for n in analysis.named(start, at + 1) if n.kind == "place" for w in range(n.first, n.last)}
    for word in range(at, max(start, at - _CROWD) - 1, -1):
        form = analysis.forms[word]
        if not grammar.words("crowds").isdisjoint(grammar.bases[form]):
            people = [n for n in scope.subject if n.sort == "group"]
            return people or [Name(word, word + 1, "actor", "civilians", "group", "implied", phrase=word)]
        if word not in places and not form.endswith(("ه", "يه", "ي")):
            return []
    return []


def _by_bomber(trigger: Trigger, bare: Sequence[Name], analysis: Analysis) -> bool:
    """«فجر انتحاريان نفسيهما»: who blows himself up stands behind his verb, whoever acted before."""
    behind = analysis.forms[trigger.at + 1 : trigger.at + 2]
    theirs = any(n.phrase == trigger.at + 1 for n in bare)  # «فجر انتحاري من داعش نفسه»
    bomber = any(form.startswith("انتحار") for form in behind)
    return bomber and not theirs and trigger.form.frame.type == "ATTACK"


def _by_weapon(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«وهجمات تستهدف قوات الأمن», «قصفا استهدف الجيش»: a weapon or an attack stands before its verb."""
    if trigger.form.frame.type != "ATTACK" or trigger.form.pronoun or trigger.at == 0:
        return False
    before = [analysis.forms[at] for at in range(max(0, trigger.at - 2), trigger.at)]
    adjective = len(before) < 2 or (before[1].endswith(("ي", "يه", "ا")) and not before[1].startswith("ال"))
    near = before if adjective else before[1:]
    return any(r.preposition == "" and not r.definite for form in near for r, _ in grammar.means[form])


def _in_writing(trigger: Trigger, bare: Sequence[Name], analysis: Analysis, grammar: Grammar) -> bool:
    """«رددوا هتافات تطالب الحكومة برفع الأجور»: whom the slogan or the letter asks does not ask.

    Nor in «عقد الوزير مؤتمراً صحفياً طالب فيه إيران بالرد»: whose occasion it was does.
    """
    before = analysis.forms[trigger.at - 1 : trigger.at]
    behind = analysis.forms[trigger.at + 1 : trigger.at + 2]
    said = any(not grammar.words("writings").isdisjoint(grammar.bases[form]) for form in before)
    alone = sum(n.first - trigger.at <= _OCCASION for n in bare) == 1 and _THAT.isdisjoint(before)
    said = said or (alone and any(form in _IN_IT for form in behind))
    return said and trigger.form.frame.type in STATEMENTS and not trigger.reading.conjunction


_OCCASION = 6  # words from «طالب فيه» to whom he asks
_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})


def _by_writing(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«ودعا البيان مجلس القضاء إلى …»: what somebody wrote stands before whom it asks."""
    behind = analysis.forms[trigger.at + 1 : trigger.at + 2]
    written = any(
        form.startswith("ال") and not grammar.words("writings").isdisjoint(grammar.bases[form])
        for form in behind
    )
    return written and trigger.form.frame.type in STATEMENTS


_TOPIC = 14  # words between «أما» and the verb that goes with it
_HE = frozenset({"وهو", "وهي", "وهم", "فهو", "فهي", "فهم"})


def _topic_before(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name] | None:
    """Return who is taken up before a verb: «أما الاتحاد فدعا الحكومة»; None where nobody is.

    Somebody whom no table knows is an empty list: the names behind the verb are not its subject.
    """
    forms, at = analysis.forms, trigger.at
    start = analysis.sentences[scope.clause.sentence][0]
    if forms[at - 1] in _HE and at - 1 >= start:
        return [n for n in scope.subject if n.first >= start]
    ahead = at - 1 if forms[at - 1] in {"فقد", "فلم", "فلن"} else at
    if trigger.reading.conjunction != "ف" and ahead == at:
        return None
    opener = next(
        (w for w in range(ahead - 1, max(start - 1, ahead - _TOPIC), -1) if forms[w] in _AS_FOR), -1
    )
    if opener < 0 or forms[opener + 1] in grammar.words("prepositions"):
        return None  # «أما في الشرق فقد داهم ملثمون»
    named = [n for n in analysis.named(opener + 1, ahead) if n.kind == "actor" and is_bare(n)]
    return first_group([n for n in named if not n.dependent])


_AS_FOR = frozenset({"اما", "واما"})


def _goes_on(
    trigger: Trigger,
    first: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> bool:
    """«نفت قسد الهجوم وطالبت دمشق بفك الحصار»: a second verb's only name is whom its subject speaks to."""
    alone = len(first) == len(bare) == 1 and trigger.build == "verb" and not trigger.form.pronoun
    alone = alone and first[0].phrase - trigger.at <= 2
    if alone and trigger.form.frame.rule == "meet.meet" and analysis.forms[scope.clause.first] == "حيث":
        return bool(scope.subject)  # «وصل عنان إلى دمشق حيث التقى الأسد»
    if alone and trigger.form.frame.rule == "meet.meet" and trigger.reading.conjunction == "و":
        return bool(scope.subject) and trigger.at > analysis.sentences[scope.clause.sentence][0]
    blamed = _blames_both(trigger, first, bare)
    addressed = blamed or trigger.form.frame.rule in grammar.words("with_addressee")
    if not ((alone or blamed) and addressed) or trigger.reading.conjunction != "و":
        return False
    start = analysis.sentences[scope.clause.sentence][0]
    return any(parts_subject(grammar, analysis.forms[at]) for at in range(start, trigger.at))


def _blames_both(trigger: Trigger, first: Sequence[Name], bare: Sequence[Name]) -> bool:
    """«وحملت قيادة فتح ورئاسة السلطة المسؤولية»: two names, where «الطرفان» is one word for both."""
    verb = trigger.form.frame.rule == "accuse.blame" and trigger.build == "verb" and not trigger.form.pronoun
    return verb and len(first) == len(bare) == len({n.first for n in first}) > 1


def _not_among(names: Sequence[Name], others: Sequence[Name]) -> list[Name]:
    ids = {n.id for n in names}
    return [n for n in others if n.id not in ids]


def _behind_another(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«واتهم البيان حركة حماس», «وحمّل المتحدث الجانب الإثيوبي»: a definite noun before the name does it."""
    if name.sort == "person" or grammar.adjectives.get(analysis.forms[name.first]):
        return _behind_weapon(trigger, name, analysis, grammar)
    if analysis.forms[name.first].startswith("لل") or _is_of_office(name, analysis, grammar):
        return False
    if _behind_holder(trigger, name, analysis, grammar) or _behind_noun(trigger, name, analysis, grammar):
        return True
    if _is_counted_behind(trigger, name, analysis, grammar):
        return True
    first, last = max(name.phrase, trigger.at + 1), name.first - 1
    if last > trigger.at and name.first == name.phrase and _is_definite(last, analysis, grammar):
        return True
    return any(
        _is_definite(at, analysis, grammar) and (at == last or _is_indefinite(at + 1, analysis, grammar))
        for at in range(first, last + 1)
        if analysis.forms[at - 1] != "من"  # «هاجم مئات من الرجال المسلحين»
    )


def _is_counted_behind(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«اعتقلت الشرطة ثلاثة من المسلحين»: whoever of them is known, those counted are whom she arrested."""
    at = trigger.at + 1
    behind = analysis.forms[at + 1 : at + 2]
    counted = at + 1 + (not grammar.words("exceptions").isdisjoint(behind))
    if name.phrase != counted or not starting_in(analysis.numbers, counted, counted + 1):
        return False
    agrees = analysis.forms[at].endswith("ه") == trigger.form.feminine
    return agrees and _is_definite(at, analysis, grammar)


def _behind_noun(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«استهدفت مسيرة قاعدة أمريكية», «قصف طيران مسير موقعا لقسد»: another noun stands where the doer does."""
    at = trigger.at + 1
    if name.phrase <= at or trigger.form.plural:
        return False
    if _behind_weapon(trigger, name, analysis, grammar) or _is_apart(at, name, analysis, grammar):
        return True
    if _is_institution(at, trigger, analysis, grammar):
        return True
    timed = any(t.first <= at < t.last for t in analysis.times)
    noun = not timed and _is_indefinite(at, analysis, grammar) and not analysis.forms[at].endswith("ا")
    return noun and is_accusative(analysis.forms[name.phrase], grammar)


def _is_institution(at: int, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«منعت السلطات دخول الصحفيين»: a body of nobody known where stands does it, and no name behind it."""
    form = analysis.forms[at]
    body = form in grammar.words("institutions") or grammar.is_referring(form)
    agrees = form.endswith(("ه", "ات")) == trigger.form.feminine
    return body and agrees and _is_definite(at, analysis, grammar)


def _behind_weapon(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«استهدفت مسيرة قاعدة أمريكية», «استهدف تفجير منزل الوزير فلان»: a weapon stands where the doer does.

    «استهدف حزام ناسف دورية للجيش»: whose thing is hit is told behind it, and not whose the weapon is.
    """
    at = trigger.at + 1
    if trigger.form.frame.type != "ATTACK" or not at < name.first or not _is_weapon(at, analysis, grammar):
        return False
    return name.phrase > at or not _is_told_whose(at, name, analysis, grammar)


def _is_apart(at: int, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«دعت منظمة حقوقية السلطات», «طالب رئيس لجنة نيابية الحكومة»: an adjective ends who does it."""
    forms, last = analysis.forms, name.first - 1
    article = name.phrase == name.first and forms[name.first].startswith("ال")
    adjective = (
        forms[last].endswith(("يه", "ي")) and not forms[last].startswith("ال") and forms[last].isalpha()
    )
    between = forms[at:last]
    plain = all(w.isalpha() and w not in grammar.function_words for w in between)
    return article and adjective and plain and 0 < len(between) <= _BODY and bool(grammar.heads[forms[at]])


def _behind_holder(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«اتهم محافظ الحسكة قسد»: who holds an office of a place does it, to whom is named behind him."""
    at = trigger.at + 1
    places = [n for n in analysis.named(at + 1, name.phrase) if n.kind == "place" and n.last == name.phrase]
    office = not grammar.words("office_heads").isdisjoint(grammar.spellings[analysis.forms[at]])
    return office and bool(places) and is_bare(places[0])


def _is_of_office(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«أدان الأمين العام لمجلس التعاون»: whose he is stands behind «ل», in one phrase with him."""
    behind = any(r.preposition == "ل" for r, _ in grammar.names.table[analysis.forms[name.first]])
    return behind and name.head != "thing" and not name.preposition and name.phrase < name.first


def _is_definite(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a word is a noun with the article that is no name, no adverb and no time."""
    form = analysis.forms[at]
    if not form.startswith("ال") or len(form) < 5:
        return False
    if form in grammar.function_words | grammar.words("resumed") | grammar.words("between_verb_and_speaker"):
        return False
    in_time = any(t.first <= at <= t.last for t in analysis.times)
    return not in_time and not any(n.first <= at < n.last for n in analysis.names)


def _is_indefinite(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    form = analysis.forms[at]
    bare = form.isalpha() and form[0] not in "وبلفك" and not form.startswith("ال")
    return bare and form not in grammar.function_words


def _unnamed_before(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> bool:
    """«وكان المركز اتهم الميليشيا», «أن الحراس أطلقوا»: somebody unknown stands before his verb."""
    first, at = scope.clause.first, trigger.at
    opened = scope.clause.link == "that" or bool(grammar.auxiliary[analysis.forms[first]])
    noun = analysis.forms[at - 1]
    return opened and 1 < at - first <= 4 and noun.startswith("ال") and noun not in grammar.function_words


_BODY = 4  # words of somebody unnamed before his verb


def _opens_unnamed(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> bool:
    """«سلطات تيغراي تتهم الحكومة», «منظمة حقوقية دعت …»: whom no table knows opens the clause and does it."""
    first, at = scope.clause.first, trigger.at
    words = analysis.forms[first:at]
    opens = 0 < len(words) <= _BODY and bool(grammar.heads[words[0]]) and not trigger.reading.conjunction
    timed = any(first <= t.first < at for t in analysis.times)
    plain = all(w.isalpha() and w not in grammar.function_words and not grammar.verbs[w] for w in words)
    return opens and plain and not timed and trigger.build == "verb" and not trigger.form.pronoun


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


def _befallen(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> list[Name]:
    """Return whom a verb befalls that must have an object and has none behind it: passive, unvowelled.

    «المحامية اعتقلت في الزنتان», «خالد الذي قتل في أكتوبر», «واتهم بتهريب السلاح».
    """
    form, at = trigger.form, trigger.at
    harm = bool(grammar.harm_verb_of(analysis.forms[at]))
    transitive = form.frame.type == "DETAIN" or (harm and form.frame.type in {"ATTACK", "CASUALTIES"})
    hit = trigger.need == at + 1  # «قتلوا برصاص قناص», «أصيبوا في قصف»
    counted_before = _counted_right_before(trigger, analysis)
    asks = form.needs and not (hit or counted_before)
    if trigger.build != "verb" or not form.past or form.pronoun or not transitive or asks:
        return []
    people = list(before) or list(scope.subject if scope.clause.link == "which" else ())
    people = people or counted_before
    some = bool(people) and (people[-1].head == "member" or _is_counted(people[-1], analysis))
    if bare or not people or not (people[-1].sort in _PEOPLE or (harm and some)):
        return []
    counted = [number for number in analysis.numbers if at < number.first < scope.stop]
    if counted and (people[-1].sort not in _PEOPLE or counted[0].first == trigger.last):
        return []  # «المسلحون قتلوا بالرصاص ثلاثة مدنيين»
    return people if hit or _has_no_object(at + 1, scope.stop, analysis, grammar) else []


def _counted_right_before(trigger: Trigger, analysis: Analysis) -> list[Name]:
    """«سبيل 14 شابا أوقفوا في أيار»: a verb in the plural right behind some who are counted is theirs."""
    near = analysis.named(trigger.at - _COUNTED, trigger.at) if trigger.form.plural else []
    some = [n for n in near if n.last == trigger.at and n.sort != "person"]
    return [n for n in some if starting_in(analysis.numbers, n.phrase, n.first)]


_COUNTED = 5  # words of a number and of whom it counts


def _told_ahead(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«الوزير شطح، الذي اغتيل», «سالم، أحد قادة الحراك، قُتل»: who suffers it stands before its clause."""
    clause = scope.clause
    if trigger.build != "passive" or trigger.form.pronoun:
        return []
    if clause.link == "which":
        first = trigger.at == after_relative(clause.first, analysis, grammar)
        return [n for n in antecedent(clause.first, analysis) if first and n.sort in _PEOPLE]
    start = analysis.sentences[clause.sentence][0]
    named = analysis.named(start, min(start + _OPENING, trigger.at))
    topic = [n for n in named if n.sort == "person" and is_bare(n) and analysis.forms[n.last] == "،"][:1]
    before = analysis.forms[trigger.at - 2 : trigger.at]
    return topic if before[-1:] == ["،"] or before == ["،", "قد"] else []


_OPENING = 5  # words from a sentence's beginning to who is its topic: «وكان الشيخ فلان، …، قد اغتيل»


def _is_counted(name: Name, analysis: Analysis) -> bool:
    """«23 من الحوثيين قتلوا»: some of them, and not the body."""
    return any(number.first == name.phrase for number in analysis.numbers)


_PEOPLE = frozenset({"person", "group"})


def _killed(trigger: Trigger, bare: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«قتل الوزير وصهر الرئيس في التفجير»: of persons who are killed by something none is the killer."""
    harm = trigger.build == "verb" and trigger.form.past and grammar.harm_verb_of(analysis.forms[trigger.at])
    if harm and _by_something(trigger, analysis):
        return first_group([n for n in bare if n.sort in _MORTAL])
    near = [n for n in bare if n.first < trigger.last]  # before «في التفجير», which the verb needs
    counted = any(trigger.at < number.first < trigger.last for number in analysis.numbers)
    persons = bool(near) and all(n.sort == "person" for n in near) and not counted
    told = harm and trigger.form.frame.type == "ATTACK" and not trigger.form.pronoun
    return [n for n in near if n.joined or n is near[0] or n is near[-1]] if told and persons else []


def _by_something(trigger: Trigger, analysis: Analysis) -> bool:
    """«قتل في الهجمات شرطيون وجنود»: where the verb is first told what they died in, who follows died."""
    alone = trigger.form.frame.type == "ATTACK" and not (trigger.form.pronoun or trigger.form.plural)
    blows = triggers_in(analysis, trigger.at + 2, trigger.at + 4)
    died_in = analysis.forms[trigger.at + 1 : trigger.at + 2] in _DIED_IN and bool(blows)
    counted = any(n.first > trigger.at for n in starting_in(analysis.numbers, trigger.at, trigger.at + _GAP))
    return alone and died_in and not counted


_DIED_IN = (["في"], ["خلال"], ["جراء"], ["اثر"], ["نتيجه"])
_MORTAL = frozenset({"force", "group", "person", "armed-group"})


def _has_no_object(at: int, stop: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a verb is followed at once by a mark, a time, a place or a preposition."""
    if at >= min(stop, len(analysis.forms)) or not analysis.forms[at][0].isalpha():
        return True
    form = analysis.forms[at]
    governed = form in grammar.words("prepositions") or grammar.links[form] == "adverb"
    timed = any(t.first <= at < t.last for t in analysis.times)
    hung = any(n.phrase <= at < n.last and n.preposition for n in analysis.named(at, at + 3))
    goes_on = any(t.at == at and t.reading.conjunction for t in analysis.triggers)  # «قتلوا وأصيب 38»
    return governed or timed or hung or goes_on


def _looks_passive(
    trigger: Trigger,
    bare: Sequence[Name],
    before: Sequence[Name],
    analysis: Analysis,
    grammar: Grammar,
    *,
    goes_on: bool,
) -> bool:
    """«اعتقل ثلاثة مدنيين», «قتل 11 شخصا»: a singular verb right before a number or people has no doer."""
    if trigger.form.plural or trigger.form.pronoun or trigger.build != "verb" or not trigger.form.past:
        return False
    frame = trigger.form.frame
    if frame.type not in _SUFFERED or (frame.type == "APPOINT" and frame.idafa == "actor"):
        return False  # «استقال عضوان»
    if trigger.form.frame.type == "ATTACK" and not grammar.harm_verb_of(analysis.forms[trigger.at]):
        return False  # «هاجم عشرة مسلحين»
    counted = next((n for n in analysis.numbers if n.first <= trigger.at + 1 <= n.last), None)
    numbered = counted is not None or _counts_behind_place(trigger, before, analysis)
    if goes_on or (before and not numbered):
        return False
    if trigger.form.feminine and counts_men(trigger, analysis):
        return False
    people = (
        bool(bare)
        and bare[0].phrase == trigger.at + 1
        and bare[0].id in {"civilians", "detainees", "children"}
    )
    people = people and frame.rule not in BY_CROWDS and frame.type not in _DONE_BY_CROWDS
    return not before and (numbered or people or _befalls_one(trigger, bare, analysis, grammar))


def _counts_behind_place(trigger: Trigger, before: Sequence[Name], analysis: Analysis) -> bool:
    """«اعتقل في الخرطوم خمسة من قادة المعارضة»: who is counted right behind where it was has no doer."""
    at = trigger.at + 1
    if before or trigger.reading.conjunction or analysis.forms[at : at + 1] != ["في"]:
        return False
    where = [n for n in analysis.named(at, at + _GAP) if n.kind == "place" and n.phrase == at + 1][:1]
    return bool(where) and bool(starting_in(analysis.numbers, where[0].last, where[0].last + 1))


def _befalls_one(trigger: Trigger, bare: Sequence[Name], analysis: Analysis, grammar: Grammar) -> bool:
    """«قتل السفير الأمريكي في بنغازي», «خطف الصحفي البريطاني أمس»: who is told alone suffered it.

    A verb that goes on with «و» may have him for its object: «اقتحم المسلح المقر وقتل الحارس في الداخل».
    """
    harm = trigger.form.frame.type == "DETAIN" or grammar.harm_verb_of(analysis.forms[trigger.at])
    if not harm or trigger.form.needs or trigger.reading.conjunction or trigger.form.feminine:
        return False
    at, near = trigger.at + 1, first_group(bare)
    if near and near[0].phrase == at:
        alone = near[0].first == at or analysis.forms[at + 1] in _OF  # «قيادي في حماس»
        one = alone and _is_person(analysis.forms[at], grammar)
        end = near[-1].last if one or all(n.sort == "person" for n in near) else -1
    else:
        end = at + 2 if _is_told_one(at, analysis, grammar) else -1
    described = any(form in grammar.adjectives for form in analysis.forms[end : end + 1])
    return end > 0 and _has_no_object(end + described, len(analysis.forms), analysis, grammar)


_OF = frozenset({"في", "من"})


def _is_told_one(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«الصحفي البريطاني»: one person and his nationality."""
    forms = analysis.forms[at : at + 2]
    return len(forms) > 1 and forms[1] in grammar.adjectives and _is_person(forms[0], grammar)


def _is_person(form: str, grammar: Grammar) -> bool:
    noun = grammar.figures.numbers.nouns.get(form.removeprefix("ال"))
    if noun is not None and noun.person and noun.form == "singular":
        return True  # «الصحفي», «خطف طبيب سوري في إدلب»
    return form.startswith("ال") and not grammar.words("office_heads").isdisjoint(grammar.spellings[form])
