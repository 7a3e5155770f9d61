"""Dates: which time that a text tells is the time of which trigger.

The rules, each tried where the ones before it find nothing:

1. a time in the trigger's own clause, the nearest;
2. a time at the head of its sentence, before any other trigger;
3. a time of the clause that it goes on from («… أمس، واعتقلت …», «… أمس، مطالبا …», «… أمس، ما أدى إلى …»)
   or that says when («حين …»), less what lies between («غداة مقتل …», «بعد يومين من انسحاب …»);
4. a part of the day alone («فجرا»): of the day told last in its paragraph, else of the publication;
5. the date of the heading that its item stands under («الأربعاء 27 تشرين الثاني / 08:40 …»).

Source: the coding guide, "date" and "settled cases"; Pustejovsky et al., TimeML 1.2.1 (2005), TLINKs
within a sentence. What none of them tells stays without a date.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from sijill.arabic.clauses import Clause
from sijill.arabic.date_rules import moved
from sijill.arabic.dates import TimeExpression
from sijill.arabic.days import make, month_shift
from sijill.arabic.numbers import Number
from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.due import awaited, due_of
from sijill.extract.grammar import Grammar
from sijill.schema import SPEECH_ACTS, Count, EventType, Status, Time

_F = TypeVar("_F", TimeExpression, Number)
_TOLD = frozenset({"date", "since", "days-in-row"})
_NEAR_TIME = 4  # words before a time within which its verb stands
_HEADING = 18  # words of a line that may be a heading
_TOP = 20  # words of the lines over a report
_BESIDE_A_DAY = frozenset(
    {"الموافق", "ه", "م", "ص", "الساعه", "تاريخ", "النشر", "بتاريخ", "AM", "PM", "am", "pm"}
)
_BULLETS = frozenset({"•", "▪", "▪️", "●", "■", "◾", "◼", "✦", "*", "#"})
_LABEL = 4  # words between a line's date and the mark that makes it the line's label
_LABEL_MARKS = frozenset({":", "|", "-", "–", "—"})


def time_of(
    trigger: Trigger,
    clause: Clause,
    within: tuple[int, int],
    analysis: Analysis,
    grammar: Grammar,
    *,
    same: bool = False,
) -> tuple[Time | None, Count | None, Time | None]:
    """Return date, term and deadline of a trigger.

    ``within``: at the first word its content begins or its clause ends, so that a date of its own stands
    before the first trigger of the content; at the second the content ends, in which a term or a deadline may
    stand. ``same``: who acted in the clause before acts here too.
    """
    stop, reach = within
    inside = starting_in(analysis.times, clause.first, max(reach, trigger.last))
    lasting = next((t for t in inside if t.kind == "duration" and t.days), None)
    ahead = awaited(trigger, inside, analysis)
    due = due_of(inside, ahead, analysis)
    content = _first_trigger(analysis, max(stop, trigger.at + 1), max(reach, trigger.last))
    near = [t for t in inside if t.first < content and t not in ahead]
    own = _when_it_was(trigger, near, analysis, grammar) or _own(trigger, near, analysis, grammar)
    own = own or _during(content, [t for t in inside if t not in ahead], analysis)
    date = _time(own, analysis) or _told_elsewhere(trigger, clause, analysis, grammar, same=same)
    return None if _is_within(date, due) else date, term_of(lasting, analysis), due


def _is_within(date: Time | None, due: Time | None) -> bool:
    """«حتى مساء الخميس»: the evening of a deadline is no date."""
    if date is None or due is None or date.span is None or due.span is None:
        return False
    return due.span.start <= date.span.start < due.span.end


def ahead_of(date: Time | None, status: Status, analysis: Analysis) -> Time | None:
    """Return a date, for what is planned the weekday to come: «سيلتقي نظيره الاثنين»."""
    if date is None or status != "planned" or date.span is None:
        return date
    start = date.span.start
    told = bisect_left(analysis.times, start, key=lambda t: t.start)
    ahead = analysis.times[told].ahead if told < len(analysis.times) else None
    same = ahead is not None and analysis.times[told].start == start
    same = same and (date.how != "inherited" or _tells_future(analysis.times[told].first, analysis.forms))
    return Time(ahead, date.span, date.how) if same and ahead else date


def behind_of(date: Time | None, trigger: Trigger, analysis: Analysis) -> Time | None:
    """Return a date, for what a verb in the past tells the one before the publication.

    «سلم السلطة في 11 فبراير», in a report of January, is of the year before, «في 25 من الشهر» of the month.
    """
    published = analysis.report.published
    if date is None or date.span is None or not published or not is_of_past(trigger):
        return date
    if len(published) != len(date.value) or date.value <= published:
        return date
    words = date.span.of(analysis.report.text).split()
    if not any(word.isdigit() and date.value.endswith(f"-{int(word):02}") for word in words):
        return date  # «اليوم الأربعاء», «بعد 72 ساعة»
    if not _COMING.isdisjoint(words) or any(word.isdigit() and len(word) == len("2012") for word in words):
        return date
    day = _earlier(date.value, months=1 if "الشهر" in words else 12)
    return Time(day, date.span, date.how) if day else date


_COMING = frozenset({"المقبل", "القادم", "المقبلة", "القادمة"})


def is_of_past(trigger: Trigger) -> bool:
    """Tell whether a verb in the past tells an act."""
    return trigger.form.past and trigger.build in {"verb", "passive"}


def _earlier(day: str, months: int) -> str | None:
    """Return the day that many months before, None where there is none («30» in February)."""
    if len(day) != len("2012-02-29"):
        return None
    found = make(*month_shift(int(day[:4]), int(day[5:7]), -months), int(day[8:]))
    return found.isoformat() if found else None


def _tells_future(at: int, forms: Sequence[str]) -> bool:
    """Tell whether what a time says of another act is to come too: «سينتقل الاثنين إلى … حيث سيلتقي»."""
    before = forms[max(0, at - _NEAR_TIME) : at]
    return any(form == "سوف" or form.removeprefix("و")[:2] in {"سي", "ست"} for form in before)


def term_of(found: TimeExpression | None, analysis: Analysis) -> Count | None:
    """Return how many days an expression tells («لستة أيام» is 6), None where it tells no length."""
    if found is None or not found.days:
        return None
    span = analysis.span(found.first, found.last + 1)
    return Count("days", found.days, span.of(analysis.report.text), span)


def starting_in(found: Sequence[_F], first: int, last: int) -> Sequence[_F]:
    """Return the times or numbers, which are in order, that start within the words ``[first, last)``."""
    low = bisect_left(found, first, key=_first_word)
    return found[low : bisect_left(found, last, low, key=_first_word)]


def number_at(analysis: Analysis, at: int) -> Number | None:
    """Return the number that the word ``at`` is of, or right behind, None for none."""
    return next((n for n in analysis.numbers if n.first <= at <= n.last), None)


def triggers_in(analysis: Analysis, first: int, last: int) -> Sequence[Trigger]:
    """Return the triggers, which are in order, within the words ``[first, last)``."""
    low = bisect_left(analysis.triggers, first, key=_trigger_word)
    return analysis.triggers[low : bisect_left(analysis.triggers, last, low, key=_trigger_word)]


_first_word, _trigger_word = attrgetter("first"), attrgetter("at")


def _time(found: TimeExpression | None, analysis: Analysis, how: str = "") -> Time | None:
    if found is None or not found.value:
        return None
    return Time(found.value, analysis.span(found.first, found.last + 1), how or found.how)  # type: ignore[arg-type]


def _own(
    trigger: Trigger, inside: Sequence[TimeExpression], analysis: Analysis, grammar: Grammar
) -> TimeExpression | None:
    told = [t for t in inside if t.kind in _TOLD and t.value and not _is_record(t, analysis, grammar)]
    told = [t for t in told if not (_is_put_off(t, analysis, grammar) or _are_hours(t, analysis.forms))]
    dated = [t for t in told if not _is_of_thing(t, trigger.last + 1, analysis, grammar)]
    if trigger.form.frame.type != "AGREE":
        dated = [t for t in dated if not _names_paper(t, trigger.at + 1, analysis, grammar)]
    return min(dated, key=lambda t: abs(t.first - trigger.at), default=None)


def _during(content: int, inside: Sequence[TimeExpression], analysis: Analysis) -> TimeExpression | None:
    """«طالب خلال زيارته إلى بغداد أمس بانسحاب القوات»: the day of the visit is that of what is said then."""
    if content >= len(analysis.forms) or analysis.forms[content - 1] not in _WHILE:
        return None
    visit = next(iter(triggers_in(analysis, content, content + 1)), None)
    if visit is None or visit.form.frame.type != "MEET" or visit.build != "noun":
        return None
    stop = _first_trigger(analysis, content + 1, content + 1 + _VISIT)
    return next((t for t in inside if t.kind == "date" and t.value and content < t.first < stop), None)


_WHILE = frozenset({"خلال", "اثناء"})
_VISIT = 8  # words from a visit or a meeting to its day


def _are_hours(time: TimeExpression, forms: Sequence[str]) -> bool:
    """«حظر تجول من السابعة مساء حتى الخامسة صباحا»: the hours of a rule are no day."""
    span = forms[time.first] == "من" and not _TO_HOURS.isdisjoint(forms[time.first : time.last])
    return span and "/" not in (time.value or "")


_TO_HOURS = frozenset({"الي", "حتي"})


def _when_it_was(
    trigger: Trigger, inside: Sequence[TimeExpression], analysis: Analysis, grammar: Grammar
) -> TimeExpression | None:
    """«أعلنت الشرطة أمس مقتل جنديين في هجوم وقع السبت»: when it was, behind the day on which it was told."""
    if trigger.build != "noun" or trigger.form.frame.type not in _HAPPENING:
        return None
    told = [t for t in inside if t.kind == "date" and t.value]
    before = any(t.first < trigger.at for t in told)
    behind = (t for t in told if t.first > trigger.at and _occurred(t.first, analysis, grammar))
    return next(behind, None) if before else None


def _occurred(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether the word before a time is the verb of what happened then: «وقع», «استهدف», «أدى»."""
    form = analysis.forms[at - 1]
    return form in _TOOK_PLACE or form in grammar.words("resulting")


