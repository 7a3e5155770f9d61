"""Why: which rules fired or failed in the clause at an offset, stage by stage."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.contents import find_contents
from sijill.extract.doubt import likelihood, told
from sijill.extract.drafts import Draft
from sijill.extract.echoing import with_echoes
from sijill.extract.engine import rule_of
from sijill.extract.framing import frame
from sijill.extract.grammar import Grammar
from sijill.extract.happenings import candidates
from sijill.extract.merging import distinct
from sijill.extract.parts import parts
from sijill.extract.steps import analyse
from sijill.lexicon import Lexicon
from sijill.lexicon.predicates import Form
from sijill.schema import Report, Span

Reason = Literal["coded", "lacks-word", "not-here", "content", "ruled-out", "second-mention", "doubtful"]


class Trace(Struct, frozen=True):
    """What became of one rule at one word.

    Attributes:
        rule: the rule. fired: whether it coded a mention. span: the word.
        reason: coded; lacks-word (a word that the form demands does not follow, or one that it bars does);
            not-here (the word is part of a name or a time, or another form fits better); content (it is what
            a speech act is about); ruled-out (negated, or nothing is told of it); second-mention (the same
            happening is told more fully elsewhere); doubtful (less likely than the threshold).
        likelihood: how likely the draft was, None where it never became one.
    """

    rule: str
    fired: bool
    reason: Reason
    span: Span
    likelihood: float | None = None


def explain(report: Report, offset: int, lexicon: Lexicon) -> list[Trace]:
    """Return what became of every rule that knows a word of the clause at ``offset``.

    Args:
        report: the report.
        offset: a code point of its text.
        lexicon: the packs to explain with.

    Example:
        >>> from sijill.lexicon import load
        >>> report = Report(id="x", text="حاصرت قسد أحياء النظام في الحسكة.")
        >>> [(t.rule, t.fired) for t in explain(report, 0, load())][:1]
        [('blockade.besiege:verb', True)]
    """
    grammar = Grammar(lexicon)
    part = next((part for part in parts(report.text) if offset < part.end), None)
    analysis = analyse(report, grammar, part)
    words = _words_at(analysis, offset)
    stages = _Stages.of(analysis, grammar) if analysis.triggers else _NOTHING
    return [trace for at in words for trace in _traces(at, analysis, grammar, stages)]


class _Stages(Struct, frozen=True):
    """The drafts that are left after each stage."""

    framed: tuple[Draft, ...]
    possible: tuple[Draft, ...]
    likely: tuple[Draft, ...]
    apart: tuple[Draft, ...]
    contents: frozenset[tuple[int, str]]

    @classmethod
    def of(cls, analysis: Analysis, grammar: Grammar) -> "_Stages":
        framed = frame(analysis, grammar)
        possible = with_echoes(candidates(framed, analysis, grammar), analysis, grammar)
        likely = told(possible, analysis, grammar)
        inside = (t for c in find_contents(analysis, grammar).values() for t in c.triggers)
        return cls(
            tuple(framed),
            tuple(possible),
            tuple(likely),
            tuple(distinct(likely, analysis, grammar.lexicon)),
            frozenset((t.at, t.form.frame.rule) for t in inside),
        )

    def reason(self, key: tuple[int, str]) -> Reason:
        stages: tuple[tuple[Sequence[Draft], Reason], ...] = (
            (self.apart, "coded"),
            (self.likely, "second-mention"),
            (self.possible, "doubtful"),
            (self.framed, "ruled-out"),
        )
        for drafts, reason in stages:
            if any(_key(d.trigger) == key for d in drafts):
                return reason
        return "content" if key in self.contents else "not-here"


_NOTHING = _Stages((), (), (), (), frozenset())


def _key(trigger: Trigger) -> tuple[int, str]:
    return trigger.at, trigger.form.frame.rule


def _words_at(analysis: Analysis, offset: int) -> range:
    for clause in analysis.clauses:
        first, last = analysis.words[clause.first], analysis.words[clause.last - 1]
        if first.start <= offset < last.end:
            return range(clause.first, clause.last)
    return range(*next(((a, b) for a, b in analysis.sentences if offset < analysis.words[b - 1].end), (0, 0)))


def _traces(at: int, analysis: Analysis, grammar: Grammar, stages: _Stages) -> Iterator[Trace]:
    span = analysis.span(at, at + 1)
    triggers = {t.form.frame.rule: t for t in analysis.triggers if t.at == at}
    seen: set[str] = set()
    for _, forms in grammar.forms[analysis.forms[at]]:
        for form in forms:
            rule = form.frame.rule
            if rule in seen:
                continue
            seen.add(rule)
            if rule in triggers:
                yield _fired(triggers[rule], stages, analysis, grammar, span)
            else:
                yield Trace(f"{rule}:{form.build}", fired=False, reason=_why_not(form), span=span)


def _why_not(form: Form) -> Reason:
    return "lacks-word" if form.needs or form.words or form.bars else "not-here"


def _fired(trigger: Trigger, stages: _Stages, analysis: Analysis, grammar: Grammar, span: Span) -> Trace:
    reason = stages.reason(_key(trigger))
    draft = next((d for d in stages.framed if _key(d.trigger) == _key(trigger)), None)
    likely = round(likelihood(draft, analysis, grammar), 3) if draft else None
    name = rule_of(draft) if draft else f"{trigger.form.frame.rule}:{trigger.build}"
    return Trace(name, fired=reason == "coded", reason=reason, span=span, likelihood=likely)


__all__ = ["Trace", "explain"]
