"""The rules engine: the steps of coding in order, from a report to its mentions."""

import hashlib
from collections.abc import Sequence

from sijill.extract.analysis import Analysis, Name
from sijill.extract.choosing import choose_packs
from sijill.extract.claiming import with_claims
from sijill.extract.doubt import told
from sijill.extract.drafts import Draft, text_span
from sijill.extract.echoing import with_echoes
from sijill.extract.extras import form_of, items_of, outcome_of, via_of, with_answers
from sijill.extract.framing import frame
from sijill.extract.grammar import Grammar
from sijill.extract.ground import grounded
from sijill.extract.happenings import candidates
from sijill.extract.lending import with_places
from sijill.extract.merging import distinct
from sijill.extract.parts import parts
from sijill.extract.restating import with_restated
from sijill.extract.steps import See, analyse, begin, check_plan
from sijill.extract.titles import titled
from sijill.extract.topic import on_topic
from sijill.lexicon import Lexicon
from sijill.schema import Content, Filler, Mention, Report, Span

_CODED = frozenset({None, "ar"})  # languages; None is a text whose language nobody told


class RulesEngine:
    """Codes reports with the lexicon's rules alone: deterministic, offline.

    Example:
        >>> from sijill.lexicon import load
        >>> engine = RulesEngine(load())
        >>> [m.type for m in engine.code(Report(id="x", text="حاصرت قسد أحياء النظام في الحسكة."))]
        ['BLOCKADE']
    """

    name = "rules"
    version = "1"

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the tables of ``lexicon`` ready."""
        self.lexicon = lexicon
        self.packs_hash = lexicon.hash
        check_plan()
        self.grammar = Grammar(lexicon)

    def packs(self, report: Report) -> tuple[str, ...]:
        """Return the packs that a report is read with, none for one that is not coded."""
        if report.language not in _CODED:
            return ()
        return choose_packs(begin(report, self.grammar), self.grammar)

    def code(self, report: Report) -> list[Mention]:
        """Return the mentions of a report in the order of their evidence.

        A report whose language is known and is not Arabic has none.
        """
        if report.language not in _CODED:
            return []
        return [mention for part in parts(report.text) for mention in self._code(report, part)]

    def code_title(self, report: Report, told: Sequence[Mention]) -> list[Mention]:
        """Return the mentions that only the report's title has; ``told`` are those of its text."""
        return titled(report, told, self.code)

    def _code(self, report: Report, part: Span) -> list[Mention]:
        analysis, drafts = self.drafts(report, part)
        likely = distinct(told(drafts, analysis, self.grammar), analysis, self.lexicon)
        placed = with_places(likely, analysis)
        mentions = with_answers([self.mention(draft, analysis) for draft in placed])
        return grounded(mentions, report)

    def drafts(
        self, report: Report, part: Span | None = None, see: See | None = None
    ) -> tuple[Analysis, list[Draft]]:
        """Return the analysis of a report, or a part of it, and all that may be its events, before doubt.

        ``see`` adds triggers that no predicate of the packs has (`sijill.extract.steps.analyse`).
        """
        analysis = analyse(report, self.grammar, part, see)
        if not analysis.triggers:
            return analysis, []
        drafts = with_claims(frame(analysis, self.grammar), analysis, self.grammar)
        framed = with_echoes(candidates(drafts, analysis, self.grammar), analysis, self.grammar)
        framed = with_restated(framed, analysis, self.grammar)
        framed = on_topic(framed, analysis, self.grammar)
        return analysis, framed

    def _confidence(self, rule: str, kind: str) -> float:
        """Return the rule's precision on coded reports, its type's where the rule never fired there."""
        known = self.lexicon.confidence
        return known.get(rule, known.get(kind.lower(), 0.5))

    def mention(self, draft: Draft, analysis: Analysis) -> Mention:
        """Return a draft as a mention, every filler with its span."""
        report = analysis.report
        evidence = text_span(draft, analysis)
        trigger = analysis.span(draft.trigger.at, draft.trigger.at + 1)
        rule = rule_of(draft)
        return Mention(
            id=_mention_id(report, draft, evidence.start, trigger.start),
            report=report.id,
            version=report.version,
            type=draft.type,
            evidence=evidence,
            trigger=trigger,
            engine=f"{self.name}/{self.version}",
            rule=rule,
            confidence=self._confidence(rule, draft.type),
            actor=_fillers(draft.roles.actor, analysis, inherited=draft.roles.inherited),
            target=_fillers(draft.roles.target, analysis),
            mediator=_fillers(draft.roles.mediator, analysis),
            place=draft.place,
            date=draft.date,
            about=draft.about,
            count=draft.count,
            status=draft.status,
            source=draft.source,
            told_on=report.published,
            content=tuple(_content(inner, analysis) for inner in draft.content),
            deadline=draft.deadline,
            term=draft.term,
            items=items_of(draft, analysis, self.grammar),
            outcome=outcome_of(draft, analysis, self.grammar),
            via=via_of(draft, analysis, self.grammar),
            form=form_of(draft, analysis, self.grammar),
            packs=analysis.packs,
        )


def rule_of(draft: Draft) -> str:
    """Return the rule's name: the predicate and how it is built. Example: ``"attack.shell:noun"``."""
    return f"{draft.trigger.form.frame.rule}:{draft.trigger.build}"


def _mention_id(report: Report, draft: Draft, start: int, trigger: int) -> str:
    key = f"{report.id}\0{report.version}\0{draft.type}\0{start}\0{trigger}\0{draft.trigger.form.frame.rule}"
    return hashlib.sha256(f"{key}\0{draft.status}".encode()).hexdigest()[:16]


def _fillers(names: Sequence[Name], analysis: Analysis, *, inherited: bool = False) -> tuple[Filler, ...]:
    unique = {n.id: n for n in names}
    return tuple(
        Filler(n.id, analysis.span(n.first, n.last), "inherited" if inherited else n.how)  # type: ignore[arg-type]
        for n in unique.values()
    )


def _content(draft: Draft, analysis: Analysis) -> Content:
    return Content(
        draft.type,
        text_span(draft, analysis),
        _fillers(draft.roles.actor, analysis),
        _fillers(draft.roles.target, analysis),
        draft.place,
    )
