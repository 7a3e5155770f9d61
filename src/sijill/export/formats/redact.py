"""Taking names out: persons, places or sources, by the packs and by what was coded, in every word.

It is done once, on what the formats are given, so that no format can forget it. In a text each letter of a
name becomes ``▇``: offsets still fit. What is replaced is rather too much than too little (docs/exports.md).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec.structs import replace

from sijill.export.formats.bundle import Bundle, Spot
from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold, fold_with_offsets
from sijill.lexicon.names import NameIndex, Naming
from sijill.lexicon.words import bases
from sijill.schema import Actor, Count, Event, Filler, Mention, Report, Review, Told

if TYPE_CHECKING:
    from sijill.export.formats.reading import ReadName

KINDS = ("persons", "places", "sources")
BAR = "▇"
PERSON, PLACE, SOURCE, NAME = "redacted-person", "redacted-place", "redacted-source", "redacted-name"
_WORD = re.compile(r"[^\W_]+")
_HASH = re.compile(r"[0-9a-f]{12,64}|s-[0-9a-f]{12}", re.ASCII)
_LITERAL = frozenset({
    "type", "status", "argument", "how", "part", "what", "verdict", "rule", "engine", "packs", "kind",
    "basis", "language", "extractor",
})  # fmt: skip
# Parts of names that are in everybody's: a bar over them would hide ordinary words and nobody.
_COMMON = frozenset({
    "عبد", "ابو", "ابي", "ابا", "ابن", "بن", "بنت", "ام", "ال", "الله", "الدين", "اللواء", "العميد", "الشيخ",
    "van", "the", "von", "bin", "ibn", "abu", "abd", "din", "al", "el", "ben",
})  # fmt: skip
# Who tells, and is no party to the conflict: a party's word stays its word, with its name.
_TELLING = frozenset({"body", "group", "person"})
_CODED = ("actor", "target", "mediator", "source")
S = TypeVar("S")


def names_of(text: str) -> str:
    """Return a name as it is compared: folded, small letters, its words alone.

    Example:
        >>> names_of("Al-Hasakah"), names_of("الحسكة")
        ('al hasakah', 'الحسكه')
    """
    return " ".join(_WORD.findall(_small(fold(text))))


def _small(text: str) -> str:
    """Return small letters, each in the place of its capital."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Redactor:
    """What takes names out of a bundle.

    Attributes:
        exact: values that are replaced as they stand: ids of actors and places, names of places, outlets.
    """

    def __init__(
        self, bundle: Bundle, lexicon: Lexicon, kinds: Iterable[str], names: Sequence[str],
        marked: Iterable[tuple[str, str]] = (),
    ) -> None:  # fmt: skip
        """Gather what is to be taken out: of the packs, of the record, and ``names`` besides.

        ``names`` go as they are written; of what reviewers ``marked``, pairs of kind and name, ids and other
        names go too, and of a person each part in the reports in which the whole name stands.
        """
        given = tuple(marked)
        self._people = frozenset(names_of(name) for kind, name in given if kind == "persons")
        self._bundle, self._lexicon, self._kinds = bundle, lexicon, frozenset(kinds)
        self.exact: dict[str, str] = {}
        self._forms: set[str] = {names_of(name) for name in names}
        self._read = self._names_read()
        for _, name in given:
            self._named(name)
        if "persons" in self._kinds:
            self._persons()
        if "places" in self._kinds:
            self._places()
        if "sources" in self._kinds:
            self._sources()
        self._forms.discard("")
        self._index = NameIndex((form, Naming("actor", form)) for form in sorted(self._forms))

    # What is taken out

    def _names_read(self) -> dict[tuple[str, int], list["ReadName"]]:
        """Return the names that the rules read in each report, by its id and version."""
        if not self._kinds:
            return {}
        from sijill.export.formats.reading import NameReader  # noqa: PLC0415  brings the engine

        reader = NameReader(self._lexicon)
        sorts = {kind.removesuffix("s") for kind in self._kinds} | (
            {"outlet"} if "sources" in self._kinds else set()
        )
        return {
            key: [name for name in reader.names(report) if name.sort in sorts]
            for key, report in self._bundle.reports.items()
        }

    def _persons(self) -> None:
        for actor in self._lexicon.actors.values():
            if actor.kind == "person":
                self._take(actor.id, PERSON, (*actor.names_ar, *actor.names_en, actor.id))
        for alias in self._lexicon.aliases:
            if self.exact.get(alias.id) == PERSON:
                self._take(alias.name, PERSON, (alias.name,))
        for name in (name for names in self._read.values() for name in names if name.sort == "person"):
            if name.value.startswith("name:"):
                self._take(name.value, NAME, (name.value.removeprefix("name:"),))
        for value in self._unknown:
            self._take(value, NAME, (value.removeprefix("name:"),))
        for review in self._bundle.reviews:
            self._take(review.who, PERSON, (review.who,))

    @cached_property
    def _unknown(self) -> set[str]:
        """The names that no pack knows; who they are is not known, so they count as persons."""
        return {filler.value for filler in self._coded(_CODED) if filler.value.startswith("name:")}

    def _places(self) -> None:
        for place in self._lexicon.places.values():
            if place.kind != "country":
                english = (name for one in place.names_en for name in (one, _bare(one)))
                self._take(place.id, PLACE, (*place.names_ar, *english))
        for filler in self._coded(("place",)):
            if fold(filler.value) not in self._countries:
                self._take(filler.value, BAR * 3, (filler.value,))

    def _sources(self) -> None:
        told = {filler.value for filler in self._coded(("source",))}
        for actor in self._lexicon.actors.values():
            if actor.kind == "outlet" or (actor.id in told and actor.kind in _TELLING):
                # one word in Arabic may be an ordinary one («اليوم»): the rules tell where it is a name
                names = (name for name in actor.names_ar if " " in name)
                self._take(actor.id, SOURCE, (*names, *actor.names_en, actor.id))
        for value in told:
            if value.startswith("name:"):
                self._take(value, SOURCE, (value.removeprefix("name:"),))
        for report in self._bundle.reports.values():
            if report.outlet:
                self._take(report.outlet, SOURCE, (report.outlet,))

    def _named(self, name: str) -> None:
        """Take out one name, by whatever it is known: an id, or a name of an actor, a place or an outlet."""
        form = names_of(name)
        for actor in self._lexicon.actors.values():
            forms = (*actor.names_ar, *actor.names_en, actor.id)
            if form in map(names_of, forms):
                self._take(actor.id, NAME, forms)
        for place in self._lexicon.places.values():
            if form in map(names_of, (*place.names_ar, *place.names_en, place.id)):
                self._take(place.id, PLACE, (*place.names_ar, *place.names_en))
                for spelt in place.names_ar:
                    self.exact.setdefault(spelt, BAR * 3)
        for filler in self._coded((*_CODED, "place")):
            if names_of(filler.value.removeprefix("name:")) == form:
                self.exact.setdefault(filler.value, NAME if filler.value.startswith("name:") else BAR * 3)
        for report in self._bundle.reports.values():
            if names_of(report.outlet) == form:
                self._take(report.outlet, SOURCE, (report.outlet,))
        self._forms.add(form)

    def _take(self, value: str, instead: str, forms: Iterable[str]) -> None:
        self.exact.setdefault(value, instead)
        self._forms.update(map(names_of, forms))

    def _coded(self, roles: Iterable[str]) -> Iterator[Filler]:
        for event in self._bundle.events:
            for told in event.told:
                yield from (filler for role in roles for filler in getattr(told.mention, role))
                if "place" in roles:
                    yield from (filler for content in told.mention.content for filler in content.place)

    # How it is taken out

    def text(self, words: str) -> str:
        """Return words with bars in place of the names in them, of the same length."""
        return _barred(words, self._found(words))

    def _found(self, words: str) -> list[tuple[int, int]]:
        folded = fold_with_offsets(words)
        small = list(_WORD.finditer(_small(folded.text)))
        return [
            (folded.start(small[one.first].start()), folded.end(small[one.last - 1].end()))
            for one in self._index.find([match.group() for match in small])
        ]

    def value(self, value: str) -> str:
        """Return a value: an id or a name that is taken out by what stands instead, else as `text`."""
        if value in self.exact:
            return self.exact[value]
        if self._nobody(value):
            return value
        if _HASH.fullmatch(value):
            return value
        if value.startswith("name:"):
            return "name:" + self.text(value.removeprefix("name:"))
        return self.text(value)

    def _nobody(self, value: str) -> bool:
        """Tell whether a value is the id of a source that has no name: ``"field-sources"``."""
        known = self._lexicon.actors.get(value)
        return known is not None and known.kind == "source" and "places" not in self._kinds

    def tree(self, value: Any, key: str = "") -> Any:
        """Return plain data with names taken out of every word but those of closed lists.

        The keys are names of fields and ids of mentions: an outlet may be called ``party``.
        """
        if isinstance(value, str):
            return value if key in _LITERAL else self.value(value)
        if isinstance(value, Mapping):
            return {name: self.tree(one, str(name)) for name, one in value.items()}
        if isinstance(value, list | tuple):
            found = [self.tree(one, key) for one in value]
            return list(dict.fromkeys(found)) if all(isinstance(one, str) for one in found) else found
        return value

    def struct(self, one: S) -> S:
        """Return a struct with names taken out of all its fields."""
        return msgspec.convert(self.tree(msgspec.to_builtins(one)), type(one))

    # A bundle

    def bundle(self) -> Bundle:
        """Return the bundle with names taken out."""
        whole, given = self._bundle, self._bundle
        reports = {key: self._report(report) for key, report in whole.reports.items()}
        self.exact |= self._own_ids()
        actors = [self._actor(actor) for actor in given.actors.values()]
        done = {key: replace(one, id=self.exact.get(one.id, one.id)) for key, one in reports.items()}
        return replace(
            given,
            events=tuple(self._event(event, reports) for event in given.events),
            reports={(one.id, one.version): one for one in done.values()},
            reviews=tuple(self._review(review) for review in given.reviews),
            actors={one.id: one for one in actors},
            spots={id_: tuple(map(self._spot, spots)) for id_, spots in given.spots.items()},
            snapshot=self.struct(given.snapshot),
            states=self.tree(given.states),
        )

    def _own_ids(self) -> dict[str, str]:
        """Return new ids of reports whose own would tell a name; of all, where sources are taken out."""
        ids = sorted({report.id for report in self._bundle.reports.values()})
        sources = "sources" in self._kinds
        return {
            id_: f"report-{number}"
            for number, id_ in enumerate(ids, 1)
            if sources or (not _HASH.fullmatch(id_) and self.text(id_) != id_)
        }

    def _actor(self, actor: Actor) -> Actor:
        id_ = self.value(actor.id)
        if actor.id in self.exact:
            return Actor(id_, actor.kind, (BAR * 3,), (BAR * 3,))
        return self.struct(actor)

    def _spot(self, spot: Spot) -> Spot:
        if spot.name in self.exact or ("places" in self._kinds and spot.kind != "country"):
            return Spot(name=BAR * 3)
        return self.struct(spot)

    def _report(self, report: Report) -> Report:
        """Return a report with bars; its id is changed later, since its mentions are found by it."""
        title, text = (self._part(report, part) for part in ("title", "text"))
        changed = title != report.title or text != report.text
        return replace(
            report, title=title, text=text, outlet=self.value(report.outlet), url=self._url(report),
            path="", text_hash="" if changed else report.text_hash, bytes_hash="",
            notes=tuple(self.tree(list(report.notes))),
        )  # fmt: skip

    def _url(self, report: Report) -> str:
        url = report.url
        if not url or "sources" in self._kinds or report.outlet in self.exact:
            return ""
        words = unquote(url)
        if self.text(words) == words:
            return url
        head = urlsplit(url)
        return self.text(f"{head.scheme}://{head.netloc}/")

    def _part(self, report: Report, part: str) -> str:
        """Return a text or title with bars over names, over what was coded as one, and over its parts."""
        words = report.title if part == "title" else report.text
        spans = self._found(words)
        named = self._read.get((report.id, report.version), ())
        spans += [(one.start, one.end) for one in named if one.part == part and self._goes(one)]
        for mention in self._mentions.get((report.id, report.version), ()):
            spans += self._coded_spans(mention, part)
        persons = "persons" in self._kinds or "sources" in self._kinds
        if persons:
            spans += _beside(words, spans, self._given)
        parts = (
            {word for start, end in spans for word in names_of(words[start:end]).split()}
            if persons
            else {word for start, end in spans for word in self._parts_of(names_of(words[start:end]))}
        )
        return _barred(words, [*spans, *_words_in(words, parts - _COMMON)])

    def _parts_of(self, name: str) -> list[str]:
        """Return the parts of a name that a reviewer marked as a person's."""
        return name.split() if name in self._people else []

    def _goes(self, name: "ReadName") -> bool:
        """Tell whether a name that was read is taken out: a country is not."""
        return name.sort != "place" or fold(name.value) not in self._countries

    @cached_property
    def _given(self) -> frozenset[str]:
        lists = ("given_names", "given_names_weak", "given_before_family")
        return frozenset(word for name in lists for word in self._lexicon.words.get(name, ()))

    @cached_property
    def _countries(self) -> set[str]:
        places = self._lexicon.places.values()
        return {fold(name) for place in places if place.kind == "country" for name in place.names_ar}

    @cached_property
    def _mentions(self) -> dict[tuple[str, int], list[Mention]]:
        found: dict[tuple[str, int], list[Mention]] = {}
        for event in self._bundle.events:
            for told in event.told:
                key = (told.mention.report, told.mention.version)
                found.setdefault(key, []).append(told.mention)
        return found

    def _coded_spans(self, mention: Mention, part: str) -> Iterator[tuple[int, int]]:
        """Yield where names were read that are taken out: by the name itself or by an office."""
        roles: tuple[str, ...] = (*_CODED, "place")
        for filler in (filler for role in roles for filler in getattr(mention, role)):
            span = filler.span
            if (
                filler.value in self.exact
                and span
                and span.part == part
                and filler.how in ("named", "office")
            ):
                yield span.start, span.end

    def _event(self, event: Event, reports: Mapping[tuple[str, int], Report]) -> Event:
        changed = self.struct(event)
        told = zip(event.told, changed.told, strict=True)
        return replace(changed, told=tuple(_requoted(new, old, reports) for old, new in told))

    def _review(self, review: Review) -> Review:
        return self.struct(review)


