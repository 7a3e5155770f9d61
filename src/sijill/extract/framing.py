"""Frames: each trigger with its arguments, as a draft of a mention."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType

import msgspec
from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import STATE_SORTS, Analysis, Name, Trigger
from sijill.extract.attributing import source_at
from sijill.extract.clausing import REST
from sijill.extract.contents import ANSWERED, Content, about_of, answered_by, find_contents, told_by_words
from sijill.extract.counting import counts_of
from sijill.extract.dating import ahead_of, behind_of, is_of_past, starting_in, time_of
from sijill.extract.grammar import Grammar
from sijill.extract.groups import with_joined
from sijill.extract.holders import held_by
from sijill.extract.hosts import government_at, with_host
from sijill.extract.locating import land_of, place_of
from sijill.extract.posts import posted
from sijill.extract.preceding import with_whom
from sijill.extract.proposers import find_proposer
from sijill.extract.roles import SPEAKERS, assign, is_welcomed
from sijill.extract.salience import PARTIES
from sijill.extract.scopes import Roles, Scope
from sijill.extract.singles import with_persons
from sijill.extract.status import status_of
from sijill.extract.subjects import goes_on_with, opens_with_pronoun, recent, subject_before
from sijill.extract.triggers import is_told_of, tells_of_it
from sijill.lexicon.fold import fold
from sijill.schema import SPEECH_ACTS, STATEMENTS, SYMMETRIC, Count, EventType, Filler, Span, Status, Time


class Draft(Struct, frozen=True, kw_only=True):
    """A mention before it is compared with the others of its report.

    Attributes:
        words: the stretch ``[first, last)`` of words of its evidence. roles: the names of its actors.
        inside: number of the trigger whose content it is, -1 where it is told as an event.
    """

    trigger: Trigger
    clause: Clause
    roles: Roles
    words: tuple[int, int]
    place: tuple[Filler, ...] = ()
    date: Time | None = None
    term: Count | None = None
    deadline: Time | None = None
    count: tuple[Count, ...] = ()
    about: tuple[Filler, ...] = ()
    content: tuple["Draft", ...] = ()
    status: Status = "actual"
    source: tuple[Filler, ...] = ()

    @property
    def type(self) -> EventType:
        """The event type of its predicate."""
        return self.trigger.form.frame.type


def frame(analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return a draft for each trigger that tells an event, contents nested in their speech acts."""
    contents = find_contents(analysis, grammar)
    drafts = list(_all(analysis, grammar, contents))
    return _nest(drafts, contents, analysis, grammar)


def _all(analysis: Analysis, grammar: Grammar, contents: dict[int, Content]) -> Iterator[Draft]:
    subject: tuple[Name, ...] = ()
    seen = -1
    verbs = {t.at for t in analysis.triggers if t.build in {"verb", "passive", "agent"}}
    suffering: frozenset[Name] = frozenset()
    for number, trigger in enumerate(analysis.triggers):
        at = _clause_at(trigger.at, analysis.clauses)
        clause = analysis.clauses[at]
        subject = subject_before(analysis, grammar, seen, clause, subject, verbs)
        subject = tuple(n for n in subject if n not in suffering)
        seen = clause.first
        draft = _draft(trigger, at, subject, contents.get(number), analysis, grammar)
        yield draft
        if _tells_no_doer(trigger, draft.roles):
            suffering |= frozenset(draft.roles.target)
        if trigger.build in {"verb", "agent"} and draft.roles.actor:
            subject = draft.roles.actor


_ARMED_ACTS: frozenset[EventType] = frozenset({"ATTACK", "CLASH", "SEIZE", "BLOCKADE", "VIOLATE"})


def _without_teller(trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar) -> Roles:
    """«أعلن المرصد مقتل ثلاثة في غارات»: a body without arms that tells of a strike did not strike.

    Nor did «اعتبرت تركيا القصف خرقا للهدنة»: whoever takes an act for something.
    """
    if trigger.form.frame.type not in _ARMED_ACTS or not roles.actor:
        return roles
    tellers = {f.value for f in source_at(trigger.at, analysis.sources)}
    judge = _judge_before(trigger, analysis, grammar)
    doers = tuple(
        n for n in roles.actor if n.first - 1 != judge and (n.sort != "body" or n.id not in tellers)
    )
    return msgspec.structs.replace(roles, actor=doers)


_JUDGED = 6  # words from «اعتبرت» to what is taken for something


