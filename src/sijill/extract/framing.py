"""Frames: each trigger with its arguments, as a draft of a mention."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from sijill.extract.analysis import ARMED_SORTS, Analysis, Name, Trigger
from sijill.extract.contents import Content, find_contents
from sijill.extract.counting import counts_of
from sijill.extract.dating import ahead_of, behind_of, is_of_past, starting_in, time_of
from sijill.extract.drafts import Draft
from sijill.extract.evidence import evidence_of, reached
from sijill.extract.grammar import Grammar
from sijill.extract.holders import held_by
from sijill.extract.hosts import with_host
from sijill.extract.joining import joined
from sijill.extract.locating import land_of, place_of
from sijill.extract.posts import posted
from sijill.extract.roles import assign
from sijill.extract.scopes import Roles, Scope
from sijill.extract.singles import with_persons
from sijill.extract.status import status_of
from sijill.extract.subjects import goes_on_with, subject_before
from sijill.extract.tellers import from_speaker, told_by, without_teller
from sijill.extract.triggers import is_told_of
from sijill.extract.unnamed import outside, unhurt, with_condition, with_doer, with_other_party, with_people
from sijill.schema import SPEECH_ACTS, Count, EventType, Time


def frame(analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return a draft for each trigger that tells an event, contents nested in their speech acts."""
    contents = find_contents(analysis, grammar)
    drafts = list(_all(analysis, grammar, contents))
    return joined(drafts, contents, analysis, grammar)


def _all(analysis: Analysis, grammar: Grammar, contents: dict[int, Content]) -> Iterator[Draft]:
    """Yield a draft for each trigger, whoever acts handed on to those that name nobody."""
    subject: tuple[Name, ...] = ()
    seen = -1
    verbs = {t.at for t in analysis.triggers if t.build in {"verb", "passive", "agent"}}
    suffering: frozenset[Name] = frozenset()
    for number, trigger in enumerate(analysis.triggers):
        at = analysis.clause_at(trigger.at)
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


def _tells_no_doer(trigger: Trigger, roles: Roles) -> bool:
    """«مقتل عناصر من داعش خلال معارك», «وعدت الجانب الروسي … وتنصلت»: who suffers it goes on with nothing."""
    return trigger.form.frame.type == "CASUALTIES" or (trigger.build == "verb" and not roles.actor)


def _draft(
    trigger: Trigger,
    at: int,
    subject: tuple[Name, ...],
    content: Content | None,
    analysis: Analysis,
    grammar: Grammar,
) -> Draft:
    """Return a trigger of the clause ``at`` with its arguments; ``subject`` is who acted before."""
    clause = reached(trigger, at, analysis, grammar)
    stop, reach = (content.first, content.last) if content else (clause.last, clause.last)
    stop = max(min(stop, clause.last), trigger.last)
    names = tuple(n for n in analysis.named(clause.first, clause.last) if n.kind == "actor")
    goes_on = goes_on_with(trigger, at, subject, analysis, grammar)
    roles = assign(trigger, Scope(clause, stop, names, goes_on), analysis, grammar)
    roles = without_teller(trigger, roles, analysis, grammar)
    status = status_of(trigger, clause, analysis, grammar)
    same = bool(roles.actor) and all(n.first < clause.first for n in roles.actor)
    date, term, deadline = time_of(trigger, clause, (stop, reach), analysis, grammar, same=same)
    date = behind_of(ahead_of(date, status, analysis), trigger, analysis)
    status = "planned" if status == "actual" and _is_to_come(date, trigger, analysis) else status
    counts = counts_of(trigger, clause, stop, reach, analysis, grammar)
    if not is_told_of(trigger, analysis.forms, grammar):
        others = unhurt(outside(content, subject), counts)
        roles = with_doer(trigger, roles, others, clause, analysis, grammar)
        roles = with_condition(trigger, roles, subject, clause, analysis)
        roles = without_teller(trigger, roles, analysis, grammar)
    held = roles.target or held_by(trigger, roles, clause, analysis, grammar)
    roles = msgspec.structs.replace(roles, target=held or posted(trigger, roles, clause, analysis, grammar))
    roles = with_other_party(trigger, roles, subject, clause, analysis, grammar)
    counts = _not_own(counts, trigger, roles, analysis, grammar)
    roles = with_people(trigger, roles, counts, analysis, grammar)
    trigger, roles = _in_flight(trigger, roles, analysis, grammar)
    trigger = _in_words(trigger, roles, counts)
    place = place_of(trigger, clause, reach, analysis, grammar)
    if all(f.how == "inherited" for f in place):
        place = land_of(trigger, roles, clause, analysis, grammar) or place
    roles = with_host(trigger, roles, clause, place, analysis, grammar)
    used = (*roles.actor, *roles.target, *roles.mediator)
    words = evidence_of(trigger, clause, content, used, analysis.sentences[clause.sentence][0])
    roles, source = told_by(trigger, roles, status, clause, analysis, grammar)
    return Draft(
        trigger=trigger,
        clause=clause,
        roles=roles,
        words=from_speaker(words, trigger, clause, analysis, grammar),
        place=place,
        date=date,
        term=term,
        deadline=deadline,
        count=_of_others(with_persons(trigger, counts, roles.target, analysis, grammar), trigger, roles),
        status=status,
        source=source,
    )


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


def _in_flight(trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar) -> tuple[Trigger, Roles]:
    """Return a flight of whom nobody holds: of armed men a withdrawal, of others nobody's escape.

    «هروب عناصر داعش من المدينة», «تمكن المهاجمون من الفرار».
    """
    if trigger.form.frame.type != "ESCAPE" or _is_of_captives(trigger, analysis, grammar):
        return trigger, roles
    if not any(n.sort in ARMED_SORTS for n in roles.actor):
        people = tuple(n for n in roles.actor if n.sort == "person")
        return trigger, msgspec.structs.replace(roles, actor=people)
    replace = msgspec.structs.replace
    form = replace(trigger.form, frame=replace(trigger.form.frame, type="WITHDRAW"))
    return replace(trigger, form=form), roles


def _is_of_captives(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a sentence, or the one before it, speaks of anybody who is held."""
    number = bisect_right(analysis.sentences, trigger.at, key=lambda sentence: sentence[0]) - 1
    first, last = analysis.sentences[max(0, number - 1)][0], analysis.sentences[number][1]
    held = grammar.words("captivity")
    return any(not held.isdisjoint(grammar.bases[form]) for form in analysis.forms[first:last])


def _in_words(trigger: Trigger, roles: Roles, counts: Sequence[Count]) -> Trigger:
    """Return an attack of a politician on a party as what it is, an accusation: «هاجم الوزير حزب الله»."""
    form = trigger.form
    verbal = form.frame.rule == "attack.assault" and trigger.build == "verb" and not counts
    alone = bool(roles.actor) and all(n.sort == "person" for n in roles.actor)
    if not (verbal and alone and roles.target) or any(n.sort in ARMED_SORTS for n in roles.target):
        return trigger
    replace = msgspec.structs.replace
    return replace(trigger, form=replace(form, frame=replace(form.frame, type="ACCUSE")))
