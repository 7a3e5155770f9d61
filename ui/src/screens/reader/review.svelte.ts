/** Decisions sent to the server, and what came of the last one. */
import { ApiError, tell } from "../../lib/ask";
import { record, touched } from "../../lib/record.svelte";
import type { MentionRecord, Part } from "../../lib/mentions";
import type { Key } from "../../strings/keys";
import { t } from "../../lib/words.svelte";

export interface Decision {
  id?: string;
  verdict: "ok" | "wrong" | "fix" | "same" | "different" | "undo" | "add";
  argument?: string;
  value?: string;
  other?: string;
  why?: string;
  report?: string;
  version?: number;
  part?: Part;
  start?: number;
  end?: number;
  type?: string;
  arguments?: Record<string, string>;
}
export interface Written {
  written: number;
  mentions: MentionRecord[];
}

const SAID: Record<Decision["verdict"], Key> = {
  ok: "ui.review.said_ok",
  wrong: "ui.review.said_wrong",
  fix: "ui.review.said_fix",
  same: "ui.review.said_same",
  different: "ui.review.said_different",
  undo: "ui.review.said_undo",
  add: "ui.review.said_add",
};

export class Desk {
  /** What the last decision came to, in words, for eyes and screen readers. */
  said = $state("");
  error = $state.raw<ApiError | null>(null);
  busy = $state(false);

  get may(): boolean {
    return record.meta?.can.review ?? false;
  }

  /** What takes back the last decision on a mention that still holds: one's own, where people log in. */
  last(mention: MentionRecord): Decision | null {
    const me = record.meta?.user?.name;
    const row = mention.reviews.findLast((one) => !one.undone && one.verdict !== "undo" && (!me || one.who === me));
    if (!row) return null;
    const of = { ...(row.other && { other: row.other }), ...(row.argument && { argument: row.argument }) };
    return { id: mention.id, verdict: "undo", ...of };
  }

  /** Send decisions, all or none; returns what was written, null where it failed. */
  async send(rows: Decision[]): Promise<Written | null> {
    if (this.busy || !rows.length) return null;
    this.busy = true;
    this.error = null;
    this.said = "";
    try {
      const written = await tell<Written>("POST", "/reviews", { rows });
      this.said = t(SAID[rows[0]!.verdict]);
      touched();
      return written;
    } catch (cause) {
      this.error = cause instanceof ApiError ? cause : new ApiError("broken", String(cause), 0);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
