/** The one place that speaks to the server: JSON in and out, errors in one shape, names remembered. */
import { untrack } from "svelte";
import { learn, type Names } from "./names.svelte";
import { settings } from "./settings.svelte";

export const BASE = "/api/v1";

/** An error as the server tells it: a code, and words in the language asked for. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly place = "",
    readonly values: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

function search(query: Query): string {
  const found = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value as readonly string[]) found.append(name, one);
    else if (value !== null && value !== undefined && value !== "") found.set(name, String(value));
  }
  const text = found.toString();
  return text ? `?${text}` : "";
}

/** Return the address of a request, as `EventSource` needs it. */
export const apiAddress = (path: string, query: Query = {}): string => BASE + path + search(query);

let csrf = { header: "x-csrftoken", cookie: "sijill_csrf" };

/** Remember how the server wants requests marked that change something (from /meta). */
export function setCsrf(header: string, cookie: string): void {
  csrf = { header, cookie };
}

function token(): string {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${csrf.cookie}=`));
  return found ? decodeURIComponent(found.slice(csrf.cookie.length + 1)) : "";
}

async function failure(response: Response): Promise<ApiError> {
  try {
    const { code, message, place, values } = (await response.json()) as Record<string, never>;
    return new ApiError(code ?? String(response.status), message ?? response.statusText, response.status, place, values);
  } catch {
    return new ApiError(String(response.status), response.statusText, response.status);
  }
}

async function send<T>(path: string, init: RequestInit, query: Query = {}): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set("accept", "application/json");
  headers.set("accept-language", untrack(() => settings.lang));
  let response: Response;
  try {
    response = await fetch(apiAddress(path, query), { ...init, headers, credentials: "same-origin" });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError("offline", "", 0);
  }
  if (!response.ok) throw await failure(response);
  if (response.status === 204) return undefined as T;
  const found = (await response.json()) as T & { names?: Record<string, Names> };
  learn(found?.names);
  return found;
}

/** GET as JSON. `signal` ends a request that nobody waits for any more. */
export const ask = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  send<T>(path, signal ? { signal } : {}, query);

type Method = "POST" | "PATCH" | "DELETE";

/** Send something that changes the record. `body` is JSON, or a form with files. */
export async function tell<T>(method: Method, path: string, body?: unknown): Promise<T> {
  try {
    return await attempt<T>(method, path, body);
  } catch (cause) {
    if (!(cause instanceof ApiError && cause.code === "bad-csrf")) throw cause;
    await ask("/meta"); // the server has begun anew, and gives its cookie with the next answer
    return attempt<T>(method, path, body);
  }
}

function attempt<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { [csrf.header]: token() };
  if (body instanceof FormData) return send<T>(path, { method, headers, body });
  if (body !== undefined) headers["content-type"] = "application/json";
  return send<T>(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
}
