"""Continuing: whom a verb of speech without a subject goes on with, and how a verb agrees with him."""

from sijill.extract.heard import Heard
from sijill.extract.scene import OUTLETS, TOGETHER, Chain, Scene

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
