"""Reports that tell what a text tells, in Arabic or in English, by their vectors; or that hold its words.

Vectors are made of the reports that have none when they are first asked for, some at a time, each time in a
transaction: ended at any moment, the rest is made the next time.
"""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, Literal, get_args

from msgspec import Struct

from sijill.errors import RecordError, UsageError
from sijill.model.vectors import Encoder, load_encoder
from sijill.store import Near, Store

By = Literal["meaning", "words"]
BY: tuple[By, ...] = get_args(By)
Tell = Callable[[int, int], None]
_TOGETHER = 32  # vectors in one transaction: two seconds of work
_FEW = 4  # where somebody waits for an answer


class Alike(Struct, frozen=True):
    """A report that was found.

    Attributes:
        report, version, outlet, url, title, published, composed: its own.
        cosine: of its vector with that of what was asked, in [-1, 1]; None where it was found by its words.
            Texts that have nothing to do with each other lie at about 0.75: it orders, and measures nothing.
    """

    report: str
    version: int
    outlet: str
    url: str
    title: str
    published: str | None
    composed: bool
    cosine: float | None


def make_vectors(
    store: Store, encoder: Encoder, tell: Tell | None = None, seconds: float | None = None
) -> int:
    """Make the vectors that are missing, and return how many are still.

    Args:
        store: where it is open to be read alone, they are written through another connection.
        encoder: makes them.
        tell: called with how many are made and how many there were to make.
        seconds: after so many no more are begun; None for all.

    Raises:
        RecordError: ``read-only`` and others, where they cannot be kept.
    """
    until = None if seconds is None else monotonic() + seconds
    done, total = 0, store.vectors.missing(encoder.hash)
    if total and store.read_only:
        with store.again() as writable:
            return make_vectors(writable, encoder, tell, seconds)
    while done < total and (until is None or monotonic() < until):
        some = store.vectors.next(encoder.hash, _TOGETHER if until is None else _FEW)
        if not some:  # another process has made the rest
            return 0
        made = [(one.key, _packed(encoder.report(one.title, one.text))) for one in some]
        store.vectors.put(encoder.hash, made)
        done += len(some)
        if tell is not None:
            tell(done, total)
    return max(0, total - done)


def _packed(vector: Any) -> bytes:
    """Return a vector in half precision: 768 bytes; the cosines stay the same to the third place."""
    packed: bytes = vector.astype("<f2").tobytes()
    return packed


def similar_reports(
    store: Store,
    text: str = "",
    *,
    report: str = "",
    limit: int = 10,
    by: By = "meaning",
    tell: Tell | None = None,
) -> list[Alike]:
    """Return what is like a text, or like a report of the record; vectors that are missing are made first.

    Args:
        store: the record.
        text: see `similar`.
        limit: how many.
        report: the id of a report, instead of a text.
        by: ``"meaning"`` by vectors, ``"words"`` by words, see `by_words`.
        tell: see `make_vectors`.

    Raises:
        ModelError: see `load_encoder`. UsageError: ``nothing-asked``. RecordError: ``unknown-report``.
    """
    if not report and not text.strip():
        raise UsageError("nothing-asked")
    if by == "words":
        return by_words(store, text, limit)
    encoder = load_encoder()
    make_vectors(store, encoder, tell)
    return similar_to(store, encoder, report, limit) if report else similar(store, encoder, text, limit)


def similar(store: Store, encoder: Encoder, text: str, most: int) -> list[Alike]:
    """Return the reports that tell what a text tells, the likest first, however far the last.

    Args:
        store: with its vectors made, see `make_vectors`; what has none is not found.
        encoder: makes the vector of the text.
        text: a few words, a question or a text, in Arabic or English; its first 600 letters count.
        most: how many.

    Raises:
        UsageError: ``nothing-asked``.
    """
    if not text.strip():
        raise UsageError("nothing-asked")
    return _told(store, _nearest(store, encoder, encoder.query(text), most))


def by_words(store: Store, text: str, most: int, *, every: bool = False) -> list[Alike]:
    """Return the reports that hold words of a text, in any spelling, the best first (BM25).

    Args:
        store: the record; its words are indexed first.
        text: words; those in quotation marks are a phrase.
        most: how many.
        every: those alone that hold all the words.

    Raises:
        UsageError: ``nothing-asked``.
    """
    if not text.strip():
        raise UsageError("nothing-asked")
    store.index()
    return _told(store, [(key, None) for key in store.vectors.by_words(text, most, every=every)])


def similar_to(store: Store, encoder: Encoder, report: str, most: int) -> list[Alike]:
    """Return the reports like one of the record, the likest first, without itself.

    Raises:
        RecordError: ``unknown-report``.
    """
    held = store.report(report)
    if held is None:
        raise RecordError("unknown-report", store.path, id=report)
    kept = store.vectors.one(encoder.hash, report)
    vector = _rows([kept[1]])[0] if kept else encoder.report(held.title, held.text)
    found = _nearest(store, encoder, vector, most + 1)
    return _told(store, [one for one in found if kept is None or one[0] != kept[0]][:most])


def _nearest(store: Store, encoder: Encoder, vector: Any, most: int) -> list[tuple[int, float]]:
    """Return the versions whose vectors lie nearest, with their cosines, the nearest first."""
    best: list[tuple[float, int]] = []
    for page in store.vectors.pages(encoder.hash):
        cosines = _rows([body for _, body in page]) @ vector
        found = [(-float(cosine), key) for (key, _), cosine in zip(page, cosines, strict=True)]
        best = sorted([*best, *found])[:most]
    return [(key, -cosine) for cosine, key in best]


def _rows(bodies: Sequence[bytes]) -> Any:
    import numpy as np  # noqa: PLC0415  only where it is asked for

    return np.frombuffer(b"".join(bodies), "<f2").astype(np.float32).reshape(len(bodies), -1)


def _told(store: Store, found: Sequence[tuple[int, float | None]]) -> list[Alike]:
    heads = store.vectors.near([key for key, _ in found])
    return [_alike(heads[key], cosine) for key, cosine in found if key in heads]


def _alike(head: Near, cosine: float | None) -> Alike:
    return Alike(
        report=head.report, version=head.version, outlet=head.outlet, url=head.url, title=head.title,
        published=head.published, composed=head.composed,
        cosine=None if cosine is None else round(cosine, 4),
    )  # fmt: skip
