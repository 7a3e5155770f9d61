"""Subjects: whom a verb without a subject of its own goes on with."""

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import TELLERS, Analysis, Name, Trigger
from sijill.extract.attributing import source_at
from sijill.extract.closed import pronoun_of
from sijill.extract.dating import triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare
from sijill.extract.salience import may_go_on
from sijill.schema import SPEECH_ACTS, STATEMENTS


def subject_before(
    analysis: Analysis,
    grammar: Grammar,
    seen: int,
    clause: Clause,
    subject: tuple[Name, ...],
    verbs: AbstractSet[int],
) -> tuple[Name, ...]:
    """Return the subject that a verb at ``clause`` would go on with: the last one named as a subject."""
    clauses = analysis.clauses
    begin = bisect_right(clauses, seen, key=_first)
    end = bisect_right(clauses, clause.first, begin, key=_first)
    for other in clauses[begin:end]:
        subject = _clause_subject(analysis, grammar, other, verbs) or subject
    return subject


_first = attrgetter("first")
_OPENING = 4  # words from a clause's beginning within which its subject begins


def _clause_subject(
    analysis: Analysis, grammar: Grammar, clause: Clause, verbs: AbstractSet[int]
) -> tuple[Name, ...]:
    """Return the subject of a clause's verb of speech, or the name that opens a clause without verbs."""
    named = analysis.named(clause.first, clause.last)
    names = [n for n in named if n.kind == "actor" and not n.preposition and not n.dependent]
    shaken = not grammar.words("shaking").isdisjoint(grammar.bases[analysis.forms[clause.first]])
    if not names or shaken:  # «هز انفجار مبنى الوزارة»: what is hit acts in nothing
        return ()
    if opens_with_pronoun(clause, analysis.forms):
        return ()
    marks, bit = analysis.marks, grammar.marks.bit["verb"]
    for at in range(clause.first, clause.last):
        if marks[at] & bit and grammar.verbs[analysis.forms[at]] and analysis.forms[at] not in _BEEN:
            before = [n for n in names if n.last <= at]
            opening = _row_before(before, clause)
            asks = bool(of_him(at, analysis, grammar))
            near = [n for n in names if at < n.first <= at + 8]
            behind = [n for n in near if not asks or asks_behind(n, at, analysis, grammar)]
            return tuple(opening or first_group(behind) or ([] if asks else before[-1:]))
        if at in verbs:
            return ()
    if clause.link == "which":
        return ()
    return tuple(n for n in names[:1] if n.phrase - clause.first < _OPENING)


def of_him(at: int, analysis: Analysis, grammar: Grammar) -> str:
    """«وطلب منه وقف القصف»: return the pronoun by which a verb at ``at`` tells whom it asks, "" for none."""
    pronoun = _OF_HIM.get(analysis.forms[at + 1], "") if at + 1 < len(analysis.forms) else ""
    if not pronoun:
        return ""
    frames = (form.frame for _, known in grammar.forms[analysis.forms[at]] for form in known)
    return pronoun if any(f.type == "DEMAND" and "من" in f.target for f in frames) else ""


