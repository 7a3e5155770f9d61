"""Linking a record: what is new, what hangs together with it, and nothing else.

The result is the same as that of linking all mentions afresh: a group of mentions depends on its component
alone, and a component changes only where a new mention speaks for being one event with one of its own.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.link import Decision
from sijill.link.atlas import Atlas
from sijill.link.copies import COPY, Print, print_of, share, worth_comparing
from sijill.link.decisions import Decided, settle
from sijill.link.events import event
from sijill.link.facts import Facts
from sijill.link.keys import asks, stands
from sijill.link.link import VERSION
from sijill.link.partition import Component, partition, touching
from sijill.runs.memory import settled
from sijill.runs.spread import Here, Spread
from sijill.runs.told import as_reviewed
from sijill.schema import Event, Told
from sijill.store import EventRow, LinkRow, Links, MentionFilter, Store
from sijill.store.links import Linked, Text

_MANY = 2000  # new mentions from which setting the garbage collector aside pays


class LinkSummary(Struct, frozen=True):
    """What a linking came to.

    Attributes:
        mentions: that were linked now, new ones and those that hang together with them. events: of these.
        new: mentions that were not linked before. copies: pairs of reports newly found to carry one text.
    """

    mentions: int = 0
    events: int = 0
    new: int = 0
    copies: int = 0


def link_record(store: Store, lexicon: Lexicon, spread: Spread | None = None) -> LinkSummary:
    """Bring a record's events up to its mentions and reviews.

    Args:
        store: an open record; where it was opened to be read, it is opened once more to be written.
        lexicon: whose the actors are, where the places lie.
        spread: where the work is done; in this process where none is given.

    Raises:
        RecordError: something is to be linked and the file cannot be written.
    """
    if not _behind(store.links, lexicon):
        return LinkSummary()
    if store.read_only:
        with store.again() as writable:
            return link_record(writable, lexicon, spread)
    while True:
        found = _Linking(store.links, lexicon, spread or Here(lexicon)).go()
        if found is not None:
            return found


def stamp(lexicon: Lexicon) -> str:
    """Return what events are made from besides the record: the version of linking and the packs."""
    return f"{VERSION} {lexicon.hash}"


def _behind(links: Links, lexicon: Lexicon) -> bool:
    if links.noted("with") != stamp(lexicon) or links.noted("review") != str(links.last_review()):
        return True
    return bool(links.unlinked())


class _Linking:
    """One linking of a record."""

    def __init__(self, links: Links, lexicon: Lexicon, spread: Spread) -> None:
        self.links, self.lexicon, self.spread = links, lexicon, spread
        self.atlas = Atlas(lexicon)
        self.told: dict[int, Told] = {}
        self.facts: dict[int, Facts] = {}
        self.struck: dict[int, str] = {}

    def go(self) -> LinkSummary | None:
        """Link what is pending and what it touches; None where another process has written meanwhile."""
        if self.links.noted("with") != stamp(self.lexicon):
            self.links.reset()
        copied = find_copies(self.links)
        state, reviews = self.links.state(), self.links.last_review()
        reports = self._changed(copied)
        new = self.links.mentions(reports, standing=True)
        with settled() if len(new) > _MANY else nullcontext():
            return self._go(Linked(reports, state), new, reviews, len(copied))

    def _go(self, seen: Linked, new: set[int], reviews: int, copied: int) -> LinkSummary | None:
        links = self.links
        gone = links.left() | links.components(links.mentions(seen.reports, standing=False))
        fresh = self._read(new, fresh=True)
        decided = settle([Decision(*row) for row in links.decisions()])  # type: ignore[arg-type]
        gone |= links.components(self._touched(fresh, decided) - new)
        self._read(links.members(gone) - links.mentions(seen.reports, standing=False))
        events, rows = self._found(partition(self.facts.values(), self.atlas, decided, self.spread.compare))
        written = {one.report: one.story for one in fresh}
        noted = {"with": stamp(self.lexicon), "review": str(reviews)}
        if not links.write(gone, rows, events, written, noted, seen):
            return None
        return LinkSummary(len(rows), len(events), len(new), copied)

    def _changed(self, copied: Iterable[tuple[int, int, float]]) -> tuple[str, ...]:
        """Return the reports of which something is new: a mention, a review, a copy of their text."""
        links = self.links
        reviewed = links.reviewed_since(int(links.noted("review") or 0))
        found = {*links.unlinked(), *links.reports_of(reviewed)}
        found |= links.reports_at({key for one, other, _ in copied for key in (one, other)})
        return tuple(sorted(found))

    def _read(self, keys: Iterable[int], *, fresh: bool = False) -> list[Facts]:
        """Read mentions and what linking compares of them; those judged wrong tell no event.

        Args:
            keys: theirs.
            fresh: whole reports, whose stories are made here; else they were kept.
        """
        told: dict[int, Told] = {}
        for one in self.links.told(set(keys) - set(self.told)):
            reviewed = as_reviewed(one.told, one.reviews)
            if reviewed is None:
                self.struck[one.key] = one.told.mention.id
            else:
                told[one.key] = reviewed
        kept = None if fresh else self.links.stories({one.mention.report for one in told.values()})
        found = self.spread.facts(list(told.values()), kept)
        key_of = {one.mention.id: key for key, one in told.items()}
        self.told |= told
        self.facts |= {key_of[one.id]: one for one in found}
        return found

    def _touched(self, fresh: Sequence[Facts], decided: Decided) -> set[int]:
        """Return the keys of linked mentions that something new speaks for being one event with."""
        ids = {one.id for one in fresh}
        partners = {id_ for pair in decided.same if not ids.isdisjoint(pair) for id_ in pair} - ids
        if not self.links.any():
            return set()
        near = self.links.under(_hashed(key for one in fresh for key in asks(one, self.atlas)))
        self._read(near)
        others = {one.id: key for key, one in self.facts.items() if one.id not in ids}
        hit = {
            others[id_] for id_ in touching(fresh, [self.facts[key] for key in others.values()], self.atlas)
        }
        for key in others.values():  # what hangs together with none of them is no business of this linking
            del self.facts[key], self.told[key]
        return hit | self.links.keys_of(partners)

    def _found(self, parts: Sequence[Component]) -> tuple[list[EventRow], list[LinkRow]]:
        key_of = {one.id: key for key, one in self.facts.items()}
        rows = [LinkRow(key, "", id_, ()) for key, id_ in self.struck.items()]
        groups = [[key_of[id_] for id_ in group] for part in parts for group in part]
        names = [min(id_ for group in part for id_ in group) for part in parts for _ in part]
        events = self.spread.rows([[self.told[key] for key in keys] for keys in groups])
        for keys, name, row in zip(groups, names, events, strict=True):
            rows += [LinkRow(key, row.id, name, self._blocks(key)) for key in keys]
        return events, rows

    def _blocks(self, key: int) -> tuple[int, ...]:
        return tuple(sorted(_hashed(stands(self.facts[key], self.atlas))))


def _hashed(keys: Iterable[str]) -> set[int]:
    """Return keys as numbers, which take less room; two that fall together are told apart by the score."""
    return {zlib.crc32(key.encode()) for key in keys}


def find_copies(links: Links) -> list[tuple[int, int, float]]:
    """Compare the texts that are new with all others, keep what was found and return it."""
    found: list[tuple[int, int, float]] = []
    while page := links.unsketched():
        with links.writing():
            for text in page:
                own = print_of(text.text)
                copies = list(_copies(links, text, own))
                links.keep_sketch(text.version, own.sketch, copies)
                found += copies
    return found


def _copies(links: Links, text: Text, own: Print) -> Iterator[tuple[int, int, float]]:
    for version, shared, size in links.sharing(own.sketch, text.report):
        if worth_comparing(shared, len(own.sketch), size):
            much = share(own, print_of(links.text(version)))
            if much >= COPY:
                yield min(version, text.version), max(version, text.version), much


def record_told(store: Store) -> list[Told]:
    """Return the mentions of a record as linking and states are given them, in the order of their ids."""
    found = (as_reviewed(one.told, one.reviews) for one in store.links.told())
    return sorted((one for one in found if one is not None), key=lambda one: one.mention.id)


def record_events(store: Store, lexicon: Lexicon, wanted: MentionFilter | None = None) -> list[Event]:
    """Return the events with a mention that fits ``wanted``, by their day; what is pending is linked first.

    Raises:
        RecordError: see `link_record`.
    """
    link_record(store, lexicon)
    return events_of(store, lexicon, store.links.events(wanted or MentionFilter()))


def events_of(store: Store, lexicon: Lexicon, ids: Sequence[str]) -> list[Event]:
    """Return the events of these ids, in their order; ids of none are left out."""
    links, atlas = store.links, Atlas(lexicon)
    groups = links.groups(ids)
    told = {one.key: one for one in links.told({key for keys in groups.values() for key in keys})}
    found = (
        [as_reviewed(told[key].told, told[key].reviews) for key in groups[id_]]
        for id_ in ids
        if id_ in groups
    )
    return [event([one for one in group if one is not None], atlas) for group in found]
