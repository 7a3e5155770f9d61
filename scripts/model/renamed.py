"""Other names: a coded report with other actors and places in it, told with the same words otherwise.

A force becomes another force of its pack, a town another town, in the text and in the codes. What the rules
then still read as the old actor keeps its name.
"""

import random
import re
from collections.abc import Collection, Iterator, Mapping

import msgspec
from msgspec import Struct

from perturb import Edit, apart, changed
from sijill.evaluate.coded import SETS, Coded, Gold
from sijill.extract.engine import RulesEngine
from sijill.lexicon import Lexicon
from sijill.schema import Actor, Place

KINDS = frozenset({"force", "armed-group", "party", "government"})
_BEFORE = "(?<!\\w)(?:[وفبك])?"  # what may be written at a name's beginning


class Exchange(Struct, frozen=True):
    """An actor or a place whose names are exchanged for one other name, and its value in the codes."""

    old: str
    names: tuple[str, ...]
    new: str
    name: str


class Renamer:
    """Exchanges names by drawing others of the same kind and pack from the lexicon."""

    def __init__(self, engine: RulesEngine, seed: int) -> None:
        """Sort the lexicon's actors and places by kind and pack."""
        self.engine, self.draw = engine, random.Random(seed)  # noqa: S311 - not for secrets
        lexicon = engine.lexicon
        self.actors: dict[tuple[str, str], list[Actor]] = {}
        for actor in lexicon.actors.values():
            if actor.kind in KINDS and actor.names_ar:
                self.actors.setdefault((actor.kind, actor.pack), []).append(actor)
        self.places: dict[tuple[str, str], list[Place]] = {}
        for place in lexicon.places.values():
            if place.names_ar:
                self.places.setdefault((place.kind, place.pack), []).append(place)
        self.named = _by_name(lexicon)

    def renamed(self, gold: Gold, number: int) -> Gold:
        """Return a report under other names; ``number`` makes its id another."""
        told = {value for event in gold.events for role in SETS for value in event.fillers(role)}
        both = [*self._actors(told, gold.report.text), *self._places(told, gold.report.text)]
        new = _exchanged(gold, both, number)
        still = self._read(new)
        return _exchanged(gold, [one for one in both if one.old not in still], number)

    def _read(self, gold: Gold) -> set[str]:
        analysis, _ = self.engine.drafts(gold.report)
        return {n.id for n in analysis.named(0, len(analysis.words)) if n.kind == "actor"}

    def _actors(self, told: Collection[str], text: str) -> Iterator[Exchange]:
        known = self.engine.lexicon.actors
        for one in (known[value] for value in sorted(told) if value in known):
            others = [a for a in self.actors.get((one.kind, one.pack), ()) if a.id not in told]
            if others and any(name in text for name in one.names_ar):
                other = self.draw.choice(others)
                yield Exchange(one.id, one.names_ar, other.id, other.names_ar[0])

    def _places(self, told: Collection[str], text: str) -> Iterator[Exchange]:
        for one in ((value, self.named[value]) for value in sorted(told) if value in self.named):
            others = self.places[one[1].kind, one[1].pack]
            name = self.draw.choice(others).names_ar[0]
            if name not in text:
                yield Exchange(one[0], (one[0],), name, name)


def _by_name(lexicon: Lexicon) -> Mapping[str, Place]:
    return {name: place for place in lexicon.places.values() for name in place.names_ar}


def _exchanged(gold: Gold, both: Collection[Exchange], number: int) -> Gold:
    text = gold.report.text
    edits = [
        Edit(found.start("name"), found.end("name"), one.name)
        for one in both
        for name in one.names
        for found in re.finditer(rf"{_BEFORE}(?P<name>{re.escape(name)})(?!\w)", text)
    ]
    new, moved = changed(text, apart(edits))
    values = {one.old: one.new for one in both}

    def coded(event: Coded) -> Coded:
        roles = {role: tuple(values.get(v, v) for v in event.fillers(role)) for role in SETS}
        start, end = moved(event.start), moved(event.end)
        return msgspec.structs.replace(event, start=start, end=end, quote=new[start:end], **roles)

    report = msgspec.structs.replace(gold.report, id=f"{gold.report.id}~{number}", text=new)
    return msgspec.structs.replace(gold, report=report, events=tuple(map(coded, gold.events)))
