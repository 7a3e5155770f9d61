import { PLANE } from "./base";

export interface Tile {
  key: string;
  src: string;
  x: number;
  y: number;
  size: number;
}

const SIDE = 256; // pixels of a tile of web maps
const MOST = 18;

/**
 * Return the tiles that a view needs, of a server's template with {z}, {x} and {y}.
 *
 * A view shows the plane of `base.ts` scaled by `k`, its origin (0° N, 0° E) at `(ox, oy)`.
 */
export function tilesOf(template: string, view: { k: number; ox: number; oy: number }, width: number, height: number): Tile[] {
  const world = 2 * Math.PI * PLANE * view.k;
  const z = Math.max(0, Math.min(MOST, Math.round(Math.log2(world / SIDE))));
  const count = 2 ** z;
  const size = world / count;
  const [left, top] = [view.ox - world / 2, view.oy - world / 2];
  const tiles: Tile[] = [];
  for (let y = Math.max(0, Math.floor(-top / size)); y < count && top + y * size < height; y += 1)
    for (let x = Math.max(0, Math.floor(-left / size)); x < count && left + x * size < width; x += 1) {
      const src = template.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y));
      tiles.push({ key: `${z}/${x}/${y}`, src, x: left + x * size, y: top + y * size, size });
    }
  return tiles;
}
