"""Make src/sijill/export/brief/data/outlines.json, the coasts and borders of a brief's map.

From ui/src/map/region.json (Natural Earth 1:10m, public domain, see ui/scripts/basemap.mjs): its lines,
thinned to about five kilometres and rounded to a hundredth of a degree. It is made again only when that
file changes.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "ui" / "src" / "map" / "region.json"
RESULT = ROOT / "src" / "sijill" / "export" / "brief" / "data" / "outlines.json"
KINDS = ("land", "border", "disputed", "control")
LEAST = 0.04  # degrees: what is nearer to the point before is left out

Point = tuple[float, float]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a topology in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + tx, y * ky + ty))
        found.append(line)
    return found


def used(value: Any) -> Iterator[int]:
    """Yield the numbers of the arcs of a geometry, however deep they stand."""
    if isinstance(value, int):
        yield value if value >= 0 else ~value
    else:
        for one in value:
            yield from used(one)


def geometries(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the geometries of an object."""
    for inner in one.get("geometries", [one]):
        if "arcs" in inner:
            yield inner


def thinned(line: list[Point]) -> list[list[float]]:
    """Return a line without points nearer than `LEAST` to the one before; the ends stay."""
    kept = [line[0]]
    for point in line[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= LEAST:
            kept.append(point)
    kept.append(line[-1])
    return [[round(x, 2), round(y, 2)] for x, y in kept]


def main() -> None:
    """Write the outlines."""
    topology = json.loads(SOURCE.read_text("utf-8"))
    lines = arcs(topology)
    result = {}
    for kind in KINDS:
        numbers = {n for one in geometries(topology["objects"].get(kind, {})) for n in used(one["arcs"])}
        found = [thinned(lines[n]) for n in sorted(numbers)]
        result[kind] = [line for line in found if len(line) > 2 or line[0] != line[-1]]
    RESULT.write_text(json.dumps(result, separators=(",", ":")) + "\n", "utf-8")
    print({kind: len(found) for kind, found in result.items()}, RESULT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
