/** Which screen an address opens. Each is loaded when it is first asked for. */
import type { Component } from "svelte";
import type { Key } from "./strings/keys";

// A screen takes `id`, or nothing.
type Screen = Component<any>;

export interface Route {
  name: string;
  path: RegExp;
  title: Key;
  load: () => Promise<{ default: Screen }>;
}

/** `/report/ID`: the id is what stands in the group. */
export const ROUTES: readonly Route[] = [
  { name: "overview", path: /^\/$/, title: "ui.title.overview", load: () => import("./screens/overview/Screen.svelte") },
  { name: "episode", path: /^\/episode\/([^/]+)$/, title: "ui.title.episode", load: () => import("./screens/episode/Screen.svelte") },
  { name: "reader", path: /^\/report\/([^/]+)$/, title: "ui.title.reader", load: () => import("./screens/reader/Screen.svelte") },
  { name: "event", path: /^\/event\/([^/]+)$/, title: "ui.title.event", load: () => import("./screens/event/Screen.svelte") },
  { name: "search", path: /^\/search$/, title: "ui.title.search", load: () => import("./screens/search/Screen.svelte") },
  { name: "sources", path: /^\/sources$/, title: "ui.title.sources", load: () => import("./screens/sources/Screen.svelte") },
  { name: "add", path: /^\/add$/, title: "ui.title.add", load: () => import("./screens/add/Screen.svelte") },
  { name: "login", path: /^\/login$/, title: "ui.title.login", load: () => import("./screens/login/Screen.svelte") },
  { name: "settings", path: /^\/settings$/, title: "ui.title.settings", load: () => import("./screens/settings/Screen.svelte") },
];

/** The links at the head of every screen. */
export const NAVIGATION = ["overview", "search", "sources", "add", "settings"] as const;

export function routeOf(path: string): { route: Route; id: string } | null {
  for (const route of ROUTES) {
    const found = route.path.exec(path);
    if (found) return { route, id: decodeURIComponent(found[1] ?? "") };
  }
  return null;
}
