"""Which belongs to which: one-to-one pairs with the greatest sum of weights.

The method is the Hungarian one with row and column potentials (Kuhn 1955, Munkres 1957), O(n³): it is
written out because the sets are small (events of a report, actors of an event) and need no library.
"""

from collections.abc import Mapping

from msgspec import Struct

_INF = float("inf")


class _Potentials(Struct):
    """Rows and columns count from 1; column 0 is where a row waits for its place.

    Attributes:
        cost: what is least wanted, by row and column. rows, cols: potentials.
        match: the row that holds each column, 0 for none.
    """

    cost: list[list[float]]
    rows: list[float]
    cols: list[float]
    match: list[int]


class _Search(Struct):
    """One search for an augmenting path: least slack, where from, and which columns are done."""

    low: list[float]
    way: list[int]
    done: list[bool]


def best_pairs(weights: Mapping[tuple[int, int], float], rows: int, cols: int) -> list[tuple[int, int]]:
    """Return the one-to-one pairs of positive weight whose sum is greatest.

    Args:
        weights: (row, column) -> weight; a pair that is not there has none.
        rows: how many rows there are.
        cols: how many columns.

    Example:
        >>> best_pairs({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7}, 2, 2)
        [(1, 0), (0, 1)]
    """
    if rows == cols == 1:
        return [(0, 0)] if weights.get((0, 0), 0.0) > 0 else []
    n = max(rows, cols)
    cost = [[-weights.get((i, j), 0.0) for j in range(n)] for i in range(n)]
    state = _Potentials(cost, [0.0] * (n + 1), [0.0] * (n + 1), [0] * (n + 1))
    for row in range(1, n + 1):
        _place(state, row)
    pairs = ((state.match[j] - 1, j - 1) for j in range(1, n + 1))
    return [pair for pair in pairs if weights.get(pair, 0.0) > 0]


def _place(state: _Potentials, row: int) -> None:
    """Give ``row`` a column, moving others along the cheapest path."""
    size = len(state.match)
    search = _Search([_INF] * size, [0] * size, [False] * size)
    state.match[0], column = row, 0
    while state.match[column]:
        search.done[column] = True
        column, slack = _cheapest(state, search, column)
        _shift(state, search, slack)
    while column:
        state.match[column] = state.match[search.way[column]]
        column = search.way[column]


def _cheapest(state: _Potentials, search: _Search, column: int) -> tuple[int, float]:
    row = state.match[column]
    cost, potential = state.cost[row - 1], state.rows[row]
    slack, best = _INF, 0
    for j in range(1, len(state.match)):
        if search.done[j]:
            continue
        reduced = cost[j - 1] - potential - state.cols[j]
        if reduced < search.low[j]:
            search.low[j], search.way[j] = reduced, column
        if search.low[j] < slack:
            slack, best = search.low[j], j
    return best, slack


def _shift(state: _Potentials, search: _Search, slack: float) -> None:
    for j, done in enumerate(search.done):
        if done:
            state.rows[state.match[j]] += slack
            state.cols[j] -= slack
        else:
            search.low[j] -= slack
