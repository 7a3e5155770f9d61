"""Place and numbers of a trigger."""

from collections.abc import Iterator, Sequence

from sijill.arabic.clauses import Clause
from sijill.arabic.numbers import Number
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.dating import term_of
from sijill.extract.grammar import Grammar
from sijill.schema import SPEECH_ACTS, Count, CountOf, EventType, Filler

_FROM = frozenset({"من"})
_KILLED = ("قتل", "مقتل", "قضي", "استشهد", "استشهاد", "لقي", "مصرع", "وفا", "ضحي", "قتيل", "قتلي", "شهيد", "شهداء", "اغتيال")
_HURT = ("اصيب", "اصاب", "اصابه", "جرح", "جريح", "جرحي", "مصاب")
# What a number of people is a number of, where the noun does not say it itself.
_BY_TYPE: dict[EventType, CountOf] = {
    "DETAIN": "detained", "RELEASE": "released", "ESCAPE": "escaped", "DISPLACE": "displaced",
    "CASUALTIES": "killed", "PROTEST": "people", "MEET": "people", "DEPLOY": "people", "WITHDRAW": "people",
}  # fmt: skip


def place_of(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, used: Sequence[Name]
) -> tuple[Filler, ...]:
    """Return the most specific places of a trigger's clause, nearest after the trigger first."""
    names = [n for n in analysis.names if clause.first <= n.first < stop and n.kind == "place" and n not in used]
    after = [n for n in names if n.first >= trigger.at]
    chosen = _specific(after or names, analysis)
    if not chosen:
        return _inherited(trigger, clause, analysis, used)
    unique = {n.id: n for n in chosen}
    return tuple(Filler(n.id, analysis.span(n.first, n.last)) for n in unique.values())


def _inherited(
    trigger: Trigger, clause: Clause, analysis: Analysis, used: Sequence[Name]
) -> tuple[Filler, ...]:
    """Return the place named last before a trigger, in its own sentence or the one before; none for speech."""
    if trigger.form.frame.type in SPEECH_ACTS - {"PROTEST"}:
        return ()
    start = analysis.sentences[max(0, clause.sentence - 1)][0]
    near = [n for n in analysis.names if start <= n.first < trigger.at and n.kind == "place" and n not in used]
    near = [n for n in near if n.sort not in {"country"}]
    return tuple(Filler(n.id, analysis.span(n.first, n.last), "inherited") for n in near[-1:])


def _specific(names: Sequence[Name], analysis: Analysis) -> list[Name]:
    """Leave out the larger place that only says where the smaller one lies («حي طي في القامشلي»)."""
    kept: list[Name] = []
    for name in names:
        inside = kept and not name.joined and name.first - kept[-1].last <= 4 and _larger(name, kept[-1], analysis)
        if not inside:
            kept.append(name)
    if len(kept) > 1:
        kept = [n for n in kept if n.sort not in {"country", "governorate"}] or kept
    return kept


def _larger(name: Name, before: Name, analysis: Analysis) -> bool:
    between = analysis.forms[before.last : name.first]
    return name.preposition in {"ب", "في", "من", "", "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي"} and "،" not in between


def counts_of(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> tuple[Count, ...]:
    """Return the numbers of a trigger's clause that say how many were killed, held, freed, sent ..."""
    found: list[Count] = []
    inside = [n for n in analysis.numbers if clause.first <= n.first < stop]
    for number in inside:
        what = _what(number, trigger, clause, analysis, grammar)
        if what is not None and not _in_time(number, analysis):
            found.append(_count(number, what, analysis))
    found += _single_victims(trigger, clause, stop, analysis, grammar)
    found += _days_in_row(trigger, clause, stop, analysis)
    return tuple(dict.fromkeys(found))


def _single_victims(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> Iterator[Count]:
    """Yield a one for «مقتل شاب», «جُرحت امرأة»: a word of death or hurt right before a single person."""
    taken = {at for n in analysis.numbers for at in range(n.first, max(n.last, n.noun_at) + 1)}
    nouns = grammar.figures.numbers.nouns
    for at in range(clause.first, min(stop, clause.last) - 1):
        noun = nouns.get(analysis.forms[at + 1])
        if noun is None or not noun.person or noun.form != "singular" or noun.definite or at + 1 in taken:
            continue
        what = _harm(analysis.forms[at]) or (_BY_TYPE.get(trigger.form.frame.type) if at == trigger.at else None)
        if what in {"killed", "injured", "detained", "released"} and not noun.prefix:
            span = analysis.span(at + 1, at + 2)
            yield Count(what, 1, span.of(analysis.report.text), span, _whose(at + 1, analysis))


def _harm(form: str) -> CountOf | None:
    if _begins(form, _KILLED):
        return "killed"
    return "injured" if _begins(form, _HURT) else None


def _days_in_row(trigger: Trigger, clause: Clause, stop: int, analysis: Analysis) -> list[Count]:
    kinds = {"days-in-row", "duration"}
    rows = [t for t in analysis.times if clause.first <= t.first < stop and t.kind in kinds and t.days]
    if trigger.form.frame.type not in {"BLOCKADE", "CLASH", "AGREE", "PROTEST", "ATTACK", "COERCE", "LIFT"}:
        return []
    return [c for c in (term_of(t, analysis) for t in rows[:1]) if c]


def _in_time(number: Number, analysis: Analysis) -> bool:
    return any(t.first <= number.first <= t.last for t in analysis.times)


def _what(
    number: Number, trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar
) -> CountOf | None:
    kind = trigger.form.frame.type
    what, person = grammar.counted(number.noun) or (None, False)
    if what in {"killed", "injured"}:
        return what
    if what in {"detained", "released", "escaped", "displaced"}:
        return _BY_TYPE.get(kind, what)
    if not person and what not in {None, "people"}:
        return what
    if person or what == "people":
        return _fate(number, clause, analysis) or _BY_TYPE.get(kind, "people")
    if not number.noun:
        return _fate(number, clause, analysis) or _BY_TYPE.get(kind)
    return "other" if what == "other" else None


def _fate(number: Number, clause: Clause, analysis: Analysis) -> CountOf | None:
    """Return killed or injured where the nearest word of death or hurt stands right before or after."""
    forms = analysis.forms
    before = range(number.first - 1, max(clause.first - 1, number.first - 5), -1)
    after = range(number.last + 1, min(len(forms), number.last + 5))
    return next((harm for at in [*before, *after] if (harm := _harm(forms[at]))), None)


def _begins(form: str, stems: tuple[str, ...]) -> bool:
    bare = form[1:] if form[:1] in "وفبل" and len(form) > 4 else form
    return form.startswith(stems) or bare.startswith(stems) or bare.removeprefix("ال").startswith(stems)


def _count(number: Number, what: CountOf, analysis: Analysis) -> Count:
    last = max(number.last, number.noun_at)
    span = analysis.span(number.first, last + 1)
    return Count(what, number.value, span.of(analysis.report.text), span, _whose(last, analysis))


def _whose(last: int, analysis: Analysis) -> str | None:
    """Return the actor whose people are counted: «أربعة من عناصر قسد», «11 مدنيا»."""
    near = [n for n in analysis.names if n.kind == "actor" and last - 1 <= n.first <= last + 5]
    return near[0].id if near and near[0].preposition in {"", "من", "ل"} else None