_HAPPENING: frozenset[EventType] = frozenset({"ATTACK", "CLASH", "CASUALTIES"})
_TOOK_PLACE = frozenset({"وقع", "وقعت", "جري", "جرت", "حدث", "حدثت", "استهدف", "استهدفت", "نفذ", "شن", "هز"})


def _is_put_off(time: TimeExpression, analysis: Analysis, grammar: Grammar) -> bool:
    """«أرجأت المحكمة الجلسة إلى 15 يناير»: the day that something is put off to, and not when it was."""
    if not time.first or analysis.forms[time.first - 1] not in _TO:
        return False
    return not grammar.words("putting_off").isdisjoint(analysis.forms[max(0, time.first - _PUT) : time.first])


_TO = frozenset({"الي"})
_PUT = 8  # words from a verb of putting off to the day


def _is_record(time: TimeExpression, analysis: Analysis, grammar: Grammar) -> bool:
    """«للمرة الأولى منذ شهر», «الأعنف منذ عام»: how long there was nothing like it, and not when it was."""
    since = analysis.forms[time.first] == "منذ" or analysis.forms[time.first - 1] == "منذ"
    before = analysis.forms[max(0, time.first - _NEAR_TIME) : time.first]
    return since and not (grammar.words("superlatives").isdisjoint(before) and not _is_first(time, analysis))


