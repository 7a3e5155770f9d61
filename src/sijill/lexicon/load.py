"""Packs: folders of data files, read into one `Lexicon`."""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar, get_args

import msgspec
from msgspec import Struct

from sijill.errors import LexiconError, UsageError
from sijill.lexicon.fold import fold
from sijill.lexicon.lasting import lasting
from sijill.lexicon.predicates import Form, read_predicates, written_forms
from sijill.lexicon.tables import read_table, several
from sijill.schema import Actor, ActorKind, Alias, Office, Place, Side

PACKS = Path(__file__).parent / "packs"
DEFAULT = ("core", "syria", "iraq", "levant", "libya", "maghreb-sahel", "sudan", "yemen")
T = TypeVar("T")


class Manifest(Struct, frozen=True):
    """A pack's ``pack.toml``: what it is called, what it needs, which texts call for it."""

    name: str
    version: str
    title_ar: str = ""
    title_en: str = ""
    licence: str = ""
    needs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    detect: tuple[str, ...] = ()


class Nationality(Struct, frozen=True):
    """The adjectives of a state («روسي، روسية، روس»).

    Attributes:
        state: actor id. stem: what the ids of its bodies begin with. Example: ``"us"`` of ``us-army``.
        government: actor id of its government. country: ISO 3166 alpha-2.
        weak: True where the adjective is also an ordinary word («مالية»), so that it needs a force's noun.
    """

    state: str
    adjectives: tuple[str, ...]
    government: str
    stem: str
    country: str
    weak: bool


class Head(Struct, frozen=True):
    """A noun that names a body together with a nationality: «القوات» with «الروسية»."""

    words: str
    kind: str
    suffix: str


class PlaceKind(Struct, frozen=True):
    """A noun before a place's name: «حي» belongs to the name (keep), «مدينة» does not.

    Attributes:
        plural: True for a dual or plural, which names several places in a row. singular: as a name begins.
    """

    words: str
    keep: bool
    kind: str
    singular: str
    plural: bool


class Lexicon(Struct, frozen=True, kw_only=True):
    """All that the packs in use say, in the order of the packs.

    Attributes:
        by_text: whether each text chooses among the packs, by the words that call for them.
        hash: SHA-256 over the packs' files, so that a record knows what it was coded with.
    """

    packs: tuple[Manifest, ...]
    by_text: bool
    hash: str
    actors: dict[str, Actor]
    aliases: tuple[Alias, ...]
    offices: tuple[Office, ...]
    sides: tuple[Side, ...]
    places: dict[str, Place]
    nationalities: tuple[Nationality, ...]
    heads: tuple[Head, ...]
    titles: dict[str, str]
    place_kinds: tuple[PlaceKind, ...]
    forms: dict[str, tuple[Form, ...]]
    words: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    confidence: dict[str, float]
    items: dict[str, str]
    doubt: dict[str, float]
    stops: tuple[str, ...]
    office_names: dict[str, str]

    def side(self, actor: str, conflict: str, day: str) -> str:
        """Return the side that an actor stood on in a conflict on ``day``, ``""`` where none is known.

        Example:
            ``load().side("sdf", "syria-war", "2016-08-21")`` is ``"sdf"``.
        """
        held = (s for s in self.sides if s.actor == actor and s.conflict == conflict)
        return next((s.side for s in held if s.since <= day and (not s.until or day <= s.until + "~")), "")

    def party(self, actor: str) -> str:
        """Return the party that an actor belongs to; its own id where none is known."""
        known = self.actors.get(actor)
        return (known.party if known else "") or actor

    def teller(self, outlet: str, *, composed: bool) -> str:
        """Return whose word a report is that names no source: its outlet's.

        The outlet of a composed report is made up with it and is no paper that the packs know, not even one
        of the same id: it stays a name, as of one whom no pack knows. A party's own agency tells that party's
        side in a composed report too.

        Example:
            A report of ``"independent"`` is the paper's, a composed one is ``"name:independent"``'s; one of
            ``"sana"`` is the government's word in both.
        """
        alone = outlet in self.actors and self.party(outlet) == outlet
        return f"name:{outlet}" if composed and alone else outlet


