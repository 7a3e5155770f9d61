import { href } from "./address.svelte";

/** The report with the words marked: `part` is "text" or "title", `start` and `end` count code points. */
export function reportAt(report: string, version: number, part: string, start: number, end: number): string {
  return href(`/report/${report}`, { version, part: part === "text" ? null : part, at: `${start}-${end}` });
}

export const eventHref = (id: string): string => href(`/event/${id}`);
export const episodeHref = (id: string): string => href(`/episode/${id}`);
