"""Continuing: whom a verb of speech without a subject goes on with, and how a verb agrees with him."""

from sijill.extract.heard import Heard
from sijill.extract.scene import OUTLETS, TOGETHER, Chain, Scene, past_times

_MANY = ("وا", "ون")  # how a verb of several people ends


def continued(scene: Scene, at: int, start: int, heard: Heard) -> Chain:
    """Return who goes on speaking with the verb ``at``, what stands behind it beginning at ``start``.

    «ونقلت عن مسؤول» is the outlet's, not its source's; «وأكدوا» is nobody's who spoke alone.
    """
    if scene.forms[start : start + 1] == ["عن"] and _passes_on(scene, at):
        return heard.of(OUTLETS)
    return () if scene.forms[at].endswith(_MANY) and _is_one(heard.last) else heard.last


def _passes_on(scene: Scene, at: int) -> bool:
    return any(r.base in scene.grammar.quoting for r, _ in scene.grammar.say[scene.forms[at]])


def _is_one(chain: Chain) -> bool:
    """Tell whether one body or person spoke: not «مصادر», «سكان», nor two who spoke together."""
    return bool(chain) and chain[-1].sort not in TOGETHER and (len(chain) == 1 or chain[0].sort in OUTLETS)


def is_object(scene: Scene, at: int) -> bool:
    """Tell whether whom an act of speech is about stands behind it, and not who acts: «دعا المتظاهرين».

    A verb before its subject agrees with it in gender: «دعا القيادة» is not hers.
    """
    first = past_times(scene, at + 1, len(scene.forms))
    form = scene.forms[first] if first < len(scene.forms) else ""
    if form.endswith("ا") and first not in scene.named and len(form) > 3:
        return True  # «نفت نفيا ما يروجه الإعلام»
    if not form.startswith("ال"):
        return False
    names = [n for n in scene.analysis.named(first, first + 1) if n.first == first]
    if form.endswith("ين") and all(n.sort in {"group", "source"} for n in names):
        return True
    return form.endswith("ه") and len(form) > 4 and not _is_feminine(scene.forms[at])


def _is_feminine(form: str) -> bool:
    """«دعت», «تدعو», «وطالبت»: a verb whose subject is feminine, or several without life."""
    bare = form.removeprefix("و").removeprefix("ف")
    return form.endswith("ت") or bare.startswith("ت") or form.startswith(("ت", "فت"))