def asks_behind(name: Name, at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«طلب منه أحد أفراد الشرطة التوقف»: tell whether a name behind such a verb, or its head, is who asks."""
    head = at + 2
    one_of = head < name.first and any(kind == "member" for _, kind in grammar.heads[analysis.forms[head]])
    return is_bare(name) and (name.first == head or (one_of and name.phrase <= head))


_OF_HIM = {"منه": "ه", "منها": "ها", "منهم": "هم", "منهما": "هم"}


def opens_with_pronoun(clause: Clause, forms: Sequence[str]) -> bool:
    """«قالت الإدارة إنها لن تقبل …»: the subject is who is told before, whoever is named behind."""
    return forms[clause.first].endswith(_THAT_HE)


_THAT_HE = ("انه", "انها", "انهم", "انهما", "اننا")


def _row_before(before: Sequence[Name], clause: Clause) -> list[Name]:
    """Return the names that open a clause before its verb: «السعودية والإمارات ومصر قطعت …»."""
    if not before:
        return []
    first = next(n for n in range(len(before) - 1, -1, -1) if not before[n].joined or not n)
    return list(before[first:]) if before[first].phrase - clause.first < _OPENING else []


# Whose verbs begin anew: people demonstrate, relief arrives, somebody is appointed.
_OF_ITS_OWN = frozenset({"PROTEST", "DISPLACE", "AID", "APPOINT", "ESCAPE", "MEET"})
RESUMED = frozenset({
    "عليها", "عليه", "عليهم", "منها", "منه", "منهم", "فيها", "فيه", "بها", "به", "اليها", "اليه",
    "عنها", "عنه",
})  # fmt: skip
_OF_RELATIVE = {"الذي": "ه", "والذي": "ه", "التي": "ها", "والتي": "ها", "الذين": "هم", "والذين": "هم"}


def takes_up(trigger: Trigger, clause: Clause, analysis: Analysis) -> bool:
    """Tell whether a pronoun of a relative clause takes up what it describes: «التي سيطرت عليها قسد».

    In «المرصد الذي اتهمها» the pronoun is of another gender: who is described does it.
    """
    forms = analysis.forms
    own = _OF_RELATIVE.get(forms[clause.first], "")
    pronouns = [trigger.form.pronoun] if trigger.form.pronoun else []
    pronouns += [pronoun_of(form) for form in forms[trigger.at : clause.last] if form in RESUMED]
    return any(not own or pronoun == own for pronoun in pronouns)


def _pronoun_of(form: str) -> str:
    return next(s for s in ("ها", "هم", "ه") if form.endswith(s))


def after_relative(first: int, analysis: Analysis, grammar: Grammar) -> int:
    """Return the first word behind a relative that is no auxiliary: «التي كانت قد أمهلت»."""
    at = first + 1
    while at < len(analysis.forms) and _is_auxiliary(analysis.forms[at], grammar):
        at += 1
    return at


def _is_auxiliary(form: str, grammar: Grammar) -> bool:
    return form in {"قد", "لم", "لا", "لن"} or bool(grammar.auxiliary[form])


def _visits(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«غادر الوزير المدينة بعد أن تفقد الميناء»: who meets or visits may be who acted before.

    Not where a noun of people follows, though no table knows whose: «يجتمع قادة جيوش».
    """
    if trigger.form.frame.type != "MEET" or trigger.build != "verb" or trigger.form.frame.rule in _STAGED:
        return False
    if trigger.at and analysis.forms[trigger.at - 1] == "حيث":
        return True  # «وصل عنان إلى دمشق حيث التقى الرئيس»
    if trigger.at + 1 == len(analysis.forms):  # a text that breaks off
        return True
    after = analysis.forms[trigger.at + 1]
    office = not grammar.words("office_heads").isdisjoint(grammar.spellings[after])
    met = after.endswith("ا") and grammar.heads[after[:-1]]  # «تفقد عددا من …»: an object, no subject
    return not office and (bool(met) or not grammar.heads[after])


_HE_NEAR = 3  # words from «إنه» to its verb: «إنه قد وزع», «أن يكون قد وزع»


def behind_pronoun(trigger: Trigger, clause: Clause, analysis: Analysis) -> bool:
    """«قال الجيش إنه أسقط مسيرة», «نفى أن يكون قد أسقطها»: who speaks is the subject of the verb."""
    near = trigger.build == "verb" and trigger.at - clause.first <= _HE_NEAR
    between = analysis.forms[clause.first + 1 : trigger.at]
    been = bool(between) and between[0] in _BEEN and between[-1] in _BEEN | {"قد"}
    return near and (been or opens_with_pronoun(clause, analysis.forms))


_BEEN = frozenset({"يكون", "تكون", "يكونوا"})


def _does_besides(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«قال البرنامج إنه وزع مساعدات», «زار الوفد المخيم ووزع الطعام»: who acted gives or appoints besides."""
    frame, behind = trigger.form.frame, analysis.forms[trigger.at + 1 : trigger.at + 2]
    gives = frame.rule in _DONE_TO_OTHERS
    goes_on = trigger.build == "verb" and trigger.reading.conjunction == "و" and trigger.at == clause.first
    nouns = (r for form in behind for table in (grammar.heads, grammar.titles) for r, _ in table[form])
    object_ = goes_on and all(r.preposition for r in nouns)
    return gives and (object_ or behind_pronoun(trigger, clause, analysis))


_DONE_TO_OTHERS = frozenset({"aid.distribute", "aid.deliver", "appoint.appoint", "appoint.dismiss"})
_STAGED = frozenset({"meet.conference", "meet.call-phone", "meet.mediate"})  # whose subject is the talks


def goes_on_with(
    trigger: Trigger, at: int, subject: tuple[Name, ...], analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """Return whom a verb without a subject of its own goes on with.

    In a relative clause that is what it describes, unless a pronoun takes that up again («التي سيطرت
    عليها»). After «أن» with a noun of its own it is nobody known. What only tells news does nothing else.
    """
    clause = analysis.clauses[at]
    if behind_relative(trigger, clause, analysis, grammar):
        return _of_described(clause, analysis)
    anew = trigger.form.frame.type in _OF_ITS_OWN and not _visits(trigger, analysis, grammar)
    anew = anew and not behind_pronoun(trigger, clause, analysis)  # «قال الوزير إنه التقى نظيره»
    anew = anew and not _meets_besides(trigger, clause, analysis)
    if anew and not _does_besides(trigger, clause, analysis, grammar):
        return _described(trigger, clause, analysis, grammar)
    speaker = (
        _speaker(trigger, clause, analysis)
        or _speaks_again(trigger, at, analysis, grammar)
        or _speaks_on(trigger, clause, analysis, grammar)
        or _bound_to(trigger, clause, analysis, grammar)
    )
    if speaker:
        return speaker
    subject = _agreeing(trigger, recent(subject, clause, analysis), clause, analysis, grammar)
    if clause.link in {"main", "which"}:
        of_main = clause.link == "main"
        return (
            _of_main(at, analysis) if of_main else _of_relative(trigger, clause, subject, analysis, grammar)
        )
    content = clause.link == "that"
    own = content and _has_own_subject(trigger, clause, analysis, grammar)
    if own or (not content and _unknown_subject(trigger, clause, analysis, grammar)):
        return _topic_of(trigger, clause, analysis, grammar) if own else ()
    return tuple(n for n in subject if n.sort not in TELLERS)


def _meets_besides(trigger: Trigger, clause: Clause, analysis: Analysis) -> bool:
    """«وصل لافروف إلى القامشلي والتقى قائد قسد»: the only name behind is whom he met."""
    joined = trigger.build == "verb" and trigger.reading.conjunction == "و" and trigger.at == clause.first
    if trigger.form.frame.rule != _MEET or not joined or trigger.form.plural:
        return False
    behind = [n for n in analysis.named(trigger.last, clause.last) if n.kind == "actor" and not n.dependent]
    return len([n for n in behind if is_bare(n)]) == 1 and behind[0].phrase == trigger.last


_MEET = "meet.meet"


def _described(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> tuple[Name, ...]:
    """«الوزير الذي زار الحدود», «المدنيون الذين فروا»: who is described does what is told of him."""
    first = clause.link == "which" and trigger.at == after_relative(clause.first, analysis, grammar)
    if not first or takes_up(trigger, clause, analysis):
        return ()
    return antecedent(clause.first, analysis)


def behind_relative(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«القوات التي كانت تحرس المبنى سمحت للنواب»: the second verb is of whom the relative clause describes.

    `resumed` parts the two where it knows both verbs; here no table knows the first. Not «التي نفذها مسلحون
    اقتحموا المبنى»: behind an indefinite noun the verb is that noun's.
    """
    if clause.link != "which" or trigger.build != "verb" or trigger.reading.conjunction:
        return False
    verb = after_relative(clause.first, analysis, grammar)
    if trigger.at - verb < _OWN or _AGREEING.get(analysis.forms[clause.first]) != _number(trigger):
        return False
    between = analysis.forms[verb + 1 : trigger.at]
    return _is_closed(trigger.at, analysis) and not any(grammar.verbs[form] for form in between)


_OWN = 2  # words of a relative clause of its own: a verb and what goes with it
_AGREEING = {"الذي": "m", "والذي": "m", "التي": "f", "والتي": "f", "الذين": "p", "والذين": "p"}


def _number(trigger: Trigger) -> str:
    if trigger.form.plural:
        return "p"
    return "f" if trigger.form.feminine else "m"


def _is_closed(at: int, analysis: Analysis) -> bool:
    """Tell whether what stands before a verb is definite, or «قد»: it is not what the verb describes."""
    form = analysis.forms[at - 1]
    named = any(n.last == at for n in analysis.named(max(0, at - _LONG), at))
    return form == "قد" or form.startswith("ال") or named


_LONG = 6  # words of a name


def _of_described(clause: Clause, analysis: Analysis) -> tuple[Name, ...]:
    """Return whom a relative clause describes; behind «المدعومة من …» who stands before that."""
    before = antecedent(clause.first, analysis)
    if not any(n.dependent for n in before):
        return before
    start = analysis.sentences[clause.sentence][0]
    bare = [n for n in analysis.named(start, before[0].first) if n.kind == "actor" and not n.dependent]
    return tuple(first_group([n for n in bare if not n.preposition]))


def _of_main(at: int, analysis: Analysis) -> tuple[Name, ...]:
    """Return whom the clause goes on with that a relative clause parted: «قسد التي … أعلنت»."""
    clauses = analysis.clauses
    parted = next((c for c in reversed(clauses[:at]) if c.link == "which"), None)
    return antecedent(parted.first, analysis) if parted else ()


def _of_relative(
    trigger: Trigger, clause: Clause, subject: tuple[Name, ...], analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    if not takes_up(trigger, clause, analysis):
        speaks = trigger.form.frame.type in SPEECH_ACTS
        return tuple(n for n in antecedent(clause.first, analysis) if speaks or n.sort not in TELLERS)
    described = {n.id for n in antecedent(clause.first, analysis)}  # «الناشط الذي أفرج عنه»
    unknown = _unknown_subject(trigger, clause, analysis, grammar)
    return () if unknown else tuple(n for n in subject if n.id not in described)


def _speaker(trigger: Trigger, clause: Clause, analysis: Analysis) -> tuple[Name, ...]:
    """Return who spoke in the sentence before «متهماً», «مطالبة»: the participle is his, whatever he said."""
    if trigger.build != "agent" or trigger.form.frame.type not in SPEECH_ACTS:
        return ()
    start = analysis.sentences[clause.sentence][0]
    for at in (trigger.at, trigger.at - 2):
        chain = source_at(at, analysis.sources) if at >= start else ()
        ids = [f.value for f in chain]
        told = [n for n in analysis.named(start, trigger.at) if n.last <= trigger.at and n.id in ids]
        told = [n for n in told if n.sort not in TELLERS]
        if told:
            return tuple(told[-1:])
    return ()


def _speaks_again(trigger: Trigger, at: int, analysis: Analysis, grammar: Grammar) -> tuple[Name, ...]:
    """«قالت الهيئة إن دمشق تنفذ تهجيراً، وطالبت بوقفه»: who spoke before «إن» speaks again behind it."""
    clause = analysis.clauses[at]
    joined = trigger.reading.conjunction == "و" and trigger.at == clause.first
    if (
        trigger.build != "verb"
        or trigger.form.frame.type not in STATEMENTS
        or not joined
        or trigger.form.plural
    ):
        return ()
    back = _BEFORE if _opens_speech(trigger, clause, analysis, grammar) else 0
    for sentence in range(clause.sentence, clause.sentence - back - 1, -1):
        agreeing = _spoke_in(sentence, trigger, analysis.clauses[:at], analysis, grammar)
        if agreeing:
            return tuple(n for n in agreeing if n.sort not in TELLERS)
    return ()


def _speaks_on(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> tuple[Name, ...]:
    """«كما دعا إلى …», «وإذ رفض «أي تحرك»», «ودعا البيان …»: at its head who was quoted before speaks on."""
    start = analysis.sentences[clause.sentence][0]
    opens = trigger.at - start <= (analysis.forms[start] in _MOREOVER)
    statement = trigger.build == "verb" and trigger.form.frame.type in STATEMENTS
    if not (opens and statement and clause.sentence) or trigger.form.plural:
        return ()
    text = not TEXTS.isdisjoint(analysis.forms[trigger.at + 1 : trigger.at + 2])
    if not (text or _opens_quote(trigger, analysis) or _is_bare_of_subject(trigger, analysis, grammar)):
        return ()
    begin = analysis.sentences[max(0, clause.sentence - _QUOTED)][0]
    heard = [s for s in analysis.sources if begin < s.last and s.first < start]
    chain = {f.value for s in heard[-1:] for f in s.chain}
    told = [n for n in analysis.named(0, start) if n.id in chain and n.sort not in TELLERS]
    feminine = trigger.form.feminine
    return tuple(
        n for n in told[-1:] if text or may_go_on(n, feminine=feminine, analysis=analysis, grammar=grammar)
    )


TEXTS = frozenset({"البيان", "البلاغ", "التقرير", "الوثيقه", "الرساله", "المذكره"})  # who signs them speaks
_MOREOVER = frozenset({"كما", "واذ", "اذ", "كذلك", "وكذلك", "ايضا"})
_QUOTED = 2  # sentences before a verb of speech within which its speaker is named


def _opens_quote(trigger: Trigger, analysis: Analysis) -> bool:
    """«رفض «أي حديث …»»: right behind the verb is what he said."""
    if trigger.at + 1 >= len(analysis.words):
        return False
    end, after = analysis.words[trigger.at].end, analysis.words[trigger.at + 1].start
    return any(end <= quote.start <= after for quote in analysis.quotes)


def _is_bare_of_subject(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether behind a verb stands no noun that may be its subject."""
    after = analysis.forms[trigger.at + 1 : trigger.at + 2]
    governed = grammar.words("prepositions") | grammar.words("that") | _ANY
    feminine = trigger.form.feminine
    named = [n for n in analysis.named(trigger.at + 1, trigger.at + 2) if not n.preposition]
    if named:  # «كما أوصى بان»; but «وحمل مصر المسؤولية», of another gender
        return not any(may_go_on(n, feminine=feminine, analysis=analysis, grammar=grammar) for n in named)
    behind = triggers_in(analysis, trigger.at + 1, trigger.at + 2)
    act = any(t.reading.preposition for t in behind)  # «دعا لرفض …»
    return act or all((form[0] == "ب" and len(form) > _SHORT) or form in governed for form in after)


_SHORT = 3  # letters of «بان», who may be somebody


_BEFORE = 1  # sentences before a verb of speech without a subject within which its speaker spoke


def _spoke_in(
    sentence: int, trigger: Trigger, clauses: Sequence[Clause], analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return who spoke last before «إن» in a sentence, of the verb's gender."""
    own = [c for c in clauses if c.sentence == sentence]
    content = next((n for n, c in enumerate(own) if c.link == "that"), 0)
    for other in reversed(own[:content]):
        told = _clause_subject(analysis, grammar, other, frozenset())
        feminine = trigger.form.feminine
        agreeing = [n for n in told if may_go_on(n, feminine=feminine, analysis=analysis, grammar=grammar)]
        if agreeing:
            return agreeing
    return []


def _opens_speech(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«ودعا إلى …», «ورفض أي تدخل»: a verb that heads its sentence, and no subject behind it."""
    bare = _is_bare_of_subject(trigger, analysis, grammar)
    return trigger.at == analysis.sentences[clause.sentence][0] and bare


_ANY = frozenset({"اي", "كل"})


def _agreeing(
    trigger: Trigger, subject: tuple[Name, ...], clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Name, ...]:
    """Return the subject that a verb goes on with: of its own sentence, and of its gender."""
    if trigger.build not in {"verb", "agent"}:
        return subject
    start = analysis.sentences[clause.sentence][0]
    goes_on = analysis.forms[start] == "ثم" or _goes_on_acting(trigger, clause, analysis, grammar)
    near = tuple(n for n in subject if goes_on or n.first >= start)
    near = tuple(n for n in near if n.first >= start or _may_act_on(n, trigger))
    written = analysis.forms[trigger.at]
    agent = trigger.build == "agent"
    feminine = written.endswith("ه") if agent else trigger.form.feminine
    may_be_noun = trigger.form.pronoun and written.endswith(("ته", "تها", "تهم"))  # «سيطرته»
    many = trigger.form.plural or (agent and written.endswith(("ين", "ون"))) or len(near) > 1
    if may_be_noun or many:
        return near
    return tuple(n for n in near if may_go_on(n, feminine=feminine, analysis=analysis, grammar=grammar))


def _may_act_on(name: Name, trigger: Trigger) -> bool:
    """Tell whether who acted in the sentence before acts on: many, by a plural; no force, by speaking."""
    if trigger.form.plural:
        return name.sort in _MANY
    return name.sort in _SPEAKING or trigger.form.frame.type not in STATEMENTS


_MANY = frozenset({"group", "armed-group", "force"})
_SPEAKING = frozenset({"person", "body"})


def _goes_on_acting(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«كما استهدفت مواقع …», «واقتحموا المكتب»: at its head, by who acted in the one before."""
    start = analysis.sentences[clause.sentence][0]
    besides = analysis.forms[start] in _MOREOVER and trigger.at == start + 1
    if trigger.build != "verb" or not (besides or trigger.at == start):
        return False
    if trigger.form.plural:
        return besides or trigger.reading.conjunction == "و"
    if trigger.form.frame.type in STATEMENTS:
        return _is_bare_of_subject(trigger, analysis, grammar)
    things = grammar.words("hit_things")
    behind = analysis.forms[trigger.at + 1 : trigger.at + 2]
    return besides and any(not things.isdisjoint(grammar.bases[f]) or grammar.is_kind(f) for f in behind)


def recent(subject: tuple[Name, ...], clause: Clause, analysis: Analysis) -> tuple[Name, ...]:
    """Return the subject where it was named in the same paragraph, in this sentence or the one before."""
    start = analysis.sentences[max(0, clause.sentence - 1)][0]
    return tuple(n for n in subject if n.first >= start and "\n" not in analysis.forms[n.last : clause.first])


def _unknown_subject(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«وعد الضابط», «دفعت الفرقة»: a definite noun that is no known name does it."""
    after = trigger.at + 1
    parted = clause.link == "comma" and trigger.at == clause.first and not trigger.reading.conjunction
    if parted:  # «المفاوض، وهو ضابط، اشترط الكشف عن مصيره»
        return False
    if trigger.build != "verb" or trigger.form.plural or trigger.form.needs or after >= len(analysis.forms):
        return False
    form = analysis.forms[after]
    named = any(n.phrase <= after < n.last for n in analysis.names)
    agrees = trigger.form.feminine == form.endswith(("ه", "ات"))
    told = bool(grammar.forms[form])  # «رفض الخروج»: the noun of another predicate is what is refused
    told = told or form in grammar.words("called_upon") or (form.endswith("ين") and len(form) > _OBLIQUE)
    return form.startswith("ال") and agrees and not told and not named and form not in grammar.function_words


_OBLIQUE = 6  # letters that «المواطنين» has more than, unlike «اليمين»


def _has_own_subject(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a noun stands behind «أن»; «نفت أن تكون قد احتجزت» goes on with who denies it."""
    opening = analysis.forms[clause.first]
    return opening.endswith("ن") and trigger.at > after_relative(clause.first, analysis, grammar)


def _topic_of(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> tuple[Name, ...]:
    """«إن قوات الأمن نصبت كمينا وطاردته واعتقلته»: each verb that «و» joins is of who stands behind «إن»."""
    if trigger.build != "verb" or trigger.reading.conjunction != "و" or trigger.form.plural:
        return ()
    if _unknown_subject(trigger, clause, analysis, grammar):
        return ()
    opens = [n for n in analysis.named(clause.first, trigger.at) if n.phrase == clause.first + 1]
    opens = [n for n in opens if n.kind == "actor" and not n.preposition and n.sort not in TELLERS]
    feminine = trigger.form.feminine
    return tuple(n for n in opens if may_go_on(n, feminine=feminine, analysis=analysis, grammar=grammar))


def _bound_to(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> tuple[Name, ...]:
    """«سبق لتركيا أن قصفت», «يمكن للحكومة أن تفتح», «ينبغي على قسد أن تنسحب»: who stands there does it."""
    if clause.link != "that" or trigger.build != "verb":
        return ()
    near = analysis.named(max(0, clause.first - _LONG), clause.first)
    before = [n for n in near if n.kind == "actor" and n.last == clause.first and n.preposition in _BINDING]
    verbs = [form for n in before[-1:] for form in analysis.forms[max(0, n.phrase - 2) : n.phrase]]
    return () if grammar.words("binding").isdisjoint(verbs) else tuple(before[-1:])


_BINDING = frozenset({"ل", "علي"})

_GOVERNING = frozenset({"عن", "من", "في", "الي", "علي", "مع", "بين", "ضد"})


def described(first: int, analysis: Analysis) -> list[Name]:
    """Return the names that end right before a relative clause, with an adjective between at most.

    In «أفرجت السلطات عن الصحفي الذي …» it is somebody unnamed whom a preposition parts from the name.
    """
    near = [n for n in analysis.names if first - 2 <= n.last <= first]
    return [n for n in near if _GOVERNING.isdisjoint(analysis.forms[n.last : first])]


def antecedent(first: int, analysis: Analysis) -> tuple[Name, ...]:
    """Return the name right before the relative clause that begins at the word ``first``."""
    before = [n for n in described(first, analysis) if n.kind == "actor"]
    before = _holder(before, first, analysis) or _backed(before, analysis) or before
    parted = {t.at for t in analysis.triggers}.intersection(*(range(n.last, first) for n in before[-1:]))
    if parted or not _are_many(before, first, analysis):
        return ()  # «الأمم المتحدة الغارة التي …»: the raid is described
    return tuple(before[-1:])


def _are_many(before: Sequence[Name], first: int, analysis: Analysis) -> bool:
    """«أنصار الحزب والجيش الذين هددوا»: those whom «الذين» describes are people, and no army or state."""
    if analysis.forms[first] not in {"الذين", "والذين"} or not before:
        return True
    name = before[-1]
    many = name.head == "member" or name.sort in {"group", "source", "armed-group"}
    return many or analysis.forms[name.last - 1].endswith(("ون", "ين")) or name.phrase == name.first - 1


def _holder(before: Sequence[Name], first: int, analysis: Analysis) -> list[Name]:
    """«علي سالم أمين عام الحركة الذي فر»: by its gender the clause describes him, and not his movement."""
    if not before or not before[-1].dependent:
        return []
    his = analysis.forms[first] in {"الذي", "والذي"}
    if not (his and analysis.forms[before[-1].first].endswith(("ه", "ات"))):
        return []
    near = [
        n for n in analysis.named(max(0, before[-1].first - _OFFICE), before[-1].first) if n.kind == "actor"
    ]
    held = [n for n in near if not n.dependent][-1:]
    return [n for n in held if n.sort == "person" and n.last + 1 >= before[-1].phrase - 1]


def _backed(before: Sequence[Name], analysis: Analysis) -> list[Name]:
    """«جماعة الحوثي المتحالفة مع إيران التي سيطرت …»: whom the clause describes is who has the ally."""
    if not before or not before[-1].dependent or before[-1].preposition not in _ALLIED:
        return []
    ally = before[-1]
    near = [n for n in analysis.named(max(0, ally.first - _ALLY), ally.first) if n.kind == "actor"]
    return [n for n in near if not n.dependent and n.sort != "person"][-1:]


_ALLIED = frozenset({"مع", "من"})
_ALLY = 5  # words from somebody to his ally: «المتحالفة مع», «المدعومة بقوة من»
_OFFICE = 9  # words from a person to the body whose office he holds
