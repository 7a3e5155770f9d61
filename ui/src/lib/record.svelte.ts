/** The record that the server is on: what it tells of itself, and that it has changed. */
import { ask, apiAddress, setCsrf } from "./ask";
import type { Meta } from "./types";

let meta = $state.raw<Meta | null>(null);
let revision = $state(0);
let failed = $state(false);

export const record = {
  get meta(): Meta | null {
    return meta;
  },
  /** Grows with every change of the record; what reads it is asked for again. */
  get revision(): number {
    return revision;
  },
  /** Whether the server does not answer. */
  get failed(): boolean {
    return failed;
  },
};

/** Ask the server what it is. */
export async function loadMeta(): Promise<void> {
  try {
    meta = await ask<Meta>("/meta");
    failed = false;
    setCsrf(meta.csrf_header ?? meta.csrf ?? "x-csrftoken", meta.csrf_cookie ?? "sijill_csrf");
  } catch {
    failed = true;
  }
}

/** Say that the record has changed (after a review, a reading). */
export function touched(): void {
  revision += 1;
  void loadMeta();
}

/** Follow the server's stream of changes; the browser takes it up again by itself when it breaks. */
export function follow(): () => void {
  const stream = new EventSource(apiAddress("/stream"));
  let last = "";
  const changed = (event: MessageEvent<string>): void => {
    if (last && event.data !== last) touched();
    last = event.data;
  };
  stream.addEventListener("revision", changed);
  stream.addEventListener("message", changed);
  return () => stream.close();
}