def _is_first(time: TimeExpression, analysis: Analysis) -> bool:
    """«دخلت أول قافلة مساعدات إلى المدينة منذ عام 2012»; not «أول من أمس»."""
    near = range(max(0, time.first - _FIRST), time.first)
    return any(analysis.forms[at] == "اول" and analysis.forms[at + 1] not in _YESTERDAY for at in near)


_FIRST = 8  # words from «أول» to «منذ», with what it is the first of
_YESTERDAY = frozenset({"من", "امس", "ليله"})


def _is_of_thing(time: TimeExpression, first: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«خرق الاتفاق الموقّع في فبراير»: the date is the agreement's, not the breach's."""
    before = range(max(first, time.first - 3), time.first)
    told = any(analysis.forms[at] in grammar.words("dated_participles") for at in before)
    return told or _names_paper(time, first, analysis, grammar)


def _names_paper(time: TimeExpression, first: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«العودة إلى دستور عام 1950», «خرق معاهدة السلام لعام 1994»: a year by which a paper is called."""
    forms, near = analysis.forms, max(first, time.first - _CALLED)
    if len(time.value or "") != len("1994") or not forms[time.first].endswith(_YEARS):
        return False
    of_it = forms[time.first].startswith("ل")
    before = range(near if of_it else max(first, time.first - 1), time.first)
    papers = grammar.words("papers")
    return any(not papers.isdisjoint(grammar.bases[forms[at]]) and forms[at][-1] != "ا" for at in before)


_CALLED = 5  # words from «معاهدة» to «لعام 1994»
_YEARS = ("عام", "سنه")


def _told_elsewhere(
    trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar, *, same: bool
) -> Time | None:
    first, last = analysis.sentences[clause.sentence]
    near = [t for t in starting_in(analysis.times, first, last) if _holds_on(t, first)]
    near = [t for t in near if not _is_put_off(t, analysis, grammar)]
    near = [t for t in near if not _names_paper(t, first, analysis, grammar)]
    described = _in_relative(trigger, clause, near, analysis)
    if described is not None:
        return _time(described, analysis, "inherited")
    lag = _lag(trigger, analysis)
    if lag is not None:
        return _earlier_by(lag, _before(clause, near), analysis)
    found = _at_head(trigger, clause, first, near, analysis, grammar) or _of_neighbour(
        trigger, clause, near, analysis, grammar, same=same
    )
    if found is not None:
        return _time(found, analysis, "inherited")
    return _by_daypart(trigger, clause, analysis, grammar) or _by_heading(trigger, analysis)


def _holds_on(time: TimeExpression, first: int) -> bool:
    """«فمنذ مساء أمس داهم الجنود المنازل واعتقلوا …»: since when, told first, holds for what goes on."""
    since = time.kind == "since" and time.first - first <= 1
    return bool(time.value) and (time.kind == "date" or since)


def _at_head(
    trigger: Trigger,
    clause: Clause,
    first: int,
    near: Sequence[TimeExpression],
    analysis: Analysis,
    grammar: Grammar,
) -> TimeExpression | None:
    """Return the time that stands before every trigger of the sentence and so holds for what it tells."""
    if not near or near[0].first > trigger.at:
        return None
    if _first_trigger(analysis, first, near[0].first) < near[0].first:
        return None
    if _before_that(trigger, clause, analysis, grammar) or _pluperfect(
        trigger, near[0].last, analysis, grammar
    ):
        return None
    return near[0] if len(near) == 1 or near[1].first > trigger.at else None


def _before_that(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«بعد انسحاب …»: what happened before has a time of its own, as what is described in a relative has."""
    start = max(clause.first, trigger.at - 3)
    return clause.link == "which" or any(
        f in grammar.words("earlier") for f in analysis.forms[start : trigger.at]
    )


def _pluperfect(trigger: Trigger, first: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«… أمس 150 مسلحا كانوا قد وقعوا في الأسر»: they were taken before."""
    return any(f in grammar.words("was") for f in analysis.forms[first + 1 : trigger.at])


def _in_relative(
    trigger: Trigger, clause: Clause, near: Sequence[TimeExpression], analysis: Analysis
) -> TimeExpression | None:
    """«المعارك التي تفجرت الاثنين», «المحادثات التي اختتمت أمس»: when stands in the relative clause."""
    at = bisect_right(analysis.clauses, clause.first, key=_first_word)
    after = analysis.clauses[min(at, len(analysis.clauses) - 1)]
    beside = after.link == "which" and 0 <= after.first - trigger.last <= _DESCRIBED
    beside = beside and "،" not in analysis.forms[trigger.last : after.first]
    if trigger.build != "noun" or not beside or after.sentence != clause.sentence:
        return None
    told = _first_trigger(analysis, after.first, after.last)
    return next((t for t in near if after.first <= t.first < min(told, after.first + _SHORT)), None)


_DESCRIBED = 2  # words from a noun, its adjective between, to the relative clause about it
_SHORT = 6  # words of a relative clause within which its own time stands
_EVES = {"غداه": 1, "عشيه": -1}  # days from an act behind it to what is told before it
_HOURS = frozenset({"ساعه", "ساعات", "ساعتين", "دقايق", "قليل", "وقت", "لحظات"})


def _lag(trigger: Trigger, analysis: Analysis) -> int | None:
    """Return how many days before its main clause an act was, as «غداة …», «بعد يومين من …» tell."""
    at, forms = trigger.at, analysis.forms
    if trigger.build != "noun" or not at:
        return None
    if forms[at - 1] in _EVES:
        return _EVES[forms[at - 1]]
    told = next((t for t in starting_in(analysis.times, at - _LAG, at) if t.last == at - 1), None)
    if told is None or forms[told.first] != "بعد":
        return None
    if not _HOURS.isdisjoint(forms[told.first : at]):
        return 0
    numbers = starting_in(analysis.numbers, told.first, at)
    return next((int(n.value) for n in numbers if n.noun in _DAYS and isinstance(n.value, int)), None)


_LAG = 7  # words of «بعد نحو ثلاثة أيام من»
_DAYS = frozenset({"يوم", "يوما", "يومين", "ايام"})


def _before(clause: Clause, near: Sequence[TimeExpression]) -> TimeExpression | None:
    return next((t for t in reversed(near) if t.first < clause.first), None)


def _earlier_by(days: int, told: TimeExpression | None, analysis: Analysis) -> Time | None:
    value = moved(told.value, -days) if told and days else told.value if told else None
    return Time(value, analysis.span(told.first, told.last + 1), "inherited") if told and value else None


def _of_neighbour(
    trigger: Trigger,
    clause: Clause,
    near: Sequence[TimeExpression],
    analysis: Analysis,
    grammar: Grammar,
    *,
    same: bool,
) -> TimeExpression | None:
    """Return the time of the clause that this one goes on from, or of a «when» beside it."""
    speaks = trigger.form.frame.type in SPEECH_ACTS
    at = bisect_right(analysis.clauses, clause.first, key=_first_word) - 1
    goes_on = _goes_on(trigger, clause, analysis, grammar)
    there = goes_on and analysis.forms[clause.first] == _THERE
    if there or _accompanies(trigger, clause, analysis, grammar) or (speaks and same and goes_on):
        return _back(at, near, analysis, grammar)
    if speaks:
        return None
    goes_on = goes_on or _results(trigger, clause, analysis, grammar)
    if goes_on and (found := _back(at, near, analysis, grammar)) is not None:
        return found
    after = analysis.clauses[min(at + 1, len(analysis.clauses) - 1)]
    if analysis.forms[after.first] in grammar.words("when"):
        return next((t for t in near if after.first <= t.first < after.last), None)
    return None


def _accompanies(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«… أمس، مطالبا برفع الحصار», «… أمس، معلنة تعليق القصف»: who does it does it then."""
    if trigger.build == "noun":
        return trigger.at == clause.first + 1 and analysis.forms[clause.first] in grammar.say_agents
    return trigger.build == "agent" and trigger.at == clause.first


def _results(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    """«… أمس، ما أدى إلى مقتل جندي», «قبل أن ينسحب»: it came of the clause before, or right after it."""
    forms, first = analysis.forms, clause.first
    if clause.link == "that" and first and forms[first - 1] == "قبل":
        return trigger.at == first + 1
    opens = forms[first] in _WHICH and first + 1 < clause.last
    return opens and trigger.build == "noun" and forms[first + 1] in grammar.words("resulting")


_WHICH = frozenset({"ما", "مما"})


def _back(
    at: int, near: Sequence[TimeExpression], analysis: Analysis, grammar: Grammar
) -> TimeExpression | None:
    """Return the time of the clause before that of number ``at``, or of the one that it goes on from."""
    for number in range(at - 1, -1, -1):
        clause = analysis.clauses[number]
        if clause.link == "which" or clause.sentence != analysis.clauses[at].sentence:
            return None
        told = (t for t in reversed(near) if clause.first <= t.first < clause.last)
        found = next((t for t in told if not _is_of_thing(t, clause.first, analysis, grammar)), None)
        if found is not None or clause.link != "and":
            return found
    return None


def _goes_on(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> bool:
    opening = analysis.forms[clause.first]
    if opening in grammar.words("when"):
        return True
    goes_on = clause.link == "and" or opening in _GOING_ON
    return goes_on and trigger.build in {"verb", "passive"} and trigger.at - clause.first <= 1


_THERE = "حيث"  # «وصل أمس إلى القاهرة حيث التقى نظيره»
_GOING_ON = frozenset({"ثم", _THERE})


def _by_daypart(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> Time | None:
    """«وعاد فجرا»: the day told last in the same paragraph, else the day of the publication."""
    parts = (at for at in range(clause.first, clause.last) if _is_daypart(at, analysis.forms, grammar))
    at = next(parts, -1)
    if at < 0 or not analysis.report.published or _before_that(trigger, clause, analysis, grammar):
        return None
    told = _day_before(at, analysis)
    return Time(told or analysis.report.published, analysis.span(at, at + 1), "inherited")


def _is_daypart(at: int, forms: Sequence[str], grammar: Grammar) -> bool:
    """«من السابعة مساء إلى السادسة صباحا» are the hours of a rule, no day."""
    return forms[at] in grammar.words("dayparts") and not {"من", "الي", "حتي"} & set(
        forms[max(0, at - 3) : at]
    )


def _day_before(at: int, analysis: Analysis) -> str | None:
    number = bisect_right(analysis.times, at, key=lambda t: t.first) - 1
    if number < 0:
        return None
    last = analysis.times[number]
    same = "\n" not in analysis.forms[last.first : at]
    return last.value if same and last.kind == "date" and last.value and len(last.value) == 10 else None


def _by_heading(trigger: Trigger, analysis: Analysis) -> Time | None:
    number = bisect_right(analysis.headings, trigger.at, key=lambda h: h[0]) - 1
    if number < 0 or trigger.at >= analysis.headings[number][1]:
        return None
    return _time(analysis.headings[number][2], analysis, "inherited")


def find_headings(analysis: Analysis) -> list[tuple[int, int, TimeExpression]]:
    """Return the stretches ``[first, last)`` of words that a heading's or a label's date holds for.

    A heading is a short line with a day and no trigger: it holds for the items below it, that is the lines
    that begin with a mark or a clock time. A day alone over a report is that of its publication, and holds
    for what has a bullet or a clock time, not for «1- …» or a dialogue's dashes. A label opens a line:
    «29 نوفمبر: …», «الضهيرة – السبت: …».
    """
    found: list[tuple[int, int, TimeExpression]] = []
    heading: TimeExpression | None = None
    dateline = False
    for first, last in _lines(analysis.forms):
        days = [
            t
            for t in starting_in(analysis.times, first, last)
            if t.kind == "date" and t.value and len(t.value) == 10 and analysis.forms[t.first] != _UNTIL
        ]
        told = _first_trigger(analysis, first, last)
        item = _is_item(analysis.forms[first]) and not (days and days[0].first == first)
        item = item and not (days and told == last and analysis.forms[first] == "#")  # «#درعا: ملخص أحداث …»
        if told == last and not item:
            headed = bool(days) and last - first <= _HEADING
            if headed:
                heading, dateline = days[0], first < _TOP and _is_day_alone(first, last, analysis)
        label = (
            days[0] if days and days[0].first < told and _is_label(days[0], told, analysis.forms) else None
        )
        listed = analysis.forms[first] in _BULLETS or _is_timed(first, analysis.forms)
        holds = label or (heading if item and (listed or not dateline) else None)
        if holds is not None:
            found.append((first, last, holds))
    return found


_UNTIL = "حتي"  # «أبرز النقاط (حتى 21 أكتوبر)»: what follows was before


def _is_day_alone(first: int, last: int, analysis: Analysis) -> bool:
    """«الجمعة 06/07/2012» is a day alone, «أحداث الجمعة 6 تموز» is the heading of a digest."""
    times = starting_in(analysis.times, first, last)
    inside = {at for time in times for at in range(time.first, time.last + 1)}
    rest = {analysis.forms[at] for at in range(first, last) if at not in inside}
    return not any(form.isalpha() for form in rest - _BESIDE_A_DAY)


def _first_trigger(analysis: Analysis, first: int, last: int) -> int:
    inside = triggers_in(analysis, first, last)
    return inside[0].at if inside else last


def _lines(forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in [at for at, form in enumerate(forms) if form == "\n"]:
        if at > first:
            yield first, at
        first = at + 1
    if first < len(forms):
        yield first, len(forms)


def _is_label(time: TimeExpression, told: int, forms: Sequence[str]) -> bool:
    after = forms[time.last + 1 : min(told, time.last + 1 + _LABEL)]
    return any(form in _LABEL_MARKS for form in after)


def _is_timed(first: int, forms: Sequence[str]) -> bool:
    """Tell whether a line begins with a clock time: «08:40 …»."""
    return forms[first][0].isdigit() and ":" in (*forms[first : first + 2], *forms[first])


def _is_item(form: str) -> bool:
    return not form[0].isalpha() and form not in {"(", "["}
