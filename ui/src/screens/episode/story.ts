/** An episode as lanes of time: who acted, what lasted, what was met about and agreed. */
import { span } from "../../lib/days";
import { familyOf } from "../../lib/colours";
import type { Item } from "../../lib/binning";
import type { Act, Blockade, EpisodeAnswer, LightEvent } from "../../lib/types";

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
}

export interface Story {
  lanes: string[];
  items: Shown[];
  undated: Act[];
  whole: [number, number];
  events: Map<string, LightEvent>;
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
  const days: number[] = [];
  for (const act of answer.episode.acts) {
    const found = daysOf(act);
    if (!found) {
      undated.push(act);
      continue;
    }
    const own = act.parties.map((party) => at.get(party)).filter((lane) => lane !== undefined);
    const [lane = lanes.length - 1, ...also] = own;
    const [from, to] = found;
    items.push({ id: act.event, lane, also, from, to, family: familyOf(act.type), act, event: events.get(act.event), loose: !act.exact });
    if (act.exact) days.push(from, to);
  }
  const all = days.length ? days : items.flatMap(({ from, to }) => [from, to]);
  const since = span(answer.episode.since.value)?.[0];
  const first = Math.min(...all, since ?? Infinity);
  const last = Math.max(...all, first + 1);
  const room = Math.max(1, (last - first) * 0.02);
  const whole: [number, number] = Number.isFinite(first) ? [first - room, last + room] : [19000, 19030];
  return { lanes, items, undated, whole, events };
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