@lasting()
def load(packs: Sequence[str | Path] | None = None) -> Lexicon:
    """Return the lexicon of ``packs``: names of packs that come with Sijill, or folders.

    Without any, all that come with Sijill, of which each text chooses its own.

    Example:
        >>> load(["core"]).packs[0].name
        'core'

    Raises:
        UsageError: ``no-such-pack``. LexiconError: a file of a pack is wrong.
    """
    folders = _with_needed([_folder(pack) for pack in (DEFAULT if packs is None else packs)])
    rows = [_Rows(folder) for folder in folders]
    return Lexicon(
        packs=tuple(r.manifest for r in rows),
        by_text=packs is None,
        hash=_hash(folders),
        actors={a.id: a for r in rows for a in r.actors()},
        aliases=tuple(a for r in rows for a in r.aliases()),
        offices=tuple(o for r in rows for o in r.offices()),
        sides=tuple(s for r in rows for s in r.sides()),
        places={p.id: p for r in rows for p in r.places()},
        nationalities=tuple(n for r in rows for n in r.nationalities()),
        heads=tuple(h for r in rows for h in r.heads()),
        titles={title: kind for r in rows for title, kind in r.titles()},
        place_kinds=tuple(k for r in rows for k in r.place_kinds()),
        forms=_forms(folders),
        words=_words(folders),
        phrases=_phrases(folders),
        confidence={rule: value for r in rows for rule, value in r.confidence()},
        items={word: item for r in rows for word, item in r.items()},
        doubt={feature: weight for r in rows for feature, weight in r.doubt()},
        stops=tuple(stop for r in rows for stop in r.stops()),
        office_names={words: office for r in rows for words, office in r.office_names()},
    )


def _folder(pack: str | Path) -> Path:
    for folder in (PACKS / str(pack), Path(pack)):
        if (folder / "pack.toml").is_file():
            return folder
    raise UsageError("no-such-pack", str(pack))


def _with_needed(folders: Sequence[Path], above: tuple[Path, ...] = ()) -> list[Path]:
    """Return the folders with those of the packs that they need, each before who needs it.

    Raises:
        LexiconError: ``pack-circle`` where packs need each other.
    """
    found: list[Path] = []
    for folder in folders:
        if folder in above:
            raise LexiconError("pack-circle", str(folder / "pack.toml"))
        needs = [_folder(name) for name in _toml(folder / "pack.toml", Manifest).needs]
        found += [f for f in (*_with_needed(needs, (*above, folder)), folder) if f not in found]
    return found


