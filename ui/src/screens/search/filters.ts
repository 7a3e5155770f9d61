/** The filters of a search as they stand in its address, under the names that the server takes. */
import { address } from "../../lib/address.svelte";

/** Several values each: one of them has to fit. */
export const MANY = ["type", "status", "party", "actor", "place", "source", "outlet"] as const;
/** One value each. */
export const ONE = ["since", "until", "confidence", "reviewed", "composed"] as const;
export type Many = (typeof MANY)[number];
export type One = (typeof ONE)[number];

export const many = (name: Many): string[] => address.all(name);
export const one = (name: One): string => address.get(name);

/** The question for the server: words, filters and page. */
export function question(limit: number): Record<string, string | string[] | number> {
  const asked: Record<string, string | string[] | number> = { q: address.get("q"), limit, cursor: address.get("cursor") };
  for (const name of MANY) asked[name] = many(name);
  for (const name of ONE) asked[name] = one(name);
  return asked;
}

/** What is chosen, each as its name and value. */
export function active(): [Many | One, string][] {
  const single = ONE.filter((name) => one(name)).map((name): [One, string] => [name, one(name)]);
  return [...MANY.flatMap((name) => many(name).map((value): [Many, string] => [name, value])), ...single];
}

/** All of the filters empty, to be put into the address. */
export const NOTHING: Record<string, null> = Object.fromEntries([...MANY, ...ONE, "cursor"].map((name) => [name, null]));
