"""Candidates: the names and times near an event, one of which may fill each of its roles."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sijill.extract.analysis import Analysis, Name
from sijill.extract.attributing import source_at
from sijill.extract.drafts import Draft
from sijill.schema import Filler, Span

ROLES = ("actor", "target", "mediator", "source", "place", "date")
_BACK, _AHEAD = 2, 1  # sentences before and behind an event's own from which it may be filled
_FAR = 24  # words beyond which all distances are one
_STEPS = (1, 2, 3, 4, 6, 8, 11, 15, 19, _FAR)
Values = Mapping[str, tuple[str, ...]]


class Candidate(Struct, frozen=True, gc=False):
    """What may fill a role.

    Attributes:
        kind: actor, place or time. id: its value. first, last: its words ``[first, last)``.
        sort, how, preposition: as in `Name`. filler: what stands in a mention where it is chosen.
    """

    kind: str
    id: str
    first: int
    last: int
    sort: str
    how: str
    preposition: str
    filler: Filler


def candidates(at: int, analysis: Analysis, draft: Draft | None = None) -> list[Candidate]:
    """Return what stands near the word ``at``, and what the rules filled its draft with, near or far."""
    first, last = _window(at, analysis)
    near = [_of_name(n, analysis) for n in analysis.named(first, last)]
    near += [c for c in _times(analysis) if first <= c.first < last]
    known = {(c.kind, c.id) for c in near}
    more = _of_draft(draft, analysis) if draft else ()
    return near + [c for c in more if (c.kind, c.id) not in known]


def _window(at: int, analysis: Analysis) -> tuple[int, int]:
    own = sentence_of(at, analysis)
    first = analysis.sentences[max(0, own - _BACK)][0]
    return first, analysis.sentences[min(len(analysis.sentences) - 1, own + _AHEAD)][1]


def sentence_of(at: int, analysis: Analysis) -> int:
    """Return the number of the sentence in which, or behind which, the word ``at`` stands."""
    return max(0, bisect_right(analysis.sentences, at, key=lambda s: s[0]) - 1)


def _of_name(name: Name, analysis: Analysis) -> Candidate:
    filler = Filler(name.id, analysis.span(name.first, name.last), name.how)  # type: ignore[arg-type]
    return Candidate(name.kind, name.id, name.first, name.last, name.sort, name.how, name.preposition, filler)


def _times(analysis: Analysis) -> Iterator[Candidate]:
    for t in analysis.times:
        if t.value and t.kind not in {"duration", "deadline"}:
            filler = Filler(t.value, analysis.span(t.first, t.last + 1))
            yield Candidate("time", t.value, t.first, t.last + 1, t.kind, t.how, t.rule, filler)


def _of_draft(draft: Draft, analysis: Analysis) -> Iterator[Candidate]:
    for role in ("actor", "target", "mediator"):
        for name in getattr(draft.roles, role):
            yield _of_name(name, analysis)
    yield from (_of_filler("place", f, draft, analysis) for f in draft.place)
    yield from (_of_filler("actor", f, draft, analysis) for f in draft.source)
    if draft.date is not None:
        date = Filler(draft.date.value, draft.date.span)
        yield _of_filler("time", date, draft, analysis)


def _of_filler(kind: str, filler: Filler, draft: Draft, analysis: Analysis) -> Candidate:
    start = filler.span.start if filler.span is not None else -1
    at = bisect_right(analysis.words, start, key=lambda w: w.start) - 1
    at = at if at >= 0 else draft.trigger.at
    return Candidate(kind, filler.value, at, at + 1, "taken", filler.how, "", filler)


def filled(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return with which values the rules filled the roles of a draft."""
    roles = draft.roles
    return {
        "actor": tuple(n.id for n in roles.actor),
        "target": tuple(n.id for n in roles.target),
        "mediator": tuple(n.id for n in roles.mediator),
        "source": tuple(f.value for f in draft.source),
        "place": tuple(f.value for f in draft.place),
        "date": (draft.date.value,) if draft.date else (),
    }


def features(kind: str, at: int, one: Candidate, analysis: Analysis, rules: Values) -> Iterator[str]:
    """Yield the names of the features of a candidate for an event of a type at the word ``at``.

    How far it stands and on which side, in which sentence and clause, what it is and what governs it, and
    which role the rules gave it, or that they gave the role to another or to none.
    """
    yield f"kind:{one.kind}"
    yield f"type:{kind}:{one.kind}"
    yield f"sort:{one.sort}"
    yield f"how:{one.how}"
    yield f"preposition:{one.preposition}"
    yield f"type:{kind}:{one.preposition}"
    yield from _place_features(at, one, analysis)
    yield from _speech_features(at, one, analysis)
    yield from _rule_features(one, rules)


def _place_features(at: int, one: Candidate, analysis: Analysis) -> Iterator[str]:
    apart = one.first - at
    step = bisect_right(_STEPS, abs(apart))
    side = "before" if apart < 0 else "behind"
    yield f"{side}:{step}"
    yield f"{one.kind}:{side}"
    yield f"sentence:{sentence_of(one.first, analysis) - sentence_of(at, analysis)}"
    same = _clause_of(at, analysis) == _clause_of(one.first, analysis)
    yield f"{one.kind}:{'same' if same else 'other'} clause:{side}"
    low, high = sorted((at, one.first))
    between = sum(1 for n in analysis.named(low, high) if n.kind == one.kind and n.first != one.first)
    yield f"between:{min(between, 3)}:{side}"


def _speech_features(at: int, one: Candidate, analysis: Analysis) -> Iterator[str]:
    """Yield whether a candidate is told to say what stands at the word, or anything in its sentence."""
    if one.kind != "actor":
        return
    speaking = [f.value for f in source_at(at, analysis.sources)]
    if one.id in speaking:
        yield f"says it:{min(speaking.index(one.id), 1)}"
    first, last = analysis.sentences[sentence_of(at, analysis)]
    near = (s for s in analysis.sources if s.first < last and s.last > first)
    if any(one.id == f.value for s in near for f in s.chain):
        yield "says something"


def _clause_of(at: int, analysis: Analysis) -> int:
    return bisect_right(analysis.clauses, at, key=lambda c: c.first)


def _rule_features(one: Candidate, rules: Values) -> Iterator[str]:
    if not rules:
        yield "rules:silent"
        return
    for role in ROLES:
        given = rules.get(role, ())
        if one.id in given:
            yield f"rules:{role}"
        elif given:
            yield f"rules:{role}:another"
        else:
            yield f"rules:{role}:none"


def of_span(span: Span, analysis: Analysis) -> tuple[int, int]:
    """Return the words ``[first, last)`` of a stretch of text."""
    first = bisect_right(analysis.words, span.start, key=lambda w: w.start) - 1
    return max(0, first), bisect_right(analysis.words, span.end - 1, key=lambda w: w.start)
