"""What the coder knows of Arabic beside names and predicates, made ready for look-ups."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from sijill.arabic.verbs import inflected, participles
from sijill.extract.closed import PARTING
from sijill.extract.composed import HeadIndex
from sijill.extract.cues import Cues
from sijill.extract.namings import all_names, place_names
from sijill.extract.offices import OfficeIndex
from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.lexicon.grammar import Grammar as Figures
from sijill.lexicon.grammar import load_grammar
from sijill.lexicon.inflect import VerbForm
from sijill.lexicon.lasting import lasting
from sijill.lexicon.load import Nationality, PlaceKind
from sijill.lexicon.names import NameIndex, Naming, spelled
from sijill.lexicon.predicates import VERBAL, Form
from sijill.lexicon.words import Marks, Memo, Reader, Reading, WordTable, bases, with_endings
from sijill.schema import STATEMENTS, CountOf

V = TypeVar("V")
_NO_WORDS: frozenset[str] = frozenset()
_SAID: dict[str, frozenset[str]] = {  # preposition → what is said, or given, to who stands behind it
    "من": frozenset({"DEMAND"}),
    "الي": frozenset({"ACCUSE", "OFFER"}),
}
_BY_FORCE = frozenset({"ATTACK", "DETAIN", "RELEASE", "COERCE", "DEPLOY", "WITHDRAW", "BLOCKADE", "LIFT"})
Phrases = tuple[tuple[str, ...], ...]


class _Lists(dict[str, frozenset[str]]):
    """Lists of words by name; one that no pack has is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        """Return no words."""
        return _NO_WORDS


