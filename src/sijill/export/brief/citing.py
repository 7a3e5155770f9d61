"""Evidence by number: the words behind events, each counted the first time that a sentence names it."""

from collections.abc import Iterable, Iterator, Mapping

from sijill.export.brief.types import Evidence
from sijill.export.brief.wording import Words
from sijill.schema import Event, Report, Told

_MOST = 6  # pieces of evidence for one event in one sentence: one of each voice comes first


class Citing:
    """What is cited, in the order of the sentences."""

    def __init__(
        self,
        events: Mapping[str, Event],
        reports: Mapping[tuple[str, int], Report],
        words: Words,
    ) -> None:
        """Keep the events by id, the reports by id and version, and the words that name outlets."""
        self._events, self._reports, self._words = events, reports, words
        self._numbers: dict[str, int] = {}
        self.found: list[Evidence] = []

    def cite(self, events: Iterable[str], mentions: Iterable[str] = ()) -> tuple[int, ...]:
        """Return the numbers of the evidence for events, or for these mentions of them, ascending."""
        wanted = frozenset(mentions)
        numbers = {
            self._number(event, told)
            for id_ in dict.fromkeys(events)
            if (event := self._events.get(id_)) is not None
            for told in _chosen(event, wanted)
        }
        return tuple(sorted(numbers))

    def _number(self, event: Event, told: Told) -> int:
        key = told.mention.id
        if key not in self._numbers:
            self._numbers[key] = len(self.found) + 1
            self.found.append(self._evidence(event, told, len(self.found) + 1))
        return self._numbers[key]

    def _evidence(self, event: Event, told: Told, number: int) -> Evidence:
        mention, span = told.mention, told.mention.evidence
        report = self._reports.get((mention.report, mention.version)) or Report(id=mention.report, text="")
        return Evidence(
            number=number, event=event.id, mention=mention.id, report=mention.report, version=mention.version,
            part=span.part, start=span.start, end=span.end, quote=told.quote, text_hash=report.text_hash,
            outlet=self._words.outlet(told.outlet), title=report.title,
            published=told.published or "", url=report.url, composed=told.composed, reviewed=told.reviewed,
        )  # fmt: skip


def _chosen(event: Event, wanted: frozenset[str]) -> Iterator[Told]:
    """Yield the mentions that are asked for; else the first of each voice."""
    asked = [told for told in event.told if told.mention.id in wanted]
    yield from asked or _first_of_each(event)[:_MOST]


def _first_of_each(event: Event) -> list[Told]:
    seen: set[str] = set()
    first: list[Told] = []
    for told in event.told:
        voice = event.voices[told.mention.id].by if told.mention.id in event.voices else ""
        if voice not in seen:
            first.append(told)
        seen.add(voice)
    return first
