/** A reading that the server does while one watches: what it says in its stream of events, gathered. */
import { ApiError, apiAddress } from "../../lib/ask";
import { touched } from "../../lib/record.svelte";
import { learn, type Names } from "../../lib/names.svelte";
import type { MentionRecord } from "../../lib/mentions";

export interface Coded {
  report: string;
  title: string;
  mentions: MentionRecord[];
  count: number;
}
export interface Failed {
  code: string;
  message: string;
  place: string;
}
interface Told {
  kind?: string;
  event?: string;
  done?: number;
  reports?: number;
  total?: number | null;
  report?: string | { id: string; title?: string };
  id?: string;
  title?: string;
  mentions?: MentionRecord[] | number;
  code?: string;
  message?: string;
  place?: string;
  failures?: Failed[];
  names?: Record<string, Names>;
}
const KEPT = 500; // coded reports that stay listed

export class Job {
  done = $state(0);
  total = $state<number | null>(null);
  coded = $state.raw<Coded[]>([]);
  failed = $state.raw<Failed[]>([]);
  ended = $state(false);
  error = $state.raw<ApiError | null>(null);
  private stream: EventSource | null = null;

  /** Follow the job until it ends; call what is returned to stop listening. */
  follow(id: string): () => void {
    const stream = new EventSource(apiAddress(`/jobs/${encodeURIComponent(id)}/events`));
    this.stream = stream;
    for (const kind of ["progress", "report", "failure", "end", "message"])
      stream.addEventListener(kind, (event) => this.hear(kind, event as MessageEvent<string>));
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED && !this.ended) this.error = new ApiError("unknown-job", "", 404);
    });
    return () => stream.close();
  }

  private hear(kind: string, event: MessageEvent<string>): void {
    const told = JSON.parse(event.data) as Told;
    learn(told.names);
    const said = kind === "message" ? (told.kind ?? told.event ?? "progress") : kind;
    if (said === "progress") this.progress(told);
    else if (said === "report") this.take(told);
    else if (said === "failure") this.failed = [...this.failed, { code: told.code ?? "", message: told.message ?? "", place: told.place ?? "" }];
    else if (said === "end") this.end(told);
  }

  private progress(told: Told): void {
    this.done = told.done ?? told.reports ?? this.done;
    if (told.total !== undefined) this.total = told.total;
  }

  private take(told: Told): void {
    const report = typeof told.report === "object" ? told.report : { id: told.report ?? told.id ?? "", title: told.title ?? "" };
    const mentions = Array.isArray(told.mentions) ? told.mentions : [];
    const count = typeof told.mentions === "number" ? told.mentions : mentions.length;
    this.coded = [{ report: report.id, title: report.title ?? "", mentions, count }, ...this.coded].slice(0, KEPT);
  }

  private end(told: Told): void {
    this.progress(told);
    if (told.code) this.failed = [...this.failed, { code: told.code, message: told.message ?? "", place: told.place ?? "" }];
    this.ended = true;
    this.stream?.close();
    touched();
  }
}
