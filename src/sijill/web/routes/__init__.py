"""The questions that the API answers, by what they ask about."""

from collections.abc import Sequence
from typing import Any

from sijill.web.routes import adding, events, lexicon, meta, people, reports, reviews, search, sources, states

HANDLERS: Sequence[Any] = (
    *meta.HANDLERS,
    *people.HANDLERS,
    *states.HANDLERS,
    *events.HANDLERS,
    *reports.HANDLERS,
    *search.HANDLERS,
    *sources.HANDLERS,
    *lexicon.HANDLERS,
    *reviews.HANDLERS,
    *adding.HANDLERS,
)
