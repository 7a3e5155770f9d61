"""Doers: the subject of a verb, before it, behind it, or from the clause before."""

from collections.abc import Sequence

from sijill.extract.agreeing import may_do, nationals_after
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.apart import BODY, GAP, behind_another
from sijill.extract.contents import is_content_at
from sijill.extract.crowds import crowd_does
from sijill.extract.dating import triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare
from sijill.extract.noun_roles import is_impersonal, is_light, light_subject, troops
from sijill.extract.preceding import is_hit, is_kept_out, may_be_of, parts_subject, suffers
from sijill.extract.scopes import Scope
from sijill.extract.subjects import (
    TEXTS,
    after_relative,
    behind_pronoun,
    behind_relative,
    takes_up,
)
from sijill.extract.weapons import behind_weapon, by_bomber, by_weapon
from sijill.schema import STATEMENTS


def _opens_content(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«طالب باحترام مهمة اللجنة»: right behind the verb is what is asked, in which nobody does the asking."""
    return "ب" in trigger.form.frame.content and is_content_at(trigger.at + 1, analysis, grammar)


def subject_of(
    trigger: Trigger,
    before: Sequence[Name],
    bare: Sequence[Name],
    scope: Scope,
    analysis: Analysis,
    grammar: Grammar,
) -> tuple[list[Name], list[Name], bool]:
    """Return subject and objects of a verb, and whether the subject is that of the verb before."""
    free = _without_others(bare, trigger, analysis, grammar)
    bare = bare if trigger.form.frame.type in _OF_WORDS else free
    speaker = _delivered(trigger, analysis, grammar)
    doer = speaker or _behind_topic(trigger, before, free, analysis)
    if doer:
        others = bare if speaker else [*before, *bare]
        return doer, [n for n in others if n not in doer], False
    told = _gathering(trigger, analysis, grammar)
    told = _some_people(trigger, analysis, grammar) if told is None else told
    if told is None:
        told = _crowd(trigger, scope, analysis, grammar) or _told_before(
            trigger, before, bare, scope, analysis, grammar
        )
    if told is not None:
        return told, [n for n in bare if n not in told], False
    first = first_group([n for n in free if not _is_of_another(n, trigger, analysis)])
    if _goes_on(trigger, first, bare, scope, analysis, grammar):
        return _not_among(first, scope.subject), list(bare), True
    near = bool(first) and first[0].phrase - trigger.at <= GAP
    own = not trigger.form.plural and trigger.build != "agent"
    hurt = bool(first) and suffers(trigger, first[0])
    own = own and not (hurt and not crowd_does(trigger, bare, analysis, grammar))
    own = own and not (first and (is_hit(first[0], analysis, grammar) or is_kept_out(first[0], trigger)))
    own = own and not (first and behind_weapon(trigger, first[0], analysis, grammar))
    own = own and not _opens_content(trigger, analysis, grammar)
    own = own and not _by_writing(trigger, analysis, grammar)
    own = own and not (first and _is_criticised(first[0], trigger, analysis, grammar))
    if first and near and own and may_do(trigger, first, analysis, grammar):
        return first, [n for n in bare if n not in first], False
    national = _sent(trigger, analysis) or (nationals_after(trigger, analysis, grammar) if own else [])
    if national:
        return national, list(bare), False
    goes_on = () if trigger.form.frame.rule == _FALLS else scope.subject
    before = [n for n in goes_on if not _is_of_another(n, trigger, analysis)]
    return [n for n in before if not suffers(trigger, n)], list(bare), True


_FALLS = "attack.projectile-falls"  # «…، وسقطت قذيفة على المدرسة»: not by who acted before


_OF_WORDS = frozenset({"REJECT", "DENY", "APPOINT"})  # «رفض ما قالته قسد», «عينت محافظا رشحته قسد»


def _without_others(
    bare: Sequence[Name], trigger: Trigger, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return the names behind a verb without the subject of another verb, and who is joined to it."""
    free: list[Name] = []
    for n, name in enumerate(bare):
        row = bool(n) and name.joined and bare[n - 1] not in free
        if not (row or _is_of_verb(name, trigger, analysis, grammar)):
            free.append(name)
    return free


def _is_of_verb(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«اعتقلته في مشهد وصفه ناشطون بالمشين»: right behind a verb with its own object stands its subject."""
    at = name.phrase - 1
    if at <= trigger.last or not analysis.report.text[: analysis.words[at].end].endswith(_ITS):
        return False
    known = triggers_in(analysis, at, at + 1)
    return bool(grammar.verbs[analysis.forms[at]]) or any(t.form.pronoun for t in known)


_ITS = ("ه", "ها", "هم")  # as they are written: «وصفه», but not «إعادة»


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


def is_object(name: Name, trigger: Trigger, analysis: Analysis) -> bool:
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
    if unnamed or by_weapon(trigger, analysis, grammar) or by_bomber(trigger, bare, analysis):
        return _launching(trigger, scope, analysis, grammar)
    if _in_writing(trigger, bare, analysis, grammar):
        return list(scope.subject)
    if bare and behind_another(trigger, bare[0], analysis, grammar):
        return list(scope.subject) if _is_beside_aside(trigger, bare[0], analysis, grammar) else []
    return _topic_before(trigger, scope, analysis, grammar)


def _some_people(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name] | None:
    """«فرقت الشرطة محتجين خرجوا», «اعتقل شبانا تظاهروا»: what stands right behind some people they do.

    An empty list for people whom no table has, None where no such stand before the verb.
    """
    at = trigger.at - 1
    if trigger.build != "verb" or not trigger.form.plural or trigger.reading.conjunction or at < 1:
        return None
    known = [n for n in analysis.named(max(0, at - 1), at + 1) if n.last == at + 1 and n.kind == "actor"]
    noun = grammar.figures.numbers.nouns.get(analysis.forms[at])
    some = all(n.sort == "group" for n in known) and (bool(known) or (noun is not None and noun.person))
    return known if some and not analysis.forms[at].startswith(("ال", "وال", "بال", "لل")) else None


_WHEN = 1  # words of when it was, «أدلى بها أخيرا الرئيس»


def _is_beside_aside(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«ودعا خلال اللقاء إسرائيل إلى …»: where it was parts the verb from whom it asks, of another gender."""
    aside = analysis.forms[trigger.at + 1] in grammar.words("prepositions")
    return aside and trigger.reading.conjunction == "و" and not may_do(trigger, [name], analysis, grammar)


def _launching(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«كما شنت الشرطة حملات استهدفت المهربين»: who launches what targets somebody targets him."""
    weapon = by_weapon(trigger, analysis, grammar) and is_light(trigger, analysis, grammar)
    if not weapon or is_impersonal(trigger, analysis, grammar):
        return []
    near = [
        n for n in analysis.named(scope.clause.first, trigger.at) if n.kind == "actor" and not n.dependent
    ]
    return light_subject(trigger, near, analysis, grammar) or list(scope.subject)


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
    if at < 0 or not near or near[0].first - first > _WHEN:
        return []
    return [n for n in near[1:2] if n.sort == "person" and n.first == near[0].last] or near[:1]


def _gathering(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name] | None:
    """«دعا اجتماع وزاري للجامعة العربية الأسد إلى …»: whose meeting it is; None for none."""
    at = trigger.at + 1
    head = analysis.forms[at] if trigger.build == "verb" and at < len(analysis.forms) else ""
    if head not in grammar.words("gatherings") or trigger.form.frame.type not in STATEMENTS:
        return None
    near = [n for n in analysis.named(at, at + _CALLED) if n.kind == "actor" and not n.dependent]
    whose = [n for n in near if n.first <= at + 2 or (n.preposition == "ل" and n.phrase <= at + 2)]
    return [n for n in whose[:1] if n.sort != "person"]


_CALLED = 6  # words from «اجتماع» to whose it is: «اجتماع وزاري طارئ لدول الخليج»
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
    """«نفت قسد الهجوم وطالبت دمشق بفك الحصار»: a second verb's only name is whom its subject speaks to.

    Not «واتهمت الأخيرة خلايا مجهولة»: who is taken up does it, and who stands before somebody else.
    """
    taken_up = bool(first) and analysis.forms[first[0].first] in _LATTER
    if taken_up or _is_before_object(trigger, first, analysis, grammar):
        return False
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
    before = [form for form in analysis.forms[start : trigger.at] if parts_subject(grammar, form)]
    if trigger.form.plural:
        return bool(before)
    # «هاجم مسلحون حاجزا، ودعت الأمم المتحدة إلى …»: a verb of another gender has a subject of its own.
    return any(may_be_of(form, grammar, feminine=trigger.form.feminine) for form in before)


_LATTER = frozenset({"الاخير", "الاخيره"})


def _is_before_object(trigger: Trigger, first: Sequence[Name], analysis: Analysis, grammar: Grammar) -> bool:
    """«واتهمت قسد خلايا نائمة بزرعها»: a noun without article right behind a name is accused."""
    at = first[-1].last if first else len(analysis.forms)
    word = analysis.forms[at] if at < len(analysis.forms) else ""
    if trigger.form.frame.rule != "accuse.accuse" or not word.isalpha():
        return False
    bare = len(grammar.readings[word]) == 1 and word not in grammar.function_words
    return bare and not grammar.verbs[word] and all(time.first != at for time in analysis.times)


def _blames_both(trigger: Trigger, first: Sequence[Name], bare: Sequence[Name]) -> bool:
    """«وحملت قيادة فتح ورئاسة السلطة المسؤولية»: two names, where «الطرفان» is one word for both."""
    verb = trigger.form.frame.rule == "accuse.blame" and trigger.build == "verb" and not trigger.form.pronoun
    return verb and len(first) == len(bare) == len({n.first for n in first}) > 1


def _not_among(names: Sequence[Name], others: Sequence[Name]) -> list[Name]:
    ids = {n.id for n in names}
    return [n for n in others if n.id not in ids]


def _unnamed_before(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> bool:
    """«وكان المركز اتهم الميليشيا», «أن الحراس أطلقوا»: somebody unknown stands before his verb."""
    first, at = scope.clause.first, trigger.at
    opened = scope.clause.link == "that" or bool(grammar.auxiliary[analysis.forms[first]])
    noun = analysis.forms[at - 1]
    return opened and 1 < at - first <= 4 and noun.startswith("ال") and noun not in grammar.function_words


def _opens_unnamed(trigger: Trigger, scope: Scope, analysis: Analysis, grammar: Grammar) -> bool:
    """«سلطات تيغراي تتهم الحكومة», «منظمة حقوقية دعت …»: whom no table knows opens the clause and does it."""
    first, at = scope.clause.first, trigger.at
    words = analysis.forms[first:at]
    opens = 0 < len(words) <= BODY and bool(grammar.heads[words[0]]) and not trigger.reading.conjunction
    timed = any(first <= t.first < at for t in analysis.times)
    plain = all(w.isalpha() and w not in grammar.function_words and not grammar.verbs[w] for w in words)
    return opens and plain and not timed and trigger.build == "verb" and not trigger.form.pronoun
