"""Two codings of one report, side by side: what both tell, where they differ, what one alone tells."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from sijill.llm.ground import overlap
from sijill.schema import Mention

BOTH = "+llm"  # ends the rule of what both tell alike
DIFFERS = "≠"  # stands before the arguments that the model tells otherwise
ALONE = "llm."  # begins the rule of what the model alone tells
_SETS = ("actor", "target", "place", "about")


def compared(
    rules: Sequence[Mention], llm: Sequence[Mention], engine: str
) -> tuple[list[Mention], dict[str, int]]:
    """Return the mentions of both, each happening once, and how many are whose.

    What both tell is the rules' mention, whose rule ends in ``+llm``, and where an argument differs in that
    argument and the model's value. Example: ``"attack.shell:verb+llm≠target=ndf"``. What the rules alone tell
    keeps its rule; what the model alone tells has ``llm.`` and the type for its rule.

    Args:
        rules: the mentions of the rules.
        llm: those of the model.
        engine: engine and version, for all of them.
    """
    free, found = list(llm), []
    figures: Counter[str] = Counter()
    for one in rules:
        twin = next((other for other in free if is_same(one, other)), None)
        if twin is None:
            figures["only.rules"] += 1
            found.append(one)
            continue
        free.remove(twin)
        differing = differences(one, twin)
        figures["differ" if differing else "agree"] += 1
        found.append(
            msgspec.structs.replace(one, rule=f"{one.rule}{BOTH}{DIFFERS if differing else ''}{differing}")
        )
    figures["only.llm"] += len(free)
    all_ = sorted([*found, *free], key=lambda m: (m.evidence, m.type, m.id))
    return [msgspec.structs.replace(one, engine=engine) for one in all_], +figures


def is_same(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions tell one happening: one type, and evidence that overlaps."""
    return one.type == other.type and overlap(one.evidence, other.evidence)


def differences(one: Mention, other: Mention) -> str:
    """Return where two mentions differ, with the other's values; "" where they agree.

    Example: ``"target=ndf;date=2024-08-06"``.
    """
    found = [(role, _values(one, role), _values(other, role)) for role in _SETS]
    found.append(("date", one.date.value if one.date else "", other.date.value if other.date else ""))
    found.append(("status", one.status, other.status))
    return ";".join(f"{name}={theirs}" for name, ours, theirs in found if ours != theirs)


def _values(mention: Mention, role: str) -> str:
    return "|".join(sorted(filler.value for filler in getattr(mention, role)))
