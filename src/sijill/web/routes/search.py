"""Search: words and facets."""

from collections import Counter
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter
from msgspec import Struct, structs

from sijill.export.snippets import snippet
from sijill.runs import events_of
from sijill.schema import Event
from sijill.store import Store
from sijill.web.asking import Here, Mentions, Paged, paged
from sijill.web.room import Room
from sijill.web.shapes import Record, mention


class Found(Struct, frozen=True, kw_only=True):
    """What a search found.

    Attributes:
        items: each ``{mention, report, snippet, sources, differs}``; a snippet is
            ``{part, start, end, text, marks}`` of the report's own text with the words that were asked for,
            None where none were; ``sources`` are how many independent ones tell the mention's event,
            ``differs`` whether they contradict each other.
        total: mentions that fit. facets: type, party, place, year, source, outlet, status, confidence,
            reviewed, composed, each a list of ``{value, count}``, the commonest first, years and tenths of
            confidence in their order; counted over all that fits. Those of outlets say besides whether
            composed reports of the record bear the name. A place stands once, by its usual name, however
            it is called in the reports.
    """

    items: list[Record]
    total: int
    facets: dict[str, list[Record]]
    next: str | None
    names: dict[str, dict[str, str]]
    pending: bool


@get("/search", sync_to_thread=True)
def search(
    room: Here,
    mention_filter: Mentions,
    page: Paged,
    q: Annotated[str, QueryParameter(max_length=400)] = "",
) -> Found:
    """Return the mentions of reports that hold the words, in any spelling, with clitics; and facets."""
    wanted = structs.replace(mention_filter, text=" ".join(filter(None, (q, mention_filter.text))))
    with room.reading() as store:
        rows = store.mentions(paged(wanted, page))
        facets = room.kept.held((store.revision(), "facets", wanted), lambda: store.facets(wanted))
        stands_in = store.links.events_of([row.mention.id for row in rows])
        told_by = {one.id: one for one in events_of(store, room.lexicon, list(set(stands_in.values())))}
        made = room.kept.held((store.revision(), "composed"), lambda: _composed(store))
        texts = {row.mention.report: store.report(row.mention.report, row.mention.version) for row in rows}
        pending = store.revision() != room.kept.snapshot().revision
    items = []
    for row in rows:
        event = told_by.get(stands_in.get(row.mention.id, ""))
        told = mention(row, stands_in.get(row.mention.id, ""), room.lexicon.actors)
        words = snippet(wanted.text, texts[row.mention.report], row.mention.evidence) if wanted.text else None
        items.append(
            {
                "mention": told,
                "report": told["report"],
                "snippet": msgspec.to_builtins(words),
                **_borne(event),
            }
        )
    counted = {name: msgspec.to_builtins(values) for name, values in facets.counts.items()}
    if "place" in counted:
        counted["place"] = _merged(counted["place"], room)
    for one in counted.get("outlet", ()):
        one["composed"] = one["value"] in made
    return Found(
        items=items, total=facets.total, facets=counted, next=page.after(facets.total),
        names=room.naming.of([items, _places(counted)]), pending=pending,
    )  # fmt: skip


def _borne(event: Event | None) -> Record:
    """Return how many independent sources tell an event, and whether they contradict each other."""
    return {
        "sources": event.sources if event else None,
        "differs": bool(event and event.disagreements),
    }


def _merged(places: list[Record], room: Room) -> list[Record]:
    """Return the places of a facet, each once: «قامشلو» and «القامشلي» are one, as the packs have them."""
    counts: Counter[str] = Counter()
    for one in places:
        known = room.points.place(one["value"])
        counts[known.names_ar[0] if known else one["value"]] += one["count"]
    return [{"value": value, "count": count} for value, count in counts.most_common()]


def _composed(store: Store) -> frozenset[str]:
    """Return the outlets of composed reports: none of them is the one that the packs know by this id."""
    return frozenset(one.outlet for one in store.outlets() if one.composed)


def _places(counted: dict[str, list[Record]]) -> dict[str, list[str]]:
    return {name: [str(one["value"]) for one in values] for name, values in counted.items()}


HANDLERS = (search,)
