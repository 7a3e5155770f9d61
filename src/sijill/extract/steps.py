"""The line of coding: its steps in order, what each needs and what it adds, checked before a run."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sijill.arabic.clauses import QUOTES, quotations, sentences, with_pauses, without_quotes
from sijill.arabic.dates import TimeExpression, find_dates, resolve_chain
from sijill.arabic.numbers import Number, find_numbers
from sijill.arabic.tokens import tokenise
from sijill.errors import CodingError
from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.attributing import find_sources
from sijill.extract.bodies import find_bodies
from sijill.extract.choosing import choose_packs
from sijill.extract.clausing import find_clauses
from sijill.extract.dating import find_headings
from sijill.extract.grammar import Grammar
from sijill.extract.local import find_local
from sijill.extract.naming import find_names
from sijill.extract.people import find_people, with_offices
from sijill.extract.phrasing import phrase_names
from sijill.extract.placing import find_places
from sijill.extract.resuming import resume_places
from sijill.extract.salience import find_pronouns
from sijill.extract.topic import is_foreign, is_of_quarrel
from sijill.extract.triggers import find_triggers, settle_triggers
from sijill.schema import Report, Span


class Step(Struct, frozen=True):
    """One step of the line.

    Attributes:
        adds: the field of `Analysis` that it fills, or fills anew. needs: the fields that it reads.
        run: the function, from the analysis so far to the field's value.
    """

    adds: str
    needs: tuple[str, ...]
    run: Callable[[Analysis, Grammar], Any]


See = Callable[[Analysis], list[Trigger]]  # the triggers of a text, those of the packs among them
_BEFORE = 2  # sentences before one that may tell an event, which say who speaks and who acts


def _live_sentences(analysis: Analysis, grammar: Grammar) -> list[tuple[int, int]]:
    """Return the sentences, those emptied that hold no word of an event and stand before none that does.

    What stands behind one and tells its number again is kept: «وقدرت الشرطة عددهم بستين». Most of the press
    tells nothing of a quarrel; what follows looks only where something may be told.
    """
    hot = [False] * len(analysis.sentences)
    at = 0
    for trigger in analysis.triggers:
        while analysis.sentences[at][1] <= trigger.at:
            at += 1
        hot[at] = True
    again = grammar.words("the_number")
    live = [
        any(hot[n : n + 1 + _BEFORE]) or (n > 0 and hot[n - 1] and not again.isdisjoint(analysis.forms[a:b]))
        for n, (a, b) in enumerate(analysis.sentences)
    ]
    for n in range(len(live) - 1, 0, -1):
        live[n - 1] = live[n - 1] or (live[n] and _speaks_on(analysis.sentences[n][0], analysis, grammar))
    return [(a, b if alive else a) for (a, b), alive in zip(analysis.sentences, live, strict=True)]


def _speaks_on(first: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«وأكد أن …», «كما أضاف»: a verb of speech heads a sentence; who speaks may stand before."""
    head = analysis.forms[first : first + 2]
    head = head[1:] if head[:1] == ["كما"] else head[:1]
    return any(bool(grammar.say[form]) for form in head)


