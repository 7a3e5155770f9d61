"""What linking compares of a mention, taken out of it once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from sijill.link.atlas import Atlas
from sijill.link.days import Days, days
from sijill.link.stories import Story, quote_words, story_of
from sijill.link.words import name
from sijill.schema import Bound, Count, EventType, Status, Told

# They last: a second day is the same event. The others happen at one time. From the guide's table of types.
LASTING = frozenset({"BLOCKADE", "DETAIN", "DEPLOY", "PROTEST", "DISPLACE", "CASUALTIES", "COERCE", "CLASH"})
# What is said: it is one's who says it.
SAID = frozenset({"DEMAND", "OFFER", "REJECT", "THREATEN", "ACCUSE", "DENY"})


class Number(Struct, frozen=True, gc=False):
    """A count with its bounds; open ends are infinite. Example: ``Number("killed", 20, inf, "")``."""

    what: str
    least: float
    most: float
    of: str

    def meets(self, other: "Number") -> bool:
        """Return whether one number can be both."""
        return self.least <= other.most and other.least <= self.most

    @property
    def exact(self) -> bool:
        """Return whether it is one number."""
        return self.least == self.most


class Facts(Struct, frozen=True, gc=False):
    """A mention as linking compares it.

    Attributes:
        id: the mention's. report: its report's. told_on: its day of publication, an ordinal; 0 for none.
        days: when it happened. actors, targets: parties by place in the mention, nobody left out.
        parties: all of them. ids: actor ids that name somebody. places: folded names.
        words: stems of the quote with what they weigh. total: their sum.
        outcome: how talks ended, "" where it is not told.
        by: the innermost source, or the outlet. copies: reports with the same text.
        all_targets: actor ids, nobody among them too. story: that of the report.
    """

    id: str
    report: str
    type: EventType
    status: Status
    told_on: int
    days: Days | None
    actors: frozenset[str]
    targets: frozenset[str]
    parties: frozenset[str]
    ids: frozenset[str]
    places: tuple[str, ...]
    about: frozenset[str]
    numbers: tuple[Number, ...]
    words: dict[str, float]
    total: float
    by: str
    copies: frozenset[str]
    all_targets: frozenset[str]
    story: Story
    outcome: str = ""

    @property
    def lasting(self) -> bool:
        """Return whether a second day of it is the same event."""
        return self.type in LASTING

    @property
    def said(self) -> bool:
        """Return whether it is something said."""
        return self.type in SAID


def all_facts(told: Iterable[Told], atlas: Atlas, known: Mapping[str, Story] | None = None) -> list[Facts]:
    """Return what linking compares of mentions, report by report.

    Args:
        told: the mentions; of a report whose story is not known, all.
        atlas: whose the actors are, where the places lie.
        known: report → its story.
    """
    by_report: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_report[one.mention.report].append(one)
    found: list[Facts] = []
    for report, own in by_report.items():
        words = [quote_words(one) for one in own]
        story = known[report] if known is not None else story_of(own, words, atlas)
        found += [_facts(one, said, story, atlas) for one, said in zip(own, words, strict=True)]
    return found


def _facts(told: Told, words: Story, story: Story, atlas: Atlas) -> Facts:
    mention = told.mention
    published = days(told.published or mention.told_on)
    actors = tuple(filler.value for filler in mention.actor)
    targets = tuple(filler.value for filler in (*mention.target, *mention.mediator))
    doers = _parties(actors, atlas)
    done_to = _parties(tuple(filler.value for filler in mention.target), atlas)
    return Facts(
        id=mention.id, report=mention.report, type=mention.type, status=mention.status,
        told_on=published.last if published else 0, days=days(mention.date.value) if mention.date else None,
        actors=doers, targets=done_to, parties=doers | done_to,
        ids=frozenset(id_ for id_ in (*actors, *targets) if atlas.party(id_)),
        places=tuple(sorted({name(place.value) for place in mention.place})),
        about=frozenset(filler.value for filler in mention.about),
        numbers=tuple(map(number, mention.count)), words=words, total=sum(words.values()),
        by=mention.source[-1].value if mention.source else atlas.teller(told), copies=frozenset(told.copies),
        all_targets=frozenset(filler.value for filler in mention.target), story=story,
        outcome=mention.outcome.value if mention.outcome else "",
    )  # fmt: skip


def _parties(actors: tuple[str, ...], atlas: Atlas) -> frozenset[str]:
    return frozenset(party for actor in actors if (party := atlas.party(actor)))


def number(count: Count) -> Number:
    """Return a count with its bounds."""
    value = count.value
    if isinstance(value, Bound):
        least = float("-inf") if value.min is None else float(value.min)
        return Number(
            count.what, least, float("inf") if value.max is None else float(value.max), count.of or ""
        )
    return Number(count.what, float(value), float(value), count.of or "")
