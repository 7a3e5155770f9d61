/**
 * Days of the record: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and intervals `A/B` of these. How exact a day is, is
 * part of what it says: a month is never shown as its first day.
 */
const PART = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAY_MS = 86_400_000;

export interface Moment {
  year: number;
  month?: number;
  day?: number;
}

/** Take a day apart; null for what is no day. */
export function parsePart(text: string): Moment | null {
  const found = PART.exec(text.trim());
  if (!found) return null;
  const [, year, month, day] = found;
  return { year: Number(year), ...(month && { month: Number(month) }), ...(day && { day: Number(day) }) };
}

const utc = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY_MS;
};

const firstOf = (m: Moment): number => utc(m.year, m.month ?? 1, m.day ?? 1);
const afterOf = (m: Moment): number =>
  m.day ? utc(m.year, m.month ?? 1, m.day + 1) : m.month ? utc(m.year, m.month + 1, 1) : utc(m.year + 1, 1, 1);

/**
 * Return a day or an interval as numbers of days since 1970, from its first to after its last; null for none.
 *
 * `span("2024-08-06")` is `[19941, 19942]`; `span("2024-08")` is the whole month.
 */
export function span(text: string | null | undefined): [number, number] | null {
  if (!text) return null;
  const [one = "", other = one] = text.split("/");
  const [a, b] = [parsePart(one), parsePart(other)];
  if (!a && !b) return null;
  return [firstOf((a ?? b)!), afterOf((b ?? a)!)];
}

/** Write a number of days since 1970 as `YYYY-MM-DD`. */
export function iso(days: number): string {
  return new Date(Math.floor(days) * DAY_MS).toISOString().slice(0, 10);
}

/** Take a number of days since 1970 apart. */
export function momentOf(days: number): Required<Moment> {
  const date = new Date(Math.floor(days) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Return the number of days since 1970 of a day. */
export function dayNumber(year: number, month = 1, day = 1): number {
  return utc(year, month, day);
}

/** Whether a text is a day, a month, a year or an interval of these that a calendar has. */
export function isDayOrRange(text: string): boolean {
  const parts = text.split("/");
  return parts.length <= 2 && parts.every(isPart) && (parts.length < 2 || span(parts[0])![0] <= span(parts[1])![0]);
}

function isPart(text: string): boolean {
  const found = text === text.trim() ? parsePart(text) : null;
  if (!found) return false;
  const { year, month = 1, day = 1 } = found;
  const held = momentOf(utc(year, month, day));
  return held.year === year && held.month === month && held.day === day;
}
