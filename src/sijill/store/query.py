"""Which mentions are asked for, and the one statement that finds them, always in the same order."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Select, and_, exists, func, or_, select

from sijill.lexicon.fold import fold
from sijill.schema import LINKING, PERSON, EventType, Status
from sijill.store import tables as t
from sijill.store.search import asked_words, found_in

m, v, r = t.mentions.c, t.versions.c, t.reports.c


class MentionFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What mentions are asked for; what is left empty asks for nothing.

    Attributes:
        type: event types. status: statuses.
        actor, target, mediator: actor ids in that place. party: a side, in any of the three.
        place: places' names, compared as folded; see `Record.mentions` for the places inside them.
        since, until: days; a mention without a date counts by the day it was told on.
        source: whom the text names as its source. outlet: who published it.
        text: words in the report, see `search`. confidence: the least.
        reviewed: True for those with a verdict, False for those without.
        verdict: the last verdict. composed: True, False, or None for both.
        report, id, rule, engine: exactly these. version: of the report's text.
        differing: True for those that the engine ``rules+llm`` does not give alike in both of its halves.
        superseded: True for mentions of superseded texts as well. limit, offset: a page of the answer.
    """

    type: tuple[EventType, ...] = ()
    status: tuple[Status, ...] = ()
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    source: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    text: str = ""
    confidence: float = 0.0
    reviewed: bool | None = None
    composed: bool | None = None
    report: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    rule: tuple[str, ...] = ()
    engine: tuple[str, ...] = ()
    version: tuple[int, ...] = ()
    differing: bool = False
    superseded: bool = False
    limit: int | None = None
    offset: int = 0


def statement(wanted: MentionFilter) -> Select[Any]:
    """Return the statement for ``wanted``: mentions of the texts that stand, oldest told first."""
    return (
        select(m.key, m.body, m.start, m.end, *_HEAD)
        .select_from(SOURCE)
        .where(*conditions(wanted))
        .order_by(func.coalesce(m.told_on, ""), m.report, m.start, m.end, m.type, m.id, m.key)
        .limit(wanted.limit)
        .offset(wanted.offset)
    )


def count_statement(wanted: MentionFilter) -> Select[Any]:
    """Return the statement that counts what ``wanted`` asks for, without its page."""
    return select(func.count()).select_from(SOURCE).where(*conditions(wanted))


_HEAD = (r.outlet, r.url, r.composed, r.latest, v.title, v.published, v.text)
SOURCE = (
    t.mentions.join(t.reports, r.id == m.report)
    .join(t.versions, and_(v.report == m.report, v.number == m.version))
    .join(t.codings, t.codings.c.key == m.coding)
)


def conditions(wanted: MentionFilter) -> list[Any]:
    """Return the conditions of a filter, joined by "and" where they are used."""
    standing = [] if wanted.superseded else [r.latest == m.version]
    if not (wanted.superseded or wanted.id):  # asked for by its id it may be judged anew
        standing.append(_not_taken_back())
    return [*standing, *_plain(wanted), *_hanging(wanted), *_dated(wanted), *_judged(wanted)]


def _plain(wanted: MentionFilter) -> list[Any]:
    among = (
        (m.type, wanted.type), (m.status, wanted.status), (r.outlet, wanted.outlet),
        (m.report, wanted.report), (m.id, wanted.id), (m.rule, wanted.rule),
        (t.codings.c.engine, wanted.engine), (m.version, wanted.version),
    )  # fmt: skip
    found: list[Any] = [held.in_(values) for held, values in among if values]
    if wanted.confidence:
        found.append(m.confidence >= wanted.confidence)
    if wanted.differing:
        found += [t.codings.c.name == "rules+llm", ~m.rule.endswith("+llm")]
    if wanted.composed is not None:
        found.append(r.composed.is_(wanted.composed))
    return found


def _hanging(wanted: MentionFilter) -> list[Any]:
    a, p, s = t.mention_actors.c, t.mention_places.c, t.mention_sources.c
    roles = (("actor", wanted.actor), ("target", wanted.target), ("mediator", wanted.mediator))
    found = [_any(a.mention, a.role == role, a.actor.in_(ids)) for role, ids in roles if ids]
    if wanted.party:
        found.append(_any(a.mention, a.party.in_(wanted.party)))
    if wanted.place:
        found.append(_any(p.mention, p.folded.in_([fold(name) for name in wanted.place])))
    if wanted.source:
        found.append(_any(s.mention, s.source.in_(wanted.source)))
    return found


def _any(mention: Any, *such: Any) -> Any:
    return m.key.in_(select(mention).where(*such))


def _dated(wanted: MentionFilter) -> list[Any]:
    found = []
    if wanted.since:
        found.append(func.coalesce(m.date_to, m.told_on) >= wanted.since)
    if wanted.until:
        found.append(func.coalesce(m.date_from, m.told_on) <= wanted.until)
    return found


def _judged(wanted: MentionFilter) -> list[Any]:
    found: list[Any] = []
    if wanted.reviewed is not None:
        found.append(is_reviewed() if wanted.reviewed else ~is_reviewed())
    if wanted.text:
        asked = asked_words(wanted.text)
        # SQLite would look for each report that was found under each mention of the type or the party: a sum
        # has no index, so that it looks at their reports instead. Words alone are looked for by the index.
        key = v.key + 0 if _is_narrow(wanted) else v.key
        found.append(key.in_(found_in(wanted.text)) if asked else m.key.is_(None))
    return found


def _is_narrow(wanted: MentionFilter) -> bool:
    """Return whether a filter asks for what an index of the mentions leads to."""
    named = (wanted.type, wanted.actor, wanted.target, wanted.mediator, wanted.party, wanted.place)
    return any((*named, wanted.source, wanted.report, wanted.id))


def is_reviewed() -> Any:
    """Return when a person has judged how a mention was coded, and not taken all of it back.

    An undo is written only where it takes back one decision, so that their numbers say whether any is left.
    """
    w = t.reviews.c
    said = exists().where(same_mention(), w.verdict.not_in([*sorted(LINKING), "undo"]))
    return and_(said, _times(w.verdict.not_in([*sorted(LINKING), "undo"])) > _times(_coding_undone()))


def _not_taken_back() -> Any:
    """Return when a mention is not one that a person added and took back."""
    return or_(t.codings.c.engine != PERSON, is_reviewed())


def _coding_undone() -> Any:
    return (t.reviews.c.verdict == "undo") & (t.reviews.c.other == "")


def _times(such: Any) -> Any:
    return (
        select(func.count())
        .select_from(t.reviews)
        .where(same_mention(), such)
        .correlate(t.mentions)
        .scalar_subquery()
    )


def same_mention() -> Any:
    """Return when a review speaks of a mention: by id, or by its words where a recoding changed the id."""
    w = t.reviews.c
    other = t.mentions.alias("other")
    same_words = and_(
        w.version == m.version, w.type == m.type, w.start < m.end, m.start < w.end,
        ~exists().where(other.c.id == w.mention),
    )  # fmt: skip
    return and_(w.report == m.report, or_(w.mention == m.id, same_words))
