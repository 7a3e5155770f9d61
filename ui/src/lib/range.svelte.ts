import { address, put } from "./address.svelte";
import { iso, span } from "./days";

const SOON = 90; // ms; what is costly to draw follows the window so often
const WAIT = 200; // ms; browsers refuse addresses that change many times a second

/** The stretch of time that a screen looks at: `from` and `to` of the address, or the whole. */
export class TimeRange {
  #local = $state.raw<[number, number] | null>(null);
  #settled = $state.raw<[number, number] | null>(null);
  #rest = $state.raw<[number, number] | null>(null);
  #timer = 0;
  #soon = 0;
  #whole: () => [number, number];

  constructor(whole: () => [number, number]) {
    this.#whole = whole;
    $effect(() => {
      void address.get("from");
      void address.get("to");
      this.#local = null;
      this.#settled = null;
      this.#rest = null;
    });
  }

  get whole(): [number, number] {
    return this.#whole();
  }

  get value(): [number, number] {
    if (this.#local) return this.#local;
    const [a, b] = [span(address.get("from")), span(address.get("to"))];
    const [first, last] = this.whole;
    return [a?.[0] ?? first, Math.max(b?.[1] ?? last, (a?.[0] ?? first) + 1)];
  }

  /** The same for what is costly to draw (a map, a list): it follows a moving window a little later. */
  get settled(): [number, number] {
    return this.#settled ?? this.value;
  }

  /** The same for what is costliest (a list that is made anew): where the window has come to rest. */
  get rest(): [number, number] {
    return this.#rest ?? this.value;
  }

  /** Whether the window moves: what only says more of what is drawn need not follow before it rests. */
  get isMoving(): boolean {
    return this.#local !== null && this.#rest !== this.#local;
  }

  get isWhole(): boolean {
    const [[a, b], [first, last]] = [this.value, this.whole];
    return a <= first && b >= last;
  }

  /** Look at another stretch: at least a day, and within the whole. */
  set(from: number, to: number): void {
    const [first, last] = this.whole;
    const length = Math.min(Math.max(to - from, 1), last - first);
    const start = Math.min(Math.max(from, first), last - length);
    const [before, rest] = [this.settled, this.rest];
    this.#local = [start, start + length];
    this.#settled = before;
    this.#rest = rest;
    this.#soon ||= window.setTimeout(() => {
      this.#soon = 0;
      this.#settled = this.#local;
    }, SOON);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#write(), WAIT);
  }

  /** Zoom about a day: a factor under 1 comes nearer. */
  zoom(factor: number, about?: number): void {
    const [a, b] = this.value;
    const at = about ?? (a + b) / 2;
    this.set(at - (at - a) * factor, at + (b - at) * factor);
  }

  /** Move by a share of what is seen; above 0 to the newer. */
  move(share: number): void {
    const [a, b] = this.value;
    const by = (b - a) * share;
    this.set(a + by, b + by);
  }

  reset(): void {
    this.set(...this.whole);
  }

  #write(): void {
    if (!this.#local) return;
    const [a, b] = (this.#rest = this.#local);
    put(this.isWhole ? { from: null, to: null } : { from: iso(a), to: iso(Math.max(a, Math.ceil(b) - 1)) });
  }
}
