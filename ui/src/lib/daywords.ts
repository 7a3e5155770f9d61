import { digitsOf } from "./numbers";
import { parsePart, span, type Moment } from "./days";
import { settings } from "./settings.svelte";
import { t, word } from "./words.svelte";

function one(m: Moment): string {
  const digits = (value: number): string => digitsOf(value, settings.digits);
  if (!m.month) return digits(m.year);
  const month = word("month", String(m.month));
  return m.day ? `${digits(m.day)} ${month} ${digits(m.year)}` : `${month} ${digits(m.year)}`;
}

/** Write a part of a day in words, the text itself where it is no day. */
export function partWords(text: string): string {
  const found = parsePart(text);
  return found ? one(found) : text;
}

/** Return the year or the month that an interval is the whole of: told of no day, it is shown with none. */
function wholeOf(since: string, until: string): string | undefined {
  const [from, to] = [span(since)?.[0], span(until)?.[1]];
  return [since.slice(0, 4), since.slice(0, 7)].find((part) => {
    const found = span(part);
    return found !== null && found[0] === from && found[1] === to;
  });
}

/**
 * Write a day in words: «6 آب/أغسطس 2024», "6 August 2024", «من … إلى …»; "" for none.
 */
export function dayWords(text: string | null | undefined): string {
  if (!text) return "";
  const [since = "", until] = text.split("/");
  if (until === undefined || since === until) return partWords(since);
  const whole = wholeOf(since, until);
  if (whole) return partWords(whole);
  return t("ui.day.range", { since: partWords(since), until: partWords(until) });
}

const TERM = /^(\d+) (days|weeks|months|hours)$/;

/** Write a length as the record has it («15 days») in words, the text itself where it is told otherwise. */
export function termWords(text: string): string {
  const found = TERM.exec(text);
  return found ? t(`ui.term.${found[2] as "days" | "weeks" | "months" | "hours"}`, { n: Number(found[1]) }) : text;
}

/**
 * Write how long something took from one day to another, both counted in: "8 days"; "" where either is not
 * told to the day.
 */
export function lengthWords(since: string | null | undefined, until: string | null | undefined): string {
  if (!since || !until || !parsePart(since)?.day || !parsePart(until)?.day) return "";
  const [from, to] = [span(since)![0], span(until)![1]];
  return to > from ? t("ui.term.days", { n: to - from }) : "";
}
