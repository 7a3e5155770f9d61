"""What a brief is: sections of sentences, each with the numbers of its evidence, and what is drawn."""

from typing import Literal

from msgspec import Struct

from sijill.schema.span import Part

Origin = Literal["news", "composed"]
SectionKey = Literal[
    "happened", "in_force", "ledger", "casualties", "contradictions", "past", "deadlines", "unknown"
]


class Question(Struct, frozen=True, kw_only=True):
    """What a brief is asked for: an episode, or a span of days.

    Attributes:
        episode: id of an episode, "" for none. since, until: ``YYYY[-MM[-DD]]``, "" for an open end.
        lang: of the sentences, ``"ar"`` or ``"en"``.
        composed: True for composed reports alone, False for news alone, None where all is of one kind.
        redact: what is taken out: ``"persons"``, ``"places"``, ``"sources"``. names: names besides.
    """

    episode: str = ""
    since: str = ""
    until: str = ""
    lang: str = "en"
    composed: bool | None = None
    redact: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Evidence(Struct, frozen=True, kw_only=True):
    """The words of a report that a sentence rests on.

    Attributes:
        number: by which sentences name it, from 1.
        event, mention: ids. report, version: where the words stand, in ``part`` at ``[start, end)``.
        quote: the words. text_hash: SHA-256 of the report's title and text, "" where names were taken out.
        outlet: who published it, as a name. title, published, url: of the report; "" where unknown.
        composed: whether the report was composed and is no news. reviewed: whether a person judged it.
    """

    number: int
    event: str
    mention: str
    report: str
    version: int
    part: Part
    start: int
    end: int
    quote: str
    text_hash: str = ""
    outlet: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    composed: bool = False
    reviewed: bool = False


class Sentence(Struct, frozen=True):
    """One sentence with the numbers of its evidence; a sentence without any is none of a brief."""

    text: str
    evidence: tuple[int, ...]


class Section(Struct, frozen=True):
    """Sentences under one head.

    Attributes:
        key: which section. title: its head. sentences: in their order.
        note: what stands where there is none, or how many were left out; "" for nothing.
    """

    key: SectionKey
    title: str
    sentences: tuple[Sentence, ...]
    note: str = ""


class Mark(Struct, frozen=True):
    """A place on the map: its name, WGS84 degrees, how many events are there, the evidence for them."""

    name: str
    lat: float
    lon: float
    events: int
    evidence: tuple[int, ...]


class Bar(Struct, frozen=True):
    """A day of the timeline: the value of its most hostile act on Goldstein's scale, -10 to +10."""

    day: str
    value: float
    evidence: tuple[int, ...]


class Brief(Struct, frozen=True, kw_only=True):
    """A situation report.

    Attributes:
        question: what was asked, ``names`` left out. title, scope: its head and what it is about.
        origin: composed or news; never both. banner: what must be read first, "" for news.
        as_of: the day that it looks from. sections: in order. marks, bars: map and timeline.
        unplaced: events without a point on the map. untimed: without a day on the timeline.
        evidence: by number. about: what it was made of, a line each.
        taken_out: persons, places, sources, names: what was taken out of it.
        snapshot: id of what it was made of. record: SHA-256 of the record's content. version: of Sijill.
    """

    question: Question
    title: str
    scope: str
    origin: Origin
    banner: str
    as_of: str
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    unplaced: int
    untimed: int
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...]
    taken_out: tuple[str, ...]
    snapshot: str
    record: str
    version: str
