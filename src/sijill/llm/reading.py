"""What our own reader finds in a report, wherever events are told: names, times and numbers."""

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from sijill.arabic.dates import TimeExpression
from sijill.arabic.numbers import Number
from sijill.extract.grammar import Grammar
from sijill.extract.parts import parts
from sijill.extract.steps import read_only
from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.llm.spans import Evened, even
from sijill.schema import Filler, Report, Span


class Reading(Struct, frozen=True, dict=True):
    """What a report names.

    Attributes:
        report: with its text. lexicon: who has which names.
        packs: those that the text calls for.
        actors, places: in the order of the text, each with its span. times, numbers: likewise.
    """

    report: Report
    lexicon: Lexicon
    packs: tuple[str, ...]
    actors: tuple[Filler, ...]
    places: tuple[Filler, ...]
    times: tuple[TimeExpression, ...]
    numbers: tuple[Number, ...]

    @cached_property
    def text(self) -> Evened:
        """Return the text as quotes are looked for in it."""
        return even(self.report.text)

    @cached_property
    def named(self) -> frozenset[str]:
        """Return the ids of the actors that the text names anywhere."""
        return frozenset(one.value for one in self.actors if one.how in ("named", "relation", "office"))

    def actors_at(self, span: Span) -> list[Filler]:
        """Return the actors whose names overlap a stretch."""
        return [one for one in self.actors if _overlap(one.span, span)]

    def places_at(self, span: Span) -> list[Filler]:
        """Return the places whose names overlap a stretch."""
        return [one for one in self.places if _overlap(one.span, span)]

    def times_at(self, span: Span) -> list[TimeExpression]:
        """Return the times that overlap a stretch."""
        return [one for one in self.times if one.start < span.end and span.start < one.end]

    def numbers_at(self, span: Span) -> list[Number]:
        """Return the numbers that overlap a stretch."""
        return [one for one in self.numbers if one.start < span.end and span.start < one.end]

    def is_called(self, actor: str, words: str) -> bool:
        """Tell whether the lexicon knows an actor, by id, under these words."""
        known = self.lexicon.actors.get(actor)
        aliases = (alias.name for alias in self.lexicon.aliases if alias.id == actor)
        names: Iterable[str] = (*(known.names_ar if known else ()), *aliases)
        return fold(words) in {fold(name) for name in names}


def _overlap(one: Span | None, other: Span) -> bool:
    return one is not None and one.start < other.end and other.start < one.end


def read_report(report: Report, grammar: Grammar) -> Reading:
    """Return what a report names, from its first word to its last."""
    found = [read_only(report, grammar, part) for part in parts(report.text)]
    names = [
        (name.kind, Filler(name.id, one.span(name.first, name.last), name.how))  # type: ignore[arg-type]
        for one in found
        for name in one.names
    ]
    return Reading(
        report,
        grammar.lexicon,
        found[0].packs,
        tuple(filler for kind, filler in names if kind == "actor"),
        tuple(filler for kind, filler in names if kind == "place"),
        tuple(time for one in found for time in one.times),
        tuple(number for one in found for number in one.numbers),
    )
