/** What the server answers: the same shapes as the JSON of the command line (docs/reference.md). */
import type { Names } from "./names.svelte";

export type Basis = "told" | "counted" | "told-on" | "inferred";
export type Kind = "blockades" | "negotiations" | "agreements" | "control" | "custody" | "casualties" | "episodes";

/** A value of a state with the events behind it, whose word it is and how it is known. */
export interface Field<T> {
  value: T | null;
  events: string[];
  by: string[];
  one_side: boolean;
  basis: Basis;
  word: string;
}

export interface Named {
  names?: Record<string, Names>;
}

export interface Page<T> extends Named {
  items: T[];
  total: number;
  next: string | null;
}

export interface Meta {
  version: string;
  engine: string;
  record: string;
  counts: { reports: number; mentions: number; events?: number; reviews: number; composed: number };
  user: { name: string; role: Role } | null;
  login_needed: boolean;
  can: { review: boolean; add: boolean; fetch: boolean; admin: boolean };
  tiles: string | null;
  languages: string[];
  csrf: string;
  csrf_header?: string;
  csrf_cookie?: string;
  revision?: number;
  pending?: boolean;
}
export type Role = "reader" | "reviewer" | "admin";

export interface LightEvent {
  id: string;
  type: string;
  status: string;
  actor: string[];
  target: string[];
  mediator?: string[];
  place: string[];
  about?: string[];
  date: string | null;
  told_on: string | null;
  sources: number;
  one_side: boolean;
  composed: boolean;
  reviewed?: number;
  /** The words of its first mention. */
  quote?: string;
  /** How many mentions tell it. */
  told?: number;
  /** The arguments that are disputed. */
  differs?: string[];
  /** Of these the numbers, value by value, with who says them. */
  figures?: Disagreement[];
  points?: Point[];
}

/** Where the name of a place lies; `precision` is a radius in metres, null where unknown. */
export interface Point {
  place: string;
  id: string;
  lat: number;
  lon: number;
  precision: number | null;
  kind: string;
}

export interface Voice {
  by: string;
  party: string;
  mentions: string[];
}
export interface Value {
  value: string;
  by: Voice[];
  word: string;
  of: string;
}
export interface Disagreement {
  argument: string;
  values: Value[];
  of: string;
}
export interface EventMention {
  id: string;
  report: string;
  version: number;
  outlet: string;
  published: string | null;
  composed: boolean;
  reviewed: boolean;
  type: string;
  status: string;
  by: string;
  party: string;
  quote: string;
  part: string;
  start: number;
  end: number;
  copies: string[];
}
export interface EventRecord extends LightEvent {
  disagreements: Disagreement[];
  mentions: EventMention[];
}
/** GET /events/{id}: the event, and its mentions as the command line writes them. */
export interface EventAnswer extends Named {
  event: EventRecord;
  mentions: MentionRecord[];
  pending?: boolean;
}
export interface Review {
  verdict: string;
  argument?: string;
  value?: string;
  who: string;
  when: string;
  why?: string;
  other?: string;
}
/** A mention as `sijill mentions --format json` writes it. */
export interface MentionRecord {
  id: string;
  type: string;
  quote: string;
  event: string;
  report: { id: string; version: number; outlet: string; url: string; title: string; published: string | null; composed: boolean };
  composed: boolean;
  superseded: number | null;
  assertion: { by: string; via?: string[] | string; one_side: boolean } | null;
  spans: Record<string, unknown>;
  reviewed: string | null;
  reviews: Review[];
  confidence: number;
  rule: string;
  engine: string;
  [rest: string]: unknown;
}

export interface Intensity {
  day: string;
  value: number;
  events: string[];
}
export interface Phase {
  kind: string;
  since: string | null;
  until: string | null;
  basis: Basis;
  events: string[];
}
/** An event as an episode holds it. */
export interface Act {
  event: string;
  type: string;
  status: string;
  /** As told; partial dates partial; null where nothing tells it. */
  day: string | null;
  until: string | null;
  /** The same as days; the end of time (9999-12-31) where none is told. */
  start: string;
  end: string;
  exact: boolean;
  basis: Basis;
  actor: string[];
  target: string[];
  mediator: string[];
  parties: string[];
  about: string[];
  outcome: string;
  between: boolean;
  reports: string[];
}
export interface Episode {
  kind: "episodes";
  id: string;
  parties: Field<string[]>;
  mediators: Field<string[]>;
  area: Field<string[]>;
  regions: string[];
  since: Field<string>;
  until: Field<string>;
  phases: Phase[];
  intensity: Intensity[];
  outcome: Field<string>;
  acts: Act[];
  events: string[];
  gaps: string[];
  composed: boolean;
  all_events: string[];
}