def _hash(folders: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in {".tsv", ".toml"}):
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class _Rows:
    """The tables of one pack."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = _toml(folder / "pack.toml", Manifest)

    def actors(self) -> Iterator[Actor]:
        for row in read_table(self.folder / "actors.tsv", ("id", "kind", "party", "ar")):
            yield self._actor(row, row["kind"])
        for row in read_table(self.folder / "persons.tsv", ("id", "party", "ar")):
            yield self._actor(row, "person")
        for row in read_table(self.folder / "outlets.tsv", ("id", "ar")):
            yield self._actor(row, "outlet")
        for row in read_table(self.folder / "sources.tsv", ("id", "ar")):
            yield self._actor(row, "source")
        for row in read_table(self.folder / "groups.tsv", ("id", "ar")):
            yield self._actor(row, "group")

    def _actor(self, row: dict[str, str], kind: str) -> Actor:
        if kind not in get_args(ActorKind):
            raise LexiconError("actor-kind", f"{self.folder}:{row['#']}", kind=kind, id=row["id"])
        return Actor(
            row["id"],
            kind,  # type: ignore[arg-type]
            several(row["ar"]),
            several(row.get("en", "")),
            row.get("parent", ""),
            row.get("party", ""),
            row.get("country", ""),
            self.manifest.name,
            row.get("source", ""),
        )

    def aliases(self) -> Iterator[Alias]:
        for row in read_table(self.folder / "aliases.tsv", ("name", "id", "since", "until", "country")):
            yield Alias(
                row["name"], row["id"], row["since"], row["until"], row["country"], self.manifest.name
            )

    def offices(self) -> Iterator[Office]:
        for row in read_table(self.folder / "offices.tsv", ("person", "office", "body", "since", "until")):
            yield Office(
                row["person"], row["office"], row["body"], row["since"], row["until"], row.get("source", "")
            )

    def sides(self) -> Iterator[Side]:
        for row in read_table(self.folder / "sides.tsv", ("actor", "conflict", "side", "since", "until")):
            yield Side(
                row["actor"], row["conflict"], row["side"], row["since"], row["until"], row.get("source", "")
            )

    def places(self) -> Iterator[Place]:
        for name in ("geonames.tsv", "places.tsv"):
            for row in read_table(self.folder / name, ("ar", "lat", "lon", "country")):
                yield self._place(row)

    def _place(self, row: dict[str, str]) -> Place:
        number = row.get("geonames", "")
        return Place(
            row.get("id") or f"gn-{number}",
            several(row["ar"]),
            several(row.get("en", "")),
            row.get("kind", ""),
            float(row["lat"]) if row["lat"] else None,
            float(row["lon"]) if row["lon"] else None,
            int(row["precision"]) if row.get("precision") else None,
            row.get("parent", ""),
            row["country"],
            int(number) if number else None,
            row.get("source", "GeoNames"),
            self.manifest.name,
            int(row["population"]) if row.get("population") else None,
        )

    def nationalities(self) -> Iterator[Nationality]:
        for row in read_table(
            self.folder / "nationalities.tsv", ("country_actor", "adj_m", "adj_f", "adj_pl")
        ):
            forms = (*several(row["adj_m"]), *several(row["adj_f"]), *several(row["adj_pl"]))
            state = row["country_actor"]
            yield Nationality(
                state,
                forms,
                row.get("gov_id", "") or state,
                row.get("stem", "") or state,
                row.get("country", ""),
                row.get("weak", "") == "1",
            )

    def heads(self) -> Iterator[Head]:
        for row in read_table(self.folder / "composed.tsv", ("head_ar", "kind", "suffix")):
            yield from (Head(words, row["kind"], row["suffix"]) for words in several(row["head_ar"]))

    def titles(self) -> Iterator[tuple[str, str]]:
        for row in read_table(self.folder / "titles.tsv", ("ar", "kind")):
            yield from ((fold(words), row["kind"]) for words in several(row["ar"]))

    def place_kinds(self) -> Iterator[PlaceKind]:
        for row in read_table(self.folder / "placekinds.tsv", ("ar", "keep", "kind")):
            for words in several(row["ar"]):
                single = row.get("form_of", "")
                keep = row["keep"] == "1"
                yield PlaceKind(fold(words), keep, row["kind"], single or words, bool(single))

    def items(self) -> Iterator[tuple[str, str]]:
        for row in read_table(self.folder / "items.tsv", ("item", "ar")):
            yield from ((fold(word).removeprefix("ال"), row["item"]) for word in several(row["ar"]))

    def doubt(self) -> Iterator[tuple[str, float]]:
        for row in read_table(self.folder / "doubt.tsv", ("feature", "weight")):
            yield row["feature"], float(row["weight"])

    def stops(self) -> Iterator[str]:
        for row in read_table(self.folder / "stopnames.tsv", ("ar",)):
            yield from several(row["ar"])

    def office_names(self) -> Iterator[tuple[str, str]]:
        for row in read_table(self.folder / "officenames.tsv", ("office", "ar")):
            yield from ((fold(words), row["office"]) for words in several(row["ar"]))

    def confidence(self) -> Iterator[tuple[str, float]]:
        for row in read_table(self.folder / "confidence.tsv", ("rule", "confidence")):
            yield row["rule"], float(row["confidence"])


def _toml(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise LexiconError("pack-file", str(path), reason=str(error)) from error


def _forms(folders: Iterable[Path]) -> dict[str, tuple[Form, ...]]:
    forms: dict[str, list[Form]] = {}
    lists: dict[str, list[str]] = {}
    for folder in folders:
        for name, entries in _word_lists([folder]):
            lists.setdefault(name, []).extend(entries)
        for _, file in read_predicates(folder / "predicates", lists):
            for predicate in file.predicate:
                for word, form in written_forms(file.type, predicate):
                    forms.setdefault(word, []).append(form)
    return {word: tuple(dict.fromkeys(found)) for word, found in forms.items()}


def _word_lists(folders: Iterable[Path]) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of words of packs by name, in the order of the packs."""
    for folder in folders:
        path = folder / "words.toml"
        if path.exists():
            yield from _toml(path, dict[str, list[str]]).items()


def _words(folders: Iterable[Path]) -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for name, entries in _word_lists(folders):
        lists.setdefault(name, set()).update(fold(e) for e in entries if " " not in e.strip())
    return {name: frozenset(words) for name, words in lists.items()}


def _phrases(folders: Iterable[Path]) -> dict[str, tuple[tuple[str, ...], ...]]:
    lists: dict[str, list[tuple[str, ...]]] = {}
    for name, entries in _word_lists(folders):
        lists.setdefault(name, []).extend(tuple(fold(e).split()) for e in entries if " " in e.strip())
    return {name: tuple(phrases) for name, phrases in lists.items()}
