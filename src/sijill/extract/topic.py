"""Topic: whether a report tells of a quarrel at all, or only borrows its words.

Sports pages attack and besiege, markets collapse and recover, columnists argue: news of a conflict name
armed or rival parties, and do not speak of goals and share prices.
"""

from collections.abc import Iterable, Sequence

from sijill.arabic.dates import TimeExpression
from sijill.extract.analysis import ARMED_SORTS, PARTIES, Analysis
from sijill.extract.drafts import Draft
from sijill.extract.grammar import Grammar

_SHOTS = 5  # of these from which a report tells of violence, whatever else it speaks of
_FOREIGN = 0.02  # share of words of sport, markets, stage and stars from which a report is about these
_OPINION = 0.03  # share of words of argument from which a report argues more than it tells
_COLUMN = 0.006  # the same in a text that looks like a column
_WORDS_A_SOURCE = 150  # words of a text for each of whom it cites, from which it cites next to nobody
_DAYS = frozenset({"relative", "weekday", "weekdays", "ago", "since-length", "past-length", "days-in-row"})
_ENOUGH = 4  # words of a list below which their share says nothing
_QUESTIONS = 3  # lines that end in a question, from which a text is an interview
_SHORT = 60  # words below which a text is too short to be judged by whom it names
_HARD = frozenset({
    "ATTACK", "CLASH", "BLOCKADE", "DETAIN", "SEIZE", "PROTEST", "DISPLACE", "VIOLATE", "LIFT", "COERCE",
    "CASUALTIES", "RELEASE", "ESCAPE", "WITHDRAW", "THREATEN",
})  # fmt: skip


def on_topic(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Return the drafts that a report of its kind may tell.

    - Reports of sport, markets, stage and stars tell none.
    - Where one party alone is named and no violence or coercion is told, a minister approves and a town
      council asks: administration, no quarrel.
    - What argues more than it tells needs a party together with a place, a date or a number. In an
      interview people argue, and are asked about what happened.
    """
    if not is_of_quarrel([d.type for d in drafts], analysis, grammar):
        return []
    if _argues(analysis, grammar):
        return [d for d in drafts if _is_told_fully(d)]
    return list(drafts)


def _argues(analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a text argues more than it tells, and is no interview: a column, by fewer words of it."""
    share = _share(analysis, grammar, "opinion_words")
    enough = _COLUMN if share >= _COLUMN and _is_column(analysis) else _OPINION
    return share >= enough and not _is_interview(analysis)


def _is_column(analysis: Analysis) -> bool:
    """Tell whether a text cites next to nobody and tells of no day close by, as news do."""
    cited = len(analysis.sources) * _WORDS_A_SOURCE >= len(analysis.forms)
    return not cited and not any(_is_of_late(time, analysis.forms) for time in analysis.times)


def _is_of_late(time: TimeExpression, forms: Sequence[str]) -> bool:
    """«أمس», «الجمعة الماضي», «قبل يومين»; a columnist's «اليوم» is nowadays."""
    return time.rule in _DAYS and forms[time.first : time.last + 1] not in (["اليوم"], ["واليوم"])


def is_foreign(analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a report is of sport, markets, stage or stars, by its words alone.

    One that speaks as often of armed men and the dead («مسلح يطلق النار في سينما») is not.
    """
    return _share(analysis, grammar, "off_topic") >= _FOREIGN and not _is_deadly(analysis, grammar)


def _is_deadly(analysis: Analysis, grammar: Grammar) -> bool:
    words = grammar.words("deadly")
    deadly = sum(1 for form in analysis.forms if form in words)
    return deadly >= max(_SHOTS, len(analysis.marked(grammar.marks.bit["off_topic"])))


def _is_interview(analysis: Analysis) -> bool:
    """Tell whether several lines of a text are questions."""
    ends = zip(analysis.forms, analysis.forms[1:], strict=False)
    return sum(1 for mark, behind in ends if mark == "؟" and behind == "\n") >= _QUESTIONS


def _share(analysis: Analysis, grammar: Grammar, name: str) -> float:
    """Return which share of the words belong to a list, in any form."""
    found = len(analysis.marked(grammar.marks.bit[name]))
    return found / len(analysis.forms) if found >= _ENOUGH else 0.0


def is_of_quarrel(types: Iterable[str], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a report with events of ``types`` may tell of a quarrel: by these, or by whom it names."""
    if len(analysis.forms) < _SHORT or any(kind in _HARD for kind in types):
        return True
    actors = [n for n in analysis.names if n.kind == "actor" and n.sort in PARTIES]
    armed = any(n.sort in ARMED_SORTS for n in actors)
    return armed or len({grammar.lexicon.party(n.id) for n in actors}) > 1


_FOUGHT = frozenset({"ATTACK", "CLASH"})


def _is_told_fully(draft: Draft) -> bool:
    roles = draft.roles
    party = bool(roles.target or (roles.actor and not roles.inherited))
    told = bool(draft.date or draft.count or draft.about or draft.place)
    return (party and told) or _is_known_attack(draft)


def _is_known_attack(draft: Draft) -> bool:
    """«الذين فجروا مسجد القديح», «هجمات 11 سبتمبر 2001»: columns too speak of what happened then or there."""
    if draft.type not in _FOUGHT or not (draft.trigger.build == "noun" or draft.trigger.form.past):
        return False
    there = any(place.how != "inherited" for place in draft.place)
    return bool(draft.date) or (there and bool(draft.roles.actor))
