/** From days to pixels of a time axis, and the days at which it is labelled. */
import { dayNumber, momentOf, type Moment } from "./days";

export interface TimeScale {
  from: number;
  to: number;
  width: number;
  oldestRight: boolean;
  /** The pixel of a day. */
  x: (day: number) => number;
  /** The day at a pixel. */
  day: (x: number) => number;
}

/** A scale of days since 1970 from `from` to `to` over a width; the oldest at the right where asked. */
export function timeScale(from: number, to: number, width: number, oldestRight: boolean): TimeScale {
  const length = Math.max(to - from, 1e-6);
  const turned = (share: number): number => (oldestRight ? 1 - share : share);
  return {
    from,
    to,
    width,
    oldestRight,
    x: (day) => turned((day - from) / length) * width,
    day: (x) => from + turned(x / Math.max(width, 1)) * length,
  };
}

export interface Tick {
  at: number;
  moment: Moment;
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const DAY_STEPS = [1, 2, 4, 7, 14];

function everyDays(from: number, to: number, step: number): Tick[] {
  const found: Tick[] = [];
  for (let day = Math.ceil(from / step) * step; day <= to; day += step) found.push({ at: day, moment: momentOf(day) });
  return found;
}

function everyMonths(from: number, to: number, step: number): Tick[] {
  const found: Tick[] = [];
  const first = momentOf(from);
  const start = Math.ceil((first.year * 12 + first.month - 1) / step) * step;
  for (let n = start; ; n += step) {
    const year = Math.floor(n / 12);
    const month = (n % 12) + 1;
    const at = dayNumber(year, month);
    if (at > to) return found;
    if (at >= from) found.push({ at, moment: step % 12 === 0 ? { year } : { year, month } });
  }
}

const ROOM = { day: 105, month: 125, year: 50 }; // pixels of a label in the longer of the languages

/** Return the days to label so that labels do not meet. */
export function ticks(scale: TimeScale): Tick[] {
  const most = (kind: keyof typeof ROOM): number => Math.max(1, Math.floor(scale.width / ROOM[kind]));
  const length = scale.to - scale.from;
  const days = DAY_STEPS.find((step) => length / step <= most("day"));
  if (days !== undefined) return everyDays(scale.from, scale.to, days);
  const fits = (step: number): boolean => length / 30.4 / step <= most(step % 12 ? "month" : "year");
  return everyMonths(scale.from, scale.to, MONTH_STEPS.find(fits) ?? 1200);
}
