"""Predicates: the verbs, verbal nouns and participles that tell an event, read from a pack's files."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec
from msgspec import Struct

from sijill.errors import LexiconError
from sijill.lexicon.fold import fold
from sijill.lexicon.inflect import noun_forms, participle_forms, verb_forms
from sijill.schema import EventType

Build = Literal["verb", "passive", "noun", "agent", "participle"]


class Predicate(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One entry of ``predicates/*.toml``; the keys are explained in docs/packs.md."""

    id: str
    verbs: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    idafa: Literal["target", "actor"] = "target"
    content: tuple[str, ...] = ()
    about: tuple[EventType, ...] = ()
    status: str = ""
    undone: EventType | None = None
    examples: tuple[str, ...] = ()
    without: tuple[str, ...] = msgspec.field(default=(), name="not")


class PredicateFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of predicates of one event type."""

    type: EventType
    predicate: tuple[Predicate, ...] = ()


class Frame(Struct, frozen=True):
    """What the coder needs of a predicate: its type and where its arguments stand.

    Attributes:
        rule: ``type.id`` in lower case. Example: ``"blockade.besiege"``.
        undone: its type where nobody is told to do it («قُتل 12 شخصاً» is CASUALTIES), or None.
    """

    rule: str
    type: EventType
    target: tuple[str, ...]
    actor: tuple[str, ...]
    idafa: str
    content: tuple[str, ...]
    about: tuple[EventType, ...]
    status: str
    undone: EventType | None = None


VERBAL: frozenset[Build] = frozenset({"verb", "passive"})  # builds that are finite verbs


class Form(Struct, frozen=True):
    """One written form of a predicate.

    Attributes:
        frame: whose form it is. build: verb, passive, noun, agent or participle.
        past, plural, feminine, pronoun: as in `VerbForm`.
        needs: word sequences one of which must follow within the clause; empty for none.
        bars: word sequences none of which may stand close behind.
    """

    frame: Frame
    build: Build
    past: bool = False
    plural: bool = False
    feminine: bool = False
    pronoun: str = ""
    needs: tuple[tuple[str, ...], ...] = ()
    bars: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    short: bool = False


FORM_KEYS = ("verbs", "passive", "nouns", "agents", "participles")
LIST = re.compile(r"\$([a-z_]+)")  # the name of a list of words.toml in the place of its words


def read_predicates(
    folder: Path, lists: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> list[tuple[Path, PredicateFile]]:
    """Return the predicate files of a pack's ``predicates`` folder, in the order of their names.

    Args:
        folder: the pack's ``predicates``.
        lists: words by the name of their list, by which a form demands or bars them («+ $blows»).

    Raises:
        LexiconError: ``predicate-file`` with the parser's own words, naming file and place.
    """
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            data = tomllib.loads(path.read_text("utf-8"))
            found.append((path, _spelled_out(msgspec.convert(data, PredicateFile), lists)))
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
            raise LexiconError("predicate-file", str(path), reason=str(error)) from error
        except KeyError as error:
            raise LexiconError("predicate-file", str(path), reason=f"no list of words {error}") from error
    return found


def _spelled_out(file: PredicateFile, lists: Mapping[str, Sequence[str]]) -> PredicateFile:
    """Return a file with the words of lists in the place of their names."""

    def spelled(one: Predicate) -> Predicate:
        told = {key: getattr(one, key) for key in FORM_KEYS}
        named = {key: entries for key, entries in told.items() if any("$" in entry for entry in entries)}
        return msgspec.structs.replace(
            one, **{key: tuple(_words_for(entry, lists) for entry in named[key]) for key in named}
        )

    return msgspec.structs.replace(file, predicate=tuple(map(spelled, file.predicate)))


def _words_for(entry: str, lists: Mapping[str, Sequence[str]]) -> str:
    return LIST.sub(lambda name: "|".join(lists[name[1]]), entry)


def frame_of(kind: EventType, predicate: Predicate) -> Frame:
    """Return the frame of a predicate."""
    return Frame(
        rule=f"{kind.lower()}.{predicate.id}",
        type=kind,
        target=tuple(map(fold, predicate.target)),
        actor=tuple(map(fold, predicate.actor)),
        idafa=predicate.idafa,
        content=tuple(map(fold, predicate.content)),
        about=predicate.about,
        status=predicate.status,
        undone=predicate.undone,
    )


def written_forms(kind: EventType, predicate: Predicate) -> Iterator[tuple[str, Form]]:
    """Yield every written form of a predicate with what it says.

    Example:
        >>> p = Predicate(id="free", verbs=("أخلى يخلي + سبيل",))
        >>> dict(written_forms("RELEASE", p))["اخلت"].needs
        (('سبيل',),)
    """
    frame = frame_of(kind, predicate)
    for entry in predicate.verbs:
        yield from _verb(frame, entry, "verb")
    for entry in predicate.passive:
        yield from _verb(frame, entry, "passive")
    for entry in predicate.nouns:
        yield from _noun(frame, entry)
    for entry in predicate.agents:
        yield from _participle(frame, entry, "agent")
    for entry in predicate.participles:
        yield from _participle(frame, entry, "participle")


def _verb(frame: Frame, entry: str, build: Build) -> Iterator[tuple[str, Form]]:
    words, needs, bars = _parts(entry)
    past, present = (words * 2)[:2]
    for f in verb_forms(past, present):
        yield f.form, Form(frame, build, f.past, f.plural, f.feminine, f.pronoun, needs, bars, (), f.short)


def _noun(frame: Frame, entry: str) -> Iterator[tuple[str, Form]]:
    words, needs, bars = _parts(entry)
    for form, pronoun in noun_forms(words[0]):
        rest = tuple(words[1:])
        if not (rest and pronoun):
            yield form, Form(frame, "noun", pronoun=pronoun, needs=needs, bars=bars, words=rest)


def _participle(frame: Frame, entry: str, build: Build) -> Iterator[tuple[str, Form]]:
    words, needs, bars = _parts(entry)
    for form in participle_forms(words[0]):
        yield form, Form(frame, build, needs=needs, bars=bars, words=tuple(words[1:]))


def _parts(entry: str) -> tuple[list[str], tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    head, _, bars = entry.partition(" - ")
    head, _, needs = head.partition(" + ")
    return fold(head).split(), _alternatives(needs), _alternatives(bars)


def _alternatives(part: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(words).split()) for words in part.split("|") if words.strip())
