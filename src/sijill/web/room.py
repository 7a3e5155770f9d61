"""What every answer needs: the record, the lexicon, the states as last computed, who may do what."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from litestar import Request

from sijill.lexicon import Lexicon, load
from sijill.runs import Coder, maker
from sijill.states.ground import Ground
from sijill.store import Store, open_store
from sijill.web.kept import Kept
from sijill.web.naming import Naming
from sijill.web.points import Points
from sijill.web.serving import Serving


class Room:
    """One server's own things; none of them is shared with another server."""

    def __init__(self, serving: Serving) -> None:
        """Open the record once, so that it is there and of this version, and load the packs.

        Raises:
            RecordError: it cannot be opened. UsageError, LexiconError: a pack is wrong.
        """
        self.serving = serving
        self.log = logging.getLogger("sijill.web")
        with open_store(serving.record):
            pass
        self.lexicon: Lexicon = load(serving.packs)
        self.ground = Ground(self.lexicon)
        self.points = Points(self.lexicon.places)
        self.naming = Naming(self.lexicon, self.points)
        self.kept = Kept(serving.record, self.lexicon)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Open the record to read it, for one answer."""
        with open_store(self.serving.record, create=False, read_only=True) as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Open the record to write it, for one answer; what is kept is computed anew after it."""
        with open_store(self.serving.record, create=False) as store:
            yield store
        self.kept.wake()

    @cached_property
    def coder(self) -> Coder:
        """Return the engine that codes what is added; made when first needed, which takes seconds."""
        return maker(self.serving.engine, self.serving.packs)()

    def reviewer(self, _request: Request[Any, Any, Any]) -> str:
        """Return whose name a review bears."""
        return self.serving.reviewer

    def named(self, answer: dict[str, Any]) -> dict[str, Any]:
        """Return an answer with the names of all that it holds."""
        return answer | {"names": self.naming.of(answer)}

    def close(self) -> None:
        """Stop what runs beside the answers."""
        self.kept.close()
