import { geoIdentity, geoPath, geoStream } from "d3-geo";

export { geoIdentity };

/** Cut a geometry to a box, on the plane of longitude and latitude; null where nothing is left. */
export function geoProject(geometry, box) {
  const lines = [];
  let line = null;
  let polygons = null;
  const sink = {
    point: (x, y) => line?.push([x, y]),
    lineStart: () => void (line = []),
    lineEnd: () => {
      if (line && line.length > 1) (polygons ?? lines).push(line);
      line = null;
    },
    polygonStart: () => void (polygons = polygons ?? []),
    polygonEnd: () => {},
    sphere: () => {},
  };
  geoStream(geometry, geoIdentity().clipExtent(box).stream(sink));
  if (polygons) {
    const rings = polygons.map((ring) => [...ring, ring[0]]).filter((ring) => ring.length > 3);
    return rings.length ? { type: "MultiPolygon", coordinates: nested(rings) } : null;
  }
  return lines.length ? { type: "MultiLineString", coordinates: lines } : null;
}

const area = (ring) => ring.reduce((sum, [x, y], n) => {
  const [x2, y2] = ring[(n + 1) % ring.length];
  return sum + x * y2 - x2 * y;
}, 0) / 2;

function holds(ring, [px, py]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
    if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Give each hole (a ring that runs the other way) to the ring that holds it. */
function nested(rings) {
  const outer = rings.filter((ring) => area(ring) < 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => area(ring) >= 0)) {
    const home = outer.find(([ring]) => holds(ring, hole[0]));
    if (home) home.push(hole);
    else outer.push([hole]);
  }
  return outer;
}

export { geoPath };