class Grammar:
    """Look-up tables of a lexicon, each made when first needed and never changed after."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon that the tables are made of."""
        self.lexicon = lexicon
        # A list of single words of the lexicon by its name; asked so often that a call in between shows.
        self.words: Callable[[str], frozenset[str]] = _Lists(lexicon.words).__getitem__
        self._reader = Reader()
        self.readings = self._reader.readings
        self.spellings = self._reader.spellings
        self.bases: Memo[str, frozenset[str]] = Memo(bases)

    @cached_property
    def demanded(self) -> Memo[str, frozenset[str]]:
        """What a word may be of the words that predicates demand or bar; nothing for most."""
        asked = self._asked
        return Memo(lambda form: self.bases[form] & asked)

    @cached_property
    def _asked(self) -> frozenset[str]:
        told = (form for forms in self.lexicon.forms.values() for form in forms)
        return frozenset(phrase[0] for form in told for phrase in (*form.needs, *form.bars))

    def _pairs(self, name: str) -> dict[str, VerbForm]:
        pairs = (p for p in self.lexicon.phrases.get(name, ()) if len(p) == 2)
        return inflected((p[0], p[1]) for p in pairs)

    @cached_property
    def names(self) -> NameIndex:
        """The index of all names of actors and places."""
        return NameIndex(list(all_names(self.lexicon)), self._reader)

    @cached_property
    @lasting()
    def marks(self) -> Marks:
        """What a word may be for the steps of coding, so that each asks its tables about few words alone."""
        words = self.words
        verbs = {*self.say.words, *self.light.words}
        given = words("given_names") | words("given_names_weak")
        lists: dict[str, Iterable[str]] = {
            "trigger": self.forms.words,
            "demanded": [written for word in self._asked for written in with_endings(word)],
            "name": self.names.firsts,
            "nationality": {*self.adjectives, *self.accusatives},
            "kind": self._place_kinds.words,
            "given": given,
            "person": given | words("name_parts") | words("ranks"),
            "calling": self.calling.firsts,
            "body": words("body_heads"),
            "verb": verbs,
            "link": {*verbs, *words("relatives"), *words("that"), *words("adverbial"), *PARTING},
            "telling": {
                *self.say.words,
                *self.cues["according"].starts,
                *self.say_agents,
                *words("speech_nouns"),
                *self.stating.words,
            },
            "referring": self._referring,
            "off_topic": words("off_topic"),
            "time": self.figures.dates.opening,
            "number": self.figures.numbers.opening,
            "single": [n for n, noun in self.figures.numbers.nouns.items() if noun.form == "singular"],
            "opinion_words": words("opinion_words"),
        }
        tests: dict[str, Callable[[str], bool]] = {
            "digits": lambda form: "0" <= form[0] <= "9",
            "owned": lambda form: form[-1] in "هام" and bool(self._owned(form)),
            "servant": lambda form: "عبدال" in form,
            "of_body": lambda form: form.startswith("لل") and form[1:] in words("body_heads"),
        }
        return Marks(lists, tests, self._reader)

    @cached_property
    def calling(self) -> NameIndex:
        """The words that call for a pack."""
        packs = self.lexicon.packs
        return NameIndex(((word, Naming("pack", p.name)) for p in packs for word in p.detect), self._reader)

    def is_name(self, form: str) -> bool:
        """Tell whether a word begins a name."""
        return bool(self.names.table[form])

    @cached_property
    def forms(self) -> WordTable[tuple[Form, ...]]:
        """Written forms of predicates."""
        return WordTable(self.lexicon.forms, self._reader)

    def may_be_verb(self, form: str, *, definite: bool = True) -> bool:
        """Tell whether a word may be a predicate's verb; without ``definite``, read without the article."""
        told = (f for reading, forms in self.forms[form] if definite or not reading.definite for f in forms)
        return any(f.build in VERBAL for f in told)

    def may_do_by_force(self, form: str) -> bool:
        """Tell whether a word may be a verb of what forces do: «اعتقل», «انسحب»."""
        told = (f for reading, forms in self.forms[form] if not reading.preposition for f in forms)
        return any(f.build == "verb" and f.frame.type in _BY_FORCE for f in told)

    def may_speak(self, form: str) -> bool:
        """Tell whether a word may be a verb of a speech act, with a feminine subject: «رفضت», «تتهم»."""
        told = (f for reading, forms in self.forms[form] if not reading.preposition for f in forms)
        return any(f.build == "verb" and f.feminine and f.frame.type in STATEMENTS for f in told)

    def addresses(self, form: str, preposition: str, after: Sequence[str] = ()) -> bool:
        """Tell whether a word may be a verb whose addressee stands behind a preposition: «طلب … من».

        ``after`` are the words between them, for a verb that demands one: «وجه أصابع الاتهام إلى».
        """
        told = (f for _, forms in self.forms[form] for f in forms if f.build == "verb")
        said = (f for f in told if f.frame.type in _SAID.get(preposition, ()))
        needed = (f for f in said if not f.needs or any(need[0] in after for need in f.needs))
        return any(preposition in f.frame.target for f in needed)

    @cached_property
    def say(self) -> WordTable[VerbForm]:
        """Verbs that introduce what somebody says."""
        return WordTable(self._pairs("say_verbs"), self._reader)

    @cached_property
    def stating(self) -> WordTable[VerbForm]:
        """Verbs by whose object somebody speaks («ألقى كلمة», «أصدر بيانا»)."""
        return WordTable(self._pairs("stating_verbs"), self._reader)

    @cached_property
    def goes(self) -> WordTable[VerbForm]:
        """Verbs of going and sending, after which «إلى» tells where."""
        return WordTable(self._pairs("going_verbs"), self._reader)

    @cached_property
    def reporting(self) -> frozenset[str]:
        """Forms of verbs that take what is said as a noun («أعلن سحب قواته»)."""
        return frozenset(self._pairs("report_verbs"))

    @cached_property
    def quoting(self) -> frozenset[str]:
        """Forms of verbs whose subject passes on what another says («نقلت الوكالة عن مصدر»)."""
        return frozenset(self._pairs("quoting_verbs"))

    @cached_property
    def going_on(self) -> frozenset[str]:
        """Forms of verbs by which somebody goes on with what he says («وأضاف»)."""
        return frozenset(self._pairs("going_on_verbs"))

    @cached_property
    def ascribing(self) -> frozenset[str]:
        """Of these, forms of those that name him behind «إلى» («نسبت الوكالة إلى مصدر»)."""
        return frozenset(self._pairs("ascribing_verbs"))

    @cached_property
    def telling_whom(self) -> frozenset[str]:
        """Forms of verbs whose object is whom somebody tells («أبلغ مسؤول رويترز أن»)."""
        return frozenset(self._pairs("telling_verbs"))

    @cached_property
    def told_so(self) -> frozenset[str]:
        """Forms of verbs behind «كما» that say who says the rest («…، كما أفاد شاهد»)."""
        return frozenset(self._pairs("referring_verbs"))

    @cached_property
    def say_agents(self) -> frozenset[str]:
        """Participles that introduce what the speaker says («مضيفاً»)."""
        return participles(self.lexicon.words.get("say_agents", ())) - self.words("not_speech")

    @cached_property
    def light(self) -> WordTable[VerbForm]:
        """Verbs that carry a verbal noun («قام بـ», «شن»), or mark a clause."""
        return WordTable(self._pairs("light_verbs"), self._reader)

    @cached_property
    def means(self) -> WordTable[str]:
        """Words of what kills or hurts («رصاص», «قصف»)."""
        return WordTable({word: word for word in self.words("means")}, self._reader)

    @cached_property
    def composed(self) -> HeadIndex:
        """Nouns that name a body together with a nationality."""
        return HeadIndex(self.lexicon.heads, self._reader)

    @cached_property
    def figures(self) -> Figures:
        """The tables of numbers and dates."""
        return load_grammar()

    def counted(self, form: str) -> tuple[CountOf, bool] | None:
        """Return what a noun counts and whether it is a person, None where no table knows it."""
        return self.figures.counted(form)

    @cached_property
    def _harm_verbs(self) -> WordTable[CountOf]:
        killed: dict[str, CountOf] = dict.fromkeys(self._pairs("killed_verbs"), "killed")
        hurt: dict[str, CountOf] = dict.fromkeys(self._pairs("hurt_verbs"), "injured")
        return WordTable(killed | hurt, self._reader)

    @cached_property
    def _harm_nouns(self) -> WordTable[CountOf]:
        killed: dict[str, CountOf] = dict.fromkeys(self.words("killed_nouns"), "killed")
        hurt: dict[str, CountOf] = dict.fromkeys(self.words("hurt_nouns"), "injured")
        return WordTable(killed | hurt, self._reader)

    def harm_verb_of(self, form: str) -> CountOf | None:
        """Return killed or injured for a verb of death or hurt («قُتلوا»), None for another word."""
        return next((what for _, what in self._harm_verbs[form]), None)

    def harm_of(self, form: str) -> CountOf | None:
        """Return killed or injured for a verb or noun of death or hurt («قُتل», «إصابة»), None for another."""
        return self.harm_verb_of(form) or next((what for _, what in self._harm_nouns[form]), None)

    @cached_property
    def titles(self) -> WordTable[str]:
        """Last words of titles and offices («الشيخ», «الناطق باسم») → kind."""
        last = {title.split()[-1]: kind for title, kind in self.lexicon.titles.items()}
        return WordTable(last, self._reader)

    @cached_property
    def _title_starts(self) -> WordTable[tuple[tuple[str, ...], ...]]:
        starts: dict[str, list[tuple[str, ...]]] = {}
        for title in self.lexicon.titles:
            *start, last = title.split()
            starts.setdefault(last, []).append(tuple(start))
        return WordTable({last: tuple(known) for last, known in starts.items()}, self._reader)

    def ends_title(self, forms: Sequence[str], at: int) -> bool:
        """Tell whether a whole title or office ends with the word ``at``: «أمين عام», not «عام» alone."""
        for _, starts in self._title_starts[forms[at]] if at >= 0 else ():
            if any(_is_before(forms, at, start) for start in starts):
                return True
        return False

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that never stand inside a person's name."""
        lists = ("prepositions", "adverbial", "relatives", "that", "negations", "not_in_names", "both_sides")
        return frozenset().union(*(self.words(name) for name in lists))

    @cached_property
    def _place_kinds(self) -> WordTable[tuple[PlaceKind, ...]]:
        kinds: dict[str, list[PlaceKind]] = {}
        for kind in self.lexicon.place_kinds:
            kinds.setdefault(kind.words.split()[-1], []).append(kind)
        longest = {last: tuple(sorted(k, key=lambda k: -len(k.words))) for last, k in kinds.items()}
        return WordTable(longest, self._reader)

    def is_kind(self, form: str) -> bool:
        """Tell whether a word may be the last of a kind of place."""
        return bool(self._place_kinds[form])

    def place_kind(self, forms: list[str], at: int) -> tuple[Reading, PlaceKind] | None:
        """Return the kind of place («حي», «المربع الأمني») that ends with the word ``at``, or None."""
        for reading, kinds in self._place_kinds[forms[at]]:
            for kind in kinds:
                before = kind.words.split()[:-1]
                if not before or [f.lstrip("وفبل") for f in forms[at - len(before) : at]] == before:
                    return reading, kind
        return None

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Country (ISO 3166 alpha-2) → its capital as the guide writes it."""
        spelt = {(p.country, fold(n)): n for p in self.lexicon.places.values() for n in p.names_ar}
        told = ((country, " ".join(name)) for country, *name in self.lexicon.phrases.get("capitals", ()))
        return {country: spelt.get((country, name), name) for country, name in told}

    @cached_property
    def place_names(self) -> frozenset[str]:
        """All names of the gazetteer, folded."""
        return frozenset(fold(name) for place in self.lexicon.places.values() for name in place.names_ar)

    @cached_property
    def around(self) -> dict[str, frozenset[str]]:
        """A place's name → the names of the governorates that places of that name lie in."""
        places = self.lexicon.places
        found: defaultdict[str, set[str]] = defaultdict(set)
        for place in places.values():
            outer = places.get(place.parent)
            while outer is not None and outer.kind != "country":
                for name in place.names_ar:
                    found[name].update(outer.names_ar)
                outer = places.get(outer.parent)
        return {name: frozenset(outer) for name, outer in found.items()}

    @cached_property
    def country_names(self) -> dict[str, str]:
        """Country (ISO 3166 alpha-2) → its usual name as a place."""
        return {p.country: p.names_ar[0] for p in self.lexicon.places.values() if p.kind == "country"}

    @cached_property
    def seats(self) -> dict[str, str]:
        """The name of a country or its capital → the country (ISO 3166 alpha-2)."""
        return {
            name: country for names in (self.capitals, self.country_names) for country, name in names.items()
        }

    @cached_property
    def items(self) -> WordTable[str]:
        """Words of goods → kind of goods («الطحين» → food)."""
        return WordTable(self.lexicon.items, self._reader)

    @cached_property
    def verbs(self) -> Memo[str, bool]:
        """Whether a word is a form of a verb of speech or a light verb; «بين» the preposition is none."""
        barred = self.words("prepositions") | self.words("among_them")  # «بين», «بينهم»
        marks, bit = self.marks, self.marks.bit["verb"]
        return Memo(lambda form: bool(marks[form] & bit) and form not in barred and self._is_verb(form))

    def _is_verb(self, form: str) -> bool:
        """«بفرض» is no verb: none stands behind «ب» or «ك»."""
        readings = [*self.say[form], *self.light[form]]
        return any(reading.preposition in {"", "ل"} for reading, _ in readings)

    @cached_property
    def telling(self) -> Memo[str, bool]:
        """Whether a word may tell who says so: a verb or participle of speech, or what «بحسب» begins with."""
        starts = self.cues["according"].starts | self.say_agents | self.words("speech_nouns")
        marks, bit = self.marks, self.marks.bit["verb"]
        return Memo(
            lambda form: form in starts or bool(self.stating[form] or (marks[form] & bit and self.say[form]))
        )

    @cached_property
    def links(self) -> Memo[str, str]:
        """What a word opens by itself: which, that, adverb; and for a verb with «و» or «ف» before it."""
        return Memo(self._link)

    def _link(self, form: str) -> str:
        for link, words in (("which", "relatives"), ("that", "that"), ("adverb", "adverbial")):
            if form in self.words(words):
                return link
        if not self.marks[form] & self.marks.bit["verb"]:
            return ""
        verbs = [r for table in (self.say, self.light) for r, _ in table[form]]
        joined = form[0] in "وف" and len(form) > 3 and bool(verbs) and all(r.conjunction for r in verbs)
        return "and" if joined else ""

    @cached_property
    def owned(self) -> Memo[str, str]:
        """The pronoun of a word that is somebody's («قواته», «بلادها»), ``""`` for another word."""
        return Memo(self._owned)

    def _owned(self, form: str) -> str:
        suffix = next((s for s in ("هما", "هم", "ها", "ه") if form.endswith(s)), "")
        stem = form.removesuffix(suffix)
        if not suffix or len(stem) < 3:
            return ""
        own = self.words("own_heads")
        bases = self.spellings[stem][:4]
        return suffix if any(b in own or (b.endswith("ت") and b[:-1] + "ه" in own) for b in bases) else ""

    def is_referring(self, form: str) -> bool:
        """Tell whether a word may stand for somebody named before («الطرفان», «الحركة», «منهم», «قواته»)."""
        return bool(self.marks[form] & self.referring)

    @cached_property
    def referring(self) -> int:
        """The bits of words that may stand for somebody named before."""
        return self.marks.bit["referring"] | self.marks.bit["owned"]

    @cached_property
    def _referring(self) -> frozenset[str]:
        names = (
            "both_sides",
            "latter",
            "anaphors",
            "title_anaphors",
            "of_them",
            "attackers",
            "dual_anaphors",
            "taken_up_heads",
            "the_aircraft",
            "other_side",
            "these",
        )
        return frozenset().union(*(self.words(name) for name in names))

    @cached_property
    def doing(self) -> WordTable[VerbForm]:
        """Verbs whose subject does what their noun tells («شن هجوما»)."""
        return WordTable(self._pairs("doing_verbs"), self._reader)

    @cached_property
    def head_nouns(self) -> Memo[str, frozenset[str]]:
        """The nouns without article that an actor's names begin with: ``{"حركه"}`` for «حركة حماس»."""
        return Memo(self._head_nouns)

    def _head_nouns(self, actor: str) -> frozenset[str]:
        known = self.lexicon.actors.get(actor)
        names = known.names_ar if known else ()
        return frozenset(fold(name).split()[0].removeprefix("ال") for name in names if name.strip())

    @cached_property
    def own_names(self) -> Memo[str, frozenset[str]]:
        """The words of an actor's own names, folded; those of aliases and offices are none of them."""
        return Memo(self._own_names)

    def _own_names(self, actor: str) -> frozenset[str]:
        known = self.lexicon.actors.get(actor)
        names = known.names_ar if known else (actor.removeprefix("name:"),)
        told = [fold(way).split() for name in names if name.strip() for way in spelled(name)]
        heads = self.words("office_heads")
        told = [w for w in told if not w[0].startswith("ال") or heads.isdisjoint(self.spellings[w[0]])]
        return frozenset(word for words in told for word in words)

    @cached_property
    def family_names(self) -> Memo[str, frozenset[str]]:
        """The last words of a known person's own names, folded, none for anybody else."""
        return Memo(self._family_names)

    def _family_names(self, actor: str) -> frozenset[str]:
        known = self.lexicon.actors.get(actor)
        told = [fold(name).split() for name in known.names_ar] if known else []
        return frozenset(words[-1] for words in told if words)

    @cached_property
    def source_names(self) -> dict[str, str]:
        """What sources without a name are called, folded → their ids («مصادر امنيه»)."""
        known = (a for a in self.lexicon.actors.values() if a.kind == "source")
        return {fold(name): a.id for a in known for name in a.names_ar}

    @cached_property
    def receiving(self) -> WordTable[VerbForm]:
        """Verbs whose subject receives what somebody gives («تسلم»)."""
        return WordTable(self._pairs("receiving_verbs"), self._reader)

    @cached_property
    def mediating(self) -> WordTable[VerbForm]:
        """Verbs whose subject stands between those who meet or agree («رعى», «جمع الطرفين»)."""
        return WordTable(self._pairs("mediating_verbs"), self._reader)

    @cached_property
    def gathering(self) -> WordTable[VerbForm]:
        """Verbs whose subject is a meeting and whose objects meet («جمع», «ضم»)."""
        return WordTable(self._pairs("gathering_verbs"), self._reader)

    @cached_property
    def auxiliary(self) -> WordTable[VerbForm]:
        """Verbs that only set the time of another («كانا قد توصلا», «ما زالت تحاصر»)."""
        return WordTable(self._pairs("auxiliary_verbs"), self._reader)

    @cached_property
    def welcoming(self) -> WordTable[VerbForm]:
        """Verbs of speaking well of something («رحب ب»)."""
        return WordTable(self._pairs("welcoming_verbs"), self._reader)

    @cached_property
    def plain(self) -> WordTable[VerbForm]:
        """Verbs of acts that are no events and no speech («رحب», «هنأ»)."""
        return WordTable(self._pairs("plain_verbs"), self._reader)

    @cached_property
    def launching(self) -> WordTable[VerbForm]:
        """Verbs that tell nothing but that somebody did what their noun tells («شن», «أقدم على»)."""
        return WordTable(self._pairs("launching_verbs"), self._reader)

    @cached_property
    def failing(self) -> WordTable[VerbForm]:
        """Verbs of not bringing something about («فشل», «عجز»)."""
        return WordTable(self._pairs("failing_verbs"), self._reader)

    @cached_property
    def succeeding(self) -> WordTable[VerbForm]:
        """Verbs of bringing something about, which a negation turns into the opposite («لم يتمكن»)."""
        return WordTable(self._pairs("succeeding_verbs"), self._reader)

    @cached_property
    def suffering(self) -> WordTable[VerbForm]:
        """Verbs whose subject suffers what their noun tells («تعرض لقصف»)."""
        return WordTable(self._pairs("suffering_verbs"), self._reader)

    @cached_property
    def holders(self) -> OfficeIndex:
        """Who held which office when."""
        return OfficeIndex(self.lexicon)

    @cached_property
    def _memos(self) -> dict[str, Memo[str, Any]]:
        return {}

    def remembered(self, name: str, make: Callable[[str], V]) -> Memo[str, V]:
        """Return the memo of a function of a word, one for each name."""
        if name not in self._memos:
            self._memos[name] = Memo(make)
        return self._memos[name]

    @cached_property
    def linking(self) -> frozenset[str]:
        """Function words that tie a word to what stands before it: prepositions, «بعد», «حيث»."""
        return self.words("prepositions") | self.words("adverbial")

    @cached_property
    def heads(self) -> WordTable[str]:
        """Nouns that may stand before an actor's name inside one phrase: member or thing."""
        things = dict.fromkeys(self.words("thing_heads"), "thing")
        return WordTable(things | dict.fromkeys(self.words("member_heads"), "member"), self._reader)

    def cue(self, name: str) -> Cues:
        """Return a list of words and phrases as something to look for in a row of words."""
        return Cues(self.words(name), self.lexicon.phrases.get(name, ()))

    @cached_property
    def cues(self) -> dict[str, Cues]:
        """All lists that are not verbs, by name."""
        names = {*self.lexicon.words, *self.lexicon.phrases}
        return {name: self.cue(name) for name in names if not name.endswith("_verbs")}

    @cached_property
    def nationality_of(self) -> dict[str, Nationality]:
        """Country (ISO 3166 alpha-2) → its nationality."""
        return {n.country: n for n in self.lexicon.nationalities if n.country}

    @cached_property
    def adjectives(self) -> dict[str, Nationality]:
        """Adjectives of nationalities, with and without the article."""
        return {
            form: n
            for n in self.lexicon.nationalities
            for adjective in n.adjectives
            for one in (adjective, *_inflected(adjective))
            for form in _with_article(one)
        }

    @cached_property
    def countries_of(self) -> dict[str, frozenset[str]]:
        """A place's name as the guide writes it → the countries that have one of that name."""
        found: dict[str, set[str]] = {}
        for _, naming in place_names(self.lexicon):
            if naming.country:
                found.setdefault(naming.id, set()).add(naming.country)
        return {name: frozenset(countries) for name, countries in found.items()}

    @cached_property
    def lands(self) -> frozenset[str]:
        """The names of countries, some of which look like adjectives: «سوريا» like «فلسطينيا»."""
        return frozenset(map(fold, self.country_names.values()))

    @cached_property
    def accusatives(self) -> dict[str, Nationality]:
        """Adjectives of nationalities with the ending of the accusative: «وفداً أمريكياً»."""
        told = self.adjectives.items()
        bare = ((form, n) for form, n in told if form.endswith("ي") and not form.startswith("ال"))
        return {form + "ا": n for form, n in bare}


def _is_before(forms: Sequence[str], at: int, start: tuple[str, ...]) -> bool:
    """Tell whether the words ``start`` stand right before ``at``, the first with or without proclitics."""
    first = at - len(start)
    if not start or first < 0:
        return not start
    return tuple(forms[first + 1 : at]) == start[1:] and forms[first].lstrip("وفبل") == start[0].lstrip(
        "وفبل"
    )


def _inflected(adjective: str) -> tuple[str, ...]:
    """Return the duals of an adjective («صوماليان»), and the accusative of a broken plural («أتراكاً»)."""
    if adjective.endswith(("ون", "ين")):
        return ()
    if adjective.endswith("ية"):
        return (adjective[:-1] + "تان", adjective[:-1] + "تين")
    return (adjective + "ان", adjective + "ين") if adjective.endswith("ي") else (adjective + "ا",)


def _with_article(adjective: str) -> tuple[str, ...]:
    word = fold(adjective)
    return (word,) if adjective.startswith("ال") else (word, "ال" + word)  # «ألماني» has no article
