"""Ground for a language model: what it says enters only where our own reader finds it in the report.

- A quote must stand in the text, but for spacing, diacritics and quotation marks.
- An actor must be named at the words given for it, or bear a name that the lexicon has, or be named elsewhere
  in the report (the words may be «القوة نفسها»); whom nobody knows stays ``name:`` and its words.
- A place must be read at its words, or be called so there.
- A date must be what our reader resolves the words to; a number what it reads there.

What fails is dropped and counted under its reason; without its quote an event falls as a whole.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from sijill.extract.ground import grounded
from sijill.lexicon.fold import fold
from sijill.llm.answer import Counted, Named, Told, When
from sijill.llm.reading import Reading
from sijill.llm.spans import locate, to_words
from sijill.schema import SPEECH_ACTS, Bound, Count, Filler, Mention, Span, Time

_SHORTEST, _LONGEST = 8, 700  # characters of a quote: a word alone tells nothing, nor does a whole page
_CONFIDENCE = 0.5  # nobody has measured it: as for a rule that never fired on coded reports
_NAME = "name:"
T = TypeVar("T")
F = TypeVar("F")


class Sieve:
    """Lets through what one report holds, and counts what it does not."""

    def __init__(self, reading: Reading, part: Span, engine: str) -> None:
        """Begin with nothing dropped.

        Args:
            reading: of the report.
            part: the stretch of it that the model was shown; only what stands there may be quoted.
            engine: engine and version, for the mentions.
        """
        self.reading, self.part, self.engine = reading, part, engine
        self.dropped: Counter[str] = Counter()

    def sift(self, events: Iterable[Told]) -> list[Mention]:
        """Return what stands of some events, as mentions with their spans."""
        found = [mention for told in events if (mention := self._event(told)) is not None]
        kept = grounded(found, self.reading.report)
        self.dropped["event"] += len(found) - len(kept)
        self.dropped = +self.dropped
        return kept

    def _event(self, told: Told) -> Mention | None:
        report = self.reading.report
        evidence = self._evidence(told.quote)
        if evidence is None:
            return None
        trigger = locate(told.trigger, self.reading.text, evidence.start, evidence)
        count = tuple(self._all(told.count, evidence, self._count, "count"))
        return Mention(
            id=_id(report.id, report.version, told.type, evidence, told.status),
            report=report.id,
            version=report.version,
            type=told.type,
            evidence=evidence,
            trigger=to_words(trigger, report.text) if trigger else evidence,
            engine=self.engine,
            rule=f"llm.{told.type.lower()}",
            confidence=_CONFIDENCE,
            actor=self._fillers(told.actor, evidence, self._actor, "actor"),
            target=self._fillers(told.target, evidence, self._actor, "actor"),
            mediator=self._fillers(told.mediator, evidence, self._actor, "actor"),
            place=self._fillers(told.place, evidence, self._place, "place"),
            source=self._fillers(told.source, evidence, self._actor, "source"),
            date=self._date(told, evidence),
            about=self._about(told),
            count=count,
            status=told.status,
            told_on=report.published,
            packs=self.reading.packs,
        )

    def _evidence(self, quote: str) -> Span | None:
        span = locate(quote, self.reading.text, self.part.start, self.part)
        if span is None:
            self._drop("quote")
            return None
        if not _SHORTEST <= span.end - span.start <= _LONGEST or " " not in quote.strip():
            self._drop("length")
            return None
        return to_words(span, self.reading.report.text)

    def _drop(self, reason: str) -> None:
        self.dropped[reason] += 1

    def _all(
        self, said: Iterable[T], evidence: Span, read: Callable[[T, Span], F | None], reason: str
    ) -> Iterator[F]:
        for one in said:
            found = read(one, evidence)
            if found is None:
                self._drop(reason)
            else:
                yield found

    def _fillers(
        self, said: Sequence[Named], evidence: Span, read: Callable[[Named, Span], Filler | None], reason: str
    ) -> tuple[Filler, ...]:
        unique = {filler.value: filler for filler in self._all(said, evidence, read, reason)}
        return tuple(unique.values())

    # Who

    def _actor(self, said: Named, evidence: Span) -> Filler | None:
        span = locate(said.words, self.reading.text, evidence.start)
        if span is None:
            return None
        read = self.reading.actors_at(span)
        same = next((one for one in read if one.value == said.value), None)
        if same is not None:
            return _placed(same, evidence)
        if self.reading.is_called(said.value, said.words):
            return Filler(said.value, span)
        named = [one for one in read if one.how == "named"]
        if named:  # the words name somebody else; whom the model does not know, we may
            return _placed(named[0], evidence) if said.value.startswith(_NAME) else None
        return self._elsewhere(said, evidence) or self._nameless(said, span)

    def _elsewhere(self, said: Named, evidence: Span) -> Filler | None:
        """Return an actor whom the report names in another place: the words given are no name."""
        if said.value not in self.reading.named:
            return None
        same = [one for one in self.reading.actors if one.value == said.value and one.how != "pronoun"]
        near = min(same, key=lambda one: abs((one.span or evidence).start - evidence.start))
        return _placed(near, evidence)

    def _nameless(self, said: Named, span: Span) -> Filler | None:
        if not said.value.startswith(_NAME) or len(said.words.split()) > 8:
            return None
        return Filler(f"{_NAME}{span.of(self.reading.report.text)}", span)

    # Where

    def _place(self, said: Named, evidence: Span) -> Filler | None:
        span = locate(said.words, self.reading.text, evidence.start)
        if span is None:
            return None
        read = self.reading.places_at(span)
        if read:
            same = next((one for one in read if fold(one.value) == fold(said.value)), read[0])
            return _placed(same, evidence)
        called = fold(said.value)
        if not called or called not in fold(said.words) or len(said.words.split()) > 6:
            return None
        return Filler(said.value, span)

    # When and how many

    def _date(self, told: Told, evidence: Span) -> Time | None:
        if told.date is None:
            return None
        found = self._time(told.date, evidence, planned=told.status == "planned")
        if found is None:
            self._drop("date")
        return found

    def _time(self, said: When, evidence: Span, *, planned: bool) -> Time | None:
        span = locate(said.words, self.reading.text, evidence.start)
        for one in self.reading.times_at(span) if span else ():
            value = (one.ahead or one.value) if planned else one.value
            if value == said.value:
                return Time(value, Span(one.start, one.end), one.how)
        return None

    def _count(self, said: Counted, evidence: Span) -> Count | None:
        span = locate(said.words, self.reading.text, evidence.start, evidence)
        if span is None:
            return None
        of = (
            said.of
            if said.of and (said.of in self.reading.named or said.of in _of(said, self.reading))
            else None
        )
        read = self.reading.numbers_at(span)
        for one in read:
            if _bounds(one.value) == (said.min, said.max):
                return Count(
                    said.what, one.value, Span(one.start, one.end).of(self.reading.report.text), span, of
                )
        if read or (said.min, said.max) != (1, 1):
            return None
        return Count(said.what, 1, span.of(self.reading.report.text), span, of)  # «قتل جندي»

    def _about(self, told: Told) -> tuple[Filler, ...]:
        if not told.about or told.type in SPEECH_ACTS:
            return tuple(Filler(kind, how="implied") for kind in dict.fromkeys(told.about))
        self._drop("about")
        return ()


def _of(said: Counted, reading: Reading) -> frozenset[str]:
    """Return who is counted by the words themselves: «مدنيين»."""
    span = locate(said.words, reading.text)
    return frozenset(one.value for one in reading.actors_at(span)) if span else frozenset()


def _bounds(value: float | Bound) -> tuple[float | None, float | None]:
    return (value.min, value.max) if isinstance(value, Bound) else (value, value)


def _placed(filler: Filler, evidence: Span) -> Filler:
    """Return a filler that was read outside the evidence as taken over from there."""
    span = filler.span
    inside = span is not None and evidence.start <= span.start and span.end <= evidence.end
    return filler if inside else msgspec.structs.replace(filler, how="inherited")


def _id(report: str, version: int, kind: str, evidence: Span, status: str) -> str:
    key = f"{report}\0{version}\0{kind}\0{evidence.start}\0{evidence.end}\0llm\0{status}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def distinct(mentions: Iterable[Mention]) -> tuple[list[Mention], int]:
    """Return mentions in the order of the text, each happening once, and how many were told twice.

    Two of one type and status whose evidence overlaps by half of the shorter tell the same: parts of a long
    report overlap, and a model repeats itself.
    """
    kept: list[Mention] = []
    twice = 0
    for one in sorted(mentions, key=lambda m: (m.evidence, m.type, m.id)):
        if any(_same(one, other) for other in kept):
            twice += 1
        else:
            kept.append(one)
    return kept, twice


def _same(one: Mention, other: Mention) -> bool:
    return (one.type, one.status) == (other.type, other.status) and overlap(one.evidence, other.evidence)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two stretches share at least half of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)
