"""Status: actual, planned or denied, by the words around a trigger."""

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.grammar import Grammar
from sijill.schema import Status

_CLOSE = 2  # words before a trigger within which a negation is its own


def status_of(trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar) -> Status:
    """Return the status of what a trigger tells, before who says so is known.

    Source: the coding guide, "status" and "settled cases" (a foiled or attempted act is planned).
    """
    if trigger.form.frame.status:
        return trigger.form.frame.status  # type: ignore[return-value]
    forms = analysis.forms
    if any(forms[at] in grammar.words("negations") for at in range(max(clause.first, trigger.at - _CLOSE), trigger.at)):
        return "denied"
    if trigger.reading.future or (trigger.build == "verb" and _possible(trigger, forms)):
        return "planned"
    near = max(clause.first, trigger.at - 5)
    if grammar.cues["planned_cues"].within(forms, near, trigger.at) >= 0:
        return "planned"
    return "actual"


def _possible(trigger: Trigger, forms: list[str]) -> bool:
    before = forms[trigger.at - 1] if trigger.at else ""
    if trigger.reading.preposition == "ل":
        return True
    return not trigger.form.past and before in {"قد", "وقد", "ان", "بان", "وان", "كي", "لكي", "حتي"} and before != "وقد"
