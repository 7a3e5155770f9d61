"""Lessons: observed reports as numbers, and which report is for what."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from observe import Seen, Told, answers

from sijill.evaluate.coded import Gold
from sijill.evaluate.coded import load as load_gold
from sijill.evaluate.equal import Equals
from sijill.model.candidates import ROLES, candidates, features
from sijill.model.labels import KINDS, STATUS_ORDER
from sijill.model.pieces import Vocabulary
from sijill.model.sight import chunks, pieces_of

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
OFTEN = 5  # pairs that must have a feature for it to be weighed
SILENT = "rules:silent"
OF_KIND = {role: {"place": "place", "date": "time"}.get(role, "actor") for role in ROLES}


class Option(Struct, frozen=True):
    """A word that may tell an event, with who or what stands near it.

    Attributes:
        at: the word. ids: of each candidate (kind, value). words: where it stands.
        told: its features. right: which roles it fills.
    """

    at: int
    ids: list[tuple[str, str]]
    words: list[int]
    told: list[list[str]]
    right: list[tuple[bool, ...]]


class Happening(Struct, frozen=True):
    """A gold event to learn from: one option where its trigger is known, else each word of its quote."""

    kind: int
    first: int
    last: int
    known: bool
    status: int
    about: tuple[int, ...]
    options: list[Option]


class Lesson(Struct, frozen=True):
    """A report to learn from.

    Attributes:
        ids: its pieces. chunks: which are read together. words: of each word its pieces.
        labels, builds, mistaken: as in `Seen`.
    """

    id: str
    ids: list[int]
    chunks: list[tuple[int, int]]
    words: list[tuple[int, int]]
    labels: list[int]
    builds: dict[int, int]
    mistaken: list[int]
    happenings: list[Happening]


def lesson(seen: Seen, vocabulary: Vocabulary, equals: Equals) -> Lesson:
    """Return an observed report as numbers."""
    pieces = list(vocabulary.pieces(seen.text))
    words = pieces_of(seen.analysis.words, pieces)
    return Lesson(
        id=seen.id, ids=[p.id for p in pieces], words=words,
        chunks=list(chunks(words, seen.ends, len(pieces))),
        labels=seen.labels, builds=seen.builds, mistaken=seen.mistaken,
        happenings=[_happening(e, seen, equals) for e in seen.events],
    )  # fmt: skip


def _happening(event: Told, seen: Seen, equals: Equals) -> Happening:
    known = event.trigger >= 0
    words = [event.trigger] if known else range(event.first, event.last)
    told = [_option(at, event, seen, equals) for at in words if seen.analysis.clauses]
    return Happening(
        kind=event.kind, first=event.first, last=event.last, known=known,
        status=STATUS_ORDER.index(event.status), about=event.about, options=[o for o in told if o.ids],
    )  # fmt: skip


def _option(at: int, event: Told, seen: Seen, equals: Equals) -> Option:
    near = candidates(at, seen.analysis, event.draft)
    kind = KINDS[event.kind]
    told = [list(features(kind, at, one, seen.analysis, event.by_rules)) for one in near]
    last = len(seen.words) - 1
    words = [min(one.first, last) for one in near]
    return Option(at, [(c.kind, c.id) for c in near], words, told, answers(event, near, equals))


def numbered(lessons: Sequence[Lesson]) -> dict[str, int]:
    """Return the number of each feature that is seen often enough."""
    first = (h.options[0] for one in lessons for h in one.happenings if h.options)
    counts = Counter(name for option in first for told in option.told for name in told)
    return {
        name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= OFTEN))
    }


def parts(path: Path) -> dict[str, str]:
    """Return report -> train or tune, as the corpus's table says."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


def corpus(wanted: str) -> list[Gold]:
    """Return the reports of a part of the corpus."""
    of = parts(CORPUS / "split.tsv")
    return [gold for gold in load_gold(CORPUS / "composed") if of[gold.report.id] == wanted]


def padded(one: Lesson) -> tuple[np.ndarray, np.ndarray]:
    """Return the chunks of a report as rows of pieces between their marks, and where there are any."""
    size = max(b - a for a, b in one.chunks) + 2
    ids = np.zeros((len(one.chunks), size), np.int64)
    mask = np.zeros(ids.shape, bool)
    for row, (a, b) in enumerate(one.chunks):
        ids[row, : b - a + 2] = [1, *one.ids[a:b], 2]
        mask[row, : b - a + 2] = True
    return ids, mask


def pooling(one: Lesson) -> tuple[list[int], list[int]]:
    """Return where the words' pieces stand in the rows of `padded`, and from which on each word's do."""
    size = max(b - a for a, b in one.chunks) + 2
    where = {n: row * size + n - a + 1 for row, (a, b) in enumerate(one.chunks) for n in range(a, b)}
    flat: list[int] = []
    starts: list[int] = []
    for first, last in one.words:
        starts.append(len(flat))
        flat += [where[n] for n in range(first, last)] or [0]
    return flat, starts
