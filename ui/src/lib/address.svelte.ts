/**
 * The address of the screen: path and query. Every view's state stands in it, so that a link shows the same.
 *
 * `go("/episode/ab12")` opens a screen; `put({ from: "2024-08-06" })` changes the query of the one that is
 * open; `href("/search", { q: "الحسكة" })` writes a link. What belongs to the reader (`KEPT`) goes along.
 */
import { untrack } from "svelte";

const KEPT = ["lang", "digits", "axis", "theme"] as const;

const PARTING = "\u0000"; // no address holds it

/** A part of the address that is followed by itself, so that a change of one does not wake who reads another. */
class Part {
  value = $state("");

  constructor(value: string) {
    this.value = value;
  }
}

const read = {
  path: (): string => decodeURI(location.pathname),
  hash: (): string => location.hash,
  search: (): string => location.search.slice(1),
  of: (name: string): string => new URLSearchParams(location.search).getAll(name).join(PARTING),
};
const path = new Part(read.path());
const hash = new Part(read.hash());
const whole = new Part(read.search());
const parts = new Map<string, Part>();

function part(name: string): string {
  const found = parts.get(name);
  if (found) return found.value;
  // Made outside of who asks, since a reaction does not follow what it has made itself; it follows the whole
  // until it asks again.
  queueMicrotask(() => parts.has(name) || parts.set(name, new Part(read.of(name))));
  void whole.value;
  return read.of(name);
}

/** Take over the address of the browser; parts that are as they were wake nobody. */
function take(): void {
  path.value = read.path();
  hash.value = read.hash();
  whole.value = read.search();
  for (const [name, one] of parts) one.value = read.of(name);
}

/** The address as it is; reading it in a component follows its changes. */
export const address = {
  get path(): string {
    return path.value;
  },
  get hash(): string {
    return hash.value;
  },
  /** A value of the query, "" where it has none. */
  get(name: string): string {
    return part(name).split(PARTING)[0] ?? "";
  },
  /** All values of a name that may stand several times. */
  all(name: string): string[] {
    return part(name).split(PARTING).filter(Boolean);
  },
  /** The query as it stands, for a request that takes the same names. */
  get search(): string {
    return whole.value;
  },
};

type Values = Record<string, string | number | readonly string[] | null | undefined>;

function fill(query: URLSearchParams, values: Values): URLSearchParams {
  for (const [name, value] of Object.entries(values)) {
    query.delete(name);
    if (Array.isArray(value)) for (const one of value as readonly string[]) query.append(name, one);
    else if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  return query;
}

/** Return the address of a screen with a query; empty values are left out. */
export function href(path: string, values: Values = {}): string {
  const query = new URLSearchParams();
  for (const name of KEPT) {
    const value = address.get(name);
    if (value) query.set(name, value);
  }
  const search = fill(query, values).toString();
  return encodeURI(path) + (search ? `?${search}` : "");
}

/** Open an address of the app. */
export function go(to: string, how: { replace?: boolean; keepScroll?: boolean } = {}): void {
  if (how.replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  const isOther = decodeURI(new URL(to, location.origin).pathname) !== untrack(() => path.value);
  take();
  if (isOther && !how.keepScroll) window.scrollTo(0, 0);
}

/** Change the query of the screen that is open. A change that is no step of its own replaces the last one. */
export function put(values: Values, how: { push?: boolean } = {}): void {
  const search = fill(new URLSearchParams(location.search), values).toString();
  go(location.pathname + (search ? `?${search}` : "") + location.hash, { replace: !how.push, keepScroll: true });
}

function followed(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return null;
  const link = (event.target as Element | null)?.closest("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return null;
  if (link.pathname.startsWith("/api/") || link.getAttribute("href")?.startsWith("#")) return null;
  return link;
}

/** Make links of the app open without loading the page again, and the browser's back and forward work. */
export function startRouting(): void {
  document.addEventListener("click", (event) => {
    const link = followed(event);
    if (!link) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
  addEventListener("popstate", take);
}
