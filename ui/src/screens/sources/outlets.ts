/** Outlets and named sources as the server counts them. */
export interface Copied {
  outlet: string;
  count: number;
}
export interface Against {
  by: string;
  count: number;
  events: string[];
}
export interface Outlet {
  id: string;
  name: string;
  outlet: string;
  reports: number;
  mentions: number;
  told: number;
  composed: boolean;
  copies_of: Copied[];
  copied_by: Copied[];
  contradicted: Against[];
}

export const ORDERS = ["reports", "mentions", "told", "contradicted", "copies"] as const;
type Order = (typeof ORDERS)[number];

const sum = (found: readonly { count: number }[]): number => found.reduce((n, one) => n + one.count, 0);
const MEASURES: Record<Order, (one: Outlet) => number> = {
  reports: (one) => one.reports,
  mentions: (one) => one.mentions,
  told: (one) => one.told,
  contradicted: (one) => sum(one.contradicted),
  copies: (one) => sum(one.copies_of),
};

/** Return the outlets to be shown ("outlets", "named" sources, or all), those with most first. */
export function among(outlets: readonly Outlet[], only: string, order: Order): Outlet[] {
  const shown = outlets.filter((one) => !only || (only === "outlets") === one.reports > 0);
  return shown.map((one, at) => ({ one, at })).sort((a, b) => MEASURES[order](b.one) - MEASURES[order](a.one) || a.at - b.at).map(({ one }) => one);
}

/** The query under which the contradictions of two are shown. */
export const against = (who: string, other: Against): { who: string; by: string } => ({ who, by: other.by });

/** Those of the outlets who contradict each other most, for a small matrix. */
export function sharpest(outlets: readonly Outlet[], most: number): Outlet[] {
  const known = new Set(outlets.map((one) => one.id));
  const weight = (one: Outlet): number => sum(one.contradicted.filter((other) => known.has(other.by)));
  return [...outlets].filter((one) => weight(one) > 0).sort((a, b) => weight(b) - weight(a)).slice(0, most);
}