def _bare(name: str) -> str:
    """Return an English name without its article. Example: ``"Hasakah"`` of ``"Al-Hasakah"``."""
    return re.sub(r"^(al|el|ar|ad|as|at|az|an)[- ]", "", name, flags=re.IGNORECASE)


def _words_in(text: str, parts: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where a word stands that is part of a name taken out of the same text: a family's alone."""
    known = {part for part in parts if len(part) > 2 and not part.isdigit()}
    folded = fold_with_offsets(text)
    for match in _WORD.finditer(_small(folded.text)) if known else ():
        if not known.isdisjoint(bases(match.group())):
            yield folded.start(match.start()), folded.end(match.end())


def _beside(text: str, spans: Sequence[tuple[int, int]], given: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where a given name stands right before or behind a name that is taken out, in both directions."""
    folded = fold_with_offsets(text)
    words = [
        (match.group(), folded.start(match.start()), folded.end(match.end()))
        for match in _WORD.finditer(_small(folded.text))
    ]
    inside = [any(start < to and at < end for start, end in spans) for _, at, to in words]
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        step = 1 if order.step < 0 else -1
        for number in order:
            word, at, to = words[number]
            if inside[number + step] and not inside[number] and not given.isdisjoint(bases(word)):
                inside[number] = True
                yield at, to


def _barred(text: str, spans: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        for at in range(start, end):
            letters[at] = letters[at] if letters[at].isspace() else BAR
    return "".join(letters)


def _requoted(new: Told, old: Told, reports: Mapping[tuple[str, int], Report]) -> Told:
    """Return a mention with its words cut anew from the report, whose own names are barred there."""
    report = reports[old.mention.report, old.mention.version]
    whole = report.title if old.mention.evidence.part == "title" else report.text
    quote = old.mention.evidence.of(whole)
    counts = tuple(_recounted(one, report) for one in new.mention.count)
    return replace(new, quote=quote, mention=replace(new.mention, count=counts))


def _recounted(count: Count, report: Report) -> Count:
    whole = report.title if count.span.part == "title" else report.text
    cut = count.span.of(whole)
    return replace(count, word=cut) if len(cut) == len(count.word) else count
