"""A line of days as blocks: how hostile an episode was over its time."""

from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
LEAST, MOST = 10.0, -10.0  # Goldstein's scale, from cooperation to military force


def spark(values: Sequence[float], width: int) -> str:
    """Return values as blocks, the most hostile the highest; of too many the most hostile of each stretch.

    Args:
        values: on Goldstein's scale, a day each.
        width: blocks at most.

    Example:
        >>> spark([10, 0, -10], 40), spark([1, 1, -10, 1], 2)
        ('▁▄█', '▄█')
    """
    size = -(-len(values) // width) if values else 1
    stretches = [min(values[at : at + size]) for at in range(0, len(values), size)]
    return "".join(BLOCKS[_height(value)] for value in stretches)


def _height(value: float) -> int:
    share = (LEAST - value) / (LEAST - MOST)
    return min(len(BLOCKS) - 1, max(0, int(share * (len(BLOCKS) - 0.5))))