def _stretches(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield the live sentences, neighbours together, as ranges of words."""
    start, end = -1, -1
    for first, last in analysis.sentences:
        if last > first:
            start, end = (first if start < 0 else start), last
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


class _Places(Struct, frozen=True):
    """Words that may open a time or a number, in order."""

    found: list[int]

    def within(self, first: int, last: int) -> list[int]:
        """Return those in ``[first, last)``, counted from ``first``."""
        low = bisect_left(self.found, first)
        return [at - first for at in self.found[low : bisect_left(self.found, last, low)]]


def _times(analysis: Analysis, grammar: Grammar) -> list[TimeExpression]:
    day = _day(analysis.report.published)
    found: list[TimeExpression] = []
    opening = _Places(analysis.marked(grammar.marks.bit["time"] | grammar.marks.bit["digits"]))
    for first, last in _stretches(analysis):
        times = find_dates(analysis.words[first:last], grammar.figures, day, opening.within(first, last))
        found += [replace(t, first=t.first + first, last=t.last + first) for t in times]
    return resolve_chain(found)


def _numbers(analysis: Analysis, grammar: Grammar) -> list[Number]:
    found: list[Number] = []
    sides = grammar.words("both_sides")  # «الطرفان» stands for two that were named, it counts nobody
    bodies = {n.last - 1 for n in analysis.names if n.sort == "armed-group"}  # «طالبان» are no two students
    opening = _Places(analysis.marked(grammar.marks.bit["number"] | grammar.marks.bit["digits"]))
    for first, last in _stretches(analysis):
        for n in find_numbers(analysis.words[first:last], grammar.figures, opening.within(first, last)):
            if n.first == n.noun_at and (n.noun in sides or n.first + first in bodies):
                continue
            found.append(_moved(n, first))
    today = list(_after_today(analysis, grammar))
    return sorted([*found, *today], key=lambda n: n.first) if today else found


def _moved(number: Number, by: int) -> Number:
    noun = number.noun_at + by if number.noun_at >= 0 else number.noun_at
    return replace(number, first=number.first + by, last=number.last + by, noun_at=noun)


_TODAY = frozenset({"اليوم", "الليله"})
_COUNTED = 3  # words of «12 فلسطينيا», with what bounds or joins them


def _after_today(analysis: Analysis, grammar: Grammar) -> Iterator[Number]:
    """Yield what is counted right behind «today»: «قتل اليوم 5 جنود», where «اليوم 5» looks like a label."""
    forms = analysis.forms
    for time in analysis.times:
        at = time.last + 1
        if forms[time.last] in _TODAY and time.kind == "date" and "".join(forms[at : at + 1]).isdigit():
            told = find_numbers(analysis.words[at : at + _COUNTED], grammar.figures, [0])
            yield from (_moved(n, at) for n in told[:1] if n.first == 0 and n.noun_at > 0)


STEPS: tuple[Step, ...] = (
    Step("triggers", ("forms", "sentences"), find_triggers),
    Step("sentences", ("sentences", "triggers"), _live_sentences),
    Step("packs", ("forms",), choose_packs),
    Step("names", ("forms", "packs"), find_names),
    Step("names", ("forms", "names"), find_places),
    Step("names", ("forms", "names"), find_local),
    Step("names", ("forms", "names"), resume_places),
    Step("names", ("forms", "names"), find_people),
    Step("names", ("forms", "names"), find_bodies),
    Step("names", ("forms", "names"), find_pronouns),
    Step("times", ("words", "sentences"), _times),
    Step("triggers", ("triggers", "names", "times"), settle_triggers),
    Step("numbers", ("words", "sentences", "times"), _numbers),
    Step("headings", ("times", "sentences"), lambda analysis, _: find_headings(analysis)),
    Step("clauses", ("forms", "sentences", "triggers", "names", "times"), find_clauses),
    Step("names", ("names", "clauses", "triggers"), lambda a, g: with_offices(phrase_names(a, g), a)),
    Step("sources", ("names", "clauses", "triggers", "quotes"), find_sources),
)
_FROM_TEXT = ("report", "tokens", "words", "forms", "marks", "sentences", "quotes")


def check_plan(steps: Sequence[Step] = STEPS) -> None:
    """See that every step finds what it needs.

    Raises:
        CodingError: ``step-needs`` with the step's field and what is missing.
    """
    there = set(_FROM_TEXT)
    for step in steps:
        missing = [need for need in step.needs if need not in there]
        if missing:
            raise CodingError("step-needs", step.adds, missing=", ".join(missing))
        there.add(step.adds)


def analyse(report: Report, grammar: Grammar, part: Span | None = None, see: See | None = None) -> Analysis:
    """Return a report, or a part of it, with all that the steps found in it.

    A report of sport or markets is not looked into, and the steps end where no word tells an event, or where
    the names and triggers are those of administration. ``see`` adds triggers that no predicate has.
    """
    analysis = begin(report, grammar, part)
    if is_foreign(analysis, grammar):
        return analysis
    for step in STEPS:
        setattr(analysis, step.adds, step.run(analysis, grammar))
        if see is not None and step.run is find_triggers:
            analysis.triggers = see(analysis)
        if step.run is find_names and not _may_quarrel(analysis, grammar):
            analysis.triggers = []
        if not analysis.triggers:
            break
    return analysis


def read_only(report: Report, grammar: Grammar, part: Span | None = None) -> Analysis:
    """Return a report, or a part of it, with its names, times and numbers alone, whatever it tells.

    The steps that ask which words tell an event are left out: somebody else says what is told here.
    """
    analysis, there = begin(report, grammar, part), set(_FROM_TEXT)
    for step in STEPS:
        if step.adds != "triggers" and there.issuperset(step.needs):
            setattr(analysis, step.adds, step.run(analysis, grammar))
            there.add(step.adds)
    return analysis


def _may_quarrel(analysis: Analysis, grammar: Grammar) -> bool:
    return is_of_quarrel((t.form.frame.type for t in analysis.triggers), analysis, grammar)


def begin(report: Report, grammar: Grammar, part: Span | None = None) -> Analysis:
    """Return a report, or a part of it, with its words, sentences and quotations."""
    tokens = with_pauses(tokenise(part.of(report.text), part.start) if part else tokenise(report.text))
    words, forms = tokens, [token.form for token in tokens]
    quoted = not QUOTES.isdisjoint(forms)
    if quoted:
        words = without_quotes(tokens)
        forms = [word.form for word in words]
    marks = list(map(grammar.marks.__getitem__, forms))
    return Analysis(
        report=report,
        tokens=tokens,
        words=words,
        forms=forms,
        marks=marks,
        by_mark=_by_mark(marks),
        sentences=sentences(words),
        quotes=quotations(tokens) if quoted else [],
    )


def _by_mark(marks: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, mark in enumerate(marks):
        if mark:
            found.setdefault(mark, []).append(at)
    return found


def _day(published: str | None) -> date | None:
    """Return the day of publication, None where it is unknown, no whole day or no day at all."""
    try:
        return date.fromisoformat(published) if published and len(published) == 10 else None
    except ValueError:
        return None