def _judge_before(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> int:
    """Return where the verb stands by which an act is taken for something, with who does so behind it."""
    near = range(max(0, trigger.at - _JUDGED), trigger.at) if trigger.build == "noun" else ()
    deeming = grammar.words("deeming")
    return next((at for at in near if analysis.forms[at].removeprefix("و") in deeming), -2)


def _tells_no_doer(trigger: Trigger, roles: Roles) -> bool:
    """«مقتل عناصر من داعش خلال معارك», «وعدت الجانب الروسي … وتنصلت»: who suffers it goes on with nothing."""
    return trigger.form.frame.type == "CASUALTIES" or (trigger.build == "verb" and not roles.actor)


def _clause_at(word: int, clauses: Sequence[Clause]) -> int:
    return bisect_right(clauses, word, key=attrgetter("first")) - 1


def _draft(
    trigger: Trigger,
    at: int,
    subject: tuple[Name, ...],
    content: Content | None,
    analysis: Analysis,
    grammar: Grammar,
) -> Draft:
    clause = _reached(trigger, at, analysis, grammar)
    stop = content.first if content else clause.last
    stop = max(min(stop, clause.last), trigger.last)
    names = tuple(n for n in analysis.named(clause.first, clause.last) if n.kind == "actor")
    goes_on = goes_on_with(trigger, at, subject, analysis, grammar)
    roles = assign(trigger, Scope(clause, stop, names, goes_on), analysis, grammar)
    roles = _without_teller(trigger, roles, analysis, grammar)
    reach = content.last if content else clause.last
    status = status_of(trigger, clause, analysis, grammar)
    same = bool(roles.actor) and all(n.first < clause.first for n in roles.actor)
    date, term, deadline = time_of(trigger, clause, (stop, reach), analysis, grammar, same=same)
    date = behind_of(ahead_of(date, status, analysis), trigger, analysis)
    status = "planned" if status == "actual" and _is_to_come(date, trigger, analysis) else status
    counts = counts_of(trigger, clause, stop, reach, analysis, grammar)
    if not is_told_of(trigger, analysis.forms, grammar):
        others = _unhurt(_outside(content, subject), counts)
        roles = _with_doer(trigger, roles, others, clause, analysis, grammar)
        roles = _conditional(trigger, roles, subject, clause, analysis)
        roles = _without_teller(trigger, roles, analysis, grammar)
    held = roles.target or held_by(trigger, roles, clause, analysis, grammar)
    roles = msgspec.structs.replace(roles, target=held or posted(trigger, roles, clause, analysis, grammar))
    roles = _with_other_party(trigger, roles, subject, clause, analysis, grammar)
    counts = _not_own(counts, trigger, roles, analysis, grammar)
    roles = _with_people(trigger, _fasting(trigger, roles, analysis, grammar), counts, analysis, grammar)
    roles = _driven_by_none(trigger, roles)
    trigger, roles = _in_flight(trigger, roles, analysis, grammar)
    trigger = _in_words(trigger, roles, counts)
    place = place_of(trigger, clause, reach, analysis, grammar)
    if all(f.how == "inherited" for f in place):
        place = land_of(trigger, roles, clause, analysis, grammar) or place
    roles = with_host(trigger, roles, clause, place, analysis, grammar)
    used = (*roles.actor, *roles.target, *roles.mediator)
    source = _source(trigger, roles, analysis, grammar)
    roles, source = _by_speaker(trigger, roles, source, clause, analysis, grammar)
    if status == "claimed" and trigger.form.frame.type == "VIOLATE":
        judge = _judge_before(trigger, analysis, grammar)
        judges = tuple(n for n in names if n.first - 1 == judge) or roles.actor
        source, roles = _deemers(source, judges, trigger.at), msgspec.structs.replace(roles, actor=())
    return Draft(
        trigger=trigger,
        clause=clause,
        roles=roles,
        words=_from_speaker(
            _evidence(trigger, clause, content, used, analysis.sentences[clause.sentence][0]),
            trigger,
            clause,
            analysis,
            grammar,
        ),
        place=place,
        date=date,
        term=term,
        deadline=deadline,
        count=_of_others(with_persons(trigger, counts, roles.target, analysis, grammar), trigger, roles),
        status=status,
        source=source,
    )


def _deemers(source: tuple[Filler, ...], judges: Sequence[Name], at: int) -> tuple[Filler, ...]:
    """«أدانت دمشق التوغل واعتبرته خرقا للاتفاقية»: whose verb it is says so, and breached nothing."""
    return source or tuple(Filler(n.id, None, "named") for n in judges if n.first < at)


def _reached(trigger: Trigger, at: int, analysis: Analysis, grammar: Grammar) -> Clause:
    """Return a trigger's clause, with the next where its words go on there.

    «مقتل جندي وإصابة اثنين برصاص قناصة»: both were hit by what stands in the second; «الهجوم الذي شنته قسد
    على الحاجز» is told in its relative clause.
    """
    clauses = analysis.clauses
    own = _before_reason(clauses[at], trigger, analysis, grammar)
    last = clauses[_clause_at(trigger.last - 1, clauses)]
    after = clauses[at + 1] if at + 1 < len(clauses) else own
    rest = clauses[at + 2] if at + 2 < len(clauses) else own
    if rest.link == REST and trigger.build == "verb":  # «سيطر الجيش، بعد معارك عنيفة، على ثلاث قرى»
        return msgspec.structs.replace(own, last=rest.last)
    if trigger.build == "noun" and _tells_who(after, trigger, analysis, grammar):
        return msgspec.structs.replace(own, last=after.last)
    return own if trigger.last <= own.last else msgspec.structs.replace(own, last=last.last)


def _before_reason(clause: Clause, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> Clause:
    """Return a clause without what the act answers: «جاء الحصار ردا على هجوم شنه مقاتلون على مواقع قسد»."""
    at = grammar.cues["replies"].within(analysis.forms, trigger.last, clause.last)
    return msgspec.structs.replace(clause, last=at) if at > trigger.last else clause


_DESCRIBED = 2  # words from a noun, its adjective between, to the relative clause about it


def _tells_who(clause: Clause, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a relative clause right behind a noun of action tells of it: «الذي شنته قسد»."""
    if clause.link != "which" or not 0 <= clause.first - trigger.last <= _DESCRIBED:
        return False
    return tells_of_it(analysis.forms, clause.first + 1, grammar)


def _is_to_come(date: Time | None, trigger: Trigger, analysis: Analysis) -> bool:
    """Tell whether an act is told of a day after the publication; what is said of that day is said now.

    What a verb in the past tells has happened, though the day of the publication is another («اليوم الأربعاء»
    in a report of Tuesday).
    """
    published, kind = analysis.report.published, trigger.form.frame.type
    if is_of_past(trigger):
        return False
    if date is None or not published or (kind in SPEECH_ACTS and kind != "MEET"):
        return False
    return len(published) == 10 and date.value[:10] > published


def _source(trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar) -> tuple[Filler, ...]:
    """Return who says so.

    Whoever makes a speech act is not its source besides, nor is another of his party, nor who speaks of
    «بلاده»; «مطالباً» is made by who speaks. An outlet that he told it to remains.
    """
    chain = source_at(trigger.at, analysis.sources)
    if trigger.form.frame.type not in SPEECH_ACTS - {"VIOLATE"}:
        return () if _is_background(trigger, analysis) else chain
    known = grammar.lexicon.actors
    outlets = tuple(f for f in chain if f.value in known and known[f.value].kind == "outlet")
    before = analysis.forms[max(0, trigger.at - 2) : trigger.at]
    if trigger.build == "agent" or _is_said_of_himself(before, chain, roles, grammar):
        return outlets
    if trigger.form.frame.type == "DENY" or _is_own(trigger, roles, analysis):
        return outlets
    own = {grammar.lexicon.party(n.id) for n in roles.actor if n.sort != "person"} | {
        n.id for n in roles.actor
    }
    return tuple(f for f in chain if f in outlets or not own & {f.value, grammar.lexicon.party(f.value)})


_HAD = frozenset({"كان", "كانت", "كانوا"})
_HAD_DONE = 6  # words from «الذي كان» to what had been done, with who did it


def _is_background(trigger: Trigger, analysis: Analysis) -> bool:
    """«قال إن المسلحين أغلقوا الطريق الذي كان الجيش قد فتحه»: the report says itself what was before."""
    clause = analysis.clauses[_clause_at(trigger.at, analysis.clauses)]
    if clause.link != "which" or trigger.build != "verb" or not trigger.form.past:
        return False
    near = analysis.forms[clause.first : min(trigger.at, clause.first + _HAD_DONE)]
    return not _HAD.isdisjoint(near)


def _is_said_of_himself(
    before: Sequence[str], chain: Sequence[Filler], roles: Roles, grammar: Grammar
) -> bool:
    """«إن بلاده ترفض», «إنها ترفض»: who speaks of his own; «إنهم يشترطون» may be said of others."""
    said_of = [form for form in before if form in grammar.words("own_subject")]
    if not said_of or not roles.actor or roles.inherited or not all("ان" in form for form in said_of):
        return bool(said_of)
    parties = {grammar.lexicon.party(n.id) for n in roles.actor}
    return not parties.isdisjoint(grammar.lexicon.party(f.value) for f in chain)


def _is_own(trigger: Trigger, roles: Roles, analysis: Analysis) -> bool:
    """«أعلن الجيش تعليق مشاركته», «عن مصدر رفضه»: an act told by a noun that is the speaker's own."""
    last = analysis.forms[max(trigger.last, trigger.at + 1) - 1]
    his = trigger.form.pronoun or (last.endswith(_HIS) and trigger.last > trigger.at + 1)
    return trigger.build == "noun" and not roles.actor and bool(his)


def _by_speaker(
    trigger: Trigger,
    roles: Roles,
    source: tuple[Filler, ...],
    clause: Clause,
    analysis: Analysis,
    grammar: Grammar,
) -> tuple[Roles, tuple[Filler, ...]]:
    """«قال الوزير إن على دمشق أن …», «وأضاف: «ندعو …»»: who says so does it, and is no source besides."""
    ours = _is_ours(trigger, analysis)
    told = ours and trigger.form.frame.type in _WE_DO | SPEECH_ACTS
    if ours and not told and any(n.first == trigger.last for n in roles.target):
        return msgspec.structs.replace(roles, target=()), source  # «قصفنا الجيش»: we it, or it us
    met = trigger.form.frame.rule == "meet.we"  # «التقيت الرئيس»: he and I
    if (roles.actor and not met) or not (told or trigger.form.frame.rule in grammar.words("by_speaker")):
        return roles, source
    if giver := _pledging(trigger, analysis):
        return msgspec.structs.replace(roles, actor=giver), source
    chain, known = source_at(trigger.at + 1, analysis.sources), grammar.lexicon.actors
    heard = chain[-1].value if chain else ""
    whom = _spoken_of(trigger, roles, clause, analysis)
    himself = heard in {n.id for n in whom}
    if not heard or himself or (heard in known and known[heard].kind in SPEAKERS):
        return roles, source
    speaker = Name(trigger.at, trigger.at + 1, "actor", heard, "person", "inherited")
    return msgspec.structs.replace(roles, actor=(speaker, *roles.actor), target=whom), chain[:-1]


def _pledging(trigger: Trigger, analysis: Analysis) -> tuple[Name, ...]:
    """«قال الوزير إن دولة قطر ستقدم مساعدات»: who is named right before a pledge makes it."""
    before = analysis.named(trigger.at - _TITLE, trigger.at) if trigger.form.frame.rule == _PLEDGE else []
    return tuple(n for n in before if n.kind == "actor" and n.last == trigger.at)


_PLEDGE = "offer.pledge"


def _from_speaker(
    words: tuple[int, int], trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[int, int]:
    """Return the evidence of what a speaker does, with his verb and name where the sentence has them."""
    chain = source_at(trigger.at + 1, analysis.sources)
    span = chain[-1].span if chain and trigger.form.frame.rule in grammar.words("by_speaker") else None
    if span is None:
        return words
    named = bisect_right(analysis.words, span.start, key=attrgetter("start")) - 1
    near = range(named - 1, max(analysis.sentences[clause.sentence][0], named - _TITLE) - 1, -1)
    verb = next((at for at in near if grammar.say[analysis.forms[at]]), -1)
    return (min(words[0], verb), words[1]) if 0 <= words[0] - verb <= _SPOKEN and verb >= 0 else words


_TITLE = 8  # words from a verb of speech to the name of its subject
_SPOKEN = 20  # words from a verb of speech to what is said


def _spoken_of(trigger: Trigger, roles: Roles, clause: Clause, analysis: Analysis) -> tuple[Name, ...]:
    """«إن طهران تتدخل في …», «إن الأسد يجب أن يرحل»: of whom it is said stands first in the clause."""
    if trigger.form.frame.rule not in {*BLAMING, "demand.should", "demand.must"}:
        return roles.target
    named = [
        n for n in analysis.named(clause.first, trigger.at) if n.kind == "actor" and n.last <= trigger.at
    ]
    first = [n for n in named if not (n.preposition or n.dependent)]
    return tuple(with_joined(first[:1], named)) or roles.target


_WE_DO = frozenset({"SEIZE", "WITHDRAW", "CLASH", "DEPLOY", "PROTEST"})


def _is_ours(trigger: Trigger, analysis: Analysis) -> bool:
    """«سيطرنا على المطار»: who speaks says «we»."""
    past = trigger.build == "verb" and trigger.form.past and not trigger.form.pronoun
    return past and analysis.forms[trigger.at].endswith("نا")


_HIS = ("ه", "ها", "هم", "هما")
# What a speaker says of another, which accuses him.
BLAMING = frozenset({"accuse.wrong", "accuse.unfit"})


# Whose act it is, or to whom it is done, where the text names nobody («تظاهر العشرات», «فر من السجن»).
_DOERS = {"PROTEST": "civilians", "DISPLACE": "civilians", "ESCAPE": "detainees"}
_SUFFERERS = {"AID": "civilians", "COERCE": "civilians"}
_HARMED = frozenset({"ATTACK", "CASUALTIES"})


def _fasting(trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar) -> Roles:
    """«الإضراب عن الطعام»: who refuses food and is not told is somebody in prison."""
    near = analysis.forms[trigger.last : trigger.last + _HUNGER]
    if trigger.form.frame.type != "PROTEST" or roles.actor or grammar.words("hunger").isdisjoint(near):
        return roles
    return msgspec.structs.replace(roles, actor=(_implied(trigger, "detainees"),))


_HUNGER = 4  # words from a strike to «الطعام»


_FIRED = 10  # words from «أطلقت النار في الهواء» to «لتفريق المتظاهرين»


def _disperses(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«أطلقوا النار في الهواء لتفريق المظاهرة»: at people who demonstrate, though none of them is named."""
    near = analysis.forms[trigger.last : trigger.last + _FIRED]
    return trigger.form.frame.rule == "attack.fire-at" and not grammar.words("dispersing").isdisjoint(near)


def _with_people(
    trigger: Trigger, roles: Roles, counts: Sequence[Count], analysis: Analysis, grammar: Grammar
) -> Roles:
    """Let people without a name demonstrate, flee, break out, get relief, be shut in and be hurt."""
    kind = trigger.form.frame.type
    if not roles.actor and trigger.form.frame.rule in grammar.words("by_unknown"):
        roles = msgspec.structs.replace(roles, actor=(_implied(trigger, "unknown"),))
    if kind in _DOERS and not roles.actor and (not roles.target or kind != "DISPLACE"):
        return msgspec.structs.replace(roles, actor=(_implied(trigger, _DOERS[kind]),))
    if roles.target or _counts_armed(counts, grammar):  # soldiers of nobody knows whom are no civilians
        return roles
    told = trigger.build == "verb" or (trigger.build != "noun" and kind != "BLOCKADE")
    told = told and not any(n.id == "civilians" for n in roles.actor)  # «حاصر محتجون المبنى»
    if told and trigger.form.frame.rule in grammar.words("done_to_civilians"):
        return _with_sufferer(roles, _implied(trigger, "civilians"))
    if kind in _SUFFERERS or _disperses(trigger, analysis, grammar):
        return _with_sufferer(roles, _implied(trigger, _SUFFERERS.get(kind, "civilians")))
    if kind in _HARMED and any(c.what in {"killed", "injured"} for c in counts):
        whose = next((c.of for c in counts if c.of), None) or "civilians"
        return _with_sufferer(roles, _implied(trigger, whose))
    return roles


def _in_flight(trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar) -> tuple[Trigger, Roles]:
    """Return a flight of whom nobody holds: of armed men a withdrawal, of others nobody's escape.

    «هروب عناصر داعش من المدينة», «تمكن المهاجمون من الفرار».
    """
    if trigger.form.frame.type != "ESCAPE" or _is_of_captives(trigger, analysis, grammar):
        return trigger, roles
    if not any(n.sort in _ARMED_SORTS for n in roles.actor):
        people = tuple(n for n in roles.actor if n.sort == "person")
        return trigger, msgspec.structs.replace(roles, actor=people)
    replace = msgspec.structs.replace
    form = replace(trigger.form, frame=replace(trigger.form.frame, type="WITHDRAW"))
    return replace(trigger, form=form), roles


def _in_words(trigger: Trigger, roles: Roles, counts: Sequence[Count]) -> Trigger:
    """Return an attack of a politician on a party as what it is, an accusation: «هاجم الوزير حزب الله»."""
    form = trigger.form
    verbal = form.frame.rule == "attack.assault" and trigger.build == "verb" and not counts
    alone = bool(roles.actor) and all(n.sort == "person" for n in roles.actor)
    if not (verbal and alone and roles.target) or any(n.sort in _ARMED_SORTS for n in roles.target):
        return trigger
    replace = msgspec.structs.replace
    return replace(trigger, form=replace(form, frame=replace(form.frame, type="ACCUSE")))


def _is_of_captives(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a sentence, or the one before it, speaks of anybody who is held."""
    number = bisect_right(analysis.sentences, trigger.at, key=lambda sentence: sentence[0]) - 1
    first, last = analysis.sentences[max(0, number - 1)][0], analysis.sentences[number][1]
    held = grammar.words("captivity")
    return any(not held.isdisjoint(grammar.bases[form]) for form in analysis.forms[first:last])


def _driven_by_none(trigger: Trigger, roles: Roles) -> Roles:
    """«إجلاء 1500 شخص»: where nobody is told to drive them out, who leaves is the actor."""
    if trigger.form.frame.type != "DISPLACE" or roles.actor or not roles.target:
        return roles
    people = tuple(msgspec.structs.replace(n, how="implied") for n in roles.target)
    return msgspec.structs.replace(roles, actor=people, target=())


def _counts_armed(counts: Sequence[Count], grammar: Grammar) -> bool:
    """Tell whether somebody counted bears arms: «ثلاثة جنود», «ضابطين»."""
    armed = grammar.words("armed_people")
    harmed = (c for c in counts if c.what in _PERSONS and c.of is None)
    return any(not armed.isdisjoint(fold(c.word).split()) for c in harmed)


_PERSONS = frozenset({"killed", "injured", "detained"})


def _with_sufferer(roles: Roles, whom: Name) -> Roles:
    """Who gets it or suffers it did not do it besides («قتلت أربعة منهم»)."""
    doers = tuple(n for n in roles.actor if n.id != whom.id)
    return msgspec.structs.replace(roles, target=(whom,), actor=doers)


def _implied(trigger: Trigger, actor: str) -> Name:
    return Name(trigger.at, trigger.at + 1, "actor", actor, "group", "implied")


def _not_own(
    counts: tuple[Count, ...], trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar
) -> tuple[Count, ...]:
    """«قتلت قسد عشرين منهم»: whoever kills some who are counted right behind him does not kill his own."""
    if trigger.build != "verb" or not grammar.harm_verb_of(analysis.forms[trigger.at]):
        return counts
    behind = (n for n in roles.actor if n.first > trigger.at)
    own = {n.id for n in behind if starting_in(analysis.numbers, n.last, n.last + 1)}
    return tuple(msgspec.structs.replace(c, of=None) if c.of in own else c for c in counts)


def _of_others(counts: Sequence[Count], trigger: Trigger, roles: Roles) -> tuple[Count, ...]:
    """«اختطفوا اثنين منهم», «تسلموا ستة أسرى من الحوثيين»: whoever has prisoners, they are not his own."""
    kind = trigger.form.frame.type
    own = {n.id for n in roles.actor} if kind == "DETAIN" or _frees_alone(kind, roles) else set()
    return tuple(msgspec.structs.replace(c, of=None) if c.of in own else c for c in counts)


def _frees_alone(kind: EventType, roles: Roles) -> bool:
    """Tell whether one side frees people or hands them over; in an exchange each frees the other's."""
    return kind in {"RELEASE", "HANDOVER"} and len(roles.actor) == 1


# What somebody must have done, told by a noun or a passive without him.
_BY_SOMEBODY = frozenset({
    "ATTACK", "DETAIN", "RELEASE", "BLOCKADE", "COERCE", "SEIZE", "DEPLOY", "CLASH", "AGREE", "VIOLATE",
    "HANDOVER", "DENY",
})  # fmt: skip


_CONDITION = "demand.condition"  # «وافقت قسد على الانسحاب شريطة وقف القصف»: whoever agrees sets it


# Who tells of a bomb did not lay it; who tells of a raid may well have flown it.
_GO_OFF = frozenset({"attack.projectile", "attack.projectile-falls", "attack.explode", "attack.blow-up"})
# Whoever protests at it, or holds others on a charge of it, did not do it.
_AGAINST = frozenset({"احتجاجا", "تنديدا", "استنكارا", "ردا"})
_CHARGED = frozenset({"بتهمه", "بتهم", "تهمه", "تهم"})
_REASON = 2  # words from «احتجاجاً على» to what is protested at
_CHARGE = 4  # words from «بتهمة» to what somebody is charged with: «بتهمة التخطيط وتنفيذ هجوم»
_TAKEN_OVER = frozenset({"RELEASE", "ATTACK"})  # whose passive goes on with who acted before


def _with_doer(
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
        trigger.build == "passive" and kind not in _TAKEN_OVER
    )
    before = analysis.forms[max(0, trigger.at - _CHARGE) : trigger.at]
    against = not (_AGAINST.isdisjoint(before[-_REASON:]) and _CHARGED.isdisjoint(before))
    against = against or is_welcomed(trigger, clause, analysis, grammar)
    by_somebody = kind in _BY_SOMEBODY or trigger.form.frame.rule == _CONDITION
    if roles.actor or not by_somebody or told or against or _is_new(trigger, analysis, grammar):
        return roles
    targets = {n.id for n in roles.target}
    bomb = trigger.form.frame.rule in _GO_OFF
    tellers = {f.value for f in source_at(trigger.at, analysis.sources)} if kind == "ATTACK" else set()
    near = tuple(n for n in recent(subject, clause, analysis) if n.sort in PARTIES and n.id not in targets)
    near = tuple(n for n in near if n.id not in tellers or not (bomb or n.sort == "body"))
    return msgspec.structs.replace(roles, actor=near, inherited=bool(near) and kind != "DENY")


def _outside(content: Content | None, subject: tuple[Name, ...]) -> tuple[Name, ...]:
    """«ينص الاتفاق على دخول قوات الأمن»: who is to do what was agreed on did not agree on it."""
    return tuple(n for n in subject if not content or not content.first <= n.first < content.last)


def _conditional(
    trigger: Trigger, roles: Roles, subject: tuple[Name, ...], clause: Clause, analysis: Analysis
) -> Roles:
    """«وافقت الحركة على الهدنة شريطة فتح المعابر»: who agrees or offers sets the condition."""
    if roles.actor or trigger.build != "noun" or trigger.form.frame.rule != _CONDITION:
        return roles
    start = analysis.sentences[clause.sentence][0]
    near = [n for n in subject if start <= n.first and n.last <= trigger.at]
    return msgspec.structs.replace(roles, actor=tuple(near), inherited=bool(near))


_CONDITION = "demand.condition"


def _unhurt(subject: tuple[Name, ...], counts: Sequence[Count]) -> tuple[Name, ...]:
    """«مقتل العشرات من عناصر داعش خلال معارك التطهير»: whose dead are counted is not who did it."""
    hurt = {c.of for c in counts if c.what in {"killed", "injured"}}
    return tuple(n for n in subject if n.id not in hurt)


def _is_new(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«سجل إطلاق نار», «اتفاق أوسلو»: what occurs, or has a name of its own, is not of who acted before.

    Nor is «انفجار عبوة»: nobody is told to have laid it.
    """
    if trigger.form.frame.rule == "attack.explode":
        return True
    before = analysis.forms[max(0, trigger.at - 1) : trigger.at]
    occurs = any(not grammar.words("occurring").isdisjoint(grammar.bases[form]) for form in before)
    return (occurs and trigger.form.frame.type in _OCCURS) or _is_called_by_place(trigger, analysis)


_OCCURS = frozenset({"ATTACK", "CLASH"})


def _is_called_by_place(trigger: Trigger, analysis: Analysis) -> bool:
    """«قبل اتفاق أوسلو»: an agreement of a place's name is one of its own, not that of who acts around it."""
    if trigger.form.frame.type != "AGREE" or trigger.build != "noun":
        return False
    near = analysis.named(trigger.last, trigger.last + 1)
    return any(n.kind == "place" and n.preposition == "" and n.phrase == trigger.last for n in near)


def _with_other_party(
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


_LEAD = 8  # words before a trigger within which its clause is quoted from the start


def _evidence(
    trigger: Trigger, clause: Clause, content: Content | None, used: Sequence[Name], start: int
) -> tuple[int, int]:
    """Return the words from the first to the last of trigger, arguments and content, within the clause."""
    inside = [n for n in used if clause.first <= n.first < clause.last]
    first = min([trigger.at, *(n.phrase for n in inside)])
    if trigger.at - clause.first <= _LEAD:
        first = clause.first
    last = max(
        [
            trigger.last,
            *(n.last for n in inside),
            content.last if content else _reach(trigger.at, clause),
        ]
    )
    return _antecedent(clause, used, max(first, clause.first), start), max(last, trigger.last)


_ANTECEDENT = 3  # words from whom a relative clause speaks of to the clause


def _antecedent(clause: Clause, used: Sequence[Name], first: int, start: int) -> int:
    """«وزراء الخارجية الذين اجتمعوا في بروكسل»: whose act a relative clause tells stands before it."""
    if clause.link != "which":
        return first
    near = (n for n in used if clause.first - _ANTECEDENT <= n.last <= clause.first)
    return min([first, *(n.phrase for n in near if n.phrase >= start)])


_REACH = 14  # words after a trigger that usually hold its arguments
_REST = 10  # words that are taken along rather than cutting a clause short before its end


def _reach(at: int, clause: Clause) -> int:
    """Return where the evidence of the word ``at`` ends: with its clause, unless that goes on for long."""
    return clause.last if clause.last - at <= _REACH + _REST else at + _REACH


def _nest(
    drafts: Sequence[Draft], contents: dict[int, Content], analysis: Analysis, grammar: Grammar
) -> list[Draft]:
    nested: dict[int, list[int]] = {}
    numbers = {(d.trigger.at, d.trigger.form.frame.rule): n for n, d in enumerate(drafts)}
    owner: dict[int, int] = {}
    for number, content in contents.items():
        for trigger in content.triggers:
            inner = numbers[trigger.at, trigger.form.frame.rule]
            owner[inner] = number
    for inner, number in owner.items():
        nested.setdefault(number, []).append(inner)
    result: list[Draft] = []
    for number, draft in enumerate(drafts):
        inner_drafts = [drafts[n] for n in nested.get(number, ())]
        if number in owner:
            continue
        answer = _with_content(_voiced(draft, result), inner_drafts, analysis, grammar)
        answer = _by_words(answer, contents.get(number), analysis, grammar)
        if not _says_itself(draft, contents.get(number), analysis, grammar):
            answer = _of_statement(_of_offer(_answering(answer, result), analysis, grammar))
        answer = _assenting(answer, result, analysis)
        answer = _carried_out(answer, result, analysis, grammar)
        answer = _deemed(answer, drafts[number + 1 : number + 1 + _DEEMED], analysis, grammar)
        told = [*inner_drafts, *_refused(draft, drafts[number + 1 : number + 2], analysis)]
        answer = _proposed(_commented(answer, result, analysis, grammar), told, analysis, grammar)
        _let_answer(answer, result, analysis, grammar)
        answer = _to_people(_spoken_to(answer, result, analysis, grammar), analysis, grammar)
        answer = _demanded_of(answer, inner_drafts, analysis, grammar)
        answer = _said_to(_answered(_between(answer, analysis, grammar), result, grammar), result, grammar)
        answer = _of_parties(_fought_between(_against(answer, analysis, grammar), analysis, grammar), result)
        answer = _opposed(_mutual(answer, analysis, grammar), drafts[number + 1 :], analysis, grammar)
        answer = _not_to_own(answer, analysis, grammar)
        if result and _is_voiced(answer, result[-1]):
            result[-1] = _with_roles(result[-1], target=answer.roles.target)
        if _is_taken_in(answer, result):
            continue
        result.append(_freed(answer, result))
        if draft.type == "ACCUSE":
            result += [_alleged(i, draft) if i.type != "AGREE" else i for i in inner_drafts if _is_deed(i)]
    return [_with_victims(draft, result[n + 1 : n + 3], analysis) for n, draft in enumerate(result)]


def _is_taken_in(draft: Draft, result: list[Draft]) -> bool:
    """Tell whether a draft tells no event of its own, and let the one before take in what it tells."""
    accused = _condemned_before(draft, result)
    if accused >= 0 and draft.type == "ACCUSE":
        return True  # «أدانت دمشق القصف واعتبرته جريمة»: one accusation
    if accused >= 0:
        result[accused] = _about_too(result[accused], draft)
    whole = _with_part(result[-1], draft) if result else None
    if whole is not None:
        result[-1] = whole
    return whole is not None


_OUTCOME = 24  # words from an attack to whom it killed


def _condemned_before(draft: Draft, before: Sequence[Draft]) -> int:
    """«أدانت دمشق التوغل واعتبرته خرقا للاتفاقية»: return the number of the condemnation, -1 for none."""
    again = (
        draft.type == "ACCUSE" and draft.trigger.form.frame.rule == _DEEMING and draft.trigger.form.pronoun
    )
    if not again and not (draft.type == "VIOLATE" and draft.status == "claimed"):
        return -1
    for number in range(len(before) - 1, max(-1, len(before) - 1 - _DEEMED), -1):
        old = before[number]
        if old.type == "ACCUSE" and old.clause.sentence == draft.clause.sentence:
            theirs = {n.id for n in old.roles.actor} == {n.id for n in draft.roles.actor}
            return number if theirs or draft.type == "VIOLATE" else -1
    return -1


def _about_too(draft: Draft, other: Draft) -> Draft:
    about = dict.fromkeys([*(f.value for f in draft.about), other.type])
    return msgspec.structs.replace(draft, about=tuple(Filler(t) for t in list(about)[:2]))


_SO_THAT = frozenset({"ما", "مما"})


def _with_victims(draft: Draft, after: Sequence[Draft], analysis: Analysis) -> Draft:
    """Let whom an attack killed, as is told right behind it, be its target.

    «اقتحم الجيش الحي، فقُتل أربعة أشخاص», «هاجمت القوة القرية وقتلت 98 شخصاً», «ما أسفر عن مقتل مدنيين».
    """
    if draft.type != "ATTACK" or draft.roles.target:
        return draft
    near = [d for d in after if _is_outcome(d, draft, analysis)][:1]
    own = {n.id for n in draft.roles.actor}
    hurt = tuple(n for d in near for n in d.roles.target if n.id not in own)
    return _with_roles(draft, target=_taken_over(hurt)) if hurt else draft


def _is_outcome(draft: Draft, attack: Draft, analysis: Analysis) -> bool:
    at, before = draft.trigger.at, attack.trigger.last
    if draft.clause.sentence != attack.clause.sentence or not before <= at <= before + _OUTCOME:
        return False
    kills = draft.trigger.form.frame.rule == "attack.kill" and draft.trigger.build in {"verb", "passive"}
    follows = draft.trigger.reading.conjunction == "ف" or (kills and draft.roles.inherited)
    led = not _SO_THAT.isdisjoint(analysis.forms[before:at])
    return (draft.type == "CASUALTIES" and (led or follows)) or (kills and (led or follows))


def _opposed(draft: Draft, after: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """Let whom or whose act people demonstrate against be the target: «احتجاجاً على اعتقال قسد ناشطين»."""
    if draft.type != "PROTEST" or draft.roles.target:
        return draft
    end = analysis.sentences[draft.clause.sentence][1]
    cues = grammar.cues["protest_causes"]
    at = cues.within(analysis.forms, draft.trigger.at, end)
    if at < 0:
        return draft
    at += cues.length(analysis.forms, at) - 1
    near = [n for n in analysis.named(at, min(end, at + _CAUSE)) if n.sort in PARTIES]
    near = [n for n in near if not n.dependent or n.first == at + 1]  # «هتافات مناهضة للحكومة»
    acts = [d for d in after if at <= d.trigger.at < at + _CAUSE and d.clause.first < end]
    hurt = {n.id for d in acts for n in d.roles.target}
    doers = [n for d in acts for n in d.roles.actor if n.sort in PARTIES]
    own = {n.id for n in draft.roles.actor} | hurt
    found = [n for n in doers or near if n.id not in own]
    return _with_roles(draft, target=_taken_over(found[:1]))


_CAUSE = 7  # words from what they demonstrate against to whose it is


def _voiced(draft: Draft, before: Sequence[Draft]) -> Draft:
    """«تظاهر العشرات للمطالبة بالإفراج عنهم»: what people take to the streets for they demand."""
    told = bool(before) and not draft.roles.actor and _is_cause(draft, before[-1])
    return _with_roles(draft, actor=_taken_over(before[-1].roles.actor)) if told else draft


def _is_cause(draft: Draft, before: Draft) -> bool:
    told = draft.type in _ON_STREETS and draft.trigger.build in {"noun", "agent"}
    return told and before.type == "PROTEST" and before.clause.sentence == draft.clause.sentence


def _is_voiced(draft: Draft, before: Draft) -> bool:
    """«تظاهروا مطالبين الحكومة بالإفراج عنهم»: it is against the government that they demonstrate."""
    theirs = {n.id for n in draft.roles.actor} == {n.id for n in before.roles.actor}
    return _is_cause(draft, before) and theirs and bool(draft.roles.target) and not before.roles.target


def _with_part(before: Draft, draft: Draft) -> Draft | None:
    """Return the draft before with one that tells no event of its own, None where it tells one."""
    if _was_held(draft, before):
        return before
    return _protesting(before, draft) if _is_denounced(draft, before) else None


def _was_held(draft: Draft, before: Draft) -> bool:
    """«سيطرت قسد على النقاط التي كانت تسيطر عليها الفصائل»: who held what is taken took nothing besides."""
    taken = draft.type == before.type == "SEIZE" and draft.clause.link == "which"
    holders, losers = {n.id for n in draft.roles.actor}, {n.id for n in before.roles.target}
    return taken and bool(holders) and holders <= losers and draft.clause.sentence == before.clause.sentence


_ON_STREETS = frozenset({"DEMAND", "REJECT"})
_DENOUNCED = 4  # words from a demonstration to «منددة», with who demonstrates between them


def _is_denounced(draft: Draft, before: Draft) -> bool:
    """«مسيرات منددة بالحصار», «مظاهرات تنديدا بقسد»: against what people demonstrate, no more."""
    denounces = draft.type == "ACCUSE" and draft.trigger.form.frame.rule != "accuse.accuse"
    told = denounces and before.type == "PROTEST" and draft.trigger.build in {"agent", "noun"}
    near = before.trigger.at < draft.trigger.at <= before.trigger.last + _DENOUNCED
    return told and near and draft.clause.sentence == before.clause.sentence


def _protesting(draft: Draft, against: Draft) -> Draft:
    """Return a demonstration with whom it denounces, and with the words that tell it."""
    own = {n.id for n in draft.roles.actor}
    target = draft.roles.target or tuple(n for n in against.roles.target if n.id not in own)
    words = (draft.words[0], max(draft.words[1], against.words[1]))
    return msgspec.structs.replace(_with_roles(draft, target=target), words=words)


def _with_content(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    fixed = draft.trigger.form.frame.about
    told = about_of(draft.type, [d.trigger for d in inner], analysis.forms) if _has_about(draft) else []
    about = tuple(Filler(t) for t in list(dict.fromkeys([*fixed, *told]))[:2])
    roles = draft.roles
    if draft.type == "ACCUSE" and not roles.target:
        blamed = next((d.roles.actor for d in inner if not d.roles.inherited), ())
        blamed = blamed or _doers_told(draft, analysis)
        own = {n.id for n in roles.actor}
        blamed = tuple(_as_state(n, analysis, grammar) for n in blamed if n.id not in own)
        roles = msgspec.structs.replace(roles, target=blamed)
    if draft.type == "DEMAND" and not roles.target:
        roles = msgspec.structs.replace(roles, target=_convened(roles, inner, analysis))
    return msgspec.structs.replace(draft, content=tuple(inner), about=about, roles=roles)


def _has_about(draft: Draft) -> bool:
    """Tell whether an act is about something: what people take to the streets for is a demand of its own."""
    return draft.type in SPEECH_ACTS - {"MEET", "PROTEST"}


_SESSION = 5  # words from a meeting that is asked for to whose it is


def _convened(roles: Roles, inner: Sequence[Draft], analysis: Analysis) -> tuple[Name, ...]:
    """«دعا إلى عقد اجتماع طارئ لجامعة الدول العربية»: whose meeting is asked for is asked to meet."""
    own = {n.id for n in roles.actor}
    last = next((d.trigger.last for d in inner if d.type == "MEET" and d.trigger.build == "noun"), -1)
    near = analysis.named(last, last + _SESSION) if last >= 0 else []
    bodies = [n for n in near if n.sort == "body" and n.id not in own]
    return tuple(n for n in bodies if n.preposition == "ل" or n.phrase == last)[:1]


def _as_state(name: Name, analysis: Analysis, grammar: Grammar) -> Name:
    """«دان القصف التركي»: of whom no more is told than the adjective of the shelling, that is the state."""
    nationality = grammar.adjectives.get(analysis.forms[name.first])
    told = name.how == "relation" and name.last == name.first + 1 and nationality is not None
    return msgspec.structs.replace(name, id=nationality.government) if told and nationality else name


_DEED = 14  # words from a condemnation to the relative clause that tells who did it
_DID = ("ها", "ه")
_NEAR_DEED = 2  # words from what he did with it to his name: «تنظيم داعش»


def _doers_told(draft: Draft, analysis: Analysis) -> tuple[Name, ...]:
    """«أدانت مصر الهجمات التي يقوم بها داعش», «المواقف التي أطلقها ماكين»: whose deed it is is condemned."""
    first, end = draft.trigger.last, analysis.sentences[draft.clause.sentence][1]
    for at in range(first, min(end - 2, first + _DEED)):
        if analysis.forms[at] == "،":
            break
        if analysis.forms[at] not in _WHOSE:
            continue
        did = at + 1 + (analysis.forms[at + 2] in _BY_IT)
        told = did > at + 1 or analysis.forms[did].endswith(_DID)
        near = [n for n in analysis.named(did + 1, end) if n.kind == "actor"]
        doers = (
            [n for n in near if n.phrase <= did + 1 and n.first - did <= _NEAR_DEED and not n.dependent]
            if told
            else []
        )
        return tuple(with_joined(doers[:1], near))
    return ()


_WHOSE = frozenset({"التي", "الذي", "اللذين", "اللتين"})
_BY_IT = frozenset({"بها", "به", "بهما"})


def _by_words(draft: Draft, content: Content | None, analysis: Analysis, grammar: Grammar) -> Draft:
    """Return a speech act with what it is about where words tell it that tell no event by themselves."""
    if content is None or not _has_about(draft) or draft.type == "VIOLATE":
        return draft
    told = [t for t in told_by_words(content, analysis.forms, grammar) if t != draft.type]
    about = list(dict.fromkeys([*draft.trigger.form.frame.about, *told]))[:2]
    return msgspec.structs.replace(draft, about=tuple(Filler(t) for t in about)) if told else draft


def _not_to_own(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«أبدى الرئيس استعداد بلاده للوساطة», «رفض بلاده»: whose it is it is not said to."""
    if draft.type not in {"OFFER", "REJECT"} or not draft.roles.target:
        return draft
    own, behind = grammar.words("own_subject"), draft.trigger.last
    if behind >= len(analysis.forms) or analysis.forms[behind] not in own:
        return draft
    return _with_roles(draft, target=tuple(n for n in draft.roles.target if n.first != behind))


_DEEMED = 2  # acts that stand between «اعتبر» and «جريمة»
_DEEMING = "accuse.charge"


def _deemed(draft: Draft, after: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«وصف عباس الغارات الإسرائيلية بأنها عدوان»: the act that is called so, and who does it, are accused."""
    trigger = draft.trigger
    between = [d for d in after if trigger.at < d.trigger.at < trigger.need and d.trigger.build == "noun"]
    if trigger.form.frame.rule != _DEEMING or draft.about or draft.type != "ACCUSE" or not between:
        return draft
    deed = between[0]
    own = {n.id for n in draft.roles.actor}
    doers = () if deed.roles.inherited else deed.roles.actor
    blamed = tuple(_as_state(n, analysis, grammar) for n in doers if n.id not in own)
    target = draft.roles.target or blamed
    about = () if deed.type in STATEMENTS else (Filler(deed.type),)
    return msgspec.structs.replace(_with_roles(draft, target=target), about=about)


def _says_itself(draft: Draft, content: Content | None, analysis: Analysis, grammar: Grammar) -> bool:
    """«نفى أن يكون الشريط مفبركا», «اتهمه بالتجسس»: what no predicate tells, and not what was told before.

    Not «اتهمه بتدبيره»: that takes it up.
    """
    if content is None or content.triggers:
        return False
    form, between = analysis.forms[content.first], analysis.forms[draft.trigger.last : content.first]
    if any(grammar.verbs[word] or word in grammar.say_agents for word in between):
        return False
    if form in grammar.words("that"):
        return draft.type == "DENY"
    owned = form.endswith(_HIS) and not form.startswith("بال") and not _is_feminine(content.first, analysis)
    return draft.trigger.form.frame.rule == "accuse.accuse" and form[0] == "ب" and not owned


def _is_feminine(at: int, analysis: Analysis) -> bool:
    """«بعرقلة»: with «ة» a word ends of itself, and not with a pronoun as «بتدبيره» does."""
    return analysis.report.text[analysis.words[at].end - 1] == "ة"


def _answering(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Let a denial, a refusal or an accusation without content be about what was told right before.

    «… الأمر الذي رفضه قادة الدفاع الوطني», «ونفت قسد الاتهام», «وحمّله المسؤولية عن الهجوم».
    """
    bound = draft.type == "REJECT" and (draft.trigger.form.words or draft.trigger.form.needs)
    if draft.about or bound or draft.type not in ANSWERED:
        return draft
    for old in reversed(before):
        if draft.clause.sentence - old.clause.sentence > 1:
            return draft
        about = answered_by(draft.type, old.type, [f.value for f in old.about])
        if about:
            return msgspec.structs.replace(draft, about=tuple(Filler(t, None, "inherited") for t in about))
    return draft


_CARRIED_OUT: frozenset[EventType] = frozenset(
    {"RELEASE", "LIFT", "WITHDRAW", "HANDOVER", "DISPLACE", "DEPLOY", "AID"}
)
_ACCORD = 4  # words from «تنفيذا» to an agreement, or to the verb by which it was reached


def _carried_out(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«أُجلي المقاتلون تنفيذا لاتفاق أُبرم الاثنين»: what is done under an agreement is what it is about."""
    old = before[-1] if before else None
    if draft.type != "AGREE" or draft.about or old is None or old.type not in _CARRIED_OUT:
        return draft
    near = analysis.forms[max(old.trigger.last, draft.trigger.at - _ACCORD) : draft.trigger.at]
    under = not grammar.words("carrying_out").isdisjoint(near)
    if not under or old.clause.sentence != draft.clause.sentence or old.status != "actual":
        return draft
    return msgspec.structs.replace(draft, about=(Filler(old.type, None, "inherited"),))


_THAT_TOO = frozenset({"بذلك", "ذلك"})
_ASSENTS = frozenset({"OFFER", "AGREE"})
_PROPOSES = frozenset({"DEMAND", "OFFER"})


def _assenting(draft: Draft, before: Sequence[Draft], analysis: Analysis) -> Draft:
    """«طلبت الأمم المتحدة إدخال المساعدات، فوعدت دمشق بذلك»: what was asked is promised or agreed."""
    behind = analysis.forms[draft.trigger.last : draft.trigger.last + _OBJECT]
    if draft.type not in _ASSENTS or draft.about or _THAT_TOO.isdisjoint(behind):
        return draft
    old = next((d for d in reversed(before) if d.type in _PROPOSES), None)
    if old is None or draft.clause.sentence - old.clause.sentence > 1:
        return draft
    return msgspec.structs.replace(draft, about=old.about[:1])


def _of_offer(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«رفضت النقابة مقترحا أول»: an offer of which no more is told; with the article it was told before."""
    if draft.type != "REJECT" or draft.trigger.build != "verb" or (draft.about and not _is_inherited(draft)):
        return draft
    near = range(draft.trigger.last, min(len(analysis.forms) - 1, draft.trigger.last + _OBJECT))
    offers = (at for at in near if not grammar.words("offers").isdisjoint(grammar.bases[analysis.forms[at]]))
    at = next(offers, -1)
    known = draft.about and analysis.forms[at].startswith("ال")
    if at < 0 or known or analysis.forms[at + 1].startswith("ب"):  # «مقترحا بتدوير الوزارات»
        return draft
    return msgspec.structs.replace(draft, about=(Filler("OFFER"),))


def _is_inherited(draft: Draft) -> bool:
    return all(f.how == "inherited" for f in draft.about)


_STATED_NEAR = 3  # words from «نفى» to «الاتهامات», with who denies them


def _of_statement(draft: Draft) -> Draft:
    """«رفضت الخرطوم اتهامات واشنطن»: what somebody is accused of without a word of it."""
    head = draft.content[0].trigger if draft.content else None
    told = head is not None and head.build == "noun" and head.form.frame.type == "ACCUSE"
    if draft.about or draft.type not in {"REJECT", "DENY"} or not told or head is None:
        return draft
    near = head.at - draft.trigger.last <= _STATED_NEAR
    return msgspec.structs.replace(draft, about=(Filler(head.form.frame.type),)) if near else draft


# Whose earlier act an answer is made to: who denies denies it to who accused; who asks for a release asks it
# of who detained.
_ANSWERED_TO: dict[str, frozenset[str]] = {
    "DENY": frozenset({"ACCUSE"}),
    "DEMAND LIFT": frozenset({"BLOCKADE"}),
    "DEMAND RELEASE": frozenset({"DETAIN"}),
    "DEMAND WITHDRAW": frozenset({"SEIZE", "DEPLOY"}),
    "THREATEN ATTACK": frozenset({"ATTACK", "CLASH"}),
}
_SOON = 1  # sentences within which somebody is answered
_RETORTS = frozenset({"REJECT", "THREATEN"})  # what is said to who had turned to the speaker
_RETORT = 2  # sentences within which that is
_LASTING = frozenset({"DETAIN"})  # what goes on until it is ended, whatever is told meanwhile


def _answered(draft: Draft, before: Sequence[Draft], grammar: Grammar) -> Draft:
    """Return a draft without target with who did, shortly before, what it answers."""
    if draft.roles.target or not draft.roles.actor:
        return draft
    party = grammar.lexicon.party
    keys = [draft.type, *(f"{draft.type} {f.value}" for f in draft.about)]
    acts = frozenset[str]().union(*(_ANSWERED_TO.get(key, ()) for key in keys))
    own = {party(n.id) for n in draft.roles.actor}
    for old in reversed(before):
        back = draft.clause.sentence - old.clause.sentence
        if back > _HELD_BEFORE:
            break
        lasting = old.type in _LASTING
        if back > _RETORT and not lasting:
            continue
        others = [n for n in old.roles.actor if party(n.id) not in own]
        spoken = draft.type in _RETORTS or (draft.type == "OFFER" and old.type == "DEMAND")
        told = spoken and not own.isdisjoint(party(n.id) for n in old.roles.target)
        told = told or _grants(draft, old)
        soon = back <= _SOON or (lasting and all(n.sort in PARTIES for n in others))
        if others and ((told and back <= _RETORT) or (old.type in acts and soon)):
            return _with_roles(draft, target=_taken_over(others))
        foes = _foes(draft, old, own, grammar)
        if foes:
            return _with_roles(draft, target=_taken_over(foes))
    return draft


def _grants(draft: Draft, old: Draft) -> bool:
    """«طلبت اللجنة السماح لفرقها بالدخول، فوعدت دمشق بذلك»: who promises right behind a request grants it."""
    promise = draft.type == "OFFER" and draft.trigger.reading.conjunction == "ف"
    return promise and old.type == "DEMAND" and draft.clause.sentence == old.clause.sentence


def _spoken_to(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«اتهم الوفد الحكومة …، مطالبا إياها بـ», «وحمّلها المسؤولية»: a pronoun is whom he spoke of before."""
    form, behind = draft.trigger.form, analysis.forms[draft.trigger.at + 1 : draft.trigger.at + 2]
    apart = not grammar.words("apart_pronouns").isdisjoint(behind)
    verbal = draft.trigger.build in {"verb", "agent"} and (bool(form.pronoun) or apart)
    if not verbal or draft.type not in _OF_SOMEBODY:
        return draft
    sentence = draft.clause.sentence
    told = (d for d in reversed(before[-_CHAIN:]) if d.clause.sentence == sentence and d.status == "actual")
    old = next((d for d in told if d.type in _OF_SOMEBODY), None)
    own = {n.id for n in old.roles.actor} if old else set()
    if old is None or not old.roles.target or any(n.id not in own for n in draft.roles.actor):
        return draft
    return _with_roles(draft, target=_taken_over(old.roles.target))


_CHAIN = 4  # what may be told between two acts of speech of one sentence: what the first one alleges
_OF_SOMEBODY = frozenset({"ACCUSE", "DEMAND", "THREATEN", "OFFER"})
_CALLED = 5  # words from a call, with who calls, to his followers


def _to_people(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«دعا الحزب أنصاره إلى التظاهر», «دعا الليبيين إلى التظاهر»: people are called upon, and no state.

    Whose people they are, or what is demanded behind them, is not called upon.
    """
    if draft.type != "DEMAND" or draft.trigger.form.frame.rule not in grammar.words("with_addressee"):
        return draft
    first = draft.trigger.at + 1
    bodies = [n for n in analysis.named(first, first + _CALLED) if n.sort != "group" and n.how != "pronoun"]
    named = {at for n in bodies for at in range(n.first, n.last)}
    near = range(first, min(first + _CALLED, draft.words[1])) if draft.trigger.build != "noun" else ()
    at = next((at for at in near if at not in named and _is_followers(at, analysis, grammar)), -1)
    nationals = [n for n in draft.roles.target if _is_a_people(n, analysis)]
    marching = bool(nationals) and any(f.value == "PROTEST" for f in draft.about)
    if at < 0 and not marching:
        return draft
    if any(n.first < at for n in draft.roles.target):  # «دعا الحكومة وأنصارها»
        return draft
    return _with_roles(draft, target=(_implied(draft.trigger, "civilians"),))


def _is_followers(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«أنصاره», «المواطنين»; not «مجلس الشعب»."""
    follows = not grammar.words("followers").isdisjoint(grammar.bases[analysis.forms[at]])
    return follows and analysis.forms[at - 1] not in _OF_PEOPLE


_OF_PEOPLE = frozenset({
    "مجلس", "لمجلس", "بمجلس", "حمايه", "نواب", "حزب", "باسم", "حقوق", "مطالب", "اراده", "ابناء",
})  # fmt: skip


def _is_a_people(name: Name, analysis: Analysis) -> bool:
    """«الليبيين»: a state that is called by its people's name alone."""
    alone = name.sort in STATE_SORTS and name.last == name.first + 1
    return alone and analysis.forms[name.first].endswith(("يين", "يون"))


_TALKED = frozenset({"DEMAND", "OFFER", "THREATEN"})


def _between(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«أبدت قطر استعدادها لاستضافة محادثات بين الطرفين»: he says it to those whom he would bring together."""
    if draft.type != "OFFER" or draft.roles.target:
        return draft
    near = analysis.named(draft.trigger.last, draft.words[1])
    sides = with_joined([n for n in near if n.kind == "actor" and n.preposition == "بين"], near)
    own = {grammar.lexicon.party(n.id) for n in draft.roles.actor}
    others = [n for n in sides if grammar.lexicon.party(n.id) not in own]
    return _with_roles(draft, target=tuple(others)) if len(sides) > 1 else draft


def _said_to(draft: Draft, before: Sequence[Draft], grammar: Grammar) -> Draft:
    """«أجرى لافروف اتصالاً بنظيره التركي، وشدد على …»: what one of two who meet asks, he asks of the other."""
    old = before[-1] if before else None
    if old is None or draft.type not in _TALKED or draft.roles.target or old.type != "MEET":
        return draft
    party = grammar.lexicon.party
    own = {party(n.id) for n in draft.roles.actor}
    sides = [*old.roles.actor, *old.roles.target]
    others = [n for n in sides if party(n.id) not in own]
    met = len(others) == 1 and len(others) < len(sides) and old.clause.sentence == draft.clause.sentence
    return _with_roles(draft, target=_taken_over(others)) if met else draft


_ARMED_SORTS = frozenset({"armed-group", "force"})


def _against(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """Let a place be taken from the only other armed party that this sentence and the one before name."""
    if draft.type != "SEIZE" or draft.roles.target or not draft.roles.actor:
        return draft
    party = grammar.lexicon.party
    own = {party(n.id) for n in draft.roles.actor}
    start = analysis.sentences[max(0, draft.clause.sentence - _SOON)][0]
    end = analysis.sentences[draft.clause.sentence][1]
    near = analysis.named(start, draft.clause.last)
    near += [
        n for n in analysis.named(draft.clause.last, end) if n.preposition in _FOUGHT
    ]  # «بعد معارك مع …»
    near = [n for n in near if n.sort in _ARMED_SORTS]
    allied = grammar.words("alliances")  # who fights from the air holds no place
    others = [n for n in near if party(n.id) not in own and n.id not in allied]
    alone = len({party(n.id) for n in others}) == 1
    return _with_roles(draft, target=_taken_over(others[-1:])) if alone else draft


def _fought_between(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """Let a fight of nobody told be between the only two armed sides that are named around it.

    «استعاد الجيش البلدة من داعش بعد معارك»; «المعارك» may be those of the sentence before.
    """
    told = draft.roles.target or (draft.roles.actor and not draft.roles.inherited)
    ahead = analysis.forms[max(0, draft.trigger.at - 1) : draft.trigger.at]
    over = any(grammar.bases[form] & grammar.words("over") for form in ahead)  # «بعد توقف المعارك»
    if draft.type != "CLASH" or told or over:
        return draft
    start, end = analysis.sentences[draft.clause.sentence]
    both = _two_armed(analysis.named(start, end), analysis, grammar)
    if not both and draft.trigger.reading.definite and not draft.roles.actor:
        before = analysis.sentences[max(0, draft.clause.sentence - _SOON)][0]
        both = _two_armed(analysis.named(before, end), analysis, grammar)
    party = grammar.lexicon.party
    sides = {party(n.id) for n in both}
    fits = both and all(party(n.id) in sides for n in draft.roles.actor)
    return _with_roles(draft, actor=_taken_over(both)) if fits else draft


def _of_parties(draft: Draft, before: Sequence[Draft]) -> Draft:
    """«أعلنت قطر التوصل إلى اتفاق بين … وتمديد الهدنة»: who brought one about is no party to the other."""
    old = before[-1] if before else draft
    brokers = {n.id for n in old.roles.mediator}
    same = old.type == draft.type == "AGREE" and old.clause.sentence == draft.clause.sentence
    if not (same and draft.roles.actor and {n.id for n in draft.roles.actor} <= brokers):
        return draft
    return _with_roles(draft, actor=_taken_over(old.roles.actor), mediator=_taken_over(old.roles.mediator))


def _two_armed(names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the only two armed sides among some names, none where they are more or stand together."""
    armed = [n for n in names if n.sort in _ARMED_SORTS]
    sides = {grammar.lexicon.party(n.id): n for n in armed}
    allied = any(n.joined and not _is_counted_at(n.phrase, analysis) for n in armed)
    return list(sides.values()) if len(sides) == _TWO and not allied else []


def _is_counted_at(at: int, analysis: Analysis) -> bool:
    """«22 حوثيا وستة من الجنود»: the dead of both sides are counted together."""
    return any(n.first <= at < n.last for n in starting_in(analysis.numbers, at, at + 1))


_TWO = 2
_FOUGHT = frozenset({"مع", "ضد"})
_FIGHTS = frozenset({"CLASH", "ATTACK"})


def _foes(draft: Draft, old: Draft, own: set[str], grammar: Grammar) -> list[Name]:
    """Return whom the one who takes a place fought, or who withdrew, right before: of them he took it.

    Whose soldiers he captures is told so as well: «اشتبكت قسد مع الجيش … وأسرت 17 عنصرا».
    """
    captures = draft.type == "DETAIN" and _counts_armed(draft.count, grammar)
    if not captures and draft.type != "SEIZE":
        return []
    if old.type not in (_FIGHTS if captures else _FIGHTS | {"WITHDRAW"}):
        return []
    sides = [n for n in (*old.roles.actor, *old.roles.target) if n.sort in PARTIES]
    foes = [n for n in sides if grammar.lexicon.party(n.id) not in own]
    return foes if old.type == "WITHDRAW" or len(foes) < len(sides) else []


def _demanded_of(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """Let who is to do what is asked, or threatened with it, be whom it is said to.

    «طالبت أنقرة بانسحاب الوحدات», «طلب رفع القيود التي تفرضها دمشق».
    """
    if draft.roles.target or not draft.roles.actor or draft.type not in _ASKED:
        return draft
    party = grammar.lexicon.party
    own = {party(n.id) for n in draft.roles.actor}
    doers = [n for d in inner if not d.roles.inherited for n in d.roles.actor if n.how != "implied"]
    if not doers and draft.type == "DEMAND":
        first, last = draft.trigger.at, draft.words[1]
        named = [n for n in analysis.named(first + 1, last) if not n.preposition]
        doers = [n for n in named if n.sort in PARTIES or _is_to_go(n, analysis, grammar)]
        ended = [n for d in inner if _is_ended(d, analysis, grammar) for n in d.roles.target]
        doers = [n for n in ended if n.how != "implied"] or doers
    doers = [n for n in doers if party(n.id) not in own] or _asked_there(draft, analysis, grammar)
    if not doers or draft.type == "THREATEN":
        doers = [*doers, *_menaced(draft, inner, analysis, grammar)]
    doers = doers or _to_comply(draft, analysis, grammar)
    others = [n for n in doers if party(n.id) not in own and n not in draft.roles.mediator]
    return _with_roles(draft, target=_taken_over(others[:1]))


def _asked_there(draft: Draft, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«تشترط ضمانات من كابل»: of a capital is its government; «طلب أمام مجلس الأمن»: before whom he asks."""
    if draft.type != "DEMAND":
        return []
    near = analysis.named(draft.trigger.at + 1, min(draft.words[1], draft.trigger.at + _ASKED_NEAR))
    bodies = [n for n in near if n.sort == "body" and analysis.forms[n.phrase - 1] == "امام"]
    if bodies or draft.trigger.form.frame.rule not in _FROM_WHOM:
        return bodies[:1]
    seats = [n for n in near if n.kind == "place" and n.sort != "country" and n.id in grammar.seats]
    asked = [n for n in seats if analysis.forms[n.first - 1] == "من"]
    return [state for n in asked[:1] for state in government_at(n, grammar)]


_FROM_WHOM = frozenset({"demand.request", "demand.condition"})
_ASKED_NEAR = 8  # words from a request to of whom it is made


def _is_ended(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«طالبوا بحل البرلمان»: of whom it is demanded; not «بإلغاء قرار حل البرلمان»."""
    before = analysis.forms[max(0, draft.trigger.at - 2) : draft.trigger.at]
    kept = any(not grammar.words("called_off").isdisjoint(grammar.bases[form]) for form in before)
    return draft.trigger.form.frame.rule in _ENDED and not kept


_ENDED = frozenset({"coerce.dissolve", "appoint.dismiss"})


def _is_to_go(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«طالبوا برحيل الرئيس صالح», «ورحيل المجلس العسكري»: whose end is demanded."""
    before = analysis.forms[max(0, name.first - 2) : name.first]
    told = name.sort in {"person", "body"} and name.kind == "actor"
    return told and any(not grammar.words("departures").isdisjoint(grammar.bases[form]) for form in before)


def _proposed(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """Let who made what is refused, or told what is denied, be whom it is said to."""
    if draft.type not in {"REJECT", "DENY"} or draft.roles.target:
        return draft
    party = grammar.lexicon.party
    own = {party(n.id) for n in draft.roles.actor}
    accusers = [n for d in inner if _is_accusation(d) or _is_what(d, analysis) for n in d.roles.actor]
    found = accusers or find_proposer(draft.trigger.at + 1, draft.words[1], analysis, grammar)
    others = [n for n in found if party(n.id) not in own]
    return _with_roles(draft, target=tuple(others)) if others else draft


_COMMENTS = frozenset({"وهو", "وهي", "الامر", "وهذا"})
_COMMENT = 6  # words from «وهو» to the verb: «وهو ما كانت قد رفضته», «وهي رواية نفاها»
_COMMENTED: Mapping[EventType, frozenset[EventType]] = MappingProxyType({
    "REJECT": frozenset({"DEMAND", "OFFER", "THREATEN"}),
    "DENY": frozenset({"ACCUSE"}),
})  # fmt: skip


def _commented(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«عرضت روسيا الانسحاب، وهو ما رفضته دمشق»: who spoke right before is whom the comment answers."""
    answers = _is_comment(draft, analysis) or (not draft.roles.target and _takes_up(draft, analysis, grammar))
    if draft.type not in _COMMENTED or not answers:
        return draft
    own = {grammar.lexicon.party(n.id) for n in draft.roles.actor}
    old = next((d for d in reversed(before) if d.type in _COMMENTED[draft.type]), None)
    if old is None or draft.clause.sentence - old.clause.sentence > 1:
        return draft
    others = [n for n in old.roles.actor if grammar.lexicon.party(n.id) not in own]
    return _with_roles(draft, target=_taken_over(others[:1])) if others else draft


def _let_answer(draft: Draft, result: list[Draft], analysis: Analysis, grammar: Grammar) -> None:
    """«عرضت روسيا الانسحاب، إلا أن قسد رفضت العرض»: to whom nobody is told to have said it answers it."""
    answers = _is_comment(draft, analysis) or _takes_up(draft, analysis, grammar)
    if draft.type not in _COMMENTED or not draft.roles.actor or not answers:
        return
    kinds = _COMMENTED[draft.type]
    at = next((n for n in range(len(result) - 1, -1, -1) if result[n].type in kinds), -1)
    old = result[at] if at >= 0 else draft
    own = {grammar.lexicon.party(n.id) for n in old.roles.actor}
    others = [n for n in draft.roles.actor if grammar.lexicon.party(n.id) not in own]
    if at >= 0 and own and not old.roles.target and draft.clause.sentence - old.clause.sentence <= 1:
        result[at] = _with_roles(old, target=_taken_over(others))


def _is_comment(draft: Draft, analysis: Analysis) -> bool:
    near = analysis.forms[max(0, draft.trigger.at - _COMMENT) : draft.trigger.at]
    return bool(draft.trigger.form.pronoun) and not _COMMENTS.isdisjoint(near)


def _takes_up(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«لكن دمشق رفضت العرض», «رفضت ذلك»: what was told before is refused, with the article."""
    object_ = analysis.forms[draft.trigger.last : draft.trigger.last + _OBJECT]
    proposals = grammar.words("proposals")
    named = (f for f in object_ if f.startswith("ال") and not proposals.isdisjoint(grammar.bases[f]))
    told = draft.type == "REJECT" and draft.trigger.build == "verb"
    return told and (any(named) or "ذلك" in object_[:3])


_OBJECT = 4  # words behind a verb, with its subject, that hold its object


def _refused(draft: Draft, after: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """Return what is refused where a relative clause right behind tells it: «رفضت قسد ما طلبته موسكو»."""
    near = (d for d in after if 0 <= d.clause.first - draft.words[1] <= 1)
    return [d for d in near if _is_what(d, analysis)]


def _is_what(draft: Draft, analysis: Analysis) -> bool:
    first = draft.clause.first
    near = draft.trigger.build == "verb" and draft.trigger.at - first <= _WHAT_NEAR
    return near and analysis.forms[first] in _WHAT


_WHAT = frozenset({"ما", "مما", "بما"})
_WHAT_NEAR = 3  # words from «ما» to its verb: «ما كانت قد طلبته»


def _is_accusation(draft: Draft) -> bool:
    """«نفى الجيش اتهامات قسد»: a noun, and not what who denies says besides."""
    return draft.type == "ACCUSE" and draft.trigger.build == "noun"


def _menaced(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return whom what is threatened would hit: «هدد بشن هجوم على قسد», «لوح بالقوة ضد قسد».

    «توعد بضرب المصالح الفرنسية»: whose things a word of harm names, which tells no event by itself.
    """
    if draft.type != "THREATEN":
        return []
    hit = [n for d in inner for n in d.roles.target if n.sort in PARTIES]
    names = analysis.named(draft.trigger.at + 1, draft.words[1])
    actors = [n for n in names if n.kind == "actor"]
    harmed = (n for n in actors if _is_harmed(n, analysis.forms, grammar))
    return hit or [n for n in actors if n.preposition == "ضد"] or list(harmed)


def _is_harmed(name: Name, forms: Sequence[str], grammar: Grammar) -> bool:
    harm = grammar.words("content_attack")
    return any(harm & grammar.bases[form] for form in forms[name.phrase - 1 : name.first])


def _to_comply(draft: Draft, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«هددت قسد بإعادة الإجراءات ما لم تلتزم دمشق»: who is to do something lest it comes is threatened."""
    if draft.type not in _ON_CONDITION:
        return []
    first, end = draft.trigger.last, analysis.sentences[draft.clause.sentence][1]
    at = grammar.cues["unless"].within(analysis.forms, first, min(end, first + _LEST))
    near = analysis.named(at, min(end, at + _COMPLYING)) if at >= 0 else []
    return [n for n in near if n.sort in PARTIES and n.preposition == "" and not n.dependent][:1]


_ON_CONDITION = frozenset({"THREATEN", "DEMAND"})
_LEST = 20  # words from a threat to «ما لم»
_COMPLYING = 5  # words from «ما لم» to who is to do something
_ASKED = frozenset({"DEMAND", "REJECT", "THREATEN"})


def _mutual(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«تبادل الطرفان الاتهام»: both accuse, and both are accused."""
    near = analysis.forms[draft.clause.first : draft.trigger.last]
    both = len(draft.roles.actor) > 1 and draft.type == "ACCUSE" and not draft.roles.target
    if both and any(not grammar.words("mutual").isdisjoint(grammar.bases[form]) for form in near):
        return _with_roles(draft, target=draft.roles.actor)
    return draft


def _with_roles(draft: Draft, **roles: tuple[Name, ...]) -> Draft:
    return msgspec.structs.replace(draft, roles=msgspec.structs.replace(draft.roles, **roles))


_HELD_BEFORE = 6  # sentences within which who is freed was told to be held


def _freed(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Return a release with whom, and who does it, of the detention told before: «أُخلي سبيله»."""
    if draft.type != "RELEASE" or (draft.roles.actor and draft.roles.target):
        return draft
    for old in reversed(before):
        if draft.clause.sentence - old.clause.sentence > _HELD_BEFORE:
            break
        if old.type == "DETAIN" and any(n.how != "implied" for n in old.roles.target):
            target, actor = draft.roles.target or old.roles.target, draft.roles.actor or old.roles.actor
            own = {n.id for n in target}
            actor = tuple(n for n in actor if n.id not in own)
            return _with_roles(draft, actor=_taken_over(actor), target=_taken_over(target))
    return draft


def _taken_over(names: Sequence[Name]) -> tuple[Name, ...]:
    return tuple(msgspec.structs.replace(n, how="inherited") for n in names)


def _is_deed(inner: Draft) -> bool:
    """«اتهم اللجنة بأنها ضالعة في التزوير»: that somebody does wrong is the accusation, and no second one."""
    return inner.trigger.form.frame.rule not in BLAMING


def _alleged(inner: Draft, speech: Draft) -> Draft:
    """Return the content of an accusation as an event of its own, claimed by the accuser."""
    if inner.trigger.build == "agent" and inner.type in SPEECH_ACTS:
        return inner
    roles = inner.roles
    accused = {n.id for n in speech.roles.target}
    accusers = {n.id for n in speech.roles.actor} - accused
    doers = () if roles.inherited else tuple(n for n in roles.actor if n.id not in accusers)
    if not doers:  # «اتهمت فيه إسرائيل بخرق التهدئة»: the accused, and not who accuses
        target = tuple(n for n in roles.target if n.id not in accused)
        roles = Roles(speech.roles.target, target, roles.mediator, inherited=True)
    source = _claimants(speech, roles, inner)
    doers = tuple(n for n in doers or roles.actor if n.id not in accusers)
    roles = msgspec.structs.replace(roles, actor=doers, target=roles.target or _wronged(inner, speech))
    return msgspec.structs.replace(inner, status="claimed", roles=roles, source=source)


def _wronged(inner: Draft, speech: Draft) -> tuple[Name, ...]:
    """«اتهم الجيش الحركة بخرق الهدنة»: of two who made a truce, the one who accuses the other of a breach."""
    accused = {n.id for n in speech.roles.target}
    if inner.type != "VIOLATE" or not accused:
        return ()
    return _taken_over([n for n in speech.roles.actor if n.sort in PARTIES and n.id not in accused])


def _claimants(speech: Draft, roles: Roles, inner: Draft) -> tuple[Filler, ...]:
    """Return who accuses; whoever speaks where none but the accused is named («اتُّهم الجيش بخرق الهدنة»)."""
    own = tuple(Filler(n.id, None, "named") for n in speech.roles.actor)
    charges = speech.trigger.form.frame.rule == "accuse.charge"  # «وجهت النيابة إلى المتهمين تهمة القتل»
    itself = not charges and [f.value for f in own] == [n.id for n in roles.actor][:1]
    return inner.source if itself or not own else own


def text_span(draft: Draft, analysis: Analysis) -> Span:
    """Return the evidence of a draft as a stretch of the text."""
    return analysis.span(*draft.words)
