"""Mentions for the tests of linking, in few words."""

import hashlib

from sijill.schema import Bound, Count, Filler, Mention, Span, Time, Told

NOWHERE = Span(0, 1)


def told(type_, report="r1", published="2024-08-08", quote="", **facts):
    """A mention told: roles as words apart by blanks, count as (what, number, of)."""
    key = f"{type_}{report}{published}{quote}{sorted(facts.items(), key=str)}"
    roles = {
        role: tuple(Filler(value, NOWHERE) for value in facts.get(role, "").split())
        for role in ("actor", "target", "mediator", "about", "source")
    }
    places = tuple(Filler(name, NOWHERE) for name in facts.get("place", ()))
    counts = tuple(
        Count(what, value, facts.get("word", ""), NOWHERE, of) for what, value, of in facts.get("count", ())
    )
    mention = Mention(
        id=facts.get("id", hashlib.sha256(key.encode()).hexdigest()[:16]), report=report, version=1,
        type=type_, evidence=NOWHERE, trigger=NOWHERE, engine="t/1", rule="t", confidence=1.0,
        date=Time(facts["date"], NOWHERE) if facts.get("date") else None, place=places, count=counts,
        status=facts.get("status", "actual"), told_on=published, **roles,
    )  # fmt: skip
    return Told(
        mention=mention, outlet=facts.get("outlet", "agency"), published=published, quote=quote,
        copies=facts.get("copies", ()), reviewed=facts.get("reviewed", False),
        composed=facts.get("composed", False),
    )  # fmt: skip


def at_least(number):
    return Bound(min=number)
