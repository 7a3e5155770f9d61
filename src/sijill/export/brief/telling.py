"""An event as a sentence: a template of its type, what its mentions agree on, and whose word it is."""

from collections.abc import Iterable, Sequence

from sijill.export.brief.wording import Words
from sijill.export.formats.claims import claim_of
from sijill.export.formats.counted import Figure, figures
from sijill.i18n import catalogue
from sijill.i18n.arabic_numbers import Case
from sijill.schema import SYMMETRIC, Event
from sijill.states.tellings import days_told

_TOGETHER = frozenset(SYMMETRIC)
_LEAVING = frozenset({"WITHDRAW", "ESCAPE"})  # their place is the one that is left
_VOICES = 3  # names of who says it; of more how many


def event_sentence(event: Event, words: Words) -> str:
    """Return an event in one sentence, without its full stop."""
    return words.capital(told_by(event, dated(event, happening(event, words), words), words))


def happening(event: Event, words: Words) -> str:
    """Return what happened, where and how many, without its day and without whose word it is."""
    what = _core(event, words)
    if event.mediator:
        what = words.text("by_mediator", what=what, mediator=words.names(event.mediator))
    if event.place:
        key = "from_place" if event.type in _LEAVING else "in_place"
        what = words.text(key, what=what, place=words.places(event.place))
    counts = counts_of(event, words)
    if counts:
        what = words.text("with_counts", what=what, counts=counts)
    if event.status in {"denied", "planned"}:
        what = words.text(event.status, what=what)
    return what


def _core(event: Event, words: Words) -> str:
    about = about_words(event.about, words)
    if event.type in _TOGETHER:
        everybody = tuple(dict.fromkeys((*event.actor, *event.target)))
        if len(everybody) > 1:
            return fill(event.type, "all", words, all=everybody, about=about)
        return fill(event.type, "a" if everybody else "n", words, actor=everybody, about=about)
    shape = ("a" if event.actor else "") + ("t" if event.target else "")
    return fill(event.type, shape or "n", words, actor=event.actor, target=event.target, about=about)


def about_words(about: Iterable[str], words: Words) -> str:
    """Return what is demanded, offered, refused or agreed. Example: «فك الحصار»."""
    return words.joined(words.text(f"act.{one}") for one in about) or words.text("something")


def fill(key: str, shape: str, words: Words, about: str = "", **who: Sequence[str]) -> str:
    """Return the template of a type in a shape filled, see `filled`."""
    return filled(f"brief.tell.{key}.{shape}", words, about, **who)


def filled(key: str, words: Words, about: str = "", **who: Sequence[str]) -> str:
    """Return a template of the catalogue filled, its verb in the gender of who comes first after it.

    Args:
        key: dotted key. Example: ``"brief.tell.ATTACK.at"``.
        words: the language.
        about: what it is about.
        **who: actor ids by the braces they fill; of a template with a verb the first are its subject.
    """
    template = catalogue(words.lang)[key]
    given = {name: ids for name, ids in who.items() if ids}
    subject = min(given, key=lambda name: _place_of(template, name), default="") if "[" in template else ""
    feminine = bool(subject) and words.feminine(given[subject][0])
    shown = {name: words.names(ids, case=_case(name == subject)) for name, ids in given.items()}
    return words.agreed(template, feminine=feminine).format_map({"about": about, **shown})


def _place_of(template: str, name: str) -> int:
    at = template.find(f"{{{name}}}")
    return at if at >= 0 else len(template)


def _case(subject: bool) -> Case:
    return "nominative" if subject else "oblique"


def dated(event: Event, what: str, words: Words) -> str:
    """Return what happened with its day before it; that of publication is told as such."""
    days = days_told(event)
    shown = words.span(days.start, days.end)
    if not shown:
        return words.text("no_date", what=what)
    if days.basis == "told-on":
        return words.text("told_on", day=shown, what=what)
    if any(one.argument == "date" for one in event.disagreements):
        what = words.text("contested_day", what=what)
    exact = days.start == days.end and len(days.start or "") == len("2024-08-07")
    return words.text("on_day" if exact else "on_days", day=shown, what=what)


def told_by(event: Event, what: str, words: Words) -> str:
    """Return what happened with whose word it is, where no report of no party tells it in its own voice."""
    claim = claim_of(event)
    if not claim.asserted or not claim.by:
        return what
    return words.text("by_one_side" if claim.one_side else "by", what=what, who=voices(claim.by, words))


def voices(by: Sequence[str], words: Words) -> str:
    """Return who says it; of many the first, and how many more."""
    names = [words.name(one, case="oblique") for one in by]
    if len(names) <= _VOICES:
        return words.joined(names)
    return words.text("and_more", first=words.listed(names[:_VOICES]), n=str(len(names) - _VOICES))


def counts_of(event: Event, words: Words) -> str:
    """Return the numbers of an event, each value once; with who says it where they differ."""
    found = figures(event)
    several = {one.what for one in found if len({(o.cell, o.of) for o in found if o.what == one.what}) > 1}
    shown = (_count(one, words, named=one.what in several) for one in found)
    return words.listed(shown)


def _count(figure: Figure, words: Words, *, named: bool) -> str:
    count = words.amount(figure.low, figure.high, figure.what, figure.word)
    if figure.of:
        count = words.text("count_of", count=count, of=words.whose(figure.of))
    if named and figure.by:
        count = words.text("count_by", count=count, who=words.name(figure.by, case="oblique"))
    return count
