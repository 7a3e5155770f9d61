"""What the design adds to the guide: items, outcome, way, form, and what a mention answers."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import Analysis
from sijill.extract.drafts import Draft
from sijill.extract.grammar import Grammar
from sijill.schema import Filler, Mention

_WITH_ITEMS = frozenset({"BLOCKADE", "LIFT", "AID"})
_SAID = frozenset({"DEMAND", "OFFER", "REJECT", "AGREE", "THREATEN", "ACCUSE", "DENY", "MEET"})
_OUTCOMES = (
    ("none", "accord_outcomes_none"),
    ("postponed", "accord_outcomes_postponed"),
    ("walk-out", "accord_outcomes_walkout"),
    ("deal", "accord_outcomes_deal"),
)
# What a type may answer, nearest first.
_ANSWERS: dict[str, frozenset[str]] = {
    "REJECT": frozenset({"DEMAND", "OFFER"}),
    "AGREE": frozenset({"DEMAND", "OFFER"}),
    "OFFER": frozenset({"DEMAND"}),
    "DENY": frozenset({"ACCUSE"}),
    "LIFT": frozenset({"DEMAND", "AGREE"}),
}


def items_of(draft: Draft, analysis: Analysis, grammar: Grammar) -> tuple[Filler, ...]:
    """Return what is kept out or let in, each kind once, with the word that names it."""
    if draft.type not in _WITH_ITEMS:
        return ()
    found: dict[str, Filler] = {}
    for at in range(*draft.words):
        for _, item in grammar.items[analysis.forms[at]]:
            found.setdefault(item, Filler(item, analysis.span(at, at + 1)))
    return tuple(found.values())


def outcome_of(draft: Draft, analysis: Analysis, grammar: Grammar) -> Filler | None:
    """Return how talks ended, where the words of their own clause or evidence tell it."""
    if draft.type != "MEET":
        return None
    first, last = draft.words[0], max(draft.words[1], draft.clause.last)
    for value, cues in _OUTCOMES:
        at = grammar.cues[cues].within(analysis.forms, first, last)
        if at >= 0:
            return Filler(value, analysis.span(at, at + grammar.cues[cues].length(analysis.forms, at)))
    return None


def via_of(draft: Draft, analysis: Analysis, grammar: Grammar) -> Filler | None:
    """Return ``go-between`` where a mediator's words stand in the evidence of a speech act or a meeting."""
    return _told(draft, analysis, grammar, "go_between", "go-between")


def form_of(draft: Draft, analysis: Analysis, grammar: Grammar) -> Filler | None:
    """Return ``written`` or ``spoken`` where the evidence tells it."""
    return _told(draft, analysis, grammar, "written_form", "written") or _told(
        draft, analysis, grammar, "spoken_form", "spoken"
    )


def _told(draft: Draft, analysis: Analysis, grammar: Grammar, cues: str, value: str) -> Filler | None:
    if draft.type not in _SAID:
        return None
    at = grammar.cues[cues].within(analysis.forms, *draft.words)
    return Filler(value, analysis.span(at, at + 1)) if at >= 0 else None


def with_answers(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, each refusal, denial or acceptance with the earlier mention that it answers.

    The answered one is the nearest before whose target is the answerer, or whose content is what is refused.
    """
    result: list[Mention] = []
    for mention in mentions:
        answered = next((old.id for old in reversed(result) if _answers(mention, old)), None)
        result.append(msgspec.structs.replace(mention, answers=answered) if answered else mention)
    return result


def _answers(new: Mention, old: Mention) -> bool:
    if old.type not in _ANSWERS.get(new.type, frozenset()):
        return False
    answerers = {f.value for f in new.actor}
    if answerers & {f.value for f in old.actor}:
        return False
    about = {f.value for f in new.about} & {f.value for f in old.about}
    return bool(answerers & {f.value for f in old.target}) or bool(about)
