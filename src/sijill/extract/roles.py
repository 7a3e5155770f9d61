"""Roles: which names fill which argument of a trigger, by where they stand."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.extract.agreeing import ARMED, counts_men, may_do, nationals_after
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.clausing import is_verb
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare, nationals, with_joined
from sijill.extract.mediating import MEDIATED, find_mediators
from sijill.extract.salience import PARTIES, last_actor
from sijill.extract.subjects import RESUMED
from sijill.schema import SPEECH_ACTS, SYMMETRIC

# Where the target stands when a predicate does not say: object, then these prepositions.
_TARGETS = ("obj", "على", "علي", "ضد", "بحق", "ل")
SPEAKERS = frozenset({"source", "outlet"})  # who only tells news does nothing else
_NO_TARGET = frozenset(
    {"DEPLOY", "WITHDRAW", "ESCAPE"}
)  # what is done to nobody (the guide's table of types)
# What may be told by a verb without its doer.
_SUFFERED = frozenset(
    {"ATTACK", "CASUALTIES", "DETAIN", "RELEASE", "COERCE", "BLOCKADE", "SEIZE", "APPOINT", "LIFT"}
)
_GIVEN = frozenset({"HANDOVER", "RELEASE"})  # whose verb may tell who receives («تسلم»)
_OF_THINGS = frozenset(
    {"DENY", "REJECT", "AGREE", "OFFER", "LIFT", "AID", "PROTEST", "APPOINT", "BLOCKADE", "VIOLATE"}
)  # «نفاه»: a thing, nobody
# Who do no armed act, and are not its party; what a verb counts of them it does to them.
_UNARMED = frozenset({"civilians", "detainees", "children"})
BY_CROWDS = frozenset(
    {"attack.burn", "blockade.close", "blockade.halt-output"}
)  # but «أضرم محتجون النار», «أغلق شبان الطريق»
_DONE_BY_CROWDS = frozenset({"LIFT", "SEIZE"})
_OF_PLACES = frozenset({"SEIZE", "LIFT"})  # «تحريرها من الميليشيا»: a place
_ARMED_ACTS = frozenset({"DETAIN", "RELEASE", "ATTACK", "SEIZE", "DEPLOY", "CLASH", "BLOCKADE"})
_TOLD_BY_NONE = frozenset({"MEET"})  # a speech act that sources do not do by telling of it
_GAP = 9  # words between a verb and its subject


class Roles(Struct, frozen=True):
    """Who does it, to whom, and who stands between them, as names of the text."""

    actor: tuple[Name, ...] = ()
    target: tuple[Name, ...] = ()
    mediator: tuple[Name, ...] = ()
    inherited: bool = False


class Scope(Struct, frozen=True):
    """Where a trigger's arguments are looked for.

    Attributes:
        clause: its clause. stop: where its arguments end to the right (its content, another verb).
        names: actors in the clause. subject: whom a verb without a subject goes on with.
    """

    clause: Clause
    stop: int
    names: tuple[Name, ...]
    subject: tuple[Name, ...]


def assign(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> Roles:
    """Return the roles of a trigger's names."""
    names = [n for n in scope.names if n.first < scope.stop and not (trigger.at <= n.first < trigger.at + 1)]
    if trigger.form.frame.type not in SPEECH_ACTS - _TOLD_BY_NONE:
        names = [n for n in names if n.sort not in SPEAKERS]
    mediators = find_mediators(names, trigger, scope.clause, analysis, grammar)
    names = [n for n in names if n not in mediators and not n.dependent]
    if trigger.form.frame.type in SYMMETRIC and trigger.build in {"noun", "participle"}:
        roles = _parties(trigger, names, scope, analysis, grammar)
    elif trigger.build in {"verb", "passive", "agent"} or _is_negated(trigger, analysis):
        roles = _of_verb(trigger, names, scope, analysis, grammar)
    else:
        roles = _of_noun(trigger, names, scope, analysis, grammar)
    kind = trigger.form.frame.type
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
    actor = tuple(_unnamed(n, kind, analysis) for n in roles.actor)
    return Roles(() if kind == "CASUALTIES" else actor, target, mediators, roles.inherited)


