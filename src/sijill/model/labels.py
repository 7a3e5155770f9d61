"""What the model tells apart: types, how a word is built, statuses."""

from typing import get_args

from sijill.lexicon.predicates import Build
from sijill.schema import STATUSES, EventType

KINDS: tuple[str, ...] = ("", *get_args(EventType))  # 0 is no event
BUILDS: tuple[Build, ...] = get_args(Build)
STATUS_ORDER: tuple[str, ...] = tuple(sorted(STATUSES))
