"""Roles beside a noun of action: its genitive, what hangs on it, and the light verb that carries it."""

from collections.abc import Sequence

from sijill.extract.agents import agents, announcers, by_means
from sijill.extract.agreeing import ARMED, is_accusative
from sijill.extract.analysis import PARTIES, Analysis, Name, Trigger
from sijill.extract.attributing import source_at
from sijill.extract.clausing import is_verb
from sijill.extract.closed import DIED
from sijill.extract.contents import is_content_at
from sijill.extract.dating import starting_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare, nationals, with_joined
from sijill.extract.preceding import is_hit, is_kept_out, suffers
from sijill.extract.reasons import is_suspected
from sijill.extract.salience import last_actor, may_stand_for
from sijill.extract.scopes import TARGETS, Roles, Scope
from sijill.schema import STATEMENTS

_OF_PLACES = frozenset({"SEIZE", "LIFT"})  # «تحريرها من الميليشيا»: a place


def of_noun(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    """Return the roles of a noun of action's names («قصف النظام للحي», «الحصار على المربع»)."""
    return _trapped(trigger, names, analysis) or _of_action(trigger, names, scope, analysis, grammar)


def _of_action(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> Roles:
    after = [n for n in names if n.first >= trigger.at + 1]
    agent = (
        agents(after, trigger.at, scope, analysis, grammar)
        or by_means(trigger, after, scope, analysis, grammar)
        or announcers(trigger, analysis, grammar)
    )
    genitive = _genitive(trigger, after, agent, analysis, grammar)
    named = trigger.form.frame.type == "APPOINT"  # «تعيين فلان زعيما للحركة»: what he becomes is no object
    # «قصف المدنيين», «اعتقال خمس نساء نازحات», «قصف مواقع داعش»
    unarmed = bool(genitive) and (
        suffers(trigger, genitive[0])
        or is_hit(genitive[0], analysis, grammar)
        or _is_stormed(genitive[0], trigger, analysis)
        or is_kept_out(genitive[0], trigger)
        or _is_held_officer(genitive[0], trigger, analysis, grammar)
    )
    if unarmed:
        genitive = _who_it_is(genitive, after)
    fallen = trigger.form.frame.rule == DIED
    spoken = trigger.form.frame.rule in grammar.words("by_speaker")  # «ستدفع إسرائيل ثمن جريمتها»
    doing = genitive and not (agent or named or unarmed or fallen or spoken)
    takes = doing and (
        _takes_object(genitive[-1], analysis, grammar)
        or _takes_site(genitive[-1], trigger, analysis, grammar)
    )
    removed = _removed(trigger, genitive, after)
    if takes or removed or (doing and _takes_act(trigger, genitive[-1], analysis.forms)):
        objects = removed or [n for n in after if n not in genitive and is_bare(n)]
        return Roles(tuple(genitive), tuple(objects[:1] or _hung_target(trigger, after)))
    own = _goes_on_with(trigger, names, analysis, grammar)
    if trigger.form.pronoun and trigger.form.frame.type not in _OF_PLACES:
        tellers = {f.value for f in source_at(trigger.at, analysis.sources)}
        told = (
            own
            or _seized(trigger, analysis, grammar)
            or _opening(trigger, names, scope)
            or [*scope.subject]
            or last_actor(analysis, grammar, trigger.at, pronoun=trigger.form.pronoun)
        )
        genitive = [n for n in told if n.sort != "body" or n.id not in tellers]  # «قال المرصد إن استهدافهم …»
        if genitive and _has_object(trigger, after, analysis):
            objects = [n for n in after if is_bare(n) and n not in genitive and n.phrase >= trigger.last]
            return Roles(tuple(genitive), tuple(objects[:1] or _hung_target(trigger, after)))
    agent = agent or _raiders(trigger, after, analysis, grammar)
    rest = [n for n in after if n not in genitive and n not in agent]
    hung = (
        _hung_target(trigger, rest)
        or _sufferer(trigger, names, analysis, grammar)
        or _aimed_at(trigger, rest, analysis, grammar)
    )
    owned = bool(genitive) and not trigger.reading.definite  # «دعوة السعودية وقطر إلى هدنة»
    agent = agent or ([] if unarmed or owned else by_adjective(trigger, analysis, grammar))
    strikes = trigger.form.frame.type in _BY_FROM or _is_voiced_from(trigger, rest)
    near = [n for n in rest if _is_doers(n, trigger)]
    agent = agent or [n for n in near if n not in hung and (hung or strikes)][:1]
    before = _doers(trigger, analysis, grammar) or light_subject(trigger, names, analysis, grammar)
    before = [n for n in before if n not in hung]
    counted = any(number.first == trigger.last for number in analysis.numbers)
    idafa_actor = not (counted or unarmed or fallen) and (
        trigger.form.frame.idafa == "actor" or (bool(hung) and not before and not agent and not named)
    )
    if not (agent or genitive):
        agent = _movers(trigger, after, before, analysis)
    free = not (before or agent or named)
    struck = _struck(trigger, genitive, rest) if free else []
    idafa_actor = idafa_actor or bool(own)
    idafa_actor = idafa_actor or (
        not fallen and (bool(struck) or (free and _goes_into(trigger, genitive, analysis)))
    )
    idafa_actor = idafa_actor and not (
        _is_charge(trigger, genitive, hung, analysis) or _is_shaken(trigger, analysis, grammar)
    )
    keepers = keepers_of(trigger, after, analysis, grammar)
    actor = agent or keepers or (genitive if genitive and idafa_actor else before)
    target = genitive if genitive and not idafa_actor else (struck or hung)
    if trigger.build == "participle" and trigger.form.frame.type == "DETAIN":
        target = _described(trigger, names) or target
    inherited = not actor and is_light(trigger, analysis, grammar)
    inherited = inherited and not is_impersonal(trigger, analysis, grammar)
    if inherited:
        actor = [n for n in scope.subject if n not in target]  # «يجري محاصرة الحوثيين»
    return Roles(tuple(actor), tuple(target), inherited=inherited)


def _goes_on_with(
    trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """«تواصل الميليشيات قصفها للمدينة»: return who goes on with what is his own by its pronoun."""
    doing = light_subject(trigger, names, analysis, grammar) if trigger.form.pronoun else []
    may = all(may_stand_for(trigger.form.pronoun, n, analysis, grammar) for n in doing)
    return doing if may and trigger.form.frame.type not in _OF_PLACES else []


def _genitive(
    trigger: Trigger, after: Sequence[Name], agent: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return who stands in the genitive behind a noun of action, with who is joined to him."""
    own = _own_last(trigger, analysis, grammar)
    found = [n for n in after if n.phrase <= own and is_bare(n) and n not in agent][:1]
    found = [n for n in found if not is_accusative(analysis.forms[n.phrase], grammar)]
    found = [n for n in found if not _is_in_content(n, trigger, analysis, grammar)]
    return with_joined(found, after)


def _removed(trigger: Trigger, genitive: Sequence[Name], after: Sequence[Name]) -> list[Name]:
    """«عزل الجيش الرئيس مرسي», «خلع أمريكا لصدام»: right behind who does it stands who has to go."""
    if trigger.form.frame.rule != _DISMISSAL or not genitive or genitive[-1].sort == "person":
        return []
    return [
        n
        for n in after
        if n.sort == "person" and n.preposition in {"", "ل"} and n.phrase == genitive[-1].last
    ]


_DISMISSAL = "appoint.dismiss"
_FROM_THERE = frozenset({"منها", "منه", "منهما", "عنها"})  # «بعد طرد داعش منها»: no object


def _is_in_content(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«للمطالبة بإسقاط نظام الأسد»: what is demanded stands right behind, and who is named in it."""
    led = "ب" in trigger.form.frame.content and name.phrase == trigger.at + 1
    return led and is_content_at(name.phrase, analysis, grammar)


def _is_stormed(name: Name, trigger: Trigger, analysis: Analysis) -> bool:
    """«تحرير الحواجز التابعة لحزب الله», «اقتحام حاجز للجيش»: who mans them loses them, and takes nothing."""
    rule = trigger.form.frame.rule
    lost = rule in _STORMED or (trigger.form.frame.type == "SEIZE" and rule != "seize.control")
    return lost and any(
        form.removeprefix("ال") in _CHECKPOINTS for form in analysis.forms[name.phrase : name.first]
    )


def _is_held_officer(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«توقيف مدير شرطة الرمادي», «اعتقال قائد الحرس»: one man of a force is arrested and arrests nobody."""
    office = not grammar.words("office_heads").isdisjoint(grammar.spellings[analysis.forms[name.phrase]])
    return trigger.form.frame.rule == "detain.arrest" and office and name.sort == "force"


_STORMED = frozenset({"attack.storm", "attack.destroy", "attack.target", "attack.assault"})
_CHECKPOINTS = frozenset({"حاجز", "حواجز", "حاجزي"})


def _seized(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«أفرجت السلطات عن ثلاثة صحفيين بعد أسبوع من اعتقالهم»: «هم» are people told before, no authorities."""
    if trigger.form.frame.idafa != "target" or trigger.form.pronoun != "هم":
        return []
    last = last_actor(analysis, grammar, trigger.at, pronoun="هم")
    return [n for n in last if n.sort == "group"]


def _is_charge(trigger: Trigger, genitive: Sequence[Name], hung: Sequence[Name], analysis: Analysis) -> bool:
    """«اتهام إيران بقصف السفينة»: where nobody else is charged, the genitive before «ب» is."""
    if trigger.form.frame.rule != "accuse.accuse" or not genitive or hung:
        return False
    behind = analysis.forms[genitive[-1].last : genitive[-1].last + 1]
    return analysis.forms[trigger.at].endswith("اتهام") and any(form.startswith("ب") for form in behind)


def _struck(trigger: Trigger, genitive: Sequence[Name], rest: Sequence[Name]) -> list[Name]:
    """«استهداف قوات النظام للجرحى», «قتل إسرائيل للمدنيين»: right behind who does it «ل» tells whom."""
    if trigger.form.frame.type not in _INTO or not genitive or genitive[-1].sort not in PARTIES:
        return []
    found = [n for n in rest if n.preposition == "ل" and n.phrase == genitive[-1].last]
    return with_joined(found[:1], rest)


def _goes_into(trigger: Trigger, genitive: Sequence[Name], analysis: Analysis) -> bool:
    """«اقتحام القوات للمسجد»: right behind who does it «ل» tells the place that it is done to."""
    if trigger.form.frame.type not in _INTO or not genitive:
        return False
    last = genitive[-1].last
    near = analysis.named(last, last + 2)
    return any(n.kind == "place" and n.preposition == "ل" and n.phrase == last for n in near)


_INTO = frozenset({"ATTACK", "SEIZE", "BLOCKADE"})


def _is_shaken(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«هز انفجار مبنى الوزارة»: a blast that is a verb's subject hits what stands behind it."""
    before = analysis.forms[trigger.at - 1 : trigger.at]
    told = trigger.form.frame.type == "ATTACK" and not trigger.reading.preposition
    return told and any(not grammar.words("shaking").isdisjoint(grammar.bases[form]) for form in before)


def _raiders(trigger: Trigger, after: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«غارات للتحالف على صنعاء», «الضربات الجوية للجيش»: «ل» tells whose raid it is.

    Not where somebody deals it («وجهت ضربات لداعش»), nor before what is hit («ضربات لمواقع داعش»).
    """
    forms, last = analysis.forms, trigger.at + 1 + _NEXT
    raid = "غار" in forms[trigger.at] or any("جوي" in form for form in forms[trigger.at + 1 : last])
    dealt = is_light(trigger, analysis, grammar) and grammar.words("that").isdisjoint(
        forms[_light_at(trigger, analysis, grammar) : trigger.at]
    )
    if trigger.form.frame.rule in _FROM_AIR and not dealt:
        upon = [n for n in after if n.first == trigger.at + 1 and forms[n.first].startswith("ل")]
        upon = [n for n in upon if forms[n.last : n.last + 1] == ["علي"] and n.sort in PARTIES]
        if upon:  # «في قصف لقوات النظام على حلب»
            return upon[:1]
    if trigger.form.frame.rule not in _FROM_AIR or not raid or dealt:
        return []
    found = [n for n in after if n.preposition == "ل" and _is_next(n, trigger) and n.head != "thing"]
    return with_joined(found[:1], after)


_FROM_AIR = frozenset({"attack.raid-air", "attack.shell"})


def _opening(trigger: Trigger, names: Sequence[Name], scope: Scope) -> list[Name]:
    """«أن مصر أبلغته رفضها»: whom a clause of «أن» opens with is who the pronoun stands for."""
    first = scope.clause.first
    opening = [n for n in names if first < n.phrase <= first + 1 and n.last <= trigger.at and is_bare(n)]
    return first_group(opening) if scope.clause.link == "that" else []


def _movers(
    trigger: Trigger, after: Sequence[Name], before: Sequence[Name], analysis: Analysis
) -> list[Name]:
    """«تعزيزات جديدة لميليشيا …», «تعزيزات من الجيش»: whose the forces are that move."""
    kind = trigger.form.frame.type
    owners = [n for n in after if n.preposition == "ل" and _is_next(n, trigger)] if kind in _MOVED else []
    if owners:
        return with_joined(owners[:1], after)
    return troops(trigger, analysis) if kind == "DEPLOY" and not before else []


def troops(trigger: Trigger, analysis: Analysis) -> list[Name]:
    """«تعزيزات من الجيش والأمن»: right behind forces «من» tells whose they are, of no place or state."""
    at = trigger.last
    if analysis.forms[at : at + 1] != ["من"]:
        return []
    found = [n for n in analysis.named(at, at + 5) if n.sort in _TROOPS and n.preposition == "من"]
    return first_group([n for n in found if n.phrase == at + 1 or n.joined])


_TROOPS = frozenset({"force", "armed-group", "party"})


def keepers_of(trigger: Trigger, after: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return who holds prisoners: «المحتجزين لدى قسد», «المعتقلين في سجون الهيئة»."""
    if trigger.form.frame.type not in _HELD and trigger.form.frame.rule != _TORTURED:
        return []
    prisons = grammar.words("prison_nouns")
    found = [
        n
        for n in after
        if n.preposition in IN_HANDS or analysis.forms[n.phrase] in prisons or _is_captor(n, analysis)
    ]
    return [n for n in found if n.first == found[0].first]


def _is_captor(name: Name, analysis: Analysis) -> bool:
    """«في أسر الحوثيين», «بيد قوات النظام», and no families («أسر»)."""
    held = analysis.forms[max(0, name.phrase - 1) : name.first]
    return any(tuple(held[at : at + 2]) in _IN_HANDS for at in range(len(held))) or held[-1:] in _WITH


_WITH = (["بيد"], ["لدي"], ["بايدي"])
_IN_HANDS = frozenset({("في", "اسر"), ("في", "ايدي"), ("في", "يد"), ("في", "قبضه")})
_HELD = frozenset({"DETAIN", "RELEASE"})
_TORTURED = "attack.torture"  # «تحت التعذيب في سجون قسد»
IN_HANDS = frozenset({"لدي", "عند"})


def _described(trigger: Trigger, names: Sequence[Name]) -> list[Name]:
    """«جنود الجيش المحتجزين لدى قسد»: who is held stands before the participle."""
    return [n for n in names if n.first < trigger.at and 0 <= trigger.at - n.last <= 1][-1:]


def _who_it_is(people: list[Name], after: Sequence[Name]) -> list[Name]:
    """«اغتيال رجل الأعمال فلان»: who suffers it is named right behind what he is."""
    last = people[-1].last
    named = [n for n in after if n.sort == "person" and is_bare(n) and not n.joined]
    return [n for n in named if 0 <= n.phrase - last <= 1] or people


def _own_last(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> int:
    """«المتظاهرين اقتحموا مقر الحزب»: behind a verb that a noun demands the names are the verb's."""
    verbal = trigger.need > trigger.at and is_verb(grammar, analysis.forms[trigger.need])
    return trigger.need if verbal else trigger.last


def _is_doers(name: Name, trigger: Trigger) -> bool:
    """«حصار من قوات النظام», «اعتداء لقسد على حي»: ل tells the doer of what is done by its genitive."""
    frame = trigger.form.frame
    if name.preposition == "ل":
        near = name.phrase in {trigger.at + 1, trigger.last}
        return near and frame.idafa == "actor" and "ل" not in frame.target
    return name.preposition == "من" and name.phrase - trigger.last <= _FROM


def _is_voiced_from(trigger: Trigger, names: Sequence[Name]) -> bool:
    """«دعوات من المعارضة إلى التظاهر»: right behind it stands who speaks; not «تحذير من القاعدة»."""
    frame = trigger.form.frame
    voiced = frame.type in STATEMENTS and "من" not in (*frame.target, *frame.content)
    beside = any(n.preposition == "من" and n.phrase <= trigger.last + 1 for n in names)
    return voiced and beside and not trigger.reading.definite


_BY_FROM = frozenset({"ATTACK", "BLOCKADE"})
_MOVED = frozenset({"DEPLOY", "WITHDRAW"})  # «تعزيزات جديدة لميليشيا …»: whose they are
_NEXT = 2  # adjectives between an act and «ل»


def _is_next(name: Name, trigger: Trigger) -> bool:
    return 0 <= name.phrase - trigger.at - 1 <= _NEXT


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


def _takes_object(subject: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«احتجاز الجماعة 59 موظفا», «إخلاء القوات الأمريكية قاعدتها»: the genitive before an object does it.

    «أسر جندي إسرائيلي شرق غزة» only tells where.
    """
    if any(number.first == subject.last for number in analysis.numbers):
        return not analysis.forms[subject.last].startswith("و")  # «قتل القائد و21 مسلحا»
    at = _past_times(subject.last, analysis)
    return any(
        n.preposition == "" and not n.joined
        for n in analysis.named(at, len(analysis.forms))
        if subject.last <= n.phrase <= at
        and not (n.kind == "place" and analysis.forms[at - 1] in _OF_A_PLACE)
        and analysis.forms[n.first] not in _FROM_THERE
        and "و" not in analysis.forms[subject.last : n.first]  # «قتل القائد المغربي و21 مسلحا»
        and not (n.kind == "place" and analysis.forms[n.first] in grammar.words("sides"))
    )


def _takes_site(subject: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«اقتحام القوات الإسرائيلية المسجد», «تدمير الحركة أضرحة»: forces before a site or a thing hit it."""
    at = subject.last
    armed = trigger.form.frame.type in ARMED and subject.sort in _TROOPS
    if not armed or at >= len(analysis.forms):
        return False
    thing = any(kind == "thing" and not r.preposition for r, kind in grammar.heads[analysis.forms[at]])
    site = analysis.forms[at].startswith("ال") and grammar.place_kind(analysis.forms, at) is not None
    return site or (thing and analysis.forms[at][0] != "و")


def _takes_act(trigger: Trigger, subject: Name, forms: Sequence[str]) -> bool:
    """«منع قسد دخول الطحين», not «تحميل قسد المسؤولية»: who stands before the act does it."""
    act = trigger.need == subject.last and not forms[trigger.need].startswith("ال")
    died = trigger.form.frame.rule == _BY_FIRE  # «مقتل فلان في غارة»
    return act and subject.sort != "group" and not died


_BY_FIRE = "attack.die-by-fire"


_OF_A_PLACE = frozenset({"سكان", "اهالي", "ابناء"})  # «تهجير سكان داريا»


def _past_times(at: int, analysis: Analysis) -> int:
    """«اعتقال الأخيرة في ذلك اليوم قائد المجلس»: return the word behind a time that stands at ``at``."""
    ahead = at + (analysis.forms[at : at + 1] == ["في"])
    return next((time.last + 1 for time in analysis.times if time.first == ahead), at)


def _has_object(trigger: Trigger, after: Sequence[Name], analysis: Analysis) -> bool:
    """«باعتقالها ثلاثة», «احتجازه 12 جنديا»: whose pronoun it is does it to who is counted or named next."""
    lasting = any(time.first <= trigger.last <= time.last for time in analysis.times)  # «إغلاقه ثلاثة أيام»
    counted = any(number.first == trigger.last for number in analysis.numbers) and not lasting
    return counted or any(n.phrase == trigger.last and is_bare(n) for n in after)


def _hung_target(trigger: Trigger, rest: Sequence[Name]) -> list[Name]:
    for where in trigger.form.frame.target or TARGETS:
        found = [n for n in rest if n.preposition == where] if where != "obj" else []
        if found:
            return with_joined(found[:1], rest)
    return []


_AIMED = 14  # words from a strike to «مستهدفة»


def _aimed_at(trigger: Trigger, rest: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«واصلت الطائرات غاراتها مستهدفةً معسكرات الحوثيين»: whom a participle of the strike tells."""
    aims = grammar.words("aiming")
    near = range(trigger.last, min(trigger.last + _AIMED, len(analysis.forms)))
    at = next((at for at in near if analysis.forms[at] in aims), -1)
    if trigger.form.frame.type != "ATTACK" or at < 0:
        return []
    return with_joined([n for n in rest if at < n.first <= at + 4][:1], rest)


def by_adjective(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return whom the adjective of a noun names: «غارات إسرائيلية», «القصف المدفعي التركي»."""
    force = trigger.form.frame.type in ARMED
    own = trigger.at + 1 + len(trigger.form.words)  # «العدوان الإسرائيلي على …»: before what it demands
    free = own < trigger.last and not any(n.last > own for n in analysis.named(own - 1, own + 2))
    found = nationals(analysis, grammar, own, force=force) if free else []
    counted = starting_in(analysis.numbers, trigger.last, trigger.last + 1)  # «اعتقال أربعة سوريين»
    return found or ([] if counted else nationals(analysis, grammar, trigger.last, force=force))


def _sufferer(trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the subject of a verb that suffers the noun: «تعرضت مواقع قسد لقصف»."""
    for at in range(trigger.at - 1, max(-1, trigger.at - 10), -1):
        if grammar.suffering[analysis.forms[at]]:
            between = [n for n in names if at < n.first < trigger.at and is_bare(n)]
            earlier = [n for n in names if n.last <= at and is_bare(n) and at - n.last <= 6]
            return first_group(between) or _last_group(earlier)
    return []


def _trapped(trigger: Trigger, names: Sequence[Name], analysis: Analysis) -> Roles | None:
    """«وقعت دورية للجيش في كمين لداعش»: return who laid it and who fell into it; None for any other noun."""
    forms, at = analysis.forms, trigger.at
    if trigger.reading.base not in _AMBUSHES or forms[at - 1] != "في":
        return None
    fell = next((n for n in range(at - 1, max(-1, at - _FALLING), -1) if forms[n] in _TRAPPED), -1)
    if fell < 0:
        return None
    whose = [
        n for n in names if n.phrase == trigger.last and n.preposition in {"", "ل"} and n.kind == "actor"
    ]
    victims = [n for n in names if fell < n.first < at and n.kind == "actor" and not n.dependent]
    return Roles(tuple(first_group(whose)), tuple(first_group(victims)))


_AMBUSHES = frozenset({"كمين", "كماين"})
_FALLING = 10  # words from «وقعت» to «كمين», with who fell into it
_TRAPPED = frozenset({"وقع", "وقعت", "وقعوا", "ووقع", "ووقعت", "ووقعوا", "سقط", "سقطت", "سقطوا"})


def _light_at(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> int:
    forms = analysis.forms
    object_ = _is_object(trigger, analysis)
    clause = next((c for c in reversed(analysis.clauses) if c.first <= trigger.at), None)
    own = clause.first if clause else trigger.at  # «أعلن الجيش، الأربعاء، تعليق مشاركته»: an aside within
    for at in range(trigger.at - 1, max(-1, trigger.at - (_FAR if object_ else _NEAR)), -1):
        if forms[at] in _STOPS or (forms[at] == "،" and not object_ and at < own):
            return -1
        does = bool(grammar.doing[forms[at]])
        ends = does or is_verb(grammar, forms[at]) or _is_stance(forms[at], grammar)
        if ends and not _is_named(at, analysis):  # «وزارة» of a name is no «زار»
            return at if does and not is_suspected(trigger.at, forms, grammar) else -1
    return -1


def _is_named(at: int, analysis: Analysis) -> bool:
    """Tell whether a word is one of the words of somebody's name."""
    return any(
        n.first <= at < n.last and n.kind == "actor" for n in analysis.named(max(0, at - _WORDS), at + 1)
    )


_WORDS = 5  # words of a name before one of them


def _is_stance(word: str, grammar: Grammar) -> bool:
    """«أعربت الأمم المتحدة عن مخاوفها من هجوم»: whoever fears or condemns an act does not do it."""
    return not grammar.words("stance_nouns").isdisjoint(grammar.bases[word])


_STOPS = frozenset({".", "\n"})
_NEAR = 10  # words from a verb to the noun that it carries
_FAR = 18  # the same over what commas enclose


def _is_object(trigger: Trigger, analysis: Analysis) -> bool:
    """«ترأس الوزير، أمس، اجتماعا», «شن التحالف أمس، 17 غارة»: an object, far from its verb."""
    forms, at = analysis.forms, trigger.at
    if any(number.noun_at == at and forms[number.first - 1] == "،" for number in analysis.numbers):
        return True
    bound = trigger.reading.preposition == "ب" and at > 0
    written = forms[at - 1 if bound else at]
    return written.endswith("ا") and not written.endswith(("ها", "هما"))


def is_light(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a light verb carries a noun of action («شن هجوما»)."""
    at = _light_at(trigger, analysis, grammar)
    return at >= 0 and trigger.at - at <= 3


def is_impersonal(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«قال العميد إنه يجري تطهير المواقع», «فيما وقع انفجار»: nobody does it, least of all who says it."""
    at = _light_at(trigger, analysis, grammar)
    if not grammar.words("occurring").isdisjoint(grammar.bases[analysis.forms[at]]):
        return True
    before = analysis.forms[max(0, at - 1) : at]
    return analysis.forms[at] in _GOES_ON and any(form.endswith("انه") for form in before)


_GOES_ON = frozenset({"يجري", "جري", "تجري", "جرت", "تم", "تمت", "يتم", "سيتم", "ستتم", "تتم"})


def light_subject(
    trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return the subject of a verb that carries the noun: «شنت قوات النظام هجوما»."""
    at = _light_at(trigger, analysis, grammar)
    if at < 0:
        return []
    if "،" in analysis.forms[at : trigger.at]:
        comma = analysis.forms.index("،", at)  # who stands behind it is told of on the way
        names = [n for n in analysis.named(at - _NEAR, comma) if n.kind == "actor" and not n.dependent]
    elif {c.link for c in analysis.clauses if at < c.first < trigger.at - 1} == {"adverb"}:
        names = _on_the_way(at, trigger, analysis)
    between = [n for n in names if at < n.first < trigger.at and is_bare(n)]
    earlier = [n for n in names if n.last <= at and is_bare(n) and at - n.last <= 6]
    found = first_group(between) or _described_by(at, names, analysis) or _last_group(earlier)
    counts = any(grammar.harm_of(form) for form in analysis.forms[at + 1 : trigger.at])
    # «أعلنت الوزارة إصابة عشرين في غارات», «أعلن الحزب مقتل قائده في انفجار»: who tells of the dead
    blast = trigger.form.frame.rule == _EXPLODES
    return [n for n in found if not (counts and (blast or n.sort == "body"))]


_EXPLODES = "attack.explode"


def _described_by(at: int, names: Sequence[Name], analysis: Analysis) -> list[Name]:
    """«خسائر في صفوف مجموعة مسلحة قامت بالاعتداء»: a verb right behind somebody indefinite is his."""
    near = [n for n in names if n.sort == "group" and 0 <= at - n.last <= _ADJECTIVES][-1:]
    return [n for n in near if not any(form.startswith("ال") for form in analysis.forms[n.first : at])]


_ADJECTIVES = 1  # words from «مجموعة إرهابية» over «مسلحة» to the verb


def _on_the_way(at: int, trigger: Trigger, analysis: Analysis) -> list[Name]:
    """«كان الجانبان قد عقدا منذ الجمعة ثلاث جولات»: a time parts the verb from what it carries."""
    start = max((clause.first for clause in analysis.clauses if clause.first <= at), default=at)
    return [
        n for n in analysis.named(max(start, at - _NEAR), trigger.at) if n.kind == "actor" and not n.dependent
    ]


def _last_group(names: Sequence[Name]) -> list[Name]:
    """Return the last of the names with those that it is joined to."""
    first = next((n for n in range(len(names) - 1, -1, -1) if not names[n].joined), 0)
    return list(names[first:])