def _is_negated(trigger: Trigger, analysis: Analysis) -> bool:
    """«القاهرة لن تقبل», «فتح لا تعترف»: what is told by a negated verb has the verb's subject."""
    told = trigger.form.frame.type == "REJECT" and trigger.last > trigger.at + 1
    return told and analysis.forms[trigger.at].lstrip("وف") in _NEVER


_NEVER = frozenset({"لن", "لا", "لم"})
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


def _unnamed(name: Name, kind: str, analysis: Analysis) -> Name:
    """«أطلق مسلحون النار»: gunmen of whom nothing is told are somebody unknown."""
    told = analysis.forms[name.first].startswith("ال") or kind not in {"ATTACK", "DETAIN"}
    return name if told or name.id != "local-fighters" else msgspec.structs.replace(name, id="unknown")


def _of_verb(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    agent = _agents(names, trigger.at, scope, analysis, grammar) or _by_means(
        trigger, names, scope, analysis, grammar
    )
    names = [n for n in names if n not in agent]
    before = _bare_before(trigger, names, scope, analysis, grammar)
    sufferers = [n for n in before if _suffers(trigger, n)]
    after = [n for n in names if n.first >= trigger.at + 1]
    bare = with_joined([n for n in after if is_bare(n)], after)
    passive = trigger.build == "passive" or bool(agent)
    passive = passive or _looks_passive(
        trigger,
        bare,
        before,
        analysis,
        grammar,
        goes_on=trigger.form.feminine and trigger.reading.conjunction == "و" and bool(scope.subject),
    )
    if passive:
        keepers = [n for n in after if n.preposition == "لدي"] if trigger.form.frame.type == "RELEASE" else []
        patient = bare or [n for n in after if n.preposition in trigger.form.frame.target] or before
        return Roles(tuple(agent or keepers[:1]), tuple(patient))
    before = [n for n in before if n not in sufferers]
    subject, objects, inherited = _subject(trigger, before, bare, scope, analysis, grammar)
    if grammar.receiving[analysis.forms[trigger.at]] and trigger.form.frame.type in _GIVEN:
        return Roles(tuple(n for n in after if n.preposition == "من")[:1], tuple(subject))
    target = _target(trigger, objects, after, subject)
    if trigger.form.frame.type in SYMMETRIC:
        target = _others(trigger, objects, after, subject) or target
        if len(target) > 1 and (inherited or not subject):
            subject, target, inherited = list(target), [], False
    if trigger.form.pronoun and not target and not _is_possessed(trigger, analysis):
        target = sufferers or _taken_up(trigger, scope, subject, analysis, grammar)
    return Roles(tuple(subject), tuple(target), inherited=inherited)


def _opens_content(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«طالب باحترام مهمة اللجنة»: right behind the verb is what is asked, in which nobody does the asking."""
    at = trigger.at + 1
    form = analysis.forms[at] if at < len(analysis.forms) else ""
    if "ب" not in trigger.form.frame.content or not form.startswith("ب") or len(form) < 4:
        return False
    named = any(n.phrase <= at < n.last and n.first == at for n in analysis.names)
    return not named and form not in grammar.words("prepositions") and not grammar.heads[form]


def _is_possessed(trigger: Trigger, analysis: Analysis) -> bool:
    """Tell whether a verb's pronoun is no one who suffers: «نفاه» a thing, «سيطرتها» whose control it is."""
    frame = trigger.form.frame
    noun = bool(frame.target) and "obj" not in frame.target
    return frame.type in _OF_THINGS or (
        noun and analysis.forms[trigger.at].endswith(("ته", "تها", "تهم", "تهما"))
    )


def _taken_up(
    trigger: Trigger, scope: Scope, subject: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return whom a verb's pronoun stands for; in a relative clause what that describes («بند اشترطته»)."""
    if scope.clause.link == "which":
        first = scope.clause.first
        return [n for n in analysis.names if n.kind == "actor" and first - 2 <= n.last <= first][-1:]
    return last_actor(analysis, grammar, trigger.at, subject, trigger.form.pronoun)


def _others(
    trigger: Trigger, objects: Sequence[Name], after: Sequence[Name], subject: Sequence[Name]
) -> list[Name]:
    """Return the other parties of a verb of meeting, agreeing or fighting: «مع», «بين», whom he meets."""
    met = [] if trigger.form.frame.type == "AGREE" else objects
    found = [n for n in after if n.preposition in _with_whom(trigger) or n in met]
    meeting = [n for n in found if n.preposition != "بين"]  # «بحث مع نظيره العلاقات بين البلدين»
    found = meeting if trigger.form.frame.type == "MEET" and meeting else found
    return [n for n in with_joined(found, after) if n not in subject and not _suffers(trigger, n)]


def _with_whom(trigger: Trigger) -> frozenset[str]:
    """Return the prepositions before the other party: «التقى مع», «انخرطت أنقرة في القتال ضد داعش»."""
    return _FIGHTS_WITH if trigger.form.frame.type == "CLASH" else _MEETS_WITH


_MEETS_WITH = frozenset({"مع", "بين"})
_FIGHTS_WITH = frozenset({"مع", "بين", "ضد"})


def _subject(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> tuple[list[Name], list[Name], bool]:
    """Return subject and objects of a verb, and whether the subject is that of the verb before."""
    doer = _behind_topic(trigger, before, bare, analysis)
    if doer:
        return doer, [*before, *(n for n in bare if n not in doer)], False
    told = _told_before(trigger, before, bare, scope, analysis, grammar)
    if told is not None:
        return told, list(bare), False
    first = first_group(bare)
    if _goes_on(trigger, first, bare, scope, analysis, grammar):
        return _not_among(first, scope.subject), list(bare), True
    near = bool(first) and first[0].phrase - trigger.at <= _GAP
    own = not trigger.form.plural and trigger.build != "agent"
    own = own and not (first and _suffers(trigger, first[0]))
    own = own and not (first and _is_hit(first[0], analysis, grammar))
    own = own and not _opens_content(trigger, analysis, grammar)
    if first and near and own and may_do(trigger, first, analysis, grammar):
        return first, [n for n in bare if n not in first], False
    national = nationals_after(trigger, analysis, grammar) if own else []
    if national:
        return national, list(bare), False
    return [n for n in scope.subject if not _suffers(trigger, n)], list(bare), True


def _is_hit(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«قصف أهداف لداعش»: somebody's targets and positions do nothing."""
    return name.head == "thing" and analysis.forms[name.phrase] in grammar.words("hit_things")


def _behind_topic(
    trigger: Trigger, before: Sequence[Name], bare: Sequence[Name], analysis: Analysis
) -> list[Name]:
    """Return who does it to whom stands before the verb and is taken up: «الصحفي اعتقلته الشرطة»."""
    near = bare and bare[0].phrase - trigger.at <= _TOUCH
    taken_up = trigger.form.pronoun or analysis.forms[trigger.at + 1 : trigger.at + 2][:1] in _ON_IT
    return first_group(bare) if before and near and taken_up and trigger.build == "verb" else []


_TOUCH = 3  # words from a verb to its subject behind «عليه»
_ON_IT = (["عليه"], ["عليها"], ["عليهم"])


def _is_described(trigger: Trigger, scope: Scope, analysis: Analysis) -> bool:
    """«الائتلاف الذي يحارب داعش»: what a relative clause describes does it, unless a pronoun takes it up."""
    clause, forms = scope.clause, analysis.forms
    if clause.link != "which" or trigger.at - clause.first > 2 or trigger.form.pronoun:
        return False
    return forms[clause.first] in _WHICH[trigger.form.feminine] and RESUMED.isdisjoint(
        forms[trigger.at : clause.last]
    )


_WHICH = {False: frozenset({"الذي"}), True: frozenset({"التي"})}


def _told_before(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> list[Name] | None:
    """Return who is told before a verb to do it: an empty list for somebody unknown, None for nobody."""
    if _is_described(trigger, scope, analysis):
        return [n for n in scope.subject if not _suffers(trigger, n)]
    if before:
        return list(before)
    if _unnamed_before(trigger, scope, analysis, grammar):
        return []
    if bare and _behind_another(trigger, bare[0], analysis, grammar):
        return []
    return _topic_before(trigger, scope, analysis, grammar)


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
    addressed = trigger.form.frame.rule in grammar.words("with_addressee")
    if not (alone and addressed) or trigger.reading.conjunction != "و":
        return False
    start = analysis.sentences[scope.clause.sentence][0]
    return any(_parts(grammar, analysis.forms[at]) for at in range(start, trigger.at))


def _not_among(names: Sequence[Name], others: Sequence[Name]) -> list[Name]:
    ids = {n.id for n in names}
    return [n for n in others if n.id not in ids]


def _behind_another(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«واتهم البيان حركة حماس», «وحمّل المتحدث الجانب الإثيوبي»: a definite noun before the name does it."""
    if name.sort == "person" or grammar.adjectives.get(analysis.forms[name.first]):
        return False
    if analysis.forms[name.first].startswith("لل"):
        return False
    first, last = max(name.phrase, trigger.at + 1), name.first - 1
    if last > trigger.at and name.first == name.phrase and _is_definite(last, analysis, grammar):
        return True
    return any(
        _is_definite(at, analysis, grammar) and (at == last or _is_indefinite(at + 1, analysis, grammar))
        for at in range(first, last + 1)
    )


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


def _suffers(trigger: Trigger, name: Name) -> bool:
    """«اعتقلت خمسة شبان»: people without arms do no armed act."""
    frame = trigger.form.frame
    return name.id in _UNARMED and frame.type in _ARMED_ACTS and frame.rule not in BY_CROWDS


def _unnamed_before(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> bool:
    """«وكان المركز اتهم الميليشيا», «أن الحراس أطلقوا»: somebody unknown stands before his verb."""
    first, at = scope.clause.first, trigger.at
    opened = scope.clause.link == "that" or bool(grammar.auxiliary[analysis.forms[first]])
    noun = analysis.forms[at - 1]
    return opened and 1 < at - first <= 4 and noun.startswith("ال") and noun not in grammar.function_words


def _target(
    trigger: Trigger, objects: Sequence[Name], after: Sequence[Name], subject: Sequence[Name]
) -> list[Name]:
    taken = trigger.form.frame.type == "SEIZE"  # of whom something is taken, or whose thing
    for where in trigger.form.frame.target or _TARGETS:
        if where == "obj":
            found = [n for n in objects if n not in subject and (n.head == "thing" or not taken)]
        else:
            found = [n for n in after if n.preposition == where and n not in subject]
        if found:
            return with_joined(found[:1], after)
    rest = [n for n in objects if n not in subject and (n.head == "thing" or not taken)]
    return with_joined(rest[:1], after)


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
    numbered = counted is not None
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
    return not before and (numbered or people)


def _of_noun(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    after = [n for n in names if n.first >= trigger.at + 1]
    agent = _agents(after, trigger.at, scope, analysis, grammar) or _by_means(
        trigger, after, scope, analysis, grammar
    )
    genitive = [n for n in after if n.phrase <= trigger.last and is_bare(n) and n not in agent][:1]
    genitive = with_joined(genitive, after)
    if genitive and not agent and _takes_object(genitive[-1], analysis):
        objects = [n for n in after if n not in genitive and is_bare(n)]
        return Roles(tuple(genitive), tuple(objects[:1] or _hung_target(trigger, after)))
    if trigger.form.pronoun and trigger.form.frame.type not in _OF_PLACES:
        genitive = list(scope.subject) or last_actor(analysis, grammar, trigger.at)
    rest = [n for n in after if n not in genitive and n not in agent]
    hung = _hung_target(trigger, rest) or _sufferer(trigger, names, analysis, grammar)
    agent = agent or by_adjective(trigger, analysis, grammar)
    strikes = trigger.form.frame.type == "ATTACK"
    near = [n for n in rest if n.preposition == "من" and n.phrase - trigger.last <= _FROM]
    agent = agent or [n for n in near if n not in hung and (hung or strikes)][:1]
    before = _doers(trigger, analysis, grammar) or _light_subject(trigger, names, analysis, grammar)
    before = [n for n in before if n not in hung]
    counted = any(number.first == trigger.last for number in analysis.numbers)
    idafa_actor = not counted and (
        trigger.form.frame.idafa == "actor" or (bool(hung) and not before and not agent)
    )
    keepers = [n for n in after if n.preposition == "لدي"] if trigger.form.frame.type == "RELEASE" else []
    actor = agent or keepers[:1] or (genitive if genitive and idafa_actor else before)
    target = genitive if genitive and not idafa_actor else hung
    inherited = not actor and _is_light(trigger, analysis, grammar)
    if inherited:
        actor = list(scope.subject)
    return Roles(tuple(actor), tuple(target), inherited=inherited)


_FROM = 4  # words from an act to «من» and who does it
_DOING = 12  # words from «قيام» to what is done


def _doers(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return whose «قيام», «إقدام» it is: «قيام قوات الأسايش بإزالة الحواجز»."""
    if not trigger.reading.preposition and analysis.forms[trigger.at - 1] not in {"علي", "ب"}:
        return []
    for at in range(trigger.at - 1, max(-1, trigger.at - _DOING), -1):
        if analysis.forms[at] in {".", "\n"}:
            return []
        if not grammar.words("doing_nouns").isdisjoint(grammar.bases[analysis.forms[at]]):
            near = [n for n in analysis.named(at + 1, min(at + 6, trigger.at)) if n.kind == "actor"]
            return near[:1]
    return []


def _takes_object(subject: Name, analysis: Analysis) -> bool:
    """«احتجاز الجماعة 59 موظفا», «إخلاء القوات الأمريكية قاعدتها»: the genitive before an object does it."""
    at = subject.last
    if any(number.first == at for number in analysis.numbers):
        return True
    return any(
        n.phrase == at and n.preposition == "" and not n.joined for n in analysis.names if n.first >= at
    )


_HIT = frozenset({"ATTACK", "CASUALTIES"})
_WITH = frozenset({"في", "جراء", "اثر", "نتيجه", "بسبب", "بفعل", "خلال"})


def _by_means(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return whose fire killed: «قتل مدني برصاص قناصة قسد», «مقتل جندي في قصف تركي»."""
    told = trigger.build != "verb" or grammar.harm_verb_of(analysis.forms[trigger.at])
    if trigger.form.frame.type not in _HIT or not told:
        return []  # «تقصف بالهاون وحدات الجيش»: the subject does it, with his own means
    for at in range(trigger.at + 1, scope.clause.last):
        base = next((r for r, _ in grammar.means[analysis.forms[at]]), None)
        if base and (base.preposition == "ب" or analysis.forms[at - 1] in _WITH):
            whose = [
                n
                for n in names
                if at < n.first <= at + 4 and (n.phrase <= at or n.preposition in {"ل", "من"})
            ]
            return with_joined(whose[:1], names) or nationals(analysis, grammar, at + 1, force=True)
    return []


def _hung_target(trigger: Trigger, rest: Sequence[Name]) -> list[Name]:
    for where in trigger.form.frame.target or _TARGETS:
        found = [n for n in rest if n.preposition == where] if where != "obj" else []
        if found:
            return with_joined(found[:1], rest)
    return []


def by_adjective(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return whom the adjective of a noun names: «غارات إسرائيلية», «القصف المدفعي التركي»."""
    return nationals(analysis, grammar, trigger.last, force=trigger.form.frame.type in ARMED)


def _sufferer(trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the subject of a verb that suffers the noun: «تعرضت مواقع قسد لقصف»."""
    for at in range(trigger.at - 1, max(-1, trigger.at - 10), -1):
        if grammar.suffering[analysis.forms[at]]:
            between = [n for n in names if at < n.first < trigger.at and is_bare(n)]
            earlier = [n for n in names if n.last <= at and is_bare(n) and at - n.last <= 6]
            return first_group(between) or earlier[-1:]
    return []


_NEAR = 8  # words from a meeting or a fight to a party that nothing ties to it


def _parties(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    between = [n for n in names if n.first > trigger.at and n.preposition in _with_whom(trigger)]
    genitive = [n for n in names if n.phrase == trigger.last and is_bare(n)]
    before = _bare_before(trigger, names, scope, analysis, grammar) or _light_subject(
        trigger, names, analysis, grammar
    )
    bare = [n for n in names if trigger.at < n.first <= trigger.last + _NEAR and is_bare(n)]
    parties = [*before, *with_joined(genitive, names), *with_joined(between, names)] or bare[:2]
    parties = [n for n in parties if not _suffers(trigger, n)]
    inherited = not parties and _is_light(trigger, analysis, grammar)
    chosen = dict.fromkeys(parties or (scope.subject if inherited else ()))
    return Roles(tuple(chosen), inherited=inherited)


def _agents(
    names: Iterable[Name], after: int, scope: Scope, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    cues = grammar.cues["agent_cues"]
    at = cues.within(analysis.forms, after + 1, scope.clause.last)
    if at < 0:
        return []
    stop = at + cues.length(analysis.forms, at)
    found = [n for n in names if stop <= n.first <= stop + 5][:1]
    return with_joined(found, [n for n in names if n.first > stop])


def _bare_before(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return the subject that stands before its verb («إن قوات النظام قصفت»), no other verb between."""
    before = [n for n in names if n.last <= trigger.at and is_bare(n) and analysis.forms[n.first - 1] != "("]
    if not before:
        return []
    last = before[-1]
    if _parted(last.last, trigger.at, analysis, grammar):
        return []
    noun = trigger.build == "noun" and not _is_negated(trigger, analysis)
    if noun and trigger.reading.preposition == "" and last.last == trigger.at:
        return []
    topic = before[0]
    if topic.phrase - scope.clause.first <= 1 and not _parted(topic.last, last.first, analysis, grammar):
        return first_group(before)
    first = next((n for n in before if not n.joined and _chain(n, last, before)), last)
    return [n for n in before if n.first >= first.first]


def _parted(first: int, last: int, analysis: Analysis, grammar: Grammar) -> bool:
    between = (at for at in range(first, last) if not _is_noun(at, analysis, grammar))
    return any(_parts(grammar, analysis.forms[at]) for at in between)


def _is_noun(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«في سجن نفحة», «حرس الحدود التابع للنظام»: what stands behind a preposition or belongs is no verb."""
    return analysis.forms[at] in grammar.words("belonging") or analysis.forms[at - 1] in _BEFORE_NOUNS


_BEFORE_NOUNS = frozenset({"في", "من", "الي", "علي", "عن", "مع", "بين"})


def _chain(first: Name, last: Name, names: Sequence[Name]) -> bool:
    between = [n for n in names if first.first < n.first <= last.first]
    return all(n.joined for n in between)


def _parts(grammar: Grammar, form: str) -> bool:
    """Tell whether a word parts a verb from the subject before it: a verb that is no auxiliary."""
    if form in grammar.words("prepositions") or grammar.auxiliary[form]:
        return False
    return is_verb(grammar, form) or _is_verbal(grammar, form)


def _is_verbal(grammar: Grammar, form: str) -> bool:
    return any(f.build == "verb" for _, forms in grammar.forms[form] for f in forms)


def _light_at(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> int:
    for at in range(trigger.at - 1, max(-1, trigger.at - 10), -1):
        if analysis.forms[at] in {".", "،", "\n"}:
            return -1
        if grammar.doing[analysis.forms[at]]:
            return at
        if is_verb(grammar, analysis.forms[at]):
            return -1
    return -1


def _is_light(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    at = _light_at(trigger, analysis, grammar)
    return at >= 0 and trigger.at - at <= 3


def _light_subject(
    trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return the subject of a verb that carries the noun: «شنت قوات النظام هجوما»."""
    at = _light_at(trigger, analysis, grammar)
    if at < 0:
        return []
    between = [n for n in names if at < n.first < trigger.at and is_bare(n)]
    earlier = [n for n in names if n.last <= at and is_bare(n) and at - n.last <= 6]
    return first_group(between) or earlier[-1:]
