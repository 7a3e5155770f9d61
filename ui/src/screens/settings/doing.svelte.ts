import { ApiError } from "../../lib/ask";

/** Something that is asked of the server once, with what went wrong. */
export class Doing {
  busy = $state(false);
  error = $state.raw<ApiError | null>(null);

  async run<T>(what: () => Promise<T>): Promise<T | null> {
    this.busy = true;
    this.error = null;
    try {
      return await what();
    } catch (cause) {
      this.error = cause instanceof ApiError ? cause : new ApiError("broken", String(cause), 0);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
