"""What a report's story is known by: places, actors and rare words of all its mentions.

Two reports of one story tell the same events far more often than two others, so that a mention that tells
little («أُفرج عن بعضهم في اليوم التالي») can still be known for the same.
"""

import math
from collections.abc import Sequence

from sijill.link.atlas import Atlas
from sijill.link.words import name, name_stems, stems, weight
from sijill.schema import Told

Story = dict[str, float]
_ACTOR = 0.5  # the actors of a war stand in most of its reports
_LEAST_WEIGHT = 0.25  # commoner stems say nothing


def story_of(told: Sequence[Told], words: Sequence[Story], atlas: Atlas) -> Story:
    """Return a report's story, of length 1: the squares of the weights add up to it.

    Args:
        told: all mentions of the report.
        words: those of the quote of each, see `quote_words`.
        atlas: which places are wide, which actors nobody.
    """
    found: Story = {}
    for one, own in zip(told, words, strict=True):
        found |= own | _named(one, atlas)
    length = math.sqrt(math.fsum(much * much for much in found.values())) or 1.0
    return {word: round(found[word] / length, 6) for word in sorted(found)}


def likeness(one: Story, other: Story) -> float:
    """Return how much two stories share, from 0 to 1: the cosine of the angle between them."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum([much * many[word] for word, much in few.items() if word in many])  # the quicker form


def quote_words(told: Told) -> Story:
    """Return the stems of a quote that say something; those of the places are compared as places."""
    places = {word for place in told.mention.place for word in name_stems(place.value)}
    weighed = ((word, weight(word)) for word in sorted(stems(told.quote) - places))
    return {word: much for word, much in weighed if much >= _LEAST_WEIGHT}


def _named(told: Told, atlas: Atlas) -> Story:
    mention = told.mention
    places = (name(place.value) for place in mention.place)
    actors = (filler.value for filler in (*mention.actor, *mention.target, *mention.mediator))
    return {
        **{f"@{place}": 1.0 for place in places if not atlas.wide(place)},
        **{f"#{actor}": _ACTOR for actor in actors if atlas.party(actor)},
    }
