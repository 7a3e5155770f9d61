"""Who is heard again: «المصدر نفسه», «الوكالة», «وأوضح المهداوي»."""

from itertools import takewhile

from msgspec import Struct

from sijill.extract.analysis import Name
from sijill.extract.anonymous import UNNAMED
from sijill.extract.people import is_unknown
from sijill.extract.scene import OUTLETS, TOGETHER, Chain, Scene, opens_no_name
from sijill.extract.strangers import calls_stranger
from sijill.lexicon.words import readings


class Heard(Struct, frozen=True):
    """Who has spoken so far, the last one last."""

    chains: tuple[Chain, ...] = ()

    @property
    def last(self) -> Chain:
        """The chain heard last, empty where nobody has spoken."""
        return self.chains[-1] if self.chains else ()

    def adding(self, chain: Chain) -> "Heard":
        """Return the memory with one more chain, empty where somebody spoke whom we cannot name."""
        return Heard((*self.chains[-7:], chain))

    def of(self, sorts: frozenset[str]) -> Chain:
        """Return the last speaker of one of these sorts alone, nobody where there is none."""
        for chain in reversed(self.chains):
            for name in reversed(chain):
                if name.sort in sorts:
                    return (name,)
        return ()


def heard_again(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    """Return whom a definite noun alone takes up again: «المصدر نفسه», «الوكالة», «المسؤول»."""
    same = first + 1 < stop and scene.forms[first + 1] in scene.grammar.words("same")
    if not heard.chains or not (same or _alone(scene, first, stop)):
        return None
    known = {r.base for r in readings(scene.forms[first])}
    again = same or known & (scene.grammar.words("speaker_again") | scene.grammar.words("source_again"))
    called = _called_so(scene, known, heard) if again else ()
    if called:
        return called
    if known & scene.grammar.words("outlet_again"):
        return heard.of(OUTLETS)
    if known & scene.grammar.words("source_again"):
        return heard.of(frozenset({"source", UNNAMED}))
    if same or known & scene.grammar.words("speaker_again"):
        return heard.last
    return _headed_so(scene, first, stop, heard)


def _alone(scene: Scene, first: int, stop: int) -> bool:
    """Tell whether nothing after a noun says which one it is: «الوزارة في بيان», not «الوزير السوري»."""
    if first + 1 >= stop:
        return True
    form = scene.forms[first + 1]
    if form in scene.grammar.words("prepositions"):
        return form in scene.grammar.words("how_said") or _is_statement(scene, first + 2, stop)
    behind = scene.analysis.named(first + 1, first + 2)
    if calls_stranger(scene, first, stop) or any(n.sort == "person" and not n.preposition for n in behind):
        return False
    return not form.startswith("ال") and form != "باسم"


def _is_statement(scene: Scene, at: int, stop: int) -> bool:
    """«الوزارة في بيان», «المركز إلى القول»: what it was said by, or nothing at all."""
    statements = scene.grammar.words("statement_nouns")
    return (
        at >= stop
        or not statements.isdisjoint(scene.grammar.bases[scene.forms[at]])
        or scene.forms[at] in scene.grammar.words("no_speakers")
    )


def _called_so(scene: Scene, known: set[str], heard: Heard) -> Chain:
    """Return the last speaker who was called by the same noun: «مسؤول محلي … المسؤول»."""
    for chain in reversed(heard.chains):
        for name in reversed(chain):
            words = scene.forms[max(0, min(name.phrase or name.first, name.first) - 1) : name.last]
            if any(
                known & {r.base for r in readings(word)} for word in (*words, *_title_behind(scene, name))
            ):
                return chain if chain[-1] is name else (name,)
    return ()


def _title_behind(scene: Scene, name: Name) -> list[str]:
    """«ياسر علي المتحدث باسم الرئاسة», «ياسر علي، عضو المجلس»: what a person is, told behind his name."""
    at = name.last + (scene.forms[name.last : name.last + 1] == ["،"])
    return scene.forms[at : at + 1] if name.sort == "person" else []


def _headed_so(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    """Return the body whose name begins with a noun that stands alone: «تجمع العلماء … ورأى التجمع أن»."""
    if not scene.forms[first].startswith("ال") or not (first + 1 >= stop or opens_no_name(scene, first + 1)):
        return None
    known = scene.grammar.bases[scene.forms[first]]
    bodies = (n for chain in reversed(heard.chains) for n in chain if n.sort not in {"person", *TOGETHER})
    return next(((n,) for n in bodies if scene.grammar.bases[scene.forms[n.first]] & known), None)


def described_so(scene: Scene, first: int, stop: int, heard: Heard) -> Chain | None:
    """Return the person who was called by both words before or behind his name: «المستشار العسكري اليمني»."""
    if first + 1 >= stop or not all(scene.forms[n].startswith("ال") for n in (first, first + 1)):
        return None
    noun, told = (scene.grammar.bases[scene.forms[n]] for n in (first, first + 1))
    if not any(noun & scene.grammar.words(kind) for kind in ("office_heads", "speaker_again", "ranks")):
        return None
    for chain in reversed(heard.chains):
        for name in (n for n in chain if n.sort == "person"):
            words = _called(scene, name)
            if all(any(known & scene.grammar.bases[word] for word in words) for known in (noun, told)):
                return (name,)
    return None


def _called(scene: Scene, person: Name) -> list[str]:
    """Return a person's name and the words around it that may tell what he is, up to «أن»."""
    start = max(0, min(person.phrase or person.first, person.first) - _CALLED)
    that = scene.grammar.words("that_content")
    behind = scene.forms[person.last : person.last + _CALLED]
    return [*scene.forms[start : person.last], *takewhile(lambda form: form not in that, behind)]


_CALLED = 3  # words before a name, and behind it, that tell what somebody is


def by_given(scene: Scene, first: int, stop: int, heard: Heard) -> Name | None:
    """Return who has spoken and is taken up by one word of his name behind his title: «اللواء جعفر»."""
    at = first + 1
    whole = at >= stop - 1 or opens_no_name(scene, at + 1)
    if at >= stop or at in scene.named or not whole or not scene.grammar.ends_title(scene.forms, first):
        return None
    people = (n for chain in reversed(heard.chains) for n in chain if n.sort == "person")
    return next((n for n in people if scene.forms[at] in scene.forms[n.first : n.last]), None)


def by_family(scene: Scene, first: int, heard: Heard) -> Name | None:
    """Return who is taken up by the end of his name: «وأوضح المهداوي», «وقال عبد الرحمن».

    Who has spoken goes before who was only named.
    """
    spoken = [n for chain in heard.chains for n in chain]
    named = scene.analysis.named(0, first)
    people = (n for names in (spoken, named) for n in reversed(names) if n.sort == "person")
    if _begins_name(scene, first):
        return None
    return next((n for n in people if _is_family_of(scene, first, n)), None)


def _begins_name(scene: Scene, first: int) -> bool:
    """«وقال حسين عبدالرازق»: a given name with a word behind it that no table knows is another's."""
    given = scene.grammar.words("given_names") | scene.grammar.words("given_names_weak")
    bound = scene.forms[first] in scene.grammar.words("name_binders")
    return (
        not bound
        and scene.forms[first] in given
        and is_unknown(scene.analysis, scene.grammar, first + 1, set())
    )


def _is_family_of(scene: Scene, first: int, person: Name) -> bool:
    """Tell whether the words at ``first`` are the last of a person's name, and not the whole of it."""
    words = 2 if scene.forms[first] in scene.grammar.words("name_binders") else 1
    if words == 1 and scene.forms[first] in scene.grammar.family_names[person.id]:
        return True
    if person.last - person.first <= words:
        return False
    if words > 1:
        return scene.forms[first : first + words] == scene.forms[person.last - words : person.last]
    known = scene.grammar.bases[scene.forms[first]] | {scene.forms[first].removeprefix("ال")}
    return scene.forms[person.last - 1].removeprefix("ال") in known
