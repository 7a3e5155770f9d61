"""Namings: the names of actors and places as the packs have them, each with whom or what it stands for."""

from collections.abc import Collection, Iterable
from typing import Any

from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.lexicon.names import Naming, spelled
from sijill.schema import Place

OWN = "own"  # id of a name that stands for a body of whichever state a report is about


def all_names(lexicon: Lexicon) -> Iterable[tuple[str, Naming]]:
    """Yield each name that the packs know with what it may stand for, stop names among them.

    Example:
        «قسد» with the actor ``sdf``; «المربع الأمني» with a place; «مسقط رأسه» with nothing.
    """
    yield from _actor_names(lexicon)
    yield from _alias_names(lexicon)
    yield from _names_of_own(lexicon)
    yield from place_names(lexicon)
    yield from ((stop, Naming("none", "")) for stop in lexicon.stops)


def _actor_names(lexicon: Lexicon) -> Iterable[tuple[str, Naming]]:
    for actor in lexicon.actors.values():
        naming = Naming("actor", actor.id, actor.kind, actor.country, pack=actor.pack)
        yield from ((way, naming) for name in actor.names_ar for way in spelled(name))
        if actor.party == _TRIBES:
            yield from ((way, naming) for name in _elders(actor.names_ar, lexicon) for way in spelled(name))


_TRIBES = "tribes"


def _elders(names: Iterable[str], lexicon: Lexicon) -> Iterable[str]:
    """Yield who speaks for a tribe, by its name: of «قبيلة البكارة» «شيوخ البكارة» and «وجهاء البكارة»."""
    kin, heads = lexicon.words.get("kin_heads", ()), lexicon.words.get("elders", ())
    called = (name.partition(" ") for name in names)
    tribes = {tribe for kind, _, tribe in called if kind.replace("ة", "ه") in kin and tribe}
    yield from (f"{head} {tribe}" for tribe in sorted(tribes) for head in sorted(heads))


def _alias_names(lexicon: Lexicon) -> Iterable[tuple[str, Naming]]:
    for alias in lexicon.aliases:
        known: Any = lexicon.actors.get(alias.id)
        sort, country = (known.kind, known.country) if known else ("body", "")
        naming = Naming(
            "actor",
            alias.id,
            sort,
            country,
            alias.since,
            alias.until,
            alias.country or "*",
            pack=alias.pack,
        )
        yield from ((way, naming) for way in spelled(alias.name))


def _names_of_own(lexicon: Lexicon) -> Iterable[tuple[str, Naming]]:
    """Yield what each state has of its own («وزير النفط»), whichever state it turns out to be."""
    single = ((word,) for word in lexicon.words.get("own_offices", ()))
    for words in (*single, *lexicon.phrases.get("own_offices", ())):
        yield " ".join(words), Naming("actor", OWN, "government", only_in=OWN)


_TOWN = 150_000  # inhabitants from which a town's one-word name counts without «مدينة» before it


def place_names(lexicon: Lexicon) -> Iterable[tuple[str, Naming]]:
    """Yield each place's names as they are read, a small town's and an ordinary word's marked weak."""
    barred = lexicon.words.get("not_places", frozenset())
    # With the article the kind belongs to the name: «المنطقة الخضراء», «الولاية الشمالية».
    loose = (k.words for k in lexicon.place_kinds if not k.keep)
    generic = tuple(words + " " for words in loose if not words.startswith("ال"))
    kept = {k.words: k.kind for k in lexicon.place_kinds if k.keep and not k.plural}
    kinds = frozenset(k.words for k in lexicon.place_kinds)
    folds = {name: fold(name) for place in lexicon.places.values() for name in place.names_ar}
    known = frozenset(folds.values())
    in_many = tuple(" ".join(words) + " " for words in lexicon.phrases.get("in_many_towns", ()))
    told_of = _describing(lexicon)
    for place in lexicon.places.values():
        for name in place.names_ar:
            folded = folds[name]
            if folded in kinds and " " not in folded and folded not in barred:
                continue  # «المربع الأمني» is a place by itself, «المدينة» is none
            if folded.startswith(in_many):
                continue  # «المربع الأمني في القامشلي» is told as both
            small = place.source == "GeoNames" and (place.population or 0) < _TOWN and " " not in folded
            weak = small or folded in barred
            told = _described(_with_kind(name, place, kept), place, told_of)
            usual = _of_country(name, place) if place.kind == "country" else _without(told, generic)
            yield name, Naming("place", usual, place.kind, place.country, weak=weak, pack=place.pack)
            if usual != name and _may_stand_alone(usual, barred, known):
                yield usual, Naming("place", usual, place.kind, place.country, weak=True, pack=place.pack)


def _may_stand_alone(name: str, barred: Collection[str], known: Collection[str]) -> bool:
    """Tell whether a name that the gazetteer has with its kind alone may be read without it: «في دورا»."""
    folded = fold(name)
    return len(folded) > _SHORT and " " not in folded and folded not in barred and folded not in known


_SHORT = 3  # letters; so short a name is too often another word


def _describing(lexicon: Lexicon) -> frozenset[str]:
    """Return the adjectives that tell of a place what it is or whose, and are no part of its name."""
    nationalities = (fold(form) for n in lexicon.nationalities for form in n.adjectives)
    return lexicon.words.get("site_describing", frozenset()) | {"ال" + form for form in nationalities}


def _described(name: str, place: Place, told_of: frozenset[str]) -> str:
    """Return a name without such an adjective, where the place is called so too: «قاعدة حميميم [الروسية]»."""
    shorter, _, last = name.rpartition(" ")
    if not shorter or fold(last) not in told_of:
        return name
    return shorter if fold(shorter) in {fold(other) for other in place.names_ar} else name


_FORMS_OF_STATE = frozenset({"مملكه", "جمهوريه", "دوله", "سلطنه", "اماره"})


def _of_country(name: str, place: Place) -> str:
    """Return a country's name without its form of state («مملكة البحرين»); «الولايات المتحدة» is whole."""
    return place.names_ar[0] if fold(name).split()[0] in _FORMS_OF_STATE else name


def _with_kind(name: str, place: Place, kept: dict[str, str]) -> str:
    """Return a place's name with the kind that its usual name has; a road's ends have a dash between them.

    Example: «حي الأشرفية» for «الأشرفية», «طريق دمشق - السويداء» for «طريق دمشق السويداء».
    """
    usual = place.names_ar[0]
    if name == usual:
        return name
    shows_kind = kept.get(fold(usual.removesuffix(" " + name))) == place.kind
    same_road = usual.replace(" - ", " ") == name.replace(" – ", " ").replace(" - ", " ")
    capital = place.kind == "city" and name.startswith("العاصمة ")  # «العاصمة السورية دمشق»
    return usual if shows_kind or same_road or capital or _is_spelling(name, usual, place) else name


def _is_spelling(name: str, usual: str, place: Place) -> bool:
    """Tell whether an area's name is the usual one begun («الضفة») or of another ending («جنوبي لبنان»)."""
    if place.kind not in {"region", "district"}:
        return False
    one, other = fold(name), fold(usual)
    first, _, rest = one.partition(" ")
    return other.startswith(one + " ") or f"{first.removesuffix('ي')} {rest}" == other


def _without(name: str, generic: tuple[str, ...]) -> str:
    """Return a place's name without «مدينة», «محافظة» …, as the guide writes it."""
    folded = fold(name) if " " in name else ""  # one word alone has no kind before it
    if not folded.startswith(generic):
        return name
    return next((name[len(g) :] for g in generic if folded.startswith(g) and len(name) > len(g)), name)
