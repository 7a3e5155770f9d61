import { untrack } from "svelte";
import { ApiError } from "./ask";
import { record } from "./record.svelte";

/**
 * What a screen shows of the server: asked for again whenever what the question reads changes, or the record.
 *
 * `const page = resource((signal) => ask<Page<X>>("/events", { q: address.get("q") }, signal));`
 * In the meantime the last answer stays, so that nothing jumps.
 */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  busy = $state(true);

  constructor(question: (signal: AbortSignal) => Promise<T>) {
    $effect(() => {
      void record.revision;
      const stop = new AbortController();
      const answer = question(stop.signal);
      untrack(() => void this.wait(answer, stop.signal));
      return () => stop.abort();
    });
  }

  private async wait(answer: Promise<T>, signal: AbortSignal): Promise<void> {
    this.busy = true;
    try {
      const found = await answer;
      if (signal.aborted) return;
      this.value = found;
      this.error = null;
    } catch (cause) {
      if (signal.aborted) return;
      this.error = cause instanceof ApiError ? cause : new ApiError("broken", String(cause), 0);
    }
    this.busy = false;
  }
}

export const resource = <T>(question: (signal: AbortSignal) => Promise<T>): Resource<T> => new Resource(question);
