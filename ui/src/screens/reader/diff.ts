import type { Part, WordChange } from "../../lib/mentions";
import type { CodePoints } from "./points";

export interface Stretch {
  start: number;
  text: string;
  changed: boolean;
}
const AROUND = 300;
const LONG = 20_000;

/** Of an unchanged stretch of a long text what stands beside a change is enough. */
function shortened(text: string, whole: number): string {
  return whole > LONG && text.length > AROUND * 2 ? `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}` : text;
}

/** Cut a part of one version into what both versions have and what only this one has. */
export function stretches(whole: CodePoints, changes: readonly WordChange[], part: Part, side: "old" | "new"): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  const same = (to: number): void => {
    if (to > at) found.push({ start: at, text: shortened(whole.text.slice(at, to), whole.text.length), changed: false });
  };
  for (const change of changes.filter((one) => one.part === part)) {
    const [start, end] = [whole.toUnit(change[side][0]), whole.toUnit(change[side][1])];
    same(start);
    if (end > start) found.push({ start, text: whole.text.slice(start, end), changed: true });
    at = Math.max(at, end);
  }
  same(whole.text.length);
  return found;
}