interface State {
  kind: Kind;
  id: string;
  composed: boolean;
  gaps: string[];
  all_events: string[];
}
export interface Turn {
  day: string | null;
  status: string;
  by: string[];
  one_side: boolean;
  events: string[];
  basis: Basis;
}
export interface Blockade extends State {
  kind: "blockades";
  actor: Field<string[]>;
  actor_party: Field<string[]>;
  target: Field<string[]>;
  target_party: Field<string[]>;
  place: Field<string[]>;
  since: Field<string>;
  until: Field<string>;
  starts: Field<string>[];
  ends: Field<string>[];
  seen: Field<string>;
  status: Field<string>;
  days: Field<number>;
  items: Field<string[]>;
  answers: Field<string>;
  answered_by: string[];
  history: Turn[];
  /** Meetings and deals shortly before its end, as ids of events. */
  ended_after: Field<string[]>;
}
export interface Round {
  day: Field<string>;
  venue: Field<string[]>;
  host: Field<string[]>;
  via: Field<string>;
  who: Field<string[]>;
  outcome: Field<string>;
  outcomes: Field<string>[];
  events: string[];
}
export interface Position {
  party: string;
  who: string[];
  to: string[];
  kind: string;
  about: string[];
  content: string;
  place: string[];
  day: Field<string>;
  deadline: Field<string>;
  items: Field<string[]>;
  answer: Field<string>;
  answered_by: string[];
  answered_on: Field<string>;
  standing: string;
  by: string[];
  one_side: boolean;
  events: string[];
}
export interface Negotiation extends State {
  kind: "negotiations";
  parties: Field<string[]>;
  mediators: Field<string[]>;
  since: Field<string>;
  until: Field<string>;
  rounds: Round[];
  positions: Position[];
  deals: Field<string[]>;
}
export interface Clause {
  what: string;
  who: Field<string[]>;
  whom: Field<string[]>;
  place: Field<string[]>;
  deadline: Field<string>;
  items: Field<string[]>;
  words: string;
  step: number;
  state: Field<string>;
  fulfilled_by: string[];
  breached_by: string[];
  withheld_by: string[];
}
export interface Agreement extends State {
  kind: "agreements";
  parties: Field<string[]>;
  signed_by: Field<string[]>;
  mediators: Field<string[]>;
  day: Field<string>;
  from_: Field<string>;
  until: Field<string>;
  place: Field<string[]>;
  term: Field<string>;
  status: Field<string>;
  klass: Field<string>;
  form: Field<string>;
  denied: Field<string[]>;
  ended_on: Field<string>;
  ended_by: string[];
  clauses: Clause[];
  breaches: string[];
}
export interface Holding extends State {
  kind: "control";
  place: Field<string>;
  holder: Field<string[]>;
  party: string;
  since: Field<string>;
  until: Field<string>;
  by: string;
  part: boolean;
  contested: Field<boolean>;
  claims: { holder: string; by: string[]; events: string[] }[];
}
export interface Figure {
  low: number | null;
  high: number | null;
  word: string;
  of: string[];
  by: string[];
  one_side: boolean;
  day: string | null;
  basis: Basis;
  events: string[];
}
export interface Custody extends State {
  kind: "custody";
  holder: Field<string[]>;
  party: string;
  of: Field<string[]>;
  of_party: string;
  place: Field<string[]>;
  since: Field<string>;
  last: Field<string>;
  detained: Figure[];
  released: Figure[];
  exchanged: Figure[];
  escaped: Figure[];
  recaptured: Figure[];
  moved: Figure[];
  received: Figure[];
  held: Field<boolean>;
}
export interface Range {
  low: Field<number>;
  high: Field<number>;
  figures: Figure[];
}
export interface Toll extends State {
  kind: "casualties";
  party: Field<string>;
  since: Field<string>;
  until: Field<string>;
  place: Field<string[]>;
  killed: Range;
  injured: Range;
  displaced: Range;
}
export type AnyState = Blockade | Negotiation | Agreement | Holding | Custody | Toll;

export interface Rate {
  what: string;
  times: number;
  of: number;
  low: number;
  high: number;
  unknown: number;
}
export interface Precedent {
  episode: string;
  likeness: number;
  reasons: { key: string; share: number; weight: number; values: string[] }[];
  stage: string | null;
  moment: string;
  next: { type: string; day: string | null; after: number; event: string; basis: Basis }[];
}
export interface Precedents {
  episode: string;
  at: string | null;
  stage: string | null;
  like: Precedent[];
  rates: Rate[];
  same_parties: boolean;
}

/** A state on the map. */
export interface MapMark extends Omit<Point, "kind" | "id"> {
  kind: Kind;
  /** The kind of the place, where the server says it. */
  place_kind?: string;
  id: string;
  parties: string[];
  composed: boolean;
}
/** A state without one place. */
export interface Unplaced {
  kind: Kind;
  id: string;
  parties: string[];
  composed: boolean;
}

/** An episode as lists have it. */
export interface EpisodeLine {
  id: string;
  parties: string[];
  mediators: string[];
  area: string[];
  regions: string[];
  since: string | null;
  until: string | null;
  ended: boolean;
  outcome: string | null;
  composed: boolean;
  gaps: string[];
  acts: number;
  /** Of the acts between the parties, the commonest first. */
  types: string[];
  phases: { kind: string; since: string | null; until: string | null }[];
  intensity: { since: string; value: number }[];
}

export interface Contradiction {
  event: LightEvent;
  argument: string;
  of: string;
  values: Value[];
  /** How many parties to the conflict hold different values. */
  sides: number;
}

export interface Overview extends Named {
  at: string | null;
  first: string | null;
  last: string | null;
  episodes: EpisodeLine[];
  in_force: Partial<Record<Kind, AnyState[]>>;
  newest: LightEvent[];
  contradictions: Contradiction[];
  marks: MapMark[];
  unplaced: Unplaced[];
  pending?: boolean;
}

export interface EpisodeAnswer extends Named {
  episode: Episode;
  light: EpisodeLine;
  events: LightEvent[];
  /** Others that the states point to: a meeting of others before the siege ended. */
  also: LightEvent[];
  blockades: Blockade[];
  negotiations: Negotiation[];
  agreements: Agreement[];
  control: Holding[];
  casualties: Toll[];
  custody: Custody[];
  precedents: (Precedents & { episodes: Record<string, EpisodeLine> }) | null;
  pending?: boolean;
}
