/**
 * Names of actors and places in the language of the screen. Every answer of the server brings the names of
 * the ids in it (`names`); the request (`ask`) hands them here, so a component only says `nameOf(id)`.
 */
import { SvelteMap } from "svelte/reactivity";
import { shown, word } from "./words.svelte";

export interface Names {
  ar?: string | null;
  en?: string | null;
}

/** A name as it is shown: `latin` stands beside an Arabic name where no English one is known. */
export interface Shown {
  name: string;
  isArabic: boolean;
  /** Whether it stands in Latin letters on an Arabic screen. */
  isLatin: boolean;
  latin: string;
}

const ARABIC = /\p{Script=Arabic}/u;
const SLUG = /^[a-z][a-z0-9-]*$/;
const known = new SvelteMap<string, Names>();

/** Remember names that came with an answer. */
export function learn(names: Record<string, Names> | undefined): void {
  for (const [id, both] of Object.entries(names ?? {})) {
    const had = known.get(id);
    if (had?.ar !== both.ar || had?.en !== both.en) known.set(id, both);
  }
}

/** Return what an outlet is that was made up with a composed report («محطة تلفزيونية»), its id where it is none of these. */
export const kindOf = (id: string): string => word("outlet_kind", id);

/**
 * Return the name of an actor or a place as it is shown; the words as found for what no lexicon knows
 * (`name:…`), what an outlet of composed reports is, and an id as it is where nothing else is known. On an
 * English screen what has no English name keeps its Arabic one, and the words of its id stand beside it,
 * which the pack's author wrote in Latin letters: nothing is transliterated, since Arabic without vowels
 * does not say how a name sounds.
 */
export function shownAs(id: string): Shown {
  const both = known.get(id);
  const bare = id.startsWith("name:") ? id.slice(5) : id;
  const kind = kindOf(bare);
  if (kind !== bare && (!both || bare !== id)) return { name: kind, isArabic: false, isLatin: false, latin: "" };
  const slug = SLUG.test(id) ? id.replaceAll("-", " ") : "";
  const arabic = bare === id ? both?.ar || "" : bare;
  const name = shown.lang === "ar" ? arabic || both?.en || id : both?.en || arabic || id;
  const isArabic = shown.lang !== "ar" && ARABIC.test(name);
  return { name, isArabic, isLatin: shown.lang === "ar" && !ARABIC.test(name), latin: isArabic && arabic ? slug : "" };
}

/** Return the name of an actor or a place in one word or several, for labels. */
export const nameOf = (id: string): string => shownAs(id).name;

/** Return ids without those places that stand among them already, by another of their names: «قامشلو». */
export function once(ids: readonly string[]): string[] {
  const held = new Set<string>();
  return ids.filter((id) => {
    const key = SLUG.test(id) ? id : nameOf(id);
    return !held.has(key) && held.add(key);
  });
}

/** Return several names as one list, in order: «قسد، الحكومة السورية». */
export function namesOf(ids: readonly string[] | null | undefined): string {
  return once(ids ?? []).map(nameOf).join(word("label", "comma"));
}
