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

const ARABIC = /\p{Script=Arabic}/u;
const known = new SvelteMap<string, Names>();

/** Remember names that came with an answer. */
export function learn(names: Record<string, Names> | undefined): void {
  for (const [id, both] of Object.entries(names ?? {})) {
    const had = known.get(id);
    if (had?.ar !== both.ar || had?.en !== both.en) known.set(id, both);
  }
}

/** Return the name of an actor or a place; the words as found for what no lexicon knows (`name:…`). */
export function nameOf(id: string): string {
  if (id.startsWith("name:")) return id.slice(5);
  const both = known.get(id);
  if (shown.lang === "ar") return both?.ar || both?.en || id;
  // An actor that has no English name has an id that is an English slug; a place's id may be its Arabic name.
  const isSlug = /^[a-z0-9-]+$/.test(id);
  const english = both?.en && !(isSlug && ARABIC.test(both.en)) ? both.en : "";
  return english || (isSlug ? id.replaceAll("-", " ") : both?.ar || id);
}

/** Return several names as one list, in order: «قسد، الحكومة السورية». */
export function namesOf(ids: readonly string[] | null | undefined): string {
  return (ids ?? []).map(nameOf).join(word("label", "comma"));
}
