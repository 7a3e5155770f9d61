"""Triggers that the model sees: words that no predicate of the packs has, framed as their type mostly is."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from sijill.extract.analysis import Analysis, Trigger
from sijill.lexicon.predicates import Build, Form, Frame
from sijill.lexicon.words import Reading, readings
from sijill.model.labels import BUILDS, KINDS
from sijill.model.sight import Sight
from sijill.schema import EventType

_COMMON = 0.25  # share of a type's predicates from which what governs their arguments is the type's
_PRESENT = frozenset("يتن")  # what a verb of the present begins with
_SHORTEST = 3  # letters of a word that may tell an event
RULE = "model"  # the predicate of what the model sees


def frames(forms: Mapping[str, Iterable[Form]]) -> dict[str, Frame]:
    """Return for each type the frame that most of its predicates share."""
    known: dict[str, set[Frame]] = {}
    for form in (form for told in forms.values() for form in told):
        known.setdefault(form.frame.type, set()).add(form.frame)
    return {kind: _usual(kind, sorted(told, key=lambda f: f.rule)) for kind, told in known.items()}


def _usual(kind: str, told: Sequence[Frame]) -> Frame:
    return Frame(
        rule=f"{kind.lower()}.{RULE}",
        type=told[0].type,
        target=_most([f.target for f in told]),
        actor=_most([f.actor for f in told]),
        idafa=Counter(f.idafa for f in told).most_common(1)[0][0],
        content=_most([f.content for f in told]),
        about=(),
        status="",
        undone="CASUALTIES" if kind == "ATTACK" else None,
    )


def _most(told: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    counts = Counter(word for words in told for word in words)
    return tuple(word for word, count in counts.most_common() if count >= _COMMON * len(told))


Least = Callable[[int], float]


def seen(analysis: Analysis, sight: Sight, usual: Mapping[str, Frame], least: Least) -> list[Trigger]:
    """Return the triggers that the model sees at least as likely as ``least`` says of the word, in order."""
    found = []
    for at, row in enumerate(sight.kind):
        kind = int(row[1:].argmax()) + 1
        frame = usual.get(KINDS[kind])
        if row[kind] >= least(at) and frame and len(analysis.forms[at]) >= _SHORTEST:
            found.append(_trigger(at, analysis.forms[at], frame, BUILDS[int(sight.build[at].argmax())]))
    return found


def _trigger(at: int, form: str, frame: Frame, build: Build) -> Trigger:
    reading = _reading(form, build)
    base = reading.base
    told = Form(
        frame=frame,
        build=build,
        past=build in {"verb", "passive"} and base[:1] not in _PRESENT,
        feminine=build in {"verb", "passive"} and (base.startswith("ت") or base.endswith("ت")),
        plural=build in {"verb", "passive"} and base.endswith(("وا", "ون")),
    )
    return Trigger(at, at + 1, told, reading, build)


def _reading(form: str, build: Build) -> Reading:
    """Return the reading with the most taken off a noun; of a verb «و», «ف» and «س» alone."""
    ways = readings(form)
    if build in {"verb", "passive"}:
        ways = [r for r in ways if not r.preposition and not r.definite] or ways
        return next((r for r in ways if r.conjunction and len(r.base) > _SHORTEST), ways[0])
    return next((r for r in ways if r.definite and len(r.base) >= _SHORTEST), ways[0])


def joined(known: Sequence[Trigger], more: Sequence[Trigger]) -> list[Trigger]:
    """Return both in order; what the model sees gives way to a predicate of its type at the same word."""
    told: set[tuple[int, EventType]] = {(at, t.form.frame.type) for t in known for at in range(t.at, t.last)}
    new = [t for t in more if (t.at, t.form.frame.type) not in told]
    return sorted([*known, *new], key=lambda t: t.at)
