/**
 * Marks of a band of time: one by one where there is room, else gathered by pixels, so that a hundred thousand
 * cost no more than a few hundred to draw.
 */
import type { TimeScale } from "./scale";

/** What stands on a lane: at least `from`; `to` is the day after its last. Sorted arrays are not needed. */
export interface Item {
  id: string;
  lane: number;
  from: number;
  to: number;
  family: string;
}

export interface Mark<T extends Item> {
  item: T;
  x: number;
  /** The other end where it lasted longer than its mark is wide. */
  x2: number;
  row: number;
}
export interface Bin {
  key: string;
  lane: number;
  x: number;
  width: number;
  count: number;
  from: number;
  to: number;
}
export interface Drawn<T extends Item> {
  marks: Mark<T>[];
  bins: Bin[];
  /** How many rows each lane needs. */
  rows: number[];
  /** How many are in the stretch. */
  count: number;
}

const SIDE = 15; // pixels of a mark with its room
const MOST = 500; // marks one by one at most
const ROWS = 7;
const BIN = 8; // pixels

const inside = (item: Item, scale: TimeScale): boolean => item.to > scale.from && item.from < scale.to;

function gather<T extends Item>(items: readonly T[], scale: TimeScale, lanes: number): Bin[] {
  const columns = Math.max(1, Math.ceil(scale.width / BIN));
  const counts = new Uint32Array(columns * lanes);
  for (const item of items) {
    if (!inside(item, scale)) continue;
    const x = scale.x((item.from + item.to) / 2);
    const column = Math.min(columns - 1, Math.max(0, Math.floor(x / BIN)));
    counts[column * lanes + item.lane] = (counts[column * lanes + item.lane] ?? 0) + 1;
  }
  const bins: Bin[] = [];
  counts.forEach((count, at) => {
    if (!count) return;
    const [column, lane] = [Math.floor(at / lanes), at % lanes];
    const days = [scale.day(column * BIN), scale.day((column + 1) * BIN)];
    bins.push({ key: `${at}`, lane, x: column * BIN, width: BIN, count, from: Math.min(...days), to: Math.max(...days) });
  });
  return bins;
}

/** Place the items of a stretch: in rows where they would meet, gathered where they are too many. */
export function draw<T extends Item>(items: readonly T[], scale: TimeScale, lanes: number): Drawn<T> {
  let count = 0;
  for (const item of items) if (inside(item, scale)) count += 1;
  const rows = new Array<number>(lanes).fill(1);
  if (count > MOST) return { marks: [], bins: gather(items, scale, lanes), rows, count };
  const marks = items
    .filter((item) => inside(item, scale))
    .map((item) => {
      const [a, b] = [scale.x(Math.max(item.from, scale.from)), scale.x(Math.min(item.to, scale.to))];
      const isLong = item.to - item.from > 1 && Math.abs(a - b) > SIDE;
      const mid = (a + scale.x(Math.max(item.from, scale.from) + Math.min(1, item.to - item.from))) / 2;
      const x = Math.min(Math.max(isLong ? mid : (a + b) / 2, 7), scale.width - 7);
      return { item, x, x2: isLong ? b : x, row: 0 };
    })
    .sort((one, other) => Math.min(one.x, one.x2) - Math.min(other.x, other.x2));
  const ends = rows.map(() => [] as number[]);
  const isFull = ends.map(() => false);
  for (const mark of marks) {
    const lane = ends[mark.item.lane]!;
    const [start, end] = [Math.min(mark.x, mark.x2), Math.max(mark.x, mark.x2)];
    let row = lane.findIndex((taken) => taken + SIDE <= start);
    if (row < 0) row = lane.length;
    if (row >= ROWS) {
      isFull[mark.item.lane] = true;
      row = ROWS - 1;
    }
    lane[row] = Math.max(lane[row] ?? -Infinity, end);
    mark.row = row;
    rows[mark.item.lane] = Math.max(rows[mark.item.lane] ?? 1, row + 1);
  }
  if (!isFull.some(Boolean)) return { marks, bins: [], rows, count };
  // A lane without room is gathered; the others keep their marks.
  const full = items.filter((item) => isFull[item.lane]);
  return {
    marks: marks.filter(({ item }) => !isFull[item.lane]),
    bins: gather(full, scale, lanes),
    rows: rows.map((n, lane) => (isFull[lane] ? 1 : n)),
    count,
  };
}
