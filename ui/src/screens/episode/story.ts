/** An episode as lanes of time: who acted, what lasted, what was met about and agreed. */
import { span } from "../../lib/days";
import { columnsOf, type Item } from "../../lib/binning";
import { FAMILY_NAMES, familyOf, type Family } from "../../lib/colours";
import type { Act, Blockade, EpisodeAnswer, LightEvent, Point } from "../../lib/types";

const OTHERS = "";
const MOST_LANES = 6;
const NEVER = "9999";

export interface Shown extends Item {
  act: Act;
  event: LightEvent | undefined;
  /** Lanes of the other parties that take part. */
  also: number[];
  /** Told by no day of its own: dated by the day of publication, or only by its month. */
  loose: boolean;
  /** Where it was, as numbers of the story's places. */
  at: number[];
}

export interface Story {
  lanes: string[];
  items: Shown[];
  undated: Act[];
  whole: [number, number];
  places: Point[];
  /** Of every item its family's number, whether it is composed, and its places between two starts. */
  where: { family: Uint8Array; composed: Uint8Array; starts: Uint32Array; at: Uint32Array };
}

/** Return where items were, side by side in memory, as the map counts them. */
function whereOf(items: readonly Shown[]): Story["where"] {
  const starts = new Uint32Array(items.length + 1);
  items.forEach((item, n) => (starts[n + 1] = (starts[n] ?? 0) + item.at.length));
  return {
    family: Uint8Array.from(items, (item) => FAMILY_NAMES.indexOf(item.family as Family)),
    composed: Uint8Array.from(items, (item) => (item.event?.composed ? 1 : 0)),
    starts,
    at: Uint32Array.from(items.flatMap((item) => item.at)),
  };
}

export interface Counts {
  /** How many are in the stretch, and how many of these have no place. */
  all: number;
  unplaced: number;
  /** Of each place how many of each family; of each place whether any is of a composed report. */
  families: Uint32Array;
  composed: Uint8Array;
}

/** Count what is in a stretch of time, by place and family. */
export function countsOf(story: Story, [a, b]: readonly [number, number]): Counts {
  const { from, to } = columnsOf(story.items);
  const { family, composed, starts, at } = story.where;
  const kinds = FAMILY_NAMES.length;
  const found: Counts = { all: 0, unplaced: 0, families: new Uint32Array(story.places.length * kinds), composed: new Uint8Array(story.places.length) };
  for (let n = 0; n < from.length; n += 1) {
    if (to[n]! <= a || from[n]! >= b) continue;
    found.all += 1;
    if (starts[n] === starts[n + 1]) found.unplaced += 1;
    for (let k = starts[n]!; k < starts[n + 1]!; k += 1) {
      found.families[at[k]! * kinds + family[n]!]! += 1;
      if (composed[n]) found.composed[at[k]!] = 1;
    }
  }
  return found;
}

/** Numbers the places of events, so that counting them by stretch of time needs no words. */
class Places {
  readonly all: Point[] = [];
  #numbers = new Map<string, number>();

  number(point: Point): number {
    const key = `${point.lat} ${point.lon}`;
    const found = this.#numbers.get(key) ?? this.all.push(point) - 1;
    this.#numbers.set(key, found);
    return found;
  }
}

/** The days of an act as told; from the days of its telling where it has none; null for never. */
function daysOf(act: Act): [number, number] | null {
  const day = span(act.until && act.day ? `${act.day}/${act.until}` : (act.day ?? act.until));
  if (day) return day;
  return act.start.startsWith(NEVER) ? null : span(`${act.start}/${act.end.startsWith(NEVER) ? act.start : act.end}`);
}

/** The parties of the episode first, then the others by how often they act; at the end those of no party. */
function lanesOf(answer: EpisodeAnswer): string[] {
  const counts = new Map<string, number>();
  for (const act of answer.episode.acts) for (const party of act.parties) counts.set(party, (counts.get(party) ?? 0) + 1);
  const own = answer.episode.parties.value ?? [];
  const rest = [...counts].filter(([party]) => !own.includes(party)).sort((a, b) => b[1] - a[1]);
  return [...own, ...rest.slice(0, MOST_LANES - own.length).map(([party]) => party), OTHERS];
}

/** Make the story of an episode. */
export function storyOf(answer: EpisodeAnswer): Story {
  const lanes = lanesOf(answer);
  const at = new Map(lanes.map((party, lane) => [party, lane]));
  const events = new Map(answer.events.map((event) => [event.id, event]));
  const items: Shown[] = [];
  const undated: Act[] = [];
  const places = new Places();
  let [first, last] = [Infinity, -Infinity];
  let [looseFirst, looseLast] = [Infinity, -Infinity];
  for (const act of answer.episode.acts) {
    const found = daysOf(act);
    if (!found) {
      undated.push(act);
      continue;
    }
    const own = act.parties.map((party) => at.get(party)).filter((lane) => lane !== undefined);
    const [lane = lanes.length - 1, ...also] = own;
    const [from, to] = found;
    const event = events.get(act.event);
    const where = [...new Set((event?.points ?? []).map((point) => places.number(point)))];
    items.push({ id: act.event, lane, also, from, to, family: familyOf(act.type), act, event, loose: !act.exact, at: where });
    if (act.exact) [first, last] = [Math.min(first, from), Math.max(last, to)];
    else [looseFirst, looseLast] = [Math.min(looseFirst, from), Math.max(looseLast, to)];
  }
  if (first === Infinity) [first, last] = [looseFirst, looseLast];
  first = Math.min(first, span(answer.episode.since.value)?.[0] ?? Infinity);
  last = Math.max(last, first + 1);
  const room = Math.max(1, (last - first) * 0.02);
  const whole: [number, number] = Number.isFinite(first) ? [first - room, last + room] : [19000, 19030];
  return { lanes, items, undated, whole, places: places.all, where: whereOf(items) };
}

export interface Bar {
  state: Blockade;
  from: number;
  to: number;
  /** Whether its beginning or its end is not told. */
  openStart: boolean;
  openEnd: boolean;
}

/** Blockades as bars; one whose end is not told goes on to the last day it was told of. */
export function barsOf(blockades: readonly Blockade[]): Bar[] {
  const bars: Bar[] = [];
  for (const state of blockades) {
    const [since, until, seen] = [span(state.since.value), span(state.until.value), span(state.seen.value)];
    const from = since?.[0] ?? until?.[0] ?? seen?.[0];
    if (from === undefined) continue;
    bars.push({ state, from, to: Math.max(until?.[1] ?? seen?.[1] ?? from + 1, from + 1), openStart: !since, openEnd: !until });
  }
  return bars.sort((a, b) => a.from - b.from);
}
