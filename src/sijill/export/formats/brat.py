"""Reports with their mentions as brat standoff: a text and an ``.ann`` for each, and brat's own settings.

Source: brat standoff format (brat.nlplab.org/standoff.html): offsets in characters; T, E, A and # lines.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sijill.export.cells import counts_cell
from sijill.export.formats.bundle import Bundle
from sijill.export.formats.claims import claim_words
from sijill.export.formats.form import File
from sijill.export.formats.metadata import about
from sijill.export.formats.texts import Told, file_name, told_in
from sijill.export.records import to_json
from sijill.schema import EVENT_TYPES, STATUSES, Event, Mention, Span

_ROLES = {"actor": "Actor", "target": "Actor", "mediator": "Actor", "source": "Source", "place": "Place"}
ENTITIES = ("Actor", "Source", "Place", "Time", "Number")
_ARGUMENTS = ("Actor", "Target", "Mediator", "Source", "Place", "Date", "Count")
_LINE = re.compile(r"[^\r\n]+")


def write(bundle: Bundle) -> Iterator[File]:
    """Yield of each report ``NAME.txt`` (title, empty line, text) and ``NAME.ann``; settings; about."""
    for one in told_in(bundle):
        name = file_name(one.report)
        yield File(f"{name}.txt", one.whole.encode("utf-8", "replace"))
        yield File(f"{name}.ann", "".join(_Lines(one, bundle).all()).encode("utf-8", "replace"))
    yield File("annotation.conf", _settings().encode())
    yield File("about.json", to_json(about(bundle)))


class _Lines:
    """The lines of one report's annotations, each stretch written once."""

    def __init__(self, one: Told, bundle: Bundle) -> None:
        self._one, self._bundle = one, bundle
        self._marks: dict[tuple[str, int, int], str] = {}
        self._lines: list[str] = []
        self._numbers: Counter[str] = Counter()

    def all(self) -> list[str]:
        for mention, event in self._one.coded:
            self._event(mention, event)
        return self._lines

    def _event(self, mention: Mention, event: Event) -> None:
        trigger = self._mark(mention.type, mention.trigger)
        if not trigger:
            return
        arguments = "".join(f" {role}:{mark}" for role, mark in _numbered(self._arguments(mention)))
        name = self._line("E", f"{mention.type}:{trigger}{arguments}")
        self._line("A", f"Status {name} {mention.status}")
        self._line("A", f"Origin {name} {'composed' if self._one.report.composed else 'news'}")
        self._line("#", f"AnnotatorNotes {name}\t{_flat(self._note(mention, event))}")

    def _arguments(self, mention: Mention) -> Iterator[tuple[str, str]]:
        """Yield roles with the marks of what was read for them; what was implied has no words to mark."""
        for role, kind in _ROLES.items():
            for filler in getattr(mention, role):
                if filler.span is not None:
                    yield role.capitalize(), self._mark(kind, filler.span, filler.value)
        if mention.date is not None:
            yield "Date", self._mark("Time", mention.date.span, mention.date.value)
        for count in mention.count:
            yield "Count", self._mark("Number", count.span, counts_cell([count]))

    def _mark(self, kind: str, span: Span, value: str = "") -> str:
        start, end = self._one.at(span)
        key = (kind, start, end)
        pieces = [(start + m.start(), start + m.end()) for m in _LINE.finditer(self._one.whole[start:end])]
        if key not in self._marks and pieces:
            where = ";".join(f"{first} {last}" for first, last in pieces)
            words = " ".join(self._one.whole[first:last] for first, last in pieces)
            self._marks[key] = self._line("T", f"{kind} {where}\t{words}")
            if value:
                self._line("#", f"AnnotatorNotes {self._marks[key]}\t{_flat(value)}")
        return self._marks.get(key, "")

    def _note(self, mention: Mention, event: Event) -> str:
        claim = claim_words(event, self._bundle.actors, self._bundle.lang)
        return "; ".join(filter(None, (f"mention={mention.id}", f"event={event.id}", claim)))

    def _line(self, letter: str, rest: str) -> str:
        self._numbers[letter] += 1
        name = f"{letter}{self._numbers[letter]}"
        self._lines.append(f"{name}\t{rest}\n")
        return name


def _flat(words: str) -> str:
    return " ".join(words.split())


def _numbered(arguments: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield arguments with numbers behind roles that come again. Example: ``Actor``, ``Actor2``."""
    seen: Counter[str] = Counter()
    for role, mark in dict.fromkeys(arguments):
        if mark:
            seen[role] += 1
            yield (f"{role}{seen[role]}" if seen[role] > 1 else role), mark


def _settings() -> str:
    """Return brat's ``annotation.conf``: the types, their arguments and attributes."""
    roles = ", ".join(f"{role}*:{_FIXED.get(role, '<ENTITY>')}" for role in _ARGUMENTS)
    events = [f"{type_}\t{roles}" for type_ in EVENT_TYPES]
    attributes = [
        f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}",
        "Origin\tArg:<EVENT>, Value:composed|news",
    ]
    return "\n".join(
        [
            "[entities]",
            *ENTITIES,
            "",
            "[relations]",
            "",
            "[events]",
            *events,
            "",
            "[attributes]",
            *attributes,
            "",
        ]
    )


_FIXED = {"Source": "Source", "Place": "Place", "Date": "Time", "Count": "Number"}
