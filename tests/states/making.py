"""Events made by hand and from gold codes, for the tests of the states."""

from functools import cache
from pathlib import Path

from msgspec import structs

from sijill.evaluate.told import gold_told
from sijill.lexicon import load
from sijill.schema import Content, Count, Event, Filler, Mention, Span, Time, Told

EXAMPLES = Path(__file__).parents[2] / "examples"
_AT = Span(0, 0)


def alone(told):
    """Return a mention as an event of its own: what linking gives that finds no other that tells it."""
    mention = told.mention

    def values(name):
        return tuple(f.value for f in getattr(mention, name))

    return Event(
        id=mention.id, type=mention.type, told=(told,), status=mention.status, told_on=mention.told_on,
        date=mention.date.value if mention.date else None,
        **{name: values(name) for name in ("actor", "target", "mediator", "place", "about")},
    )  # fmt: skip


@cache
def examples():
    """Return each coded event of the examples as an event of its own."""
    return tuple(alone(told) for told in gold_told(EXAMPLES))


@cache
def packs():
    """Return the lexicon, loaded once."""
    return load()


def again(events):
    """Return the events as other reports tell them again, not linked to the first telling."""
    return [_again(event) for event in events]


def _again(event):
    (told,) = event.told
    mention = structs.replace(told.mention, id=event.id + "b", report=told.mention.report + "b")
    return alone(structs.replace(told, mention=mention))


def some(events, *reports):
    """Return the events of the reports whose ids begin so."""
    return [e for e in events if e.told[0].mention.report.startswith(reports)]


def told(
    type_, id_="e", *, outlet="wire", told_on=None, date=None, status="actual", rule="made", composed=False,
    reviewed=True, count=(), items=(), deadline=None, term=None, content=(), **kept,
):  # fmt: skip
    """Return a mention by hand: ``told("BLOCKADE", actor=["sdf"], count=[("days", 6)])``."""
    lists = {
        name: tuple(Filler(v, _AT) for v in kept.pop(name, ()))
        for name in ("actor", "target", "mediator", "place", "about", "source")
    }
    single = {name: Filler(kept.pop(name), _AT) for name in ("outcome", "via", "form") if name in kept}
    mention = Mention(
        id=id_, report=f"r-{id_}", version=1, type=type_, evidence=_AT, trigger=_AT, engine="made/1",
        rule=rule, confidence=1.0, status=status, told_on=told_on, date=_time(date),
        count=tuple(_count(*c) for c in count), items=tuple(Filler(v, _AT) for v in items),
        deadline=_time(deadline), term=_count(*term) if term else None,
        content=tuple(_content(**c) for c in content), **lists, **single, **kept,
    )  # fmt: skip
    return Told(mention=mention, outlet=outlet, published=told_on, composed=composed, reviewed=reviewed)


def made(type_, id_="e", **kept):
    """Return an event of one mention made by hand, see `told`."""
    return alone(told(type_, id_, **kept))


def linked(*tellings):
    """Return mentions as one event, as linking makes it: without the values that they contradict."""
    first = alone(tellings[0])
    same = {
        name: getattr(first, name)
        if all(getattr(alone(t), name) == getattr(first, name) for t in tellings)
        else ()
        for name in ("actor", "target", "mediator", "place", "about")
    }
    statuses = {t.mention.status for t in tellings}
    status = next(s for s in ("actual", "claimed", "denied", "planned") if s in statuses)
    told_on = min((t.published for t in tellings if t.published), default=None)
    return structs.replace(first, told=tellings, date=None, status=status, told_on=told_on, **same)


def in_one_report(*tellings):
    """Return mentions as the events of one report, told in this order."""
    found = []
    for number, told in enumerate(tellings):
        evidence = Span(number * 10, number * 10 + 9)
        mention = structs.replace(told.mention, report="one", evidence=evidence, trigger=evidence)
        found.append(alone(structs.replace(told, mention=mention)))
    return found


def _time(value):
    return Time(value, _AT) if value else None


def _count(what, value, of=None, word=""):
    return Count(what, value, word, _AT, of)


def _content(type, deadline=None, **kept):  # noqa: A002
    lists = {name: tuple(Filler(v, _AT) for v in values) for name, values in kept.items()}
    return Content(type=type, span=_AT, deadline=_time(deadline), **lists)
