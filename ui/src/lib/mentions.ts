/** Mentions and reports as the server answers them: the JSON of `sijill mentions`, `show` and `diff`. */
import type { Named, Page } from "./types";
import type { EventRecord } from "./types";

export type Part = "title" | "text";
/** A stretch of a report, in Unicode code points (not in the units of a JavaScript string). */
export interface Span {
  start: number;
  end: number;
  part: Part;
}
export interface Filler {
  value: string;
  span: Span | null;
  how: string;
  words?: string;
}
export interface Time {
  value: string;
  span: Span;
  how: string;
}
export type Quantity = number | { min?: number; max?: number };
export interface Count {
  what: string;
  value: Quantity;
  word: string;
  of?: string | null;
  span?: Span;
}
export interface Content {
  type: string;
  span: Span;
  actor: Filler[];
  target: Filler[];
  place: Filler[];
  deadline: Time | null;
  items: Filler[];
}
export interface ReviewRow {
  mention?: string;
  verdict: string;
  argument: string;
  value: string;
  who: string;
  when: string;
  why: string;
  other?: string;
  undone?: boolean;
}
/** Reports like one, the likest first; `left` are not compared yet. */
export interface AlikeAnswer {
  items: { report: string; title: string; outlet: string; published: string | null; composed: boolean }[];
  left: number;
}
export interface ReportFacts {
  id: string;
  version: number;
  outlet: string;
  url: string;
  title: string;
  published: string | null;
  composed: boolean;
}
export interface Assertion {
  by: string;
  via: string[];
  one_side: boolean;
}
export interface MentionRecord {
  id: string;
  type: string;
  actor: string[];
  target: string[];
  mediator: string[];
  place: string[];
  date: string | null;
  about: string[];
  count: Count[];
  status: string;
  source: string[];
  quote: string;
  report: ReportFacts;
  composed: boolean;
  superseded: number | null;
  assertion: Assertion | null;
  spans: {
    evidence: Span;
    trigger: Span;
    date: Time | null;
    count: Count[];
  } & Partial<Record<Role, Filler[]>>;
  told_on: string | null;
  content: Content[];
  deadline: Time | null;
  term: Count | null;
  outcome: Filler | null;
  via: Filler | null;
  form: Filler | null;
  engine: string;
  rule: string;
  confidence: number;
  reviewed: string | null;
  corrected: Record<string, string>;
  reviews: ReviewRow[];
  event?: string;
}
export const ROLES = ["actor", "target", "mediator", "place", "about", "items", "source"] as const;
export type Role = (typeof ROLES)[number];

export interface Version {
  number: number;
  title?: string;
  published?: string | null;
  read?: string | null;
  stands: boolean;
}
export interface Report extends ReportFacts {
  text: string;
  language: string | null;
  path?: string;
  notes?: string[];
}
export interface ReportAnswer extends Named {
  report: Report;
  versions: Version[];
  mentions: MentionRecord[];
  reviews: ReviewRow[];
  pending?: boolean;
}
export interface EventAnswer extends Named {
  event: EventRecord;
  mentions: MentionRecord[];
  pending?: boolean;
}
export interface WordChange {
  part: Part;
  removed: string;
  added: string;
  old: [number, number];
  new: [number, number];
}
export interface Comparison {
  old: ReportFacts & { stands?: boolean; read?: string | null };
  new: ReportFacts & { stands?: boolean; read?: string | null };
  words: { removed: number; added: number; changes: WordChange[] };
  codes: {
    gone: MentionRecord[];
    came: MentionRecord[];
    changed: { changes: { argument: string; old: string; new: string }[]; old: MentionRecord; new: MentionRecord }[];
    same: string[];
  };
}
export interface Snippet {
  part: Part;
  start: number;
  end: number;
  text: string;
  marks: [number, number][];
}
export interface Found {
  mention: MentionRecord;
  report: ReportFacts;
  snippet: Snippet | null;
  /** How many independent sources tell its event; null while it is not yet linked. */
  sources: number | null;
  differs: boolean;
}
export interface Facet {
  value: string;
  count: number;
  /** Of an outlet: whether composed reports bear the name. */
  composed?: boolean;
}
export interface SearchAnswer extends Page<Found> {
  facets: Record<string, Facet[]>;
  pending?: boolean;
}
/** An actor or a place of the lexicon. */
export interface Known {
  id: string;
  names: { ar: string[]; en: string[] };
  kind: string;
}

/** The guide's types, in its order. */
export const TYPES = [
  "MEET", "DEMAND", "OFFER", "REJECT", "AGREE", "THREATEN", "ACCUSE", "DENY", "VIOLATE", "BLOCKADE", "LIFT",
  "AID", "DETAIN", "RELEASE", "ESCAPE", "DEPLOY", "WITHDRAW", "CLASH", "ATTACK", "SEIZE", "HANDOVER",
  "CASUALTIES", "DISPLACE", "PROTEST", "APPOINT", "COERCE",
] as const;
export const STATUSES = ["actual", "claimed", "denied", "planned"] as const;
/** What a review may correct, in the order of the mentions' table. */
export const FIXABLE = [
  "type", "actor", "target", "mediator", "place", "date", "about", "count", "status", "source", "deadline",
  "term", "items", "outcome", "via", "form",
] as const;
export const COUNTED = [
  "killed", "injured", "detained", "released", "escaped", "displaced", "positions", "vehicles", "trucks",
  "weapons", "days", "hours", "people", "other",
] as const;
const MANY: readonly string[] = ["actor", "target", "mediator", "place", "about", "source", "items", "count"];

/** Return the values of a cell of the mentions' table: `values("actor", "sdf|asayish")`. */
export function values(argument: string, cell: string): string[] {
  if (!MANY.includes(argument)) return cell ? [cell] : [];
  return cell.split("|").map((one) => one.trim()).filter(Boolean);
}

/** Write a number as the mentions' table does; a vague one by its word: «العشرات». */
export function countCell(count: Count): string {
  const shown = typeof count.value === "number" ? String(count.value) : `«${count.word}»`;
  return `${count.what}=${shown}${count.of ? ` (${count.of})` : ""}`;
}

/** Return an argument of a mention as a cell of the mentions' table, as it was coded. */
export function coded(mention: MentionRecord, argument: string): string {
  switch (argument) {
    case "type":
    case "status":
      return mention[argument];
    case "date":
      return mention.date ?? "";
    case "deadline":
      return mention.deadline?.value ?? "";
    case "count":
      return mention.count.map(countCell).join("|");
    case "term":
      return mention.term ? countCell(mention.term) : "";
    case "outcome":
    case "via":
    case "form":
      return mention[argument]?.value ?? "";
    case "items":
      return (mention.spans.items ?? []).map((one) => one.value).join("|");
    case "actor":
    case "target":
    case "mediator":
    case "place":
    case "about":
    case "source":
      return mention[argument].join("|");
    default:
      return "";
  }
}

/** Return an argument as it stands: corrected, where a person corrected it. */
export const standing = (mention: MentionRecord, argument: string): string =>
  mention.corrected[argument] ?? coded(mention, argument);

/** Return where a mention is to be read: its report, at its words. */
export const placeOf = (mention: MentionRecord): { path: string; query: Record<string, string | number> } => ({
  path: `/report/${mention.report.id}`,
  query: mention.superseded ? { m: mention.id, version: mention.report.version } : { m: mention.id },
});
