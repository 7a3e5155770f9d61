"""Which mentions of one version of a text are those of another: the scorer's rule, over what moved."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from sijill.evaluate.coded import Coded, coded
from sijill.evaluate.equal import Equals, read_equals
from sijill.evaluate.score import match
from sijill.evaluate.words import Words
from sijill.extract.guide import to_guide
from sijill.schema import Mention, Part, Report

_PARTS: tuple[Part, ...] = ("text", "title")
Coding = tuple[Report, Sequence[Mention]]


def same_mentions(old: Coding, new: Coding, words: Mapping[Part, Words]) -> list[tuple[int, int]]:
    """Return the pairs (place in old, place in new) that tell the same event.

    Two mentions are the same where their types are equal and their evidence overlaps as the scorer has it
    (see `sijill.evaluate.score`), the old evidence taken to where its words stand in the new text.

    Args:
        old: a report at one version, and its mentions.
        new: at another version, and its mentions.
        words: for the title and for the text, what changed.
    """
    equals = read_equals()
    pairs = (_of_part(equals, old, new, part, words[part]) for part in _PARTS)
    return sorted(pair for found in pairs for pair in found)


def _of_part(equals: Equals, old: Coding, new: Coding, part: str, words: Words) -> list[tuple[int, int]]:
    ones, others = _events(old, part), _events(new, part)
    moved = [_moved(event, words) for event in ones.values()]
    at, to = list(ones), list(others)
    return [(at[i], to[j]) for i, j in match(equals, moved, list(others.values()))]


def _events(coding: Coding, part: str) -> dict[int, Coded]:
    report, mentions = coding
    return {
        at: coded(to_guide(mention, report), report.text)
        for at, mention in enumerate(mentions)
        if mention.evidence.part == part
    }


def _moved(event: Coded, words: Words) -> Coded:
    start, end = words.moved(event.start, event.end)
    return replace(event, start=start, end=end)
