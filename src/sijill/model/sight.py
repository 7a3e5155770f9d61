"""Sight: what the encoder says of each word of a report."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from sijill.arabic.tokens import Token
from sijill.model.network import Network
from sijill.model.pieces import Piece, Vocabulary

CHUNK = 230  # pieces that are read together, whole sentences where these are not longer


class Sight(Struct, frozen=True):
    """What the encoder says of each word, a row a word.

    Attributes:
        kind: likelihood of each type (`sijill.model.labels.KINDS`; the first is no event).
        build: likelihood of each build. status, about: log odds, where the word tells an event.
        event, candidate: vectors of the word as an event, and as what may fill a role of one.
    """

    kind: Any
    build: Any
    status: Any
    about: Any
    event: Any
    candidate: Any


def see(text: str, words: Sequence[Token], ends: Sequence[int], network: Network) -> Sight:
    """Return what the network says of the words of a text.

    Args:
        text: the report's text.
        words: its words, or some in a row.
        ends: one past each sentence's last word.
        network: the encoder, with its vocabulary.
    """
    import numpy as np  # noqa: PLC0415  only this engine needs it

    start, end = (words[0].start, words[-1].end) if words else (0, 0)
    pieces = list(_shifted(network.vocabulary, text[start:end], start))
    places = pieces_of(words, pieces)
    rows = np.zeros((max(1, len(pieces)), network.width), np.float32)
    for first, last in chunks(places, ends, len(pieces)):
        rows[first:last] = network.run([p.id for p in pieces[first:last]])
    pooled = np.zeros((len(words), network.width), np.float32)
    for n, (first, last) in enumerate(places):
        if last > first:
            pooled[n] = rows[first:last].mean(axis=0)
    return _split(pooled, network)


def _shifted(vocabulary: Vocabulary, text: str, start: int) -> Iterator[Piece]:
    """Yield the pieces of a part of a text, at their places in the whole."""
    return (Piece(p.id, p.start + start, p.end + start) for p in vocabulary.pieces(text))


def pieces_of(words: Sequence[Token], pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return for each word its pieces ``[first, last)``; ``(0, 0)`` where it has none."""
    found, at = [], 0
    for word in words:
        while at < len(pieces) and pieces[at].end <= word.start:
            at += 1
        inside = at
        while inside < len(pieces) and pieces[inside].start < word.end:
            inside += 1
        first = next((n for n in range(at, inside) if pieces[n].end > pieces[n].start), inside)
        found.append((first, inside) if inside > first else (0, 0))
    return found


def chunks(places: Sequence[tuple[int, int]], ends: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of pieces that are read together, none longer than `CHUNK`.

    Example:
        >>> list(chunks([(n, n + 1) for n in range(300)], [100, 200, 300], 300))
        [(0, 200), (200, 300)]
    """
    start = kept = 0
    for end in [*_cuts(places, ends), size]:
        while end - start > CHUNK:
            cut = kept if kept > start else min(start + CHUNK, size)
            yield start, cut
            start = cut
        kept = end
    if start < size:
        yield start, size


def _cuts(places: Sequence[tuple[int, int]], ends: Sequence[int]) -> list[int]:
    """Return the pieces before which a sentence ends."""
    last, cuts, at = 0, [], 0
    for end in ends:
        while at < min(end, len(places)):
            last, at = max(last, places[at][1]), at + 1
        cuts.append(last)
    return sorted(set(cuts))


def _split(rows: Any, network: Network) -> Sight:
    parts, at = {}, 0
    for name, width in network.parts:
        parts[name], at = rows[:, at : at + width], at + width
    parts["kind"], parts["build"] = softmax(parts["kind"]), softmax(parts["build"])
    return Sight(**parts)


def softmax(rows: Any) -> Any:
    """Return rows of logits as likelihoods."""
    import numpy as np  # noqa: PLC0415

    raised = np.exp(rows - rows.max(axis=-1, keepdims=True)) if len(rows) else rows
    return raised / raised.sum(axis=-1, keepdims=True) if len(rows) else rows
