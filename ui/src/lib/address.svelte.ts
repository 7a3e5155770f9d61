/**
 * The address of the screen: path and query. Every view's state stands in it, so that a link shows the same.
 *
 * `go("/episode/ab12")` opens a screen; `put({ from: "2024-08-06" })` changes the query of the one that is
 * open; `href("/search", { q: "الحسكة" })` writes a link. What belongs to the reader (`KEPT`) goes along.
 */
const KEPT = ["lang", "digits", "axis", "theme"] as const;

interface Address {
  path: string;
  query: URLSearchParams;
  hash: string;
}

const read = (): Address => ({
  path: decodeURI(location.pathname),
  query: new URLSearchParams(location.search),
  hash: location.hash,
});

let now = $state.raw<Address>(read());

/** The address as it is; reading it in a component follows its changes. */
export const address = {
  get path(): string {
    return now.path;
  },
  get hash(): string {
    return now.hash;
  },
  /** A value of the query, "" where it has none. */
  get(name: string): string {
    return now.query.get(name) ?? "";
  },
  /** All values of a name that may stand several times. */
  all(name: string): string[] {
    return now.query.getAll(name);
  },
  /** The query as it stands, for a request that takes the same names. */
  get search(): string {
    return now.query.toString();
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
    const value = now.query.get(name);
    if (value) query.set(name, value);
  }
  const search = fill(query, values).toString();
  return encodeURI(path) + (search ? `?${search}` : "");
}

/** Open an address of the app. */
export function go(to: string, how: { replace?: boolean; keepScroll?: boolean } = {}): void {
  if (how.replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  const isOther = new URL(to, location.origin).pathname !== encodeURI(now.path);
  now = read();
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
  addEventListener("popstate", () => {
    now = read();
  });
}
