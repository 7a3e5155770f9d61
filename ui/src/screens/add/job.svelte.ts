/** A reading that the server does while one watches: what its stream of events says, gathered. */
import { ApiError, apiAddress, ask } from "../../lib/ask";
import type { MentionRecord } from "../../lib/mentions";
import { learn, type Names } from "../../lib/names.svelte";
import { touched } from "../../lib/record.svelte";

export interface Coded {
  id: string;
  version: number;
  title: string;
  outlet: string;
  published: string | null;
  composed: boolean;
  /** Its first words. */
  words: string;
  state: string;
  mentions: MentionRecord[];
}
export interface Failed {
  code: string;
  place: string;
  values: Record<string, string>;
}
type Figures = Record<string, number>;
const KEPT = 300; // coded reports that stay listed

export class Job {
  /** How many reports, and how many bytes of how many. */
  reports = $state(0);
  bytes = $state(0);
  total = $state(0);
  coded = $state.raw<Coded[]>([]);
  failed = $state.raw<Failed[]>([]);
  /** What the whole came to: new, changed, unchanged … */
  figures = $state.raw<Figures>({});
  ended = $state(false);
  error = $state.raw<ApiError | null>(null);

  /** Follow the job until it ends; call what is returned to stop listening. */
  follow(id: string): () => void {
    const path = `/jobs/${encodeURIComponent(id)}`;
    const stream = new EventSource(apiAddress(`${path}/events`));
    const on = <T>(kind: string, take: (told: T) => void): void =>
      stream.addEventListener(kind, (event) => take(JSON.parse((event as MessageEvent<string>).data) as T));
    on<Figures>("progress", (told) => this.progress(told));
    on<Coded & { names?: Record<string, Names> }>("report", (told) => this.take(told));
    on<Failed>("unread", (told) => (this.failed = [...this.failed, told]));
    on<{ state: string; figures: Figures }>("end", ({ figures }) => {
      stream.close();
      this.figures = figures;
      this.ended = true;
      touched();
    });
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED && !this.ended) void this.why(path);
    });
    return () => stream.close();
  }

  private progress(told: Figures): void {
    this.reports = told["reports"] ?? this.reports;
    this.bytes = told["bytes"] ?? this.bytes;
    this.total = told["total"] ?? this.total;
  }

  private take(told: Coded & { names?: Record<string, Names> }): void {
    learn(told.names);
    this.coded = [told, ...this.coded.filter((one) => one.id !== told.id || one.version !== told.version)].slice(0, KEPT);
  }

  /** The stream does not say why it is refused; the job itself does. */
  private async why(path: string): Promise<void> {
    try {
      await ask(path);
    } catch (cause) {
      if (cause instanceof ApiError) this.error = cause;
    }
  }
}
