"""Keeping: reports, versions, mentions and reviews in one SQLite file."""

from sijill.store.canonical import canonical, canonical_hash
from sijill.store.coded import Coded, Placement
from sijill.store.ground import check_spans
from sijill.store.hand import HandKept
from sijill.store.inside import Inside, names_inside
from sijill.store.links import EventRow, KeyedTold, LinkRow, Links
from sijill.store.people import ROLES, Deed, People, Role, Token, User
from sijill.store.query import MentionFilter
from sijill.store.rows import MentionRow
from sijill.store.store import Store, open_store
from sijill.store.tally import Told
from sijill.store.vectors import Near, Vectors
from sijill.store.versions import Version, last_two, steps
from sijill.store.watched import News, Page, Watch, Watched, keep_page, keep_watch, mark_untold

__all__ = [
    "ROLES",
    "Coded",
    "Deed",
    "EventRow",
    "HandKept",
    "Inside",
    "KeyedTold",
    "LinkRow",
    "Links",
    "MentionFilter",
    "MentionRow",
    "Near",
    "News",
    "Page",
    "People",
    "Placement",
    "Role",
    "Store",
    "Token",
    "Told",
    "User",
    "Vectors",
    "Version",
    "Watch",
    "Watched",
    "canonical",
    "canonical_hash",
    "check_spans",
    "keep_page",
    "keep_watch",
    "last_two",
    "mark_untold",
    "names_inside",
    "open_store",
    "steps",
]
